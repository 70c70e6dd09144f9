//! The parties that all statements accuse or ask: words are read for it, on as many threads as there are processors.

use std::mem::take;
use std::panic::resume_unwind;

use super::accusation_detector::AccusationDetector;
use super::accusation_weights::{LikelyAccusation, likely_accusations};
use super::clause_roles::{ClauseWord, words};
use super::non_response::{NonResponses, is_silent, silences};
use super::party_names::PartyNames;
use super::replies::{ReplyReason, hundredths, placed};
use super::reply_context::ReplyContexts;
use super::reply_graph::ReplyGraph;
use super::scope::{PartyIndex, Scope, StatementIndex};
use super::word_lists::WordList;
use model::{Act, ArticleId, PartyId, Project, ReplyOutcome, ReviewStatus, Span, Statement, StatementId};

/// The parties that the statements of a [`Scope`] accuse or ask, whatever became of it: the dear part of the right of reply, because
/// words are read for it. What a statement accuses depends on that statement alone, as long as texts, parties, speakers and
/// codebook stay as they are.
#[derive(Debug, Default)]
pub struct Accusations {
    /// In the order of the statements, then of the panels.
    charges: Vec<Charge>,
    names: PartyNames,
    /// The number of each statement's paragraph in its article, from 1, by its place.
    paragraphs: Vec<u32>,
    /// The features of each statement as a reply, by its place.
    pub(super) turns: Vec<ReplyFeatures>,
    /// True for those that show themselves to answer or to deny anything: apart, because it is looked up most.
    may_answer: Vec<bool>,
    /// The one said to have given no answer.
    pub(super) silences: NonResponses,
    /// The surroundings of each charge in its article.
    pub(super) contexts: ReplyContexts,
}

/// A party that a statement accuses or asks, whatever became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Charge {
    /// The statement.
    pub(super) place: StatementIndex,
    /// The party.
    pub(super) party: PartyIndex,
    /// Reason for which a reply is due.
    pub(super) reason: ReplyReason,
    /// The words that name the party; nothing where a person said that it is meant.
    pub(super) named: Option<Span>,
    /// The confidence, as the logarithm of odds in hundredths.
    pub(super) weight: i16,
    /// True if it is likely that the party is accused or asked.
    pub(super) is_likely: bool,
}

/// The features of a statement as a reply.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct ReplyFeatures {
    pub(super) article: Option<ArticleId>,
    pub(super) paragraph: u32,
    /// The place in the project of the party that it belongs to.
    pub(super) party: Option<PartyIndex>,
    /// True if it was said, and nobody has rejected it.
    pub(super) speaks: bool,
    /// True if its cue or the words before it show that it answers something.
    pub(super) answers: bool,
    /// True if its own words seem to deny something.
    pub(super) denies: bool,
    /// True if it negates or judges.
    pub(super) disputes: bool,
}

impl ReplyFeatures {
    fn may_answer(&self) -> bool {
        self.answers || self.denies
    }
}

/// The parties that statements accuse or ask, read off their words before their places are known.
#[derive(Debug)]
pub struct ParsedAccusations {
    names: PartyNames,
    /// The statements that were read, in the order in which they were.
    read: Vec<(StatementId, ReplyFeatures)>,
    /// The place of a charge is that of its statement in `read`, for now.
    charges: Vec<Charge>,
    silences: NonResponses,
}

impl ParsedAccusations {
    /// Reads all statements of a project.
    #[must_use]
    pub fn read(project: &Project) -> Self {
        Self::of(project, &project.statements.values().collect::<Vec<_>>())
    }

    fn of(project: &Project, statements: &[&Statement]) -> Self {
        let reader = AccusationReader {
            project,
            tell: AccusationDetector::new(project),
            names: PartyNames::new(project),
        };
        let (mut read, mut charges) = (Vec::with_capacity(statements.len()), Vec::new());
        for (turns, found) in in_parts(statements, |part| reader.read_all(part)) {
            let before = read.len();
            charges.extend(
                found
                    .into_iter()
                    .map(|it| Charge { place: StatementIndex::new(before + it.place.number()), ..it }),
            );
            read.extend(turns);
        }
        let silences = silences(project, &reader.names);
        Self { names: reader.names, read, charges, silences }
    }

