//! The system's signals that ask the program to end: it closes its window as a person would, without a question.
//!
//! Nobody can be asked then, so what is not saved stays in the journal, and is offered at the next start. A second signal
//! ends the program at once, and so does a window that does not close in time.

use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

/// A request of the system that the program end; the number of the signal, 0 as long as there was none.
#[derive(Debug, Clone, Default)]
pub(crate) struct ShutdownRequest(Arc<AtomicI32>);

impl ShutdownRequest {
    /// Returns whether the program shall end.
    pub(crate) fn is_made(&self) -> bool {
        self.0.load(Ordering::Acquire) != 0
    }

    /// Makes the request; gives whether it is the first.
    #[cfg(any(unix, test))]
    pub(super) fn make(&self, signal: i32) -> bool {
        self.0.compare_exchange(0, signal, Ordering::AcqRel, Ordering::Acquire).is_ok()
    }

    /// Ends the program as the signal would have, now that all is closed: whoever started it sees which one it was.
    pub(super) fn carry_out(&self) {
        #[cfg(unix)]
        if self.is_made() {
            unix::end(self.0.load(Ordering::Acquire));
        }
    }

    /// Begins to hear the signals; wakes the window when the first comes. On Windows there is none to hear: a console
    /// that is closed ends the program at once, as killing it does.
    #[cfg_attr(not(unix), expect(clippy::unused_self, reason = "there is nothing to hear"))]
    pub(super) fn listen(&self, context: &egui::Context) {
        #[cfg(unix)]
        unix::listen(self.clone(), context.clone());
        #[cfg(not(unix))]
        let _ = context;
    }
}

#[cfg(unix)]
mod unix {
    use std::time::{Duration, Instant};

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use super::ShutdownRequest;
    use store::ignores_signal;

    /// The time that the window has to close: more than the journal waits for a drive that does not answer.
    const PATIENCE: Duration = Duration::from_secs(10);

    /// The time during which a signal may be the echo of the first: a terminal that is closed hangs up more than once.
    const ECHO: Duration = Duration::from_millis(250);

    pub(super) fn listen(request: ShutdownRequest, context: egui::Context) {
        // One that was to be ignored from the start still is, as under `nohup`.
        let heard = [SIGTERM, SIGHUP, SIGINT].into_iter().filter(|signal| !ignores_signal(*signal));
        // Where they cannot be heard each ends the program at once, as it does by itself.
        let Ok(mut signals) = Signals::new(heard) else { return };
        std::thread::spawn(move || {
            let mut first: Option<Instant> = None;
            for signal in signals.forever() {
                if request.make(signal) {
                    first = Some(Instant::now());
                    std::thread::spawn(move || {
                        std::thread::sleep(PATIENCE);
                        end(signal);
                    });
                    context.request_repaint();
                } else if first.is_none_or(|first| first.elapsed() > ECHO) {
                    end(signal);
                }
            }
        });
    }

    /// Does at once what the system does at a signal that nobody hears.
    pub(super) fn end(signal: i32) {
        // It does not come back but where the number is of no signal, and then there is nothing to end by.
        let _ = emulate_default_handler(signal);
    }
}
