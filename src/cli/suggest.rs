//! `rejoinder suggest`: what statements answer, worked out again from statements, speakers and parties that a person set.

use serde::Serialize;
use serde_json::{Map, Value};

use super::args::{Objects, Suggest};
use super::inputs::{CliInput, InputArticles, inputs};
use super::reading::{self, InputProject};
use super::render::{PendingArticle, PieceSource};
use super::terminal::{OutputTarget, complain};
use super::{Failure, contract, outlet, pipeline, replies};
use analysis::answers::{self, LikelyAnswers};
use analysis::{ReplyGraph, RightOfReply, Scope};
use import::Lines;
use model::{self, CleanText, IdGenerator, LinkId, PartyId, Project, ReviewStatus, StatementId};

pub(super) fn run(what: &Suggest) -> Result<(), Failure> {
    let inputs = inputs(&what.inputs, false)?;
    let lines = inputs.iter().any(|input| matches!(input, CliInput::Lines { .. }));
    let format = what.format.unwrap_or(if lines { Objects::Jsonl } else { Objects::Json });
    let list = format == Objects::Json && (lines || inputs.len() > 1);
    let (mut done, mut failed) = (0_usize, 0_usize);
    outlet::write(what.output.as_deref(), |out| {
        pipeline::in_order(
            None,
            InputArticles::new(inputs).flat_map(objects),
            |(name, object)| (name, object.and_then(suggested)),
            |result| {
                let (name, object) = result.unwrap_or_else(|| {
                    ("an article".to_owned(), Err("an error in Rejoinder, please report it".to_owned()))
                });
                match object {
                    Ok(text) => {
                        put(out, text, format, list, done)?;
                        done += 1;
                    }
                    Err(problem) => {
                        failed += 1;
                        complain(format_args!("{name}: {problem}"));
                    }
                }
                Ok(())
            },
        )?;
        let end = match (format, list, done) {
            (Objects::Jsonl, ..) | (_, false, 0) => "",
            (Objects::Json, true, 0) => "[]\n",
            (Objects::Json, true, _) => "\n]\n",
            (Objects::Json, false, _) => "\n",
        };
        if done == 0 && failed > 0 {
            return Err(Failure::Told);
        }
        out.put(&CleanText::lines(end))
    })?;
    if failed > 0 { Err(Failure::Told) } else { Ok(()) }
}

fn put(
    out: &mut OutputTarget<'_>,
    text: CleanText,
    format: Objects,
    list: bool,
    done: usize,
) -> Result<(), Failure> {
    out.put(&match (format, done) {
        (Objects::Jsonl, _) => text.between("", "\n"),
        (Objects::Json, 0) if list => text.between("[\n", ""),
        (Objects::Json, _) if list => text.between(",\n", ""),
        (Objects::Json, _) => text,
    })
}

/// The objects of one piece of the input, with where each comes from: a line has one, a file one or a list of them.
fn objects(piece: PendingArticle) -> Vec<(String, Result<Value, String>)> {
    let PendingArticle { name, source } = piece;
    let bytes = match source {
        PieceSource::Unreadable(problem) => Err(problem),
        PieceSource::File(path) => whole(&path),
        PieceSource::Bytes(bytes) | PieceSource::Line { bytes, .. } => Ok(bytes),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(problem) => return vec![(name, Err(problem))],
    };
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    if plain.trim_ascii().is_empty() {
        return Vec::new();
    }
    match serde_json::from_slice(plain) {
        Ok(Value::Array(all)) => {
            let numbered = all.into_iter().zip(1..);
            numbered.map(|(object, at)| (format!("{name}, object {at}"), Ok(object))).collect()
        }
        Ok(object) => vec![(name, Ok(object))],
        Err(error) => {
            let words = format!("is not JSON: {error}. It takes what `rejoinder extract` prints");
            vec![(name, Err(words))]
        }
    }
}

/// All bytes of a file.
fn whole(path: &std::path::Path) -> Result<Vec<u8>, String> {
    let mut all = Vec::new();
    for line in Lines::open(path).map_err(|error| error.problem.to_string())? {
        all.extend(line.map_err(|error| error.to_string())?);
        all.push(b'\n');
    }
    Ok(all)
}

