//! The tags of statements.

use egui::{Button, Checkbox, Key, Label, Modifiers, RichText, ScrollArea, Ui};

use super::parts::hint;
use super::{Dialog, Outcome, buttons, field, focus_first, main_button, pressed_enter};
use crate::app::action::Queue;
use crate::app::command::Command;
use crate::app::shown::Shown;
use crate::app::theme;
use crate::edit::Intent;
use crate::model::{Codebook, StatementId, Tag, TagGroup, TagId};

/// Gives statements tags of the codebook, or takes them away. Each choice holds at once.
pub(crate) struct TagPicker {
    statements: Vec<StatementId>,
    filter: String,
    /// Which of the tags that are shown the arrows have come to.
    cursor: usize,
    reveal: bool,
    focused: bool,
    fresh: bool,
}

/// How many of the statements have a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Share {
    None,
    Some,
    All,
}

impl TagPicker {
    /// Asks about statements.
    pub(crate) fn new(statements: Vec<StatementId>) -> Self {
        Self { statements, filter: String::new(), cursor: 0, reveal: false, focused: false, fresh: true }
    }

    fn share(&self, shown: &Shown<'_>, tag: TagId) -> Share {
        let has = |id: &&StatementId| {
            shown.statement(**id).is_some_and(|statement| statement.tags.iter().any(|it| it.tag == tag))
        };
        match self.statements.iter().filter(has).count() {
            0 => Share::None,
            number if number == self.statements.len() => Share::All,
            _ => Share::Some,
        }
    }

    fn toggle(&self, shown: &Shown<'_>, tag: TagId, queue: &mut Queue) {
        let on = self.share(shown, tag) != Share::All;
        queue.edit(Intent::SetTag { statements: self.statements.clone(), tag, on });
    }

    /// The arrows move through the tags while the filter has the focus.
    fn step(&mut self, ui: &Ui, count: usize) {
        let before = self.cursor;
        if self.focused {
            ui.input_mut(|input| {
                if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                    self.cursor += 1;
                } else if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                    self.cursor = self.cursor.saturating_sub(1);
                }
            });
        }
        self.cursor = self.cursor.min(count.saturating_sub(1));
        self.reveal |= self.cursor != before;
    }

    fn rows(&mut self, ui: &mut Ui, shown: &Shown<'_>, found: &[(&TagGroup, &Tag)], queue: &mut Queue) {
        let mut group = None;
        for (at, (of, tag)) in found.iter().enumerate() {
            if group != Some(of.id) {
                group = Some(of.id);
                ui.add_space(4.0);
                let only = if of.one_only { ": one only" } else { "" };
                let text = RichText::new(format!("{}{only}", of.name)).font(theme::bold(11.0)).weak();
                ui.label(text);
            }
            self.row(ui, shown, at, tag, queue);
        }
        self.reveal = false;
    }

    fn row(&self, ui: &mut Ui, shown: &Shown<'_>, at: usize, tag: &Tag, queue: &mut Queue) {
        let here = at == self.cursor;
        let tokens = shown.tokens;
        let frame = egui::Frame::NONE
            .inner_margin(egui::Margin::symmetric(6, 1))
            .corner_radius(egui::CornerRadius::same(theme::RADIUS))
            .fill(if here { tokens.pressed } else { tokens.paper });
        let inner = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                let share = self.share(shown, tag.id);
                let mut on = share == Share::All;
                let check = Checkbox::new(&mut on, tag.name.as_str()).indeterminate(share == Share::Some);
                if ui.add(check).clicked() {
                    self.toggle(shown, tag.id, queue);
                }
                if share == Share::Some {
                    ui.label(RichText::new("some of them").small().weak());
                }
                let text = RichText::new(&tag.definition).small().weak();
                ui.add(Label::new(text).truncate()).on_hover_text(&tag.definition);
            });
        });
        if here && self.reveal {
            inner.response.scroll_to_me(None);
        }
    }
}

impl Dialog for TagPicker {
    fn title(&self) -> String {
        "Tags".to_owned()
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &Shown<'_>, queue: &mut Queue) -> Outcome {
        if self.statements.len() > 1 {
            hint(ui, &format!("For {} statements", self.statements.len()));
        }
        let codebook = &shown.project().codebook;
        self.step(ui, matching(codebook, &self.filter).len());
        let before = self.filter.clone();
        let filter = field(ui, "Tag", &mut self.filter, "Type to filter, Enter to choose");
        focus_first(&filter, &mut self.fresh);
        self.focused = filter.has_focus();
        if self.filter != before {
            self.cursor = 0;
            self.reveal = true;
        }
        let found = matching(codebook, &self.filter);
        if pressed_enter(ui, &filter) {
            // The dialog stays for the next tag.
            filter.request_focus();
            if let Some((_, tag)) = found.get(self.cursor) {
                self.toggle(shown, tag.id, queue);
            }
        }
        let most = (ui.available_height() - 60.0).clamp(90.0, 460.0);
        ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            if found.is_empty() {
                let empty = codebook.tags().next().is_none();
                hint(
                    ui,
                    if empty {
                        "The codebook has no tags yet."
                    } else {
                        "No tag has these words. The codebook below takes new ones."
                    },
                );
            }
            self.rows(ui, shown, &found, queue);
        });
        buttons(ui, |ui| {
            if main_button(ui, "Done", true) {
                return Outcome::Close;
            }
            let tip = Command::Codebook.tooltip(ui.ctx());
            if ui.add(Button::new(Command::Codebook.spec().name)).on_hover_text(tip).clicked() {
                queue.run(Command::Codebook);
                return Outcome::Close;
            }
            Outcome::Stay
        })
    }
}

/// The tags whose name, group or definition has the words; those whose name begins with them first.
fn matching<'a>(codebook: &'a Codebook, filter: &str) -> Vec<(&'a TagGroup, &'a Tag)> {
    let words = filter.trim().to_lowercase();
    let fits = |group: &TagGroup, tag: &Tag| {
        let text = format!("{} {} {}", tag.name, group.name, tag.definition).to_lowercase();
        words.split_whitespace().all(|word| text.contains(word))
    };
    let mut found: Vec<_> = codebook.tags().filter(|(group, tag)| fits(group, tag)).collect();
    if !words.is_empty() {
        let rank = |tag: &Tag| {
            let name = tag.name.to_lowercase();
            (!name.starts_with(&words), !name.contains(&words))
        };
        // Groups stay together: a group ranks as its best tag does.
        let best = |group: &TagGroup| group.tags.iter().map(rank).min();
        found.sort_by_key(|(group, tag)| (best(group), rank(tag)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ids;

    #[test]
    fn a_name_comes_before_a_definition() {
        let codebook = Codebook::standard(&mut Ids::seeded(1));
        let names = |filter: &str| -> Vec<String> {
            matching(&codebook, filter).iter().map(|(_, tag)| tag.name.clone()).collect()
        };
        assert_eq!(names("lega").first().map(String::as_str), Some("legality"));
        assert_eq!(names("wrong").first().map(String::as_str), Some("accusation"));
        assert!(names("no such tag").is_empty());
        assert_eq!(names("").len(), codebook.tags().count());
    }
}
