//! What to filter by: everything that can be chosen in one list, with how many statements each would leave.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Button, Color32, CornerRadius, CursorIcon, FontId, Key, Label, Modifiers, Pos2, Rect, Response, RichText,
    Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::parts::hint;
use super::{Dialog, Outcome, buttons, count, field, focus_first, main_button, pressed_enter};
use crate::app::action::{Action, Queue};
use crate::app::command::Command;
use crate::app::filter::{Choice, Counted, Kind, Wish};
use crate::app::index::Aspects;
use crate::app::shown::Shown;
use crate::app::theme;
use crate::app::widgets::{paint_letter, paint_sign};

/// How high a row is.
const ROW: f32 = 26.0;

/// Asks what to filter by. Each choice holds at once.
pub(crate) struct FilterForm {
    /// What is written in the field.
    words: String,
    lines: Vec<Line>,
    /// The index and the words that the lines are of.
    of: Option<(u64, String)>,
    /// Which line the arrows have come to.
    cursor: usize,
    reveal: bool,
    offset: f32,
    focused: bool,
    fresh: bool,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Line {
    /// The name of a kind of filter.
    Head(&'static str),
    /// Something to choose, with its name.
    Choice(Counted, String),
    /// The words that were typed, as words that statements must have, and how many have them.
    Text(String, Option<usize>),
}

impl Line {
    const fn is_head(&self) -> bool {
        matches!(self, Self::Head(_))
    }
}

impl FilterForm {
    /// Asks.
    pub(crate) fn new() -> Self {
        Self {
            words: String::new(),
            lines: Vec::new(),
            of: None,
            cursor: 0,
            reveal: false,
            offset: 0.0,
            focused: false,
            fresh: true,
        }
    }

    /// Brings the lines up to date with the filters and with what was typed.
    fn refresh(&mut self, shown: &Shown<'_>) {
        let of = (shown.index().serial(Aspects::ALL), self.words.clone());
        if self.of.as_ref() == Some(&of) {
            return;
        }
        let typed = self.of.as_ref().is_none_or(|(_, words)| *words != self.words);
        self.lines = lines(shown, &self.words);
        self.of = Some(of);
        if typed {
            self.cursor = 0;
            self.reveal = true;
        }
        self.cursor = self.from(self.cursor, true).or(self.from(self.cursor, false)).unwrap_or(0);
    }

    /// The next line that can be chosen, beginning with one, downwards or upwards.
    fn from(&self, at: usize, down: bool) -> Option<usize> {
        let is = |at: &usize| self.lines.get(*at).is_some_and(|line| !line.is_head());
        if down { (at..self.lines.len()).find(is) } else { (0..=at).rev().find(is) }
    }

    /// The arrows move through the lines while the field has the focus.
    fn step(&mut self, ui: &Ui) {
        let mut steps = 0;
        ui.input_mut(|input| {
            for (key, by) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, 8), (Key::PageUp, -8)]
            {
                steps += by * i32::try_from(input.count_and_consume_key(Modifiers::NONE, key)).unwrap_or(0);
            }
        });
        if steps == 0 {
            return;
        }
        let last = self.lines.len().saturating_sub(1);
        let to = self.cursor.saturating_add_signed(steps as isize).min(last);
        let down = steps > 0;
        self.cursor = self.from(to, down).or(self.from(to, !down)).unwrap_or(self.cursor);
        self.reveal = true;
    }

    fn choose(&mut self, shown: &Shown<'_>, at: usize, queue: &mut Queue) {
        match self.lines.get(at) {
            Some(Line::Choice(counted, _)) => {
                queue.push(Action::Filter(Wish::Toggle(counted.choice)));
            }
            Some(Line::Text(text, _)) => {
                let on = shown.filter().text == *text;
                queue.push(Action::Filter(Wish::Text(if on { String::new() } else { text.clone() })));
            }
            _ => return,
        }
        self.cursor = at;
    }

