//! Signs and numbers at the beginning of lines: items of lists, notes, lists of contents.

use std::collections::HashMap;

use super::columns::Ordered;

/// Signs that begin items of lists.
pub(super) const BULLETS: [char; 10] = ['•', '▪', '■', '●', '○', '◦', '➢', '✓', '❖', '\u{f0b7}'];

/// Returns whether a line begins with the mark of an item.
pub(super) fn marker(text: &str) -> bool {
    let text = text.trim_start();
    if text.starts_with(BULLETS) {
        return true;
    }
    let Some((first, rest)) = text.split_once([' ', '\t']) else {
        return false;
    };
    let inner = first.trim_start_matches('(').trim_end_matches(['.', ')']);
    let is_closed = first.ends_with(')') || (first.ends_with('.') && inner.len() <= 2);
    let numbered = !inner.is_empty() && inner.len() <= 3 && inner.chars().all(|c| c.is_ascii_digit());
    let lettered =
        inner.len() == 1 && inner.starts_with(|c: char| c.is_ascii_lowercase()) && first.ends_with(')');
    (is_closed && (numbered || lettered) && !rest.trim().is_empty())
        || (matches!(first, "–" | "-" | "—" | "*") && !rest.trim().is_empty())
}

/// Returns whether a line begins as a note does: a number or a sign, then words.
pub(super) fn note_marker(text: &str) -> bool {
    let text = text.trim_start();
    let mark: String =
        text.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '§')).collect();
    let rest = text.get(mark.len()..).unwrap_or_default();
    (1..=3).contains(&mark.chars().count())
        && rest
            .trim_start_matches(['.', ')', ' ', '\t'])
            .starts_with(|c: char| c.is_alphabetic() || c == '“' || c == '"')
}

/// Returns whether a line is one of a list of contents: words, dots, a number.
pub(super) fn is_leader_line(text: &str) -> bool {
    let dense: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let stem = dense.trim_end_matches(|c: char| c.is_ascii_digit() || "ivxl".contains(c));
    stem.ends_with("....") || stem.ends_with("……") || stem.ends_with("····")
}

/// The sign that begins many lines, where it is none that begins sentences.
pub(super) fn bullet(pages: &[Ordered]) -> Option<char> {
    let mut counts: HashMap<char, usize> = HashMap::new();
    for line in pages.iter().flat_map(|page| &page.flows).flat_map(|flow| &flow.lines) {
        let mut start = line.text.chars();
        if let (Some(sign), Some(' ' | '\t')) = (start.next(), start.next())
            && !sign.is_alphanumeric()
            && !"\"'“”„‘’«»‹›([".contains(sign)
        {
            *counts.entry(sign).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .filter(|(_, count)| *count >= 3)
        .max_by_key(|(sign, count)| (*count, *sign))
        .map(|(sign, _)| sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_words() {
        for text in ["• One", "1. One", "(b) Two", "a) Two", "– Three"] {
            assert!(marker(text), "{text}");
        }
        for text in ["1984 was worse.", "A. Lee said", "Mr. Ek", "word"] {
            assert!(!marker(text), "{text}");
        }
        assert!(note_marker("1 A source.") && note_marker("*A source.") && !note_marker("1,200 men"));
        assert!(is_leader_line("A wall . . . . . . 3") && !is_leader_line("And then..."));
    }
}
