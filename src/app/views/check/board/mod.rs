//! The claims of the project as a board: a column for each stage of the work. Of thousands of cards only the visible
//! ones are drawn.

mod card;
mod columns;
mod drag;

use egui::{Frame, Margin, Rect, Role, ScrollArea, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};

use self::columns::BoardColumns;
use super::claims::ClaimsView;
use crate::app::action::{Action, ActionQueue};
use crate::app::command::Command;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{command_button, hint};
use model::{StatementId, WorkStage, counted};

/// The least width of a column, in points: all of them fit a window of 1024 points with the article beside.
const LEAST: f32 = 132.0;
/// The room between columns, in points.
const GAP: f32 = 8.0;
/// The height of the head of a column, in points.
const HEAD: f32 = 26.0;

/// The state of the board.
#[derive(Default)]
pub(crate) struct BoardView {
    columns: BoardColumns,
    /// How often the selection had to be brought into sight, as far as this view has done it.
    revealed: u64,
    /// How far each column is scrolled, in points.
    offsets: [f32; WorkStage::ALL.len()],
}

impl BoardView {
    /// Returns the claim below another one, or above it; behind the last of a column comes the first of the next.
    pub(crate) fn step(&self, from: Option<StatementId>, forward: bool) -> Option<StatementId> {
        self.columns.step(from, forward)
    }

    /// Returns the claim at the same height in the next column that has one, to the right or to the left.
    pub(crate) fn across(&self, from: Option<StatementId>, right: bool) -> Option<StatementId> {
        self.columns.across(from, right)
    }
}

/// Shows the board.
pub(super) fn show(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    view: &mut BoardView,
    claims: &mut ClaimsView,
    queue: &mut ActionQueue,
) {
    ui.horizontal_wrapped(|ui| {
        claims.scopes(ui);
        for command in [Command::PreviousStage, Command::NextStage, Command::Work, Command::Verdict] {
            command_button(ui, command, &shown.commands, queue);
        }
    });
    let (list, version) = claims.lines(shown);
    view.columns.refresh(list, version);
    if view.columns.is_empty() {
        hint(
            ui,
            "None of the statements that are shown is a claim, or seems to be one. C marks what is selected as a claim.",
        );
        return;
    }
    hint(ui, &format!("{}. Drag a card to another column to move it", told(&view.columns)));
    ui.add_space(4.0);
    let reveals = std::mem::replace(&mut view.revealed, shown.selection.reveal) != shown.selection.reveal;
    let reveal = shown.selection.statement().filter(|_| reveals);
    let stages = WorkStage::ALL.len() as f32;
    let width = ((ui.available_width() - GAP * (stages - 1.0)) / stages).max(LEAST);
    let size = vec2(width, (ui.available_height() - 12.0).max(120.0));
    ScrollArea::horizontal().id_salt("board").auto_shrink(false).show(ui, |ui| {
        let (all, _) = ui
            .allocate_exact_size(vec2(size.x * stages + GAP * (stages - 1.0), size.y), egui::Sense::hover());
        for (at, stage) in WorkStage::ALL.into_iter().enumerate() {
            let left = all.left() + at as f32 * (size.x + GAP);
            let rect = Rect::from_min_size(egui::pos2(left, all.top()), size);
            column(ui, shown, view, (at, stage), rect, reveal, queue);
        }
        drag::ghost(ui, shown);
    });
}

/// The counts in words: "12 claims: 5 unchecked, 4 in progress, 3 done".
fn told(columns: &BoardColumns) -> String {
    let parts = WorkStage::ALL.into_iter().filter_map(|stage| {
        let count = columns.of(stage).len();
        (count > 0).then(|| format!("{count} {}", stage.words()))
    });
    let all: usize = WorkStage::ALL.into_iter().map(|stage| columns.of(stage).len()).sum();
    format!("{}: {}", counted(all, "statement", "statements"), parts.collect::<Vec<_>>().join(", "))
}

fn column(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    view: &mut BoardView,
    (at, stage): (usize, WorkStage),
    rect: Rect,
    reveal: Option<StatementId>,
    queue: &mut ActionQueue,
) {
    let tokens = shown.tokens;
    let radius = f32::from(theme::RADIUS);
    ui.painter().rect(rect, radius, tokens.paper, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    let lines = view.columns.of(stage);
    let revealed = reveal.and_then(|id| lines.iter().position(|line| line.id == id));
    if revealed.is_some() {
        ui.scroll_to_rect(rect, None);
    }
    let mut ui =
        ui.new_child(UiBuilder::new().id_salt(("column", at)).max_rect(rect.shrink2(vec2(6.0, 4.0))));
    ui.set_clip_rect(rect.intersect(ui.clip_rect()));
    let head = egui::RichText::new(format!("{}  {}", stage.name(), lines.len())).font(theme::bold(12.0));
    let height = rect.height() - HEAD - 10.0;
    ui.allocate_ui(vec2(ui.available_width(), HEAD), |ui| {
        let label = ui.add(egui::Label::new(head).truncate());
        let name = format!("{}, {}", stage.name(), counted(lines.len(), "claim", "claims"));
        label.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &name));
    });
    let rows = lines.len();
    let mut area = ScrollArea::vertical().id_salt(("board", at)).auto_shrink(false).max_height(height);
    if let Some(place) = revealed {
        let top = place as f32 * card::HEIGHT;
        let offset = view.offsets.get(at).copied().unwrap_or_default();
        area = area.vertical_scroll_offset(offset.clamp((top + card::HEIGHT - height).max(0.0), top));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let output = Frame::NONE.inner_margin(Margin::ZERO).show(&mut ui, |ui| {
        area.show_rows(ui, card::HEIGHT, rows, |ui, range| {
            for place in range {
                let Some(line) = lines.get(place) else { continue };
                let response = card::show(ui, shown, line, stage, (place, rows));
                if response.clicked() {
                    let more = ui.input(|input| input.modifiers.command);
                    queue.push(Action::Select { statement: line.id, more });
                }
                if response.double_clicked() {
                    queue.run(Command::Work);
                }
                if response.drag_started() {
                    drag::begin(ui, shown, line.id);
                }
            }
        })
    });
    if let Some(offset) = view.offsets.get_mut(at) {
        *offset = output.inner.state.clamped_offset().y;
    }
    drag::onto(&ui, shown, stage, rect, queue);
}
