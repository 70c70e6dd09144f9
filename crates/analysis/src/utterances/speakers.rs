//! Speakers that one article is certain of, proposed for the same words in another one.

use std::collections::BTreeMap;

use model::{Project, ReviewStatus, SpeakerId, SpeakerKind, StatementId, Why, comparable_name};

use super::Telling;
use super::shared::{SharedUtterance, SharedUtterances, quotes};

/// From this confidence on, the speaker of a suggested statement is taken for certain.
const CERTAIN: u8 = 90;
/// Below this confidence, the speaker of a suggested statement may be another one.
const UNSURE: u8 = 70;

/// A speaker whom another article names for the same words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerProposal {
    /// The statement whose speaker is not known, or not certain.
    pub statement: StatementId,
    /// The speaker in the other article.
    pub speaker: SpeakerId,
    /// The statement of the other article that is certain of the speaker.
    pub certain: StatementId,
    /// The reason.
    pub why: Why,
}

/// Returns the speakers that quotations of other articles propose, by statement. Where two articles are certain of two people, there
/// is no proposal: a person has to look.
#[must_use]
pub fn speaker_proposals(
    project: &Project,
    shared: &SharedUtterances,
) -> BTreeMap<StatementId, SpeakerProposal> {
    let mut found: BTreeMap<StatementId, Option<SpeakerProposal>> = BTreeMap::new();
    for utterance in shared.all() {
        for proposal in of_utterance(project, utterance) {
            found
                .entry(proposal.statement)
                .and_modify(|known| {
                    if known.as_ref().is_some_and(|known| known.speaker != proposal.speaker) {
                        *known = None;
                    }
                })
                .or_insert(Some(proposal));
        }
    }
    found.into_iter().filter_map(|(id, proposal)| Some((id, proposal?))).collect()
}

fn of_utterance(project: &Project, shared: &SharedUtterance) -> Vec<SpeakerProposal> {
    let members = shared.utterance.members.iter();
    // A report in other words is joined by its speaker, so it can tell nothing of them.
    let quoted: Vec<StatementId> = members
        .filter(|member| member.told != Telling::Paraphrase)
        .filter_map(|member| member.statement)
        .filter(|id| quotes(project, *id))
        .collect();
    let certain: Vec<(StatementId, SpeakerId)> =
        quoted.iter().filter_map(|id| Some((*id, certain_speaker(project, *id)?))).collect();
    let mut proposals = Vec::new();
    for statement in quoted {
        let Some(record) = project.statements.get(&statement).filter(|_| is_open(project, statement)) else {
            continue;
        };
        let elsewhere: Vec<&(StatementId, SpeakerId)> = certain
            .iter()
            .filter(|(other, _)| project.statements.get(other).is_some_and(|it| it.article != record.article))
            .collect();
        let Some((certain, speaker)) = elsewhere.first() else { continue };
        let agree = elsewhere.iter().all(|(_, other)| is_one(project, Some(*other), *speaker));
        if agree && !is_one(project, record.speaker, *speaker) {
            let other = project.statements.get(certain);
            let outlet = other.and_then(|it| project.article(it.article)).map(|it| it.outlet.clone());
            let rule = match outlet.filter(|outlet| !outlet.is_empty()) {
                Some(outlet) => format!("the same words in {outlet}"),
                None => "the same words in another article".to_owned(),
            };
            let confidence = shared.utterance.why.confidence;
            let why = Why::new(&rule, &[], confidence);
            proposals.push(SpeakerProposal { statement, speaker: *speaker, certain: *certain, why });
        }
    }
    proposals
}

/// The speaker of a statement where that is certain: a person says so, or the app is sure. Somebody unnamed tells nothing to another
/// article.
fn certain_speaker(project: &Project, id: StatementId) -> Option<SpeakerId> {
    let statement = project.statements.get(&id)?;
    let speaker = statement.speaker?;
    let named = project.speakers.get(&speaker)?.kind != SpeakerKind::Unnamed;
    let sure = statement.why.as_ref().is_none_or(|why| why.confidence >= CERTAIN);
    (named && (statement.status == ReviewStatus::Confirmed || sure)).then_some(speaker)
}

/// Returns true if no person has decided on a statement, and its speaker is not known, not named or not sure.
fn is_open(project: &Project, id: StatementId) -> bool {
    let Some(statement) = project.statements.get(&id) else { return false };
    let unsure = statement.why.as_ref().is_some_and(|why| why.confidence < UNSURE);
    let speaker = statement.speaker.and_then(|id| project.speakers.get(&id));
    let named = speaker.is_some_and(|speaker| speaker.kind != SpeakerKind::Unnamed);
    statement.status == ReviewStatus::Suggested && (!named || unsure)
}

/// Returns true if two speakers are one, or bear one name.
fn is_one(project: &Project, one: Option<SpeakerId>, other: SpeakerId) -> bool {
    let name = |id: SpeakerId| project.speakers.get(&id).map(|it| comparable_name(&it.name));
    one.is_some_and(|one| one == other || name(one) == name(other))
}
