//! The loop of the job from a fresh article to a saved project (sides, confirm, link, cite, rate, save): by keys alone, by
//! the pointer alone, and by keys in a window on a real display. Each prints how many steps it takes.

use std::path::Path;

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use model::{Project, Relation, ReviewStatus};

use super::real::{Running, display, program, titled, wait_for, xdotool};
use super::support::{ARTICLE, Window, World};

const ADDRESS: &str = "https://example.org/river-report";

/// Checks what the loop leaves behind: a confirmed statement, a link of a person's own, a source, a verdict.
#[track_caller]
pub(crate) fn is_done(project: &Project) {
    assert_eq!(project.check(), []);
    let confirmed = |it: &&model::Statement| it.status == ReviewStatus::Confirmed;
    assert!(project.statements.values().filter(confirmed).count() >= 1);
    let own = project.links.values().find(|link| link.status == ReviewStatus::Confirmed);
    assert_eq!(own.map(|link| link.relation), Some(Relation::Denies), "{:?}", project.links);
    assert_eq!(project.citations.len(), 1);
    assert!(project.statements.values().any(|it| it.verdict.is_some()));
}

/// Counts what a person does: a press of a key or a button is a step, and so is a text that is typed as a whole.
struct Counted {
    window: Window,
    steps: usize,
}

impl Counted {
    fn key(&mut self, key: Key) {
        self.with(Modifiers::NONE, key);
    }

    fn with(&mut self, modifiers: Modifiers, key: Key) {
        self.steps += 1;
        self.window.harness.key_press_modifiers(modifiers, key);
        self.window.rest();
    }

    fn write(&mut self, text: &str) {
        self.steps += 1;
        self.window.write(text);
    }

    /// Presses the pointer where a widget with this label is: the one that was drawn last.
    fn click(&mut self, role: Role, label: &str) {
        let node = self.window.harness.get_all_by_role_and_label(role, label).last();
        let rect = node.unwrap_or_else(|| panic!("nothing is labelled “{label}”")).rect();
        let screen = self.window.harness.ctx.content_rect();
        assert!(screen.contains(rect.center()), "“{label}” is out of sight: {rect}");
        self.steps += 1;
        self.window.click_at(rect.center());
    }

    fn click_card(&mut self, words: &str) {
        self.steps += 1;
        self.window.click_card(words);
    }

    /// Goes from card to card by a key until one with these words is selected.
    fn walk_to(&mut self, words: &str) {
        let is_there = |window: &Window| {
            let item = window.item(|label| label.contains(words));
            item.is_some_and(|node| node.accesskit_node().is_selected() == Some(true))
        };
        for _ in 0..12 {
            if is_there(&self.window) {
                return;
            }
            self.key(Key::J);
        }
        panic!("no key leads to “{words}”");
    }
}

#[test]
fn by_keys_alone() {
    let world = World::new();
    world.dialogs.set(false);
    let file = world.write("river.txt", ARTICLE);
    let mut person = Counted { window: world.window(None), steps: 0 };
    person.with(Modifiers::COMMAND, Key::O);
    person.write(file.to_str().unwrap());
    person.key(Key::Enter);
    // The sides are right as they are.
    person.with(Modifiers::ALT, Key::S);
    person.key(Key::Enter);
    person.key(Key::N);
    person.key(Key::Y);
    person.walk_to("never dumped");
    person.key(Key::L);
    person.key(Key::D);
    person.key(Key::Enter);
    person.key(Key::E);
    person.write(ADDRESS);
    person.with(Modifiers::COMMAND, Key::Num2);
    person.with(Modifiers::COMMAND, Key::Enter);
    person.key(Key::Q);
    person.key(Key::Num1);
    let path = world.path("river.rejoinder.ron");
    person.with(Modifiers::COMMAND, Key::S);
    person.with(Modifiers::COMMAND, Key::A);
    person.write(path.to_str().unwrap());
    person.key(Key::Enter);
    is_done(&store::load(&path).unwrap());
    println!("the loop by keys alone: {} steps", person.steps);
    assert!(person.steps <= 26, "{} steps", person.steps);
}

