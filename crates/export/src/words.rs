//! Words of people on one line, and cut to a length.

use model::{Mode, Project, Statement};

use super::marks::{quoted, reported};

/// The words of a statement without quotation marks around the whole of them, on one line.
pub(super) fn said(project: &Project, statement: &Statement) -> String {
    let (text, spans) = project.place_of(statement);
    let set = if statement.mode == Mode::Direct { quoted } else { reported };
    let parts: Vec<String> = spans.iter().map(|span| set(span.of(text))).collect();
    parts.join(" … ")
}

/// Words up to so many characters, cut between two of them where there is such a place.
pub(super) fn shortened(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let first = |count| words.chars().take(count).collect::<String>();
    // With the next sign, because a word may end right before it.
    let whole = first(most + 1).rsplit_once(' ').map_or_else(|| first(most), |(before, _)| before.to_owned());
    format!("{} …", whole.trim_end_matches([',', ';', ':', ' ', '…']))
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn words_are_cut_between_words() {
        assert_eq!(shortened("one two", 7), "one two");
        assert_eq!(shortened("one, two three", 8), "one, two …");
        assert_eq!(shortened("one, two three", 5), "one …");
        assert_eq!(shortened("éééééé", 3), "ééé …");
    }
}
