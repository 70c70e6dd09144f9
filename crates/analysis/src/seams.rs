//! Where a statement can be parted: between sentences, clauses, words.

use unicode_segmentation::UnicodeSegmentation;

use model::Span;

/// How plain a seam is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SeamKind {
    /// Between two words.
    Word,
    /// Behind a comma or the like, or before a word that joins clauses.
    Clause,
    /// Between two sentences, or two stretches.
    Sentence,
}

impl SeamKind {
    /// A description of the places that it divides.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Word => "between words",
            Self::Clause => "between clauses",
            Self::Sentence => "between sentences",
        }
    }
}

/// A place at which a statement can be parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seam {
    /// The byte of the article with which the second half begins.
    pub at: usize,
    /// How plain it is.
    pub kind: SeamKind,
}

/// Words before which a clause often begins.
const JOINING: &[&str] = &[
    "and", "but", "or", "because", "which", "who", "that", "while", "when", "if", "although", "though", "so",
    "yet", "whereas", "unless", "until", "since", "after", "before", "as",
];

/// All places between the words of a statement, in the order of the text.
#[must_use]
pub fn seams(text: &str, spans: &[Span]) -> Vec<Seam> {
    let mut found: Vec<Seam> = Vec::new();
    for (nth, span) in spans.iter().enumerate() {
        let words = span.of(text);
        let sentences: Vec<usize> = words.split_sentence_bound_indices().map(|(at, _)| at).collect();
        let mut end = None;
        for (at, word) in words.unicode_word_indices() {
            let begins = end.map_or(0, |end| opening(words, end, at));
            let kind = match end {
                None if nth == 0 => None,
                None => Some(SeamKind::Sentence),
                Some(end) => Some(kind(words, (end, begins), word, &sentences)),
            };
            found.extend(kind.map(|kind| Seam { at: span.start + begins, kind }));
            end = Some(at + word.len());
        }
    }
    found
}

/// Where the next half begins between two words: behind the last space, so that an opening quotation mark goes with
/// what it opens.
fn opening(words: &str, end: usize, at: usize) -> usize {
    let gap = words.get(end..at).unwrap_or_default();
    gap.rfind(char::is_whitespace)
        .map_or(at, |space| end + space + gap[space..].chars().next().map_or(1, char::len_utf8))
}

fn kind(words: &str, (end, begins): (usize, usize), word: &str, sentences: &[usize]) -> SeamKind {
    let gap = words.get(end..begins).unwrap_or_default();
    if sentences.iter().any(|at| end < *at && *at <= begins) {
        SeamKind::Sentence
    } else if gap.contains([',', ';', ':', '–', '—', '…', '(', ')', '\n'])
        || gap.trim_end().ends_with(['”', '»'])
        || JOINING.contains(&word.to_lowercase().as_str())
    {
        SeamKind::Clause
    } else {
        SeamKind::Word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn halves(text: &str, least: SeamKind) -> Vec<&str> {
        let all = seams(text, &[Span::new(0, text.len())]);
        all.iter().filter(|seam| seam.kind >= least).map(|seam| &text[seam.at..]).collect()
    }

    #[test]
    fn sentences_and_clauses_are_told_from_words() {
        let text = "“We tried. Nobody came, and “few” asked why.”";
        assert_eq!(halves(text, SeamKind::Sentence), ["Nobody came, and “few” asked why.”"]);
        let clauses = ["Nobody came, and “few” asked why.”", "and “few” asked why.”", "asked why.”"];
        assert_eq!(halves(text, SeamKind::Clause), clauses);
        assert_eq!(halves(text, SeamKind::Word).len(), 7);
        assert!(halves(text, SeamKind::Word).contains(&"“few” asked why.”"));
    }

    #[test]
    fn stretches_are_parted_from_each_other() {
        let text = "one two said she three";
        let all = seams(text, &[Span::new(0, 7), Span::new(17, 22)]);
        assert_eq!(all.last(), Some(&Seam { at: 17, kind: SeamKind::Sentence }));
        assert_eq!(all.len(), 2);
        assert_eq!(seams("word", &[Span::new(0, 4)]), []);
        assert_eq!(seams("👩‍🏭 — !", &[Span::new(0, 3)]), []);
    }
}
