//! Places at which a statement can be parted: between sentences, clauses, words.

use unicode_segmentation::UnicodeSegmentation;

use model::Span;

/// The plainness of a seam.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SplitPointKind {
    /// Between two words.
    Word,
    /// Behind a comma or the like, or before a word that joins clauses.
    Clause,
    /// Between two sentences, or two stretches.
    Sentence,
}

impl SplitPointKind {
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
pub struct SplitPoint {
    /// The byte of the article with which the second half begins.
    pub at: usize,
    /// Its plainness.
    pub kind: SplitPointKind,
}

/// Words before which a clause often begins.
const JOINING: &[&str] = &[
    "and", "but", "or", "because", "which", "who", "that", "while", "when", "if", "although", "though", "so",
    "yet", "whereas", "unless", "until", "since", "after", "before", "as",
];

/// All places between the words of a statement, in the order of the text.
#[must_use]
pub fn split_points(text: &str, spans: &[Span]) -> Vec<SplitPoint> {
    let mut found: Vec<SplitPoint> = Vec::new();
    for (nth, span) in spans.iter().enumerate() {
        let words = span.of(text);
        let sentences: Vec<usize> = words.split_sentence_bound_indices().map(|(at, _)| at).collect();
        let mut end = None;
        for (at, word) in words.unicode_word_indices() {
            let begins = end.map_or(0, |end| opening(words, end, at));
            let kind = match end {
                None if nth == 0 => None,
                None => Some(SplitPointKind::Sentence),
                Some(end) => Some(kind(words, (end, begins), word, &sentences)),
            };
            found.extend(kind.map(|kind| SplitPoint { at: span.start + begins, kind }));
            end = Some(at + word.len());
        }
    }
    found
}

/// Returns the start of the next half between two words: behind the last space, so that an opening quotation mark goes with
/// what it opens.
fn opening(words: &str, end: usize, at: usize) -> usize {
    let gap = words.get(end..at).unwrap_or_default();
    gap.rfind(char::is_whitespace)
        .map_or(at, |space| end + space + gap[space..].chars().next().map_or(1, char::len_utf8))
}

fn kind(words: &str, (end, begins): (usize, usize), word: &str, sentences: &[usize]) -> SplitPointKind {
    let gap = words.get(end..begins).unwrap_or_default();
    if sentences.iter().any(|at| end < *at && *at <= begins) {
        SplitPointKind::Sentence
    } else if gap.contains([',', ';', ':', '–', '—', '…', '(', ')', '\n'])
        || gap.trim_end().ends_with(['”', '»'])
        || JOINING.contains(&word.to_lowercase().as_str())
    {
        SplitPointKind::Clause
    } else {
        SplitPointKind::Word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn halves(text: &str, least: SplitPointKind) -> Vec<&str> {
        let all = split_points(text, &[Span::new(0, text.len())]);
        all.iter().filter(|seam| seam.kind >= least).map(|seam| &text[seam.at..]).collect()
    }

    #[test]
    fn sentences_and_clauses_are_told_from_words() {
        let text = "“We tried. Nobody came, and “few” asked why.”";
        assert_eq!(halves(text, SplitPointKind::Sentence), ["Nobody came, and “few” asked why.”"]);
        let clauses = ["Nobody came, and “few” asked why.”", "and “few” asked why.”", "asked why.”"];
        assert_eq!(halves(text, SplitPointKind::Clause), clauses);
        assert_eq!(halves(text, SplitPointKind::Word).len(), 7);
        assert!(halves(text, SplitPointKind::Word).contains(&"“few” asked why.”"));
    }

    #[test]
    fn stretches_are_parted_from_each_other() {
        let text = "one two said she three";
        let all = split_points(text, &[Span::new(0, 7), Span::new(17, 22)]);
        assert_eq!(all.last(), Some(&SplitPoint { at: 17, kind: SplitPointKind::Sentence }));
        assert_eq!(all.len(), 2);
        assert_eq!(split_points("word", &[Span::new(0, 4)]), []);
        assert_eq!(split_points("👩‍🏭 — !", &[Span::new(0, 3)]), []);
    }
}
