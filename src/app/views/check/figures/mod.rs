//! The figures of all statements as a table: what is said how often, by whom, and what may conflict. Of thousands of rows only the
//! visible ones are drawn.

mod list;
mod row;
mod words;

use egui::{ScrollArea, Sense, Ui, vec2};

use self::list::{FigureColumn, FigureList, FigureQuery, FigureScope};
use crate::app::action::{Action, ActionQueue, CheckAction};
use crate::app::jobs::FoundFigures;
use crate::app::request::DialogRequest;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{ComboChoice, column_head, combo, hint, segments};
use ::export::Format;
use analysis::stated_figures::FigureKind;
use model::{PartyId, StatementId};

/// The height of a row, in points.
const ROW: f32 = 30.0;
/// The greatest height of the list of figures that a chosen one is held against, in points.
const AGAINST: f32 = 132.0;

/// The choices of figures, with a word and a tip for each.
const SCOPES: [(FigureScope, &str, &str); 4] = [
    (FigureScope::All, "All figures", "Every quantity, share, amount of money and date of the statements"),
    (FigureScope::Repeated, "In several places", "Figures that more than one place has, side by side"),
    (
        FigureScope::Conflicting,
        "May conflict",
        "Figures of one thing, of which not both can be right. The program is strict, and may still be wrong: look at the words",
    ),
    (FigureScope::Sums, "Sums", "Totals of which the sentence tells the parts: do they add up?"),
];

/// The state of the table.
#[derive(Default)]
pub(crate) struct FiguresView {
    query: FigureQuery,
    list: FigureList,
    /// The place of the figure that was pressed, and the figures that it is of.
    chosen: Option<(u64, usize)>,
    /// Number of times that the selection had to be brought into sight, as far as this view has done it.
    revealed: u64,
    /// Scroll position of the table, in points.
    offset: f32,
}

impl FiguresView {
    /// Returns the statement of the figure behind those of another statement, or before them; the first where that is not listed.
    pub(crate) fn step(
        &self,
        found: Option<&FoundFigures>,
        from: Option<StatementId>,
        forward: bool,
    ) -> Option<StatementId> {
        found?;
        let lines = &self.list.lines;
        let Some(at) = from.and_then(|id| self.list.place(id)) else {
            return lines.first().map(|line| line.statement);
        };
        let other = |line: &&list::FigureLine| Some(line.statement) != from;
        let next =
            if forward { lines.iter().skip(at).find(other) } else { lines.iter().take(at).rev().find(other) };
        next.map(|line| line.statement).or(from)
    }

    /// The place of the figure that was pressed.
    fn chosen(&self, shown: &ViewContext<'_>) -> Option<usize> {
        let (version, at) = self.chosen?;
        (version == shown.session.stated.version()).then_some(at)
    }
}

/// Shows the table.
pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, view: &mut FiguresView, queue: &mut ActionQueue) {
    let found = match shown.session.stated.figures() {
        Ok(Some(found)) => found,
        Ok(None) => {
            hint(ui, "Finding the figures of the statements…");
            return;
        }
        Err(()) => {
            hint(ui, "This was stopped before all articles were read.");
            if ui.button("Find figures").clicked() {
                queue.push(Action::Check(CheckAction::FindFigures));
            }
            return;
        }
    };
    head(ui, shown, view, queue);
    view.list.refresh(shown, found, view.query);
    hint(ui, &words::count_words(view.list.lines.len(), found.stated.figures.len()));
    if view.list.lines.is_empty() {
        hint(ui, nothing(view.query, found));
        return;
    }
    let chosen = view.chosen(shown).filter(|at| row::has_against(found, *at));
    heads(ui, &mut view.query);
    let below = if chosen.is_some() { AGAINST + 8.0 } else { 0.0 };
    table(ui, shown, view, found, (ui.available_height() - below).max(4.0 * ROW), queue);
    if let Some(at) = chosen {
        ui.add_space(4.0);
        ScrollArea::vertical().id_salt("held against").max_height(AGAINST).show(ui, |ui| {
            row::against(ui, shown, found, at, queue);
        });
    }
}

/// Said where no figure is listed.
fn nothing(query: FigureQuery, found: &FoundFigures) -> &'static str {
    if found.stated.figures.is_empty() {
        return "No statement has a figure. Only English texts are read for figures.";
    }
    match query.scope {
        FigureScope::All => "No figure of this kind and party passes the filters.",
        FigureScope::Repeated => "No figure is said in more than one place.",
        FigureScope::Conflicting => {
            "No two figures of one thing exclude each other, as far as the program can tell. It compares only clauses of the \
             same nouns and verbs."
        }
        FigureScope::Sums => "No sentence tells a total with its parts.",
    }
}

