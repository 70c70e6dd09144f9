//! Text set in a column: wrapped at words, measured as a terminal shows it, with nothing hidden in it.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use model::spelled_out;

/// Appends words to a page, wrapped: the first line behind `first`, the others behind as much room.
pub(super) fn wrap(page: &mut String, first: &str, words: &str, width: usize) {
    let indent = " ".repeat(first.width());
    let room = width.saturating_sub(indent.len()).max(20);
    let mut start = &*spelled_out(first);
    for line in wrapped(words, room) {
        page.push_str(start);
        page.push_str(&line);
        page.push('\n');
        start = &indent;
    }
}

fn wrapped(words: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    // Breaks of lines, those of a printer too, are white space; what else would be obeyed is spelled out.
    for word in words.split_whitespace().map(spelled_out) {
        let length = word.width();
        if used > 0 && used + 1 + length > room {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        for c in word.chars() {
            let wide = c.width().unwrap_or(0);
            // A word that is longer than the line is cut: a web address, or a script without spaces.
            if used + wide > room {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(c);
            used += wide;
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(words: &str, width: usize) -> String {
        let mut page = String::new();
        wrap(&mut page, "1. ", words, width);
        page
    }

    #[test]
    fn words_are_wrapped_behind_the_indent() {
        assert_eq!(
            page("the bridge stays shut until summer", 24),
            "1. the bridge stays shut\n   until summer\n"
        );
        assert_eq!(page("", 24), "1. \n");
    }

    #[test]
    fn wide_letters_and_long_words_stay_in_the_column() {
        for words in ["漢字".repeat(30), "x".repeat(100), format!("a {}", "👩‍👧".repeat(20))] {
            for line in page(&words, 30).lines() {
                assert!(line.width() <= 31, "{line}");
            }
        }
    }

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        assert_eq!(page("a\u{1b}[31mb\u{202e}c\r\nd", 60), "1. a⟨U+001B⟩[31mb⟨U+202E⟩c d\n");
    }
}
