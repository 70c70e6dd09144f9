//! The bar above the panels that leads through the sample.

use egui::{Button, Context, Frame, Id, Label, Margin, RichText, Stroke, Ui};

use super::super::action::{Action, ActionQueue};
use super::super::command::Command;
use super::super::theme;
use super::super::tour::TourStep;
use super::super::view_context::ViewContext;

/// Shows the bar while the tour is under way.
pub(crate) fn show(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let Some(step) = shown.tour else { return };
    let tokens = shown.tokens;
    let card = Frame::NONE
        .fill(tokens.card)
        .stroke(Stroke::new(1.5, tokens.accent))
        .corner_radius(theme::RADIUS)
        .outer_margin(Margin { left: 14, right: 14, top: 8, bottom: 6 })
        .inner_margin(Margin::symmetric(12, 8));
    card.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let number = format!("Tour, step {} of {}", step.number(), TourStep::ALL.len());
        ui.label(RichText::new(number).font(theme::bold(theme::INTERFACE)));
        ui.add(Label::new(words(step, ui.ctx())).wrap());
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let back = ui.add_enabled(step.previous().is_some(), Button::new("Back"));
            if back.clicked() {
                queue.push(Action::Tour(step.previous()));
            }
            let next = if step.next().is_some() { "Next" } else { "Done" };
            let next = ui.button(next);
            let id = Id::unique("tour step");
            if ui.data(|data| data.get_temp(id)) != Some(step) {
                ui.data_mut(|data| data.insert_temp(id, step));
                next.request_focus();
            }
            if next.clicked() {
                queue.push(Action::Tour(step.next()));
            }
            if step.next().is_some() && ui.button("End the tour").clicked() {
                queue.push(Action::Tour(None));
            }
        });
    });
}

/// Returns the text of a step, with the keys as a person has them.
fn words(step: TourStep, context: &Context) -> String {
    let key = |command: Command| command.shortcut_text(context).unwrap_or_else(|| "the menu".to_owned());
    match step {
        TourStep::Article => format!(
            "On the left is the article. What somebody says is underlined in the colour of their party, and has a \
             card in that party’s panel. Click either one: it is marked in both. {} and {} go on and back.",
            key(Command::NextStatement),
            key(Command::PreviousStatement)
        ),
        TourStep::Exchanges => format!(
            "Each row begins with a claim, and level with it is what answers it. The band between two cards says \
             what the answer does: it rebuts, denies, concedes. {} changes to the panels in order and back.",
            key(Command::Alignment)
        ),
        TourStep::MissingReply => format!(
            "A dashed box is a reply that the article does not have: it stands in the panel of whoever was accused. \
             {} goes to the next one, and {} says what became of it.",
            key(Command::NextMissing),
            key(Command::MissingReply)
        ),
        TourStep::Suggestions => format!(
            "What Rejoinder finds by itself is a suggestion: its card is dashed, and the inspector on the right says \
             why. {} confirms, {} rejects, {} takes back. In the sample a person has confirmed most of it.",
            key(Command::Confirm),
            key(Command::Reject),
            key(Command::Undo)
        ),
        TourStep::Away => format!(
            "{} ties a source to a claim, {} gives a verdict, and {} writes reports and tables. Now open an article \
             of your own with {}: the first question will be whether its sides are right.",
            key(Command::Cite),
            key(Command::Rate),
            key(Command::Export),
            key(Command::Open)
        ),
    }
}
