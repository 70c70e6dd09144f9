//! Writes a journal to the disk.
//!
//! A journal is begun with the first edit, as a complete file under a temporary name, and then grows. After
//! an error it is begun again in the next place with all its entries: nothing is ever appended after an
//! error, because the system may have dropped what it could not write.
//!
//! Where the project's file is gone or has another content, the journal is begun again with the complete
//! project. Where another program has removed or changed the journal, all of it is written again.

mod begin;
mod observe;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::away::keep_copy;
use super::place::{JournalFile, JournalLoss, JournalPlace, JournalPlaces};
use super::record::{JournalEntry, JournalRecord, SaveMark, line};
use super::signpost::Signpost;
use super::start::JournalStart;
use super::{JournalMove, SavedState};
use crate::SaveProblem;
use crate::disk::{Disk, FileKind};
use crate::lock::LockToken;

/// Writes a journal to the disk. Each call returns when its work is done.
pub(crate) struct JournalWriter {
    disk: Arc<dyn Disk>,
    /// The places where it may be, best first.
    places: Vec<JournalPlace>,
    /// The places for the complete project when its file is gone, under a name that no other window uses.
    whole_places: Vec<JournalPlace>,
    /// The user's own folder.
    state: Option<PathBuf>,
    start: JournalStart,
    /// The number of the last edit that the base includes.
    upto: u64,
    /// Set while only the journal has the base. It is then kept even without edits.
    whole: bool,
    /// The first line, if it was prepared.
    first: Option<Vec<u8>>,
    /// The entries and marks after the base.
    lines: Vec<JournalLine>,
    out: Option<JournalFile>,
    /// Journals without any change that this one lacks. They are removed once this one is safe on the drive.
    outdated: Vec<PathBuf>,
    /// A lock that shows that this process lives, where the project has no lock.
    lock: Option<HeldLock>,
    /// Tells whether another window has taken the project over. The places then belong to that window.
    guard: Option<LockToken>,
    /// The places for changes that the other window cannot have seen; `None` while there are none to leave.
    left: Option<Vec<JournalPlace>>,
    /// Set once another window was seen to have taken the project over.
    taken: bool,
    /// Changes to the journal by others that were not reported yet.
    losses: Vec<(PathBuf, JournalLoss)>,
    /// The pointer for the next start to a journal beside its project.
    signpost: Option<Signpost>,
    /// The number of journals in a row that differed from what was written as soon as they were written.
    mismatches: u8,
    /// The number of lines with which it exceeded the largest size of a journal.
    full_at: Option<usize>,
    /// The largest size, in bytes.
    max_bytes: u64,
}

struct HeldLock {
    path: PathBuf,
    _held: Box<dyn Send + Sync>,
}

struct JournalLine {
    /// The number of the edit, or of the last edit that a mark includes.
    number: u64,
    is_edit: bool,
    /// The record. It is serialised only when it is written, because its edit is shared with the history.
    record: JournalRecord,
    /// Set where it was in the journal before the project was taken over, so that the other window has found
    /// it.
    seen: bool,
}

impl JournalWriter {
    pub(crate) fn new(disk: Arc<dyn Disk>, places: Vec<JournalPlace>, start: JournalStart) -> Self {
        Self {
            disk,
            places,
            whole_places: Vec::new(),
            state: None,
            start,
            upto: 0,
            whole: false,
            first: None,
            lines: Vec::new(),
            out: None,
            outdated: Vec::new(),
            lock: None,
            guard: None,
            left: None,
            taken: false,
            losses: Vec::new(),
            signpost: None,
            mismatches: 0,
            full_at: None,
            max_bytes: FileKind::Journal.max_bytes(),
        }
    }

    /// Limits the size of the journal.
    #[cfg(test)]
    pub(crate) fn at_most(self, max_bytes: u64) -> Self {
        Self { max_bytes, ..self }
    }

