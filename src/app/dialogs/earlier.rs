//! The versions of a project that were saved before.

use std::path::PathBuf;

use egui::{Label, RichText, ScrollArea, Ui};
use indicatif::HumanBytes;

use super::super::action::{Action, ActionQueue};
use super::super::jobs::ProjectVersion;
use super::super::view_context::ViewContext;
use super::parts::hint;
use super::{Dialog, DialogOutcome, buttons, main_button};
use crate::app::text::when;
use store::backups::{DAYS, LAST, MOST_BYTES};

/// Shows the earlier versions of a project, to look at one or to go back to it.
pub(crate) struct EarlierVersions {
    of: PathBuf,
    versions: Vec<ProjectVersion>,
}

impl EarlierVersions {
    /// Those of a file, the newest first.
    pub(crate) fn new(of: PathBuf, versions: Vec<ProjectVersion>) -> Self {
        Self { of, versions }
    }
}

impl Dialog for EarlierVersions {
    fn title(&self) -> String {
        "Earlier versions".to_owned()
    }

    fn width(&self) -> f32 {
        620.0
    }

    fn ui(&mut self, ui: &mut Ui, _: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let weight: u64 = self.versions.iter().map(|version| version.backup.bytes).sum();
        hint(
            ui,
            &format!(
                "Kept whenever you save: the last {LAST}, before that one a day for {DAYS} days, together at most \
                 {}. Now {}.",
                HumanBytes(MOST_BYTES),
                HumanBytes(weight)
            ),
        );
        ui.add_space(6.0);
        if self.versions.is_empty() {
            ui.label("There is none yet: the first is kept when the project is saved again.");
        }
        let most = (ui.available_height() - 60.0).max(80.0);
        let asked = ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
            self.versions
                .iter()
                .find_map(|version| row(ui, version).map(|restore| (version.clone(), restore)))
        });
        if let Some((version, restore)) = asked.inner {
            queue.push(Action::Earlier { of: self.of.clone(), version, restore });
            return DialogOutcome::Close;
        }
        let done = buttons(ui, |ui| main_button(ui, "Close", true));
        if done { DialogOutcome::Close } else { DialogOutcome::Stay }
    }
}

/// One version. Returns the choice: to restore it, or only to look at it.
fn row(ui: &mut Ui, version: &ProjectVersion) -> Option<bool> {
    // Two versions may be of the same minute.
    let when = format!("{}:{:02}", when(version.backup.at), version.backup.at.as_second().rem_euclid(60));
    let asked = ui
        .horizontal(|ui| {
            let restore = ui
                .button("Restore")
                .on_hover_text("Make the project as it was then, in one step that can be undone");
            restore.widget_info(|| named(&format!("Restore the version of {when}")));
            let look = ui.button("Look").on_hover_text("Open this version to be read");
            look.widget_info(|| named(&format!("Look at the version of {when}")));
            ui.vertical(|ui| {
                ui.label(&when);
                let changes = version.changes.as_ref().map_or_else(
                    || "It could not be read.".to_owned(),
                    |changes| format!("Changed after it: {changes}"),
                );
                ui.add(Label::new(RichText::new(changes).small().weak()).truncate());
            });
            if restore.clicked() { Some(true) } else { look.clicked().then_some(false) }
        })
        .inner;
    ui.add_space(4.0);
    asked
}

fn named(name: &str) -> egui::WidgetInfo {
    egui::WidgetInfo::labeled(egui::Role::Button, true, name)
}
