//! Shortcuts as text, for the settings' file, and which keys nobody can have for one.

use egui::{Key, KeyboardShortcut, Modifiers};

/// A shortcut with the modifiers that the program tells apart: Ctrl (Cmd on a Mac), Alt and Shift.
pub(crate) fn normal(shortcut: KeyboardShortcut) -> KeyboardShortcut {
    let Modifiers { alt, ctrl, shift, mac_cmd, command } = shortcut.modifiers;
    let command = command || ctrl || mac_cmd;
    let modifiers = Modifiers { alt, shift, command, ..Modifiers::NONE };
    KeyboardShortcut::new(modifiers, shortcut.logical_key)
}

/// "Ctrl+Shift+K", the same on every system.
pub(crate) fn written(shortcut: KeyboardShortcut) -> String {
    let KeyboardShortcut { modifiers, logical_key } = normal(shortcut);
    let mut text = String::new();
    for (held, name) in [(modifiers.command, "Ctrl+"), (modifiers.alt, "Alt+"), (modifiers.shift, "Shift+")] {
        if held {
            text.push_str(name);
        }
    }
    text + logical_key.name()
}

/// The shortcut that a text names; nothing where it names none.
pub(crate) fn read(text: &str) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    let mut rest = text.trim();
    // The key may be "+" itself.
    while let Some((first, more)) =
        rest.split_once('+').filter(|(first, more)| !first.is_empty() && !more.is_empty())
    {
        match first.trim().to_ascii_lowercase().as_str() {
            "ctrl" | "control" | "cmd" | "command" => modifiers.command = true,
            "alt" | "option" => modifiers.alt = true,
            "shift" => modifiers.shift = true,
            _ => return None,
        }
        rest = more.trim();
    }
    Key::from_name(rest).map(|key| KeyboardShortcut::new(modifiers, key))
}

/// Returns why these keys cannot be a shortcut: what they do everywhere. Nothing where they are free to have.
pub(crate) fn refused(shortcut: KeyboardShortcut) -> Option<&'static str> {
    let KeyboardShortcut { modifiers, logical_key } = normal(shortcut);
    let with_ctrl_alone = modifiers == Modifiers::COMMAND;
    Some(match logical_key {
        Key::Escape => "Escape leaves fields, dialogs and what is selected",
        Key::Tab => "Tab goes to the next part of the window",
        Key::Enter => "Enter presses what has the focus, and says yes in dialogs",
        Key::Space => "the space bar presses what has the focus",
        Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight if !modifiers.alt => {
            "the arrows walk through lists, panels and text"
        }
        Key::Home | Key::End | Key::PageUp | Key::PageDown => "Home, End, PageUp and PageDown scroll",
        Key::Backspace => "Backspace takes letters away in fields",
        Key::C | Key::Copy if with_ctrl_alone || logical_key == Key::Copy => "it copies in every field",
        Key::X | Key::Cut if with_ctrl_alone || logical_key == Key::Cut => "it cuts in every field",
        Key::V | Key::Paste if with_ctrl_alone || logical_key == Key::Paste => "it pastes in every field",
        Key::A if with_ctrl_alone => "it selects everything in a field",
        key if is_modifier(key) => "it is held together with another key",
        _ => return None,
    })
}

/// Returns `true` if a key does nothing by itself.
pub(crate) fn is_modifier(key: Key) -> bool {
    matches!(
        key,
        Key::ShiftLeft
            | Key::ShiftRight
            | Key::ControlLeft
            | Key::ControlRight
            | Key::AltLeft
            | Key::AltRight
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(key in 0..Key::ALL.len(), ctrl: bool, alt: bool, shift: bool) {
            let modifiers = Modifiers { command: ctrl, alt, shift, ..Modifiers::NONE };
            let shortcut = KeyboardShortcut::new(modifiers, Key::ALL[key]);
            prop_assert_eq!(read(&written(shortcut)), Some(shortcut));
        }

        #[test]
        fn no_text_breaks_the_reader(text in "[A-Za-z+ 0-9é-]{0,20}") {
            if let Some(shortcut) = read(&text) {
                prop_assert_eq!(read(&written(shortcut)), Some(shortcut));
            }
        }
    }

    #[test]
    fn shortcuts_are_read_as_people_write_them() {
        let keys = |modifiers, key| Some(KeyboardShortcut::new(modifiers, key));
        let ctrl_shift = Modifiers::COMMAND | Modifiers::SHIFT;
        for (text, wanted) in [
            ("Ctrl+Shift+K", keys(ctrl_shift, Key::K)),
            (" shift + ctrl + k ", keys(ctrl_shift, Key::K)),
            ("Cmd+K", keys(Modifiers::COMMAND, Key::K)),
            ("F5", keys(Modifiers::NONE, Key::F5)),
            ("Ctrl++", keys(Modifiers::COMMAND, Key::Plus)),
            ("+", keys(Modifiers::NONE, Key::Plus)),
            ("Hyper+K", None),
            ("Ctrl+", None),
            ("", None),
        ] {
            assert_eq!(read(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn keys_that_belong_to_everything_are_refused_in_words() {
        for text in [
            "Escape",
            "Tab",
            "Ctrl+Enter",
            "Shift+Down",
            "Ctrl+Left",
            "Ctrl+C",
            "Space",
            "Backspace",
            "ShiftLeft",
        ] {
            assert!(refused(read(text).unwrap()).is_some(), "{text}");
        }
        for text in ["K", "Shift+K", "Ctrl+K", "Ctrl+Shift+C", "F5", "Delete", "Ctrl+Comma", "Alt+Left"] {
            assert_eq!(refused(read(text).unwrap()), None, "{text}");
        }
    }
}
