//! The figures and dates of a text with their values and subjects, and the sums that sentences claim.
//!
//! The marks are those of the galley (`facts`); the values are read by `analysis::stated_figures::read_amount`; the subjects by the trees.

mod sums;
#[cfg(test)]
mod tests;
mod topic;

use std::ops::Range;

use crate::facts::figures_and_dates;
use crate::quotations::pairs::pairs;
use crate::text::tokens::tokens;
use crate::text::{Document, invisible, language};
use crate::trees::ParsedText;
use analysis::stated_figures::{FigureValue, FoundFigure, StatedText, Unit, read_amount, read_date};
use model::{FactKind, Span};

/// Reads the figures and dates of a text; nothing of one that is not English. Takes time in proportion to the length.
#[must_use]
pub fn stated_figures(text: &str) -> StatedText {
    let Some(folded) = invisible::folded(text) else { return read(text) };
    let mut found = read(&folded.text);
    for figure in &mut found.figures {
        figure.span = folded.span(figure.span);
        figure.counted = figure.counted.map(|span| folded.span(span));
    }
    found
}

/// A figure in the making, with its words.
struct Mark {
    words: Range<usize>,
    figure: FoundFigure,
}

/// Reads a text in which nothing is unseen.
fn read(text: &str) -> StatedText {
    if language::foreign(text).is_some() {
        return StatedText::default();
    }
    let all = tokens(text);
    let pairs = pairs(Document { text, tokens: &all });
    let (parsed, entities) = ParsedText::with_entities(text, &pairs);
    let ranges = figures_and_dates(&parsed, &entities);
    let dates: Vec<Range<usize>> =
        ranges.iter().filter(|(kind, _)| *kind == FactKind::Date).map(|(_, words)| words.clone()).collect();
    let marks: Vec<Mark> =
        ranges.into_iter().filter_map(|(kind, words)| mark(&parsed, kind, words, &dates)).collect();
    let sums = sums::sums(&parsed, &marks);
    StatedText { figures: marks.into_iter().map(|mark| mark.figure).collect(), sums }
}

fn mark(
    parsed: &ParsedText<'_>,
    kind: FactKind,
    words: Range<usize>,
    dates: &[Range<usize>],
) -> Option<Mark> {
    let span = parsed.span(words.start, words.end)?;
    let figure = if kind == FactKind::Date {
        let value = read_date(span.of(parsed.text)).unwrap_or(FigureValue::WordsOfDate);
        FoundFigure { span, value, counted: None, topic: Default::default() }
    } else {
        let value = number(parsed, span, &words)?;
        let (topic, counted) = topic::topic(parsed, &words, value, dates);
        FoundFigure { span, value, counted, topic }
    };
    Some(Mark { words, figure })
}

/// The value of a figure; `None` for a place in an order ("10th"), which is no quantity.
fn number(parsed: &ParsedText<'_>, span: Span, words: &Range<usize>) -> Option<FigureValue> {
    let figure = span.of(parsed.text);
    let behind = parsed.text.get(span.end..).unwrap_or_default();
    let line = behind.split('\n').next().unwrap_or_default();
    let ordinal = |at: usize| {
        let word = parsed.lower(at);
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
        digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if words.clone().any(ordinal) {
        return None;
    }
    // "seven and a half": the half is another mark, or none.
    let half = behind.trim_start_matches([' ', '-']).to_lowercase();
    if half.starts_with("and a ") || half.starts_with("and-a-") || half.starts_with("and one ") {
        return Some(FigureValue::Words);
    }
    // "from 12 to 17 per cent" is a change, and no range.
    let change = words.start > 0 && parsed.is(words.start - 1, &["from"]);
    match read_amount(figure, line) {
        Some((amount, _)) if change && amount.low != amount.high => Some(FigureValue::Words),
        Some((amount, Unit::Count)) if amount.low != amount.high && is_score(parsed, words) => {
            Some(FigureValue::Words)
        }
        Some((_, Unit::Count)) if is_label(parsed, words) || is_year(figure) => Some(FigureValue::Words),
        Some((amount, unit)) => Some(FigureValue::Number(amount, unit)),
        None => Some(FigureValue::Words),
    }
}

/// Returns whether two numbers with a hyphen are the result of a vote or a match: "a 5-4 decision".
fn is_score(parsed: &ParsedText<'_>, words: &Range<usize>) -> bool {
    let hyphen = words.clone().any(|at| parsed.is(at, &["-", "–", "‑"]));
    let single = words.clone().any(|at| parsed.word(at).contains(['-', '–']));
    (hyphen || single)
        && (parsed
            .is(words.end, &["vote", "win", "loss", "victory", "defeat", "decision", "ruling", "majority"])
            || words.start > 0 && parsed.is(words.start - 1, &["voted", "won", "lost", "ruled"]))
}

/// Returns whether a number names the thing before it, and counts nothing: "Section 1001", "Week 13", "age 14".
fn is_label(parsed: &ParsedText<'_>, words: &Range<usize>) -> bool {
    let Some(before) = words.start.checked_sub(1) else { return false };
    let hangs = words.clone().any(|at| parsed.head(at) == before && parsed.label(at) == "nummod");
    let capital = parsed.word(before).starts_with(char::is_uppercase) && parsed.part(before) == "PROPN";
    hangs || capital && words.len() == 1 && parsed.label(words.start) != "nummod"
}

/// Returns whether a number may be a year before what happened in it: "2016 elections".
fn is_year(figure: &str) -> bool {
    figure.len() == 4 && figure.parse::<u16>().is_ok_and(|year| (1800..=2100).contains(&year))
}
