//! The layout of a project file.
//!
//! Records are lists rather than maps by id, in the order in which a person reads them. The id breaks ties,
//! so that equal projects give equal texts. Lists whose entries deserve lines of their own (the lines of an
//! article, the tags of a codebook, the passages of evidence) are one level higher than annotations, because
//! a value below [`LINES_DOWN_TO`] is written on one line.

mod records;

use std::collections::HashMap;
use std::fmt::Display;
use std::sync::Arc;

use jiff::Timestamp;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use self::records::{ArticleRecord, EarlierTextRecord};
use super::FORMAT;
use super::altered::{AlteredText, Checksums};
use model::{
    Article, ArticleId, ChecklistItem, Citation, ClaimWork, Codebook, CodebookStep, Coder, CueDecision,
    EarlierText, Evidence, FactCheck, Link, Party, Project, ProjectId, Reply, ReplyRequest, SameUtterance,
    SourceText, Speaker, SpeakerAudit, SpeakerTrait, Statement, StatementId, Table, TagGroup, TextRef,
    VerdictScale, Violation, Violations,
};

/// The depth down to which values get lines of their own: a statement's fields do, its spans do not.
const LINES_DOWN_TO: usize = 4;

/// A file to be written.
#[derive(Serialize)]
enum WrittenFile<'a> {
    Rejoinder {
        format: u32,
        minor: u32,
        written_by: &'a str,
        project: ProjectId,
        title: &'a str,
        created: Timestamp,
        articles: Vec<ArticleRecord>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        earlier_texts: Vec<EarlierTextRecord>,
        codebook: &'a [TagGroup],
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        codebook_history: &'a [CodebookStep],
        scale: &'a VerdictScale,
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        checklist: &'a [ChecklistItem],
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        traits: &'a [SpeakerTrait],
        coders: Vec<&'a Coder>,
        evidence: Vec<&'a Evidence>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        source_texts: Vec<&'a SourceText>,
        annotations: WrittenAnnotations<'a>,
    },
}

#[derive(Serialize)]
struct WrittenAnnotations<'a> {
    parties: &'a [Party],
    speakers: Vec<&'a Speaker>,
    statements: Vec<&'a Statement>,
    links: Vec<&'a Link>,
    citations: Vec<&'a Citation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    replies: Vec<&'a Reply>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    requests: Vec<&'a ReplyRequest>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    same_utterances: Vec<&'a SameUtterance>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fact_checks: Vec<&'a FactCheck>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cue_classes: Vec<&'a CueDecision>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    claim_work: Vec<&'a ClaimWork>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    speaker_audits: Vec<&'a SpeakerAudit>,
}

/// A file that was parsed. The fields are those of [`WrittenFile`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) enum ParsedFile {
    /// The name that every project file begins with.
    Rejoinder {
        /// Read by `head` before anything else.
        #[serde(rename = "format")]
        _format: u32,
        #[serde(rename = "minor", default)]
        _minor: u32,
        #[serde(rename = "written_by")]
        _written_by: String,
        project: ProjectId,
        title: String,
        created: Timestamp,
        articles: Vec<ArticleRecord>,
        #[serde(default)]
        earlier_texts: Vec<EarlierTextRecord>,
        codebook: Vec<TagGroup>,
        #[serde(default)]
        codebook_history: Vec<CodebookStep>,
        scale: VerdictScale,
        #[serde(default)]
        checklist: Vec<ChecklistItem>,
        #[serde(default)]
        traits: Vec<SpeakerTrait>,
        coders: Vec<Coder>,
        evidence: Vec<Evidence>,
        #[serde(default)]
        source_texts: Vec<SourceText>,
        annotations: ParsedAnnotations,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "annotations")]
pub(super) struct ParsedAnnotations {
    parties: Vec<Party>,
    speakers: Vec<Speaker>,
    statements: Vec<Statement>,
    links: Vec<Link>,
    citations: Vec<Citation>,
    #[serde(default)]
    replies: Vec<Reply>,
    #[serde(default)]
    requests: Vec<ReplyRequest>,
    #[serde(default)]
    same_utterances: Vec<SameUtterance>,
    #[serde(default)]
    fact_checks: Vec<FactCheck>,
    #[serde(default)]
    cue_classes: Vec<CueDecision>,
    #[serde(default)]
    claim_work: Vec<ClaimWork>,
    #[serde(default)]
    speaker_audits: Vec<SpeakerAudit>,
}

/// Returns the layout of all files: the same on every system, and readable by any other reader of RON.
#[must_use]
pub fn pretty() -> PrettyConfig {
    PrettyConfig::new()
        .new_line("\n")
        .indentor(" ")
        .depth_limit(LINES_DOWN_TO)
        .escape_strings(true)
        .extensions(Extensions::IMPLICIT_SOME)
}

