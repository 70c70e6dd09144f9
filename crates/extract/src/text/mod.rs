//! The text itself: its language, its tokens, its sentences, and characters that a reader does not see.

pub(crate) mod invisible;
pub(crate) mod language;
pub(crate) mod sentences;
mod token;
pub(crate) mod tokens;

use tokens::Token;

/// A text with its tokens: what the stages that read words pass on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Document<'t> {
    pub(crate) text: &'t str,
    pub(crate) tokens: &'t [Token],
}
