//! The report as a web page: sections in the order of reading.

use super::STYLE;
use super::content::{ReportArticle, ReportContent};
use super::figures::ReportFigures;
use super::page::{self, mark};
use super::replies::{Answered, ReplyRow};
use super::sources::Source;
use super::verdicts::Verdict;
use crate::chart::Chart;
use crate::markup::Markup;
use crate::picture;

/// The limits of the figures in the table of parties.
pub(in super::super) const NOT_FAIR: &str = "Words count what a party says itself, not what others tell that it said. A figure says how much room a side \
     has, and not whether that is fair.";
pub(super) const EXPLAINED: &str = " “Explained” counts the answers for whose absence a person gave a reason: asked and declined, and the like.";
pub(super) const OTHERS: &str = "They answer no other statement, and none answers them.";
pub(super) const NO_HOLE: &str =
    "Nobody is accused of anything in the statements of this report, as far as the words show.";

pub(super) fn page(content: &ReportContent) -> String {
    let mut page = Markup::default();
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Rejoinder\">\n")
        .element("<title>", &content.title, "</title>\n<style>\n")
        .raw(STYLE)
        .raw("</style>\n</head>\n<body>\n<header>\n<p class=\"kicker\">Claims and answers</p>\n")
        .element("<h1>", &content.title, "</h1>\n");
    articles(&mut page, &content.articles);
    contents(&mut page, content);
    page.raw("</header>\n<main>\n");
    parties(&mut page, &content.parties, content.chart.as_ref());
    exchanges(&mut page, content);
    others(&mut page, content);
    verdicts(&mut page, &content.verdicts);
    dues(&mut page, &content.dues);
    method(&mut page, content);
    sources(&mut page, &content.sources);
    page.raw("</main>\n</body>\n</html>\n");
    page.into_string()
}

fn articles(page: &mut Markup, articles: &[ReportArticle]) {
    page.raw("<ul class=\"articles\">\n");
    for article in articles {
        page.raw("<li><cite>").link(&article.address, &article.title).raw("</cite>");
        if !article.facts.is_empty() {
            page.element("<span class=\"by\">", &article.facts.join(" · "), "</span>");
        }
        if model::is_web_address(&article.address) {
            page.element("<span class=\"address\">", &article.address, "</span>");
        }
        page.raw("</li>\n");
    }
    page.raw("</ul>\n");
}

fn contents(page: &mut Markup, content: &ReportContent) {
    let sections = [
        ("parties", "Parties", !content.parties.is_empty()),
        ("exchanges", "Claims and answers", !content.exchanges.is_empty()),
        ("others", "Other statements", !content.others.is_empty()),
        ("verdicts", "Verdicts and evidence", !content.verdicts.is_empty()),
        ("replies", "Who was accused, and who answered", true),
        ("method", "Method", true),
        ("sources", "Sources", !content.sources.is_empty()),
    ];
    page.raw("<nav aria-label=\"Contents\"><ul>\n");
    for (id, name, _) in sections.into_iter().filter(|(.., is_there)| *is_there) {
        page.raw("<li><a href=\"#").raw(id).raw("\">").raw(name).raw("</a></li>\n");
    }
    page.raw("</ul></nav>\n");
}

fn parties(page: &mut Markup, parties: &[ReportFigures], chart: Option<&Chart>) {
    if parties.is_empty() {
        return;
    }
    page.raw("<section aria-labelledby=\"parties\">\n<h2 id=\"parties\">Parties</h2>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"parties\">\n<table class=\"figures\">\n<thead><tr>")
        .raw("<th scope=\"col\">Party</th><th scope=\"col\">Statements</th><th scope=\"col\">Words</th><th scope=\"col\">Share</th>")
        .raw("<th scope=\"col\">In quotation marks</th><th scope=\"col\">Accused or asked</th><th scope=\"col\">Answered</th>")
        .raw("<th scope=\"col\">Explained</th><th scope=\"col\">Missing</th></tr></thead>\n<tbody>\n");
    for party in parties {
        page.raw("<tr><th scope=\"row\">");
        mark(page, &party.side);
        page.text(&party.side.name);
        if let Some(name) = &party.name {
            page.element(" <span class=\"by\">", name, "</span>");
        }
        page.raw("</th>");
        number(page, party.statements);
        number(page, party.words);
        match party.share {
            Some(share) => page.raw("<td>").value(share).raw(" %</td>"),
            None => page.raw("<td>–</td>"),
        };
        for count in [party.quoted, party.accused, party.answered, party.settled, party.missing()] {
            number(page, count);
        }
        page.raw("</tr>\n");
    }
    page.raw("</tbody>\n</table>\n</div>\n");
    if let Some(picture) = chart.and_then(|chart| chart.picture().ok()) {
        page.raw("<figure class=\"chart\">").append(&picture::element(&picture)).raw("</figure>\n");
    }
    page.raw("<p class=\"aside\">").raw(NOT_FAIR).raw(EXPLAINED).raw("</p>\n</section>\n");
}

