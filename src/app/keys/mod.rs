//! The keys of each command: those of the table, with a person's own changes.
//!
//! The map lies with the window's context, as the theme does, so that whatever shows a shortcut shows the
//! person's own.

mod pressed;
mod shown;
mod text;
mod type_ahead;
#[cfg(test)]
mod typing_tests;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock};

use egui::{Context, Id, KeyboardShortcut};

use super::command::{Command, CommandSpec};

pub(crate) use pressed::pressed;
pub(crate) use text::{is_modifier, normal, read, refused, written};
pub(crate) use type_ahead::TypeAhead;

/// A person's shortcuts, as the settings keep them: the name of a command, and its shortcuts as text.
pub(crate) type CustomShortcuts = BTreeMap<String, Vec<String>>;

/// The shortcuts of every command.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Keymap {
    keys: HashMap<Command, Vec<KeyboardShortcut>>,
    /// The commands whose shortcuts a person has changed.
    changed: Vec<Command>,
}

/// A change of the shortcuts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeymapChange {
    /// A command gets these keys in place of those that it has; whoever has them loses them.
    Give(Command, KeyboardShortcut),
    /// A command has no shortcut any more.
    TakeAway(Command),
    /// A command has its usual shortcuts again.
    Usual(Command),
    /// All have.
    AllUsual,
}

static USUAL: LazyLock<Arc<Keymap>> = LazyLock::new(|| Arc::new(Keymap::new(&CustomShortcuts::new()).0));

impl Keymap {
    /// The map of what a person has chosen, and what of that could not be followed, in words.
    ///
    /// Keys that everything uses stay where the table has them. Keys that a person gave to one command is taken from
    /// another that usually has it.
    pub(crate) fn new(chosen: &CustomShortcuts) -> (Self, Vec<String>) {
        let mut map = Self::default();
        let mut warnings = unknown(chosen);
        for spec in Command::specs() {
            let Some(texts) = chosen.get(spec.key) else { continue };
            let mut own = Vec::new();
            for text in texts {
                match map.wanted(text) {
                    Ok(shortcut) => own.push(shortcut),
                    Err(why) => warnings.push(format!(
                        "The shortcut “{text}” of “{}” in your settings is left out: {why}.",
                        spec.plain_name()
                    )),
                }
            }
            map.keys.insert(spec.command, own);
            map.changed.push(spec.command);
        }
        for spec in Command::specs() {
            let usual: Vec<KeyboardShortcut> =
                changeable(spec).filter(|shortcut| map.holder(*shortcut).is_none()).collect();
            let own = map.keys.entry(spec.command).or_insert(usual);
            own.extend(spec.shortcuts.iter().filter(|shortcut| refused(**shortcut).is_some()));
        }
        (map, warnings)
    }

    /// The map of the window.
    pub(crate) fn of(context: &Context) -> Arc<Self> {
        context.data(|data| data.get_temp(place())).unwrap_or_else(|| USUAL.clone())
    }

    /// Makes it the map of the window.
    pub(crate) fn install(self, context: &Context) {
        context.data_mut(|data| data.insert_temp(place(), Arc::new(self)));
    }

    /// The shortcuts of a command, the one to show first.
    pub(crate) fn keys(&self, command: Command) -> &[KeyboardShortcut] {
        self.keys.get(&command).map_or(&[], Vec::as_slice)
    }

    /// The command that has these keys.
    pub(crate) fn holder(&self, shortcut: KeyboardShortcut) -> Option<Command> {
        let shortcut = normal(shortcut);
        let has = |spec: &&CommandSpec| self.keys(spec.command).iter().any(|own| normal(*own) == shortcut);
        Command::specs().iter().find(has).map(|spec| spec.command)
    }

    /// Returns `true` if a person has changed the shortcuts of a command.
    pub(crate) fn is_changed(&self, command: Command) -> bool {
        self.changed.contains(&command)
    }

    /// Returns `true` if a person has changed any.
    pub(crate) fn has_changes(&self) -> bool {
        !self.changed.is_empty()
    }

    /// The shortcut that a text names, where a command may have it.
    fn wanted(&self, text: &str) -> Result<KeyboardShortcut, String> {
        let shortcut = read(text).ok_or("no keys have this name")?;
        if let Some(why) = refused(shortcut) {
            return Err(why.to_owned());
        }
        match self.holder(shortcut) {
            Some(other) => Err(format!("“{}” has it already", other.spec().plain_name())),
            None => Ok(shortcut),
        }
    }
}

