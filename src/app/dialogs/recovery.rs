//! Offers to restore work that was not saved when the program ended.

use std::path::Path;

use egui::{Label, RichText, ScrollArea, Ui};
use jiff::Timestamp;

use super::super::action::{Action, ActionQueue};
use super::super::view_context::ViewContext;
use super::parts::hint;
use super::{Dialog, DialogOutcome, buttons, main_button};
use crate::app::text::{since, time};
use edit::{Edit, History, HistoryOperation, summary};
use model::{counted, plural};
use store::{JournalDamage, Recovery};

/// Asks what to do with changes that a journal holds and no file does.
pub(crate) struct RecoveryForm {
    recovery: Option<Box<Recovery>>,
    /// The event, in a sentence.
    text: String,
    /// Date and place at which it was found.
    places: String,
    /// The problems of the journal; empty where there are none.
    damage: String,
    /// Each change: when, and what.
    changes: Vec<String>,
    /// The sum of the changes.
    sum: String,
    /// The state that they are compared with.
    compared_with: &'static str,
    compare: bool,
}

impl RecoveryForm {
    /// Asks about one project, at this moment.
    pub(crate) fn new(recovery: Recovery, now: Timestamp) -> Self {
        let steps = recovery.entries.iter().filter(|entry| entry.operation != HistoryOperation::Merge);
        let changes: Vec<String> = steps
            .map(|entry| {
                let undone = if entry.operation == HistoryOperation::Undo { "Undo: " } else { "" };
                format!("{}  {undone}{}", time(entry.at), entry.edit.label)
            })
            .collect();
        Self {
            text: said(&recovery, changes.len(), now),
            places: places(&recovery),
            damage: recovery.damage.as_ref().map(damaged).unwrap_or_default(),
            sum: sum(&recovery),
            changes,
            compared_with: match recovery.path {
                Some(_) if recovery.left => "Compared with the project as it is now",
                Some(_) => "Compared with the file",
                None => "Altogether",
            },
            compare: false,
            recovery: Some(Box::new(recovery)),
        }
    }
}

/// "12 changes since 14:02 were not saved to bridge.rejoinder.ron."
fn said(recovery: &Recovery, count_of: usize, now: Timestamp) -> String {
    let since = recovery.entries.first().map(|entry| format!(" since {}", since(entry.at, now)));
    let changes = counted(count_of, "change", "changes");
    let were = plural(count_of, "was", "were");
    let since = since.unwrap_or_default();
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (path, was_of) = (recovery.path.as_deref().map(name), recovery.was_of.as_deref().map(name));
    match (path, was_of) {
        (Some(path), _) if recovery.left => format!(
            "{changes}{since} {were} made in the other window after {path} was taken over from it, and {were} not saved."
        ),
        (Some(path), None) => format!("{changes}{since} {were} not saved to {path}."),
        (Some(path), Some(was_of)) if recovery.fits_both => format!(
            "{changes}{since} {were} not saved to {was_of}. That file is still there, and {path} has the same content, \
             so they can be restored in either."
        ),
        (Some(path), Some(was_of)) => format!(
            "{changes}{since} {were} not saved to {was_of}. That file is no longer as it was; {path} has its content, \
             so they can be restored there."
        ),
        (None, Some(was_of)) => {
            let changes = match count_of {
                0 => format!("{was_of} was removed or replaced while it was open."),
                _ => format!("{changes}{since} {were} not saved to {was_of}, which is no longer as it was."),
            };
            format!("{changes} The whole project was kept, and comes back without a file.")
        }
        (None, None) => {
            let title = match recovery.project.title.as_str() {
                "" => "a project".to_owned(),
                title => format!("“{title}”"),
            };
            format!("{changes}{since} {were} never saved to a file: {title}.")
        }
    }
}

/// "Made in /desk/bridge.rejoinder.ron. Found in /desk/bridge.rejoinder.ron.journal."
fn places(recovery: &Recovery) -> String {
    let file = recovery.was_of.as_ref().or(recovery.path.as_ref());
    let file = file.map(|path| format!("Made in {}. ", path.display()));
    let found = recovery.journals().first().map(|path| format!("Found in {}.", path.display()));
    format!("{}{}", file.unwrap_or_default(), found.unwrap_or_default())
}

fn damaged(damage: &JournalDamage) -> String {
    match damage {
        JournalDamage::Torn => {
            "The last record was not written to its end and was left out; nothing before it is missing."
                .to_owned()
        }
        JournalDamage::Middle(kept) => {
            let rest = match kept {
                Some(path) => format!("what stands behind it was set aside as {}", path.display()),
                None => "what stands behind it could not be set aside".to_owned(),
            };
            format!("The record of the changes is damaged: all before the damage is here, {rest}.")
        }
    }
}

/// The changes, counted by kind.
fn sum(recovery: &Recovery) -> String {
    let (mut project, mut history) = (recovery.project.clone(), History::default());
    for entry in &recovery.entries {
        if history.replay(&mut project, entry.edit.clone(), entry.operation, entry.at).is_err() {
            break;
        }
    }
    summary(&Edit::between(String::new(), &recovery.project, &project)).join(", ")
}

impl Dialog for RecoveryForm {
    fn title(&self) -> String {
        "Restore what was not saved?".to_owned()
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn must_be_answered(&self) -> bool {
        true
    }

    fn ui(&mut self, ui: &mut Ui, _: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        ui.add(Label::new(&self.text).wrap());
        if !self.damage.is_empty() {
            ui.add_space(4.0);
            super::parts::problem(ui, &self.damage);
        }
        ui.add_space(4.0);
        hint(ui, &self.places);
        let stays = self.recovery.as_ref().is_some_and(|recovery| recovery.fits_both);
        let discarded = if stays {
            "What you leave stays with its file."
        } else {
            "What you discard is kept for 30 days."
        };
        hint(ui, &format!("What you restore can be undone step by step. {discarded}"));
        if self.compare {
            self.comparison(ui);
        }
        buttons(ui, |ui| {
            let restore = main_button(ui, "Restore", true);
            let compare = if self.compare { "Hide the changes" } else { "Compare" };
            if ui.button(compare).on_hover_text("Show what was changed since the file was saved").clicked() {
                self.compare = !self.compare;
            }
            let discard = if stays { "Leave them there" } else { "Discard" };
            let discard = ui.button(discard).on_hover_text("Keep the file as it is").clicked();
            if let Some(recovery) = self.recovery.take_if(|_| restore || discard) {
                queue.push(if restore { Action::Restore(recovery) } else { Action::Discard(recovery) });
                return DialogOutcome::Close;
            }
            DialogOutcome::Stay
        })
    }
}

impl RecoveryForm {
    fn comparison(&self, ui: &mut Ui) {
        ui.add_space(8.0);
        if !self.sum.is_empty() {
            ui.add(Label::new(RichText::new(format!("{}: {}.", self.compared_with, self.sum))).wrap());
            ui.add_space(4.0);
        }
        let height = ui.text_style_height(&egui::TextStyle::Body) + ui.spacing().item_spacing.y;
        let most = (ui.available_height() - 60.0).clamp(60.0, 260.0);
        let rows = self.changes.len();
        ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show_rows(
            ui,
            height,
            rows,
            |ui, shown| {
                for change in &self.changes[shown] {
                    ui.add(Label::new(change).truncate());
                }
            },
        );
    }
}
