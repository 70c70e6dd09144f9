//! The reader and the writer by themselves, for fuzzing.

use super::Settings;

/// Reads a file of settings.
#[must_use]
pub fn settings(bytes: &[u8]) -> Option<Settings> {
    super::parse(bytes).ok()
}

/// The text of a file of settings.
#[must_use]
pub fn settings_text(settings: &Settings) -> String {
    super::words(settings).unwrap_or_default()
}
