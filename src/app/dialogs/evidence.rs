//! A source outside of the article.

use egui::Ui;

use super::parts::{body, hint, undo_hint};
use super::source::SourceFields;
use super::{Dialog, DialogOutcome, buttons, main_button};
use crate::app::action::ActionQueue;
use crate::app::view_context::ViewContext;
use edit::{EvidenceIntent, Intent};
use model::{Evidence, EvidenceId};

/// Adds a source, or corrects one.
pub(crate) struct EvidenceForm {
    evidence: Option<EvidenceId>,
    fields: SourceFields,
}

impl EvidenceForm {
    /// Asks for a new source.
    pub(crate) fn add() -> Self {
        Self { evidence: None, fields: SourceFields::new() }
    }

    /// Corrects one that the project has.
    pub(crate) fn edit(evidence: &Evidence) -> Self {
        Self { evidence: Some(evidence.id), fields: SourceFields::of(evidence) }
    }

    /// The passages that are kept, and what is said of them.
    fn passages(&self, ui: &mut Ui, shown: &ViewContext<'_>) {
        let evidence = self.evidence.and_then(|id| shown.project().evidence.get(&id));
        let passages = evidence.map_or(&[][..], |evidence| &evidence.passages);
        if passages.is_empty() {
            return;
        }
        ui.add_space(4.0);
        hint(ui, "Its passages are kept:");
        for passage in passages.iter().take(8) {
            let place =
                if passage.place.is_empty() { String::new() } else { format!(" ({})", passage.place) };
            hint(ui, &format!("“{}”{place}", crate::app::widgets::cut(&passage.text, 90)));
        }
        if passages.len() > 8 {
            hint(ui, &format!("and {} more", passages.len() - 8));
        }
    }
}

impl Dialog for EvidenceForm {
    fn title(&self) -> String {
        if self.evidence.is_some() { "Edit the source" } else { "Add evidence" }.to_owned()
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let enter = body(ui, |ui| {
            let mut enter = self.fields.show(ui);
            self.passages(ui, shown);
            ui.add_space(4.0);
            enter |= self.fields.show_passage(ui);
            enter
        });
        let facts = self.fields.facts();
        buttons(ui, |ui| {
            let verb = if self.evidence.is_some() { "Apply" } else { "Add" };
            let main = main_button(ui, verb, facts.is_some()) || enter;
            if let Some(facts) = facts.filter(|_| main) {
                queue.edit(match self.evidence {
                    Some(evidence) => Intent::Evidence(EvidenceIntent::Describe { evidence, facts }),
                    None => Intent::Evidence(EvidenceIntent::Add(facts)),
                });
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() {
                return DialogOutcome::Close;
            }
            if let Some(evidence) = self.evidence {
                let tip = format!("Remove it with its citations. {}", undo_hint(ui));
                if ui.button("Remove").on_hover_text(tip).clicked() {
                    queue.edit(Intent::Evidence(EvidenceIntent::Remove(evidence)));
                    return DialogOutcome::Close;
                }
            }
            DialogOutcome::Stay
        })
    }
}
