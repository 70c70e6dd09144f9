//! The encoding that the program of an embedded font declares.

use hayro_syntax::object::{Dict, Stream};

/// The names of the glyphs of a font's own encoding by code, or nothing where it has none that is read here.
pub(super) fn encoding(dict: &Dict<'_>) -> Option<Vec<(u8, String)>> {
    let descriptor = dict.get::<Dict<'_>>("FontDescriptor")?;
    let program = descriptor.get::<Stream<'_>>("FontFile")?.decoded().ok()?;
    type_1(&program)
}

/// Reads the encoding of a Type 1 font, which is written before its encrypted part: `dup 65 /A put`.
fn type_1(program: &[u8]) -> Option<Vec<(u8, String)>> {
    let start = memchr::memmem::find(program, b"/Encoding")?;
    let rest = program.get(start..)?;
    let end = memchr::memmem::find(rest, b"eexec").unwrap_or(rest.len());
    let text = String::from_utf8_lossy(rest.get(..end)?);
    let mut names = Vec::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        match word {
            "dup" => {
                let (Some(code), Some(name)) = (words.next(), words.next()) else {
                    break;
                };
                if let (Ok(code), Some(name)) = (code.parse(), name.strip_prefix('/')) {
                    names.push((code, name.to_owned()));
                }
            }
            "def" | "readonly" if !names.is_empty() => break,
            _ => {}
        }
    }
    (!names.is_empty()).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_of_a_type_1_font_is_read() {
        let program =
            b"%!PS\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 12 /fi put\ndup 65 /A \
                        put\nreadonly def\ncurrentfile eexec\x80";
        assert_eq!(type_1(program).unwrap(), [(12, "fi".to_owned()), (65, "A".to_owned())]);
    }
}
