//! The traits of speakers: their names, the sentences that say how to decide, whom they are asked of, and their values.

use std::collections::HashMap;

use egui::{Align2, Button, Checkbox, RichText, TextEdit, Ui};

use super::parts::{body, hint, undo_hint};
use super::{Dialog, DialogOutcome, buttons, done_or_undo, pressed_enter, undo_keys};
use crate::app::action::ActionQueue;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use edit::{AuditIntent, Intent, NewTrait};
use model::{
    GivenAnswer, Project, SpeakerKind, SpeakerTrait, TRAIT_PRESETS, TraitId, TraitValue, TraitValueId,
    counted,
};

/// A field that is being written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum TraitField {
    Name(TraitId),
    Help(TraitId),
    Value(TraitValueId),
    NewValue(TraitId),
    NewTrait,
}

/// Edits the traits of speakers. Each change holds at once, and each can be undone.
#[derive(Default)]
pub(crate) struct TraitsForm {
    /// The text of fields that differ from the project.
    written: HashMap<TraitField, String>,
    /// The field that gets the focus again, because it was left by Enter.
    again: Option<TraitField>,
}

impl TraitsForm {
    /// A field that is written into the project when a person leaves it. Returns what it says then.
    fn field(
        &mut self,
        ui: &mut Ui,
        field: TraitField,
        stored: &str,
        (name, hint, width): (&str, &str, f32),
    ) -> Option<String> {
        let mut text = self.written.get(&field).map_or_else(|| stored.to_owned(), Clone::clone);
        let edit = TextEdit::singleline(&mut text)
            .id_salt(field)
            .hint_text(RichText::new(hint).weak())
            .align(Align2::LEFT_CENTER)
            .desired_width(width);
        let response = ui.add(edit).accessible_name(name);
        if self.again == Some(field) {
            self.again = None;
            response.request_focus();
        }
        if response.changed() {
            self.written.insert(field, text);
        }
        if !response.lost_focus() {
            return None;
        }
        let is_new = matches!(field, TraitField::NewTrait | TraitField::NewValue(_));
        if is_new && pressed_enter(ui, &response) {
            self.again = Some(field);
        }
        let is_other = |text: &String| text.trim() != stored && (is_help(field) || !text.trim().is_empty());
        self.written.remove(&field).filter(is_other)
    }

    fn record(
        &mut self,
        ui: &mut Ui,
        project: &Project,
        of: &SpeakerTrait,
        (at, count): (usize, usize),
        queue: &mut ActionQueue,
    ) {
        let describe = |name: String, help: String, asked_of| {
            Intent::Audit(AuditIntent::DescribeTrait { of: of.id, name, help, asked_of })
        };
        ui.horizontal_wrapped(|ui| {
            let name = format!("Name of the trait {}", of.name);
            let left = self.field(ui, TraitField::Name(of.id), &of.name, (&name, "Name", 220.0));
            if let Some(name) = left {
                queue.edit(describe(name, of.help.clone(), of.asked_of.clone()));
            }
            let up = at.checked_sub(1);
            for (sign, word, to) in [("↑", "up", up), ("↓", "down", Some(at + 1).filter(|to| *to < count))]
            {
                if move_button(ui, &of.name, (sign, word), to.is_some())
                    && let Some(to) = to
                {
                    queue.edit(Intent::Audit(AuditIntent::MoveTrait { of: of.id, to }));
                }
            }
            if remove_button(ui, &format!("Remove the trait {}", of.name), uses(project, |it, _| it == of.id))
            {
                queue.edit(Intent::Audit(AuditIntent::RemoveTrait(of.id)));
            }
        });
        let name = format!("How to decide {}", of.name);
        let width = ui.available_width() - 12.0;
        if let Some(help) = self.field(ui, TraitField::Help(of.id), &of.help, (&name, "How to decide", width))
        {
            queue.edit(describe(of.name.clone(), help, of.asked_of.clone()));
        }
        if let Some(kinds) = asked_of(ui, of) {
            queue.edit(describe(of.name.clone(), of.help.clone(), kinds));
        }
        for (at, value) in of.values.iter().enumerate() {
            self.value(ui, project, value, (at, of.values.len()), queue);
        }
        ui.horizontal(|ui| {
            ui.add_space(16.0);
            let name = format!("New value of {}", of.name);
            if let Some(name) = self.field(ui, TraitField::NewValue(of.id), "", (&name, "New value", 200.0)) {
                queue.edit(Intent::Audit(AuditIntent::AddValue { of: of.id, name }));
            }
        });
        ui.add_space(10.0);
    }

