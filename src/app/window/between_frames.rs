//! The work between frames: input, focus, fields, fonts, and requests of the system.

use std::path::PathBuf;

use egui::{Context, ViewportCommand};

use super::Rejoinder;
use crate::app::action::Action;
use crate::app::command::{Command, CommandContext};
use crate::app::evidence::EvidenceAction;
use crate::app::keys;
use crate::app::link_walk;
use crate::app::request::DialogRequest;

impl Rejoinder {
    /// Keys, files that were dropped, and text that was pasted where no field takes it.
    pub(super) fn take_input(&mut self, context: &Context) {
        let (dropped, pasted) = context.input(|input| {
            let dropped: Vec<PathBuf> =
                input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect();
            let pasted = input.events.iter().find_map(|event| match event {
                egui::Event::Paste(text) => Some(text.clone()),
                _ => None,
            });
            (dropped, pasted)
        });
        if let Some(dialog) = &self.dialogs.open {
            if let Some(wanted) = dialog.takes_files().filter(|_| !dropped.is_empty()) {
                self.queue.push(Action::Evidence(EvidenceAction::Take(wanted, dropped)));
            }
            return;
        }
        // A system's keys for copying come as one event, whatever they are.
        let copied = context.input(|input| input.events.contains(&egui::Event::Copy));
        if copied && !context.text_edit_focused() && self.selection.text.is_none() {
            self.queue.run(Command::CopyQuotation);
        }
        if !dropped.is_empty() {
            self.queue.push(Action::TakeDropped(dropped));
        }
        if let Some(text) = pasted.filter(|_| !context.text_edit_focused()) {
            self.queue.ask(DialogRequest::Paste(text));
        }
        // A menu has the keys: Escape closes it, and the arrows walk through it.
        if egui::Popup::is_any_open(context) {
            return;
        }
        if self.selection.linking.is_some() && !self.fields.writing && !context.text_edit_focused() {
            // The walk has the keys; of the commands those with Ctrl are left.
            for step in link_walk::pressed(context, self.views.linking.on_button) {
                self.queue.push(Action::LinkStep(step));
            }
        }
        let writing = self.fields.writing || self.selection.linking.is_some();
        let reading = self.views.article.has_focus(context);
        let commands = CommandContext { reading, ..self.command_context(context) };
        let form =
            self.views.balance.sources.has_keys(context) || self.views.framing.networks.has_keys(context);
        for command in keys::pressed(context, &commands, (writing, form)) {
            self.queue.run(command);
        }
    }

    /// A dialog has gone: what had the focus before it has it again.
    pub(super) fn give_focus_back(&mut self, context: &Context) {
        if let Some(before) = self.dialogs.focus_before.take() {
            context.memory_mut(|memory| memory.request_focus(before));
        }
    }

    /// Remembers what has the focus while nothing is above it. A menu that has gone, as by Escape, gives it back.
    pub(super) fn follow_focus(&mut self, context: &Context) {
        let menu = egui::Popup::is_any_open(context);
        let had_menu = std::mem::replace(&mut self.fields.menu, menu);
        if self.dialogs.open.is_some() || menu {
            return;
        }
        match context.memory(egui::Memory::focused) {
            None if had_menu => self.give_focus_back(context),
            focused => self.dialogs.focus_before = focused,
        }
    }

    /// Lets go of what egui keeps of fields that are gone: the cursor, and up to a hundred copies of the text to undo by.
    pub(super) fn let_go_of_fields(&mut self, context: &Context) {
        let of = (self.selection.statement(), self.dialogs.open.is_some());
        self.fields.gone |= std::mem::replace(&mut self.fields.of, of) != of;
        // The saved copy of a field that is being edited is needed.
        if self.fields.gone && !context.text_edit_focused() {
            self.fields.gone = false;
            context.data_mut(egui::util::IdTypeMap::remove_by_type::<egui::text_edit::TextEditState>);
        }
    }

    /// Begins what may come a moment later than the first frame, and would only make that wait.
    pub(super) fn begin(&mut self, context: &Context) {
        if std::mem::replace(&mut self.begun, true) {
            return;
        }
        if let Some(fonts) = &mut self.fonts {
            fonts.begin(context);
        }
        self.jobs.look_for_reports(&self.environment.home);
        self.look_for_unfinished();
    }

    /// Looks for unsaved work, once, when the file that was named is open: its own is offered with it.
    pub(super) fn look_for_unfinished(&mut self) {
        if self.begun && !self.recovery.looked && self.jobs.running().is_empty() {
            self.recovery.looked = true;
            self.jobs.look_for_unfinished(&self.environment.home);
        }
    }

    /// Takes over the system's faces once they are found, and says what is wrong with them.
    pub(super) fn take_fonts(&mut self, context: &Context) {
        let Some(fonts) = &mut self.fonts else { return };
        fonts.follow(context);
        // A message of a job would take its place.
        if let Some(words) = fonts.problem.take_if(|_| self.jobs.running().is_empty()) {
            self.message = words;
        }
    }

    /// Closes the window where the system has asked for it. Nobody is asked about what is not saved: it stays in the
    /// journal, and is offered at the next start. A save that is under way is waited for.
    pub(super) fn heed_end_request(&mut self, context: &Context) {
        if !self.leaving.end_request.is_made() || self.leaving.closing {
            return;
        }
        // The display may be the next to go, and the program with it: all is made safe now, and nobody waits for that.
        drop(self.session.open_project().fence());
        if !self.jobs.is_saving() {
            self.leaving.closing = true;
            context.send_viewport_cmd(ViewportCommand::Close);
        }
    }
}
