//! How far the review has come.

use model::Status;

/// How far people have got.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reviewed {
    /// How many nobody has looked at yet.
    pub(crate) suggested: usize,
    /// How many were confirmed.
    pub(crate) confirmed: usize,
    /// How many were rejected, whether they are shown or not.
    pub(crate) rejected: usize,
}

impl Reviewed {
    pub(super) fn count(&mut self, status: Status) -> &mut usize {
        match status {
            Status::Suggested => &mut self.suggested,
            Status::Confirmed => &mut self.confirmed,
            Status::Rejected => &mut self.rejected,
        }
    }
}
