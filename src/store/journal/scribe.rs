//! Keeps a journal on the disk.
//!
//! A journal is begun with the first edit, as a whole file under a temporary name, and then grows. What fails
//! is begun anew in the next place, with all that it holds: nothing is ever written on after an error, because
//! the system may have dropped what it could not write.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Moved;
use super::find::{keep_copy, make_folder_for};
use super::record::{Entry, Mark, Record, line};
use super::start::{Origin, Start};
use crate::files::{Limited, Refused, refused};
use crate::store::atomic::{self, folder_of};
use crate::store::disk::{Disk, DiskFile, FileKind, Hold, Like};
use crate::store::lock::LockMark;
use crate::store::{SaveProblem, revision::Revision};

/// Where a journal may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Place {
    pub(in crate::store) path: PathBuf,
    /// The file whose rights it gets; otherwise nobody but the user may read it.
    pub(in crate::store) like: Option<PathBuf>,
    /// A lock that says that a living window writes it, where no lock of the project says so.
    pub(in crate::store) lock: Option<PathBuf>,
}

/// Keeps a journal on the disk. Each call does its work before it returns.
pub(in crate::store) struct Scribe {
    disk: Arc<dyn Disk>,
    /// The best first.
    places: Vec<Place>,
    start: Start,
    /// The first line, where it was made ahead.
    first: Option<Vec<u8>>,
    /// What the journal holds beyond its base.
    lines: Vec<Line>,
    out: Option<Out>,
    /// Journals that hold nothing more than this one, and go when it is safe on the drive.
    outdated: Vec<PathBuf>,
    /// Says that this process lives, where no lock of the project does.
    lock: Option<Lock>,
    /// Tells whether another window has taken the project over: then the places are its own.
    guard: Option<LockMark>,
    /// Where that window finds what it cannot have seen; nothing where it was told, or has seen all.
    left: Option<Vec<Place>>,
    /// With how many lines it was larger than a journal may be.
    full_at: Option<usize>,
    /// How large it may become, in bytes.
    max_bytes: u64,
}

struct Lock {
    path: PathBuf,
    _held: Box<dyn Send + Sync>,
}

struct Line {
    /// The number of the edit, or of the last one that a mark is about.
    number: u64,
    is_edit: bool,
    /// An edit is shared with the history: it is made a line when it is written.
    record: Record,
    /// Whether it stood in the journal while the project was ours, so that who took it over has found it.
    seen: bool,
}

struct Out {
    file: Box<dyn DiskFile>,
    path: PathBuf,
    synced: bool,
    /// A write was cut short: nothing may be written behind it.
    broken: bool,
}

impl Scribe {
    pub(in crate::store) fn new(disk: Arc<dyn Disk>, places: Vec<Place>, start: Start) -> Self {
        Self {
            disk,
            places,
            start,
            first: None,
            lines: Vec::new(),
            out: None,
            outdated: Vec::new(),
            lock: None,
            guard: None,
            left: None,
            full_at: None,
            max_bytes: FileKind::Journal.max_bytes(),
        }
    }

    /// Lets it become no larger than this.
    #[cfg(test)]
    pub(in crate::store) fn at_most(self, max_bytes: u64) -> Self {
        Self { max_bytes, ..self }
    }

    /// Makes the first line ahead: that of a large project which no file holds takes longer than a change may wait.
    pub(in crate::store) fn prepare(&mut self) {
        // What fails is tried again, and told, when it is written.
        self.first = self.first_line().ok();
    }

    fn first_line(&self) -> Result<Vec<u8>, SaveProblem> {
        let header = self.start.header().map_err(|error| error.problem)?;
        Ok(line(&Record::Journal(header))?)
    }

    /// Takes over what other journals hold; they go when this one is safe on the drive.
    pub(in crate::store) fn replaces(&mut self, outdated: Vec<PathBuf>) {
        self.outdated.extend(outdated);
    }

    /// Keeps a copy of journals that are about to go.
    pub(in crate::store) fn keep(&self, journals: &[PathBuf], state: Option<&Path>) {
        for path in journals {
            // A copy that cannot be made keeps nobody from working on.
            let _ = keep_copy(&*self.disk, path, state);
        }
    }

    /// From now on nothing is written once this lock is no longer ours.
    pub(in crate::store) fn guard(&mut self, guard: Option<LockMark>) {
        self.guard = guard;
    }

    /// Lets go of all places, which another window has taken over, and goes on in one of its own. What that window
    /// cannot have seen is left to it in the first of some other places that can be written.
    pub(in crate::store) fn detach(&mut self, place: Option<Place>, left: Vec<Place>) -> io::Result<()> {
        (self.out, self.guard) = (None, None);
        self.outdated.clear();
        self.left = Some(left);
        self.places = place.into_iter().collect();
        self.sync().map(drop)
    }

    /// An error where another window has taken the project over.
    fn still_ours(&self) -> io::Result<()> {
        match self.guard.as_ref().and_then(|guard| guard.taken_by(&*self.disk)) {
            Some(holder) => {
                let words = format!("{} has taken the project over", holder.name());
                Err(io::Error::new(io::ErrorKind::ResourceBusy, words))
            }
            None => Ok(()),
        }
    }

    /// Where the journal stands now; nothing while it holds nothing or cannot be written.
    pub(in crate::store) fn path(&self) -> Option<&Path> {
        self.out.as_ref().map(|out| out.path.as_path())
    }

    /// Adds a change. It is safe after the next [`Scribe::sync`].
    pub(in crate::store) fn append(&mut self, entry: Entry) {
        self.write(Line { number: entry.number, is_edit: true, record: Record::Edit(entry), seen: false });
    }

