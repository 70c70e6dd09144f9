//! From bytes to text, whatever encoding they are in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::error::{Binary, ImportProblem};

/// The text of a file with `\n` at its line ends, and what a person should know about the reading.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Vec<String>), ImportProblem> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => (guess(bytes)?, bytes),
    };
    let mut notes = Vec::new();
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    if encoding != UTF_8 {
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
    let text = with_newlines(text.into_owned());
    text_alone(&text)?;
    Ok((text, notes))
}

/// The encoding of bytes without a byte order mark.
fn guess(bytes: &[u8]) -> Result<&'static Encoding, ImportProblem> {
    let nul = memchr::memchr(0, bytes).is_some();
    if nul {
        return wide(bytes).ok_or(ImportProblem::Binary(Binary::Nul));
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Ok(UTF_8);
    }
    if nearly_utf8(bytes) {
        return Ok(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Ok(detector.guess(None, Utf8Detection::Deny))
}

/// Whether bytes are UTF-8 but for a few that were damaged, or for a character that was cut off at the end:
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
    let looked_at = &bytes[..bytes.len().min(1 << 16) & !1];
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
fn text_alone(text: &str) -> Result<(), ImportProblem> {
    if text.contains('\0') {
        return Err(ImportProblem::Binary(Binary::Nul));
    }
    let control = |c: &char| c.is_control() && !matches!(c, '\n' | '\t' | '\u{b}' | '\u{c}' | '\u{85}');
    let all = text.chars().take(1 << 16).count();
    let bad = text.chars().take(1 << 16).filter(control).count();
    if bad * 10 > all { Err(ImportProblem::Binary(Binary::Control)) } else { Ok(()) }
}

/// Ends every line with `\n`. A text that has no other line ends comes back as it is.
pub(super) fn with_newlines(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}
