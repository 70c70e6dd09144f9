//! A disk that loses what was not synced, for the tests of all that must survive that.
//!
//! It keeps in memory what a program sees, and beside it a log of everything that was done. From the log it
//! derives what a machine may find that lost its power at any moment: of the writes to a file that were not
//! synced each may be there, be missing, or be there in part, and each name that was given, taken or changed
//! in a folder that was not synced may be there or not, in any combination. That is more than any file system
//! permits itself. What a failed sync left unwritten stays doubtful for ever, as on Linux.
//!
//! Folders are not simulated: one is there as soon as it was made. Links, pipes and the like are there where a test
//! has planted them, and lead nowhere.

mod crash;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::SystemTime;

use super::{About, Disk, DiskFile, FileKind, Hold, Identity, Kind, Like};
pub(crate) use crash::Grain;
use files::Refused;

/// The files of a disk by name.
pub(crate) type Files = BTreeMap<PathBuf, Vec<u8>>;

/// A disk in memory.
#[derive(Clone, Default)]
pub(crate) struct Simulated(Arc<Mutex<Inner>>);

#[derive(Default)]
struct Inner {
    contents: Vec<Vec<u8>>,
    names: BTreeMap<PathBuf, usize>,
    /// Names of what is no file.
    planted: BTreeMap<PathBuf, Kind>,
    folders: BTreeSet<PathBuf>,
    /// What was there, and safe, from the start.
    first: BTreeMap<PathBuf, usize>,
    first_contents: Vec<Vec<u8>>,
    log: Vec<Op>,
    calls: usize,
    fault: Option<Fault>,
    /// Set where a file has another number whenever it is asked for by its name.
    no_identity: bool,
}

/// One thing that was done.
enum Op {
    Write {
        file: usize,
        at: usize,
        bytes: Vec<u8>,
    },
    Names(Vec<(PathBuf, Option<usize>)>),
    Synced {
        file: usize,
    },
    SyncFailed {
        file: usize,
    },
    Cut {
        file: usize,
        len: usize,
    },
    SyncedFolder(PathBuf),
    /// So many changes were made.
    Made(usize),
    /// So many changes are safe: somebody was told so.
    Safe(usize),
}

/// A call that fails.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fault {
    /// Which one, counted from 0.
    pub(crate) call: usize,
    pub(crate) kind: ErrorKind,
    /// Whether every call after it fails too, as on a drive that is gone.
    pub(crate) for_ever: bool,
}

impl Simulated {
    /// A disk with these files, all of them safe.
    pub(crate) fn with(files: &Files) -> Self {
        let mut inner = Inner::default();
        for (path, bytes) in files {
            inner.names.insert(path.clone(), inner.contents.len());
            inner.contents.push(bytes.clone());
        }
        inner.first.clone_from(&inner.names);
        inner.first_contents.clone_from(&inner.contents);
        Self(Arc::new(Mutex::new(inner)))
    }

    /// Plants something that is no file.
    pub(crate) fn plant(&self, path: &Path, kind: Kind) {
        self.inner().planted.insert(path.to_owned(), kind);
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap()
    }

    /// Lets a call fail from now on.
    pub(crate) fn fail(&self, fault: Option<Fault>) {
        let mut inner = self.inner();
        inner.calls = 0;
        inner.fault = fault;
    }

    /// How many calls there were since [`Simulated::fail`].
    pub(crate) fn calls(&self) -> usize {
        self.inner().calls
    }

    /// Gives each file another number whenever it is asked for by its name.
    pub(crate) fn tells_no_files_apart(&self) {
        self.inner().no_identity = true;
    }

    /// Gives a name another file, or takes it away, as another program may. The drive has that at once.
    pub(crate) fn by_others(&self, path: &Path, content: Option<&[u8]>) {
        let mut inner = self.inner();
        let file = content.map(|bytes| {
            let file = inner.contents.len();
            inner.contents.push(bytes.to_vec());
            inner.log.push(Op::Write { file, at: 0, bytes: bytes.to_vec() });
            inner.log.push(Op::Synced { file });
            file
        });
        inner.change(vec![(path.to_owned(), file)]);
        inner.log.push(Op::SyncedFolder(path.parent().unwrap().to_owned()));
    }

    /// Cuts a file short, as another program may. The drive has that at once.
    pub(crate) fn cut(&self, path: &Path, len: usize) {
        let mut inner = self.inner();
        let file = inner.names[path];
        inner.contents[file].truncate(len);
        inner.log.push(Op::Cut { file, len });
    }

    /// Notes that so many changes were made.
    pub(crate) fn made(&self, count: usize) {
        self.inner().log.push(Op::Made(count));
    }

    /// Notes that so many changes are said to be safe.
    pub(crate) fn safe(&self, count: usize) {
        self.inner().log.push(Op::Safe(count));
    }

    /// How many moments there are at which the power may go.
    pub(crate) fn moments(&self) -> usize {
        self.inner().log.len() + 1
    }

    /// What a program sees: the state in which nothing is lost.
    pub(crate) fn files(&self) -> Files {
        let inner = self.inner();
        inner.names.iter().map(|(path, file)| (path.clone(), inner.contents[*file].clone())).collect()
    }
}

impl Inner {
    /// Counts a call; an error where it is to fail.
    fn call(&mut self) -> io::Result<()> {
        let number = self.calls;
        self.calls += 1;
        match self.fault {
            Some(fault) if fault.call == number || fault.for_ever && fault.call < number => {
                Err(fault.kind.into())
            }
            _ => Ok(()),
        }
    }

