//! The tags of statements, by two letters.
//!
//! The list is small, is at the card, and has the best tag ready: Enter gives it and is done, a comma gives it and
//! goes on. Where nothing is written, the tag that was used last is ready.

mod rank;

use egui::text::LayoutJob;
use egui::{
    Button, Color32, Rect, Response, Role, Stroke, StrokeKind, TextFormat, Ui, WidgetInfo, pos2, vec2,
};

use self::rank::{TagMatch, found};
use super::cursor::{self, ListCursor};
use super::parts::hint;
use super::{Dialog, DialogOutcome, focus_first, pressed_enter, search_field};
use crate::app::action::ActionQueue;
use crate::app::command::Command;
use crate::app::index::ChangedAspects;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use edit::{Intent, StatementIntent};
use model::{Position, StatementId, Tag, TagGroup, TagId};

/// The height of a row, and how many are seen at once.
const ROW: f32 = 26.0;
const ROWS: f32 = 9.0;

/// Gives statements tags of the codebook, or takes them away. Each choice holds at once.
pub(crate) struct TagPicker {
    statements: Vec<StatementId>,
    words: String,
    found: Vec<TagMatch>,
    /// The state of the project and the words that `found` is of.
    of: Option<(u64, String)>,
    cursor: ListCursor,
    fresh: bool,
}

/// The number of the statements that have a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TagShare {
    None,
    Some(usize),
    All,
}

impl TagPicker {
    /// Asks about statements.
    pub(crate) fn new(statements: Vec<StatementId>) -> Self {
        Self {
            statements,
            words: String::new(),
            found: Vec::new(),
            of: None,
            cursor: ListCursor::default(),
            fresh: true,
        }
    }

    /// Gives a tag to all of the statements; takes it away where all of them have it.
    fn toggle(&self, shown: &ViewContext<'_>, tag: TagId, queue: &mut ActionQueue) {
        if let (Some(position), _) = parted(&self.words) {
            let statements = self.statements.clone();
            let position = Some(position);
            queue.edit(Intent::Statement(StatementIntent::SetPosition { statements, tag, position }));
            return;
        }
        let on = share(shown, &self.statements, tag) != TagShare::All;
        queue.edit(Intent::Statement(StatementIntent::SetTag {
            statements: self.statements.clone(),
            tag,
            on,
        }));
    }

    /// Ranks the tags again where the words or the project have changed.
    fn refresh(&mut self, shown: &ViewContext<'_>) {
        let of = (shown.index().serial(ChangedAspects::ALL), self.words.clone());
        if self.of.as_ref() == Some(&of) {
            return;
        }
        let typed = self.of.as_ref().is_none_or(|(_, words)| *words != self.words);
        let has = |tag| share(shown, &self.statements, tag) == TagShare::All;
        self.found = found(shown.project(), parted(&self.words).1, &has);
        self.of = Some(of);
        self.cursor.refill(self.found.len(), Vec::new());
        if typed {
            self.cursor.go(0);
        }
    }

    /// The field; whether Enter was pressed in it.
    fn field(&mut self, ui: &mut Ui) -> bool {
        let label = match self.statements.len() {
            1 => "Tag".to_owned(),
            number => format!("Tag for {number} statements"),
        };
        let filter = search_field(ui, &label, &mut self.words, "Two letters, then Enter");
        focus_first(&filter, &mut self.fresh);
        self.cursor.follow(&filter);
        pressed_enter(ui, &filter)
    }

    /// Gives the tag that is ready; tells whether there is one.
    fn give(&mut self, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> bool {
        self.refresh(shown);
        let Some(found) = self.found.get(self.cursor.at()) else { return false };
        self.toggle(shown, found.tag, queue);
        true
    }

    fn rows(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
        let height = (ui.available_height() - 70.0).clamp(ROW * 3.0, ROW * ROWS);
        let (found, statements) = (&self.found, &self.statements);
        let clicks = self.cursor.rows(ui, "tags", (ROW, height), |ui, at, here| {
            let found = found.get(at)?;
            let (group, tag) = shown.project().codebook.tag(found.tag)?;
            Some(row(ui, group, tag, found, share(shown, statements, tag.id), here))
        });
        if let Some(found) = clicks.clicked.and_then(|at| self.found.get(at)) {
            self.toggle(shown, found.tag, queue);
        }
    }
}

impl Dialog for TagPicker {
    fn title(&self) -> String {
        "Tags".to_owned()
    }

    fn width(&self) -> f32 {
        360.0
    }