/// The choices of figures.
fn head(ui: &mut Ui, shown: &ViewContext<'_>, view: &mut FiguresView, queue: &mut ActionQueue) {
    ui.horizontal_wrapped(|ui| {
        segments(ui, &SCOPES, &mut view.query.scope);
        let kinds: Vec<ComboChoice<Option<FigureKind>>> =
            std::iter::once(ComboChoice::new(None, "All kinds"))
                .chain(FigureKind::ALL.into_iter().map(|kind| ComboChoice::new(Some(kind), kind_title(kind))))
                .collect();
        let kind = combo(ui, "figure kind", &kinds, view.query.kind, 118.0);
        view.query.kind = kind.inner.unwrap_or(view.query.kind);
        kind.response.accessible_name("Kind of figure");
        let parties = parties(shown);
        if view.query.party.is_some_and(|wanted| parties.iter().all(|choice| choice.value != Some(wanted))) {
            view.query.party = None;
        }
        let party = combo(ui, "figure party", &parties, view.query.party, 150.0);
        view.query.party = party.inner.unwrap_or(view.query.party);
        party.response.accessible_name("Party of figure");
        let tip = "Take the figures away as tables, for spreadsheets and scripts";
        if ui.button("Export…").on_hover_text(tip).clicked() {
            queue.ask(DialogRequest::ExportAs(Format::Quantities));
        }
    });
}

const fn kind_title(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Count => "Counts",
        FigureKind::Share => "Shares",
        FigureKind::Money => "Money",
        FigureKind::Measure => "Measures",
        FigureKind::Time => "Periods and ages",
        FigureKind::Date => "Dates and times",
    }
}

type PartyChoices = Vec<ComboChoice<Option<Option<PartyId>>>>;

fn parties(shown: &ViewContext<'_>) -> PartyChoices {
    let party = |party: &model::Party| ComboChoice {
        letters: Some((party.letters, shown.party_colour(Some(party.id)))),
        ..ComboChoice::new(Some(Some(party.id)), party.short.as_str())
    };
    let mut choices = vec![ComboChoice::new(None, "All parties")];
    choices.extend(shown.project().parties.iter().map(party));
    choices.push(ComboChoice::new(Some(None), "Party not known"));
    choices
}

/// The heads of the columns: a press sorts by one, another press the other way round.
fn heads(ui: &mut Ui, query: &mut FigureQuery) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    for (column, cell) in FigureColumn::ALL.into_iter().zip(row::cells(rect)) {
        let here = query.sort == column;
        if cell.width() > 0.0 && column_head(ui, cell, column.name(), here.then_some(query.turned)) {
            query.turned = here && !query.turned;
            query.sort = column;
        }
    }
}

fn table(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    view: &mut FiguresView,
    found: &FoundFigures,
    height: f32,
    queue: &mut ActionQueue,
) {
    let rows = view.list.lines.len();
    let mut area = ScrollArea::vertical().id_salt("figures").max_height(height).auto_shrink(false);
    let reveals = std::mem::replace(&mut view.revealed, shown.selection.reveal) != shown.selection.reveal;
    if reveals && let Some(at) = shown.selection.statement().and_then(|id| view.list.place(id)) {
        let top = at as f32 * ROW;
        area = area.vertical_scroll_offset(view.offset.clamp((top + ROW - height).max(0.0), top));
    }
    let spacing = ui.spacing().item_spacing.y;
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut pressed = None;
    let chosen = view.chosen(shown);
    let output = area.show_rows(ui, ROW, rows, |ui, range| {
        for at in range {
            let Some(line) = view.list.lines.get(at) else { continue };
            if row::show(ui, shown, found, line, (at, rows), chosen == Some(line.at)).clicked() {
                pressed = Some(*line);
            }
        }
    });
    ui.spacing_mut().item_spacing.y = spacing;
    view.offset = output.state.clamped_offset().y;
    if let Some(line) = pressed {
        let more = ui.input(|input| input.modifiers.command);
        view.chosen = Some((shown.session.stated.version(), line.at));
        queue.push(Action::Select { statement: line.statement, more });
    }
}
