//! The filter dialog: all choices in one list, with how many statements each would leave.

use egui::{
    Button, CornerRadius, Label, Pos2, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::cursor::{self, ListCursor};
use super::parts::hint;
use super::{Dialog, DialogOutcome, buttons, focus_first, main_button, pressed_enter, search_field};
use crate::app::action::{Action, ActionQueue};
use crate::app::command::Command;
use crate::app::filter::{ChoiceCount, FilterChange, FilterChoice, FilterKind};
use crate::app::index::ChangedAspects;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{self, paint_letters, paint_sign};
use model::counted;

/// The height of a row.
const ROW: f32 = 26.0;

/// Asks what to filter by. Each choice holds at once.
pub(crate) struct FilterForm {
    /// The text of the field.
    words: String,
    lines: Vec<FilterLine>,
    /// The index and the words that the lines are of.
    of: Option<(u64, String)>,
    cursor: ListCursor,
    fresh: bool,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
enum FilterLine {
    /// The name of a kind of filter.
    Head(&'static str),
    /// Something to choose, with its name.
    Choice(ChoiceCount, String),
    /// The words that were typed, as words that statements must have, and how many have them.
    Text(String, Option<usize>),
}

impl FilterLine {
    const fn is_head(&self) -> bool {
        matches!(self, Self::Head(_))
    }
}

impl FilterForm {
    /// Asks.
    pub(crate) fn new() -> Self {
        Self { words: String::new(), lines: Vec::new(), of: None, cursor: ListCursor::default(), fresh: true }
    }

    /// Brings the lines up to date with the filters and with what was typed.
    fn refresh(&mut self, shown: &ViewContext<'_>) {
        let of = (shown.index().serial(ChangedAspects::ALL), self.words.clone());
        if self.of.as_ref() == Some(&of) {
            return;
        }
        let typed = self.of.as_ref().is_none_or(|(_, words)| *words != self.words);
        self.lines = lines(shown, &self.words);
        self.of = Some(of);
        let heads = self.lines.iter().enumerate().filter(|(_, line)| line.is_head()).map(|(at, _)| at);
        self.cursor.refill(self.lines.len(), heads.collect());
        if typed {
            self.cursor.go(0);
        }
    }

    fn choose(&mut self, shown: &ViewContext<'_>, at: usize, queue: &mut ActionQueue) {
        match self.lines.get(at) {
            Some(FilterLine::Choice(counted, _)) => {
                queue.push(Action::Filter(FilterChange::Toggle(counted.choice)));
            }
            Some(FilterLine::Text(text, _)) => {
                let on = shown.filter().text == *text;
                queue.push(Action::Filter(FilterChange::Text(if on { String::new() } else { text.clone() })));
            }
            _ => return,
        }
        self.cursor.go(at);
    }

    fn rows(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, height: f32, queue: &mut ActionQueue) {
        let lines = &self.lines;
        let show = |ui: &mut Ui, at: usize, here| row(ui, shown, lines.get(at)?, here);
        if let Some(at) = self.cursor.rows(ui, "choices", (ROW, height), show).clicked {
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

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        self.refresh(shown);
        self.cursor.keys(ui);
        let label = "Party, speaker, tag … or words of the statement";
        let field = search_field(ui, label, &mut self.words, "Type to find, arrows to move, Enter to choose");
        focus_first(&field, &mut self.fresh);
        self.cursor.follow(&field);
        self.refresh(shown);
        if pressed_enter(ui, &field) {
            // The dialog stays for the next choice.
            field.request_focus();
            self.choose(shown, self.cursor.at(), queue);
        }
        ui.add_space(2.0);
        let height = (ui.available_height() - 96.0).clamp(3.0 * ROW, 460.0);
        self.rows(ui, shown, height, queue);
        ui.add_space(4.0);
        left(ui, shown);
        hint(ui, "Within one kind, any of what you choose may fit; of several kinds, each must.");
        buttons(ui, |ui| {
            if main_button(ui, "Done", true) {
                return DialogOutcome::Close;
            }
            let spec = Command::ClearFilters.spec();
            let clear = ui.add_enabled(!shown.filter().is_empty(), Button::new(spec.name));
            if clear.on_hover_text(Command::ClearFilters.tooltip(ui.ctx())).clicked() {
                queue.push(Action::Filter(FilterChange::Clear));
            }
            DialogOutcome::Stay
        })
    }
}

/// The number of those that are left. A screen reader hears it from the status bar, when it changes.
fn left(ui: &mut Ui, shown: &ViewContext<'_>) {
    let layout = shown.layout();
    let all = counted(layout.laid.order.len(), "statement", "statements");
    let text = if shown.filter().is_empty() { all } else { format!("{} of {all} left", layout.laid.passing) };
    ui.add(Label::new(RichText::new(text).font(theme::bold(theme::INTERFACE))));
}

/// The lines that have the words in their name or kind. What no statement has is left out, until it is asked for.
fn lines(shown: &ViewContext<'_>, typed: &str) -> Vec<FilterLine> {
    let typed = typed.trim();
    let words: Vec<String> = typed.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let mut lines = Vec::new();
    let mut kind: Option<FilterKind> = None;
    for counted in shown.layout().filters.counts(shown.session.shows) {
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
            lines.push(FilterLine::Head(of.name()));
        }
        lines.push(FilterLine::Choice(counted, name));
    }
    let text = if typed.is_empty() { shown.filter().text.clone() } else { typed.to_owned() };
    if !text.is_empty() {
        let left = shown.layout().filters.count_with(&text, shown.session.shows);
        lines.push(FilterLine::Head("Text"));
        lines.push(FilterLine::Text(text, left));
    }
    lines
}

/// The name by which a choice is found: of a party also the long one.
fn full_name(shown: &ViewContext<'_>, choice: FilterChoice, name: &str) -> String {
    match choice {
        FilterChoice::Party(Some(id)) => shown
            .project()
            .party(id)
            .map_or_else(|| name.to_owned(), |party| format!("{name} {}", party.name)),
        FilterChoice::Tag(Some(id)) => {
            let group = shown.project().codebook.tag(id).map_or("", |(group, _)| group.name.as_str());
            format!("{name} {group}")
        }
        _ => name.to_owned(),
    }
}

/// The name of a kind of filter.
fn head(ui: &mut Ui, shown: &ViewContext<'_>, name: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let at = pos2(rect.left() + 4.0, rect.bottom() - 9.0);
    widgets::line(ui, at, name, theme::bold(theme::META), shown.tokens.soft_ink, rect.width());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, name));
}

/// One line; nothing for a head.
fn row(ui: &mut Ui, shown: &ViewContext<'_>, line: &FilterLine, here: bool) -> Option<Response> {
    let tokens = shown.tokens;
    let (name, kind, number, on, party) = match line {
        FilterLine::Head(name) => {
            head(ui, shown, name);
            return None;
        }
        FilterLine::Choice(counted, name) => {
            let choice = counted.choice;
            let party = match choice {
                FilterChoice::Party(party) => Some(party),
                FilterChoice::Speaker(Some(id)) => shown.project().speakers.get(&id).map(|it| it.party),
                _ => None,
            };
            let number = Some(counted.left as usize);
            (name.clone(), choice.kind().name(), number, shown.filter().has(choice), party)
        }
        FilterLine::Text(text, left) => {
            (format!("with “{text}”"), "Text", *left, shown.filter().text == *text, None)
        }
    };
    let spoken = number.map_or_else(
        || format!("{kind}: {name}"),
        |number| format!("{kind}: {name}, {}", counted(number, "statement", "statements")),
    );
    let (rect, response) = cursor::row(ui, ROW, here);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, on, &spoken));
    check(ui, pos2(rect.left() + 17.0, rect.center().y), on, tokens);
    let mut left = rect.left() + 34.0;
    if let Some(party) = party {
        let square = Rect::from_center_size(pos2(left + 7.0, rect.center().y), Vec2::splat(14.0));
        paint_letters(ui.painter(), square, shown.party_letters(party), shown.party_colour(party));
        left += 22.0;
    }
    let right = rect.right() - 52.0;
    let ink = if number == Some(0) { tokens.soft_ink } else { tokens.ink };
    let at = pos2(left, rect.center().y);
    let cut = widgets::line(ui, at, &name, theme::sans(theme::INTERFACE), ink, right - left);
    if let Some(number) = number {
        let at = pos2(rect.right() - 10.0, rect.center().y);
        let font = theme::sans(theme::META);
        ui.painter().text(at, egui::Align2::RIGHT_CENTER, number, font, tokens.soft_ink);
    }
    Some(if cut { response.on_hover_text(spoken) } else { response })
}

/// The box of a choice, with a tick where it is chosen.
fn check(ui: &Ui, centre: Pos2, on: bool, tokens: &theme::ThemeTokens) {
    let square = Rect::from_center_size(centre, Vec2::splat(14.0));
    let fill = if on { tokens.accent } else { tokens.card };
    let stroke = Stroke::new(1.0, if on { tokens.accent } else { tokens.edge });
    ui.painter().rect(square, CornerRadius::same(3), fill, stroke, StrokeKind::Inside);
    if on {
        paint_sign(ui.painter(), centre, true, tokens.card);
    }
}
