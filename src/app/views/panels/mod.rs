//! The party panels, side by side.
//!
//! One scroll for all of them. In order each is packed, and what answers the selected card comes level with it; in
//! exchanges a claim and what answers it are in one row. [`plan`] says what is where, [`rows`] how high it is,
//! [`geometry`] how wide, [`scroll`] where one is. Only what is visible is laid out.

mod also_in;
mod card;
mod card_text;
mod cards;
mod column;
mod column_alignment;
mod drag;
mod emphasis;
mod figures;
mod focus;
mod fold;
mod geometry;
mod header;
mod header_menu;
mod heights;
mod ids;
mod label;
mod lines;
mod missing_reply;
mod out_of_sight;
mod partners;
mod placed;
mod plan;
mod reference;
mod relations;
mod resize;
mod reveal;
mod ribbon;
mod ribbons;
mod rows;
mod scene;
mod scroll;
mod separators;
mod signpost;
mod sticky;
mod style;
mod sum_tree;
#[cfg(test)]
mod tests;
mod update;
mod view;
mod welcome;
mod words;

use std::rc::Rc;

use egui::{Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, vec2};

use self::emphasis::LinkEmphasis;
use self::geometry::PanelGeometry;
use self::placed::PlacedItem;
use self::scene::PanelScene;
pub(crate) use self::view::PanelsView;
use super::super::action::ActionQueue;
use super::super::view_context::ViewContext;
use crate::app::layout::CardPosition;
use crate::app::panel_widths::{BAR, RAIL};
use model::StatementId;

/// Returns the rectangle of a card, if it is in sight.
pub(crate) fn card_rect(context: &egui::Context, statement: StatementId) -> Option<Rect> {
    context.read_response(ids::card_id(statement)).map(|response| response.rect)
}

/// Shows the panels.
pub(crate) fn show(ui: &mut Ui, shown: &ViewContext<'_>, view: &mut PanelsView, queue: &mut ActionQueue) {
    if shown.project().articles.is_empty() && shown.layout().laid.order.is_empty() {
        welcome::show(ui, shown, queue);
        return;
    }
    let window = ui.max_rect();
    let wishes = update::column_preferences(shown, view);
    let (geometry, sight) = fitted(window, &wishes);
    let body = window.with_min_y(window.top() + header::HEIGHT);
    update::update_plan(shown, &geometry, body.height(), view);
    if update::column_preferences(shown, view) != wishes {
        ui.ctx().request_discard("other panels have something to show");
    }
    if !view.emphasis.is_of(shown) {
        view.emphasis = Rc::new(LinkEmphasis::new(shown));
    }
    if scroll::input(ui, body, view.focused.is_some(), &mut view.scroll) {
        view.wanted = first_panel(shown);
    }
    view.scroll.by(drag::scroll(ui, body));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(sight));
    let scrolled = ScrollArea::horizontal().id_salt("panels").auto_shrink(false).show(&mut inside, |ui| {
        let size = vec2(geometry.whole, window.height());
        let (area, _) = ui.allocate_exact_size(size, Sense::hover());
        let scene = PanelScene {
            shown,
            geometry,
            emphasis: view.emphasis.clone(),
            area,
            body: area.with_min_y(area.top() + header::HEIGHT),
            sight,
            scrolled: sight.left() - area.left(),
        };
        let placed = show_scene(ui, &scene, view, queue);
        (scene, placed)
    });
    let (scene, placed) = scrolled.inner;
    signpost::show(ui, &placed, &scene, view);
    scroll::bar(ui, body, &view.rows, &mut view.scroll);
    if view.scroll.settle_after(&view.rows, body.height()) {
        ui.ctx().request_repaint();
    }
    view.scroll.remember(shown.layout(), &view.rows);
}

/// The panel of the statement that is read first.
fn first_panel(shown: &ViewContext<'_>) -> Option<usize> {
    let layout = shown.layout();
    layout.laid.order.iter().find_map(|id| layout.card(*id)).map(CardPosition::column)
}

/// The widths of the columns, and where they are in sight: where they do not fit, there is room at both sides to tell what is
/// not in sight.
fn fitted(window: Rect, wishes: &[geometry::ColumnPreference]) -> (PanelGeometry, Rect) {
    let geometry = PanelGeometry::new(window.width(), wishes);
    if !geometry.scrolls() {
        return (geometry, window);
    }
    let mut sight = window.shrink2(vec2(RAIL, 0.0));
    sight.max.x -= BAR;
    (PanelGeometry::new(sight.width(), wishes), sight)
}

fn show_scene(
    ui: &mut Ui,
    scene: &PanelScene<'_>,
    view: &mut PanelsView,
    queue: &mut ActionQueue,
) -> Vec<PlacedItem> {
    let count = scene.shown.layout().laid.columns.len();
    reveal::show_wanted(ui, scene, view);
    reveal::show(ui, scene, view);
    view.scroll.settle(&view.rows, scene.body.height());
    let placed = placed::lay_out(ui, scene, view);
    signpost::hand_on_focus(ui, &placed, view);
    let under = ribbons::reserve(ui);
    view.focused = None;
    view.takes_arrows = false;
    for at in 0..count {
        header::show(ui, at, view.rows.plan.missing_replies(at), scene, queue);
        resize::show(ui, at, scene, view, queue);
    }
    let visible = column::show(ui, &placed, scene, view, queue);
    relations::describe_links(ui, &placed, scene);
    ribbons::show(ui, scene, view, &visible, under, queue);
    header::show_end(ui, scene, queue);
    let rule = Stroke::new(1.0, scene.shown.tokens.line);
    ui.painter().hline(scene.area.x_range(), scene.body.top() - 0.5, rule);
    focus::show(ui, scene, view, queue);
    drag::show(ui, scene, &visible, queue);
    placed
}
