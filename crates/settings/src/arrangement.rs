//! How a person left the panels of a project: kept for them, by the project's path, and never in the project.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use model::PartyId;

/// For how many projects an arrangement is remembered: those arranged last.
pub const ARRANGED_MAX: usize = 40;
/// How many panels of one project have a setting of their own.
const PANELS_MAX: usize = 64;
/// How wide a panel may be made, in points.
pub const PANEL_WIDTHS: std::ops::RangeInclusive<f32> = 160.0..=900.0;

/// How much wider or narrower one step makes it.
pub const PANEL_STEP: f32 = 24.0;

/// How the cards of all panels stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Alignment {
    /// Each panel packed, in reading order.
    #[default]
    InOrder,
    /// A row an exchange: a claim, and level with it what answers it.
    Exchanges,
}

impl Alignment {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::InOrder => Self::Exchanges,
            Self::Exchanges => Self::InOrder,
        }
    }
}

/// How a person left one panel.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PanelSetting {
    /// Whose panel it is; nothing for the others.
    pub party: Option<PartyId>,
    /// How wide it was made, in points; nothing for a share of what there is.
    pub width: Option<f32>,
    /// Whether it stays in sight while the others scroll sideways.
    pub pinned: bool,
    /// Whether it is folded to a narrow strip.
    pub folded: bool,
}

impl PanelSetting {
    /// Whether it says nothing but whose it is.
    fn is_standard(&self) -> bool {
        *self == Self { party: self.party, ..Self::default() }
    }
}

/// How a person left the panels of a project.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Arrangement {
    /// How the cards stand to each other.
    pub alignment: Alignment,
    /// The panels that were left another way than the standard one.
    pub panels: Vec<PanelSetting>,
}

impl Arrangement {
    /// How a panel was left.
    #[must_use]
    pub fn panel(&self, party: Option<PartyId>) -> PanelSetting {
        let known = self.panels.iter().find(|panel| panel.party == party);
        known.copied().unwrap_or(PanelSetting { party, ..PanelSetting::default() })
    }

    /// Remembers how a panel was left.
    pub fn set(&mut self, panel: PanelSetting) {
        self.panels.retain(|it| it.party != panel.party);
        if !panel.is_standard() {
            self.panels.push(panel);
        }
        let excess = self.panels.len().saturating_sub(PANELS_MAX);
        self.panels.drain(..excess);
    }

    /// Brings values that make no sense back to ones that do.
    fn mend(&mut self) {
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
    /// The project's file.
    project: PathBuf,
    /// How its panels were left.
    #[serde(default)]
    arrangement: Arrangement,
}

/// The arrangements of the projects that were arranged last, the newest first.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Arrangements(Vec<Arranged>);

impl Arrangements {
    /// How the panels of a project were left.
    #[must_use]
    pub fn of(&self, project: &Path) -> Option<&Arrangement> {
        self.0.iter().find(|it| it.project == project).map(|it| &it.arrangement)
    }

    /// Remembers how the panels of a project were left. A path that cannot be written as text is not kept.
    pub fn remember(&mut self, project: &Path, arrangement: &Arrangement) {
        self.0.retain(|it| it.project != project);
        if project.to_str().is_some() {
            self.0.insert(0, Arranged { project: project.to_owned(), arrangement: arrangement.clone() });
        }
        self.0.truncate(ARRANGED_MAX);
    }

    /// Brings values that make no sense back to ones that do.
    pub(super) fn mend(&mut self) {
        self.0.truncate(ARRANGED_MAX);
        for arranged in &mut self.0 {
            arranged.arrangement.mend();
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
        arrangement.set(PanelSetting { party, folded: true, ..PanelSetting::default() });
        arrangement.set(PanelSetting { party: None, width: Some(f32::INFINITY), ..PanelSetting::default() });
        assert!(arrangement.panel(party).folded && !arrangement.panel(None).folded);
        arrangement.mend();
        assert_eq!(arrangement.panel(None).width, None);
        arrangement.set(PanelSetting { party, ..PanelSetting::default() });
        assert!(arrangement.panels.iter().all(|panel| panel.party != party));
    }
}
