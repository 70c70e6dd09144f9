//! The party panels, side by side.
//!
//! One scroll for all of them, each packed, its cards in reading order. Only what is visible is laid out:
//! [`heights`] knows how high everything is, [`scroll`] where one is.

mod card;
mod column;
mod drag;
mod emphasis;
mod group;
mod header;
mod header_menu;
mod heights;
mod layout;
mod menu;
mod ribbon;
mod ribbons;
mod scroll;
#[cfg(test)]
mod tests;
mod welcome;
mod words;

use egui::{Rangef, Rect, ScrollArea, Sense, Stroke, Ui, vec2};

use self::emphasis::Emphasis;
use self::heights::{Heights, Renewed};
use self::layout::Geometry;
use self::scroll::Scroll;
use super::super::action::Queue;
use super::super::shown::Shown;
use crate::model::StatementId;

/// What the panels remember.
#[derive(Default)]
pub(crate) struct PanelsView {
    heights: Heights,
    scroll: Scroll,
    /// The last wish to bring the selection into sight that was granted.
    revealed: u64,
    /// The card that had the focus in the last frame.
    focused: Option<StatementId>,
}

/// What all parts of the panels need to know in a frame.
struct Scene<'a> {
    shown: &'a Shown<'a>,
    geometry: Geometry,
    emphasis: Emphasis,
    /// All that scrolls sideways; reaches as far as the columns do.
    area: Rect,
    /// The part below the headers.
    body: Rect,
}

impl Scene<'_> {
    /// From where to where a column goes on the screen.
    fn columns(&self, at: usize) -> Rangef {
        let range = self.geometry.column(at);
        Rangef::new(range.min + self.area.left(), range.max + self.area.left())
    }
}

/// Shows the panels.
pub(crate) fn show(ui: &mut Ui, shown: &Shown<'_>, view: &mut PanelsView, queue: &mut Queue) {
    if shown.project().articles.is_empty() && shown.index().order.is_empty() {
        welcome::show(ui, shown, queue);
        return;
    }
    let window = ui.max_rect();
    let geometry = Geometry::new(window.width(), shown.index().columns.len());
    renew(shown, geometry, view);
    let body = window.with_min_y(window.top() + header::HEIGHT);
    scroll::input(ui, body, view.focused.is_some(), &mut view.scroll);
    view.scroll.by(drag::scroll(ui, body));
    ScrollArea::horizontal().id_salt("panels").auto_shrink(false).show(ui, |ui| {
        let size = vec2(geometry.whole, window.height());
        let (area, _) = ui.allocate_exact_size(size, Sense::hover());
        let scene = Scene {
            shown,
            geometry,
            emphasis: Emphasis::new(shown),
            area,
            body: area.with_min_y(area.top() + header::HEIGHT),
        };
        show_scene(ui, &scene, view, queue);
    });
    scroll::bar(ui, body, &view.heights, &mut view.scroll);
    if view.scroll.settle_after(&view.heights, body.height()) {
        ui.ctx().request_repaint();
    }
    view.scroll.remember(shown.index(), &view.heights);
}

/// Brings heights and scroll up to the project and the width.
fn renew(shown: &Shown<'_>, geometry: Geometry, view: &mut PanelsView) {
    let renewed = view.heights.renew(shown, geometry.column);
    if renewed != Renewed::No {
        let first = shown.selection.statement().and_then(|id| shown.index().card.get(&id));
        let packed = renewed == Renewed::Width;
        view.scroll.restore(shown.index(), &view.heights, first.map(|(column, _)| *column), packed);
    }
}

fn show_scene(ui: &mut Ui, scene: &Scene<'_>, view: &mut PanelsView, queue: &mut Queue) {
    let count = scene.shown.index().columns.len();
    reveal(ui, scene, view);
    view.scroll.settle(&view.heights, scene.body.height());
    let placed: Vec<_> = (0..count).map(|at| column::lay_out(ui, at, scene, view)).collect();
    let under = ribbons::reserve(ui);
    view.focused = None;
    let mut visible = Vec::new();
    for (at, placed) in placed.iter().enumerate() {
        header::show(ui, at, scene, queue);
        visible.extend(column::show(ui, at, placed, scene, view, queue));
    }
    ribbons::show(ui, scene, view, &visible, under, queue);
    header::show_end(ui, scene, queue);
    let rule = Stroke::new(1.0, scene.shown.tokens.line);
    ui.painter().hline(scene.area.x_range(), scene.body.top() - 0.5, rule);
    drag::show(ui, scene, &visible, queue);
}

/// Brings the selected card into sight, once a selection; no further than is needed where part of it is.
fn reveal(ui: &Ui, scene: &Scene<'_>, view: &mut PanelsView) {
    /// A card of which less is visible is brought to a good place, not only just into sight.
    const ENOUGH: f64 = 40.0;
    const MARGIN: f64 = 14.0;
    let selection = scene.shown.selection;
    if std::mem::replace(&mut view.revealed, selection.reveal) == selection.reveal {
        return;
    }
    let Some(id) = selection.statement() else { return };
    let Some((column, row)) = scene.shown.index().card.get(&id).copied() else { return };
    column::measure(ui, column, row, scene, view);
    let Some((place, height)) = view.heights.place(scene.shown.index(), column, row) else { return };
    if view.focused.is_some() {
        ui.memory_mut(|memory| memory.request_focus(column::card_id(id)));
    }
    let span = scene.columns(column);
    let wide = Rect::from_x_y_ranges(span.expand(8.0), scene.body.y_range());
    ui.scroll_to_rect(wide, None);
    let (room, height) = (f64::from(scene.body.height()), f64::from(height));
    let top = place - view.scroll.of(column);
    let bottom = top + height;
    let seen = bottom.min(room) - top.max(0.0);
    if top >= MARGIN && bottom <= room - MARGIN {
        return;
    }
    view.scroll.by(if seen < ENOUGH {
        top - (room * 0.25).min((room - height).max(MARGIN))
    } else if top < MARGIN || height + 2.0 * MARGIN > room {
        top - MARGIN
    } else {
        bottom - room + MARGIN
    });
}