    /// Refuses a name that anything but a file has.
    fn free_or_file(&self, path: &Path) -> io::Result<()> {
        self.planted.get(path).map_or(Ok(()), |kind| kind.regular())
    }

    fn file(&self, path: &Path) -> io::Result<usize> {
        self.free_or_file(path)?;
        self.names.get(path).copied().ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn is_taken(&self, path: &Path) -> bool {
        self.names.contains_key(path) || self.planted.contains_key(path)
    }

    fn about(&self, file: usize) -> About {
        About {
            kind: Kind::File,
            len: self.contents[file].len() as u64,
            modified: Some(SystemTime::UNIX_EPOCH),
            protected: false,
            identity: Some(Identity(0, file as u64)),
        }
    }

    fn change(&mut self, changes: Vec<(PathBuf, Option<usize>)>) {
        for (path, file) in &changes {
            match file {
                Some(file) => self.names.insert(path.clone(), *file),
                None => self.names.remove(path),
            };
        }
        self.log.push(Op::Names(changes));
    }
}

struct Open {
    disk: Simulated,
    file: usize,
}

impl Write for Open {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        /// No drive writes more at once.
        const SECTOR: usize = 4096;
        let mut inner = self.disk.inner();
        let failed = inner.call();
        let short = if failed.is_err() { bytes.len() / 2 } else { bytes.len() };
        for sector in bytes[..short].chunks(SECTOR) {
            let at = inner.contents[self.file].len();
            inner.contents[self.file].extend_from_slice(sector);
            inner.log.push(Op::Write { file: self.file, at, bytes: sector.to_vec() });
        }
        failed.map(|()| short)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl DiskFile for Open {
    fn sync(&mut self) -> io::Result<()> {
        let mut inner = self.disk.inner();
        let synced = inner.call();
        let file = self.file;
        inner.log.push(if synced.is_ok() { Op::Synced { file } } else { Op::SyncFailed { file } });
        synced
    }

    fn about(&self) -> io::Result<About> {
        Ok(self.disk.inner().about(self.file))
    }
}

impl Disk for Simulated {
    fn about(&self, path: &Path) -> io::Result<About> {
        let mut inner = self.inner();
        inner.call()?;
        let holds_files = inner.names.keys().any(|name| name.parent() == Some(path));
        let folder = (holds_files || inner.folders.contains(path)).then_some(Kind::Folder);
        if let Some(kind) = inner.planted.get(path).copied().or(folder) {
            return Ok(About { kind, len: 0, modified: None, protected: false, identity: None });
        }
        let file = inner.file(path)?;
        let about = inner.about(file);
        let another = inner.no_identity.then_some(Identity(1, inner.calls as u64));
        Ok(About { identity: another.or(about.identity), ..about })
    }

    fn read_link(&self, _: &Path) -> io::Result<PathBuf> {
        Err(ErrorKind::InvalidInput.into())
    }

    fn read(&self, path: &Path, kind: FileKind) -> io::Result<Vec<u8>> {
        let mut inner = self.inner();
        inner.call()?;
        let bytes = &inner.contents[inner.file(path)?];
        if bytes.len() as u64 > kind.max_bytes() {
            return Err(Refused::TooLarge(kind).into());
        }
        Ok(bytes.clone())
    }

    fn read_start(&self, path: &Path, most: u16) -> io::Result<Vec<u8>> {
        let mut inner = self.inner();
        inner.call()?;
        let bytes = &inner.contents[inner.file(path)?];
        Ok(bytes[..bytes.len().min(most.into())].to_vec())
    }

    fn create(&self, path: &Path, _: Like<'_>) -> io::Result<Box<dyn DiskFile>> {
        let mut inner = self.inner();
        inner.call()?;
        if inner.is_taken(path) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let file = inner.contents.len();
        inner.contents.push(Vec::new());
        inner.change(vec![(path.to_owned(), Some(file))]);
        Ok(Box::new(Open { disk: self.clone(), file }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut inner = self.inner();
        inner.call()?;
        let file = inner.file(from)?;
        inner.free_or_file(to)?;
        inner.change(vec![(to.to_owned(), Some(file)), (from.to_owned(), None)]);
        Ok(())
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.inner().is_taken(to) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        self.rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut inner = self.inner();
        inner.call()?;
        let file = inner.file(from)?;
        if inner.is_taken(to) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        inner.change(vec![(to.to_owned(), Some(file))]);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut inner = self.inner();
        inner.call()?;
        inner.file(path)?;
        inner.change(vec![(path.to_owned(), None)]);
        Ok(())
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        let mut inner = self.inner();
        inner.call()?;
        if inner.is_taken(path) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        inner.folders.insert(path.to_owned());
        Ok(())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut inner = self.inner();
        inner.call()?;
        let names = inner.names.keys().chain(inner.planted.keys());
        Ok(names.filter(|path| path.parent() == Some(folder)).cloned().collect())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let mut inner = self.inner();
        inner.call()?;
        inner.log.push(Op::SyncedFolder(folder.to_owned()));
        Ok(())
    }

    fn hold(&self, path: &Path, _: &str) -> io::Result<Hold> {
        self.inner().free_or_file(path)?;
        Ok(Hold::Mine(Box::new(())))
    }

    fn is_held(&self, _: &Path) -> bool {
        false
    }
}
