//! Signs that are not seen but obeyed: control and bidirectional characters.
//!
//! In a text they stay as they are. Where it is shown, they are shown.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a sign tells a terminal or a browser to do something: a control character but for breaks of lines and tabs, or
/// one that turns the direction of writing.
#[must_use]
pub fn is_obeyed(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    control
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text with such signs spelled out: `⟨U+202E⟩`.
#[must_use]
pub fn spelled(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return text.into();
    }
    let mut spelled = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_obeyed(c) {
            // Writing to a string cannot fail.
            let _ = write!(spelled, "⟨U+{:04X}⟩", c as u32);
        } else {
            spelled.push(c);
        }
    }
    spelled.into()
}

/// A text with one sign that is seen for each of them, so that every other keeps its place among the characters.
#[must_use]
pub fn marked(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return text.into();
    }
    let seen = |c| match c {
        c if !is_obeyed(c) => c,
        c if c.is_control() => '¤',
        _ => '⇄',
    };
    text.chars().map(seen).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_obeyed_is_shown() {
        assert_eq!(
            spelled("pay\u{202e}exe\u{1b}[2J\0 \u{2066}a"),
            "pay⟨U+202E⟩exe⟨U+001B⟩[2J⟨U+0000⟩ ⟨U+2066⟩a"
        );
        assert_eq!(marked("a\u{202e}b\u{7}c"), "a⇄b¤c");
        for plain in ["", "“é” 👩\u{200d}👧\n\t", "שלום", "a\u{a0}b\u{ad}"] {
            assert!(matches!(spelled(plain), Cow::Borrowed(same) if same == plain));
            assert!(matches!(marked(plain), Cow::Borrowed(same) if same == plain));
        }
        let text: String = ('\0'..='\u{2100}').collect();
        assert_eq!(marked(&text).chars().count(), text.chars().count());
        assert!(!marked(&text).contains(is_obeyed) && !spelled(&text).contains(is_obeyed));
    }
}
