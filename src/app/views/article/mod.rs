//! The reading column.
//!
//! The article is cut into blocks ([`blocks`]) once; [`flow`] knows which of them are in sight, and only
//! those are laid out ([`setting`]) and drawn ([`paragraph`], [`margin`], [`head`]). Words are selected in
//! bytes of the article's text ([`caret`], [`select`]).

mod bar;
mod blocks;
mod caret;
mod chooser;
mod draw;
mod flow;
mod head;
mod height_tree;
mod margin;
mod marks;
mod notice;
mod paragraph;
mod scrollbar;
mod select;
mod setting;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::Arc;

use egui::emath::GuiRounding;
use egui::{EventFilter, Id, Key, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

pub(crate) use self::blocks::lead;
use self::blocks::{BlockKind, HeadFacts};
use self::caret::Caret;
use self::flow::{BlockFlow, VisibleBlock};
use self::head::{ArticleCounts, ArticleHead};
use self::margin::MARGIN;
use self::marks::StatementMark;
use self::notice::LanguageNotice;
use self::paragraph::TextPiece;
use self::select::{TextMenu, TextSelection};
use self::setting::{ReadingPage, TextSetting};
pub(crate) use self::setting::{RowPart, parts as row_parts};
use super::super::action::ActionQueue;
use super::super::index::{ChangedAspects, Paragraph};
use super::super::view_context::ViewContext;
use super::menus;
use model::{Article, Span, Statement, StatementId, is_same_text};

/// The room to the right of the words.
const RIGHT: f32 = 16.0;

/// The state of the reading column.
#[derive(Default)]
pub(crate) struct ArticleView {
    reveal: Option<Span>,
    /// The block that has to come to the top of the column.
    top: Option<usize>,
    /// The number of times the selection had to be brought into sight, as far as this view has done it.
    revealed: u64,
    /// The article that was cut into blocks, and for what setting their heights were estimated.
    article: Option<Arc<Article>>,
    setting: TextSetting,
    flow: BlockFlow,
    told: HeadFacts,
    right_to_left: bool,
    /// The state of the index that counts and marks are of.
    serial: u64,
    counts: ArticleCounts,
    marks: HashMap<usize, Arc<[StatementMark]>>,
    head: ArticleHead,
    caret: Option<Caret>,
    /// The place where the pointer began to select words.
    pressed: Option<usize>,
    /// The subject of the menu that the last right click opened.
    menu: TextMenu,
    /// True if the focus came by the pointer: then no ring is drawn.
    by_pointer: bool,
    visible: Option<Span>,
    notice: LanguageNotice,
}

impl ArticleView {
    /// Brings a stretch of the shown article into sight.
    pub(crate) fn reveal(&mut self, span: Span) {
        self.reveal = Some(span);
    }

    /// Brings a place of the shown article to the top of the column.
    pub(crate) fn go_to(&mut self, byte: usize) {
        self.top = Some(byte);
    }

    /// The stretch of the shown article that is in sight.
    pub(crate) fn visible(&self) -> Option<Span> {
        self.visible
    }

    /// Returns the place of the caret, if it was put there in the words of what is selected now.
    pub(crate) fn caret(&self, selected: StatementId) -> Option<usize> {
        self.caret.filter(|caret| caret.of == Some(selected)).map(|caret| caret.head)
    }

    /// Returns `true` if keys that select words mean this column.
    pub(crate) fn has_focus(&self, context: &egui::Context) -> bool {
        self.article.is_some() && context.memory(|memory| memory.has_focus(column_id()))
    }

    /// Brings blocks, heights, counts and marks up to date, each only where what it depends on has changed.
    fn prepare(
        &mut self,
        ui: &Ui,
        shown: &ViewContext<'_>,
        article: &Arc<Article>,
        paragraphs: &[Paragraph],
        setting: TextSetting,
    ) {
        let same = self.article.as_ref().is_some_and(|own| Arc::ptr_eq(own, article));
        let here = self.visible.filter(|_| {
            let is_here = |own: &Arc<Article>| own.id == article.id && is_same_text(&own.text, &article.text);
            self.article.as_ref().is_some_and(is_here)
        });
        if !same {
            let (blocks, told) = blocks::cut(article, paragraphs);
            self.flow.fill(blocks);
            self.told = told;
            self.right_to_left = crate::app::widgets::is_right_to_left(&article.text);
            self.article = Some(article.clone());
            self.caret = self.caret.filter(|_| here.is_some());
        }
        let serial = shown.index().serial(ChangedAspects::PLACES | ChangedAspects::CARDS);
        if self.serial != serial || !same {
            self.serial = serial;
            self.counts = ArticleCounts::new(shown, article);
            self.marks.clear();
        }
        let moved = !same || self.setting != setting;
        self.setting = setting;
        let titled = head::titled(&self.flow.blocks);
        let parts = (self.counts, self.told, titled, self.right_to_left);
        self.head = ArticleHead::new(ui.ctx(), shown, article, &setting, parts);
        if moved {
            self.flow.estimate(&setting);
            let page = page(ui, shown, article, &self.head, setting);
            match here {
                Some(span) if span.start > 0 => self.flow.put(span.start, 0.0, &page),
                _ => self.flow.go_to(0.0, 0.0),
            }
        }
    }

    /// The span that has to be brought into sight in this frame.
    fn wanted(&mut self, shown: &ViewContext<'_>) -> Option<Span> {
        let fresh = shown.selection.reveal != self.revealed;
        self.revealed = shown.selection.reveal;
        let statement = shown.selection.in_sight(shown.project()).and_then(|id| shown.statement(id));
        let statement = statement.filter(|it| fresh && Some(it.article) == shown.article);
        // One that has lost its place: the letter behind where it stood.
        let place = |it: &Statement| it.spans.first().copied().unwrap_or(it.extent());
        self.reveal.take().or(statement.map(place))
    }
}

fn page<'a>(
    ui: &Ui,
    shown: &ViewContext<'_>,
    article: &'a Article,
    head: &'a ArticleHead,
    setting: TextSetting,
) -> ReadingPage<'a> {
    ReadingPage { context: ui.ctx().clone(), tokens: shown.tokens, text: &article.text, head, setting }
}

