//! The figures as lines, chosen and sorted; renewed where the figures, the filters or the choice have changed.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::app::jobs::FoundFigures;
use crate::app::view_context::ViewContext;
use analysis::stated_figures::{FigureKind, FigureValue, StatedFigure, SumResult};
use model::{PartyId, StatementId};

/// The columns of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum FigureColumn {
    /// Its place in the text.
    #[default]
    Figure,
    Value,
    Kind,
    Party,
    Statement,
    Mark,
}

impl FigureColumn {
    pub(super) const ALL: [Self; 6] =
        [Self::Figure, Self::Value, Self::Kind, Self::Party, Self::Statement, Self::Mark];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Figure => "Figure",
            Self::Value => "Value",
            Self::Kind => "Kind",
            Self::Party => "Party",
            Self::Statement => "Statement",
            Self::Mark => "Compared",
        }
    }
}

/// The figures that are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum FigureScope {
    /// Every figure.
    #[default]
    All,
    /// Those that more than one place has.
    Repeated,
    /// Those of one thing of which not both can be right.
    Conflicting,
    /// Totals of which the sentence tells the parts.
    Sums,
}

/// The parties whose figures are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum FigureParty {
    #[default]
    All,
    NotKnown,
    Of(PartyId),
}

impl FigureParty {
    /// Returns whether figures of a party are listed.
    fn has(self, party: Option<PartyId>) -> bool {
        match self {
            Self::All => true,
            Self::NotKnown => party.is_none(),
            Self::Of(id) => party == Some(id),
        }
    }
}

/// The choice of lines and their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct FigureQuery {
    pub(super) scope: FigureScope,
    pub(super) kind: Option<FigureKind>,
    pub(super) party: FigureParty,
    pub(super) sort: FigureColumn,
    /// `true` if the order is the other way round.
    pub(super) turned: bool,
}

/// A line of the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct FigureLine {
    /// The place of the figure in the list of all.
    pub(super) at: usize,
    pub(super) statement: StatementId,
    kind: FigureKind,
    /// The number in the smallest unit of its dimension, by which figures are sorted.
    value: i128,
    /// The place of the party in the project; those without one last.
    party: usize,
    /// The number of places that say the same.
    pub(super) places: usize,
    /// The first of the figures that it is listed with.
    group: usize,
    /// Sorts what is to be looked at first: conflicts, sums that do not add up, figures of several places.
    weight: u8,
}

/// The figures that are shown, the statements that pass the filters, the state of the project, and the choice.
type ListVersion = (u64, usize, u64, FigureQuery);

/// The lines of one state.
#[derive(Debug, Default)]
pub(super) struct FigureList {
    of: Option<ListVersion>,
    pub(super) lines: Vec<FigureLine>,
    /// The place of the first figure of each statement among the lines.
    places: HashMap<StatementId, usize>,
}

impl FigureList {
    /// Brings the lines up to date. Nothing is done while figures, filters and choice are the same.
    pub(super) fn refresh(&mut self, shown: &ViewContext<'_>, found: &FoundFigures, query: FigureQuery) {
        let version = shown.session.stated.version();
        let of = (version, shown.layout().laid.passing, shown.session.state(), query);
        if self.of == Some(of) {
            return;
        }
        self.of = Some(of);
        let project = shown.project();
        let parties: HashMap<PartyId, usize> =
            project.parties.iter().enumerate().map(|(at, party)| (party.id, at)).collect();
        let sizes = found.stated.group_sizes();
        let groups = conflict_groups(&found.stated.figures);
        self.lines.clear();
        for (at, figure) in found.stated.figures.iter().enumerate() {
            let places = sizes.get(&figure.same_as).copied().unwrap_or(1);
            let Some(statement) = shown.statement(figure.statement) else { continue };
            let party = project.party_of(statement);
            let wanted = query.kind.is_none_or(|kind| kind == figure.kind)
                && query.party.has(party)
                && is_in_scope(query.scope, figure, places)
                && shown.layout().passes(figure.statement);
            if wanted {
                let conflict = query.scope == FigureScope::Conflicting;
                self.lines.push(FigureLine {
                    at,
                    statement: figure.statement,
                    kind: figure.kind,
                    value: value(found, figure),
                    party: party.and_then(|id| parties.get(&id).copied()).unwrap_or(usize::MAX),
                    places,
                    group: if conflict { groups.get(at).copied().unwrap_or(at) } else { figure.same_as },
                    weight: weight(figure, places),
                });
            }
        }
        self.sort(query);
        self.places.clear();
        for (at, line) in self.lines.iter().enumerate() {
            self.places.entry(line.statement).or_insert(at);
        }
    }

    /// Sorts the lines, which are in reading order; equal ones stay in that order.
    fn sort(&mut self, query: FigureQuery) {
        match query.sort {
            // Figures that are listed for each other lie side by side.
            FigureColumn::Figure
                if matches!(query.scope, FigureScope::Repeated | FigureScope::Conflicting) =>
            {
                self.lines.sort_by_key(|line| line.group);
            }
            FigureColumn::Figure | FigureColumn::Statement => {}
            FigureColumn::Value => self.lines.sort_by_key(|line| (line.kind, line.value)),
            FigureColumn::Kind => self.lines.sort_by_key(|line| line.kind),
            FigureColumn::Party => self.lines.sort_by_key(|line| line.party),
            FigureColumn::Mark => {
                self.lines.sort_by_key(|line| (Reverse(line.weight), Reverse(line.places), line.group));
            }
        }
        if query.turned {
            self.lines.reverse();
        }
    }

    /// The place in the table of the first figure of a statement.
    pub(super) fn place(&self, statement: StatementId) -> Option<usize> {
        self.places.get(&statement).copied()
    }
}

fn is_in_scope(scope: FigureScope, figure: &StatedFigure, places: usize) -> bool {
    match scope {
        FigureScope::All => true,
        FigureScope::Repeated => places > 1,
        FigureScope::Conflicting => !figure.conflicts.is_empty(),
        FigureScope::Sums => figure.sum.is_some(),
    }
}

fn weight(figure: &StatedFigure, places: usize) -> u8 {
    let sum = figure.sum.as_ref().map(|sum| sum.result);
    match sum {
        Some(SumResult::DoesNot) => 4,
        _ if !figure.conflicts.is_empty() => 3,
        Some(_) => 2,
        None => u8::from(places > 1),
    }
}

/// The number by which a figure is sorted among those of its kind.
fn value(found: &FoundFigures, figure: &StatedFigure) -> i128 {
    match found.stated.found(&found.texts, figure).map(|it| it.value) {
        Some(FigureValue::Number(amount, unit)) => amount.low.saturating_mul(unit.factor()),
        Some(FigureValue::Date { year, month, day }) => {
            i128::from(year) * 10_000 + i128::from(month) * 100 + i128::from(day)
        }
        Some(FigureValue::Words | FigureValue::WordsOfDate) | None => i128::MAX,
    }
}

/// For each figure the first one with which it may conflict, directly or over others.
fn conflict_groups(figures: &[StatedFigure]) -> Vec<usize> {
    let mut first: Vec<usize> = (0..figures.len()).collect();
    for (at, figure) in figures.iter().enumerate() {
        // Conflicts go both ways, and the earlier figures are done already.
        let least = figure.conflicts.iter().filter_map(|other| first.get(*other)).min().copied();
        if let (Some(least), Some(own)) = (least, first.get_mut(at)) {
            *own = least.min(*own);
        }
    }
    first
}
