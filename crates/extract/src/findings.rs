//! The last stage: everything that was found, in the order and the form that the rest of the app expects.

use super::rules::Rule;
use crate::parties::silent::ProposedParties;
use crate::speakers::by_words::{ResolvedIndex, ResolvedSpeaker, ResolvedSpeakers};
use crate::statements::nature::nature;
use crate::statements::reader::StatementDraft;
use crate::text::Document;
use crate::text::tokens::Token;
use model::{Findings, FoundSpeaker, FoundStatement, Nature, SpeakerKind, Why};

/// Sorts statements as a reader meets them, an outer one before those told in it, and drops those that are
/// the same words twice.
pub(crate) fn in_reading_order(drafts: Vec<StatementDraft>) -> Vec<StatementDraft> {
    let start = |at: usize| {
        drafts.get(at).and_then(|draft| draft.spans.first()).map_or(usize::MAX, |span| span.start)
    };
    // The way from the outermost statement down to each: an outer one is the beginning of the ways below it.
    let way = |at: &usize| {
        let up = std::iter::successors(Some(*at), |at| drafts.get(*at).and_then(|draft| draft.via));
        let mut way: Vec<(usize, usize)> = up.take(drafts.len()).map(|at| (start(at), at)).collect();
        way.reverse();
        way
    };
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_cached_key(way);
    let mut place = vec![0; drafts.len()];
    for (new, old) in order.iter().enumerate() {
        if let Some(slot) = place.get_mut(*old) {
            *slot = new;
        }
    }
    let moved = |old: Option<usize>| old.and_then(|old| place.get(old).copied());
    let mut drafts: Vec<Option<StatementDraft>> = drafts.into_iter().map(Some).collect();
    let mut out: Vec<StatementDraft> = order.iter().filter_map(|at| drafts.get_mut(*at)?.take()).collect();
    for draft in &mut out {
        draft.via = moved(draft.via);
        draft.goes_on = moved(draft.goes_on);
    }
    out
}

/// Puts everything together. The tokens, which take more memory than all else, are let go before the statements are made.
pub(crate) fn findings(
    text: &str,
    tokens: Vec<Token>,
    drafts: Vec<StatementDraft>,
    resolved: ResolvedSpeakers,
    sides: ProposedParties,
) -> Findings {
    let party = |speaker: Option<ResolvedIndex>| {
        speaker.and_then(|speaker| sides.of.get(speaker.number()).copied().flatten())
    };
    let name = |speaker: Option<ResolvedIndex>| Some(resolved.speakers.get(speaker?)?.name.as_str());
    let parties: Vec<String> = sides.parties.iter().map(|party| party.short.clone()).collect();
    let document = Document { text, tokens: &tokens };
    let mut natures: Vec<Option<Nature>> = drafts
        .iter()
        .zip(&resolved.of)
        .map(|(draft, speaker)| {
            let party = party(*speaker).and_then(|at| parties.get(at)).map(String::as_str);
            nature(document, draft, &[name(*speaker), party].map(Option::unwrap_or_default))
        })
        .collect();
    drop(tokens);
    let statements = drafts
        .into_iter()
        .zip(&resolved.of)
        .enumerate()
        .map(|(at, (draft, speaker))| FoundStatement {
            why: {
                let why = why(text, &draft, name(*speaker));
                if resolved.guessed == Some(at) {
                    Why { confidence: why.confidence.min(60), ..why }
                } else {
                    why
                }
            },
            spans: draft.spans,
            mode: draft.mode,
            act: draft.act,
            cue: draft.cue,
            mention: draft.mention,
            speaker: speaker.map(ResolvedIndex::number),
            also: resolved.also.get(at).into_iter().flatten().map(|speaker| speaker.number()).collect(),
            via: draft.via,
            nature: natures.get_mut(at).and_then(Option::take),
        })
        .collect();
    let speakers: Vec<FoundSpeaker> = resolved
        .speakers
        .enumerate()
        .map(|(at, speaker)| found_speaker(speaker, party(Some(at)), &sides))
        .collect();
    let links = Vec::new();
    in_order_of_mention(Findings { foreign: None, parties: sides.parties, speakers, statements, links })
}

/// Sorts the speakers by where the text first names them.
fn in_order_of_mention(findings: Findings) -> Findings {
    let Findings { foreign, parties, speakers, mut statements, links } = findings;
    let mut order: Vec<usize> = (0..speakers.len()).collect();
    let first = |at: &usize| speakers.get(*at).and_then(|speaker| speaker.mentions.first().copied());
    order.sort_by_key(|at| (first(at).is_none(), first(at), *at));
    let mut place = vec![0; speakers.len()];
    for (new, old) in order.iter().enumerate() {
        if let Some(slot) = place.get_mut(*old) {
            *slot = new;
        }
    }
    for statement in &mut statements {
        statement.speaker = statement.speaker.and_then(|old| place.get(old).copied());
        statement.also = statement.also.iter().filter_map(|old| place.get(*old).copied()).collect();
    }
    let mut speakers: Vec<Option<FoundSpeaker>> = speakers.into_iter().map(Some).collect();
    let speakers = order.iter().filter_map(|at| speakers.get_mut(*at)?.take()).collect();
    Findings { foreign, parties, speakers, statements, links }
}

fn why(text: &str, draft: &StatementDraft, speaker: Option<&str>) -> Why {
    let found = reason(text, draft, speaker);
    match draft.sure {
        Some(sure) => Why { confidence: sure, ..found },
        None => found,
    }
}

fn reason(text: &str, draft: &StatementDraft, speaker: Option<&str>) -> Why {
    let mention = draft.mention.map(|span| span.of(text)).or(speaker).unwrap_or_default();
    match draft.rule {
        Rule::Unattributed => draft.rule.why(&[]),
        Rule::GovernedAlone => draft.rule.why(&[draft.cue.map(|span| span.of(text)).unwrap_or_default()]),
        Rule::Post | Rule::RunsOn | Rule::GoesOn | Rule::Label | Rule::Dash | Rule::SentenceSubject => {
            draft.rule.why(&[mention])
        }
        rule => {
            let cue = draft.cue.map(|span| span.of(text)).unwrap_or_default();
            rule.why(&[cue, mention])
        }
    }
}

fn found_speaker(speaker: &ResolvedSpeaker, party: Option<usize>, sides: &ProposedParties) -> FoundSpeaker {
    let name = party.and_then(|party| sides.parties.get(party)).map_or("", |party| party.name.as_str());
    let why = party.map(|_| match &speaker.affiliation {
        Some(affiliation) => affiliation.rule.why(&[affiliation.words.as_str(), name]),
        None if speaker.kind == SpeakerKind::Person => Rule::OwnSide.why(&[speaker.name.as_str()]),
        None => Rule::OwnName.why(&[speaker.name.as_str()]),
    });
    let mut mentions = speaker.mentions.clone();
    mentions.sort_unstable();
    mentions.dedup();
    FoundSpeaker {
        name: speaker.name.clone(),
        kind: speaker.kind,
        role: speaker.role.clone(),
        party,
        mentions,
        why,
    }
}
