//! The encodings of simple fonts.

use encoding_rs::{MACINTOSH, WINDOWS_1252};

use super::glyph_names;
use crate::formats::symbols;

/// An encoding that a font starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    Standard,
    WinAnsi,
    MacRoman,
    Symbol,
    Dingbats,
}

/// The glyphs of the standard encoding from 0xa1 on.
const STANDARD_HIGH: &str = concat!(
    "exclamdown cent sterling fraction yen florin section currency quotesingle quotedblleft guillemotleft ",
    "guilsinglleft guilsinglright fi fl - endash dagger daggerdbl periodcentered - paragraph bullet quotesinglbase ",
    "quotedblbase quotedblright guillemotright ellipsis perthousand - questiondown - grave acute circumflex tilde ",
    "macron breve dotaccent dieresis - ring cedilla - hungarumlaut ogonek caron emdash - - - - - - - - - - - - - - - - ",
    "AE - ordfeminine - - - - Lslash Oslash OE ordmasculine - - - - - ae - - - dotlessi - - lslash oslash oe germandbls"
);

impl Base {
    /// The encoding of a name in a PDF.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "StandardEncoding" => Self::Standard,
            "WinAnsiEncoding" => Self::WinAnsi,
            "MacRomanEncoding" => Self::MacRoman,
            _ => return None,
        })
    }

    /// The characters of a code.
    pub(super) fn characters(self, code: u8) -> Option<String> {
        let by_table = |encoding: &'static encoding_rs::Encoding| {
            let bytes = [code];
            let text = encoding.decode_without_bom_handling(&bytes).0;
            text.chars().next().filter(|c| !c.is_control()).map(String::from)
        };
        match self {
            // Codes that the encoding leaves open are bullets.
            Self::WinAnsi => by_table(WINDOWS_1252).or_else(|| (code > 0x7e).then(|| "•".to_owned())),
            Self::MacRoman => by_table(MACINTOSH),
            Self::Symbol => symbols::symbol(u32::from(code)).map(String::from),
            // Those signs of this font that texts use.
            Self::Dingbats => {
                let signs = [
                    (b'3', '✓'),
                    (b'4', '✔'),
                    (b'7', '✗'),
                    (b'8', '✘'),
                    (b'l', '●'),
                    (b'n', '■'),
                    (b'u', '◆'),
                ];
                signs.iter().find(|(own, _)| *own == code).map(|(_, sign)| sign.to_string())
            }
            Self::Standard => match code {
                b'\'' => Some("’".to_owned()),
                b'`' => Some("‘".to_owned()),
                0x20..=0x7e => Some(char::from(code).to_string()),
                0xa1..=0xff => {
                    let name = STANDARD_HIGH.split(' ').nth(usize::from(code - 0xa1))?;
                    if name == "-" { None } else { glyph_names::characters(name) }
                }
                _ => None,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_their_characters() {
        let read = |base: Base, code| base.characters(code).unwrap_or_default();
        assert_eq!(read(Base::Standard, 0xfb), "ß");
        assert_eq!(read(Base::Standard, 0xd0), "—");
        assert_eq!(read(Base::Standard, 0xe1), "Æ");
        assert_eq!(read(Base::Standard, 0xf5), "ı");
        assert_eq!(read(Base::Standard, 0xae), "fi");
        assert_eq!(read(Base::WinAnsi, 0x93), "“");
        assert_eq!(read(Base::MacRoman, 0xd2), "“");
        assert_eq!(read(Base::Symbol, 0x61), "α");
    }
}
