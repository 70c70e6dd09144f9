//! The order of tags and groups: dragged by the handle before them, or moved by keys.

use egui::{CursorIcon, Key, Modifiers, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::action::ActionQueue;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use edit::{CodebookIntent, Intent};
use model::{GroupId, Tag, TagGroup, TagId};

/// The width of a handle.
const HANDLE: f32 = 14.0;

/// The room before the handle of a tag.
const BEFORE: f32 = 4.0;

/// The room before what is level with the names of tags.
pub(super) fn indent(ui: &Ui) -> f32 {
    BEFORE + HANDLE + ui.spacing().item_spacing.x
}

/// The record that is dragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dragged {
    Tag(TagId),
    Group(GroupId),
}

/// The handle of a tag, in its colour where it has one.
pub(super) fn tag_handle(ui: &mut Ui, tag: &Tag, shown: &ViewContext<'_>) {
    ui.add_space(BEFORE);
    let colour = tag.colour.map(|colour| shown.tokens.party(colour));
    handle(ui, Dragged::Tag(tag.id), &format!("the tag {}", tag.name), colour);
}

/// The handle of a group.
pub(super) fn group_handle(ui: &mut Ui, group: &TagGroup) {
    handle(ui, Dragged::Group(group.id), &format!("the group {}", group.name), None);
}

fn handle(ui: &mut Ui, dragged: Dragged, what: &str, colour: Option<egui::Color32>) {
    let tokens = theme::of(ui.ctx());
    let height = ui.spacing().interact_size.y;
    let (rect, response) = ui.allocate_exact_size(vec2(HANDLE, height), Sense::drag());
    let name = format!("Drag {what} to another place");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    response.dnd_set_drag_payload(dragged);
    let centre = rect.center();
    if let Some(colour) = colour {
        ui.painter().rect_filled(Rect::from_center_size(centre, vec2(10.0, 10.0)), 3, colour);
    } else {
        let ink = if response.hovered() { tokens.ink } else { tokens.edge };
        for (x, y) in [(-2.5, -4.0), (2.5, -4.0), (-2.5, 0.0), (2.5, 0.0), (-2.5, 4.0), (2.5, 4.0)] {
            ui.painter().circle_filled(centre + vec2(x, y), 1.2, ink);
        }
    }
    let tip = format!("{name}. In its name, Alt with the arrow keys moves it");
    response.on_hover_cursor(CursorIcon::Grab).on_hover_text(tip);
}

/// Takes a tag that is let go over the row of another: before it in the upper half, behind it in the lower.
pub(super) fn drop_on_tag(ui: &Ui, row: &Response, group: &TagGroup, at: usize, queue: &mut ActionQueue) {
    let Some(below) = aimed(ui, row, |dragged| matches!(dragged, Dragged::Tag(_))) else { return };
    if let Some(dragged) = row.dnd_release_payload::<Dragged>()
        && let Dragged::Tag(tag) = *dragged
    {
        put(tag, group, at + usize::from(below), queue);
    }
}

/// Takes a tag or a group that is let go over the head of a group: the tag comes first in it, the group before or behind it.
pub(super) fn drop_on_group(
    ui: &Ui,
    row: &Response,
    group: &TagGroup,
    at: usize,
    groups: &[TagGroup],
    queue: &mut ActionQueue,
) {
    let Some(below) = aimed(ui, row, |_| true) else { return };
    match row.dnd_release_payload::<Dragged>().as_deref() {
        Some(Dragged::Tag(tag)) => put(*tag, group, 0, queue),
        Some(Dragged::Group(moved)) => {
            let from = groups.iter().position(|it| it.id == *moved);
            let wanted = at + usize::from(below);
            let at = wanted - usize::from(from.is_some_and(|from| from < wanted));
            if from != Some(at) {
                queue.edit(Intent::Codebook(CodebookIntent::MoveGroup { group: *moved, at }));
            }
        }
        None => {}
    }
}

/// Moves a tag to a place among the tags that the group has now.
fn put(tag: TagId, group: &TagGroup, wanted: usize, queue: &mut ActionQueue) {
    let from = group.tags.iter().position(|it| it.id == tag);
    let at = wanted - usize::from(from.is_some_and(|from| from < wanted));
    if from != Some(at) {
        queue.edit(Intent::Codebook(CodebookIntent::MoveTag { tag, group: group.id, at }));
    }
}

/// Draws a line where something that is dragged over a row would go; tells whether that is below it.
fn aimed(ui: &Ui, row: &Response, takes: impl Fn(Dragged) -> bool) -> Option<bool> {
    let dragged = egui::DragAndDrop::payload::<Dragged>(ui.ctx()).filter(|dragged| takes(**dragged))?;
    let pointer = ui.ctx().pointer_interact_pos().filter(|at| row.rect.contains(*at))?;
    let below = pointer.y > row.rect.center().y;
    let y = if below { row.rect.bottom() + 1.0 } else { row.rect.top() - 1.0 };
    let ink = theme::of(ui.ctx()).accent;
    let ends = [pos2(row.rect.left(), y), pos2(row.rect.right(), y)];
    ui.painter().line_segment(ends, Stroke::new(2.0, ink));
    drop(dragged);
    Some(below)
}

/// The direction in which the keys move what has the focus: `true` is up.
pub(super) fn moved_by_keys(ui: &Ui, response: &Response) -> Option<bool> {
    if !response.has_focus() {
        return None;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
    if pressed(Key::ArrowUp) { Some(true) } else { pressed(Key::ArrowDown).then_some(false) }
}

/// Moves a tag by one place, into the group beside at the end of its own.
pub(super) fn shift_tag(
    tag: TagId,
    at: usize,
    group: usize,
    groups: &[TagGroup],
    up: bool,
    queue: &mut ActionQueue,
) {
    let Some(own) = groups.get(group) else { return };
    let (to, at) = match (up, at) {
        (true, 0) => match group.checked_sub(1).and_then(|before| groups.get(before)) {
            Some(before) => (before, before.tags.len()),
            None => return,
        },
        (true, at) => (own, at - 1),
        (false, at) if at + 1 < own.tags.len() => (own, at + 1),
        (false, _) => match groups.get(group + 1) {
            Some(next) => (next, 0),
            None => return,
        },
    };
    queue.edit(Intent::Codebook(CodebookIntent::MoveTag { tag, group: to.id, at }));
}
