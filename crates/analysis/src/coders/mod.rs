//! The program as a coder: what became of its suggestions, and how far it and people agree. `docs/figures.md` defines every figure.

mod agreement;
mod fates;
#[cfg(test)]
mod tests;

pub use agreement::{Agreement, Rater, agreements};
pub use fates::{
    ConfidenceBand, Fate, FateCount, Suggestion, SuggestionKind, SuggestionOf, fate_counts, suggestions,
};
