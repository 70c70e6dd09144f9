//! The part of a file of a newer major version that is understood. It is shown and never saved.
//!
//! Fields and records are parsed one by one, so that an unknown kind of record does not affect the others.
//! Whatever refers to a record that is left out is shown without the reference.

use std::collections::{BTreeMap, HashSet};
use std::hash::Hash;
use std::ops::Range;
use std::str::FromStr;

use jiff::Timestamp;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::scan::Scanner;
use super::{FORMAT, FormatVersion, unknown_fields, without_fields};
use model::{
    ArticleId, ChecklistItemId, Codebook, CoderId, EarlierPlace, GroupId, PartyChoice, PartyId, Project,
    RatingId, Reply, SameUtterance, Statement, StatementId, Table, TagId, TraitId, TraitValueId, Verdict,
    VerdictScale, Violation,
};

/// A file of a newer version, of which only a part is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newer {
    /// The version of the file.
    pub format: FormatVersion,
    /// The parts that are left out, in words: "3 of 20 statements".
    pub missing: Vec<String>,
}

impl Newer {
    /// Explains the version to a person.
    #[must_use]
    pub fn words(&self) -> String {
        let FormatVersion { major, minor } = self.format;
        let left_out = match self.missing.split_last() {
            None => "All of it that this version knows is shown".to_owned(),
            Some((one, [])) => format!("This version does not understand, and leaves out, {one}"),
            Some((last, rest)) => {
                format!("This version does not understand, and leaves out, {} and {last}", rest.join(", "))
            }
        };
        format!(
            "A newer Rejoinder wrote this project (format {major}.{minor}; this one works on {FORMAT}), so it can only be \
             read here. {left_out}. Update Rejoinder to work on it."
        )
    }

    /// Explains why no copy is written.
    #[must_use]
    pub fn no_copy(&self) -> String {
        "A copy would lose what only a newer Rejoinder understands: update Rejoinder, or copy the file itself.".to_owned()
    }
}

/// Reads the part that is understood, with what was repaired in it; `None` where not even an article is
/// understood.
pub(crate) fn understood(text: &str, format: FormatVersion) -> Option<(Project, Newer, Vec<Violation>)> {
    let mut scan = Scanner::of_file(text);
    if scan.opened_name()? != "Rejoinder" {
        return None;
    }
    let file = RawRecord::read(text, scan)?;
    let annotations = file.record("annotations");
    let mut project = Project {
        id: file.value("project")?,
        title: file.value("title").unwrap_or_default(),
        created: file.value("created").unwrap_or(Timestamp::UNIX_EPOCH),
        articles: file.list("articles"),
        earlier_texts: file.table("earlier_texts", |it: &model::EarlierText| it.id),
        parties: annotations.list("parties"),
        speakers: annotations.table("speakers", |it: &model::Speaker| it.id),
        statements: annotations.table("statements", |it: &Statement| it.id),
        links: annotations.table("links", |it: &model::Link| it.id),
        evidence: file.table("evidence", |it: &model::Evidence| it.id),
        source_texts: file.table("source_texts", |it: &model::SourceText| it.evidence),
        citations: annotations.table("citations", |it: &model::Citation| it.id),
        replies: annotations.table("replies", Reply::id),
        requests: annotations.table("requests", |it: &model::ReplyRequest| it.id),
        same_utterances: annotations.table("same_utterances", SameUtterance::id),
        fact_checks: annotations.table("fact_checks", |it: &model::FactCheck| it.id),
        codebook: Codebook { groups: file.list("codebook"), history: file.list("codebook_history") },
        cue_classes: annotations.table("cue_classes", model::CueDecision::key),
        claim_work: annotations.table("claim_work", |it: &model::ClaimWork| it.statement),
        scale: file.value("scale").unwrap_or_default(),
        checklist: file.list("checklist"),
        traits: file.list("traits"),
        speaker_audits: annotations.table("speaker_audits", |it: &model::SpeakerAudit| it.speaker),
        coders: file.table("coders", |it: &model::Coder| it.id),
        kept: None,
    };
    let repaired = project.repair();
    make_fit(&mut project)?;
    let shown = [
        ("articles", &file, project.articles.len()),
        ("earlier_texts", &file, project.earlier_texts.len()),
        ("parties", &annotations, project.parties.len()),
        ("speakers", &annotations, project.speakers.len()),
        ("statements", &annotations, project.statements.len()),
        ("links", &annotations, project.links.len()),
        ("evidence", &file, project.evidence.len()),
        ("source_texts", &file, project.source_texts.len()),
        ("citations", &annotations, project.citations.len()),
        ("replies", &annotations, project.replies.len()),
        ("requests", &annotations, project.requests.len()),
        ("same_utterances", &annotations, project.same_utterances.len()),
        ("fact_checks", &annotations, project.fact_checks.len()),
        ("cue_classes", &annotations, project.cue_classes.len()),
        ("claim_work", &annotations, project.claim_work.len()),
        ("checklist", &file, project.checklist.len()),
        ("traits", &file, project.traits.len()),
        ("speaker_audits", &annotations, project.speaker_audits.len()),
        ("codebook", &file, project.codebook.groups.len()),
        ("codebook_history", &file, project.codebook.history.len()),
        ("coders", &file, project.coders.len()),
    ];
    let missing = shown.into_iter().filter_map(|(name, record, shown)| left_out(name, record, shown));
    let scale = file.value::<VerdictScale>("scale").is_none().then(|| "the verdict scale".to_owned());
    let newer = Newer { format, missing: missing.chain(scale).collect() };
    (!project.articles.is_empty()).then_some((project, newer, repaired))
}

