//! The whole project as JSON. Places are Unicode code points, the end exclusive; ids are those of the project.

mod records;

use std::collections::HashMap;

use serde::Serialize;

use model::{
    ArticleId, CodePoints, Coded, Coder, PartyId, Project, Span, Speaker, Statement, TextId, TextRef,
    VerdictScale, Why, is_control_or_bidi,
};

use super::reading::Reading;
use super::tables::status_name;
use super::{ExportError, OutputFile};
use records::{
    CitationRecord, ClaimWorkRecord, CueClassRecord, EvidenceRecord, GroupRecord, LinkRecord, NatureRecord,
    PartyRecord, ReplyRecord, RequestRecord, UtteranceRecord,
};

/// The version of this layout. Fields may be added; whatever else changes raises it.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Whole<'a> {
    rejoinder_json: u32,
    id: String,
    title: &'a str,
    created: String,
    articles: Vec<ArticleEntry<'a>>,
    earlier_texts: Vec<Earlier<'a>>,
    parties: Vec<PartyRecord<'a>>,
    speakers: Vec<SpeakerEntry<'a>>,
    statements: Vec<SaidRecord<'a>>,
    links: Vec<LinkRecord<'a>>,
    replies: Vec<ReplyRecord<'a>>,
    requests: Vec<RequestRecord<'a>>,
    same_utterances: Vec<UtteranceRecord<'a>>,
    evidence: Vec<EvidenceRecord<'a>>,
    citations: Vec<CitationRecord<'a>>,
    codebook: Vec<GroupRecord<'a>>,
    codebook_history: &'a [model::CodebookStep],
    cue_classes: Vec<CueClassRecord<'a>>,
    scale: &'a VerdictScale,
    checklist: &'a [model::ChecklistItem],
    claim_work: Vec<ClaimWorkRecord<'a>>,
    traits: &'a [model::SpeakerTrait],
    speaker_audits: Vec<&'a model::SpeakerAudit>,
    coders: Vec<&'a Coder>,
}

#[derive(Serialize)]
struct ArticleEntry<'a> {
    id: ArticleId,
    title: &'a str,
    outlet: &'a str,
    byline: &'a str,
    date: &'a str,
    address: &'a str,
    added: String,
    text: &'a str,
}

#[derive(Serialize)]
struct Earlier<'a> {
    id: TextId,
    article: ArticleId,
    replaced: Coded,
    text: &'a str,
}

#[derive(Serialize)]
struct SpeakerEntry<'a> {
    id: model::SpeakerId,
    name: &'a str,
    kind: &'static str,
    role: &'a str,
    party: Option<PartyId>,
    mentions: Vec<MentionRecord>,
    why: Option<&'a Why>,
}

#[derive(Serialize)]
struct MentionRecord {
    article: ArticleId,
    span: [usize; 2],
}

#[derive(Serialize)]
struct SaidRecord<'a> {
    id: model::StatementId,
    article: ArticleId,
    spans: Vec<[usize; 2]>,
    words: String,
    /// Place near which it was, when a correction removed its words.
    lost: Option<usize>,
    earlier: Option<PlaceRecord>,
    mode: &'static str,
    act: &'static str,
    cue: Option<[usize; 2]>,
    mention: Option<[usize; 2]>,
    speaker: Option<model::SpeakerId>,
    party: Option<PartyId>,
    via: Option<model::StatementId>,
    status: &'static str,
    why: Option<&'a Why>,
    nature: Option<NatureRecord<'a>>,
    claim: bool,
    tags: &'a [model::Tagging],
    changed: Vec<&'static str>,
    verdict: Option<&'a model::Verdict>,
    note: &'a str,
    coded: Option<Coded>,
}

#[derive(Serialize)]
struct PlaceRecord {
    text: TextId,
    spans: Vec<[usize; 2]>,
    cue: Option<[usize; 2]>,
    mention: Option<[usize; 2]>,
}

/// Code points of each text.
struct TextPoints<'a> {
    articles: HashMap<ArticleId, CodePoints<'a>>,
    earlier: HashMap<TextId, CodePoints<'a>>,
}

impl<'a> TextPoints<'a> {
    fn new(project: &'a Project) -> Self {
        let mut points = Self { articles: HashMap::new(), earlier: HashMap::new() };
        for (of, text) in project.texts() {
            match of {
                TextRef::Article(id) => drop(points.articles.insert(id, CodePoints::new(text))),
                TextRef::Earlier(id) => drop(points.earlier.insert(id, CodePoints::new(text))),
            }
        }
        points
    }

    fn span(&self, article: ArticleId, span: Span) -> [usize; 2] {
        self.articles.get(&article).map_or([0, 0], |points| points.span(span))
    }

    fn in_earlier(&self, text: TextId, span: Span) -> [usize; 2] {
        self.earlier.get(&text).map_or([0, 0], |points| points.span(span))
    }
}

