//! The file of the who's who: read, changed and written beside the window, one piece of work after the other.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{JobKind, JobOutcome, Jobs};
use model::counted;
use settings::{WhosWho, WhosWhoFile};

/// A piece of work on the file.
#[derive(Debug)]
pub(crate) enum WhosWhoTask {
    /// Read it to be shown.
    Show,
    /// Replace its entries by those that a person has changed.
    Keep(WhosWho),
    /// Add entries.
    Add(WhosWho),
    /// Add the entries of a table, and show all.
    ReadTable(PathBuf),
    /// Write its entries to a table.
    WriteTable(PathBuf),
}

/// The file, and what is to be done with it.
#[derive(Debug, Clone, Default)]
pub(super) struct WhosWhoQueue {
    file: Option<WhosWhoFile>,
    tasks: Arc<Mutex<VecDeque<WhosWhoTask>>>,
}

/// The title and the words of a message about what was not done.
type Refusal = (&'static str, String);

const NOT_READ: &str = "Your who’s who could not be read";
const NOT_KEPT: &str = "Your who’s who was not changed";

impl WhosWhoQueue {
    pub(super) fn new(file: Option<WhosWhoFile>) -> Self {
        Self { file, ..Self::default() }
    }

    /// Reads the entries after all work that waits for them, with messages for the person. Where they cannot be read there are
    /// none, and a message says so.
    pub(super) fn read(&self) -> (WhosWho, Vec<String>) {
        let Some(file) = &self.file else { return Default::default() };
        let mut tasks = self.lock();
        while let Some(task) = tasks.pop_front() {
            // Its own thread finds nothing to do, so the person is told here.
            if let Err((title, text)) = carry_out(file, task) {
                return (WhosWho::default(), vec![format!("{title}: {text}")]);
            }
        }
        file.load().unwrap_or_else(|problem| (WhosWho::default(), vec![format!("{NOT_READ}: {problem}")]))
    }

    /// Does the work that has waited longest.
    fn next(&self) -> JobOutcome {
        let Some(file) = &self.file else {
            let text = "This system has no folder for it.".to_owned();
            return JobOutcome::Failed { title: NOT_KEPT, text, path: None };
        };
        let mut tasks = self.lock();
        let done = tasks.pop_front().map(|task| carry_out(file, task));
        match done {
            Some(Ok(outcome)) => outcome,
            Some(Err((title, text))) => JobOutcome::Failed { title, text, path: None },
            None => JobOutcome::Nothing,
        }
    }

    /// Locks the list of tasks, and with it the file.
    fn lock(&self) -> MutexGuard<'_, VecDeque<WhosWhoTask>> {
        self.tasks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn carry_out(file: &WhosWhoFile, task: WhosWhoTask) -> Result<JobOutcome, Refusal> {
    let load = |title| file.load().map_err(|problem| (title, problem));
    match task {
        WhosWhoTask::Show => {
            let (known, warnings) = load(NOT_READ)?;
            Ok(JobOutcome::WhosWho { known: Some(Box::new(known)), message: warnings.join(" ") })
        }
        WhosWhoTask::Keep(mut known) => {
            known.tidy();
            let message = keep(file, &known, Vec::new())?;
            Ok(JobOutcome::WhosWho { known: None, message })
        }
        WhosWhoTask::Add(entries) => {
            let (_, message) = add(file, entries)?;
            Ok(JobOutcome::WhosWho { known: None, message })
        }
        WhosWhoTask::ReadTable(path) => {
            let entries = WhosWhoFile::read_table(&path)
                .map_err(|why| ("The table was not read", format!("{}: {why}.", path.display())))?;
            let (known, message) = add(file, entries)?;
            Ok(JobOutcome::WhosWho { known: Some(Box::new(known)), message })
        }
        WhosWhoTask::WriteTable(path) => {
            let not_written = "The table was not written";
            let (known, mut messages) = load(not_written)?;
            WhosWhoFile::write_table(&path, &known).map_err(|error| (not_written, error.to_string()))?;
            messages.push(format!("Your who’s who was written to {}", path.display()));
            Ok(JobOutcome::WhosWho { known: None, message: messages.join(" ") })
        }
    }
}

/// Adds entries to those of the file. Returns all of them, and a message.
fn add(file: &WhosWhoFile, entries: WhosWho) -> Result<(WhosWho, String), Refusal> {
    let (mut known, warnings) = file.load().map_err(|problem| (NOT_KEPT, problem))?;
    known.take_over(entries);
    let message = keep(file, &known, warnings)?;
    Ok((known, message))
}

/// Writes the entries. Returns a message, behind others.
fn keep(file: &WhosWhoFile, known: &WhosWho, mut messages: Vec<String>) -> Result<String, Refusal> {
    file.save(known).map_err(|error| (NOT_KEPT, error.to_string()))?;
    let parties = counted(known.parties.len(), "party", "parties");
    let speakers = counted(known.speakers.len(), "speaker", "speakers");
    messages.push(format!("Kept in your who’s who: {parties} and {speakers}"));
    Ok(messages.join(" "))
}

impl Jobs {
    /// Does something with the file of the who's who.
    pub(crate) fn whos_who(&mut self, task: WhosWhoTask) {
        let queue = self.whos_who.clone();
        queue.lock().push_back(task);
        self.start("Reading your who’s who".to_owned(), JobKind::Other, move |_| queue.next());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use settings::{KnownSpeaker, SettingsFile};

    fn entries(name: &str) -> WhosWho {
        let speaker = KnownSpeaker { name: name.to_owned(), speaks_for: "Harrow Council".to_owned() };
        WhosWho { speakers: vec![speaker], ..WhosWho::default() }
    }

    #[test]
    fn what_is_added_is_read_by_whoever_asks_later() {
        let folder = tempfile::tempdir().unwrap();
        let queue = WhosWhoQueue::new(Some(SettingsFile::at(folder.path()).whos_who()));
        queue.lock().push_back(WhosWhoTask::Add(entries("Ann Roe")));
        queue.lock().push_back(WhosWhoTask::Add(entries("Eve Poe")));
        assert_eq!(queue.read().0.speakers.len(), 2);
        assert!(matches!(queue.next(), JobOutcome::Nothing), "nothing is left to do");
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_added_to_a_file_that_cannot_be_read_and_the_person_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = SettingsFile::at(folder.path()).whos_who();
        // Whoever opens a link to itself is refused, an administrator too.
        std::os::unix::fs::symlink(file.path(), file.path()).unwrap();
        for task in [
            WhosWhoTask::Show,
            WhosWhoTask::Add(entries("Ann Roe")),
            WhosWhoTask::Keep(entries("Ann Roe")),
            WhosWhoTask::WriteTable(folder.path().join("table.csv")),
        ] {
            let queue = WhosWhoQueue::new(Some(file.clone()));
            queue.lock().push_back(task);
            let outcome = queue.next();
            let JobOutcome::Failed { text, .. } = &outcome else { panic!("{outcome:?}") };
            assert!(text.contains("whos-who.ron"), "{text}");
            assert!(file.load().is_err(), "it is as it was");
            assert!(WhosWhoFile::read_table(&folder.path().join("table.csv")).is_err());
        }
        let (known, warnings) = WhosWhoQueue::new(Some(file)).read();
        assert!(known.is_empty() && warnings[0].starts_with(NOT_READ), "{warnings:?}");
    }
}
