//! The effect of a text correction on a statement, as long as nobody has looked at it.

use egui::{Label, RichText, Ui};

use super::parts::{heading, small, small_row, soft};
use crate::app::action::ActionQueue;
use crate::app::command::Command;
use crate::app::request::DialogRequest;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::command_button;
use model::Statement;

/// Shows it; nothing where the statement is as it was.
pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, statement: &Statement, queue: &mut ActionQueue) {
    let Some(words) = shown.project().earlier_words_of(statement) else { return };
    if statement.is_orphan() {
        heading(ui, "Lost its place");
        let keys = Command::CorrectWords.shortcut_text(ui.ctx()).unwrap_or_default();
        let text = format!(
            "The corrected text no longer has these words. Select the words in the article that stand for them now and press \
             {keys}, or remove the statement. Until then it is kept with all that was made of it."
        );
        ui.add(Label::new(RichText::new(text).color(shown.tokens.warning)).wrap());
        ui.add_space(3.0);
        command_button(ui, Command::CorrectWords, &shown.commands, queue);
    } else if words == shown.project().words_of(statement) {
        heading(ui, "Moved by a correction");
        soft(ui, "The words are the same, in another place of the article.");
    } else {
        heading(ui, "Words changed by a correction");
        soft(ui, "Before the text was corrected:");
        let words = RichText::new(words).font(theme::serif(theme::CARD_TEXT)).line_height(Some(20.0));
        ui.add(Label::new(words).wrap().selectable(true));
    }
    ui.add_space(3.0);
    small_row(ui, 0, |ui| {
        if !statement.is_orphan() {
            let keys = Command::Confirm.shortcut_text(ui.ctx()).unwrap_or_default();
            let seen = small(ui, &format!("It is right so ({keys})")).accessible_name("It is right so");
            if seen.on_hover_text("Confirm the statement with the words that it has now").clicked() {
                queue.run(Command::Confirm);
            }
        }
        let look = small(ui, "Show the earlier text…");
        if look.on_hover_text("Show where it stood before the text was corrected").clicked() {
            let (article, statement) = (statement.article, Some(statement.id));
            queue.ask(DialogRequest::EarlierTexts { article, statement });
        }
    });
}
