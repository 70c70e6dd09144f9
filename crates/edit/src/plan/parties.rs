//! Plans for parties.

use super::super::draft::{Draft, named};
use super::super::{EditError, Intent};
use super::replies;
use model::{Party, PartyChoice, PartyColour, PartyId, SpeakerId};

pub(super) fn perform(intent: &Intent, draft: &mut Draft<'_>) -> Result<String, EditError> {
    match intent {
        Intent::AddParty { name, short } => {
            let party = new(draft, name, short)?;
            let label = format!("Add the party {}", party.short);
            draft.project.parties.push(party);
            Ok(label)
        }
        Intent::RenameParty { party, name, short, letter } => rename(draft, *party, name, short, *letter),
        Intent::RecolourParty { party, colour } => {
            draft.party(*party)?.colour = *colour;
            Ok(format!("Colour {} {}", draft.party_name(Some(*party)), colour.name().to_lowercase()))
        }
        Intent::ReorderParty { party, place } => reorder(draft, *party, *place),
        Intent::MergeParties { from, into } => merge(draft, *from, *into),
        Intent::HideParty { party, hidden } => {
            draft.party(*party)?.hidden = *hidden;
            let name = draft.party_name(Some(*party));
            Ok(if *hidden { format!("Hide {name}") } else { format!("Show {name}") })
        }
        Intent::SetWaiting { party, waiting: true } => {
            draft.party(*party)?.waiting = true;
            Ok(format!("Put {} among the others", draft.party_name(Some(*party))))
        }
        Intent::SetWaiting { party, waiting: false } => stop_waiting(draft, *party),
        Intent::MakeParty(speaker) => make(draft, *speaker),
        Intent::RemoveParty(party) => {
            let label = format!("Remove the party {}", draft.party_name(Some(*party)));
            take_out(draft, *party, None)?;
            Ok(label)
        }
        other => Err(EditError::Refused(format!("{other:?} is not about parties"))),
    }
}

/// Creates a party with a letter and a colour that no other party has.
pub(super) fn new(draft: &mut Draft<'_>, name: &str, short: &str) -> Result<Party, EditError> {
    let name = named(name, "party")?;
    let short = named(short, "party").unwrap_or_else(|_| name.clone());
    let parties = &draft.project.parties;
    let letter = Party::free_letter(&short, parties);
    let colour = PartyColour::free(parties);
    Ok(Party {
        id: draft.stamp.ids.draw(),
        name,
        short,
        letter,
        colour,
        hidden: false,
        waiting: false,
        why: None,
    })
}

/// Gives a waiting party the last panel, in a free colour.
fn stop_waiting(draft: &mut Draft<'_>, id: PartyId) -> Result<String, EditError> {
    let parties = &mut draft.project.parties;
    let place = parties.iter().position(|party| party.id == id).ok_or(EditError::Gone("party"))?;
    let label = made(&parties[place].short);
    if parties[place].waiting {
        let mut party = parties.remove(place);
        party.waiting = false;
        party.hidden = false;
        let used = parties.iter().any(|other| !other.waiting && other.colour == party.colour);
        if used {
            party.colour = PartyColour::free(parties);
        }
        parties.push(party);
    }
    Ok(label)
}

/// Makes a party of a speaker who has none.
fn make(draft: &mut Draft<'_>, id: SpeakerId) -> Result<String, EditError> {
    let speaker = draft.speaker(id)?.clone();
    if let Some(party) = speaker.party {
        let name = draft.party_name(Some(party));
        return Err(EditError::Refused(format!("{} belongs to {name} already.", speaker.name)));
    }
    let party = new(draft, &speaker.name, "")?;
    let label = made(&party.short);
    draft.speaker(id)?.party = Some(party.id);
    draft.project.parties.push(party);
    Ok(label)
}

fn made(name: &str) -> String {
    format!("Make a party of {name}")
}

fn rename(
    draft: &mut Draft<'_>,
    id: PartyId,
    name: &str,
    short: &str,
    letter: char,
) -> Result<String, EditError> {
    let name = named(name, "party")?;
    let short = named(short, "party").unwrap_or_else(|_| name.clone());
    if let Some(other) = draft.project.parties.iter().find(|it| it.id != id && it.letter == letter) {
        return Err(EditError::Refused(format!(
            "{} already has the letter {letter}: choose another, so that the two can be told apart.",
            other.short
        )));
    }
    let party = draft.party(id)?;
    let label = format!("Rename {} to {short}", party.short);
    party.name = name;
    party.short = short;
    party.letter = letter;
    Ok(label)
}

fn reorder(draft: &mut Draft<'_>, id: PartyId, place: usize) -> Result<String, EditError> {
    let parties = &mut draft.project.parties;
    let now = parties.iter().position(|party| party.id == id).ok_or(EditError::Gone("party"))?;
    let party = parties.remove(now);
    let label = format!("Move the panel of {}", party.short);
    parties.insert(place.min(parties.len()), party);
    Ok(label)
}

fn merge(draft: &mut Draft<'_>, from: PartyId, into: PartyId) -> Result<String, EditError> {
    if from == into {
        return Err(EditError::Refused("A party cannot be merged with itself.".to_owned()));
    }
    draft.party(into)?;
    let label = format!("Merge {} into {}", draft.party_name(Some(from)), draft.party_name(Some(into)));
    take_out(draft, from, Some(into))?;
    Ok(label)
}

/// Removes a party. Its speakers and statements go to the heir, or to no known party.
fn take_out(draft: &mut Draft<'_>, id: PartyId, heir: Option<PartyId>) -> Result<(), EditError> {
    let project = &mut draft.project;
    let place = project.parties.iter().position(|party| party.id == id).ok_or(EditError::Gone("party"))?;
    project.parties.remove(place);
    replies::inherit(draft, id, heir);
    let project = &mut draft.project;
    let speakers: Vec<_> =
        project.speakers.values().filter(|it| it.party == Some(id)).map(|it| it.id).collect();
    for speaker in speakers {
        draft.speaker(speaker)?.party = heir;
    }
    let given: Vec<_> = draft
        .project
        .statements
        .values()
        .filter(|statement| statement.party == PartyChoice::Given(id))
        .map(|statement| statement.id)
        .collect();
    for statement in given {
        draft.statement(statement)?.party = heir.map_or(PartyChoice::Unknown, PartyChoice::Given);
    }
    Ok(())
}
