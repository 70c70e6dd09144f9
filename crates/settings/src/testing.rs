//! The parser and the writer of settings, for fuzzing.

use super::Settings;

/// Parses a settings file.
#[must_use]
pub fn settings(bytes: &[u8]) -> Option<Settings> {
    super::ron_file::parse::<Settings>(bytes).ok().map(Settings::repair)
}

/// Returns the text of a settings file.
#[must_use]
pub fn settings_text(settings: &Settings) -> String {
    super::ron_file::words(settings).unwrap_or_default()
}
