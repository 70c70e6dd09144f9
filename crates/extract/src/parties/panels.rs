//! The parties that matter enough for a panel of their own.
//!
//! A few weights over what the article shows of a party: a logistic regression over articles whose sides careful
//! readers named, rounded. In thousandths, so that every machine decides alike.

use std::collections::{HashMap, HashSet};

use super::super::lexicon::flag;
use super::affiliation::{is_expert, is_owned};
use crate::names::entities::{NameKind, NamedEntity, PersonIndex};
use crate::speakers::by_trees::{EntityIndex, EntityKind, SpeakerEntities};
use crate::statements::reader::StatementDraft;
use model::Mode;

/// The score from which a party has a panel.
pub(crate) const ENOUGH: i64 = -1000;

/// A party while it is weighed.
#[derive(Debug, Clone)]
pub(crate) struct PanelCandidate {
    /// The entity that it is named by.
    pub(crate) top: EntityIndex,
    /// Speakers who speak for it.
    pub(crate) speakers: Vec<EntityIndex>,
    /// Its statements.
    pub(crate) statements: Vec<usize>,
    seen: HashSet<EntityIndex>,
}

impl PanelCandidate {
    pub(crate) fn new(top: EntityIndex) -> Self {
        Self { top, speakers: Vec::new(), statements: Vec::new(), seen: HashSet::new() }
    }

    pub(crate) fn add(&mut self, speaker: EntityIndex, statement: usize) {
        if self.seen.insert(speaker) {
            self.speakers.push(speaker);
        }
        self.statements.push(statement);
    }
}

/// Returns true if a name is that of a newspaper, a broadcaster or an agency.
pub(crate) fn is_outlet(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "news",
        "times",
        "post",
        "journal",
        "cnn",
        "nbc",
        "abc",
        "cbs",
        "fox",
        "msnbc",
        "bbc",
        "guardian",
        "reuters",
        "ap",
        "politico",
        "herald",
        "tribune",
        "gazette",
        "magazine",
        "daily",
        "today",
        "telegraph",
        "npr",
        "buzzfeed",
        "huffington",
        "bloomberg",
        "breitbart",
        "blaze",
        "journalism",
        "sun",
        "mirror",
        "independent",
        "observer",
        "chronicle",
        "globe",
        "slate",
        "vox",
        "atlantic",
        "newsweek",
        "radio",
        "television",
        "tv",
        "wire",
        "press",
        "intelligencer",
        "axios",
        "hill",
        "examiner",
    ];
    let lower = name.to_lowercase();
    lower.split(|letter: char| !letter.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

/// The person or thing that is named, as it is counted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum MentionKey {
    Person(PersonIndex),
    Body(String),
}

/// The number of times that everybody is named, and the statements in which they are.
pub(crate) struct MentionCounts {
    times: HashMap<MentionKey, usize>,
    statements: HashMap<MentionKey, Vec<usize>>,
}

impl MentionCounts {
    pub(crate) fn new(speakers: &SpeakerEntities, drafts: &[StatementDraft]) -> Self {
        let parsed = speakers.parsed;
        let key = |name: &NamedEntity| match name.kind {
            NameKind::Person(person) => MentionKey::Person(person),
            _ => MentionKey::Body(parsed.names.full(parsed.text_of(name.first, name.last)).to_owned()),
        };
        let mut counts = Self { times: HashMap::new(), statements: HashMap::new() };
        for name in &parsed.names.all {
            *counts.times.entry(key(name)).or_default() += 1;
        }
        for (at, draft) in drafts.iter().enumerate() {
            for span in &draft.spans {
                let (first, last) = parsed.range(*span);
                let from = parsed.names.all.partition_point(|name| name.last <= first);
                let inside = parsed.names.all.iter().skip(from).take_while(|name| name.first < last);
                for name in inside.take(40) {
                    let list = counts.statements.entry(key(name)).or_default();
                    if list.last() != Some(&at) {
                        list.push(at);
                    }
                }
            }
        }
        counts
    }

