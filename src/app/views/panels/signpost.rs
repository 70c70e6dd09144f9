//! Signposts at the sides of the panels: what of a row is in panels that are out of sight, whose it is, and the way to it.
//!
//! So no row looks as if it held nothing, and no claim as if nobody had answered it. In order the selected card alone is
//! asked: what answers it, or is answered by it.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, CornerRadius, Galley, Id, Painter, Pos2, Rangef, Rect, Response, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::out_of_sight::{OutOfSight, PanelSide, of_rows, of_selected, panels};
use super::placed::PlacedItem;
use super::plan::PanelItem;
use super::scene::PanelScene;
use super::view::PanelsView;
use super::{header, ids, partners};
use crate::app::panel_widths::RAIL;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{cut, paint_letters};
use model::counted;
use settings::Alignment;

/// Letters and the arrow.
const SIGN: f32 = 16.0;
const GAP: f32 = 3.0;
/// So much room words need, beside the letters.
const WORDY: f32 = 130.0;
/// No wider than that they are.
const WIDEST: f32 = 230.0;
const PAD: Vec2 = vec2(8.0, 5.0);
const ROW: f32 = 15.0;

/// Tells of it at both sides.
pub(super) fn show(ui: &mut Ui, placed: &[PlacedItem], scene: &PanelScene<'_>, view: &mut PanelsView) {
    if !scene.geometry.scrolls() {
        return;
    }
    let rect = scene.sight.expand2(vec2(RAIL, 0.0));
    let builder = UiBuilder::new()
        .id_salt("aside")
        .max_rect(rect)
        .accessibility_role(Role::Group)
        .accessibility_label("In panels out of sight");
    let mut inside = ui.new_child(builder);
    inside.set_clip_rect(rect);
    // The rules of the panels end where these do.
    let rule = Stroke::new(1.0, scene.shown.tokens.line);
    inside.painter().hline(rect.x_range(), scene.body.top() - 0.5, rule);
    for side in PanelSide::BOTH {
        show_panels(&inside, side, scene, view);
    }
    inside.shrink_clip_rect(scene.body.with_min_x(rect.left()).with_max_x(rect.right()));
    let asides = match scene.shown.arrangement.alignment {
        Alignment::Exchanges => of_rows(scene, view),
        Alignment::InOrder => of_selected(placed, scene, view),
    };
    for aside in asides {
        show_one(&inside, &aside, scene, view);
    }
}

fn show_one(ui: &Ui, aside: &OutOfSight, scene: &PanelScene<'_>, view: &mut PanelsView) {
    let (body, tokens) = (scene.body, scene.shown.tokens);
    let Some((nearest, first)) = aside.items.first().copied() else { return };
    let panels = own_panels(&aside.items);
    let (amount, names) = (amount(scene.shown, &aside.items), names(scene, &panels));
    let room = Rangef::new(aside.room.min.max(body.top() + 6.0), aside.room.max.min(body.bottom() - 4.0));
    if room.span() < SIGN + 2.0 * GAP {
        return;
    }
    let words = (aside.free > WORDY)
        .then(|| words(ui.painter(), &amount, &names, scene, aside.free.min(WIDEST) - 2.0 * PAD.x));
    let words = words.filter(|words| words.size().y + 2.0 * PAD.y <= room.span());
    let fits = ((room.span() - SIGN - 2.0 * GAP) / (SIGN + GAP)).max(0.0) as usize;
    let letters = if words.is_some() { 0 } else { panels.len().min(fits) };
    let size = match &words {
        Some(words) => vec2(RAIL - 2.0 + words.size().x + PAD.x, words.size().y + 2.0 * PAD.y),
        None => vec2(RAIL - 4.0, SIGN + 2.0 * GAP + letters as f32 * (SIGN + GAP)),
    };
    let outer = match aside.side {
        PanelSide::Left => pos2(scene.sight.left() - RAIL + 2.0, room.min),
        PanelSide::Right => pos2(scene.sight.right() + RAIL - 2.0 - size.x, room.min),
    };
    let rect = Rect::from_min_size(outer, size);
    let response = ui.interact(rect, ui.scope_id().with((aside.side, first)), Sense::click());
    let label = format!("{amount} to the {}: {names}", aside.side.name());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &label));
    frame(ui, &response, scene);
    let arrow = match aside.side {
        PanelSide::Left => rect.left() + RAIL * 0.5 - 2.0,
        PanelSide::Right => rect.right() - RAIL * 0.5 + 2.0,
    };
    if let Some(words) = words {
        arrow_at(ui.painter(), pos2(arrow, rect.center().y), aside.side, tokens.ink);
        let left = match aside.side {
            PanelSide::Left => rect.left() + RAIL - 2.0,
            PanelSide::Right => rect.left() + PAD.x,
        };
        ui.painter().galley(pos2(left, rect.top() + PAD.y), words, tokens.soft_ink);
    } else {
        arrow_at(ui.painter(), pos2(arrow, rect.top() + GAP + SIGN / 2.0), aside.side, tokens.ink);
        for (at, panel) in panels.iter().take(letters).enumerate() {
            let top = rect.top() + 2.0 * GAP + SIGN + at as f32 * (SIGN + GAP) - 1.0;
            let square = Rect::from_min_size(pos2(arrow - SIGN / 2.0, top), Vec2::splat(SIGN));
            let party = scene.shown.layout().laid.columns.get(*panel).and_then(|column| column.party);
            let colour = scene.shown.party_colour(party);
            paint_letters(ui.painter(), square, scene.shown.party_letters(party), colour);
        }
    }
    let focused = response.has_focus();
    if response.on_hover_text(format!("{label}\nBring the panel into sight")).clicked() {
        go(ui, nearest, view);
        if focused {
            view.focus_next = ids::node(first);
        }
    }
}

