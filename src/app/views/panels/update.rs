//! Brings what is where up to the project, the alignment, the focus and the widths.

use std::collections::HashSet;
use std::sync::Arc;

use super::geometry::{ColumnPreference, PanelGeometry};
use super::lines;
use super::plan::{PanelItem, PanelPlan};
use super::view::PanelsView;
use crate::app::filter::Visibility;
use crate::app::index::ChangedAspects;
use crate::app::view_context::ViewContext;
use analysis::{Exchanges, RightOfReply};
use model::StatementId;
use settings::Alignment;

/// The key that a plan was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PlanKey {
    /// Revision at which the cards, or the links between them, changed last.
    serial: u64,
    /// Of what kinds of statements there are cards.
    shows: Visibility,
    alignment: Alignment,
    /// The claim whose exchange alone is shown.
    pub(super) focus: Option<StatementId>,
    /// The parties whose replies are missing.
    replies: Arc<RightOfReply>,
    /// Its place among the exchanges.
    exchanges: Option<Arc<Exchanges>>,
}

impl PlanKey {
    fn new(shown: &ViewContext<'_>, before: Option<&Self>) -> Self {
        let (analyses, alignment) = (shown.analyses(), shown.arrangement.alignment);
        let exchanges = alignment == Alignment::Exchanges || shown.focus;
        Self {
            serial: shown.index().serial(ChangedAspects::CARDS | ChangedAspects::LINKS),
            shows: shown.layout().shows(),
            alignment,
            focus: focus(shown, before),
            replies: analyses.replies.clone(),
            exchanges: exchanges.then(|| analyses.exchanges.clone()),
        }
    }
}

/// The state in which the panels were left, and the one whose edge is being dragged.
pub(super) fn column_preferences(shown: &ViewContext<'_>, view: &PanelsView) -> Vec<ColumnPreference> {
    let focused = shown.focus && view.made_of.as_ref().is_some_and(|it| it.focus.is_some());
    let columns = shown.layout().laid.columns.iter().enumerate();
    let wish = columns.map(|(at, column)| {
        let kept = shown.arrangement.panel(column.party);
        let panel = view.resized.filter(|panel| panel.party == column.party).unwrap_or(kept);
        // Of one exchange a panel shows its cards and what it owes, or nothing at all.
        let has_items = view.rows.plan.columns.get(at).is_some_and(|items| !items.is_empty());
        let by_itself = !focused && shown.layout().folds_by_itself(column);
        ColumnPreference {
            width: panel.width,
            pinned: panel.pinned,
            folded: panel.folded.unwrap_or(by_itself),
            left_out: focused && !has_items,
        }
    });
    wish.collect()
}

/// Updates the rows where their plan key has changed. The selected card keeps its place on the screen.
pub(super) fn update_plan(
    shown: &ViewContext<'_>,
    geometry: &PanelGeometry,
    room: f32,
    view: &mut PanelsView,
) {
    let (layout, alignment) = (shown.layout(), shown.arrangement.alignment);
    let made_of = PlanKey::new(shown, view.made_of.as_ref());
    let before = view.made_of.take();
    let widths = geometry.widths();
    let selected = shown.selection.statement().map(PanelItem::Card);
    let own = selected.and_then(|item| Some((item, view.scroll.below(&view.rows, item)?)));
    let own = own.filter(|(_, below)| (-1.0..f64::from(room)).contains(below));
    let first = selected.and_then(|item| view.rows.plan.place(item)).map(|(column, _)| column);
    if before.as_ref() == Some(&made_of) {
        view.made_of = before;
        if view.rows.set_widths(shown, &widths)
            && !own.is_some_and(|(item, below)| view.scroll.put(&view.rows, item, below))
        {
            view.scroll.restore(layout, &view.rows, first, true);
        }
        return;
    }
    let moved = before.as_ref().is_some_and(|it| it.alignment != alignment || it.focus != made_of.focus);
    let mut left = std::mem::take(&mut view.rows);
    view.rows = match view.other.take() {
        Some((of, mut rows)) if of == made_of => {
            rows.take_over_from(shown, &mut left, &widths);
            rows
        }
        _ => left.follow(shown, plan(shown, &made_of), &widths),
    };
    view.made_of = Some(made_of);
    // Whoever goes back and forth between two alignments, or shows and hides, finds both as they were left.
    let shows = view.made_of.as_ref().map(|it| it.shows);
    view.other = before.filter(|it| moved || Some(it.shows) != shows).map(|of| (of, left));
    // The selected card keeps its place; the cards level with it come to it.
    let kept = moved && own.is_some_and(|(item, below)| view.scroll.put(&view.rows, item, below));
    if !kept {
        view.scroll.restore(layout, &view.rows, first, moved || alignment == Alignment::Exchanges);
    }
}

/// The claim of the exchange that alone is shown: that of what is selected, or else the one before.
fn focus(shown: &ViewContext<'_>, before: Option<&PlanKey>) -> Option<StatementId> {
    if !shown.focus {
        return None;
    }
    let of = |id| claim_of(shown, id);
    let last = before.and_then(|before| before.focus).filter(|id| shown.layout().place(*id).is_some());
    shown.selection.statement().and_then(of).or(last)
}

/// The first statement of the exchange of another; that one itself where it belongs to none.
fn claim_of(shown: &ViewContext<'_>, id: StatementId) -> Option<StatementId> {
    let (index, analyses) = (shown.index(), shown.analyses());
    let place = crate::app::analyses::place(index, id)?;
    let entry = analyses.exchanges.entry_of(place)?;
    if entry.of.is_none() {
        return Some(id);
    }
    let row = analyses.exchanges.row(analyses.exchanges.row_of(place)?)?;
    index.table.id(row.entries.first()?.place)
}

fn plan(shown: &ViewContext<'_>, of: &PlanKey) -> PanelPlan {
    let analyses = shown.analyses();
    let only = of.focus.map(|claim| exchange_of(shown, claim));
    match of.alignment {
        Alignment::InOrder => {
            PanelPlan::in_order(shown.layout(), analyses.replies.replies_due(), only.as_ref())
        }
        Alignment::Exchanges => {
            let is_shown = |id: StatementId| only.as_ref().is_none_or(|only| only.contains(&id));
            lines::plan(shown.layout(), &analyses.exchanges, &analyses.replies, is_shown)
        }
    }
}

/// The statements of the exchange of a claim.
fn exchange_of(shown: &ViewContext<'_>, claim: StatementId) -> HashSet<StatementId> {
    let (index, analyses) = (shown.index(), shown.analyses());
    let place = crate::app::analyses::place(index, claim);
    let row = place.and_then(|place| analyses.exchanges.row(analyses.exchanges.row_of(place)?));
    let mut all = HashSet::from([claim]);
    if let Some(row) = row.filter(|row| row.kind == analysis::RowKind::Exchange) {
        all.extend(row.entries.iter().filter_map(|entry| index.table.id(entry.place)));
    }
    all
}
