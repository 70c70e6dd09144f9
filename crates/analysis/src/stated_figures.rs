//! Every figure and date of the statements: who says it where, which say the same, which differ, and whether sums add up.
//!
//! Two figures are of the same thing as [`shared_content`](super::shared_content) sees it: the same things are counted, in
//! the same currency or measure. In a whole project that is not enough to call them a contradiction: “500 people” may
//! march where “3 people” are hurt. So two figures that differ are held against each other only where their statements
//! share two more telling words.

mod sums;

use std::collections::{BTreeMap, HashSet};

use super::quantities::{Measure, Quantity, QuantityValue, in_words, is_same_measure, measured};
use super::shared_content::ComparableText;
use model::{Project, Span, Statement, StatementId};

pub use sums::{ClaimedSum, claimed_sums};

/// The telling words, beside the things counted, that two statements must share before their figures differ.
const SHARED_WORDS: usize = 2;
/// The most figures of one thing that are held against each other; of more, only equal ones are found.
const MOST_OF_A_THING: usize = 400;
/// The most figures that are named as differing from one.
pub const MOST_DIFFERING: usize = 40;

/// The kind of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureKind {
    /// A number of things.
    Quantity,
    /// A share.
    Percent,
    /// An amount of money.
    Money,
    /// A day, a month or a year.
    Date,
}

impl FigureKind {
    /// Every kind, in the order of a menu.
    pub const ALL: [Self; 4] = [Self::Quantity, Self::Percent, Self::Money, Self::Date];

    /// Returns the word for the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Percent => "percentage",
            Self::Money => "money",
            Self::Date => "date",
        }
    }
}

/// A figure of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedFigure {
    /// The statement.
    pub statement: StatementId,
    /// The span in the text of the statement's place ([`Project::place_of`]), in bytes.
    pub span: Span,
    /// Its kind.
    pub kind: FigureKind,
    /// The value written out in one way: "1,200,000", "40 %", "£1,500,000", "2018-06-05", "5 km, 3.1 miles".
    pub value: String,
    /// The value as a number for sorting, in millionths; of a date its day.
    pub size: i128,
    /// The number of its group: all figures that say the same have one.
    pub group: usize,
    /// The figures of other statements that are of the same thing and differ, as indices; at most [`MOST_DIFFERING`].
    pub differing: Vec<usize>,
}

/// The figures of a project, in reading order, and the sums that its statements claim.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StatedFigures {
    /// The figures.
    pub figures: Vec<StatedFigure>,
    /// For each group the number of statements that have a figure of it.
    pub groups: Vec<usize>,
    /// The sums.
    pub sums: Vec<ClaimedSum>,
}

/// A figure with what it is compared by.
struct Compared {
    quantity: Quantity,
    measured: Option<(Measure, i128)>,
    /// The place of its statement.
    said: usize,
}

impl StatedFigures {
    /// Finds the figures of these statements, which are in reading order.
    #[must_use]
    pub fn new<'a>(project: &Project, statements: impl IntoIterator<Item = &'a Statement>) -> Self {
        let (mut figures, mut compared, mut words, mut sums) = (vec![], vec![], vec![], vec![]);
        for statement in statements {
            let (text, spans) = project.place_of(statement);
            let said = ComparableText::new(text, spans);
            if said.figures.is_empty() {
                continue;
            }
            sums.extend(claimed_sums(text, spans, statement.id));
            words.push(said.words.into_iter().map(|(concept, _)| concept).collect::<HashSet<String>>());
            for quantity in said.figures {
                figures.push(stated(statement.id, &quantity));
                let measured = measure(&quantity);
                compared.push(Compared { quantity, measured, said: words.len() - 1 });
            }
        }
        let mut all = Self { figures, groups: Vec::new(), sums };
        all.group(&compared);
        all.compare(&compared, &words);
        all
    }

    /// Gives figures that say the same one group.
    fn group(&mut self, compared: &[Compared]) {
        let mut order: Vec<(SameKey, usize)> =
            compared.iter().enumerate().map(|(at, figure)| (same_key(figure, at), at)).collect();
        order.sort();
        let mut before: Option<(SameKey, usize)> = None;
        for (key, at) in order {
            let joins = before.as_ref().is_some_and(|(other, said)| {
                self.groups.last_mut().is_some_and(|count| {
                    let joins = other.joins(&key);
                    *count += usize::from(joins && compared.get(at).is_some_and(|it| it.said != *said));
                    joins
                })
            });
            if !joins {
                self.groups.push(1);
            }
            if let Some(figure) = self.figures.get_mut(at) {
                figure.group = self.groups.len() - 1;
            }
            before = compared.get(at).map(|it| (key, it.said));
        }
    }

    /// Finds the figures of other statements that differ.
    fn compare(&mut self, compared: &[Compared], words: &[HashSet<String>]) {
        for group in things(compared).values().filter(|group| group.len() <= MOST_OF_A_THING) {
            for (number, one) in group.iter().enumerate() {
                for other in group.iter().skip(number + 1) {
                    if self.differ(compared, words, *one, *other) {
                        self.note(*one, *other);
                        self.note(*other, *one);
                    }
                }
            }
        }
    }

    fn note(&mut self, one: usize, other: usize) {
        let figure = self.figures.get_mut(one).filter(|figure| figure.differing.len() < MOST_DIFFERING);
        if let Some(figure) = figure {
            figure.differing.push(other);
        }
    }

    fn differ(&self, compared: &[Compared], words: &[HashSet<String>], one: usize, other: usize) -> bool {
        let (Some(a), Some(b)) = (compared.get(one), compared.get(other)) else { return false };
        let group = |at: usize| self.figures.get(at).map(|figure| figure.group);
        if a.said == b.said || group(one) == group(other) {
            return false;
        }
        let alike = match (a.measured, b.measured) {
            (Some(_), Some(_)) => true,
            _ => a.quantity.counts_the_same(&b.quantity) && !a.quantity.says_the_same(&b.quantity),
        };
        let shared = words.get(a.said).zip(words.get(b.said)).map_or(0, |(a_words, b_words)| {
            let beside = |word: &&String| !a.quantity.thing.contains(word);
            a_words.intersection(b_words).filter(beside).count()
        });
        alike && shared >= SHARED_WORDS
    }
}

