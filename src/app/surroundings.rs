//! What the window needs of the world, handed in so that a test can stand in for it.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::opener;
use super::picker::{Picked, Picker, SystemPicker, Wanted};
use model::IdGenerator;
use settings::SettingsFile;
use store::Home;

/// Tells the time.
pub type Clock = Box<dyn Fn() -> Timestamp>;

/// Opens a web address in the browser; says why not.
pub type Opener = Box<dyn Fn(&str) -> Result<(), String>>;

/// What the window needs of the world.
pub struct Surroundings {
    /// Tells the time.
    pub clock: Clock,
    /// Where new ids come from.
    pub ids: IdGenerator,
    /// Asks for files.
    pub picker: Box<dyn Picker>,
    /// Opens web addresses.
    pub opener: Opener,
    /// Where preferences are kept; nothing where the system has no place for them.
    pub settings: Option<SettingsFile>,
    /// Where unsaved work is kept, and who works.
    pub home: Home,
    /// The name under which a new person codes, before they give their own.
    pub user: String,
    /// Whether fonts of the system are looked for.
    pub system_fonts: bool,
    /// The program that reads foreign documents in a process of its own; nothing where they are read in this one, as in
    /// tests.
    pub program: Option<PathBuf>,
    /// What to open first; the bundled sample for nothing.
    pub file: Option<PathBuf>,
}

impl Surroundings {
    /// The real world.
    #[must_use]
    pub fn real(file: Option<PathBuf>) -> Self {
        let user = ["USER", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok());
        let user = user.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "Me".to_owned());
        Self {
            clock: Box::new(Timestamp::now),
            ids: IdGenerator::random(),
            picker: Box::new(SystemPicker::default()),
            opener: Box::new(opener::open),
            settings: SettingsFile::standard(),
            home: Home::standard(&user),
            user,
            system_fonts: true,
            program: import::isolated::this_program().ok(),
            file,
        }
    }

    /// A world in which nothing happens, for tests and benchmarks: no dialogs, no browser, no settings, and always the same
    /// moment.
    #[doc(hidden)]
    #[must_use]
    pub fn still(home: Home) -> Self {
        Self {
            clock: Box::new(|| Timestamp::UNIX_EPOCH),
            ids: IdGenerator::seeded(9),
            picker: Box::new(NoPicker),
            opener: Box::new(|_| Ok(())),
            settings: None,
            home,
            user: "Robin".to_owned(),
            system_fonts: false,
            program: None,
            file: None,
        }
    }
}

/// A system without file dialogs.
struct NoPicker;

impl Picker for NoPicker {
    fn ask(&mut self, _: Wanted, _: Option<&Path>, _: Box<dyn Fn() + Send>) {}

    fn answer(&mut self) -> Picked {
        Picked::Waiting
    }

    fn is_available(&self) -> bool {
        false
    }
}
