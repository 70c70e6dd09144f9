//! A card of the board.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    CornerRadius, CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::super::claims::ClaimLine;
use crate::app::ratings::{rating_colour, rating_sign};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{line, paint_letters};
use model::{ClaimWork, Priority, Statement, WorkStage, counted, one_line};

/// The height of a card with the room below it, in points.
pub(super) const HEIGHT: f32 = 74.0;

/// Shows a card. `at` is its place in the column, and `rows` their number.
pub(super) fn show(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    claim: &ClaimLine,
    stage: WorkStage,
    (at, rows): (usize, usize),
) -> Response {
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click_and_drag());
    let Some(statement) = shown.statement(claim.id) else { return response };
    let rect = rect.with_max_y(rect.bottom() - 6.0);
    let selected = shown.selection.has(claim.id);
    let words = one_line(&shown.project().words_of(statement));
    let work = shown.project().claim_work.get(&claim.id);
    let (facts, overdue) = facts(shown, work);
    let verdict = statement.verdict.as_ref().and_then(|it| shown.project().scale.rating(it.rating));
    let party = shown.party_name(shown.project().party_of(statement));
    let verdict_name = verdict.map_or("not rated", |rating| rating.name.as_str());
    let name = format!("{words}, {party}, {}, {verdict_name}, {facts}", stage.words());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(selected);
        node.set_position_in_set(at + 1);
        node.set_size_of_set(rows);
    });
    frame(ui, shown, rect, selected, response.hovered());
    content(ui, shown, rect, statement, &words);
    let ink = if overdue { shown.tokens.warning } else { shown.tokens.soft_ink };
    let mut left = rect.left() + 8.0;
    if let Some(rating) = verdict {
        let square = Rect::from_center_size(pos2(left + 6.0, rect.bottom() - 12.0), vec2(13.0, 13.0));
        let sign = rating_sign(shown.project(), rating.id);
        paint_letters(ui.painter(), square, sign, rating_colour(shown, rating.id));
        left += 18.0;
    }
    let below = pos2(left, rect.bottom() - 12.0);
    line(ui, below, &facts, theme::sans(11.0), ink, rect.right() - left - 6.0);
    let tip = format!("{words}\n{verdict_name} · {facts}");
    response.on_hover_cursor(CursorIcon::Grab).on_hover_text(tip)
}

fn frame(ui: &Ui, shown: &ViewContext<'_>, rect: Rect, selected: bool, hovered: bool) {
    let tokens = shown.tokens;
    let radius = CornerRadius::same(theme::RADIUS);
    let fill = if selected {
        tokens.pressed
    } else if hovered {
        tokens.hover
    } else {
        tokens.card
    };
    let stroke = if selected { Stroke::new(1.5, tokens.accent) } else { Stroke::new(1.0, tokens.line) };
    ui.painter().rect(rect, radius, fill, stroke, StrokeKind::Inside);
}

/// The letter of the party and two rows of the words.
fn content(ui: &Ui, shown: &ViewContext<'_>, rect: Rect, statement: &Statement, words: &str) {
    let party = shown.project().party_of(statement);
    let square = Rect::from_min_size(rect.min + vec2(8.0, 8.0), vec2(14.0, 14.0));
    paint_letters(ui.painter(), square, shown.party_letters(party), shown.party_colour(party));
    let format = TextFormat {
        font_id: theme::serif(theme::INTERFACE),
        color: shown.tokens.ink,
        line_height: Some(17.0),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(words.to_owned(), format);
    job.wrap = TextWrapping { max_width: rect.width() - 36.0, max_rows: 2, ..TextWrapping::default() };
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(rect.min + vec2(28.0, 6.0), galley, shown.tokens.ink);
}

/// Who works on it, how urgent it is, until when, and how much of the checklist is done. Returns also whether it is overdue.
fn facts(shown: &ViewContext<'_>, work: Option<&ClaimWork>) -> (String, bool) {
    let mut parts = Vec::new();
    let mut overdue = false;
    match work.map(|work| work.priority) {
        Some(Priority::High) => parts.push("High priority".to_owned()),
        Some(Priority::Low) => parts.push("Low priority".to_owned()),
        Some(Priority::Normal) | None => {}
    }
    let who = work.map(|work| work.who.as_str()).filter(|who| !who.is_empty());
    parts.push(who.unwrap_or("nobody yet").to_owned());
    if let Some(day) = work.and_then(|work| work.due) {
        overdue = day < shown.today && work.is_some_and(|work| work.stage != Some(WorkStage::Done));
        let what = if overdue { "overdue since" } else { "due" };
        parts.push(format!("{what} {}", day.strftime("%-d %b %Y")));
    }
    let points = shown.project().checklist.len();
    if points > 0 {
        let done = work.map_or(0, |work| work.ticks.len());
        parts.push(format!("{done} of {}", counted(points, "point", "points")));
    }
    (parts.join(" · "), overdue)
}
