//! Writes a journal as a whole in the best place that can be written, and removes those that hold nothing more.

use std::io::{self, Write};
use std::path::Path;

use super::super::away::make_folder_for;
use super::super::place::{Out, Place};
use super::super::record::line;
use super::super::signpost::Signpost;
use super::{Line, Lock, Scribe};
use crate::SaveProblem;
use crate::atomic::{self, folder_of};
use crate::disk::{DiskFile, FileKind, Hold, Like};
use files::{Limited, Refused, refused};

/// After how many journals that were not as written from the first moment on nobody compares any more.
const DOUBTS: u8 = 3;

impl Scribe {
    pub(super) fn begin_or_remove(&mut self) -> io::Result<()> {
        self.still_ours()?;
        if self.holds_work() {
            return self.begin();
        }
        let was_apart = self.is_apart();
        self.out = None;
        self.outdate_places(was_apart);
        self.remove_outdated();
        self.let_go();
        Ok(())
    }

    pub(super) fn is_apart(&self) -> bool {
        self.out.as_ref().is_some_and(|out| self.apart.iter().any(|place| place.path == out.path))
    }

    /// Lets the journal be removed wherever it may be.
    fn outdate_places(&mut self, apart: bool) {
        let apart = self.apart.iter().filter(|_| apart);
        self.outdated.extend(self.places.iter().chain(apart).map(|place| place.path.clone()));
    }

    fn let_go(&mut self) {
        if let Some(lock) = self.lock.take() {
            // What cannot be removed is found to be held by nobody.
            let _ = self.disk.remove(&lock.path);
        }
    }

    /// Writes the whole journal again in the first place that can be written.
    pub(super) fn begin(&mut self) -> io::Result<()> {
        if self.full_at.is_some_and(|full| self.lines.len() >= full) {
            // Tried again only when a save has taken lines away: each time all that fits would be written.
            return Err(Refused::WouldBeTooLarge(FileKind::Journal).into());
        }
        let mut first = None;
        let apart = if self.whole { self.apart.clone() } else { Vec::new() };
        for place in apart.into_iter().chain(self.places.clone()) {
            match self.begin_at(&place) {
                Ok(out) => {
                    let path = out.path.clone();
                    let was_apart = self.is_apart();
                    self.out = Some(out);
                    let apart = self.is_apart();
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
        Err(first.unwrap_or_else(|| io::Error::new(io::ErrorKind::NotFound, "no folder is known for it")))
    }

    fn begin_at(&mut self, place: &Place) -> io::Result<Out> {
        if place.like.is_none() {
            make_folder_for(&*self.disk, &place.path)?;
        }
        self.hold(place.lock.as_deref());
        let file = self.write_at(place, |_| true)?;
        let mut out = Out::new(file, place.path.clone());
        // Once it may be somebody who was quick; again and again it is a drive that cannot tell.
        self.doubts = if out.loss(&*self.disk).is_some() { self.doubts.saturating_add(1) } else { 0 };
        out.is_watched = self.doubts < DOUBTS;
        Ok(out)
    }

    /// Writes some of the lines as a whole journal.
    pub(super) fn write_at(
        &self,
        place: &Place,
        which: impl Fn(&&Line) -> bool,
    ) -> io::Result<Box<dyn DiskFile>> {
        let disk = &*self.disk;
        let like = place.like.as_deref().filter(|path| disk.about(path).is_ok());
        let like = like.map_or(Like::Private, Like::File);
        let mut left = 0;
        let text = |out: &mut dyn Write| {
            let mut limited = Limited::going_on(out, FileKind::Journal, self.max_bytes);
            self.text(&mut limited, &which)?;
            left = limited.left();
            Ok(())
        };
        let written = atomic::write_like(disk, &place.path, like, text).map_err(plain)?;
        let (certain, file) = written.take_name_and_go_on(false).map_err(plain)?;
        let missing = || io::Error::other("the drive has not confirmed the journal's name");
        let file = file.filter(|_| certain).ok_or_else(missing)?;
        Ok(Box::new(Limited::going_on(file, FileKind::Journal, left)))
    }

    /// Takes the lock of a place, once. Where the drive knows no locks the journal is kept all the same.
    fn hold(&mut self, path: Option<&Path>) {
        if self.lock.as_ref().map(|lock| lock.path.as_path()) == path {
            return;
        }
        self.let_go();
        let Some(path) = path else { return };
        if let Ok(Hold::Mine(held)) = self.disk.hold(path, "") {
            self.lock = Some(Lock { path: path.to_owned(), _held: held });
        }
    }

    fn text(&self, out: &mut dyn Write, which: impl Fn(&&Line) -> bool) -> Result<(), SaveProblem> {
        match &self.first {
            Some(first) => out.write_all(first)?,
            None => out.write_all(&self.first_line()?)?,
        }
        for Line { record, .. } in self.lines.iter().filter(which) {
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
            // One that comes back after a power cut is told by its revision.
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
