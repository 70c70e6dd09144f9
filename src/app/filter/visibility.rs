//! The kinds of statements that the user wants to see.

use crate::app::index::{CompactRow, StatementRow};
use model::{Act, ReviewStatus};

/// The statements shown besides accepted speech; a person's preference, kept with the window and not in the project.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Visibility {
    /// Rejected statements.
    pub(crate) rejected: bool,
    /// Attitudes of parties, as cards. Their words are marked in the article in any case.
    pub(crate) attitudes: bool,
}

impl Visibility {
    /// Returns `true` if a statement is shown at all.
    pub(crate) fn shows(self, row: &StatementRow) -> bool {
        self.rejected || row.status != ReviewStatus::Rejected
    }

    /// Returns `true` if a statement can have a card.
    pub(crate) fn allow(self, row: &StatementRow) -> bool {
        (self.attitudes || row.act == Act::Speech) && self.shows(row)
    }

    /// The same as [`Visibility::shows`].
    pub(crate) fn shows_row(self, compact_row: CompactRow) -> bool {
        self.rejected || !compact_row.is_rejected()
    }

    /// The same as [`Visibility::allow`].
    pub(crate) fn allows_row(self, compact_row: CompactRow) -> bool {
        (self.attitudes || !compact_row.is_attitude()) && self.shows_row(compact_row)
    }
}
