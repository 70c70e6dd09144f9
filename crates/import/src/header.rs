//! The parts above an article: dates, bylines, datelines.

use model::written_date;

/// Words of a date, with its weekday, at most.
const DATE_WORDS: usize = 4;
/// Words of the time after a date, at most.
const TIME_WORDS: usize = 4;

/// The kind of a part of a header line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeaderPart<'a> {
    /// A date, as it is written.
    Date(&'a str),
    /// The names of the authors.
    Byline(&'a str),
    /// Anything else.
    Unknown,
}

pub(super) fn part(words: &str) -> HeaderPart<'_> {
    let bare = without_label(words);
    if is_date(bare) {
        return HeaderPart::Date(bare);
    }
    byline(words).map_or(HeaderPart::Unknown, HeaderPart::Byline)
}

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

/// Returns whether words are a date and nothing else, but for a time after it.
pub(super) fn is_date(words: &str) -> bool {
    let tokens: Vec<&str> = words.split_whitespace().collect();
    is_month(&tokens)
        || (1..=tokens.len().min(DATE_WORDS)).any(|end| {
            let (date, rest) = tokens.split_at(end);
            let date = date.join(" ");
            written_date(without_clock(&date)).is_some()
                && rest.len() <= TIME_WORDS
                && rest.iter().all(|token| is_time(token))
        })
}

/// Returns whether words are a month and its year, as "June 2018".
fn is_month(tokens: &[&str]) -> bool {
    let [month, year] = tokens else { return false };
    year.len() == 4 && written_date(&format!("1 {month} {year}")).is_some()
}

/// "2018-06-05T14:05" → "2018-06-05".
fn without_clock(date: &str) -> &str {
    let day = date.get(..10).filter(|_| date.get(10..).is_some_and(|rest| rest.starts_with('T')));
    day.unwrap_or(date)
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
