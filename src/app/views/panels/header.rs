//! The header of a panel: its party, its figures, and its menu.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::TextWrapping;
use egui::{
    Button, Color32, FontId, Galley, Painter, Popup, Pos2, Rect, Sense, Shape, Stroke, Ui, UiBuilder, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::drag::{self, DraggedItem};
use super::figures::HeaderLines;
use super::scene::PanelScene;
use super::{fold, header_menu};
use crate::app::action::ActionQueue;
use crate::app::command::Command;
use crate::app::request::DialogRequest;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{is_right_to_left, kept_together, paint_dots, paint_letters};
use model::{PartyId, spelled_out};

/// The height of the headers.
pub(super) const HEIGHT: f32 = 64.0;

/// Tooltip of the others.
const EVERYBODY_ELSE: &str = "Everybody who has no panel, one after the other. Each can become a party";

/// Of a name that is written from right to left: on the header, and in full.
pub(super) const WRONG_ORDER: &str = "name’s order may be wrong";
const WHY_WRONG: &str =
    "\nThe name is written from right to left: its letters may be shown in the wrong order.";

const LETTER: f32 = 28.0;
/// A narrower header has a smaller letter, and its figures below it.
const NARROW: f32 = 236.0;
const SMALL_LETTER: f32 = 20.0;
pub(super) const BUTTON: f32 = 26.0;

/// Shows the header of a panel.
pub(super) fn show(ui: &mut Ui, at: usize, missing: usize, scene: &PanelScene<'_>, queue: &mut ActionQueue) {
    let shown = scene.shown;
    let Some(column) = shown.layout().laid.columns.get(at) else { return };
    let rect =
        Rect::from_x_y_ranges(scene.columns(at), scene.area.top() + 10.0..=scene.area.top() + HEIGHT - 6.0);
    let clip = scene.clip(at).with_min_y(scene.area.top());
    if scene.geometry.is_left_out(at) || !ui.is_rect_visible(rect.intersect(clip)) {
        return;
    }
    if scene.geometry.is_folded(at) {
        fold::show_header(ui, at, rect, missing, scene, queue);
        return;
    }
    let lines = HeaderLines::of(shown, at);
    let facts = lines.whole();
    let name = shown.panel_name(column.party);
    let builder = UiBuilder::new().id_salt(("header", column.party)).max_rect(rect);
    let mut ui = ui.new_child(builder);
    ui.shrink_clip_rect(clip);
    // Without the focus: the menu's button beside it is the stop of the Tab key.
    let sense = if column.party.is_some() { Sense::CLICK | Sense::DRAG } else { Sense::CLICK };
    let response = ui.interact(rect, ui.scope_id().with("drag"), sense);
    let full =
        column.party.and_then(|id| shown.project().party(id)).map_or(EVERYBODY_ELSE, |party| &party.name);
    let turned = is_right_to_left(name) || is_right_to_left(full);
    let order = if turned { format!(" · {WRONG_ORDER}") } else { String::new() };
    let label = format!("{name}: {facts}{order}");
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &label));
    if let Some(party) = column.party.filter(|_| response.drag_started()) {
        drag::begin(ui.ctx(), DraggedItem::Panel(party));
    }
    if let Some(party) = column.party.filter(|_| response.double_clicked()) {
        queue.ask(DialogRequest::EditParty(party));
    }
    response.context_menu(|ui| header_menu::show(ui, column.party, shown, queue));
    let order = if turned { WHY_WRONG } else { "" };
    response.on_hover_text(format!("{full}{order}\n{}", lines.explained()));
    let colour = shown.party_colour(column.party);
    let narrow = rect.width() < NARROW;
    let letter = if narrow { SMALL_LETTER } else { LETTER };
    let letter =
        Rect::from_min_size(rect.min - vec2(0.0, if narrow { 1.0 } else { 0.0 }), Vec2::splat(letter));
    paint_letters(ui.painter(), letter, shown.party_letters(column.party), colour);
    let left = letter.right() + if narrow { 8.0 } else { 10.0 };
    let painter = ui.painter();
    let room = rect.right() - left - BUTTON - 4.0;
    let title = laid(painter, name, theme::bold(14.0), shown.tokens.ink, (room, 1));
    painter.galley(pos2(left, rect.top() - 2.0), title, shown.tokens.ink);
    let left = if narrow { rect.left() } else { left };
    let [said, heard] = if narrow { lines.narrow } else { [lines.said, lines.heard] };
    let heard = if turned { said_first(heard) } else { heard };
    let tops = if narrow { [21.0, 35.0] } else { [17.0, 32.0] };
    for (words, top) in [said, heard].iter().zip(tops) {
        let line = first_that_fits(painter, words, rect.right() - left, shown);
        painter.extend(
            line.map(|line| Shape::galley(pos2(left, rect.top() + top), line, shown.tokens.soft_ink)),
        );
    }
    menu_button(&mut ui, pos2(rect.right() - BUTTON, rect.top() - 5.0), column.party, shown, queue);
}

