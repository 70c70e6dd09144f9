//! The parts of the window: where each is, in which order they are read, and what they are called.
//!
//! Widgets are read, and walked through with Tab, in the order in which they are made. Parts at the edges take their
//! place first, so that the panels get what is left; what is in them is made in the order in which it is read.

use egui::accesskit::Role;
use egui::{CentralPanel, Frame, IdSalt, Margin, Panel, Rect, Ui, UiBuilder, vec2};

use super::action::{Action, ActionQueue};
use super::command::Command;
use super::view::View;
use super::view_context::ViewContext;
use super::views::{self, ViewStates};
use super::visible_parts::{self, STRIP, SidePane};
use settings::Panes;

/// Shows them: toolbar, article, panels, inspector, strip and status.
pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, states: &mut ViewStates, queue: &mut ActionQueue) {
    Panel::top("toolbar").frame(bar()).show(ui, |ui| {
        region(ui, Role::Toolbar, "Toolbar");
        views::toolbar::show(ui, shown, &mut states.toolbar, queue);
    });
    views::menu_veil::show(ui.ctx(), "below the toolbar", ui.available_rect_before_wrap());
    let status = below(ui, "status", views::status::height(ui));
    let strip = below(ui, "strip", views::strip::HEIGHT);
    let width = ui.available_width();
    let article = article(ui, width, shown, states, queue);
    let inspector = beside(ui, width, shown);
    view(ui, shown, states, queue);
    match inspector {
        Ok(rect) => within(ui, rect, "Inspector", |ui| {
            views::inspector::show(ui, shown, &mut states.inspector, queue);
        }),
        Err(Some(strip)) => {
            views::part_strip::show(ui, strip, "inspector", Command::ShowInspector, queue);
        }
        Err(None) => {}
    }
    within(ui, strip, "Strip", |ui| {
        views::strip::show(ui, shown, states.article.visible(), &mut states.strip, queue);
    });
    within(ui, status, "Status", |ui| views::status::show(ui, shown, queue));
    if let Some((article, inspector)) = article.zip(inspector.ok()) {
        remember_widths(ui, [article.width(), inspector.width()], &mut states.widths, queue);
    }
}

/// A bar at an edge. The window begins each frame as paper (`clear_color`): only what is not is painted over it. Where
/// pixels are painted by the processor, every layer delays the first frame.
fn bar() -> Frame {
    Frame::NONE.inner_margin(Margin::symmetric(14, 6))
}

/// A place at the lower edge.
fn below(ui: &mut Ui, name: &'static str, height: f32) -> Rect {
    let panel = Panel::bottom(name).frame(bar());
    panel.show(ui, |ui| ui.allocate_space(vec2(ui.available_width(), height)).1).inner
}

/// The least width of a part at the side: a narrow window leaves them a third each at most, so that the panels stay in
/// sight.
fn least(width: f32) -> f32 {
    200.0f32.min(width * 0.33)
}

/// A part at the side of the window.
struct SidePart {
    name: &'static str,
    /// The name of its edge.
    edge: &'static str,
    pane: SidePane,
    /// The largest share of the width that it may have.
    most: f32,
}

const ARTICLE: SidePart =
    SidePart { name: "article", edge: "Resize article", pane: visible_parts::ARTICLE, most: 0.45 };
const INSPECTOR: SidePart =
    SidePart { name: "inspector", edge: "Resize inspector", pane: visible_parts::INSPECTOR, most: 0.4 };

