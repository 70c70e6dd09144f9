//! Speakers that one article is certain of, proposed for the same words in another one.

use model::{Project, ReviewStatus, SpeakerId, SpeakerKind, StatementId, Why, comparable_name};

use super::Telling;
use super::shared::{SharedUtterances, quotes};

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

/// Returns the speaker that quotations of other articles propose for a statement. Where two articles are certain of two people, there
/// is no proposal: a person has to look.
#[must_use]
pub fn speaker_proposal(
    project: &Project,
    shared: &SharedUtterances,
    statement: StatementId,
) -> Option<SpeakerProposal> {
    if !is_open(project, statement) || !quotes(project, statement) {
        return None;
    }
    let record = project.statements.get(&statement)?;
    let mut found: Option<SpeakerProposal> = None;
    for utterance in shared.of(statement) {
        let members = utterance.utterance.members.iter();
        // A report in other words is joined by its speaker, so it can tell nothing of them.
        let quoted: Vec<StatementId> = members
            .filter(|member| member.told != Telling::Paraphrase)
            .filter(|member| member.article != record.article || member.statement == Some(statement))
            .filter_map(|member| member.statement)
            .filter(|id| quotes(project, *id))
            .collect();
        if !quoted.contains(&statement) {
            continue;
        }
        for certain in quoted.into_iter().filter(|id| *id != statement) {
            let Some(speaker) = certain_speaker(project, certain) else { continue };
            match &found {
                Some(known) if !is_one(project, Some(known.speaker), speaker) => return None,
                Some(_) => {}
                None => {
                    let why = why(project, certain, utterance.utterance.why.confidence);
                    found = Some(SpeakerProposal { statement, speaker, certain, why });
                }
            }
        }
    }
    found.filter(|proposal| !is_one(project, record.speaker, proposal.speaker))
}

fn why(project: &Project, certain: StatementId, confidence: u8) -> Why {
    let article = project.statements.get(&certain).and_then(|it| project.article(it.article));
    let outlet = article.map(|article| article.outlet.as_str()).filter(|outlet| !outlet.is_empty());
    let rule = match outlet {
        Some(outlet) => format!("the same words in {outlet}"),
        None => "the same words in another article".to_owned(),
    };
    Why::new(&rule, &[], confidence)
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
