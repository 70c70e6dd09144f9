//! A look at the tags of a page before it is parsed.

use crate::error::ReadError;

/// The most attributes in a tag: the parser compares each with all before it.
const MOST_ATTRIBUTES: usize = 512;

/// Refuses a page in which a tag has so many attributes that parsing it would take long.
pub(super) fn check(text: &str) -> Result<(), ReadError> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', bytes.get(at..).unwrap_or_default()) {
        at += found + 1;
        let name_end =
            at + bytes.get(at..).unwrap_or_default().iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        let name = text.get(at..name_end).unwrap_or_default();
        if name.is_empty() {
            continue;
        }
        let (end, attributes) = tag(bytes, name_end);
        if attributes > MOST_ATTRIBUTES {
            return Err(ReadError::Damaged(format!("a tag has more than {MOST_ATTRIBUTES} attributes")));
        }
        at = if name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style") {
            raw_end(bytes, end, name)
        } else {
            // Another tag may begin inside what looked like one, where a quotation mark is missing.
            end
        };
    }
    Ok(())
}

/// The end of a tag and how many attributes it has.
fn tag(bytes: &[u8], mut at: usize) -> (usize, usize) {
    let (mut attributes, mut in_word, mut after_equals) = (0, false, false);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'>' => break,
            b'"' | b'\'' if after_equals => {
                let rest = bytes.get(at..).unwrap_or_default();
                at += memchr::memchr(*byte, rest).map_or(rest.len(), |end| end + 1);
                (in_word, after_equals) = (false, false);
            }
            b'=' if in_word && !after_equals => after_equals = true,
            b'/' if !after_equals => in_word = false,
            _ if byte.is_ascii_whitespace() => in_word &= after_equals,
            _ if after_equals => {
                let rest = bytes.get(at..).unwrap_or_default();
                at += rest.iter().take_while(|b| !b.is_ascii_whitespace() && **b != b'>').count();
                (in_word, after_equals) = (false, false);
            }
            _ if !in_word => {
                in_word = true;
                attributes += 1;
            }
            _ => {}
        }
    }
    (at, attributes)
}

/// The end of a script or a style.
fn raw_end(bytes: &[u8], mut at: usize, name: &str) -> usize {
    while let Some(found) = memchr::memmem::find(bytes.get(at..).unwrap_or_default(), b"</") {
        at += found + 2;
        if bytes.get(at..at + name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes())) {
            return at;
        }
    }
    bytes.len()
}

/// The number of bytes that are looked at for a declaration of the encoding, a little more than browsers look at.
const DECLARED_WITHIN: usize = 4096;

/// The encoding that a page declares in a `meta` element or in its XML declaration.
pub(super) fn encoding(bytes: &[u8]) -> Option<String> {
    let start: String =
        bytes.iter().take(DECLARED_WITHIN).map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let after = |mark: &str| {
        let (_, rest) = start.split_once(mark)?;
        let rest = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let label: String = rest
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
            .collect();
        (!label.is_empty()).then_some(label)
    };
    after("charset").or_else(|| start.starts_with("<?xml").then(|| after("encoding")).flatten())
}

/// The address that a browser writes into a page when it saves it: `<!-- saved from url=(0025)https://herald.example/a -->`.
pub(super) fn saved_from(text: &str) -> Option<String> {
    let start = text.get(..text.floor_char_boundary(DECLARED_WITHIN))?;
    let (_, rest) = start.split_once("<!-- saved from url=(")?;
    let (_, rest) = rest.split_once(')')?;
    let address = rest.split_whitespace().next()?;
    (address.starts_with("http://") || address.starts_with("https://")).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_pages_pass() {
        assert!(check("<p class='a b' hidden id=x>1 < 2</p><script>if (a<b) { c(); }</script>").is_ok());
        let data = format!("<script>{}</script>", "a <b c d ".repeat(10_000));
        assert!(check(&data).is_ok());
    }

    #[test]
    fn the_address_of_a_saved_page_is_found() {
        let page = "<!DOCTYPE html>\n<!-- saved from url=(0026)https://herald.example/a/b -->\n<html>";
        assert_eq!(saved_from(page).as_deref(), Some("https://herald.example/a/b"));
        assert_eq!(saved_from("<!-- saved from url=(0014)about:internet -->"), None);
    }

    #[test]
    fn a_tag_of_many_attributes_is_refused() {
        let given: Vec<String> = (0..2_000).map(|i| format!(" a{i}=1")).collect();
        assert!(check(&format!("<p{}>", given.concat())).is_err());
        let bare: Vec<String> = (0..2_000).map(|i| format!(" a{i}")).collect();
        assert!(check(&format!("<p{}", bare.concat())).is_err());
    }
}
