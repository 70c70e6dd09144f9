//! The right of reply: whom each statement accuses or asks, and whether the article has their answer.
//!
//! - A statement accuses a party where it is an accusation or a demand (a person's tag, what it seems to be, or a cue
//!   such as "accused") and its words name the party or a speaker of it; or where a person said that a reply is due.
//!   Nobody owes a reply to what their own side says, and parties that wait among the others owe none unless a person says so.
//! - The reply is any statement of that party which answers it, directly or down the chain of answers. **Every relation
//!   counts**, also *supports* and *repeats*: the question is whether the party was heard on it, not whether it disagreed.
//!   So does an answer to what the statement itself supports or repeats. What another party tells that it said does not
//!   count, nor what it is said to think.
//! - Where no link says so, a party is taken to be heard when it speaks in the same paragraph or in the next, or when the next
//!   or a later one that it says in the article denies or shows that it answers something: newspapers set the reply behind the charge.
//!   An answer that it gave up to three paragraphs before counts too, and to a charge in the headline or the first paragraph,
//!   which sum up what follows, whatever it says behind. Where a charge is likely, and likely to be left without an answer, only a plain
//!   reply counts: in forty marked articles it was missing as often where the party answered something further down as where not.
//! - A link that is only suggested counts like one that is confirmed; a rejected one does not.

mod answers;
#[cfg(test)]
mod following;

use std::collections::HashMap;

use self::answers::{OpenCharge, answer};
use super::accusations::Accusations;
use super::non_response::NonResponse;
use super::reply_graph::ReplyGraph;
use super::scope::{Scope, StatementIndex};
use model::{PartyId, Project, ReplyId, ReplyOutcome, RequestState, ReviewStatus, Span};

/// The parties that the statements of a [`Scope`] accuse, and what became of the replies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RightOfReply {
    dues: Vec<ReplyDue>,
}

/// A reply that a party may give to a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReplyDue {
    /// The statement that accuses or asks.
    pub place: StatementIndex,
    /// The party that accuses or asks; nothing where it is not known.
    pub accuser: Option<PartyId>,
    /// The party whose reply it would be.
    pub party: PartyId,
    /// Reason for which a reply is due.
    pub reason: ReplyReason,
    /// The words that name the party; nothing where a person said that it is meant.
    pub named: Option<Span>,
    /// The number of the statement's paragraph in its article, from 1.
    pub paragraph: u32,
    /// The confidence that it is due, and missing where it is missing, as the logarithm of odds in hundredths.
    pub weight: i16,
    /// The article's own words on the reply: declined, could not be reached.
    pub told: Option<NonResponse>,
    /// The state of the last request for this reply; nothing where nobody wrote one down.
    pub requested: Option<RequestState>,
    /// The state of the reply.
    pub state: ReplyState,
}

impl ReplyDue {
    /// The confidence that a reader would say so, in percent. Less where nobody has confirmed the statement: then its
    /// words, its side or the other side may be wrong.
    #[must_use]
    pub fn confidence(&self, statement: ReviewStatus) -> u8 {
        let unsure = if statement == ReviewStatus::Suggested { UNSURE } else { 0.0 };
        let chance = 1.0 / (1.0 + (unsure - MODESTY * f64::from(self.weight) / 100.0).exp());
        (chance * 100.0).round().clamp(1.0, 95.0) as u8
    }
}

/// With less weight than this a missing reply is not told of.
const LEAST: i16 = -83;

/// From this weight on only a plain reply counts as one: what a party says elsewhere in the article has its share in the
/// weight already.
const DESPITE: i16 = -15;

/// The loss of confidence while the statement is only suggested.
const UNSURE: f64 = 0.6;

/// The share of the weight that held when readers marked forty articles: the weights are surer of themselves.
const MODESTY: f64 = 0.5;

/// Reason for which a reply is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplyReason {
    /// The statement accuses the party.
    Accused,
    /// The statement asks the party to act.
    Asked,
    /// A person said so.
    ByHand,
}

/// The state of a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplyState {
    /// The article has it: the nearest answer of the party.
    Answered(StatementIndex),
    /// No link says that it answers, but the party speaks right behind, or answers something further down: the place of that.
    Heard(StatementIndex),
    /// The article has none, and nobody has said why: a missing reply.
    Missing,
    /// The article has none, and a person said what the outcome was: never [`ReplyOutcome::Due`] or [`ReplyOutcome::NotAccused`].
    Explained(ReplyOutcome),
    /// A person said that the party is not accused here. Kept, so that it can be taken back.
    NotAccused,
}

impl RightOfReply {
    /// Works it out.
    #[must_use]
    pub fn new(scope: &Scope<'_>, threads: &ReplyGraph) -> Self {
        Self::to(scope, threads, &Accusations::new(scope, threads))
    }

    /// Works it out for accusations that are known: by numbers alone. Most of them are too unlikely to be told of, whatever became
    /// of them, and are passed over.
    #[must_use]
    pub fn to(scope: &Scope<'_>, threads: &ReplyGraph, accusations: &Accusations) -> Self {
        let turns = &accusations.turns;
        let open = accusations.weighed().filter_map(|(charge, context)| {
            let weight = charge.weight;
            if !charge.is_likely && weight.saturating_add(context) < LEAST {
                return None;
            }
            let paragraph = turns.get(charge.place.number())?.paragraph;
            Some(OpenCharge { charge, paragraph, weight, context, state: ReplyState::Missing })
        });
        let mut open: Vec<OpenCharge<'_>> = open.collect();
        answer(scope, threads, accusations, &mut open);
        let records = ReplyRecords::new(scope, accusations);
        Self { dues: open.iter().filter_map(|it| records.due(it)).collect() }
    }

