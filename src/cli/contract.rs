//! The JSON that scripts rely on: what was found in one article.
//!
//! Offsets are Unicode code points, the end exclusive. Ids are short and hold within one article only. Fields
//! may be added, none is renamed, moved or removed. Strings are the input's own, to the last character; those characters
//! that a terminal would obey are written as escapes.

use std::io;

use serde::Serialize;
use serde_json::ser::Formatter;
use serde_json::{Serializer, Value};

use super::replies;
use analysis::{ReplyGraph, RightOfReply, Scope};
use extract::{as_project, explain};
use import::{DocumentKind, TimedPlace};
use model::{self, CleanText, CodePoints, Findings, FoundSpeaker, FoundStatement, Why, is_control_or_bidi};

/// The findings of one article.
#[derive(Serialize)]
pub(super) struct ArticleOutput<'a> {
    /// The line's id in `jsonl`; absent in `json`.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Value>,
    article: ArticleJson<'a>,
    parties: Vec<PartyJson<'a>>,
    speakers: Vec<SpeakerJson<'a>>,
    statements: StatementsJson<'a>,
    links: Vec<LinkJson>,
    replies: Vec<replies::ReplyJson>,
}

#[derive(Serialize)]
struct ArticleJson<'a> {
    title: &'a str,
    #[serde(flatten)]
    source: Option<SourceJson<'a>>,
    text: &'a str,
    /// By ISO 639-3.
    language: &'a str,
    /// True if speakers were looked for: only in English.
    attributed: bool,
}

/// The facts of the document that an article was read from. Unknown facts are null.
#[derive(Serialize)]
struct SourceJson<'a> {
    byline: Option<&'a str>,
    outlet: Option<&'a str>,
    /// In ISO 8601.
    date: Option<&'a str>,
    url: Option<&'a str>,
    kind: DocumentKind,
    /// The uncertain parts, in words.
    notes: &'a [String],
    /// The turns and entries that have a time.
    times: Vec<TimeJson<'a>>,
}

/// The time of a turn of a transcript, or of an entry of a live blog.
#[derive(Serialize)]
struct TimeJson<'a> {
    span: [usize; 2],
    /// As the document writes it.
    time: &'a str,
}

/// The document that an article was read from.
pub(super) struct DocumentOrigin {
    pub(super) kind: DocumentKind,
    /// The time of publication in ISO 8601.
    pub(super) published: Option<String>,
    pub(super) notes: Vec<String>,
    /// The places of its text that have a time.
    pub(super) times: Vec<TimedPlace>,
}

#[derive(Serialize)]
struct PartyJson<'a> {
    id: String,
    name: &'a str,
    /// True if it is not of the few that matter most, and has no panel until somebody asks for one.
    waiting: bool,
}

#[derive(Serialize)]
struct SpeakerJson<'a> {
    id: String,
    name: &'a str,
    party: Option<String>,
    mentions: Vec<[usize; 2]>,
}

#[derive(Serialize)]
struct StatementJson {
    id: String,
    spans: Vec<[usize; 2]>,
    mode: &'static str,
    act: &'static str,
    cue: Option<[usize; 2]>,
    mention: Option<[usize; 2]>,
    speaker: Option<String>,
    /// All who say it together, the speaker first.
    speakers: Vec<String>,
    party: Option<String>,
    via: Option<String>,
    nature: Option<NatureJson>,
    confidence: f64,
    why: WhyJson,
}

/// The statements, each set in JSON when it is written: all at once they would take more memory than a long text.
struct StatementsJson<'a> {
    findings: &'a Findings,
    points: CodePoints<'a>,
}

impl Serialize for StatementsJson<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let statements = self.findings.statements.iter().enumerate();
        serializer
            .collect_seq(statements.map(|(at, found)| statement(at, found, self.findings, &self.points)))
    }
}

#[derive(Serialize)]
struct NatureJson {
    kind: &'static str,
    checkable: bool,
    confidence: f64,
    why: WhyJson,
}

#[derive(Serialize)]
struct LinkJson {
    id: String,
    from: String,
    to: String,
    relation: &'static str,
    score: f64,
    why: WhyJson,
}

#[derive(Serialize)]
pub(super) struct WhyJson {
    rule: String,
    words: Vec<String>,
    text: String,
}

impl<'a> ArticleOutput<'a> {
    pub(super) fn new(
        id: Option<&'a Value>,
        article: &'a model::Article,
        origin: Option<&'a DocumentOrigin>,
        findings: &'a Findings,
    ) -> Self {
        let text = &*article.text;
        let points = CodePoints::new(text);
        let parties = findings.parties.iter().enumerate();
        let speakers = findings.speakers.iter().enumerate();
        let links = findings.links.iter().enumerate();
        Self {
            id,
            article: ArticleJson {
                title: &article.title,
                source: origin.map(|origin| source(article, origin, &points)),
                text,
                language: findings.foreign.map_or("eng", |language| language.code),
                attributed: findings.foreign.is_none(),
            },
            parties: parties
                .map(|(at, party)| PartyJson { id: name('p', at), name: &party.name, waiting: party.waits })
                .collect(),
            speakers: speakers.map(|(at, found)| speaker(at, found, &points)).collect(),
            statements: StatementsJson { findings, points },
            links: links
                .map(|(at, found)| LinkJson {
                    id: name('k', at),
                    from: name('s', found.from),
                    to: name('s', found.to),
                    relation: found.relation.name(),
                    score: share(&found.why),
                    why: reason(&found.why),
                })
                .collect(),
            replies: replies_in(text, findings),
        }
    }
}

