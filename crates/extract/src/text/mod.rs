//! The text itself: its language, its tokens, its sentences, and characters that a reader does not see.

pub(crate) mod invisible;
pub(crate) mod language;
pub(crate) mod sentences;
pub(crate) mod tokens;
