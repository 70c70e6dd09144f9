//! Plain text out of what pages state in attributes and in JSON-LD.

/// A text on one line, its character references resolved.
pub(super) fn one_line(text: &str) -> String {
    let text = if text.contains('&') { resolve(text) } else { text.to_owned() };
    let clean: String =
        text.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}')).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// References by name that are written twice over in attributes and in JSON-LD.
const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("quot", "\""),
    ("apos", "'"),
    ("lt", "<"),
    ("gt", ">"),
    ("nbsp", " "),
    ("rsquo", "’"),
    ("lsquo", "‘"),
    ("rdquo", "”"),
    ("ldquo", "“"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("bdquo", "„"),
    ("eacute", "é"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("szlig", "ß"),
];

fn resolve(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let near = after.get(..after.floor_char_boundary(10)).unwrap_or_default();
        let resolved = near.split_once(';').and_then(|(name, _)| Some((name, reference(name)?)));
        if let Some((name, character)) = resolved {
            plain.push_str(&character);
            rest = after.get(name.len() + 1..).unwrap_or_default();
        } else {
            plain.push('&');
            rest = after;
        }
    }
    plain.push_str(rest);
    plain
}

fn reference(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control()).map(String::from);
    }
    NAMED.iter().find(|(own, _)| *own == name).map(|(_, character)| (*character).to_owned())
}

/// The letters and digits of a text, in lower case.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Returns whether two texts have the same letters and digits.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    let lower = |text: &'_ str| -> Vec<char> {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    lower(one) == lower(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved() {
        assert_eq!(
            one_line("King&#039;s &amp; Queen&#x27;s  \n speech & more"),
            "King's & Queen's speech & more"
        );
    }
}
