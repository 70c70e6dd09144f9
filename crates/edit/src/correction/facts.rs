//! Re-anchors the decisions about the facts of an article.

use std::collections::BTreeMap;

use super::super::reanchor::Reanchorer;
use super::ReanchoredFact;
use model::{ArticleId, FactCheck, FactCheckId, Project, Span};

/// Re-anchors every decision about a fact. A fact is short, and a correction often replaces all of it: then it is what
/// lies between the same neighbours.
pub(super) fn reanchor(
    project: &Project,
    article: ArticleId,
    text: &str,
    reanchorer: &Reanchorer<'_>,
) -> BTreeMap<FactCheckId, ReanchoredFact> {
    let own = project.fact_checks.values().filter(|it| it.article == article);
    own.map(|decision| (decision.id, reanchored(decision, text, reanchorer))).collect()
}

fn reanchored(decision: &FactCheck, text: &str, reanchorer: &Reanchorer<'_>) -> ReanchoredFact {
    let was = decision.span;
    let found = if was.is_empty() {
        None
    } else {
        let in_place = || reanchorer.in_place(&[was])?.first().copied();
        let found = reanchorer.exact(was).or_else(in_place).or_else(|| reanchorer.between(was));
        found.map(|span| span.trimmed(text)).filter(|span| span.fits(text))
    };
    let near = || {
        let at = text.floor_char_boundary(reanchorer.near(was.start).min(text.len()));
        Span::new(at, at)
    };
    ReanchoredFact { was, span: found.unwrap_or_else(near) }
}
