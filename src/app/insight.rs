//! What the analyses say of the present project: computed when it is first asked for, once a revision.

use std::cell::RefCell;
use std::sync::Arc;

use super::index::{Aspects, Derived, Index};
use crate::analysis::{Due, Exchanges, Figures, Place, RightOfReply, Scope, State, Threads, Words};
use crate::model::{PartyId, Project, StatementId};

/// What the analyses say of the statements that have cards. A [`Place`] is one in `Index::order`.
#[derive(Debug)]
pub(crate) struct Insight {
    /// Who answers whom.
    pub(crate) threads: Threads,
    /// Whom the statements accuse, and what became of the replies.
    pub(crate) replies: RightOfReply,
    /// The statements in exchanges, and what lies between them.
    pub(crate) exchanges: Exchanges,
    /// The figures of the panels.
    pub(crate) figures: Figures,
    /// Every missing reply that nobody has said anything of: the statement and the party, in reading order.
    pub(crate) missing: Vec<(Place, PartyId)>,
}

impl Insight {
    fn new(scope: &Scope<'_>, words: &Words) -> Self {
        let threads = Threads::new(scope);
        let replies = RightOfReply::new(scope, &threads);
        let exchanges = Exchanges::new(&threads, &replies);
        let figures = Figures::new(scope, &replies, words);
        let missing = replies.missing().map(|due| (due.place, due.party)).collect();
        Self { threads, replies, exchanges, figures, missing }
    }

    /// What a statement has to do with replies: whom it accuses, and what they answer.
    pub(crate) fn dues(&self, index: &Index, statement: StatementId) -> &[Due] {
        place(index, statement).map_or(&[], |place| self.replies.of(place))
    }

    /// Whether the article lacks a reply to a statement, whatever a person has said of that.
    pub(crate) fn lacks_reply(&self, index: &Index, statement: StatementId) -> bool {
        self.dues(index, statement).iter().any(|due| due.state.is_missing())
    }

    /// The statements to which a party's reply is missing, and nobody has said why.
    pub(crate) fn unanswered_by(&self, index: &Index, party: PartyId) -> Vec<StatementId> {
        let own = self.missing.iter().filter(|(_, silent)| *silent == party);
        own.filter_map(|(place, _)| index.order.get(*place as usize).copied()).collect()
    }

    /// The next statement, round the end, to which a reply is missing.
    pub(crate) fn next_missing(&self, index: &Index, present: Option<StatementId>) -> Option<StatementId> {
        let present = present.and_then(|id| place(index, id));
        let behind = |place: Place| present.is_none_or(|present| place > present);
        let next = self.missing.iter().find(|(place, _)| behind(*place)).or(self.missing.first())?;
        index.order.get(next.0 as usize).copied()
    }

    /// The nearest answer of a party, where it replied.
    pub(crate) fn answer(index: &Index, due: &Due) -> Option<StatementId> {
        let State::Answered(answer) = due.state else { return None };
        index.order.get(answer as usize).copied()
    }
}

/// The place of a statement that has a card.
pub(crate) fn place(index: &Index, statement: StatementId) -> Option<Place> {
    index.place(statement).and_then(|place| Place::try_from(place).ok())
}

/// The last [`Insight`], for as long as nothing changes that it is made of.
#[derive(Debug)]
pub(crate) struct Insights {
    kept: Derived<Insight>,
    words: RefCell<Words>,
}

impl Default for Insights {
    fn default() -> Self {
        // That something is confirmed changes nothing here, and what is rejected has a card no more.
        let of = Aspects::TEXTS
            | Aspects::PLACES
            | Aspects::VOICES
            | Aspects::CODING
            | Aspects::LINKS
            | Aspects::NAMES
            | Aspects::ORDER;
        Self { kept: Derived::new(of), words: RefCell::default() }
    }
}

impl Insights {
    /// The insight into the present state of a project.
    pub(crate) fn of(&self, project: &Project, index: &Index) -> Arc<Insight> {
        self.kept.get(index, || {
            let mut words = self.words.borrow_mut();
            words.read(project);
            Insight::new(&scope(project, index), &words)
        })
    }
}

/// What the analyses look at: the statements that can have cards, whatever the filters leave out, and their links.
pub(crate) fn scope<'a>(project: &'a Project, index: &Index) -> Scope<'a> {
    Scope::with_all_links(project, &index.order)
}
