//! A block of the article as it is drawn: words, what lies behind them and what under them.

use std::sync::Arc;

use egui::{Color32, CornerRadius, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2};

use super::super::super::theme;
use super::super::super::view_context::ViewContext;
use super::blocks::ArticleBlock;
use super::marks::StatementMark;
use super::setting::{ReadingPage, RowPart};
use model::{Act, ArticleId, ReviewStatus, Span, StatementId};

/// A block of text in sight, with what is drawn at it.
pub(super) struct TextPiece {
    pub(super) block: ArticleBlock,
    pub(super) galley: Arc<Galley>,
    /// Place of the galley's top left corner.
    pub(super) origin: Pos2,
    /// Its lower end, with the room below it.
    pub(super) bottom: f32,
    pub(super) marks: Arc<[StatementMark]>,
}

impl TextPiece {
    /// The parts of rows that a stretch of the text covers.
    pub(super) fn rows(&self, page: &ReadingPage<'_>, span: Span) -> Vec<RowPart> {
        page.rows(&self.block, &self.galley, self.origin, span)
    }
}

/// Draws a block.
pub(super) fn paint(
    painter: &Painter,
    shown: &ViewContext<'_>,
    page: &ReadingPage<'_>,
    piece: &TextPiece,
    hovered: Option<StatementId>,
) {
    behind(painter, shown, page, piece, hovered);
    painter.galley(piece.origin, piece.galley.clone(), shown.tokens.ink);
    for mark in piece.marks.iter() {
        under(painter, shown, page, piece, mark);
    }
    reasons(painter, shown, page, piece);
}

/// Tints behind the words: selected statements, what was searched for, selected text.
fn behind(
    painter: &Painter,
    shown: &ViewContext<'_>,
    page: &ReadingPage<'_>,
    piece: &TextPiece,
    hovered: Option<StatementId>,
) {
    let tokens = shown.tokens;
    for mark in piece.marks.iter() {
        let strength = match shown.is_marked(mark.statement) {
            true => theme::SELECTED,
            false if hovered == Some(mark.statement) => theme::HOVERED,
            false => continue,
        };
        tint(painter, &piece.rows(page, mark.span), tokens.tint(colour(shown, mark.statement), strength));
    }
    let Some(article) = shown.article else { return };
    let present = shown.search.hit();
    for hit in hits(shown, article, piece.block.span) {
        let here = present == Some((article, hit));
        tint(painter, &piece.rows(page, hit), if here { tokens.found_here } else { tokens.found });
        if here {
            // Told by a rule as well as by its colour.
            for row in piece.rows(page, hit) {
                frame(painter, letters(row.rect), Stroke::new(1.0, tokens.ink));
            }
        }
    }
    if let Some((_, span)) = shown.selection.text.filter(|(of, _)| *of == article) {
        tint(painter, &piece.rows(page, span), tokens.text_selection);
    }
}

/// The places found in a stretch of an article.
fn hits<'a>(
    shown: &ViewContext<'a>,
    article: ArticleId,
    stretch: Span,
) -> impl Iterator<Item = Span> + use<'a> {
    let articles = &shown.project().articles;
    let place = |id: ArticleId| articles.iter().position(|it| it.id == id);
    let own = place(article);
    let hits = &shown.search.hits;
    let first = hits.partition_point(|(of, span)| (place(*of), span.end) <= (own, stretch.start));
    hits.get(first..)
        .unwrap_or_default()
        .iter()
        .take_while(move |(of, span)| *of == article && span.start < stretch.end)
        .map(|(_, span)| *span)
}

/// The line that says whose words these are: solid where a person agreed, dashed where the app suggests,
/// through the words where a person said no. That of an attitude is thinner, and dotted where it is dashed.
fn under(
    painter: &Painter,
    shown: &ViewContext<'_>,
    page: &ReadingPage<'_>,
    piece: &TextPiece,
    mark: &StatementMark,
) {
    let Some(statement) = shown.statement(mark.statement) else { return };
    let colour = colour(shown, mark.statement);
    let (thick, dash, gap) = match statement.act {
        // Statements that the filters leave out are still there, and quieter.
        _ if !shown.layout().passes(mark.statement) => (1.0, 2.0, 3.0),
        Act::Speech => (2.0, 5.0, 3.0),
        Act::Attitude => (1.0, 1.5, 3.0),
    };
    for row in piece.rows(page, mark.span) {
        let y = row.baseline + 4.0 + 3.5 * f32::from(mark.line);
        let at = |y: f32| [pos2(row.rect.left(), y), pos2(row.rect.right(), y)];
        match statement.status {
            ReviewStatus::Confirmed => {
                painter.line_segment(at(y), Stroke::new(thick, colour));
            }
            ReviewStatus::Suggested => {
                painter.extend(Shape::dashed_line(&at(y), Stroke::new(thick, colour), dash, gap));
            }
            ReviewStatus::Rejected => {
                painter.line_segment(at(row.baseline - 4.5), Stroke::new(1.5, colour));
            }
        }
    }
}

/// Draws why the selected statement was found: a box round its cue, a dotted one round the name of its speaker.
fn reasons(painter: &Painter, shown: &ViewContext<'_>, page: &ReadingPage<'_>, piece: &TextPiece) {
    let Some(statement) = shown.selected().filter(|it| shown.article == Some(it.article)) else { return };
    let stroke = Stroke::new(1.0, colour(shown, statement.id));
    if let Some(cue) = statement.cue {
        for row in piece.rows(page, cue) {
            frame(painter, letters(row.rect).expand2(egui::vec2(1.5, 0.0)), stroke);
        }
    }
    if let Some(mention) = statement.mention {
        for row in piece.rows(page, mention) {
            let rect = letters(row.rect).expand2(egui::vec2(1.5, 0.0));
            let path =
                [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
            painter.extend(Shape::dashed_line(&path, stroke, 1.5, 2.5));
        }
    }
}

fn colour(shown: &ViewContext<'_>, statement: StatementId) -> Color32 {
    let party = shown.statement(statement).and_then(|it| shown.project().party_of(it));
    shown.party_colour(party)
}

fn tint(painter: &Painter, rows: &[RowPart], colour: Color32) {
    for row in rows {
        painter.rect_filled(letters(row.rect), CornerRadius::same(2), colour);
    }
}

fn frame(painter: &Painter, rect: Rect, stroke: Stroke) {
    painter.rect_stroke(rect, CornerRadius::same(2), stroke, StrokeKind::Inside);
}

/// The part of a row's height in which letters are.
fn letters(row: Rect) -> Rect {
    row.shrink2(egui::vec2(0.0, (row.height() * 0.06).min(2.0)))
}
