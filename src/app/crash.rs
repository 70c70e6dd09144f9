//! What happens when the program itself goes wrong.
//!
//! A panic writes a report; unwinding then lets the open project write its journal to the end. A panic in a
//! worker ends that work alone, one in the window ends the program, and the next start offers what was not saved.

use std::backtrace::Backtrace;
use std::panic::{AssertUnwindSafe, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::store::write_report;

/// The last report, for the message that tells of it.
static LAST: Mutex<Option<PathBuf>> = Mutex::new(None);

/// From now on every panic writes a report into a folder.
pub(super) fn watch(folder: Option<PathBuf>) {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if let Some(path) = folder.as_deref().and_then(|folder| report(folder, info)) {
            *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
        }
        before(info);
    }));
}

fn report(folder: &Path, info: &PanicHookInfo<'_>) -> Option<PathBuf> {
    let place = info.location().map_or_else(String::new, ToString::to_string);
    let thread = std::thread::current().name().unwrap_or("without a name").to_owned();
    let message = info.payload_as_str().map_or("", without_texts);
    let words = format!(
        "Rejoinder {} on {} {}\nthread: {thread}\nplace: {place}\nmessage: {message}\n\n{}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        Backtrace::force_capture()
    );
    write_report(folder, &words).ok()
}

/// The beginning of a message, up to where it may quote what the program works on.
fn without_texts(message: &str) -> &str {
    let quoted = message.find(|c| "`'\"“‘«[({".contains(c)).unwrap_or(message.len());
    let line = message.find('\n').unwrap_or(message.len());
    &message[..quoted.min(line)]
}

/// Runs something that may panic; where it does, gives the words that say so.
pub(super) fn guard<T>(run: impl FnOnce() -> T) -> Result<T, String> {
    std::panic::catch_unwind(AssertUnwindSafe(run)).map_err(|_| words())
}

/// What a person is told after a panic.
fn words() -> String {
    let report = LAST.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let report = report.map_or_else(String::new, |path| {
        format!(" A report without any of your texts was written; please pass it on: {}.", path.display())
    });
    format!("This is an error in Rejoinder.{report}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::disallowed_methods, reason = "a test looks at what was written")]
    use super::*;

    #[test]
    fn a_panic_is_reported_without_the_texts_and_ends_the_work_alone() {
        let folder = tempfile::tempdir().unwrap();
        watch(Some(folder.path().to_owned()));
        let text = "Sécret words of the article";
        let cut = std::hint::black_box(2);
        let told = guard(|| text[..cut].len()).unwrap_err();
        assert!(told.contains("A report without any of your texts was written"), "{told}");
        let reports: Vec<_> = std::fs::read_dir(folder.path().join("reports")).unwrap().collect();
        let all: Vec<String> =
            reports.into_iter().map(|it| std::fs::read_to_string(it.unwrap().path()).unwrap()).collect();
        assert!(all.iter().any(|report| report.contains("crash.rs") && report.contains("char boundary")));
        assert!(all.iter().all(|report| !report.contains("cret words")), "{all:?}");
        assert_eq!(guard(|| 3), Ok(3));
    }

    #[test]
    fn a_message_is_cut_where_it_may_quote() {
        assert_eq!(without_texts("index out of bounds: the len is 3"), "index out of bounds: the len is 3");
        assert_eq!(without_texts("called `Result::unwrap()` on: secret"), "called ");
        assert_eq!(without_texts("bad “secret”"), "bad ");
        assert_eq!(without_texts("bad\nsecret"), "bad");
    }
}
