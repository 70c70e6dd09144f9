//! The tags and their groups.

mod details;
mod order;
mod recode;

use std::collections::HashMap;

use egui::{Align2, Button, Checkbox, Response, RichText, TextEdit, Ui};

use super::parts::{body, hint, undo_hint};
use super::{Dialog, DialogOutcome, buttons, done_or_undo, pressed_enter, undo_keys};
use crate::app::action::ActionQueue;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use edit::{CodebookIntent, Intent};
use model::{GroupId, Tag, TagGroup, TagId};

/// The width of the name of a tag.
const NAME: f32 = 176.0;

/// Width below which name and definition are not side by side.
const NARROW: f32 = 560.0;

/// A field of the codebook that is being written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum CodebookField {
    Group(GroupId),
    Tag(TagId),
    Definition(TagId),
    LongDefinition(TagId),
    Examples(TagId),
    NewTag(GroupId),
    NewGroup,
}

/// Edits the codebook. Each change holds at once, and each can be undone.
pub(crate) struct CodebookForm {
    /// The text of fields that differ from the project: the edit under way.
    written: HashMap<CodebookField, String>,
    /// The field to which the focus goes back after something was added.
    again: Option<CodebookField>,
    /// The field whose record the keys move, and whether up.
    moved: Option<(CodebookField, bool)>,
    /// The tag whose details are shown.
    detailed: Option<TagId>,
    fresh: bool,
}

impl CodebookForm {
    /// Shows the codebook.
    pub(crate) fn new() -> Self {
        Self { written: HashMap::new(), again: None, moved: None, detailed: None, fresh: true }
    }

    /// A field that is written into the project when a person leaves it. Gives back what it says then.
    fn edit(
        &mut self,
        ui: &mut Ui,
        field: CodebookField,
        stored: &str,
        look: &FieldStyle<'_>,
    ) -> Option<String> {
        self.left(ui, field, stored, look).map(|(text, _)| text)
    }

    /// The same, and whether it was left by Enter.
    fn left(
        &mut self,
        ui: &mut Ui,
        field: CodebookField,
        stored: &str,
        look: &FieldStyle<'_>,
    ) -> Option<(String, bool)> {
        let mut text = self.written.get(&field).map_or_else(|| stored.to_owned(), Clone::clone);
        let edit = TextEdit::singleline(&mut text)
            .id_salt(field)
            .hint_text(RichText::new(look.hint).weak())
            .align(Align2::LEFT_CENTER)
            .font(if look.strong { theme::bold(theme::INTERFACE) } else { theme::sans(theme::INTERFACE) })
            .desired_width(look.width);
        let response: Response = ui.add(edit).accessible_name(look.name);
        if self.again == Some(field) {
            self.again = None;
            response.request_focus();
        }
        if self.fresh && look.first {
            self.fresh = false;
            response.request_focus();
        }
        if response.changed() {
            self.written.insert(field, text.clone());
        }
        if let Some(up) = order::moved_by_keys(ui, &response) {
            self.moved = Some((field, up));
            self.again = Some(field);
        }
        if !response.lost_focus() {
            return None;
        }
        // Enter takes the text over; the dialog stays.
        let enter = pressed_enter(ui, &response);
        let text = self.written.remove(&field).filter(|text| text.trim() != stored)?;
        Some((text, enter))
    }

