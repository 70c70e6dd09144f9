//! The shortcut sheet: what the command table says.

use egui::{Grid, RichText, ScrollArea, Ui};

use super::super::action::Queue;
use super::super::command::{Menu, TABLE};
use super::super::shown::Shown;
use super::super::theme;
use super::{Dialog, Outcome, buttons, main_button};

/// What keys do that belong to one part of the window and are no commands.
const ELSEWHERE: &[(&str, &str)] = &[
    ("Tab", "Go to the next part: fields, buttons, cards, the article"),
    ("Shift+arrows", "In the article: select words; with Ctrl by word or paragraph"),
    ("Ctrl+arrows", "In the article: move without selecting"),
    ("PageUp, PageDown", "Scroll the panels, or the article where it has the focus"),
    ("Enter", "On a card: select it. In a dialog: do what it is for"),
    ("Ctrl+Enter", "In a dialog: do what it is for, from any field"),
    ("Escape", "Leave a field, a dialog, a drag, or the selection"),
    ("1 to 7", "In the link dialog: choose what the answer does"),
];

/// Shows every command with its keys.
pub(crate) struct Shortcuts;

impl Dialog for Shortcuts {
    fn title(&self) -> String {
        "Keyboard shortcuts".to_owned()
    }

    fn width(&self) -> f32 {
        640.0
    }

    fn ui(&mut self, ui: &mut Ui, _: &Shown<'_>, _: &mut Queue) -> Outcome {
        let most = ui.available_height() - 50.0;
        ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
            for menu in Menu::ALL {
                ui.add_space(6.0);
                ui.label(RichText::new(menu.name()).font(theme::bold(theme::INTERFACE)));
                Grid::new(("shortcuts", menu.name())).num_columns(3).spacing([18.0, 4.0]).show(ui, |ui| {
                    for spec in TABLE.iter().filter(|spec| spec.menu == menu && !spec.shortcuts.is_empty()) {
                        let keys: Vec<String> =
                            spec.shortcuts.iter().map(|keys| ui.ctx().format_shortcut(keys)).collect();
                        ui.label(spec.name.trim_end_matches('…'));
                        ui.label(RichText::new(keys.join("  or  ")).monospace());
                        ui.label(RichText::new(spec.help).weak());
                        ui.end_row();
                    }
                });
            }
            ui.add_space(6.0);
            ui.label(RichText::new("Elsewhere").font(theme::bold(theme::INTERFACE)));
            Grid::new("elsewhere").num_columns(2).spacing([18.0, 4.0]).show(ui, |ui| {
                for (keys, help) in ELSEWHERE {
                    ui.label(RichText::new(*keys).monospace());
                    ui.label(RichText::new(*help).weak());
                    ui.end_row();
                }
            });
        });
        let done = buttons(ui, |ui| main_button(ui, "Close", true));
        if done { Outcome::Close } else { Outcome::Stay }
    }
}