/// Describes the records of a list that are not shown.
fn left_out(name: &str, record: &RawRecord<'_>, shown: usize) -> Option<String> {
    let all = record.entries(name).map(|entries| entries.len());
    let words = match name {
        "evidence" => "pieces of evidence",
        "codebook" => "groups of tags",
        "earlier_texts" => "earlier texts",
        "source_texts" => "texts of sources",
        "requests" => "requests for replies",
        "same_utterances" => "decisions on utterances",
        "codebook_history" => "steps of the codebook’s history",
        "fact_checks" => "decisions about facts",
        "cue_classes" => "classes of reporting words",
        "claim_work" => "claims with work",
        "checklist" => "points of the checklist",
        "traits" => "traits of speakers",
        "speaker_audits" => "speakers with traits",
        name => name,
    };
    match all {
        // A list that may be missing in any version is not reported.
        None if [
            "replies",
            "requests",
            "same_utterances",
            "fact_checks",
            "cue_classes",
            "claim_work",
            "checklist",
            "traits",
            "speaker_audits",
            "codebook_history",
            "earlier_texts",
            "source_texts",
        ]
        .contains(&name) =>
        {
            None
        }
        None => Some(format!("all {words}")),
        Some(all) if all > shown => Some(format!("{} of {all} {words}", all - shown)),
        Some(_) => None,
    }
}

/// The fields of a record, each with the text of its value.
#[derive(Default)]
struct RawRecord<'a> {
    fields: BTreeMap<&'a str, &'a str>,
}

impl<'a> RawRecord<'a> {
    /// Parses the fields behind the opening bracket.
    fn read(text: &'a str, mut scan: Scanner<'a>) -> Option<Self> {
        let mut fields = BTreeMap::new();
        loop {
            scan.gap();
            if scan.eat(')') {
                return Some(Self { fields });
            }
            let name = scan.field()?;
            fields.insert(name, text.get(scan.value()?)?);
            scan.gap();
            scan.eat(',');
        }
    }

