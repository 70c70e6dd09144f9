//! The palette: type a few letters of anything, and run it or go there.

mod entry_style;
mod go;
mod row;

use std::sync::Arc;

use egui::accesskit::Live;
use egui::text::CCursorRange;
use egui::{Align2, Response, RichText, Role, TextEdit, Ui, WidgetInfo};

use super::cursor::ListCursor;
use super::{Dialog, DialogOutcome};
use crate::app::action::ActionQueue;
use crate::app::command::Command;
use crate::app::index::ChangedAspects;
use crate::app::palette::{PaletteSearch, PaletteTarget, Query, ResultGroup, TargetKind, commands, ordered};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use entry_style::PaletteEntryStyle;

/// The height of a line, headings too, so that only the visible ones need be looked at.
const LINE: f32 = 30.0;
/// The name of the field.
const FIELD: &str = "Search or command";

/// The words that lead to an entry.
fn found_by() -> ChangedAspects {
    ChangedAspects::TEXTS
        | ChangedAspects::PLACES
        | ChangedAspects::SPEAKERS
        | ChangedAspects::CODING
        | ChangedAspects::EVIDENCE
        | ChangedAspects::NAMES
}

/// One line of the list.
#[derive(Debug)]
enum PaletteLine {
    /// The kind of the lines below it, and their number.
    Heading(String),
    /// Something to run or to go to; how it looks is made out when it is first seen.
    Entry { target: PaletteTarget, face: Option<PaletteEntryStyle> },
}

/// Finds commands, statements, speakers, parties, evidence and tags.
pub(crate) struct Palette {
    finder: PaletteSearch,
    typed: String,
    query: Query,
    /// The last query: the words, and the state of the project.
    asked: Option<(String, u64)>,
    /// The last answer that the lines were made of.
    answered: Option<u64>,
    groups: Arc<Vec<ResultGroup>>,
    lines: Vec<PaletteLine>,
    /// The number of entries, and how many of them are among the lines.
    count: usize,
    cursor: ListCursor,
    /// Enter was pressed before the answer was there: it is for the first of what comes.
    accept: bool,
    /// The reason why the chosen entry could not run.
    problem: Option<String>,
}

impl Palette {
    /// An empty field above everything that can be done.
    pub(crate) fn new(finder: PaletteSearch) -> Self {
        Self {
            finder,
            typed: String::new(),
            query: Query::default(),
            asked: None,
            answered: None,
            groups: Arc::default(),
            lines: Vec::new(),
            count: 0,
            cursor: ListCursor::default(),
            accept: false,
            problem: None,
        }
    }

    /// Asks where something else was typed, and takes what was answered.
    fn refresh(&mut self, shown: &ViewContext<'_>) {
        let serial = shown.index().serial(found_by());
        let asked = Some((self.typed.clone(), serial));
        let mut changed = self.asked != asked;
        if changed {
            self.query = Query::read(&self.typed);
            self.finder.ask(&self.typed, serial, shown.project());
            self.asked = asked;
            self.problem = None;
        }
        if !self.finder.is_busy() {
            let (number, groups) = self.finder.answer();
            if self.answered != Some(number) {
                self.answered = Some(number);
                self.groups = groups;
                changed = true;
            }
        }
        if changed {
            self.list(shown);
        }
    }

    /// Makes the lines again.
    fn list(&mut self, shown: &ViewContext<'_>) {
        let all: Vec<_> = Command::specs()
            .iter()
            .filter_map(|spec| Some((spec, spec.command.name_in(&shown.commands)?)))
            .collect();
        let mut groups = commands(&self.query, &all, &self.finder.recent());
        groups.extend(self.groups.iter().cloned());
        self.lines.clear();
        self.count = 0;
        for group in ordered(groups) {
            let among = group.found.len();
            let of =
                if among < group.count { format!(" · {among} of {}", group.count) } else { String::new() };
            self.lines.push(PaletteLine::Heading(format!("{}{of}", group.kind.heading())));
            self.lines
                .extend(group.found.into_iter().map(|target| PaletteLine::Entry { target, face: None }));
            // The entry to look for the words in the text is no match.
            self.count += if group.kind == TargetKind::Words { 0 } else { group.count };
        }
        let headings =
            self.lines.iter().enumerate().filter(|(_, line)| matches!(line, PaletteLine::Heading(_)));
        self.cursor.refill(self.lines.len(), headings.map(|(at, _)| at).collect());
        self.cursor.go(0);
    }

