//! The analyses of the open project: computed when first needed, and updated from then on.
//!
//! Their expensive part is reading words: whom a statement accuses (`analysis::Accusations`) and how much a panel says
//! (`analysis::Said`). Both are renewed for those statements alone that have changed. All else is worked out from plain numbers, and only where
//! what it is made of is another. A property test compares following with computing again.

mod follow;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::sync::Arc;

use self::follow::AnalysesMemo;
use super::index::Index;
use analysis::{
    Exchanges, PartyFigures, ReplyDue, ReplyGraph, ReplyState, RightOfReply, Scope, StatementIndex,
};
use model::{PartyId, Project, StatementId};

/// The analyses of all statements, shown or not. A [`StatementIndex`] is one in the index's table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Analyses {
    /// The graph of answers.
    pub(crate) threads: Arc<ReplyGraph>,
    /// The parties that the statements accuse, and what became of the replies.
    pub(crate) replies: Arc<RightOfReply>,
    /// The statements in exchanges, and what lies between them.
    pub(crate) exchanges: Arc<Exchanges>,
    /// The figures of the panels.
    pub(crate) figures: PartyFigures,
    /// Every missing reply that nobody has said anything of: the statement and the party, in reading order.
    pub(crate) missing: Arc<[(StatementIndex, PartyId)]>,
}

impl Analyses {
    /// The part of a statement in replies: whom it accuses, and their answers.
    pub(crate) fn dues(&self, index: &Index, statement: StatementId) -> &[ReplyDue] {
        place(index, statement).map_or(&[], |place| self.replies.of(place))
    }

    /// Returns `true` if the article lacks a reply to a statement, whatever a person has said of that.
    pub(crate) fn has_missing_reply(&self, index: &Index, statement: StatementId) -> bool {
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
    index.table.place(statement)
}

/// The last [`Analyses`], and what it takes to follow the project.
#[derive(Debug, Default)]
pub(crate) struct AnalysesCache {
    kept: RefCell<AnalysesMemo>,
}

impl AnalysesCache {
    /// Analyses a project while its index, or something that has it, is made: words are read on other threads beside
    /// that.
    pub(crate) fn beside<T>(
        project: &Project,
        make: impl FnOnce() -> T,
        index: impl FnOnce(&T) -> &Index,
    ) -> (T, Self) {
        let (made, followed) = AnalysesMemo::beside(project, make, index);
        (made, Self { kept: RefCell::new(followed) })
    }

    /// The analyses into the present state of a project: the same one for as long as nothing changes that it is made of.
    pub(crate) fn of(&self, project: &Project, index: &Index) -> Arc<Analyses> {
        self.kept.borrow_mut().of(project, index)
    }
}

/// The input of the analyses: all statements and their links, shown or not.
pub(crate) fn scope<'a>(project: &'a Project, index: &'a Index) -> Scope<'a> {
    Scope::lent(project, index)
}
