//! The parties that all statements accuse or ask: words are read for it, on as many threads as there are processors.

use std::mem::take;
use std::panic::resume_unwind;

use super::accusation_detector::AccusationDetector;
use super::accusation_weights::{LikelyAccusation, likely_accusations};
use super::clause_roles::words;
use super::non_response::{NonResponses, is_silent, silences};
use super::party_names::PartyNames;
use super::replies::{ReplyDue, ReplyReason, ReplyState, hundredths, placed};
use super::scope::{Scope, StatementIndex};
use super::word_lists::{JUDGING, NEGATING, has};
use model::{Act, ArticleId, PartyId, Project, ReplyOutcome, ReviewStatus, Span, Statement, StatementId};

/// The parties that the statements of a [`Scope`] accuse or ask, whatever became of it: the dear part of the right of reply, because
/// words are read for it. What a statement accuses depends on that statement alone, as long as texts, parties, speakers and
/// codebook stay as they are.
#[derive(Debug, Default)]
pub struct Accusations {
    /// In the order of the statements, then of the panels; as if none were answered.
    pub(super) dues: Vec<ReplyDue>,
    names: PartyNames,
    /// The number of each statement's paragraph in its article, from 1, by its place.
    paragraphs: Vec<u32>,
    /// The features of each statement as a reply, by its place.
    pub(super) turns: Vec<ReplyFeatures>,
    /// The one said to have given no answer.
    pub(super) silences: NonResponses,
}

/// The features of a statement as a reply.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct ReplyFeatures {
    pub(super) article: Option<ArticleId>,
    pub(super) paragraph: u32,
    /// The party that it belongs to.
    pub(super) party: Option<PartyId>,
    /// True if it was said, and nobody has rejected it.
    pub(super) speaks: bool,
    /// True if its cue or the words before it show that it answers something.
    pub(super) answers: bool,
    /// True if its own words seem to deny something.
    pub(super) denies: bool,
    /// True if it negates or judges.
    pub(super) disputes: bool,
}

/// The parties that statements accuse or ask, read off their words before their places are known.
#[derive(Debug)]
pub struct ParsedAccusations {
    names: PartyNames,
    /// The statements that were read, in the order in which they were.
    read: Vec<(StatementId, ReplyFeatures)>,
    /// The place of a due is that of its statement in `read`, for now.
    dues: Vec<ReplyDue>,
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
        let (mut read, mut dues) = (Vec::with_capacity(statements.len()), Vec::new());
        for (turns, found) in in_parts(statements, |part| reader.read_all(part)) {
            let before = read.len();
            dues.extend(
                found
                    .into_iter()
                    .map(|due| ReplyDue { place: StatementIndex::new(before + due.place.number()), ..due }),
            );
            read.extend(turns);
        }
        let silences = silences(project, &reader.names);
        Self { names: reader.names, read, dues, silences }
    }

    /// The same with the statements in their places; those that have none are left out.
    #[must_use]
    pub fn at(self, scope: &Scope<'_>) -> Accusations {
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
        let placed = self.dues.into_iter().filter_map(|due| {
            let place = places.get(due.place.number()).copied().flatten()?;
            Some(ReplyDue { place, paragraph: number(place), ..due })
        });
        let mut dues: Vec<ReplyDue> = placed.collect();
        // Stable: those of one statement keep the order of the panels.
        dues.sort_by_key(|due| due.place);
        Accusations { dues, names: self.names, paragraphs, turns, silences: self.silences }
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
    let ParsedAccusations { read, dues, .. } = ParsedAccusations::read(project);
    let found = dues.iter().filter_map(|due| {
        let (statement, _) = *read.get(due.place.number())?;
        Some(AccusedParty { statement, party: due.party, weight: due.weight })
    });
    found.collect()
}

impl Accusations {
    /// Reads all statements that are looked at.
    #[must_use]
    pub fn new(scope: &Scope<'_>) -> Self {
        let statements: Vec<&Statement> = scope.records().map(|(_, statement)| statement).collect();
        ParsedAccusations::of(scope.project, &statements).at(scope)
    }

