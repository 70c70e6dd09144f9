//! Settings of the person rather than of a project: recent files, theme, zoom, name, and the arrangement of
//! panels.
#![allow(clippy::disallowed_methods, reason = "a file of settings is written here")]

mod arrangement;
mod desktop;
#[cfg(all(test, target_os = "linux"))]
mod planted;
#[doc(hidden)]
pub mod testing;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use files::{BYTE_ORDER_MARK, FileKind, Refused, refused, with_suffix};
use model::Coder;
use store::{Io, OpenProblem, SaveError, SaveProblem};

pub use arrangement::{
    ARRANGED_MAX, Alignment, Arrangement, Arrangements, PANEL_STEP, PANEL_WIDTHS, PanelSetting,
};
pub use desktop::wants_less_motion;

/// The number of recent projects that are remembered.
pub const RECENT_MAX: usize = 10;

/// The settings of a person, and what the program remembers for them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The projects opened last, newest first.
    pub recent: Vec<PathBuf>,
    /// The theme: light, dark, or that of the system.
    pub theme: ThemeChoice,
    /// The scale of the window; 1 is the system's own size.
    pub zoom: f32,
    /// The person who codes; `None` until they have given a name.
    pub coder: Option<Coder>,
    /// The widths of the window's parts.
    pub panes: Panes,
    /// Set where things move to their places at once, without animation; `None` follows the desktop.
    pub less_motion: Option<bool>,
    /// The arrangement of each project's panels.
    pub arrangements: Arrangements,
    /// The changed shortcuts: the name of a command, and its keys as "Ctrl+Shift+K". Commands that this
    /// version does not know are kept.
    pub shortcuts: BTreeMap<String, Vec<String>>,
}

/// The colours of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// Those of the system.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// The widths of the window's parts in points; `None` for the default.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Panes {
    /// The article.
    pub article: Option<f32>,
    /// The inspector.
    pub inspector: Option<f32>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            recent: Vec::new(),
            theme: ThemeChoice::default(),
            zoom: 1.0,
            coder: None,
            panes: Panes::default(),
            less_motion: None,
            arrangements: Arrangements::default(),
            shortcuts: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// Puts a project at the top of the recent ones. A path that is not UTF-8 is not kept.
    pub fn remember(&mut self, path: &Path) {
        self.forget(path);
        if path.to_str().is_some() {
            self.recent.insert(0, path.to_owned());
        }
        self.recent.truncate(RECENT_MAX);
    }

    /// Removes a project from the recent ones, as when its file is gone.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|recent| recent != path);
    }

    /// Replaces invalid values with valid ones.
    fn repair(mut self) -> Self {
        let sensible = |width: &f32| width.is_finite() && (50.0..10_000.0).contains(width);
        self.zoom = if self.zoom.is_finite() { self.zoom.clamp(0.5, 4.0) } else { 1.0 };
        self.panes.article = self.panes.article.filter(sensible);
        self.panes.inspector = self.panes.inspector.filter(sensible);
        self.recent.truncate(RECENT_MAX);
        self.arrangements.repair();
        self
    }
}

/// The file of the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsFile {
    path: PathBuf,
}

const NAME: &str = "settings.ron";

impl SettingsFile {
    /// Uses the folder that the system has for settings; returns `None` where it has none.
    #[must_use]
    pub fn standard() -> Option<Self> {
        directories::ProjectDirs::from("", "", "Rejoinder").map(|folders| Self::at(folders.config_dir()))
    }

