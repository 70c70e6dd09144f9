//! The bar above the panels that leads through the sample.

use egui::{Button, Frame, Id, Label, Margin, RichText, Stroke, Ui};

use super::super::action::{Action, ActionQueue};
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
        ui.add(Label::new(step.words(ui.ctx())).wrap());
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