fn number(page: &mut Markup, number: usize) {
    page.raw("<td>").value(number).raw("</td>");
}

fn exchanges(page: &mut Markup, content: &ReportContent) {
    if content.exchanges.is_empty() {
        return;
    }
    page.raw("<section aria-labelledby=\"exchanges\">\n<h2 id=\"exchanges\">Claims and answers</h2>\n");
    for (number, exchange) in (1..).zip(&content.exchanges) {
        page::exchange(page, number, exchange);
    }
    page.raw("</section>\n");
}

fn others(page: &mut Markup, content: &ReportContent) {
    if content.others.is_empty() {
        return;
    }
    page.raw(
        "<section aria-labelledby=\"others\">\n<h2 id=\"others\">Other statements</h2>\n<p class=\"aside\">",
    )
    .raw(OTHERS)
    .raw("</p>\n");
    for (title, cards) in &content.others {
        if content.articles.len() > 1 {
            page.element("<h3>", title, "</h3>\n");
        }
        page.raw("<div class=\"loose\">\n");
        for card in cards {
            page::card(page, card, true);
        }
        page.raw("</div>\n");
    }
    page.raw("</section>\n");
}

fn verdicts(page: &mut Markup, verdicts: &[Verdict]) {
    if verdicts.is_empty() {
        return;
    }
    page.raw("<section aria-labelledby=\"verdicts\">\n<h2 id=\"verdicts\">Verdicts and evidence</h2>\n");
    for verdict in verdicts {
        page.raw("<article class=\"verdict\">\n<h3>");
        page::to(page, verdict.number, &verdict.number.to_string());
        page.raw(" ").text(&verdict.speaker).raw("</h3>\n");
        page.element("<blockquote><p>", &verdict.words, "</p></blockquote>\n");
        match &verdict.rating {
            Some(rating) => {
                page.element("<p class=\"rating\"><span>Verdict</span> <strong>", rating, "</strong>")
            }
            None => page.raw("<p class=\"rating none\"><span>Verdict</span> not rated yet"),
        };
        if let Some((who, day)) = &verdict.by {
            page.element(" <span class=\"by\">", who, ", ").element("<time>", day, "</time></span>");
        }
        page.raw("</p>\n");
        reasons(page, verdict);
        page::note(page, verdict.note.as_deref());
        evidence(page, verdict);
        page.raw("</article>\n");
    }
    page.raw("</section>\n");
}

/// The summary, what is not known, and the second reader.
fn reasons(page: &mut Markup, verdict: &Verdict) {
    if let Some(summary) = &verdict.summary {
        page.element("<p class=\"summary\">", summary, "</p>\n");
    }
    if !verdict.unknown.is_empty() {
        page.raw("<p class=\"unknown\">Not known:</p>\n<ul class=\"unknown\">\n");
        for gap in &verdict.unknown {
            page.element("<li>", gap, "</li>\n");
        }
        page.raw("</ul>\n");
    }
    if let Some(second) = &verdict.second {
        page.raw("<p class=\"second\">").raw(second.what).raw(" by a second reader");
        if let Some((who, day)) = &second.by {
            page.element(" <span class=\"by\">", who, ", ").element("<time>", day, "</time></span>");
        }
        page.raw("</p>\n");
        page::note(page, second.note.as_deref());
    }
}