    /// The evidence for a panel, in thousandths of a log-odd.
    pub(crate) fn weigh(
        &self,
        speakers: &SpeakerEntities,
        drafts: &[StatementDraft],
        side: &PanelCandidate,
    ) -> i64 {
        let features = features(self, speakers, drafts, side);
        features.iter().zip(WEIGHTS).map(|(value, (_, weight))| value * weight / 1000).sum()
    }
}

/// The features with their weights, in thousandths.
pub(crate) const WEIGHTS: [(&str, i64); 23] = [
    ("bias", -1450),
    ("statements, up to six, in threes", 1160),
    ("one statement", -900),
    ("share of all statements", 830),
    ("times named", -240),
    ("times named by others", 810),
    ("others who speak for it, up to three, in twos", 130),
    ("description", -550),
    ("organisation", -560),
    ("person", 160),
    ("description with one statement", -540),
    ("expert", -950),
    ("outlet", -410),
    ("office", 510),
    ("judge", -720),
    ("former", -850),
    ("share of indirect speech", 860),
    ("told by others alone", -620),
    ("thing that belongs to somebody", 0),
    ("noun of no speaker", -410),
    ("group", -70),
    ("place", 150),
    ("confidence", 40),
];

/// The features of a party, in thousandths, in the order of [`WEIGHTS`].
fn features(
    counts: &MentionCounts,
    speakers: &SpeakerEntities,
    drafts: &[StatementDraft],
    side: &PanelCandidate,
) -> [i64; 23] {
    let flag = |on: bool| i64::from(on) * 1000;
    let members = PartyMembers::of(speakers, side);
    let entity = speakers.entities.get(side.top);
    let what = entity.map(|entity| entity.what);
    let noun = entity.map(|entity| entity.noun.as_str()).unwrap_or_default();
    let name = entity.map(|entity| entity.name.as_str()).unwrap_or_default();
    let count = side.statements.len().max(1);
    let told: Vec<&StatementDraft> = side.statements.iter().filter_map(|at| drafts.get(*at)).collect();
    let indirect = told.iter().filter(|draft| draft.mode != Mode::Direct).count();
    let sure: usize =
        told.iter().map(|draft| usize::from(draft.sure.unwrap_or_else(|| draft.rule.confidence()))).sum();
    let flags = crate::lexicon::look_up(noun).flags;
    let known = flags & (flag::ROLE | flag::HUMAN | flag::GROUP | flag::BODY | flag::DOCUMENT) != 0
        || is_owned(noun)
        || is_expert(noun);
    let described = what == Some(EntityKind::Described);
    let followers = side.speakers.iter().filter(|at| **at != side.top).count();
    [
        1000,
        thousandths(count.min(6), 3),
        flag(count == 1),
        thousandths(side.statements.len(), drafts.len()),
        logarithm(members.keys().filter_map(|key| counts.times.get(&key)).sum()),
        logarithm(members.named_by_others(counts, speakers, side)),
        thousandths(followers.min(3), 2),
        flag(described),
        flag(what == Some(EntityKind::Organisation)),
        flag(matches!(what, Some(EntityKind::Person(_)))),
        flag(described && count == 1),
        flag(members.any_role(speakers, is_expert) || names_experts(name)),
        flag(what == Some(EntityKind::Organisation) && is_outlet(name)),
        flag(members.any_role(speakers, |role| OFFICES.contains(&role))),
        flag(members.any_role(speakers, |role| ["judge", "justice", "magistrate"].contains(&role))),
        flag(members.any_role(speakers, |role| ["former", "ex"].contains(&role))),
        thousandths(indirect, count),
        flag(!told.is_empty() && told.iter().all(|draft| draft.via.is_some())),
        flag(described && is_owned(noun)),
        flag(described && !known),
        flag(described && flags & flag::GROUP != 0),
        flag(what == Some(EntityKind::Organisation) && speakers.parsed.names.is_place(name)),
        thousandths(sure, 100 * count),
    ]
}

/// Roles of people who represent a side.
const OFFICES: &[&str] = &[
    "president",
    "senator",
    "candidate",
    "nominee",
    "minister",
    "mayor",
    "governor",
    "congressman",
    "congresswoman",
    "representative",
    "sen",
    "rep",
    "gov",
    "premier",
    "chancellor",
    "leader",
    "ceo",
    "secretary",
];

