//! Dates as people write them, for programs.

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A date by ISO 8601 (`2018-06-05`); nothing where the words are no full date in English, or could mean two: "5/6/2018".
pub(super) fn iso(words: &str) -> Option<String> {
    let words = words.trim();
    if let Ok(date) = words.parse::<Date>() {
        return Some(date.to_string());
    }
    let (mut day, mut month, mut year) = (None, None, None);
    for word in words.split([' ', ',']).map(|word| word.trim_end_matches('.').to_lowercase()) {
        let weekday = DAYS.iter().any(|day| named(day, &word));
        if word.is_empty() || weekday {
            continue;
        }
        let place =
            MONTHS.iter().position(|month| named(month, &word) || (word == "sept" && *month == "september"));
        let slot = match (place, number(&word)?) {
            (Some(place), _) => (&mut month, i16::try_from(place + 1).ok()?),
            (None, Some(number @ 1000..)) => (&mut year, number),
            (None, Some(number)) => (&mut day, number),
            (None, None) => return None,
        };
        let (slot, value) = slot;
        if slot.replace(value).is_some() {
            return None;
        }
    }
    let date = Date::new(year?, i8::try_from(month?).ok()?, i8::try_from(day?).ok()?).ok()?;
    Some(date.to_string())
}

/// Whether a word is the name of a day or month, whole or its first three letters.
fn named(name: &str, word: &str) -> bool {
    word == name || (word.len() == 3 && name.starts_with(word))
}

/// The number that a word is: `5`, `5th`, `2018`. Nothing inside where it is none; nothing at all where it is no number that a date has.
#[expect(clippy::option_option, reason = "no number, and a number that cannot be, are two things")]
fn number(word: &str) -> Option<Option<i16>> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(None);
    }
    digits.parse().ok().map(Some)
}

#[cfg(test)]
mod tests {
    use super::iso;

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
            assert_eq!(iso(words).as_deref(), Some("2018-06-05"), "{words}");
        }
        assert_eq!(iso("3 Sept. 2020").as_deref(), Some("2020-09-03"));
        for words in [
            "",
            "June 2018",
            "5/6/2018",
            "31 June 2018",
            "5 June",
            "5 6 2018",
            "yesterday",
            "5 June 2018 2019",
            "99999 June 5",
        ] {
            assert_eq!(iso(words), None, "{words}");
        }
    }
}