    fn field(&mut self, ui: &mut Ui) -> Response {
        let id = ui.scope_id().with("field");
        let hint = RichText::new("Search or command…").weak();
        let output = TextEdit::singleline(&mut self.typed)
            .id(id)
            .hint_text(hint)
            .font(theme::sans(16.0))
            .margin(egui::Margin::symmetric(10, 8))
            .align(Align2::LEFT_CENTER)
            .desired_width(f32::INFINITY)
            .show(ui);
        let response = output.response.response;
        if !response.has_focus() && !response.lost_focus() {
            response.request_focus();
            let end = output.galley.end();
            let mut state = output.state;
            state.cursor.set_char_range(Some(CCursorRange::one(end)));
            state.store(ui.ctx(), id);
        }
        let typed = self.typed.clone();
        response.widget_info(|| WidgetInfo {
            current_text_value: Some(typed.clone()),
            ..WidgetInfo::labeled(Role::SearchInput, true, FIELD)
        });
        response
    }

    /// The number of them, for the eye and for a screen reader.
    fn told(&self) -> String {
        match (self.count, self.finder.is_busy()) {
            (_, true) => "Searching…".to_owned(),
            (0, _) => "Nothing has this name".to_owned(),
            (1, _) => "1 result".to_owned(),
            (count, _) => format!("{count} results"),
        }
    }

    fn rows(&mut self, ui: &mut Ui, shown: &ViewContext<'_>) -> Option<usize> {
        let (lines, query, typed) = (&mut self.lines, &self.query, &self.typed);
        let clicks = self.cursor.rows(ui, "results", (LINE, ui.available_height()), |ui, at, here| {
            let (target, face) = match lines.get_mut(at)? {
                PaletteLine::Heading(text) => {
                    row::heading(ui, text, LINE);
                    return None;
                }
                PaletteLine::Entry { target, face } => (*target, face),
            };
            let face = face.get_or_insert_with(|| PaletteEntryStyle::of(shown, target, query, typed));
            Some(row::entry(ui, face, here, LINE))
        });
        clicks.clicked
    }
}

impl Dialog for Palette {
    fn title(&self) -> String {
        FIELD.to_owned()
    }

    fn has_title(&self) -> bool {
        false
    }

    fn width(&self) -> f32 {
        680.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        self.cursor.keys(ui);
        let field = self.field(ui);
        self.cursor.follow(&field);
        self.refresh(shown);
        ui.horizontal(|ui| {
            let told = self.problem.clone().unwrap_or_else(|| self.told());
            let colour = if self.problem.is_some() { shown.tokens.warning } else { shown.tokens.soft_ink };
            let label = ui.label(RichText::new(told).small().color(colour));
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let text = "> commands    @ speakers and parties    # tags";
                ui.label(RichText::new(text).small().weak());
            });
        });
        let height = ui.available_height().min(LINE * 14.0);
        let pressed = ui
            .allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
                ui.set_min_height(height);
                self.rows(ui, shown)
            })
            .inner;
        if let Some(at) = pressed {
            self.cursor.go(at);
        }
        self.accept |= super::pressed_enter(ui, &field) || pressed.is_some();
        if self.accept && !self.finder.is_busy() {
            self.accept = false;
            return self.run(shown, queue);
        }
        DialogOutcome::Stay
    }
}
