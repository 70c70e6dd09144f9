//! Project files: read, checked, written whole or not at all.
//!
//! A project is one text file, `NAME.rejoinder.ron`: a person can read it, compare two versions of it and
//! keep it. What is written reads back equal, and writing that again gives the same bytes.
//!
//! - `file` is the layout: which field stands where, and in which order the records come.
//! - `format` knows the versions of that layout, older and newer.
//! - `read` goes from text to a project, or to an error that says what is wrong, where, and what to do.
//! - `write` goes from a project to text, and refuses whatever would destroy somebody's work.
//! - `atomic` replaces files, `backups` keeps earlier versions, `lock` says who has a project open, and
//!   `journal` makes each change safe at once.
//! - `open_project` is a project that is open, with all of these: `home` opens it, `saving` saves it, `read_only` says why it
//!   cannot be changed, and `watch` sees what others do to its file.
//! - `names` has the names of all that the store keeps beside a project, and `planted` sees what somebody else has put under them.
//! - `disk` is the seam below all of them: the real file system, or the simulated one of the tests.
//! - `altered` tells texts of a file that are not those that were saved, and finds those that were.
//! - `resumable` is for lists of results: lines that are added as work goes on.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "files are written here, whole or not at all"
)]

mod altered;
mod atomic;
pub mod backups;
mod disk;
mod error;
mod escape;
mod file;
mod format;
mod head;
mod home;
mod journal;
mod lock;
mod names;
mod open_project;
mod planted;
mod process;
mod read;
mod read_only;
mod report;
mod resumable;
mod revision;
mod saving;
#[doc(hidden)]
pub mod testing;
#[cfg(test)]
mod tests;
mod watch;
mod words;
mod write;

pub use altered::{
    AlteredText, ReplacedText, SavedText, altered_name, altered_words, replaced_words, saved_texts,
};
pub use atomic::{Replaced, replace};
pub use error::{Broken, Io, OpenError, OpenProblem, Place, SaveError, SaveProblem, mended_words};
pub use file::pretty as ron_layout;
pub use format::{FORMAT, Format, Newer};
pub use home::{Home, Opened};
pub use journal::{Entry, JournalDamage, JournalLoss, LeftJournal, Recovery, Wake};
pub use lock::Holder;
pub use open_project::{OpenProject, Restored};
pub use process::ignores_signal;
pub use read::{Contents, from_text, load, load_contents, load_what_is_known, revision};
pub use read_only::ReadOnly;
pub use report::{Report, untold_reports, write_report};
pub use resumable::{LineAppender, ResumableFile};
pub use revision::Revision;
pub use saving::{CompletedSave, PendingSave};
pub use watch::FileEvent;
pub use words::damage as explain_damage;
pub use write::{Overwrite, Saved, save, to_text};

/// What the names of project files end with.
pub const EXTENSION: &str = "rejoinder.ron";

/// Whether something of this name exists, a file or a folder.
#[must_use]
pub fn exists(path: &std::path::Path) -> bool {
    path.exists()
}

/// Whether a path is that of a project: it is named like one, or begins like one. A damaged or a newer project
/// is one too, and [`load`] says what is the matter with it.
#[must_use]
pub fn is_project(path: &std::path::Path) -> bool {
    is_project_name(path)
        || head::of_file(&disk::RealDisk, path).is_ok_and(|head| matches!(head, head::Head::Format(_)))
}

/// Whether a path is named like a record of unsaved changes, also one that was put away.
#[must_use]
pub fn is_journal_name(path: &std::path::Path) -> bool {
    journal::is_journal_name(path)
}

/// Whether a path is named like a project file.
#[must_use]
pub fn is_project_name(path: &std::path::Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.to_lowercase().ends_with(&format!(".{EXTENSION}"))
}
