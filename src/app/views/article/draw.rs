//! Draws the visible part of the column.

use egui::{CursorIcon, Popup, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::super::super::action::ActionQueue;
use super::super::super::view_context::ViewContext;
use super::blocks::BlockKind;
use super::caret::Caret;
use super::flow::VisibleBlock;
use super::margin::MARGIN;
use super::paragraph::TextPiece;
use super::setting::ReadingPage;
use super::{ArticleView, bar, margin, page, paragraph, scrollbar, select};
use model::Article;

/// Draws what is in sight.
#[expect(clippy::too_many_arguments, reason = "all of a frame is drawn here")]
pub(super) fn draw(
    ui: &mut Ui,
    response: &Response,
    shown: &ViewContext<'_>,
    view: &mut ArticleView,
    article: &Article,
    seen: &[VisibleBlock],
    pieces: &[TextPiece],
    queue: &mut ActionQueue,
) {
    let column = response.rect;
    let page = page(ui, shown, article, &view.head, view.setting);
    let head = seen.iter().find(|seen| {
        view.flow.blocks.get(seen.at).is_some_and(|block| matches!(block.kind, BlockKind::Head { .. }))
    });
    let mut head = head.map(|seen| column.min + vec2(MARGIN, seen.top));
    let hovered = response.hover_pos().filter(|_| response.hovered());
    let hovered = hovered.and_then(|point| select::statement_under(pieces, &page, shown, point));
    for piece in pieces {
        // A text that begins with its own title has the head below that: all is read in the order in which it is seen.
        if let Some(at) = head.take_if(|at| at.y < piece.origin.y) {
            view.head.show(ui, at, view.setting.width, shown, queue);
        }
        let rect = Rect::from_min_size(piece.origin, piece.galley.size());
        let role = if piece.block.kind == BlockKind::Title { Role::Heading } else { Role::Label };
        let paragraph = ui.interact(rect, response.id.with(piece.block.span.start), Sense::hover());
        paragraph.widget_info(|| WidgetInfo::labeled(role, true, piece.block.span.of(&article.text)));
        paragraph::paint(ui.painter(), shown, &page, piece, hovered);
        margin::show(ui, response.id, shown, &page, piece, queue);
    }
    if let Some(at) = head {
        view.head.show(ui, at, view.setting.width, shown, queue);
    }
    if response.hovered() && hovered_text(pieces, response) {
        ui.ctx().set_cursor_icon(CursorIcon::Text);
    }
    if response.has_focus() && !view.by_pointer {
        let stroke = egui::Stroke::new(1.5, shown.tokens.accent);
        ui.painter().rect_stroke(column.shrink(1.0), 2.0, stroke, egui::StrokeKind::Inside);
        caret_line(ui, shown, view.caret, &page, pieces);
    }
    let selected = shown.selection.text.filter(|(of, _)| *of == article.id).map(|(_, span)| span);
    // While a menu is open it says what can be done with the words.
    let free = ui.is_enabled() && !Popup::is_any_open(ui.ctx());
    if let Some(span) = selected.filter(|_| free && !response.is_pointer_button_down_on()) {
        let rows: Vec<_> = pieces.iter().flat_map(|piece| piece.rows(&page, span)).collect();
        let rows: Vec<_> = rows.into_iter().filter(|row| row.rect.intersects(column)).collect();
        bar::show(ui, column, &rows, shown, queue);
    }
    if scrollbar::show(ui, response.id, column, &mut view.flow, shown.tokens) {
        ui.ctx().request_repaint();
    }
}

/// Returns `true` if the pointer is on words, where it can select.
fn hovered_text(pieces: &[TextPiece], response: &Response) -> bool {
    response.hover_pos().is_some_and(|point| {
        pieces.iter().any(|piece| Rect::from_min_size(piece.origin, piece.galley.size()).contains(point))
    })
}

/// The line that shows where keys have got to.
fn caret_line(
    ui: &Ui,
    shown: &ViewContext<'_>,
    caret: Option<Caret>,
    page: &ReadingPage<'_>,
    pieces: &[TextPiece],
) {
    let Some(caret) = caret.filter(|caret| caret.span().is_none() || shown.selection.text.is_some()) else {
        return;
    };
    let Some(piece) = pieces
        .iter()
        .find(|piece| piece.block.span.start <= caret.head && caret.head <= piece.block.span.end)
    else {
        return;
    };
    let at = piece.galley.pos_from_cursor(page.cursor(&piece.block, caret.head));
    let at = at.translate(piece.origin.to_vec2());
    let stroke = egui::Stroke::new(1.5, shown.tokens.accent);
    ui.painter().line_segment([at.left_top(), at.left_bottom()], stroke);
}
