//! The progress of the review.

use model::ReviewStatus;

/// The progress of the review.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ReviewProgress {
    /// The number that nobody has looked at yet.
    pub(crate) suggested: usize,
    /// The number that were confirmed.
    pub(crate) confirmed: usize,
    /// The number that were rejected, whether they are shown or not.
    pub(crate) rejected: usize,
}

impl ReviewProgress {
    pub(super) fn count(&mut self, status: ReviewStatus) -> &mut usize {
        match status {
            ReviewStatus::Suggested => &mut self.suggested,
            ReviewStatus::Confirmed => &mut self.confirmed,
            ReviewStatus::Rejected => &mut self.rejected,
        }
    }
}
