//! The dialog that splits a statement in two.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, CursorIcon, EventFilter, Key, Modifiers, PointerButton, Response, Role, Sense, Stroke, Ui,
    WidgetInfo,
};

use super::parts::hint;
use super::{Dialog, DialogOutcome, buttons, main_button};
use crate::app::action::ActionQueue;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::cut;
use analysis::{SplitPoint, SplitPointKind, split_points};
use edit::{Intent, StatementIntent};
use model::{Project, Span, Statement, StatementId};

/// The sign between two spans.
const BETWEEN: &str = " … ";

/// Walks through the places at which a statement can be parted.
pub(crate) struct SplitForm {
    statement: StatementId,
    split_points: Vec<SplitPoint>,
    at: usize,
    fresh: bool,
}

impl SplitForm {
    /// Asks about a statement; the plainest seam nearest to its middle is ready.
    pub(crate) fn new(project: &Project, statement: StatementId) -> Self {
        let found = project.statements.get(&statement);
        let split_points = found.map_or_else(Vec::new, |it| split_points(project.text_of(it), &it.spans));
        let middle = found.map_or(0, |it| usize::midpoint(it.extent().start, it.extent().end));
        let best = split_points.iter().map(|seam| seam.kind).max();
        let near = |(_, seam): &(usize, &SplitPoint)| seam.at.abs_diff(middle);
        let ready =
            split_points.iter().enumerate().filter(|(_, seam)| Some(seam.kind) == best).min_by_key(near);
        Self { statement, at: ready.map_or(0, |(at, _)| at), split_points, fresh: true }
    }

    /// Arrows go from clause to clause, with Ctrl from word to word; Home and End to the first and last word.
    fn keys(&mut self, ui: &Ui) {
        let last = self.split_points.len().saturating_sub(1);
        let plain = self.split_points.iter().any(|seam| seam.kind > SplitPointKind::Word);
        ui.input_mut(|input| {
            for (key, forward) in [
                (Key::ArrowRight, true),
                (Key::ArrowDown, true),
                (Key::ArrowLeft, false),
                (Key::ArrowUp, false),
            ] {
                if input.consume_key(Modifiers::COMMAND, key) {
                    self.at = if forward { (self.at + 1).min(last) } else { self.at.saturating_sub(1) };
                } else if input.consume_key(Modifiers::NONE, key) {
                    let least = if plain { SplitPointKind::Clause } else { SplitPointKind::Word };
                    self.at = step(&self.split_points, self.at, forward, least);
                }
            }
            if input.consume_key(Modifiers::NONE, Key::Home) {
                self.at = 0;
            } else if input.consume_key(Modifiers::NONE, Key::End) {
                self.at = last;
            }
        });
    }

    /// The words, parted where the walk has come to; a click parts them there. Gives whether they have the focus.
    fn words(&mut self, ui: &mut Ui, text: &str, statement: &Statement, seam: SplitPoint) -> bool {
        let tokens = theme::of(ui.ctx());
        let display = SplitText::new(text, &statement.spans);
        let place = display.of(seam.at);
        let mut job = LayoutJob::default();
        let mut format = TextFormat::simple(theme::serif(16.0), tokens.ink);
        format.line_height = Some(26.0);
        format.valign = Align::Center;
        job.append(&display.text[..place], 0.0, format.clone());
        format.background = tokens.pressed;
        job.append(&display.text[place..], 0.0, format);
        job.wrap.max_width = ui.available_width();
        let galley = ui.painter().layout_job(job);
        let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        if response.has_focus() {
            let filter =
                EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        }
        spoken(ui, &response, &display.text, place, seam);
        ui.painter().galley(rect.min, galley.clone(), tokens.ink);
        let chars = display.text[..place].chars().count();
        let cursor = galley.pos_from_cursor(egui::text::CCursor::new(egui::text::CharIndex(chars)));
        let x = rect.left() + cursor.left();
        let stroke = Stroke::new(2.5, if response.has_focus() { tokens.accent } else { tokens.soft_ink });
        ui.painter().vline(x, rect.top() + cursor.top()..=rect.top() + cursor.bottom(), stroke);
        // With the pointer alone: Enter parts, and Space is no place.
        if response.clicked_by(PointerButton::Primary)
            && let Some(point) = response.interact_pointer_pos()
        {
            response.request_focus();
            let chars = galley.cursor_from_pos(point - rect.min).index.0;
            let byte = display.text.char_indices().nth(chars).map_or(display.text.len(), |(at, _)| at);
            let near = |(_, seam): &(usize, &SplitPoint)| display.of(seam.at).abs_diff(byte);
            self.at = self.split_points.iter().enumerate().min_by_key(near).map_or(self.at, |(at, _)| at);
        }
        response.on_hover_cursor(CursorIcon::Text).has_focus()
    }
}

