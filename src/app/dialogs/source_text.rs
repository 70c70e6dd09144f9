//! The text of a source: pasted, read from a file, or corrected.

use egui::{RichText, ScrollArea, TextEdit, Ui};

use super::parts::{hint, problem, undo_hint};
use super::{Dialog, DialogOutcome, buttons, focus_first, main_button, typed};
use crate::app::action::{Action, ActionQueue};
use crate::app::evidence::{EvidenceAction, EvidenceFile};
use crate::app::request::DialogRequest;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use edit::{EvidenceIntent, Intent};
use model::{EvidenceId, Project};

/// A longer text is not written in: laying it out again would take longer than the next key.
const MOST_WRITTEN: usize = 400_000;

/// Takes the text of a source.
pub(crate) struct SourceTextForm {
    evidence: EvidenceId,
    title: String,
    before: String,
    text: String,
    fresh: bool,
}

impl SourceTextForm {
    /// Begins with the text that the source has.
    pub(crate) fn new(project: &Project, evidence: EvidenceId) -> Option<Self> {
        let title = project.evidence.get(&evidence)?.title.clone();
        let before = project.source_texts.get(&evidence).map_or_else(String::new, |it| it.text.to_string());
        Some(Self { evidence, title, text: before.clone(), before, fresh: true })
    }

    fn field(&mut self, ui: &mut Ui) {
        let label = ui.label(RichText::new("Text of the source").small().weak());
        if self.text.len() > MOST_WRITTEN {
            problem(ui, "This text is too long to be written in here: read a corrected one from a file.");
            return;
        }
        let most = (ui.available_height() - 60.0).clamp(80.0, 520.0);
        ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
            let edit = TextEdit::multiline(&mut self.text)
                .id_salt("text of the source")
                .font(theme::serif(theme::READING))
                .desired_width(f32::INFINITY)
                .desired_rows(14);
            let response = ui.add(edit).labelled_by(label.id);
            typed::note(&response, &self.text);
            focus_first(&response, &mut self.fresh);
        });
    }
}

impl Dialog for SourceTextForm {
    fn title(&self) -> String {
        if self.before.is_empty() { "Text of the source" } else { "Correct the text of the source" }
            .to_owned()
    }

    fn width(&self) -> f32 {
        820.0
    }

    fn takes_files(&self) -> Option<EvidenceFile> {
        Some(EvidenceFile::Text(self.evidence))
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let now = shown.project().source_texts.get(&self.evidence).map_or("", |it| &it.text);
        if now != self.before {
            // It was read from a file meanwhile.
            now.clone_into(&mut self.before);
            now.clone_into(&mut self.text);
        }
        ui.label(RichText::new(&self.title).font(theme::bold(theme::INTERFACE)));
        hint(
            ui,
            "Paste the words of the source, or read its file. Passages that are cited keep their place in it; where their words \
             change or go, you are told.",
        );
        ui.add_space(4.0);
        if ui
            .button("Read from a file…")
            .on_hover_text("A document of any kind that articles are read from")
            .clicked()
        {
            queue.push(Action::Evidence(EvidenceAction::Pick(EvidenceFile::Text(self.evidence))));
        }
        self.field(ui);
        let changed = self.text != self.before && !self.text.trim().is_empty();
        buttons(ui, |ui| {
            if main_button(ui, "Apply", changed) {
                let (evidence, text, places) = (self.evidence, self.text.clone(), Vec::new());
                queue.push(Action::Evidence(EvidenceAction::SetText { evidence, text, places }));
                queue.ask(DialogRequest::EvidenceLibrary(Some(evidence)));
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() {
                return DialogOutcome::Close;
            }
            if !self.before.is_empty() {
                let tip = format!("Its passages keep their words. {}", undo_hint(ui));
                if ui.button("Remove the text").on_hover_text(tip).clicked() {
                    queue.edit(Intent::Evidence(EvidenceIntent::RemoveText(self.evidence)));
                    return DialogOutcome::Close;
                }
            }
            DialogOutcome::Stay
        })
    }
}
