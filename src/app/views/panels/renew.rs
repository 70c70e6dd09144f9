//! Brings what stands where up to the project, the alignment, the focus and the widths.

use std::collections::HashSet;

use super::PanelsView;
use super::geometry::{Geometry, Wish};
use super::lines::lines;
use super::plan::{Item, Plan};
use crate::app::index::Aspects;
use crate::app::shown::Shown;
use crate::model::StatementId;
use crate::store::{Alignment, PanelSetting};

/// What a plan was made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MadeOf {
    serial: u64,
    alignment: Alignment,
    /// The claim whose exchange alone is shown.
    pub(super) focus: Option<StatementId>,
}

/// How the panels were left, and the one whose edge is being dragged.
pub(super) fn wishes(shown: &Shown<'_>, resized: Option<PanelSetting>) -> Vec<Wish> {
    let columns = shown.index().columns.iter();
    let wish = columns.map(|column| {
        let kept = shown.arrangement.panel(column.party);
        let panel = resized.filter(|panel| panel.party == column.party).unwrap_or(kept);
        Wish { width: panel.width, pinned: panel.pinned, folded: panel.folded }
    });
    wish.collect()
}

/// Renews the rows where what they are made of is another. What is selected stays where it is on the screen.
pub(super) fn renew(shown: &Shown<'_>, geometry: &Geometry, room: f32, view: &mut PanelsView) {
    let (index, alignment) = (shown.index(), shown.arrangement.alignment);
    let made_of = MadeOf { serial: serial(shown), alignment, focus: focus(shown, view.made_of) };
    let before = view.made_of.replace(made_of);
    let widths = geometry.widths();
    let selected = shown.selection.statement().map(Item::Card);
    let own = selected.and_then(|item| Some((item, view.scroll.below(&view.rows, item)?)));
    let own = own.filter(|(_, below)| (-1.0..f64::from(room)).contains(below));
    let first = selected.and_then(|item| view.rows.plan.place(item)).map(|(column, _)| column);
    if before == Some(made_of) {
        if view.rows.set_widths(shown, &widths)
            && !own.is_some_and(|(item, below)| view.scroll.put(&view.rows, item, below))
        {
            view.scroll.restore(index, &view.rows, first, true);
        }
        return;
    }
    view.rows.set_plan(shown, plan(shown, made_of), &widths);
    let moved = before.is_some_and(|it| it.alignment != alignment || it.focus != made_of.focus);
    // What is selected stays where it is; what stands beside it comes to it.
    let kept = moved && own.is_some_and(|(item, below)| view.scroll.put(&view.rows, item, below));
    if !kept {
        view.scroll.restore(index, &view.rows, first, moved || alignment == Alignment::Exchanges);
    }
}

/// When what a plan is made of changed last.
fn serial(shown: &Shown<'_>) -> u64 {
    // Whom a statement accuses follows from its words, its coding, and what parties are called.
    let accused = Aspects::TEXTS | Aspects::PLACES | Aspects::VOICES | Aspects::CODING | Aspects::NAMES;
    shown.index().serial(Aspects::CARDS | Aspects::LINKS | accused)
}

/// The claim of the exchange that alone is shown: that of what is selected, or else the one before.
fn focus(shown: &Shown<'_>, before: Option<MadeOf>) -> Option<StatementId> {
    if !shown.focus {
        return None;
    }
    let of = |id| claim_of(shown, id);
    let last = before.and_then(|before| before.focus).filter(|id| shown.index().place(*id).is_some());
    shown.selection.statement().and_then(of).or(last)
}

/// The first statement of the exchange of another; that one itself where it belongs to none.
fn claim_of(shown: &Shown<'_>, id: StatementId) -> Option<StatementId> {
    let (index, insight) = (shown.index(), shown.insight());
    let place = crate::app::insight::place(index, id)?;
    let entry = insight.exchanges.entry_of(place)?;
    if entry.of.is_none() {
        return Some(id);
    }
    let row = insight.exchanges.row(insight.exchanges.row_of(place)?)?;
    index.table.id(row.entries.first()?.place)
}

fn plan(shown: &Shown<'_>, of: MadeOf) -> Plan {
    let (index, insight) = (shown.index(), shown.insight());
    let only = of.focus.map(|claim| exchange_of(shown, claim));
    match of.alignment {
        Alignment::InOrder => Plan::in_order(index, insight.replies.dues(), only.as_ref()),
        Alignment::Exchanges => {
            let is_shown = |id: StatementId| only.as_ref().is_none_or(|only| only.contains(&id));
            let lines = lines(index, &insight.exchanges, &insight.replies, is_shown);
            Plan::of_lines(index.columns.len(), &lines)
        }
    }
}

/// The statements of the exchange of a claim.
fn exchange_of(shown: &Shown<'_>, claim: StatementId) -> HashSet<StatementId> {
    let (index, insight) = (shown.index(), shown.insight());
    let place = crate::app::insight::place(index, claim);
    let row = place.and_then(|place| insight.exchanges.row(insight.exchanges.row_of(place)?));
    let mut all = HashSet::from([claim]);
    if let Some(row) = row.filter(|row| row.kind == crate::analysis::RowKind::Exchange) {
        all.extend(row.entries.iter().filter_map(|entry| index.table.id(entry.place)));
    }
    all
}
