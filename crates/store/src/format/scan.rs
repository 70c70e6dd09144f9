//! A scanner for RON that finds the beginning and end of values without interpreting them.
//!
//! It needs constant memory, whatever the text and however deeply brackets are nested. It may accept or
//! refuse invalid RON; its users parse the result.

use std::ops::Range;

use files::BYTE_ORDER_MARK;

/// A position in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    pub(super) at: usize,
}

impl<'a> Scanner<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Starts behind the byte order mark and the attributes (`#![enable(…)]`) before the value of a file.
    pub(super) fn of_file(text: &'a str) -> Self {
        let mut scanner = Self::new(text);
        scanner.eat(BYTE_ORDER_MARK);
        loop {
            scanner.gap();
            if !scanner.rest().starts_with("#!") {
                return scanner;
            }
            scanner.at = scanner.rest().find(']').map_or(text.len(), |end| scanner.at + end + 1);
        }
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        part(self.text, range)
    }

    fn rest(&self) -> &'a str {
        self.slice(self.at..self.text.len())
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Takes this character, if it is the next.
    pub(super) fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    /// Skips white space and comments.
    pub(super) fn gap(&mut self) {
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start().len();
            let rest = self.rest();
            if rest.starts_with("//") {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                self.at += block(rest);
            } else {
                return;
            }
        }
    }

    /// Takes an identifier, which may be raw.
    pub(super) fn name(&mut self) -> Option<&'a str> {
        let start = self.at;
        let raw = if self.rest().starts_with("r#") { 2 } else { 0 };
        let word = self.slice(start + raw..self.text.len());
        if !word.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            return None;
        }
        let len = word.find(|c: char| !is_of_name(c)).unwrap_or(word.len());
        self.at = start + raw + len;
        Some(&word[..len])
    }

    /// Takes an identifier and its colon, the beginning of a field. Takes nothing if there is none.
    pub(super) fn field(&mut self) -> Option<&'a str> {
        let mut ahead = *self;
        let name = ahead.name()?;
        ahead.gap();
        ahead.eat(':').then(|| {
            *self = ahead;
            name
        })
    }

    /// Takes an identifier and its opening bracket, such as `Some(`. Takes nothing if there is none.
    pub(super) fn opened_name(&mut self) -> Option<&'a str> {
        let mut ahead = *self;
        let name = ahead.name()?;
        ahead.gap();
        ahead.eat('(').then(|| {
            *self = ahead;
            name
        })
    }

    /// Skips white space and takes a complete value. Returns its range.
    pub(super) fn value(&mut self) -> Option<Range<usize>> {
        self.gap();
        let start = self.at;
        let mut depth = 0usize;
        loop {
            let mut named = false;
            match self.peek()? {
                '(' | '[' | '{' => {
                    self.at += 1;
                    depth += 1;
                }
                ')' | ']' | '}' => {
                    self.at += 1;
                    depth = depth.checked_sub(1)?;
                }
                ',' | ':' if depth > 0 => self.at += 1,
                _ => named = self.word()?,
            }
            if depth == 0 {
                let end = self.at;
                if named {
                    self.gap();
                }
                if !(named && self.peek() == Some('(')) {
                    self.at = end;
                    return Some(start..end);
                }
            }
            self.gap();
        }
    }

    /// Takes a string, a character, a number or an identifier. Returns whether it may be the name of what
    /// follows.
    fn word(&mut self) -> Option<bool> {
        let rest = self.rest();
        let mark = rest.trim_start_matches(['b', 'r', '#']).chars().next();
        if matches!(mark, Some('"' | '\'')) && is_prefix(rest) {
            self.at += if mark == Some('"') { text(rest)? } else { character(rest)? };
            return Some(false);
        }
        if self.name().is_some() {
            return Some(true);
        }
        let len = rest.find(|c: char| !is_of_name(c)).unwrap_or(rest.len());
        self.at += len;
        (len > 0).then_some(false)
    }
}

/// Returns a part of a text between two positions of a scanner.
pub(super) fn part(text: &str, range: Range<usize>) -> &str {
    debug_assert!(
        text.get(range.clone()).is_some(),
        "{range:?} is not a part of a text of {} bytes",
        text.len()
    );
    text.get(range).unwrap_or_default()
}

/// Returns whether the text before a quotation mark is a prefix of the literal: `b`, `r`, `br`, and the `#`
/// of a raw string.
fn is_prefix(rest: &str) -> bool {
    let mark = rest.find(['"', '\'']).unwrap_or_default();
    let letters = rest[..mark].trim_end_matches('#');
    let raw = letters.ends_with('r');
    matches!(letters, "" | "b" | "r" | "br") && (raw || letters.len() == mark)
}

/// Returns whether a character belongs to an identifier or a number.
fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '+' | '-')
}

