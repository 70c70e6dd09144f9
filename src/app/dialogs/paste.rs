//! An article from the clipboard.

use egui::{Event, Ui, ViewportCommand};

use super::super::action::{Action, ActionQueue};
use super::super::view_context::ViewContext;
use super::{Dialog, DialogOutcome, buttons, focus_first, lines, main_button};

/// Takes the text of an article.
pub(crate) struct PasteDialog {
    text: String,
    fresh: bool,
    clipboard: ClipboardText,
}

/// The text of the clipboard, with which the dialog begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ClipboardText {
    /// To be asked for.
    Wanted,
    /// Asked for, and not here yet; where there is none, it never comes.
    Asked,
    /// Here, or not needed.
    Settled,
}

impl PasteDialog {
    /// Begins with a text, perhaps empty.
    pub(crate) fn new(text: String) -> Self {
        let clipboard = if text.is_empty() { ClipboardText::Wanted } else { ClipboardText::Settled };
        Self { text, fresh: true, clipboard }
    }

    /// Asks for the clipboard's text, and takes it while nothing else was written.
    fn take_clipboard(&mut self, ui: &Ui) {
        match self.clipboard {
            ClipboardText::Wanted => {
                ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
                self.clipboard = ClipboardText::Asked;
            }
            ClipboardText::Asked if self.text.is_empty() => {
                let pasted = ui.input_mut(|input| {
                    let at = input.events.iter().position(|event| matches!(event, Event::Paste(_)))?;
                    match input.events.remove(at) {
                        Event::Paste(text) => Some(text),
                        _ => None,
                    }
                });
                if let Some(text) = pasted {
                    self.text = text;
                    self.clipboard = ClipboardText::Settled;
                }
            }
            ClipboardText::Asked | ClipboardText::Settled => {}
        }
    }
}

impl Dialog for PasteDialog {
    fn title(&self) -> String {
        "Paste an article".to_owned()
    }

    fn width(&self) -> f32 {
        620.0
    }

    fn ui(&mut self, ui: &mut Ui, _: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        self.take_clipboard(ui);
        let most = ui.available_height() - 60.0;
        egui::ScrollArea::vertical().max_height(most.min(360.0)).show(ui, |ui| {
            let hint = "The headline on the first line, then the text";
            let response = lines(ui, "Text of the article", &mut self.text, hint, 16);
            focus_first(&response, &mut self.fresh);
        });
        let ready = !self.text.trim().is_empty();
        buttons(ui, |ui| {
            if main_button(ui, "Begin a project with it", ready) {
                queue.push(Action::Paste { text: std::mem::take(&mut self.text), add: false });
                return DialogOutcome::Close;
            }
            if ui.add_enabled(ready, egui::Button::new("Add it to this project")).clicked() {
                queue.push(Action::Paste { text: std::mem::take(&mut self.text), add: true });
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() { DialogOutcome::Close } else { DialogOutcome::Stay }
        })
    }
}
