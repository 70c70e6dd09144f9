//! What the analyses say of the present project: computed when it is first asked for, and followed from then on.
//!
//! What is dear in them is what words are read for: whom a statement accuses (`analysis::Accusations`) and how much a panel says
//! (`analysis::Said`). Both are renewed for those statements alone that have changed. All else is worked out from plain numbers, and only where
//! what it is made of is another. A property test compares following with computing anew.

mod follow;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::sync::Arc;

use self::follow::Followed;
use super::index::Index;
use analysis::{
    Exchanges, PartyFigures, ReplyDue, ReplyGraph, ReplyState, RightOfReply, Scope, StatementIndex,
};
use model::{PartyId, Project, StatementId};

/// What the analyses say of all statements, whatever is shown of them. A [`StatementIndex`] is one in the index's table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Insight {
    /// Who answers whom.
    pub(crate) threads: Arc<ReplyGraph>,
    /// Whom the statements accuse, and what became of the replies.
    pub(crate) replies: Arc<RightOfReply>,
    /// The statements in exchanges, and what lies between them.
    pub(crate) exchanges: Arc<Exchanges>,
    /// The figures of the panels.
    pub(crate) figures: PartyFigures,
    /// Every missing reply that nobody has said anything of: the statement and the party, in reading order.
    pub(crate) missing: Arc<[(StatementIndex, PartyId)]>,
}

impl Insight {
    /// What a statement has to do with replies: whom it accuses, and what they answer.
    pub(crate) fn dues(&self, index: &Index, statement: StatementId) -> &[ReplyDue] {
        place(index, statement).map_or(&[], |place| self.replies.of(place))
    }

    /// Whether the article lacks a reply to a statement, whatever a person has said of that.
    pub(crate) fn lacks_reply(&self, index: &Index, statement: StatementId) -> bool {
        self.dues(index, statement).iter().any(|due| due.state.is_missing())
    }

    /// The statements to which a party's reply is missing, and nobody has said why.
    pub(crate) fn unanswered_by(&self, index: &Index, party: PartyId) -> Vec<StatementId> {
        let own = self.missing.iter().filter(|(_, silent)| *silent == party);
        own.filter_map(|(place, _)| index.table.id(*place)).collect()
    }

    /// The next statement, round the end, to which a reply is missing.
    pub(crate) fn next_missing(&self, index: &Index, present: Option<StatementId>) -> Option<StatementId> {
        let present = present.and_then(|id| place(index, id));
        let behind = |place: StatementIndex| present.is_none_or(|present| place > present);
        let next = self.missing.iter().find(|(place, _)| behind(*place)).or(self.missing.first())?;
        index.table.id(next.0)
    }

    /// The nearest answer of a party, where it replied.
    pub(crate) fn answer(index: &Index, due: &ReplyDue) -> Option<StatementId> {
        let (ReplyState::Answered(answer) | ReplyState::Heard(answer)) = due.state else { return None };
        index.table.id(answer)
    }
}

/// The place of a statement.
pub(crate) fn place(index: &Index, statement: StatementId) -> Option<StatementIndex> {
    index.table.place(statement).map(|place| place as StatementIndex)
}

/// The last [`Insight`], and what it takes to follow the project.
#[derive(Debug, Default)]
pub(crate) struct Insights {
    kept: RefCell<Followed>,
}

impl Insights {
    /// Analyses a project while its index, or something that has it, is made: words are read on other threads beside
    /// that.
    pub(crate) fn beside<T>(
        project: &Project,
        make: impl FnOnce() -> T,
        index: impl FnOnce(&T) -> &Index,
    ) -> (T, Self) {
        let (made, followed) = Followed::beside(project, make, index);
        (made, Self { kept: RefCell::new(followed) })
    }

    /// The insight into the present state of a project: the same one for as long as nothing changes that it is made of.
    pub(crate) fn of(&self, project: &Project, index: &Index) -> Arc<Insight> {
        self.kept.borrow_mut().of(project, index)
    }
}

/// What the analyses look at: all statements and their links, whatever is shown of them.
pub(crate) fn scope<'a>(project: &'a Project, index: &'a Index) -> Scope<'a> {
    Scope::lent(project, index)
}