    fn beside(&self) -> Option<StatementId> {
        self.statements.last().copied()
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        self.refresh(shown);
        self.cursor.keys(ui);
        let enter = self.field(ui);
        // Several may have been typed since the last frame.
        while let Some((first, rest)) = self.words.split_once(',') {
            let (end, rest) = (first.len(), rest.to_owned());
            self.words.truncate(end);
            self.give(shown, queue);
            self.words = rest;
            self.fresh = true;
        }
        if enter {
            if self.give(shown, queue) {
                return DialogOutcome::Close;
            }
            self.words.clear();
            self.fresh = true;
        }
        self.refresh(shown);
        ui.add_space(3.0);
        if self.found.is_empty() {
            let none = shown.project().codebook.tags().next().is_none();
            let empty = if none { "The codebook has no tags yet." } else { "No tag is called so." };
            hint(ui, empty);
        } else {
            self.rows(ui, shown, queue);
        }
        ui.add_space(5.0);
        foot(ui, queue)
    }
}

/// The position that a sign before the words says, and the words behind it: "+conf" agrees, "-conf" disagrees.
fn parted(words: &str) -> (Option<Position>, &str) {
    let words = words.trim_start();
    match words.strip_prefix('+') {
        Some(rest) => (Some(Position::Agrees), rest),
        None => match words.strip_prefix(['-', '−']) {
            Some(rest) => (Some(Position::Disagrees), rest),
            None => (None, words),
        },
    }
}

fn share(shown: &ViewContext<'_>, statements: &[StatementId], tag: TagId) -> TagShare {
    let has = |id: &&StatementId| {
        shown.statement(**id).is_some_and(|statement| statement.tags.iter().any(|it| it.tag == tag))
    };
    match statements.iter().filter(has).count() {
        0 => TagShare::None,
        number if number == statements.len() => TagShare::All,
        number => TagShare::Some(number),
    }
}

/// The effect of the keys, and the way to new tags.
fn foot(ui: &mut Ui, queue: &mut ActionQueue) -> DialogOutcome {
    let mut outcome = DialogOutcome::Stay;
    ui.horizontal(|ui| {
        hint(ui, "Enter gives it, a comma goes on; + or - first: agrees or disagrees");
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let tip = Command::Codebook.tooltip(ui.ctx());
            if ui.add(Button::new("Codebook…").small()).on_hover_text(tip).clicked() {
                queue.run(Command::Codebook);
                outcome = DialogOutcome::Close;
            }
        });
    });
    outcome
}

/// One tag: whether the statements have it, its name with the letters that were written, its group.
fn row(ui: &mut Ui, group: &TagGroup, tag: &Tag, found: &TagMatch, share: TagShare, here: bool) -> Response {
    let tokens = theme::of(ui.ctx());
    let (rect, response) = cursor::row(ui, ROW, here);
    let state = match share {
        TagShare::None => String::new(),
        TagShare::Some(number) => format!(", on {number} of them"),
        TagShare::All => ", given".to_owned(),
    };
    let name = format!("{}, {}{state}", tag.name, group.name);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, enabled, here, &name));
    paint_share(ui, pos2(rect.left() + 16.0, rect.center().y), share);
    let job = marked(&tag.name, &found.letters, tokens.ink, tokens.accent);
    let title = ui.painter().layout_job(job);
    let middle = rect.center().y - title.size().y / 2.0;
    let group_text = ui.painter().layout_no_wrap(group.name.clone(), theme::sans(11.0), tokens.soft_ink);
    let group_left = rect.right() - 9.0 - group_text.size().x;
    let clip = Rect::from_min_max(rect.min, pos2(group_left - 6.0, rect.bottom()));
    ui.painter().with_clip_rect(clip.intersect(ui.clip_rect())).galley(
        pos2(rect.left() + 30.0, middle),
        title,
        tokens.ink,
    );
    let down = rect.center().y - group_text.size().y / 2.0;
    ui.painter().galley(pos2(group_left, down), group_text, tokens.soft_ink);
    let tip = if tag.definition.is_empty() { &group.name } else { &tag.definition };
    response.on_hover_text(tip)
}

/// A box with a tick, with a dash where only some have the tag, or empty.
fn paint_share(ui: &Ui, centre: egui::Pos2, share: TagShare) {
    let tokens = theme::of(ui.ctx());
    let square = Rect::from_center_size(centre, vec2(13.0, 13.0));
    ui.painter().rect(square, 3, tokens.card, Stroke::new(1.0, tokens.edge), StrokeKind::Inside);
    let stroke = Stroke::new(1.6, tokens.ink);
    match share {
        TagShare::None => {}
        TagShare::Some(_) => {
            ui.painter().hline(centre.x - 3.5..=centre.x + 3.5, centre.y, stroke);
        }
        TagShare::All => {
            let points = [(-3.5, 0.2), (-1.0, 2.8), (3.6, -3.0)];
            let line = points.map(|(x, y)| centre + vec2(x, y)).to_vec();
            ui.painter().line(line, stroke);
        }
    }
}

/// A name in which the letters that were written are set off.
fn marked(name: &str, letters: &[usize], ink: Color32, accent: Color32) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (at, c) in name.chars().enumerate() {
        let hit = letters.contains(&at);
        let font = if hit { theme::bold(theme::INTERFACE) } else { theme::sans(theme::INTERFACE) };
        let format = TextFormat::simple(font, if hit { accent } else { ink });
        job.append(c.encode_utf8(&mut [0; 4]), 0.0, format);
    }
    job
}