fn thousandths(part: usize, whole: usize) -> i64 {
    i64::try_from(part * 1000 / whole.max(1)).unwrap_or_default()
}

/// Returns true if a description is of people who are asked because they know.
fn names_experts(name: &str) -> bool {
    const MANY: &[&str] =
        &["experts", "analysts", "observers", "critics", "scientists", "witnesses", "researchers"];
    name.to_lowercase().split(' ').any(|word| is_expert(word) || MANY.contains(&word))
}

/// The people and the organisations of a party.
struct PartyMembers<'a> {
    people: Vec<PersonIndex>,
    bodies: Vec<&'a str>,
}

impl<'a> PartyMembers<'a> {
    fn of(speakers: &'a SpeakerEntities, side: &PanelCandidate) -> Self {
        let mut members = Self { people: Vec::new(), bodies: Vec::new() };
        let top = Some(&side.top).filter(|top| !side.seen.contains(top));
        for at in side.speakers.iter().chain(top) {
            match speakers.entities.get(*at).map(|entity| (entity.what, entity.name.as_str())) {
                Some((EntityKind::Person(person), _)) => members.people.push(person),
                Some((EntityKind::Organisation, name)) => members.bodies.push(name),
                _ => {}
            }
        }
        members
    }

    fn any_role(&self, speakers: &SpeakerEntities, fits: impl Fn(&str) -> bool) -> bool {
        let people = self.people.iter().filter_map(|person| speakers.parsed.names.people.get(*person));
        people.flat_map(|person| &person.roles).any(|role| fits(role))
    }

    fn keys(&self) -> impl Iterator<Item = MentionKey> {
        let people = self.people.iter().map(|person| MentionKey::Person(*person));
        let bodies: HashSet<&str> = self.bodies.iter().copied().collect();
        people.chain(bodies.into_iter().map(|body| MentionKey::Body(body.to_owned())))
    }

    /// The number of statements of others that name the party.
    fn named_by_others(
        &self,
        counts: &MentionCounts,
        speakers: &SpeakerEntities,
        side: &PanelCandidate,
    ) -> usize {
        let own: HashSet<EntityIndex> = side.speakers.iter().copied().chain([side.top]).collect();
        let others =
            |at: &usize| !speakers.of.get(*at).copied().flatten().is_some_and(|it| own.contains(&it));
        let named = self.keys().filter_map(|key| counts.statements.get(&key)).flatten().copied();
        named.filter(others).collect::<HashSet<usize>>().len()
    }
}

/// 1000 ln n for n from 1 to 63.
const LOGARITHMS: [i64; 64] = [
    0, 0, 693, 1099, 1386, 1609, 1792, 1946, 2079, 2197, 2303, 2398, 2485, 2565, 2639, 2708, 2773, 2833,
    2890, 2944, 2996, 3045, 3091, 3135, 3178, 3219, 3258, 3296, 3332, 3367, 3401, 3434, 3466, 3497, 3526,
    3555, 3584, 3611, 3638, 3664, 3689, 3714, 3738, 3761, 3784, 3807, 3829, 3850, 3871, 3892, 3912, 3932,
    3951, 3970, 3989, 4007, 4025, 4043, 4060, 4078, 4094, 4111, 4127, 4143,
];

/// The natural logarithm of one more than a number, in thousandths: read off a table, by halves above it.
fn logarithm(number: usize) -> i64 {
    let (mut rest, mut out) = (number + 1, 0);
    while rest >= LOGARITHMS.len() {
        rest /= 2;
        out += 693;
    }
    out + LOGARITHMS.get(rest).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_grow_with_their_numbers() {
        let all: Vec<i64> = (0..2000).map(logarithm).collect();
        assert!(all.is_sorted(), "{all:?}");
        assert_eq!((logarithm(0), logarithm(1), logarithm(127)), (0, 693, 4852));
    }

    #[test]
    fn newspapers_and_broadcasters_are_outlets() {
        assert!(is_outlet("The Morning Herald") && is_outlet("BBC"));
        assert!(!is_outlet("Harbour Board"));
    }
}
