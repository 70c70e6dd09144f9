//! The tokens of Rich Text: groups, control words, and the bytes of the text.

/// The longest name of a control word that is looked at, in bytes.
const NAME: usize = 32;

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RtfToken<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A control word without its backslash, and its number.
    Word(&'a str, Option<i32>),
    /// A control symbol: the character behind the backslash.
    Symbol(u8),
    /// A byte of text that is written as `\'hh`.
    Escaped(u8),
    /// A byte of text.
    Byte(u8),
}

/// Splits Rich Text into tokens.
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn control(&mut self) -> Option<RtfToken<'a>> {
        let first = self.peek()?;
        if first == b'\'' {
            let digits = self.bytes.get(self.at + 1..self.at + 3)?;
            let byte =
                std::str::from_utf8(digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok());
            self.at += if byte.is_some() { 3 } else { 1 };
            return Some(byte.map_or(RtfToken::Symbol(b'\''), RtfToken::Escaped));
        }
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            return Some(RtfToken::Symbol(first));
        }
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) && self.at - start < NAME {
            self.at += 1;
        }
        let name = std::str::from_utf8(self.bytes.get(start..self.at)?).ok()?;
        let number = self.number();
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        if name == "bin" {
            // Bytes of a picture, which may look like anything.
            let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            self.at = self.at.saturating_add(length).min(self.bytes.len());
        }
        Some(RtfToken::Word(name, number))
    }

    fn number(&mut self) -> Option<i32> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) && self.at - start < 11 {
            self.at += 1;
        }
        let number = std::str::from_utf8(self.bytes.get(start..self.at)?).ok()?.parse::<i64>().ok();
        if number.is_none() {
            self.at = start;
        }
        Some(number?.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = RtfToken<'a>;

    fn next(&mut self) -> Option<RtfToken<'a>> {
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match byte {
                b'{' => return Some(RtfToken::Open),
                b'}' => return Some(RtfToken::Close),
                b'\\' => return self.control(),
                // Line ends and zeros are there for the file, not for the text.
                b'\r' | b'\n' | 0 => {}
                byte => return Some(RtfToken::Byte(byte)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_symbols_and_bytes() {
        let tokens: Vec<RtfToken<'_>> = Tokens::new(b"{\\u-8220?\\'93a\\~\\fs24 b\\bin3 }}{c}").collect();
        assert_eq!(
            tokens,
            [
                RtfToken::Open,
                RtfToken::Word("u", Some(-8220)),
                RtfToken::Byte(b'?'),
                RtfToken::Escaped(0x93),
                RtfToken::Byte(b'a'),
                RtfToken::Symbol(b'~'),
                RtfToken::Word("fs", Some(24)),
                RtfToken::Byte(b'b'),
                RtfToken::Word("bin", Some(3)),
                RtfToken::Byte(b'c'),
                RtfToken::Close,
            ]
        );
    }
}
