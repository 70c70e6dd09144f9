//! Reports of errors in the program itself.
//!
//! A panic writes a report; unwinding then lets the open project write its journal to the end. A panic in a
//! worker ends that work alone, one in the window ends the program, and the next start offers what was not saved.
//!
//! - `message` is what of a panic's message may be written down, `calls` the call stack for a person to read.
//! - `display` knows the panic of the window's library after the display has gone away.
//! - `circumstances` is what else a report says: the system, the display, and the last commands by name.
//! - `provoked` makes the program go wrong for a test. A release build does not have it.

mod calls;
mod circumstances;
mod display;
mod message;
#[cfg(debug_assertions)]
mod provoked;
#[cfg(test)]
mod tests;

use std::backtrace::Backtrace;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use store::{Report, write_report};

pub(super) use circumstances::{note_command, note_display};
#[cfg(debug_assertions)]
pub(super) use provoked::provoke;

/// The last report, for the message that tells of it.
static LAST: Mutex<Option<Report>> = Mutex::new(None);

/// The threads of libraries in which a panic is expected, and noticed by whoever waits for them.
const ATTEMPTING: [&str; 1] = ["egui_system_font_provider"];

thread_local! {
    /// True if this thread runs something under [`attempt`].
    static ATTEMPTS: Cell<bool> = const { Cell::new(false) };
}

/// Lets every panic from now on write a report into a folder.
pub(super) fn watch(folder: Option<PathBuf>) {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let place = info.location().map_or("", std::panic::Location::file);
        if is_expected() || display::note_end(place, info.payload()) {
            return;
        }
        if let Some(report) = folder.as_deref().and_then(|folder| report(folder, info)) {
            *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(report);
        }
        before(info);
    }));
}

/// Returns whether a panic in this thread is no error of the program, so that nothing is said of it here.
fn is_expected() -> bool {
    // A thread that is ending may have let go of the flag.
    ATTEMPTS.try_with(Cell::get).unwrap_or_default()
        || std::thread::current().name().is_some_and(|name| ATTEMPTING.contains(&name))
}

fn report(folder: &Path, info: &PanicHookInfo<'_>) -> Option<Report> {
    let thread = std::thread::current().name().unwrap_or("without a name").to_owned();
    let place = info.location().map_or_else(String::new, |it| calls::short(&it.to_string()).to_owned());
    let words = format!(
        "Rejoinder went wrong. Please pass this report on; it has none of your texts.\n\n\
         {}\nthread: {thread}\nplace: {place}\nmessage: {}\n\ncalls, the innermost first:\n{}",
        circumstances::words(),
        message::without_texts(info.payload()),
        calls::words(&Backtrace::force_capture().to_string()),
    );
    write_report(folder, &words).ok()
}

/// Runs something that may panic; where it does, gives the words that say so.
pub(super) fn guard<T>(run: impl FnOnce() -> T) -> Result<T, String> {
    std::panic::catch_unwind(AssertUnwindSafe(run)).map_err(|_| words())
}

/// Runs something of a library that may panic, and for which there is something else where it does. No report is
/// written then, and nothing is printed.
pub(super) fn attempt<T>(run: impl FnOnce() -> T) -> Option<T> {
    let outer = ATTEMPTS.replace(true);
    let result = std::panic::catch_unwind(AssertUnwindSafe(run));
    ATTEMPTS.set(outer);
    result.ok()
}

/// Says what a person is told after a panic.
fn words() -> String {
    if display::is_gone() {
        return "The display has gone away.".to_owned();
    }
    let report = LAST.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let report = report.map_or_else(String::new, |report| {
        format!(
            " A report without any of your texts was written; please pass it on: {}.",
            report.path.display()
        )
    });
    format!("This is an error in Rejoinder.{report}")
}

/// Says with which version, on which system and after which commands the program runs.
pub(super) fn circumstances() -> String {
    circumstances::words()
}

/// Remembers that the window tells of the last report, so that the next start need not.
pub(super) fn mark_told() {
    if let Some(report) = LAST.lock().unwrap_or_else(PoisonError::into_inner).take() {
        report.mark_told();
    }
}
