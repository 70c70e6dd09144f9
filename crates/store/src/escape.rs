//! Removes unnecessary escapes from RON.
//!
//! RON escapes characters that must not be hidden (control and bidirectional characters), but also every
//! apostrophe and every combining mark. `don't` becomes `don\'t`, and a text in Hindi or Arabic becomes
//! unreadable. This writer sits between RON and the file and writes those two unescaped. The text reads back
//! the same either way.

use std::fmt;

/// The length of the longest escape that is undone, `\u{10ffff}`, in bytes.
const LONGEST: usize = 10;

/// A writer that passes on RON with fewer escapes.
pub(super) struct UnescapingWriter<W> {
    out: W,
    state: StringState,
    /// The escape that is being collected, with its backslash; empty outside an escape.
    escape: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum StringState {
    /// Between strings.
    Outside,
    /// At the beginning of a string.
    Opened,
    /// In a string, after its first character.
    Inside,
    /// In a character literal.
    Char,
}

impl<W: fmt::Write> UnescapingWriter<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, state: StringState::Outside, escape: String::new() }
    }

    fn put(&mut self, c: char) -> fmt::Result {
        if !self.escape.is_empty() {
            return self.collect(c);
        }
        match (self.state, c) {
            (StringState::Outside, _) => self.leave_outside(c),
            (_, '\\') => {
                self.escape.push(c);
                return Ok(());
            }
            (StringState::Opened | StringState::Inside, '"') | (StringState::Char, '\'') => {
                self.state = StringState::Outside;
            }
            (StringState::Opened, _) => self.state = StringState::Inside,
            _ => {}
        }
        self.out.write_char(c)
    }

    fn leave_outside(&mut self, c: char) {
        match c {
            '"' => self.state = StringState::Opened,
            '\'' => self.state = StringState::Char,
            _ => {}
        }
    }

    /// Adds a character to an escape, and writes the escape once it is complete.
    fn collect(&mut self, c: char) -> fmt::Result {
        self.escape.push(c);
        let long = self.escape.starts_with("\\u");
        if long && c != '}' && self.escape.len() < LONGEST {
            return Ok(());
        }
        let plain = if self.state == StringState::Char { None } else { needless(&self.escape, self.state) };
        match plain {
            Some(c) => self.out.write_char(c)?,
            None => self.out.write_str(&self.escape)?,
        }
        self.escape.clear();
        if self.state == StringState::Opened {
            self.state = StringState::Inside;
        }
        Ok(())
    }
}

/// Returns the character of an escape that can be written unescaped.
fn needless(escape: &str, state: StringState) -> Option<char> {
    if escape == "\\'" {
        return Some('\'');
    }
    // At the beginning of a string, a mark would combine with the quotation mark.
    if state == StringState::Opened {
        return None;
    }
    let digits = escape.strip_prefix("\\u{")?.strip_suffix('}')?;
    let mark = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    // After a letter, the standard library escapes a mark only if it is invisible.
    let behind = format!("a{mark}");
    behind.escape_debug().eq(behind.chars()).then_some(mark)
}

impl<W: fmt::Write> fmt::Write for UnescapingWriter<W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let plain =
            self.escape.is_empty() && matches!(self.state, StringState::Outside | StringState::Inside);
        // RON writes one character at a time, so that a save spends most of its time here.
        if plain && !text.bytes().any(|byte| matches!(byte, b'"' | b'\'' | b'\\')) {
            return self.out.write_str(text);
        }
        text.chars().try_for_each(|c| self.put(c))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain<T: serde::Serialize>(value: &T) -> String {
        let mut text = String::new();
        ron::Options::default()
            .to_writer_pretty(
                UnescapingWriter::new(&mut text),
                value,
                super::super::file::pretty().compact_arrays(true),
            )
            .unwrap();
        text.split_once('\n').unwrap().1.to_owned() // behind the line of extensions
    }

    #[test]
    fn an_apostrophe_and_a_combining_mark_stay_as_they_are() {
        assert_eq!(plain(&"don't say \"cafe\u{301}\""), "\"don't say \\\"cafe\u{301}\\\"\"");
        assert_eq!(plain(&"हिन्दी"), "\"हिन्दी\"");
    }

    #[test]
    fn what_would_be_hidden_stays_escaped() {
        assert_eq!(plain(&"a\u{202e}b\u{0}\u{200b}"), r#""a\u{202e}b\0\u{200b}""#);
        assert_eq!(plain(&"\u{301}"), r#""\u{301}""#, "a mark that nothing stands before");
    }

    #[test]
    fn characters_and_backslashes_are_left_alone() {
        assert_eq!(plain(&('\'', "x'", '"', "y'", '\\', "\\'")), r#"('\'', "x'", '"', "y'", '\\', "\\'")"#);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn it_reads_back_as_it_was(parts in prop::collection::vec((any::<String>(), any::<char>()), 0..6)) {
            let back: Vec<(String, char)> = ron::from_str(&plain(&parts)).unwrap();
            prop_assert_eq!(back, parts);
        }
    }
}
