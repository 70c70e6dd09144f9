//! Selecting words with pointer and keys, and statements with a click.

use egui::{Event, Key, Pos2, Response, Ui};

use super::super::super::action::{Action, ActionQueue};
use super::super::super::view_context::ViewContext;
use super::caret::{self, Caret};
use super::flow::BlockFlow;
use super::marks;
use super::paragraph::TextPiece;
use super::setting::{ReadingPage, letter_under};
use model::{ArticleId, Span, StatementId};

/// The place in the text nearest to a point.
pub(super) fn near(pieces: &[TextPiece], page: &ReadingPage<'_>, point: Pos2) -> Option<usize> {
    let piece = pieces.iter().find(|piece| point.y < piece.bottom).or(pieces.last())?;
    let cursor = piece.galley.cursor_from_pos(point - piece.origin);
    Some(caret::snapped(page.text, page.byte(&piece.block, cursor.index.0)))
}

/// The place in the text whose letter is under a point.
fn under<'p>(pieces: &'p [TextPiece], page: &ReadingPage<'_>, point: Pos2) -> Option<(&'p TextPiece, usize)> {
    let piece = pieces.iter().find(|piece| point.y >= piece.origin.y && point.y < piece.bottom)?;
    let letter = letter_under(&piece.galley, point - piece.origin)?;
    Some((piece, page.byte(&piece.block, letter)))
}

/// The statement whose words are under a point: the one that a click there would select.
pub(super) fn statement_under(
    pieces: &[TextPiece],
    page: &ReadingPage<'_>,
    shown: &ViewContext<'_>,
    point: Pos2,
) -> Option<StatementId> {
    let (piece, byte) = under(pieces, page, point)?;
    marks::clicked(&piece.marks, byte, sole(shown))
}

/// The selected statement, where it is the only one.
fn sole(shown: &ViewContext<'_>) -> Option<StatementId> {
    match shown.selection.statements.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// The subject of the menu that a right click opens in the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum TextMenu {
    /// The selected statements.
    #[default]
    Statement,
    /// The selected words.
    Words,
}

/// The article that is shown, what is selected in it, and where changes of that are asked for.
pub(super) struct TextSelection<'a> {
    pub(super) shown: &'a ViewContext<'a>,
    pub(super) article: ArticleId,
    pub(super) caret: &'a mut Option<Caret>,
    /// The place where the pointer began to select words.
    pub(super) pressed: &'a mut Option<usize>,
    pub(super) queue: &'a mut ActionQueue,
}

