//! How the panels are arranged: aligned, folded, pinned, made wider. Remembered for the person, by project.

use crate::app::action::Arrange;
use crate::app::command::Command;
use crate::app::shown::OTHERS;
use crate::app::theme;
use crate::app::window::Rejoinder;
use settings::{Alignment, PANEL_STEP, PANEL_WIDTHS, PanelSetting};

/// How wide a panel is taken to be that has a share of what there is.
const USUAL: f32 = 280.0;

impl Rejoinder {
    /// Arranges the panels another way, and remembers it.
    pub(in crate::app) fn arrange(&mut self, change: Arrange) {
        match change {
            Arrange::Align(alignment) => {
                self.arrangement.alignment = alignment;
                self.message = match alignment {
                    Alignment::InOrder => "In order: each panel from first to last".to_owned(),
                    Alignment::Exchanges => "Exchanges: a row for each claim and its answers".to_owned(),
                };
            }
            Arrange::Panel(panel) => self.arrangement.set(panel),
        }
        self.remember_arrangement();
    }

    /// The arrangement of the project that is open now. One that was never arranged is aligned as the one before.
    pub(in crate::app) fn recall_arrangement(&mut self) {
        let known = self.session.path().and_then(|path| self.settings.arrangements.of(path)).cloned();
        let alignment = self.arrangement.alignment;
        self.arrangement = known.unwrap_or_default();
        if self.session.path().is_none_or(|path| self.settings.arrangements.of(path).is_none()) {
            self.arrangement.alignment = alignment;
        }
    }

    /// Remembers how the panels are arranged, where the project has a file.
    pub(in crate::app) fn remember_arrangement(&mut self) {
        let Some(path) = self.session.path() else { return };
        if self.settings.arrangements.of(path) != Some(&self.arrangement) {
            self.settings.arrangements.remember(path, &self.arrangement);
            self.save_settings();
        }
    }

    /// Carries out a command about how the panels are arranged.
    pub(in crate::app) fn arrange_command(&mut self, command: Command, context: &egui::Context) {
        if command == Command::Alignment {
            self.arrange(Arrange::Align(self.arrangement.alignment.other()));
            return;
        }
        let width = context.content_rect().width();
        if command == Command::ShowArticle {
            self.parts.article = Some(!self.parts.has_article(width));
            return;
        }
        if command == Command::ShowInspector {
            self.parts.inspector = Some(!self.parts.has_inspector(width));
            return;
        }
        if command == Command::Focus {
            self.focus = !self.focus;
            return;
        }
        if command == Command::LessMotion {
            let less = !theme::is_still(context);
            self.settings.less_motion = Some(less);
            theme::set_motion(context, less);
            let what = if less { "appears at its place" } else { "moves there" };
            self.message = format!("What changes its place {what}");
            self.save_settings();
            return;
        }
        let Some(mut panel) = self.present_panel() else { return };
        let width = panel.width.unwrap_or(USUAL);
        let within = |width: f32| Some(width.clamp(*PANEL_WIDTHS.start(), *PANEL_WIDTHS.end()));
        let name = panel.party.and_then(|id| self.session.project().party(id));
        let name = name.map_or(OTHERS, |party| &party.short);
        self.message = match command {
            Command::FoldPanel => {
                panel.folded = !panel.folded;
                format!("{name}: {}", if panel.folded { "folded" } else { "unfolded" })
            }
            Command::PinPanel => {
                panel.pinned = !panel.pinned;
                let how = if panel.pinned { "stays in sight" } else { "scrolls with the others" };
                format!("{name}: {how}")
            }
            Command::WiderPanel => {
                panel.width = within(width + PANEL_STEP);
                format!("{name}: wider")
            }
            Command::NarrowerPanel => {
                panel.width = within(width - PANEL_STEP);
                format!("{name}: narrower")
            }
            _ => {
                panel.width = None;
                format!("{name}: as wide as the others")
            }
        };
        self.arrange(Arrange::Panel(panel));
    }

    /// The panel of the selected statement; the first one where nothing is selected.
    fn present_panel(&self) -> Option<PanelSetting> {
        let index = &self.session.index;
        let own = self.selection.statement().and_then(|id| index.card(id)).map(|(column, _)| column);
        let column = index.laid.columns.get(own.unwrap_or_default())?;
        Some(self.arrangement.panel(column.party))
    }
}
