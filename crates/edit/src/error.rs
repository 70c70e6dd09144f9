//! The errors of planning and applying changes.

use model::Violation;

/// The reason why a change was not made. The project is unchanged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The record does not exist, perhaps because it was removed meanwhile.
    #[error("This {0} is no longer in the project.")]
    Gone(&'static str),
    /// A record differs from its state when the change was planned.
    #[error("This {0} was changed meanwhile: look at it again and repeat the change.")]
    Stale(&'static str),
    /// A name is missing.
    #[error("A {0} needs a name.")]
    NoName(&'static str),
    /// The change makes no sense; the text says why.
    #[error("{0}")]
    Refused(String),
    /// The change would break an invariant of the project.
    #[error("That would leave the project in disorder: {0}.")]
    Breaks(#[from] Violation),
}