    fn group(
        &mut self,
        ui: &mut Ui,
        group: &TagGroup,
        at: usize,
        shown: &ViewContext<'_>,
        queue: &mut ActionQueue,
    ) {
        let first = at == 0;
        let mut one_only = group.one_only;
        let groups = &shown.project().codebook.groups;
        let head = ui.horizontal(|ui| {
            order::group_handle(ui, group);
            let name = format!("Name of the group {}", group.name);
            let look = FieldStyle { name: &name, hint: "Name", width: 170.0, strong: true, first };
            let renamed = self.edit(ui, CodebookField::Group(group.id), &group.name, &look);
            if let Some(name) = renamed.filter(|name| !name.trim().is_empty()) {
                queue.edit(Intent::Codebook(CodebookIntent::DescribeGroup {
                    group: group.id,
                    name,
                    one_only: group.one_only,
                }));
            }
            let check = ui.add(Checkbox::new(&mut one_only, "One only"));
            let check = check.accessible_name(format!("Only one tag of {}", group.name));
            if check.on_hover_text("A coder gives a statement at most one tag of this group").clicked() {
                queue.edit(Intent::Codebook(CodebookIntent::DescribeGroup {
                    group: group.id,
                    name: group.name.clone(),
                    one_only,
                }));
            }
            let tip = format!("Remove the group with its tags, from the statements too. {}", undo_hint(ui));
            let button = ui
                .add(Button::new(RichText::new("Remove group").small()).frame_when_inactive(false))
                .accessible_name(format!("Remove the group {}", group.name));
            if button.on_hover_text(tip).clicked() {
                queue.edit(Intent::Codebook(CodebookIntent::RemoveGroup(group.id)));
            }
            recode::group_menu(ui, at, group, groups.len(), queue);
        });
        order::drop_on_group(ui, &head.response, group, at, groups, queue);
        let own = |(field, _): &mut (CodebookField, bool)| *field == CodebookField::Group(group.id);
        if let Some((_, up)) = self.moved.take_if(own) {
            let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < groups.len()) };
            if let Some(at) = to {
                queue.edit(Intent::Codebook(CodebookIntent::MoveGroup { group: group.id, at }));
            }
        }
        for (place, tag) in group.tags.iter().enumerate() {
            self.tag(ui, (at, place), (group, tag), shown, queue);
        }
        self.new_tag(ui, group, queue);
        ui.add_space(10.0);
    }

    fn tag(
        &mut self,
        ui: &mut Ui,
        (at, place): (usize, usize),
        (group, tag): (&TagGroup, &Tag),
        shown: &ViewContext<'_>,
        queue: &mut ActionQueue,
    ) {
        // Where there is little room the definition has a line of its own.
        let narrow = ui.available_width() < NARROW;
        let row = ui.horizontal(|ui| {
            order::tag_handle(ui, tag, shown);
            let name = format!("Name of the tag {}", tag.name);
            let look = FieldStyle { name: &name, hint: "Name", width: NAME, strong: false, first: false };
            let renamed = self.edit(ui, CodebookField::Tag(tag.id), &tag.name, &look);
            if let Some(name) = renamed.filter(|name| !name.trim().is_empty()) {
                let definition = tag.definition.clone();
                queue.edit(Intent::Codebook(CodebookIntent::DescribeTag { tag: tag.id, name, definition }));
            }
            if !narrow {
                let width = ui.available_width() - 200.0;
                self.definition(ui, tag, width, queue);
            }
            let used = shown.index().tag_uses.get(&tag.id).copied().unwrap_or(0);
            let text = match used {
                0 => "not used".to_owned(),
                1 => "1 statement".to_owned(),
                number => format!("{number} statements"),
            };
            ui.add_sized([78.0, 20.0], egui::Label::new(RichText::new(&text).small().weak()));
            let tip = format!("Remove the tag from the codebook ({text}). {}", undo_hint(ui));
            let button = Button::new(RichText::new("Remove").small()).frame_when_inactive(false);
            let button = ui.add(button).accessible_name(format!("Remove the tag {}", tag.name));
            if button.on_hover_text(tip).clicked() {
                queue.edit(Intent::Codebook(CodebookIntent::RemoveTag(tag.id)));
            }
            let mut detailed = self.detailed == Some(tag.id);
            if recode::tag_menu(ui, group, tag, shown, &mut detailed, queue) {
                self.detailed = detailed.then_some(tag.id);
            }
        });
        order::drop_on_tag(ui, &row.response, group, place, queue);
        let own = |(field, _): &mut (CodebookField, bool)| *field == CodebookField::Tag(tag.id);
        if let Some((_, up)) = self.moved.take_if(own) {
            order::shift_tag(tag.id, place, at, &shown.project().codebook.groups, up, queue);
        }
        if narrow {
            ui.horizontal(|ui| {
                ui.add_space(order::indent(ui));
                let width = ui.available_width();
                self.definition(ui, tag, width, queue);
            });
        }
        if self.detailed == Some(tag.id) {
            self.details(ui, tag, shown, queue);
        }
    }

    fn definition(&mut self, ui: &mut Ui, tag: &Tag, width: f32, queue: &mut ActionQueue) {
        let name = format!("Definition of the tag {}", tag.name);
        let look = FieldStyle { name: &name, hint: "When to use it", width, strong: false, first: false };
        if let Some(definition) = self.edit(ui, CodebookField::Definition(tag.id), &tag.definition, &look) {
            queue.edit(Intent::Codebook(CodebookIntent::DescribeTag {
                tag: tag.id,
                name: tag.name.clone(),
                definition,
            }));
        }
    }

    fn new_tag(&mut self, ui: &mut Ui, group: &TagGroup, queue: &mut ActionQueue) {
        ui.horizontal(|ui| {
            ui.add_space(order::indent(ui));
            let field = CodebookField::NewTag(group.id);
            let name = format!("New tag in {}", group.name);
            let look = FieldStyle { name: &name, hint: "New tag", width: NAME, strong: false, first: false };
            if let Some(name) = self.added(ui, field, &look, "Add tag") {
                queue.edit(Intent::Codebook(CodebookIntent::AddTag {
                    group: group.id,
                    name,
                    definition: String::new(),
                }));
            }
        });
    }

    /// A field for something new with its button. Enter or the button adds it.
    fn added(
        &mut self,
        ui: &mut Ui,
        field: CodebookField,
        look: &FieldStyle<'_>,
        verb: &str,
    ) -> Option<String> {
        let by_enter = match self.left(ui, field, "", look) {
            Some((text, true)) => Some(text),
            // The text is kept when a person only leaves the field, as when pressing the button.
            Some((text, false)) => {
                self.written.insert(field, text);
                None
            }
            None => None,
        };
        let ready = self.written.get(&field).is_some_and(|text| !text.trim().is_empty());
        let button =
            ui.add_enabled(ready, Button::new(verb)).accessible_name(format!("{verb}: {}", look.name));
        let by_button = if button.clicked() { self.written.remove(&field) } else { None };
        let text = by_enter.or(by_button)?.trim().to_owned();
        self.again = Some(field);
        (!text.is_empty()).then_some(text)
    }
}

