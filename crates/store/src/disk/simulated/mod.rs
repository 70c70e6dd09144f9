//! A simulated disk that loses whatever was not synced.
//!
//! It keeps the visible state in memory, and a log of all operations. From the log it derives the states that
//! may be found after a power cut at any moment: each unsynced write may be applied, missing, or applied in
//! part, and each change of a name in an unsynced folder may be applied or not, in any combination. That
//! allows more than any real file system. Data that a failed sync did not write stays uncertain for ever, as
//! on Linux.
//!
//! Folders are not simulated: a folder exists as soon as it was made. Links, pipes and the like exist where a
//! test has planted them, and lead nowhere.

mod crash;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::SystemTime;

use super::{Access, Disk, DiskFile, EntryKind, FileKind, FileMetadata, Identity, LockAttempt};
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
    /// The names of entries that are not files.
    planted: BTreeMap<PathBuf, EntryKind>,
    folders: BTreeSet<PathBuf>,
    /// The files that were safe from the start.
    first: BTreeMap<PathBuf, usize>,
    first_contents: Vec<Vec<u8>>,
    log: Vec<Op>,
    calls: usize,
    fault: Option<Fault>,
    /// Set where a file gets another identity whenever its name is looked up.
    no_identity: bool,
}

/// An operation in the log.
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
    /// This many changes have been made.
    Made(usize),
    /// This many changes have been reported as safe.
    Safe(usize),
}

/// A call that fails.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fault {
    /// The number of the call, counted from 0.
    pub(crate) call: usize,
    pub(crate) kind: ErrorKind,
    /// Set where every later call fails as well, as on a drive that is gone.
    pub(crate) for_ever: bool,
}

impl Simulated {
    /// Creates a disk with these files, all of them safe.
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

    /// Plants an entry that is not a file.
    pub(crate) fn plant(&self, path: &Path, kind: EntryKind) {
        self.inner().planted.insert(path.to_owned(), kind);
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap()
    }

    /// Makes a call fail from now on.
    pub(crate) fn fail(&self, fault: Option<Fault>) {
        let mut inner = self.inner();
        inner.calls = 0;
        inner.fault = fault;
    }

    /// Returns the number of calls since [`Simulated::fail`].
    pub(crate) fn calls(&self) -> usize {
        self.inner().calls
    }

    /// Gives a file another identity whenever its name is looked up.
    pub(crate) fn tells_no_files_apart(&self) {
        self.inner().no_identity = true;
    }

    /// Gives a name another content or removes it, as another program may. The change is safe at once.
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

    /// Cuts a file short, as another program may. The change is safe at once.
    pub(crate) fn cut(&self, path: &Path, len: usize) {
        let mut inner = self.inner();
        let file = inner.names[path];
        inner.contents[file].truncate(len);
        inner.log.push(Op::Cut { file, len });
    }

    /// Logs the number of changes that have been made.
    pub(crate) fn made(&self, count: usize) {
        self.inner().log.push(Op::Made(count));
    }

    /// Logs the number of changes that were reported as safe.
    pub(crate) fn safe(&self, count: usize) {
        self.inner().log.push(Op::Safe(count));
    }

    /// Returns the number of moments at which the power may fail.
    pub(crate) fn moments(&self) -> usize {
        self.inner().log.len() + 1
    }

    /// Returns the visible files, of which nothing is lost.
    pub(crate) fn files(&self) -> Files {
        let inner = self.inner();
        inner.names.iter().map(|(path, file)| (path.clone(), inner.contents[*file].clone())).collect()
    }
}

impl Inner {
    /// Counts a call. Fails where it is the one to fail.
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

    /// Refuses a name of anything but a file.
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

    fn metadata(&self, file: usize) -> FileMetadata {
        FileMetadata {
            kind: EntryKind::File,
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
        /// The largest write that is atomic, in bytes.
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

    fn metadata(&self) -> io::Result<FileMetadata> {
        Ok(self.disk.inner().metadata(self.file))
    }
}

impl Disk for Simulated {
    fn metadata(&self, path: &Path) -> io::Result<FileMetadata> {
        let mut inner = self.inner();
        inner.call()?;
        let holds_files = inner.names.keys().any(|name| name.parent() == Some(path));
        let folder = (holds_files || inner.folders.contains(path)).then_some(EntryKind::Folder);
        if let Some(kind) = inner.planted.get(path).copied().or(folder) {
            return Ok(FileMetadata { kind, len: 0, modified: None, protected: false, identity: None });
        }
        let file = inner.file(path)?;
        let metadata = inner.metadata(file);
        let another = inner.no_identity.then_some(Identity(1, inner.calls as u64));
        Ok(FileMetadata { identity: another.or(metadata.identity), ..metadata })
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

    fn create(&self, path: &Path, _: Access<'_>) -> io::Result<Box<dyn DiskFile>> {
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

    fn hold(&self, path: &Path, _: &str) -> io::Result<LockAttempt> {
        self.inner().free_or_file(path)?;
        Ok(LockAttempt::Mine(Box::new(())))
    }

    fn is_held(&self, _: &Path) -> bool {
        false
    }
}
