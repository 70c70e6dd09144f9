//! The parties of an article: whoever speaks, with those who speak for them.

use std::collections::HashMap;

use super::super::lexicon::flag;
use super::super::rules::Rule;
use super::affiliation::{SpeaksFor, bonds, is_owned, may_affiliate};
use super::likely::is_unlikely;
use super::panels::{MentionCounts, PanelCandidate};
use crate::names::entities::PersonIndex;
use crate::parties::affiliation_by_words::{Affiliation, capital};
use crate::parties::relationships::{administrations, prosecutors, relatives};
use crate::parties::silent::ProposedParties;
use crate::parties::states::state_before;
use crate::speakers::by_trees::{EntityIndex, EntityKind, SpeakerEntities, SpeakerEntity, name_end};
use crate::speakers::by_words::{
    ResolvedIndex, ResolvedSpeaker, ResolvedSpeakers, natural, plain, same_organisation,
};
use crate::statements::reader::StatementDraft;
use english::states::{is_state_of_the_union, state_of};
use model::{FoundParty, Span, SpeakerKind};

/// More parties than this are not proposed; whoever is left belongs to none.
const MOST: usize = 40;

/// A dispute has at least so many sides, however little they say.
const LEAST: usize = 2;

/// The group of each entity: a forest in which whoever speaks for another hangs below them.
pub(crate) struct SpeaksForForest {
    above: HashMap<EntityIndex, EntityIndex>,
    bonds: HashMap<EntityIndex, SpeaksFor>,
}

impl SpeaksForForest {
    pub(crate) fn top(&self, mut at: EntityIndex) -> EntityIndex {
        while let Some(above) = self.above.get(&at).copied() {
            at = above;
        }
        at
    }

    pub(crate) fn hang(&mut self, below: EntityIndex, above: EntityIndex) {
        let (below, above) = (self.top(below), self.top(above));
        if below != above {
            self.above.insert(below, above);
        }
    }
}

/// Makes parties of the speakers, and says who speaks for whom.
pub(crate) fn sides(
    mut speakers: SpeakerEntities,
    drafts: &[StatementDraft],
    silent: Vec<FoundParty>,
) -> (ResolvedSpeakers, ProposedParties) {
    let mut forest = SpeaksForForest { above: HashMap::new(), bonds: HashMap::new() };
    affiliate(&mut speakers, &mut forest);
    relatives(&mut speakers, &mut forest);
    branches(&speakers, &mut forest);
    own(&mut speakers, &mut forest);
    administrations(&mut speakers, &mut forest);
    prosecutors(&mut speakers, &mut forest);
    let (resolved, mut sides) = build(&speakers, drafts, &forest);
    for party in silent {
        if let Some(known) = sides.parties.iter_mut().find(|known| is_same(known, &party)) {
            known.waits &= party.waits;
            continue;
        }
        if !speaks(&speakers, &party.name) {
            sides.parties.push(party);
        }
    }
    // Those that wait come last.
    let mut order: Vec<usize> = (0..sides.parties.len()).collect();
    order.sort_by_key(|at| sides.parties.get(*at).is_some_and(|party| party.waits));
    let place = |old: usize| order.iter().position(|at| *at == old);
    let of = sides.of.iter().map(|side| side.and_then(place)).collect();
    let parties = order.iter().filter_map(|at| sides.parties.get(*at).cloned()).collect();
    (resolved, ProposedParties { parties, of })
}

/// Returns true if two parties are one under two names.
fn is_same(one: &FoundParty, other: &FoundParty) -> bool {
    let state = |party: &FoundParty| state_of(&party.name).or_else(|| state_of(&party.short));
    same_organisation(&one.name, &other.name)
        || same_organisation(&one.short, &other.short)
        || state(one).is_some() && state(one) == state(other)
}

/// Returns true if somebody of a name speaks for a party.
fn speaks(speakers: &SpeakerEntities, name: &str) -> bool {
    speakers
        .of
        .iter()
        .flatten()
        .any(|at| speakers.entities.get(*at).is_some_and(|entity| same_organisation(&entity.name, name)))
}

