//! The only way to standard output and standard error: it takes clean text alone.
//!
//! The content and the names of files may be meant for the terminal rather than for the person who reads there.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::panic::PanicHookInfo;

use super::Failure;
use model::CleanText;

/// A place that output goes to: standard output or a file.
pub(super) struct OutputTarget<'a>(&'a mut dyn Write);

impl<'a> OutputTarget<'a> {
    pub(super) fn to(out: &'a mut dyn Write) -> Self {
        Self(out)
    }

    /// Writes a piece of output.
    pub(super) fn put(&mut self, text: &CleanText) -> Result<(), Failure> {
        self.0.write_all(text.as_str().as_bytes()).map_err(Failure::of_output)
    }

    /// Hands on at once what was written.
    pub(super) fn flush(&mut self) -> Result<(), Failure> {
        self.0.flush().map_err(Failure::of_output)
    }
}

/// Prints to standard output.
pub(super) fn to_standard_output(
    command: impl FnOnce(&mut OutputTarget<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    let result = command(&mut OutputTarget::to(&mut out));
    let flushed = out.flush().map_err(Failure::of_output);
    // Into a closed pipe, the buffer would be written once more when it goes.
    drop(out.into_parts());
    result.and(flushed)
}

/// Reads the document that the process asks for which started this one, and answers it.
pub(super) fn answer_parent() -> io::Result<()> {
    import::serve_child(io::stdin().lock(), io::stdout().lock())
}

/// Prints text to standard output, on lines of its own.
pub(super) fn say(words: impl Into<CleanText>) -> Result<(), Failure> {
    let words = words.into().between("", "\n");
    to_standard_output(|out| out.put(&words))
}

/// Says something on standard error, on a line of its own.
pub(super) fn complain(words: impl Into<CleanText>) {
    print_message(&words.into().between("rejoinder: ", "\n"));
}

/// Writes to standard error.
pub(super) fn print_message(words: &CleanText) {
    // Nobody may be there to read it; that is no reason to fail in another way.
    let _ = io::stderr().lock().write_all(words.as_str().as_bytes());
}

/// From now on the message of a panic, which may quote a text, is told clean.
pub(super) fn watch_panics() {
    std::panic::set_hook(Box::new(|info: &PanicHookInfo<'_>| {
        complain(CleanText::lines(info.to_string()));
        let trace = Backtrace::capture();
        if trace.status() == BacktraceStatus::Captured {
            print_message(&CleanText::lines(trace.to_string()));
        }
    }));
}

/// Returns whether a terminal shows standard error.
pub(super) fn shows_errors() -> bool {
    io::stderr().is_terminal()
}

/// Returns whether a terminal shows standard output.
pub(super) fn shows_output() -> bool {
    io::stdout().is_terminal()
}

/// The width of text: that of the terminal, but no more than is good to read.
pub(super) fn width() -> usize {
    if !shows_output() {
        return 80;
    }
    terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0)).clamp(40, 100)
}
