//! The commands that the keys of a frame run.

use egui::{Key, KeyboardShortcut};

use super::Keymap;
use crate::app::command::{Command, CommandContext, CommandSpec};

/// The commands whose shortcuts were pressed since the last frame. A shortcut with more modifiers wins
/// over one with fewer; keys without Ctrl belong to the text field while one is being written in, or was
/// until this key was pressed. A form that is filled in by letters and digits has all keys without Ctrl and Alt.
pub(crate) fn pressed(
    ctx: &egui::Context,
    context: &CommandContext<'_>,
    (was_writing, fills_in): (bool, bool),
) -> Vec<Command> {
    let writing = was_writing || ctx.text_edit_focused();
    // egui lets an arrow's shortcut match with Shift held as well; those select words in the article.
    let extending = ctx.input(|input| input.modifiers.shift);
    let map = Keymap::of(ctx);
    let mut all: Vec<(KeyboardShortcut, &CommandSpec)> = Command::specs()
        .iter()
        .flat_map(|spec| map.keys(spec.command).iter().map(move |shortcut| (*shortcut, spec)))
        .filter(|(shortcut, _)| {
            !writing || shortcut.modifiers.command || is_function_key(shortcut.logical_key)
        })
        .filter(|(shortcut, _)| !fills_in || !belongs_to_form(*shortcut))
        .filter(|(shortcut, spec)| !writing || !belongs_to_text(*shortcut, spec.command))
        .filter(|(shortcut, _)| !extending || !is_arrow(shortcut.logical_key))
        .collect();
    all.sort_by_key(|(shortcut, _)| {
        let m = shortcut.modifiers;
        std::cmp::Reverse(u8::from(m.command) + u8::from(m.shift) + u8::from(m.alt))
    });
    let mut found = Vec::new();
    ctx.input_mut(|input| {
        for (shortcut, spec) in all {
            if spec.is_enabled(context) && input.consume_shortcut(&shortcut) {
                found.push(spec.command);
            }
        }
    });
    found
}

/// The keys that write nothing and mean nothing to a text field.
fn is_function_key(key: Key) -> bool {
    (Key::F1..=Key::F35).contains(&key)
}

/// Keys without Ctrl and Alt fill in a form, but for those that write nothing.
fn belongs_to_form(shortcut: KeyboardShortcut) -> bool {
    !shortcut.modifiers.command && !shortcut.modifiers.alt && !is_function_key(shortcut.logical_key)
}

fn is_arrow(key: Key) -> bool {
    matches!(key, Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight)
}

/// Undo, redo and selecting all belong to the text while one is being written; the field does them itself.
fn belongs_to_text(shortcut: KeyboardShortcut, command: Command) -> bool {
    shortcut.modifiers.command && matches!(command, Command::Undo | Command::Redo | Command::SelectAll)
}
