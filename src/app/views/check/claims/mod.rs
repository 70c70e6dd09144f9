//! The claims of the project as a table: of thousands of rows only the visible ones are drawn.

mod list;

use egui::{
    CornerRadius, CursorIcon, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use self::list::{ClaimColumn, ClaimList, ClaimQuery, ClaimScope};
pub(super) use self::list::{ClaimLine, ListVersion};
use crate::app::action::{Action, ActionQueue};
use crate::app::command::Command;
use crate::app::ratings::{rating_colour, rating_sign};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{column_head, command_button, hint, line, paint_letters, segments};
use analysis::CheckWorth;
use model::{ReviewStatus, StatementId, counted, one_line};

/// The height of a row, in points.
const ROW: f32 = 30.0;
/// The widths of the columns behind the claim.
const WIDTHS: [f32; 7] = [92.0, 96.0, 84.0, 120.0, 62.0, 78.0, 108.0];

/// The choices of statements, with a word and a tip for each.
const SCOPES: [(ClaimScope, &str, &str); 3] = [
    (ClaimScope::Checkable, "Checkable", "Claims, and statements in which something can be looked up"),
    (ClaimScope::Marked, "Marked", "Statements that a person marked as claims"),
    (ClaimScope::All, "All statements", "All statements that pass the filters"),
];

/// The state of the table.
#[derive(Default)]
pub(crate) struct ClaimsView {
    query: ClaimQuery,
    list: ClaimList,
    /// Number of times that the selection had to be brought into sight, as far as this view has done it.
    revealed: u64,
    /// Scroll position of the table, in points.
    offset: f32,
}

impl ClaimsView {
    /// Returns the statement behind another one in the table, or before it; the first where that is not listed.
    pub(crate) fn step(&self, from: Option<StatementId>, forward: bool) -> Option<StatementId> {
        let lines = &self.list.lines;
        let at = match from.and_then(|id| self.list.place(id)) {
            None => 0,
            Some(at) if forward => (at + 1).min(lines.len().saturating_sub(1)),
            Some(at) => at.saturating_sub(1),
        };
        lines.get(at).map(|line| line.id)
    }

    /// Asks which statements are listed.
    pub(super) fn scopes(&mut self, ui: &mut Ui) {
        segments(ui, &SCOPES, &mut self.query.scope);
    }

    /// Returns the lines, brought up to date, and of what they are.
    pub(super) fn lines(&mut self, shown: &ViewContext<'_>) -> (&[ClaimLine], ListVersion) {
        let version = self.list.refresh(shown, self.query);
        (&self.list.lines, version)
    }
}

/// Shows the table.
pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, view: &mut ClaimsView, queue: &mut ActionQueue) {
    ui.horizontal_wrapped(|ui| {
        view.scopes(ui);
        for command in [Command::Filter, Command::Claim, Command::Cite, Command::Rate] {
            command_button(ui, command, &shown.commands, queue);
        }
    });
    view.list.refresh(shown, view.query);
    let rows = view.list.lines.len();
    hint(ui, &counted(rows, "statement", "statements"));
    if rows == 0 {
        hint(
            ui,
            "None of the statements that are shown is a claim, or seems to be one. C marks what is selected as a claim.",
        );
        return;
    }
    heads(ui, &mut view.query);
    let height = ui.available_height();
    let mut area = ScrollArea::vertical().id_salt("claims").auto_shrink(false);
    let reveals = std::mem::replace(&mut view.revealed, shown.selection.reveal) != shown.selection.reveal;
    if reveals && let Some(at) = shown.selection.statement().and_then(|id| view.list.place(id)) {
        let top = at as f32 * ROW;
        area = area.vertical_scroll_offset(view.offset.clamp((top + ROW - height).max(0.0), top));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let output = area.show_rows(ui, ROW, rows, |ui, range| {
        for at in range {
            let Some(line) = view.list.lines.get(at) else { continue };
            let reason = shown.statement(line.id).map(|it| view.list.worths.reason(it)).unwrap_or_default();
            if row(ui, shown, (line, &reason), (at, rows)).clicked() {
                let more = ui.input(|input| input.modifiers.command);
                queue.push(Action::Select { statement: line.id, more });
            }
        }
    });
    view.offset = output.state.clamped_offset().y;
}

/// The heads of the columns: a press sorts by one, another press the other way round.
fn heads(ui: &mut Ui, query: &mut ClaimQuery) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    for (column, cell) in ClaimColumn::ALL.into_iter().zip(cells(rect)) {
        let here = query.sort == column;
        if cell.width() > 0.0 && column_head(ui, cell, column.name(), here.then_some(query.turned)) {
            query.turned = here && !query.turned;
            query.sort = column;
        }
    }
}

