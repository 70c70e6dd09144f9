//! The part of an accused party in the article, as a weight for its reply being missing.
//!
//! The weights belong to the regression of [`super::accusation_weights`].

use std::ops::Range;
use std::sync::Arc;

use self::tally::Tally;
use super::accusations::{Charge, ReplyFeatures};
use super::reply_graph::ReplyGraph;
use super::scope::{PartyIndex, StatementIndex};
use model::ArticleId;

mod tally;

const SILENT_BEHIND: f64 = 0.29;
const NEVER_SPEAKS: f64 = 0.56;
/// The party makes one of the next two statements.
const SPEAKS_NEXT: f64 = -0.26;
/// The party speaks behind the statement in the same paragraph or the next.
const SPEAKS_NEAR: f64 = -0.03;
/// The party spoke before the statement in the same paragraph or the one before.
const SPOKE_BEFORE: f64 = 0.25;
/// For the logarithm of its statements in the article.
const STATEMENTS: f64 = -0.37;
/// For the share of the party among all that the accuser may accuse in the article.
const SHARE: f64 = 0.55;
/// For the logarithm of the number of the paragraph.
const PARAGRAPH: f64 = 0.22;

/// The signs of [`Surroundings::signs`], each with its weight.
const SIGNS: [f64; 5] = [SILENT_BEHIND, NEVER_SPEAKS, SPEAKS_NEXT, SPEAKS_NEAR, SPOKE_BEFORE];

/// The statements of each party, and what each charge has around it. Follows the statements that change.
#[derive(Debug, Default)]
pub(super) struct ReplyContexts {
    /// The statements that each party makes itself, in reading order; by its place in the project.
    own: Vec<Vec<StatementIndex>>,
    /// The statement in which each one is told.
    told_in: Arc<[Option<StatementIndex>]>,
    /// One for each charge.
    surroundings: Vec<Surroundings>,
    /// The charges of an accuser against a party in an article.
    accused: Tally<(Option<ArticleId>, Option<PartyIndex>, PartyIndex)>,
    /// The charges of an accuser in an article.
    accuses: Tally<(Option<ArticleId>, Option<PartyIndex>)>,
    /// The statements that a party makes itself in an article.
    said: Tally<(Option<ArticleId>, PartyIndex)>,
}

/// A charge in its article.
#[derive(Debug, Clone, Copy)]
struct Surroundings {
    /// Places in the tallies.
    accused: u32,
    accuses: u32,
    said: u32,
    /// One bit for each of [`SIGNS`].
    signs: u8,
    /// The weight of its paragraph.
    paragraph: f64,
}

/// A statement whose party may change, as it was.
#[derive(Debug)]
pub(super) struct Before {
    place: StatementIndex,
    article: Option<ArticleId>,
    owner: Option<PartyIndex>,
}

impl ReplyContexts {
    /// Reads all statements and charges; both are in reading order.
    pub(super) fn new(turns: &[ReplyFeatures], charges: &[Charge], threads: &ReplyGraph) -> Self {
        let mut contexts = Self { told_in: threads.told().clone(), ..Self::default() };
        for (turn, place) in turns.iter().zip(StatementIndex::all(turns.len())) {
            if let Some(owner) = contexts.owner(turns, place) {
                contexts.said.change((turn.article, owner), true);
                contexts.list(owner, |list| list.push(place));
            }
        }
        contexts.replace(turns, 0..0, charges);
        for (at, charge) in charges.iter().enumerate() {
            contexts.renew_signs(turns, at, charge);
        }
        contexts
    }

    /// The statements that a party makes itself, in reading order.
    pub(super) fn own(&self, party: PartyIndex) -> &[StatementIndex] {
        self.own.get(party.number()).map_or(&[], Vec::as_slice)
    }

    /// Remembers some statements that are about to change, and those that are told in them; nothing where all has to be read again.
    pub(super) fn begin(
        &mut self,
        turns: &[ReplyFeatures],
        threads: &ReplyGraph,
        places: &[StatementIndex],
    ) -> Option<Vec<Before>> {
        if self.told_in != *threads.told() {
            return None;
        }
        let changes = |place: StatementIndex| places.binary_search(&place).is_ok();
        let told = self.told_in.iter().zip(StatementIndex::all(self.told_in.len()));
        let told = told.filter(|(outer, place)| outer.is_some_and(changes) && !changes(*place));
        let all = places.iter().copied().chain(told.map(|(_, place)| place));
        let before = |place: StatementIndex| Before {
            place,
            article: turns.get(place.number()).and_then(|turn| turn.article),
            owner: self.owner(turns, place),
        };
        Some(all.map(before).collect())
    }

    /// Puts charges in the place of others.
    pub(super) fn replace(&mut self, turns: &[ReplyFeatures], range: Range<usize>, charges: &[Charge]) {
        for old in self.surroundings.get(range.clone()).unwrap_or_default() {
            self.accused.change_at(old.accused, false);
            self.accuses.change_at(old.accuses, false);
        }
        let mut new = Vec::with_capacity(charges.len());
        for charge in charges {
            let Some(turn) = turns.get(charge.place.number()) else { continue };
            new.push(Surroundings {
                accused: self.accused.change((turn.article, turn.party, charge.party), true),
                accuses: self.accuses.change((turn.article, turn.party), true),
                said: self.said.place((turn.article, charge.party)),
                signs: 0,
                paragraph: PARAGRAPH * (1.0 + f64::from(turn.paragraph)).ln(),
            });
        }
        self.surroundings.splice(range, new);
    }

