//! The looks of everything: one table of tokens for light, one for dark, and what egui makes of them.
#![expect(clippy::disallowed_methods, reason = "the one place where colours are made")]

#[cfg(test)]
mod contrast;
mod fallback;
mod fonts;
mod style;
mod system_fonts;
mod tokens;

pub(crate) use fonts::{bold, bundled, sans, serif, serif_bold};
pub(crate) use style::{apply, choose, is_still, of, set_motion};
pub(crate) use system_fonts::FontSearch;
pub(crate) use tokens::{
    BAR, CARD_TEXT, ECHO, HOVERED, INTERFACE, META, RADIUS, READING, SELECTED, SUGGESTED,
};
pub use tokens::{DARK, LIGHT, ThemeTokens};
