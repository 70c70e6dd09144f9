//! A bibliography: BibTeX, RIS or CSL-JSON, pasted or from a file.

use egui::Ui;

use super::parts::hint;
use super::{Dialog, DialogOutcome, buttons, focus_first, lines, main_button};
use crate::app::action::{Action, ActionQueue};
use crate::app::evidence::{EvidenceAction, EvidenceFile};
use crate::app::request::DialogRequest;
use crate::app::view_context::ViewContext;

/// Takes a bibliography.
pub(crate) struct ReferencesForm {
    text: String,
    fresh: bool,
}

impl Default for ReferencesForm {
    fn default() -> Self {
        Self { text: String::new(), fresh: true }
    }
}

impl Dialog for ReferencesForm {
    fn title(&self) -> String {
        "Import references".to_owned()
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn takes_files(&self) -> Option<EvidenceFile> {
        Some(EvidenceFile::References)
    }

    fn back(&self) -> Option<DialogRequest> {
        Some(DialogRequest::EvidenceLibrary(None))
    }

    fn ui(&mut self, ui: &mut Ui, _: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        hint(
            ui,
            "Paste BibTeX, RIS or CSL-JSON, as Zotero and other programs write it, or read a file. Each source becomes a piece of \
             evidence; those that the project has are skipped.",
        );
        let field = lines(ui, "References", &mut self.text, "@report{…", 8);
        focus_first(&field, &mut self.fresh);
        let ready = !self.text.trim().is_empty();
        buttons(ui, |ui| {
            if main_button(ui, "Import", ready) {
                queue.push(Action::Evidence(EvidenceAction::ReadReferences(self.text.clone())));
                queue.ask(DialogRequest::EvidenceLibrary(None));
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() {
                return DialogOutcome::Close;
            }
            if ui.button("From a file…").on_hover_text("Read a .bib, .ris or .json file").clicked() {
                queue.push(Action::Evidence(EvidenceAction::Pick(EvidenceFile::References)));
            }
            DialogOutcome::Stay
        })
    }
}
