//! The stance of a source towards a statement.

use egui::Ui;

use super::bearing::bearing;
use super::cite::STRENGTHS;
use super::parts::{hint, segments};
use super::{Dialog, DialogOutcome, buttons, field, focus_first, main_button, pressed_enter};
use crate::app::action::ActionQueue;
use crate::app::view_context::ViewContext;
use edit::{EvidenceIntent, Intent};
use model::{Citation, CitationId, Stance, Strength};

/// Corrects a citation.
pub(crate) struct CitationForm {
    citation: CitationId,
    of: String,
    stance: Stance,
    strength: Option<Strength>,
    note: String,
    fresh: bool,
}

impl CitationForm {
    /// Corrects one that the project has.
    pub(crate) fn new(citation: &Citation, evidence: &str) -> Self {
        Self {
            citation: citation.id,
            of: evidence.to_owned(),
            stance: citation.stance,
            strength: citation.strength,
            note: citation.note.clone(),
            fresh: true,
        }
    }
}

impl Dialog for CitationForm {
    fn title(&self) -> String {
        "Citation".to_owned()
    }

    fn ui(&mut self, ui: &mut Ui, _: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        ui.label(&self.of);
        let mut stance = Some(self.stance);
        bearing(ui, &mut stance);
        self.stance = stance.unwrap_or(self.stance);
        hint(ui, "Strength");
        segments(ui, &STRENGTHS, &mut self.strength);
        let response = field(ui, "Note", &mut self.note, "What it shows");
        focus_first(&response, &mut self.fresh);
        let enter = pressed_enter(ui, &response);
        buttons(ui, |ui| {
            if main_button(ui, "Apply", true) || enter {
                let note = self.note.trim().to_owned();
                queue.edit(Intent::Evidence(EvidenceIntent::SetCitation {
                    citation: self.citation,
                    stance: self.stance,
                    strength: self.strength,
                    note,
                }));
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() { DialogOutcome::Close } else { DialogOutcome::Stay }
        })
    }
}
