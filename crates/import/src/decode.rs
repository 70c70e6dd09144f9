//! From bytes to text, whatever encoding they are in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::{Binary, ReadError};

/// Text, and what a person should know about how it was decoded.
pub(crate) struct Decoded {
    /// The text with `\n` at its line ends.
    pub(crate) text: String,
    /// Doubts, in sentences.
    pub(crate) notes: Vec<String>,
}

/// Decodes a text of which only the bytes are known, and refuses what decodes but is not made for reading.
pub(crate) fn plain(bytes: &[u8]) -> Result<Decoded, ReadError> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, bytes.get(length..).unwrap_or_default()),
        None => (alone(bytes)?, bytes),
    };
    let decoded = decode(bytes, encoding, encoding == UTF_8);
    text_alone(&decoded.text)?;
    Ok(decoded)
}

/// Decodes a text that names its encoding itself, as a page or the part of a mail does.
///
/// A byte order mark says more than the declaration, and valid UTF-8 with letters beyond ASCII says more than a declaration of
/// another encoding: saving a page often leaves the old one in it.
pub(crate) fn declared(bytes: &[u8], label: Option<&str>) -> Result<Decoded, ReadError> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Ok(decode(bytes.get(length..).unwrap_or_default(), encoding, true));
    }
    let declared = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let (encoding, sure) = choose(bytes, declared)?;
    Ok(decode(bytes, encoding, sure))
}

/// Decodes bytes without a byte order mark, and notes what is doubtful.
fn decode(bytes: &[u8], encoding: &'static Encoding, sure: bool) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let mut notes = Vec::new();
    if !sure {
        notes.push(format!(
            "Read as {}: look whether quotation marks and accented letters are right.",
            encoding.name()
        ));
    }
    if damaged {
        notes.push(
            "Some bytes could not be read and are shown as \u{fffd}: the file may be damaged, or in another \
             encoding. Save it as UTF-8 if you can."
                .to_owned(),
        );
    }
    Decoded { text: with_newlines(text.into_owned()), notes }
}

/// The encoding of bytes of which nothing else is known. No text has bytes of zero, unless every other one is.
fn alone(bytes: &[u8]) -> Result<&'static Encoding, ReadError> {
    if memchr::memchr(0, bytes).is_some() {
        return wide(bytes).ok_or(ReadError::Binary(Binary::Nul));
    }
    choose(bytes, None).map(|(encoding, _)| encoding)
}

/// The encoding of bytes without a byte order mark, and whether it is certain.
fn choose(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<(&'static Encoding, bool), ReadError> {
    if memchr::memchr(0, bytes.get(..1 << 16).unwrap_or(bytes)).is_some()
        && let Some(encoding) = wide(bytes)
    {
        return Ok((encoding, true));
    }
    if std::str::from_utf8(bytes).is_ok() || nearly_utf8(bytes) {
        return Ok((UTF_8, true));
    }
    // A page that can read its own declaration is not in UTF-16, whatever that says.
    if let Some(encoding) = declared.filter(|own| ![UTF_8, UTF_16LE, UTF_16BE].contains(own)) {
        return Ok((encoding, true));
    }
    if bytes.iter().take(1 << 16).filter(|byte| **byte == 0).count() > 8 {
        return Err(ReadError::Binary(Binary::Nul));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    Ok((if guess == UTF_8 { WINDOWS_1252 } else { guess }, false))
}

/// Returns whether bytes are UTF-8 but for a few that were damaged, or for a character that was cut off at the end:
/// taking all of it for another encoding would spoil every other character.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let (mut wrong, mut right, mut long) = (0, 0, 0);
    for chunk in bytes.utf8_chunks() {
        wrong += usize::from(!chunk.invalid().is_empty());
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        long += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
    }
    // Three bytes that fit together, as those of quotation marks do, are hardly ever an accident.
    right > wrong * 20 && right > 20 || long > 2 && long > wrong * 3
}

/// UTF-16 without a byte order mark: in most languages every other byte is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let looked_at = bytes.get(..bytes.len().min(1 << 16) & !1)?;
    let zeros = |odd: usize| looked_at.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second, pairs) = (zeros(0), zeros(1), looked_at.len() / 2);
    let encoding = match () {
        () if second * 10 > pairs * 4 && first * 20 < pairs => UTF_16LE,
        () if first * 10 > pairs * 4 && second * 20 < pairs => UTF_16BE,
        () => return None,
    };
    let (_, damaged) = encoding.decode_without_bom_handling(looked_at);
    (!damaged).then_some(encoding)
}

/// Refuses what decodes but is not made for reading.
fn text_alone(text: &str) -> Result<(), ReadError> {
    if text.contains('\0') {
        return Err(ReadError::Binary(Binary::Nul));
    }
    let control = |c: &char| c.is_control() && !matches!(c, '\n' | '\t' | '\u{b}' | '\u{c}' | '\u{85}');
    let all = text.chars().take(1 << 16).count();
    let bad = text.chars().take(1 << 16).filter(control).count();
    if bad * 10 > all { Err(ReadError::Binary(Binary::Control)) } else { Ok(()) }
}

/// Ends every line with `\n`. A text that has no other line ends comes back as it is.
pub(crate) fn with_newlines(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_followed_unless_the_bytes_say_otherwise() {
        let (latin, _, _) = WINDOWS_1252.encode("« Très bien », dit-elle.");
        let read = declared(&latin, Some("iso-8859-1")).unwrap();
        assert_eq!((read.text.as_str(), read.notes.len()), ("« Très bien », dit-elle.", 0));
        let read = declared("« Très bien »".as_bytes(), Some("iso-8859-1")).unwrap();
        assert_eq!(read.text, "« Très bien »");
    }

    #[test]
    fn a_guess_is_noted() {
        let (latin, _, _) =
            WINDOWS_1252.encode("Der Minister sagte: „Nein, das trifft nicht zu“, und ging über die Straße.");
        let read = plain(&latin).unwrap();
        assert!(read.text.contains("„Nein") && read.notes[0].contains("windows-1252"), "{}", read.text);
    }

    #[test]
    fn utf_16_is_read_without_a_mark() {
        let bytes: Vec<u8> =
            "Plain words in two bytes each.".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(plain(&bytes).unwrap().text, "Plain words in two bytes each.");
    }
}
