//! The arrangement of the panels: aligned, folded, pinned, made wider. Remembered for the user, by project.

use egui::Context;

use crate::app::action::PanelChange;
use crate::app::layout::CardPosition;
use crate::app::theme;
use crate::app::view::View;
use crate::app::view_context::OTHERS;
use crate::app::window::Rejoinder;
use settings::{Alignment, PANEL_WIDTHS, PanelSetting};

/// The width, in points, from which a panel with a share of the room is made wider or narrower.
const USUAL: f32 = 280.0;

impl Rejoinder {
    /// Arranges the panels another way, and remembers it.
    pub(in crate::app) fn arrange(&mut self, change: PanelChange) {
        match change {
            PanelChange::Align(alignment) => {
                self.layout.arrangement.alignment = alignment;
                self.message = match alignment {
                    Alignment::InOrder => "In order: each panel from first to last".to_owned(),
                    Alignment::Exchanges => "Exchanges: a row for each claim and its answers".to_owned(),
                };
            }
            PanelChange::Panel(panel) => self.layout.arrangement.set(panel),
        }
        self.remember_arrangement();
    }

    /// Recalls the arrangement of the project that is open now. One that was never arranged is aligned as the one
    /// before.
    pub(in crate::app) fn recall_arrangement(&mut self) {
        let known = self.session.path().and_then(|path| self.settings.arrangements.of(path)).cloned();
        let alignment = self.layout.arrangement.alignment;
        self.layout.arrangement = known.unwrap_or_default();
        if self.session.path().is_none_or(|path| self.settings.arrangements.of(path).is_none()) {
            self.layout.arrangement.alignment = alignment;
        }
    }

    /// Remembers how the panels are arranged, where the project has a file.
    pub(in crate::app) fn remember_arrangement(&mut self) {
        let Some(path) = self.session.path() else { return };
        if self.settings.arrangements.of(path) != Some(&self.layout.arrangement) {
            self.settings.arrangements.remember(path, &self.layout.arrangement);
            self.save_settings();
        }
    }

    /// Changes the alignment; from another view, shows the panels as they were left.
    pub(super) fn switch_alignment(&mut self) {
        if self.layout.view != View::Panels {
            self.show_view(View::Panels);
            return;
        }
        self.arrange(PanelChange::Align(self.layout.arrangement.alignment.other()));
    }

    pub(super) fn toggle_article(&mut self, context: &Context) {
        self.layout.parts.article = Some(!self.layout.parts.has_article(self.room(context)));
    }

    pub(super) fn toggle_inspector(&mut self, context: &Context) {
        self.layout.parts.inspector = Some(!self.layout.parts.has_inspector(self.room(context)));
    }

    pub(super) fn toggle_motion(&mut self, context: &Context) {
        let less = !theme::is_still(context);
        self.settings.less_motion = Some(less);
        theme::set_motion(context, less);
        let what = if less { "appears at its place" } else { "moves there" };
        self.message = format!("What changes its place {what}");
        self.save_settings();
    }

    pub(super) fn fold_panel(&mut self) {
        let folded = self.present_panel().is_some_and(|panel| panel.folded == Some(true));
        self.change_panel(|panel| {
            panel.folded = Some(!folded);
            if folded { "unfolded" } else { "folded" }
        });
    }

    pub(super) fn pin_panel(&mut self) {
        self.change_panel(|panel| {
            panel.pinned = !panel.pinned;
            if panel.pinned { "stays in sight" } else { "scrolls with the others" }
        });
    }

    /// Makes the panel wider by some points; narrower where they are negative.
    pub(super) fn widen_panel(&mut self, points: f32) {
        self.change_panel(|panel| {
            let width = panel.width.unwrap_or(USUAL) + points;
            panel.width = Some(width.clamp(*PANEL_WIDTHS.start(), *PANEL_WIDTHS.end()));
            if points > 0.0 { "wider" } else { "narrower" }
        });
    }

    pub(super) fn reset_panel_width(&mut self) {
        self.change_panel(|panel| {
            panel.width = None;
            "as wide as the others"
        });
    }

    /// Changes the panel of the selected statement, and says in which way.
    fn change_panel(&mut self, change: impl FnOnce(&mut PanelSetting) -> &'static str) {
        let Some(mut panel) = self.present_panel() else { return };
        let how = change(&mut panel);
        let name = panel.party.and_then(|id| self.session.project().party(id));
        let name = name.map_or(OTHERS, |party| &party.short);
        self.message = format!("{name}: {how}");
        self.arrange(PanelChange::Panel(panel));
    }

    /// Returns the panel of the selected statement; the first one where nothing is selected.
    pub(in crate::app) fn present_panel(&self) -> Option<PanelSetting> {
        let layout = &self.session.layout;
        let own = self.selection.statement().and_then(|id| layout.card(id)).map(CardPosition::column);
        let column = layout.laid.columns.get(own.unwrap_or_default())?;
        let panel = self.layout.arrangement.panel(column.party);
        Some(PanelSetting { folded: panel.folded.or(Some(layout.folds_by_itself(column))), ..panel })
    }
}