/// The output for an object: the object itself, with what was worked out.
#[derive(Serialize)]
struct SuggestOutput<'a> {
    #[serde(flatten)]
    input: Map<String, Value>,
    links: Vec<LinkSuggestion<'a>>,
    answers: Vec<AnswerSuggestion<'a>>,
    candidates: Vec<ClaimCandidates<'a>>,
    replies: Vec<replies::ReplyJson>,
}

#[derive(Serialize)]
struct LinkSuggestion<'a> {
    id: String,
    from: &'a str,
    to: &'a str,
    relation: &'static str,
    score: f64,
    why: contract::WhyJson,
}

#[derive(Serialize)]
struct AnswerSuggestion<'a> {
    statement: &'a str,
    party: &'a str,
    confidence: f64,
    why: contract::WhyJson,
}

#[derive(Serialize)]
struct ClaimCandidates<'a> {
    statement: &'a str,
    claims: Vec<ClaimCandidate<'a>>,
}

#[derive(Serialize)]
struct ClaimCandidate<'a> {
    claim: &'a str,
    score: f64,
}

fn suggested(object: Value) -> Result<CleanText, String> {
    let Value::Object(mut input) = object else {
        return Err("is not an object: it takes what `rejoinder extract` prints".to_owned());
    };
    for old in ["links", "answers", "candidates", "replies"] {
        input.remove(old);
    }
    let reading = reading::read(Value::Object(input.clone()))?;
    let found = answers::answers(&reading.project);
    contract::to_json(&output(input, &reading, &found))
}

fn output<'a>(
    input: Map<String, Value>,
    reading: &'a InputProject,
    found: &'a LikelyAnswers,
) -> SuggestOutput<'a> {
    let said = |id: StatementId| reading.statements.get(&id).map_or("", String::as_str);
    let side = |id: PartyId| reading.parties.get(&id).map_or("", String::as_str);
    let links = found.links.iter().zip(1..).map(|(link, number)| LinkSuggestion {
        id: format!("k{number}"),
        from: said(link.from),
        to: said(link.to),
        relation: link.relation.name(),
        score: contract::share(&link.why),
        why: contract::reason(&link.why),
    });
    let sides = found.sides.iter().map(|it| AnswerSuggestion {
        statement: said(it.statement),
        party: side(it.party),
        confidence: contract::share(&it.why),
        why: contract::reason(&it.why),
    });
    let claims = found.claims.iter().map(|it| ClaimCandidates {
        statement: said(it.statement),
        claims: it
            .claims
            .iter()
            .map(|(claim, chance)| ClaimCandidate { claim: said(*claim), score: rounded(*chance) })
            .collect(),
    });
    let project = &linked(&reading.project, found);
    let order: Vec<StatementId> = project.reading_order().iter().map(|it| it.id).collect();
    let scope = Scope::with_all_links(project, &order);
    let right = RightOfReply::new(&scope, &ReplyGraph::new(&scope));
    SuggestOutput {
        input,
        links: links.collect(),
        answers: sides.collect(),
        candidates: claims.collect(),
        replies: replies::replies(&scope, &right, &|id| side(id).to_owned(), &|id| said(id).to_owned()),
    }
}

/// The project with the links that were found, so that they count as replies.
fn linked(project: &Project, found: &LikelyAnswers) -> Project {
    let mut project = project.clone();
    let mut ids = IdGenerator::seeded(1);
    for link in &found.links {
        let id: LinkId = ids.draw();
        let (from, to, relation) = (link.from, link.to, link.relation);
        let why = Some(link.why.clone());
        let link = model::Link {
            id,
            from,
            to,
            relation,
            note: String::new(),
            status: ReviewStatus::Suggested,
            why,
            coded: None,
            changed: false,
        };
        project.links.insert(id, link);
    }
    project
}

/// A chance to three places.
fn rounded(chance: f64) -> f64 {
    (chance * 1000.0).round() / 1000.0
}
