//! A preview of what another text does to an article's statements.

use std::sync::Arc;

use egui::{CornerRadius, Frame, Label, Margin, RichText, Role, ScrollArea, Stroke, Ui, WidgetInfo};

use super::super::action::{Action, ActionQueue};
use super::super::jobs::CorrectionResult;
use super::super::request::DialogRequest;
use super::super::theme;
use super::super::view_context::ViewContext;
use super::parts::hint;
use super::word_diff::{changed_words, plain_words};
use super::{Dialog, DialogOutcome, buttons, main_button};
use crate::app::widgets::{cut, letters};
use edit::{Correction, ReanchorResult};
use model::{StatementId, counted};

/// More statements of one result than that are counted and not shown one by one.
const MOST: usize = 200;
/// The number of letters that are shown of a statement's words.
const LETTERS: usize = 600;

/// Shows what becomes of the statements, and asks whether to take the text.
pub(crate) struct CorrectionPreview {
    correction: Arc<Correction>,
    /// The change, until it is asked for.
    compared: Option<Box<CorrectionResult>>,
    /// The number of statements that stay in their places.
    stay: usize,
    /// The fates that something meets, with the statements that are shown.
    parts: Vec<(ReanchorResult, Vec<StatementId>)>,
}

impl CorrectionPreview {
    /// Of what a comparison has come to.
    pub(crate) fn new(compared: Box<CorrectionResult>) -> Self {
        let correction = compared.correction.clone();
        let results = [
            ReanchorResult::Orphaned,
            ReanchorResult::Changed,
            ReanchorResult::Moved,
            ReanchorResult::Restored,
        ];
        let parts = results.map(|result| (result, correction.with_result(result)));
        let parts = parts.into_iter().filter(|(_, those)| !those.is_empty()).collect();
        Self {
            parts,
            stay: correction.count(ReanchorResult::Unchanged),
            correction,
            compared: Some(compared),
        }
    }
}

impl Dialog for CorrectionPreview {
    fn title(&self) -> String {
        "What becomes of the statements".to_owned()
    }

    fn width(&self) -> f32 {
        720.0
    }

    fn back(&self) -> Option<DialogRequest> {
        let Correction { article, text, .. } = &*self.correction;
        Some(DialogRequest::CorrectText { article: *article, text: Some(text.clone()) })
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let text = match self.stay {
            0 if self.parts.is_empty() => "Nothing is marked in this article yet.".to_owned(),
            _ => format!("{} in place, with the same words.", verb(self.stay, "stays", "stay")),
        };
        ui.add(Label::new(text).wrap());
        let most = (ui.available_height() - 96.0).clamp(80.0, 560.0);
        ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
            ui.set_width(ui.available_width() - 4.0);
            for (result, those) in &self.parts {
                part(ui, shown, &self.correction, *result, those);
            }
        });
        ui.add_space(6.0);
        hint(ui, "The text as it was stays in the project. One undo takes all of this back.");
        buttons(ui, |ui| {
            if main_button(ui, "Correct the text", true) {
                queue.extend(self.compared.take().map(Action::CorrectText));
                return DialogOutcome::Close;
            }
            if ui.button("Back to the text").clicked() { DialogOutcome::Close } else { DialogOutcome::Stay }
        })
    }
}

fn verb(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", counted(number, "statement", "statements"), if number == 1 { one } else { many })
}

/// The statements of one result, under what becomes of them.
fn part(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    correction: &Correction,
    result: ReanchorResult,
    those: &[StatementId],
) {
    let number = those.len();
    let title = match result {
        ReanchorResult::Unchanged => verb(number, "stays", "stay"),
        ReanchorResult::Orphaned => format!(
            "{}: the text no longer has the words",
            verb(number, "loses its place", "lose their places")
        ),
        ReanchorResult::Changed => verb(number, "changes its words", "change their words"),
        ReanchorResult::Moved => format!("{} with the same words", verb(number, "moves", "move")),
        ReanchorResult::Restored => verb(number, "has its place again", "have their places again"),
    };
    ui.add_space(10.0);
    let heading = ui.label(RichText::new(&title).font(theme::bold(theme::INTERFACE)));
    heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &title));
    let about = match result {
        ReanchorResult::Orphaned if number == 1 => {
            "Kept with all that was made of it, to be placed again by hand."
        }
        ReanchorResult::Orphaned => "Kept with all that was made of them, to be placed again by hand.",
        ReanchorResult::Changed => "In the same place; please look whether the speaker still says it.",
        ReanchorResult::Moved => "Found in another place of the text.",
        ReanchorResult::Unchanged | ReanchorResult::Restored => "",
    };
    if !about.is_empty() {
        hint(ui, about);
    }
    for id in those.iter().take(MOST) {
        row(ui, shown, correction, *id);
    }
    if number > MOST {
        hint(ui, &format!("and {} more", number - MOST));
    }
}

/// One statement: who says it, its words, and the words that it will have.
fn row(ui: &mut Ui, shown: &ViewContext<'_>, correction: &Correction, id: StatementId) {
    let Some(statement) = shown.statement(id) else { return };
    let tokens = shown.tokens;
    let old = cut(&shown.project().words_of(statement), LETTERS);
    let new = correction.words(id).map(|words| cut(&words, LETTERS)).filter(|new| *new != old);
    ui.add_space(4.0);
    let frame = Frame::NONE
        .fill(tokens.card)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(CornerRadius::same(theme::RADIUS))
        .inner_margin(Margin::symmetric(10, 7));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let party = shown.project().party_of(statement);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            letters(ui, shown.party_letters(party), shown.party_colour(party), 15.0);
            ui.add(
                Label::new(RichText::new(shown.speaker_name(statement)).font(theme::bold(12.0))).truncate(),
            );
        });
        match &new {
            None => plain_words(ui, &old),
            Some(new) => changed_words(ui, ("Was", &old), ("Now", new)),
        }
    });
}
