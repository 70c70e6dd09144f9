//! Versions of the project file: older ones are migrated, newer ones are kept or only shown.
//!
//! - `version`: the meaning of major and minor versions.
//! - `migrate`: the migrations from each version to the next.
//! - `scan`, `unknown`, `restore`: the fields of a newer minor version, found in the text and put back.
//! - `newer`: the part of a newer major version that is understood.

mod migrate;
mod newer;
mod restore;
mod scan;
#[cfg(test)]
mod tests;
mod unknown;
mod version;

pub(super) use migrate::{migrate_edit, migrate_project};
pub use newer::Newer;
pub(super) use newer::understood;
pub(super) use restore::with_kept_fields;
pub(super) use unknown::{unknown_fields, without_fields};
pub use version::FormatVersion;

/// The version that this program writes.
pub const FORMAT: FormatVersion = FormatVersion { major: 1, minor: 3 };