/// A warning that a name may be in the wrong order, before the rest of a line.
fn said_first(line: Vec<String>) -> Vec<String> {
    let with = |words: &String| match words.as_str() {
        "" => WRONG_ORDER.to_owned(),
        words => format!("{WRONG_ORDER} · {words}"),
    };
    line.iter().map(with).chain([WRONG_ORDER.to_owned()]).collect()
}

/// The first of several wordings that a width has room for; the last one, cut off, where it has room for none.
fn first_that_fits(
    painter: &Painter,
    words: &[String],
    width: f32,
    shown: &ViewContext<'_>,
) -> Option<Arc<Galley>> {
    let ink = shown.tokens.soft_ink;
    let set =
        |words: &String| laid(painter, &kept_together(words), theme::sans(theme::META), ink, (width, 1));
    words.iter().map(set).find(|galley| !galley.elided).or_else(|| words.last().map(set))
}

/// Words in so much width and so many rows, cut off where they are longer.
fn laid(painter: &Painter, text: &str, font: FontId, ink: Color32, room: (f32, usize)) -> Arc<Galley> {
    let mut job = egui::text::LayoutJob::simple(spelled_out(text).into_owned(), font, ink, room.0);
    job.wrap = TextWrapping { max_width: room.0.max(20.0), max_rows: room.1, ..TextWrapping::default() };
    painter.layout_job(job)
}

pub(super) fn menu_button(
    ui: &mut Ui,
    at: Pos2,
    party: Option<PartyId>,
    shown: &ViewContext<'_>,
    queue: &mut ActionQueue,
) {
    let rect = Rect::from_min_size(at, Vec2::splat(BUTTON));
    let response = ui.put(rect, Button::new("").frame_when_inactive(false).min_size(rect.size()));
    paint_dots(ui.painter(), rect.center(), shown.tokens.soft_ink);
    let name = format!("{}: panel menu", shown.panel_name(party));
    let what = "Fold, pin or resize the panel; rename, recolour, reorder, merge or hide its party";
    let response = response.accessible_name(name).on_hover_text(what);
    Popup::menu(&response).show(|ui| header_menu::show(ui, party, shown, queue));
}

/// At the right end: a button that adds a panel, and the way to one for parties that have none in sight.
pub(super) fn show_end(ui: &mut Ui, scene: &PanelScene<'_>, queue: &mut ActionQueue) {
    let shown = scene.shown;
    let right = scene.area.right() - 8.0;
    let rect = Rect::from_min_size(pos2(right - BUTTON, scene.area.top() + 8.0), Vec2::splat(BUTTON));
    let response = ui.put(rect, Button::new("").min_size(rect.size()));
    let stroke = Stroke::new(1.6, shown.tokens.ink);
    let centre = rect.center();
    ui.painter().line_segment([centre - vec2(5.0, 0.0), centre + vec2(5.0, 0.0)], stroke);
    ui.painter().line_segment([centre - vec2(0.0, 5.0), centre + vec2(0.0, 5.0)], stroke);
    let spec = Command::AddParty.spec();
    let response = response.accessible_name(spec.name).on_hover_text(Command::AddParty.tooltip(ui.ctx()));
    if response.clicked() {
        queue.run(Command::AddParty);
    }
    let absent = shown.project().parties.iter().filter(|party| party.hidden || party.waiting).count();
    if absent > 0 {
        let text = egui::RichText::new(format!("{absent} more")).font(theme::sans(10.5));
        let rect =
            Rect::from_min_max(pos2(right - 58.0, rect.bottom() + 3.0), pos2(right, rect.bottom() + 22.0));
        ui.spacing_mut().button_padding = vec2(3.0, 1.0);
        let button = Button::new(text).frame_when_inactive(false).min_size(rect.size());
        let response = ui
            .put(rect, button)
            .on_hover_text("Parties whose panels are put away, or that wait among the others");
        Popup::menu(&response).show(|ui| header_menu::show_absent(ui, shown, queue));
    }
}
