//! The kind of claim that a statement seems to be, and the step that accepts it.

use egui::{RichText, Ui};

use super::parts::{row, small, small_row, value};
use super::why;
use crate::app::action::ActionQueue;
use crate::app::command::Command;
use crate::app::view_context::ViewContext;
use model::{Nature, Statement, TagId};

/// Says what it looks like and why, with the step that marks and tags it so; nothing where no kind is plain.
pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, statement: &Statement, queue: &mut ActionQueue) {
    let Some(nature) = &statement.nature else { return };
    let tag = shown.project().codebook.claim_type(nature.kind);
    ui.add_space(6.0);
    row(ui, "Looks like", |ui, _| {
        let sure = nature.why.certainty();
        value(ui, RichText::new(format!("{} ({sure})", nature.kind.name())));
    });
    why::show(ui, &[why::reason(&nature.why)]);
    ui.add_space(3.0);
    if is_accepted(statement, nature, tag) {
        value(ui, RichText::new("Accepted").small().weak());
        return;
    }
    small_row(ui, 0, |ui| {
        let spec = Command::AcceptNature.spec();
        let keys = Command::AcceptNature.shortcut_text(ui.ctx()).unwrap_or_default();
        let button = small(ui, &format!("{} ({keys})", spec.name)).accessible_name(spec.name);
        let does = does(nature, shown, tag);
        if button.on_hover_text(format!("{does} ({keys})")).clicked() {
            queue.run(Command::AcceptNature);
        }
    });
}

/// The effect of accepting: "Mark it as a claim and tag it “figure”".
fn does(nature: &Nature, shown: &ViewContext<'_>, tag: Option<TagId>) -> String {
    let mark = if nature.kind.checkable() {
        "Mark it as a claim"
    } else {
        "Mark it as no claim that can be checked"
    };
    match tag.and_then(|tag| shown.project().codebook.tag(tag)) {
        Some((_, tag)) => format!("{mark} and tag it “{}”", tag.name),
        None => mark.to_owned(),
    }
}

/// Returns `true` if mark and tag are as they would be.
fn is_accepted(statement: &Statement, nature: &Nature, tag: Option<TagId>) -> bool {
    let tagged = tag.is_none_or(|tag| statement.tags.iter().any(|tagging| tagging.tag == tag));
    statement.claim == nature.kind.checkable() && tagged
}