/// The key by which figures that say the same are found: they are neighbours in its order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum SameKey {
    /// A measure, and the value in its base unit.
    Measured(Measure, i128),
    /// The kind, the value, and for a small number what is counted.
    Value(FigureKind, String, String),
    /// A figure that says too little to be the same as any other.
    Alone(usize),
}

impl SameKey {
    fn joins(&self, next: &Self) -> bool {
        match (self, next) {
            (Self::Measured(one, a), Self::Measured(other, b)) => one == other && is_same_measure(*a, *b),
            (one, other) => one == other,
        }
    }
}

fn same_key(figure: &Compared, at: usize) -> SameKey {
    if let Some((measure, value)) = figure.measured {
        return SameKey::Measured(measure, value);
    }
    let thing = figure.quantity.thing.last().cloned().unwrap_or_default();
    let value = value(&figure.quantity);
    match (telling(figure), thing.as_str()) {
        (true, _) => SameKey::Value(kind(&figure.quantity), value, String::new()),
        (false, "") => SameKey::Alone(at),
        (false, _) => SameKey::Value(kind(&figure.quantity), value, thing),
    }
}

/// Returns whether a figure alone tells enough to be the same as another: a date, or a figure that is not small.
fn telling(figure: &Compared) -> bool {
    const SMALL: i128 = 100_000_000;
    match figure.quantity.value {
        QuantityValue::Date { .. } => true,
        QuantityValue::Count(value) | QuantityValue::Money(_, value) => value > SMALL,
        QuantityValue::Percent(_) => false,
    }
}

/// Sorts figures by what is measured or counted; those of which nobody says what they count are left out, and so are
/// dates.
fn things(compared: &[Compared]) -> BTreeMap<(FigureKind, String), Vec<usize>> {
    let mut things: BTreeMap<(FigureKind, String), Vec<usize>> = BTreeMap::new();
    for (at, figure) in compared.iter().enumerate() {
        let thing = match (figure.measured, figure.quantity.thing.last()) {
            // No word can have a space.
            (Some((Measure::Length, _)), _) => " length".to_owned(),
            (Some((Measure::Mass, _)), _) => " mass".to_owned(),
            (None, Some(last)) => last.clone(),
            (None, None) => continue,
        };
        things.entry((kind(&figure.quantity), thing)).or_default().push(at);
    }
    things
}

fn measure(quantity: &Quantity) -> Option<(Measure, i128)> {
    match quantity.value {
        QuantityValue::Count(value) => measured(value, &quantity.thing),
        _ => None,
    }
}

fn kind(quantity: &Quantity) -> FigureKind {
    match quantity.value {
        QuantityValue::Count(_) => FigureKind::Quantity,
        QuantityValue::Percent(_) => FigureKind::Percent,
        QuantityValue::Money(..) => FigureKind::Money,
        QuantityValue::Date { .. } => FigureKind::Date,
    }
}

fn stated(statement: StatementId, quantity: &Quantity) -> StatedFigure {
    let size = match quantity.value {
        QuantityValue::Count(value) => measure(quantity).map_or(value, |(_, value)| value),
        QuantityValue::Percent(value) | QuantityValue::Money(_, value) => value,
        QuantityValue::Date { year, month, day } => {
            i128::from(year) * 10_000 + i128::from(month) * 100 + i128::from(day)
        }
    };
    StatedFigure {
        statement,
        span: quantity.span,
        kind: kind(quantity),
        value: value(quantity),
        size,
        group: 0,
        differing: Vec::new(),
    }
}

/// Returns a value in one form, whatever way it is written.
fn value(quantity: &Quantity) -> String {
    match quantity.value {
        QuantityValue::Count(value) => match measure(quantity) {
            Some((measure, value)) => in_words(measure, value),
            None => number(value),
        },
        QuantityValue::Percent(value) => format!("{} %", number(value)),
        QuantityValue::Money(sign, value) => format!("{sign}{}", number(value)),
        QuantityValue::Date { year, month, day } => date(year, month, day),
    }
}

/// Returns a date by ISO 8601, without what is not said: "2018-06-05", "2018-06", "--06-05".
fn date(year: u16, month: u8, day: u8) -> String {
    match (year, month, day) {
        (0, month, day) => format!("--{month:02}-{day:02}"),
        (year, 0, _) => year.to_string(),
        (year, month, 0) => format!("{year}-{month:02}"),
        (year, month, day) => format!("{year}-{month:02}-{day:02}"),
    }
}

/// Returns millionths as a number with commas, and as many decimals as it has: "1,200,000.5".
fn number(millionths: i128) -> String {
    const ONE: i128 = 1_000_000;
    let digits = (millionths / ONE).to_string();
    let mut whole = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            whole.push(',');
        }
        whole.push(digit);
    }
    let part = format!("{:06}", millionths % ONE);
    match part.trim_end_matches('0') {
        "" => whole,
        part => format!("{whole}.{part}"),
    }
}

#[cfg(test)]
mod tests;
