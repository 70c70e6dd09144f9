//! Reading the amount and the unit off the words of a figure: "more than 1.2 million", "12 to 17 miles", "a third".

use super::amount::{Amount, Bound};
use super::found::FigureValue;
use super::unit::Unit;
use crate::quantities::{ONE, QuantityParser, QuantityValue, words};
use english::{NumberWord, number_word};

/// Words before a number that blur it.
const ABOUT: &[&str] = &[
    "about",
    "almost",
    "approximately",
    "around",
    "roughly",
    "nearly",
    "some",
    "estimated",
    "several",
    "barely",
];
/// Words before a number that make it the least.
const LEAST: &[&[&str]] = &[&["more", "than"], &["at", "least"], &["over"]];
const NO_LESS: &[&[&str]] = &[&["no", "less", "than"], &["no", "fewer", "than"]];
/// Words before a number that make it the most.
const MOST: &[&[&str]] = &[
    &["less", "than"],
    &["fewer", "than"],
    &["under"],
    &["up", "to"],
    &["at", "most"],
    &["as", "many", "as"],
    &["as", "much", "as"],
];
const NO_MORE: &[&[&str]] = &[&["no", "more", "than"]];
/// Words behind a number that make it the least, and the most.
const OR_MORE: &[&str] = &["more", "over", "above", "up", "older"];
const OR_LESS: &[&str] = &["less", "fewer", "under", "below", "younger"];
/// Signs between the two ends of a range.
const DASHES: &[char] = &['-', '–', '—', '‑'];

/// Reads the words of a figure; `behind` is the text that follows them. Returns `None` for what has no certain number: "dozens", a score of
/// two sides, a number whose ending may mean several things.
#[must_use]
pub fn read_amount(figure: &str, behind: &str) -> Option<(Amount, Unit)> {
    let reader = AmountReader { parser: QuantityParser { text: figure, words: words(figure) } };
    let first = (0..reader.parser.words.len()).find(|at| reader.starts(*at))?;
    // ".45" is no 45.
    if reader.gap(first).ends_with(['.', ',']) {
        return None;
    }
    let (mut amount, unit, next) = reader.fraction(first, behind).or_else(|| reader.measured(first))?;
    // "20 and 50", "27-20 and 3": more than one number, and no range.
    if (next..reader.parser.words.len()).any(|at| reader.parser.number(at).is_some()) {
        return None;
    }
    let bound = reader.bound(first, next)?;
    if bound != Bound::Exact {
        amount.bound = bound;
    }
    Some((amount, unit))
}

/// Reads the words of a date; `None` for one that only a reader of the article can place: "last Friday", "in June".
#[must_use]
pub fn read_date(date: &str) -> Option<FigureValue> {
    let parser = QuantityParser { text: date, words: words(date) };
    let mut found = (0..parser.words.len()).filter_map(|at| Some((at, parser.date(at)?)));
    let (at, (quantity, next)) = found.next()?;
    let QuantityValue::Date { year, month, day } = quantity.value else { return None };
    // "2008 to 2016", "June 5-7": a period.
    let rest =
        (next..parser.words.len()).any(|at| parser.lower(at).starts_with(|c: char| c.is_ascii_digit()));
    let weekday = at <= 1;
    (weekday && !rest).then_some(FigureValue::Date { year, month, day })
}

struct AmountReader<'a> {
    parser: QuantityParser<'a>,
}

