//! The utterances that several papers tell, by outlets: what the readers of each did not hear, and which words were cut.

mod detail;
mod list;

use egui::accesskit::Live;
use egui::text::LayoutJob;
use egui::{Rect, Response, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::cursor::{self, ListCursor};
use super::parts::{choose, hint, segments};
use super::{Dialog, DialogOutcome, buttons, focus_first, main_button, pressed_enter, search_field};
use crate::app::action::{Action, ActionQueue};
use crate::app::theme;
use crate::app::utterances::outlet;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{ComboChoice, line};
use edit::{Intent, UtteranceIntent};
use list::{Heard, UtteranceLine, UtteranceList, UtteranceQuery, UtteranceRow};
use model::{ArticleId, ReviewStatus, counted};

/// The height of a row.
const ROW: f32 = 40.0;
/// The width of an outlet's column.
const COLUMN: f32 = 104.0;
/// So many outlets have a column at most.
const COLUMNS: usize = 4;
/// The words keep at least so much width.
const WORDS: f32 = 220.0;
/// The height of the part below the list.
const DETAIL: f32 = 170.0;

/// Lists the utterances.
pub(crate) struct UtterancesDialog {
    query: UtteranceQuery,
    list: UtteranceList,
    cursor: ListCursor,
    /// The article whose outlet it begins with.
    begin: Option<ArticleId>,
    fresh: bool,
}

impl UtterancesDialog {
    /// Opens the list at the readers of an article.
    pub(crate) fn new(begin: Option<ArticleId>) -> Self {
        let query = UtteranceQuery { filter: String::new(), outlet: None, open: false };
        Self { query, list: UtteranceList::default(), cursor: ListCursor::default(), begin, fresh: true }
    }

    fn refresh(&mut self, shown: &ViewContext<'_>) {
        let before = self.list.line(self.cursor.at()).cloned();
        if !self.list.refresh(shown, &self.query) {
            return;
        }
        if let Some(begin) = self.begin.filter(|_| !self.list.outlets.is_empty()) {
            self.begin = None;
            let name = outlet(shown.project(), begin);
            self.query.outlet = self.list.outlets.iter().position(|it| *it == name);
            self.list.refresh(shown, &self.query);
        }
        let rows = self.list.rows.iter().enumerate();
        let heading =
            |(at, row): (usize, &UtteranceRow)| matches!(row, UtteranceRow::Heading(..)).then_some(at);
        self.cursor.refill(self.list.rows.len(), rows.filter_map(heading).collect());
        // The same utterance, whatever was decided on it.
        let is_before = |line: &UtteranceLine| {
            before
                .as_ref()
                .is_some_and(|before| before.statements().any(|id| line.statements().any(|it| it == id)))
        };
        let place = (0..self.list.rows.len()).find(|at| self.list.line(*at).is_some_and(is_before));
        self.cursor.go(place.unwrap_or(0));
    }

    /// The filter, the readers and the status. Returns whether Enter was pressed in the filter.
    fn head(&mut self, ui: &mut Ui) -> bool {
        self.cursor.keys(ui);
        let hint = "Type to filter, arrows to choose";
        let field = search_field(ui, "Words or speaker", &mut self.query.filter, hint);
        focus_first(&field, &mut self.fresh);
        self.cursor.follow(&field);
        let entered = pressed_enter(ui, &field);
        let mut choices = vec![ComboChoice::new(None, "all papers")];
        choices
            .extend(self.list.outlets.iter().enumerate().map(|(at, name)| ComboChoice::new(Some(at), name)));
        choose(ui, "Readers of", &choices, &mut self.query.outlet);
        let open = [
            (false, "All", "All utterances that were found in several papers"),
            (true, "To review", "Those alone that nobody has confirmed"),
        ];
        ui.horizontal(|ui| {
            segments(ui, &open, &mut self.query.open);
            let (listed, all) = (self.list.listed(), self.list.all.len());
            let all_words = counted(all, "utterance", "utterances");
            let text = if listed == all { all_words } else { format!("{listed} of {all_words}") };
            let label = ui.label(RichText::new(text).small().weak());
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
        });
        entered
    }

    /// The outlets that have a column: the chosen one, then those that tell most.
    fn columns(&self, width: f32) -> Vec<usize> {
        let room = ((width - WORDS) / COLUMN).clamp(0.0, COLUMNS as f32) as usize;
        let mut outlets: Vec<usize> = (0..self.list.outlets.len()).collect();
        outlets.sort_by_key(|at| {
            let told = self.list.all.iter().filter(|line| line.heard(*at) > Some(Heard::NotFound)).count();
            (self.query.outlet != Some(*at), std::cmp::Reverse(told), *at)
        });
        outlets.truncate(room);
        outlets
    }

    fn column_heads(&self, ui: &mut Ui, outlets: &[usize]) {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
        let ink = theme::of(ui.ctx()).soft_ink;
        let names: Vec<&str> =
            outlets.iter().filter_map(|at| self.list.outlets.get(*at)).map(String::as_str).collect();
        response
            .widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Columns: {}", names.join(", "))));
        let (_, cells) = cells(rect, outlets.len());
        for (cell, name) in cells.into_iter().zip(&names) {
            line(ui, pos2(cell.left(), cell.center().y), name, theme::bold(11.0), ink, cell.width());
        }
        response.on_hover_text(names.join(", "));
    }

    /// The rows. Returns whether one was accepted with two clicks.
    fn rows(&mut self, ui: &mut Ui, outlets: &[usize], height: f32) -> bool {
        let list = &self.list;
        let clicks =
            self.cursor.rows(ui, "utterances", (ROW, height), |ui, at, here| match list.rows.get(at)? {
                UtteranceRow::Heading(text, number) => {
                    heading(ui, text, *number);
                    None
                }
                UtteranceRow::Utterance(place) => Some(row(ui, list, list.all.get(*place)?, outlets, here)),
            });
        clicks.twice
    }

    /// The buttons to decide on the present utterance, and to leave.
    fn foot(&self, ui: &mut Ui, accepted: bool, queue: &mut ActionQueue) -> DialogOutcome {
        let present = self.list.line(self.cursor.at());
        buttons(ui, |ui| {
            let go = main_button(ui, "Go to it", present.is_some());
            if let Some(present) = present.filter(|_| go || accepted) {
                go_to(present, queue);
                return DialogOutcome::Close;
            }
            if ui.button("Close").clicked() {
                return DialogOutcome::Close;
            }
            let Some(present) = present.filter(|it| !it.shared.pairs.is_empty()) else {
                return DialogOutcome::Stay;
            };
            let (pairs, why) = (present.shared.pairs.clone(), Some(present.shared.utterance.why.clone()));
            if present.shared.status == ReviewStatus::Confirmed {
                if ui.button("Take back").on_hover_text("Make it a suggestion again").clicked() {
                    queue.edit(Intent::Utterance(UtteranceIntent::Undecide(pairs)));
                }
            } else {
                if ui.button("Reject").on_hover_text("Say that it is not one utterance").clicked() {
                    let (pairs, why) = (pairs.clone(), why.clone());
                    queue.edit(Intent::Utterance(UtteranceIntent::Decide { pairs, same: false, why }));
                }
                if ui.button("Confirm").on_hover_text("Agree that it is one utterance").clicked() {
                    queue.edit(Intent::Utterance(UtteranceIntent::Decide { pairs, same: true, why }));
                }
            }
            DialogOutcome::Stay
        })
    }
}

impl Dialog for UtterancesDialog {
    fn title(&self) -> String {
        "Utterances in several papers".to_owned()
    }

    fn width(&self) -> f32 {
        900.0
    }

    fn applies_at_once(&self) -> bool {
        true
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        self.refresh(shown);
        let entered = self.head(ui);
        self.refresh(shown);
        if self.list.all.is_empty() {
            hint(
                ui,
                if shown.session.looks_for_utterances() {
                    "The articles are being compared…"
                } else {
                    "No utterance was found in more than one article."
                },
            );
        }
        let outlets = self.columns(ui.available_width());
        self.column_heads(ui, &outlets);
        let room = ui.available_height() - 52.0;
        let detail = DETAIL.min((room - 2.0 * ROW).max(0.0));
        let twice = self.rows(ui, &outlets, (room - detail).clamp(ROW, 360.0));
        if let Some(present) = self.list.line(self.cursor.at()).filter(|_| detail > 60.0) {
            detail::show(ui, shown, present, detail);
        }
        self.foot(ui, entered || twice, queue)
    }
}

/// Goes to the fullest passage of an utterance.
fn go_to(present: &UtteranceLine, queue: &mut ActionQueue) {
    let utterance = &present.shared.utterance;
    let Some(member) = utterance.members.get(utterance.fullest) else { return };
    match (member.statement, member.spans.first()) {
        (Some(statement), _) => queue.push(Action::Select { statement, more: false }),
        (None, Some(span)) => queue.push(Action::ShowPlace(member.article, *span)),
        (None, None) => queue.push(Action::ShowArticle(member.article)),
    }
}

/// The cell of the words, and those of so many outlets.
fn cells(row: Rect, outlets: usize) -> (Rect, Vec<Rect>) {
    let words = row.right() - outlets as f32 * COLUMN;
    let cell = |at: usize| {
        let left = words + at as f32 * COLUMN;
        Rect::from_x_y_ranges(left..=left + COLUMN - 8.0, row.y_range())
    };
    (Rect::from_x_y_ranges(row.left() + 6.0..=words - 10.0, row.y_range()), (0..outlets).map(cell).collect())
}

/// Shows above the utterances how much of them the readers of an outlet heard.
fn heading(ui: &mut Ui, text: &str, number: usize) {
    let tokens = theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let text = format!("{text}, {number}");
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &text));
    let font = theme::bold(theme::INTERFACE);
    line(ui, pos2(rect.left() + 6.0, rect.center().y), &text, font, tokens.ink, rect.width() - 12.0);
}

