//! Writes a complete journal in the best writable place, and removes journals that are no longer needed.

use std::io::{self, Write};
use std::path::Path;

use super::super::away::make_folder_for;
use super::super::place::{JournalFile, JournalPlace};
use super::super::record::line;
use super::super::signpost::Signpost;
use super::{HeldLock, JournalLine, JournalWriter};
use crate::SaveProblem;
use crate::atomic::{self, folder_of};
use crate::disk::{Access, DiskFile, FileKind, LockAttempt};
use files::{Limited, Refused, refused};

/// The number of journals in a row that differed as soon as they were written, after which the journal is no
/// longer compared.
const MAX_MISMATCHES: u8 = 3;

impl JournalWriter {
    pub(super) fn begin_or_remove(&mut self) -> io::Result<()> {
        self.still_ours()?;
        if self.holds_work() {
            return self.begin();
        }
        let was_apart = self.is_in_whole_place();
        self.out = None;
        self.outdate_places(was_apart);
        self.remove_outdated();
        self.release_lock();
        Ok(())
    }

    pub(super) fn is_in_whole_place(&self) -> bool {
        self.out.as_ref().is_some_and(|out| self.whole_places.iter().any(|place| place.path == out.path))
    }

    /// Marks the journals in all places for removal.
    fn outdate_places(&mut self, apart: bool) {
        let apart = self.whole_places.iter().filter(|_| apart);
        self.outdated.extend(self.places.iter().chain(apart).map(|place| place.path.clone()));
    }

    fn release_lock(&mut self) {
        if let Some(lock) = self.lock.take() {
            // A lock file that stays is found to be unlocked.
            let _ = self.disk.remove(&lock.path);
        }
    }

    /// Writes the complete journal in the first writable place.
    pub(super) fn begin(&mut self) -> io::Result<()> {
        if self.full_at.is_some_and(|full| self.lines.len() >= full) {
            // Not tried again before a save has removed lines, because each attempt would write everything
            // that fits.
            return Err(Refused::WouldBeTooLarge(FileKind::Journal).into());
        }
        let mut first = None;
        let apart = if self.whole { self.whole_places.clone() } else { Vec::new() };
        for place in apart.into_iter().chain(self.places.clone()) {
            match self.begin_at(&place) {
                Ok(out) => {
                    let path = out.path.clone();
                    let was_apart = self.is_in_whole_place();
                    self.out = Some(out);
                    let apart = self.is_in_whole_place();
                    self.lines.iter_mut().for_each(|line| line.seen = !apart);
                    self.outdate_places(was_apart);
                    self.outdated.retain(|outdated| *outdated != path);
                    self.remove_outdated();
                    return Ok(());
                }
                Err(error) => first = first.or(Some(error)),
            }
        }
        let full = first.as_ref().and_then(refused) == Some(Refused::WouldBeTooLarge(FileKind::Journal));
        self.full_at = full.then_some(self.lines.len());
        Err(first.unwrap_or_else(|| io::Error::new(io::ErrorKind::NotFound, "there is no folder for it")))
    }

    fn begin_at(&mut self, place: &JournalPlace) -> io::Result<JournalFile> {
        if place.permissions_of.is_none() {
            make_folder_for(&*self.disk, &place.path)?;
        }
        self.take_lock(place.lock.as_deref());
        let file = self.write_at(place, |_| true)?;
        let mut out = JournalFile::new(file, place.path.clone());
        // Once may be a coincidence. Several times in a row means that the drive cannot tell files apart.
        self.mismatches = if out.loss(&*self.disk).is_some() { self.mismatches.saturating_add(1) } else { 0 };
        out.is_watched = self.mismatches < MAX_MISMATCHES;
        Ok(out)
    }

    /// Writes some of the lines as a complete journal.
    pub(super) fn write_at(
        &self,
        place: &JournalPlace,
        which: impl Fn(&&JournalLine) -> bool,
    ) -> io::Result<Box<dyn DiskFile>> {
        let disk = &*self.disk;
        let access = place.permissions_of.as_deref().filter(|path| disk.metadata(path).is_ok());
        let access = access.map_or(Access::Private, Access::SameAs);
        let mut left = 0;
        let text = |out: &mut dyn Write| {
            let mut limited = Limited::going_on(out, FileKind::Journal, self.max_bytes);
            self.text(&mut limited, &which)?;
            left = limited.left();
            Ok(())
        };
        let written = atomic::write_like(disk, &place.path, access, text).map_err(plain)?;
        let (certain, file) = written.take_name_and_go_on(false).map_err(plain)?;
        let missing = || io::Error::other("the drive has not confirmed the journal's name");
        let file = file.filter(|_| certain).ok_or_else(missing)?;
        Ok(Box::new(Limited::going_on(file, FileKind::Journal, left)))
    }

    /// Takes the lock of a place, unless it is held already. On a drive without locks the journal is written
    /// all the same.
    fn take_lock(&mut self, path: Option<&Path>) {
        if self.lock.as_ref().map(|lock| lock.path.as_path()) == path {
            return;
        }
        self.release_lock();
        let Some(path) = path else { return };
        if let Ok(LockAttempt::Mine(held)) = self.disk.hold(path, "") {
            self.lock = Some(HeldLock { path: path.to_owned(), _held: held });
        }
    }

    fn text(&self, out: &mut dyn Write, which: impl Fn(&&JournalLine) -> bool) -> Result<(), SaveProblem> {
        match &self.first {
            Some(first) => out.write_all(first)?,
            None => out.write_all(&self.first_line()?)?,
        }
        for JournalLine { record, .. } in self.lines.iter().filter(which) {
            out.write_all(&line(record)?)?;
        }
        Ok(())
    }

    pub(super) fn remove_outdated(&mut self) {
        let mut folders = Vec::new();
        for path in std::mem::take(&mut self.outdated) {
            if self.disk.remove(&path).is_err() {
                continue;
            }
            if self.state.as_deref() != Some(folder_of(&path)) {
                Signpost::forget(&*self.disk, &path, self.state.as_deref());
            }
            if !folders.contains(&folder_of(&path).to_owned()) {
                folders.push(folder_of(&path).to_owned());
            }
        }
        for folder in folders {
            // A journal that comes back after a power cut is recognised by its revision.
            let _ = self.disk.sync_folder(&folder);
        }
    }
}

fn plain(problem: SaveProblem) -> io::Error {
    match problem {
        SaveProblem::Io(io) => io.0,
        other => io::Error::other(other.to_string()),
    }
}