    /// The same with the statements in their places; those that have none are left out.
    #[must_use]
    pub fn at(self, scope: &Scope<'_>, threads: &ReplyGraph) -> Accusations {
        let paragraphs = paragraphs(scope);
        let number = |place: StatementIndex| paragraphs.get(place.number()).copied().unwrap_or_default();
        let mut turns = vec![ReplyFeatures::default(); scope.len()];
        let places: Vec<Option<StatementIndex>> = self.read.iter().map(|(id, _)| scope.place(*id)).collect();
        for (place, (_, turn)) in places.iter().zip(&self.read) {
            let own = place.and_then(|place| Some((turns.get_mut(place.number())?, number(place))));
            if let Some((known, paragraph)) = own {
                *known = ReplyFeatures { paragraph, ..*turn };
            }
        }
        let placed = self.charges.into_iter().filter_map(|charge| {
            let place = places.get(charge.place.number()).copied().flatten()?;
            Some(Charge { place, ..charge })
        });
        let mut charges: Vec<Charge> = placed.collect();
        // Stable: those of one statement keep the order of the panels.
        charges.sort_by_key(|it| it.place);
        let contexts = ReplyContexts::new(&turns, &charges, threads);
        let may_answer = turns.iter().map(ReplyFeatures::may_answer).collect();
        let (names, silences) = (self.names, self.silences);
        Accusations { charges, names, paragraphs, turns, may_answer, silences, contexts }
    }
}

/// A statement that accuses a party or asks it to act, whether or not the article has an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccusedParty {
    /// The statement.
    pub statement: StatementId,
    /// The party.
    pub party: PartyId,
    /// Confidence, as the logarithm of odds in hundredths.
    pub weight: i16,
}

/// Returns whom each statement accuses or asks, in the order of the statements.
#[must_use]
pub fn accused_parties(project: &Project) -> Vec<AccusedParty> {
    let ParsedAccusations { read, charges, .. } = ParsedAccusations::read(project);
    let found = charges.iter().filter_map(|charge| {
        let (statement, _) = *read.get(charge.place.number())?;
        let party = project.parties.get(charge.party.number())?.id;
        Some(AccusedParty { statement, party, weight: charge.weight })
    });
    found.collect()
}

impl Accusations {
    /// Reads all statements that are looked at.
    #[must_use]
    pub fn new(scope: &Scope<'_>, threads: &ReplyGraph) -> Self {
        let statements: Vec<&Statement> = scope.records().map(|(_, statement)| statement).collect();
        ParsedAccusations::of(scope.project, &statements).at(scope, threads)
    }

    /// Reads some statements again, and follows the graph of answers.
    pub fn update(
        &mut self,
        scope: &Scope<'_>,
        threads: &ReplyGraph,
        places: impl IntoIterator<Item = StatementIndex>,
    ) {
        let mut places: Vec<StatementIndex> = places.into_iter().collect();
        places.sort_unstable();
        places.dedup();
        let before = self.contexts.begin(&self.turns, threads, &places);
        let names = take(&mut self.names);
        let reader =
            AccusationReader { project: scope.project, tell: AccusationDetector::new(scope.project), names };
        for place in places {
            let paragraph = self.paragraphs.get(place.number()).copied().unwrap_or_default();
            let mut charges = Vec::new();
            let turn = scope.statement(place).map(|it| reader.read(place, it, &mut charges));
            if let Some((known, turn)) = self.turns.get_mut(place.number()).zip(turn) {
                *known = ReplyFeatures { paragraph, ..turn };
                if let Some(may_answer) = self.may_answer.get_mut(place.number()) {
                    *may_answer = known.may_answer();
                }
            }
            let (first, known) = placed(&self.charges, |it| it.place, place);
            let range = first..first + known.len();
            self.contexts.replace(&self.turns, range.clone(), &charges);
            self.charges.splice(range, charges);
        }
        self.names = reader.names;
        self.contexts.finish(&self.turns, &self.charges, threads, before);
    }

    /// Returns true if a statement shows itself to answer or to deny anything.
    pub(super) fn may_answer(&self, place: StatementIndex) -> bool {
        self.may_answer.get(place.number()) == Some(&true)
    }

    /// All charges, each with what its surroundings add to its weight where no link answers it, in hundredths.
    pub(super) fn weighed(&self) -> impl Iterator<Item = (&Charge, i16)> {
        self.charges.iter().zip(self.contexts.weights().map(hundredths))
    }
}

/// Reads statements, one after the other: what one accuses depends on it alone. Paragraphs are numbered later.
struct AccusationReader<'a> {
    project: &'a Project,
    tell: AccusationDetector<'a>,
    names: PartyNames,
}

