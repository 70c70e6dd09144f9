//! Figures that say the same, and figures of one thing that may conflict.

use std::collections::{BTreeSet, HashMap};

use super::StatedFigure;
use super::found::{FigureValue, FoundFigure, Topic};
use super::unit::{Dimension, Unit};
use crate::quantities::ONE;
use model::ArticleId;

/// Greatest number of figures of one subject that are held against each other.
const MOST: usize = 100;
/// Greatest distance of two figures of which one tells the other in another unit, in bytes: "5 miles (8 km)".
const BESIDE: usize = 4;

/// Puts figures that say the same into groups: a place for each figure, which those of one group share.
pub(super) fn groups(figures: &[StatedFigure], found: &[&FoundFigure]) -> Vec<usize> {
    let mut groups = Groups((0..figures.len()).collect());
    let mut seen: HashMap<SameKey<'_>, usize> = HashMap::new();
    for (at, (figure, stated)) in found.iter().zip(figures).enumerate() {
        for key in [same_key(figure), in_article(figure, stated)].into_iter().flatten() {
            let first = *seen.entry(key).or_insert(at);
            groups.join(first, at);
        }
    }
    for (at, pair) in figures.windows(2).enumerate() {
        if let ([one, two], Some([a, b])) = (pair, found.get(at..at + 2))
            && one.article == two.article
            && (one.span.end..=one.span.end + BESIDE).contains(&two.span.start)
            && is_other_unit(a, b)
        {
            groups.join(at, at + 1);
        }
    }
    (0..figures.len()).map(|at| groups.first(at)).collect()
}

/// Returns whether one figure tells another in another unit, but for the rounding.
fn is_other_unit(one: &FoundFigure, two: &FoundFigure) -> bool {
    match (one.value, two.value) {
        (FigureValue::Number(a, unit), FigureValue::Number(b, of)) => {
            unit != of && unit.is_comparable(of) && a.is_rounded(unit, b, of)
        }
        _ => false,
    }
}

/// The value, and the subject: figures that share it say the same.
#[derive(PartialEq, Eq, Hash)]
enum SameKey<'a> {
    Date(u16, u8, u8),
    /// A number with so many digits that it is known again by itself.
    Telling(Unit, i128),
    /// An amount of money of at least two digits in one article.
    Money(ArticleId, Unit, i128),
    /// A number of a noun.
    Noun(Unit, i128, i128, &'a str),
    /// A number that no noun belongs to, in a clause of the same words.
    Words(Unit, i128, i128, &'a BTreeSet<String>),
}

fn in_article<'a>(figure: &FoundFigure, stated: &StatedFigure) -> Option<SameKey<'a>> {
    match figure.value {
        FigureValue::Number(amount, unit @ Unit::Money(_)) if amount.has_digits(2) => {
            Some(SameKey::Money(stated.article, unit, amount.low))
        }
        _ => None,
    }
}

fn same_key(figure: &FoundFigure) -> Option<SameKey<'_>> {
    match figure.value {
        FigureValue::Date { year, month, day } => {
            (year != 0 || day != 0).then_some(SameKey::Date(year, month, day))
        }
        FigureValue::Number(amount, unit) => {
            // The same words may name an age or a count of somebody else.
            if matches!(unit, Unit::Age) {
                return None;
            }
            let small = amount.high < 3 * ONE;
            if amount.is_telling() {
                return Some(SameKey::Telling(unit, amount.low));
            }
            match &figure.topic.noun {
                // "two men" are other men in every article.
                Some(noun) if !small || unit != Unit::Count => {
                    Some(SameKey::Noun(unit, amount.low, amount.high, noun))
                }
                None if figure.topic.words.len() >= 2 => {
                    Some(SameKey::Words(unit, amount.low, amount.high, &figure.topic.words))
                }
                _ => None,
            }
        }
        FigureValue::Words | FigureValue::WordsOfDate => None,
    }
}

/// Finds pairs of figures of one thing, in two statements, of which no number is both.
///
/// Strict: the same noun, narrowed down by the same words, with the same verb; in clauses that name no different doers, places, occasions or
/// dates, and that deny and suppose nothing.
pub(super) fn conflicts(figures: &[StatedFigure], found: &[&FoundFigure]) -> Vec<(usize, usize)> {
    let mut by_subject: HashMap<(UnitClass, &BTreeSet<String>), Vec<usize>> = HashMap::new();
    for (at, figure) in found.iter().enumerate() {
        let FigureValue::Number(_, unit) = figure.value else { continue };
        if is_comparable(&figure.topic)
            && let Some(class) = UnitClass::of(unit)
        {
            let same = by_subject.entry((class, &figure.topic.words)).or_default();
            if same.len() < MOST {
                same.push(at);
            }
        }
    }
    let mut pairs = Vec::new();
    for places in by_subject.values() {
        for (number, at) in places.iter().enumerate() {
            for other in places.iter().skip(number + 1) {
                let statements = figures.get(*at).zip(figures.get(*other));
                let apart = statements.is_some_and(|(one, two)| one.statement != two.statement);
                if let (true, Some(one), Some(two)) = (apart, found.get(*at), found.get(*other))
                    && conflict(one, two)
                {
                    pairs.push((*at, *other));
                }
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Units that can be held against each other.
#[derive(PartialEq, Eq, Hash)]
enum UnitClass {
    One(Unit),
    Dimension(Dimension),
}

impl UnitClass {
    fn of(unit: Unit) -> Option<Self> {
        match (unit, unit.dimension()) {
            (Unit::Age, _) => None,
            (_, Some(Dimension::Own) | None) => Some(Self::One(unit)),
            (_, Some(dimension)) => Some(Self::Dimension(dimension)),
        }
    }
}

/// Returns whether enough is known of the subject of a figure: a noun, and a word that narrows it down or says what became of it.
fn is_comparable(topic: &Topic) -> bool {
    topic.noun.is_some() && topic.words.len() >= 2 && !topic.is_partial
}

fn conflict(one: &FoundFigure, two: &FoundFigure) -> bool {
    let (FigureValue::Number(a, unit), FigureValue::Number(b, of)) = (one.value, two.value) else {
        return false;
    };
    let (one, two) = (&one.topic, &two.topic);
    let apart =
        |a: &BTreeSet<String>, b: &BTreeSet<String>| !a.is_empty() && !b.is_empty() && a.is_disjoint(b);
    let doers = one.agent.as_ref().zip(two.agent.as_ref()).is_some_and(|(one, two)| one != two);
    a.excludes(unit, b, of)
        && !doers
        && !apart(&one.names, &two.names)
        && !apart(&one.around, &two.around)
        && !apart(&one.dates, &two.dates)
}

/// Groups of places, each with the first one of its group.
struct Groups(Vec<usize>);

impl Groups {
    fn first(&mut self, at: usize) -> usize {
        let mut first = at;
        while let Some(before) = self.0.get(first).copied().filter(|before| *before != first) {
            first = before;
        }
        // The next look-up is short.
        if let Some(own) = self.0.get_mut(at) {
            *own = first;
        }
        first
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        let (first, later) = (one.min(other), one.max(other));
        if let Some(own) = self.0.get_mut(later) {
            *own = first;
        }
    }
}
