//! What of a file of a newer major version can be understood, to be shown and never to be saved.
//!
//! The envelope is looked through field by field and the lists record by record, so that one record of a kind that
//! is not known takes nothing else along. What refers to a record that is left out is shown without it.

use std::collections::{BTreeMap, HashSet};
use std::hash::Hash;
use std::ops::Range;
use std::str::FromStr;

use jiff::Timestamp;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::scan::Scanner;
use super::{FORMAT, Format, learn, without};
use model::{
    ArticleId, Codebook, CoderId, EarlierPlace, GroupId, PartyChoice, PartyId, Project, RatingId, Reply,
    Statement, StatementId, Table, TagId, VerdictScale, Violation,
};

/// A file of a newer version, of which only a part can be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newer {
    /// Its version.
    pub format: Format,
    /// What is left out, in words: "3 of 20 statements".
    pub missing: Vec<String>,
}

impl Newer {
    /// What a person should know.
    #[must_use]
    pub fn words(&self) -> String {
        let Format { major, minor } = self.format;
        let left_out = match self.missing.split_last() {
            None => "Everything in it that this one knows of is shown".to_owned(),
            Some((one, [])) => format!("What this one does not understand is left out: {one}"),
            Some((last, rest)) => {
                format!("What this one does not understand is left out: {} and {last}", rest.join(", "))
            }
        };
        format!(
            "A newer Rejoinder wrote this project (format {major}.{minor}; this one works on {FORMAT}), so it can only be \
             read here. {left_out}. Update Rejoinder to work on it."
        )
    }

    /// Why no copy of it is written.
    #[must_use]
    pub fn no_copy(&self) -> String {
        "A copy would lose what only a newer Rejoinder understands: update Rejoinder, or copy the file itself.".to_owned()
    }
}

/// What can be understood, and what of that was mended; nothing where it is not even an article.
pub(crate) fn understood(text: &str, format: Format) -> Option<(Project, Newer, Vec<Violation>)> {
    let mut scan = Scanner::of_file(text);
    if scan.opened_name()? != "Rejoinder" {
        return None;
    }
    let file = Record::read(text, scan)?;
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
        citations: annotations.table("citations", |it: &model::Citation| it.id),
        replies: annotations.table("replies", Reply::id),
        codebook: Codebook { groups: file.list("codebook") },
        scale: file.value("scale").unwrap_or_default(),
        coders: file.table("coders", |it: &model::Coder| it.id),
        kept: None,
    };
    let mended = project.repair();
    make_fit(&mut project)?;
    let shown = [
        ("articles", &file, project.articles.len()),
        ("earlier_texts", &file, project.earlier_texts.len()),
        ("parties", &annotations, project.parties.len()),
        ("speakers", &annotations, project.speakers.len()),
        ("statements", &annotations, project.statements.len()),
        ("links", &annotations, project.links.len()),
        ("evidence", &file, project.evidence.len()),
        ("citations", &annotations, project.citations.len()),
        ("replies", &annotations, project.replies.len()),
        ("codebook", &file, project.codebook.groups.len()),
        ("coders", &file, project.coders.len()),
    ];
    let missing = shown.into_iter().filter_map(|(name, record, shown)| left_out(name, record, shown));
    let scale = file.value::<VerdictScale>("scale").is_none().then(|| "the verdict scale".to_owned());
    let newer = Newer { format, missing: missing.chain(scale).collect() };
    (!project.articles.is_empty()).then_some((project, newer, mended))
}

/// What of a list is not shown.
fn left_out(name: &str, record: &Record<'_>, shown: usize) -> Option<String> {
    let all = record.entries(name).map(|entries| entries.len());
    let words = match name {
        "evidence" => "pieces of evidence",
        "codebook" => "groups of tags",
        "earlier_texts" => "earlier texts",
        name => name,
    };
    match all {
        // What may be missing in any version is not missed.
        None if ["replies", "earlier_texts"].contains(&name) => None,
        None => Some(format!("all {words}")),
        Some(all) if all > shown => Some(format!("{} of {all} {words}", all - shown)),
        Some(_) => None,
    }
}

/// The fields of a record, each with its value as it is written.
#[derive(Default)]
struct Record<'a> {
    fields: BTreeMap<&'a str, &'a str>,
}

impl<'a> Record<'a> {
    /// Reads on behind the opening bracket.
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

    fn record(&self, name: &str) -> Record<'a> {
        let read = |text: &'a str| {
            let mut scan = Scanner::new(text);
            scan.eat('(').then_some(())?;
            Record::read(text, scan)
        };
        self.fields.get(name).and_then(|text| read(text)).unwrap_or_default()
    }

    fn value<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        self.fields.get(name).and_then(|text| parse(text))
    }

    /// Where the entries of a list stand; nothing where there is no such list.
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

    /// The entries of a list that can be understood.
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

/// A value without the fields that are not known; nothing where that is not enough.
fn parse<T: DeserializeOwned>(text: &str) -> Option<T> {
    let learned = learn::<T>(text);
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str(&without(text, &learned))
        .ok()
}

/// How often records are taken out that do not fit. Each round may leave others without what they refer to.
const ROUNDS: usize = 8;

/// Takes away what refers to nothing, and then whatever still breaks an invariant.
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
    for _ in 0..ROUNDS {
        let broken = project.check_thoroughly();
        if broken.is_empty() {
            return Some(());
        }
        let (mut ids, mut replied) = (HashSet::new(), HashSet::new());
        for violation in &*broken {
            let id = violation.place.rsplit(' ').next().unwrap_or_default();
            if violation.place.starts_with("reply ") {
                // It has no id of its own, and is named by those of others.
                replied.extend(id.parse::<StatementId>());
            } else {
                ids.insert(id);
            }
        }
        remove(project, &ids);
        let replies = std::mem::take(&mut project.replies);
        project.replies = replies.into_iter().filter(|(_, it)| !replied.contains(&it.statement)).collect();
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

/// A statement without what it refers to in vain; nothing where its words are not there.
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
    let rated = |rating: RatingId| project.scale.ratings.iter().any(|it| it.id == rating);
    statement.verdict = statement.verdict.filter(|it| rated(it.rating) && coder(it.coded.by));
    statement.coded = statement.coded.filter(|it| coder(it.by));
    Some(statement)
}

/// Takes out the records of these ids, of whatever kind.
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
    take_out(&mut project.earlier_texts, ids);
    take_out(&mut project.coders, ids);
    take_out(&mut project.speakers, ids);
    take_out(&mut project.statements, ids);
    take_out(&mut project.links, ids);
    take_out(&mut project.evidence, ids);
    take_out(&mut project.citations, ids);
}
