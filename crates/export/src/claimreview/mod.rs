//! Verdicts as ClaimReview of schema.org, as Google documents it for fact checks
//! (<https://developers.google.com/search/docs/appearance/structured-data/factcheck>), alone and as a `DataFeed`.
//!
//! A property that the project does not know is left out, and listed by [`missing`]; nothing is made up.

mod lack;
mod page;

use serde_json::{Map, Value, json};

use model::{Article, Project, SpeakerKind, Statement, Verdict, one_line, web_address, written_date};

use super::reading::Reading;
use super::words::said;
use super::{ExportError, ExportOptions, OutputFile};

pub use lack::{Lack, Missing, missing};

const CONTEXT: &str = "https://schema.org";

/// The claims that have a verdict and go in, in reading order.
fn rated<'a>(reading: &Reading<'a>) -> Vec<&'a Statement> {
    reading.statements().filter(|it| it.verdict.is_some()).collect()
}

/// Returns how many claims have a verdict and go in: each has a review.
#[must_use]
pub fn reviewed(project: &Project, options: &ExportOptions) -> usize {
    rated(&Reading::new(project, options)).len()
}

/// The claims, once it is sure that every required property is known.
fn complete<'a>(reading: &Reading<'a>) -> Result<Vec<&'a Statement>, ExportError> {
    let claims = rated(reading);
    if claims.is_empty() {
        return Err(ExportError::Nothing(
            "no claim has a verdict yet, so there is nothing to review: rate a claim first",
        ));
    }
    let mut lacking = lack::of(reading, &claims);
    lacking.retain(|it| it.lack.is_required());
    if lacking.is_empty() { Ok(claims) } else { Err(ExportError::Missing(lacking)) }
}

/// One JSON-LD file and one page for each claim with a verdict.
pub(super) fn files(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    let mut files = Vec::new();
    let claims = complete(reading)?;
    for (at, claim) in claims.iter().enumerate() {
        reading.progress.at(at, claims.len())?;
        let json = pretty(&with_context(review(reading, claim)))?;
        let page = page::page(reading, claim, &json);
        files.push(OutputFile::text(format!("{}.jsonld", stem(claim)), json));
        files.push(OutputFile::text(format!("{}.html", stem(claim)), page));
    }
    Ok(files)
}

/// All claims with a verdict as one `DataFeed`.
pub(super) fn feed(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    let claims = complete(reading)?;
    let moment = |claim: &Statement| claim.verdict.as_ref().map(|rated| rated.coded.at);
    let mut items = Vec::with_capacity(claims.len());
    for (at, claim) in claims.iter().enumerate() {
        reading.progress.part(0.0, 0.8).at(at, claims.len())?;
        items.push(json!({
            "@type": "DataFeedItem",
            "dateModified": moment(claim).map(|at| at.to_string()),
            "item": [review(reading, claim)],
        }));
    }
    let mut feed = json!({
        "@context": CONTEXT,
        "@type": "DataFeed",
        "name": reading.title(),
        "dataFeedElement": items,
    });
    let last = claims.iter().filter_map(|claim| moment(claim)).max();
    put(&mut feed, "dateModified", last.map(|at| at.to_string().into()));
    Ok(vec![OutputFile::text(format!("{}-claimreviews.json", reading.stem()), pretty(&feed)?)])
}

/// The name of a claim's files, without their ending.
fn stem(claim: &Statement) -> String {
    format!("claim-{}", claim.id)
}

/// Returns the address of the page of a claim; nothing where nobody said.
fn address(reading: &Reading<'_>, claim: &Statement) -> Option<String> {
    let folder = web_address(reading.options.address.trim())?;
    web_address(&format!("{}/{}.html", folder.trim_end_matches('/'), stem(claim)))
}

fn pretty(value: &Value) -> Result<String, ExportError> {
    let broken =
        |error: serde_json::Error| ExportError::Broken { format: "JSON", problem: error.to_string() };
    let text = serde_json::to_string_pretty(value).map_err(broken)?;
    Ok(super::json::escaped(&text) + "\n")
}

fn with_context(mut review: Value) -> Value {
    put(&mut review, "@context", Some(CONTEXT.into()));
    review
}

/// A claim with its verdict, without what is not known.
fn review(reading: &Reading<'_>, claim: &Statement) -> Value {
    let mut review = json!({ "@type": "ClaimReview", "claimReviewed": said(reading.project, claim) });
    put(&mut review, "url", address(reading, claim).map(Value::from));
    put(&mut review, "author", publisher(reading));
    put(&mut review, "datePublished", iso_date(&reading.options.published).map(Value::from));
    put(&mut review, "itemReviewed", Some(item(reading, claim)));
    put(&mut review, "reviewRating", rating(reading, claim));
    let rated_at = claim.verdict.as_ref().map(|rated| rated.coded.at.to_string());
    put(&mut review, "dateCreated", rated_at.map(Value::from));
    let body = body(reading, claim).join(" ");
    put(&mut review, "reviewBody", (!body.is_empty()).then(|| body.into()));
    let sources = sources(reading, claim);
    put(&mut review, "citation", (!sources.is_empty()).then(|| sources.into()));
    review
}

/// Returns what the desk says of a claim beside the rating: the summary of its verdict, what is not known, and its note where notes go in.
fn body(reading: &Reading<'_>, claim: &Statement) -> Vec<String> {
    let verdict = claim.verdict.as_deref();
    let summary = verdict.map(|verdict| one_line(&verdict.summary));
    let unknown = verdict.filter(|verdict| !verdict.unknown.is_empty()).map(unknown);
    let note = reading.options.notes.then(|| one_line(&claim.note));
    [summary, unknown, note].into_iter().flatten().filter(|part| !part.is_empty()).collect()
}