/// The state of the replies of those who are accused or asked.
fn replies_in(text: &str, findings: &Findings) -> Vec<replies::ReplyJson> {
    if findings.parties.is_empty() {
        return Vec::new();
    }
    let (project, order) = as_project(text, findings);
    let scope = Scope::with_all_links(&project, &order);
    let right = RightOfReply::new(&scope, &ReplyGraph::new(&scope));
    let side = |id| project.parties.iter().position(|party| party.id == id).map(|at| name('p', at));
    let said = |id| order.iter().position(|it| *it == id).map(|at| name('s', at));
    replies::replies(&scope, &right, &|id| side(id).unwrap_or_default(), &|id| said(id).unwrap_or_default())
}

impl ArticleOutput<'_> {
    /// The JSON, on one line.
    pub(super) fn to_json(&self) -> Result<CleanText, String> {
        to_json(self)
    }
}

/// Anything as JSON on one line.
pub(super) fn to_json(what: &impl Serialize) -> Result<CleanText, String> {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, EscapingFormatter);
    what.serialize(&mut serializer).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map(CleanText::lines).map_err(|error| error.to_string())
}

/// JSON without spaces in which what a terminal would obey is escaped. `serde_json` alone escapes no more than JSON asks for: C1
/// controls such as CSI and signs that turn the direction of writing are not among that.
struct EscapingFormatter;

impl Formatter for EscapingFormatter {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut plain = 0;
        for (at, c) in fragment.char_indices().filter(|(_, c)| is_control_or_bidi(*c)) {
            out.write_all(&fragment.as_bytes()[plain..at])?;
            // None of them lies beyond U+FFFF, where JSON would need two escapes.
            write!(out, "\\u{:04x}", c as u32)?;
            plain = at + c.len_utf8();
        }
        out.write_all(&fragment.as_bytes()[plain..])
    }
}

fn source<'a>(
    article: &'a model::Article,
    origin: &'a DocumentOrigin,
    points: &CodePoints<'_>,
) -> SourceJson<'a> {
    let time = |place: &'a TimedPlace| TimeJson { span: points.span(place.span), time: &place.time };
    let stated = |value: &'a String| Some(value.as_str()).filter(|value| !value.is_empty());
    SourceJson {
        byline: stated(&article.byline),
        outlet: stated(&article.outlet),
        date: origin.published.as_deref(),
        url: stated(&article.address),
        kind: origin.kind,
        notes: &origin.notes,
        times: origin.times.iter().map(time).collect(),
    }
}

fn speaker<'a>(at: usize, found: &'a FoundSpeaker, points: &CodePoints<'_>) -> SpeakerJson<'a> {
    SpeakerJson {
        id: name('w', at),
        name: &found.name,
        party: found.party.map(|party| name('p', party)),
        mentions: found.mentions.iter().map(|span| points.span(*span)).collect(),
    }
}

fn statement(
    at: usize,
    found: &FoundStatement,
    findings: &Findings,
    points: &CodePoints<'_>,
) -> StatementJson {
    let party = found.speaker.and_then(|speaker| findings.speakers.get(speaker)?.party);
    StatementJson {
        id: name('s', at),
        spans: found.spans.iter().map(|span| points.span(*span)).collect(),
        mode: found.mode.name(),
        act: found.act.name(),
        cue: found.cue.map(|span| points.span(span)),
        mention: found.mention.map(|span| points.span(span)),
        speaker: found.speaker.map(|speaker| name('w', speaker)),
        speakers: found.speaker.iter().chain(&found.also).map(|speaker| name('w', *speaker)).collect(),
        party: party.map(|party| name('p', party)),
        via: found.via.map(|outer| name('s', outer)),
        nature: found.nature.as_ref().map(nature),
        confidence: share(&found.why),
        why: reason(&found.why),
    }
}

fn nature(found: &model::Nature) -> NatureJson {
    let kind = found.kind;
    NatureJson {
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
pub(super) fn share(why: &Why) -> f64 {
    f64::from(why.confidence) / 100.0
}

pub(super) fn reason(why: &Why) -> WhyJson {
    WhyJson { rule: why.rule.clone(), words: why.words.clone(), text: explain(why) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_escaped_and_read_back_as_it_was() {
        let text: String = ('\0'..='\u{2100}').collect();
        let id = Value::from(text.as_str());
        let findings = Findings::default();
        let article = model::Article {
            id: model::ArticleId::from(0),
            title: text.clone(),
            outlet: String::new(),
            byline: String::new(),
            date: String::new(),
            address: String::new(),
            added: jiff::Timestamp::UNIX_EPOCH,
            text: text.as_str().into(),
        };
        let json = ArticleOutput::new(Some(&id), &article, None, &findings).to_json().unwrap();
        assert!(!json.as_str().contains(|c| is_control_or_bidi(c) || c == '\n'));
        assert!(json.as_str().contains(r"\u009b") && json.as_str().contains(r"\u202e"));
        let back: Value = serde_json::from_str(json.as_str()).unwrap();
        assert_eq!([&back["id"], &back["article"]["title"], &back["article"]["text"]], [&id; 3]);
    }
}
