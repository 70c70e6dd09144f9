//! Reading figures and dates off the words of a text.

use unicode_segmentation::UnicodeSegmentation;

use super::{Quantity, QuantityValue};
use english::{NumberWord, concept, is_stop_word, number_word};
use model::Span;

pub(in super::super) const ONE: i128 = 1_000_000;
/// Larger figures are no figures of news.
const LARGEST: i128 = ONE * 1_000_000_000_000_000_000;
/// The number of words behind a figure that can say what is counted.
const THING: usize = 3;

/// Endings of figures: "1.2m", "£3bn".
const SHORT: &[(&str, i128)] = &[
    ("k", 1_000),
    ("m", 1_000_000),
    ("mn", 1_000_000),
    ("bn", 1_000_000_000),
    ("b", 1_000_000_000),
    ("tn", 1_000_000_000_000),
];
const MONTHS: &[(&str, u8)] = &[
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sept", 9),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];
const CURRENCIES: &[char] = &['£', '$', '€', '¥', '₹'];

pub(in super::super) struct QuantityWord<'a> {
    text: &'a str,
    pub(in super::super) span: Span,
    pub(in super::super) lower: String,
}

pub(in super::super) fn words(text: &str) -> Vec<QuantityWord<'_>> {
    text.unicode_word_indices()
        .map(|(start, word)| QuantityWord {
            text: word,
            span: Span::new(start, start + word.len()),
            lower: word.to_lowercase(),
        })
        .collect()
}

pub(in super::super) struct QuantityParser<'a> {
    pub(in super::super) text: &'a str,
    pub(in super::super) words: Vec<QuantityWord<'a>>,
}

