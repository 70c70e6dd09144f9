//! The parts that stand above an article: dates, bylines, datelines.

/// What a part of a header line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// A date, as it is written.
    Date(&'a str),
    /// The names of the authors.
    Byline(&'a str),
    /// Anything else.
    Unknown,
}

pub(super) fn part(words: &str) -> Part<'_> {
    let bare = without_label(words);
    if is_date(bare) {
        return Part::Date(bare);
    }
    byline(words).map_or(Part::Unknown, Part::Byline)
}

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

/// "Published: 5 June 2018" → "5 June 2018".
fn without_label(words: &str) -> &str {
    for label in ["published on", "published", "last updated", "updated", "posted on", "posted", "date"] {
        if let Some(start) = words.get(..label.len())
            && start.eq_ignore_ascii_case(label)
        {
            return words[label.len()..].trim_start_matches([':', ' ']);
        }
    }
    words
}

/// Whether words are a date and nothing else, but for a weekday before it and a time behind it.
pub(super) fn is_date(words: &str) -> bool {
    let clean = words.replace(',', " ");
    let mut tokens: Vec<&str> = clean.split_whitespace().collect();
    if tokens.first().is_some_and(|token| is_name(token, &DAYS)) {
        tokens.remove(0);
    }
    let (date, rest) = match tokens.as_slice() {
        [first, rest @ ..] if iso(first) => (true, rest),
        [day, month, year, rest @ ..] if is_name(month, &MONTHS) => (is_day(day) && is_year(year), rest),
        [month, day, year, rest @ ..] => (is_name(month, &MONTHS) && is_day(day) && is_year(year), rest),
        _ => (false, &[][..]),
    };
    date && rest.len() <= 4 && rest.iter().all(|token| is_time(token))
}

/// A name in full or cut to at least three letters.
fn is_name(token: &str, names: &[&str]) -> bool {
    let token = token.trim_end_matches('.').to_lowercase();
    token.len() >= 3 && names.iter().any(|name| name.starts_with(&token))
}

fn is_day(token: &str) -> bool {
    let digits = token.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &token[digits.len()..];
    matches!(ending, "" | "st" | "nd" | "rd" | "th")
        && digits.parse().is_ok_and(|day: u8| (1..=31).contains(&day))
}

fn is_year(token: &str) -> bool {
    token.len() == 4 && token.parse().is_ok_and(|year: u16| (1600..=2200).contains(&year))
}

/// "2018-06-05", with or without a time behind a `T`.
fn iso(token: &str) -> bool {
    token.get(..10).is_some_and(|date| date.parse::<jiff::civil::Date>().is_ok())
        && token.get(10..).is_some_and(|rest| rest.is_empty() || rest.starts_with('T'))
}

/// "14:05", "2.05pm", "at", "GMT".
fn is_time(token: &str) -> bool {
    let lower = token.to_lowercase();
    matches!(lower.as_str(), "at" | "-" | "–" | "am" | "pm" | "a.m." | "p.m.")
        || (token.len() <= 5 && token.len() >= 2 && token.chars().all(|c| c.is_ascii_uppercase()))
        || (token.starts_with(|c: char| c.is_ascii_digit())
            && lower
                .trim_end_matches("am")
                .trim_end_matches("pm")
                .chars()
                .all(|c| c.is_ascii_digit() || ".:".contains(c)))
}

/// "By Jane Doe and John Roe" → "Jane Doe and John Roe".
pub(super) fn byline(line: &str) -> Option<&str> {
    let labels = ["By ", "BY ", "by ", "Words by ", "Written by ", "Author: ", "Story by "];
    let rest = labels.iter().find_map(|label| line.strip_prefix(label))?;
    let names = rest.split(" in ").next().unwrap_or(rest).trim().trim_end_matches(',');
    let words: Vec<&str> = names.split_whitespace().collect();
    let small = |word: &&&str| word.starts_with(char::is_lowercase);
    let joining =
        |word: &&str| matches!(*word, "and" | "de" | "van" | "von" | "der" | "bin" | "al" | "for" | "of");
    let names_alone = words.iter().filter(small).all(joining);
    let length = (1..=12).contains(&words.len()) && names.chars().count() <= 80;
    let first = words.first().is_some_and(|word| word.starts_with(char::is_uppercase));
    (length && first && names_alone && !names.ends_with(['.', '!', '?', ':'])).then_some(names)
}

/// "LONDON (Reuters) — The mayor …" → "Reuters".
pub(super) fn dateline(line: &str) -> Option<&str> {
    let (place, rest) = line.split_once(" (")?;
    let (outlet, rest) = rest.split_once(')')?;
    let shouted = |c: char| c.is_uppercase() || matches!(c, ' ' | ',' | '/' | '.' | '-' | '\'');
    // "LONDON, June 5" has a month in small letters behind the comma.
    let city = place.split(',').next().unwrap_or(place);
    let place_like = city.chars().count() >= 3 && city.chars().all(shouted) && place.chars().count() <= 40;
    let dash = rest.trim_start().starts_with(['-', '–', '—', '―']);
    let named = (2..=30).contains(&outlet.chars().count()) && outlet.starts_with(char::is_uppercase);
    (place_like && dash && named).then_some(outlet)
}
