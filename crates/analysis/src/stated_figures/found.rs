//! The figures of a text as a parser reads them, before anybody's statements are looked at. The crate `extract` fills it.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::amount::{Amount, Bound};
use super::unit::{Dimension, Unit};
use model::{ArticleId, Span};

/// The texts as they were read, each under its article.
pub type StatedTexts = HashMap<ArticleId, Arc<StatedText>>;

/// Every figure of one text, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StatedText {
    /// The figures and dates.
    pub figures: Vec<FoundFigure>,
    /// The sums that sentences claim.
    pub sums: Vec<ClaimedSum>,
}

/// A figure or a date of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundFigure {
    /// The span with its unit and the words that bound it, in bytes of the text.
    pub span: Span,
    /// The value.
    pub value: FigureValue,
    /// The words for what is counted, in bytes of the text: "civilians" of "70 civilians".
    pub counted: Option<Span>,
    /// The subject of the figure.
    pub topic: Topic,
}

/// The value of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureValue {
    /// A number or a range, with its unit.
    Number(Amount, Unit),
    /// A day, a month or a year; the part that is not said is 0.
    Date {
        /// The year.
        year: u16,
        /// The month, from 1.
        month: u8,
        /// The day, from 1.
        day: u8,
    },
    /// A number that only its words tell: "dozens", a score.
    Words,
    /// A date or a time that only its words tell: "last Friday".
    WordsOfDate,
}

/// The subject of a figure, by which figures are compared: concepts, so that "civilian deaths" and "civilians killed" are the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Topic {
    /// The noun that is counted, or that an amount belongs to.
    pub noun: Option<String>,
    /// The concepts of the noun, of the words that narrow it down, and of the verb that it belongs to.
    pub words: BTreeSet<String>,
    /// The doer, where another noun is.
    pub agent: Option<String>,
    /// Names in the same clause, in lower case: places, organisations.
    pub names: BTreeSet<String>,
    /// Nouns that say where or on what occasion.
    pub around: BTreeSet<String>,
    /// Dates in the same clause, in lower case.
    pub dates: BTreeSet<String>,
    /// `true` if the clause is denied, supposed or asked, or counts a part alone: "could kill 12", "another 12".
    pub is_partial: bool,
}

/// A sum that a sentence claims: places in the list of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimedSum {
    /// The parts.
    pub parts: Vec<usize>,
    /// The total.
    pub total: usize,
}

/// The kind of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureKind {
    /// A count of things or people.
    Count,
    /// A share in percent, or a change in percentage points.
    Share,
    /// An amount of money.
    Money,
    /// A measure: a length, a weight.
    Measure,
    /// A period, or an age.
    Time,
    /// A date, or a time of day.
    Date,
}

impl FigureKind {
    /// Every kind, in the order of a menu.
    pub const ALL: [Self; 6] = [Self::Count, Self::Share, Self::Money, Self::Measure, Self::Time, Self::Date];

    /// Returns the word for the screen and for tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Share => "share",
            Self::Money => "money",
            Self::Measure => "measure",
            Self::Time => "period",
            Self::Date => "date",
        }
    }
}

impl FoundFigure {
    /// The kind.
    #[must_use]
    pub fn kind(&self) -> FigureKind {
        match self.value {
            FigureValue::Date { .. } | FigureValue::WordsOfDate => FigureKind::Date,
            FigureValue::Words => FigureKind::Count,
            FigureValue::Number(_, unit) => match (unit, unit.dimension()) {
                (Unit::Percent | Unit::Points, _) => FigureKind::Share,
                (Unit::Money(_), _) => FigureKind::Money,
                (Unit::Age, _) | (_, Some(Dimension::Clock | Dimension::Calendar)) => FigureKind::Time,
                (_, Some(_)) => FigureKind::Measure,
                _ => FigureKind::Count,
            },
        }
    }

    /// Returns the value written out, where its words do not say it already: "1,200,000" of "1.2 million", "2018-06-05".
    #[must_use]
    pub fn written_out(&self, words: &str) -> Option<String> {
        let written = match self.value {
            FigureValue::Number(amount, unit) => amount.written(unit),
            FigureValue::Date { year, month, day } if year != 0 && month != 0 && day != 0 => {
                format!("{year}-{month:02}-{day:02}")
            }
            _ => return None,
        };
        (!words.to_lowercase().contains(written.to_lowercase().as_str())).then_some(written)
    }

    /// Returns the value in another unit, where one is by definition so many of the other: "≈ 8.05 km" of 5 miles.
    #[must_use]
    pub fn converted(&self) -> Option<String> {
        let FigureValue::Number(amount, unit) = self.value else { return None };
        let to = unit.told_in()?;
        let (mut there, exact) = amount.converted(unit, to)?;
        if !exact && there.bound == Bound::About {
            there.bound = Bound::Exact;
        }
        Some(format!("{} {}", if exact { "=" } else { "≈" }, there.written(to)))
    }
}
