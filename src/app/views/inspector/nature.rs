//! The kind of claim that a statement seems to be, and the step that accepts it.

use egui::{RichText, Ui};

use super::parts::{row, small, small_row};
use super::why;
use crate::app::action::ActionQueue;
use crate::app::command::Command;
use crate::app::view_context::ViewContext;
use model::{Nature, Statement, TagId};

/// Says what it looks like, with the step that marks and tags it so; nothing where no kind is plain. The reason is with the
/// other reasons, and shows itself on hover.
pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, statement: &Statement, queue: &mut ActionQueue) {
    let Some(nature) = &statement.nature else { return };
    let tag = shown.project().codebook.claim_type(nature.kind);
    row(ui, "Looks like", |ui, _| {
        small_row(ui, 6, |ui| {
            let text = format!("{} ({})", nature.kind.name(), nature.why.certainty());
            ui.label(text).on_hover_text(why::reason(&nature.why));
            if is_accepted(statement, nature, tag) {
                ui.label(RichText::new("accepted").small().weak());
                return;
            }
            let spec = Command::AcceptNature.spec();
            let keys = Command::AcceptNature.shortcut_text(ui.ctx()).unwrap_or_default();
            let button = small(ui, &format!("Accept ({keys})")).accessible_name(spec.name);
            let does = does(nature, shown, tag);
            if button.on_hover_text(format!("{does} ({keys})")).clicked() {
                queue.run(Command::AcceptNature);
            }
        });
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
