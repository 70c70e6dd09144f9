//! Brings what stands where up to the project, the alignment, the focus and the widths.

use std::collections::HashSet;
use std::sync::Arc;

use super::geometry::{Geometry, Wish};
use super::lines;
use super::plan::{Item, Plan};
use super::view::PanelsView;
use crate::app::filter::Shows;
use crate::app::index::Aspects;
use crate::app::shown::Shown;
use analysis::{Exchanges, RightOfReply};
use model::StatementId;
use settings::{Alignment, PanelSetting};

/// What a plan was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MadeOf {
    /// When what has cards, and how these are linked, changed last.
    serial: u64,
    /// Of what kinds of statements there are cards.
    shows: Shows,
    alignment: Alignment,
    /// The claim whose exchange alone is shown.
    pub(super) focus: Option<StatementId>,
    /// Whose replies are missing.
    replies: Arc<RightOfReply>,
    /// Where it is of exchanges.
    exchanges: Option<Arc<Exchanges>>,
}

impl MadeOf {
    fn new(shown: &Shown<'_>, before: Option<&Self>) -> Self {
        let (insight, alignment) = (shown.insight(), shown.arrangement.alignment);
        let exchanges = alignment == Alignment::Exchanges || shown.focus;
        Self {
            serial: shown.index().serial(Aspects::CARDS | Aspects::LINKS),
            shows: shown.layout().shows(),
            alignment,
            focus: focus(shown, before),
            replies: insight.replies.clone(),
            exchanges: exchanges.then(|| insight.exchanges.clone()),
        }
    }
}

/// How the panels were left, and the one whose edge is being dragged.
pub(super) fn wishes(shown: &Shown<'_>, resized: Option<PanelSetting>) -> Vec<Wish> {
    let columns = shown.layout().laid.columns.iter();
    let wish = columns.map(|column| {
        let kept = shown.arrangement.panel(column.party);
        let panel = resized.filter(|panel| panel.party == column.party).unwrap_or(kept);
        Wish { width: panel.width, pinned: panel.pinned, folded: panel.folded }
    });
    wish.collect()
}

/// Renews the rows where what they are made of is another. What is selected stays where it is on the screen.
pub(super) fn renew(shown: &Shown<'_>, geometry: &Geometry, room: f32, view: &mut PanelsView) {
    let (layout, alignment) = (shown.layout(), shown.arrangement.alignment);
    let made_of = MadeOf::new(shown, view.made_of.as_ref());
    let before = view.made_of.take();
    let widths = geometry.widths();
    let selected = shown.selection.statement().map(Item::Card);
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
            rows.come_back(shown, &mut left, &widths);
            rows
        }
        _ => left.follow(shown, plan(shown, &made_of), &widths),
    };
    view.made_of = Some(made_of);
    // Whoever goes back and forth between two alignments, or shows and hides, finds both as they were left.
    let shows = view.made_of.as_ref().map(|it| it.shows);
    view.other = before.filter(|it| moved || Some(it.shows) != shows).map(|of| (of, left));
    // What is selected stays where it is; what stands beside it comes to it.
    let kept = moved && own.is_some_and(|(item, below)| view.scroll.put(&view.rows, item, below));
    if !kept {
        view.scroll.restore(layout, &view.rows, first, moved || alignment == Alignment::Exchanges);
    }
}

/// The claim of the exchange that alone is shown: that of what is selected, or else the one before.
fn focus(shown: &Shown<'_>, before: Option<&MadeOf>) -> Option<StatementId> {
    if !shown.focus {
        return None;
    }
    let of = |id| claim_of(shown, id);
    let last = before.and_then(|before| before.focus).filter(|id| shown.layout().place(*id).is_some());
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

fn plan(shown: &Shown<'_>, of: &MadeOf) -> Plan {
    let insight = shown.insight();
    let only = of.focus.map(|claim| exchange_of(shown, claim));
    match of.alignment {
        Alignment::InOrder => Plan::in_order(shown.layout(), insight.replies.replies_due(), only.as_ref()),
        Alignment::Exchanges => {
            let is_shown = |id: StatementId| only.as_ref().is_none_or(|only| only.contains(&id));
            lines::plan(shown.layout(), &insight.exchanges, &insight.replies, is_shown)
        }
    }
}

/// The statements of the exchange of a claim.
fn exchange_of(shown: &Shown<'_>, claim: StatementId) -> HashSet<StatementId> {
    let (index, insight) = (shown.index(), shown.insight());
    let place = crate::app::insight::place(index, claim);
    let row = place.and_then(|place| insight.exchanges.row(insight.exchanges.row_of(place)?));
    let mut all = HashSet::from([claim]);
    if let Some(row) = row.filter(|row| row.kind == analysis::RowKind::Exchange) {
        all.extend(row.entries.iter().filter_map(|entry| index.table.id(entry.place)));
    }
    all
}
