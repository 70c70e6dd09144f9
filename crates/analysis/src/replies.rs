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

use std::collections::HashMap;

use super::accusations::{Accusations, ReplyFeatures};
use super::non_response::NonResponse;
use super::reply_context::ReplyContexts;
use super::reply_graph::ReplyGraph;
use super::scope::{PartyPositions, Scope, StatementIndex};
use super::shared_content::{SharedKind, shared_content};
use model::{PartyId, Project, Relation, ReplyId, ReplyOutcome, RequestState, ReviewStatus, Span};

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
    /// True if it is likely that the party is accused or asked, whatever follows.
    pub(super) is_likely: bool,
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
        Self::to(scope, threads, &Accusations::new(scope))
    }

    /// Works it out for accusations that are known: by numbers alone.
    #[must_use]
    pub fn to(scope: &Scope<'_>, threads: &ReplyGraph, accusations: &Accusations) -> Self {
        let mut dues = accusations.dues.clone();
        answer(scope, threads, &accusations.turns, &mut dues);
        let requested = requested(scope.project);
        for due in &mut dues {
            let id = scope.fact(due.place).map(|fact| ReplyId { statement: fact.id, party: due.party });
            due.requested = id.and_then(|id| requested.get(&id).copied());
            let article = scope.fact(due.place).map(|fact| fact.article);
            due.told = article.and_then(|article| accusations.silences.get(&(article, due.party)).copied());
            due.state = judged(scope, due);
        }
        dues.retain(|due| match due.state {
            ReplyState::Missing => due.weight >= LEAST,
            _ => due.is_likely,
        });
        Self { dues }
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
        let (first, dues) = placed(&self.dues, place);
        (first as u32, dues)
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

/// The dues of one statement among those of all, and where the first of them is.
pub(super) fn placed(dues: &[ReplyDue], place: StatementIndex) -> (usize, &[ReplyDue]) {
    let first = dues.partition_point(|due| due.place < place);
    let rest = dues.get(first..).unwrap_or_default();
    let count = rest.partition_point(|due| due.place == place);
    (first, rest.get(..count).unwrap_or_default())
}

/// Finds the answers, one party after the other: from what it says down to what that answers, and so on.
fn answer(scope: &Scope<'_>, threads: &ReplyGraph, turns: &[ReplyFeatures], dues: &mut [ReplyDue]) {
    let parties = &scope.project.parties;
    let seats = PartyPositions::new(scope.project);
    let contexts = ReplyContexts::new(turns, dues);
    let mut by_party: Vec<Vec<&mut ReplyDue>> = parties.iter().map(|_| Vec::new()).collect();
    for due in dues.iter_mut() {
        if let Some(list) = seats.of(due.party).and_then(|at| by_party.get_mut(at.number())) {
            list.push(due);
        }
    }
    if by_party.iter().all(Vec::is_empty) {
        return;
    }
    let statements_by_party = statements_by_party(parties.len(), &seats, threads, turns);
    let mut heard = HeardReplies { first: vec![None; threads.len()], reached: Vec::new() };
    for (dues, statements) in
        by_party.into_iter().zip(statements_by_party).filter(|(dues, _)| !dues.is_empty())
    {
        let answers = statements.iter().copied().filter(|place| !threads.answers(*place).is_empty());
        heard.search(threads, answers);
        let own = statements.as_slice();
        let mut ahead = own;
        let mut last = None;
        for due in dues {
            // Both are in reading order: a statement behind this one is behind the next.
            let said = ahead.iter().take_while(|place| **place <= due.place).count();
            let told = ahead.get(..said).unwrap_or_default().iter().rev().copied();
            let mut answered = told.filter(|place| *place < due.place && is_answer(turns, *place));
            last = answered.next().or(last);
            ahead = ahead.get(said..).unwrap_or_default();
            let seconded = threads
                .answers(due.place)
                .iter()
                .filter(|(_, relation)| matches!(relation, Relation::Supports | Relation::Repeats));
            let direct = heard.on(due.place);
            let answer = direct.or_else(|| seconded.into_iter().find_map(|(other, _)| heard.on(*other)));
            if let Some(answer) = answer {
                due.state = ReplyState::Answered(answer);
                continue;
            }
            due.weight = due.weight.saturating_add(hundredths(contexts.weight(due, own)));
            if due.weight >= DESPITE {
                let denial = || before(turns, last, due).filter(|place| is_plain(turns, *place));
                let reply = plain_reply(scope, turns, ahead, due).or_else(denial);
                due.state = reply.map_or(ReplyState::Missing, ReplyState::Heard);
                continue;
            }
            let replies = reply_behind(turns, ahead, due).or_else(|| before(turns, last, due));
            let speaks = || near(turns, ahead, due).filter(|_| due.paragraph <= LEAD || due.weight < LEAST);
            due.state = replies.or_else(speaks).map_or(ReplyState::Missing, ReplyState::Heard);
        }
        heard.forget();
    }
}

/// The statements that each party makes itself, in reading order.
fn statements_by_party(
    count: usize,
    seats: &PartyPositions,
    threads: &ReplyGraph,
    turns: &[ReplyFeatures],
) -> Vec<Vec<StatementIndex>> {
    let mut all: Vec<Vec<StatementIndex>> = vec![Vec::new(); count];
    for (turn, place) in turns.iter().zip(StatementIndex::all(turns.len())).filter(|(turn, _)| turn.speaks) {
        let own = turn.party.and_then(|party| all.get_mut(seats.of(party)?.number()));
        if let Some(own) = own.filter(|_| is_own(threads, turns, place, turn)) {
            own.push(place);
        }
    }
    all
}

pub(super) fn hundredths(weight: f64) -> i16 {
    (weight * 100.0) as i16
}

/// The first that a party says behind what accuses it and that shows itself to be an answer; right behind, words that negate or judge
/// do so too.
fn reply_behind(
    turns: &[ReplyFeatures],
    behind: &[StatementIndex],
    due: &ReplyDue,
) -> Option<StatementIndex> {
    first_behind(turns, behind, due, |place, turn| {
        turn.answers || turn.denies && is_soon(turn, due) || turn.disputes && is_next(place, turn, due)
    })
}

/// The first of the statements behind a charge, in its article, that a rule takes for a reply.
fn first_behind(
    turns: &[ReplyFeatures],
    behind: &[StatementIndex],
    due: &ReplyDue,
    is_reply: impl Fn(StatementIndex, &ReplyFeatures) -> bool,
) -> Option<StatementIndex> {
    let article = turns.get(due.place.number())?.article;
    let replies = |place: &&StatementIndex| {
        turns.get(place.number()).is_some_and(|turn| turn.article == article && is_reply(**place, turn))
    };
    behind.iter().take(AHEAD).find(replies).copied()
}

/// The first that a party says behind what accuses it and that is plainly a reply: right behind, a denial in answer to
/// something, or soon a denial in words of the charge.
fn plain_reply(
    scope: &Scope<'_>,
    turns: &[ReplyFeatures],
    behind: &[StatementIndex],
    due: &ReplyDue,
) -> Option<StatementIndex> {
    first_behind(turns, behind, due, |place, turn| {
        let shows = turn.answers || turn.denies || turn.disputes;
        shows && is_next(place, turn, due)
            || is_plain(turns, place)
            || turn.denies && is_soon(turn, due) && share_words(scope, due.place, place)
    })
}

/// Returns true if a statement is one of the next two behind a charge, in its paragraph or the next.
fn is_next(place: StatementIndex, turn: &ReplyFeatures, due: &ReplyDue) -> bool {
    place.number() - due.place.number() <= 2 && turn.paragraph <= due.paragraph + 1
}

/// Returns true if a statement is so near behind a charge that a denial is taken to answer it.
fn is_soon(turn: &ReplyFeatures, due: &ReplyDue) -> bool {
    turn.paragraph <= due.paragraph + DENIED
}

/// Returns true if two statements share a word that says something and is no name.
fn share_words(scope: &Scope<'_>, one: StatementIndex, other: StatementIndex) -> bool {
    let pair = scope.statement(one).zip(scope.statement(other));
    pair.is_some_and(|(one, other)| {
        let shared = shared_content(scope.project, one, other);
        let text = scope.project.text_of(one);
        let is_small = |span: Span| span.of(text).starts_with(char::is_lowercase);
        shared.claim.iter().any(|it| it.shared == SharedKind::Word && is_small(it.span))
    })
}

/// The first that a party says behind what accuses it, where that is near enough to be a reply.
fn near(turns: &[ReplyFeatures], behind: &[StatementIndex], due: &ReplyDue) -> Option<StatementIndex> {
    let article = turns.get(due.place.number())?.article;
    let near = |place: &StatementIndex| {
        let turn = turns.get(place.number()).filter(|turn| turn.article == article);
        turn.is_some_and(|turn| due.paragraph <= LEAD || turn.paragraph <= due.paragraph + 1)
    };
    behind.first().copied().filter(near)
}

/// Returns true if a statement denies something in answer to something.
fn is_plain(turns: &[ReplyFeatures], place: StatementIndex) -> bool {
    turns.get(place.number()).is_some_and(|turn| turn.answers && turn.denies)
}

fn is_answer(turns: &[ReplyFeatures], place: StatementIndex) -> bool {
    turns.get(place.number()).is_some_and(|turn| turn.answers || turn.denies)
}

/// The last answer that a party gave before what accuses it, where that is near enough: charge and reply are often told
/// before the charge is told once more.
fn before(turns: &[ReplyFeatures], last: Option<StatementIndex>, due: &ReplyDue) -> Option<StatementIndex> {
    let turn = turns.get(last?.number())?;
    let same = turn.article == turns.get(due.place.number())?.article;
    (same && turn.paragraph + BACK >= due.paragraph).then_some(last?)
}

/// Up to which paragraph, the headline counted, an article sums up what it tells below: an answer to it may be anywhere behind.
const LEAD: u32 = 2;

/// Among how many of the next statements of a party an answer is looked for.
const AHEAD: usize = 40;

/// Within how many paragraphs behind a charge words that seem to deny something are taken to answer it.
const DENIED: u32 = 3;

/// The largest number of paragraphs by which an answer may precede a charge.
const BACK: u32 = 3;

/// Returns true if a party says something itself: it is not told in what another party says.
fn is_own(
    threads: &ReplyGraph,
    turns: &[ReplyFeatures],
    place: StatementIndex,
    turn: &ReplyFeatures,
) -> bool {
    let outer = threads.told_in(place).and_then(|outer| turns.get(outer.number()));
    outer.and_then(|outer| outer.party).is_none_or(|teller| Some(teller) == turn.party)
}

/// On which statements a party was heard, and by what.
struct HeardReplies {
    first: Vec<Option<StatementIndex>>,
    reached: Vec<StatementIndex>,
}

impl HeardReplies {
    fn on(&self, place: StatementIndex) -> Option<StatementIndex> {
        self.first.get(place.number()).copied().flatten()
    }

    fn search(&mut self, threads: &ReplyGraph, answers: impl Iterator<Item = StatementIndex>) {
        for answer in answers {
            self.reach(threads, answer, answer);
        }
        let mut next = 0;
        while let Some(place) = self.reached.get(next).copied() {
            next += 1;
            if let Some(answer) = self.on(place) {
                self.reach(threads, place, answer);
            }
        }
    }

    /// Marks the statements that one answers as answered by `answer`, unless something nearer does.
    fn reach(&mut self, threads: &ReplyGraph, from: StatementIndex, answer: StatementIndex) {
        for (to, _) in threads.answers(from) {
            if let Some(first) = self.first.get_mut(to.number()).filter(|first| first.is_none()) {
                *first = Some(answer);
                self.reached.push(*to);
            }
        }
    }

    fn forget(&mut self) {
        for place in self.reached.drain(..) {
            if let Some(first) = self.first.get_mut(place.number()) {
                *first = None;
            }
        }
    }
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

/// The state of a reply, with a person's decision on it.
fn judged(scope: &Scope<'_>, due: &ReplyDue) -> ReplyState {
    let said = scope.fact(due.place).filter(|_| !scope.project.replies.is_empty());
    let id = said.map(|fact| ReplyId { statement: fact.id, party: due.party });
    let outcome = id.and_then(|id| scope.project.replies.get(&id)).map(|reply| reply.outcome);
    match (due.state, outcome) {
        (_, Some(ReplyOutcome::NotAccused)) => ReplyState::NotAccused,
        (ReplyState::Answered(answer), _) => ReplyState::Answered(answer),
        (ReplyState::Heard(next), None) => ReplyState::Heard(next),
        (_, None | Some(ReplyOutcome::Due)) => ReplyState::Missing,
        (_, Some(outcome)) => ReplyState::Explained(outcome),
    }
}

#[cfg(test)]
mod tests;
