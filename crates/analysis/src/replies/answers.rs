//! The answers of the parties that are accused or asked.

use super::super::accusations::{Accusations, Charge, ReplyFeatures};
use super::super::reply_graph::ReplyGraph;
use super::super::scope::{PartyIndex, Scope, StatementIndex};
use super::super::shared_content::{SharedKind, shared_content};
use super::{DESPITE, LEAST, ReplyState};
use model::{Relation, Span};

/// A charge whose answer is looked for. Small, because there are many.
#[derive(Clone, Copy)]
pub(super) struct OpenCharge<'a> {
    /// The charge.
    pub(super) charge: &'a Charge,
    /// The number of its paragraph in the article, from 1.
    pub(super) paragraph: u32,
    /// Its weight, with that of its surroundings where no link answers it.
    pub(super) weight: i16,
    /// The weight of its surroundings.
    pub(super) context: i16,
    /// The state of the reply as far as the article tells.
    pub(super) state: ReplyState,
}

/// Finds the answers, one party after the other: from what it says down to what that answers, and so on.
pub(super) fn answer(
    scope: &Scope<'_>,
    threads: &ReplyGraph,
    accusations: &Accusations,
    open: &mut [OpenCharge<'_>],
) {
    let mut by_party: Vec<Vec<&mut OpenCharge<'_>>> =
        scope.project.parties.iter().map(|_| Vec::new()).collect();
    for due in open.iter_mut() {
        if let Some(list) = by_party.get_mut(due.charge.party.number()) {
            list.push(due);
        }
    }
    let owed = by_party.into_iter().zip(PartyIndex::all(scope.project.parties.len()));
    let mut owed = owed.filter(|(dues, _)| !dues.is_empty()).peekable();
    if owed.peek().is_none() {
        return;
    }
    let mut heard = HeardReplies { first: vec![None; threads.len()], reached: Vec::new() };
    for (dues, party) in owed {
        let own = accusations.contexts.own(party);
        let answers = own.iter().copied().filter(|place| !threads.answers(*place).is_empty());
        heard.search(threads, answers);
        let mut ahead = own;
        let mut last = None;
        for due in dues {
            let place = due.charge.place;
            // Both are in reading order: a statement behind this one is behind the next.
            let said = ahead.iter().take_while(|own| **own <= place).count();
            let told = ahead.get(..said).unwrap_or_default().iter().rev().copied();
            let mut answered = told.filter(|own| *own < place && accusations.may_answer(*own));
            last = answered.next().or(last);
            ahead = ahead.get(said..).unwrap_or_default();
            let seconded = threads
                .answers(place)
                .iter()
                .filter(|(_, relation)| matches!(relation, Relation::Supports | Relation::Repeats));
            let direct = heard.on(place);
            let answer = direct.or_else(|| seconded.into_iter().find_map(|(other, _)| heard.on(*other)));
            if let Some(answer) = answer {
                due.state = ReplyState::Answered(answer);
                continue;
            }
            due.weight = due.weight.saturating_add(due.context);
            if due.weight >= DESPITE {
                let denial = || before(accusations, last, due).filter(|place| is_plain(accusations, *place));
                let reply = plain_reply(scope, accusations, ahead, due).or_else(denial);
                due.state = reply.map_or(ReplyState::Missing, ReplyState::Heard);
                continue;
            }
            let replies = reply_behind(accusations, ahead, due).or_else(|| before(accusations, last, due));
            let speaks =
                || near(accusations, ahead, due).filter(|_| due.paragraph <= LEAD || due.weight < LEAST);
            due.state = replies.or_else(speaks).map_or(ReplyState::Missing, ReplyState::Heard);
        }
        heard.forget();
    }
}

/// The first that a party says behind what accuses it and that shows itself to be an answer; right behind, words that negate or judge
/// do so too.
fn reply_behind(
    accusations: &Accusations,
    behind: &[StatementIndex],
    due: &OpenCharge<'_>,
) -> Option<StatementIndex> {
    first_behind(accusations, behind, due, |place, turn| {
        turn.answers || turn.denies && is_soon(turn, due) || turn.disputes && is_next(place, turn, due)
    })
}

/// The first of the statements behind a charge, in its article, that a rule takes for a reply.
fn first_behind(
    accusations: &Accusations,
    behind: &[StatementIndex],
    due: &OpenCharge<'_>,
    is_reply: impl Fn(StatementIndex, &ReplyFeatures) -> bool,
) -> Option<StatementIndex> {
    let article = accusations.turns.get(due.charge.place.number())?.article;
    let replies = |place: &&StatementIndex| {
        let turn = accusations.turns.get(place.number());
        turn.is_some_and(|turn| turn.article == article && is_reply(**place, turn))
    };
    // Most statements neither answer nor deny anything, and are only looked at where they are next.
    let is_next = |place: StatementIndex| place.number() <= due.charge.place.number() + NEXT;
    let near = behind.iter().take(AHEAD).filter(|place| accusations.may_answer(**place) || is_next(**place));
    near.copied().find(|place| replies(&place))
}

/// The first that a party says behind what accuses it and that is plainly a reply: right behind, a denial in answer to
/// something, or soon a denial in words of the charge.
fn plain_reply(
    scope: &Scope<'_>,
    accusations: &Accusations,
    behind: &[StatementIndex],
    due: &OpenCharge<'_>,
) -> Option<StatementIndex> {
    first_behind(accusations, behind, due, |place, turn| {
        let shows = turn.answers || turn.denies || turn.disputes;
        shows && is_next(place, turn, due)
            || is_plain(accusations, place)
            || turn.denies && is_soon(turn, due) && share_words(scope, due.charge.place, place)
    })
}

/// Returns true if a statement is one of the next two behind a charge, in its paragraph or the next.
fn is_next(place: StatementIndex, turn: &ReplyFeatures, due: &OpenCharge<'_>) -> bool {
    place.number() <= due.charge.place.number() + NEXT && turn.paragraph <= due.paragraph + 1
}

/// Returns true if a statement is so near behind a charge that a denial is taken to answer it.
fn is_soon(turn: &ReplyFeatures, due: &OpenCharge<'_>) -> bool {
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
fn near(
    accusations: &Accusations,
    behind: &[StatementIndex],
    due: &OpenCharge<'_>,
) -> Option<StatementIndex> {
    let article = accusations.turns.get(due.charge.place.number())?.article;
    let near = |place: &StatementIndex| {
        let turn = accusations.turns.get(place.number()).filter(|turn| turn.article == article);
        turn.is_some_and(|turn| due.paragraph <= LEAD || turn.paragraph <= due.paragraph + 1)
    };
    behind.first().copied().filter(near)
}

/// Returns true if a statement denies something in answer to something.
fn is_plain(accusations: &Accusations, place: StatementIndex) -> bool {
    accusations.turns.get(place.number()).is_some_and(|turn| turn.answers && turn.denies)
}

/// The last answer that a party gave before what accuses it, where that is near enough: charge and reply are often told
/// before the charge is told once more.
fn before(
    accusations: &Accusations,
    last: Option<StatementIndex>,
    due: &OpenCharge<'_>,
) -> Option<StatementIndex> {
    let turn = accusations.turns.get(last?.number())?;
    let same = turn.article == accusations.turns.get(due.charge.place.number())?.article;
    (same && turn.paragraph + BACK >= due.paragraph).then_some(last?)
}

/// Up to which paragraph, the headline counted, an article sums up what it tells below: an answer to it may be anywhere behind.
const LEAD: u32 = 2;

/// A statement is next to a charge where it is one of so many behind it.
const NEXT: usize = 2;

/// Among how many of the next statements of a party an answer is looked for.
const AHEAD: usize = 40;

/// Within how many paragraphs behind a charge words that seem to deny something are taken to answer it.
const DENIED: u32 = 3;

/// The largest number of paragraphs by which an answer may precede a charge.
const BACK: u32 = 3;

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
