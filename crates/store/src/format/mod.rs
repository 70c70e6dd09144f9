//! Versions of the project file: older ones are brought up, newer ones are kept whole or only shown.
//!
//! - `version`: what a major and a minor version promise.
//! - `migrate`: a step for each version, from the first to the present one.
//! - `scan`, `learn`, `place`: the fields of a newer minor version, found with their words and put back.
//! - `newer`: what of a newer major version can be understood.

mod learn;
mod migrate;
mod newer;
mod place;
mod scan;
#[cfg(test)]
mod tests;
mod version;

pub(super) use learn::{learn, without};
pub(super) use migrate::{bring_up, bring_up_edit};
pub use newer::Newer;
pub(super) use newer::understood;
pub(super) use place::placed;
pub use version::Format;

/// The version that this program writes.
pub const FORMAT: Format = Format { major: 1, minor: 1 };
