//! One row of a figure as bars, a bar for each column. The table has the same numbers.

use egui::{CornerRadius, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::places::title;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{ComboChoice, choose, line, paint_letters};
use analysis::framing::CountTable;

/// The height of a bar with the room around it, the width of the names before it, and of the number behind.
const ROW: f32 = 26.0;
const NAMES: f32 = 190.0;
const NUMBER: f32 = 110.0;

/// Shows the row of the number that is looked at. A bar that is pressed becomes that number.
pub(crate) fn show(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    table: &CountTable,
    here: Option<(usize, usize)>,
    most: f32,
    chosen: &mut Option<(usize, usize)>,
) {
    let mut row = here.map_or(0, |(row, _)| row);
    let rows = table.rows.iter().enumerate();
    let choices: Vec<ComboChoice<usize>> = rows
        .map(|(at, heading)| ComboChoice::new(at, format!("{} ({})", heading.name, table.row_count(at))))
        .collect();
    if choose(ui, "Row", &choices, &mut row) {
        let first = (0..table.columns.len()).find(|column| table.count(row, *column) > 0);
        *chosen = first.map(|column| (row, column));
    }
    let largest = (0..table.columns.len()).filter_map(|column| table.share(row, column)).fold(0.0, f64::max);
    ScrollArea::vertical().id_salt("framing bars").max_height(most - 46.0).auto_shrink([false, true]).show(
        ui,
        |ui| {
            for column in 0..table.columns.len() {
                if bar(ui, shown, table, (row, column), largest, here == Some((row, column))) {
                    *chosen = Some((row, column));
                }
            }
        },
    );
}

fn bar(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    table: &CountTable,
    (row, column): (usize, usize),
    largest: f64,
    here: bool,
) -> bool {
    let tokens = shown.tokens;
    let Some(heading) = table.columns.get(column) else { return false };
    let count = table.count(row, column);
    let width = ui.available_width().clamp(NAMES + NUMBER + 60.0, 820.0);
    let sense = if count > 0 { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), sense);
    let spoken = title(table, row, column);
    let role = if count > 0 { Role::Button } else { Role::Image };
    response.widget_info(|| WidgetInfo::labeled(role, true, &spoken));
    let colour = if heading.party.is_some() { shown.party_colour(heading.party) } else { tokens.accent };
    let centre = rect.center().y;
    let mut left = rect.left() + 4.0;
    if heading.party.is_some() {
        let letter = Rect::from_center_size(pos2(rect.left() + 12.0, centre), vec2(17.0, 17.0));
        paint_letters(ui.painter(), letter, shown.party_letters(heading.party), colour);
        left = rect.left() + 26.0;
    }
    let font = theme::sans(theme::META);
    line(ui, pos2(left, centre), &heading.name, font.clone(), tokens.ink, rect.left() + NAMES - left - 6.0);
    let share = table.share(row, column).unwrap_or_default();
    let part = if largest > 0.0 { (share / largest) as f32 } else { 0.0 };
    let bar = Rect::from_min_size(
        pos2(rect.left() + NAMES, centre - 7.0),
        vec2(((width - NAMES - NUMBER) * part).max(1.0), 14.0),
    );
    ui.painter().rect_filled(bar, CornerRadius::same(2), colour);
    let number = format!("{count}, {:.0} %", share * 100.0);
    line(ui, pos2(bar.right() + 8.0, centre), &number, font, tokens.ink, NUMBER);
    if response.has_focus() || here {
        ui.painter().rect_stroke(
            rect,
            CornerRadius::same(3),
            Stroke::new(1.5, tokens.accent),
            StrokeKind::Inside,
        );
    }
    response.on_hover_text(&spoken).clicked()
}
