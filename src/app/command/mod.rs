//! Everything that can be done by name: menus, buttons, shortcuts and the list of shortcuts read one [`table`].
//!
//! - [`requirement`] says when a command can run, and what is missing where it cannot.
//! - [`context`] is the state of the window that this depends on.
//! - [`name`] has the names that change with that state.
//! - [`panel`] numbers the panels that have a command of their own.

mod context;
mod name;
mod panel;
mod requirement;
mod table;

use std::sync::LazyLock;

use egui::{Key, KeyboardShortcut, Modifiers};

pub(crate) use context::CommandContext;
pub(crate) use panel::PanelNumber;
pub(crate) use requirement::Requirement;
pub(in crate::app) use table::command_table;

/// A menu, in the order of the bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Menu {
    File,
    Edit,
    Statement,
    Panels,
    View,
    Help,
}

impl Menu {
    /// Every menu, in its order.
    pub(crate) const ALL: [Self; 6] =
        [Self::File, Self::Edit, Self::Statement, Self::Panels, Self::View, Self::Help];

    /// The word on the bar.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Statement => "Statement",
            Self::Panels => "Panels",
            Self::View => "View",
            Self::Help => "Help",
        }
    }
}

/// The declaration of a command.
pub(crate) struct CommandSpec {
    /// The command.
    pub(crate) command: Command,
    /// Its name in the settings file. Never changed, because the files of users contain it.
    pub(crate) key: &'static str,
    /// Its name on menus and buttons; ends in "…" when it opens a dialog.
    pub(crate) name: &'static str,
    /// Its effect, in a sentence without a full stop.
    pub(crate) help: &'static str,
    /// Its menu.
    pub(crate) menu: Menu,
    /// The menu within that menu in which it is, if any.
    pub(crate) submenu: Option<&'static str>,
    /// True if a line separates it from the commands above it.
    pub(crate) begins_group: bool,
    /// Its default shortcuts, the one to show first. The user's own are in the keymap.
    pub(crate) shortcuts: Vec<KeyboardShortcut>,
    /// The conditions under which it can run.
    pub(crate) needs: Vec<Requirement>,
}

impl CommandSpec {
    /// Returns the name for use in a sentence, without the dots of a dialog.
    pub(crate) fn plain_name(&self) -> &'static str {
        self.name.trim_end_matches('…')
    }

    /// Tells whether the command can run.
    pub(crate) fn is_enabled(&self, context: &CommandContext<'_>) -> bool {
        self.missing(context).is_none()
    }

    /// Returns why the command cannot run, in words; nothing where it can.
    pub(crate) fn missing(&self, context: &CommandContext<'_>) -> Option<&'static str> {
        self.needs.iter().find(|need| !need.is_met(context)).map(|need| need.explanation(context))
    }
}

/// The type of the number that a command carries.
macro_rules! number_type {
    ($number:ident) => {
        PanelNumber
    };
}

/// The name of the menu within a menu, if a group has one.
macro_rules! submenu {
    () => {
        None
    };
    ($name:literal) => {
        Some($name)
    };
}

/// The commands of a row, each with its name in the settings file.
macro_rules! commands_of_row {
    ($command:ident) => {
        [(Command::$command, stringify!($command))]
    };
    ($command:ident $number:ident) => {
        PanelNumber::ALL.map(|$number| (Command::$command($number), $number.settings_key()))
    };
}

macro_rules! declare_commands {
    ($($menu:ident {$($($sub:literal)? {
        $($command:ident $(($number:ident))?: $name:expr, $help:expr,
            [$($shortcut:expr),*], [$($need:expr),*], $effect:expr;)*
    })*})*) => {
        /// A command.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) enum Command {
            $($($($command $((number_type!($number)))?,)*)*)*
        }

        /// Every command, in the order of the menus.
        static SPECS: LazyLock<Vec<CommandSpec>> = LazyLock::new(|| {
            use Requirement::*;
            let mut specs = Vec::new();
            $($(
                let first = specs.len();
                let submenu: Option<&'static str> = submenu!($($sub)?);
                let begins_menu = specs.last().is_none_or(|last: &CommandSpec| last.menu != Menu::$menu);
                $(for (command, key) in commands_of_row!($command $($number)?) {
                    $(let Command::$command($number) = command else { continue };)?
                    specs.push(CommandSpec {
                        command,
                        key,
                        name: $name,
                        help: $help,
                        menu: Menu::$menu,
                        submenu,
                        begins_group: specs.len() == first && !begins_menu,
                        shortcuts: vec![$($shortcut),*],
                        needs: vec![$($need),*],
                    });
                })*
            )*)*
            specs
        });
    };
}

command_table!(declare_commands);

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}
const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}
const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}
const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}
const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

impl Command {
    /// Returns every command, in the order of the menus.
    pub(crate) fn specs() -> &'static [CommandSpec] {
        &SPECS
    }

    /// Returns the declaration of the command.
    pub(crate) fn spec(self) -> &'static CommandSpec {
        // The macro has made a declaration for every command.
        SPECS.iter().find(|spec| spec.command == self).unwrap_or(&SPECS[0])
    }

    /// Returns the command that has this name in the settings file.
    pub(crate) fn named(key: &str) -> Option<Self> {
        SPECS.iter().find(|spec| spec.key == key).map(|spec| spec.command)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_command_is_in_the_table_once() {
        let commands: HashSet<Command> = Command::specs().iter().map(|spec| spec.command).collect();
        assert_eq!(commands.len(), Command::specs().len());
        for command in commands {
            assert_eq!(command.spec().command, command);
            assert_eq!(Command::named(command.spec().key), Some(command));
        }
    }

    #[test]
    fn no_two_commands_have_the_same_shortcut() {
        let mut seen = HashSet::new();
        for spec in Command::specs() {
            for shortcut in &spec.shortcuts {
                assert!(seen.insert((shortcut.modifiers, shortcut.logical_key)), "{}", spec.name);
            }
        }
    }

    #[test]
    fn no_menu_has_more_than_twelve_entries() {
        let entries = |menu: Menu, inside: Option<&str>| {
            let own = Command::specs().iter().filter(|spec| spec.menu == menu);
            let commands = own.clone().filter(|spec| spec.submenu == inside).count();
            let submenus: HashSet<&str> = own.filter_map(|spec| spec.submenu).collect();
            // The bar adds a list of recent projects, and one of the panels that are shown.
            let added = usize::from(matches!(menu, Menu::File | Menu::Panels));
            if inside.is_none() { commands + submenus.len() + added } else { commands }
        };
        for spec in Command::specs() {
            for inside in [None, spec.submenu] {
                let count = entries(spec.menu, inside);
                assert!(count <= 12, "{} {inside:?}: {count} entries", spec.menu.name());
            }
        }
    }

    #[test]
    fn names_are_in_sentence_case_and_helped() {
        for spec in Command::specs() {
            assert!(spec.name.chars().next().unwrap().is_uppercase(), "{}", spec.name);
            assert!(!spec.help.ends_with('.') && spec.help.len() > 10, "{}", spec.name);
        }
    }

    #[test]
    fn the_names_in_the_settings_file_stay() {
        let keys: Vec<&str> = Command::specs().iter().map(|spec| spec.key).collect();
        for key in ["Party1", "Party9", "NoParty", "Confirm", "Shortcuts", "NextUnsettled", "AcceptNature"] {
            assert!(keys.contains(&key), "{key}");
        }
    }
}