    /// Sets the user's own folder, for the complete project when the file is gone, and for signposts.
    pub(crate) fn with_state(self, state: Option<&Path>) -> Self {
        let whole_places = JournalPlaces::unsaved(fastrand::u64(..), state);
        Self { whole_places, state: state.map(Path::to_owned), ..self }
    }

    /// Prepares the first line, because serialising a large project takes longer than a change may wait.
    pub(crate) fn prepare(&mut self) {
        // A failure is repeated and reported when the line is written.
        self.first = self.first_line().ok();
    }

    fn first_line(&self) -> Result<Vec<u8>, SaveProblem> {
        let header = self.start.header(self.whole).map_err(|error| error.problem)?;
        let mut first = line(&JournalRecord::Journal(header))?;
        if let Some(revision) = self.start.revision.filter(|_| self.whole) {
            // The file may come back as it was. The mark then tells which changes it lacks.
            first.extend(line(&JournalRecord::Saved(SaveMark { revision, upto: self.upto }))?);
        }
        Ok(first)
    }

    /// Returns whether there is anything that no file has.
    fn holds_work(&self) -> bool {
        self.whole || self.lines.iter().any(|line| line.is_edit)
    }

    /// Takes the place of other journals, which are removed when this one is safe on the drive.
    pub(crate) fn replaces(&mut self, outdated: Vec<PathBuf>) {
        self.outdated.extend(outdated);
    }

    /// Keeps a copy of journals that are about to be removed.
    pub(crate) fn keep(&self, journals: &[PathBuf], state: Option<&Path>) {
        for path in journals {
            // Work goes on even where no copy can be made.
            let _ = keep_copy(&*self.disk, path, state);
        }
    }

    /// Sets the lock without which nothing may be written any more.
    pub(crate) fn guard(&mut self, guard: Option<LockToken>) {
        self.guard = guard;
    }

    /// Abandons all places, because another window has taken the project over, and continues in a place of
    /// its own. The changes that the other window cannot have seen are written to the first of the places in
    /// `left` that is writable.
    pub(crate) fn detach(&mut self, place: Option<JournalPlace>, left: Vec<JournalPlace>) -> io::Result<()> {
        (self.out, self.guard, self.taken) = (None, None, true);
        self.outdated.clear();
        self.left = Some(left);
        self.places = place.into_iter().collect();
        self.sync().map(drop)
    }

    /// Fails where another window has taken the project over.
    fn still_ours(&self) -> io::Result<()> {
        match self.guard.as_ref().and_then(|guard| guard.taken_by(&*self.disk)) {
            Some(holder) => {
                let words = format!("{} has taken the project over", holder.name());
                Err(io::Error::new(io::ErrorKind::ResourceBusy, words))
            }
            None => Ok(()),
        }
    }

