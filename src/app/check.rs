//! The choices of a person in the view Check.

use model::{FactSource, FoundFact};

/// A part of the view Check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum CheckPart {
    /// The text of an article with its facts.
    #[default]
    Text,
    /// The claims of the project as a table.
    Claims,
    /// The claims of the project by the stage of the work on them.
    Board,
    /// The figures of all statements.
    Figures,
    /// The wrong words of all articles, with the right ones.
    Corrections,
    /// The numbered sources of the article's galley.
    Sources,
}

/// The choices of a person in the view Check.
#[derive(Debug, Default)]
pub(crate) struct CheckChoice {
    /// The part that is shown.
    pub(crate) part: CheckPart,
    /// The selected fact of the article that is shown.
    pub(crate) fact: Option<FoundFact>,
    /// The source against which facts are struck off.
    pub(crate) source: FactSource,
    /// Number of times that a fact had to be brought into sight.
    pub(crate) reveal: u64,
}

impl CheckChoice {
    /// Selects a fact and brings it into sight.
    pub(crate) fn select(&mut self, fact: Option<FoundFact>) {
        self.fact = fact;
        self.reveal += 1;
    }

    /// Returns the place of the selected fact in a galley; where it is gone, that of the one behind it.
    pub(crate) fn place(&self, galley: &analysis::Galley) -> Option<usize> {
        let fact = self.fact?;
        let facts = &galley.facts;
        let same = facts.iter().position(|it| it.span == fact.span && it.kind == fact.kind);
        let near = || facts.iter().position(|it| fact.is_at(it.span, it.kind));
        let behind = || facts.iter().position(|it| it.span.start >= fact.span.start);
        same.or_else(near).or_else(behind).or_else(|| facts.len().checked_sub(1))
    }
}
