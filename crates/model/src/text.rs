//! Small text helpers: numbers with nouns, single lines, comparable names.

/// Returns a number with its noun: "1 statement", "3 statements".
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", plural(count, one, many))
}

/// Returns the form of a word for a number.
#[must_use]
pub const fn plural<'a>(count: usize, one: &'a str, many: &'a str) -> &'a str {
    if count == 1 { one } else { many }
}

/// Returns a text with each run of white space and line breaks replaced by a single space.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a name in lower case without a leading "the", for comparison.
#[must_use]
pub fn comparable_name(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    lower.strip_prefix("the ").map(str::to_owned).unwrap_or(lower)
}

/// Returns whether two names are the same but for case and a leading "the".
#[must_use]
pub fn is_same_name(one: &str, other: &str) -> bool {
    comparable_name(one) == comparable_name(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_not_many() {
        assert_eq!(counted(1, "link", "links"), "1 link");
        assert_eq!(counted(0, "link", "links"), "0 links");
        assert_eq!(counted(2, "reply", "replies"), "2 replies");
    }

    #[test]
    fn a_number_takes_the_form_of_its_noun() {
        let all = [0, 1, 2].map(|count| counted(count, "reply", "replies"));
        assert_eq!(all, ["0 replies", "1 reply", "2 replies"]);
    }

    #[test]
    fn names_are_compared_without_case_and_article() {
        assert!(is_same_name(" The Coalition", "coalition "));
        assert!(!is_same_name("Theatre", "atre"));
    }

    #[test]
    fn a_line_has_no_breaks() {
        assert_eq!(one_line(" a\n\tb\r\nc "), "a b c");
    }
}
