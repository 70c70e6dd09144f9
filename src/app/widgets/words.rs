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

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(cut("one  two\nthree", 40), "one two three");
        assert_eq!(cut("one two, three", 10), "one two…");
        assert_eq!(cut("ééééé", 2), "éé…");
    }
}
