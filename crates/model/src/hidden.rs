//! Signs that are not seen but obeyed: control and bidirectional characters.
//!
//! In a text they stay as they are. Where it is shown, they are shown.

use std::borrow::Cow;
use std::fmt::Write;

use unicode_width::UnicodeWidthChar;

/// Returns whether a sign tells a terminal or a browser to do something: a control character but for `\n` and tabs, one that
/// turns the direction of writing, or one that ends a line without being seen to.
#[must_use]
pub const fn is_obeyed(c: char) -> bool {
    is_control(c) || turns(c) || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
}

/// Returns whether a sign is a control character that no text needs: any but `\n` and tabs.
#[must_use]
pub const fn is_control(c: char) -> bool {
    matches!(c, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}') && !matches!(c, '\n' | '\t')
}

/// Returns whether a sign turns the direction of all that follows it, and not only of what is beside it.
const fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns whether a sign can stand for a party by itself: it is seen, is not white space, and needs no letter before it.
#[must_use]
pub fn is_letter(c: char) -> bool {
    // Those that Unicode says a reader may ignore, and that count as wide all the same.
    let ignored =
        matches!(c, '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}');
    !is_obeyed(c) && !c.is_whitespace() && !ignored && c.width().is_some_and(|width| width > 0)
}

/// A text with such signs spelled out: `⟨U+202E⟩`.
#[must_use]
pub fn spelled(text: &str) -> Cow<'_, str> {
    spelled_where(text, is_obeyed)
}

/// Returns a name on one line: without the line breaks that an article may have in it, and with hidden characters
/// spelled out.
pub fn one_line(text: &str) -> String {
    spelled(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// A text for the clipboard. Signs spelled out in it are those that are dangerous wherever it is pasted; the marks that right-to-left
/// text needs beside other letters stay.
#[must_use]
pub fn pasteable(text: &str) -> Cow<'_, str> {
    spelled_where(text, |c| is_control(c) || turns(c))
}

/// Returns whether a text may hold a sign that is obeyed, or breaks of lines and tabs. Says so by the first byte of each sign, and in
/// steps that a processor takes at once: every text that is shown passes here in every frame.
pub(super) fn may_hold(text: &str) -> bool {
    let may = |byte: &u8| *byte < 0x20 || matches!(*byte, 0x7f | 0xc2 | 0xd8 | 0xe2);
    text.as_bytes().chunks(64).any(|bytes| bytes.iter().fold(false, |any, byte| any | may(byte)))
}

/// A text in which these signs are spelled out.
pub(super) fn spelled_where(text: &str, is_spelled: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !may_hold(text) || !text.contains(&is_spelled) {
        return text.into();
    }
    let mut spelled = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_spelled(c) {
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
    if !may_hold(text) || !text.contains(is_obeyed) {
        return text.into();
    }
    let seen = |c| match c {
        c if !is_obeyed(c) => c,
        '\r' | '\u{2028}' | '\u{2029}' => '¶',
        c if is_control(c) => '¤',
        _ => '⇄',
    };
    text.chars().map(seen).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_seen_by_itself() {
        for letter in ['M', 'é', '9', '漢', 'ש', '€', 'ि'] {
            assert!(is_letter(letter), "{letter}");
        }
        let hidden = "\0\u{7}\u{1b}\u{7f}\u{9b} \n\u{a0}\u{ad}\u{301}\u{200b}\u{200d}\u{200e}\u{202e}\u{2028}\u{2060}\u{2066}\
                      \u{3164}\u{fe0f}\u{feff}\u{e0041}";
        for letter in hidden.chars() {
            assert!(!is_letter(letter), "U+{:04X}", letter as u32);
        }
    }

    #[test]
    fn what_is_pasted_turns_nothing_and_keeps_the_marks_of_arabic_and_hebrew() {
        assert_eq!(pasteable("a\u{1b}[31mb\u{202e}c\u{2066}"), "a⟨U+001B⟩[31mb⟨U+202E⟩c⟨U+2066⟩");
        assert!(matches!(pasteable("שלום\u{200f}!\n\tab\u{200e}"), Cow::Borrowed(_)));
    }

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
        let missed: Vec<char> = (char::MIN..=char::MAX)
            .filter(|c| (is_obeyed(*c) || "\n\t".contains(*c)) && !may_hold(&c.to_string()))
            .collect();
        assert!(missed.is_empty(), "{missed:?}");
    }
}
