//! Networks of a debate, as discourse network analysis knows them, and who answers whom.
//!
//! An **actor** is a speaker or a party. A **concept** is what an actor takes a position on:
//!
//! - a **tag**: every statement that is coded with it is one use of it. A tagging may say that the statement agrees or disagrees with
//!   what the tag is about; one that says neither is a position of its own, which is opposed to none.
//! - a **claim**: a statement that another one rebuts, denies, undercuts, concedes, supports or repeats. Whoever makes the claim, and
//!   whoever concedes, supports or repeats it, agrees with it; whoever rebuts, denies or undercuts it disagrees. To deflect is to take no
//!   position.
//!
//! The two-mode network counts statements. The one-mode networks compare two actors over all concepts; a position that one takes
//! twice counts once:
//!
//! - **congruence**: on how many concepts both take the same position;
//! - **conflict**: on how many they take opposite ones;
//! - **subtract**: congruence less conflict.
//!
//! Whoever takes both positions on a claim has two. A statement counts for whoever makes it, also where another tells it, and whether
//! it was said or is what somebody is said to think. Statements of nobody known count for nobody; rejected statements and links do not count.
//!
//! Definitions: Philip Leifeld, "Discourse Network Analysis: Policy Debates as Dynamic Networks", in The Oxford Handbook of Political
//! Networks, 2017; the normalisations are those of his program DNA, but for the cosine, which is the usual one (G. Salton,
//! Introduction to Modern Information Retrieval, 1983).

mod answers;
mod compared;
mod placed;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use super::scope::{Scope, StatementIndex};
use model::{PartyId, Position, Relation, SpeakerId, StatementId, TagId};

pub use answers::{AnswerCounts, AnswerNetwork};
pub use compared::{ActorPair, Compared, Measure, Normalisation};
pub use placed::{WeightedTie, network_places, spread};

/// Kind of the actors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Actors {
    /// The speakers.
    Speakers,
    /// The parties, those that wait among them.
    Parties,
}

impl Actors {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Speakers, Self::Parties];

    /// One of them, as a word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Speakers => "speaker",
            Self::Parties => "party",
        }
    }
}

/// One actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each names its record")]
pub enum Actor {
    Speaker(SpeakerId),
    Party(PartyId),
}

/// The subject on which positions are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Concepts {
    /// The tags of the codebook.
    Tags,
    /// Statements on which others take a position.
    Claims,
}

impl Concepts {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Tags, Self::Claims];

    /// One of them, as a word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tags => "tag",
            Self::Claims => "claim",
        }
    }
}

/// One concept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each names its record")]
pub enum Concept {
    Tag(TagId),
    Claim(StatementId),
}

/// The number of statements of one actor that agree with one concept, and of those that disagree.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ConceptUses {
    /// Those that agree.
    pub agree: u32,
    /// Those that disagree.
    pub disagree: u32,
    /// Those that say neither; of a claim none.
    pub neither: u32,
}

impl ConceptUses {
    /// All of them.
    #[must_use]
    pub const fn all(self) -> u32 {
        self.agree + self.disagree + self.neither
    }

    /// The number of the three positions that are taken.
    #[must_use]
    pub fn positions(self) -> u32 {
        [self.agree, self.disagree, self.neither].map(|uses| u32::from(uses > 0)).iter().sum()
    }

    /// Those that agree, less those that disagree.
    #[must_use]
    pub fn subtract(self) -> i64 {
        i64::from(self.agree) - i64::from(self.disagree)
    }
}

/// A two-mode network: which actor uses which concept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AffiliationNetwork {
    /// The actors with any use, in the order of the project.
    pub actors: Vec<Actor>,
    /// The concepts with any use: tags in the order of the codebook, claims in reading order.
    pub concepts: Vec<Concept>,
    /// The uses by the place of the actor and that of the concept in these lists; none is empty.
    pub uses: BTreeMap<(usize, usize), ConceptUses>,
    /// The uses of each actor, and those of each concept.
    sums: [Vec<u32>; 2],
}

impl AffiliationNetwork {
    /// Counts the uses in a scope.
    #[must_use]
    pub fn new(scope: &Scope<'_>, actors: Actors, concepts: Concepts) -> Self {
        let uses = match concepts {
            Concepts::Tags => of_tags(scope, actors),
            Concepts::Claims => of_claims(scope, actors),
        };
        let known: Vec<Concept> = match concepts {
            Concepts::Tags => scope.project.codebook.tags().map(|(_, tag)| Concept::Tag(tag.id)).collect(),
            Concepts::Claims => scope.facts().map(|(_, fact)| Concept::Claim(fact.id)).collect(),
        };
        let of = |wanted: fn(&(Actor, Concept)) -> Concept| uses.keys().map(wanted).collect::<Vec<_>>();
        let concepts = kept(known, of(|(_, concept)| *concept));
        let actors = kept(all_actors(scope, actors), uses.keys().map(|(actor, _)| *actor).collect());
        let seats: HashMap<Actor, usize> = actors.iter().copied().zip(0..).collect();
        let lines: HashMap<Concept, usize> = concepts.iter().copied().zip(0..).collect();
        let placed = uses.into_iter().filter_map(|((actor, concept), uses)| {
            Some(((*seats.get(&actor)?, *lines.get(&concept)?), uses))
        });
        let uses: BTreeMap<(usize, usize), ConceptUses> = placed.collect();
        let mut sums = [vec![0; actors.len()], vec![0; concepts.len()]];
        let [of_actors, of_concepts] = &mut sums;
        for ((actor, concept), uses) in &uses {
            for sum in [of_actors.get_mut(*actor), of_concepts.get_mut(*concept)].into_iter().flatten() {
                *sum += uses.all();
            }
        }
        Self { actors, concepts, uses, sums }
    }

