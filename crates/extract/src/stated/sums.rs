//! Sums that a sentence claims: "12 men and 8 women, 20 in all", "20 people: 12 men and 8 women".

use super::Mark;
use crate::trees::ParsedText;
use analysis::stated_figures::{ClaimedSum, FigureKind, FigureValue, Unit};

/// Greatest number of words between two parts.
const BETWEEN: usize = 6;

/// Finds the sums, at most one for a total.
pub(super) fn sums(parsed: &ParsedText<'_>, marks: &[Mark]) -> Vec<ClaimedSum> {
    let mut sums = Vec::new();
    let mut at = 0;
    while at < marks.len() {
        let run = run(parsed, marks, at);
        if let Some(sum) = claimed(parsed, marks, at, run) {
            sums.push(sum);
        }
        at = run.max(at + 1);
    }
    sums.sort_unstable_by_key(|sum| sum.total);
    sums
}

/// The unit of a figure that can be added up.
fn unit(mark: &Mark) -> Option<Unit> {
    match mark.figure.value {
        FigureValue::Number(_, unit)
            if matches!(mark.figure.kind(), FigureKind::Count | FigureKind::Money) =>
        {
            Some(unit)
        }
        _ => None,
    }
}

/// The place behind the last figure that is in a row with one: of the same unit, with nothing but nouns, commas and "and" between them.
fn run(parsed: &ParsedText<'_>, marks: &[Mark], first: usize) -> usize {
    let mut end = first + 1;
    while let (Some(one), Some(next)) = (marks.get(end - 1), marks.get(end))
        && unit(one).is_some()
        && unit(one) == unit(next)
        && is_listed(parsed, one.words.end, next.words.start)
    {
        end += 1;
    }
    end
}

/// Returns whether the words between two figures list them: no verb, no other sentence, and a comma or "and".
fn is_listed(parsed: &ParsedText<'_>, from: usize, to: usize) -> bool {
    if to < from || to - from > BETWEEN || to == from || parsed.sentence_of(from) != parsed.sentence_of(to) {
        return false;
    }
    let joins = |at: usize| parsed.is(at, &[",", "and", "plus", ";", ":", "–", "—", "-", "("]);
    let parts = |at: usize| {
        parsed.is(at, &["of", "including", "than", "out", "in", "per", "from", "among", "to", "or"])
    };
    (from..to).any(joins) && !(from..to).any(|at| parsed.is_verb(at) || parts(at))
}

/// The sum that a row of figures claims, where the words around its total say so.
fn claimed(parsed: &ParsedText<'_>, marks: &[Mark], first: usize, end: usize) -> Option<ClaimedSum> {
    let sum = |total: usize, parts: std::ops::Range<usize>| {
        (parts.len() >= 2).then(|| ClaimedSum { parts: parts.collect(), total })
    };
    let (start, last) = (marks.get(first)?, marks.get(end - 1)?);
    if end - first >= 3 && is_total(parsed, last) && ends_list(parsed, marks, first..end - 1) {
        return sum(end - 1, first..end - 1);
    }
    // "20 in all: 12 men and 8 women", "20 people – 12 men and 8 women –"
    let opened = marks.get(first + 1).is_some_and(|next| {
        let between = start.words.end..next.words.start;
        between.clone().any(|at| parsed.is(at, &[":", "–", "—", "("]))
    });
    if end - first >= 3 && opened && ends_list(parsed, marks, first + 1..end) {
        return sum(first, first + 1..end);
    }
    // "12 men and 8 women were killed, a total of 20"
    let total = marks.get(end)?;
    let same = unit(total).is_some() && unit(total) == unit(start);
    let near = parsed.sentence_of(total.words.start) == parsed.sentence_of(start.words.start)
        && total.words.start - last.words.end <= 2 * BETWEEN;
    let fresh = !(last.words.end..total.words.start).any(|at| {
        parsed.is(at, &["bringing", "raising", "taking", "of"])
            && !parsed.is(at.saturating_sub(1), &["total"])
    });
    (same && near && fresh && is_total(parsed, total) && ends_list(parsed, marks, first..end))
        .then(|| sum(end, first..end))
        .flatten()
}

/// Returns whether the last part of a list has "and" before it.
fn ends_list(parsed: &ParsedText<'_>, marks: &[Mark], parts: std::ops::Range<usize>) -> bool {
    let ends = |parts: std::ops::Range<usize>| {
        let [one, last] = [parts.end.checked_sub(2)?, parts.end - 1].map(|at| marks.get(at));
        let (one, last) = (one?, last?);
        Some((one.words.end..last.words.start).any(|at| parsed.is(at, &["and", "plus"])))
    };
    parts.len() >= 2 && ends(parts) == Some(true)
}

/// Returns whether words beside a figure say that it is a total: "20 in all", "a total of 20", "20 altogether".
fn is_total(parsed: &ParsedText<'_>, mark: &Mark) -> bool {
    let words = &mark.words;
    let behind = words.end..(words.end + 4).min(parsed.len());
    let same = |at: &usize| parsed.sentence_of(*at) == parsed.sentence_of(words.start);
    let after = behind.filter(same).any(|at| {
        parsed.is(at, &["altogether", "combined"])
            || parsed.is(at, &["in"]) && parsed.is(at + 1, &["all", "total"])
            || parsed.is(at, &["all"]) && parsed.is(at + 1, &["told"])
    });
    let before =
        |back: usize, any: &[&str]| words.start.checked_sub(back).is_some_and(|at| parsed.is(at, any));
    let of = before(2, &["total", "sum"]) && before(1, &["of"]);
    after || of || before(1, &["totalling", "totaling", "totalled", "totaled"])
}
