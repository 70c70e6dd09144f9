//! Words where there is little room for them.

/// A text on one line, cut at a word where it is longer.
pub(crate) fn cut(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':', ' ']))
}

/// Figures as they are drawn: a line ends between two of them, behind the dot, not within one. What is said of the widget
/// has plain spaces.
pub(crate) fn kept_together(figures: &str) -> String {
    let parts: Vec<String> = figures.split(" · ").map(|part| part.replace(' ', "\u{a0}")).collect();
    parts.join("\u{a0}· ")
}

#[cfg(test)]
mod tests {
    use super::{cut, kept_together};

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(cut("one  two\nthree", 40), "one two three");
        assert_eq!(cut("one two, three", 10), "one two…");
        assert_eq!(cut("ééééé", 2), "éé…");
    }

    #[test]
    fn a_figure_stays_on_its_line() {
        assert_eq!(
            kept_together("9 statements · 62 % of words"),
            "9\u{a0}statements\u{a0}· 62\u{a0}%\u{a0}of\u{a0}words"
        );
    }
}