/// Ties each person to whom most signs say they speak for.
fn affiliate(speakers: &mut SpeakerEntities, forest: &mut SpeaksForForest) {
    let parsed = speakers.parsed;
    for person in parsed.names.people.indices() {
        let Some(places) = parsed.names.people.get(person).map(|person| &person.places) else { continue };
        let mut found: Vec<SpeaksFor> = Vec::new();
        for place in places.iter().take(40) {
            let Some(name) = parsed.names.all.get(*place).copied() else { continue };
            for bond in bonds(speakers, name) {
                match found.iter_mut().find(|known| known.to == bond.to) {
                    Some(known) => known.weight += bond.weight,
                    None => found.push(bond),
                }
            }
        }
        let most = found.iter().map(|bond| bond.weight).max();
        let best = found.into_iter().find(|bond| Some(bond.weight) == most);
        let best = best.or_else(|| read(speakers, person));
        if let Some(bond) = best {
            let below = speakers.person(person);
            let above = speakers.state(bond.to);
            forest.hang(below, above);
            forest.bonds.insert(below, bond);
        }
    }
}

/// Organisations are compared with so many others.
const COMPARED: usize = 60;

/// Ties the longer name of an organisation to the shorter: "Greenwatch UK" to "Greenwatch".
fn branches(speakers: &SpeakerEntities, forest: &mut SpeaksForForest) {
    let bodies: Vec<(EntityIndex, &str)> = speakers
        .entities
        .enumerate()
        .filter(|(_, entity)| match entity.what {
            EntityKind::Organisation => state_of(&entity.name).is_none(),
            EntityKind::Described => {
                entity.owner.is_none() && crate::lexicon::look_up(&entity.noun).flags & flag::BODY != 0
            }
            EntityKind::Person(_) => false,
        })
        .map(|(at, entity)| (at, entity.name.as_str()))
        .take(COMPARED)
        .collect();
    for (long, name) in &bodies {
        let shorter = |other: &&(EntityIndex, &str)| {
            // "Indiana State Police" is no branch of the place.
            (other.1.len(), other.0) < (name.len(), *long)
                && !speakers.parsed.names.is_place(other.1)
                && same_organisation(other.1, name)
        };
        if let Some((short, _)) = bodies.iter().filter(shorter).min_by_key(|(_, short)| short.len()) {
            forest.hang(*long, *short);
        }
    }
}

/// The affiliation that the rules without trees have found.
fn read(speakers: &mut SpeakerEntities, person: PersonIndex) -> Option<SpeaksFor> {
    let known = speakers.parsed.names.people.get(person)?;
    let resolved = speakers.read.speakers.get(*speakers.speakers.get(&name_end(&known.name))?)?;
    // "Secretary of State Ann Roe": the name of the person is no body.
    let affiliation = resolved.affiliation.as_ref().filter(|affiliation| {
        may_affiliate(affiliation) && !affiliation.body.ends_with(known.name.as_str())
    })?;
    let (words, before) = (affiliation.words.clone(), affiliation.rule == Rule::BeforeName);
    // "the campaign manager": such a body has to speak or be named elsewhere, since any article has several.
    let vague =
        ["campaign", "party", "department", "service", "nation", "state", "digital", "education", "team"];
    let body = affiliation.body.as_str();
    let described = !affiliation.named && vague.contains(&body.to_lowercase().as_str());
    let to = if described { speakers.described_as(body) } else { speakers.called_by(body) }?;
    let own = speakers.what(to) == Some(EntityKind::Person(person));
    (!own).then_some(SpeaksFor { to, weight: 1, words, before })
}

/// Returns true if somebody comes from a place and does not speak for it: "the senator from Ohio", "the secretary of state".
fn is_only_from(speakers: &SpeakerEntities, entity: &SpeakerEntity, owner: EntityIndex) -> bool {
    let role = entity.what == EntityKind::Described
        && crate::lexicon::look_up(&entity.noun).flags & (flag::ROLE | flag::HUMAN | flag::RANK) != 0;
    let Some(owner) = speakers.entities.get(owner).filter(|_| role) else { return false };
    let name = owner.name.to_lowercase();
    let place =
        name == "state" || is_state_of_the_union(&name) || speakers.parsed.names.is_place(&owner.name);
    owner.what == EntityKind::Organisation && place && state_of(&owner.name).is_none()
}

