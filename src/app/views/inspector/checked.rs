//! The fact-checks of the desk's archive that are like a statement.

use egui::{Label, RichText, Ui};

use super::parts::{card, heading, soft};
use crate::app::action::{Action, ActionQueue};
use crate::app::command::Command;
use crate::app::evidence::EvidenceAction;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{command_button, cut};
use model::{Statement, spelled_out};

/// Number of fact-checks that are shown; the dialog has the others.
const MOST: usize = 2;

/// Shows the best fact-checks, where an archive is searched and has any.
pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, statement: &Statement, queue: &mut ActionQueue) {
    let search = shown.desk.search.as_ref().filter(|search| search.statement == statement.id);
    let hits = search.and_then(|search| search.hits.get()).map_or(&[][..], Vec::as_slice);
    if hits.is_empty() {
        return;
    }
    heading(ui, "Checked before");
    for hit in hits.iter().take(MOST) {
        let review = &hit.review;
        card(ui, |ui| {
            let verdict = review.verdict.as_deref().unwrap_or("no verdict is stated");
            let title = RichText::new(spelled_out(verdict)).font(theme::bold(theme::INTERFACE));
            ui.add(Label::new(title).wrap());
            let by = [review.reviewer.as_deref(), review.published.as_deref()];
            let by = by.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            soft(ui, &format!("{} % alike · {by}", hit.likeness));
            let words =
                RichText::new(spelled_out(&cut(&review.claim, 200)).into_owned()).font(theme::serif(13.0));
            ui.add(Label::new(words).wrap().selectable(true));
            let keep = ui.small_button("Keep as evidence");
            if keep.on_hover_text("Cite it for the statement, as context").clicked() {
                let (statement, hit) = (statement.id, Box::new(hit.clone()));
                queue.push(Action::Evidence(EvidenceAction::Keep { statement, hit }));
            }
        });
        ui.add_space(4.0);
    }
    command_button(ui, Command::CheckedBefore, &shown.commands, queue);
}
