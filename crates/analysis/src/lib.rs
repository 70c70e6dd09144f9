//! Analyses of a project: exchanges, the right of reply, figures of parties, and content that two statements share.
//!
//! Each is a pure function of a [`Scope`] (the statements and links that are looked at) and costs time in
//! proportion to it, but for sorting. Results hold places in the scope's list and ids, no words, so that they are small and
//! can be kept as long as the project and the scope stay as they are: compute them once a revision, when they are
//! first asked for.

mod accusations;
mod accused;
pub mod answers;
mod candidates;
mod charge;
mod descriptions;
mod doing;
mod echo;
mod exchanges;
mod figures;
mod hints;
mod lists;
mod names;
mod networks;
mod numbers;
mod parts;
mod quoted;
mod replies;
mod scope;
mod seams;
mod silence;
#[cfg(test)]
mod testing;
mod threads;
mod words;

pub use accusations::{Accusations, Charges};
pub use candidates::{Candidate, Turn, candidates, likely_relation};
pub use echo::{Echo, Mark, Shared, echo};
pub use exchanges::{Entry, Exchanges, Part, Row, RowKind};
pub use figures::{Figures, PanelFigures, Said};
pub use names::likely_kind;
pub use networks::{
    Actor, Actors, Affiliation, Answer, Answers, Compared, Concept, Concepts, Measure, Normalisation, Pair,
    Uses,
};
pub use replies::{Due, Ground, RightOfReply, State};
pub use scope::{Fact, Facts, Place, Scope, Tie};
pub use seams::{Seam, SeamKind, seams};
pub use silence::Told;
pub use threads::Threads;
pub use words::Words;
