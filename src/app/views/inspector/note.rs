//! Notes, written straight into the project.

use egui::{RichText, TextEdit, Ui};

use super::parts::{WRITING, heading, leave_on_escape};
use super::view::InspectorView;
use crate::app::action::ActionQueue;
use crate::app::command::Command;
use crate::app::theme;
use edit::{Intent, LinkIntent, StatementIntent};
use model::{Link, Statement};

/// The note on a statement.
pub(super) fn of_statement(
    ui: &mut Ui,
    statement: &Statement,
    view: &mut InspectorView,
    queue: &mut ActionQueue,
) {
    view.note.sync(statement.id, &statement.note);
    let focus = std::mem::take(&mut view.focus_note);
    let name = "Note on the statement";
    let response = field(ui, ("note", statement.id), &mut view.note.text, name, focus);
    let response = response.on_hover_text(Command::Note.tooltip(ui.ctx()));
    if let Some(note) = view.note.written(&response) {
        queue.edit(Intent::Statement(StatementIntent::SetNote { statement: statement.id, note }));
    }
}

/// The note on a link.
pub(super) fn of_link(ui: &mut Ui, link: &Link, view: &mut InspectorView, queue: &mut ActionQueue) {
    view.link_note.sync(link.id, &link.note);
    let focus = std::mem::take(&mut view.focus_note);
    let name = "Note on the link";
    let response = field(ui, ("note", link.id), &mut view.link_note.text, name, focus);
    if let Some(note) = view.link_note.written(&response) {
        queue.edit(Intent::Link(LinkIntent::SetNote { link: link.id, note }));
    }
}

fn field(
    ui: &mut Ui,
    salt: impl egui::AsIdSalt,
    text: &mut String,
    name: &str,
    focus: bool,
) -> egui::Response {
    heading(ui, "Note");
    let edit = TextEdit::multiline(text)
        .id_salt(salt)
        .event_filter(WRITING)
        .font(theme::sans(theme::INTERFACE))
        .hint_text(RichText::new("What others should know").weak())
        .desired_width(f32::INFINITY)
        .desired_rows(2);
    let response = ui.add(edit).accessible_name(name);
    leave_on_escape(ui, &response);
    if focus {
        response.request_focus();
        response.scroll_to_me(None);
    }
    response
}
