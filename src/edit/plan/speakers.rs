//! Speakers: added, described, merged.

use super::super::draft::{Draft, named};
use super::super::{EditError, Intent, SpeakerFacts};
use crate::model::{PartyChoice, Speaker, SpeakerId, StatementId};

pub(super) fn perform(intent: &Intent, draft: &mut Draft<'_>) -> Result<String, EditError> {
    match intent {
        Intent::AddSpeaker { facts, statements } => add(draft, facts, statements),
        Intent::DescribeSpeaker { speaker, facts } => describe(draft, *speaker, facts),
        Intent::MergeSpeakers { from, into } => merge(draft, *from, *into),
        other => Err(EditError::Refused(format!("{other:?} is not about speakers"))),
    }
}

fn add(draft: &mut Draft<'_>, facts: &SpeakerFacts, ids: &[StatementId]) -> Result<String, EditError> {
    let name = named(&facts.name, "speaker")?;
    let speaker = Speaker {
        id: draft.stamp.ids.draw(),
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
        format!("Add the speaker {name}")
    } else {
        format!("Give {} to {name}", draft.statements_name(ids))
    })
}

fn describe(draft: &mut Draft<'_>, id: SpeakerId, facts: &SpeakerFacts) -> Result<String, EditError> {
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
        format!("Move {name} to {}", draft.party_name(facts.party))
    } else {
        format!("Describe {name}")
    })
}

fn merge(draft: &mut Draft<'_>, from: SpeakerId, into: SpeakerId) -> Result<String, EditError> {
    if from == into {
        return Err(EditError::Refused("A speaker cannot be merged with itself.".to_owned()));
    }
    let gone = draft.project.speakers.remove(&from).ok_or(EditError::Gone("speaker"))?;
    let heir = draft.speaker(into)?;
    heir.mentions.extend(gone.mentions);
    heir.mentions.sort_unstable();
    heir.mentions.dedup();
    let label = format!("Merge {} into {}", gone.name, heir.name);
    let statements: Vec<_> = draft
        .project
        .statements
        .values()
        .filter(|statement| statement.speaker == Some(from))
        .map(|statement| statement.id)
        .collect();
    for statement in statements {
        draft.statement(statement)?.speaker = Some(into);
    }
    Ok(label)
}
