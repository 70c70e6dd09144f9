//! Every figure that statements have: quantities, shares, amounts of money and dates, with who says it and where; those that say the same,
//! those of one thing that may conflict, and sums that a sentence claims. `docs/figures.md` defines all of it.
//!
//! The numbers, units and subjects of a text are read by the crate `extract` ([`StatedText`]); this module asks whose statements they are
//! in and holds them against each other. A figure that lies in several statements belongs to the shortest of them: the one that is told in
//! the others.

mod amount;
mod comparison;
mod found;
mod reading;
#[cfg(test)]
mod tests;
mod unit;

use std::collections::HashMap;

pub use amount::{Amount, Bound};
pub use found::{ClaimedSum, FigureKind, FigureValue, FoundFigure, StatedText, StatedTexts, Topic};
pub use reading::{read_amount, read_date};
pub use unit::{Dimension, Measure, Unit};

use model::{ArticleId, Project, ReviewStatus, Span, Statement, StatementId};

/// A figure of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedFigure {
    /// The article.
    pub article: ArticleId,
    /// The statement.
    pub statement: StatementId,
    /// The span, in bytes of the article's text.
    pub span: Span,
    /// The kind.
    pub kind: FigureKind,
    /// The place of the figure in the [`StatedText`] of its article.
    pub place: usize,
    /// The first figure of the group that says the same: its own place in the list where no other does.
    pub same_as: usize,
    /// Places in the list of figures of the same thing, of which not both can be right.
    pub conflicts: Vec<usize>,
    /// The sum that this figure is the total of.
    pub sum: Option<SumCheck>,
}

/// A claimed sum, added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SumCheck {
    /// The parts, as spans in the article's text.
    pub parts: Vec<Span>,
    /// The sum of the parts, written out; `None` where a part is no certain number.
    pub sum: Option<String>,
    /// The result.
    pub result: SumResult,
}

/// The result of adding up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SumResult {
    /// The parts make the total.
    AddsUp,
    /// They make another number.
    DoesNot,
    /// A part or the total is no certain number.
    NotKnown,
}

/// The figures of the statements of a project, in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StatedFigures {
    /// The figures.
    pub figures: Vec<StatedFigure>,
}

impl StatedFigures {
    /// Finds the figures of statements, which are in reading order. Rejected statements are passed over, as are articles that were not read.
    #[must_use]
    pub fn new(project: &Project, statements: &[StatementId], texts: &StatedTexts) -> Self {
        let mut by_article: HashMap<ArticleId, Vec<&Statement>> = HashMap::new();
        for statement in statements.iter().filter_map(|id| project.statements.get(id)) {
            if statement.status != ReviewStatus::Rejected {
                by_article.entry(statement.article).or_default().push(statement);
            }
        }
        let mut figures = Vec::new();
        for article in &project.articles {
            if let (Some(text), Some(statements)) = (texts.get(&article.id), by_article.get(&article.id)) {
                figures.extend(of_article(article.id, text, statements));
            }
        }
        let mut stated = Self { figures };
        stated.compare(texts);
        stated
    }

    /// The figure as the parser read it.
    #[must_use]
    pub fn found<'a>(&self, texts: &'a StatedTexts, figure: &StatedFigure) -> Option<&'a FoundFigure> {
        texts.get(&figure.article)?.figures.get(figure.place)
    }

    /// Returns the number of statements that say the same as a figure, itself among them, for each first figure of a group.
    #[must_use]
    pub fn group_sizes(&self) -> HashMap<usize, usize> {
        let mut sizes = HashMap::new();
        for figure in &self.figures {
            *sizes.entry(figure.same_as).or_insert(0) += 1;
        }
        sizes
    }

    fn compare(&mut self, texts: &StatedTexts) {
        let found: Vec<&FoundFigure> =
            self.figures.iter().filter_map(|figure| self.found(texts, figure)).collect();
        if found.len() != self.figures.len() {
            return;
        }
        let groups = comparison::groups(&self.figures, &found);
        for (one, other) in comparison::conflicts(&self.figures, &found) {
            for (at, against) in [(one, other), (other, one)] {
                if let Some(figure) = self.figures.get_mut(at) {
                    figure.conflicts.push(against);
                }
            }
        }
        for (figure, first) in self.figures.iter_mut().zip(groups) {
            figure.same_as = first;
        }
    }
}

/// The figures of one article that lie in statements.
fn of_article(article: ArticleId, text: &StatedText, statements: &[&Statement]) -> Vec<StatedFigure> {
    let owners = owners(text, statements);
    let mut figures = Vec::new();
    for (place, (found, owner)) in text.figures.iter().zip(owners).enumerate() {
        let Some(statement) = owner else { continue };
        let sum = text.sums.iter().find(|sum| sum.total == place).and_then(|sum| check(text, sum));
        figures.push(StatedFigure {
            article,
            statement,
            span: found.span,
            kind: found.kind(),
            place,
            same_as: 0,
            conflicts: Vec::new(),
            sum,
        });
    }
    figures
}

/// For each figure of a text the shortest statement that has it.
fn owners(text: &StatedText, statements: &[&Statement]) -> Vec<Option<StatementId>> {
    let mut owners: Vec<Option<(usize, StatementId)>> = vec![None; text.figures.len()];
    for statement in statements {
        let length = statement.spans.iter().map(|span| span.end - span.start).sum();
        for span in &statement.spans {
            let first = text.figures.partition_point(|figure| figure.span.start < span.start);
            let inside =
                text.figures.iter().skip(first).take_while(|figure| figure.span.end <= span.end).count();
            for owner in owners.iter_mut().skip(first).take(inside) {
                if owner.is_none_or(|(shortest, _)| length < shortest) {
                    *owner = Some((length, statement.id));
                }
            }
        }
    }
    owners.into_iter().map(|owner| owner.map(|(_, statement)| statement)).collect()
}

/// Adds a claimed sum up.
fn check(text: &StatedText, sum: &ClaimedSum) -> Option<SumCheck> {
    let parts: Vec<&FoundFigure> = sum.parts.iter().filter_map(|at| text.figures.get(*at)).collect();
    let exact = |figure: &FoundFigure| match figure.value {
        FigureValue::Number(amount, unit) if amount.bound == Bound::Exact && amount.low == amount.high => {
            Some((amount.low, unit))
        }
        _ => None,
    };
    let total = exact(text.figures.get(sum.total)?);
    let added = parts.iter().try_fold((0_i128, None), |(sum, unit), part| {
        let (number, of) = exact(part)?;
        unit.is_none_or(|unit| unit == of).then_some((sum.checked_add(number)?, Some(of)))
    });
    let written = added.and_then(|(sum, unit)| Some(Amount::exact(sum).written(unit?)));
    let result = match (added, total) {
        (Some((sum, Some(unit))), Some((total, of))) if unit == of => {
            if sum == total {
                SumResult::AddsUp
            } else {
                SumResult::DoesNot
            }
        }
        _ => SumResult::NotKnown,
    };
    Some(SumCheck { parts: parts.iter().map(|part| part.span).collect(), sum: written, result })
}
