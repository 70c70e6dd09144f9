//! The verdict on a claim in full: rating, reasons, gaps, second reader and history.

mod history;

use egui::{RichText, Ui};

use super::parts::{body, choose, hint, problem, quoted};
use super::{Dialog, DialogOutcome, buttons, focus_first, lines, main_button};
use crate::app::action::ActionQueue;
use crate::app::ratings::{by_whom, rating_choices};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use edit::{Intent, VerdictIntent};
use model::{CoderId, EvidenceBalance, Project, RatingId, StatementId, Verdict};

/// The letters of the claim that are shown above the form.
const CLAIM: usize = 320;

/// Writes the verdict on a claim, or reads it as a second person.
pub(crate) struct VerdictForm {
    statement: StatementId,
    /// The person at the screen.
    person: CoderId,
    rating: Option<RatingId>,
    summary: String,
    /// Gaps in what is known, one a line.
    unknown: String,
    /// The note of the second reader.
    note: String,
    fresh: bool,
}

impl VerdictForm {
    /// Begins with the present verdict; `None` if the statement is gone.
    pub(crate) fn new(project: &Project, statement: StatementId, person: CoderId) -> Option<Self> {
        let verdict = project.statements.get(&statement)?.verdict.as_deref();
        Some(Self {
            statement,
            person,
            rating: verdict.map(|verdict| verdict.rating),
            summary: verdict.map(|verdict| verdict.summary.clone()).unwrap_or_default(),
            unknown: verdict.map(|verdict| verdict.unknown.join("\n")).unwrap_or_default(),
            note: String::new(),
            fresh: true,
        })
    }

    fn gaps(&self) -> Vec<String> {
        let gaps = self.unknown.lines().map(|gap| gap.trim().to_owned());
        gaps.filter(|gap| !gap.is_empty()).collect()
    }

    /// Returns whether the fields say anything else than the present verdict.
    fn differs(&self, present: Option<&Verdict>) -> bool {
        let Some(present) = present else { return self.rating.is_some() };
        let said = (present.rating, present.summary.as_str(), present.unknown.as_slice());
        self.rating.is_some_and(|rating| (rating, self.summary.trim(), self.gaps().as_slice()) != said)
    }

    fn fields(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, present: Option<&Verdict>) {
        let mut choices = rating_choices(shown, present.map(|verdict| verdict.rating));
        if present.is_some() {
            // A verdict is taken away by the key of ratings, and not by a form that asks for reasons.
            choices.retain(|choice| choice.value.is_some());
        }
        let scale = format!("Rating on the scale “{}”", shown.project().scale.name);
        choose(ui, &scale, &choices, &mut self.rating);
        let summary =
            lines(ui, "Summary: why", &mut self.summary, "What the evidence says, in a few sentences", 3);
        focus_first(&summary, &mut self.fresh);
        let gaps = "What is not known, a gap each line";
        lines(ui, gaps, &mut self.unknown, "Figures for 2018: the ministry did not answer", 2);
    }

    /// The field for the second reader, or why there is none. Returns `true` if this person may read the verdict.
    fn second(&mut self, ui: &mut Ui, present: &Verdict, differs: bool) -> bool {
        ui.add_space(6.0);
        if !present.may_be_read_by(self.person) {
            hint(
                ui,
                "You gave this verdict. A second person agrees or returns it, on their computer or here: Settings has who works here now.",
            );
            return false;
        }
        if differs {
            hint(ui, "What you have changed makes it a verdict of your own: another person then reads it.");
            return false;
        }
        let label = "Your note as second reader (needed to return it)";
        lines(ui, label, &mut self.note, "Page 4 says 3 per cent, not 5", 2);
        true
    }

    fn write(&self, rating: RatingId) -> Intent {
        let summary = self.summary.clone();
        Intent::Verdict(VerdictIntent::Write {
            statement: self.statement,
            rating,
            summary,
            unknown: self.gaps(),
        })
    }

    fn read(&self, agrees: bool) -> Intent {
        Intent::Verdict(VerdictIntent::Read { statement: self.statement, agrees, note: self.note.clone() })
    }
}

/// The evidence at a glance.
fn evidence(ui: &mut Ui, shown: &ViewContext<'_>, statement: StatementId) {
    let own = shown.project().citations.values().filter(|citation| citation.statement == statement);
    let balance = EvidenceBalance::of(own).words();
    let words = if balance.is_empty() { "no evidence is cited yet".to_owned() } else { balance };
    hint(ui, &format!("Evidence: {words}"));
}

impl Dialog for VerdictForm {
    fn title(&self) -> String {
        "Verdict in full".to_owned()
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let Some(statement) = shown.statement(self.statement) else { return DialogOutcome::Close };
        let present = statement.verdict.as_deref();
        let differs = self.differs(present);
        let may_read = body(ui, |ui| {
            quoted(ui, shown, self.statement, CLAIM);
            evidence(ui, shown, self.statement);
            ui.add_space(4.0);
            self.fields(ui, shown, present);
            if let Some(present) = present {
                ui.add_space(4.0);
                let by = format!("Given by {}", by_whom(shown.project(), present.coded));
                ui.label(RichText::new(by).font(theme::sans(theme::META)));
                history::readings(ui, shown, present);
            }
            let may_read = present.is_some_and(|present| self.second(ui, present, differs));
            history::earlier(ui, shown, self.statement);
            may_read
        });
        buttons(ui, |ui| {
            if may_read {
                if main_button(ui, "Agree", true) {
                    queue.edit(self.read(true));
                    return DialogOutcome::Close;
                }
                let explained = !self.note.trim().is_empty();
                let back = ui.add_enabled(explained, egui::Button::new("Return"));
                if back.on_disabled_hover_text("Say in the note why").clicked() {
                    queue.edit(self.read(false));
                    return DialogOutcome::Close;
                }
            } else if !differs {
                if main_button(ui, "Done", true) {
                    return DialogOutcome::Close;
                }
            } else if main_button(ui, "Apply", true)
                && let Some(rating) = self.rating
            {
                queue.edit(self.write(rating));
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() {
                return DialogOutcome::Close;
            }
            if self.rating.is_none() && !(self.summary.trim().is_empty() && self.unknown.trim().is_empty()) {
                problem(ui, "Choose a rating");
            }
            DialogOutcome::Stay
        })
    }
}
