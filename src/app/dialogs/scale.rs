//! The verdict scale: its words, order and colours.

use std::collections::HashMap;

use egui::{Align2, Button, RichText, TextEdit, Ui};

use super::parts::{body, choose, hint, undo_hint};
use super::{Dialog, DialogOutcome, buttons, done_or_undo, pressed_enter, undo_keys};
use crate::app::action::ActionQueue;
use crate::app::ratings::{rating_colour, rating_sign};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{ComboChoice, combo, letters};
use edit::{Intent, ScaleIntent};
use model::{PartyColour, PartyLetters, Project, Rating, RatingId, SCALES};

/// A field that is being written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum ScaleField {
    Name,
    Rating(RatingId),
    New,
}

/// Edits the verdict scale. Each change holds at once, and each can be undone.
#[derive(Default)]
pub(crate) struct ScaleForm {
    /// The text of fields that differ from the project.
    written: HashMap<ScaleField, String>,
    /// `true` if the field for a new rating gets the focus again.
    again: bool,
}

impl ScaleForm {
    /// A field that is written into the project when a person leaves it. Returns what it says then, and whether it was
    /// left by Enter.
    fn field(
        &mut self,
        ui: &mut Ui,
        field: ScaleField,
        stored: &str,
        (name, width): (&str, f32),
    ) -> Option<(String, bool)> {
        let mut text = self.written.get(&field).map_or_else(|| stored.to_owned(), Clone::clone);
        let edit = TextEdit::singleline(&mut text)
            .id_salt(field)
            .hint_text(RichText::new(if field == ScaleField::New { "New rating" } else { "Name" }).weak())
            .align(Align2::LEFT_CENTER)
            .desired_width(width);
        let response = ui.add(edit).accessible_name(name);
        if field == ScaleField::New && std::mem::take(&mut self.again) {
            response.request_focus();
        }
        if response.changed() {
            self.written.insert(field, text);
        }
        if !response.lost_focus() {
            return None;
        }
        let enter = pressed_enter(ui, &response);
        let text = self.written.remove(&field).filter(|text| text.trim() != stored)?;
        Some((text, enter))
    }

    fn presets(ui: &mut Ui, queue: &mut ActionQueue) {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new("Begin with").small().weak());
            for preset in SCALES {
                let tip = format!("{}: {}", preset.source, preset.ratings.join(", "));
                if ui.add(Button::new(RichText::new(preset.name).small())).on_hover_text(tip).clicked() {
                    queue.edit(Intent::Scale(ScaleIntent::Take(preset)));
                }
            }
        });
    }

    fn rating(
        &mut self,
        ui: &mut Ui,
        shown: &ViewContext<'_>,
        rating: &Rating,
        (at, given): (usize, usize),
        queue: &mut ActionQueue,
    ) {
        ui.horizontal_wrapped(|ui| {
            letters(ui, rating_sign(shown.project(), rating.id), rating_colour(shown, rating.id), 16.0);
            // Where there is little room, what is done with it is in a line of its own.
            let beside = ui.available_width() - 300.0;
            let width = if beside < 140.0 { ui.available_width() - 12.0 } else { beside.min(240.0) };
            let name = format!("Name of the rating {}", rating.name);
            let renamed = self.field(ui, ScaleField::Rating(rating.id), &rating.name, (&name, width));
            let describe = |name: String, colour| {
                Intent::Scale(ScaleIntent::Describe { rating: rating.id, name, colour })
            };
            if let Some((name, _)) = renamed.filter(|(name, _)| !name.trim().is_empty()) {
                queue.edit(describe(name, rating.colour));
            }
            let chosen = combo(ui, ("colour", rating.id), &colours(shown), rating.colour, 96.0);
            let label = format!("Colour of the rating {}", rating.name);
            chosen.response.accessible_name(label).on_hover_text("The colour of its mark");
            if let Some(colour) = chosen.inner {
                queue.edit(describe(rating.name.clone(), colour));
            }
            let mut move_to = |ui: &mut Ui, sign: &str, word: &str, to: Option<usize>| {
                let button = ui.add_enabled(to.is_some(), Button::new(sign).frame_when_inactive(false));
                let name = format!("Move {} {word}", rating.name);
                if button.accessible_name(name).on_hover_text(format!("One place {word}")).clicked()
                    && let Some(to) = to
                {
                    queue.edit(Intent::Scale(ScaleIntent::Move { rating: rating.id, to }));
                }
            };
            move_to(ui, "↑", "up", at.checked_sub(1));
            move_to(ui, "↓", "down", Some(at + 1).filter(|to| *to < given));
            remove(ui, shown.project(), rating, queue);
        });
    }

    fn added(&mut self, ui: &mut Ui, queue: &mut ActionQueue) {
        ui.horizontal(|ui| {
            let left = self.field(ui, ScaleField::New, "", ("New rating", 200.0));
            if let Some((text, false)) = &left {
                // The text is kept when a person only leaves the field, as when pressing the button.
                self.written.insert(ScaleField::New, text.clone());
            }
            let by_enter = left.filter(|(_, enter)| *enter).map(|(text, _)| text);
            let ready = self.written.get(&ScaleField::New).is_some_and(|text| !text.trim().is_empty());
            let button = ui.add_enabled(ready, Button::new("Add rating"));
            let by_button = if button.clicked() { self.written.remove(&ScaleField::New) } else { None };
            if let Some(name) = by_enter.or(by_button).filter(|name| !name.trim().is_empty()) {
                self.again = true;
                queue.edit(Intent::Scale(ScaleIntent::AddRating(name)));
            }
        });
    }
}

