//! Shows where an address leads before it is opened.

use egui::{Label, RichText, Ui};

use super::super::action::{Action, ActionQueue};
use super::super::theme;
use super::super::view_context::ViewContext;
use super::parts::hint;
use super::{Dialog, DialogOutcome, buttons, main_button};
use model::{host_of, web_address};

/// Asks whether an address is to be opened, which is then in plain sight.
pub(crate) struct OpenAddressDialog {
    address: String,
    host: String,
}

impl OpenAddressDialog {
    /// Asks about an address; nothing where it is none that is opened.
    pub(crate) fn to(address: &str) -> Option<Self> {
        Some(Self { address: web_address(address)?, host: host_of(address)? })
    }
}

impl Dialog for OpenAddressDialog {
    fn title(&self) -> String {
        format!("Open a page of {} in the browser?", self.host)
    }

    fn ui(&mut self, ui: &mut Ui, _: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let address = RichText::new(&self.address).font(theme::sans(theme::INTERFACE));
        egui::ScrollArea::vertical()
            .max_height(160.0)
            .show(ui, |ui| ui.add(Label::new(address).wrap().selectable(true)));
        ui.add_space(4.0);
        hint(ui, "Rejoinder itself does not go online.");
        buttons(ui, |ui| {
            if main_button(ui, "Open in the browser", true) {
                queue.push(Action::OpenAddress(self.address.clone()));
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() { DialogOutcome::Close } else { DialogOutcome::Stay }
        })
    }
}
