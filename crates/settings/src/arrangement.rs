//! The arrangement of a project's panels. It belongs to the person and not to the project, and is kept by the
//! project's path.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use model::PartyId;

/// The number of projects whose arrangement is remembered.
pub const ARRANGED_MAX: usize = 40;
/// The number of panels of one project that may have settings of their own.
const PANELS_MAX: usize = 64;
/// The possible widths of a panel, in points.
pub const PANEL_WIDTHS: std::ops::RangeInclusive<f32> = 160.0..=900.0;

/// The change of a panel's width in one step, in points.
pub const PANEL_STEP: f32 = 24.0;

/// The alignment of the cards in all panels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Alignment {
    /// Each panel is packed, in reading order.
    #[default]
    InOrder,
    /// Each exchange has a row: a claim, and level with it whatever answers it.
    Exchanges,
}

impl Alignment {
    /// Returns the other alignment.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::InOrder => Self::Exchanges,
            Self::Exchanges => Self::InOrder,
        }
    }
}

/// The settings of one panel.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PanelSetting {
    /// The party whose panel it is; `None` for the panel of all others.
    pub party: Option<PartyId>,
    /// The width in points; `None` for a share of the available width.
    pub width: Option<f32>,
    /// Set where it stays visible while the others scroll sideways.
    pub pinned: bool,
    /// Set where a person folded it to a narrow strip, or unfolded it; `None` where it is folded as long as it has nothing to
    /// show.
    pub folded: Option<bool>,
}

impl PanelSetting {
    /// Returns whether all settings are the defaults.
    fn is_standard(&self) -> bool {
        *self == Self { party: self.party, ..Self::default() }
    }
}

/// The arrangement of a project's panels.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Arrangement {
    /// The alignment of the cards.
    pub alignment: Alignment,
    /// The panels whose settings differ from the defaults.
    pub panels: Vec<PanelSetting>,
}

impl Arrangement {
    /// Returns the settings of a panel.
    #[must_use]
    pub fn panel(&self, party: Option<PartyId>) -> PanelSetting {
        let known = self.panels.iter().find(|panel| panel.party == party);
        known.copied().unwrap_or(PanelSetting { party, ..PanelSetting::default() })
    }

    /// Remembers the settings of a panel.
    pub fn set(&mut self, panel: PanelSetting) {
        self.panels.retain(|it| it.party != panel.party);
        if !panel.is_standard() {
            self.panels.push(panel);
        }
        let excess = self.panels.len().saturating_sub(PANELS_MAX);
        self.panels.drain(..excess);
    }

    /// Replaces invalid values with valid ones.
    fn repair(&mut self) {
        for panel in &mut self.panels {
            let sensible = |width: &f32| width.is_finite() && PANEL_WIDTHS.contains(width);
            panel.width = panel.width.filter(sensible);
        }
        self.panels.truncate(PANELS_MAX);
    }
}

/// The arrangement of one project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Arranged {
    /// The path of the project's file.
    project: PathBuf,
    /// The arrangement.
    #[serde(default)]
    arrangement: Arrangement,
}

/// The arrangements of the projects that were arranged last, newest first.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Arrangements(Vec<Arranged>);

impl Arrangements {
    /// Returns the arrangement of a project.
    #[must_use]
    pub fn of(&self, project: &Path) -> Option<&Arrangement> {
        self.0.iter().find(|it| it.project == project).map(|it| &it.arrangement)
    }

    /// Remembers the arrangement of a project. A path that is not UTF-8 is not kept.
    pub fn remember(&mut self, project: &Path, arrangement: &Arrangement) {
        self.0.retain(|it| it.project != project);
        if project.to_str().is_some() {
            self.0.insert(0, Arranged { project: project.to_owned(), arrangement: arrangement.clone() });
        }
        self.0.truncate(ARRANGED_MAX);
    }

    /// Replaces invalid values with valid ones.
    pub(super) fn repair(&mut self) {
        self.0.truncate(ARRANGED_MAX);
        for arranged in &mut self.0 {
            arranged.arrangement.repair();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::IdGenerator;

    #[test]
    fn as_many_projects_are_remembered_as_there_is_room_for() {
        let mut all = Arrangements::default();
        let exchanges = Arrangement { alignment: Alignment::Exchanges, ..Arrangement::default() };
        for number in 0..ARRANGED_MAX + 5 {
            all.remember(&PathBuf::from(format!("/{number}")), &Arrangement::default());
        }
        all.remember(Path::new("/30"), &exchanges);
        assert_eq!(all.0.len(), ARRANGED_MAX);
        assert_eq!(all.of(Path::new("/30")), Some(&exchanges));
        assert_eq!(all.of(Path::new("/0")), None);
    }

    #[test]
    fn a_panel_left_as_it_was_needs_no_setting() {
        let party = Some(IdGenerator::seeded(2).draw());
        let mut arrangement = Arrangement::default();
        arrangement.set(PanelSetting { party, folded: Some(true), ..PanelSetting::default() });
        arrangement.set(PanelSetting { party: None, width: Some(f32::INFINITY), ..PanelSetting::default() });
        assert_eq!((arrangement.panel(party).folded, arrangement.panel(None).folded), (Some(true), None));
        arrangement.repair();
        assert_eq!(arrangement.panel(None).width, None);
        arrangement.set(PanelSetting { party, ..PanelSetting::default() });
        assert!(arrangement.panels.iter().all(|panel| panel.party != party));
    }
}
