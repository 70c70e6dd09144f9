//! Project files: read, checked, written whole or not at all.
//!
//! A project is one text file, `NAME.rejoinder.ron`, which a person can read, compare and keep. It reads back
//! equal to the project that was written, and writing that again gives the same bytes.
//!
//! - `file` is the layout: the order of fields and records.
//! - `format` knows the versions of that layout, older and newer.
//! - `read` goes from text to a project, or to an error that says what is wrong, where, and what to do.
//! - `write` goes from a project to text, and refuses to overwrite anything that may be somebody's work.
//! - `atomic` replaces files, `backups` keeps earlier versions, `lock` records who has a project open, and
//!   `journal` makes each change safe at once.
//! - `open_project` is a project that is open, with all of these: `home` opens it, `saving` saves it,
//!   `read_only` explains why it cannot be changed, and `watch` notices changes to its file by others.
//! - `names` has the names of everything that the store puts beside a project, and `planted` reports what
//!   somebody else has put under them.
//! - `disk` is the interface to the file system, which tests replace with a simulated one.
//! - `altered` finds texts that do not match their checksums, and the texts that were saved.
//! - `put` writes results that are whole from the start: a file, or a folder of several.
//! - `resumable` is a list of results that grows line by line and can be resumed.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "files are written here, whole or not at all"
)]

mod altered;
mod atomic;
pub mod backups;
mod disk;
mod enclosed;
mod error;
mod escape;
mod evidence_files;
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
mod put;
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
pub use enclosed::{read_enclosed, read_whole};
pub use error::{Broken, Io, OpenError, OpenProblem, Place, SaveError, SaveProblem, repair_message};
pub use evidence_files::{EVIDENCE_FOLDER, EvidenceFileState, file_state, keep_evidence};
pub use file::pretty as ron_layout;
pub use format::{FORMAT, FormatVersion, Newer};
pub use home::{Home, Opened};
pub use journal::{JournalDamage, JournalEntry, JournalLoss, LeftJournal, Recovery, Wake};
pub use lock::Holder;
pub use open_project::{OpenProject, Restored};
pub use process::ignores_signal;
pub use put::{put, put_all};
pub use read::{Contents, from_text, load, load_contents, load_what_is_known, revision};
pub use read_only::ReadOnly;
pub use report::{Report, untold_reports, write_problem, write_report};
pub use resumable::{LineAppender, ResumableFile};
pub use revision::Revision;
pub use saving::{CompletedSave, PendingSave};
pub use watch::FileEvent;
pub use words::damage as explain_damage;
pub use write::{Overwrite, Saved, save, to_text};

/// The extension of project files.
pub const EXTENSION: &str = "rejoinder.ron";

/// Returns whether a file or folder of this name exists.
#[must_use]
pub fn exists(path: &std::path::Path) -> bool {
    path.exists()
}

/// Returns whether a file is a project, judged by its name or its first words. A damaged project or one of a
/// newer version counts as well; [`load`] says what is wrong with it.
#[must_use]
pub fn is_project(path: &std::path::Path) -> bool {
    is_project_name(path)
        || head::of_file(&disk::RealDisk, path)
            .is_ok_and(|head| matches!(head, head::FileHead::FormatVersion(_)))
}

/// Returns whether a path is named like a journal of unsaved changes, including one that was put away.
#[must_use]
pub fn is_journal_name(path: &std::path::Path) -> bool {
    journal::is_journal_name(path)
}

/// Returns whether a path is named like a project file.
#[must_use]
pub fn is_project_name(path: &std::path::Path) -> bool {
    let name = names::name_str(path);
    name.to_lowercase().ends_with(&format!(".{EXTENSION}"))
}
