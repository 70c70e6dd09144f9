//! Menus of the codebook: tags moved, merged and split, tags of others added, and what was done to it.

use egui::{Button, CollapsingHeader, Popup, RichText, Ui};

use crate::app::action::{Action, ActionQueue};
use crate::app::view_context::ViewContext;
use crate::app::widgets::{hint, submenu};
use edit::{CodebookIntent, Intent};
use model::{PRESETS, StatementId, Tag, TagGroup, counted, is_same_name};

/// The menu of a tag. Returns `true` if the details of the tag are to be shown or put away.
pub(super) fn tag_menu(
    ui: &mut Ui,
    group: &TagGroup,
    tag: &Tag,
    shown: &ViewContext<'_>,
    detailed: &mut bool,
    queue: &mut ActionQueue,
) -> bool {
    let mut turned = false;
    let button = ui.add(Button::new("⋮").frame_when_inactive(false));
    let button =
        button.accessible_name(format!("Move, merge or split the tag {}", tag.name)).on_hover_text("More");
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(190.0);
        let words = if *detailed { "Hide the details" } else { "Definition, examples and colour" };
        if entry(ui, true, words) {
            *detailed = !*detailed;
            turned = true;
        }
        let at = group.tags.iter().position(|it| it.id == tag.id).unwrap_or_default();
        let mut change = |intent: CodebookIntent| queue.edit(Intent::Codebook(intent));
        if entry(ui, at > 0, "Move up") {
            change(CodebookIntent::MoveTag { tag: tag.id, group: group.id, at: at - 1 });
        }
        if entry(ui, at + 1 < group.tags.len(), "Move down") {
            change(CodebookIntent::MoveTag { tag: tag.id, group: group.id, at: at + 1 });
        }
        let groups = &shown.project().codebook.groups;
        submenu(ui, "Move to the group", |ui| {
            for other in groups.iter().filter(|other| other.id != group.id) {
                if entry(ui, true, &other.name) {
                    change(CodebookIntent::MoveTag { tag: tag.id, group: other.id, at: other.tags.len() });
                }
            }
        });
        submenu(ui, "Merge into", |ui| {
            for (other_group, other) in
                shown.project().codebook.tags().filter(|(_, other)| other.id != tag.id)
            {
                let name = if other_group.id == group.id {
                    other.name.clone()
                } else {
                    format!("{} ({})", other.name, other_group.name)
                };
                if entry(ui, true, &name) {
                    change(CodebookIntent::MergeTags { from: tag.id, into: other.id });
                }
            }
        });
        let tagged = selected_with(tag, shown);
        let text =
            format!("Split off {}", counted(tagged.len(), "selected statement", "selected statements"));
        let button = ui.add_enabled(!tagged.is_empty(), Button::new(text));
        let tip = "Give the selected statements that have this tag a new one beside it instead; name it then";
        if button.on_hover_text(tip).on_disabled_hover_text("Select statements with this tag first").clicked()
        {
            let name = free_name(group, &tag.name);
            change(CodebookIntent::SplitTag { tag: tag.id, name, statements: tagged });
            ui.close();
        }
    });
    turned
}

/// The menu of a group.
pub(super) fn group_menu(ui: &mut Ui, at: usize, group: &TagGroup, count: usize, queue: &mut ActionQueue) {
    let button = ui.add(Button::new("⋮").frame_when_inactive(false));
    let button = button.accessible_name(format!("Move the group {}", group.name)).on_hover_text("More");
    Popup::menu(&button).show(|ui| {
        if entry(ui, at > 0, "Move up") {
            queue.edit(Intent::Codebook(CodebookIntent::MoveGroup { group: group.id, at: at - 1 }));
        }
        if entry(ui, at + 1 < count, "Move down") {
            queue.edit(Intent::Codebook(CodebookIntent::MoveGroup { group: group.id, at: at + 1 }));
        }
    });
}

/// The buttons that add tags of others. Returns `true` if a file is asked for: the codebook comes back with its tags.
pub(super) fn add(ui: &mut Ui, queue: &mut ActionQueue) -> bool {
    let button = ui
        .button("Add a preset")
        .on_hover_text("Groups of tags that others have defined, with their sources");
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(220.0);
        for preset in PRESETS {
            let name = format!("{} ({})", preset.name, counted(preset.tags.len(), "tag", "tags"));
            if ui.button(name).on_hover_text(preset.source).clicked() {
                let from = format!("the preset “{}” ({})", preset.name, preset.source);
                let groups = vec![preset.group()];
                queue.edit(Intent::Codebook(CodebookIntent::AddGroups { groups, from }));
                ui.close();
            }
        }
    });
    let tip = "Add the tags of a codebook that another program or project has: REFI-QDA (QDC), CSV, RON, or a Rejoinder project";
    let picks = ui.button("Add from a file…").on_hover_text(tip).clicked();
    if picks {
        queue.push(Action::PickCodebook);
    }
    picks
}

/// Shows the changes of the codebook, the last step first.
pub(super) fn history(ui: &mut Ui, shown: &ViewContext<'_>) {
    let project = shown.project();
    let steps = &project.codebook.history;
    if steps.is_empty() {
        return;
    }
    let title = format!("History ({})", counted(steps.len(), "step", "steps"));
    CollapsingHeader::new(RichText::new(title).small()).id_salt("codebook history").show(ui, |ui| {
        for step in steps.iter().rev() {
            let by = project.coders.get(&step.coded.by).map_or("", |coder| coder.name.as_str());
            let when = step.coded.at.strftime("%Y-%m-%d %H:%M UTC");
            hint(ui, &format!("{when}, {by}: {}", step.what));
        }
    });
}

/// An entry of a menu. Returns `true` if it was pressed.
fn entry(ui: &mut Ui, enabled: bool, name: &str) -> bool {
    let pressed = ui.add_enabled(enabled, Button::new(name)).clicked();
    if pressed {
        ui.close();
    }
    pressed
}

/// The selected statements that have a tag.
fn selected_with(tag: &Tag, shown: &ViewContext<'_>) -> Vec<StatementId> {
    let has = |id: &StatementId| {
        shown.statement(*id).is_some_and(|it| it.tags.iter().any(|tagging| tagging.tag == tag.id))
    };
    shown.selection.statements.iter().copied().filter(has).collect()
}

/// A name for a part of a tag that no other has: "conflict 2".
fn free_name(group: &TagGroup, name: &str) -> String {
    let is_free = |name: &String| !group.tags.iter().any(|tag| is_same_name(&tag.name, name));
    let names = (2..).map(|number| format!("{name} {number}"));
    { names }.find(is_free).unwrap_or_else(|| name.to_owned())
}
