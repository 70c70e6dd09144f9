//! Reading in a process of its own, so that a document that is made to stop programs stops only that.
//!
//! The program starts itself once more with [`CHILD`] as its only argument and calls [`serve_child`] there. The document
//! goes in through the standard input, and what was read comes back as JSON through the standard output. The child
//! limits its own memory and time where the system can (Unix); everywhere the parent ends it after a time, or when a person
//! asks for it.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::document::{Document, DocumentKind};
use crate::error::ReadError;
use crate::options::ReadOptions;
use crate::sniff::{Sniffed, sniff};

/// The argument with which the program is started to read one document for itself.
pub const CHILD: &str = "read-one-document";

/// The memory that reading any document may take, in bytes, beside what the program takes itself.
const MEMORY: u64 = 64 << 20;
/// The memory that reading may take for each byte of the document.
const MEMORY_PER_BYTE: u64 = 20;
/// The time that reading any document may take, in seconds.
const SECONDS: u64 = 10;
/// The number of bytes of a document that lengthen that time by a second.
const BYTES_PER_SECOND: u64 = 1 << 20;
/// The number of times the parent looks whether the child has ended.
const LOOKS: Duration = Duration::from_millis(3);
/// The length of the child's complaints that is looked at, in bytes.
const COMPLAINTS: u64 = 4_096;

/// The program that runs, as it can be started once more: also after a newer version has replaced its file.
///
/// # Errors
/// Fails where the system does not say where the program is.
pub fn this_program() -> io::Result<PathBuf> {
    if cfg!(target_os = "linux") {
        return Ok(PathBuf::from("/proc/self/exe"));
    }
    std::env::current_exe()
}

/// The request that the child reads before the bytes of the document.
#[derive(Debug, Serialize, Deserialize)]
struct Task {
    options: ReadOptions,
    memory: u64,
    seconds: u64,
}

/// Reads a document in a child process of a program, which calls [`serve_child`] when it is started with [`CHILD`].
///
/// Plain text and Markdown, which need no parser, are read in this process. The reading ends soon after `goes_on` says no.
///
/// # Errors
/// Says why the bytes are not a document that can be read, and what to do about it.
pub fn read(
    program: &Path,
    bytes: &[u8],
    options: &ReadOptions,
    goes_on: &dyn Fn() -> bool,
) -> Result<Document, ReadError> {
    let is_plain = match sniff(bytes) {
        Sniffed::Document(DocumentKind::Text | DocumentKind::Markdown) | Sniffed::Other(_) => true,
        Sniffed::Document(_) => false,
    };
    if is_plain || bytes.is_empty() || bytes.len() > options.limits.bytes {
        return crate::read(bytes, options);
    }
    let size = bytes.len() as u64;
    let task = Task {
        options: options.clone(),
        memory: MEMORY + MEMORY_PER_BYTE * size,
        seconds: SECONDS + size / BYTES_PER_SECOND,
    };
    let head = serde_json::to_string(&task).map_err(|error| ReadError::Failed(error.to_string()))?;
    let child = Command::new(program)
        .arg(CHILD)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| ReadError::Failed(error.to_string()))?;
    attend(child, &task, &head, bytes, goes_on)
}

/// Feeds a child, waits for it and takes what it gives.
fn attend(
    mut child: Child,
    task: &Task,
    head: &str,
    bytes: &[u8],
    goes_on: &dyn Fn() -> bool,
) -> Result<Document, ReadError> {
    let (input, output, complaints) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let deadline = Instant::now() + Duration::from_secs(task.seconds);
    thread::scope(|scope| {
        // A child that has seen enough closes its input: what it answers counts, not that.
        scope.spawn(move || -> io::Result<()> {
            let Some(mut input) = input else {
                return Ok(());
            };
            input.write_all(head.as_bytes())?;
            input.write_all(b"\n")?;
            input.write_all(bytes)
        });
        let output = scope.spawn(move || all_of(output, task.memory));
        let complaints = scope.spawn(move || all_of(complaints, COMPLAINTS));
        let ended = wait(&mut child, deadline, task.seconds, goes_on);
        let output = output.join().unwrap_or_default();
        let complaints = complaints.join().unwrap_or_default();
        let status = ended?;
        if !status.success() {
            return Err(reason(status, &String::from_utf8_lossy(&complaints), task));
        }
        serde_json::from_slice(&output).unwrap_or_else(|error| Err(ReadError::Failed(error.to_string())))
    })
}

