//! The paragraphs of a document, kept and left out: the arrows go from one to the next, and Space keeps or drops one. Only
//! those in sight are drawn.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    CornerRadius, CursorIcon, EventFilter, Galley, Id, Key, Modifiers, Rect, Response, Role, ScrollArea,
    Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::lines::{PreviewLine, PreviewLines};
use super::words;
use crate::app::theme::{self, ThemeTokens};
use crate::app::widgets::{cut, paint_sign};
use import::Block;

/// The left edge of the words; before them is the box.
const INSET: f32 = 34.0;
/// The room above and below the words of a line.
const PADDING: f32 = 6.0;
/// The number of rows that are shown of a paragraph that is kept.
const ROWS_KEPT: usize = 14;
/// The number of letters that are shown of one that is left out.
const ROWS_LEFT_OUT: usize = 2;
/// The number of letters of a paragraph that are laid out at most.
const LETTERS: usize = 1_800;
/// The height of a line whose words were not laid out yet.
const GUESS: f32 = 44.0;
/// The number of lines up to which all are laid out at once, so that nothing moves when one scrolls.
const MEASURED: usize = 500;

/// The list, and where a person is in it.
#[derive(Debug)]
pub(super) struct ParagraphList {
    lines: PreviewLines,
    /// The line that the keys go to.
    at: usize,
    /// The height of each line for the present width.
    heights: Vec<f32>,
    /// The width that the heights were measured for.
    width: f32,
    reveal: bool,
    fresh: bool,
}

impl ParagraphList {
    /// The list of a document. Begins at the first paragraph that is kept.
    pub(super) fn new(blocks: &[Block]) -> Self {
        let lines = PreviewLines::new(blocks);
        let first = blocks.iter().position(|block| block.kept).unwrap_or_default();
        let at = lines.place(first);
        Self { lines, at, heights: Vec::new(), width: 0.0, reveal: true, fresh: true }
    }

    /// Forgets the heights: the paragraphs are kept or left out in another way.
    pub(super) fn changed(&mut self) {
        self.heights.clear();
    }

    /// Shows the list. Returns whether Enter was pressed in it, and whether a paragraph was kept or dropped.
    pub(super) fn show(&mut self, ui: &mut Ui, blocks: &mut [Block], size: Vec2) -> (bool, bool) {
        let tokens = theme::of(ui.ctx());
        let id = ui.scope_id().with("paragraphs");
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let list = ui.interact(rect, id, Sense::FOCUSABLE);
        let enabled = ui.is_enabled();
        list.widget_info(|| WidgetInfo::labeled(Role::ListBox, enabled, "Paragraphs of the document"));
        if std::mem::take(&mut self.fresh) {
            list.request_focus();
        }
        let (enter, keyed) = if list.has_focus() { self.keys(ui, id, blocks) } else { (false, false) };
        let stroke = Stroke::new(1.0, if list.has_focus() { tokens.accent } else { tokens.line });
        ui.painter().rect(rect, CornerRadius::same(theme::RADIUS), tokens.card, stroke, StrokeKind::Inside);
        let builder = UiBuilder::new().max_rect(rect.shrink(2.0)).accessibility_parent(id);
        let mut inside = ui.new_child(builder);
        let clicked = self.rows(&mut inside, blocks, &list);
        if clicked {
            list.request_focus();
        }
        (enter, keyed || clicked)
    }

    /// The keys, while the list has the focus: whether Enter was pressed, and whether a paragraph was kept or dropped.
    fn keys(&mut self, ui: &Ui, id: Id, blocks: &mut [Block]) -> (bool, bool) {
        let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let last = self.lines.all().len().saturating_sub(1);
        let (mut toggle, mut fold, mut enter) = (0, None, false);
        ui.input_mut(|input| {
            for (key, down, by) in [
                (Key::ArrowDown, true, 1),
                (Key::ArrowUp, false, 1),
                (Key::PageDown, true, 8),
                (Key::PageUp, false, 8),
                (Key::Home, false, usize::MAX),
                (Key::End, true, usize::MAX),
            ] {
                for _ in 0..input.count_and_consume_key(Modifiers::NONE, key) {
                    self.at =
                        if down { self.at.saturating_add(by).min(last) } else { self.at.saturating_sub(by) };
                    self.reveal = true;
                }
            }
            toggle = input.count_and_consume_key(Modifiers::NONE, Key::Space);
            if input.consume_key(Modifiers::NONE, Key::ArrowRight) {
                fold = Some(false);
            } else if input.consume_key(Modifiers::NONE, Key::ArrowLeft) {
                fold = Some(true);
            }
            enter = input.consume_key(Modifiers::NONE, Key::Enter);
        });
        if let Some(folded) = fold {
            self.fold(folded, blocks.len());
        }
        let mut changed = false;
        for _ in 0..toggle {
            changed |= self.toggle(self.at, blocks);
        }
        (enter, changed)
    }

