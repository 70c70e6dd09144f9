//! The shortcut sheet: what the command table says with a person's own changes, and how to change it.

use egui::{
    Align, Button, Key, KeyboardShortcut, Label, Layout, Modifiers, RichText, Role, ScrollArea, Ui,
    WidgetInfo, vec2,
};

use super::super::parts::{BUTTONS, hint, problem};
use super::super::{focus_first, search_field};
use super::capture::{CapturedKeys, capture};
use super::prefer;
use crate::app::action::{ActionQueue, Preference};
use crate::app::command::{Command, CommandSpec, Menu};
use crate::app::keys::{Keymap, KeymapChange, refused};
use crate::app::palette::Query;
use crate::app::theme;

/// The keys of single parts of the window, which are no commands.
const ELSEWHERE: &[(&str, &str)] = &[
    ("Tab", "Go to the next part: fields, buttons, cards, the article"),
    ("Shift+arrows", "In the article: select words; with Ctrl by word or paragraph"),
    ("Ctrl+arrows", "In the article: move without selecting"),
    ("PageUp, PageDown", "Scroll the panels, or the article where it has the focus"),
    ("Enter", "On a card: select it. In a dialog: do what it is for"),
    ("Ctrl+Enter", "In a dialog: do what it is for, from any field"),
    ("Escape", "Leave a field, a dialog, a drag, or the selection"),
    ("M", "In the list of speakers: merge those that are chosen into the present one"),
    ("1 to 7", "In the link dialog: choose what the answer does"),
];

/// The page of the shortcuts.
#[derive(Default)]
pub(super) struct ShortcutsPage {
    filter: String,
    settled: bool,
    asking: Option<ShortcutCapture>,
}

/// The command that waits for keys.
struct ShortcutCapture {
    command: Command,
    /// Keys that it could not have just like that.
    tried: Option<ShortcutRefusal>,
    fresh: bool,
}

/// Reason for which keys were not taken.
enum ShortcutRefusal {
    Refused(String),
    Taken { by: Command, shortcut: KeyboardShortcut },
}

