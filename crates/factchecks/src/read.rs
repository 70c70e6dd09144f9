//! Reads archives: a file or folder, in one pass, however large it is.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::ArchiveError;
use super::archive::{Archive, ArchiveBuilder, IsFull};
use super::node::{KeySeed, Node, NodeSeed};
use files::{Links, WalkLimits};

/// The longest line of an archive that is read, in bytes.
const LONGEST_LINE: usize = 4 << 20;
/// The largest page that is read, in bytes.
const LARGEST_PAGE: u64 = 16 << 20;
/// Greatest depth to which folders are read.
const LIMITS: WalkLimits = WalkLimits { depth: 8, files: 300_000 };

/// The endings of files that are read in a folder.
const ENDINGS: &[&str] = &["json", "jsonld", "jsonl", "ndjson", "html", "htm", "xhtml"];

/// Reads an archive.
pub struct ArchiveReader<'a> {
    /// Called now and then with the progress, from 0 to 1; the reading ends when it says so.
    pub watch: &'a dyn Fn(f32) -> ControlFlow<()>,
}

/// The end of the reading.
enum Stop {
    Full,
    Asked,
}

impl From<IsFull> for Stop {
    fn from(_: IsFull) -> Self {
        Self::Full
    }
}

/// The state of a reading.
struct ArchiveReading<'a> {
    builder: ArchiveBuilder,
    watch: &'a dyn Fn(f32) -> ControlFlow<()>,
    /// The bytes of all files, and of those that were read.
    all: u64,
    done: u64,
    stop: Option<Stop>,
    seen: u32,
}

impl ArchiveReader<'_> {
    /// Reads the fact-checks of a file or a folder. What cannot be read of it is skipped and counted.
    ///
    /// # Errors
    /// Says why there is nothing to search: it cannot be opened, has no fact-check, or is too large.
    pub fn read(&self, path: &Path) -> Result<Archive, ArchiveError> {
        let unreadable = |error| ArchiveError::Unreadable { path: path.to_owned(), error };
        let paths = if files::look(path).map_err(unreadable)?.0 {
            files::walk(path, LIMITS, &|path| has_ending(path, ENDINGS)).map_err(unreadable)?
        } else {
            vec![path.to_owned()]
        };
        let size = |path: &PathBuf| files::look(path).map_or(0, |(_, size)| size);
        let all = paths.iter().map(size).sum::<u64>().max(1);
        let single = paths.len() == 1;
        let mut reading = self.begin(all);
        for path in &paths {
            if let Err(error) = reading.file(path) {
                if single {
                    return Err(ArchiveError::Unreadable { path: path.clone(), error });
                }
                reading.builder.skip();
            }
            reading.goes_on(path)?;
        }
        reading.finish(path)
    }

    /// Reads the fact-checks of a file that is in memory, by the ending of its name.
    ///
    /// # Errors
    /// As [`ArchiveReader::read`].
    pub fn read_bytes(&self, name: &Path, bytes: &[u8]) -> Result<Archive, ArchiveError> {
        let mut reading = self.begin(bytes.len() as u64 + 1);
        reading
            .content(name, bytes)
            .map_err(|error| ArchiveError::Unreadable { path: name.to_owned(), error })?;
        reading.goes_on(name)?;
        reading.finish(name)
    }

    fn begin(&self, all: u64) -> ArchiveReading<'_> {
        ArchiveReading {
            builder: ArchiveBuilder::default(),
            watch: self.watch,
            all,
            done: 0,
            stop: None,
            seen: 0,
        }
    }
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|own| endings.iter().any(|ending| own.eq_ignore_ascii_case(ending)))
}