/// Ties what belongs to somebody to its owner, and a name of a state to the state.
fn own(speakers: &mut SpeakerEntities, forest: &mut SpeaksForForest) {
    let parsed = speakers.parsed;
    let mut unowned: HashMap<String, Vec<EntityIndex>> = HashMap::new();
    for at in speakers.entities.indices() {
        let state = speakers.state(at);
        if state != at {
            forest.hang(at, state);
            continue;
        }
        let Some(entity) = speakers.entities.get(at) else { continue };
        if let Some(owner) = entity.owner {
            if !is_only_from(speakers, entity, owner) {
                let above = speakers.state(owner);
                forest.hang(at, above);
            }
        } else if let Some(owner) = state_before(parsed, entity) {
            let above = speakers.named(owner);
            let above = speakers.state(above);
            forest.hang(at, above);
        } else if entity.what == EntityKind::Described
            && (is_owned(&entity.noun) || crate::lexicon::look_up(&entity.noun).flags & flag::DOCUMENT != 0)
        {
            unowned.entry(entity.noun.clone()).or_default().push(at);
        }
    }
    if unowned.is_empty() {
        return;
    }
    // "the campaign": whose it is, an earlier or else a later place says.
    let mut owners: HashMap<String, EntityIndex> = HashMap::new();
    for at in 0..parsed.len() {
        let word = parsed.lower(at);
        let Some(list) = unowned.get(&word) else { continue };
        let first = list.iter().filter_map(|at| speakers.entities.get(*at)?.mentions.first()).min().copied();
        let late = first.is_some_and(|first| parsed.start(at) >= first.start);
        if late && owners.contains_key(&word) {
            continue;
        }
        let owner = speakers.owner_of(at, 0);
        let named = owner.filter(|owner| speakers.what(*owner) != Some(EntityKind::Described));
        if let Some(owner) = named {
            owners.insert(word, owner);
        }
    }
    for (noun, list) in unowned {
        let Some(owner) = owners.get(&noun).copied() else { continue };
        let above = speakers.state(owner);
        for at in list {
            forest.hang(at, above);
        }
    }
}

/// The speakers and the parties, the most important first.
fn build(
    speakers: &SpeakerEntities,
    drafts: &[StatementDraft],
    forest: &SpeaksForForest,
) -> (ResolvedSpeakers, ProposedParties) {
    let mut resolved = ResolvedSpeakers::default();
    let mut resolved_of: HashMap<EntityIndex, ResolvedIndex> = HashMap::new();
    let mut side_of: HashMap<EntityIndex, usize> = HashMap::new();
    let mut found: Vec<PanelCandidate> = Vec::new();
    let mut of: Vec<Option<usize>> = Vec::new();
    for (statement, speaker) in speakers.of.iter().enumerate() {
        let others = speakers.also.get(statement).map(Vec::as_slice).unwrap_or_default();
        let mut spoken = speaker.iter().chain(others).map(|entity| {
            let entity = *entity;
            let top = forest.top(entity);
            let side = *side_of.entry(top).or_insert_with(|| {
                found.push(PanelCandidate::new(top));
                found.len() - 1
            });
            let place = *resolved_of.entry(entity).or_insert_with(|| {
                of.push(Some(side));
                resolved.speakers.push(resolve(speakers, forest, entity, top))
            });
            if let Some(side) = found.get_mut(side) {
                side.add(entity, statement);
            }
            place
        });
        let first = spoken.next();
        let rest = spoken.collect();
        resolved.of.push(first);
        resolved.also.push(rest);
    }
    let counts = MentionCounts::new(speakers, drafts);
    // Somebody unnamed who says one thing is no side.
    let counted = found.iter().enumerate().filter(|(_, side)| {
        let named = |at: &EntityIndex| speakers.what(*at) != Some(EntityKind::Described);
        side.statements.len() > 1 || named(&side.top) || side.speakers.iter().any(named)
    });
    let mut weighed: Vec<(i64, usize)> =
        counted.map(|(at, side)| (counts.weigh(speakers, drafts, side), at)).collect();
    weighed.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
    let mut place = vec![None; found.len()];
    let mut parties = Vec::with_capacity(found.len());
    for (new, (score, old)) in weighed.iter().enumerate().take(MOST) {
        if let Some(slot) = place.get_mut(*old) {
            *slot = Some(new);
        }
        let Some(side) = found.get(*old) else { continue };
        // Who leads a conversation or asks in it takes no side in it, unless a person says so.
        let leads = side.speakers.iter().all(|at| speakers.conversation.leading.contains(at));
        let alone = side.speakers.iter().all(|at| *at == side.top);
        let unlikely = || is_unlikely(speakers, side.top, alone);
        let waits = leads || new >= LEAST && *score < super::panels::ENOUGH || unlikely();
        parties.push(party(speakers, side, waits));
    }
    let of = of.into_iter().map(|side| side.and_then(|side| place.get(side).copied().flatten())).collect();
    (resolved, ProposedParties { parties, of })
}