/// Writes a project in this layout. Texts that are still altered keep their mismatching checksums.
pub(super) fn write(
    project: &Project,
    altered: &[AlteredText],
    out: &mut impl std::fmt::Write,
) -> ron::Result<()> {
    ron::Options::default().to_writer_pretty(out, &WrittenFile::new(project, altered), pretty())
}

/// Parses a file in this layout. Nothing but its syntax is checked.
pub(super) fn parse(text: &str) -> ron::error::SpannedResult<ParsedFile> {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(text)
}

impl<'a> WrittenFile<'a> {
    fn new(project: &'a Project, altered: &[AlteredText]) -> Self {
        let checksums = Checksums::new(altered);
        let article = |article: &Arc<Article>| {
            ArticleRecord::of(article, checksums.of(TextRef::Article(article.id), &article.text))
        };
        let earlier = |earlier: &EarlierText| {
            EarlierTextRecord::of(earlier, checksums.of(TextRef::Earlier(earlier.id), &earlier.text))
        };
        let statements = project.reading_order();
        Self::Rejoinder {
            format: FORMAT.major,
            // A file of a newer minor version stays one, because its fields are kept.
            minor: project.kept.as_ref().map_or(FORMAT.minor, |kept| kept.minor),
            written_by: env!("CARGO_PKG_VERSION"),
            project: project.id,
            title: &project.title,
            created: project.created,
            articles: project.articles.iter().map(article).collect(),
            earlier_texts: earlier_texts(project).into_iter().map(earlier).collect(),
            codebook: &project.codebook.groups,
            codebook_history: &project.codebook.history,
            scale: &project.scale,
            checklist: &project.checklist,
            traits: &project.traits,
            coders: project.coders.values().collect(),
            evidence: project.evidence.values().collect(),
            source_texts: project.source_texts.values().collect(),
            annotations: WrittenAnnotations {
                parties: &project.parties,
                speakers: speakers(project),
                links: links(project, &statements),
                citations: citations(project, &statements),
                replies: replies(project, &statements),
                requests: project.requests_in_order(),
                same_utterances: same_utterances(project, &statements),
                fact_checks: fact_checks(project),
                cue_classes: project.cue_classes.values().collect(),
                claim_work: project.claim_work.values().collect(),
                speaker_audits: project.speaker_audits.values().collect(),
                statements,
            },
        }
    }
}

/// Returns the earlier texts in the order in which they were replaced.
fn earlier_texts(project: &Project) -> Vec<&EarlierText> {
    let mut all: Vec<&EarlierText> = project.earlier_texts.values().collect();
    all.sort_by_key(|earlier| (earlier.replaced.at, earlier.id));
    all
}

/// Returns the speakers in the order in which the articles first name them.
fn speakers(project: &Project) -> Vec<&Speaker> {
    let articles: HashMap<_, _> =
        project.articles.iter().enumerate().map(|(place, article)| (article.id, place)).collect();
    let mut all: Vec<&Speaker> = project.speakers.values().collect();
    all.sort_by_cached_key(|speaker| {
        let places = speaker.mentions.iter().map(|mention| (articles.get(&mention.article), mention.span));
        let first = places.min();
        (first.is_none(), first, speaker.id)
    });
    all
}

fn places(statements: &[&Statement]) -> HashMap<StatementId, usize> {
    statements.iter().enumerate().map(|(place, statement)| (statement.id, place)).collect()
}

fn links<'a>(project: &'a Project, statements: &[&Statement]) -> Vec<&'a Link> {
    let place = places(statements);
    let mut all: Vec<&Link> = project.links.values().collect();
    all.sort_by_key(|link| (place.get(&link.from), place.get(&link.to), link.id));
    all
}

fn citations<'a>(project: &'a Project, statements: &[&Statement]) -> Vec<&'a Citation> {
    let place = places(statements);
    let mut all: Vec<&Citation> = project.citations.values().collect();
    all.sort_by_key(|citation| (place.get(&citation.statement), citation.id));
    all
}

/// Returns the replies in the order of the statements, then in that of the panels.
fn replies<'a>(project: &'a Project, statements: &[&Statement]) -> Vec<&'a Reply> {
    let place = places(statements);
    let parties: HashMap<_, usize> = project.parties.iter().map(|party| party.id).zip(0..).collect();
    let mut all: Vec<&Reply> = project.replies.values().collect();
    all.sort_by_key(|reply| (place.get(&reply.statement), parties.get(&reply.party), reply.id()));
    all
}

/// Returns the decisions on utterances in the order of the statements.
fn same_utterances<'a>(project: &'a Project, statements: &[&Statement]) -> Vec<&'a SameUtterance> {
    let place = places(statements);
    let mut all: Vec<&SameUtterance> = project.same_utterances.values().collect();
    all.sort_by_key(|it| {
        let (first, second) = (place.get(&it.first), place.get(&it.second));
        (first.min(second), first.max(second), it.id())
    });
    all
}

