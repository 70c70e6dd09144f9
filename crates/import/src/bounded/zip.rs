//! ZIP archives, read part by part within one budget for all that they unpack to.

use std::cell::Cell;
use std::io::{self, BufReader, Cursor, Read};
use std::rc::Rc;

use zip::ZipArchive;
use zip::result::ZipError;

use crate::error::ReadError;
use crate::options::Limits;

/// The most files an archive of a document may have; a book with a picture on every page has a thousand.
const FILES: usize = 20_000;
/// The largest ratio of the unpacked size of an archive to its own. Text packs 5 to 30 times, and deflate can reach 1,032.
const RATIO: u64 = 200;
/// The unpacked size that any archive may have, in bytes, whatever its own size.
const ALWAYS: u64 = 16 << 20;

/// An archive, and what is left of its budget.
pub(crate) struct BoundedArchive<'a> {
    files: ZipArchive<Cursor<&'a [u8]>>,
    budget: Rc<Budget>,
}

struct Budget {
    left: Cell<u64>,
    limit: u64,
}

/// A part of an archive, unpacked while it is read.
pub(crate) type Part<'p> = BufReader<Metered<Box<dyn Read + 'p>>>;

/// A reader that stops with an error when the budget of its archive is spent.
pub(crate) struct Metered<R> {
    inner: R,
    budget: Rc<Budget>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let Some(left) = self.budget.left.get().checked_sub(read as u64) else {
            let limit = usize::try_from(self.budget.limit).unwrap_or(usize::MAX);
            return Err(io::Error::other(ReadError::TooLargeUnpacked { limit }));
        };
        self.budget.left.set(left);
        Ok(read)
    }
}

impl<'a> BoundedArchive<'a> {
    /// Opens an archive and reads its directory.
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ReadError> {
        let files = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        let most = FILES.min(limits.parts);
        if files.len() > most {
            return Err(ReadError::TooManyParts { limit: most });
        }
        let limit = (ALWAYS + RATIO * bytes.len() as u64).min(limits.unpacked as u64);
        Ok(Self { files, budget: Rc::new(Budget { left: Cell::new(limit), limit }) })
    }

    /// A part by its name, or nothing where the archive has none of it.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Part<'_>>, ReadError> {
        let Some(index) = self.index(name) else {
            return Ok(None);
        };
        let budget = Rc::clone(&self.budget);
        let file = self.files.by_index(index).map_err(|error| damaged(&error))?;
        Ok(Some(BufReader::new(Metered { inner: Box::new(file), budget })))
    }

    /// The bytes of a part by its name, or nothing where the archive has none of it.
    pub(crate) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(mut part) = self.part(name)? else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).map_err(|error| from_io(&error))?;
        Ok(Some(bytes))
    }

    /// The place of a part. Names of parts differ by case between a document and its archive now and then.
    fn index(&self, name: &str) -> Option<usize> {
        let name = name.trim_start_matches('/');
        self.files
            .index_for_name(name)
            .or_else(|| self.files.file_names_raw().position(|own| own.eq_ignore_ascii_case(name.as_bytes())))
    }
}

/// The error within an error of reading: one of our own where a bound was met, or else damage.
pub(crate) fn from_io(error: &io::Error) -> ReadError {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<ReadError>()) {
        Some(own) => own.clone(),
        None => ReadError::Damaged(format!("a part does not unpack: {error}")),
    }
}

fn damaged(error: &ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(reason) if reason.contains("assword") => ReadError::UnknownProtection,
        ZipError::UnsupportedArchive(reason) => ReadError::Damaged((*reason).to_owned()),
        ZipError::Io(error) => from_io(error),
        _ => ReadError::Damaged("the archive in it is broken or was cut off".to_owned()),
    }
}