fn row(ui: &mut Ui, list: &UtteranceList, it: &UtteranceLine, outlets: &[usize], here: bool) -> Response {
    let tokens = theme::of(ui.ctx());
    let (rect, response) = cursor::row(ui, ROW, here);
    let status = match it.shared.status {
        ReviewStatus::Confirmed => "confirmed",
        _ => it.shared.utterance.why.certainty(),
    };
    let told = list
        .outlets
        .iter()
        .enumerate()
        .filter_map(|(at, name)| Some(format!("{name}: {}", it.heard(at)?.name())));
    let told: Vec<String> = told.collect();
    let name = format!("{}: {}. {}. {status}", it.speaker, it.words, told.join(", "));
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), here, &name));
    let (words, cells) = cells(rect, outlets.len());
    let mut job = LayoutJob::default();
    let format = |font, ink| egui::TextFormat::simple(font, ink);
    job.append(&format!("{}  ", it.speaker), 0.0, format(theme::bold(12.0), tokens.ink));
    job.append(&it.words, 0.0, format(theme::serif(13.0), tokens.ink));
    job.wrap.max_width = words.width();
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    let top = words.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(words.left(), top), galley, tokens.ink);
    for (cell, at) in cells.into_iter().zip(outlets) {
        let (text, ink) = match it.heard(*at) {
            None => ("–", tokens.soft_ink),
            Some(Heard::NotFound) => (Heard::NotFound.name(), tokens.warning),
            Some(heard) => (heard.name(), tokens.soft_ink),
        };
        line(ui, pos2(cell.left(), cell.center().y), text, theme::sans(theme::META), ink, cell.width());
    }
    response
}