/// The colours to choose from, and the one of the place.
fn colours(shown: &ViewContext<'_>) -> Vec<ComboChoice<Option<PartyColour>>> {
    let all = PartyColour::ALL.into_iter().map(|colour| ComboChoice {
        value: Some(colour),
        text: colour.name().to_owned(),
        letters: Some((PartyLetters::from('●'), shown.tokens.party(colour))),
    });
    std::iter::once(ComboChoice::new(None, "By place")).chain(all).collect()
}

/// The number of claims that have a rating, now or before.
fn uses(project: &Project, rating: RatingId) -> usize {
    let present = project.statements.values().filter_map(|it| it.verdict.as_ref());
    let earlier = project.claim_work.values().flat_map(|work| &work.earlier_verdicts);
    present.filter(|it| it.rating == rating).count() + earlier.filter(|it| it.rating == rating).count()
}

fn remove(ui: &mut Ui, project: &Project, rating: &Rating, queue: &mut ActionQueue) {
    let button = Button::new(RichText::new("Remove").small()).frame_when_inactive(false);
    let response = ui.add(button).accessible_name(format!("Remove the rating {}", rating.name));
    let undo = undo_hint(ui);
    let response = response.on_hover_ui(|ui| {
        let tip = match uses(project, rating.id) {
            0 => format!("No verdict has it. {undo}"),
            uses => format!("{uses} verdicts have it: they keep it, and it is no longer given. {undo}"),
        };
        ui.label(tip);
    });
    if response.clicked() {
        queue.edit(Intent::Scale(ScaleIntent::Remove(rating.id)));
    }
}

/// The ratings that are no longer given, each with a button to give it again.
fn retired(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let retired: Vec<&Rating> = shown.project().scale.ratings.iter().filter(|it| it.retired).collect();
    if retired.is_empty() {
        return;
    }
    ui.add_space(8.0);
    hint(ui, "No longer given, and kept for the verdicts that have them:");
    for rating in retired {
        ui.horizontal(|ui| {
            ui.label(RichText::new(&rating.name).small());
            let button = Button::new(RichText::new("Give again").small()).frame_when_inactive(false);
            if ui.add(button).accessible_name(format!("Give {} again", rating.name)).clicked() {
                queue.edit(Intent::Scale(ScaleIntent::Restore(rating.id)));
            }
        });
    }
}

/// Asks how many ratings are steps: only they have colours of their place, and numbers in a ClaimReview.
fn steps(ui: &mut Ui, project: &Project, queue: &mut ActionQueue) {
    let names: Vec<&str> = project.scale.given().map(|rating| rating.name.as_str()).collect();
    let mut choices = vec![ComboChoice::new(None, "Not said: none of them has a number")];
    for last in 2..=names.len() {
        let name = names.get(last - 1).copied().unwrap_or_default();
        choices.push(ComboChoice::new(Some(last), format!("The first {last}, up to “{name}”")));
    }
    let mut value = project.scale.known_steps().filter(|steps| *steps > 1);
    if choose(ui, "Ratings that are steps from the worst to the best", &choices, &mut value) {
        queue.edit(Intent::Scale(ScaleIntent::SetSteps(value)));
    }
}

impl Dialog for ScaleForm {
    fn title(&self) -> String {
        "Verdict scale".to_owned()
    }

    fn width(&self) -> f32 {
        600.0
    }

    fn applies_at_once(&self) -> bool {
        true
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        undo_keys(ui, queue);
        hint(ui, &format!("Every change holds at once. {}.", undo_hint(ui)));
        Self::presets(ui, queue);
        body(ui, |ui| {
            let scale = &shown.project().scale;
            ui.horizontal(|ui| {
                ui.label(RichText::new("Name of the scale").small().weak());
                let named = self.field(ui, ScaleField::Name, &scale.name, ("Name of the scale", 240.0));
                if let Some((name, _)) = named.filter(|(name, _)| !name.trim().is_empty()) {
                    queue.edit(Intent::Scale(ScaleIntent::Rename(name)));
                }
            });
            ui.add_space(4.0);
            let given: Vec<&Rating> = scale.given().collect();
            for (at, rating) in given.iter().enumerate() {
                self.rating(ui, shown, rating, (at, given.len()), queue);
            }
            self.added(ui, queue);
            ui.add_space(4.0);
            steps(ui, shown.project(), queue);
            retired(ui, shown, queue);
        });
        buttons(ui, |ui| {
            let outcome = done_or_undo(ui, shown, queue);
            ui.label(RichText::new(&shown.project().scale.name).font(theme::sans(theme::META)));
            outcome
        })
    }
}
