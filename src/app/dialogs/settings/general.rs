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
use model::{Coder, CoderId};
use settings::ThemeChoice;

/// The sizes to choose from, in per cent.
const SIZES: [u16; 9] = [75, 90, 100, 110, 125, 150, 175, 200, 250];

/// The general page.
pub(super) struct GeneralPage {
    /// The person who worked when the page was opened.
    person: Coder,
    name: String,
    /// Set while the name is that of somebody who has not worked here before.
    adds: bool,
    fresh: bool,
}

impl GeneralPage {
    /// Begins with the person who works.
    pub(super) fn new(person: Coder) -> Self {
        Self { name: person.name.clone(), person, adds: false, fresh: true }
    }

    /// The person who works.
    fn present<'a>(&'a self, shown: &'a ViewContext<'_>) -> &'a Coder {
        shown.settings.coder.as_ref().unwrap_or(&self.person)
    }

    /// One row a preference.
    pub(super) fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
        self.who(ui, shown, queue);
        self.name(ui, shown, queue);
        ui.add_space(4.0);
        theme(ui, shown, queue);
        ui.add_space(4.0);
        size(ui, shown, queue);
        ui.add_space(4.0);
        motion(ui, queue);
    }

    /// Takes the name as it is.
    pub(super) fn settle(&mut self, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
        let name = self.name.trim();
        if name.is_empty() {
            return;
        }
        let known = shown.settings.others.iter().find(|other| other.name == name);
        prefer(
            queue,
            match (self.adds, known) {
                (true, Some(known)) => Preference::Person(known.id),
                (true, None) if name == self.present(shown).name => return,
                (true, None) => Preference::NewPerson(name.to_owned()),
                (false, _) => Preference::Name(name.to_owned()),
            },
        );
        self.adds = false;
    }

    /// The people who have worked here, to choose who works now. Nobody is the second reader of their own verdicts, so
    /// that two people who share a computer must be two.
    fn who(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
        let present = self.present(shown).clone();
        let people = std::iter::once(&present).chain(&shown.settings.others);
        let mut choices: Vec<ComboChoice<Option<CoderId>>> =
            people.map(|it| ComboChoice::new(Some(it.id), it.name.clone())).collect();
        choices.push(ComboChoice::new(None, "Somebody else…"));
        let mut chosen = (!self.adds).then_some(present.id);
        if !choose(ui, "Who works here now", &choices, &mut chosen) {
            return;
        }
        self.settle(shown, queue);
        self.adds = chosen.is_none();
        let name = shown.settings.others.iter().find(|it| Some(it.id) == chosen).map(|it| it.name.clone());
        self.fresh = self.adds;
        match chosen.filter(|id| *id != present.id) {
            Some(other) => {
                self.name = name.unwrap_or_default();
                prefer(queue, Preference::Person(other));
            }
            None if self.adds => self.name.clear(),
            None => self.name = present.name,
        }
    }

    fn name(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
        let name =
            search_field(ui, "Your name", &mut self.name, "As it stands beside your tags and decisions");
        focus_first(&name, &mut self.fresh);
        // Not letter by letter: it is written to the settings' file.
        if name.lost_focus() {
            self.settle(shown, queue);
        }
        let text = if self.adds {
            "Their decisions are theirs, and they can be the second reader of verdicts given here before."
        } else if self.name.trim().is_empty() {
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
