//! The inspector: all about what is selected, or about the project where nothing is.
//!
//! Of a statement it goes in the order of the job: the words, who says them, why they were found, the coding and the verdict,
//! replies and links, evidence, the note.

mod buffer;
mod checked;
mod coding;
mod correction;
mod evidence;
mod link;
mod links;
mod nature;
mod note;
mod parts;
mod replies;
mod review;
mod several;
mod statement;
mod summary;
#[cfg(test)]
mod tests;
mod utterances;
mod verdict;
mod view;
mod why;

use egui::{ScrollArea, Ui, UiBuilder, vec2};

pub(crate) use self::view::InspectorView;
use super::super::action::ActionQueue;
use super::super::view_context::ViewContext;

/// The room at the left and right.
const MARGIN: f32 = 14.0;

/// Shows the inspector.
pub(crate) fn show(ui: &mut Ui, shown: &ViewContext<'_>, view: &mut InspectorView, queue: &mut ActionQueue) {
    let what = (shown.selection.statement(), shown.selection.link);
    ScrollArea::vertical().id_salt(("inspector", what)).auto_shrink([false, false]).show(ui, |ui| {
        // In a part of its own, of which the height alone counts: a word that is too long is cut off and
        // does not make the inspector wider.
        let width = ui.available_width();
        let room = ui.available_rect_before_wrap().shrink2(vec2(MARGIN, 0.0));
        let mut inner = ui.new_child(UiBuilder::new().id_salt("parts").max_rect(room));
        inner.spacing_mut().item_spacing.y = 3.0;
        parts(&mut inner, shown, view, queue);
        ui.allocate_space(vec2(width, inner.min_rect().height() + 18.0));
    });
}

fn parts(ui: &mut Ui, shown: &ViewContext<'_>, view: &mut InspectorView, queue: &mut ActionQueue) {
    let link = shown.selection.link.and_then(|id| shown.project().links.get(&id));
    if let Some(link) = link {
        link::show(ui, shown, link, view, queue);
    } else if shown.selection.statements.len() > 1 {
        several::show(ui, shown, queue);
    } else if let Some(statement) = shown.selected() {
        correction::show(ui, shown, statement, queue);
        statement::show(ui, shown, statement, queue);
        why::of_statement(ui, shown, statement, view);
        coding::show(ui, shown, statement, queue);
        replies::show(ui, shown, statement, queue);
        links::show(ui, shown, statement, view, queue);
        utterances::show(ui, shown, statement, queue);
        evidence::show(ui, shown, statement, view, queue);
        checked::show(ui, shown, statement, queue);
        note::of_statement(ui, statement, view, queue);
        statement::remove(ui, shown, queue);
    } else {
        summary::show(ui, shown, view, queue);
    }
    // Nothing waits for a note that is not here.
    view.focus_note = false;
}
