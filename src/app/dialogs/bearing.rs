//! The choice of what a source does to a claim, alike in all forms that cite.

use egui::{Key, KeyboardShortcut, Modifiers, RichText, Ui};

use crate::app::widgets::segments;
use model::Stance;

/// The words where none was chosen yet: no form chooses for a person.
pub(super) const NO_BEARING: &str = "Choose first what the source does";

/// Each bearing, its words and its key, which works in the fields of a form too.
const BEARINGS: [(Stance, &str, &str, Key); 3] = [
    (Stance::Supports, "supports", "It speaks for the statement", Key::Num1),
    (Stance::Refutes, "refutes", "It speaks against the statement", Key::Num2),
    (Stance::Context, "context", "Readers need it to understand the statement", Key::Num3),
];

/// Shows the three bearings, and takes a click or a key.
pub(super) fn bearing(ui: &mut Ui, stance: &mut Option<Stance>) {
    ui.label(RichText::new("What the source does").small().weak());
    let shortcut = |key| KeyboardShortcut::new(Modifiers::COMMAND, key);
    let tips = BEARINGS.map(|(.., tip, key)| format!("{tip} ({})", ui.ctx().format_shortcut(&shortcut(key))));
    let choices: Vec<_> = BEARINGS
        .iter()
        .zip(&tips)
        .map(|((choice, words, ..), tip)| (Some(*choice), *words, tip.as_str()))
        .collect();
    segments(ui, &choices, stance);
    for (choice, .., key) in BEARINGS {
        if ui.input_mut(|input| input.consume_shortcut(&shortcut(key))) {
            *stance = Some(choice);
        }
    }
}