impl ArchiveReading<'_> {
    /// Says why nothing more of a file is read.
    fn goes_on(&self, path: &Path) -> Result<(), ArchiveError> {
        match self.stop {
            Some(Stop::Full) => Err(ArchiveError::TooLarge { path: path.to_owned() }),
            Some(Stop::Asked) => Err(ArchiveError::Stopped),
            None => Ok(()),
        }
    }

    fn finish(self, path: &Path) -> Result<Archive, ArchiveError> {
        let archive = self.builder.finish();
        if archive.is_empty() { Err(ArchiveError::Empty { path: path.to_owned() }) } else { Ok(archive) }
    }

    fn file(&mut self, path: &Path) -> io::Result<()> {
        let file = files::open(path, Links::Followed)?;
        let size = file.metadata()?.len();
        let before = self.done;
        self.content(path, BufReader::with_capacity(1 << 18, file))?;
        self.done = before + size;
        self.tell(self.done);
        Ok(())
    }

    /// Reads the content of a file by the ending of its name.
    fn content(&mut self, path: &Path, mut content: impl BufRead) -> io::Result<()> {
        if has_ending(path, &["jsonl", "ndjson"]) {
            self.lines(&mut content)
        } else if has_ending(path, &["html", "htm", "xhtml"]) {
            let mut page = Vec::new();
            content.take(LARGEST_PAGE).read_to_end(&mut page)?;
            self.page(&String::from_utf8_lossy(&page));
            Ok(())
        } else {
            self.values(content)
        }
    }

    /// Reads a file with one value on each line.
    fn lines(&mut self, file: &mut impl BufRead) -> io::Result<()> {
        let (mut line, mut at) = (Vec::new(), self.done);
        loop {
            line.clear();
            let count = file.take(LONGEST_LINE as u64).read_until(b'\n', &mut line)?;
            if count == 0 || self.stop.is_some() {
                return Ok(());
            }
            at += count as u64;
            if line.len() >= LONGEST_LINE && !line.ends_with(b"\n") {
                self.builder.skip();
                skip_line(file)?;
            } else if !line.trim_ascii().is_empty() && self.json(&line).is_err() {
                self.builder.skip();
            }
            self.seen += 1;
            if self.seen.is_multiple_of(1_000) {
                self.tell(at);
            }
        }
    }

    /// Reads a page: the fact-checks that it states as JSON-LD.
    fn page(&mut self, page: &str) {
        let lower = page.to_ascii_lowercase();
        let mut rest = 0;
        while let Some(found) = lower.get(rest..).and_then(|rest| rest.find("<script")) {
            let start = rest + found;
            let Some(open) = lower.get(start..).and_then(|tag| tag.find('>')).map(|at| start + at + 1) else {
                return;
            };
            let end =
                lower.get(open..).and_then(|rest| rest.find("</script")).map_or(lower.len(), |at| open + at);
            let is_data = lower.get(start..open).is_some_and(|tag| tag.contains("ld+json"));
            let data = page.get(open..end).unwrap_or_default();
            if is_data && self.json(data.as_bytes()).is_err() {
                self.builder.skip();
            }
            rest = end;
        }
    }

    fn json(&mut self, bytes: &[u8]) -> serde_json::Result<()> {
        let mut values = serde_json::Deserializer::from_slice(bytes);
        RootSeed(self).deserialize(&mut values)?;
        values.end()
    }

    /// Reads a file of one value, or of several with white space between them.
    fn values(&mut self, file: impl Read) -> io::Result<()> {
        let counted = Cell::new(self.done);
        let mut values = serde_json::Deserializer::from_reader(CountingReader { file, count: &counted });
        let (mut any, seen) = (false, self.seen);
        while self.stop.is_none() {
            let before = counted.get();
            match RootSeed(self).deserialize(&mut values) {
                Ok(()) => any = true,
                // The end, after at least one value.
                Err(error) if error.is_eof() && any => break,
                Err(error) if error.is_io() => return Err(error.into()),
                Err(error) => {
                    if any || self.seen > seen {
                        // What is before the fault was taken.
                        self.builder.skip();
                        return Ok(());
                    }
                    let problem = format!("it is no JSON ({error})");
                    return Err(io::Error::new(io::ErrorKind::InvalidData, problem));
                }
            }
            self.tell(before.max(counted.get()));
        }
        Ok(())
    }

    /// Takes an entry of the archive.
    fn take(&mut self, node: &Node) {
        node.each_review(&mut |review| {
            if self.stop.is_none()
                && let Err(full) = self.builder.add(&review)
            {
                self.stop = Some(full.into());
            }
        });
        self.seen += 1;
        if self.seen.is_multiple_of(1_000) {
            self.tell(self.done);
        }
    }

    fn tell(&mut self, at: u64) {
        let part = (at as f64 / self.all as f64).min(1.0) as f32;
        if (self.watch)(part).is_break() && self.stop.is_none() {
            self.stop = Some(Stop::Asked);
        }
    }
}

/// Reads to the end of a line that is too long.
fn skip_line(file: &mut impl BufRead) -> io::Result<()> {
    loop {
        let block = file.fill_buf()?;
        let found = memchr::memchr(b'\n', block);
        let count = found.map_or(block.len(), |at| at + 1);
        file.consume(count);
        if found.is_some() || count == 0 {
            return Ok(());
        }
    }
}

/// A file that counts the bytes read from it.
struct CountingReader<'a, R> {
    file: R,
    count: &'a Cell<u64>,
}

impl<R: Read> Read for CountingReader<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(out)?;
        self.count.set(self.count.get() + count as u64);
        Ok(count)
    }
}

/// Reads a value, and takes the entries of its lists one by one, so that no more than one is in memory.
struct RootSeed<'r, 'a>(&'r mut ArchiveReading<'a>);

impl<'de> DeserializeSeed<'de> for RootSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for RootSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a ClaimReview, a DataFeed or a list of them")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        let left = Cell::new(0);
        while self.0.stop.is_none() {
            match all.next_element_seed(NodeSeed::new(&left))? {
                Some(node) => self.0.take(&node),
                None => return Ok(()),
            }
        }
        while all.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        let mut own = Vec::new();
        let left = Cell::new(0);
        while let Some(name) = all.next_key_seed(KeySeed)? {
            match name {
                // A list of entries, or the only one.
                Some("dataFeedElement" | "@graph" | "claims" | "itemListElement") => {
                    all.next_value_seed(RootSeed(self.0))?;
                }
                Some(name) => own.push((name, all.next_value_seed(NodeSeed::new(&left))?)),
                None => drop(all.next_value::<IgnoredAny>()?),
            }
        }
        self.0.take(&Node::Object(own));
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
