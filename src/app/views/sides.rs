//! The bar above the panels of a new article that asks about the sides.

use egui::{Button, Frame, Key, Label, Margin, Modifiers, RichText, Ui};

use super::super::action::{Action, ActionQueue, WhosWhoAction};
use super::super::command::Command;
use super::super::selection::Selection;
use super::super::view_context::ViewContext;
use super::super::widgets::cut;

/// The number of sides that are named.
const MOST: usize = 5;

/// Shows the bar, where nobody has looked at the sides yet.
pub(crate) fn show(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    if !shown.asks_sides {
        return;
    }
    let margin = Margin { left: 14, right: 14, top: 8, bottom: 6 };
    Frame::NONE.fill(shown.tokens.ground).inner_margin(margin).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.add(Label::new(RichText::new(question(shown)).color(shown.tokens.ink)));
            if let Some(count) = shown.followed {
                let text = format!("({count} as in your who’s who)");
                let says = "Names, parties and who speaks for them are as you keep them in your who’s who.";
                ui.label(RichText::new(text).color(shown.tokens.soft_ink)).on_hover_text(says);
            }
            let yes = ui.add(Button::new("Yes")).on_hover_text("Take the sides as they are (Enter)");
            if yes.clicked() || enter_answers(ui, shown) {
                queue.push(Action::SettleSides(None, None));
            }
            let check = ui.add(Button::new(Command::Sides.spec().name));
            if check.on_hover_text(Command::Sides.tooltip(ui.ctx())).clicked() {
                queue.run(Command::Sides);
            }
            if shown.followed.is_some() {
                let without = ui.add(Button::new("Without my who’s who"));
                if without.on_hover_text("Take the sides as the article alone gives them").clicked() {
                    queue.push(Action::WhosWho(WhosWhoAction::LeaveOut));
                }
            }
        });
    });
}

/// Returns `true` if Enter was pressed while nothing else could mean it: no dialog, no widget with the focus, no selection.
fn enter_answers(ui: &Ui, shown: &ViewContext<'_>) -> bool {
    ui.is_enabled()
        && *shown.selection == Selection::default()
        && ui.memory(|memory| memory.focused()).is_none()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}

/// "Are these the sides? Amnesty, Coalition and MoD".
fn question(shown: &ViewContext<'_>) -> String {
    let sides = shown.project().parties.iter().filter(|party| !party.waiting);
    let names: Vec<String> = sides.map(|party| cut(&party.short, 30)).collect();
    let named = names.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    match names.len() {
        0 => "No sides were found yet.".to_owned(),
        all if all > MOST => format!("Are these the sides? {named} and {} more", all - MOST),
        _ => format!("Are these the sides? {named}"),
    }
}