fn resolve(
    speakers: &SpeakerEntities,
    forest: &SpeaksForForest,
    entity: EntityIndex,
    top: EntityIndex,
) -> ResolvedSpeaker {
    let Some(it) = speakers.entities.get(entity) else { return plain(String::new(), SpeakerKind::default()) };
    let affiliation = forest.bonds.get(&entity).map(|bond| Affiliation {
        body: speakers.entities.get(bond.to).map(|body| body.name.clone()).unwrap_or_default(),
        rule: if bond.before { Rule::BeforeName } else { Rule::Apposition },
        words: bond.words.clone(),
        named: true,
    });
    let owned = || {
        (top != entity).then(|| Affiliation {
            body: speakers.entities.get(top).map(|body| body.name.clone()).unwrap_or_default(),
            rule: Rule::AnotherName,
            words: it.name.clone(),
            named: true,
        })
    };
    let role =
        affiliation.as_ref().map(|affiliation| affiliation.words.trim().to_owned()).unwrap_or_default();
    let name = written(speakers, it);
    let affiliation = affiliation.or_else(owned);
    ResolvedSpeaker {
        role,
        mentions: it.mentions.clone(),
        affiliation,
        ..plain(name, it.kind(speakers.parsed))
    }
}

/// Returns the name of an entity as running text has it. An organisation of one word in capitals is an acronym: "NATO".
/// The label of a transcript is not.
fn written(speakers: &SpeakerEntities, entity: &SpeakerEntity) -> String {
    let text = speakers.parsed.text;
    let is_label = |mention: &Span| text.get(mention.end..).is_some_and(|behind| behind.starts_with(':'));
    let acronym = entity.what == EntityKind::Organisation
        && !entity.name.contains(' ')
        && !entity.mentions.iter().any(is_label);
    if acronym { entity.name.clone() } else { natural(&entity.name) }
}

fn party(speakers: &SpeakerEntities, side: &PanelCandidate, waits: bool) -> FoundParty {
    let entity = speakers.entities.get(side.top);
    let name = entity.map(|entity| capital(&written(speakers, entity))).unwrap_or_default();
    let person = matches!(entity.map(|entity| entity.what), Some(EntityKind::Person(_)));
    let names: Vec<&str> = side
        .speakers
        .iter()
        .take(4)
        .filter_map(|at| speakers.entities.get(*at))
        .map(|it| it.name.as_str())
        .collect();
    let own = side.speakers.iter().all(|speaker| *speaker == side.top);
    let rule = if person && own { Rule::OwnSide } else { Rule::PartySpeaks };
    let short = if person {
        name.split(' ').next_back().unwrap_or(&name).to_owned()
    } else {
        speakers.parsed.names.short(&name).unwrap_or(&name).to_owned()
    };
    FoundParty { short, name, waits, why: rule.why(&names) }
}