/// Returns the gaps of a verdict as a sentence.
fn unknown(verdict: &Verdict) -> String {
    let gaps: Vec<String> = verdict.unknown.iter().map(|gap| one_line(gap)).collect();
    format!("Not known: {}.", gaps.join("; ").trim_end_matches('.'))
}

/// Returns how many of the claims that have a review have a verdict that a second person returned, and with which nobody has agreed since.
#[must_use]
pub fn returned(project: &Project, options: &ExportOptions) -> usize {
    let is_returned = |it: &&&Statement| {
        let reading = it.verdict.as_ref().and_then(|verdict| verdict.last_reading());
        reading.is_some_and(|reading| !reading.agrees)
    };
    rated(&Reading::new(project, options)).iter().filter(is_returned).count()
}

/// Returns a written date by ISO 8601 (`2018-06-05`).
fn iso_date(words: &str) -> Option<String> {
    written_date(words).map(|date| date.to_string())
}

fn put(object: &mut Value, key: &str, value: Option<Value>) {
    if let (Value::Object(fields), Some(value)) = (object, value) {
        fields.insert(key.to_owned(), value);
    }
}

/// A thing of schema.org with those of its texts that are known.
fn thing<'t>(kind: &str, texts: impl IntoIterator<Item = (&'static str, &'t str)>) -> Value {
    let mut fields = Map::from_iter([("@type".to_owned(), kind.into())]);
    for (key, text) in texts {
        let text = one_line(text);
        if !text.is_empty() {
            fields.insert(key.to_owned(), text.into());
        }
    }
    Value::Object(fields)
}

fn publisher(reading: &Reading<'_>) -> Option<Value> {
    let options = reading.options;
    let address = web_address(options.publisher_address.trim()).unwrap_or_default();
    (!options.publisher.trim().is_empty())
        .then(|| thing("Organization", [("name", options.publisher.as_str()), ("url", &address)]))
}

/// The claim itself: who made it, and where it was read.
fn item(reading: &Reading<'_>, claim: &Statement) -> Value {
    let mut item = json!({ "@type": "Claim" });
    put(&mut item, "author", claimant(reading, claim));
    if let Some(article) = reading.project.article(claim.article) {
        put(&mut item, "appearance", Some(appearance(article)));
        let date = iso_date(&article.date).filter(|_| reading.options.dated_by_article);
        put(&mut item, "datePublished", date.map(Value::from));
    }
    item
}

/// Returns the maker of a claim: a person or an organisation, as schema.org knows no others. A document speaks for
/// its party; for somebody unnamed, or for a group, nobody does.
fn claimant(reading: &Reading<'_>, claim: &Statement) -> Option<Value> {
    let party = reading.party(claim);
    let of_party = || party.map(|party| thing("Organization", [("name", party.name.as_str())]));
    let Some(speaker) = reading.speaker(claim) else { return of_party() };
    match speaker.kind {
        SpeakerKind::Person => Some(thing("Person", [("name", speaker.name.as_str())])),
        SpeakerKind::Organisation => Some(thing("Organization", [("name", speaker.name.as_str())])),
        SpeakerKind::Document => of_party(),
        SpeakerKind::Group | SpeakerKind::Unnamed => None,
    }
}

fn appearance(article: &Article) -> Value {
    let mut work = thing("Article", [("headline", article.title.as_str())]);
    put(&mut work, "url", web_address(&article.address).map(Value::from));
    put(&mut work, "datePublished", iso_date(&article.date).map(Value::from));
    let outlet =
        (!article.outlet.is_empty()).then(|| thing("Organization", [("name", article.outlet.as_str())]));
    put(&mut work, "publisher", outlet);
    work
}

/// The rating in words, and as a number where the scale has one for it.
fn rating(reading: &Reading<'_>, claim: &Statement) -> Option<Value> {
    let scale = &reading.project.scale;
    let rating = scale.rating(claim.verdict.as_ref()?.rating)?;
    let mut value = thing("Rating", [("alternateName", rating.name.as_str()), ("name", &rating.name)]);
    if let Some((number, best)) = number(reading, claim) {
        put(&mut value, "ratingValue", Some(number.into()));
        put(&mut value, "bestRating", Some(best.into()));
        put(&mut value, "worstRating", Some(1.into()));
    }
    Some(value)
}

/// The step of a claim's rating, from 1 for the worst, and how many there are; nothing for a rating outside of the row, and where
/// nobody said how long the row is.
fn number(reading: &Reading<'_>, claim: &Statement) -> Option<(usize, usize)> {
    let scale = &reading.project.scale;
    let steps = reading.options.steps.map(|steps| steps.min(scale.given().count()));
    let steps = steps.or_else(|| scale.known_steps())?;
    let rating = claim.verdict.as_ref()?.rating;
    let at = scale.given().position(|it| it.id == rating)?;
    (at < steps).then_some((at + 1, steps))
}

/// The evidence that is cited for a claim.
fn sources(reading: &Reading<'_>, claim: &Statement) -> Vec<Value> {
    let evidence = reading
        .cited(claim.id)
        .iter()
        .filter_map(|citation| reading.project.evidence.get(&citation.evidence));
    let mut works: Vec<Value> = evidence
        .map(|evidence| {
            let mut work = thing("CreativeWork", [("name", evidence.title.as_str())]);
            if let model::EvidenceSource::Address(address) = &evidence.source {
                put(&mut work, "url", web_address(address).map(Value::from));
            }
            put(&mut work, "datePublished", iso_date(&evidence.date).map(Value::from));
            let publisher = (!evidence.publisher.is_empty())
                .then(|| thing("Organization", [("name", evidence.publisher.as_str())]));
            put(&mut work, "publisher", publisher);
            work
        })
        .collect();
    works.dedup();
    works
}
