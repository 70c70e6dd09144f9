//! The galley of every article, to read and to print: the text with its facts, the corrections, the numbered sources, and
//! who was asked in vain. No script, nothing remote.

mod text;

use analysis::{FactState, Galley, WrongFact, wrong_facts};
use model::{Article, EvidenceSource, FactResult, FactSource, Project, one_line};

use super::markup::Markup;
use super::reading::Reading;
use super::report::STYLE;
use super::{ExportError, OutputFile};

/// Style of the facts, beside [`STYLE`]: told apart by line and sign, so that a black-and-white print tells the same.
const FACTS: &str = include_str!("style.css");

/// Writes the galley.
pub(super) fn file(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    if reading.project.articles.is_empty() {
        return Err(ExportError::Nothing("there is no article to check: add one first"));
    }
    let page = page(reading)?;
    Ok(vec![OutputFile::text(format!("{}-galley.html", reading.stem()), page)])
}

fn page(reading: &Reading<'_>) -> Result<String, ExportError> {
    let mut page = Markup::default();
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Rejoinder\">\n")
        .element("<title>Galley: ", &reading.title(), "</title>\n<style>\n")
        .raw(STYLE)
        .raw(FACTS)
        .raw("</style>\n</head>\n<body>\n<header>\n<p class=\"kicker\">Galley</p>\n")
        .element("<h1>", &reading.title(), "</h1>\n");
    legend(&mut page);
    page.raw("</header>\n<main>\n");
    let none = Vec::new();
    for (number, article) in (1..).zip(&reading.project.articles) {
        reading.progress.at(number - 1, reading.project.articles.len())?;
        let found = reading.options.facts.get(&article.id).unwrap_or(&none);
        let galley = Galley::new(reading.project, article, found);
        ArticlePage { project: reading.project, article, galley: &galley, number }.write(&mut page);
    }
    page.raw("</main>\n</body>\n</html>\n");
    Ok(page.into_string())
}

/// The sign of a state, behind the words of a fact.
const fn sign(state: FactState) -> &'static str {
    match state {
        FactState::Open => "☐",
        FactState::Changed => "↻",
        FactState::Checked => "✓",
        FactState::Wrong => "✗",
        FactState::Corrected => "✓✗",
        FactState::Unanswered => "?",
    }
}

/// The class of a state.
const fn class(state: FactState) -> &'static str {
    match state {
        FactState::Open => "open",
        FactState::Changed => "changed",
        FactState::Checked => "checked",
        FactState::Wrong => "wrong",
        FactState::Corrected => "corrected",
        FactState::Unanswered => "unanswered",
    }
}

fn legend(page: &mut Markup) {
    page.raw("<ul class=\"legend\">\n");
    for state in FactState::ALL {
        page.raw("<li><span class=\"fact ").raw(class(state)).raw("\">words</span><span class=\"sign\">");
        page.raw(sign(state)).raw("</span> ").raw(state.name()).raw("</li>\n");
    }
    page.raw("</ul>\n");
}

/// The galley of one article.
struct ArticlePage<'a> {
    project: &'a Project,
    article: &'a Article,
    galley: &'a Galley,
    /// The number of the article, from 1, which begins the ids of its anchors.
    number: usize,
}