    /// Returns the path of the journal; `None` while it is empty or cannot be written.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.out.as_ref().map(|out| out.path.as_path())
    }

    /// Appends a change. It is safe after the next [`JournalWriter::sync`].
    pub(crate) fn append(&mut self, entry: JournalEntry) {
        self.write(JournalLine {
            number: entry.number,
            is_edit: true,
            record: JournalRecord::Edit(entry),
            seen: false,
        });
    }

    fn write(&mut self, mut line: JournalLine) {
        // Without the lock, the journal may have been replaced by another window, and a write may be lost. A
        // place apart belongs to nobody else.
        let apart = self.is_in_whole_place();
        let ours = apart || self.guard.as_ref().is_none_or(|guard| guard.is_ours(&*self.disk));
        if let Some(out) = self.out.as_mut().filter(|out| !out.broken) {
            let text = self::line(&line.record);
            out.broken = !ours || text.and_then(|text| out.write(&text)).is_err();
            line.seen = !out.broken && !apart;
        }
        self.lines.push(line);
    }

    /// Appends the changes of other journals, which are removed once this one is safe on the drive.
    ///
    /// # Errors
    /// Fails where the changes are not safe yet. Nothing is removed then.
    pub(crate) fn restore(
        &mut self,
        entries: &[JournalEntry],
        journals: Vec<PathBuf>,
    ) -> io::Result<Option<u64>> {
        for entry in entries {
            self.append(entry.clone());
        }
        self.outdated.extend(journals);
        if !self.holds_work() {
            self.clear();
            return Ok(None);
        }
        let safe = self.sync()?;
        let own = self.path().map(Path::to_owned);
        self.outdated.retain(|outdated| Some(outdated) != own.as_ref());
        self.remove_outdated();
        Ok(safe)
    }

    /// Makes everything safe on the drive. Returns the number of the last edit that is safe.
    ///
    /// # Errors
    /// Fails where none of the places is writable. Everything is still kept in memory.
    pub(crate) fn sync(&mut self) -> io::Result<Option<u64>> {
        let left = self.write_left();
        let synced = self.sync_own()?;
        left.map(|()| synced)
    }

    /// Writes a journal for the window that took the project over, with the changes that it cannot have seen.
    fn write_left(&mut self) -> io::Result<()> {
        let Some(places) = self.left.take() else { return Ok(()) };
        let unseen = |line: &&JournalLine| line.is_edit && !line.seen;
        if !self.lines.iter().any(|line| unseen(&line)) {
            return Ok(());
        }
        let mut first = None;
        for place in &places {
            match self.write_at(place, unseen) {
                Ok(_) => return Ok(()),
                Err(error) => first = first.or(Some(error)),
            }
        }
        self.left = Some(places);
        first.map_or(Ok(()), Err)
    }

    fn sync_own(&mut self) -> io::Result<Option<u64>> {
        let last = self.lines.iter().rev().find(|line| line.is_edit).map(|line| line.number);
        if !self.holds_work() {
            return Ok(None);
        }
        self.still_ours()?;
        if let Some(out) = &mut self.out {
            if !out.broken && (out.synced || out.file.sync().is_ok()) {
                out.synced = true;
                // Syncing a file whose name is gone keeps nothing.
                if self.taken || !self.note_loss() {
                    return Ok(last);
                }
            }
            // A failed sync is never repeated on the same file.
            self.out = None;
        }
        self.begin()?;
        Ok(last)
    }

    /// Records that a file with this content, which includes all changes up to one edit, is about to get the
    /// project's name.
    ///
    /// # Errors
    /// Fails where the record could not be made safe.
    pub(crate) fn mark(&mut self, mark: SaveMark) -> io::Result<()> {
        self.write(JournalLine {
            number: mark.upto,
            is_edit: false,
            record: JournalRecord::Saved(mark),
            seen: false,
        });
        self.sync().map(drop)
    }

    /// Removes the changes that the project's file now has for certain, and continues from its content. Where
    /// the project has got another file, the journal moves beside it.
    ///
    /// # Errors
    /// Fails where the remaining changes could not be written. The former journal still has them.
    pub(crate) fn fold(&mut self, folded: SavedState, moved: Option<JournalMove>) -> io::Result<()> {
        let SavedState { project, revision, upto } = folded;
        if let Some(JournalMove { places, file }) = moved {
            let old = std::mem::replace(&mut self.places, places);
            self.outdated.extend(old.into_iter().map(|place| place.path));
            self.start.file = Some(file);
        }
        self.start.go_on(project, revision);
        (self.upto, self.whole, self.first) = (upto, false, None);
        self.lines.retain(|line| line.number > upto);
        self.begin_or_remove()
    }

    /// Discards everything, because the changes were put away.
    pub(crate) fn clear(&mut self) {
        self.lines.clear();
        self.whole = false;
        // A journal that cannot be removed has nothing new, or is offered again. Nothing is lost either way.
        let _ = self.begin_or_remove();
    }
}
