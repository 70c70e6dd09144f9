//! The tags of statements.

use egui::{Key, Modifiers, RichText, ScrollArea, Ui};

use super::super::action::{Action, Queue};
use super::super::shown::Shown;
use super::super::theme;
use super::{CodebookForm, Dialog, Outcome, buttons, field, focus_first, main_button};
use crate::edit::Intent;
use crate::model::{Codebook, StatementId, TagId};

/// How wide the names of tags are, in points.
const NAMES: f32 = 170.0;

/// Gives statements tags, by typing the first letters or by clicking.
pub(crate) struct TagPicker {
    statements: Vec<StatementId>,
    filter: String,
    /// Which of the tags that are shown Enter would switch.
    at: usize,
    fresh: bool,
}

impl TagPicker {
    /// For these statements.
    pub(crate) fn new(statements: Vec<StatementId>) -> Self {
        Self { statements, filter: String::new(), at: 0, fresh: true }
    }

    /// How many of the statements have a tag.
    fn with(&self, tag: TagId, shown: &Shown<'_>) -> usize {
        let has = |id: &&StatementId| {
            shown.statement(**id).is_some_and(|it| it.tags.iter().any(|tagging| tagging.tag == tag))
        };
        self.statements.iter().filter(has).count()
    }

    fn switch(&self, tag: TagId, shown: &Shown<'_>, queue: &mut Queue) {
        let on = self.with(tag, shown) < self.statements.len();
        queue.edit(Intent::SetTag { statements: self.statements.clone(), tag, on });
    }

    /// Arrow keys and Enter, taken before the field sees them.
    fn keys(&mut self, ui: &Ui, tags: &[TagId], shown: &Shown<'_>, queue: &mut Queue) {
        let key = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if key(Key::ArrowDown) {
            self.at += 1;
        }
        if key(Key::ArrowUp) {
            self.at = self.at.saturating_sub(1);
        }
        self.at = self.at.min(tags.len().saturating_sub(1));
        if key(Key::Enter) {
            if let Some(tag) = tags.get(self.at) {
                self.switch(*tag, shown, queue);
                self.filter.clear();
            }
        }
    }

    fn list(&mut self, ui: &mut Ui, tags: &[TagId], shown: &Shown<'_>, queue: &mut Queue) {
        for group in &shown.project().codebook.groups {
            let own: Vec<_> = group.tags.iter().filter(|tag| tags.contains(&tag.id)).collect();
            if own.is_empty() {
                continue;
            }
            ui.add_space(4.0);
            let rule = if group.one_only { " · at most one" } else { "" };
            ui.label(RichText::new(format!("{}{rule}", group.name)).small().weak());
            for tag in own {
                let with = self.with(tag.id, shown);
                let mut on = with == self.statements.len();
                let some = with > 0 && !on;
                let name = if some { format!("{} (some)", tag.name) } else { tag.name.clone() };
                let present = tags.get(self.at) == Some(&tag.id);
                let text = RichText::new(name);
                let text = if present { text.font(theme::bold(theme::INTERFACE)) } else { text };
                ui.horizontal(|ui| {
                    let left = ui.cursor().left();
                    if ui.add(egui::Checkbox::new(&mut on, text).indeterminate(some)).clicked() {
                        self.switch(tag.id, shown, queue);
                    }
                    // The definitions stand in a column of their own.
                    ui.add_space((left + NAMES - ui.cursor().left()).max(0.0));
                    ui.add(egui::Label::new(RichText::new(&tag.definition).small().weak()).truncate());
                });
            }
        }
    }
}

/// The tags whose name or group begins, or has a word that begins, with the filter.
fn matching(codebook: &Codebook, filter: &str) -> Vec<TagId> {
    let filter = filter.trim().to_lowercase();
    let fits = |name: &str| {
        let name = name.to_lowercase();
        name.starts_with(&filter) || name.split([' ', '-', '/']).any(|word| word.starts_with(&filter))
    };
    let wanted = codebook.tags().filter(|(group, tag)| fits(&tag.name) || fits(&group.name));
    wanted.map(|(_, tag)| tag.id).collect()
}

impl Dialog for TagPicker {
    fn title(&self) -> String {
        match self.statements.len() {
            1 => "Tags".to_owned(),
            count => format!("Tags of {count} statements"),
        }
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &Shown<'_>, queue: &mut Queue) -> Outcome {
        let tags = matching(&shown.project().codebook, &self.filter);
        self.keys(ui, &tags, shown, queue);
        let filter = field(ui, "Find a tag; Enter switches the bold one", &mut self.filter, "fi for figure");
        focus_first(&filter, &mut self.fresh);
        if filter.changed() {
            self.at = 0;
        }
        let tags = matching(&shown.project().codebook, &self.filter);
        let most = ui.available_height() - 60.0;
        ScrollArea::vertical().max_height(most.min(420.0)).auto_shrink([false, true]).show(ui, |ui| {
            if tags.is_empty() {
                ui.weak("No tag of the codebook is called that.");
            }
            self.list(ui, &tags, shown, queue);
        });
        buttons(ui, |ui| {
            if main_button(ui, "Done", true) {
                return Outcome::Close;
            }
            if ui.button("Codebook…").clicked() {
                queue.push(Action::Ask(Box::new(CodebookForm::new())));
                return Outcome::Close;
            }
            Outcome::Stay
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ids;

    #[test]
    fn two_letters_find_a_tag_by_the_beginning_of_a_word() {
        let codebook = Codebook::standard(&mut Ids::seeded(1));
        let names = |filter: &str| -> Vec<String> {
            let found = matching(&codebook, filter);
            found.iter().filter_map(|id| Some(codebook.tag(*id)?.1.name.clone())).collect()
        };
        assert_eq!(names("fi"), ["figure"]);
        assert_eq!(names("INT"), ["human interest"]);
        assert_eq!(names("tone").len(), 4);
        assert_eq!(names("zzz"), Vec::<String>::new());
        assert_eq!(names("").len(), codebook.tags().count());
    }
}