/// The looks and the name of a field.
struct FieldStyle<'a> {
    name: &'a str,
    hint: &'a str,
    width: f32,
    strong: bool,
    first: bool,
}

impl Dialog for CodebookForm {
    fn title(&self) -> String {
        "Codebook".to_owned()
    }

    fn width(&self) -> f32 {
        760.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        undo_keys(ui, queue);
        let text =
            format!("Every change holds at once. {}. Drag tags by the dots before them.", undo_hint(ui));
        let leaves = ui.horizontal_wrapped(|ui| {
            hint(ui, &text);
            recode::add(ui, queue)
        });
        if leaves.inner {
            return DialogOutcome::Close;
        }
        body(ui, |ui| {
            let groups = &shown.project().codebook.groups;
            if groups.is_empty() {
                hint(ui, "The codebook is empty: begin with a group, such as “Claim type”.");
            }
            for (at, group) in groups.iter().enumerate() {
                self.group(ui, group, at, shown, queue);
            }
            ui.horizontal(|ui| {
                let look = FieldStyle {
                    name: "New group",
                    hint: "New group",
                    width: 170.0,
                    strong: false,
                    first: groups.is_empty(),
                };
                if let Some(name) = self.added(ui, CodebookField::NewGroup, &look, "Add group") {
                    queue.edit(Intent::Codebook(CodebookIntent::AddGroup { name }));
                }
            });
            recode::history(ui, shown);
        });
        buttons(ui, |ui| done_or_undo(ui, shown, queue))
    }
}