/// "2 answers" over "MoD, Coalition".
fn words(painter: &Painter, amount: &str, names: &str, scene: &PanelScene<'_>, width: f32) -> Arc<Galley> {
    let tokens = scene.shown.tokens;
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    job.wrap.max_rows = 3;
    let format =
        |ink| TextFormat { line_height: Some(ROW), ..TextFormat::simple(theme::sans(theme::META), ink) };
    job.append(amount, 0.0, format(tokens.ink));
    job.append(&format!("\n{names}"), 0.0, format(tokens.soft_ink));
    painter.layout_job(job)
}

/// Above the rows: how many panels there are further to a side.
fn show_panels(ui: &Ui, side: PanelSide, scene: &PanelScene<'_>, view: &mut PanelsView) {
    let panels = panels(scene, side);
    let Some(nearest) = panels.first().copied() else { return };
    let tokens = scene.shown.tokens;
    let centre = match side {
        PanelSide::Left => scene.sight.left() - RAIL / 2.0,
        PanelSide::Right => scene.sight.right() + RAIL / 2.0,
    };
    let top = scene.area.top();
    let rect = Rect::from_x_y_ranges(
        Rangef::point(centre).expand(RAIL / 2.0 - 2.0),
        top + 10.0..=top + header::HEIGHT - 10.0,
    );
    let response = ui.interact(rect, ui.scope_id().with(("panels", side)), Sense::click());
    let label = format!(
        "{} to the {}: {}",
        counted(panels.len(), "more panel", "more panels"),
        side.name(),
        names(scene, &panels)
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &label));
    frame(ui, &response, scene);
    arrow_at(ui.painter(), rect.center() - vec2(0.0, 9.0), side, tokens.ink);
    let font = theme::bold(theme::META);
    let below = rect.center() + vec2(0.0, 8.0);
    ui.painter().text(below, Align2::CENTER_CENTER, panels.len(), font, tokens.soft_ink);
    if response.on_hover_text(format!("{label}\nBring the next one into sight")).clicked() {
        go(ui, nearest, view);
    }
}

/// Brings a panel into sight.
fn go(ui: &Ui, column: usize, view: &mut PanelsView) {
    view.wanted = Some(column);
    ui.ctx().request_repaint();
}

fn frame(ui: &Ui, response: &Response, scene: &PanelScene<'_>) {
    let tokens = scene.shown.tokens;
    let fill = if response.hovered() { tokens.hover } else { tokens.paper };
    let border = if response.hovered() { tokens.ink } else { tokens.line };
    let radius = CornerRadius::same(theme::RADIUS);
    ui.painter().rect(response.rect, radius, fill, Stroke::new(1.0, border), StrokeKind::Inside);
    if response.has_focus() {
        let stroke = Stroke::new(1.5, tokens.accent);
        ui.painter().rect_stroke(response.rect, radius, stroke, StrokeKind::Inside);
    }
}

/// An arrow to a side.
fn arrow_at(painter: &Painter, centre: Pos2, side: PanelSide, ink: egui::Color32) {
    let to = if side == PanelSide::Left { -1.0 } else { 1.0 };
    let path = [vec2(-2.0 * to, -4.5), vec2(2.5 * to, 0.0), vec2(-2.0 * to, 4.5)];
    painter.line(path.map(|step| centre + step).to_vec(), Stroke::new(1.6, ink));
}

/// Gives the focus to what it was promised, once that is in sight.
pub(super) fn hand_on_focus(ui: &Ui, placed: &[PlacedItem], view: &mut PanelsView) {
    let there = |id: &Id| placed.iter().any(|it| ids::node(it.item) == Some(*id));
    if let Some(id) = view.focus_next.filter(there) {
        ui.memory_mut(|memory| memory.request_focus(id));
        view.focus_next = None;
    }
}

/// The number of what is there: "2 answers, 1 missing reply".
fn amount(shown: &ViewContext<'_>, items: &[(usize, PanelItem)]) -> String {
    let mut counts = [0; 3];
    for (_, item) in items {
        let kind = match item {
            PanelItem::MissingReply { .. } => 2,
            PanelItem::Reference { .. } => 1,
            PanelItem::Card(id) => usize::from(partners::answers(shown, *id)),
        };
        counts[kind] += 1;
    }
    let words = [("statement", "statements"), ("answer", "answers"), ("missing reply", "missing replies")];
    let parts: Vec<String> = counts
        .into_iter()
        .zip(words)
        .filter(|(number, _)| *number > 0)
        .map(|(number, (one, many))| counted(number, one, many))
        .collect();
    parts.join(", ")
}

/// The panels of items, each once, the nearest first.
fn own_panels(items: &[(usize, PanelItem)]) -> Vec<usize> {
    let mut panels: Vec<usize> = items.iter().map(|(column, _)| *column).collect();
    panels.dedup();
    panels
}

/// The names of panels: "MoD, Coalition and 3 more".
fn names(scene: &PanelScene<'_>, panels: &[usize]) -> String {
    const MOST: usize = 4;
    let columns = &scene.shown.layout().laid.columns;
    let name = |at: &usize| columns.get(*at).map(|column| cut(scene.shown.panel_name(column.party), 40));
    let mut names = panels.iter().take(MOST).filter_map(name).collect::<Vec<_>>().join(", ");
    if panels.len() > MOST {
        names = format!("{names} and {} more", panels.len() - MOST);
    }
    names
}
