//! Web and e-mail addresses, which are not split.

use crate::characters::Characters;

/// Says whether a whole word is an address: a host, with what may come before and after it.
pub(crate) fn is_address(word: &str, top_level: &Characters) -> bool {
    if !word.contains('.') {
        return false;
    }
    let mut starts = vec![0];
    let protocol = word.trim_start_matches(|c: char| is_word(c) || "+-.".contains(c));
    let length = word.len() - protocol.len();
    if protocol.starts_with("://") && word.chars().take_while(|c| *c != ':').take(2).count() == 2 {
        starts.push(length + 3);
    }
    starts.extend(word.match_indices('@').map(|(at, _)| at + 1).filter(|start| *start > 1));
    starts.into_iter().filter_map(|start| word.get(start..)).any(|host| is_host(host, top_level))
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// Says whether a text is a host with an optional port and an optional path.
fn is_host(text: &str, top_level: &Characters) -> bool {
    let belongs = |c: char| is_letter(c) || "_-.".contains(c) || top_level.contains(c);
    let rest = text.trim_start_matches(belongs);
    let host = text.strip_suffix(rest).unwrap_or(text);
    is_rest(rest) && (is_name(host, top_level) || is_numeric(host))
}

/// Says whether a text is nothing but a port and a path, each of which may be absent.
fn is_rest(text: &str) -> bool {
    let path = text.strip_prefix(':').map_or(Some(text), |port| {
        let path = port.trim_start_matches(char::is_numeric);
        (2..=5).contains(&port.strip_suffix(path).unwrap_or(port).chars().count()).then_some(path)
    });
    path.is_some_and(|path| path.is_empty() || path.starts_with(['/', '?', '#']))
}

fn is_letter(character: char) -> bool {
    character.is_ascii_alphanumeric() || ('\u{a1}'..='\u{ffff}').contains(&character)
}

/// Says whether a text is labels with dots between them, of which the last is a top-level domain.
fn is_name(host: &str, top_level: &Characters) -> bool {
    let Some((labels, last)) = host.rsplit_once('.') else { return false };
    last.chars().all(|c| top_level.contains(c))
        && (2..=63).contains(&last.chars().take(64).count())
        && labels.split('.').all(|label| {
            label.starts_with(is_letter)
                && label.ends_with(is_letter)
                && label.chars().all(|c| is_letter(c) || "_-".contains(c))
                && label.chars().take(65).count() <= 64
        })
}

/// Says whether a text is an address of four numbers of a public network.
fn is_numeric(host: &str) -> bool {
    let mut numbers = [0_u16; 4];
    let mut parts = host.split('.');
    for (place, number) in numbers.iter_mut().enumerate() {
        let Some(part) = parts.next() else { return false };
        let digits = part.len() <= 3 && !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let middle = place == 1 || place == 2;
        let Some(value) = part.parse().ok().filter(|_| digits && (middle || !part.starts_with('0'))) else {
            return false;
        };
        // Three digits with a zero in front are no middle part.
        if value > 255 || middle && part.len() == 3 && part.starts_with('0') {
            return false;
        }
        *number = value;
    }
    let private = matches!(numbers, [10 | 127, ..] | [169, 254, ..] | [192, 168, ..] | [172, 16..=31, ..]);
    parts.next().is_none() && !private && numbers[0] <= 223 && numbers[3] <= 254
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::ModelReader;

    fn is_address_of_letters(word: &str) -> bool {
        let lower_case = [2, 0, 0, 0, b'a', 0, 0, 0, b'z', 0, 0, 0];
        is_address(word, &Characters::read(&mut ModelReader::new(&lower_case)).unwrap())
    }

    #[test]
    fn addresses() {
        for word in [
            "example.org",
            "www.example.org/a?b=c#d",
            "https://example.org:8080/(x)",
            "a@b.cd",
            "mailto:press.office@some-house.gov.uk",
            "user:word@host.com:80",
            "ftp://8.8.8.8/x",
            "münchen.de",
            "a_b.com",
        ] {
            assert!(is_address_of_letters(word), "{word}");
        }
    }

    #[test]
    fn other_words_with_dots() {
        for word in [
            "U.S",
            "example.org.",
            "Mr.Brown",
            "a.b",
            "-a.com",
            "a-.com",
            "..com",
            "10.0.0.1",
            "172.16.0.1",
            "256.1.1.1",
            "8.8.8.255",
            "1.2.3",
            "example.org:1",
            "example.org!",
            "",
        ] {
            assert!(!is_address_of_letters(word), "{word}");
        }
    }
}
