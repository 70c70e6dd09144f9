//! The paragraphs of the articles, with the statements in them.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::table::StatementTable;
use model::{ArticleId, Project, Span, StatementId};

/// One paragraph of an article.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// Its place, in bytes of the article's text.
    pub(crate) span: Span,
    /// The parts of statements that lie in it, also of rejected ones, in the order of the text; outer ones before
    /// inner ones.
    pub(crate) parts: Vec<(Span, StatementId)>,
}

/// The paragraphs of each article.
pub(super) type Paragraphs = HashMap<ArticleId, Vec<Paragraph>>;

/// The paragraphs of all articles, with the statements of the table in them.
pub(super) fn all(project: &Project, table: &StatementTable) -> Paragraphs {
    let of = |spans: &mut dyn Iterator<Item = Span>| {
        spans.map(|span| Paragraph { span, parts: Vec::new() }).collect::<Vec<_>>()
    };
    let mut all: Paragraphs =
        project.articles.iter().map(|article| (article.id, of(&mut article.paragraphs()))).collect();
    for rows in table.rows.chunk_by(|one, other| one.article == other.article) {
        let article = rows.first().and_then(|row| project.articles.get(row.article?.number()));
        let own = article.and_then(|article| all.get_mut(&article.id));
        let Some(mut rest) = own.map(Vec::as_mut_slice) else { continue };
        // They are in reading order: no statement begins before one that is read before it.
        for row in rows {
            let over = rest.iter().position(|it| it.span.end > row.extent.start).unwrap_or(rest.len());
            rest = std::mem::take(&mut rest).get_mut(over..).unwrap_or_default();
            if row.is_whole() {
                mark(rest, table, row.id, row.extent);
            } else if let Some(statement) = project.statements.get(&row.id) {
                statement.spans.iter().for_each(|span| mark(rest, table, row.id, *span));
            }
        }
    }
    all
}

/// Puts a part of a statement into each paragraph in which it lies.
fn mark(paragraphs: &mut [Paragraph], table: &StatementTable, statement: StatementId, span: Span) {
    let by_place = |(span, id): &(Span, StatementId), (other, than): &(Span, StatementId)| {
        let by_text = (span.start, Reverse(span.end)).cmp(&(other.start, Reverse(other.end)));
        by_text.then_with(|| table.place(*id).cmp(&table.place(*than)))
    };
    let is_before = |paragraph: &Paragraph| paragraph.span.end <= span.start;
    let first = match paragraphs.first() {
        Some(first) if is_before(first) => paragraphs.partition_point(is_before),
        _ => 0,
    };
    for paragraph in paragraphs[first..].iter_mut().take_while(|paragraph| paragraph.span.overlaps(span)) {
        let start = span.start.max(paragraph.span.start);
        let part = (Span::new(start, span.end.min(paragraph.span.end)), statement);
        // Most come in reading order, so that they belong at the end.
        let is_last = paragraph.parts.last().is_none_or(|last| by_place(last, &part).is_le());
        let last = paragraph.parts.len();
        let at = if is_last {
            last
        } else {
            paragraph.parts.partition_point(|other| by_place(other, &part).is_le())
        };
        paragraph.parts.insert(at, part);
    }
}
