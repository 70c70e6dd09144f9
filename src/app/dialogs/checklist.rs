//! The checklist of every claim of the project.

use std::collections::HashMap;

use egui::{Align2, Button, RichText, TextEdit, Ui};

use super::parts::{body, hint, undo_hint};
use super::{Dialog, DialogOutcome, buttons, main_button, pressed_enter, undo_keys};
use crate::app::action::ActionQueue;
use crate::app::view_context::ViewContext;
use edit::{Intent, WorkIntent};
use model::{ChecklistItem, ChecklistItemId, STANDARD_CHECKLIST};

/// Edits the checklist. Each change holds at once, and each can be undone.
#[derive(Default)]
pub(crate) struct ChecklistForm {
    /// The text of fields that differ from the project; that of a new point is filed under `None`.
    written: HashMap<Option<ChecklistItemId>, String>,
    /// `true` if the field for a new point gets the focus again.
    again: bool,
}

impl ChecklistForm {
    /// A field that is written into the project when a person leaves it. Returns what it says then, and whether it was
    /// left by Enter.
    fn field(
        &mut self,
        ui: &mut Ui,
        item: Option<ChecklistItemId>,
        stored: &str,
        (name, width): (&str, f32),
    ) -> Option<(String, bool)> {
        let mut text = self.written.get(&item).map_or_else(|| stored.to_owned(), Clone::clone);
        let edit = TextEdit::singleline(&mut text)
            .id_salt(("point", item))
            .hint_text(RichText::new("New point").weak())
            .align(Align2::LEFT_CENTER)
            .desired_width(width);
        let response = ui.add(edit).accessible_name(name);
        if item.is_none() && std::mem::take(&mut self.again) {
            response.request_focus();
        }
        if response.changed() {
            self.written.insert(item, text);
        }
        if !response.lost_focus() {
            return None;
        }
        let enter = pressed_enter(ui, &response);
        let text = self.written.remove(&item).filter(|text| text.trim() != stored)?;
        Some((text, enter))
    }

    fn point(
        &mut self,
        ui: &mut Ui,
        item: &ChecklistItem,
        (at, count): (usize, usize),
        uses: usize,
        queue: &mut ActionQueue,
    ) {
        ui.horizontal(|ui| {
            let width = (ui.available_width() - 150.0).max(120.0);
            let name = format!("Point {} of the checklist", at + 1);
            let left = self.field(ui, Some(item.id), &item.text, (&name, width));
            if let Some((text, _)) = left.filter(|(text, _)| !text.trim().is_empty()) {
                queue.edit(Intent::Work(WorkIntent::RenameItem { item: item.id, text }));
            }
            let mut move_to = |ui: &mut Ui, sign: &str, word: &str, to: Option<usize>| {
                let button = ui.add_enabled(to.is_some(), Button::new(sign).frame_when_inactive(false));
                let button = button.accessible_name(format!("Move point {} {word}", at + 1));
                if button.on_hover_text(format!("One place {word}")).clicked()
                    && let Some(to) = to
                {
                    queue.edit(Intent::Work(WorkIntent::MoveItem { item: item.id, to }));
                }
            };
            move_to(ui, "↑", "up", at.checked_sub(1));
            move_to(ui, "↓", "down", Some(at + 1).filter(|to| *to < count));
            let tip = match uses {
                0 => format!("No claim has it ticked. {}", undo_hint(ui)),
                uses => format!("Remove it with its ticks on {uses} claims. {}", undo_hint(ui)),
            };
            let button = Button::new(RichText::new("Remove").small()).frame_when_inactive(false);
            let button = ui.add(button).accessible_name(format!("Remove point {}", at + 1));
            if button.on_hover_text(tip).clicked() {
                queue.edit(Intent::Work(WorkIntent::RemoveItem(item.id)));
            }
        });
    }

    fn added(&mut self, ui: &mut Ui, queue: &mut ActionQueue) {
        ui.horizontal(|ui| {
            let width = (ui.available_width() - 150.0).max(120.0);
            let left = self.field(ui, None, "", ("New point", width));
            if let Some((text, false)) = &left {
                // The text is kept when a person only leaves the field, as when pressing the button.
                self.written.insert(None, text.clone());
            }
            let by_enter = left.filter(|(_, enter)| *enter).map(|(text, _)| text);
            let ready = self.written.get(&None).is_some_and(|text| !text.trim().is_empty());
            let pressed = ui.add_enabled(ready, Button::new("Add point")).clicked();
            let by_button = if pressed { self.written.remove(&None) } else { None };
            if let Some(text) = by_enter.or(by_button).filter(|text| !text.trim().is_empty()) {
                self.again = true;
                queue.edit(Intent::Work(WorkIntent::AddItems(vec![text])));
            }
        });
    }
}

impl Dialog for ChecklistForm {
    fn title(&self) -> String {
        "Checklist".to_owned()
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
                "Every claim of the project has these points. Every change holds at once. {}.",
                undo_hint(ui)
            ),
        );
        body(ui, |ui| {
            let project = shown.project();
            let count = project.checklist.len();
            for (at, item) in project.checklist.iter().enumerate() {
                let ticked = project.claim_work.values().filter(|work| work.tick(item.id).is_some());
                self.point(ui, item, (at, count), ticked.count(), queue);
            }
            self.added(ui, queue);
            let lacking = STANDARD_CHECKLIST.iter().any(|text| {
                !project.checklist.iter().any(|item| item.text.to_lowercase() == text.to_lowercase())
            });
            if lacking {
                let button = ui.button("Add the usual points");
                if button.on_hover_text(STANDARD_CHECKLIST.join("\n")).clicked() {
                    let points = STANDARD_CHECKLIST.map(str::to_owned).to_vec();
                    queue.edit(Intent::Work(WorkIntent::AddItems(points)));
                }
            }
        });
        buttons(
            ui,
            |ui| {
                if main_button(ui, "Done", true) { DialogOutcome::Close } else { DialogOutcome::Stay }
            },
        )
    }
}
