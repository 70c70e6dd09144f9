//! `rejoinder same`: the same utterance in several articles.

use std::collections::{BTreeSet, HashMap};
use std::ops::ControlFlow;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::args::{SameArgs, SameFormat};
use super::inputs::{InputArticles, inputs};
use super::reader::{ArticleReader, with_folders_opened};
use super::render::{ArticleInfo, PendingArticle, known};
use super::terminal::complain;
use super::{Failure, contract, outlet, pipeline, project, text_layout};
use analysis::{Event, Utterance, events, utterances};
use extract::extract;
use model::{ArticleId, CleanText, CodePoints, IdGenerator, Project, Span};

/// The width of the text, in columns.
const WIDTH: usize = 100;

/// An article that was read: its id in the output, itself, and what was found in it.
type ReadArticle = (Value, model::Article, model::Findings);

pub(super) fn run(what: &SameArgs) -> Result<(), Failure> {
    let reader = ArticleReader::new(what.password_file.as_deref())?;
    let inputs = inputs(&with_folders_opened(&what.inputs)?, false)?;
    let (articles, failed) = read(InputArticles::new(inputs), &reader)?;
    if articles.is_empty() && failed > 0 {
        return Err(Failure::Told);
    }
    let mut ids = IdGenerator::seeded(1);
    let mut named = HashMap::new();
    let articles = articles.into_iter().map(|(id, mut article, findings)| {
        article.id = ids.draw();
        named.insert(article.id, id);
        (article, findings)
    });
    let articles = articles.collect();
    let project = project::assemble(None, articles, ids, Timestamp::UNIX_EPOCH).map_err(Failure::Said)?;
    let found = utterances(&project);
    let events = events(&project, &found, &|| ControlFlow::Continue(())).unwrap_or_default();
    let text = match what.format {
        SameFormat::Json => contract::to_json(&output(&project, &found, &events, &named))
            .map_err(Failure::Said)?
            .between("", "\n"),
        SameFormat::Text => CleanText::lines(to_read(&project, &found, &events, &named)),
    };
    outlet::write(what.output.as_deref(), |out| out.put(&text))?;
    if failed > 0 { Err(Failure::Told) } else { Ok(()) }
}

/// Reads all articles, and counts those that could not be read.
fn read(pieces: InputArticles, reader: &ArticleReader) -> Result<(Vec<ReadArticle>, usize), Failure> {
    let work = |piece: PendingArticle| {
        let found = known(&piece.name, piece.source, reader).map(|known| {
            known.map(|ArticleInfo { id, article, notes, .. }| {
                let findings = extract(&article.text);
                ((id, article, findings), notes)
            })
        });
        (piece.name, found)
    };
    let (mut articles, mut failed) = (Vec::new(), 0);
    pipeline::in_order(None, pieces, work, |result| -> Result<(), Failure> {
        match result {
            Some((name, Ok(Some((article, notes))))) => {
                for note in notes {
                    complain(format_args!("{name}: {note}"));
                }
                articles.push(article);
            }
            Some((_, Ok(None))) => {}
            Some((name, Err(problem))) => {
                failed += 1;
                complain(format_args!("{name}: {problem}"));
            }
            None => {
                failed += 1;
                complain("an article could not be read: an error in Rejoinder, please report it");
            }
        }
        Ok(())
    })?;
    Ok((articles, failed))
}

#[derive(Serialize)]
struct SameOutput<'a> {
    groups: Vec<UtteranceJson<'a>>,
    /// The articles that tell of one affair.
    events: Vec<EventJson<'a>>,
}

#[derive(Serialize)]
struct EventJson<'a> {
    articles: Vec<&'a Value>,
    confidence: f64,
    why: contract::WhyJson,
}

#[derive(Serialize)]
struct UtteranceJson<'a> {
    /// The speaker's name in the first article that names one.
    speaker: Option<&'a str>,
    members: Vec<Member<'a>>,
    confidence: f64,
    why: contract::WhyJson,
}

#[derive(Serialize)]
struct Member<'a> {
    article: &'a Value,
    spans: Vec<[usize; 2]>,
    told: &'static str,
}

fn output<'a>(
    project: &'a Project,
    found: &[Utterance],
    events: &[Event],
    named: &'a HashMap<ArticleId, Value>,
) -> SameOutput<'a> {
    let points: HashMap<ArticleId, CodePoints> =
        project.articles.iter().map(|article| (article.id, CodePoints::new(&article.text))).collect();
    let group = |utterance: &Utterance| UtteranceJson {
        speaker: speaker(project, utterance),
        members: utterance
            .members
            .iter()
            .filter_map(|member| {
                let points = points.get(&member.article)?;
                let spans = member.spans.iter().map(|span| points.span(*span));
                Some(Member {
                    article: named.get(&member.article)?,
                    spans: spans.collect(),
                    told: member.told.name(),
                })
            })
            .collect(),
        confidence: contract::share(&utterance.why),
        why: contract::reason(&utterance.why),
    };
    let event = |event: &Event| EventJson {
        articles: event.articles.iter().filter_map(|id| named.get(id)).collect(),
        confidence: contract::share(&event.why),
        why: contract::reason(&event.why),
    };
    SameOutput { groups: found.iter().map(group).collect(), events: events.iter().map(event).collect() }
}

/// The name of whoever says it, in the first article that knows.
fn speaker<'a>(project: &'a Project, utterance: &Utterance) -> Option<&'a str> {
    let speakers = utterance.members.iter().filter_map(|member| {
        let speaker = project.statements.get(&member.statement?)?.speaker?;
        Some(project.speakers.get(&speaker)?.name.as_str())
    });
    speakers.into_iter().next()
}

/// The utterances to read: who says it, then what each article has of it, and which have nothing that was found.
fn to_read(
    project: &Project,
    found: &[Utterance],
    events: &[Event],
    named: &HashMap<ArticleId, Value>,
) -> String {
    let name = |id: ArticleId| match named.get(&id) {
        Some(Value::String(name)) => name.clone(),
        other => other.map(Value::to_string).unwrap_or_default(),
    };
    let mut page = String::new();
    for utterance in found {
        page.push_str(speaker(project, utterance).unwrap_or("Speaker not known"));
        page.push_str(" (");
        page.push_str(utterance.why.certainty());
        page.push_str(")\n");
        for member in &utterance.members {
            let words: Vec<&str> = project.article(member.article).map_or_else(Vec::new, |article| {
                member.spans.iter().map(|span: &Span| span.of(&article.text)).collect()
            });
            let first = format!("  {}, {}: ", name(member.article), member.told.name());
            text_layout::wrap(&mut page, &first, &words.join(" … "), WIDTH);
        }
        let tells = |id: ArticleId| utterance.members.iter().any(|it| it.article == id);
        // Only articles of the same event: others may be about another affair.
        let own = events.iter().filter(|event| event.articles.iter().any(|id| tells(*id)));
        let without: BTreeSet<usize> = own
            .flat_map(|event| &event.articles)
            .filter(|id| !tells(**id))
            .filter_map(|id| project.articles.iter().position(|article| article.id == *id))
            .collect();
        let without = without.into_iter().filter_map(|at| project.articles.get(at));
        let without: Vec<String> = without.map(|article| name(article.id)).collect();
        if !without.is_empty() {
            text_layout::wrap(&mut page, "  not found in ", &without.join(", "), WIDTH);
        }
        page.push('\n');
    }
    if found.is_empty() {
        page.push_str("No utterance was found in more than one article.\n");
    }
    page
}
