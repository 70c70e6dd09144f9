//! Others who have the project's file: another window, or another program that wrote it.

use egui::{Label, Ui};

use super::super::action::{Action, ActionQueue};
use super::super::notice::NoticeAction;
use super::super::view_context::ViewContext;
use super::parts::hint;
use super::{Dialog, DialogOutcome, buttons, main_button};
use crate::app::text::when;
use store::{Holder, Revision};

/// The copy is that of what is open here.
const COPY: &str = "Save mine as a copy…";

/// Says that another program has written the file, and asks which version is to be kept.
pub(crate) struct ConflictDialog {
    theirs: Revision,
}

impl ConflictDialog {
    /// Another program has written this into the file.
    pub(crate) fn new(theirs: Revision) -> Self {
        Self { theirs }
    }
}

impl Dialog for ConflictDialog {
    fn title(&self) -> String {
        "The file was changed by another program".to_owned()
    }

    fn width(&self) -> f32 {
        540.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let name = shown.session.path().and_then(|path| path.file_name()).unwrap_or_default();
        let unsaved = shown.session.is_unsaved();
        let mine = if unsaved {
            "You have changes here that are not in it."
        } else {
            "You have changed nothing here since it was saved."
        };
        let text = format!(
            "{} was changed since it was opened here. {mine} Nothing was replaced.",
            name.to_string_lossy()
        );
        ui.add(Label::new(text).wrap());
        ui.add_space(4.0);
        hint(
            ui,
            "Keep mine: theirs is kept as an earlier version. Take theirs: what you have changed is kept for 30 \
             days. As a copy: both stay, and you go on in yours.",
        );
        buttons(ui, |ui| {
            // Where nothing is changed here, theirs is what one wants. Else the default gives up neither of the two.
            let (mine, theirs, copy) =
                (NoticeAction::KeepMine(self.theirs), NoticeAction::TakeTheirs, NoticeAction::SaveCopy);
            let ways = if unsaved { [copy, mine, theirs] } else { [theirs, mine, copy] };
            let mut chosen = None;
            for (at, way) in ways.iter().enumerate() {
                let name = if matches!(way, NoticeAction::SaveCopy) { COPY } else { way.name() };
                let pressed = if at == 0 {
                    main_button(ui, name, true)
                } else {
                    ui.button(name).on_hover_text(way.help()).clicked()
                };
                chosen = chosen.or(pressed.then_some(way));
            }
            let Some(way) = chosen else { return DialogOutcome::Stay };
            queue.push(way.action());
            DialogOutcome::Close
        })
    }
}

/// Says who has the project open, and asks whether to take it over.
pub(crate) struct LockedDialog {
    holder: Holder,
}

impl LockedDialog {
    /// This one has it open.
    pub(crate) fn new(holder: Holder) -> Self {
        Self { holder }
    }
}

impl Dialog for LockedDialog {
    fn title(&self) -> String {
        "This project is open elsewhere".to_owned()
    }

    fn ui(&mut self, ui: &mut Ui, _: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let (who, since) = (self.holder.name(), when(self.holder.since));
        ui.add(Label::new(format!("{who} has had it open since {since}.")).wrap());
        ui.add_space(4.0);
        hint(
            ui,
            "You can read it here. If you take it over, the other window can only read it from then on; what \
             was changed there and not saved is offered to you.",
        );
        buttons(ui, |ui| {
            if main_button(ui, "Read only", true) {
                return DialogOutcome::Close;
            }
            if ui.button(NoticeAction::TakeOver.name()).on_hover_text(NoticeAction::TakeOver.help()).clicked()
            {
                queue.push(Action::TakeOver);
                return DialogOutcome::Close;
            }
            DialogOutcome::Stay
        })
    }
}
