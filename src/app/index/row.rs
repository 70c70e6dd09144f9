//! The facts of a statement as plain numbers.

use super::table::SpeakerRow;
use analysis::{PartyIndex, StatementIndex};
use model::{Act, Article, ListIndex, Mode, ReviewStatus, Span, StatementId};

/// The place of an article in the project.
pub(crate) type ArticleIndex = ListIndex<Article>;
/// The place of a speaker in [`super::StatementTable::speakers`].
pub(crate) type SpeakerIndex = ListIndex<SpeakerRow>;

/// The facts of a statement for lists and figures. To add another fact, add a field, fill
/// it in [`super::StatementTable::read`], and say in [`super::StatementTable::update`] which aspect it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StatementRow {
    /// The statement.
    pub(crate) id: StatementId,
    /// From its first byte to its last.
    pub(crate) extent: Span,
    /// The number of bytes that its own words have.
    pub(crate) bytes: u32,
    /// The place of its article in the project.
    pub(crate) article: Option<ArticleIndex>,
    /// The place of its speaker.
    pub(crate) speaker: Option<SpeakerIndex>,
    /// The place of its party in [`super::StatementTable::parties`], whether that has a panel or not.
    pub(crate) party: Option<PartyIndex>,
    /// True if its party is simply that of its speaker.
    pub(super) of_speaker: bool,
    /// The place of the statement in which it is told.
    pub(crate) via: Option<StatementIndex>,
    /// True if it was said.
    pub(crate) act: Act,
    /// The mode in which its words are given.
    pub(crate) mode: Mode,
    /// Suggested, confirmed or rejected.
    pub(crate) status: ReviewStatus,
    /// True if it is a claim.
    pub(crate) claim: bool,
    /// True if a correction of the text took its place away.
    pub(crate) lost: bool,
    /// True if a correction of the text changed it, moved it or took its place away, and nobody has looked at that.
    pub(crate) unsettled: bool,
    /// True if it has a tag, a verdict or a note.
    pub(crate) annotated: bool,
}

impl StatementRow {
    /// Returns `true` if it is one stretch of words, from its first byte to its last.
    pub(crate) fn is_whole(&self) -> bool {
        !self.lost && self.bytes as usize == self.extent.len()
    }

    /// Returns `true` if it is told in another.
    pub(crate) fn is_nested(&self) -> bool {
        self.via.is_some()
    }
}

/// The facts that decide the place and the height of a statement, in a few bytes: a pass over these takes a fraction
/// of one over the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CompactRow {
    /// The number of bytes that its own words have, as far as that can be written.
    pub(crate) bytes: u16,
    /// The place of the party whose panel shows it, or [`CompactRow::OTHERS`].
    pub(crate) panel: u16,
    flags: u8,
}

impl CompactRow {
    /// Of no panel. So is the party that would be the 65,536th.
    pub(crate) const OTHERS: u16 = u16::MAX;
    const REJECTED: u8 = 1;
    const ATTITUDE: u8 = 1 << 1;
    const NESTED: u8 = 1 << 2;
    const LOST: u8 = 1 << 3;
    const CODED: u8 = 1 << 4;

    pub(super) fn new(row: &StatementRow, panel: Option<PartyIndex>) -> Self {
        let attitude = row.act == Act::Attitude;
        let signs = [
            (row.status == ReviewStatus::Rejected, Self::REJECTED),
            (attitude, Self::ATTITUDE),
            (row.is_nested(), Self::NESTED),
            (row.lost, Self::LOST),
            (attitude || row.claim || row.annotated || row.unsettled, Self::CODED),
        ];
        Self {
            bytes: u16::try_from(row.bytes).unwrap_or(u16::MAX),
            panel: panel.and_then(|at| u16::try_from(at.number()).ok()).unwrap_or(Self::OTHERS),
            flags: signs.into_iter().filter(|(is, _)| *is).fold(0, |all, (_, sign)| all | sign),
        }
    }

    /// Returns `true` if it was rejected.
    pub(crate) fn is_rejected(self) -> bool {
        self.flags & Self::REJECTED != 0
    }

    /// Returns `true` if it is what somebody thinks or wants.
    pub(crate) fn is_attitude(self) -> bool {
        self.flags & Self::ATTITUDE != 0
    }

    /// Returns `true` if it is told in another.
    pub(crate) fn is_nested(self) -> bool {
        self.flags & Self::NESTED != 0
    }

    /// Returns `true` if it has lost its place.
    pub(crate) fn is_orphan(self) -> bool {
        self.flags & Self::LOST != 0
    }

    /// Returns `true` if its card has a row of chips, whatever it is linked to.
    pub(crate) fn has_chips(self) -> bool {
        self.flags & Self::CODED != 0
    }
}