impl SidePart {
    /// Its place, as wide as a person left it.
    fn show(
        &self,
        ui: &mut Ui,
        width: f32,
        panel: fn(&'static str) -> Panel,
        left: Option<f32>,
        fill: impl FnOnce(&mut Ui) -> Rect,
    ) -> Rect {
        let least = least(width);
        let panel = panel(self.name)
            .frame(Frame::NONE)
            .default_size(self.pane.width(width, left))
            .size_range(least..=(width * self.most).max(least + 20.0));
        let rect = panel.show(ui, fill).inner;
        name_edge(ui, self.name, self.edge);
        rect
    }
}

fn article(
    ui: &mut Ui,
    width: f32,
    shown: &ViewContext<'_>,
    states: &mut ViewStates,
    queue: &mut ActionQueue,
) -> Option<Rect> {
    let fill = |ui: &mut Ui| {
        region(ui, Role::Region, "Article");
        // A place that its contents cannot make wider: a person decides how wide it is.
        let rect = taken(ui);
        let mut inside = ui.new_child(UiBuilder::new().max_rect(rect));
        inside.shrink_clip_rect(rect);
        views::article::show(&mut inside, shown, &mut states.article, queue);
        rect
    };
    let left = shown.settings.panes.article;
    if !shown.parts.has_article(shown.room(width)) {
        if let Some(strip) = strip(ui, width, Panel::left("article strip")) {
            views::part_strip::show(ui, strip, "article", Command::ShowArticle, queue);
        }
        return None;
    }
    Some(ARTICLE.show(ui, width, Panel::left, left, fill))
}

/// The place of the strip of a part that is put away; none in a window in which the panels need all there is.
fn strip(ui: &mut Ui, width: f32, panel: Panel) -> Option<Rect> {
    let panel = panel.frame(Frame::NONE).resizable(false).exact_size(STRIP);
    visible_parts::has_strips(width).then(|| panel.show(ui, taken).inner)
}

/// The place of the inspector, or that of its strip: it is filled after the panels, because it is read after the cards that it is about.
fn beside(ui: &mut Ui, width: f32, shown: &ViewContext<'_>) -> Result<Rect, Option<Rect>> {
    let left = shown.settings.panes.inspector;
    if shown.parts.has_inspector(shown.room(width)) {
        Ok(INSPECTOR.show(ui, width, Panel::right, left, taken))
    } else {
        Err(strip(ui, width, Panel::right("inspector strip")))
    }
}

fn view(ui: &mut Ui, shown: &ViewContext<'_>, states: &mut ViewStates, queue: &mut ActionQueue) {
    CentralPanel::default().frame(Frame::NONE.fill(shown.tokens.ground)).show(ui, |ui| {
        region(ui, Role::Region, shown.view.name());
        match shown.view {
            View::Panels => panels(ui, shown, states, queue),
            View::Check => views::check::show(ui, shown, &mut states.check, queue),
            View::Balance => views::balance::show(ui, shown, &mut states.balance, queue),
            View::Framing => views::framing::show(ui, shown, &mut states.framing, queue),
        }
    });
}

fn panels(ui: &mut Ui, shown: &ViewContext<'_>, states: &mut ViewStates, queue: &mut ActionQueue) {
    views::linking::show(ui, shown, &mut states.linking, queue);
    views::tour::show(ui, shown, queue);
    views::sides::show(ui, shown, queue);
    views::filters::show(ui, shown, queue);
    if views::filters::nothing_left(shown) {
        views::filters::say_nothing_left(ui, shown, queue);
    } else {
        let rect = ui.available_rect_before_wrap();
        let mut ui = ui.new_child(UiBuilder::new().id_salt("panels").max_rect(rect));
        views::panels::show(&mut ui, shown, &mut states.panels, queue);
    }
}

/// Takes all the room there is.
fn taken(ui: &mut Ui) -> Rect {
    let rect = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(rect);
    rect
}

/// The distance by which frames and rings may go over the edge of the part that they are in, in points.
const OVER: f32 = 4.0;

/// Fills a part that has its place already.
fn within(ui: &mut Ui, rect: Rect, name: &str, fill: impl FnOnce(&mut Ui)) {
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name));
    inside.shrink_clip_rect(rect.expand(OVER));
    region(&inside, Role::Region, name);
    fill(&mut inside);
}

/// Tells screen readers what a part of the window is.
fn region(ui: &Ui, role: Role, name: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_label(name);
    });
}

/// Gives the edge of a part a name of its own: egui calls them all the same.
fn name_edge(ui: &Ui, part: &str, name: &str) {
    let edge = ui.scope_id().with_salt(IdSalt::new(part)).with("__resize");
    if ui.ctx().has_accesskit_node(edge) {
        ui.ctx().accesskit_node_builder(edge, |node| node.set_label(name));
    }
}

/// Remembers how wide the parts were left, once the pointer that dragged their edge has let go.
fn remember_widths(ui: &Ui, widths: [f32; 2], known: &mut Option<[f32; 2]>, queue: &mut ActionQueue) {
    let same = |a: [f32; 2], b: [f32; 2]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1.0);
    match *known {
        Some(before) if !same(before, widths) && ui.input(|input| input.pointer.any_released()) => {
            *known = Some(widths);
            let [article, inspector] = widths.map(Some);
            queue.push(Action::SetPanes(Panes { article, inspector }));
        }
        Some(_) => {}
        None => *known = Some(widths),
    }
}