impl ShortcutsPage {
    /// The sheet, menu by menu.
    pub(super) fn ui(&mut self, ui: &mut Ui, queue: &mut ActionQueue) {
        let filter = search_field(ui, "Command or keys", &mut self.filter, "Type to filter");
        let mut fresh = !self.settled;
        focus_first(&filter, &mut fresh);
        self.settled = true;
        let query = Query::read(&self.filter);
        let map = Keymap::of(ui.ctx());
        let most = (ui.available_height() - BUTTONS).max(120.0);
        ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
            let mut any = false;
            for menu in Menu::ALL {
                let fits = |spec: &&CommandSpec| spec.menu == menu && fits(ui, spec, &map, &query);
                let specs: Vec<&CommandSpec> = Command::specs().iter().filter(fits).collect();
                if specs.is_empty() {
                    continue;
                }
                any = true;
                ui.add_space(6.0);
                ui.label(RichText::new(menu.name()).font(theme::bold(theme::INTERFACE)));
                for spec in specs {
                    self.row(ui, spec, &map, queue);
                }
            }
            if !any {
                hint(ui, "No command has these words or keys.");
            }
            if self.filter.trim().is_empty() {
                elsewhere(ui);
            }
        });
    }

    /// Gives every command its usual shortcut again.
    pub(super) fn reset_all(&mut self, ui: &mut Ui, queue: &mut ActionQueue) {
        let map = Keymap::of(ui.ctx());
        let button = ui.add_enabled(map.has_changes(), Button::new("Reset all"));
        let tip = "Give every command its usual shortcuts again";
        if button.on_hover_text(tip).on_disabled_hover_text("All shortcuts are as usual").clicked() {
            self.asking = None;
            prefer(queue, Preference::Shortcuts(KeymapChange::AllUsual));
        }
    }

    fn row(&mut self, ui: &mut Ui, spec: &CommandSpec, map: &Keymap, queue: &mut ActionQueue) {
        let width = ui.available_width();
        let narrow = width < 640.0;
        let (for_name, for_keys) = if narrow { (width * 0.3, width * 0.3) } else { (190.0, 180.0) };
        ui.horizontal(|ui| {
            cell(ui, for_name, RichText::new(spec.plain_name())).on_hover_text(spec.help);
            let text = keys_text(ui, map.keys(spec.command));
            let text = if map.is_changed(spec.command) { format!("{text} *") } else { text };
            let keys = cell(ui, for_keys, RichText::new(text).font(egui::FontId::monospace(12.0)));
            if map.is_changed(spec.command) {
                let usual = keys_text(ui, &spec.shortcuts);
                keys.on_hover_text(format!("Your own. Usually: {usual}"));
            }
            if !narrow {
                let for_help = (ui.available_width() - 150.0).max(60.0);
                // One that is cut shows itself on hover.
                cell(ui, for_help, RichText::new(spec.help).weak());
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.row_buttons(ui, spec, map, queue));
        });
        let asked_here = self.asking.as_ref().is_some_and(|asking| asking.command == spec.command);
        if asked_here && !self.ask(ui, spec, map, queue) {
            self.asking = None;
        }
    }

    fn row_buttons(&mut self, ui: &mut Ui, spec: &CommandSpec, map: &Keymap, queue: &mut ActionQueue) {
        let name = spec.plain_name();
        let named = |ui: &mut Ui, text: &str, full: String| {
            let button = ui.add(Button::new(RichText::new(text).small()));
            button.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &full));
            button.on_hover_text(&full)
        };
        if named(ui, "Change…", format!("Change the shortcut of {name}")).clicked() {
            self.asking = Some(ShortcutCapture { command: spec.command, tried: None, fresh: true });
        }
        let changed = map.is_changed(spec.command);
        if changed && named(ui, "Reset", format!("Give {name} its usual shortcut again")).clicked() {
            prefer(queue, Preference::Shortcuts(KeymapChange::Usual(spec.command)));
        }
    }

    /// Waits for the keys of a command; whether it still waits.
    fn ask(&mut self, ui: &mut Ui, spec: &CommandSpec, map: &Keymap, queue: &mut ActionQueue) -> bool {
        let Some(asking) = &mut self.asking else { return false };
        let name = format!("Press the keys for {}", spec.plain_name());
        let pressed = capture(ui, ui.scope_id().with("capture"), &name, &mut asking.fresh);
        let mut agreed = false;
        match &asking.tried {
            None => {
                hint(ui, "Escape leaves it as it is, Backspace takes the shortcut away.");
            }
            Some(ShortcutRefusal::Refused(why)) => problem(ui, why),
            Some(ShortcutRefusal::Taken { by, shortcut }) => {
                let keys = ui.ctx().format_shortcut(shortcut);
                let other = by.spec().plain_name();
                problem(
                    ui,
                    &format!("{keys} is the shortcut of {other}: choose another, or take it from there."),
                );
                let text = format!("Take it from {other}");
                agreed = ui.button(text).on_hover_text("Enter does the same").clicked();
            }
        }
        let give = |shortcut| Preference::Shortcuts(KeymapChange::Give(spec.command, shortcut));
        match pressed {
            Some(CapturedKeys::Nothing) => return false,
            Some(CapturedKeys::TakeAway) => {
                prefer(queue, Preference::Shortcuts(KeymapChange::TakeAway(spec.command)));
                return false;
            }
            Some(CapturedKeys::Yes) if matches!(asking.tried, Some(ShortcutRefusal::Taken { .. })) => {
                agreed = true;
            }
            Some(CapturedKeys::Yes) => {
                asking.tried = Some(ShortcutRefusal::Refused(not_free(ui, plain(Key::Enter))));
            }
            Some(CapturedKeys::Keys(shortcut)) => {
                let holder = map.holder(shortcut).filter(|holder| *holder != spec.command);
                asking.tried = match (refused(shortcut), holder) {
                    (Some(_), _) => Some(ShortcutRefusal::Refused(not_free(ui, shortcut))),
                    (None, Some(by)) => Some(ShortcutRefusal::Taken { by, shortcut }),
                    (None, None) => {
                        prefer(queue, give(shortcut));
                        return false;
                    }
                };
            }
            None => {}
        }
        if let (true, Some(ShortcutRefusal::Taken { shortcut, .. })) = (agreed, &asking.tried) {
            prefer(queue, give(*shortcut));
            return false;
        }
        true
    }
}

/// Returns why nobody can have these keys.
fn not_free(ui: &Ui, shortcut: KeyboardShortcut) -> String {
    let why = refused(shortcut).unwrap_or("they are in use");
    format!("{} cannot be a shortcut: {why}. Choose another.", ui.ctx().format_shortcut(&shortcut))
}

fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

/// Returns `true` if a command has what is looked for in its name, its help or its keys.
fn fits(ui: &Ui, spec: &CommandSpec, map: &Keymap, query: &Query) -> bool {
    let keys = keys_text(ui, map.keys(spec.command));
    query.fits(&[spec.name, spec.help, &keys])
}

fn keys_text(ui: &Ui, keys: &[KeyboardShortcut]) -> String {
    let texts: Vec<String> = keys.iter().map(|keys| ui.ctx().format_shortcut(keys)).collect();
    if texts.is_empty() { "–".to_owned() } else { texts.join(" or ") }
}

/// A cell of so many points, whatever is in it.
fn cell(ui: &mut Ui, width: f32, text: RichText) -> egui::Response {
    let size = vec2(width, ui.spacing().interact_size.y);
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_size(size);
        ui.add(Label::new(text).truncate())
    })
    .inner
}

fn elsewhere(ui: &mut Ui) {
    ui.add_space(6.0);
    ui.label(RichText::new("Elsewhere").font(theme::bold(theme::INTERFACE)));
    for (keys, help) in ELSEWHERE {
        ui.horizontal_top(|ui| {
            let width = (ui.available_width() * 0.35).min(190.0);
            cell(ui, width, RichText::new(*keys).font(egui::FontId::monospace(12.0)));
            // A long sentence takes another line rather than more room.
            ui.add(Label::new(RichText::new(*help).weak()).wrap());
        });
    }
}
