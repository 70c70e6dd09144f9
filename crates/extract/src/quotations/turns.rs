//! Turns of a transcript whose labels are written as names are: "Ms Carter: …", "Speaker 1: …".

use super::super::rules::Rule;
use crate::statements::reader::StatementDraft;
use crate::trees::ParsedText;
use crate::trees::paragraphs;
use model::Span;

/// Labelled paragraphs of a transcript, at least.
const FEWEST: usize = 3;
/// Bytes and words of a label, at most.
const LONGEST: (usize, usize) = (40, 4);

/// Adds the turns of a text of which most paragraphs begin with a label and some labels come again.
pub(crate) fn add(parsed: &ParsedText, drafts: &mut Vec<StatementDraft>) {
    let lines = paragraphs(parsed.text);
    let turns: Vec<(Span, Span)> =
        lines.iter().filter_map(|line| turn(parsed.text, Span::new(line.start, line.end))).collect();
    let mut labels: Vec<&str> = turns.iter().map(|(label, _)| label.of(parsed.text)).collect();
    labels.sort_unstable();
    labels.dedup();
    if turns.len() < FEWEST || turns.len() * 2 < lines.len() || labels.len() >= turns.len() {
        return;
    }
    for (label, words) in turns {
        if drafts
            .iter()
            .any(|draft| draft.rule == Rule::Label && draft.spans.iter().any(|span| span.overlaps(words)))
        {
            continue;
        }
        let paragraph = parsed.paragraph(parsed.range(words).0);
        let (spans, mention) = (vec![words], Some(label));
        drafts.push(StatementDraft { spans, mention, ..StatementDraft::bare(Rule::Label, paragraph) });
    }
}

/// The label and the words of a paragraph.
fn turn(text: &str, line: Span) -> Option<(Span, Span)> {
    let words = line.of(text);
    let colon = words.find(": ").filter(|colon| *colon <= LONGEST.0)?;
    let (label, description) = words.get(..colon)?.split_once(", ").unwrap_or((words.get(..colon)?, ""));
    let numbered = |word: &str| !word.is_empty() && word.chars().all(char::is_numeric);
    let named = |word: &str| word.starts_with(char::is_uppercase) || numbered(word);
    let plain = label.chars().all(|it| it.is_alphanumeric() || matches!(it, ' ' | '.' | '-' | '\'' | '’'));
    let described = description.split(' ').count() <= LONGEST.1 && !description.contains(['“', '"', '.']);
    let fits = plain && described && label.split(' ').count() <= LONGEST.1 && label.split(' ').all(named);
    let rest = words.get(colon + 2..)?;
    let start = line.start + colon + 2 + rest.len() - rest.trim_start().len();
    let end = line.start + words.trim_end().len();
    (fits && start < end).then(|| (Span::new(line.start, line.start + label.len()), Span::new(start, end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_has_a_label_of_names_or_numbers() {
        let has = |text: &str| {
            turn(text, Span::new(0, text.len()))
                .map(|(label, words)| (label.of(text).to_owned(), words.of(text).to_owned()))
        };
        let pair = |label: &str, words: &str| Some((label.to_owned(), words.to_owned()));
        assert_eq!(has("Ms Holm: Not me."), pair("Ms Holm", "Not me."));
        assert_eq!(has("Speaker 2: No."), pair("Speaker 2", "No."));
        assert_eq!(has("ADA LIND, HOST: Welcome."), pair("ADA LIND", "Welcome."));
        assert_eq!(has("There is one thing: the pier."), None);
        assert_eq!(has("Ms Holm: "), None);
        assert_eq!(has(": Not me."), None, "a colon without a label");
    }
}