fn evidence(page: &mut Markup, verdict: &Verdict) {
    if verdict.evidence.is_empty() {
        page.raw("<p class=\"aside\">No evidence is cited.</p>\n");
        return;
    }
    page.element("<p class=\"aside\">Evidence: ", &verdict.balance, "</p>\n");
    page.raw("<ul class=\"evidence\">\n");
    for cited in &verdict.evidence {
        page.raw("<li><strong>").text(&cited.stance).raw(":</strong> ").text(&cited.title);
        page::citation(page, &[cited.source]);
        if let Some((words, place)) = &cited.passage {
            page.element("<blockquote><p>“", words, "”</p></blockquote>");
            if !place.is_empty() {
                page.element("<span class=\"by\">", place, "</span>");
            }
        }
        page::note(page, cited.note.as_deref());
        page.raw("</li>\n");
    }
    page.raw("</ul>\n");
}

fn dues(page: &mut Markup, dues: &[ReplyRow]) {
    page.raw(
        "<section aria-labelledby=\"replies\">\n<h2 id=\"replies\">Who was accused, and who answered</h2>\n",
    );
    if dues.is_empty() {
        page.raw("<p>").raw(NO_HOLE).raw("</p>\n</section>\n");
        return;
    }
    page.raw("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"replies\">\n<table class=\"dues\">\n<thead><tr><th scope=\"col\">Statement</th><th scope=\"col\">By</th><th scope=\"col\">Whom</th><th scope=\"col\">How</th><th scope=\"col\">Answer in the article</th></tr></thead>\n<tbody>\n");
    for due in dues {
        page.raw("<tr><th scope=\"row\">");
        page::to(page, due.statement, &due.statement.to_string());
        page.element("</th><td>", &due.accuser, "</td><td>");
        mark(page, &due.accused);
        page.text(&due.accused.name).raw("</td><td>").raw(due.reason).raw("</td><td>");
        match &due.state {
            Answered::By(number) => {
                page.raw("answered by ");
                page::to(page, *number, &number.to_string());
            }
            Answered::Near(number) => {
                page.raw("perhaps by ");
                page::to(page, *number, &number.to_string());
                page.raw(", which stands near");
            }
            Answered::Elsewhere(source) => {
                page.raw("replied elsewhere");
                page::citation(page, source.as_slice());
            }
            Answered::Settled(why) => {
                page.raw(why);
            }
            Answered::Missing => {
                page.raw("<strong class=\"missing\">missing</strong>");
            }
        }
        if let Some(requested) = &due.requested {
            page.element("; ", requested, "");
        }
        page::note(page, due.note.as_deref());
        page.raw("</td></tr>\n");
    }
    page.raw("</tbody>\n</table>\n</div>\n</section>\n");
}

fn method(page: &mut Markup, content: &ReportContent) {
    page.raw("<section aria-labelledby=\"method\">\n<h2 id=\"method\">Method</h2>\n");
    for sentence in content.method.sentences() {
        page.element("<p>", &sentence, "</p>\n");
    }
    if let Some(people) = content.method.people() {
        page.element("<p>", &people, "</p>\n");
    }
    page.raw("</section>\n");
}

fn sources(page: &mut Markup, sources: &[Source]) {
    if sources.is_empty() {
        return;
    }
    page.raw(
        "<section aria-labelledby=\"sources\">\n<h2 id=\"sources\">Sources</h2>\n<ol class=\"sources\">\n",
    );
    for source in sources {
        page.raw("<li id=\"source-")
            .value(source.number)
            .raw("\"><cite>")
            .link(&source.address, &source.title)
            .raw("</cite>");
        if !source.facts.is_empty() {
            page.element("<span class=\"by\">", &source.facts.join(", "), "</span>");
        }
        if model::is_web_address(&source.address) {
            page.element("<span class=\"address\">", &source.address, "</span>");
        }
        if model::is_web_address(&source.archive) {
            page.raw("<span class=\"address\">Archived: ")
                .link(&source.archive, &source.archive)
                .raw("</span>");
        }
        if let Some(file) = &source.file {
            page.element("<span class=\"address\">File ", file, "</span>");
        }
        if source.is_unused {
            page.raw("<span class=\"by\">Not cited in this report.</span>");
        }
        page.raw("</li>\n");
    }
    page.raw("</ol>\n</section>\n");
}
