//! The choice between replacing what an export would, and another place.

use std::path::PathBuf;

use egui::{Label, Ui};

use super::super::action::{Action, ActionQueue};
use super::super::export::ExportRequest;
use super::super::view_context::ViewContext;
use super::parts::hint;
use super::{Dialog, DialogOutcome, buttons, main_button};

/// Asks for leave to replace the file or folder that is in the place of an export.
pub(crate) struct ReplaceExport {
    wish: Box<ExportRequest>,
    to: PathBuf,
    /// The dialog that waits for the export, with what was written in it.
    below: Option<Box<dyn Dialog>>,
}

impl ReplaceExport {
    /// Asks about a place.
    pub(crate) fn new(wish: Box<ExportRequest>, to: PathBuf) -> Self {
        Self { wish, to, below: None }
    }

    /// Shows it in place of a dialog, which comes back whatever is chosen.
    pub(crate) fn above(mut self, dialog: Option<Box<dyn Dialog>>) -> Self {
        self.below = dialog;
        self
    }
}

impl Dialog for ReplaceExport {
    fn title(&self) -> String {
        if self.wish.is_folder() { "The folder exists already" } else { "The file exists already" }.to_owned()
    }

    fn below(&mut self) -> Option<Box<dyn Dialog>> {
        self.below.take()
    }

    fn ui(&mut self, ui: &mut Ui, _: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        ui.add(Label::new(self.to.display().to_string()).wrap());
        ui.add_space(4.0);
        let folder = self.wish.is_folder();
        hint(
            ui,
            if folder {
                "Files of the same names in it are replaced for good; all others stay."
            } else {
                "What it holds now is replaced for good."
            },
        );
        buttons(ui, |ui| {
            // The default gives nothing up.
            if main_button(ui, "Another place…", true) {
                queue.push(Action::PickExport(self.wish.clone()));
                return DialogOutcome::Close;
            }
            if ui.button(if folder { "Replace files" } else { "Replace it" }).clicked() {
                queue.push(Action::Export { wish: self.wish.clone(), to: self.to.clone(), replace: true });
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() { DialogOutcome::Close } else { DialogOutcome::Stay }
        })
    }
}