impl AmountReader<'_> {
    fn starts(&self, at: usize) -> bool {
        self.parser.number(at).is_some() || self.part(at).is_some()
    }

    fn lower(&self, at: usize) -> &str {
        self.parser.lower(at)
    }

    /// The text from the end of the word before a place to its beginning.
    fn gap(&self, at: usize) -> &str {
        let words = &self.parser.words;
        let end = at.checked_sub(1).and_then(|at| words.get(at)).map_or(0, |word| word.span.end);
        let start = words.get(at).map_or(self.parser.text.len(), |word| word.span.start);
        self.parser.text.get(end..start).unwrap_or_default()
    }

    /// The denominator that a word names: "third", "quarters".
    fn part(&self, at: usize) -> Option<u8> {
        let word = self.lower(at);
        let one = word.strip_suffix('s').unwrap_or(word);
        match number_word(word).or_else(|| number_word(one)) {
            Some(NumberWord::Part(parts)) => Some(parts),
            _ => None,
        }
    }

    /// "half", "a third", "two-thirds", "three quarters" of something, as percent.
    fn fraction(&self, at: usize, behind: &str) -> Option<(Amount, Unit, usize)> {
        let (times, place) = match self.parser.number(at) {
            Some((times, next)) => (times, next),
            None => (ONE, at),
        };
        let parts = i128::from(self.part(place)?);
        let of = ["of", "the", "all", "its", "their", "his", "her", "our", "their"];
        let follows =
            behind.split_whitespace().next().is_some_and(|word| of.contains(&word.to_lowercase().as_str()));
        // "a third man" counts, "the second half" is no share.
        let share = (times * 100).checked_div(parts).filter(|share| *share <= 100 * ONE && follows)?;
        Some((Amount::exact(share), Unit::Percent, place + 1))
    }

    /// A number or a range, with its unit.
    fn measured(&self, at: usize) -> Option<(Amount, Unit, usize)> {
        let (low, next) = self.parser.number(at)?;
        let (amount, next) = self.range(low, next).unwrap_or((Amount::exact(low), next));
        let (unit, behind) = self.unit(at, next);
        let short = |at: usize| {
            let word = self.lower(at);
            word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(['m', 'b'])
        };
        // "5m" may be metres.
        if !matches!(unit, Unit::Money(_)) && (at..next).any(short) {
            return None;
        }
        let sane = amount.low < amount.high || amount == Amount::exact(low);
        sane.then_some((amount, unit, behind))
    }

    /// The rest of a range: "12 to 17", "5–10 million". A score ("27-20") has its larger number first, and is none.
    fn range(&self, low: i128, next: usize) -> Option<(Amount, usize)> {
        let to = matches!(self.lower(next), "to" | "or");
        let dash = !to
            && self.gap(next).trim().chars().all(|c| DASHES.contains(&c))
            && self.gap(next).contains(DASHES);
        if !to && !dash {
            return None;
        }
        let from = next + usize::from(to);
        let (high, next) = self.parser.number(from)?;
        // "5 to 10 million": the scale belongs to both.
        let scale = match number_word(self.lower(next - 1)) {
            Some(NumberWord::Scale(scale)) => i128::from(scale),
            _ => 1,
        };
        let scaled = low.checked_mul(scale).filter(|low| *low <= high && low.abs() < high);
        Some((Amount { low: scaled.unwrap_or(low), high, bound: Bound::Exact }, next))
    }

    /// The unit of a number from one word to another, and the place behind it.
    fn unit(&self, at: usize, next: usize) -> (Unit, usize) {
        let start = self.parser.words.get(at).map_or(0, |word| word.span.start);
        let end =
            next.checked_sub(1).and_then(|at| self.parser.words.get(at)).map_or(0, |word| word.span.end);
        let behind = self.parser.text.get(end..).unwrap_or_default();
        let before = self.parser.text.get(..start).unwrap_or_default();
        if let Some(sign) = Unit::of_sign(before) {
            return (sign, next);
        }
        if behind.trim_start().starts_with('%') {
            return (Unit::Percent, next);
        }
        let points = |at: usize| matches!(self.lower(at), "point" | "points");
        match (self.lower(next), self.lower(next + 1)) {
            ("percent" | "pc" | "percentage", _) if points(next + 1) => (Unit::Points, next + 2),
            ("percent" | "pc" | "percentage", _) => (Unit::Percent, next + 1),
            ("per", "cent") if points(next + 2) => (Unit::Points, next + 3),
            ("per", "cent") => (Unit::Percent, next + 2),
            ("year" | "years", "old") => (Unit::Age, next + 2),
            ("square", word) => match Unit::of_word(&format!("square {word}")) {
                Some(unit) => (unit, next + 2),
                None => (Unit::Count, next),
            },
            (word, _) => match Unit::of_word(word) {
                Some(unit) => (unit, next + 1),
                None => (Unit::Count, next),
            },
        }
    }

    /// The bound of a number by the words around it; `None` where they contradict each other.
    fn bound(&self, first: usize, next: usize) -> Option<Bound> {
        let before: Vec<&str> = (0..first).map(|at| self.lower(at)).collect();
        let has = |list: &[&[&str]]| {
            list.iter().any(|words| before.windows(words.len()).any(|window| window == *words))
        };
        let behind = |list: &[&str]| {
            (next..self.parser.words.len())
                .any(|at| matches!(self.lower(at), "or" | "and") && list.contains(&self.lower(at + 1)))
        };
        let plus = self.parser.text.trim_end().ends_with('+') || self.lower(next) == "plus";
        let (no_less, no_more) = (has(NO_LESS), has(NO_MORE));
        let least = no_less || !no_more && has(LEAST);
        let most = no_more || !no_less && has(MOST);
        let (least, most) = (least || behind(OR_MORE) || plus, most || behind(OR_LESS));
        let about = before.iter().any(|word| ABOUT.contains(word)) || behind(&["so"]);
        match (least, most) {
            (true, true) => None,
            (true, false) => Some(Bound::AtLeast),
            (false, true) => Some(Bound::AtMost),
            (false, false) if about => Some(Bound::About),
            (false, false) => Some(Bound::Exact),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(figure: &str) -> Option<String> {
        read_amount(figure, " of them").map(|(amount, unit)| amount.written(unit))
    }

    #[test]
    fn amounts_are_read_with_unit_and_bound() {
        for (figure, expected) in [
            ("1.2 million", "1,200,000"),
            ("more than 10,000 people", "at least 10,000"),
            ("no fewer than 12", "at least 12"),
            ("no more than 12", "at most 12"),
            ("as many as 30", "at most 30"),
            ("some two dozen", "about 24"),
            ("$4.5 million", "$4,500,000"),
            ("US$3bn", "US$3,000,000,000"),
            ("$3-5 million", "$3,000,000–5,000,000"),
            ("5 to 10 million", "5,000,000–10,000,000"),
            ("12 to 17 miles", "12–17 miles"),
            ("1,000 square miles", "1,000 square miles"),
            ("18-year-old", "18 years old"),
            ("3.5 per cent", "3.5%"),
            ("40%", "40%"),
            ("two percentage points", "2 percentage points"),
            ("two-thirds", "66.666666%"),
            ("a quarter", "25%"),
            ("twenty-three", "23"),
            ("60 or older", "at least 60"),
            ("about 20 or so", "about 20"),
            ("50 euros", "€50"),
        ] {
            assert_eq!(read(figure).as_deref(), Some(expected), "{figure}");
        }
    }

    #[test]
    fn what_has_no_certain_number_is_not_read() {
        for figure in ["dozens", ".45", "5:6", "27-20", "20 and 50 years", "a 5m", "10th", "several", ""] {
            assert_eq!(read(figure), None, "{figure}");
        }
        assert_eq!(read_amount("half", " time"), None);
    }
}
