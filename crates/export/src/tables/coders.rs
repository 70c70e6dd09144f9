//! The tables of the program as a coder: its suggestions with what became of them, counted, and its agreement with people.

use analysis::coders::{Agreement, Fate, Rater, Suggestion, SuggestionOf, agreements, fate_counts};
use model::{ChangedPart, one_line};

use super::{DataTable, Reading};
use crate::cell::Cell;

/// Every suggestion with its fate.
pub(super) fn suggestions(reading: &Reading<'_>, all: &[Suggestion<'_>]) -> DataTable {
    let row = |it: &Suggestion<'_>| {
        let (one, other) = match it.of {
            SuggestionOf::Statement(id) => (id.to_string(), None),
            SuggestionOf::Link(id) => (id.to_string(), None),
            SuggestionOf::Pair(pair) => (pair.first.to_string(), Some(pair.second)),
        };
        let changed: Vec<&str> = it.changed.iter().copied().map(ChangedPart::name).collect();
        vec![
            Cell::text(it.kind.name()),
            Cell::text(one),
            Cell::maybe(other),
            Cell::text(it.why.rule.as_str()),
            Cell::Whole(i64::from(it.why.confidence)),
            Cell::text(it.fate.name()),
            Cell::text(changed.join(", ")),
        ]
    };
    let wanted = |it: &&Suggestion<'_>| reading.options.suggestions || it.fate != Fate::Open;
    DataTable {
        name: "suggestions",
        columns: &["kind", "id", "other", "rule", "confidence", "fate", "changed"],
        rows: all.iter().filter(wanted).map(row).collect(),
    }
}

/// The suggestions by rule and band of confidence.
pub(super) fn counts(all: &[Suggestion<'_>]) -> DataTable {
    let rows = fate_counts(all).into_iter().map(|it| {
        let (low, high) = it.band.bounds();
        let mut row = vec![
            Cell::text(it.kind.name()),
            Cell::text(it.rule.as_str()),
            Cell::Whole(i64::from(low)),
            Cell::Whole(i64::from(high)),
            Cell::count(it.all()),
        ];
        row.extend(Fate::ALL.map(|fate| Cell::count(it.of(fate))));
        row.push(it.kept_share().map_or(Cell::Empty, Cell::Fraction));
        row
    });
    DataTable {
        name: "suggestion_counts",
        columns: &[
            "kind",
            "rule",
            "confidence_from",
            "confidence_to",
            "all",
            "open",
            "kept",
            "changed",
            "rejected",
            "kept_share",
        ],
        rows: rows.collect(),
    }
}

/// The agreement of every two coders, the program among them.
pub(super) fn agreement(reading: &Reading<'_>) -> DataTable {
    let project = reading.project;
    let rater = |rater: Rater| match rater {
        Rater::Program => (Cell::text("program"), Cell::Empty),
        Rater::Coder(id) => {
            let name = project.coders.get(&id).map(|coder| one_line(&coder.name));
            (Cell::text(id.to_string()), Cell::maybe(name))
        }
    };
    let group = |it: &Agreement| {
        let found = project.codebook.groups.iter().find(|group| group.id == it.group);
        found.map(|group| one_line(&group.name))
    };
    let row = |it: Agreement| {
        let [(one, one_name), (other, other_name)] = it.raters.map(rater);
        let tag = it.tag.and_then(|id| project.codebook.tag(id)).map(|(_, tag)| one_line(&tag.name));
        vec![
            Cell::maybe(group(&it)),
            Cell::maybe(it.tag),
            Cell::maybe(tag),
            one,
            one_name,
            other,
            other_name,
            Cell::count(it.units),
            Cell::count(it.agreed),
            Cell::Fraction(it.share()),
            it.kappa.map_or(Cell::Empty, Cell::Fraction),
            it.alpha.map_or(Cell::Empty, Cell::Fraction),
        ]
    };
    DataTable {
        name: "agreement",
        columns: &[
            "group",
            "tag",
            "tag_name",
            "coder",
            "coder_name",
            "other_coder",
            "other_name",
            "statements",
            "agreed",
            "share",
            "kappa",
            "alpha",
        ],
        rows: agreements(project).into_iter().map(row).collect(),
    }
}
