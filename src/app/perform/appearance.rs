//! The looks of the window, and what has cards.

use egui::Context;

use super::super::command::Command;
use super::super::theme;
use super::super::window::Rejoinder;
use model::{Act, StatementId};
use settings::ThemeChoice;

/// The factor of one step of the zoom, and its limits.
pub(super) const ZOOM_STEP: f32 = 1.1;
const ZOOM_RANGE: std::ops::RangeInclusive<f32> = 0.5..=3.0;

impl Rejoinder {
    /// Lets attitudes have cards where one of them is selected: what is selected is always in sight.
    pub(in crate::app) fn show_selected(&mut self) {
        let project = self.session.project();
        let is_attitude = |id: &StatementId| {
            project.statements.get(id).is_some_and(|statement| statement.act == Act::Attitude)
        };
        if !self.session.shows.attitudes && self.selection.statements.iter().any(is_attitude) {
            self.show_attitudes(true);
        }
    }

    /// Shows attitudes in the panels, or puts them away and lets go of those that are selected.
    pub(super) fn show_attitudes(&mut self, shown: bool) {
        self.session.shows.attitudes = shown;
        self.session.refresh();
        let keys = Command::ShowAttitudes.shortcut_text(self.jobs.context()).unwrap_or_default();
        if shown {
            self.message = format!("Attitudes have cards too now; {keys} puts them away");
        } else {
            let layout = &self.session.layout;
            self.selection.statements.retain(|id| layout.place(*id).is_some());
            self.message = format!("Only what was said has cards now; {keys} shows attitudes again");
        }
    }

    pub(super) fn toggle_rejected(&mut self) {
        self.session.shows.rejected = !self.session.shows.rejected;
        self.session.refresh();
    }

    pub(super) fn set_theme(&mut self, choice: ThemeChoice, context: &Context) {
        theme::choose(context, choice);
        self.settings.theme = choice;
        self.save_settings();
    }

    pub(super) fn zoom(&mut self, context: &Context, zoom: f32) {
        self.settings.zoom = zoom.clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end());
        context.set_zoom_factor(self.settings.zoom);
        self.save_settings();
    }
}
