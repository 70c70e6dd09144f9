//! How far the review has come.

use model::ReviewStatus;

/// How far people have got.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ReviewProgress {
    /// How many nobody has looked at yet.
    pub(crate) suggested: usize,
    /// How many were confirmed.
    pub(crate) confirmed: usize,
    /// How many were rejected, whether they are shown or not.
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