    fn record(&self, name: &str) -> RawRecord<'a> {
        let read = |text: &'a str| {
            let mut scan = Scanner::new(text);
            scan.eat('(').then_some(())?;
            RawRecord::read(text, scan)
        };
        self.fields.get(name).and_then(|text| read(text)).unwrap_or_default()
    }

    fn value<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        self.fields.get(name).and_then(|text| parse(text))
    }

    /// Returns the ranges of the entries of a list; `None` where there is no such list.
    fn entries(&self, name: &str) -> Option<Vec<Range<usize>>> {
        let mut scan = Scanner::new(self.fields.get(name)?);
        scan.eat('[').then_some(())?;
        let mut all = Vec::new();
        loop {
            scan.gap();
            if scan.eat(']') {
                return Some(all);
            }
            all.push(scan.value()?);
            scan.gap();
            scan.eat(',');
        }
    }

    /// Returns the entries of a list that are understood.
    fn list<T: DeserializeOwned>(&self, name: &str) -> Vec<T> {
        let text = self.fields.get(name).copied().unwrap_or_default();
        let entries = self.entries(name).unwrap_or_default();
        entries.into_iter().filter_map(|range| parse(text.get(range)?)).collect()
    }

    fn table<K: Ord + Clone, V: DeserializeOwned + Clone>(
        &self,
        name: &str,
        id: impl Fn(&V) -> K,
    ) -> model::Table<K, V> {
        let sorted: BTreeMap<K, V> =
            self.list(name).into_iter().map(|record| (id(&record), record)).collect();
        sorted.into_iter().collect()
    }
}

/// Parses a value without its unknown fields; `None` where it is still not understood.
fn parse<T: DeserializeOwned>(text: &str) -> Option<T> {
    let learned = unknown_fields::<T>(text);
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str(&without_fields(text, &learned))
        .ok()
}

/// The number of rounds in which inconsistent records are removed. Each round may leave other records with
/// dangling references.
const MAX_ROUNDS: usize = 8;

/// Removes dangling references, and then all records that still break an invariant.
fn make_fit(project: &mut Project) -> Option<()> {
    let mut seen = HashSet::new();
    project.articles.retain(|article| seen.insert(article.id));
    unhook_speakers(project);
    let mut statements = std::mem::take(&mut project.statements);
    statements = statements.into_iter().filter_map(|(id, it)| Some((id, unhook(project, it)?))).collect();
    let ids: HashSet<StatementId> = statements.keys().copied().collect();
    project.statements = statements
        .into_iter()
        .map(|(id, it)| (id, Statement { via: it.via.filter(|via| ids.contains(via)), ..it }))
        .collect();
    for _ in 0..MAX_ROUNDS {
        let broken = project.check_thoroughly();
        if broken.is_empty() {
            return Some(());
        }
        let (mut ids, mut replied, mut told) = (HashSet::new(), HashSet::new(), HashSet::new());
        let (mut worked, mut audited) = (HashSet::new(), HashSet::new());
        for violation in &*broken {
            let id = violation.place.rsplit(' ').next().unwrap_or_default();
            if violation.place.starts_with("reply ") {
                // A reply has no id, and is named by its statement and party.
                replied.extend(id.parse::<StatementId>());
            } else if violation.place.starts_with("utterance ") {
                told.extend(id.parse::<StatementId>());
            } else if violation.place.starts_with("step ") {
                project.codebook.history = Vec::new();
            } else if violation.place.starts_with("work on the claim ") {
                worked.extend(id.parse::<StatementId>());
            } else if violation.place.starts_with("answers about the speaker ") {
                audited.extend(id.parse::<model::SpeakerId>());
            } else if violation.place.starts_with("reporting word ") {
                // They are few, and a word may have spaces: none is kept where one is broken.
                project.cue_classes = Table::new();
            } else {
                ids.insert(id);
            }
        }
        remove(project, &ids);
        let replies = std::mem::take(&mut project.replies);
        project.replies = replies.into_iter().filter(|(_, it)| !replied.contains(&it.statement)).collect();
        let work = std::mem::take(&mut project.claim_work);
        project.claim_work = work.into_iter().filter(|(id, _)| !worked.contains(id)).collect();
        let audits = std::mem::take(&mut project.speaker_audits);
        project.speaker_audits = audits.into_iter().filter(|(id, _)| !audited.contains(id)).collect();
        let utterances = std::mem::take(&mut project.same_utterances);
        project.same_utterances =
            utterances.into_iter().filter(|(_, it)| !told.contains(&it.second)).collect();
    }
    None
}