    /// Every due, in the order of the statements, then of the panels.
    #[must_use]
    pub fn replies_due(&self) -> &[ReplyDue] {
        &self.dues
    }

    /// The dues of one statement, in the order of the panels.
    #[must_use]
    pub fn of(&self, place: StatementIndex) -> &[ReplyDue] {
        self.placed(place).1
    }

    /// The same, with the place of the first of them in [`RightOfReply::replies_due`].
    pub(super) fn placed(&self, place: StatementIndex) -> (u32, &[ReplyDue]) {
        let (first, dues) = placed(&self.dues, |due| due.place, place);
        (first as u32, dues)
    }

    /// Returns true if the same replies are due as in another, and the same of them are missing.
    #[must_use]
    pub fn miss_as(&self, other: &Self) -> bool {
        let due = |it: &ReplyDue| (it.place, it.party, it.state.is_missing());
        self.dues.iter().map(due).eq(other.dues.iter().map(due))
    }

    /// The missing replies: replies that are missing, and nobody has said why.
    pub fn missing(&self) -> impl Iterator<Item = &ReplyDue> {
        self.dues.iter().filter(|due| due.state == ReplyState::Missing)
    }

    /// The same, the surest first; those that are alike in reading order.
    #[must_use]
    pub fn surest_missing(&self) -> Vec<&ReplyDue> {
        let mut missing: Vec<&ReplyDue> = self.missing().collect();
        missing.sort_by_key(|due| std::cmp::Reverse(due.weight));
        missing
    }
}

/// The items of one statement among those of all, which are in reading order, and where the first of them is.
pub(super) fn placed<T>(
    all: &[T],
    place_of: impl Fn(&T) -> StatementIndex,
    place: StatementIndex,
) -> (usize, &[T]) {
    let first = all.partition_point(|it| place_of(it) < place);
    let rest = all.get(first..).unwrap_or_default();
    let count = rest.partition_point(|it| place_of(it) == place);
    (first, rest.get(..count).unwrap_or_default())
}

pub(super) fn hundredths(weight: f64) -> i16 {
    (weight * 100.0) as i16
}

/// The state of the last request for each reply.
fn requested(project: &Project) -> HashMap<ReplyId, RequestState> {
    let mut last = HashMap::new();
    for request in project.requests_in_order() {
        for statement in &request.statements {
            last.insert(ReplyId { statement: *statement, party: request.party }, request.state());
        }
    }
    last
}

/// The records of replies: what people entered and what articles say.
struct ReplyRecords<'a> {
    scope: &'a Scope<'a>,
    accusations: &'a Accusations,
    requested: HashMap<ReplyId, RequestState>,
}

impl<'a> ReplyRecords<'a> {
    fn new(scope: &'a Scope<'a>, accusations: &'a Accusations) -> Self {
        Self { scope, accusations, requested: requested(scope.project) }
    }

    /// Returns a charge as a reply that is due; nothing where it is too unlikely to be told of.
    fn due(&self, open: &OpenCharge<'_>) -> Option<ReplyDue> {
        let OpenCharge { charge, paragraph, weight, state, .. } = *open;
        let (turn, parties) =
            (self.accusations.turns.get(charge.place.number())?, &self.scope.project.parties);
        let party = parties.get(charge.party.number())?.id;
        // Most projects have none of either, and to look a statement up takes longer than all else.
        let has_records = !self.requested.is_empty() || !self.scope.project.replies.is_empty();
        let statement = has_records.then(|| self.scope.fact(charge.place)).flatten();
        let id = statement.map(|fact| ReplyId { statement: fact.id, party });
        let state = id.map_or(state, |id| judged(self.scope.project, state, id));
        let is_told = match state {
            ReplyState::Missing => weight >= LEAST,
            _ => charge.is_likely,
        };
        is_told.then(|| ReplyDue {
            place: charge.place,
            accuser: turn.party.and_then(|at| parties.get(at.number())).map(|party| party.id),
            party,
            reason: charge.reason,
            named: charge.named,
            paragraph,
            weight,
            told: turn.article.and_then(|article| self.accusations.silences.get(&(article, party)).copied()),
            requested: id.and_then(|id| self.requested.get(&id).copied()),
            state,
        })
    }
}

/// The state of a reply, with a person's decision on it.
fn judged(project: &Project, state: ReplyState, id: ReplyId) -> ReplyState {
    let outcome = project.replies.get(&id).map(|reply| reply.outcome);
    match (state, outcome) {
        (_, Some(ReplyOutcome::NotAccused)) => ReplyState::NotAccused,
        (ReplyState::Answered(answer), _) => ReplyState::Answered(answer),
        (ReplyState::Heard(next), None) => ReplyState::Heard(next),
        (_, None | Some(ReplyOutcome::Due)) => ReplyState::Missing,
        (_, Some(outcome)) => ReplyState::Explained(outcome),
    }
}

#[cfg(test)]
mod tests;
