//! A folded panel: a narrow strip with the party's name, in which a sign represents each card.

use egui::accesskit::Role;
use egui::epaint::TextShape;
use egui::{
    Align2, CornerRadius, Rangef, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
    vec2,
};

use super::placed::PlacedItem;
use super::scene::PanelScene;
use super::view::PanelsView;
use super::{cards, header, header_menu};
use crate::app::action::{Action, ActionQueue, PanelChange};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{cut, is_right_to_left, paint_letters};
use model::{ReviewStatus, counted};
use settings::PanelSetting;

/// Shows the head of a folded panel: the party's letter, which unfolds it, and its menu.
pub(super) fn show_header(
    ui: &mut Ui,
    at: usize,
    rect: Rect,
    missing: usize,
    scene: &PanelScene<'_>,
    queue: &mut ActionQueue,
) {
    const LETTER: f32 = 26.0;
    let shown = scene.shown;
    let Some(column) = shown.layout().laid.columns.get(at) else { return };
    let name = shown.panel_name(column.party);
    let mut ui = ui.new_child(UiBuilder::new().id_salt(("header", column.party)).max_rect(rect));
    ui.shrink_clip_rect(scene.clip(at).with_min_y(scene.area.top()));
    let letter =
        Rect::from_center_size(pos2(rect.center().x, rect.top() + LETTER / 2.0), Vec2::splat(LETTER));
    let response = ui.interact(letter, ui.scope_id().with("unfold"), Sense::click());
    let order = if is_right_to_left(name) { format!(" ({})", header::WRONG_ORDER) } else { String::new() };
    let lacks = lacking(missing);
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, format!("Unfold the panel of {name}{lacks}{order}"))
    });
    paint_letters(ui.painter(), letter, shown.party_letters(column.party), shown.party_colour(column.party));
    if response.hovered() || response.has_focus() {
        let stroke = Stroke::new(1.5, shown.tokens.accent);
        ui.painter().rect_stroke(letter.expand(2.0), CornerRadius::same(7), stroke, StrokeKind::Outside);
    }
    if missing > 0 {
        show_count(&ui, letter, missing, shown);
    }
    let response = response.on_hover_text(format!("{name}{lacks}: unfold the panel{order}"));
    if response.clicked() {
        let panel = shown.arrangement.panel(column.party);
        queue.push(Action::Arrange(PanelChange::Panel(PanelSetting { folded: Some(false), ..panel })));
    }
    response.context_menu(|ui| header_menu::show(ui, column.party, shown, queue));
    let menu = pos2(rect.center().x - header::BUTTON / 2.0, letter.bottom() - 1.0);
    header::menu_button(&mut ui, menu, column.party, shown, queue);
}

/// ", 2 missing replies"; nothing where none is missing.
fn lacking(missing: usize) -> String {
    if missing == 0 {
        return String::new();
    }
    format!(", {}", counted(missing, "missing reply", "missing replies"))
}

/// The number of missing replies, at the corner of a folded panel's letter.
fn show_count(ui: &Ui, letter: Rect, missing: usize, shown: &ViewContext<'_>) {
    const ROUND: f32 = 8.0;
    let centre = letter.right_top() + vec2(3.0, 3.0);
    let tokens = shown.tokens;
    ui.painter().circle(centre, ROUND, tokens.card, Stroke::new(1.5, tokens.warning));
    let text = if missing > 9 { "9+".to_owned() } else { missing.to_string() };
    ui.painter().text(centre, Align2::CENTER_CENTER, text, theme::bold(10.0), tokens.warning);
}

/// Writes the party's name down a folded panel, where no sign of a card covers it.
pub(super) fn show_name(ui: &Ui, at: usize, missing: usize, signs: &[Rangef], scene: &PanelScene<'_>) {
    let shown = scene.shown;
    let Some(column) = shown.layout().laid.columns.get(at) else { return };
    let range = scene.columns(at);
    let strip = Rect::from_x_y_ranges(range, scene.body.y_range());
    ui.painter().rect_filled(strip.shrink2(vec2(4.0, 6.0)), CornerRadius::same(6), shown.tokens.hover);
    let name = format!("{}{}", cut(shown.panel_name(column.party), 40), lacking(missing));
    let galley = ui.painter().layout_no_wrap(name, theme::bold(theme::META), shown.tokens.soft_ink);
    let Some(top) = free_stretch(scene.body.y_range(), signs, galley.size().x + 28.0) else { return };
    let top = top + 14.0;
    let mut text =
        TextShape::new(pos2(range.center() + galley.size().y / 2.0, top), galley, shown.tokens.soft_ink);
    text.angle = std::f32::consts::FRAC_PI_2;
    ui.painter().add(text);
}

/// The upper end of the first stretch of so much height that no sign covers.
fn free_stretch(room: Rangef, signs: &[Rangef], height: f32) -> Option<f32> {
    let mut top = room.min;
    for sign in signs {
        if sign.min - top >= height {
            return Some(top);
        }
        top = top.max(sign.max);
    }
    (room.max - top >= height).then_some(top)
}

/// Shows what represents a card: a block in the party's colour, dashed where it is a suggestion.
pub(super) fn show_sign(
    ui: &Ui,
    it: &PlacedItem,
    count: usize,
    scene: &PanelScene<'_>,
    view: &mut PanelsView,
    queue: &mut ActionQueue,
) {
    let shown = scene.shown;
    let Some(statement) = it.item.card().and_then(|id| shown.statement(id)) else { return };
    let response = cards::respond(ui, it, statement, count, scene, view, queue);
    let tokens = shown.tokens;
    let colour = shown.party_colour(shown.project().party_of(statement));
    let rect = it.rect.shrink2(vec2(6.0, 1.0));
    let radius = CornerRadius::same(4);
    let fill = if response.hovered() { tokens.hover } else { tokens.card };
    ui.painter().rect(rect, radius, fill, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    let bar = Rect::from_min_max(rect.min, pos2(rect.left() + 5.0, rect.bottom()));
    ui.painter().rect_filled(bar, radius, colour);
    let sign = if statement.claim {
        "C"
    } else if statement.status == ReviewStatus::Suggested {
        "?"
    } else {
        ""
    };
    let font = theme::bold(10.0);
    let at = rect.center() + vec2(3.0, 0.0);
    ui.painter().text(at, Align2::CENTER_CENTER, sign, font, tokens.soft_ink);
    if shown.selection.has(statement.id) {
        ui.painter().rect_stroke(rect, radius, Stroke::new(2.0, tokens.ink), StrokeKind::Outside);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, tokens.accent);
        ui.painter().rect_stroke(rect.expand(2.5), radius, stroke, StrokeKind::Outside);
    }
    let words = cut(&shown.project().words_of(statement), 240);
    response.on_hover_text(format!("{}: {words}", shown.speaker_name(statement)));
}
