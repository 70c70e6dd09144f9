//! The places that a number counts, each with the words around it.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    CornerRadius, FontId, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::action::{Action, ActionQueue};
use crate::app::command::Command;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::cut;
use analysis::framing::{CountTable, CountedPlace, ShareOf};
use model::{Span, StatementId, spelled_out};

/// The height of a place, and the width of the name of its article.
const ROW: f32 = 24.0;
const ARTICLE: f32 = 150.0;
/// Number of characters shown before the words, and of the words themselves.
const BEFORE: usize = 42;
const WORDS: usize = 160;
const BEHIND: usize = 120;

/// A number in words: "accusation, Council: 3 of 12, 25 %".
pub(crate) fn title(table: &CountTable, row: usize, column: usize) -> String {
    let name = |list: &[analysis::framing::Heading], at: usize| {
        list.get(at).map(|heading| heading.name.clone()).unwrap_or_default()
    };
    let (one, other) = (name(&table.rows, row), name(&table.columns, column));
    let count = table.count(row, column);
    let share =
        table.share(row, column).map_or_else(String::new, |share| format!(", {:.0} %", share * 100.0));
    match table.share_of {
        ShareOf::Either if row == column => format!("{one}: {count}"),
        ShareOf::Either => format!("{one} and {other}: {count}{share} of those with either"),
        ShareOf::Column => {
            let base = table.bases.get(column).copied().unwrap_or_default();
            format!("{one}, {other}: {count} of {base}{share}")
        }
    }
}

/// Lists the places in the room that is left. One that is pressed is shown in the article.
pub(crate) fn list(ui: &mut Ui, shown: &ViewContext<'_>, places: &[CountedPlace], queue: &mut ActionQueue) {
    ui.add_space(2.0);
    let height = ui.available_height().max(ROW * 2.0);
    ScrollArea::vertical().id_salt("places").max_height(height).auto_shrink(false).show_rows(
        ui,
        ROW,
        places.len(),
        |ui, rows| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for at in rows {
                if let Some(place) = places.get(at)
                    && place_line(ui, shown, place)
                {
                    queue.push(Action::ShowPlace(place.article, place.span));
                }
            }
        },
    );
}

/// A button that selects statements and shows them in the panels; nothing where there are none.
pub(crate) fn select_button(ui: &mut Ui, statements: Vec<StatementId>, queue: &mut ActionQueue) {
    if statements.is_empty() {
        return;
    }
    let name = format!("Select {}", model::counted(statements.len(), "statement", "statements"));
    let tip = "Select the statements that this counts, and show them in the panels";
    if ui.button(name).on_hover_text(tip).clicked() {
        queue.push(Action::SelectAll(statements));
        queue.run(Command::ShowPanels);
    }
}

/// The statements among some places, each once.
pub(crate) fn statements(places: &[CountedPlace]) -> Vec<StatementId> {
    let mut all: Vec<StatementId> = Vec::new();
    for statement in places.iter().filter_map(|place| place.statement) {
        if all.last() != Some(&statement) {
            all.push(statement);
        }
    }
    all
}

/// One place: the article, and the words with those around them. Returns true when it is pressed.
fn place_line(ui: &mut Ui, shown: &ViewContext<'_>, place: &CountedPlace) -> bool {
    let tokens = shown.tokens;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let Some(article) = shown.project().article(place.article) else { return false };
    let source = if article.outlet.is_empty() { &article.title } else { &article.outlet };
    let [before, words, behind] = around(&article.text, place.span);
    let spoken = spelled_out(&format!("{source}: {before}{words}{behind}")).into_owned();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    if response.has_focus() || response.hovered() {
        let edge = Stroke::new(if response.has_focus() { 2.0 } else { 1.0 }, tokens.accent);
        ui.painter().rect_stroke(rect, CornerRadius::same(3), edge, StrokeKind::Inside);
    }
    let mut left = rect.left() + 6.0;
    if shown.project().articles.len() > 1 {
        let font = theme::sans(theme::META);
        let at = pos2(left, rect.center().y);
        crate::app::widgets::line(ui, at, &cut(source, 40), font, tokens.soft_ink, ARTICLE - 10.0);
        left += ARTICLE;
    }
    let mut job = LayoutJob::default();
    let mut add = |text: &str, font: FontId, colour| {
        job.append(
            &spelled_out(text),
            0.0,
            TextFormat { font_id: font, color: colour, ..TextFormat::default() },
        );
    };
    add(&before, theme::sans(theme::INTERFACE), tokens.soft_ink);
    add(&words, theme::bold(theme::INTERFACE), tokens.ink);
    add(&behind, theme::sans(theme::INTERFACE), tokens.soft_ink);
    job.wrap = TextWrapping::truncate_at_width((rect.right() - left - 6.0).max(20.0));
    let galley = ui.painter().layout_job(job);
    let place = Rect::from_min_size(pos2(left, rect.center().y - galley.size().y / 2.0), galley.size());
    ui.painter().galley(place.min, galley, tokens.ink);
    response.on_hover_text("Show this place in the article").clicked()
}

/// The words of a place and those before and behind it, on one line.
fn around(text: &str, span: Span) -> [String; 3] {
    let one_line = |text: &str| text.replace(['\n', '\r', '\t'], " ");
    let words = span.of(text);
    let before = text.get(..span.start).unwrap_or_default();
    let start = before.char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    let start = if start == 0 {
        0
    } else {
        before.get(start..).and_then(|near| near.find(' ')).map_or(start, |at| start + at + 1)
    };
    let lead = if start > 0 { "… " } else { "" };
    let before = format!("{lead}{}", one_line(before.get(start..).unwrap_or_default()));
    let first = |text: &str, most: usize| {
        let end = text.char_indices().nth(most).map(|(at, _)| at);
        end.map_or_else(
            || one_line(text),
            |end| format!("{}…", one_line(text.get(..end).unwrap_or_default())),
        )
    };
    let behind = text.get(span.end..).unwrap_or_default();
    [before, first(words, WORDS), first(behind, BEHIND)]
}

#[cfg(test)]
mod tests {
    use super::around;
    use model::Span;

    #[test]
    fn words_are_shown_with_those_around_them() {
        let text = "First line of a long article.\nThe 😀 council said that the pier is safe, and residents said that it is not.";
        let at = text.find("pier").unwrap();
        let [before, words, behind] = around(text, Span::new(at, at + 4));
        assert_eq!(before, "… long article. The 😀 council said that the ");
        assert_eq!(words, "pier");
        assert!(behind.starts_with(" is safe"));
        assert_eq!(around("pier", Span::new(0, 4)), ["", "pier", ""]);
    }
}