    /// Uses the given folder, as tests do.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self { path: folder.join(NAME) }
    }

    /// Returns the path of the file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the settings, with messages for the person. Never fails: a file that cannot be understood is
    /// renamed, and the default settings apply.
    #[must_use]
    pub fn load(&self) -> (Settings, Vec<String>) {
        let bytes = match files::read(&self.path, FileKind::Settings) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Default::default(),
            Err(error) if matches!(refused(&error), Some(Refused::TooLarge(_))) => {
                return (Settings::default(), vec![self.set_aside(&Io(error).to_string())]);
            }
            Err(error) => {
                let warning = format!("{}: could not be read: {}", self.path.display(), Io(error));
                return (Settings::default(), vec![warning]);
            }
        };
        match parse(&bytes) {
            Ok(settings) => (settings, Vec::new()),
            Err(problem) => (Settings::default(), vec![self.set_aside(&problem)]),
        }
    }

    /// Writes the settings atomically.
    ///
    /// # Errors
    /// Returns an error that says why they could not be saved. The file then still has its former content.
    pub fn save(&self, settings: &Settings) -> Result<(), SaveError> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).map_err(|error| SaveError::new(&self.path, error))?;
        }
        let text = words(settings)
            .map_err(|error| SaveError::new(&self.path, SaveProblem::Text(error.to_string())))?;
        store::replace(&self.path, |out| out.write_all(text.as_bytes())).map(drop)
    }

    /// Renames a damaged file, so that nothing in it is lost, and says so.
    fn set_aside(&self, problem: &str) -> String {
        let name = |number: usize| match number {
            0 => with_suffix(&self.path, ".damaged"),
            number => with_suffix(&self.path, &format!(".damaged-{number}")),
        };
        let free =
            (0..100).map(name).find(|path| fs::symlink_metadata(path).is_err()).unwrap_or_else(|| name(0));
        let kept = match fs::rename(&self.path, &free) {
            Ok(()) => format!("the file was renamed to {}", free.display()),
            Err(error) => format!("the file could not be renamed ({error})"),
        };
        format!(
            "{}: the settings could not be read ({problem}); {kept}, and the default settings apply.",
            self.path.display()
        )
    }
}

/// Returns the text of a settings file.
fn words(settings: &Settings) -> ron::Result<String> {
    Ok(ron::ser::to_string_pretty(settings, store::ron_layout())? + "\n")
}

/// Parses the settings and repairs invalid values. The error describes the damage.
fn parse(bytes: &[u8]) -> Result<Settings, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not text".to_owned())?;
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).map(Settings::repair).map_err(|error| match store::explain_damage(text, &error) {
        OpenProblem::Damaged { place, problem } => format!("{place}: {problem}"),
        other => other.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Alignment, Arrangement};
    use model::IdGenerator;

    fn somewhere() -> (tempfile::TempDir, SettingsFile) {
        let folder = tempfile::tempdir().unwrap();
        let file = SettingsFile::at(&folder.path().join("not yet there"));
        (folder, file)
    }

    #[test]
    fn what_was_saved_is_loaded() {
        let (_folder, file) = somewhere();
        assert_eq!(file.load(), (Settings::default(), vec![]));
        let mut settings = Settings { theme: ThemeChoice::Dark, zoom: 1.25, ..Settings::default() };
        settings.coder =
            Some(Coder { id: IdGenerator::seeded(1).draw(), name: "Jo \"the pen\" O'Neill".to_owned() });
        settings.panes.article = Some(512.5);
        let arrangement = Arrangement { alignment: Alignment::Exchanges, ..Arrangement::default() };
        settings.arrangements.remember(Path::new("/projects/3.rejoinder.ron"), &arrangement);
        settings.shortcuts.insert("Confirm".to_owned(), vec!["Ctrl+Shift+Y".to_owned()]);
        settings.shortcuts.insert("OfALaterVersion".to_owned(), vec![]);
        for number in 0..15 {
            settings.remember(&PathBuf::from(format!("/projects/{number}.rejoinder.ron")));
        }
        settings.remember(Path::new("/projects/12.rejoinder.ron"));
        file.save(&settings).unwrap();
        assert_eq!(file.load(), (settings.clone(), vec![]));
        assert_eq!(settings.recent.len(), RECENT_MAX);
        assert_eq!(settings.recent[0], PathBuf::from("/projects/12.rejoinder.ron"));
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_nothing_in_it_is_lost() {
        let (_folder, file) = somewhere();
        file.save(&Settings::default()).unwrap();
        for damaged in ["(zoom: ", "(theme: Purple)"] {
            fs::write(file.path(), damaged).unwrap();
            let (settings, warnings) = file.load();
            assert_eq!(settings, Settings::default());
            assert!(warnings[0].contains("renamed to"), "{warnings:?}");
            assert!(!file.path().exists());
        }
        let kept = |suffix| fs::read_to_string(with_suffix(file.path(), suffix)).unwrap();
        assert_eq!((kept(".damaged"), kept(".damaged-1")), ("(zoom: ".into(), "(theme: Purple)".into()));
    }

    #[test]
    fn values_without_sense_are_mended_and_missing_ones_are_standard() {
        let (_folder, file) = somewhere();
        file.save(&Settings::default()).unwrap();
        fs::write(file.path(), "(zoom: -3.0, panes: (article: inf), of_a_later_version: 3)").unwrap();
        let (settings, warnings) = file.load();
        assert_eq!(warnings, Vec::<String>::new());
        assert_eq!(settings, Settings { zoom: 0.5, ..Settings::default() });
    }
}
