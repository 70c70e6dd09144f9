//! Dates, times and periods that a calendar or a record can confirm.

use super::{FactMarks, together, touches};
use crate::trees::ParsedText;
use english::{NumberWord, number_word};
use model::FactKind;

const MONTHS: &str = "january february march april may june july august september october november december jan feb mar apr jun jul \
    aug sept sep oct nov dec";
const WEEKDAYS: &str =
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun";
const UNITS: &str = "second minute hour day night week weekend fortnight month year decade century quarter season spring summer \
    autumn fall winter morning afternoon evening semester term";
/// Words before a unit that say which one is meant.
const WHICH: &[&str] = &["last", "next", "this", "past", "previous", "following", "coming", "same"];
/// Words after a count of units that make it a moment.
const FROM: &[&str] = &["ago", "earlier", "later", "before", "after", "prior", "since"];
const PARTS: &[&str] = &["morning", "afternoon", "evening", "night"];
const BEFORE: &[&str] = &["early", "late", "earlier", "later", "mid", "last", "next", "this", "mid-"];

pub(super) fn mark(marks: &mut FactMarks, entities: &[nlp::Entity]) {
    let parsed = marks.parsed;
    let mut at = 0;
    while at < parsed.len() {
        match date(parsed, at).filter(|end| together(parsed, at, *end)) {
            Some(end) => {
                let first = from(parsed, at);
                marks.put(first, end, FactKind::Date);
                at = end;
            }
            None => at += 1,
        }
    }
    // Feasts and the like, which the recogniser knows by their capitals.
    for entity in entities.iter().filter(|entity| matches!(entity.kind, "DATE" | "TIME")) {
        let capital = |at: &usize| {
            parsed.word(*at).starts_with(char::is_uppercase)
                && matches!(parsed.tag(*at), "NNP" | "NNPS")
                && marks.is_free(*at)
                && parsed.names.at(*at).is_none_or(|name| name.person().is_none())
        };
        let named: Vec<usize> = entity.tokens.clone().filter(capital).collect();
        if let (Some(first), Some(last)) = (named.first(), named.last()) {
            marks.put(*first, last + 1, FactKind::Date);
        }
    }
}

fn listed(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|it| it == word)
}

fn is_unit(word: &str) -> bool {
    listed(UNITS, word) || word.strip_suffix('s').is_some_and(|one| listed(UNITS, one))
}

/// The first word of a date, with the words before it that narrow it down: "late Friday".
fn from(parsed: &ParsedText, at: usize) -> usize {
    let mut first = at;
    while let Some(before) = first.checked_sub(1)
        && parsed.paragraph(before) == parsed.paragraph(at)
        && parsed.is(before, BEFORE)
    {
        first = before;
    }
    first
}

/// The end of a date that begins at a word.
fn date(parsed: &ParsedText, at: usize) -> Option<usize> {
    clock(parsed, at)
        .or_else(|| month(parsed, at))
        .or_else(|| weekday(parsed, at))
        .or_else(|| years(parsed, at))
        .or_else(|| relative(parsed, at))
        .or_else(|| distance(parsed, at))
}

