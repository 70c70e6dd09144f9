//! The page of one ClaimReview.

use model::{EvidenceSource, Statement};

use super::super::markup::{Markup, ScriptJson};
use super::super::reading::Reading;
use super::super::report::{STYLE, bearing};
use super::super::words::said;
use model::one_line;

/// A page that shows the claim, its verdict and the evidence, and holds the ClaimReview for search engines.
pub(super) fn page(reading: &Reading<'_>, claim: &Statement, json: &str) -> String {
    let words = said(reading.project, claim);
    let mut page = Markup::default();
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
        .text(&words)
        .raw("</title>\n<style>\n")
        .raw(STYLE)
        .raw("</style>\n<script type=\"application/ld+json\">\n")
        .script(&ScriptJson::new(json))
        .raw("</script>\n</head>\n<body>\n<main class=\"claim\">\n<article>\n<p class=\"kicker\">Claim review</p>\n<h1>")
        .text(&words)
        .raw("</h1>\n<dl class=\"facts\">\n");
    let speaker = reading.speaker(claim).map(|it| it.name.as_str());
    let party = reading.party(claim).map(|it| it.name.as_str());
    fact(&mut page, "Claimed by", speaker.or(party).unwrap_or("not known"));
    if let Some(rating) = claim.verdict.as_ref().and_then(|it| reading.project.scale.rating(it.rating)) {
        page.raw("<dt>Verdict</dt>").element("<dd><strong>", &one_line(&rating.name), "</strong></dd>\n");
    }
    if let Some(article) = reading.project.article(claim.article) {
        page.raw("<dt>Read in</dt><dd>").link(&article.address, &one_line(&article.title));
        for part in [&article.outlet, &article.date].into_iter().filter(|part| !part.is_empty()) {
            page.raw(", ").text(&one_line(part));
        }
        page.raw("</dd>\n");
    }
    if !reading.options.publisher.trim().is_empty() {
        page.raw("<dt>Reviewed by</dt><dd>")
            .link(reading.options.publisher_address.trim(), reading.options.publisher.trim());
        if let Some(day) = super::iso_date(&reading.options.published) {
            page.element(", <time>", &day, "</time>");
        }
        page.raw("</dd>\n");
    }
    page.raw("</dl>\n");
    for part in super::body(reading, claim) {
        page.element("<p>", &part, "</p>\n");
    }
    evidence(&mut page, reading, claim);
    page.raw("</article>\n</main>\n</body>\n</html>\n");
    page.into_string()
}

fn fact(page: &mut Markup, name: &'static str, value: &str) {
    page.raw("<dt>").raw(name).raw("</dt>").element("<dd>", &one_line(value), "</dd>\n");
}

fn evidence(page: &mut Markup, reading: &Reading<'_>, claim: &Statement) {
    let cited = reading.cited(claim.id).iter();
    let cited: Vec<_> = cited
        .filter_map(|citation| Some((*citation, reading.project.evidence.get(&citation.evidence)?)))
        .collect();
    if cited.is_empty() {
        return;
    }
    page.raw("<h2>Evidence</h2>\n<ul class=\"evidence\">\n");
    for (citation, evidence) in cited {
        page.raw("<li><strong>").text(&bearing(citation)).raw("</strong>: ");
        match &evidence.source {
            EvidenceSource::Address(address) => page.link(address, &one_line(&evidence.title)),
            EvidenceSource::File(_) | EvidenceSource::Elsewhere => page.text(&one_line(&evidence.title)),
        };
        for part in [&evidence.publisher, &evidence.date].into_iter().filter(|part| !part.is_empty()) {
            page.raw(", ").text(&one_line(part));
        }
        if let Some(passage) = citation.passage.and_then(|id| evidence.passage(id)) {
            page.element("<blockquote><p>“", &one_line(&passage.text), "”</p></blockquote>");
            page.element("<span class=\"by\">", &one_line(&passage.place), "</span>");
        }
        page.raw("</li>\n");
    }
    page.raw("</ul>\n");
}
