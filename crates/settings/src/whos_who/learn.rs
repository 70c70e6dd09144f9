//! Reads the parties and speakers off a project as a person has settled them.

use std::collections::HashMap;

use super::{KnownParty, KnownSpeaker, WhosWho};
use model::{Party, PartyId, Project, ReviewStatus, SpeakerId, SpeakerKind};

impl WhosWho {
    /// Returns the entries for a project as it is `after` a person has settled its sides, where it was `before` as the program
    /// had proposed it: names that parties have lost, and parties that were merged, become other names; parties that were put
    /// among the others become bystanders; people and organisations with a party in sight speak for it.
    #[must_use]
    pub fn of(before: &Project, after: &Project) -> Self {
        let merged = merged(before, after);
        let (mut known, mut places) = (Self::default(), HashMap::new());
        for party in after.parties.iter().filter(|party| !party.hidden) {
            let earlier = before.party(party.id);
            let dropped = party.waiting && earlier.is_some_and(|it| !it.waiting);
            if party.waiting && !dropped {
                continue;
            }
            let mut entry = KnownParty {
                name: party.name.clone(),
                short: party.short.clone(),
                other_names: Vec::new(),
                bystander: dropped,
            };
            let gone =
                merged.iter().filter(|(_, into)| *into == party.id).filter_map(|(id, _)| before.party(*id));
            for other in earlier.into_iter().chain(gone) {
                entry.add_name(&other.name);
                entry.add_name(&other.short);
            }
            known.put_party(entry, &mut places);
        }
        known.speakers = speakers(after);
        known.tidied()
    }
}

/// The parties that are gone, each with the party that most of its speakers have now.
fn merged(before: &Project, after: &Project) -> Vec<(PartyId, PartyId)> {
    let gone = before.parties.iter().filter(|party| after.party(party.id).is_none());
    let into = |party: &Party| {
        let mut counts: HashMap<PartyId, usize> = HashMap::new();
        let own = before.speakers.values().filter(|speaker| speaker.party == Some(party.id));
        for now in own.filter_map(|speaker| after.speakers.get(&speaker.id)?.party) {
            *counts.entry(now).or_default() += 1;
        }
        counts.into_iter().max_by_key(|(id, count)| (*count, *id)).map(|(id, _)| (party.id, id))
    };
    gone.filter_map(into).collect()
}

/// Those who speak and can be known again by their names, each with the party whose panel it is in.
fn speakers(project: &Project) -> Vec<KnownSpeaker> {
    let spoken: std::collections::HashSet<SpeakerId> = project
        .statements
        .values()
        .filter(|statement| statement.status != ReviewStatus::Rejected)
        .filter_map(|statement| statement.speaker)
        .collect();
    let is_named = |kind: SpeakerKind| matches!(kind, SpeakerKind::Person | SpeakerKind::Organisation);
    let known = project.speakers.values().filter(|it| is_named(it.kind) && spoken.contains(&it.id));
    let party = |id: Option<PartyId>| project.party(id?).filter(|party| !party.waiting && !party.hidden);
    known
        .filter_map(|speaker| {
            let speaks_for = party(speaker.party)?.name.clone();
            Some(KnownSpeaker { name: speaker.name.clone(), speaks_for })
        })
        .collect()
}
