//! The end of the display. Where its server goes away, the library that opened the window panics: that is no error of
//! this program, and no report is written. The open project is closed as after any panic, and its journal stays.

use std::any::Any;
use std::sync::atomic::{AtomicBool, Ordering};

use super::calls;

/// The packages that talk to the server of the display.
const PACKAGES: [&str; 6] = ["winit-", "glutin-", "x11rb-", "x11-dl-", "wayland-", "smithay-"];

/// The words of a connection that has ended, in the messages of these packages.
const ENDED: [&str; 5] =
    ["Connection(IoError(", "ConnectionClosed", "ConnectionReset", "BrokenPipe", "Broken pipe"];

/// True once the display has gone away.
static GONE: AtomicBool = AtomicBool::new(false);

/// Tells whether the display has gone away, and the program with it.
pub(super) fn is_gone() -> bool {
    GONE.load(Ordering::Relaxed)
}

/// Tells whether a panic in this place says that the display has gone away, and remembers it.
pub(super) fn note_end(place: &str, payload: &(dyn Any + Send)) -> bool {
    let ended = ends_connection(place, payload);
    if ended {
        GONE.store(true, Ordering::Relaxed);
    }
    ended
}

fn ends_connection(place: &str, payload: &(dyn Any + Send)) -> bool {
    let package = calls::short(place);
    let words = payload.downcast_ref::<String>().map(String::as_str);
    let words = words.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or_default();
    PACKAGES.iter().any(|it| package.starts_with(it)) && ENDED.iter().any(|it| words.contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: &str = "/home/kim/.cargo/registry/src/index.crates.io-19/winit-0.30.13/src/platform_impl/linux/x11/window.rs";

    #[test]
    fn a_lost_connection_is_known_by_its_place_and_its_words() {
        let lost = "called `Result::unwrap()` on an `Err` value: Connection(IoError(Custom { kind: Other, error: \
                    UnknownError }))";
        let ends = |place: &str, words: &str| ends_connection(place, &words.to_owned());
        assert!(ends(WINDOW, lost));
        assert!(!ends("src/app/window/mod.rs", lost), "an error of the program itself");
        assert!(!ends(WINDOW, "called `Option::unwrap()` on a `None` value"), "another error of the library");
        assert!(!ends_connection(WINDOW, &5_u8));
    }
}
