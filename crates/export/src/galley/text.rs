//! The text of an article with its facts as HTML.

use analysis::{Galley, GalleyFact};
use model::{Article, FactResult, Project, Span};

use super::{class, sign};
use crate::markup::Markup;

/// Writes the text, paragraph by paragraph.
pub(super) fn write(page: &mut Markup, project: &Project, article: &Article, galley: &Galley, number: usize) {
    let text = MarkedText { project, article, number };
    let mut rest: &[GalleyFact] = &galley.facts;
    page.raw("<div class=\"galley\">\n");
    for paragraph in article.paragraphs() {
        let end = rest.partition_point(|fact| fact.span.start < paragraph.end);
        let (here, later) = rest.split_at(end);
        rest = later;
        page.raw("<p>");
        text.within(page, paragraph, here);
        page.raw("</p>\n");
    }
    page.raw("</div>\n");
}

struct MarkedText<'a> {
    project: &'a Project,
    article: &'a Article,
    number: usize,
}

impl MarkedText<'_> {
    /// Writes a stretch of the text with the facts in it, which are in order; what reaches over the end is cut there.
    fn within(&self, page: &mut Markup, stretch: Span, facts: &[GalleyFact]) {
        let text = &self.article.text;
        let mut at = stretch.start;
        let mut rest = facts;
        while let Some((fact, later)) = rest.split_first() {
            let span = Span::new(fact.span.start.max(at), fact.span.end.min(stretch.end));
            if span.is_empty() {
                rest = later;
                continue;
            }
            page.text(Span::new(at, span.start).of(text));
            let inside = later.partition_point(|inner| inner.span.start < span.end);
            let (inner, behind) = later.split_at(inside);
            self.fact(page, fact, span, inner);
            (at, rest) = (span.end, behind);
        }
        page.text(Span::new(at, stretch.end).of(text));
    }

    fn fact(&self, page: &mut Markup, fact: &GalleyFact, span: Span, inner: &[GalleyFact]) {
        page.raw("<span class=\"fact ").raw(class(fact.state)).raw("\" title=\"");
        page.raw(fact.kind.name()).raw(", ").raw(fact.state.name()).raw("\">");
        self.within(page, span, inner);
        page.raw("</span><span class=\"sign\" aria-hidden=\"true\">").raw(sign(fact.state)).raw("</span>");
        let decision = fact.decision.and_then(|id| self.project.fact_checks.get(&id));
        if let Some(FactResult::Wrong { right, .. }) = decision.map(|it| &it.result)
            && !right.is_empty()
        {
            page.element(" <ins>", right, "</ins>");
        }
        if let Some(source) = fact.source {
            page.raw("<sup><a href=\"#source-").value(self.number).raw("-").value(source).raw("\">");
            page.value(source).raw("</a></sup>");
        }
    }
}