    fn write(&mut self, mut line: Line) {
        // Where it is not, the file may have been replaced, and what is written into it may be lost.
        let ours = self.guard.as_ref().is_none_or(|guard| guard.stands(&*self.disk));
        if let Some(out) = self.out.as_mut().filter(|out| !out.broken) {
            let text = self::line(&line.record);
            out.broken = !ours || text.and_then(|text| out.file.write_all(&text)).is_err();
            out.synced = false;
            line.seen = !out.broken;
        }
        self.lines.push(line);
    }

    /// Makes changes that other journals hold this one's own. Those go when it is safe on the drive.
    ///
    /// # Errors
    /// Where it is not yet. Nothing is removed then.
    pub(in crate::store) fn restore(
        &mut self,
        entries: &[Entry],
        journals: Vec<PathBuf>,
    ) -> io::Result<Option<u64>> {
        for entry in entries {
            self.append(entry.clone());
        }
        self.outdated.extend(journals);
        if !self.lines.iter().any(|line| line.is_edit) {
            self.clear();
            return Ok(None);
        }
        let safe = self.sync()?;
        let own = self.path().map(Path::to_owned);
        self.outdated.retain(|outdated| Some(outdated) != own.as_ref());
        self.remove_outdated();
        Ok(safe)
    }

    /// Makes everything safe on the drive; gives the number of the last edit that is, if there is one.
    ///
    /// # Errors
    /// Where it could be written in none of the places. Everything is still kept in memory.
    pub(in crate::store) fn sync(&mut self) -> io::Result<Option<u64>> {
        let left = self.leave();
        let synced = self.sync_own()?;
        left.map(|()| synced)
    }

    /// Leaves to the window that took the project over what it cannot have seen.
    fn leave(&mut self) -> io::Result<()> {
        let Some(places) = self.left.take() else { return Ok(()) };
        let unseen = |line: &&Line| line.is_edit && !line.seen;
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
        if last.is_none() {
            return Ok(None);
        }
        self.still_ours()?;
        if let Some(out) = &mut self.out {
            if out.synced && !out.broken {
                return Ok(last);
            }
            if !out.broken && out.file.sync().is_ok() {
                out.synced = true;
                return Ok(last);
            }
            // Never tried again on the same file.
            self.out = None;
        }
        self.begin()?;
        Ok(last)
    }

    /// Says that a file with this content is about to get the project's name, which holds everything up to
    /// one edit.
    ///
    /// # Errors
    /// Where that could not be made safe.
    pub(in crate::store) fn mark(&mut self, mark: Mark) -> io::Result<()> {
        self.write(Line { number: mark.upto, is_edit: false, record: Record::Saved(mark), seen: false });
        self.sync().map(drop)
    }

    /// Forgets what the project's file now holds for certain, up to one edit; goes on from that content. Where
    /// the project has got another file, it goes on beside that one.
    ///
    /// # Errors
    /// Where what is left could not be written anew. The journal that was there still holds it.
    pub(in crate::store) fn fold(
        &mut self,
        revision: Revision,
        upto: u64,
        moved: Option<Moved>,
    ) -> io::Result<()> {
        if let Some(Moved { places, file }) = moved {
            let old = std::mem::replace(&mut self.places, places);
            self.outdated.extend(old.into_iter().map(|place| place.path));
            self.start.file = Some(file);
        }
        self.start.origin = Origin::File(revision);
        self.first = None;
        self.lines.retain(|line| line.number > upto);
        self.begin_or_remove()
    }

    /// Gives up all that it holds: the project was put away.
    pub(in crate::store) fn clear(&mut self) {
        self.lines.clear();
        // What cannot be removed is found to hold nothing new, or is offered again: neither loses anything.
        let _ = self.begin_or_remove();
    }

    fn begin_or_remove(&mut self) -> io::Result<()> {
        self.still_ours()?;
        if self.lines.iter().any(|line| line.is_edit) {
            return self.begin();
        }
        self.out = None;
        let places = self.places.iter().map(|place| place.path.clone());
        self.outdated.extend(places.collect::<Vec<_>>());
        self.remove_outdated();
        self.let_go();
        Ok(())
    }

    fn let_go(&mut self) {
        if let Some(lock) = self.lock.take() {
            // What cannot be removed is found to be held by nobody.
            let _ = self.disk.remove(&lock.path);
        }
    }

    /// Writes the whole journal anew in the first place that can be written.
    fn begin(&mut self) -> io::Result<()> {
        if self.full_at.is_some_and(|full| self.lines.len() >= full) {
            // Tried again only when a save has taken lines away: each time all that fits would be written.
            return Err(Refused::WouldBeTooLarge(FileKind::Journal).into());
        }
        let mut first = None;
        for place in self.places.clone() {
            match self.begin_at(&place) {
                Ok(out) => {
                    let path = out.path.clone();
                    self.out = Some(out);
                    self.lines.iter_mut().for_each(|line| line.seen = true);
                    let places = self.places.iter().map(|place| place.path.clone());
                    self.outdated.extend(places.collect::<Vec<_>>());
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
        Ok(Out { file, path: place.path.clone(), synced: true, broken: false })
    }

    /// Writes some of the lines as a whole journal.
    fn write_at(&self, place: &Place, which: impl Fn(&&Line) -> bool) -> io::Result<Box<dyn DiskFile>> {
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

    fn remove_outdated(&mut self) {
        let mut folders = Vec::new();
        for path in std::mem::take(&mut self.outdated) {
            if self.disk.remove(&path).is_ok() && !folders.contains(&folder_of(&path).to_owned()) {
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
