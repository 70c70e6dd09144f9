//! People who belong together without a word beside the name: a family, an administration, those who prosecute.

use std::collections::HashMap;

use super::affiliation::is_kin;
use crate::names::entities::PersonIndex;
use crate::parties::builder::SpeaksForForest;
use crate::speakers::by_trees::{EntityIndex, EntityKind, SpeakerEntities};

/// Ties a relative to whoever of the family is named most: "his wife, Ann Roe" to "John Roe".
pub(crate) fn relatives(speakers: &mut SpeakerEntities, forest: &mut SpeaksForForest) {
    let people = &speakers.parsed.names.people;
    let mut most: HashMap<&str, PersonIndex> = HashMap::new();
    for (at, person) in people.enumerate() {
        let known = most.entry(person.family.as_str()).or_insert(at);
        if people.get(*known).is_some_and(|other| other.places.len() < person.places.len()) {
            *known = at;
        }
    }
    let pairs: Vec<(PersonIndex, PersonIndex)> = people
        .enumerate()
        .filter(|(_, person)| person.roles.iter().any(|role| is_kin(role)))
        .filter_map(|(at, person)| Some((at, *most.get(person.family.as_str())?)))
        .filter(|(one, other)| one != other)
        .collect();
    for (one, other) in pairs {
        let (below, above) = (speakers.person(one), speakers.person(other));
        forest.hang(below, above);
    }
}

/// Ties "the Roe campaign" to Roe, and the White House to the president.
pub(crate) fn administrations(speakers: &mut SpeakerEntities, forest: &mut SpeaksForForest) {
    let parsed = speakers.parsed;
    let president = parsed
        .names
        .people
        .enumerate()
        .filter(|(_, person)| {
            let titled = |place: &usize| {
                let before = parsed.names.all.get(*place).and_then(|name| name.first.checked_sub(1));
                before.is_some_and(|at| parsed.word(at) == "President")
            };
            let other = ["vice", "former", "executive", "candidate", "nominee", "presidential"];
            person.places.iter().any(titled) && !other.iter().any(|role| person.roles.contains(*role))
        })
        .max_by_key(|(_, person)| person.places.len())
        .map(|(person, _)| person);
    let mut families: HashMap<String, PersonIndex> = HashMap::new();
    for (at, person) in parsed.names.people.enumerate() {
        let known = families.entry(person.family.clone()).or_insert(at);
        if parsed.names.people.get(*known).is_some_and(|other| other.places.len() < person.places.len()) {
            *known = at;
        }
    }
    for at in speakers.entities.indices() {
        let unowned = speakers.entities.get(at).is_some_and(|it| {
            it.what == EntityKind::Described && it.noun == "administration" && it.owner.is_none()
        });
        if let Some(person) = president.filter(|_| unowned && forest.top(at) == at) {
            let above = speakers.person(person);
            forest.hang(at, above);
        }
        let Some(entity) = speakers.entities.get(at).filter(|it| it.what == EntityKind::Organisation) else {
            continue;
        };
        let lower = entity.name.to_lowercase();
        let words: Vec<&str> = lower.split(' ').collect();
        let mut person = (lower == "white house").then_some(president).flatten();
        if let [.., owner, noun] = words.as_slice()
            && ["campaign", "administration", "team", "camp", "foundation"].contains(noun)
        {
            person = families.get(*owner).copied();
        }
        if let Some(person) = person {
            let above = speakers.person(person);
            forest.hang(at, above);
        }
    }
}

/// Ties all who prosecute together: their office, "prosecutors", and the attorney of a state or a district.
pub(crate) fn prosecutors(speakers: &mut SpeakerEntities, forest: &mut SpeaksForForest) {
    let of = |speakers: &SpeakerEntities, at: &EntityIndex| {
        speakers
            .entities
            .get(*at)
            .is_some_and(|it| it.what == EntityKind::Described && it.noun == "prosecutors")
    };
    let all: Vec<EntityIndex> = speakers.entities.indices().filter(|at| of(speakers, at)).collect();
    let Some((first, rest)) = all.split_first() else { return };
    for at in rest {
        forest.hang(*at, *first);
    }
    let people = &speakers.parsed.names.people;
    let area = ["u.s", "us", "district", "state", "county", "federal"];
    let attorneys: Vec<PersonIndex> = people
        .enumerate()
        .filter(|(_, person)| {
            let has = |role: &str| person.roles.contains(role);
            has("prosecutor") || has("attorney") && !has("general") && area.iter().any(|area| has(area))
        })
        .map(|(at, _)| at)
        .collect();
    for person in attorneys {
        let below = speakers.person(person);
        if forest.top(below) == below {
            forest.hang(below, *first);
        }
    }
}
