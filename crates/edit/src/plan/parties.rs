//! Plans for parties.

use super::super::draft::{Draft, move_to, named};
use super::super::{EditError, Label, PartyIntent};
use super::{replies, requests};
use model::{Party, PartyChoice, PartyColour, PartyId, PartyLetters, SpeakerId};

pub(super) fn plan(intent: &PartyIntent, draft: &mut Draft<'_>) -> Result<Label, EditError> {
    match intent {
        PartyIntent::Add { name, short } => {
            let party = new(draft, name, short)?;
            let label = Label::new("Add", "Added", format_args!("the party {}", party.short));
            draft.project.parties.push(party);
            Ok(label)
        }
        PartyIntent::Rename { party, name, short, letters } => rename(draft, *party, name, short, *letters),
        PartyIntent::Recolour { party, colour } => {
            draft.party(*party)?.colour = *colour;
            Ok(Label::new(
                "Colour",
                "Coloured",
                format_args!("{} {}", draft.party_name(Some(*party)), colour.name().to_lowercase()),
            ))
        }
        PartyIntent::Reorder { party, place } => reorder(draft, *party, *place),
        PartyIntent::Merge { from, into } => merge(draft, *from, *into),
        PartyIntent::Hide { party, hidden } => {
            draft.party(*party)?.hidden = *hidden;
            let name = draft.party_name(Some(*party));
            Ok(if *hidden { Label::new("Hide", "Hid", name) } else { Label::new("Show", "Showed", name) })
        }
        PartyIntent::SetWaiting { party, waiting: true } => {
            draft.party(*party)?.waiting = true;
            Ok(Label::new("Put", "Put", format_args!("{} among the others", draft.party_name(Some(*party)))))
        }
        PartyIntent::SetWaiting { party, waiting: false } => stop_waiting(draft, *party),
        PartyIntent::AddForSpeaker(speaker) => make(draft, *speaker),
        PartyIntent::Remove(party) => {
            let label =
                Label::new("Remove", "Removed", format_args!("the party {}", draft.party_name(Some(*party))));
            take_out(draft, *party, None)?;
            Ok(label)
        }
    }
}

/// Creates a party with a letter and a colour that no other party has.
pub(super) fn new(draft: &mut Draft<'_>, name: &str, short: &str) -> Result<Party, EditError> {
    let name = named(name, "party")?;
    let short = named(short, "party").unwrap_or_else(|_| name.clone());
    let parties = &draft.project.parties;
    let letters = Party::free_letters(&short, parties);
    let colour = PartyColour::free(parties);
    Ok(Party {
        id: draft.context.ids.draw(),
        name,
        short,
        letters,
        colour,
        hidden: false,
        waiting: false,
        why: None,
    })
}

/// Gives a waiting party the last panel, in a free colour.
fn stop_waiting(draft: &mut Draft<'_>, id: PartyId) -> Result<Label, EditError> {
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
fn make(draft: &mut Draft<'_>, id: SpeakerId) -> Result<Label, EditError> {
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

fn made(name: &str) -> Label {
    Label::new("Make", "Made", format_args!("a party of {name}"))
}

fn rename(
    draft: &mut Draft<'_>,
    id: PartyId,
    name: &str,
    short: &str,
    letters: PartyLetters,
) -> Result<Label, EditError> {
    let name = named(name, "party")?;
    let short = named(short, "party").unwrap_or_else(|_| name.clone());
    if let Some(other) = draft.project.parties.iter().find(|it| it.id != id && it.letters == letters) {
        return Err(EditError::Refused(format!(
            "{} already has the letters {letters}: choose others, so that the two can be told apart.",
            other.short
        )));
    }
    let party = draft.party(id)?;
    let label = Label::new("Rename", "Renamed", format_args!("{} to {short}", party.short));
    party.name = name;
    party.short = short;
    party.letters = letters;
    Ok(label)
}

fn reorder(draft: &mut Draft<'_>, id: PartyId, place: usize) -> Result<Label, EditError> {
    let moved = move_to(&mut draft.project.parties, |party| party.id == id, place);
    let short = &moved.ok_or(EditError::Gone("party"))?.short;
    Ok(Label::new("Move", "Moved", format_args!("the panel of {short}")))
}

fn merge(draft: &mut Draft<'_>, from: PartyId, into: PartyId) -> Result<Label, EditError> {
    if from == into {
        return Err(EditError::Refused("A party cannot be merged with itself.".to_owned()));
    }
    draft.party(into)?;
    let label = Label::new(
        "Merge",
        "Merged",
        format_args!("{} into {}", draft.party_name(Some(from)), draft.party_name(Some(into))),
    );
    take_out(draft, from, Some(into))?;
    Ok(label)
}

/// Removes a party. Its speakers and statements go to the heir, or to no known party.
fn take_out(draft: &mut Draft<'_>, id: PartyId, heir: Option<PartyId>) -> Result<(), EditError> {
    let project = &mut draft.project;
    let place = project.parties.iter().position(|party| party.id == id).ok_or(EditError::Gone("party"))?;
    project.parties.remove(place);
    replies::inherit(draft, id, heir);
    requests::inherit(draft, id, heir);
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