/// The words for screen readers: those on either side.
fn spoken(ui: &Ui, response: &Response, text: &str, place: usize, seam: SplitPoint) {
    let (before, after) = text.split_at(place);
    let tail: String = {
        let words: Vec<&str> = before.split_whitespace().collect();
        words[words.len().saturating_sub(5)..].join(" ")
    };
    let name = format!("Split {}, after “{tail}”, before “{}”", seam.kind.name(), cut(after.trim(), 40));
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, ui.is_enabled(), &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
}

/// The next seam that is plain enough; where there is none, the same.
fn step(split_points: &[SplitPoint], from: usize, forward: bool, least: SplitPointKind) -> usize {
    let fits = |at: &usize| split_points.get(*at).is_some_and(|seam| seam.kind >= least);
    let next = if forward { (from + 1..split_points.len()).find(fits) } else { (0..from).rev().find(fits) };
    next.unwrap_or(from)
}

/// The words of a statement as they are shown, and where each byte of the article has gone.
struct SplitText {
    text: String,
    /// The bytes of the article, and where they begin here.
    parts: Vec<(Span, usize)>,
}

impl SplitText {
    fn new(text: &str, spans: &[Span]) -> Self {
        let mut display = Self { text: String::new(), parts: Vec::new() };
        for span in spans {
            if !display.text.is_empty() {
                display.text.push_str(BETWEEN);
            }
            display.parts.push((*span, display.text.len()));
            // A break of lines is as wide as a space: places stay as they are.
            display.text.push_str(&span.of(text).replace('\n', " "));
        }
        display
    }

    fn of(&self, byte: usize) -> usize {
        let part = self.parts.iter().rev().find(|(span, _)| span.start <= byte);
        part.map_or(0, |(span, at)| at + (byte - span.start).min(span.len()))
    }
}

impl Dialog for SplitForm {
    fn title(&self) -> String {
        "Split statement".to_owned()
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        self.keys(ui);
        let Some(statement) = shown.statement(self.statement) else { return DialogOutcome::Close };
        let text = shown.project().text_of(statement);
        let Some(seam) = self.split_points.get(self.at).copied() else {
            hint(ui, "This statement is a single word: there is nothing to part.");
            return buttons(ui, |ui| {
                if main_button(ui, "Close", true) { DialogOutcome::Close } else { DialogOutcome::Stay }
            });
        };
        let area = egui::ScrollArea::vertical().max_height((ui.available_height() - 90.0).max(60.0));
        let focused = area.show(ui, |ui| self.words(ui, text, statement, seam)).inner;
        ui.add_space(6.0);
        let place = format!("Place {} of {}, {}", self.at + 1, self.split_points.len(), seam.kind.name());
        hint(ui, &place);
        hint(ui, "Arrows go from clause to clause, with Ctrl from word to word. Or click between two words.");
        // A button that has the focus has the key.
        let mine = focused || ui.memory(egui::Memory::focused).is_none();
        let enter = mine && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        buttons(ui, |ui| {
            if main_button(ui, "Split here", true) || enter {
                queue.edit(Intent::Statement(StatementIntent::Split {
                    statement: self.statement,
                    at: seam.at,
                }));
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() { DialogOutcome::Close } else { DialogOutcome::Stay }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_from_clause_to_clause() {
        let text = "We tried, and we failed. Nobody came.";
        let all = split_points(text, &[Span::new(0, text.len())]);
        let words = |at: usize| &text[all[at].at..];
        let first = step(&all, 0, true, SplitPointKind::Clause);
        assert_eq!(words(first), "and we failed. Nobody came.");
        let second = step(&all, first, true, SplitPointKind::Clause);
        assert_eq!(words(second), "Nobody came.");
        assert_eq!(step(&all, second, true, SplitPointKind::Clause), second);
        assert_eq!(step(&all, second, false, SplitPointKind::Clause), first);
    }

    #[test]
    fn places_of_the_article_are_found_in_what_is_shown() {
        let text = "one two\nthree, said she, four";
        let display = SplitText::new(text, &[Span::new(0, 13), Span::new(25, 29)]);
        assert_eq!(display.text, "one two three … four");
        assert_eq!(&display.text[display.of(8)..], "three … four");
        assert_eq!(&display.text[display.of(25)..], "four");
    }
}
