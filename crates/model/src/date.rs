//! Dates as people write them.

use jiff::civil::Date;
use jiff::fmt::strtime::BrokenDownTime;

/// Day and month by name in both orders, whole or cut to three letters.
const LAYOUTS: [&str; 4] = ["%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y"];

/// Returns the date that English words write out, with or without its weekday: "Tue 5 June 2018", "June 5th, 2018",
/// "2018-06-05". Words that are no full date, or could mean two ("5/6/2018"), are none.
#[must_use]
pub fn written_date(words: &str) -> Option<Date> {
    let words = words.trim();
    if let Ok(date) = words.parse::<Date>() {
        return Some(date);
    }
    let mut tokens: Vec<&str> = words
        .split(|c: char| c.is_whitespace() || c == ',')
        .map(|token| token.trim_end_matches('.'))
        .filter(|token| !token.is_empty())
        .map(cardinal)
        .map(|token| if token.eq_ignore_ascii_case("sept") { "sep" } else { token })
        .collect();
    if tokens.first().is_some_and(|token| is_weekday(token)) {
        tokens.remove(0);
    }
    // A layout reads the first digits of "2018" as a day, and "18" as a year.
    let [_, _, year] = tokens.as_slice() else { return None };
    let plain = tokens.join(" ");
    let read = LAYOUTS.iter().find_map(|layout| Date::strptime(layout, &plain).ok());
    read.filter(|_| year.len() == 4)
}

/// Returns whether a word is the name of a weekday, whole or cut to three letters.
fn is_weekday(word: &str) -> bool {
    ["%A", "%a"].iter().any(|layout| BrokenDownTime::parse(layout, word).is_ok())
}

/// "5th" → "5".
fn cardinal(token: &str) -> &str {
    let digits = token.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = token.get(digits.len()..).unwrap_or_default();
    if !digits.is_empty() && matches!(ending, "st" | "nd" | "rd" | "th") { digits } else { token }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_dates_in_english_are_read_and_no_others() {
        for words in [
            "5 June 2018",
            "June 5, 2018",
            "Tuesday, 5th June 2018",
            "Tue 5 Jun. 2018",
            "2018-06-05",
            " 5 june 2018 ",
        ] {
            assert_eq!(
                written_date(words).map(|date| date.to_string()).as_deref(),
                Some("2018-06-05"),
                "{words}"
            );
        }
        assert_eq!(written_date("3 Sept. 2020").map(|date| date.to_string()).as_deref(), Some("2020-09-03"));
        for words in [
            "",
            "June 2018",
            "5/6/2018",
            "31 June 2018",
            "5 June",
            "5 June 18",
            "5 6 2018",
            "yesterday",
            "5 June 2018 2019",
            "99999 June 5",
        ] {
            assert_eq!(written_date(words), None, "{words}");
        }
    }
}