/// Names the widget of the reading column.
fn column_id() -> Id {
    Id::unique("reading column")
}

/// Shows the reading column.
pub(crate) fn show(ui: &mut Ui, shown: &ViewContext<'_>, view: &mut ArticleView, queue: &mut ActionQueue) {
    let article = shown.article.and_then(|id| shown.project().article(id));
    let article = article.and_then(|it| Some((it, shown.index().paragraphs.get(&it.id)?)));
    let Some((article, paragraphs)) = article else {
        view.visible = None;
        head::nothing(ui, shown);
        return;
    };
    if shown.project().articles.len() > 1 {
        chooser::show(ui, shown, article, queue);
    }
    view.notice.show(ui, shown, article);
    let column = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(column);
    if column.height() < 1.0 {
        return;
    }
    let setting = TextSetting::new(ui.ctx(), column.width() - MARGIN - RIGHT);
    view.prepare(ui, shown, article, paragraphs, setting);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(column).id_salt("article text"));
    ui.set_clip_rect(column.intersect(ui.clip_rect()));
    let response = ui.interact(column, column_id(), Sense::click_and_drag());
    let name = format!("Article: {}", article.title);
    response.widget_info(|| WidgetInfo::labeled(Role::Document, ui.is_enabled(), &name));
    let seen = scrolled(&ui, &response, shown, view, article);
    let pieces = pieces(&ui, column, shown, view, article, paragraphs, &seen);
    act(&mut ui, &response, shown, view, article, &pieces, queue);
    draw::draw(&mut ui, &response, shown, view, article, &seen, &pieces, queue);
    tell_visible(&ui, column, view, article, shown, &pieces);
}

/// Scrolls as wheel, keys, the scroll bar and what has to be in sight ask for; gives the blocks in sight.
fn scrolled(
    ui: &Ui,
    response: &Response,
    shown: &ViewContext<'_>,
    view: &mut ArticleView,
    article: &Article,
) -> Vec<VisibleBlock> {
    let column = response.rect;
    let room = column.height();
    let wanted = view.wanted(shown);
    let top = view.top.take();
    let page = page(ui, shown, article, &view.head, view.setting);
    let flow = &mut view.flow;
    if ui.is_enabled() && ui.rect_contains_pointer(column) {
        let points = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta.y));
        if points != 0.0 {
            flow.scroll(-points, &page);
        }
    }
    if response.has_focus() {
        let pages = ui.input(|input| {
            let times = |key| input.num_presses(key) as f32;
            times(Key::PageDown) - times(Key::PageUp)
        });
        if pages != 0.0 {
            flow.scroll(pages * (room - 2.0 * view.setting.line).max(40.0), &page);
        }
    }
    if response.dragged()
        && let Some(point) = response.interact_pointer_pos()
    {
        let beyond = (point.y - column.bottom()).max(0.0) + (point.y - column.top()).min(0.0);
        if beyond != 0.0 {
            flow.scroll(beyond.clamp(-60.0, 60.0) * 0.25, &page);
            ui.ctx().request_repaint();
        }
    }
    if let Some(byte) = top {
        flow.put(byte, 0.0, &page);
    }
    let seen = flow.seen(room, &page);
    match wanted {
        Some(span) if !in_sight(flow, &page, &seen, room, span) => {
            flow.put(span.start, room / 3.0, &page);
            flow.seen(room, &page)
        }
        _ => seen,
    }
}

