//! Control and bidirectional characters: invisible, but obeyed by terminals and browsers.
//!
//! They stay in texts unchanged and are made visible where a text is shown.

use std::borrow::Cow;
use std::fmt::Write;

use unicode_width::UnicodeWidthChar;

/// Returns whether a character tells a terminal or a browser to do something: a control character other than
/// `\n` and tab, one that changes the writing direction, or a line break that is not visible as one.
#[must_use]
pub const fn is_control_or_bidi(c: char) -> bool {
    is_control(c) || turns(c) || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
}

/// Returns whether a character is a control character other than `\n` and tab. No text needs these.
#[must_use]
pub const fn is_control(c: char) -> bool {
    matches!(c, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}') && !matches!(c, '\n' | '\t')
}

/// Returns whether a character changes the writing direction of everything after it, and not only of its
/// neighbours.
const fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns whether a character can be the letter of a party: it is visible, is not white space, and needs no
/// letter before it.
#[must_use]
pub fn is_letter(c: char) -> bool {
    // Characters that Unicode marks as default ignorable or as interlinear annotation, although their width
    // is not 0.
    let ignored =
        matches!(c, '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}');
    !is_control_or_bidi(c) && !c.is_whitespace() && !ignored && c.width().is_some_and(|width| width > 0)
}

/// Returns a text with its control and bidirectional characters spelled out: `⟨U+202E⟩`.
#[must_use]
pub fn spelled_out(text: &str) -> Cow<'_, str> {
    spelled_where(text, is_control_or_bidi)
}

/// Returns a text for the clipboard. Spells out the characters that are dangerous wherever they are pasted;
/// keeps the marks that right-to-left text needs beside other letters.
#[must_use]
pub fn pasteable(text: &str) -> Cow<'_, str> {
    spelled_where(text, |c| is_control(c) || turns(c))
}

/// Returns whether a text may hold a control or bidirectional character, a line break or a tab. Looks only at
/// the first byte of each character, in chunks that the compiler can vectorise: every text on the screen
/// passes here in every frame.
pub(super) fn may_hold(text: &str) -> bool {
    let may = |byte: &u8| *byte < 0x20 || matches!(*byte, 0x7f | 0xc2 | 0xd8 | 0xe2);
    text.as_bytes().chunks(64).any(|bytes| bytes.iter().fold(false, |any, byte| any | may(byte)))
}

/// Returns a text with the characters for which `is_spelled` is `true` spelled out.
pub(super) fn spelled_where(text: &str, is_spelled: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !may_hold(text) || !text.contains(&is_spelled) {
        return text.into();
    }
    let mut spelled_out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_spelled(c) {
            // Writing to a string cannot fail.
            let _ = write!(spelled_out, "⟨U+{:04X}⟩", c as u32);
        } else {
            spelled_out.push(c);
        }
    }
    spelled_out.into()
}

/// Returns a text with one visible character for each control or bidirectional character, so that the
/// positions of all characters stay the same.
#[must_use]
pub fn with_visible_controls(text: &str) -> Cow<'_, str> {
    if !may_hold(text) || !text.contains(is_control_or_bidi) {
        return text.into();
    }
    let seen = |c| match c {
        c if !is_control_or_bidi(c) => c,
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
    fn a_letter_is_visible_by_itself() {
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
    fn pasted_text_has_no_bidi_controls_but_keeps_arabic_and_hebrew_marks() {
        assert_eq!(pasteable("a\u{1b}[31mb\u{202e}c\u{2066}"), "a⟨U+001B⟩[31mb⟨U+202E⟩c⟨U+2066⟩");
        assert!(matches!(pasteable("שלום\u{200f}!\n\tab\u{200e}"), Cow::Borrowed(_)));
    }

    #[test]
    fn control_characters_are_made_visible() {
        assert_eq!(
            spelled_out("pay\u{202e}exe\u{1b}[2J\0 \u{2066}a"),
            "pay⟨U+202E⟩exe⟨U+001B⟩[2J⟨U+0000⟩ ⟨U+2066⟩a"
        );
        assert_eq!(with_visible_controls("a\u{202e}b\u{7}c"), "a⇄b¤c");
        for plain in ["", "“é” 👩\u{200d}👧\n\t", "שלום", "a\u{a0}b\u{ad}"] {
            assert!(matches!(spelled_out(plain), Cow::Borrowed(same) if same == plain));
            assert!(matches!(with_visible_controls(plain), Cow::Borrowed(same) if same == plain));
        }
        let text: String = ('\0'..='\u{2100}').collect();
        assert_eq!(with_visible_controls(&text).chars().count(), text.chars().count());
        assert!(
            !with_visible_controls(&text).contains(is_control_or_bidi)
                && !spelled_out(&text).contains(is_control_or_bidi)
        );
        let missed: Vec<char> = (char::MIN..=char::MAX)
            .filter(|c| (is_control_or_bidi(*c) || "\n\t".contains(*c)) && !may_hold(&c.to_string()))
            .collect();
        assert!(missed.is_empty(), "{missed:?}");
    }
}
