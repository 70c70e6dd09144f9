//! The inspector: all about what is selected, or about the project where nothing is.

mod buffer;
mod coding;
mod evidence;
mod link;
mod links;
mod note;
mod parts;
mod review;
mod several;
mod statement;
mod summary;
#[cfg(test)]
mod tests;
mod why;

use egui::{Frame, Margin, ScrollArea, Ui};

use self::buffer::Buffer;
use self::summary::Summary;
use super::super::action::Queue;
use super::super::shown::Shown;
use crate::model::{LinkId, ProjectId, StatementId};

/// What the inspector remembers.
#[derive(Default)]
pub(crate) struct InspectorView {
    /// Set when the note should get the focus.
    pub(crate) focus_note: bool,
    note: Buffer<StatementId>,
    link_note: Buffer<LinkId>,
    title: Buffer<ProjectId>,
    summary: Summary,
}

/// Shows the inspector.
pub(crate) fn show(ui: &mut Ui, shown: &Shown<'_>, view: &mut InspectorView, queue: &mut Queue) {
    let what = (shown.selection.statement(), shown.selection.link);
    ScrollArea::vertical().id_salt(("inspector", what)).auto_shrink([false, false]).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin { left: 14, right: 14, top: 0, bottom: 18 }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 3.0;
            parts(ui, shown, view, queue);
        });
    });
}

fn parts(ui: &mut Ui, shown: &Shown<'_>, view: &mut InspectorView, queue: &mut Queue) {
    let link = shown.selection.link.and_then(|id| shown.project().links.get(&id));
    if let Some(link) = link {
        link::show(ui, shown, link, view, queue);
    } else if shown.selection.statements.len() > 1 {
        several::show(ui, shown, queue);
    } else if let Some(statement) = shown.selected() {
        statement::show(ui, shown, statement, queue);
        why::of_statement(ui, shown, statement);
        coding::show(ui, shown, statement, queue);
        links::show(ui, shown, statement, view, queue);
        evidence::show(ui, shown, statement, queue);
        note::of_statement(ui, statement, view, queue);
        statement::remove(ui, shown, queue);
    } else {
        view.focus_note = false;
        summary::show(ui, shown, view, queue);
    }
}