    fn rows(&mut self, ui: &mut Ui, shown: &Shown<'_>, height: f32, queue: &mut Queue) {
        let mut area = ScrollArea::vertical().id_salt("choices").max_height(height);
        if std::mem::take(&mut self.reveal) {
            // With the name of its kind, where that stands above it.
            let head = self.cursor.checked_sub(1).is_some_and(|at| self.lines[at].is_head());
            let top = self.cursor as f32 * ROW;
            let above = if head { top - ROW } else { top };
            area =
                area.vertical_scroll_offset(self.offset.clamp((top + ROW - height).max(0.0), above.max(0.0)));
        }
        let mut clicked = None;
        let output = ui
            .scope(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                area.auto_shrink([false, true]).show_rows(ui, ROW, self.lines.len(), |ui, range| {
                    for at in range {
                        let Some(line) = self.lines.get(at) else { continue };
                        if row(ui, shown, line, at == self.cursor).is_some_and(|row| row.clicked()) {
                            clicked = Some(at);
                        }
                    }
                })
            })
            .inner;
        self.offset = output.state.clamped_offset().y;
        if let Some(at) = clicked {
            self.choose(shown, at, queue);
        }
    }
}

impl Dialog for FilterForm {
    fn title(&self) -> String {
        "Filter".to_owned()
    }

    fn width(&self) -> f32 {
        480.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &Shown<'_>, queue: &mut Queue) -> Outcome {
        self.refresh(shown);
        if self.focused {
            self.step(ui);
        }
        let label = "Party, speaker, tag … or words of the statement";
        let field = field(ui, label, &mut self.words, "Type to find, arrows to move, Enter to choose");
        focus_first(&field, &mut self.fresh);
        self.focused = field.has_focus();
        self.refresh(shown);
        if pressed_enter(ui, &field) {
            // The dialog stays for the next choice.
            field.request_focus();
            self.choose(shown, self.cursor, queue);
        }
        ui.add_space(2.0);
        let height = (ui.available_height() - 96.0).clamp(3.0 * ROW, 460.0);
        self.rows(ui, shown, height, queue);
        ui.add_space(4.0);
        left(ui, shown);
        hint(ui, "Of one kind any will do; of every kind that you choose from, one must fit.");
        buttons(ui, |ui| {
            if main_button(ui, "Done", true) {
                return Outcome::Close;
            }
            let spec = Command::ClearFilters.spec();
            let clear = ui.add_enabled(!shown.filter().is_empty(), Button::new(spec.name));
            if clear.on_hover_text(Command::ClearFilters.tooltip(ui.ctx())).clicked() {
                queue.push(Action::Filter(Wish::Clear));
            }
            Outcome::Stay
        })
    }
}

/// How many are left. A screen reader hears it from the status bar, when it changes.
fn left(ui: &mut Ui, shown: &Shown<'_>) {
    let index = shown.index();
    let all = count(index.order.len(), "statement", "statements");
    let text = if shown.filter().is_empty() { all } else { format!("{} of {all} left", index.passing) };
    ui.add(Label::new(RichText::new(text).font(theme::bold(theme::INTERFACE))));
}

/// The lines that have the words in their name or kind. What no statement has is left out, until it is asked for.
fn lines(shown: &Shown<'_>, typed: &str) -> Vec<Line> {
    let typed = typed.trim();
    let words: Vec<String> = typed.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let mut lines = Vec::new();
    let mut kind: Option<Kind> = None;
    for counted in shown.index().filters.counts(shown.session.shows) {
        let used = counted.all > 0 || shown.filter().has(counted.choice);
        let Some(name) = counted.choice.name(shown.project()).filter(|_| used || !words.is_empty()) else {
            continue;
        };
        let of = counted.choice.kind();
        let text = format!("{} {}", of.name(), full_name(shown, counted.choice, &name)).to_lowercase();
        if !words.iter().all(|word| text.contains(word)) {
            continue;
        }
        if kind != Some(of) {
            kind = Some(of);
            lines.push(Line::Head(of.name()));
        }
        lines.push(Line::Choice(counted, name));
    }
    let text = if typed.is_empty() { shown.filter().text.clone() } else { typed.to_owned() };
    if !text.is_empty() {
        let left = shown.index().filters.left_with(&text, shown.session.shows);
        lines.push(Line::Head("Text"));
        lines.push(Line::Text(text, left));
    }
    lines
}

