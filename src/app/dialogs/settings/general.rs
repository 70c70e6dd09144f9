//! Settings of the person who works, and of the look of the window.

use egui::Ui;

use super::super::parts::{choose, hint, segments};
use super::super::{focus_first, search_field};
use super::prefer;
use crate::app::action::{ActionQueue, Preference};
use crate::app::command::Command;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::ComboChoice;
use settings::ThemeChoice;

/// The sizes to choose from, in per cent.
const SIZES: [u16; 9] = [75, 90, 100, 110, 125, 150, 175, 200, 250];

/// The general page.
pub(super) struct GeneralPage {
    name: String,
    fresh: bool,
}

impl GeneralPage {
    /// With the name of the person who works.
    pub(super) fn new(name: String) -> Self {
        Self { name, fresh: true }
    }

    /// One row a preference.
    pub(super) fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
        self.name(ui, queue);
        ui.add_space(4.0);
        theme(ui, shown, queue);
        ui.add_space(4.0);
        size(ui, shown, queue);
        ui.add_space(4.0);
        motion(ui, queue);
    }

    /// Takes the name as it is.
    pub(super) fn settle(&self, queue: &mut ActionQueue) {
        if !self.name.trim().is_empty() {
            prefer(queue, Preference::Name(self.name.clone()));
        }
    }

    fn name(&mut self, ui: &mut Ui, queue: &mut ActionQueue) {
        let name =
            search_field(ui, "Your name", &mut self.name, "As it stands beside your tags and decisions");
        focus_first(&name, &mut self.fresh);
        // Not letter by letter: it is written to the settings' file.
        if name.lost_focus() {
            self.settle(queue);
        }
        let text = if self.name.trim().is_empty() {
            "Without a name the one that you had stays."
        } else {
            "What you decide from now on is entered under this name."
        };
        hint(ui, text);
    }
}

fn theme(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    ui.label(egui::RichText::new("Theme").small().weak());
    let mut theme = shown.settings.theme;
    let themes = [
        (ThemeChoice::System, "As the system", "Light or dark, as the system is"),
        (ThemeChoice::Light, "Light", "Use the light theme"),
        (ThemeChoice::Dark, "Dark", "Use the dark theme"),
    ];
    if segments(ui, &themes, &mut theme) {
        prefer(queue, Preference::Theme(theme));
    }
}

fn motion(ui: &mut Ui, queue: &mut ActionQueue) {
    ui.label(egui::RichText::new("Motion").small().weak());
    let mut less = theme::is_still(ui.ctx());
    let motions = [
        (false, "Usual motion", "What changes its place moves there"),
        (true, "Less motion", "What changes its place appears there at once"),
    ];
    if segments(ui, &motions, &mut less) {
        queue.run(Command::LessMotion);
    }
}

fn size(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let mut size = (shown.settings.zoom * 100.0).round() as u16;
    let mut sizes: Vec<u16> = SIZES.to_vec();
    if !sizes.contains(&size) {
        // The keys that make everything larger come to sizes between these.
        sizes.push(size);
        sizes.sort_unstable();
    }
    let choices: Vec<ComboChoice<u16>> =
        sizes.into_iter().map(|size| ComboChoice::new(size, format!("{size} %"))).collect();
    if choose(ui, "Size of everything", &choices, &mut size) {
        prefer(queue, Preference::Zoom(f32::from(size) / 100.0));
    }
}