impl ArticlePage<'_> {
    fn write(&self, page: &mut Markup) {
        page.raw("<article aria-labelledby=\"article-").value(self.number).raw("\">\n<h2 id=\"article-");
        page.value(self.number).raw("\">").text(&one_line(&self.article.title)).raw("</h2>\n");
        let facts = [&self.article.outlet, &self.article.byline, &self.article.date];
        let facts: Vec<String> =
            facts.map(|fact| one_line(fact)).into_iter().filter(|it| !it.is_empty()).collect();
        if !facts.is_empty() {
            page.element("<p class=\"by\">", &facts.join(" · "), "</p>\n");
        }
        let counts = self.galley.counts();
        page.element("<p class=\"counts\">", &counts.words(), "");
        // Nothing is called finished while a fact is open.
        page.raw(if counts.is_finished() { ". Every fact is decided.</p>\n" } else { ".</p>\n" });
        text::write(page, self.project, self.article, self.galley, self.number);
        self.corrections(page);
        self.sources(page);
        self.in_vain(page);
        page.raw("</article>\n");
    }

    /// The wrong words with the right ones.
    fn corrections(&self, page: &mut Markup) {
        let wrong = wrong_facts(self.project, self.article);
        if wrong.is_empty() {
            return;
        }
        page.raw("<h3>Corrections</h3>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Corrections\">\n")
            .raw("<table class=\"dues\">\n<thead><tr><th scope=\"col\">Paragraph</th><th scope=\"col\">Old</th>")
            .raw("<th scope=\"col\">New</th><th scope=\"col\">Source</th><th scope=\"col\">State</th></tr></thead>\n<tbody>\n");
        for WrongFact { paragraph, old, right, source, made, .. } in wrong {
            let place = if paragraph == 0 { "taken out".to_owned() } else { paragraph.to_string() };
            page.element("<tr><th scope=\"row\">", &place, "</th>").element("<td><del>", &old, "</del></td>");
            if right.is_empty() {
                page.raw("<td>not known yet</td><td>");
            } else {
                page.element("<td><ins>", &right, "</ins></td><td>");
            }
            match self.galley.sources.iter().position(|it| *it == source) {
                Some(at) => self.reference(page, at + 1),
                None => drop(page.raw("none named")),
            }
            page.raw(if made { "</td><td>made</td></tr>\n" } else { "</td><td>to be made</td></tr>\n" });
        }
        page.raw("</tbody>\n</table>\n</div>\n");
    }

    /// A link to a source by its number.
    fn reference(&self, page: &mut Markup, source: usize) {
        page.raw("<a href=\"#source-").value(self.number).raw("-").value(source).raw("\">");
        page.value(source).raw("</a>");
    }

    /// The numbered sources.
    fn sources(&self, page: &mut Markup) {
        if self.galley.sources.is_empty() {
            return;
        }
        page.raw("<h3>Sources</h3>\n<ol class=\"sources\">\n");
        for (number, source) in (1..).zip(&self.galley.sources) {
            page.raw("<li id=\"source-").value(self.number).raw("-").value(number).raw("\">");
            match source {
                FactSource::Asked(who) => drop(page.raw("Asked: ").text(&one_line(who))),
                FactSource::Evidence(id) => self.evidence(page, *id),
                FactSource::None => {}
            }
            page.raw("</li>\n");
        }
        page.raw("</ol>\n");
    }

    fn evidence(&self, page: &mut Markup, id: model::EvidenceId) {
        let Some(evidence) = self.project.evidence.get(&id) else { return };
        page.element("<cite>", &one_line(&evidence.title), "</cite>");
        for fact in [&evidence.publisher, &evidence.date].map(|fact| one_line(fact)) {
            if !fact.is_empty() {
                page.raw(", ").text(&fact);
            }
        }
        match &evidence.source {
            EvidenceSource::Address(address) => {
                page.raw(" <span class=\"address\">").link(address, address).raw("</span>");
            }
            EvidenceSource::File(path) => drop(page.element(" <span class=\"address\">", path, "</span>")),
            EvidenceSource::Elsewhere => {}
        }
    }

    /// Writes the person who was asked and did not answer.
    fn in_vain(&self, page: &mut Markup) {
        let decisions = self.galley.facts.iter().filter_map(|fact| {
            let decision = self.project.fact_checks.get(&fact.decision?)?;
            let FactResult::Unanswered { asked, date } = &decision.result else { return None };
            Some((fact.span.of(&self.article.text), asked, date))
        });
        let all: Vec<_> = decisions.collect();
        if all.is_empty() {
            return;
        }
        page.raw("<h3>Asked in vain</h3>\n<ul>\n");
        for (words, asked, date) in all {
            page.element("<li>“", &one_line(words), "”: ").text(&one_line(asked)).raw(", ");
            match one_line(date) {
                date if date.is_empty() => page.raw("no date noted"),
                date => page.text(&date),
            };
            page.raw("</li>\n");
        }
        page.raw("</ul>\n");
    }
}

#[cfg(test)]
mod tests;
