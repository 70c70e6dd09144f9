//! The words, figures and dates that the statement and the source share, found again only where either has changed.

use analysis::{SharedContent, SharedKind, SharedSpan, shared_words};
use model::Span;

/// Number of pairs of differing figures that are listed.
const MOST: usize = 4;

/// A figure of the statement, and one of the same thing in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Differing {
    /// The figure of the statement.
    pub(super) claim: String,
    /// The figures of the source.
    pub(super) source: String,
}

/// The marks in both texts.
#[derive(Debug, Default)]
pub(super) struct CachedMarks {
    of: Option<(Vec<Span>, Span)>,
    shared: SharedContent,
    differing: Vec<Differing>,
}

impl CachedMarks {
    /// Compares the statement with a stretch of the source, unless that was done last.
    pub(super) fn update(&mut self, claim: (&str, &[Span]), (source, span): (&str, Span)) {
        let key = (claim.1.to_vec(), span);
        if self.of.as_ref() == Some(&key) {
            return;
        }
        self.of = Some(key);
        self.shared = shared_words(claim, (source, &[span]));
        let figures = |marks: &[SharedSpan], text: &str| -> Vec<String> {
            let differs = marks.iter().filter(|mark| mark.shared == SharedKind::DifferingFigure);
            differs.map(|mark| mark.span.of(text).to_owned()).take(MOST).collect()
        };
        let ours = figures(&self.shared.claim, claim.0);
        let theirs = figures(&self.shared.answer, source).join(", ");
        self.differing = ours.into_iter().map(|claim| Differing { claim, source: theirs.clone() }).collect();
    }

    /// The marks in the statement.
    pub(super) fn claim(&self) -> &[SharedSpan] {
        &self.shared.claim
    }

    /// The marks in the source.
    pub(super) fn source(&self) -> &[SharedSpan] {
        &self.shared.answer
    }

    /// The figures that differ.
    pub(super) fn differing(&self) -> &[Differing] {
        &self.differing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_that_differ_are_named() {
        let (claim, source) = ("Repairs cost 4,000 pounds", "The repairs cost 3,900 pounds in March");
        let mut marks = CachedMarks::default();
        marks.update((claim, &[Span::new(0, claim.len())]), (source, Span::new(0, source.len())));
        let differing = Differing { claim: "4,000".to_owned(), source: "3,900".to_owned() };
        assert_eq!(marks.differing(), [differing]);
        assert!(marks.claim().len() > 1 && marks.source().len() > 1);
    }
}
