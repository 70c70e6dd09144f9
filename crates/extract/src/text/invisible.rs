//! A text without what is not seen: no-break spaces as spaces, and no zero-width marks or soft hyphens.
//!
//! All is read in the folded text, so that such marks part no name and hide no word; what was found is then told in
//! places of the text itself.

use model::{Findings, Span};

/// A folded text, and where its places are in the text that it was made of.
pub(crate) struct VisibleText {
    pub(crate) text: String,
    /// Pairs of a place in the folded text and the same place in the other, in bytes: from there on the distance holds.
    shifts: Vec<(usize, usize)>,
}

const fn is_space(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

const fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Folds a text; nothing where it has nothing to fold.
pub(crate) fn folded(text: &str) -> Option<VisibleText> {
    if !text.contains(|letter| is_space(letter) || is_unseen(letter)) {
        return None;
    }
    let mut folded = VisibleText { text: String::with_capacity(text.len()), shifts: Vec::new() };
    for (at, letter) in text.char_indices() {
        match letter {
            letter if is_space(letter) => folded.text.push(' '),
            letter if is_unseen(letter) => {}
            letter => {
                folded.text.push(letter);
                continue;
            }
        }
        folded.shifts.push((folded.text.len(), at + letter.len_utf8()));
    }
    Some(folded)
}

impl VisibleText {
    fn place(&self, place: usize) -> usize {
        let before = self.shifts.partition_point(|(folded, _)| *folded <= place);
        let (folded, own) =
            before.checked_sub(1).and_then(|at| self.shifts.get(at)).copied().unwrap_or_default();
        own + (place - folded)
    }

    /// The span in the text itself. What is not seen at its ends stays outside.
    pub(crate) fn span(&self, span: Span) -> Span {
        if span.start >= span.end {
            let at = self.place(span.start);
            return Span::new(at, at);
        }
        let end = self.place(span.end - 1) + 1;
        // A space at the end may be a longer one in the text itself.
        let space = self.text.as_bytes().get(span.end - 1) == Some(&b' ');
        let at = self.shifts.partition_point(|(folded, _)| *folded < span.end);
        let longer = self.shifts.get(at).filter(|(folded, _)| space && *folded == span.end);
        Span::new(self.place(span.start), longer.map_or(end, |(_, own)| *own))
    }

    /// Tells findings of the folded text in places of the text itself.
    pub(crate) fn unfold(&self, findings: &mut Findings) {
        for statement in &mut findings.statements {
            statement.spans.iter_mut().for_each(|span| *span = self.span(*span));
            statement.cue = statement.cue.map(|span| self.span(span));
            statement.mention = statement.mention.map(|span| self.span(span));
        }
        for speaker in &mut findings.speakers {
            speaker.mentions.iter_mut().for_each(|span| *span = self.span(*span));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_text_itself() {
        let text = "\u{feff}Ann\u{a0}Roe sa\u{ad}id “no”\u{200b} to it.";
        let folded = folded(text).unwrap();
        assert_eq!(folded.text, "Ann Roe said “no” to it.");
        for word in ["Ann", "Roe", "said", "“no”", "it."] {
            let at = folded.text.find(word).unwrap();
            let own = folded.span(Span::new(at, at + word.len()));
            assert!(own.fits(text));
            assert_eq!(own.of(text).replace('\u{ad}', ""), word);
        }
        let space = folded.text.find(" Roe").unwrap();
        assert!(folded.span(Span::new(space, space + 1)).fits(text));
        assert!(super::folded("Ann Roe said no.").is_none());
    }
}