/// Makes a change to what a person has chosen.
pub(crate) fn change(chosen: &mut CustomShortcuts, change: KeymapChange) {
    let (map, _) = Keymap::new(chosen);
    match change {
        KeymapChange::Give(command, shortcut) => {
            let shortcut = normal(shortcut);
            if let Some(other) = map.holder(shortcut).filter(|other| *other != command) {
                let left = map.keys(other).iter().copied().filter(|own| normal(*own) != shortcut);
                set(chosen, other, left.filter(|own| refused(*own).is_none()).collect());
            }
            set(chosen, command, vec![shortcut]);
        }
        KeymapChange::TakeAway(command) => set(chosen, command, Vec::new()),
        KeymapChange::Usual(command) => {
            chosen.remove(command.spec().key);
        }
        // Entries that only another version of the program knows are kept.
        KeymapChange::AllUsual => chosen.retain(|name, _| Command::named(name).is_none()),
    }
}

fn set(chosen: &mut CustomShortcuts, command: Command, keys: Vec<KeyboardShortcut>) {
    let spec = command.spec();
    if changeable(spec).map(normal).eq(keys.iter().copied()) {
        chosen.remove(spec.key);
    } else {
        chosen.insert(spec.key.to_owned(), keys.into_iter().map(written).collect());
    }
}

/// The shortcuts in the table that a person can change.
fn changeable(spec: &CommandSpec) -> impl Iterator<Item = KeyboardShortcut> {
    spec.shortcuts.iter().copied().filter(|shortcut| refused(*shortcut).is_none())
}

fn unknown(chosen: &CustomShortcuts) -> Vec<String> {
    let unknown = chosen.keys().filter(|name| Command::named(name).is_none());
    unknown
        .map(|name| {
            format!(
                "Your settings have a shortcut for “{name}”, which this version does not know; it is kept."
            )
        })
        .collect()
}

fn place() -> Id {
    Id::unique("keymap")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> KeyboardShortcut {
        read(text).unwrap()
    }

    fn texts(map: &Keymap, command: Command) -> Vec<String> {
        map.keys(command).iter().copied().map(written).collect()
    }

    fn chosen(all: &[(&str, &[&str])]) -> CustomShortcuts {
        let list = |keys: &[&str]| keys.iter().map(|text| (*text).to_owned()).collect();
        all.iter().map(|(name, keys)| ((*name).to_owned(), list(keys))).collect()
    }

    #[test]
    fn without_changes_the_map_is_the_table() {
        let (map, warnings) = Keymap::new(&CustomShortcuts::new());
        assert_eq!(warnings, Vec::<String>::new());
        for spec in Command::specs() {
            let mut own = map.keys(spec.command).to_vec();
            own.sort_by_key(|shortcut| spec.shortcuts.iter().position(|it| it == shortcut));
            assert_eq!(own, spec.shortcuts, "{}", spec.name);
        }
    }

    #[test]
    fn a_change_takes_the_keys_from_whoever_has_them() {
        let mut chosen = CustomShortcuts::new();
        change(&mut chosen, KeymapChange::Give(Command::Confirm, keys("J")));
        let (map, warnings) = Keymap::new(&chosen);
        assert_eq!(warnings, Vec::<String>::new());
        assert_eq!(texts(&map, Command::Confirm), ["J"]);
        assert_eq!(texts(&map, Command::NextStatement), ["Down"], "the arrow stays where it is");
        assert_eq!(map.holder(keys("Y")), None);
        change(&mut chosen, KeymapChange::Usual(Command::Confirm));
        change(&mut chosen, KeymapChange::Give(Command::NextStatement, keys("J")));
        assert_eq!(chosen, CustomShortcuts::new(), "as usual again: nothing is kept");
    }

    #[test]
    fn what_cannot_be_followed_is_said_and_kept() {
        let mut chosen = chosen(&[
            ("Confirm", &["Escape", "Nonsense", "Ctrl+Shift+Y"]),
            ("Reject", &["Ctrl+Shift+Y"]),
            ("Teleport", &["Ctrl+T"]),
        ]);
        let (map, warnings) = Keymap::new(&chosen);
        assert_eq!(texts(&map, Command::Confirm), ["Ctrl+Shift+Y"]);
        assert_eq!(texts(&map, Command::Reject), Vec::<String>::new());
        assert_eq!(warnings.len(), 4, "{warnings:#?}");
        change(&mut chosen, KeymapChange::AllUsual);
        assert_eq!(chosen.keys().collect::<Vec<_>>(), ["Teleport"]);
    }

    #[test]
    fn no_keys_run_two_commands_whatever_is_chosen() {
        let mut chosen = CustomShortcuts::new();
        let wanted =
            [("J", Command::Tag), ("T", Command::Link), ("Ctrl+F", Command::Claim), ("J", Command::Note)];
        for (text, command) in wanted {
            change(&mut chosen, KeymapChange::Give(command, keys(text)));
            let (map, _) = Keymap::new(&chosen);
            let mut all: Vec<String> =
                Command::specs().iter().flat_map(|spec| texts(&map, spec.command)).collect();
            let count = all.len();
            all.sort();
            all.dedup();
            assert_eq!(all.len(), count);
            assert_eq!(map.holder(keys(text)), Some(command));
        }
    }
}