    /// Reads some statements again; returns true if they accuse others than before.
    pub fn update(&mut self, scope: &Scope<'_>, places: impl IntoIterator<Item = StatementIndex>) -> bool {
        let names = take(&mut self.names);
        let reader =
            AccusationReader { project: scope.project, tell: AccusationDetector::new(scope.project), names };
        let mut others = false;
        for place in places {
            let paragraph = self.paragraphs.get(place.number()).copied().unwrap_or_default();
            let mut dues = Vec::new();
            if let Some(statement) = scope.statement(place) {
                let turn = reader.read(place, statement, &mut dues);
                for due in &mut dues {
                    due.paragraph = paragraph;
                }
                if let Some(known) = self.turns.get_mut(place.number()) {
                    *known = ReplyFeatures { paragraph, ..turn };
                }
            }
            let (first, known) = placed(&self.dues, place);
            if known != dues {
                self.dues.splice(first..first + known.len(), dues);
                others = true;
            }
        }
        self.names = reader.names;
        others
    }
}

/// Reads statements, one after the other: what one accuses depends on it alone. Paragraphs are numbered later.
struct AccusationReader<'a> {
    project: &'a Project,
    tell: AccusationDetector<'a>,
    names: PartyNames,
}

impl AccusationReader<'_> {
    fn read_all(&self, statements: &[&Statement]) -> (Vec<(StatementId, ReplyFeatures)>, Vec<ReplyDue>) {
        let mut dues = Vec::new();
        let read = statements.iter().zip(StatementIndex::all(statements.len()));
        let read = read.map(|(it, place)| (it.id, self.read(place, it, &mut dues)));
        (read.collect(), dues)
    }

    /// The parties that a statement accuses or asks, each with a weight. Attitudes accuse nobody, and a person's tag goes before all words.
    fn charges(
        &self,
        statement: &Statement,
        told: &[(usize, ReplyReason, Span)],
        own: Option<PartyId>,
    ) -> Vec<LikelyAccusation> {
        if statement.act != Act::Speech || told.is_empty() && self.tell.is_tagged(statement) {
            return Vec::new();
        }
        let seat = own.and_then(|own| self.project.parties.iter().position(|party| party.id == own));
        let mut found = likely_accusations(self.project, statement, &self.names, told, seat);
        if self.tell.is_tagged(statement) {
            found.retain(|it| told.iter().any(|(party, ..)| *party == it.party));
            for it in &mut found {
                it.weight = SURE;
            }
        }
        found
    }

    /// Reads the features of one statement as a reply, and whom it accuses or asks, in the order of the panels.
    fn read(&self, place: StatementIndex, statement: &Statement, dues: &mut Vec<ReplyDue>) -> ReplyFeatures {
        let project = self.project;
        if statement.status == ReviewStatus::Rejected {
            return ReplyFeatures::default();
        }
        let own = project.party_of(statement);
        let paragraph = 0;
        let shown = |at: usize| project.parties.get(at).is_some_and(|party| !party.waiting);
        let told = self.tell.whom(statement, &self.names);
        let mut found: Vec<(usize, ReplyReason, Option<Span>, f64, bool)> = self
            .charges(statement, &told, own)
            .into_iter()
            .filter(|it| shown(it.party))
            .map(|it| (it.party, it.reason, Some(it.named), it.weight, it.by_grammar))
            .collect();
        // Whatever a person said of a reply, but that nobody is accused: it is one that is due.
        let replies = (!project.replies.is_empty()).then(|| project.replies_to(statement.id));
        for reply in replies.into_iter().flatten().filter(|it| it.outcome != ReplyOutcome::NotAccused) {
            let at = project.parties.iter().position(|party| party.id == reply.party);
            found.extend(at.map(|at| (at, ReplyReason::ByHand, None, SURE, true)));
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
            if let Some(party) = project.parties.get(at).map(|party| party.id).filter(|id| Some(*id) != own) {
                dues.push(ReplyDue {
                    place,
                    accuser: own,
                    party,
                    reason,
                    named,
                    paragraph,
                    weight: hundredths(weight),
                    is_likely: by_grammar || weight >= LIKELY,
                    told: None,
                    requested: None,
                    state: ReplyState::Missing,
                });
            }
        }
        ReplyFeatures {
            article: Some(statement.article),
            paragraph,
            party: own,
            speaks: statement.act == Act::Speech && !is_silent(project.text_of(statement), statement),
            answers: self.tell.answers(statement),
            denies: AccusationDetector::seems_denial(statement),
            disputes: is_dispute(project.text_of(statement), statement),
        }
    }
}

/// The weight from which on somebody is taken to be accused whom no grammar says to be: about one in ten.
const LIKELY: f64 = -1.6;

/// The confidence in what a person said, as the logarithm of odds.
const SURE: f64 = 5.0;

/// Returns true if a statement negates or judges something.
fn is_dispute(text: &str, statement: &Statement) -> bool {
    words(text, &statement.spans).iter().any(|word| has(NEGATING, &word.lower) || has(JUDGING, &word.lower))
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
