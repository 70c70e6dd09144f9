//! The codebook: its groups and their tags.

use egui::{Button, RichText, ScrollArea, TextEdit, Ui};

use super::super::action::Queue;
use super::super::shown::Shown;
use super::super::theme;
use super::{Dialog, Outcome, buttons, main_button};
use crate::edit::Intent;
use crate::model::{GroupId, Tag, TagGroup, TagId};

/// Edits the tags and their groups. Each change holds at once and can be undone.
pub(crate) struct CodebookForm {
    /// The tag or group that is being written on, so that a change is one step and not one a letter.
    writing: Option<Writing>,
    new_group: String,
    new_tag: Option<(GroupId, String)>,
}

/// What is being written on, with the words so far.
enum Writing {
    Group(GroupId, String),
    Tag(TagId, String, String),
}

impl CodebookForm {
    /// Nothing is being written on at first.
    pub(crate) fn new() -> Self {
        Self { writing: None, new_group: String::new(), new_tag: None }
    }

    fn group(&mut self, ui: &mut Ui, group: &TagGroup, shown: &Shown<'_>, queue: &mut Queue) {
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            self.group_name(ui, group, queue);
            let mut one_only = group.one_only;
            if ui.checkbox(&mut one_only, "At most one a statement").changed() {
                let name = group.name.clone();
                queue.edit(Intent::DescribeTagGroup { group: group.id, name, one_only });
            }
            let help = "Takes its tags off the statements too. Can be undone.";
            if ui.add(Button::new("Remove group").small()).on_hover_text(help).clicked() {
                queue.edit(Intent::RemoveTagGroup(group.id));
            }
        });
        for tag in &group.tags {
            ui.push_id(tag.id, |ui| self.tag(ui, tag, shown, queue));
        }
        self.add_tag(ui, group, queue);
    }

    fn group_name(&mut self, ui: &mut Ui, group: &TagGroup, queue: &mut Queue) {
        let mut name = match &self.writing {
            Some(Writing::Group(id, name)) if *id == group.id => name.clone(),
            _ => group.name.clone(),
        };
        let edit = TextEdit::singleline(&mut name).desired_width(170.0).font(theme::bold(theme::INTERFACE));
        let response = named(ui.add(edit), &format!("Name of the group {}", group.name));
        if response.changed() {
            self.writing = Some(Writing::Group(group.id, name.clone()));
        }
        if response.lost_focus() && name != group.name {
            queue.edit(Intent::DescribeTagGroup { group: group.id, name, one_only: group.one_only });
            self.writing = None;
        }
    }

    fn tag(&mut self, ui: &mut Ui, tag: &Tag, shown: &Shown<'_>, queue: &mut Queue) {
        let (mut name, mut definition) = match &self.writing {
            Some(Writing::Tag(id, name, definition)) if *id == tag.id => (name.clone(), definition.clone()),
            _ => (tag.name.clone(), tag.definition.clone()),
        };
        ui.horizontal(|ui| {
            ui.add_space(12.0);
            let first = ui.add(TextEdit::singleline(&mut name).desired_width(140.0));
            let first = named(first, &format!("Name of the tag {}", tag.name));
            let room = (ui.available_width() - 90.0).max(80.0);
            let hint = RichText::new("When to use it").weak();
            let second = ui.add(TextEdit::singleline(&mut definition).hint_text(hint).desired_width(room));
            let second = named(second, &format!("Definition of the tag {}", tag.name));
            if first.changed() || second.changed() {
                self.writing = Some(Writing::Tag(tag.id, name.clone(), definition.clone()));
            }
            let left = first.lost_focus() || second.lost_focus();
            if left && (name != tag.name || definition != tag.definition) {
                queue.edit(Intent::DescribeTag { tag: tag.id, name, definition });
                self.writing = None;
            }
            let used = shown.index().tag_uses.get(&tag.id).copied().unwrap_or(0);
            let help = format!("Remove the tag {}, which {used} statements have. Can be undone.", tag.name);
            let remove =
                named(ui.add(Button::new("Remove").small()), &format!("Remove the tag {}", tag.name));
            if remove.on_hover_text(help).clicked() {
                queue.edit(Intent::RemoveTag(tag.id));
            }
        });
    }

    fn add_tag(&mut self, ui: &mut Ui, group: &TagGroup, queue: &mut Queue) {
        let mut name = match &self.new_tag {
            Some((id, name)) if *id == group.id => name.clone(),
            _ => String::new(),
        };
        ui.horizontal(|ui| {
            ui.add_space(12.0);
            let hint = RichText::new("New tag").weak();
            let response = ui.add(TextEdit::singleline(&mut name).hint_text(hint).desired_width(140.0));
            let response = named(response, &format!("New tag of {}", group.name));
            if response.changed() {
                self.new_tag = Some((group.id, name.clone()));
            }
            let entered = super::pressed_enter(ui, &response);
            let button = ui.add_enabled(!name.trim().is_empty(), Button::new("Add tag").small());
            if (button.clicked() || entered) && !name.trim().is_empty() {
                queue.edit(Intent::AddTag { group: group.id, name, definition: String::new() });
                self.new_tag = None;
                response.request_focus();
            }
        });
    }
}

/// Gives a field without a visible label its name for a screen reader.
fn named(response: egui::Response, name: &str) -> egui::Response {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(name));
    response
}

impl Dialog for CodebookForm {
    fn title(&self) -> String {
        "Codebook".to_owned()
    }

    fn width(&self) -> f32 {
        680.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &Shown<'_>, queue: &mut Queue) -> Outcome {
        ui.weak("What statements are coded with. Each change holds at once, and can be undone afterwards.");
        let most = ui.available_height() - 60.0;
        ScrollArea::vertical().max_height(most.min(520.0)).auto_shrink([false, true]).show(ui, |ui| {
            if shown.project().codebook.groups.is_empty() {
                ui.weak("There are no groups of tags. Add one below.");
            }
            for group in &shown.project().codebook.groups {
                ui.push_id(group.id, |ui| self.group(ui, group, shown, queue));
            }
            ui.add_space(10.0);
            ui.horizontal(|ui| {
                let hint = RichText::new("New group").weak();
                let edit = TextEdit::singleline(&mut self.new_group).hint_text(hint).desired_width(170.0);
                let response = named(ui.add(edit), "New group of tags");
                let entered = super::pressed_enter(ui, &response);
                let ready = !self.new_group.trim().is_empty();
                if (ui.add_enabled(ready, Button::new("Add group")).clicked() || entered) && ready {
                    queue.edit(Intent::AddTagGroup { name: std::mem::take(&mut self.new_group) });
                }
            });
        });
        let done = buttons(ui, |ui| main_button(ui, "Done", true));
        if done { Outcome::Close } else { Outcome::Stay }
    }
}
