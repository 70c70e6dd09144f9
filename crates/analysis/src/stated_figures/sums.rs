//! Sums that a sentence claims: “12 men and 8 women, 20 in all”.

use crate::quantities::{Quantity, QuantityValue, figures, number_in_words};
use model::{Span, StatementId};

/// The figures of one sentence that are looked at.
const MOST: usize = 40;
/// The words by which a sentence calls a figure a sum; lower case.
const TOTALS: [&str; 9] = [
    "in total",
    "in all",
    "a total of",
    "the total",
    "altogether",
    "all told",
    "combined",
    "add up to",
    "adds up to",
];
/// The most bytes between a figure and the words that call it a sum.
const NEAR: usize = 34;
/// Words by which figures are parts of others, and no parts of the sum.
const INCLUDED: [&str; 5] = ["including", "among them", "of whom", "of which", "of them"];

/// A sum that a sentence claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimedSum {
    /// The statement.
    pub statement: StatementId,
    /// The span of the figure that is called the sum, in the text of the statement's place, in bytes.
    pub total: Span,
    /// The spans of the figures that it is said to be the sum of.
    pub parts: Vec<Span>,
    /// The addition in words: "12 + 8 = 20".
    pub words: String,
    /// `true` if the parts add up to it.
    pub adds_up: bool,
}

/// Finds the sums that stretches of a text claim.
#[must_use]
pub fn claimed_sums(text: &str, spans: &[Span], statement: StatementId) -> Vec<ClaimedSum> {
    let sentences = spans.iter().flat_map(|span| sentences(text, *span));
    sentences.filter_map(|sentence| claimed_sum(text, sentence, statement)).collect()
}

/// Splits a stretch at the ends of sentences; a point within a number ends none.
fn sentences(text: &str, span: Span) -> Vec<Span> {
    let words = span.of(text);
    let mut all = Vec::new();
    let mut start = 0;
    for (at, mark) in words.char_indices().filter(|(_, c)| ".!?;\n".contains(*c)) {
        let end = at + mark.len_utf8();
        if words.get(end..).is_none_or(|rest| rest.starts_with(char::is_whitespace) || rest.is_empty()) {
            all.push(Span::new(span.start + start, span.start + end));
            start = end;
        }
    }
    all.push(Span::new(span.start + start, span.end));
    all
}

fn claimed_sum(text: &str, sentence: Span, statement: StatementId) -> Option<ClaimedSum> {
    let words = sentence.of(text);
    let lower = words.to_ascii_lowercase();
    let marks: Vec<(usize, usize)> = TOTALS
        .iter()
        .flat_map(|mark| lower.match_indices(mark))
        .map(|(at, mark)| (at, at + mark.len()))
        .collect();
    let [(from, to)] = marks[..] else { return None };
    if INCLUDED.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let found = figures(words, MOST);
    let distance = |figure: &Quantity| {
        let before = from.saturating_sub(figure.span.end);
        let behind = figure.span.start.saturating_sub(to);
        before.max(behind)
    };
    let nearest = found.iter().enumerate().min_by_key(|(_, figure)| distance(figure))?;
    let (at, total) = nearest;
    if distance(total) > NEAR {
        return None;
    }
    let parts = parts(words, &found, at)?;
    let value = amount(total)?;
    let sum = parts.iter().try_fold(0_i128, |sum, part| sum.checked_add(amount(part)?))?;
    let moved = |span: Span| Span::new(sentence.start + span.start, sentence.start + span.end);
    let named: Vec<String> = parts.iter().filter_map(|part| Some(number_in_words(amount(part)?))).collect();
    let adds_up = sum == value;
    let but = if adds_up { String::new() } else { format!(", not {}", number_in_words(value)) };
    Some(ClaimedSum {
        statement,
        total: moved(total.span),
        parts: parts.iter().map(|part| moved(part.span)).collect(),
        words: format!("{} = {}{but}", named.join(" + "), number_in_words(sum)),
        adds_up,
    })
}

/// The amount of a figure, in millionths; `None` for a date.
fn amount(figure: &Quantity) -> Option<i128> {
    match figure.value {
        QuantityValue::Count(value) | QuantityValue::Percent(value) | QuantityValue::Money(_, value) => Some(value),
        QuantityValue::Date { .. } => None,
    }
}

/// Returns whether two figures can be added: counts, percentages, or money of one currency.
fn can_add(one: &Quantity, other: &Quantity) -> bool {
    match (one.value, other.value) {
        (QuantityValue::Count(_), QuantityValue::Count(_))
        | (QuantityValue::Percent(_), QuantityValue::Percent(_)) => true,
        (QuantityValue::Money(a, _), QuantityValue::Money(b, _)) => a == b,
        _ => false,
    }
}

/// The row of two or more figures, one listed after the other, that all others of the sentence belong to: before the sum
/// or behind it. A sentence with a figure that is in no row claims no sum that could be checked.
fn parts<'a>(words: &str, found: &'a [Quantity], total: usize) -> Option<Vec<&'a Quantity>> {
    let sum = found.get(total)?;
    let others: Vec<&Quantity> = found
        .iter()
        .enumerate()
        .filter(|(at, figure)| *at != total && amount(figure).is_some())
        .map(|(_, figure)| figure)
        .collect();
    let one_side = others.iter().all(|it| it.span.end <= sum.span.start)
        || others.iter().all(|it| it.span.start >= sum.span.end);
    let listed = others.windows(2).all(|pair| {
        let [one, next] = pair else { return false };
        let gap = words.get(one.span.end..next.span.start).unwrap_or_default().to_ascii_lowercase();
        gap.contains(',') || gap.contains(" and ") || gap.contains(" plus ")
    });
    (others.len() >= 2 && one_side && listed && others.iter().all(|it| can_add(it, sum))).then_some(others)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(String, bool)> {
        let sums = claimed_sums(text, &[Span::new(0, text.len())], 1.into());
        sums.into_iter().map(|sum| (sum.words, sum.adds_up)).collect()
    }

    #[test]
    fn a_claimed_sum_is_added_up() {
        assert_eq!(told("12 men and 8 women were held, 20 in all."), [("12 + 8 = 20".to_owned(), true)]);
        assert_eq!(
            told("They shot 12 sheep, 8 goats and 3 cows, 24 animals in total."),
            [("12 + 8 + 3 = 23, not 24".to_owned(), false)]
        );
        assert_eq!(
            told("A total of £3m was lost: £1m in May, and £2 million in June."),
            [("1,000,000 + 2,000,000 = 3,000,000".to_owned(), true)]
        );
        assert_eq!(told("Turnout was 40 per cent and 60 per cent, together 100."), [], "nothing says what 100 is");
    }

    #[test]
    fn figures_of_other_things_are_no_parts() {
        for text in [
            "In all, 20 people were hurt in 3 crashes on 2 days.",
            "20 people in total were hurt, including 3 children and 2 women.",
            "There were 12 men and 8 women. In total it took 5 days.",
            "20 in all.",
            "12 men and £8, 20 in all.",
            "In total 20 and in total 30, 50 combined.",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }
}
