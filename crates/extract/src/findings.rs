//! The last stage: everything that was found, in the order and the form that the rest of the app expects.

use super::cast::{Cast, Voice};
use super::claims::nature;
use super::parties::Sides;
use super::reading::Raw;
use super::rules::Rule;
use super::tokens::Token;
use model::{Findings, FoundSpeaker, FoundStatement, Nature, SpeakerKind, Why};

/// Sorts statements as a reader meets them, an outer one before those told in it, and drops those that are
/// the same words twice.
pub(super) fn in_reading_order(raws: Vec<Raw>) -> Vec<Raw> {
    let start =
        |at: usize| raws.get(at).and_then(|raw| raw.spans.first()).map_or(usize::MAX, |span| span.start);
    // The way from the outermost statement down to each: an outer one is the beginning of the ways below it.
    let way = |at: &usize| {
        let up = std::iter::successors(Some(*at), |at| raws.get(*at).and_then(|raw| raw.via));
        let mut way: Vec<(usize, usize)> = up.take(raws.len()).map(|at| (start(at), at)).collect();
        way.reverse();
        way
    };
    let mut order: Vec<usize> = (0..raws.len()).collect();
    order.sort_by_cached_key(way);
    let mut place = vec![0; raws.len()];
    for (new, old) in order.iter().enumerate() {
        if let Some(slot) = place.get_mut(*old) {
            *slot = new;
        }
    }
    let moved = |old: Option<usize>| old.and_then(|old| place.get(old).copied());
    let mut raws: Vec<Option<Raw>> = raws.into_iter().map(Some).collect();
    let mut out: Vec<Raw> = order.iter().filter_map(|at| raws.get_mut(*at)?.take()).collect();
    for raw in &mut out {
        raw.via = moved(raw.via);
        raw.goes_on = moved(raw.goes_on);
    }
    out
}

/// Puts everything together. The tokens, which take more memory than all else, are let go before the statements are made.
pub(super) fn findings(text: &str, tokens: Vec<Token>, raws: Vec<Raw>, cast: Cast, sides: Sides) -> Findings {
    let party = |voice: Option<usize>| voice.and_then(|voice| sides.of.get(voice).copied().flatten());
    let names: Vec<String> = cast.voices.iter().map(|voice| voice.name.clone()).collect();
    let parties: Vec<String> = sides.parties.iter().map(|party| party.short.clone()).collect();
    let mut natures: Vec<Option<Nature>> = raws
        .iter()
        .zip(&cast.of)
        .map(|(raw, voice)| {
            let name = voice.and_then(|at| names.get(at)).map(String::as_str);
            let party = party(*voice).and_then(|at| parties.get(at)).map(String::as_str);
            nature(text, &tokens, raw, &[name, party].map(Option::unwrap_or_default))
        })
        .collect();
    drop(tokens);
    let statements = raws
        .into_iter()
        .zip(&cast.of)
        .enumerate()
        .map(|(at, (raw, voice))| FoundStatement {
            why: {
                let why = why(text, &raw, voice.and_then(|voice| names.get(voice)).map(String::as_str));
                if cast.guessed == Some(at) { Why { confidence: why.confidence.min(60), ..why } } else { why }
            },
            spans: raw.spans,
            mode: raw.mode,
            act: raw.act,
            cue: raw.cue,
            mention: raw.mention,
            speaker: *voice,
            also: cast.also.get(at).cloned().unwrap_or_default(),
            via: raw.via,
            nature: natures.get_mut(at).and_then(Option::take),
        })
        .collect();
    let speakers: Vec<FoundSpeaker> =
        cast.voices.iter().enumerate().map(|(at, voice)| speaker(voice, party(Some(at)), &sides)).collect();
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

fn why(text: &str, raw: &Raw, speaker: Option<&str>) -> Why {
    let found = reason(text, raw, speaker);
    match raw.sure {
        Some(sure) => Why { confidence: sure, ..found },
        None => found,
    }
}

fn reason(text: &str, raw: &Raw, speaker: Option<&str>) -> Why {
    let mention = raw.mention.map(|span| span.of(text)).or(speaker).unwrap_or_default();
    match raw.rule {
        Rule::Unattributed => raw.rule.why(&[]),
        Rule::GovernedAlone => raw.rule.why(&[raw.cue.map(|span| span.of(text)).unwrap_or_default()]),
        Rule::Post | Rule::RunsOn | Rule::GoesOn | Rule::Label | Rule::Dash | Rule::SentenceSubject => {
            raw.rule.why(&[mention])
        }
        rule => {
            let cue = raw.cue.map(|span| span.of(text)).unwrap_or_default();
            rule.why(&[cue, mention])
        }
    }
}

fn speaker(voice: &Voice, party: Option<usize>, sides: &Sides) -> FoundSpeaker {
    let name = party.and_then(|party| sides.parties.get(party)).map_or("", |party| party.name.as_str());
    let why = party.map(|_| match &voice.tie {
        Some(tie) => tie.rule.why(&[tie.words.as_str(), name]),
        None if voice.kind == SpeakerKind::Person => Rule::OwnSide.why(&[voice.name.as_str()]),
        None => Rule::OwnName.why(&[voice.name.as_str()]),
    });
    let mut mentions = voice.mentions.clone();
    mentions.sort_unstable();
    mentions.dedup();
    FoundSpeaker {
        name: voice.name.clone(),
        kind: voice.kind,
        role: voice.role.clone(),
        party,
        mentions,
        why,
    }
}
