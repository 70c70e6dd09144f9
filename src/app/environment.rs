//! The environment of the window, handed in so that a test can replace it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;

use super::clipboard::ClipboardPage;
use super::opener;
use super::picker::{FileChoice, FilePicker, FileRequest, SystemFilePicker};
use model::IdGenerator;
use settings::SettingsFile;
use store::Home;

/// Tells the time.
pub type Clock = Box<dyn Fn() -> Timestamp>;

/// The pause after which a person has decided what they had in mind: one that reviews decides faster than that.
pub const PAUSE: Duration = Duration::from_millis(400);

/// Opens a web address in the browser; says why not.
pub type Opener = Box<dyn Fn(&str) -> Result<(), String>>;

/// The environment of the window.
pub struct Environment {
    /// Tells the time.
    pub clock: Clock,
    /// Source of new ids.
    pub ids: IdGenerator,
    /// Asks for files.
    pub picker: Box<dyn FilePicker>,
    /// Reads the page on the clipboard, beside its text.
    pub page: ClipboardPage,
    /// Opens web addresses.
    pub opener: Opener,
    /// Folder of the preferences; nothing where the system has no place for them.
    pub settings: Option<SettingsFile>,
    /// Folder in which files are proposed that have no place yet: that of the person's documents.
    pub documents: Option<PathBuf>,
    /// Folder of unsaved work, and the name of the person who works.
    pub home: Home,
    /// The name under which a new person codes, before they give their own.
    pub user: String,
    /// True if fonts of the system are looked for.
    pub system_fonts: bool,
    /// The program that reads foreign documents in a process of its own; nothing where they are read in this one, as in
    /// tests.
    pub program: Option<PathBuf>,
    /// Time without a decision after which links are suggested again.
    pub pause: Duration,
    /// The file to open first; the bundled sample where there is none.
    pub file: Option<PathBuf>,
}

impl Environment {
    /// The real world.
    #[must_use]
    pub fn real(file: Option<PathBuf>) -> Self {
        let user = ["USER", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok());
        let user = user.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "Me".to_owned());
        Self {
            clock: Box::new(Timestamp::now),
            ids: IdGenerator::random(),
            picker: Box::new(SystemFilePicker::default()),
            page: ClipboardPage::system(),
            opener: Box::new(opener::open),
            settings: SettingsFile::standard(),
            documents: settings::documents(),
            home: Home::standard(&user),
            user,
            system_fonts: true,
            program: import::isolated::this_program().ok(),
            pause: PAUSE,
            file,
        }
    }

    /// A world in which nothing happens, for tests and benchmarks: no dialogs, no browser, no settings, no pauses, and always
    /// the same moment.
    #[doc(hidden)]
    #[must_use]
    pub fn for_tests(home: Home) -> Self {
        Self {
            clock: Box::new(|| Timestamp::UNIX_EPOCH),
            ids: IdGenerator::seeded(9),
            picker: Box::new(NoFilePicker),
            page: ClipboardPage::none(),
            opener: Box::new(|_| Ok(())),
            settings: None,
            documents: None,
            home,
            user: "Robin".to_owned(),
            system_fonts: false,
            program: None,
            pause: Duration::ZERO,
            file: None,
        }
    }
}

/// A system without file dialogs.
struct NoFilePicker;

impl FilePicker for NoFilePicker {
    fn ask(&mut self, _: FileRequest, _: Option<&Path>, _: Box<dyn Fn() + Send>) {}

    fn answer(&mut self) -> FileChoice {
        FileChoice::Waiting
    }

    fn is_available(&self) -> bool {
        false
    }
}