    /// Follows the statements that have changed; all where nothing was remembered of them.
    pub(super) fn finish(
        &mut self,
        turns: &[ReplyFeatures],
        charges: &[Charge],
        threads: &ReplyGraph,
        before: Option<Vec<Before>>,
    ) {
        let Some(before) = before else {
            *self = Self::new(turns, charges, threads);
            return;
        };
        self.told_in.clone_from(threads.told());
        let mut moved = Vec::new();
        for Before { place, article, owner } in before {
            let article = article.or_else(|| turns.get(place.number()).and_then(|turn| turn.article));
            let now = self.owner(turns, place);
            moved.push((place, article, None));
            if owner == now {
                continue;
            }
            for (owner, is_new) in [(owner, false), (now, true)] {
                let Some(owner) = owner else { continue };
                self.list(owner, |list| match (list.binary_search(&place), is_new) {
                    (Ok(at), false) => drop(list.remove(at)),
                    (Err(at), true) => list.insert(at, place),
                    _ => {}
                });
                self.said.change((article, owner), is_new);
                moved.push((place, article, Some(owner)));
            }
        }
        for (place, article, owner) in moved {
            self.renew_around(turns, charges, (place, article, owner));
        }
    }

    /// The weight that its surroundings add to each charge without a linked answer, as the logarithm of odds.
    pub(super) fn weights(&self) -> impl Iterator<Item = f64> {
        let said: Vec<f64> = self.said.counts().map(|count| STATEMENTS * (1.0 + count).ln()).collect();
        let mut signs = [0.0; 1 << SIGNS.len()];
        for (bits, sum) in signs.iter_mut().enumerate() {
            let weights = SIGNS.iter().enumerate();
            *sum =
                weights.fold(0.0, |sum, (at, weight)| sum + if bits >> at & 1 == 1 { *weight } else { 0.0 });
        }
        self.surroundings.iter().map(move |it| {
            let of = |all: &[f64], at: usize| all.get(at).copied().unwrap_or_default();
            let share = self.accused.count(it.accused) / self.accuses.count(it.accuses).max(1.0);
            of(&signs, usize::from(it.signs)) + of(&said, it.said as usize) + SHARE * share + it.paragraph
        })
    }

    /// Returns the party that makes a statement itself: it is not told in what another party says.
    fn owner(&self, turns: &[ReplyFeatures], place: StatementIndex) -> Option<PartyIndex> {
        let turn = turns.get(place.number()).filter(|turn| turn.speaks)?;
        let outer = self.told_in.get(place.number()).copied().flatten();
        let teller = outer.and_then(|outer| turns.get(outer.number())).and_then(|outer| outer.party);
        turn.party.filter(|party| teller.is_none_or(|teller| teller == *party))
    }

    /// Changes the statements that a party makes itself.
    fn list(&mut self, party: PartyIndex, change: impl FnOnce(&mut Vec<StatementIndex>)) {
        if party.number() >= self.own.len() {
            self.own.resize_with(party.number() + 1, Vec::new);
        }
        if let Some(list) = self.own.get_mut(party.number()) {
            change(list);
        }
    }

    /// Renews the signs of the charges against a party that a statement is next to, in its article; of those of the statement where
    /// no party is given.
    fn renew_around(
        &mut self,
        turns: &[ReplyFeatures],
        charges: &[Charge],
        (place, article, party): (StatementIndex, Option<ArticleId>, Option<PartyIndex>),
    ) {
        let is_here = |at: StatementIndex| turns.get(at.number()).is_some_and(|turn| turn.article == article);
        let (from, to) = party.map_or((Some(place), Some(place)), |party| {
            let own = self.own(party);
            let before = own.partition_point(|it| *it < place);
            let behind = own.partition_point(|it| *it <= place);
            let last = before.checked_sub(1).and_then(|at| own.get(at));
            (last.copied().filter(|at| is_here(*at)), own.get(behind).copied().filter(|at| is_here(*at)))
        });
        let middle = charges.partition_point(|it| it.place < place);
        let is_before = |it: &&Charge| is_here(it.place) && from.is_none_or(|from| it.place >= from);
        let is_behind = |it: &&Charge| is_here(it.place) && to.is_none_or(|to| it.place <= to);
        let (before, behind) = charges.split_at(middle);
        let first = middle - before.iter().rev().take_while(is_before).count();
        let end = middle + behind.iter().take_while(is_behind).count();
        for at in first..end {
            if let Some(charge) = charges.get(at).filter(|it| party.is_none_or(|party| it.party == party)) {
                self.renew_signs(turns, at, charge);
            }
        }
    }

    /// Renews the signs of a charge, which is in a place of the list.
    fn renew_signs(&mut self, turns: &[ReplyFeatures], at: usize, charge: &Charge) {
        let Some(turn) = turns.get(charge.place.number()) else { return };
        let own = self.own(charge.party);
        let near = |at: Option<usize>| {
            let place = *own.get(at?)?;
            let other = turns.get(place.number()).filter(|other| other.article == turn.article)?;
            Some((place, other.paragraph))
        };
        let next = near(Some(own.partition_point(|it| *it <= charge.place)));
        let last = near(own.partition_point(|it| *it < charge.place).checked_sub(1));
        let signs = [
            next.is_none(),
            next.is_none() && last.is_none(),
            next.is_some_and(|(next, _)| next.number() - charge.place.number() <= 2),
            next.is_some_and(|(_, paragraph)| paragraph <= turn.paragraph + 1),
            last.is_some_and(|(_, paragraph)| paragraph + 1 >= turn.paragraph),
        ];
        let bits = signs.iter().enumerate().fold(0, |bits, (at, sign)| bits | u8::from(*sign) << at);
        if let Some(known) = self.surroundings.get_mut(at) {
            known.signs = bits;
        }
    }
}
