//! Numbers with what they are called by: units, shares, amounts of money, ranges.

use super::{FactMarks, together, touches};
use crate::lexicon::flag;
use crate::trees::ParsedText;
use english::{NumberWord, number_word};
use model::FactKind;

/// Words before a number that bound or blur it.
const LEFT: &[&str] = &[
    "about",
    "almost",
    "approximately",
    "around",
    "roughly",
    "nearly",
    "over",
    "under",
    "only",
    "just",
    "some",
    "least",
    "most",
    "than",
    "estimated",
    "several",
    "exactly",
    "another",
    "barely",
    "up",
    "to",
    "as",
    "many",
    "few",
    "more",
    "less",
    "fewer",
    "at",
    "an",
    "a",
    "no",
];
/// Of those the words that say nothing alone.
const LOOSE: &[&str] =
    &["to", "as", "up", "at", "an", "a", "no", "many", "than", "another", "just", "some", "only"];
const UNITS: &str = "year month week day hour minute second mile kilometer kilometre km meter metre centimeter centimetre foot feet \
    inch yard pound kilogram kg gram ounce ton tonne acre hectare degree people person vote point seat dollar cent euro \
    gallon liter litre barrel watt megawatt volt round caliber calibre mph";
const SHARES: &[&str] = &["percent", "%", "pc", "percentage", "per"];
const SIGNS: &[&str] = &["$", "£", "€", "¥", "₹", "US$", "C$", "A$", "#"];
const OPEN: &[&str] =
    &["older", "above", "more", "younger", "over", "under", "less", "fewer", "up", "below", "so"];

pub(super) fn mark(marks: &mut FactMarks, entities: &[nlp::Entity]) {
    let parsed = marks.parsed;
    let mut named = vec![false; parsed.len()];
    for entity in entities.iter().filter(|entity| {
        matches!(entity.kind, "LAW" | "EVENT" | "PRODUCT" | "WORK_OF_ART" | "FAC" | "ORG" | "PERSON")
    }) {
        // A number alone is no name, whatever it was taken for.
        if entity.tokens.clone().any(|at| parsed.word(at).starts_with(char::is_alphabetic)) {
            named.iter_mut().take(entity.tokens.end).skip(entity.tokens.start).for_each(|it| *it = true);
        }
    }
    let mut at = 0;
    while at < parsed.len() {
        let free = marks.is_free(at) && named.get(at) != Some(&true);
        let end = free.then(|| figure(parsed, at)).flatten();
        match end.filter(|end| together(parsed, at, *end) && (at..*end).all(|word| marks.is_free(word))) {
            Some(end) => {
                let first = from(marks, at);
                marks.put(first, end, FactKind::Figure);
                at = end;
            }
            None => at += 1,
        }
    }
}

/// The first word of a figure with those that bound it: "more than 10 million".
fn from(marks: &FactMarks, at: usize) -> usize {
    let parsed = marks.parsed;
    let mut first = at;
    while let Some(before) = first.checked_sub(1)
        && first + 5 > at
        && parsed.paragraph(before) == parsed.paragraph(at)
        && marks.is_free(before)
        && (parsed.is(before, LEFT) || parsed.is(before, SIGNS))
    {
        first = before;
    }
    while first < at && parsed.is(first, LOOSE) && !begins_bound(parsed, first) {
        first += 1;
    }
    first
}

/// Returns whether a small word begins a bound: "at least", "as many as", "up to".
fn begins_bound(parsed: &ParsedText, at: usize) -> bool {
    let pair = |first: &str, second: &[&str]| parsed.is(at, &[first]) && parsed.is(at + 1, second);
    pair("at", &["least", "most"])
        || pair("as", &["many", "few", "little", "much"])
        || pair("up", &["to"])
        || pair("no", &["more", "less", "fewer"])
        || pair("only", &["about", "a"])
        || parsed.is(at, &["only", "just"]) && at + 1 < parsed.len()
}

