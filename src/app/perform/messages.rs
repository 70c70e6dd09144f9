//! The message about a change that was made: read out by screen readers, shown in the status bar.

use super::super::layout::ReviewRemaining;
use super::super::window::Rejoinder;

impl Rejoinder {
    /// Says what was done, and how much is left to review where that has changed.
    pub(super) fn announce(&mut self, done: String, left: ReviewRemaining) {
        let now = self.session.layout.left();
        self.message = if now == left { done } else { format!("{done}; {}", now.words()) };
    }
}