#[test]
fn by_the_pointer_alone() {
    let world = World::new();
    let mut person = Counted { window: world.window(None), steps: 0 };
    world.answer(world.write("river.txt", ARTICLE));
    person.click(Role::Button, "Open…");
    person.click(Role::Button, "Yes");
    person.click_card("dumps waste into the river");
    person.click(Role::Button, "Confirm");
    let answer = person.window.card("never dumped waste").rect().center();
    let claim = person.window.card("dumps waste into the river").rect().center();
    person.steps += 1;
    person.window.drag(answer, claim);
    person.click(Role::RadioButton, "denies");
    person.click(Role::Button, "Link");
    person.click_card("dumps waste into the river");
    person.click(Role::Button, "Cite evidence…");
    // The pointer writes no words: those of the source come from the clipboard.
    person.steps += 1;
    person.window.harness.event(egui::Event::Paste(ADDRESS.to_owned()));
    person.window.rest();
    person.click(Role::RadioButton, "refutes");
    person.click(Role::Button, "Cite");
    person.click(Role::ComboBox, "Verdict");
    let rating = person.window.app().project().scale.ratings[0].name.clone();
    person.click(Role::Button, &rating);
    let path = world.path("river.rejoinder.ron");
    world.answer(path.clone());
    person.click(Role::Button, "Save");
    is_done(&store::load(&path).unwrap());
    println!("the loop by the pointer alone: {} steps", person.steps);
    assert!(person.steps <= 20, "{} steps", person.steps);
}

/// Presses keys in a window on a display, one after the other.
struct Keyboard<'a> {
    display: &'a str,
    steps: usize,
}

impl Keyboard<'_> {
    fn press(&mut self, keys: &[&str]) {
        for key in keys {
            self.steps += 1;
            xdotool(self.display, &["key", key]).unwrap();
            std::thread::sleep(std::time::Duration::from_millis(250));
        }
    }

    fn write(&mut self, text: &Path) {
        self.steps += 1;
        xdotool(self.display, &["type", "--delay", "8", text.to_str().unwrap()]).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(250));
    }
}

#[test]
fn by_keys_alone_on_a_real_display() {
    let Some((_server, display)) = display("the loop in a real window") else { return };
    let world = World::new();
    let file = world.write("river.txt", ARTICLE);
    let mut command = program(&display, world.folder.path());
    // Paths are typed: no dialog of the system comes in between.
    command.env_remove("DBUS_SESSION_BUS_ADDRESS").env("PATH", world.folder.path());
    let _program = Running(command.spawn().unwrap());
    wait_for("the sample", || titled(&display, |title| title.contains(" – Rejoinder")));
    let focus = ["search", "--onlyvisible", "--name", "Rejoinder", "windowfocus", "--sync"];
    xdotool(&display, &focus).unwrap();
    let mut keyboard = Keyboard { display: &display, steps: 0 };
    // Only when the dialog takes the path is it sure that the window takes keys.
    wait_for("the article", || {
        keyboard.steps = 0;
        keyboard.press(&["Escape", "Escape", "ctrl+shift+o", "ctrl+a"]);
        keyboard.write(&file);
        keyboard.press(&["Return"]);
        titled(&display, |title| title.contains("River turned brown"))
    });
    // Two more that only made sure that nothing else was open.
    keyboard.steps -= 3;
    keyboard.press(&["alt+s", "Return", "n", "y"]);
    // The next statement, linked with the likeliest claim.
    keyboard.press(&["j", "l", "d", "Return", "e"]);
    keyboard.write(Path::new(ADDRESS));
    keyboard.press(&["ctrl+2", "ctrl+Return", "q", "1", "ctrl+shift+s", "ctrl+a"]);
    let path = world.path("river.rejoinder.ron");
    keyboard.write(&path);
    keyboard.press(&["Return"]);
    let saved = wait_for("the saved project", || store::load(&path).map_err(|error| error.to_string()));
    is_done(&saved);
    println!("the loop by keys alone on a real display: {} steps", keyboard.steps);
}
