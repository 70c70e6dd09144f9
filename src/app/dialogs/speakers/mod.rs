//! Everybody who speaks: sorted, renamed, moved to another party, merged, split.

mod detail;
mod list;
mod places;
mod table;

use egui::accesskit::Live;
use egui::{Button, Label, RichText, Ui, UiBuilder, vec2};

use super::{Dialog, DialogOutcome, buttons, focus_first, main_button, search_field};
use crate::app::action::{Action, ActionQueue};
use crate::app::command::Command;
use crate::app::keys::Keymap;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{ComboChoice, combo};
use detail::SpeakerPage;
use edit::{Intent, SpeakerFacts, SpeakerIntent};
use list::{SpeakerFilter, SpeakerList, SpeakerListQuery};
use model::{PartyId, SpeakerId, counted};
use places::SpeakerPlaces;

/// The room that is kept below the two halves.
const BELOW: f32 = 92.0;

/// Width below which the two halves are one above the other, and the height of each.
const NARROW: f32 = 720.0;
const HALF: f32 = 330.0;

/// The request made in the list.
enum SpeakerRequest {
    /// Merge all that are chosen into the present one.
    Merge,
    /// Merge these into that one.
    MergeInto { from: Vec<SpeakerId>, into: SpeakerId },
}

/// Lists everybody who speaks.
pub(crate) struct SpeakersForm {
    wish: SpeakerListQuery,
    cast: SpeakerList,
    /// The speakers that are chosen, the present one at the end.
    chosen: Vec<SpeakerId>,
    /// The one that the right half shows.
    present: Option<SpeakerId>,
    page: SpeakerPage,
    places: SpeakerPlaces,
    /// The task for the current speaker, and who that is.
    facts: Option<(SpeakerId, SpeakerFacts)>,
    /// The name of the speaker that is split off; nothing while a person has not written one.
    new_name: Option<String>,
    /// The effect of letting go.
    hint: Option<String>,
    /// True if something was changed here, so that undoing it is at hand.
    changed: bool,
    focus_list: bool,
    reveal: bool,
    offset: f32,
    fresh: bool,
}

impl SpeakersForm {
    /// Opens the list at a speaker; nothing for the first of them.
    pub(crate) fn new(present: Option<SpeakerId>) -> Self {
        Self {
            wish: SpeakerListQuery::default(),
            cast: SpeakerList::default(),
            chosen: present.into_iter().collect(),
            present,
            page: SpeakerPage::Statements,
            places: SpeakerPlaces::default(),
            facts: None,
            new_name: None,
            hint: None,
            changed: false,
            focus_list: false,
            reveal: true,
            offset: 0.0,
            fresh: true,
        }
    }

    fn set_present(&mut self, present: Option<SpeakerId>) {
        if self.present != present {
            self.present = present;
            self.places.ticked.clear();
            self.new_name = None;
            self.facts = None;
        }
    }

    /// Lets go of speakers that there are no longer.
    fn remove_stale(&mut self, shown: &ViewContext<'_>) {
        let speakers = &shown.project().speakers;
        self.cast.refresh(shown, &self.wish);
        self.chosen.retain(|id| speakers.contains_key(id));
        if self.present.is_none_or(|id| !speakers.contains_key(&id)) {
            let next = self.chosen.last().copied().or_else(|| self.cast.lines.first().map(|line| line.id));
            self.set_present(next);
            self.chosen = next.into_iter().collect();
        }
    }

    /// The filter and the party, above the list.
    fn filters(&mut self, ui: &mut Ui, shown: &ViewContext<'_>) {
        let width = ui.available_width();
        ui.horizontal_top(|ui| {
            ui.allocate_ui(vec2(width * 0.58, 0.0), |ui| {
                ui.vertical(|ui| {
                    let filter =
                        search_field(ui, "Speaker, role or party", &mut self.wish.filter, "Type to filter");
                    focus_first(&filter, &mut self.fresh);
                    let down = |input: &mut egui::InputState| {
                        input.consume_key(egui::Modifiers::NONE, egui::Key::ArrowDown)
                    };
                    if filter.has_focus() && ui.input_mut(down) {
                        self.focus_list = true;
                    }
                });
            });
            ui.vertical(|ui| {
                let name = ui.label(RichText::new("Of the party").small().weak());
                let mut choices = vec![ComboChoice::new(SpeakerFilter::Any, "Any")];
                choices.extend(super::parts::parties(shown).into_iter().map(|choice| ComboChoice {
                    value: SpeakerFilter::Of(choice.value),
                    text: choice.text,
                    letters: choice.letters,
                }));
                let width = ui.available_width();
                let chosen = combo(ui, "of the party", &choices, self.wish.party, width);
                chosen.response.labelled_by(name.id);
                if let Some(party) = chosen.inner {
                    self.wish.party = party;
                }
            });
        });
        let (listed, all) = (self.cast.lines.len(), self.cast.count());
        let text = if listed == all {
            counted(all, "speaker", "speakers")
        } else {
            format!("{listed} of {}", counted(all, "speaker", "speakers"))
        };
        let label = ui.label(RichText::new(text).small().weak());
        ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
    }