/// Returns the columns of a row: in little room only the claim, its kind and its verdict.
fn cells(row: Rect) -> [Rect; 8] {
    let mut widths = WIDTHS;
    if row.width() < 760.0 {
        for at in [1, 2, 4, 5, 6] {
            widths[at] = 0.0;
        }
    }
    let mut left = row.right() - widths.iter().sum::<f32>() - 8.0;
    let claim = Rect::from_x_y_ranges(row.left() + 6.0..=left - 8.0, row.y_range());
    let mut cells = [claim; 8];
    for (cell, width) in cells[1..].iter_mut().zip(widths) {
        *cell = Rect::from_x_y_ranges(left..=left + (width - 6.0).max(0.0), row.y_range());
        left += width;
    }
    cells
}

/// The word for the worth of a check.
const fn worth_name(worth: CheckWorth) -> &'static str {
    match worth {
        CheckWorth::Nothing => "nothing",
        CheckWorth::Unclear => "not clear",
        CheckWorth::Cause => "cause",
        CheckWorth::Comparison => "comparison",
        CheckWorth::Disputed => "dispute",
        CheckWorth::Event => "event",
        CheckWorth::Figure => "figure",
    }
}

fn row(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    (claim, reason): (&ClaimLine, &str),
    (at, rows): (usize, usize),
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    let Some(statement) = shown.statement(claim.id) else { return response };
    let tokens = shown.tokens;
    let selected = shown.selection.has(claim.id);
    let party = shown.project().party_of(statement);
    let words = one_line(&shown.project().words_of(statement));
    let rating = statement.verdict.as_ref().and_then(|it| shown.project().scale.rating(it.rating));
    let verdict = rating.map_or("–", |rating| rating.name.as_str());
    let status = match statement.status {
        ReviewStatus::Suggested => "suggested",
        ReviewStatus::Confirmed => "confirmed",
        ReviewStatus::Rejected => "rejected",
    };
    let sources = claim.sources.to_string();
    let texts = [
        worth_name(claim.worth),
        shown.party_name(party),
        status,
        verdict,
        &sources,
        claim.reply.name(),
        claim.stage.words(),
    ];
    let name = format!(
        "{words}, {}, worth a check: {}, {status}, verdict {verdict}, {}, reply {}, work {}",
        shown.party_name(party),
        reason,
        counted(claim.sources, "source", "sources"),
        claim.reply.name(),
        claim.stage.words()
    );
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(selected);
        node.set_position_in_set(at + 1);
        node.set_size_of_set(rows);
    });
    let radius = CornerRadius::same(theme::RADIUS);
    let inner = rect.shrink2(vec2(2.0, 1.0));
    if selected {
        ui.painter().rect_filled(inner, radius, tokens.pressed);
        ui.painter().rect_stroke(inner, radius, Stroke::new(1.5, tokens.accent), StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(inner, radius, tokens.hover);
    }
    let cells = cells(rect);
    let [first, ..] = cells;
    let square = Rect::from_center_size(pos2(first.left() + 9.0, rect.center().y), vec2(15.0, 15.0));
    paint_letters(ui.painter(), square, shown.party_letters(party), shown.party_colour(party));
    let at = pos2(first.left() + 24.0, rect.center().y);
    line(ui, at, &words, theme::serif(theme::INTERFACE), tokens.ink, first.width() - 24.0);
    for ((cell, text), column) in
        cells.into_iter().zip(std::iter::once("").chain(texts)).zip(ClaimColumn::ALL)
    {
        if cell.width() <= 0.0 || column == ClaimColumn::Claim {
            continue;
        }
        let mut at = pos2(cell.left(), rect.center().y);
        let mut width = cell.width();
        if let Some(rating) = rating.filter(|_| column == ClaimColumn::Verdict) {
            let square = Rect::from_center_size(pos2(cell.left() + 6.0, at.y), vec2(13.0, 13.0));
            let sign = rating_sign(shown.project(), rating.id);
            paint_letters(ui.painter(), square, sign, rating_colour(shown, rating.id));
            at.x += 18.0;
            width -= 18.0;
        }
        line(ui, at, text, theme::sans(11.5), tokens.soft_ink, width);
    }
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(reason)
}
