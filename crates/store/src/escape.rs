//! Takes back the escapes that nobody needs.
//!
//! RON escapes what must not be hidden (control and bidirectional characters) but also every apostrophe
//! and every combining mark, so that `don't` becomes `don\'t` and a text in Hindi or Arabic becomes
//! unreadable. This writer sits between RON and the file and writes those two as they are. What is read back
//! is the same either way.

use std::fmt;

/// The longest escape that is taken back: `\u{10ffff}`.
const LONGEST: usize = 10;

/// A writer that passes RON on with fewer escapes.
pub(super) struct Plain<W> {
    out: W,
    place: At,
    /// The escape that is being collected, with its backslash; empty outside of one.
    escape: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// Between strings.
    Outside,
    /// In a string that has just been opened.
    Opened,
    /// In a string, behind its first character.
    Inside,
    /// In a character between single quotation marks.
    Char,
}

impl<W: fmt::Write> Plain<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, place: At::Outside, escape: String::new() }
    }

    fn put(&mut self, c: char) -> fmt::Result {
        if !self.escape.is_empty() {
            return self.collect(c);
        }
        match (self.place, c) {
            (At::Outside, _) => self.leave_outside(c),
            (_, '\\') => {
                self.escape.push(c);
                return Ok(());
            }
            (At::Opened | At::Inside, '"') | (At::Char, '\'') => self.place = At::Outside,
            (At::Opened, _) => self.place = At::Inside,
            _ => {}
        }
        self.out.write_char(c)
    }

    fn leave_outside(&mut self, c: char) {
        match c {
            '"' => self.place = At::Opened,
            '\'' => self.place = At::Char,
            _ => {}
        }
    }

    /// Adds to an escape, and writes it out once it is whole.
    fn collect(&mut self, c: char) -> fmt::Result {
        self.escape.push(c);
        let long = self.escape.starts_with("\\u");
        if long && c != '}' && self.escape.len() < LONGEST {
            return Ok(());
        }
        let plain = if self.place == At::Char { None } else { needless(&self.escape, self.place) };
        match plain {
            Some(c) => self.out.write_char(c)?,
            None => self.out.write_str(&self.escape)?,
        }
        self.escape.clear();
        if self.place == At::Opened {
            self.place = At::Inside;
        }
        Ok(())
    }
}

/// The character behind an escape that can be written as it is.
fn needless(escape: &str, place: At) -> Option<char> {
    if escape == "\\'" {
        return Some('\'');
    }
    // A mark that opens a string would be set over the quotation mark.
    if place == At::Opened {
        return None;
    }
    let digits = escape.strip_prefix("\\u{")?.strip_suffix('}')?;
    let mark = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    // Behind a letter, the standard library escapes a mark only when it could not be seen.
    let behind = format!("a{mark}");
    behind.escape_debug().eq(behind.chars()).then_some(mark)
}

impl<W: fmt::Write> fmt::Write for Plain<W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let plain = self.escape.is_empty() && matches!(self.place, At::Outside | At::Inside);
        // RON writes a character at a time: this is where a save spends its time.
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
            .to_writer_pretty(Plain::new(&mut text), value, super::super::file::pretty().compact_arrays(true))
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