/// Returns the decisions about facts in the order of the articles and their texts.
fn fact_checks(project: &Project) -> Vec<&FactCheck> {
    let places: HashMap<ArticleId, usize> =
        project.articles.iter().enumerate().map(|(place, article)| (article.id, place)).collect();
    let mut all: Vec<&FactCheck> = project.fact_checks.values().collect();
    all.sort_by_key(|it| (places.get(&it.article).copied(), it.span, it.id));
    all
}

impl ParsedFile {
    /// Converts the file to a project, and notes what is wrong with it.
    pub(super) fn into_project(self) -> ParsedProject {
        let Self::Rejoinder {
            project: id,
            title,
            created,
            articles,
            earlier_texts,
            codebook,
            codebook_history,
            scale,
            checklist,
            traits,
            coders,
            evidence,
            source_texts,
            annotations:
                ParsedAnnotations {
                    parties,
                    speakers,
                    statements,
                    links,
                    citations,
                    replies,
                    requests,
                    same_utterances,
                    fact_checks,
                    cue_classes,
                    claim_work,
                    speaker_audits,
                },
            ..
        } = self;
        let (mut twice, mut altered) = (Violations::default(), Vec::new());
        let articles = articles.into_iter().map(|record| {
            let (article, checksum) = record.read();
            altered.extend(AlteredText::found(TextRef::Article(article.id), &article.text, checksum));
            Arc::new(article)
        });
        let articles = articles.collect();
        let earlier_texts = earlier_texts.into_iter().map(|record| {
            let (earlier, checksum) = record.read();
            altered.extend(AlteredText::found(TextRef::Earlier(earlier.id), &earlier.text, checksum));
            earlier
        });
        let earlier_texts = earlier_texts.collect();
        let project = Project {
            id,
            title,
            created,
            articles,
            earlier_texts: table("earlier text", earlier_texts, |text| text.id, &mut twice),
            parties,
            speakers: table("speaker", speakers, |speaker| speaker.id, &mut twice),
            statements: table("statement", statements, |statement| statement.id, &mut twice),
            links: table("link", links, |link| link.id, &mut twice),
            evidence: table("evidence", evidence, |evidence| evidence.id, &mut twice),
            source_texts: table("source text", source_texts, |text| text.evidence, &mut twice),
            citations: table("citation", citations, |citation| citation.id, &mut twice),
            replies: table("reply", replies, Reply::id, &mut twice),
            requests: table("request", requests, |it| it.id, &mut twice),
            same_utterances: table("utterance", same_utterances, SameUtterance::id, &mut twice),
            fact_checks: table("decision about a fact", fact_checks, |it| it.id, &mut twice),
            codebook: Codebook { groups: codebook, history: codebook_history },
            cue_classes: table("reporting word", cue_classes, CueDecision::key, &mut twice),
            claim_work: table("work on the claim", claim_work, |it| it.statement, &mut twice),
            scale,
            checklist,
            traits,
            speaker_audits: table("answers about the speaker", speaker_audits, |it| it.speaker, &mut twice),
            coders: table("coder", coders, |coder| coder.id, &mut twice),
            kept: None,
        };
        ParsedProject { project, twice, altered }
    }
}

/// The contents of a file, before the invariants are checked.
pub(super) struct ParsedProject {
    pub(super) project: Project,
    /// The records whose id occurs twice. A map would silently drop one of them.
    pub(super) twice: Violations,
    /// The texts that do not match their checksums.
    pub(super) altered: Vec<AlteredText>,
}

fn table<K: Ord + Clone + Display, V: Clone>(
    kind: &str,
    records: Vec<V>,
    id: impl Fn(&V) -> K,
    twice: &mut Violations,
) -> Table<K, V> {
    // Sorted first, because filling the persistent map in key order is several times as fast. Only the keys
    // are sorted, because records are large.
    let mut order: Vec<(K, usize)> = records.iter().map(id).zip(0..).collect();
    order.sort_unstable();
    for pair in order.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        let key = &pair[0].0;
        twice.add(|| Violation { place: format!("{kind} {key}"), problem: super::read::TWICE.to_owned() });
    }
    let mut records: Vec<Option<V>> = records.into_iter().map(Some).collect();
    // Every second one first: in key order each node of the map is left half full, and the others then fill it. A node holds
    // whole records, so this saves nearly half of the memory of a project.
    let halves = [1, 0].into_iter().flat_map(|first| order.iter().skip(first).step_by(2));
    halves.filter_map(|(key, at)| Some((key.clone(), records.get_mut(*at)?.take()?))).collect()
}