/// Returns `true` if a stretch of the text is in sight, or as much of it as matters.
fn in_sight(flow: &BlockFlow, page: &ReadingPage<'_>, seen: &[VisibleBlock], room: f32, span: Span) -> bool {
    let top = |byte: usize| {
        let at = flow.block_of(byte);
        let seen = seen.iter().find(|seen| seen.at == at)?;
        Some(seen.top + page.row_top(flow.blocks.get(at)?, byte))
    };
    let line = page.setting.line;
    let Some(start) = top(span.start).filter(|y| *y >= 0.0 && y + line <= room) else { return false };
    let end = top(span.end.saturating_sub(1).max(span.start));
    start < room / 2.0 || end.is_some_and(|y| y + line <= room)
}

/// The blocks of text in sight, laid out, each with its statements.
fn pieces(
    ui: &Ui,
    column: Rect,
    shown: &ViewContext<'_>,
    view: &mut ArticleView,
    article: &Article,
    paragraphs: &[Paragraph],
    seen: &[VisibleBlock],
) -> Vec<TextPiece> {
    let page = page(ui, shown, article, &view.head, view.setting);
    let marks = &mut view.marks;
    marks.retain(|at, _| seen.iter().any(|seen| seen.at == *at));
    let text = seen.iter().filter_map(|seen| Some((seen, *view.flow.blocks.get(seen.at)?)));
    text.filter(|(_, block)| !matches!(block.kind, BlockKind::Head { .. }))
        .map(|(seen, block)| {
            let parts = paragraphs.get(block.paragraph).map_or(&[][..], |it| &it.parts);
            let marks = marks.entry(seen.at).or_insert_with(|| {
                let layout = shown.layout();
                let index = &layout.index;
                let is_shown = |id| index.table.row(id).is_some_and(|row| layout.is_shown(row));
                let parts: Vec<_> = parts.iter().copied().filter(|(_, id)| is_shown(*id)).collect();
                marks::within(&parts, block.span).into()
            });
            TextPiece {
                block,
                galley: page.galley(&block),
                origin: (column.min + vec2(MARGIN, seen.top)).round_to_pixels(ui.pixels_per_point()),
                bottom: column.top() + seen.top + seen.height,
                marks: marks.clone(),
            }
        })
        .collect()
}

/// The effects of pointer and keys.
fn act(
    ui: &mut Ui,
    response: &Response,
    shown: &ViewContext<'_>,
    view: &mut ArticleView,
    article: &Article,
    pieces: &[TextPiece],
    queue: &mut ActionQueue,
) {
    let page = page(ui, shown, article, &view.head, view.setting);
    let mut words = TextSelection {
        shown,
        article: article.id,
        caret: &mut view.caret,
        pressed: &mut view.pressed,
        queue,
    };
    words.pointer(ui, response, pieces, &page);
    if let Some(point) = response.interact_pointer_pos().filter(|_| response.secondary_clicked()) {
        view.menu = words.menu_at(point, pieces, &page);
    }
    if ui.is_enabled() {
        words.copy(ui, &article.text);
    }
    if response.has_focus() {
        // Arrows move statements or words here, not the focus.
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let first = pieces.first().map_or(0, |piece| piece.block.span.start);
        if let Some(head) = words.keys(ui, &view.flow, &page, first) {
            view.reveal = Some(Span::new(head, head));
            view.by_pointer = false;
            ui.ctx().request_repaint();
        }
    } else {
        view.by_pointer = false;
    }
    if response.is_pointer_button_down_on() && !response.has_focus() {
        response.request_focus();
        view.by_pointer = true;
    }
    let menu = view.menu;
    response.context_menu(|ui| match menu {
        TextMenu::Words => menus::words(ui, shown, queue),
        TextMenu::Statement => menus::statement(ui, shown, queue),
    });
}

/// Notes which stretch of the text is in sight; the strip shows it in the next frame.
fn tell_visible(
    ui: &Ui,
    column: Rect,
    view: &mut ArticleView,
    article: &Article,
    shown: &ViewContext<'_>,
    pieces: &[TextPiece],
) {
    let page = page(ui, shown, article, &view.head, view.setting);
    let start = select::near(pieces, &page, column.left_top());
    let end = select::near(pieces, &page, column.right_bottom());
    let visible = start.zip(end).map(|(start, end)| Span::new(start, end.max(start)));
    if visible != view.visible {
        view.visible = visible;
        ui.ctx().request_repaint();
    }
}