/// Returns the length of a block comment in bytes, including nested ones.
fn block(rest: &str) -> usize {
    let (mut depth, mut at) = (0usize, 0);
    let bytes = rest.as_bytes();
    while let Some(found) = memchr::memchr2(b'/', b'*', &bytes[at..]) {
        at += found;
        match bytes.get(at..at + 2) {
            Some(b"/*") => {
                depth += 1;
                at += 2;
            }
            Some(b"*/") => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    rest.len()
}

/// Returns the length of a string literal in bytes, raw or not.
fn text(rest: &str) -> Option<usize> {
    let open = rest.find('"')?;
    let before = &rest[..open];
    if before.contains('r') {
        let end = format!("\"{}", "#".repeat(before.matches('#').count()));
        let inside = &rest[open + 1..];
        return Some(open + 1 + inside.find(&end)? + end.len());
    }
    let (bytes, mut at) = (rest.as_bytes(), open + 1);
    loop {
        at += memchr::memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[at] == b'"' {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// Returns the length of a character literal in bytes.
fn character(rest: &str) -> Option<usize> {
    let open = rest.find('\'')?;
    let inside = &rest[open + 1..];
    // Neither an escaped quotation mark nor one that is the character itself ends the literal.
    let skip = if inside.starts_with('\\') { 2 } else { inside.chars().next()?.len_utf8() };
    Some(open + 1 + skip + inside.get(skip..)?.find('\'')? + 1)
}

/// Returns the value of a field of a record; `None` where it has no such field.
pub(super) fn value_of<'a>(record: &'a str, name: &str) -> Option<&'a str> {
    let mut scanner = Scanner::new(record);
    scanner.gap();
    if !scanner.eat('(') {
        return None;
    }
    loop {
        scanner.gap();
        let found = scanner.field()?;
        let value = scanner.value()?;
        if found == name {
            return Some(scanner.slice(value));
        }
        scanner.gap();
        scanner.eat(',');
    }
}

/// Returns the key of a record in its list: its id, or the two records that it connects.
pub(super) fn key_of(record: &str) -> Option<String> {
    if let Some(id) = value_of(record, "id") {
        return Some(id.to_owned());
    }
    let ties = [("statement", "party"), ("tag", "by")];
    ties.into_iter()
        .find_map(|(one, other)| Some(format!("{} {}", value_of(record, one)?, value_of(record, other)?)))
}

/// Returns a value without white space, comments and commas, which programs may place differently.
pub(super) fn bare(value: &str) -> String {
    let mut scanner = Scanner::new(value);
    let mut bare = String::with_capacity(value.len());
    loop {
        scanner.gap();
        let start = scanner.at;
        match scanner.peek() {
            None => return bare,
            Some(c @ ('(' | ')' | '[' | ']' | '{' | '}' | ',' | ':')) => {
                scanner.at += 1;
                if c != ',' {
                    bare.push(c);
                }
            }
            Some(c) => {
                if scanner.word().is_none() {
                    scanner.at += c.len_utf8();
                }
                bare.push_str(scanner.slice(start..scanner.at));
                bare.push(' ');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<&str> {
        Scanner::new(text).value().map(|range| &text[range])
    }

    #[test]
    fn a_value_ends_where_it_ends() {
        for value in [
            "1",
            "-1_000.5e-3",
            "true",
            "None",
            "Some(1)",
            "Given (\"p\")",
            "()",
            "(a: 1, b: [(1), {2: 3}])",
            "\"a \\\" ) b\"",
            "r#\"a \" ) b\"#",
            "r\"\\\"",
            "b\"\\\"\"",
            "br#\"\"\"#",
            "'\"'",
            "'\\''",
            "'\\u{22}'",
            "'''",
            "(a: ')', b: \"]\") ",
            "[/* ] /* ) */ ] */ 1, // ]\n 2]",
            "r#type",
            "Web(address: \"x\")",
        ] {
            for end in [",", ")", " , x: 1", "/* , */, 1", "\n]"] {
                let text = format!(" \n// note\n{value}{end}");
                assert_eq!(first(&text), Some(value.trim_end()), "{text}");
            }
        }
    }

    #[test]
    fn what_does_not_end_is_no_value() {
        for text in ["", "(", "(]", "\"a", "r#\"a\"", "'", "'a", "[1, 2", ")", ",", "(a: ", "/* 1", "#", "§"]
        {
            assert!(first(text).is_none_or(|value| value == "(]"), "{text}: {:?}", first(text));
        }
        let deep = "(".repeat(1_000_000);
        assert_eq!(first(&deep), None);
    }

    #[test]
    fn a_field_is_found_in_its_record() {
        let record = "( /* id: 2 */ text: \"id: 3\", inner: (id: 4), id : \"s1\", )";
        assert_eq!(value_of(record, "id"), Some("\"s1\""));
        assert_eq!(value_of(record, "inner"), Some("(id: 4)"));
        assert_eq!(value_of(record, "none"), None);
        assert_eq!(value_of("[1]", "id"), None);
        assert_eq!(key_of(record).as_deref(), Some("\"s1\""));
        assert_eq!(key_of("(tag: \"t\", at: 1, by: \"p\")").as_deref(), Some("\"t\" \"p\""));
        assert_eq!(key_of("(tag: \"t\")"), None);
    }

    #[test]
    fn white_space_and_commas_do_not_matter() {
        assert_eq!(bare("( a : 1 , b: [\n\"x, y\",\n], )"), bare("(a: 1, b: [\"x, y\"])"));
        assert_ne!(bare("(a: 1)"), bare("(a: 2)"));
        assert_ne!(bare("[1, 2]"), bare("[12]"));
    }
}