    /// Shows or folds the stretch at the present line.
    fn fold(&mut self, folded: bool, count: usize) {
        let Some(block) = self.lines.all().get(self.at).map(PreviewLine::first) else { return };
        if self.lines.fold(block, folded, count) {
            self.at = self.lines.place(block);
            self.heights.clear();
            self.reveal = true;
        }
    }

    /// Keeps or drops the paragraph of a line, or shows what is folded in it. Returns whether a paragraph changed.
    fn toggle(&mut self, at: usize, blocks: &mut [Block]) -> bool {
        match self.lines.all().get(at).cloned() {
            Some(PreviewLine::Block(block)) => {
                let Some(block) = blocks.get_mut(block) else { return false };
                block.kept = !block.kept;
                if let Some(height) = self.heights.get_mut(at) {
                    *height = 0.0;
                }
                true
            }
            Some(PreviewLine::Folded(_)) => {
                self.at = at;
                self.fold(false, blocks.len());
                false
            }
            None => false,
        }
    }

    fn rows(&mut self, ui: &mut Ui, blocks: &mut [Block], list: &Response) -> bool {
        let area = ScrollArea::vertical().id_salt("paragraphs").auto_shrink(false);
        let pressed = area
            .show_viewport(ui, |ui, viewport| {
                let width = ui.available_width();
                self.measure(ui, blocks, width);
                let total: f32 = self.heights.iter().sum();
                ui.set_height(total);
                let origin = ui.max_rect().min;
                let mut top = 0.0;
                let mut pressed = None;
                for at in 0..self.heights.len() {
                    let height = self.heights.get(at).copied().unwrap_or(GUESS);
                    let here = at == self.at;
                    let rect = Rect::from_min_size(pos2(origin.x, origin.y + top), vec2(width, height));
                    if here && std::mem::take(&mut self.reveal) {
                        ui.scroll_to_rect(rect.expand2(vec2(0.0, 3.0 * PADDING)), None);
                    }
                    let in_sight = top + height >= viewport.top() && top <= viewport.bottom();
                    if in_sight && self.row(ui, blocks, (at, rect), list) {
                        pressed = Some(at);
                    }
                    top += height;
                }
                pressed
            })
            .inner;
        pressed.is_some_and(|at| {
            self.at = at;
            self.toggle(at, blocks)
        })
    }

    /// Brings the heights up to date with the width.
    fn measure(&mut self, ui: &Ui, blocks: &[Block], width: f32) {
        let count = self.lines.all().len();
        if (self.width - width).abs() > 0.5 || self.heights.len() != count {
            self.width = width;
            self.heights = vec![0.0; count];
        }
        let all = count <= MEASURED;
        for (line, height) in self.lines.all().iter().zip(&mut self.heights) {
            if *height <= 0.0 {
                *height = if all { laid_out(ui, line, blocks, width).height() } else { GUESS };
            }
        }
    }

    /// One line; whether it was pressed.
    fn row(&mut self, ui: &Ui, blocks: &[Block], (at, rect): (usize, Rect), list: &Response) -> bool {
        let tokens = theme::of(ui.ctx());
        let Some(line) = self.lines.all().get(at) else { return false };
        let laid = laid_out(ui, line, blocks, rect.width());
        if let Some(height) = self.heights.get_mut(at).filter(|height| (**height - laid.height()).abs() > 0.5)
        {
            *height = laid.height();
            ui.ctx().request_repaint();
        }
        let response = ui.interact(rect, list.id.with(line.first()), Sense::click());
        let here = at == self.at;
        tell(ui, &response, (line, blocks), (at, self.lines.all().len()), here.then_some(list));
        let inner = rect.shrink2(vec2(3.0, 1.0));
        let radius = CornerRadius::same(theme::RADIUS);
        if response.hovered() {
            ui.painter().rect_filled(inner, radius, tokens.hover);
        }
        if here {
            let stroke = Stroke::new(1.5, if list.has_focus() { tokens.accent } else { tokens.edge });
            ui.painter().rect_stroke(inner, radius, stroke, StrokeKind::Inside);
        }
        let kept = match line {
            PreviewLine::Block(block) => blocks.get(*block).is_some_and(|block| block.kept),
            PreviewLine::Folded(_) => false,
        };
        if matches!(line, PreviewLine::Block(_)) {
            tick(ui, pos2(rect.left() + 19.0, rect.top() + PADDING + 11.0), kept, tokens);
        }
        laid.paint(ui, rect, tokens);
        response.on_hover_cursor(CursorIcon::PointingHand).clicked()
    }
}