/// The name by which a choice is found: of a party also the long one.
fn full_name(shown: &Shown<'_>, choice: Choice, name: &str) -> String {
    match choice {
        Choice::Party(Some(id)) => shown
            .project()
            .party(id)
            .map_or_else(|| name.to_owned(), |party| format!("{name} {}", party.name)),
        Choice::Tag(Some(id)) => {
            let group = shown.project().codebook.tag(id).map_or("", |(group, _)| group.name.as_str());
            format!("{name} {group}")
        }
        _ => name.to_owned(),
    }
}

/// One line; it is no stop of the Tab key, the arrows lead to it.
fn row(ui: &mut Ui, shown: &Shown<'_>, line: &Line, here: bool) -> Option<Response> {
    let tokens = shown.tokens;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    let (name, kind, number, on, party) = match line {
        Line::Head(name) => {
            let at = pos2(rect.left() + 4.0, rect.bottom() - 9.0);
            words(ui, at, name, theme::bold(theme::META), tokens.soft_ink, rect.width());
            response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, *name));
            return None;
        }
        Line::Choice(counted, name) => {
            let choice = counted.choice;
            let party = match choice {
                Choice::Party(party) => Some(party),
                Choice::Speaker(Some(id)) => shown.project().speakers.get(&id).map(|it| it.party),
                _ => None,
            };
            let number = Some(counted.left as usize);
            (name.clone(), choice.kind().name(), number, shown.filter().has(choice), party)
        }
        Line::Text(text, left) => {
            (format!("with “{text}”"), "Text", *left, shown.filter().text == *text, None)
        }
    };
    let spoken = number.map_or_else(
        || format!("{kind}: {name}"),
        |number| format!("{kind}: {name}, {}", count(number, "statement", "statements")),
    );
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, on, &spoken));
    if here {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(true));
    }
    let radius = CornerRadius::same(theme::RADIUS);
    let inner = rect.shrink2(vec2(1.0, 1.0));
    if here {
        ui.painter().rect(inner, radius, tokens.pressed, Stroke::new(1.5, tokens.accent), StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(inner, radius, tokens.hover);
    }
    check(ui, pos2(rect.left() + 17.0, rect.center().y), on, tokens);
    let mut left = rect.left() + 34.0;
    if let Some(party) = party {
        let square = Rect::from_center_size(pos2(left + 7.0, rect.center().y), Vec2::splat(14.0));
        paint_letter(ui.painter(), square, shown.party_letter(party), shown.party_colour(party));
        left += 22.0;
    }
    let right = rect.right() - 52.0;
    let ink = if number == Some(0) { tokens.soft_ink } else { tokens.ink };
    let cut = words(ui, pos2(left, rect.center().y), &name, theme::sans(theme::INTERFACE), ink, right - left);
    if let Some(number) = number {
        let at = pos2(rect.right() - 10.0, rect.center().y);
        let font = theme::sans(theme::META);
        ui.painter().text(at, egui::Align2::RIGHT_CENTER, number, font, tokens.soft_ink);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    Some(if cut { response.on_hover_text(spoken) } else { response })
}

/// The box of a choice, with a tick where it is chosen.
fn check(ui: &Ui, centre: Pos2, on: bool, tokens: &theme::Tokens) {
    let square = Rect::from_center_size(centre, Vec2::splat(14.0));
    let fill = if on { tokens.accent } else { tokens.card };
    let stroke = Stroke::new(1.0, if on { tokens.accent } else { tokens.edge });
    ui.painter().rect(square, CornerRadius::same(3), fill, stroke, StrokeKind::Inside);
    if on {
        paint_sign(ui.painter(), centre, true, tokens.card);
    }
}

/// A line of text that is cut where there is no more room, centred on a height. Whether it was cut.
fn words(ui: &Ui, at: Pos2, text: &str, font: FontId, colour: Color32, width: f32) -> bool {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = TextWrapping::truncate_at_width(width.max(20.0));
    let galley = ui.painter().layout_job(job);
    let cut = galley.elided;
    ui.painter().galley(pos2(at.x, at.y - galley.size().y / 2.0), galley, colour);
    cut
}