    /// The list, and beside it (or below it, where there is no room) the speaker that is present.
    fn halves(
        &mut self,
        ui: &mut Ui,
        size: egui::Vec2,
        shown: &ViewContext<'_>,
        queue: &mut ActionQueue,
    ) -> Option<Action> {
        let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
        let (list, detail) = if size.x < NARROW {
            rect.split_top_bottom_at_fraction(0.5)
        } else {
            let (left, right) = rect.split_left_right_at_fraction(0.56);
            (left, right.with_min_x(right.left() + 16.0))
        };
        let mut half = ui.new_child(UiBuilder::new().max_rect(list));
        self.filters(&mut half, shown);
        let room = half.available_height();
        let asked = self.table(&mut half, shown, room);
        let mut half = ui.new_child(UiBuilder::new().max_rect(detail));
        half.shrink_clip_rect(detail.expand(3.0));
        let gone_to = self.detail(&mut half, shown, queue);
        if let Some(asked) = asked {
            self.do_asked(asked, queue);
        }
        gone_to
    }

    /// Asks for a change.
    fn edit(&mut self, intent: Intent, queue: &mut ActionQueue) {
        self.changed = true;
        queue.edit(intent);
    }

    fn do_asked(&mut self, asked: SpeakerRequest, queue: &mut ActionQueue) {
        let (from, into) = match asked {
            SpeakerRequest::Merge => (self.others(), self.present),
            SpeakerRequest::MergeInto { from, into } => (from, Some(into)),
        };
        let Some(into) = into.filter(|_| !from.is_empty()) else { return };
        self.set_present(Some(into));
        self.chosen = vec![into];
        self.reveal = true;
        self.edit(Intent::Speaker(SpeakerIntent::Merge { from, into }), queue);
    }

    /// Those that are chosen beside the present one.
    fn others(&self) -> Vec<SpeakerId> {
        self.chosen.iter().copied().filter(|id| Some(*id) != self.present).collect()
    }

    /// Moves all that are chosen to a party.
    fn move_to(&mut self, party: Option<PartyId>, queue: &mut ActionQueue) {
        let speakers = self.chosen.clone();
        self.edit(Intent::Speaker(SpeakerIntent::Move { speakers, party }), queue);
    }

    /// The last change with its undo button, or the effect of letting go of a drag.
    fn told(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
        self.step_back(ui, queue);
        ui.horizontal(|ui| {
            let done = shown.session.history().undo_label().filter(|_| self.changed);
            let usual =
                "Drag a speaker onto another to merge them, or choose several with Shift or Ctrl and press M";
            let hint = self.hint.take();
            let text = hint.as_deref().or(done).unwrap_or(usual);
            let colour = if hint.is_some() { shown.tokens.accent } else { shown.tokens.soft_ink };
            // No button is behind the usual words: they can take a second line.
            let label = Label::new(RichText::new(text).small().color(colour));
            let label = if text == usual { label.wrap() } else { label.truncate() };
            let label = ui.add(label);
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
            let pressed = done.is_some() && {
                let tip = Command::Undo.tooltip(ui.ctx());
                ui.add(Button::new("Undo").small()).on_hover_text(tip).clicked()
            };
            if pressed {
                queue.run(Command::Undo);
            }
        });
    }

    /// The keys that undo and redo work here too, as long as nothing is written.
    fn step_back(&self, ui: &Ui, queue: &mut ActionQueue) {
        if !self.changed || ui.ctx().text_edit_focused() {
            return;
        }
        let map = Keymap::of(ui.ctx());
        // Redo first: its keys hold one more down.
        for command in [Command::Redo, Command::Undo] {
            let pressed = |keys: &egui::KeyboardShortcut| ui.input_mut(|input| input.consume_shortcut(keys));
            if map.keys(command).iter().any(pressed) {
                queue.run(command);
            }
        }
    }
}

impl Dialog for SpeakersForm {
    fn title(&self) -> String {
        "Speakers".to_owned()
    }

    fn width(&self) -> f32 {
        1060.0
    }

    fn applies_at_once(&self) -> bool {
        true
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        self.remove_stale(shown);
        let height = (ui.available_height() - BELOW).clamp(120.0, 560.0);
        let size = vec2(ui.available_width(), height);
        let gone_to = if size.x < NARROW {
            // One above the other, further down than the window shows.
            let area = egui::ScrollArea::vertical().id_salt("halves").max_height(height);
            let shape = vec2(size.x - 4.0, 2.0 * HALF);
            area.show(ui, |ui| self.halves(ui, shape, shown, queue)).inner
        } else {
            self.halves(ui, size, shown, queue)
        };
        self.told(ui, shown, queue);
        let done = buttons(ui, |ui| main_button(ui, "Done", true));
        if let Some(action) = gone_to {
            queue.push(action);
            return DialogOutcome::Close;
        }
        if done { DialogOutcome::Close } else { DialogOutcome::Stay }
    }
}

/// "Kate Allen" for one, "3 speakers" for several.
fn names(shown: &ViewContext<'_>, ids: &[SpeakerId]) -> String {
    match ids {
        [one] => {
            let speaker = shown.project().speakers.get(one);
            speaker.map_or_else(String::new, |it| model::one_line(&it.name))
        }
        several => counted(several.len(), "speaker", "speakers"),
    }
}

/// Goes to several statements at once.
fn go_to(statements: Vec<model::StatementId>) -> Action {
    Action::SelectAll(statements)
}