impl AccusationReader<'_> {
    fn read_all(&self, statements: &[&Statement]) -> (Vec<(StatementId, ReplyFeatures)>, Vec<Charge>) {
        let mut charges = Vec::new();
        let read = statements.iter().zip(StatementIndex::all(statements.len()));
        let read: Vec<_> = read.map(|(it, place)| (it.id, self.read(place, it, &mut charges))).collect();
        (read, charges)
    }

    /// The parties that a statement accuses or asks, each with a weight. Attitudes accuse nobody, and a person's tag goes before all words.
    fn charges(
        &self,
        (statement, spoken): (&Statement, &[ClauseWord<'_>]),
        told: &[(usize, ReplyReason, Span)],
        own: Option<PartyIndex>,
    ) -> Vec<LikelyAccusation> {
        if statement.act != Act::Speech || told.is_empty() && self.tell.is_tagged(statement) {
            return Vec::new();
        }
        let own = own.map(PartyIndex::number);
        let mut found = likely_accusations(self.project, (statement, spoken), &self.names, told, own);
        if self.tell.is_tagged(statement) {
            found.retain(|it| told.iter().any(|(party, ..)| *party == it.party));
            for it in &mut found {
                it.weight = SURE;
            }
        }
        found
    }

    /// Reads the features of one statement as a reply, and whom it accuses or asks, in the order of the panels.
    fn read(&self, place: StatementIndex, statement: &Statement, charges: &mut Vec<Charge>) -> ReplyFeatures {
        let project = self.project;
        if statement.status == ReviewStatus::Rejected {
            return ReplyFeatures::default();
        }
        let seat = |id: PartyId| project.parties.iter().position(|party| party.id == id).map(PartyIndex::new);
        let own = project.party_of(statement).and_then(seat);
        let shown = |at: usize| project.parties.get(at).is_some_and(|party| !party.waiting);
        let told = self.tell.whom(statement, &self.names);
        let spoken = words(project.text_of(statement), &statement.spans);
        let mut found: Vec<(usize, ReplyReason, Option<Span>, f64, bool)> = self
            .charges((statement, &spoken), &told, own)
            .into_iter()
            .filter(|it| shown(it.party))
            .map(|it| (it.party, it.reason, Some(it.named), it.weight, it.by_grammar))
            .collect();
        // Whatever a person said of a reply, but that nobody is accused: it is one that is due.
        let replies = (!project.replies.is_empty()).then(|| project.replies_to(statement.id));
        for reply in replies.into_iter().flatten().filter(|it| it.outcome != ReplyOutcome::NotAccused) {
            let at = seat(reply.party);
            found.extend(at.map(|at| (at.number(), ReplyReason::ByHand, None, SURE, true)));
        }
        // The words of the article before what a person said: stable.
        found.sort_by_key(|(at, ..)| *at);
        found.dedup_by(|next, known| {
            let same = next.0 == known.0;
            if same {
                (known.3, known.4) = (known.3.max(next.3), known.4 || next.4);
            }
            same
        });
        for (at, reason, named, weight, by_grammar) in found {
            let party = PartyIndex::new(at);
            if at < project.parties.len() && Some(party) != own {
                let is_likely = by_grammar || weight >= LIKELY;
                charges.push(Charge { place, party, reason, named, weight: hundredths(weight), is_likely });
            }
        }
        ReplyFeatures {
            article: Some(statement.article),
            paragraph: 0,
            party: own,
            speaks: statement.act == Act::Speech && !is_silent(project.text_of(statement), statement),
            answers: self.tell.answers(statement),
            denies: AccusationDetector::seems_denial(statement),
            disputes: is_dispute(&spoken),
        }
    }
}

/// The weight from which on somebody is taken to be accused whom no grammar says to be: about one in ten.
const LIKELY: f64 = -1.6;

/// The confidence in what a person said, as the logarithm of odds.
const SURE: f64 = 5.0;

/// Returns true if words negate or judge something.
fn is_dispute(spoken: &[ClauseWord<'_>]) -> bool {
    spoken.iter().any(|word| word.is(WordList::Negating) || word.is(WordList::Judging))
}

/// Does something with all parts of many things: each on a thread of its own, as many as the machine can run at a time.
fn in_parts<T: Sync, R: Send>(all: &[T], each: impl Fn(&[T]) -> R + Sync) -> Vec<R> {
    /// Fewer than that are done before a thread has begun.
    const WORTH: usize = 2000;
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(all.len() / WORTH);
    if threads < 2 {
        return vec![each(all)];
    }
    std::thread::scope(|scope| {
        let parts = all.chunks(all.len().div_ceil(threads));
        let work: Vec<_> = parts.map(|part| scope.spawn(|| each(part))).collect();
        work.into_iter().map(|it| it.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
}

/// The number of each statement's paragraph in its article, from 1. In reading order: none is looked for.
fn paragraphs(scope: &Scope<'_>) -> Vec<u32> {
    let mut numbers = vec![0; scope.len()];
    let (mut present, mut ends, mut number) = (None, Vec::new(), 0);
    for (place, fact) in scope.facts() {
        if present != Some(fact.article) {
            let article = scope.project.article(fact.article);
            ends = article.map(|it| it.paragraphs().map(|span| span.end).collect()).unwrap_or_default();
            (present, number) = (Some(fact.article), 0);
        }
        let rest = ends.get(number..).unwrap_or_default();
        number += rest.iter().take_while(|end| **end <= fact.extent.start).count();
        if let Some(known) = numbers.get_mut(place.number()) {
            *known = number as u32 + 1;
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::in_parts;

    #[test]
    fn parts_are_done_in_order_and_nothing_is_left_out() {
        for count in [0, 1, 1999, 4000, 10_001] {
            let all: Vec<usize> = (0..count).collect();
            assert_eq!(in_parts(&all, <[usize]>::to_vec).concat(), all);
        }
    }
}