/// "9 p.m.", "10:30", "noon".
fn clock(parsed: &ParsedText, at: usize) -> Option<usize> {
    if parsed.is(at, &["noon", "midnight"]) {
        return Some(at + 1);
    }
    let word = parsed.word(at);
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let lower = word.to_lowercase();
    if ["am", "pm", "a.m", "p.m", "a.m.", "p.m."].iter().any(|end| lower.ends_with(end)) {
        return Some(at + 1);
    }
    if parsed.is(at + 1, &["am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "o’clock"]) {
        return Some(at + 2);
    }
    let (hour, minute) = word.split_once(':')?;
    let is_clock = hour.len() <= 2 && minute.len() == 2 && minute.bytes().all(|digit| digit.is_ascii_digit());
    is_clock.then_some(at + 1)
}

fn is_month(parsed: &ParsedText, at: usize) -> bool {
    let word = parsed.bare(at);
    let capital = parsed.word(at).starts_with(char::is_uppercase);
    // "May" may begin a sentence, and "March" may be a verb or an event.
    let noun = parsed.tag(at) == "NNP" || day(parsed, at + 1) || year(parsed, at + 1);
    capital && listed(MONTHS, &word) && noun && !parsed.is(at + 1, &["for"]) && !in_longer_name(parsed, at)
}

/// Returns whether a word is part of a name of several words: "Sunday Times", "April Jones".
fn in_longer_name(parsed: &ParsedText, at: usize) -> bool {
    parsed.names.at(at).is_some_and(|name| name.last > name.first + 1)
}

fn day(parsed: &ParsedText, at: usize) -> bool {
    let word = parsed.lower(at);
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(&word);
    digits.len() <= 2 && digits.parse().is_ok_and(|day: u8| (1..=31).contains(&day))
}

fn year(parsed: &ParsedText, at: usize) -> bool {
    let word = parsed.word(at);
    word.len() == 4 && word.parse().is_ok_and(|year: u16| (1500..=2100).contains(&year))
}

/// "June", "June 5, 2018", "5 June", "5th of June 2018", "Feb. 14".
fn month(parsed: &ParsedText, at: usize) -> Option<usize> {
    let behind = |mut end: usize| {
        let comma = usize::from(parsed.is(end, &[","]));
        if year(parsed, end + comma) {
            end += comma + 1;
        }
        end
    };
    if is_month(parsed, at) {
        let end = if day(parsed, at + 1) { at + 2 } else { at + 1 };
        // "June 5-7", "June 5 to 7", "March and April"
        let to = parsed.is(end, &["-", "–", "to"]);
        if to && end > at + 1 && day(parsed, end + 1) {
            return Some(behind(end + 2));
        }
        if to && is_month(parsed, end + 1) {
            return month(parsed, end + 1);
        }
        return Some(behind(end));
    }
    let of = usize::from(parsed.is(at + 1, &["of"]));
    (day(parsed, at) && is_month(parsed, at + 1 + of)).then(|| behind(at + 2 + of))
}

fn weekday(parsed: &ParsedText, at: usize) -> Option<usize> {
    let word = parsed.bare(at);
    let one = word.strip_suffix('s').filter(|one| listed(WEEKDAYS, one) && one.len() > 4).unwrap_or(&word);
    let short = one.len() <= 5 && !parsed.word(at).ends_with('.');
    let named = parsed.tag(at).starts_with("NNP") && parsed.word(at).starts_with(char::is_uppercase);
    if !listed(WEEKDAYS, one) || short || !named || in_longer_name(parsed, at) {
        return None;
    }
    let mut end = at + 1;
    if parsed.is(end, PARTS) {
        end += 1;
    }
    let comma = usize::from(parsed.is(end, &[","]));
    Some(month(parsed, end + comma).filter(|_| is_month(parsed, end + comma) || comma == 0).unwrap_or(end))
}

/// "2016", "2008 to 2016", "the 1990s".
fn years(parsed: &ParsedText, at: usize) -> Option<usize> {
    let word = parsed.word(at);
    let decade = word.strip_suffix('s').unwrap_or(word).trim_start_matches(['’', '\'']);
    let is_decade = word.ends_with('s') && matches!(decade.len(), 2 | 4) && decade.ends_with('0');
    if is_decade && decade.bytes().all(|digit| digit.is_ascii_digit()) {
        return Some(at + 1);
    }
    if word.split('/').count() >= 2
        && word.split('/').all(|part| matches!(part.len(), 1 | 2 | 4))
        && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'/')
    {
        return Some(at + 1);
    }
    let before = at.checked_sub(1).map_or("", |at| parsed.word(at));
    let after_sign = before.ends_with(['$', '£', '€', '¥']) || before.ends_with('-') && touches(parsed, at);
    // "2000 people" counts; "in 2000 people said" does not.
    let counts = parsed.tag(at + 1) == "NNS" && parsed.label(at) == "nummod";
    let scaled = parsed.is(at + 1, &["percent", "%", "million", "billion", "miles", "km"]);
    if !year(parsed, at) || after_sign || counts || scaled || in_longer_name(parsed, at) {
        return None;
    }
    let between = at > 0 && parsed.is(at - 1, &["between"]);
    let to =
        parsed.is(at + 1, &["to", "-", "–", "through", "until"]) || between && parsed.is(at + 1, &["and"]);
    Some(if to && year(parsed, at + 2) { at + 3 } else { at + 1 })
}

/// "last week", "this past summer", "the next two years", "yesterday".
fn relative(parsed: &ParsedText, at: usize) -> Option<usize> {
    if parsed.is(at, &["yesterday", "today", "tomorrow", "tonight"]) && parsed.tag(at) != "NNP" {
        let part = parsed.is(at + 1, PARTS);
        return Some(at + 1 + usize::from(part));
    }
    if !parsed.is(at, WHICH) {
        return None;
    }
    let mut end = at + 1;
    while end < at + 4
        && (parsed.is(end, WHICH) || parsed.is(end, &["few", "several"]) || is_count(parsed, end))
    {
        end += 1;
    }
    let unit = parsed.word(end);
    // "This Week" is the title of a show.
    (is_unit(unit) && !parsed.is(end + 1, &["'s", "’s"])
        || is_unit(unit) && parsed.tag(end).starts_with("NN"))
    .then_some(end + 1)
}

fn is_count(parsed: &ParsedText, at: usize) -> bool {
    let word = parsed.lower(at);
    matches!(number_word(&word), Some(NumberWord::Count(_) | NumberWord::Scale(_)))
        || !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'.')
}

/// "two years ago", "20 and 50 years ago", "a week later".
fn distance(parsed: &ParsedText, at: usize) -> Option<usize> {
    let vague = parsed.is(at, &["a", "an", "several", "few"]);
    if !vague && !is_count(parsed, at) {
        return None;
    }
    let mut end = at + 1;
    while end < at + 6
        && (is_count(parsed, end) || parsed.is(end, &["and", "or", "to", "-", "few", "half", "dozen"]))
    {
        end += 1;
    }
    (is_unit(&parsed.lower(end)) && parsed.is(end + 1, FROM)).then_some(end + 2)
}
