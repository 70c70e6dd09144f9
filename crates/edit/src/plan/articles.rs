//! Plans for articles: add with their findings, describe, remove.

use std::collections::HashSet;
use std::sync::Arc;

use super::super::draft::{Draft, named, take_out};
use super::super::{ArticleFacts, ArticleIntent, EditError, Label};
use super::known_speakers::SpeakersByName;
use super::{audit, correct, extract_again, galley, parties, restore, statements};
use model::{
    Article, ArticleId, Findings, FoundParty, FoundSpeaker, Mention, Party, PartyId, Speaker, SpeakerId,
    StatementId, comparable_name, is_same_name,
};

pub(super) fn plan(intent: &ArticleIntent, draft: &mut Draft<'_>) -> Result<Label, EditError> {
    match intent {
        ArticleIntent::Add { article, findings } => add(draft, article, findings),
        ArticleIntent::ExtractAgain { article, findings } => extract_again::plan(draft, *article, findings),
        ArticleIntent::CorrectText(correction) => correct::plan(draft, correction),
        ArticleIntent::RestoreText { text, words } => restore::plan(draft, *text, words),
        ArticleIntent::Describe { article, facts } => describe(draft, *article, facts),
        ArticleIntent::Remove(article) => remove(draft, *article),
    }
}

fn add(draft: &mut Draft<'_>, article: &Arc<Article>, findings: &Findings) -> Result<Label, EditError> {
    if draft.project.article(article.id).is_some() {
        return Err(EditError::Refused("This article is in the project already.".to_owned()));
    }
    debug_assert!(findings.has_valid_indices(), "an extraction refers to its own findings");
    draft.project.articles.push(article.clone());
    let mut known = SpeakersByName::of(&draft.project, article.id);
    let parties = adopt_parties(draft, findings, &known)?;
    let speakers: Vec<SpeakerId> = findings
        .speakers
        .iter()
        .map(|found| {
            let party = found.party.and_then(|place| parties.get(place).copied());
            adopt_speaker(draft, article.id, found, party, &mut known)
        })
        .collect();
    let ids: Vec<StatementId> = findings.statements.iter().map(|_| draft.context.ids.draw()).collect();
    for (found, id) in findings.statements.iter().zip(&ids) {
        let statement = found.suggested(*id, article.id, &speakers, &ids);
        draft.project.statements.insert(*id, statement);
    }
    let mut linked = HashSet::new();
    for found in &findings.links {
        if !linked.insert((found.from, found.to, found.relation)) {
            continue;
        }
        if let Some(link) = found.suggested(draft.context.ids.draw(), &ids) {
            draft.project.links.insert(link.id, link);
        }
    }
    Ok(Label::new("Add", "Added", format_args!("the article “{}”", article.title)))
}

/// Returns the parties for findings: the project's by name or short name, unchanged; otherwise new ones,
/// which wait if they get no panel of their own. A party named for one of two people of the same name is that of this one alone.
pub(super) fn adopt_parties(
    draft: &mut Draft<'_>,
    findings: &Findings,
    speakers: &SpeakersByName,
) -> Result<Vec<PartyId>, EditError> {
    let mut adopted = Vec::with_capacity(findings.parties.len());
    for found in &findings.parties {
        let is_other = findings
            .speakers
            .iter()
            .filter(|speaker| is_same_name(&speaker.name, &found.name))
            .any(|speaker| speakers.are_all_others(&draft.project, speaker));
        let known = draft.project.parties.iter().find(|party| is_same_party(party, found));
        let known = known.filter(|_| !is_other);
        if let Some(party) = known {
            adopted.push(party.id);
            continue;
        }
        let mut party = parties::new(draft, &found.name, &found.short)?;
        party.why = Some(found.why.clone());
        party.waiting = found.waits;
        adopted.push(party.id);
        draft.project.parties.push(party);
    }
    Ok(adopted)
}

/// Returns whether a party is that of a finding: by its name, or by its short name where one of the names has the other's words.
/// "Board" may be short for two.
fn is_same_party(party: &Party, found: &FoundParty) -> bool {
    let has_words_of = |one: &str, other: &str| {
        let (one, other) = (comparable_name(one), comparable_name(other));
        one == other || other.split_whitespace().all(|word| one.split_whitespace().any(|own| own == word))
    };
    let names = [&party.name, &party.short];
    let others = [&found.name, &found.short];
    is_same_name(&party.name, &found.name)
        || is_same_name(&party.short, &found.short)
            && (has_words_of(&party.name, &found.name)
                || has_words_of(&found.name, &party.name)
                || names.into_iter().any(|name| is_same_name(name, &found.name))
                || others.into_iter().any(|name| is_same_name(name, &party.name)))
}

/// Returns the speaker for a finding: the project's by name, otherwise a new one.
pub(super) fn adopt_speaker(
    draft: &mut Draft<'_>,
    article: ArticleId,
    found: &FoundSpeaker,
    party: Option<PartyId>,
    known: &mut SpeakersByName,
) -> SpeakerId {
    let mentions = found.mentions.iter().map(|span| Mention { article, span: *span });
    let same = known.find(&draft.project, found, party);
    if let Some(speaker) = same.and_then(|id| draft.project.speakers.get_mut(&id)) {
        speaker.mentions.extend(mentions);
        speaker.party = speaker.party.or(party);
        if speaker.role.is_empty() {
            speaker.role.clone_from(&found.role);
        }
        return speaker.id;
    }
    let speaker = Speaker {
        id: draft.context.ids.draw(),
        name: found.name.clone(),
        kind: found.kind,
        role: found.role.clone(),
        party,
        mentions: mentions.collect(),
        why: found.why.clone(),
    };
    let id = speaker.id;
    known.add(&speaker);
    draft.project.speakers.insert(id, speaker);
    id
}

fn describe(draft: &mut Draft<'_>, id: ArticleId, facts: &ArticleFacts) -> Result<Label, EditError> {
    let title = named(&facts.title, "article")?;
    let place = draft.project.articles.iter().position(|it| it.id == id).ok_or(EditError::Gone("article"))?;
    let article = Arc::make_mut(&mut draft.project.articles[place]);
    article.title = title;
    facts.outlet.trim().clone_into(&mut article.outlet);
    facts.byline.trim().clone_into(&mut article.byline);
    facts.date.trim().clone_into(&mut article.date);
    facts.address.trim().clone_into(&mut article.address);
    Ok(Label::new("Describe", "Described", format_args!("the article “{}”", article.title)))
}

fn remove(draft: &mut Draft<'_>, id: ArticleId) -> Result<Label, EditError> {
    let title = draft.project.article(id).ok_or(EditError::Gone("article"))?.title.clone();
    let gone: Vec<StatementId> =
        draft.project.statements.values().filter(|it| it.article == id).map(|it| it.id).collect();
    statements::remove(draft, &gone)?;
    draft.project.articles.retain(|article| article.id != id);
    galley::remove_article(draft, id);
    audit::remove_article(draft, id);
    take_out(&mut draft.project.earlier_texts, |earlier| earlier.article == id);
    let speakers: Vec<SpeakerId> = draft.project.speakers.keys().copied().collect();
    for speaker in speakers {
        let record = draft.speaker(speaker)?;
        if record.mentions.iter().any(|mention| mention.article == id) {
            record.mentions.retain(|mention| mention.article != id);
        }
    }
    Ok(Label::new("Remove", "Removed", format_args!("the article “{title}”")))
}
