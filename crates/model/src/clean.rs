//! Text without control characters, guaranteed by its type, for everything that is printed.

use std::borrow::Cow;
use std::fmt;

use super::control_characters::{is_control_or_bidi, may_hold, spelled_where};

/// Text in which every control and bidirectional character ([`is_control_or_bidi`]) is spelled out.
///
/// Every constructor ensures this, so a function that takes it cannot be given anything else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CleanText(String);

impl CleanText {
    /// Creates text on one line. Line breaks and tabs are spelled out too, so that a name cannot look like a
    /// line of its own.
    #[must_use]
    pub fn line(text: impl Into<String>) -> Self {
        Self::made(text.into(), |c| is_control_or_bidi(c) || matches!(c, '\n' | '\t'))
    }

    /// Creates text that may have several lines.
    #[must_use]
    pub fn lines(text: impl Into<String>) -> Self {
        Self::made(text.into(), is_control_or_bidi)
    }

    fn made(text: String, is_spelled: impl Fn(char) -> bool) -> Self {
        // Most texts are clean and are not copied.
        let spelled = may_hold(&text).then(|| spelled_where(&text, is_spelled));
        let changed = spelled.and_then(|spelled| match spelled {
            Cow::Owned(changed) => Some(changed),
            Cow::Borrowed(_) => None,
        });
        Self(changed.unwrap_or(text))
    }

    /// Returns the text between words of the program itself.
    #[must_use]
    pub fn between(mut self, before: &'static str, after: &'static str) -> Self {
        self.0.insert_str(0, before);
        self.0.push_str(after);
        self
    }

    /// Returns the text without white space at its end.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        self.0.truncate(self.0.trim_end().len());
        self
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for CleanText {
    fn from(text: String) -> Self {
        Self::line(text)
    }
}

impl From<&str> for CleanText {
    fn from(text: &str) -> Self {
        Self::line(text)
    }
}

impl From<fmt::Arguments<'_>> for CleanText {
    fn from(text: fmt::Arguments<'_>) -> Self {
        Self::line(text.to_string())
    }
}

impl fmt::Display for CleanText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clean_text_has_no_control_characters() {
        let all: String = ('\0'..='\u{2100}').collect();
        for clean in [CleanText::line(all.as_str()), CleanText::lines(all.as_str())] {
            assert!(!clean.as_str().contains(is_control_or_bidi));
        }
        assert!(!CleanText::line(all).as_str().contains(['\n', '\t']));
        assert_eq!(CleanText::from("a\nb\r\u{9b}").as_str(), "a⟨U+000A⟩b⟨U+000D⟩⟨U+009B⟩");
        assert_eq!(CleanText::lines("a\n\tb").between("[\n", "\n]").as_str(), "[\na\n\tb\n]");
        assert_eq!(CleanText::from(format_args!("{}: “é” 👩\u{200d}👧", 1)).as_str(), "1: “é” 👩\u{200d}👧");
    }
}
