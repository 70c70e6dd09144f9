//! The edge of a panel, by which it is made wider or narrower.

use egui::accesskit::Role;
use egui::{
    CornerRadius, CursorIcon, EventFilter, Key, Modifiers, Rect, Response, Sense, Ui, UiBuilder, WidgetInfo,
};

use super::header;
use super::scene::PanelScene;
use super::view::PanelsView;
use crate::app::action::{Action, ActionQueue, PanelChange};
use settings::{PANEL_STEP, PANEL_WIDTHS};

/// Shows the edge right of a panel's header.
pub(super) fn show(
    ui: &mut Ui,
    at: usize,
    scene: &PanelScene<'_>,
    view: &mut PanelsView,
    queue: &mut ActionQueue,
) {
    let shown = scene.shown;
    let Some(column) = shown.layout().laid.columns.get(at) else { return };
    let range = scene.columns(at);
    let clip = scene.clip(at).with_min_y(scene.area.top());
    let rect = Rect::from_x_y_ranges(
        range.max + 1.0..=range.max + 9.0,
        scene.area.top() + 8.0..=scene.area.top() + header::HEIGHT - 6.0,
    );
    let narrow = scene.geometry.is_folded(at) || scene.geometry.is_left_out(at);
    if narrow || !ui.is_rect_visible(rect.intersect(clip)) {
        return;
    }
    let mut ui = ui.new_child(UiBuilder::new().id_salt(("edge", column.party)).max_rect(rect));
    ui.shrink_clip_rect(clip);
    let response = ui.interact(rect, ui.scope_id().with("edge"), Sense::click_and_drag());
    let width = range.span();
    let name = format!("Width of the panel of {}: {width:.0} points", shown.panel_name(column.party));
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, &name));
    let panel = view.resized.filter(|panel| panel.party == column.party);
    let mut panel = panel.unwrap_or_else(|| shown.arrangement.panel(column.party));
    let before = panel;
    if response.dragged() {
        panel.width = Some(within(panel.width.unwrap_or(width) + response.drag_delta().x));
        view.resized = Some(panel);
    }
    let steps = steps(&ui, &response);
    if steps != 0.0 {
        panel.width = Some(within(width + steps * PANEL_STEP));
    }
    if response.double_clicked() {
        panel.width = None;
    }
    if response.drag_stopped() || (panel != before && !response.dragged()) {
        view.resized = None;
        queue.push(Action::Arrange(PanelChange::Panel(panel)));
    }
    view.takes_arrows |= response.has_focus();
    paint(&ui, &response, rect, scene);
    response
        .on_hover_cursor(CursorIcon::ResizeHorizontal)
        .on_hover_text("Drag to make the panel wider or narrower; double-click for its usual width");
}

/// The number of steps by which the arrows widen it while it has the focus.
fn steps(ui: &Ui, response: &Response) -> f32 {
    if !response.has_focus() {
        return 0.0;
    }
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    ui.input_mut(|input| {
        let right = input.consume_key(Modifiers::NONE, Key::ArrowRight);
        let left = input.consume_key(Modifiers::NONE, Key::ArrowLeft);
        f32::from(u8::from(right)) - f32::from(u8::from(left))
    })
}

fn paint(ui: &Ui, response: &Response, rect: Rect, scene: &PanelScene<'_>) {
    let tokens = scene.shown.tokens;
    let awake = response.hovered() || response.dragged() || response.has_focus();
    let line = Rect::from_center_size(rect.center(), egui::vec2(if awake { 3.0 } else { 1.0 }, 26.0));
    let colour = if awake { tokens.accent } else { tokens.line };
    ui.painter().rect_filled(line, CornerRadius::same(2), colour);
}

fn within(width: f32) -> f32 {
    width.clamp(*PANEL_WIDTHS.start(), *PANEL_WIDTHS.end())
}