    /// The share of the actor's uses that fall on a concept: DNA's normalisation by activity. Between 0 and 1.
    #[must_use]
    pub fn activity(&self, actor: usize, concept: usize) -> f64 {
        share(self.of(actor, concept).all(), self.sum(0, actor))
    }

    /// The share of a concept's uses that come from an actor: DNA's normalisation by prominence. Between 0 and 1.
    #[must_use]
    pub fn prominence(&self, actor: usize, concept: usize) -> f64 {
        share(self.of(actor, concept).all(), self.sum(1, concept))
    }

    /// The uses of a concept by an actor.
    #[must_use]
    pub fn of(&self, actor: usize, concept: usize) -> ConceptUses {
        self.uses.get(&(actor, concept)).copied().unwrap_or_default()
    }

    fn sum(&self, of: usize, at: usize) -> u32 {
        self.sums.get(of).and_then(|sums| sums.get(at)).copied().unwrap_or_default()
    }
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}

/// Those of a list that are named, in its order.
fn kept<T: Copy + Ord>(known: Vec<T>, mut named: Vec<T>) -> Vec<T> {
    named.sort_unstable();
    known.into_iter().filter(|it| named.binary_search(it).is_ok()).collect()
}

/// All actors, in the order of the project: parties as their panels, speakers by their ids.
fn all_actors(scope: &Scope<'_>, actors: Actors) -> Vec<Actor> {
    match actors {
        Actors::Speakers => scope.project.speakers.keys().map(|id| Actor::Speaker(*id)).collect(),
        Actors::Parties => scope.project.parties.iter().map(|party| Actor::Party(party.id)).collect(),
    }
}

/// Returns the actor whose a statement is.
fn actor(scope: &Scope<'_>, place: StatementIndex, actors: Actors) -> Option<Actor> {
    let statement = scope.statement(place)?;
    match actors {
        Actors::Speakers => statement.speaker.map(Actor::Speaker),
        Actors::Parties => scope.project.party_of(statement).map(Actor::Party),
    }
}

fn of_tags(scope: &Scope<'_>, actors: Actors) -> BTreeMap<(Actor, Concept), ConceptUses> {
    let mut uses: BTreeMap<(Actor, Concept), ConceptUses> = BTreeMap::new();
    for (place, _) in scope.facts().filter(|(_, fact)| fact.stands) {
        let Some((actor, statement)) = actor(scope, place, actors).zip(scope.statement(place)) else {
            continue;
        };
        // Two coders who say the same are no second use.
        let mut taken: BTreeMap<TagId, [bool; 2]> = BTreeMap::new();
        for tagging in &statement.tags {
            let [agrees, disagrees] = taken.entry(tagging.tag).or_default();
            *agrees |= tagging.position == Some(Position::Agrees);
            *disagrees |= tagging.position == Some(Position::Disagrees);
        }
        for (tag, [agrees, disagrees]) in taken {
            let uses = uses.entry((actor, Concept::Tag(tag))).or_default();
            uses.agree += u32::from(agrees);
            uses.disagree += u32::from(disagrees);
            uses.neither += u32::from(!agrees && !disagrees);
        }
    }
    uses
}

fn of_claims(scope: &Scope<'_>, actors: Actors) -> BTreeMap<(Actor, Concept), ConceptUses> {
    let stands = |place: StatementIndex| scope.fact(place).filter(|fact| fact.stands);
    // Each statement takes one position on a claim, however many links say so; of two opposite ones it takes both.
    let mut positions: Vec<(StatementIndex, StatementIndex, bool)> = Vec::new();
    for tie in scope.ties() {
        let both = stands(tie.from).and(stands(tie.to));
        if let Some(agrees) = position(tie.relation).filter(|_| both.is_some()) {
            positions.extend([(tie.to, tie.from, agrees), (tie.to, tie.to, true)]);
        }
    }
    positions.sort_unstable();
    positions.dedup();
    let mut uses: BTreeMap<(Actor, Concept), ConceptUses> = BTreeMap::new();
    for (claim, from, agrees) in positions {
        let Some((actor, claim)) = actor(scope, from, actors).zip(scope.fact(claim)) else { continue };
        let uses = uses.entry((actor, Concept::Claim(claim.id))).or_default();
        let count = if agrees { &mut uses.agree } else { &mut uses.disagree };
        *count += 1;
    }
    uses
}

/// The position of an answer on the statement that it answers: agreement or not; nothing where it takes none.
const fn position(relation: Relation) -> Option<bool> {
    match relation {
        Relation::Rebuts | Relation::Denies | Relation::Undercuts => Some(false),
        Relation::Concedes | Relation::Supports | Relation::Repeats => Some(true),
        Relation::Deflects => None,
    }
}
