//! Where the parts of the window stand.

use egui::accesskit::Role;
use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::action::{Action, Queue};
use super::shown::Shown;
use super::views::{self, ViewStates};
use crate::store::Panes;

/// The parts of the window, from its edges inwards.
pub(super) fn show(ui: &mut Ui, shown: &Shown<'_>, states: &mut ViewStates, queue: &mut Queue) {
    let tokens = shown.tokens;
    let bar = Frame::NONE.fill(tokens.paper).inner_margin(Margin::symmetric(14, 6));
    Panel::top("toolbar").frame(bar).show(ui, |ui| {
        region(ui, Role::Toolbar, "Toolbar");
        views::toolbar::show(ui, shown, &mut states.toolbar, queue);
    });
    Panel::bottom("status").frame(bar).show(ui, |ui| {
        region(ui, Role::Region, "Status");
        views::status::show(ui, shown, queue);
    });
    Panel::bottom("strip").frame(bar).show(ui, |ui| {
        region(ui, Role::Region, "Strip");
        views::strip::show(ui, shown, states.article.visible(), &mut states.strip, queue);
    });
    let width = ui.available_width();
    let column = Frame::NONE.fill(tokens.paper);
    let panes = shown.settings.panes;
    // A narrow window leaves them a third each at most, so that the panels stay in sight.
    let least = 200.0f32.min(width * 0.33);
    let article = shown.parts.has_article(width).then(|| {
        Panel::left("article")
            .frame(column)
            .default_size(panes.article.unwrap_or(width * 0.25).clamp(240.0, 480.0))
            .size_range(least..=(width * 0.45).max(least + 20.0))
            .show(ui, |ui| {
                region(ui, Role::Region, "Article");
                let (mut ui, rect) = fixed(ui);
                views::article::show(&mut ui, shown, &mut states.article, queue);
                rect
            })
    });
    let inspector = shown.parts.has_inspector(width).then(|| {
        Panel::right("inspector")
            .frame(column)
            .default_size(panes.inspector.unwrap_or(width * 0.19).clamp(230.0, 320.0))
            .size_range(least..=(width * 0.4).max(least + 20.0))
            .show(ui, |ui| {
                let rect = ui.available_rect_before_wrap();
                ui.advance_cursor_after_rect(rect);
                rect
            })
    });
    CentralPanel::default().frame(Frame::NONE.fill(tokens.ground)).show(ui, |ui| {
        region(ui, Role::Region, "Panels");
        views::linking::show(ui, shown, &mut states.linking, queue);
        views::filters::show(ui, shown, queue);
        if views::filters::nothing_left(shown) {
            views::filters::say_nothing_left(ui, shown, queue);
        } else {
            let rect = ui.available_rect_before_wrap();
            let mut ui = ui.new_child(egui::UiBuilder::new().id_salt("panels").max_rect(rect));
            views::panels::show(&mut ui, shown, &mut states.panels, queue);
        }
    });
    if let Some(inspector) = &inspector {
        // Last, because it is read and walked through after the cards that it is about.
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(inspector.inner).id_salt("inspector"));
        inside.shrink_clip_rect(inspector.inner);
        region(&inside, Role::Region, "Inspector");
        views::inspector::show(&mut inside, shown, &mut states.inspector, queue);
    }
    if let Some((article, inspector)) = article.zip(inspector) {
        let widths = [article.inner.width(), inspector.inner.width()];
        remember_widths(ui, widths, &mut states.widths, queue);
    }
}

/// Tells screen readers what a part of the window is.
fn region(ui: &Ui, role: Role, name: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_label(name);
    });
}

/// A place for the contents of a panel that cannot make it wider: a person decides how wide it is.
fn fixed(ui: &mut Ui) -> (Ui, egui::Rect) {
    let rect = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(rect);
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    inside.shrink_clip_rect(rect);
    (inside, rect)
}

/// Remembers how wide the parts were left, once the pointer that dragged their edge has let go.
fn remember_widths(ui: &Ui, widths: [f32; 2], known: &mut Option<[f32; 2]>, queue: &mut Queue) {
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
