//! Settings of the person rather than of a project: recent files, theme, zoom, name, and the arrangement of
//! panels.
#![allow(clippy::disallowed_methods, reason = "files of the desk are written here")]

mod arrangement;
mod desktop;
#[cfg(all(test, target_os = "linux"))]
mod planted;
mod ron_file;
#[doc(hidden)]
pub mod testing;
mod whos_who;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use self::ron_file::RonFile;
use files::FileKind;
use model::Coder;
use store::{Io, SaveError};

pub use arrangement::{
    ARRANGED_MAX, Alignment, Arrangement, Arrangements, PANEL_STEP, PANEL_WIDTHS, PanelSetting,
};
pub use desktop::wants_less_motion;
pub use whos_who::{EntryNames, KnownParty, KnownSpeaker, TableError, WhosWho};

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
    /// The others who have worked here: each has an id of their own, so that one can be the second reader of another.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Coder>,
    /// The widths of the window's parts.
    pub panes: Panes,
    /// Set where things move to their places at once, without animation; `None` follows the desktop.
    pub less_motion: Option<bool>,
    /// The desk's archive of fact-checks: a file or a folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archive: Option<PathBuf>,
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
            others: Vec::new(),
            panes: Panes::default(),
            less_motion: None,
            archive: None,
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

/// Returns the folder of the person's documents, or else their home; `None` where the system tells of neither.
#[must_use]
pub fn documents() -> Option<PathBuf> {
    let folders = directories::UserDirs::new()?;
    Some(folders.document_dir().unwrap_or_else(|| folders.home_dir()).to_owned())
}

/// The file of the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsFile {
    file: RonFile,
}

const NAME: &str = "settings.ron";
const WHOS_WHO: &str = "whos-who.ron";

impl SettingsFile {
    /// Uses the folder that the system has for settings; returns `None` where it has none.
    #[must_use]
    pub fn standard() -> Option<Self> {
        directories::ProjectDirs::from("", "", "Rejoinder").map(|folders| Self::at(folders.config_dir()))
    }

    /// Uses the given folder, as tests do.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self { file: RonFile::new(folder.join(NAME), "settings") }
    }

    /// Returns the path of the file.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// Reads the settings, with messages for the person. Never fails: a file that cannot be understood is
    /// renamed, and the default settings apply.
    #[must_use]
    pub fn load(&self) -> (Settings, Vec<String>) {
        let (settings, warnings) =
            self.file.load::<Settings>().unwrap_or_else(|problem| (Settings::default(), vec![problem]));
        (settings.repair(), warnings)
    }

    /// Writes the settings atomically.
    ///
    /// # Errors
    /// Returns an error that says why they could not be saved. The file then still has its former content.
    pub fn save(&self, settings: &Settings) -> Result<(), SaveError> {
        self.file.save(settings)
    }

    /// Returns the file of the who's who, which is beside that of the settings.
    #[must_use]
    pub fn whos_who(&self) -> WhosWhoFile {
        WhosWhoFile { file: RonFile::new(self.path().with_file_name(WHOS_WHO), "who’s who") }
    }
}

/// The file of the who's who.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhosWhoFile {
    file: RonFile,
}

impl WhosWhoFile {
    /// Returns the path of the file.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// Reads the who's who, with messages for the person. A file that cannot be understood is renamed.
    ///
    /// # Errors
    /// Says, for a person, why the file that is there could not be read.
    pub fn load(&self) -> Result<(WhosWho, Vec<String>), String> {
        let (known, warnings) = self.file.load::<WhosWho>()?;
        Ok((known.tidied(), warnings))
    }

    /// Writes the who's who atomically.
    ///
    /// # Errors
    /// Returns an error that says why it could not be saved. The file then still has its former content.
    pub fn save(&self, known: &WhosWho) -> Result<(), SaveError> {
        self.file.save(known)
    }

    /// Reads a table in CSV from a file of any name.
    ///
    /// # Errors
    /// Says, for a person, why it could not be read.
    pub fn read_table(path: &Path) -> Result<WhosWho, String> {
        let bytes = files::read(path, FileKind::Settings).map_err(|error| Io(error).to_string())?;
        let text = String::from_utf8(bytes).map_err(|_| "it is not text in UTF-8".to_owned())?;
        WhosWho::from_csv(&text).map_err(|error| error.to_string())
    }

    /// Writes a table in CSV to a file of any name.
    ///
    /// # Errors
    /// Returns an error that says why it could not be written.
    pub fn write_table(path: &Path, known: &WhosWho) -> Result<(), SaveError> {
        let text = known.to_csv();
        store::replace(path, |out| out.write_all(text.as_bytes())).map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Alignment, Arrangement};
    use files::with_suffix;
    use model::IdGenerator;
    use std::fs;

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
    fn the_whos_who_is_a_file_beside_the_settings_that_can_be_edited() {
        let (_folder, file) = somewhere();
        let known = file.whos_who();
        assert_eq!(known.load(), Ok((WhosWho::default(), vec![])));
        let table = "kind,name,short name,other names,speaks for\n\
                     party,Harrow Council,Council,the council,\nspeaker,Ann Roe,,,Harrow Council\n";
        let whole = WhosWho::from_csv(table).unwrap();
        known.save(&whole).unwrap();
        assert_eq!(known.load(), Ok((whole.clone(), vec![])));
        let text = fs::read_to_string(known.path()).unwrap();
        assert!(text.contains("speaks_for: \"Harrow Council\""), "{text}");
        fs::write(known.path(), text.replace("Ann Roe", " Eve Poe ")).unwrap();
        assert_eq!(known.load().unwrap().0.speakers[0].name, "Eve Poe");
        fs::write(known.path(), "(parties: ").unwrap();
        let (empty, warnings) = known.load().unwrap();
        assert!(empty.is_empty() && warnings[0].contains("who’s who could not be read"), "{warnings:?}");
        let path = known.path().with_file_name("mine.csv");
        WhosWhoFile::write_table(&path, &whole).unwrap();
        assert_eq!(WhosWhoFile::read_table(&path), Ok(whole));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_cannot_be_read_is_no_empty_one_and_is_not_replaced() {
        let (_folder, file) = somewhere();
        file.save(&Settings::default()).unwrap();
        let known = file.whos_who();
        // Whoever opens a link to itself is refused, an administrator too.
        std::os::unix::fs::symlink(known.path(), known.path()).unwrap();
        let problem = known.load().unwrap_err();
        assert!(problem.contains("whos-who.ron: could not be read"), "{problem}");
        let problem = known.save(&WhosWho::default()).unwrap_err().to_string();
        assert!(problem.contains("was not replaced, because what it has cannot be read"), "{problem}");
        assert!(known.path().is_symlink());
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