    fn value(
        &mut self,
        ui: &mut Ui,
        project: &Project,
        value: &TraitValue,
        (at, count): (usize, usize),
        queue: &mut ActionQueue,
    ) {
        ui.horizontal_wrapped(|ui| {
            ui.add_space(16.0);
            let name = format!("Name of the value {}", value.name);
            let left = self.field(ui, TraitField::Value(value.id), &value.name, (&name, "Name", 200.0));
            if let Some(name) = left {
                queue.edit(Intent::Audit(AuditIntent::RenameValue { value: value.id, name }));
            }
            let up = at.checked_sub(1);
            for (sign, word, to) in [("↑", "up", up), ("↓", "down", Some(at + 1).filter(|to| *to < count))]
            {
                if move_button(ui, &value.name, (sign, word), to.is_some())
                    && let Some(to) = to
                {
                    queue.edit(Intent::Audit(AuditIntent::MoveValue { value: value.id, to }));
                }
            }
            let uses = uses(project, |_, given| given == GivenAnswer::Value(value.id));
            if remove_button(ui, &format!("Remove the value {}", value.name), uses) {
                queue.edit(Intent::Audit(AuditIntent::RemoveValue(value.id)));
            }
        });
    }
}

const fn is_help(field: TraitField) -> bool {
    matches!(field, TraitField::Help(_))
}

fn move_button(ui: &mut Ui, what: &str, (sign, word): (&str, &str), enabled: bool) -> bool {
    let button = ui.add_enabled(enabled, Button::new(sign).frame_when_inactive(false));
    let button = button.accessible_name(format!("Move {what} {word}"));
    button.on_hover_text(format!("One place {word}")).clicked()
}

fn remove_button(ui: &mut Ui, name: &str, uses: usize) -> bool {
    let tip = match uses {
        0 => format!("No speaker has it. {}", undo_hint(ui)),
        uses => format!(
            "{} then of no known value. {}",
            counted(uses, "speaker who has it is", "speakers who have it are"),
            undo_hint(ui)
        ),
    };
    let button = Button::new(RichText::new("Remove").small()).frame_when_inactive(false);
    ui.add(button).accessible_name(name).on_hover_text(tip).clicked()
}

/// The number of speakers with an answer of some kind.
fn uses(project: &Project, is_one: impl Fn(TraitId, GivenAnswer) -> bool) -> usize {
    let audits = project.speaker_audits.values();
    audits.filter(|audit| audit.answers.iter().any(|it| is_one(it.of, it.given))).count()
}

/// Asks of which kinds of speakers a trait is asked. Returns them where a person changed that.
fn asked_of(ui: &mut Ui, of: &SpeakerTrait) -> Option<Vec<SpeakerKind>> {
    let mut changed = None;
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new("Asked of").small().weak());
        for kind in SpeakerKind::ALL {
            let mut asked = of.is_asked_of(kind);
            let check = ui.add(Checkbox::new(&mut asked, kind.name()));
            if check.accessible_name(format!("{} is asked of: {}", of.name, kind.name())).clicked() {
                let kept = SpeakerKind::ALL
                    .into_iter()
                    .filter(|it| if *it == kind { asked } else { of.is_asked_of(*it) });
                // Of nobody it cannot be asked: that would be no trait.
                changed = Some(kept.collect::<Vec<_>>()).filter(|kinds| !kinds.is_empty());
            }
        }
    });
    changed
}

/// The presets that the project does not have yet.
fn presets(ui: &mut Ui, project: &Project, queue: &mut ActionQueue) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new("Add").small().weak());
        for preset in &TRAIT_PRESETS {
            let known = project.traits.iter().any(|it| model::is_same_name(&it.name, preset.name));
            let tip = format!("{} Values: {}.", preset.help, preset.values.join(", "));
            let button = ui.add_enabled(!known, Button::new(RichText::new(preset.name).small()));
            if button.on_hover_text(tip).clicked() {
                queue.edit(Intent::Audit(AuditIntent::AddTraits(vec![NewTrait::from(preset)])));
            }
        }
    });
}

impl Dialog for TraitsForm {
    fn title(&self) -> String {
        "Traits of speakers".to_owned()
    }

    fn width(&self) -> f32 {
        600.0
    }

    fn applies_at_once(&self) -> bool {
        true
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        undo_keys(ui, queue);
        hint(
            ui,
            &format!(
                "Every trait also has “declined to say” and “not known”. Every change holds at once. {}.",
                undo_hint(ui)
            ),
        );
        let project = shown.project();
        presets(ui, project, queue);
        body(ui, |ui| {
            for (at, of) in project.traits.iter().enumerate() {
                self.record(ui, project, of, (at, project.traits.len()), queue);
            }
            if let Some(name) = self.field(ui, TraitField::NewTrait, "", ("New trait", "New trait", 220.0)) {
                let new = NewTrait { name, ..NewTrait::default() };
                queue.edit(Intent::Audit(AuditIntent::AddTraits(vec![new])));
            }
        });
        buttons(ui, |ui| {
            let outcome = done_or_undo(ui, shown, queue);
            let count = counted(project.traits.len(), "trait", "traits");
            ui.label(RichText::new(count).font(theme::sans(theme::META)));
            outcome
        })
    }
}
