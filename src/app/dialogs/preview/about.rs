//! The facts about the document, beside its paragraphs: doubts, and the facts to correct.

use egui::{Label, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::PreviewForm;
use crate::app::dialogs::parts::{hint, problem};
use crate::app::dialogs::{field, pressed_enter};
use crate::app::theme;
use crate::app::widgets::cut;
use model::is_web_address;

/// The number of letters of a claim that are shown.
const LETTERS: usize = 220;

impl PreviewForm {
    /// The doubts, the facts and the fact-checks. Returns whether Enter was pressed in a field.
    pub(super) fn about(&mut self, ui: &mut Ui, height: f32) -> bool {
        ScrollArea::vertical()
            .id_salt("about the document")
            .max_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 8.0);
                self.doubts(ui);
                let enter = self.facts(ui);
                self.fact_checks(ui);
                enter
            })
            .inner
    }

    fn doubts(&self, ui: &mut Ui) {
        if self.notes.is_empty() {
            return;
        }
        heading(ui, "Look at this");
        for note in &self.notes {
            problem(ui, note);
        }
        ui.add_space(8.0);
    }

    fn facts(&mut self, ui: &mut Ui) -> bool {
        heading(ui, "About the article");
        let mut enter = false;
        for (label, value, hint) in [
            ("Title", &mut self.facts.title, "The headline"),
            ("Byline", &mut self.facts.byline, "Who wrote it"),
            ("Outlet", &mut self.facts.outlet, "The paper, site or station"),
            ("Date", &mut self.facts.date, "5 June 2018"),
            ("Address", &mut self.facts.address, "https://…"),
        ] {
            let response = field(ui, label, value, hint);
            enter |= pressed_enter(ui, &response);
        }
        if self.has_wrong_address() {
            problem(ui, "This is not a web address: one begins with https:// or http://.");
        }
        enter
    }

    /// True if the address is none that could be opened.
    pub(super) fn has_wrong_address(&self) -> bool {
        let address = self.facts.address.trim();
        !address.is_empty() && !is_web_address(address)
    }

    fn fact_checks(&mut self, ui: &mut Ui) {
        if self.reviews.is_empty() {
            return;
        }
        ui.add_space(8.0);
        heading(ui, "Fact-checks in the page");
        hint(ui, "Kept as evidence about the claim.");
        for (review, kept) in &mut self.reviews {
            let verdict = review.verdict.as_deref().unwrap_or("no verdict given");
            let text = format!("{verdict}: “{}”", cut(&review.claim, LETTERS));
            ui.add(egui::Checkbox::new(kept, RichText::new(text).small()));
        }
    }
}

fn heading(ui: &mut Ui, text: &str) {
    let response = ui.add(Label::new(RichText::new(text).font(theme::bold(theme::INTERFACE))).wrap());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
}
