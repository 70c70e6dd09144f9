//! A row of the table of figures, and the figures that one is held against.

use egui::{
    CornerRadius, CursorIcon, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::ROW;
use super::list::{FigureColumn, FigureLine};
use super::words::{figure_words, mark_words, source_words, sum_words, value_words};
use crate::app::action::{Action, ActionQueue};
use crate::app::jobs::FoundFigures;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{line, paint_letters};
use analysis::stated_figures::{StatedFigure, SumResult};
use model::one_line;

/// The widths of the columns behind the figure.
const WIDTHS: [f32; 5] = [150.0, 66.0, 104.0, 250.0, 148.0];
/// Greatest number of figures that one is held against in the list below the table.
const MOST: usize = 50;

/// Returns the columns of a row: in little room only the figure, its party and how it compares.
pub(super) fn cells(row: Rect) -> [Rect; 6] {
    let mut widths = WIDTHS;
    if row.width() < 860.0 {
        (widths[1], widths[3]) = (0.0, 0.0);
    }
    if row.width() < 560.0 {
        widths[0] = 0.0;
    }
    let mut left = row.right() - widths.iter().sum::<f32>() - 8.0;
    let figure = Rect::from_x_y_ranges(row.left() + 6.0..=left - 8.0, row.y_range());
    let mut cells = [figure; 6];
    for (cell, width) in cells[1..].iter_mut().zip(widths) {
        *cell = Rect::from_x_y_ranges(left..=left + (width - 6.0).max(0.0), row.y_range());
        left += width;
    }
    cells
}

/// Shows a row.
pub(super) fn show(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    found: &FoundFigures,
    of: &FigureLine,
    (at, rows): (usize, usize),
    chosen: bool,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    let figures = &found.stated.figures;
    let (Some(figure), Some(statement)) = (figures.get(of.at), shown.statement(of.statement)) else {
        return response;
    };
    let selected = shown.selection.has(of.statement);
    let party = shown.project().party_of(statement);
    let words = figure_words(shown, found, figure);
    let value = value_words(found, figure, &words);
    let mark = mark_words(figure, of.places);
    let said = one_line(&shown.project().words_of(statement));
    let source = source_words(shown, figure);
    name_row(&response, (at, rows), selected, || {
        let parts = [words.as_str(), &value, figure.kind.name(), &mark, &source, &said];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    });
    background(ui, shown, rect, (selected, chosen, response.hovered()));
    let texts = ["", &value, figure.kind.name(), shown.party_name(party), &said, &mark];
    let cells = cells(rect);
    let [first, ..] = cells;
    let square = pos2(first.left() + 9.0, rect.center().y);
    let square = Rect::from_center_size(square, vec2(15.0, 15.0));
    paint_letters(ui.painter(), square, shown.party_letters(party), shown.party_colour(party));
    let start = pos2(first.left() + 24.0, rect.center().y);
    line(ui, start, &words, theme::serif(theme::INTERFACE), shown.tokens.ink, first.width() - 24.0);
    for ((cell, text), column) in cells.into_iter().zip(texts).zip(FigureColumn::ALL) {
        if cell.width() > 0.0 && column != FigureColumn::Figure {
            let ink =
                if column == FigureColumn::Mark { mark_colour(shown, figure) } else { shown.tokens.soft_ink };
            line(ui, pos2(cell.left(), rect.center().y), text, theme::sans(11.5), ink, cell.width());
        }
    }
    let sum = sum_words(shown, figure);
    let tip = [Some(source), Some(value).filter(|it| !it.is_empty()), sum, Some(format!("“{said}”"))];
    let tip = tip.into_iter().flatten().collect::<Vec<_>>().join("\n");
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(tip)
}

fn name_row(response: &Response, (at, rows): (usize, usize), selected: bool, name: impl Fn() -> String) {
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, name()));
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_selected(selected);
        node.set_position_in_set(at + 1);
        node.set_size_of_set(rows);
    });
}

fn background(ui: &Ui, shown: &ViewContext<'_>, rect: Rect, (selected, chosen, hovered): (bool, bool, bool)) {
    let radius = CornerRadius::same(theme::RADIUS);
    let inner = rect.shrink2(vec2(2.0, 1.0));
    if selected {
        ui.painter().rect_filled(inner, radius, shown.tokens.pressed);
    } else if hovered {
        ui.painter().rect_filled(inner, radius, shown.tokens.hover);
    }
    if selected || chosen {
        let width = if chosen { 2.0 } else { 1.0 };
        let stroke = Stroke::new(width, shown.tokens.accent);
        ui.painter().rect_stroke(inner, radius, stroke, StrokeKind::Inside);
    }
}

/// The colour of a mark: the accent for what is to be looked at.
fn mark_colour(shown: &ViewContext<'_>, figure: &StatedFigure) -> egui::Color32 {
    let wrong = figure.sum.as_ref().is_some_and(|sum| sum.result == SumResult::DoesNot);
    if wrong || !figure.conflicts.is_empty() { shown.tokens.ink } else { shown.tokens.soft_ink }
}

/// Returns whether a figure is held against anything.
pub(super) fn has_against(found: &FoundFigures, at: usize) -> bool {
    let figures = &found.stated.figures;
    figures.get(at).is_some_and(|figure| {
        figure.sum.is_some() || !figure.conflicts.is_empty() || same(found, at).next().is_some()
    })
}

/// The other places of a figure.
fn same(found: &FoundFigures, at: usize) -> impl Iterator<Item = usize> + '_ {
    let figures = &found.stated.figures;
    let group = figures.get(at).map(|figure| figure.same_as);
    let all = figures.iter().enumerate().filter(move |(_, other)| Some(other.same_as) == group);
    all.map(|(other, _)| other).filter(move |other| *other != at)
}

/// Shows what a figure is held against: a press selects the statement of another one.
pub(super) fn against(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    found: &FoundFigures,
    at: usize,
    queue: &mut ActionQueue,
) {
    let Some(figure) = found.stated.figures.get(at) else { return };
    let words = figure_words(shown, found, figure);
    ui.label(RichText::new(format!("“{words}” beside others")).font(theme::bold(12.0)));
    if let Some(sum) = sum_words(shown, figure) {
        ui.label(sum);
    }
    let conflicts = figure.conflicts.iter().map(|other| (*other, "≠ may conflict with"));
    let same = same(found, at).map(|other| (other, "= the same as"));
    for (other, how) in conflicts.chain(same).take(MOST) {
        let Some(other) = found.stated.figures.get(other) else { continue };
        let words = figure_words(shown, found, other);
        let text = format!("{how} “{words}”: {}", source_words(shown, other));
        if ui.add(egui::Button::new(text).frame(false).truncate()).clicked() {
            queue.push(Action::Select { statement: other.statement, more: false });
        }
    }
}
