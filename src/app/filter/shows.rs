//! The kinds of statements that the user wants to see.

use crate::app::index::{Lot, Row};
use model::{Act, ReviewStatus};

/// What is shown beside the speech that stands; a person's wish, kept with the window and not in the project.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shows {
    /// What was rejected.
    pub(crate) rejected: bool,
    /// What parties think or want, as cards. Its words are marked in the article in any case.
    pub(crate) attitudes: bool,
}

impl Shows {
    /// Whether a statement is shown at all.
    pub(crate) fn shows(self, row: &Row) -> bool {
        self.rejected || row.status != ReviewStatus::Rejected
    }

    /// Whether a statement can have a card.
    pub(crate) fn allow(self, row: &Row) -> bool {
        (self.attitudes || row.act == Act::Speech) && self.shows(row)
    }

    /// The same as [`Shows::shows`].
    pub(crate) fn shows_lot(self, lot: Lot) -> bool {
        self.rejected || !lot.is_rejected()
    }

    /// The same as [`Shows::allow`].
    pub(crate) fn allows_lot(self, lot: Lot) -> bool {
        (self.attitudes || !lot.is_attitude()) && self.shows_lot(lot)
    }
}
