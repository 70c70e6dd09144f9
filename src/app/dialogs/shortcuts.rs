//! The shortcut sheet: what the command table says.

use egui::{Grid, RichText, ScrollArea, Ui};

use super::super::action::Queue;
use super::super::command::{Menu, TABLE};
use super::super::shown::Shown;
use super::super::theme;
use super::{Dialog, Outcome, buttons, main_button};

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
        });
        let done = buttons(ui, |ui| main_button(ui, "Close", true));
        if done { Outcome::Close } else { Outcome::Stay }
    }
}