fn unhook_speakers(project: &mut Project) {
    let parties: HashSet<PartyId> = project.parties.iter().map(|party| party.id).collect();
    let speakers = std::mem::take(&mut project.speakers);
    project.speakers = speakers
        .into_iter()
        .map(|(id, mut speaker)| {
            speaker.party = speaker.party.filter(|party| parties.contains(party));
            speaker.mentions.retain(|it| fits(project, it.article, it.span));
            (id, speaker)
        })
        .collect();
}

fn fits(project: &Project, article: ArticleId, span: model::Span) -> bool {
    project.article(article).is_some_and(|article| span.fits(&article.text))
}

/// Removes the dangling references of a statement. Returns `None` where its words are not in the text.
fn unhook(project: &Project, mut statement: Statement) -> Option<Statement> {
    let article = statement.article;
    statement.spans.iter().all(|span| fits(project, article, *span)).then_some(())?;
    let kept = |it: &EarlierPlace| project.earlier_texts.contains_key(&it.text);
    statement.earlier = statement.earlier.filter(kept);
    statement.cue = statement.cue.filter(|span| fits(project, article, *span));
    statement.mention = statement.mention.filter(|span| fits(project, article, *span));
    statement.speaker = statement.speaker.filter(|id| project.speakers.contains_key(id));
    if let PartyChoice::Given(party) = statement.party
        && project.party(party).is_none()
    {
        statement.party = PartyChoice::Unknown;
    }
    let coder = |by: CoderId| project.coders.contains_key(&by);
    statement.tags.retain(|it| project.codebook.tag(it.tag).is_some() && coder(it.by));
    let read = |it: &Verdict| {
        it.readings.iter().all(|reading| coder(reading.coded.by) && it.may_be_read_by(reading.coded.by))
    };
    let rated = |it: &Verdict| project.scale.rating(it.rating).is_some() && coder(it.coded.by);
    statement.verdict = statement.verdict.filter(|it| rated(it) && read(it));
    statement.coded = statement.coded.filter(|it| coder(it.by));
    Some(statement)
}

/// Removes the records with these ids, of any kind.
fn remove(project: &mut Project, ids: &HashSet<&str>) {
    fn of<I: FromStr + Eq + Hash>(ids: &HashSet<&str>) -> HashSet<I> {
        ids.iter().filter_map(|id| id.parse().ok()).collect()
    }
    fn take_out<I: FromStr + Eq + Hash + Ord + Clone, V: Clone>(
        table: &mut Table<I, V>,
        ids: &HashSet<&str>,
    ) {
        for id in of::<I>(ids) {
            table.remove(&id);
        }
    }
    let gone = of::<ArticleId>(ids);
    project.articles.retain(|it| !gone.contains(&it.id));
    let gone = of::<PartyId>(ids);
    project.parties.retain(|it| !gone.contains(&it.id));
    let gone = of::<GroupId>(ids);
    project.codebook.groups.retain(|it| !gone.contains(&it.id));
    let gone = of::<TagId>(ids);
    for group in &mut project.codebook.groups {
        group.tags.retain(|it| !gone.contains(&it.id));
    }
    let gone = of::<RatingId>(ids);
    project.scale.ratings.retain(|it| !gone.contains(&it.id));
    let gone = of::<ChecklistItemId>(ids);
    project.checklist.retain(|it| !gone.contains(&it.id));
    let gone = of::<TraitId>(ids);
    project.traits.retain(|it| !gone.contains(&it.id));
    let gone = of::<TraitValueId>(ids);
    for of in &mut project.traits {
        of.values.retain(|it| !gone.contains(&it.id));
    }
    take_out(&mut project.earlier_texts, ids);
    take_out(&mut project.coders, ids);
    take_out(&mut project.speakers, ids);
    take_out(&mut project.statements, ids);
    take_out(&mut project.links, ids);
    take_out(&mut project.evidence, ids);
    take_out(&mut project.source_texts, ids);
    take_out(&mut project.citations, ids);
    take_out(&mut project.fact_checks, ids);
    take_out(&mut project.requests, ids);
}
