//! Plans for speakers.

use std::collections::BTreeSet;

use super::super::draft::{Draft, named};
use super::super::{EditError, Label, SpeakerFacts, SpeakerIntent};
use super::audit;
use model::{Mention, PartyChoice, PartyId, Speaker, SpeakerId, Statement, StatementId};

pub(super) fn plan(intent: &SpeakerIntent, draft: &mut Draft<'_>) -> Result<Label, EditError> {
    match intent {
        SpeakerIntent::Add { facts, statements } => add(draft, facts, statements),
        SpeakerIntent::Describe { speaker, facts } => describe(draft, *speaker, facts),
        SpeakerIntent::Merge { from, into } => merge(draft, from, *into),
        SpeakerIntent::Split { from, statements, mentions, facts } => {
            split(draft, *from, statements, mentions, facts)
        }
        SpeakerIntent::Move { speakers, party } => move_to(draft, speakers, *party),
    }
}

fn add(draft: &mut Draft<'_>, facts: &SpeakerFacts, ids: &[StatementId]) -> Result<Label, EditError> {
    let name = named(&facts.name, "speaker")?;
    let speaker = Speaker {
        id: draft.context.ids.draw(),
        name: name.clone(),
        kind: facts.kind,
        role: facts.role.trim().to_owned(),
        party: facts.party,
        mentions: Vec::new(),
        why: None,
    };
    let id = speaker.id;
    draft.project.speakers.insert(id, speaker);
    for statement in ids {
        draft.decide(*statement, |it| {
            it.speaker = Some(id);
            it.party = PartyChoice::OfSpeaker;
        })?;
    }
    Ok(if ids.is_empty() {
        Label::new("Add", "Added", format_args!("the speaker {name}"))
    } else {
        Label::new("Give", "Gave", format_args!("{} to {name}", draft.statements_name(ids)))
    })
}

fn describe(draft: &mut Draft<'_>, id: SpeakerId, facts: &SpeakerFacts) -> Result<Label, EditError> {
    let name = named(&facts.name, "speaker")?;
    let speaker = draft.speaker(id)?;
    let moved = speaker.party != facts.party;
    if moved {
        speaker.why = None;
    }
    speaker.name.clone_from(&name);
    speaker.kind = facts.kind;
    facts.role.trim().clone_into(&mut speaker.role);
    speaker.party = facts.party;
    Ok(if moved {
        Label::new("Move", "Moved", format_args!("{name} to {}", draft.party_name(facts.party)))
    } else {
        Label::new("Describe", "Described", name)
    })
}

fn merge(draft: &mut Draft<'_>, from: &[SpeakerId], into: SpeakerId) -> Result<Label, EditError> {
    if from.contains(&into) {
        return Err(EditError::Refused("A speaker cannot be merged with itself.".to_owned()));
    }
    let mut gone = Vec::new();
    for id in from {
        gone.push(draft.project.speakers.remove(id).ok_or(EditError::Gone("speaker"))?);
    }
    let heir = draft.speaker(into)?;
    heir.mentions.extend(gone.iter().flat_map(|speaker| speaker.mentions.iter().copied()));
    heir.mentions.sort_unstable();
    heir.mentions.dedup();
    let heir = heir.name.clone();
    audit::merge(&mut draft.project, from, into);
    for statement in statements_of(draft, |speaker| from.contains(&speaker)) {
        draft.statement(statement)?.speaker = Some(into);
    }
    Ok(Label::new("Merge", "Merged", format_args!("{} into {heir}", speakers_name(&gone))))
}

fn split(
    draft: &mut Draft<'_>,
    from: SpeakerId,
    statements: &[StatementId],
    mentions: &[Mention],
    facts: &SpeakerFacts,
) -> Result<Label, EditError> {
    let name = named(&facts.name, "speaker")?;
    let whole = draft.speaker(from)?.clone();
    let refuse = |why: String| Err(EditError::Refused(why));
    if statements.is_empty() && mentions.is_empty() {
        return refuse("Choose the statements or mentions that belong to the new speaker.".to_owned());
    }
    for id in statements {
        if draft.statement(*id)?.speaker != Some(from) {
            return refuse(format!("{} does not make all of these statements.", whole.name));
        }
    }
    let going: BTreeSet<StatementId> = statements.iter().copied().collect();
    let own = statements_of(draft, |speaker| speaker == from);
    let (go, stay): (Vec<&Statement>, Vec<&Statement>) = own
        .iter()
        .filter_map(|id| draft.project.statements.get(id))
        .partition(|statement| going.contains(&statement.id));
    let kept: BTreeSet<Mention> = stay.iter().filter_map(|statement| mention(statement)).collect();
    let along = go.iter().filter_map(|statement| mention(statement)).filter(|it| !kept.contains(it));
    let moved: BTreeSet<Mention> = mentions.iter().copied().chain(along).collect();
    let (moved, left): (Vec<Mention>, Vec<Mention>) =
        whole.mentions.iter().partition(|mention| moved.contains(mention));
    if statements.is_empty() && moved.is_empty() {
        return refuse(format!("{} is not mentioned in these places.", whole.name));
    }
    if stay.is_empty() && left.is_empty() {
        return refuse(format!("Nothing would be left of {}: give it another name instead.", whole.name));
    }
    draft.speaker(from)?.mentions = left;
    let id = draft.context.ids.draw();
    let (kind, party) = (facts.kind, facts.party);
    let role = facts.role.trim().to_owned();
    let speaker = Speaker { id, name: name.clone(), kind, role, party, mentions: moved, why: None };
    draft.project.speakers.insert(id, speaker);
    for statement in statements {
        draft.decide(*statement, |it| {
            it.speaker = Some(id);
            it.party = PartyChoice::OfSpeaker;
        })?;
    }
    Ok(Label::new("Split", "Split", format_args!("{name} from {}", whole.name)))
}

fn move_to(
    draft: &mut Draft<'_>,
    speakers: &[SpeakerId],
    party: Option<PartyId>,
) -> Result<Label, EditError> {
    if let Some(party) = party {
        draft.party(party)?;
    }
    let mut moved = Vec::new();
    for id in speakers {
        let speaker = draft.speaker(*id)?;
        if speaker.party != party {
            speaker.party = party;
            speaker.why = None;
        }
        moved.push(speaker.clone());
    }
    for statement in statements_of(draft, |speaker| speakers.contains(&speaker)) {
        let statement = draft.statement(statement)?;
        if statement.party != PartyChoice::OfSpeaker {
            statement.party = PartyChoice::OfSpeaker;
        }
    }
    Ok(Label::new("Move", "Moved", format_args!("{} to {}", speakers_name(&moved), draft.party_name(party))))
}

/// Returns the mention by which a statement names its speaker.
fn mention(statement: &Statement) -> Option<Mention> {
    statement.mention.map(|span| Mention { article: statement.article, span })
}

/// Returns the statements of some speakers.
fn statements_of(draft: &Draft<'_>, is_one: impl Fn(SpeakerId) -> bool) -> Vec<StatementId> {
    let statements = draft.project.statements.values();
    let theirs = statements.filter(|statement| statement.speaker.is_some_and(&is_one));
    theirs.map(|statement| statement.id).collect()
}

/// Returns the name of a single speaker, or the number of several ("3 speakers").
fn speakers_name(speakers: &[Speaker]) -> String {
    match speakers {
        [one] => one.name.clone(),
        several => format!("{} speakers", several.len()),
    }
}
