//! The JSON that scripts rely on: what was found in one article.
//!
//! Offsets are Unicode code points, the end exclusive. Ids are short and hold within one article only. Fields
//! may be added, none is renamed, moved or removed.

use serde::Serialize;
use serde_json::Value;

use crate::extract::explain;
use crate::model::{self, CodePoints, Findings, FoundSpeaker, FoundStatement, Why};

/// What was found in one article.
#[derive(Serialize)]
pub(super) struct Output<'a> {
    /// The line's id in `jsonl`; absent in `json`.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Value>,
    article: Article<'a>,
    parties: Vec<Party<'a>>,
    speakers: Vec<Speaker<'a>>,
    statements: Vec<Statement<'a>>,
    links: Vec<Link<'a>>,
}

#[derive(Serialize)]
struct Article<'a> {
    title: &'a str,
    text: &'a str,
    /// By ISO 639-3.
    language: &'a str,
    /// Whether speakers were looked for: only in English.
    attributed: bool,
}

#[derive(Serialize)]
struct Party<'a> {
    id: String,
    name: &'a str,
}

#[derive(Serialize)]
struct Speaker<'a> {
    id: String,
    name: &'a str,
    party: Option<String>,
    mentions: Vec<[usize; 2]>,
}

#[derive(Serialize)]
struct Statement<'a> {
    id: String,
    spans: Vec<[usize; 2]>,
    mode: &'static str,
    act: &'static str,
    cue: Option<[usize; 2]>,
    mention: Option<[usize; 2]>,
    speaker: Option<String>,
    party: Option<String>,
    via: Option<String>,
    nature: Option<Nature<'a>>,
    confidence: f64,
    why: Reason<'a>,
}

#[derive(Serialize)]
struct Nature<'a> {
    kind: &'static str,
    checkable: bool,
    confidence: f64,
    why: Reason<'a>,
}

#[derive(Serialize)]
struct Link<'a> {
    id: String,
    from: String,
    to: String,
    relation: &'static str,
    score: f64,
    why: Reason<'a>,
}

#[derive(Serialize)]
struct Reason<'a> {
    rule: &'a str,
    words: &'a [String],
    text: String,
}

impl<'a> Output<'a> {
    pub(super) fn new(id: Option<&'a Value>, title: &'a str, text: &'a str, findings: &'a Findings) -> Self {
        let points = CodePoints::new(text);
        let parties = findings.parties.iter().enumerate();
        let speakers = findings.speakers.iter().enumerate();
        let statements = findings.statements.iter().enumerate();
        let links = findings.links.iter().enumerate();
        Self {
            id,
            article: Article {
                title,
                text,
                language: findings.foreign.map_or("eng", |language| language.code),
                attributed: findings.foreign.is_none(),
            },
            parties: parties.map(|(at, party)| Party { id: name('p', at), name: &party.name }).collect(),
            speakers: speakers.map(|(at, found)| speaker(at, found, &points)).collect(),
            statements: statements.map(|(at, found)| statement(at, found, findings, &points)).collect(),
            links: links
                .map(|(at, found)| Link {
                    id: name('k', at),
                    from: name('s', found.from),
                    to: name('s', found.to),
                    relation: found.relation.name(),
                    score: share(&found.why),
                    why: reason(&found.why),
                })
                .collect(),
        }
    }
}

fn speaker<'a>(at: usize, found: &'a FoundSpeaker, points: &CodePoints<'_>) -> Speaker<'a> {
    Speaker {
        id: name('w', at),
        name: &found.name,
        party: found.party.map(|party| name('p', party)),
        mentions: found.mentions.iter().map(|span| points.span(*span)).collect(),
    }
}

fn statement<'a>(
    at: usize,
    found: &'a FoundStatement,
    findings: &Findings,
    points: &CodePoints<'_>,
) -> Statement<'a> {
    let party = found.speaker.and_then(|speaker| findings.speakers.get(speaker)?.party);
    Statement {
        id: name('s', at),
        spans: found.spans.iter().map(|span| points.span(*span)).collect(),
        mode: found.mode.name(),
        act: found.act.name(),
        cue: found.cue.map(|span| points.span(span)),
        mention: found.mention.map(|span| points.span(span)),
        speaker: found.speaker.map(|speaker| name('w', speaker)),
        party: party.map(|party| name('p', party)),
        via: found.via.map(|outer| name('s', outer)),
        nature: found.nature.as_ref().map(nature),
        confidence: share(&found.why),
        why: reason(&found.why),
    }
}

fn nature(found: &model::Nature) -> Nature<'_> {
    let kind = found.kind;
    Nature {
        kind: kind.name(),
        checkable: kind.checkable(),
        confidence: share(&found.why),
        why: reason(&found.why),
    }
}

/// A short id that can be read: "s1" for the first statement.
fn name(letter: char, place: usize) -> String {
    format!("{letter}{}", place + 1)
}

/// From percent to a share of one.
fn share(why: &Why) -> f64 {
    f64::from(why.confidence) / 100.0
}

fn reason(why: &Why) -> Reason<'_> {
    Reason { rule: &why.rule, words: &why.words, text: explain(why) }
}
