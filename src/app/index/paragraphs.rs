//! The paragraphs of the articles, with the statements in them.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::table::Table;
use crate::model::{ArticleId, Project, Span, Statement, StatementId};

/// One paragraph of an article.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// Where it stands, in bytes of the article's text.
    pub(crate) span: Span,
    /// The parts of statements that lie in it, also of rejected ones, in the order of the text; outer ones before
    /// inner ones.
    pub(crate) parts: Vec<(Span, StatementId)>,
}

/// The paragraphs of each article.
pub(super) type Paragraphs = HashMap<ArticleId, Vec<Paragraph>>;

/// The paragraphs of all articles, without statements.
pub(super) fn empty(project: &Project) -> Paragraphs {
    let of = |spans: &mut dyn Iterator<Item = Span>| {
        spans.map(|span| Paragraph { span, parts: Vec::new() }).collect::<Vec<_>>()
    };
    project.articles.iter().map(|article| (article.id, of(&mut article.paragraphs()))).collect()
}

/// Puts the parts of a statement where they belong.
pub(super) fn mark(paragraphs: &mut Paragraphs, table: &Table, statement: &Statement) {
    let by_place = |(span, id): &(Span, StatementId), (other, than): &(Span, StatementId)| {
        let by_text = (span.start, Reverse(span.end)).cmp(&(other.start, Reverse(other.end)));
        by_text.then_with(|| table.place(*id).cmp(&table.place(*than)))
    };
    within(paragraphs, statement, |paragraph, span| {
        let part = (span, statement.id);
        // Most come in reading order, so that they belong at the end.
        let is_last = paragraph.parts.last().is_none_or(|last| by_place(last, &part).is_le());
        let last = paragraph.parts.len();
        let at = if is_last {
            last
        } else {
            paragraph.parts.partition_point(|other| by_place(other, &part).is_le())
        };
        paragraph.parts.insert(at, part);
    });
}

/// Calls for each paragraph in which a statement stands, with what of it stands there.
fn within(paragraphs: &mut Paragraphs, statement: &Statement, mut act: impl FnMut(&mut Paragraph, Span)) {
    let Some(all) = paragraphs.get_mut(&statement.article) else { return };
    for span in &statement.spans {
        let first = all.partition_point(|paragraph| paragraph.span.end <= span.start);
        for paragraph in all[first..].iter_mut().take_while(|paragraph| paragraph.span.overlaps(*span)) {
            let start = span.start.max(paragraph.span.start);
            let end = span.end.min(paragraph.span.end);
            act(paragraph, Span::new(start, end));
        }
    }
}