impl TextSelection<'_> {
    /// The words that are selected in the article.
    fn selected(&self) -> Option<Span> {
        self.shown.selection.text.filter(|(of, _)| *of == self.article).map(|(_, span)| span)
    }

    fn put(&mut self, anchor: usize, head: usize) {
        let caret = Caret { anchor, head, of: self.shown.selection.statement() };
        *self.caret = Some(caret);
        let words = caret.span().map(|span| (self.article, span));
        if words != self.shown.selection.text {
            self.queue.push(Action::SelectText(words));
        }
    }

    /// Clicks and drags.
    pub(super) fn pointer(
        &mut self,
        ui: &Ui,
        response: &Response,
        pieces: &[TextPiece],
        page: &ReadingPage<'_>,
    ) {
        let (origin, modifiers) = ui.input(|input| (input.pointer.press_origin(), input.modifiers));
        let point = response.interact_pointer_pos();
        if response.drag_started() {
            let anchor = match (modifiers.shift, *self.caret) {
                (true, Some(caret)) => Some(caret.anchor),
                _ => origin.and_then(|origin| near(pieces, page, origin)),
            };
            *self.caret = anchor.map(|anchor| Caret { anchor, head: anchor, of: None });
            *self.pressed = anchor;
        }
        let Some(point) = point else { return };
        if response.dragged() || response.drag_stopped() {
            if let (Some(from), Some(to)) = (*self.pressed, near(pieces, page, point)) {
                let whole_words = !modifiers.alt && from != to;
                let (anchor, head) =
                    if whole_words { caret::whole_words(page.text, from, to) } else { (from, to) };
                self.put(anchor, head);
            }
        } else if response.triple_clicked() || response.double_clicked() {
            if let Some((piece, byte)) = under(pieces, page, point) {
                let text = page.text;
                let span = if response.triple_clicked() {
                    caret::sentence_at(text, piece.block.span, byte)
                } else {
                    caret::word_at(text, piece.block.span, byte)
                };
                self.put(span.start, span.end);
            }
        } else if response.clicked() {
            match (modifiers.shift, *self.caret, near(pieces, page, point)) {
                (true, Some(caret), Some(head)) => self.put(caret.anchor, head),
                (_, _, near) => self.click(under(pieces, page, point), near, modifiers.command),
            }
        }
    }

    fn click(&mut self, under: Option<(&TextPiece, usize)>, near: Option<usize>, more: bool) {
        if let Some(at) = near {
            self.put(at, at);
        }
        let Some((piece, byte)) = under else { return };
        // With Ctrl, or while linking, the innermost is meant, whatever is selected.
        let plain = !more && self.shown.selection.linking.is_none();
        let present = if plain { sole(self.shown) } else { None };
        if let Some(statement) = marks::clicked(&piece.marks, byte, present) {
            self.queue.push(Action::Select { statement, more });
        }
    }

    /// A press of the other button: what its menu is about. Words that are selected stay so; a statement, or else the word
    /// under the pointer, is selected.
    pub(super) fn menu_at(&mut self, point: Pos2, pieces: &[TextPiece], page: &ReadingPage<'_>) -> TextMenu {
        let Some((piece, byte)) = under(pieces, page, point) else { return self.present_menu() };
        if self.selected().is_some_and(|span| span.start <= byte && byte < span.end) {
            return TextMenu::Words;
        }
        if let Some(statement) = marks::clicked(&piece.marks, byte, sole(self.shown)) {
            if !self.shown.selection.has(statement) {
                self.queue.push(Action::Select { statement, more: false });
            }
            self.put(byte, byte);
            return TextMenu::Statement;
        }
        let span = caret::word_at(page.text, piece.block.span, byte);
        self.put(span.start, span.end);
        TextMenu::Words
    }

    /// Beside all words: the menu of what is selected.
    fn present_menu(&self) -> TextMenu {
        if self.selected().is_some() { TextMenu::Words } else { TextMenu::Statement }
    }

    /// Keys while the column has the focus. Tells where the selection has got to.
    pub(super) fn keys(
        &mut self,
        ui: &Ui,
        flow: &BlockFlow,
        page: &ReadingPage<'_>,
        first: usize,
    ) -> Option<usize> {
        let keys: Vec<_> = ui.input(|input| {
            let pressed = input.events.iter().filter_map(|event| match event {
                Event::Key { key, pressed: true, modifiers, .. } => Some((*key, *modifiers)),
                _ => None,
            });
            pressed.collect()
        });
        let mut caret = self.begin(first);
        let before = caret;
        for (key, modifiers) in keys {
            if key == Key::A && modifiers.command {
                caret.anchor = caret::moved(flow, page, 0, caret::CaretStep::ArticleEdge, false);
                caret.head = caret::moved(flow, page, 0, caret::CaretStep::ArticleEdge, true);
            } else if let Some((step, forward)) = caret::step(key, modifiers) {
                caret.head = caret::moved(flow, page, caret.head, step, forward);
                if !modifiers.shift {
                    caret.anchor = caret.head;
                }
            }
        }
        if caret == before {
            return None;
        }
        self.put(caret.anchor, caret.head);
        Some(caret.head)
    }

    /// Returns the start of what a key selects: the words that are selected, where the last key left off, the start of the
    /// selected statement, or the first words in sight.
    fn begin(&self, first: usize) -> Caret {
        let of = self.shown.selection.statement();
        if let Some(span) = self.selected() {
            let own = self.caret.filter(|caret| caret.span() == Some(span));
            return own.unwrap_or(Caret { anchor: span.start, head: span.end, of });
        }
        if let Some(caret) = self.caret.filter(|caret| caret.of == of && caret.span().is_none()) {
            return caret;
        }
        let statement = self.shown.selected().filter(|it| it.article == self.article);
        let at = statement.and_then(|it| it.spans.first()).map_or(first, |span| span.start);
        Caret { anchor: at, head: at, of }
    }

    /// Copies the selected words, where they are what is meant by Ctrl+C.
    pub(super) fn copy(&self, ui: &Ui, text: &str) {
        let asked = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Copy)));
        if asked
            && !ui.ctx().text_edit_focused()
            && let Some(span) = self.selected()
        {
            ui.ctx().copy_text(span.of(text).to_owned());
        }
    }
}
