//! The end of the headline of an article.

/// Words of a headline and its letters, at most.
const HEADLINE: (usize, usize) = (16, 105);

/// Returns the end of the headline: a first line of few words, alone in its paragraph and without a quotation.
pub(crate) fn headline(text: &str) -> usize {
    let Some((line, rest)) = text.trim_start_matches('\u{feff}').split_once('\n') else { return 0 };
    let (most_words, most_letters) = HEADLINE;
    let short = line.chars().count() <= most_letters && line.split_whitespace().count() <= most_words;
    let quoted = line.contains(['“', '”', '"']);
    if short && !quoted && !is_lead(line) && !line.trim().is_empty() && !rest.trim().is_empty() {
        text.len() - rest.len()
    } else {
        0
    }
}

/// Returns true if a short first line is a sentence of the article: with articles, and mostly in small letters.
fn is_lead(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let small = words.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
    let joints = ["the", "a", "an", "has", "have", "said", "says"];
    small * 2 > words.len() && words.iter().any(|word| joints.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_is_told_from_a_first_sentence() {
        let behind = "\n\nThe mill is old, Ann Roe said.\n";
        for line in
            ["Union blasts mill after trout die.", "MILL KILLS TROUT", "Mill Kills Trout In the River"]
        {
            assert!(headline(&format!("{line}{behind}")) > 0, "{line}");
        }
        for line in ["The mill has killed 400 trout, the union has claimed.", "“No,” said Ann Roe."] {
            assert_eq!(headline(&format!("{line}{behind}")), 0, "{line}");
        }
    }
}
