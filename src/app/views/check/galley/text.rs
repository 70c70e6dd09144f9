//! The text of the galley: only the paragraphs in sight are laid out.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Galley as TextGalley, Pos2, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::marks;
use crate::app::action::{Action, ActionQueue, CheckAction};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::views::article::row_parts;
use analysis::{Galley, GalleyFact};
use model::{Article, FoundFact, Span, one_line, with_visible_controls};

/// The longest line, in points: longer ones are tiring to read.
const MEASURE: f32 = 640.0;
/// The height of a line by that of its letters: room for lines and numbers.
const LEADING: f32 = 1.8;
/// The room between two paragraphs.
const GAP: f32 = 12.0;

/// The heights of the paragraphs: estimated until one was laid out.
#[derive(Default)]
pub(super) struct TextView {
    of: Option<(Arc<str>, f32)>,
    heights: Vec<f32>,
    /// Number of times that a fact had to be brought into sight, as far as this view has done it.
    revealed: u64,
}

/// The galley of one article, as it is shown.
struct TextPage<'a> {
    shown: &'a ViewContext<'a>,
    article: &'a Article,
    galley: &'a Galley,
    width: f32,
    selected: Option<usize>,
}

/// Shows the text.
pub(super) fn show(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    article: &Article,
    galley: &Galley,
    view: &mut TextView,
    queue: &mut ActionQueue,
) {
    let paragraphs = shown.index().paragraphs.get(&article.id).map(Vec::as_slice).unwrap_or_default();
    let width = (ui.available_width() - 24.0).clamp(80.0, MEASURE);
    let selected = shown.check.place(galley);
    let page = TextPage { shown, article, galley, width, selected };
    if !view
        .of
        .as_ref()
        .is_some_and(|(text, of)| Arc::ptr_eq(text, &article.text) && (of - width).abs() < 0.5)
    {
        view.of = Some((article.text.clone(), width));
        view.heights = paragraphs.iter().map(|it| estimated(it.span, width)).collect();
    }
    let reveals = view.revealed != shown.check.reveal;
    view.revealed = shown.check.reveal;
    ScrollArea::vertical().id_salt("galley").auto_shrink(false).show_viewport(ui, |ui, viewport| {
        let top = ui.max_rect().min;
        let wanted = selected.filter(|_| reveals).and_then(|at| galley.facts.get(at));
        let mut y = 0.0;
        for (at, paragraph) in paragraphs.iter().enumerate() {
            let Some(height) = view.heights.get_mut(at) else { break };
            let origin = top + vec2(8.0, y);
            let in_sight = y + *height >= viewport.top() - 200.0 && y <= viewport.bottom() + 200.0;
            let holds = wanted.is_some_and(|fact| paragraph.span.holds(fact.span.start));
            if in_sight || holds {
                let laid = page.layout(ui, paragraph.span);
                *height = laid.size().y + GAP;
                page.paragraph(ui, (paragraph.span, origin), &laid, holds, queue);
            }
            y += *height;
        }
        ui.allocate_rect(Rect::from_min_size(top, vec2(width, y)), Sense::hover());
    });
}

fn estimated(span: Span, width: f32) -> f32 {
    let rows = (span.len() as f32 * theme::READING * 0.5 / width).ceil().max(1.0);
    rows * theme::READING * LEADING + GAP
}

impl TextPage<'_> {
    fn layout(&self, ui: &Ui, span: Span) -> Arc<TextGalley> {
        let format = TextFormat {
            font_id: theme::serif(theme::READING),
            color: self.shown.tokens.ink,
            line_height: Some((theme::READING * LEADING).round()),
            ..TextFormat::default()
        };
        let words = with_visible_controls(span.of(&self.article.text)).into_owned();
        let mut job = LayoutJob::single_section(words, format);
        job.wrap.max_width = self.width;
        job.break_on_newline = false;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    }

    /// Draws a paragraph with its facts; brings the selected one into sight where that is wanted.
    fn paragraph(
        &self,
        ui: &mut Ui,
        (paragraph, origin): (Span, Pos2),
        laid: &Arc<TextGalley>,
        reveals: bool,
        queue: &mut ActionQueue,
    ) {
        let text = &self.article.text;
        let letters = |byte: usize| {
            let byte = byte.clamp(paragraph.start, paragraph.end);
            text.get(paragraph.start..byte).unwrap_or_default().chars().count()
        };
        let first = self.galley.facts.partition_point(|fact| fact.span.start < paragraph.start);
        let here = self.galley.facts.iter().enumerate().skip(first);
        let here: Vec<(usize, &GalleyFact, Vec<_>)> = here
            .take_while(|(_, fact)| fact.span.start < paragraph.end)
            .filter(|(_, fact)| !fact.span.is_empty())
            .map(|(at, fact)| {
                (at, fact, row_parts(laid, origin, letters(fact.span.start), letters(fact.span.end)))
            })
            .collect();
        for (_, _, rows) in here.iter().filter(|(at, ..)| Some(*at) == self.selected) {
            marks::paint_behind(ui.painter(), rows, self.shown.tokens);
            if let Some(row) = rows.first().filter(|_| reveals) {
                ui.scroll_to_rect(row.rect.expand2(vec2(0.0, 60.0)), Some(Align::Center));
            }
        }
        ui.painter().galley(origin, laid.clone(), self.shown.tokens.ink);
        for (at, fact, rows) in here {
            self.fact(ui, (at, fact), &rows, queue);
        }
    }

    fn fact(
        &self,
        ui: &mut Ui,
        (at, fact): (usize, &GalleyFact),
        rows: &[crate::app::views::article::RowPart],
        queue: &mut ActionQueue,
    ) {
        let tokens = self.shown.tokens;
        marks::paint_line(ui.painter(), rows, fact.state, tokens);
        if let Some(number) = fact.source {
            marks::paint_number(ui.painter(), rows, number, tokens);
        }
        if !fact.state.is_open()
            && let Some(row) = rows.last()
        {
            let centre = pos2(row.rect.right() + 5.0, row.rect.bottom() - 4.0);
            marks::paint_sign(ui.painter(), centre, fact.state, tokens);
        }
        for (number, row) in rows.iter().enumerate() {
            let id = ui.scope_id().with(("fact", at, number));
            let sense = if number == 0 { Sense::click() } else { Sense::CLICK };
            let response = ui.interact(row.rect, id, sense);
            if number == 0 {
                let name = self.name(at, fact);
                let selected = self.selected == Some(at);
                response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), selected, &name));
            }
            if response.has_focus() {
                marks::paint_focus(ui.painter(), row.rect, tokens);
            }
            if response.clicked() {
                let fact = FoundFact { span: fact.span, kind: fact.kind };
                queue.push(Action::Check(CheckAction::Select(fact)));
            }
        }
    }

    /// The words for screen readers: "Fact 3 of 52, figure: 400 trout, checked, source 2".
    fn name(&self, at: usize, fact: &GalleyFact) -> String {
        let count = self.galley.facts.len();
        let words = one_line(fact.span.of(&self.article.text));
        let source = fact.source.map_or_else(String::new, |number| format!(", source {number}"));
        format!("Fact {} of {count}, {}: {words}, {}{source}", at + 1, fact.kind.name(), fact.state.name())
    }
}
