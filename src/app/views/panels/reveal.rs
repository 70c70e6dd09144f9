//! Brings the selected card into sight.

use egui::{Rangef, Rect, Ui};

use super::plan::PanelItem;
use super::scene::PanelScene;
use super::view::PanelsView;
use super::{ids, partners, placed, sticky};
use model::StatementId;

/// Brings a panel into sight that was asked for.
pub(super) fn show_wanted(ui: &Ui, scene: &PanelScene<'_>, view: &mut PanelsView) {
    if let Some(column) = view.wanted.take() {
        bring(ui, scene, scene.columns(column));
    }
}

/// Brings it into sight, once a selection and where all becomes larger or smaller; no further than is needed where part of it is.
pub(super) fn show(ui: &Ui, scene: &PanelScene<'_>, view: &mut PanelsView) {
    let selection = scene.shown.selection;
    let same = std::mem::replace(&mut view.revealed, selection.reveal) == selection.reveal;
    // Where everything is larger there is less room, and it may be below the edge now.
    let scale = ui.pixels_per_point();
    let as_large = std::mem::replace(&mut view.scale, scale).total_cmp(&scale).is_eq();
    if same && as_large {
        return;
    }
    let Some(id) = selection.in_sight(scene.shown.project()) else { return };
    let item = PanelItem::Card(id);
    let Some((column, at)) = view.rows.plan.place(item) else { return };
    placed::measure_one(ui, scene, view, item);
    let Some((place, height)) = view.rows.place(column, at) else { return };
    let free = ui.memory(|memory| memory.focused().is_none());
    if view.focused.is_some() || (selection.keyed && free) {
        view.focus_next = Some(ids::card_id(id));
    }
    if let Some(columns) = with_partners(scene, view, id, column) {
        bring(ui, scene, columns);
    }
    if sticky::sticky_item(scene, view, column).is_some_and(|held| held.at == at && held.below >= 0.0) {
        return;
    }
    let top = place - view.scroll.of(column);
    view.scroll.by(way(top, f64::from(height), f64::from(scene.body.height())));
}

/// Brings a stretch of the panels into sight, sideways.
fn bring(ui: &Ui, scene: &PanelScene<'_>, columns: Rangef) {
    // Pinned columns cover the others: room for them is brought into sight as well.
    let (sight, free) = (scene.sight, scene.free());
    let mut wide = columns.expand(8.0);
    wide.min -= (free.left() - sight.left()).max(0.0);
    wide.max += (sight.right() - free.right()).max(0.0);
    ui.scroll_to_rect(Rect::from_x_y_ranges(wide, scene.body.y_range()), None);
}

/// The panel of a card, together with as many of those of its partners as there is room for, the nearest first.
fn with_partners(
    scene: &PanelScene<'_>,
    view: &PanelsView,
    id: StatementId,
    column: usize,
) -> Option<Rangef> {
    let own = Some(scene.columns(column)).filter(|_| !scene.geometry.is_pinned(column));
    let room = scene.free().width() - 16.0;
    let plan = &view.rows.plan;
    let mut panels: Vec<usize> = partners::partners(scene.shown, id)
        .filter_map(|item| plan.place(item).map(|(column, _)| column))
        .filter(|at| !scene.geometry.is_pinned(*at))
        .collect();
    panels.sort_unstable_by_key(|at| (at.abs_diff(column), *at));
    panels.dedup();
    let both = |a: Rangef, b: Rangef| Rangef::new(a.min.min(b.min), a.max.max(b.max));
    panels.into_iter().map(|at| scene.columns(at)).fold(own, |all, range| {
        let wider = all.map_or(range, |all| both(all, range));
        if wider.span() <= room { Some(wider) } else { all.or(Some(range)) }
    })
}

/// Returns the distance to scroll to a card that is so far below the upper edge and so high, in so much room.
fn way(top: f64, height: f64, room: f64) -> f64 {
    /// A card of which less is visible is brought to a good place, not only just into sight.
    const ENOUGH: f64 = 40.0;
    const MARGIN: f64 = 14.0;
    let bottom = top + height;
    let seen = bottom.min(room) - top.max(0.0);
    if top >= MARGIN && bottom <= room - MARGIN {
        0.0
    } else if seen < ENOUGH {
        top - (room * 0.25).min((room - height).max(MARGIN))
    } else if top < MARGIN || height + 2.0 * MARGIN > room {
        top - MARGIN
    } else {
        bottom - room + MARGIN
    }
}

#[cfg(test)]
mod tests {
    use super::way;

    #[test]
    fn a_card_in_sight_stays_and_one_out_of_sight_comes() {
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(near(way(100.0, 80.0, 600.0), 0.0));
        assert!(near(way(590.0, 80.0, 600.0), 590.0 - 150.0), "to a good place");
        assert!(near(way(540.0, 80.0, 600.0), 34.0), "just into sight");
        assert!(near(way(-20.0, 80.0, 600.0), -34.0));
        assert!(near(way(300.0, 2000.0, 600.0), 286.0), "the beginning of a long one");
    }
}