impl QuantityParser<'_> {
    pub(in super::super) fn lower(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &word.lower)
    }

    /// The text between two words.
    fn gap(&self, before: usize) -> &str {
        let (Some(one), Some(next)) = (self.words.get(before), self.words.get(before + 1)) else {
            return ".";
        };
        self.text.get(one.span.end..next.span.start).unwrap_or(".")
    }

    fn joined(&self, before: usize) -> bool {
        let gap = self.gap(before);
        !gap.contains('\n') && gap.chars().all(|c| c.is_whitespace() || c == '-' || c == '‑')
    }

    fn span(&self, from: usize, to: usize) -> Option<Span> {
        Some(Span::new(self.words.get(from)?.span.start, self.words.get(to)?.span.end))
    }

    /// A date that begins here: "5 June 2018", "June 5, 2018", "June 2018", "2018".
    pub(in super::super) fn date(&self, at: usize) -> Option<(Quantity, usize)> {
        let (mut day, mut month, mut next) = (0, self.month(at), at + 1);
        if month.is_some() {
            if let Some(found) = self.day(next).filter(|_| self.joined(at)) {
                (day, next) = (found, next + 1);
            }
        } else if let Some(found) = self.day(at) {
            let of = usize::from(self.lower(next) == "of");
            month = self.month(next + of).filter(|_| self.joined(at));
            (day, next) = (found, next + of + 1);
        }
        let comma = self.gap(next.saturating_sub(1)).trim() == ",";
        let year = match month {
            Some(_) => self.year(next).filter(|_| comma || self.joined(next - 1)),
            None => self.year(at),
        };
        // A month alone, or a year that something is counted by, is no date.
        match (month, year) {
            (Some(_), None) if day == 0 => return None,
            (None, None) => return None,
            (None, Some(_)) if self.counts(at) => return None,
            (None, Some(_)) => next = at + 1,
            (Some(_), Some(_)) => next += 1,
            (Some(_), None) => {}
        }
        let (year, month) = (year.unwrap_or(0), month.unwrap_or(0));
        let value = QuantityValue::Date { year, month, day };
        Some((Quantity { span: self.span(at, next - 1)?, value, thing: Vec::new() }, next))
    }

    /// Returns true if a number that looks like a year counts something: "2000 people", but not "in 2018 officials said".
    fn counts(&self, at: usize) -> bool {
        const BEFORE: &[&str] = &["in", "since", "by", "of", "until", "from", "during", "before", "after"];
        let before = at.checked_sub(1).map_or("", |before| self.lower(before));
        let end = self.words.get(at).map_or(0, |word| word.span.end);
        !BEFORE.contains(&before) && !self.thing(at + 1, end).is_empty()
    }

    fn month(&self, at: usize) -> Option<u8> {
        // "may" and "march" are months only with a capital.
        let capital = self.words.get(at)?.text.starts_with(char::is_uppercase);
        MONTHS.iter().find(|(name, _)| *name == self.lower(at)).map(|(_, month)| *month).filter(|_| capital)
    }

    fn day(&self, at: usize) -> Option<u8> {
        let word = self.lower(at);
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        let short = digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse().ok().filter(|day| short && (1..=31).contains(day))
    }

    fn year(&self, at: usize) -> Option<u16> {
        let word = self.lower(at);
        let four = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        let sign = self.words.get(at).and_then(|word| self.sign_before(word.span.start));
        word.parse().ok().filter(|year| four && sign.is_none() && (1800..=2100).contains(year))
    }

    /// A figure that begins here, with its unit and what is counted.
    pub(super) fn figure(&self, at: usize) -> Option<(Quantity, usize)> {
        let (value, mut next) = self.number(at)?;
        let mut span = self.span(at, next - 1)?;
        let behind = self.text.get(span.end..).unwrap_or_default();
        let mut kind = QuantityValue::Count(value);
        let blank = behind.len() - behind.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
        if behind.get(blank..).is_some_and(|rest| rest.starts_with('%')) && blank <= 3 {
            (kind, span.end) = (QuantityValue::Percent(value), span.end + blank + 1);
        } else if self.joined(next - 1) && matches!(self.lower(next), "percent" | "pc" | "percentage") {
            (kind, span.end, next) =
                (QuantityValue::Percent(value), self.words.get(next)?.span.end, next + 1);
        } else if self.joined(next - 1) && self.lower(next) == "per" && self.lower(next + 1) == "cent" {
            (kind, span.end, next) =
                (QuantityValue::Percent(value), self.words.get(next + 1)?.span.end, next + 2);
        } else if let Some(sign) = self.sign_before(span.start) {
            (kind, span.start) = (QuantityValue::Money(sign, value), span.start - sign.len_utf8());
        }
        Some((Quantity { span, value: kind, thing: self.thing(next, span.end) }, next))
    }

    fn sign_before(&self, start: usize) -> Option<char> {
        self.text.get(..start)?.chars().next_back().filter(|c| CURRENCIES.contains(c))
    }

    /// The things counted: the words behind a figure up to one that says nothing, or a mark.
    fn thing(&self, from: usize, mut end: usize) -> Vec<String> {
        let mut thing = Vec::new();
        let mut at = from;
        while let Some(word) = self.words.get(at) {
            let gap = self.text.get(end..word.span.start).unwrap_or(".");
            if !gap.chars().all(|c| c == ' ' || c == '\u{a0}' || c == '-') || thing.len() == THING {
                break;
            }
            let of = thing.is_empty() && matches!(word.lower.as_str(), "of" | "the" | "all" | "its" | "more");
            if !of {
                if is_stop_word(&word.lower) || self.number(at).is_some() {
                    break;
                }
                thing.push(concept(&word.lower));
            }
            end = word.span.end;
            at += 1;
        }
        thing
    }

    /// A number in digits or words that begins here, in millionths, and the place behind it.
    pub(in super::super) fn number(&self, at: usize) -> Option<(i128, usize)> {
        let first = self.words.get(at)?;
        if let Some((value, scaled)) = digits(&first.lower) {
            let scale = self.scale(at + 1).filter(|_| !scaled && self.joined(at));
            let value = value.checked_mul(scale.unwrap_or(1)).filter(|value| *value <= LARGEST)?;
            return Some((value, at + 1 + usize::from(scale.is_some())));
        }
        self.in_words(at)
    }

    fn scale(&self, at: usize) -> Option<i128> {
        match number_word(self.lower(at)) {
            Some(NumberWord::Scale(scale)) => Some(i128::from(scale)),
            _ => None,
        }
    }

    /// "twelve hundred", "twenty-five", "a million", "two hundred and five". A lone "one" is no figure.
    fn in_words(&self, at: usize) -> Option<(i128, usize)> {
        let (mut total, mut group, mut next): (i128, i128, usize) = (0, 0, at);
        if self.lower(at) == "half" && self.lower(at + 1) == "a" && self.joined(at) {
            let scale = self.scale(at + 2).filter(|_| self.joined(at + 1))?;
            return Some((scale * ONE / 2, at + 3));
        }
        if matches!(self.lower(at), "a" | "an") {
            self.scale(at + 1).filter(|_| self.joined(at))?;
            (group, next) = (1, at + 1);
        }
        let mut read = false;
        loop {
            if next > at && !self.joined(next - 1) {
                break;
            }
            let and = usize::from(read && self.lower(next) == "and" && small(self.lower(next + 1)).is_some());
            let word = self.lower(next + and);
            if let Some(value) = small(word) {
                // "two three" are two figures; "twenty-three" and "hundred three" are one.
                let room = if value < 10 { 10 } else { 100 };
                if group % room != 0 || group != 0 && value == 0 {
                    break;
                }
                group += value;
            } else if let Some(scale) = self.scale(next + and).filter(|_| group > 0 && and == 0) {
                group = group.checked_mul(scale).filter(|value| *value <= LARGEST / ONE)?;
                if scale >= 1_000 {
                    (total, group) = (total + group, 0);
                }
            } else {
                break;
            }
            read = true;
            next += 1 + and;
        }
        let value = total + group;
        let lone = next == at + 1 && value == 1;
        (read && !lone).then_some((value * ONE, next))
    }
}

/// The value of a word for a number below a hundred.
fn small(word: &str) -> Option<i128> {
    match number_word(word) {
        Some(NumberWord::Count(value)) => Some(i128::from(value)),
        _ => None,
    }
}

/// A number in digits ("1,200", "1.2m") in millionths, and whether its ending scaled it.
fn digits(word: &str) -> Option<(i128, bool)> {
    let end = word.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(word.len());
    let (number, ending) = word.split_at(end);
    let scale = match ending {
        "" => None,
        other => Some(SHORT.iter().find(|(name, _)| *name == other)?.1),
    };
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = groups.len() == 1 || groups.iter().skip(1).all(|group| group.len() == 3);
    if !grouped || whole.is_empty() || whole.len() > 18 || part.contains([',', '.']) {
        return None;
    }
    let whole: i128 = groups.concat().parse().ok()?;
    let mut fraction: i128 = 0;
    for place in 0..6 {
        fraction = fraction * 10 + part.as_bytes().get(place).map_or(0, |digit| i128::from(digit - b'0'));
    }
    let value = (whole * ONE + fraction).checked_mul(scale.unwrap_or(1)).filter(|value| *value <= LARGEST)?;
    Some((value, scale.is_some()))
}
