//! The password of a document.

use std::path::PathBuf;

use egui::{TextEdit, Ui};

use super::super::action::{Action, ActionQueue};
use super::super::path_purpose::PathPurpose;
use super::super::view_context::ViewContext;
use super::{Dialog, DialogOutcome, buttons, focus_first, main_button, pressed_enter};

/// Asks for the password of a document that does not open without one.
pub(crate) struct PasswordForm {
    purpose: PathPurpose,
    path: PathBuf,
    /// True if another password was tried.
    wrong: bool,
    password: String,
    fresh: bool,
}

impl PasswordForm {
    /// Asks for the password of a file, for the purpose for which the file is read.
    pub(crate) fn new(purpose: PathPurpose, path: PathBuf, wrong: bool) -> Self {
        Self { purpose, path, wrong, password: String::new(), fresh: true }
    }
}

impl Dialog for PasswordForm {
    fn title(&self) -> String {
        "Password of the document".to_owned()
    }

    fn ui(&mut self, ui: &mut Ui, _: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy();
        ui.label(if self.wrong {
            format!("{name} does not open with this password. Look for a slip, or for capital letters.")
        } else {
            format!("{name} is protected by a password.")
        });
        let label = ui.label("Password");
        let edit = TextEdit::singleline(&mut self.password).password(true).desired_width(f32::INFINITY);
        let response = ui.add(edit).labelled_by(label.id);
        focus_first(&response, &mut self.fresh);
        let entered = pressed_enter(ui, &response);
        let ready = !self.password.is_empty();
        buttons(ui, |ui| {
            if main_button(ui, "Open", ready) || (entered && ready) {
                queue.push(Action::ReadProtected {
                    purpose: self.purpose.clone(),
                    path: std::mem::take(&mut self.path),
                    password: std::mem::take(&mut self.password),
                });
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() { DialogOutcome::Close } else { DialogOutcome::Stay }
        })
    }
}
