//! All numbers of a figure: a row and a column each, on a colour that is the stronger, the larger the share. Only the rows in sight are drawn.

use egui::{
    Align2, CornerRadius, Id, IdSalt, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{line, paint_letters};
use analysis::framing::{CountTable, Heading};

/// The sizes of a table, in points.
const ROW: f32 = 24.0;
const HEAD: f32 = 34.0;
const NAMES: f32 = 210.0;
const COLUMN: f32 = 104.0;
/// Strength of the colour behind the largest share. Words on it stay readable.
const STRONGEST: f32 = 0.34;

/// Shows the table, with the largest share in it. A number that is pressed becomes the one that is looked at.
pub(crate) fn show(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    (table, strongest): (&CountTable, f64),
    here: Option<(usize, usize)>,
    most: f32,
    chosen: &mut Option<(usize, usize)>,
) {
    let wide = NAMES + COLUMN * table.columns.len() as f32;
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    ui.spacing_mut().item_spacing.y = 0.0;
    let scrolled = ScrollArea::both()
        .id_salt("framing table")
        .max_height(most - HEAD)
        .auto_shrink([false, true])
        .show_rows(ui, ROW, table.rows.len(), |ui, rows| {
            ui.set_width(wide);
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            for row in rows {
                let (rect, _) = ui.allocate_exact_size(vec2(wide, ROW), Sense::hover());
                row_name(ui, shown, table, row, rect);
                for column in 0..table.columns.len() {
                    let left = rect.left() + NAMES + COLUMN * column as f32;
                    let rect = Rect::from_min_size(pos2(left, rect.top()), vec2(COLUMN, ROW)).shrink(1.0);
                    if cell(ui, shown, table, (row, column), rect, strongest, here == Some((row, column))) {
                        *chosen = Some((row, column));
                    }
                }
            }
        });
    // The heads keep their place above, and follow the columns sideways.
    let mut heads = ui.new_child(UiBuilder::new().max_rect(head).id_salt("framing heads"));
    heads.set_clip_rect(head.intersect(ui.clip_rect()));
    for (at, heading) in table.columns.iter().enumerate() {
        let left = head.left() + NAMES + COLUMN * at as f32 - scrolled.state.clamped_offset().x;
        let rect = Rect::from_min_size(pos2(left, head.top()), vec2(COLUMN, HEAD));
        if rect.right() > head.left() && rect.left() < head.right() {
            column_head(&heads, shown, table, at, heading, rect);
        }
    }
}

/// The name of a row, with the letter of its party.
fn row_name(ui: &Ui, shown: &ViewContext<'_>, table: &CountTable, row: usize, rect: Rect) {
    let Some(heading) = table.rows.get(row) else { return };
    let rect = rect.with_max_x(rect.left() + NAMES);
    let start = rect.left() + 2.0;
    let left =
        if party_sign(ui, shown, heading, pos2(start, rect.center().y)) { start + 22.0 } else { start };
    let font = theme::sans(theme::INTERFACE);
    line(ui, pos2(left, rect.center().y), &heading.name, font, shown.tokens.ink, rect.right() - left - 8.0);
    let spoken = told(heading, table.row_count(row));
    let response = ui.interact(rect, salted(ui, ("row", row)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    response.on_hover_text(&spoken);
}

/// Paints the letters of a heading's party, if it has one; whether it has.
fn party_sign(ui: &Ui, shown: &ViewContext<'_>, heading: &Heading, left_centre: Pos2) -> bool {
    let letters = Rect::from_center_size(left_centre + vec2(8.0, 0.0), vec2(15.0, 15.0));
    if heading.party.is_some() {
        let colour = shown.party_colour(heading.party);
        paint_letters(ui.painter(), letters, shown.party_letters(heading.party), colour);
    }
    heading.party.is_some()
}

fn column_head(
    ui: &Ui,
    shown: &ViewContext<'_>,
    table: &CountTable,
    at: usize,
    heading: &Heading,
    rect: Rect,
) {
    let start = rect.left() + 4.0;
    let left =
        if party_sign(ui, shown, heading, pos2(start, rect.top() + 10.0)) { start + 20.0 } else { start };
    let room = rect.right() - left - 4.0;
    line(ui, pos2(left, rect.top() + 10.0), &heading.name, theme::bold(theme::META), shown.tokens.ink, room);
    let base = table.bases.get(at).copied().unwrap_or_default();
    let below = pos2(rect.left() + 4.0, rect.top() + 25.0);
    line(ui, below, &format!("of {base}"), theme::sans(theme::META), shown.tokens.soft_ink, COLUMN - 8.0);
    let spoken = told(heading, base);
    let response = ui.interact(rect, salted(ui, ("column", at)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    response.on_hover_text(&spoken);
}

/// An id in a part of the window.
fn salted(ui: &Ui, salt: impl std::hash::Hash + std::fmt::Debug) -> Id {
    ui.scope_id().with_salt(IdSalt::new(salt))
}

/// A heading with its note and how much there is of it.
fn told(heading: &Heading, count: usize) -> String {
    if heading.note.is_empty() || heading.note == heading.name {
        format!("{}: {count}", heading.name)
    } else {
        format!("{} ({}): {count}", heading.name, heading.note)
    }
}

/// A number with its share: pressed, it opens its places.
fn cell(
    ui: &Ui,
    shown: &ViewContext<'_>,
    table: &CountTable,
    (row, column): (usize, usize),
    rect: Rect,
    strongest: f64,
    here: bool,
) -> bool {
    let tokens = shown.tokens;
    let count = table.count(row, column);
    let share = table.share(row, column);
    let sense = if count > 0 { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, salted(ui, ("cell", row, column)), sense);
    if !ui.is_rect_visible(rect) && !response.has_focus() {
        return false;
    }
    let spoken = super::places::title(table, row, column);
    let role = if count > 0 { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, &spoken));
    let painter = ui.painter();
    if let Some(share) = share.filter(|_| count > 0 && strongest > 0.0) {
        let strength = (share / strongest).min(1.0) as f32 * STRONGEST;
        painter.rect_filled(rect, CornerRadius::same(3), tokens.accent.gamma_multiply(strength));
    }
    let edge = if response.has_focus() || here {
        Stroke::new(2.0, tokens.accent)
    } else if response.hovered() && count > 0 {
        Stroke::new(1.0, tokens.edge)
    } else {
        Stroke::NONE
    };
    painter.rect_stroke(rect, CornerRadius::same(3), edge, StrokeKind::Inside);
    let ink = if count > 0 { tokens.ink } else { tokens.soft_ink };
    let number = rect.left_center() + vec2(36.0, 0.0);
    painter.text(number, Align2::RIGHT_CENTER, count.to_string(), theme::sans(theme::INTERFACE), ink);
    if let Some(share) = share.filter(|_| count > 0) {
        let percent = format!("{:.0} %", share * 100.0);
        let place = rect.right_center() - vec2(8.0, 0.0);
        painter.text(place, Align2::RIGHT_CENTER, percent, theme::sans(theme::META), tokens.ink);
    }
    response.on_hover_text(&spoken).clicked()
}
