//! One figure of the parties as bars. The table below has the same numbers, and those who have none.

use egui::{CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::table::{name_of, value};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{hint, line, paint_letters};
use ::export::{FigureGroup, FigureRow};
use analysis::Figure;

/// The height of a bar with the room around it, and the width of the names before it.
const ROW: f32 = 26.0;
const NAMES: f32 = 190.0;
/// The room for the number behind a bar.
const NUMBER: f32 = 110.0;

/// Draws a bar for each party that has any, and names the others.
pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, group: &FigureGroup, figure: Figure) {
    let title = ui.label(egui::RichText::new(figure.title()).font(theme::bold(theme::INTERFACE)));
    title.on_hover_text(figure.definition());
    let most = group.rows.iter().filter_map(|row| row.figures.value(figure)).fold(0.0, f64::max);
    let has_any = |row: &&FigureRow| row.figures.value(figure).is_some_and(|value| value > 0.0);
    for row in group.rows.iter().filter(has_any) {
        bar(ui, shown, group, row, figure, most);
    }
    let others: Vec<String> =
        group.rows.iter().filter(|row| !has_any(row)).map(|row| name_of(shown, row).0).collect();
    if !others.is_empty() {
        hint(ui, &format!("None: {}.", others.join(", ")));
    }
}

fn bar(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    group: &FigureGroup,
    row: &FigureRow,
    figure: Figure,
    most: f64,
) {
    let tokens = shown.tokens;
    let (name, party) = name_of(shown, row);
    let width = ui.available_width().clamp(NAMES + NUMBER + 60.0, 820.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
    let share = match group.share(row, figure) {
        Some(share) if figure != Figure::LongestStretch && figure != Figure::AnswerDistance => {
            format!("{}, {:.0} %", value(row, figure), share * 100.0)
        }
        _ => value(row, figure),
    };
    let spoken = format!("{name}, {}: {share}", figure.title());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spoken));
    let centre = rect.center().y;
    let letter = Rect::from_center_size(pos2(rect.left() + 9.0, centre), vec2(17.0, 17.0));
    let colour = shown.party_colour(party);
    paint_letters(ui.painter(), letter, shown.party_letters(party), colour);
    let font = theme::sans(theme::META);
    line(ui, pos2(rect.left() + 24.0, centre), &name, font.clone(), tokens.ink, NAMES - 30.0);
    let part = row.figures.value(figure).filter(|_| most > 0.0).map_or(0.0, |value| value / most) as f32;
    let room = width - NAMES - NUMBER;
    let bar =
        Rect::from_min_size(pos2(rect.left() + NAMES, centre - 7.0), vec2((room * part).max(1.0), 14.0));
    ui.painter().rect_filled(bar, CornerRadius::same(2), colour);
    line(ui, pos2(bar.right() + 8.0, centre), &share, font, tokens.ink, NUMBER);
}