/// The whole project.
pub(super) fn project(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    let project = reading.project;
    let points = TextPoints::new(project);
    let whole = Whole {
        rejoinder_json: VERSION,
        id: project.id.to_string(),
        title: &project.title,
        created: project.created.to_string(),
        articles: project.articles.iter().map(|it| article(it)).collect(),
        earlier_texts: project
            .earlier_texts
            .values()
            .map(|it| Earlier { id: it.id, article: it.article, replaced: it.replaced, text: &it.text })
            .collect(),
        parties: project.parties.iter().map(PartyRecord::of).collect(),
        speakers: project.speakers.values().map(|it| speaker_entry(it, &points)).collect(),
        statements: project.reading_order().into_iter().map(|it| said(project, it, &points)).collect(),
        links: project.links.values().map(LinkRecord::of).collect(),
        replies: project.replies.values().map(ReplyRecord::of).collect(),
        requests: project.requests_in_order().into_iter().map(RequestRecord::of).collect(),
        same_utterances: project.same_utterances.values().map(UtteranceRecord::of).collect(),
        evidence: project
            .evidence
            .values()
            .map(|it| EvidenceRecord::of(it, project.source_texts.get(&it.id)))
            .collect(),
        citations: project.citations.values().map(CitationRecord::of).collect(),
        codebook: project.codebook.groups.iter().map(GroupRecord::of).collect(),
        codebook_history: &project.codebook.history,
        cue_classes: project.cue_classes.values().map(CueClassRecord::of).collect(),
        scale: &project.scale,
        checklist: &project.checklist,
        claim_work: project.claim_work.values().filter_map(|it| ClaimWorkRecord::of(reading, it)).collect(),
        traits: &project.traits,
        speaker_audits: project.speaker_audits.values().collect(),
        coders: project.coders.values().collect(),
    };
    let text = serde_json::to_string_pretty(&whole)
        .map_err(|error| ExportError::Broken { format: "JSON", problem: error.to_string() })?;
    Ok(vec![OutputFile::text(format!("{}.json", reading.stem()), escaped(&text) + "\n")])
}

fn article(it: &model::Article) -> ArticleEntry<'_> {
    ArticleEntry {
        id: it.id,
        title: &it.title,
        outlet: &it.outlet,
        byline: &it.byline,
        date: &it.date,
        address: &it.address,
        added: it.added.to_string(),
        text: &it.text,
    }
}

fn speaker_entry<'a>(it: &'a Speaker, points: &TextPoints<'_>) -> SpeakerEntry<'a> {
    let mention =
        |it: &model::Mention| MentionRecord { article: it.article, span: points.span(it.article, it.span) };
    SpeakerEntry {
        id: it.id,
        name: &it.name,
        kind: it.kind.name(),
        role: &it.role,
        party: it.party,
        mentions: it.mentions.iter().map(mention).collect(),
        why: it.why.as_ref(),
    }
}

fn said<'a>(project: &'a Project, it: &'a Statement, points: &TextPoints<'_>) -> SaidRecord<'a> {
    let here = |span: Span| points.span(it.article, span);
    SaidRecord {
        id: it.id,
        article: it.article,
        spans: it.spans.iter().copied().map(here).collect(),
        words: project.words_of(it),
        lost: it.lost.map(|near| here(Span::new(near, near))[0]),
        earlier: it.earlier.as_ref().map(|place| {
            let there = |span: Span| points.in_earlier(place.text, span);
            PlaceRecord {
                text: place.text,
                spans: place.spans.iter().copied().map(there).collect(),
                cue: place.cue.map(there),
                mention: place.mention.map(there),
            }
        }),
        mode: it.mode.name(),
        act: it.act.name(),
        cue: it.cue.map(here),
        mention: it.mention.map(here),
        speaker: it.speaker,
        party: project.party_of(it),
        via: it.via,
        status: status_name(it.status),
        why: it.why.as_ref(),
        nature: it.nature.as_ref().map(NatureRecord::of),
        claim: it.claim,
        tags: &it.tags,
        changed: it.changed.iter().map(|part| part.name()).collect(),
        verdict: it.verdict.as_deref(),
        note: &it.note,
        coded: it.coded,
    }
}

/// JSON in which what a terminal would obey is escaped. Outside of strings JSON has none of these signs but for breaks of lines.
pub(super) fn escaped(json: &str) -> String {
    if !json.contains(is_control_or_bidi) {
        return json.to_owned();
    }
    let escape = |c: char| match c {
        // None of them lies beyond U+FFFF, where JSON would need two escapes.
        c if is_control_or_bidi(c) => format!("\\u{:04x}", c as u32),
        c => c.to_string(),
    };
    json.chars().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_a_terminal_would_obey_is_escaped_and_read_back() {
        let text: String = ('\0'..='\u{2100}').collect();
        let json = escaped(&serde_json::to_string(&text).unwrap());
        assert!(!json.contains(model::is_control_or_bidi));
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