fn all_of(source: Option<impl Read>, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(mut source) = source {
        // What cannot be read is missing, and that shows in the answer. The rest is read past, or the child would wait.
        if source.by_ref().take(most).read_to_end(&mut bytes).is_ok() {
            let _past = io::copy(&mut source, &mut io::sink());
        }
    }
    bytes
}

/// Waits for a child, and ends it when its time is over or a person asks for it.
fn wait(
    child: &mut Child,
    deadline: Instant,
    seconds: u64,
    goes_on: &dyn Fn() -> bool,
) -> Result<ExitStatus, ReadError> {
    let failed = |error: io::Error| ReadError::Failed(error.to_string());
    loop {
        if let Some(status) = child.try_wait().map_err(failed)? {
            return Ok(status);
        }
        let why = if goes_on() {
            (Instant::now() >= deadline).then_some(ReadError::TooSlow { seconds })
        } else {
            Some(ReadError::Stopped)
        };
        if let Some(why) = why {
            child.kill().map_err(failed)?;
            child.wait().map_err(failed)?;
            return Err(why);
        }
        thread::sleep(LOOKS);
    }
}

/// Returns the reason for which a child ended without an answer.
fn reason(status: ExitStatus, complaints: &str, task: &Task) -> ReadError {
    if complaints.contains("memory allocation") {
        return ReadError::TooMuchMemory { limit: task.memory };
    }
    if complaints.contains("overflowed its stack") {
        return ReadError::TooDeep { limit: task.options.limits.depth };
    }
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;
        // Over its time the system first asks the child to end, then ends it.
        let (asked, ended) = (rustix::process::Signal::XCPU.as_raw(), rustix::process::Signal::KILL.as_raw());
        if status.signal().is_some_and(|signal| signal == asked || signal == ended) {
            return ReadError::TooSlow { seconds: task.seconds };
        }
    }
    ReadError::Failed(status.to_string())
}

/// Reads the document that comes through `input` and writes what was read to `output`: the whole work of the child.
///
/// # Errors
/// Fails where the input is no task of [`read`], or where input or output fail.
pub fn serve_child(input: impl Read, output: impl Write) -> io::Result<()> {
    let mut input = BufReader::new(input);
    let mut head = String::new();
    input.by_ref().take(1 << 16).read_line(&mut head)?;
    let task: Task = serde_json::from_str(&head)?;
    limit(&task);
    let mut bytes = Vec::new();
    let most = task.options.limits.bytes as u64 + 1;
    input.take(most).read_to_end(&mut bytes)?;
    let answer = catch_unwind(AssertUnwindSafe(|| crate::read(&bytes, &task.options)))
        .unwrap_or_else(|_| Err(ReadError::Failed("it met bytes that it does not understand".to_owned())));
    let mut output = BufWriter::new(output);
    serde_json::to_writer(&mut output, &answer)?;
    output.flush()
}

/// Limits the memory and the time of this process.
#[cfg(unix)]
fn limit(task: &Task) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let lower = |resource, own: u64| {
        let maximum = getrlimit(resource).maximum;
        let own = maximum.map_or(own, |most| most.min(own));
        // Where the system refuses, the parent's clock remains.
        let _set = setrlimit(resource, Rlimit { current: Some(own), maximum: Some(own) });
    };
    lower(Resource::Core, 0);
    lower(Resource::Cpu, task.seconds + 1);
    lower(Resource::As, task.memory.saturating_add(taken()));
}

#[cfg(not(unix))]
fn limit(_task: &Task) {}

/// The address space that this process takes before it reads anything, in bytes.
#[cfg(unix)]
fn taken() -> u64 {
    // Where the system does not say it, as much as a large program takes.
    const USUAL: u64 = 512 << 20;
    #[allow(clippy::disallowed_methods, reason = "a file of the system about this process")]
    let pages = std::fs::read_to_string("/proc/self/statm").ok();
    let pages: Option<u64> = pages.and_then(|text| text.split(' ').next()?.parse().ok());
    pages.map_or(USUAL, |pages| pages.saturating_mul(rustix::param::page_size() as u64))
}
