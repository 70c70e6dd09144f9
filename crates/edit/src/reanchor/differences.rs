//! The differences between two texts, by lines.

use std::ops::Range;

use super::align::WordAlignment;

/// A run of lines that differ between two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The number of the first line in the present text, counted from 1.
    pub line: usize,
    /// The lines as they were saved; empty where lines were added.
    pub saved: String,
    /// The lines as they are now; empty where lines were removed.
    pub now: String,
}

/// The largest number of differences that are returned.
const MAX_DIFFERENCES: usize = 200;
/// The largest number of characters of a difference.
const MAX_CHARS: usize = 1200;
/// The number of unchanged characters shown before and after a difference.
const CONTEXT_CHARS: usize = 160;

/// Returns the differences of a text from the saved one, in the order of the text.
#[must_use]
pub fn differences(saved: &str, now: &str) -> Vec<Difference> {
    let (old, new): (Vec<&str>, Vec<&str>) = (saved.split('\n').collect(), now.split('\n').collect());
    let same = |pair: &(&&str, &&str)| pair.0 == pair.1;
    let first = old.iter().zip(&new).take_while(same).count();
    let last = old[first..].iter().rev().zip(new[first..].iter().rev()).take_while(same).count();
    let (gone, come) = (&old[first..old.len() - last], &new[first..new.len() - last]);
    let hunks =
        if gone.len() == come.len() { lines_in_place(gone, come) } else { lines_that_moved(gone, come) };
    let told = hunks.into_iter().take(MAX_DIFFERENCES).map(|(before, after)| {
        let line = first + after.start + 1;
        let (saved, now) = (gone[before].join("\n"), come[after].join("\n"));
        let shared = shared(&saved, &now);
        Difference { line, saved: around(&saved, shared), now: around(&now, shared) }
    });
    told.collect()
}

/// Returns the lengths of the common prefix and suffix, in bytes.
fn shared(saved: &str, now: &str) -> (usize, usize) {
    let bytes = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs.take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum()
    };
    let before = bytes(&mut saved.chars().zip(now.chars()));
    let behind = bytes(&mut saved[before..].chars().rev().zip(now[before..].chars().rev()));
    (before, behind)
}

/// Returns the differing part of a text with some of the text around it.
fn around(text: &str, (before, behind): (usize, usize)) -> String {
    let (head, tail) = (&text[..before], &text[text.len() - behind..]);
    let start = head.char_indices().rev().nth(CONTEXT_CHARS).map_or(0, |(at, _)| at);
    let start = if start == 0 { 0 } else { start + head[start..].find(' ').map_or(0, |space| space + 1) };
    let end = tail.char_indices().nth(CONTEXT_CHARS).map_or(tail.len(), |(at, _)| at);
    let end = if end == tail.len() { end } else { tail[..end].rfind(' ').unwrap_or(end) };
    let inner = &text[start..text.len() - tail.len() + end];
    let mut letters = inner.chars();
    let told: String = letters.by_ref().take(MAX_CHARS).collect();
    let more = letters.next().is_some() || end < tail.len();
    format!("{}{told}{}", if start > 0 { "…" } else { "" }, if more { "…" } else { "" })
}

type DiffHunk = (Range<usize>, Range<usize>);

/// Compares each line with the one in its place, for texts with the same number of lines.
fn lines_in_place(old: &[&str], new: &[&str]) -> Vec<DiffHunk> {
    let differ = old.iter().zip(new).enumerate().filter(|(_, (old, new))| old != new);
    differ.map(|(at, _)| (at..at + 1, at..at + 1)).collect()
}

fn lines_that_moved(old: &[&str], new: &[&str]) -> Vec<DiffHunk> {
    WordAlignment::of_lines(old, new).all_gaps().map(|gap| (gap.old, gap.new)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(saved: &str, now: &str) -> Vec<(usize, String, String)> {
        differences(saved, now).into_iter().map(|it| (it.line, it.saved, it.now)).collect()
    }

    fn owned(line: usize, saved: &str, now: &str) -> (usize, String, String) {
        (line, saved.to_owned(), now.to_owned())
    }

    #[test]
    fn lines_that_were_changed_added_or_removed_are_told_with_their_place() {
        assert_eq!(told("a\nb\nc", "a\nb\nc"), []);
        assert_eq!(told("a\nb\nc", "a\nx\nc"), [owned(2, "b", "x")]);
        assert_eq!(told("a\nb\nc\nd", "x\nb\nc\ny"), [owned(1, "a", "x"), owned(4, "d", "y")]);
        assert_eq!(told("a\nc", "a\nb\nc"), [owned(2, "", "b")]);
        assert_eq!(told("a\nb\nc", "a\nc"), [owned(2, "b", "")]);
        assert_eq!(told("a\nb\nc\nd\ne", "a\nc\nd\ny"), [owned(2, "b", ""), owned(4, "e", "y")]);
        assert_eq!(told("", "a"), [owned(1, "", "a")]);
        assert_eq!(told("a\r\nb", "a\nb"), [owned(1, "a\r", "a")]);
    }

    #[test]
    fn texts_that_have_nothing_in_common_are_told_in_bounded_time_and_length() {
        let of = |word: &str, lines: usize| vec![word; lines].join("\n");
        assert_eq!(differences(&of("a", 100_000), &of("b", 100_001)).len(), 1);
        assert_eq!(differences(&of("a", 100_000), &of("b", 100_000)).len(), MAX_DIFFERENCES);
        let long = differences(&"a".repeat(1_000_000), "b");
        assert_eq!(long[0].saved.chars().count(), MAX_CHARS + 1);
    }

    #[test]
    fn of_a_long_line_what_differs_is_told_with_some_words_around_it() {
        let line = |word: &str| format!("{0}{word} {0}", "the café of the mill ".repeat(40));
        let told = &differences(&line("shut"), &line("open"))[0];
        assert!(
            told.saved.contains("mill shut the café") && told.now.contains("mill open the café"),
            "{told:?}"
        );
        for words in [&told.saved, &told.now] {
            assert!(words.starts_with('…') && words.ends_with('…'), "{words}");
            assert!(words.chars().count() < 2 * CONTEXT_CHARS + 10, "{words}");
        }
    }
}