/// A number in digits: "505,796", ".45", "1.2m", "10th".
fn in_digits(parsed: &ParsedText, at: usize) -> bool {
    let word = parsed.word(at).trim_start_matches(['$', '£', '€', '¥', '₹', '+', '-', '#', '.']);
    let digits = word.starts_with(|c: char| c.is_ascii_digit());
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    // "U-2", "COVID-19": letters and a hyphen before it make a name of it.
    let hyphened = at > 1 && parsed.word(at - 1) == "-" && touches(parsed, at) && touches(parsed, at - 1);
    let name = hyphened && parsed.word(at - 2).ends_with(char::is_alphabetic);
    digits && letters <= 3 && parsed.tag(at) != "LS" && !name
}

fn in_words(parsed: &ParsedText, at: usize) -> Option<NumberWord> {
    let word = parsed.lower(at);
    number_word(&word).or_else(|| {
        let part = word.strip_suffix('s')?;
        number_word(part).filter(|it| matches!(it, NumberWord::Part(_)))
    })
}

/// The end of a number that begins at a word.
fn number(parsed: &ParsedText, at: usize) -> Option<usize> {
    if in_digits(parsed, at) {
        let mut end = at + 1;
        while matches!(in_words(parsed, end), Some(NumberWord::Scale(_) | NumberWord::Many(_))) {
            end += 1;
        }
        return Some(end);
    }
    let mut end = at;
    let hyphen = |end: usize| parsed.is(end, &["-", "‑"]) && touches(parsed, end) && touches(parsed, end + 1);
    while let Some(word) = in_words(parsed, end) {
        let ordinal = matches!(word, NumberWord::Part(parts) if parts > 2) && end == at;
        let article = at > 0 && parsed.is(at - 1, &["a", "one"]) && parsed.tag(at) == "NN";
        if ordinal && !article || parsed.tag(end) == "RB" && matches!(word, NumberWord::Count(_)) {
            break;
        }
        end += 1;
        let more = |at: usize| in_words(parsed, at).is_some();
        if hyphen(end) && more(end + 1)
            || parsed.is(end, &["and"]) && hundred(parsed, end - 1) && more(end + 1)
        {
            end += 1;
        }
    }
    (end > at).then_some(end)
}

fn hundred(parsed: &ParsedText, at: usize) -> bool {
    parsed.is(at, &["hundred", "thousand"])
}

/// The end of a figure that begins at a word.
fn figure(parsed: &ParsedText, at: usize) -> Option<usize> {
    let mut end = number(parsed, at)?;
    if parsed.is(at, &["one"]) && end == at + 1 && !counts_one(parsed, at) {
        return None;
    }
    let hyphen = |end: usize| parsed.is(end, &["-", "‑"]) && touches(parsed, end);
    // "12 to 17", "four to six", "27-20"
    if parsed.is(end, &["to", "-", "–", "‑", "or"])
        && let Some(next) = number(parsed, end + 1)
    {
        end = next;
    }
    if parsed.is(end, SHARES) {
        end += 1 + usize::from(parsed.is(end, &["per"]));
        end += usize::from(parsed.is(end, &["points", "point"]));
    } else {
        // "18-year", "17-years-old", "1,000 square miles"
        let mut unit = end + usize::from(hyphen(end));
        unit += usize::from(parsed.is(unit, &["square", "cubic"]));
        let word = parsed.lower(unit);
        let word = word.strip_suffix('s').unwrap_or(&word);
        if UNITS.split_whitespace().any(|it| it == word) {
            end = unit + 1;
            if hyphen(end) && parsed.is(end + 1, &["old"]) {
                end += 2;
            } else if parsed.is(end, &["old"]) {
                end += 1;
            }
        }
    }
    if parsed.is(end, &["or", "and"]) && parsed.is(end + 1, OPEN) {
        end += 2;
    }
    Some(end)
}

/// Returns whether "one" counts people or units, and is no pronoun.
fn counts_one(parsed: &ParsedText, at: usize) -> bool {
    let noun = parsed.lower(at + 1);
    let person = parsed.flags(at + 1) & (flag::HUMAN | flag::ROLE | flag::GROUP) != 0;
    let unit =
        UNITS.split_whitespace().any(|it| it == noun && it != "day" && it != "point" && it != "second");
    parsed.label(at) == "nummod" && (person || unit) || parsed.is(at + 1, SHARES)
}
