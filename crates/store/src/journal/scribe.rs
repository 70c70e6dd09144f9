//! Keeps a journal on the disk.
//!
//! A journal is begun with the first edit, as a whole file under a temporary name, and then grows. What fails
//! is begun anew in the next place, with all that it holds: nothing is ever written on after an error, because
//! the system may have dropped what it could not write.
//!
//! Where the project's file is gone or holds something else, the journal begins again with the whole project. Where
//! another program has removed or changed the journal, all of it is written again.

mod begin;
mod seen;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::away::keep_copy;
use super::place::{JournalLoss, Out, Place, Places};
use super::record::{Entry, Mark, Record, line};
use super::signpost::Signpost;
use super::start::Start;
use super::{Folded, Moved};
use crate::SaveProblem;
use crate::disk::{Disk, FileKind};
use crate::lock::LockMark;

/// Keeps a journal on the disk. Each call does its work before it returns.
pub(crate) struct Scribe {
    disk: Arc<dyn Disk>,
    /// The best first.
    places: Vec<Place>,
    /// Where the whole project goes when its file is gone: under a name that no other window uses.
    apart: Vec<Place>,
    /// The user's own folder.
    state: Option<PathBuf>,
    start: Start,
    /// The last edit that the base holds.
    upto: u64,
    /// Set where the journal alone holds the base, which is then kept without edits, too.
    whole: bool,
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
    /// Set once another window was seen to have taken the project over.
    taken: bool,
    /// Things that others did to the journal and nobody was told yet.
    losses: Vec<(PathBuf, JournalLoss)>,
    /// Leads the next start to a journal beside its project.
    signpost: Option<Signpost>,
    /// How many journals in a row were not as written from the first moment on.
    doubts: u8,
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

impl Scribe {
    pub(crate) fn new(disk: Arc<dyn Disk>, places: Vec<Place>, start: Start) -> Self {
        Self {
            disk,
            places,
            apart: Vec::new(),
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
            doubts: 0,
            full_at: None,
            max_bytes: FileKind::Journal.max_bytes(),
        }
    }

    /// Lets it become no larger than this.
    #[cfg(test)]
    pub(crate) fn at_most(self, max_bytes: u64) -> Self {
        Self { max_bytes, ..self }
    }

    /// Lets it use the user's own folder for more than its places: for the whole project when the file is gone, and
    /// for what leads the next start to the journal.
    pub(crate) fn with_state(self, state: Option<&Path>) -> Self {
        let apart = Places::unsaved(fastrand::u64(..), state);
        Self { apart, state: state.map(Path::to_owned), ..self }
    }

    /// Makes the first line ahead: that of a large project which no file holds takes longer than a change may wait.
    pub(crate) fn prepare(&mut self) {
        // What fails is tried again, and told, when it is written.
        self.first = self.first_line().ok();
    }

    fn first_line(&self) -> Result<Vec<u8>, SaveProblem> {
        let header = self.start.header(self.whole).map_err(|error| error.problem)?;
        let mut first = line(&Record::Journal(header))?;
        if let Some(revision) = self.start.revision.filter(|_| self.whole) {
            // The file may come back as it was: then it is known what it lacks.
            first.extend(line(&Record::Saved(Mark { revision, upto: self.upto }))?);
        }
        Ok(first)
    }

    /// Returns whether there is anything that no file holds.
    fn holds_work(&self) -> bool {
        self.whole || self.lines.iter().any(|line| line.is_edit)
    }

    /// Takes over what other journals hold; they go when this one is safe on the drive.
    pub(crate) fn replaces(&mut self, outdated: Vec<PathBuf>) {
        self.outdated.extend(outdated);
    }

    /// Keeps a copy of journals that are about to go.
    pub(crate) fn keep(&self, journals: &[PathBuf], state: Option<&Path>) {
        for path in journals {
            // A copy that cannot be made keeps nobody from working on.
            let _ = keep_copy(&*self.disk, path, state);
        }
    }

    /// From now on nothing is written once this lock is no longer ours.
    pub(crate) fn guard(&mut self, guard: Option<LockMark>) {
        self.guard = guard;
    }

    /// Lets go of all places, which another window has taken over, and goes on in one of its own. What that window
    /// cannot have seen is left to it in the first of some other places that can be written.
    pub(crate) fn detach(&mut self, place: Option<Place>, left: Vec<Place>) -> io::Result<()> {
        (self.out, self.guard, self.taken) = (None, None, true);
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
    pub(crate) fn path(&self) -> Option<&Path> {
        self.out.as_ref().map(|out| out.path.as_path())
    }

    /// Adds a change. It is safe after the next [`Scribe::sync`].
    pub(crate) fn append(&mut self, entry: Entry) {
        self.write(Line { number: entry.number, is_edit: true, record: Record::Edit(entry), seen: false });
    }

    fn write(&mut self, mut line: Line) {
        // Where it is not, the file may have been replaced, and what is written into it may be lost.
        // A place apart is nobody else's.
        let apart = self.is_apart();
        let ours = apart || self.guard.as_ref().is_none_or(|guard| guard.stands(&*self.disk));
        if let Some(out) = self.out.as_mut().filter(|out| !out.broken) {
            let text = self::line(&line.record);
            out.broken = !ours || text.and_then(|text| out.write(&text)).is_err();
            line.seen = !out.broken && !apart;
        }
        self.lines.push(line);
    }

    /// Makes changes that other journals hold this one's own. Those go when it is safe on the drive.
    ///
    /// # Errors
    /// Where it is not yet. Nothing is removed then.
    pub(crate) fn restore(&mut self, entries: &[Entry], journals: Vec<PathBuf>) -> io::Result<Option<u64>> {
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

    /// Makes everything safe on the drive; gives the number of the last edit that is, if there is one.
    ///
    /// # Errors
    /// Where it could be written in none of the places. Everything is still kept in memory.
    pub(crate) fn sync(&mut self) -> io::Result<Option<u64>> {
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
        if !self.holds_work() {
            return Ok(None);
        }
        self.still_ours()?;
        if let Some(out) = &mut self.out {
            if !out.broken && (out.synced || out.file.sync().is_ok()) {
                out.synced = true;
                // A sync of a file whose name is gone keeps nothing.
                if self.taken || !self.is_lost() {
                    return Ok(last);
                }
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
    pub(crate) fn mark(&mut self, mark: Mark) -> io::Result<()> {
        self.write(Line { number: mark.upto, is_edit: false, record: Record::Saved(mark), seen: false });
        self.sync().map(drop)
    }

    /// Forgets what the project's file now holds for certain, up to one edit; goes on from that content. Where
    /// the project has got another file, it goes on beside that one.
    ///
    /// # Errors
    /// Where what is left could not be written anew. The journal that was there still holds it.
    pub(crate) fn fold(&mut self, folded: Folded, moved: Option<Moved>) -> io::Result<()> {
        let Folded { project, revision, upto } = folded;
        if let Some(Moved { places, file }) = moved {
            let old = std::mem::replace(&mut self.places, places);
            self.outdated.extend(old.into_iter().map(|place| place.path));
            self.start.file = Some(file);
        }
        self.start.go_on(project, revision);
        (self.upto, self.whole, self.first) = (upto, false, None);
        self.lines.retain(|line| line.number > upto);
        self.begin_or_remove()
    }

    /// Gives up all that it holds: the project was put away.
    pub(crate) fn clear(&mut self) {
        self.lines.clear();
        self.whole = false;
        // What cannot be removed is found to hold nothing new, or is offered again: neither loses anything.
        let _ = self.begin_or_remove();
    }
}
