//! The who's who of a person: its entries, to be changed, read in and given away.

use egui::{Button, Response, RichText, Role, ScrollArea, TextEdit, Ui, WidgetInfo};

use super::parts::hint;
use super::{Dialog, DialogOutcome, buttons, main_button, typed};
use crate::app::action::{Action, ActionQueue, WhosWhoAction};
use crate::app::view_context::ViewContext;
use settings::{KnownParty, KnownSpeaker, WhosWho};

/// The width of the fields of a row, in points.
const NAME: f32 = 190.0;
const SHORT: f32 = 110.0;
const OTHERS: f32 = 150.0;

/// Shows the who's who.
pub(crate) struct WhosWhoForm {
    known: WhosWho,
    /// The other names of each party in one field, as they are being typed.
    others: Vec<String>,
    /// The entries that the open project would add.
    offered: WhosWho,
    /// Part of the names that are shown.
    filter: String,
}

/// A place in the list.
#[derive(Clone, Copy)]
enum Entry {
    Party(usize),
    Speaker(usize),
}

impl WhosWhoForm {
    /// Shows the entries; the open project would add those that are offered.
    pub(crate) fn new(known: WhosWho, offered: WhosWho) -> Self {
        let others = known.parties.iter().map(|party| party.other_names.join("; ")).collect();
        Self { known, others, offered, filter: String::new() }
    }

    /// The entries with what was typed.
    fn entries(&self) -> WhosWho {
        let mut known = self.known.clone();
        for (party, names) in known.parties.iter_mut().zip(&self.others) {
            party.other_names = names.split(';').map(|name| name.trim().to_owned()).collect();
        }
        known.tidy();
        known
    }

    fn show(&mut self, known: WhosWho) {
        *self = Self::new(known, std::mem::take(&mut self.offered));
    }

    /// The entries whose names have the words of the filter.
    fn listed(&self) -> Vec<Entry> {
        let words = self.filter.trim().to_lowercase();
        let has = |text: &str| words.is_empty() || text.to_lowercase().contains(&words);
        let parties = self.known.parties.iter().zip(&self.others).enumerate();
        let parties = parties.filter(|(_, (it, others))| has(&it.name) || has(&it.short) || has(others));
        let speakers = self.known.speakers.iter().enumerate();
        let speakers = speakers.filter(|(_, it)| has(&it.name) || has(&it.speaks_for));
        parties.map(|(at, _)| Entry::Party(at)).chain(speakers.map(|(at, _)| Entry::Speaker(at))).collect()
    }

    fn remove(&mut self, entry: Entry) {
        match entry {
            Entry::Party(at) => {
                self.known.parties.remove(at);
                self.others.remove(at);
            }
            Entry::Speaker(at) => drop(self.known.speakers.remove(at)),
        }
    }

    fn rows(&mut self, ui: &mut Ui) {
        let listed = self.listed();
        if listed.is_empty() {
            hint(
                ui,
                "Nothing is kept yet. Add an entry, or take over the sides of the project that is open.",
            );
        }
        let most = (ui.available_height() - 110.0).max(70.0);
        let height = ui.spacing().interact_size.y;
        let area = ScrollArea::both().max_height(most).auto_shrink([false, true]);
        let removed = area.show_rows(ui, height, listed.len(), |ui, rows| {
            let mut removed = None;
            for entry in listed.get(rows).unwrap_or_default() {
                let gone = ui.horizontal(|ui| match *entry {
                    Entry::Party(at) => self
                        .known
                        .parties
                        .get_mut(at)
                        .zip(self.others.get_mut(at))
                        .is_some_and(|(party, others)| party_row(ui, at, party, others)),
                    Entry::Speaker(at) => {
                        self.known.speakers.get_mut(at).is_some_and(|speaker| speaker_row(ui, at, speaker))
                    }
                });
                removed = removed.or(gone.inner.then_some(*entry));
            }
            removed
        });
        if let Some(entry) = removed.inner {
            self.remove(entry);
        }
    }
}

impl Dialog for WhosWhoForm {
    fn title(&self) -> String {
        "Who’s who".to_owned()
    }

    fn width(&self) -> f32 {
        700.0
    }

    fn ui(&mut self, ui: &mut Ui, _: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        hint(
            ui,
            "What you have settled of parties and speakers. The next article proposes it, with that reason. It is a file of \
             yours beside the settings, and is never sent anywhere.",
        );
        ui.add_space(4.0);
        super::search_field(ui, "Show names with", &mut self.filter, "council");
        ui.add_space(4.0);
        self.rows(ui);
        ui.add_space(4.0);
        let mut asked = None;
        ui.horizontal_wrapped(|ui| {
            if ui.button("Add a party").clicked() {
                self.known.parties.insert(0, KnownParty::default());
                self.others.insert(0, String::new());
                self.filter.clear();
            }
            if ui.button("Add a speaker").clicked() {
                self.known.speakers.insert(0, KnownSpeaker::default());
                self.filter.clear();
            }
            let take = ui.add_enabled(!self.offered.is_empty(), Button::new("Take over from this project"));
            if take.on_hover_text("Add the sides of the open project, and who speaks for them").clicked() {
                let mut known = self.entries();
                known.take_over(self.offered.clone());
                self.show(known);
            }
            if ui.button("Read in…").on_hover_text("Add the entries of a table (CSV)").clicked() {
                asked = Some(false);
            }
            if ui.button("Write…").on_hover_text("Write the entries to a table (CSV)").clicked() {
                asked = Some(true);
            }
        });
        if let Some(write) = asked {
            let entries = Box::new(self.entries());
            queue.push(Action::WhosWho(WhosWhoAction::Pick { entries, write }));
            return DialogOutcome::Close;
        }
        buttons(ui, |ui| {
            if main_button(ui, "Keep", true) {
                queue.push(Action::WhosWho(WhosWhoAction::Keep(Box::new(self.entries()))));
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() { DialogOutcome::Close } else { DialogOutcome::Stay }
        })
    }
}

/// A party. Returns `true` if it is to be removed.
fn party_row(ui: &mut Ui, at: usize, party: &mut KnownParty, others: &mut String) -> bool {
    field(ui, ("party", at, 0), &mut party.name, "Party", NAME);
    field(ui, ("party", at, 1), &mut party.short, "Short name", SHORT);
    let names = field(ui, ("party", at, 2), others, "Other names", OTHERS);
    names.on_hover_text("Other names of the party, with a semicolon between two");
    let bystander = ui.checkbox(&mut party.bystander, "Bystander");
    bystander
        .on_hover_text("No side of a dispute, such as a news agency: its statements are among the others");
    remove(ui, &party.name)
}

/// A speaker. Returns `true` if it is to be removed.
fn speaker_row(ui: &mut Ui, at: usize, speaker: &mut KnownSpeaker) -> bool {
    field(ui, ("speaker", at, 0), &mut speaker.name, "Speaker", NAME);
    ui.label(RichText::new("speaks for").small().weak());
    field(ui, ("speaker", at, 1), &mut speaker.speaks_for, "Party", NAME);
    remove(ui, &speaker.name)
}

fn field(ui: &mut Ui, id: (&str, usize, u8), text: &mut String, name: &str, width: f32) -> Response {
    let edit = TextEdit::singleline(text).id_salt(id).hint_text(name).desired_width(width);
    let response = ui.add(edit).accessible_name(name);
    typed::note(&response, text);
    response
}

fn remove(ui: &mut Ui, name: &str) -> bool {
    let response = ui.button("×").on_hover_text("Remove this entry");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Remove {name}")));
    response.clicked()
}
