//! The party panels, side by side.
//!
//! One scroll for all of them. In order each is packed, and what answers the selected card comes level with it; in
//! exchanges a claim and what answers it stand in one row. [`plan`] says what stands where, [`rows`] how high it is,
//! [`geometry`] how wide, [`scroll`] where one is. Only what is visible is laid out.

mod aside;
mod card;
mod cards;
mod column;
mod drag;
mod emphasis;
mod figures;
mod focus;
mod fold;
mod geometry;
mod group;
mod header;
mod header_menu;
mod held;
mod hole;
mod label;
mod laid;
mod level;
mod lines;
mod menu;
mod plan;
mod reference;
mod relations;
mod renew;
mod resize;
mod reveal;
mod ribbon;
mod ribbons;
mod rows;
mod scroll;
mod signpost;
mod style;
#[cfg(test)]
mod tests;
mod tree;
mod welcome;
mod words;

use std::rc::Rc;

use egui::{Id, Rangef, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, vec2};

use self::emphasis::Emphasis;
use self::geometry::Geometry;
use self::laid::Placed;
use self::level::Level;
use self::rows::Rows;
use self::scroll::Scroll;
use super::super::action::Queue;
use super::super::shown::Shown;
use model::StatementId;
use settings::PanelSetting;

/// What the panels remember.
#[derive(Default)]
pub(crate) struct PanelsView {
    /// What the plan was made of.
    made_of: Option<renew::MadeOf>,
    rows: Rows,
    /// The rows before the last change of the alignment, the focus or the kinds that are shown, and what they were made of.
    other: Option<(renew::MadeOf, Rows)>,
    scroll: Scroll,
    level: Level,
    emphasis: Rc<Emphasis>,
    /// How wide a panel is while its edge is being dragged.
    resized: Option<PanelSetting>,
    /// The last wish to bring the selection into sight that was granted.
    revealed: u64,
    /// How large everything was in the last frame.
    scale: f32,
    /// The card that had the focus in the last frame.
    focused: Option<StatementId>,
    /// The panel that is to come into sight, without anything being selected.
    wanted: Option<usize>,
    /// What gets the focus as soon as it is in sight.
    focus_next: Option<Id>,
    /// Whether the arrows belong to the edge of a panel now.
    pub(crate) takes_arrows: bool,
}

/// What all parts of the panels need to know in a frame.
struct Scene<'a> {
    shown: &'a Shown<'a>,
    geometry: Geometry,
    emphasis: Rc<Emphasis>,
    /// All that scrolls sideways; reaches as far as the columns do.
    area: Rect,
    /// The part below the headers.
    body: Rect,
    /// What of all that is in sight.
    sight: Rect,
    /// How far all is scrolled sideways.
    scrolled: f32,
}

impl Scene<'_> {
    /// From where to where a column goes on the screen.
    fn columns(&self, at: usize) -> Rangef {
        self.on_screen(self.geometry.column(at, self.scrolled))
    }

    fn on_screen(&self, range: Rangef) -> Rangef {
        Rangef::new(range.min + self.area.left(), range.max + self.area.left())
    }

    /// Where a column may draw: pinned ones everywhere, the others where these leave room.
    fn clip(&self, at: usize) -> Rect {
        if self.geometry.is_pinned(at) { self.body } else { self.free() }
    }

    /// What pinned columns leave of the body.
    fn free(&self) -> Rect {
        Rect::from_x_y_ranges(self.on_screen(self.geometry.free(self.scrolled)), self.body.y_range())
    }
}

impl PanelsView {
    /// The first card in the nearest panel to one side that stands level with this one, where claims and answers do.
    pub(crate) fn level_with(&self, card: StatementId, right: bool) -> Option<StatementId> {
        let plan = &self.rows.plan;
        let (own, at) = plan.place(plan::Item::Card(card))?;
        let row = plan.row_of(own, at);
        if plan.rows.get(row) == Some(&plan::Kind::Packed) {
            return None;
        }
        let first = |column: usize| {
            let mut items = plan.start(row, column)..plan.start(row + 1, column);
            items.find_map(|at| plan.item(column, at)?.card())
        };
        if right { (own + 1..plan.columns.len()).find_map(first) } else { (0..own).rev().find_map(first) }
    }
}

/// Where a card is, if it is in sight.
pub(crate) fn card_rect(context: &egui::Context, statement: StatementId) -> Option<Rect> {
    context.read_response(column::card_id(statement)).map(|response| response.rect)
}

/// Shows the panels.
pub(crate) fn show(ui: &mut Ui, shown: &Shown<'_>, view: &mut PanelsView, queue: &mut Queue) {
    if shown.project().articles.is_empty() && shown.index().laid.order.is_empty() {
        welcome::show(ui, shown, queue);
        return;
    }
    let window = ui.max_rect();
    let (geometry, sight) = fitted(window, &renew::wishes(shown, view.resized));
    let body = window.with_min_y(window.top() + header::HEIGHT);
    renew::renew(shown, &geometry, body.height(), view);
    if !view.emphasis.is_of(shown) {
        view.emphasis = Rc::new(Emphasis::new(shown));
    }
    scroll::input(ui, body, view.focused.is_some(), &mut view.scroll);
    view.scroll.by(drag::scroll(ui, body));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(sight));
    let scrolled = ScrollArea::horizontal().id_salt("panels").auto_shrink(false).show(&mut inside, |ui| {
        let size = vec2(geometry.whole, window.height());
        let (area, _) = ui.allocate_exact_size(size, Sense::hover());
        let scene = Scene {
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
    view.scroll.remember(shown.index(), &view.rows);
}

/// How the columns share the width, and where they are in sight: where they do not fit, there is room at both sides to tell what is
/// not in sight.
fn fitted(window: Rect, wishes: &[geometry::Wish]) -> (Geometry, Rect) {
    let geometry = Geometry::new(window.width(), wishes);
    if !geometry.scrolls() {
        return (geometry, window);
    }
    let mut sight = window.shrink2(vec2(signpost::RAIL, 0.0));
    sight.max.x -= scroll::BAR;
    (Geometry::new(sight.width(), wishes), sight)
}

fn show_scene(ui: &mut Ui, scene: &Scene<'_>, view: &mut PanelsView, queue: &mut Queue) -> Vec<Placed> {
    let count = scene.shown.index().laid.columns.len();
    reveal::show_wanted(ui, scene, view);
    reveal::show(ui, scene, view);
    view.scroll.settle(&view.rows, scene.body.height());
    let placed = laid::lay_out(ui, scene, view);
    signpost::hand_on_focus(ui, &placed, view);
    let under = ribbons::reserve(ui);
    view.focused = None;
    view.takes_arrows = false;
    for at in 0..count {
        header::show(ui, at, scene, queue);
        resize::show(ui, at, scene, view, queue);
    }
    let visible = column::show(ui, &placed, scene, view, queue);
    relations::tell(ui, &placed, scene);
    ribbons::show(ui, scene, view, &visible, under, queue);
    header::show_end(ui, scene, queue);
    let rule = Stroke::new(1.0, scene.shown.tokens.line);
    ui.painter().hline(scene.area.x_range(), scene.body.top() - 0.5, rule);
    focus::show(ui, scene, view, queue);
    drag::show(ui, scene, &visible, queue);
    placed
}