/// The words for screen readers about a line.
fn tell(
    ui: &Ui,
    response: &Response,
    (line, blocks): (&PreviewLine, &[Block]),
    (at, count): (usize, usize),
    list: Option<&Response>,
) {
    let (kept, name) = match line {
        PreviewLine::Block(at) => {
            blocks.get(*at).map_or((false, String::new()), |block| (block.kept, words::spoken(block)))
        }
        PreviewLine::Folded(range) => (false, words::folded(blocks.get(range.clone()).unwrap_or_default())),
    };
    let name = cut(&name, LETTERS);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), kept, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_position_in_set(at + 1);
        node.set_size_of_set(count);
    });
    if let Some(list) = list {
        ui.ctx().accesskit_node_builder(list.id, |node| {
            node.set_active_descendant(response.id.accesskit_id());
        });
    }
}

/// The box before a paragraph: with a tick where it is kept.
fn tick(ui: &Ui, centre: egui::Pos2, kept: bool, tokens: &ThemeTokens) {
    let square = Rect::from_center_size(centre, vec2(14.0, 14.0));
    let radius = CornerRadius::same(3);
    if kept {
        ui.painter().rect_filled(square, radius, tokens.accent);
        paint_sign(ui.painter(), centre, true, tokens.card);
    } else {
        ui.painter().rect_stroke(square, radius, Stroke::new(1.0, tokens.edge), StrokeKind::Inside);
    }
}

/// The words of a line, laid out.
struct LaidLine {
    heading: Option<Arc<Galley>>,
    words: Arc<Galley>,
}

impl LaidLine {
    fn height(&self) -> f32 {
        self.heading.as_ref().map_or(0.0, |heading| heading.size().y + 1.0)
            + self.words.size().y
            + 2.0 * PADDING
    }

    fn paint(&self, ui: &Ui, rect: Rect, tokens: &ThemeTokens) {
        let mut at = pos2(rect.left() + INSET, rect.top() + PADDING);
        if let Some(heading) = &self.heading {
            ui.painter().galley(at, heading.clone(), tokens.soft_ink);
            at.y += heading.size().y + 1.0;
        }
        ui.painter().galley(at, self.words.clone(), tokens.ink);
    }
}

/// Lays out a line for a width.
fn laid_out(ui: &Ui, line: &PreviewLine, blocks: &[Block], width: f32) -> LaidLine {
    let tokens = theme::of(ui.ctx());
    let width = (width - INSET - 10.0).max(80.0);
    let lay = |text: String, font: egui::FontId, colour: egui::Color32, height: f32, rows: usize| {
        let mut format = TextFormat::simple(font, colour);
        format.line_height = Some(height);
        let mut job = LayoutJob::single_section(text, format);
        job.wrap.max_width = width;
        job.wrap.max_rows = rows;
        ui.painter().layout_job(job)
    };
    let small = |text: String| lay(text, theme::sans(theme::META), tokens.soft_ink, 16.0, 1);
    match line {
        PreviewLine::Folded(range) => LaidLine { heading: None, words: folded(range, blocks, &small) },
        PreviewLine::Block(at) => {
            let Some(block) = blocks.get(*at) else {
                return LaidLine { heading: None, words: small(String::new()) };
            };
            let heading = words::heading(block).map(small);
            let text = cut(&block.words(), LETTERS);
            let words = if block.kept {
                let font = match block.role {
                    import::BlockRole::Heading => theme::serif_bold(theme::CARD_TEXT),
                    _ => theme::serif(theme::CARD_TEXT),
                };
                lay(text, font, tokens.ink, 21.0, ROWS_KEPT)
            } else {
                lay(text, theme::serif(13.0), tokens.soft_ink, 19.0, ROWS_LEFT_OUT)
            };
            LaidLine { heading, words }
        }
    }
}

fn folded(range: &Range<usize>, blocks: &[Block], small: &dyn Fn(String) -> Arc<Galley>) -> Arc<Galley> {
    let blocks = blocks.get(range.clone()).unwrap_or_default();
    small(format!("▸ {}", words::folded(blocks)))
}
