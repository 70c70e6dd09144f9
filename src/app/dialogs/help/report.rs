//! A report of a problem: what is known of the program and the system, and what a person adds; no text of an article.

use egui::{Label, RichText, ScrollArea, Ui};

use super::super::parts::{body, hint};
use super::super::{Dialog, DialogOutcome, buttons, focus_first, lines, main_button};
use crate::app::action::{Action, ActionQueue};
use crate::app::crash;
use crate::app::view_context::ViewContext;
use model::Project;

/// Writes a report to pass on.
pub(crate) struct ReportForm {
    facts: String,
    words: String,
    fresh: bool,
}

impl ReportForm {
    /// Begins a report; of the project only how large it is.
    pub(crate) fn new(project: &Project) -> Self {
        Self {
            facts: format!("{}\n{}", crash::circumstances(), sizes(project)),
            words: String::new(),
            fresh: true,
        }
    }
}

impl Dialog for ReportForm {
    fn title(&self) -> String {
        "Report a problem".to_owned()
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn ui(&mut self, ui: &mut Ui, _: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        body(ui, |ui| {
            hint(
                ui,
                "A file is written, for you to pass on. It has what you write here and the facts below: no article, \
                 no statement, no name.",
            );
            ui.add_space(4.0);
            let field =
                lines(ui, "What happened?", &mut self.words, "What you did, and what you had expected", 4);
            focus_first(&field, &mut self.fresh);
            ui.add_space(6.0);
            ScrollArea::vertical().id_salt("facts").max_height(150.0).show(ui, |ui| {
                ui.add(Label::new(RichText::new(&self.facts).small().weak()).wrap().selectable(true));
            });
        });
        buttons(ui, |ui| {
            if main_button(ui, "Write the file", true) {
                queue.push(Action::WriteReport(text(&self.words, &self.facts)));
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() { DialogOutcome::Close } else { DialogOutcome::Stay }
        })
    }
}

fn text(words: &str, facts: &str) -> String {
    format!("A problem with Rejoinder, reported by a person.\n\n{}\n\n{facts}\n", words.trim())
}

/// The size of the project: numbers alone.
fn sizes(project: &Project) -> String {
    let bytes: usize = project.articles.iter().map(|article| article.text.len()).sum();
    format!(
        "project: {} articles ({bytes} bytes), {} parties, {} speakers, {} statements, {} links, {} sources",
        project.articles.len(),
        project.parties.len(),
        project.speakers.len(),
        project.statements.len(),
        project.links.len(),
        project.evidence.len(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_has_numbers_and_no_words_of_the_project() {
        let project = store::from_text(crate::SAMPLE).expect("the sample can be read");
        let form = ReportForm::new(&project);
        let report = text("It stopped.", &form.facts);
        assert!(report.contains("It stopped.") && report.contains("version: "), "{report}");
        assert!(report.contains(&format!("{} statements", project.statements.len())), "{report}");
        let names = project.parties.iter().flat_map(|it| [&it.name, &it.short]);
        let names = names.chain(project.speakers.values().map(|it| &it.name));
        let titles = project.articles.iter().map(|it| &it.title).chain([&project.title]);
        for secret in names.chain(titles) {
            assert!(!report.contains(secret.as_str()), "{secret} is in {report}");
        }
    }
}
