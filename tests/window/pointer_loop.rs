//! The loop of the job by the pointer alone, in a window on a real display. A window without a screen, of the same size and
//! with the same article, goes along step by step and tells where each widget is.

use std::path::Path;
use std::time::Duration;

use egui::{Pos2, Role, Vec2, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::loops::is_done;
use super::real::{Running, display, program, titled, wait_for, xdotool};
use super::support::{ARTICLE, Window, World};

/// The size of both windows.
const SIZE: [f32; 2] = [1280.0, 800.0];
/// The address of a source, which the article ends with: the pointer writes no words, it copies them.
const ADDRESS: &str = "https://example.org/river-report";

/// A window on a display, and its twin without one.
struct Twins<'a> {
    display: &'a str,
    twin: Window,
    steps: usize,
}

impl Twins<'_> {
    fn xdotool(&self, arguments: &[&str]) {
        xdotool(self.display, arguments).unwrap();
    }

    fn move_to(&self, at: Pos2) {
        let [x, y] = [at.x, at.y].map(|it| format!("{it:.0}"));
        self.xdotool(&["mousemove", &x, &y]);
        std::thread::sleep(Duration::from_millis(80));
    }

    /// Waits until the window on the display has done what its twin has.
    fn settle(&mut self) {
        self.twin.rest();
        std::thread::sleep(Duration::from_millis(350));
        self.steps += 1;
    }

    fn click_at(&mut self, at: Pos2) {
        self.move_to(at);
        self.xdotool(&["click", "1"]);
        self.twin.click_at(at);
        self.settle();
    }

    /// Clicks the widget with this label that was drawn last.
    #[track_caller]
    fn click(&mut self, role: Role, label: &str) {
        let node = self.twin.harness.get_all_by_role_and_label(role, label).last();
        let at = node.unwrap_or_else(|| panic!("nothing is labelled “{label}”")).rect().center();
        self.click_at(at);
    }

    fn click_card(&mut self, words: &str) {
        let at = self.twin.card(words).rect().left_top() + egui::vec2(60.0, 30.0);
        self.click_at(at);
    }

    fn right_click(&mut self, at: Pos2) {
        self.move_to(at);
        self.xdotool(&["click", "3"]);
        self.twin.harness.hover_at(at);
        self.twin.harness.step();
        for pressed in [true, false] {
            let (button, modifiers) = (egui::PointerButton::Secondary, egui::Modifiers::NONE);
            self.twin.harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
            self.twin.harness.step();
        }
        self.settle();
    }

    fn drag(&mut self, from: Pos2, to: Pos2) {
        self.move_to(from);
        self.xdotool(&["mousedown", "1"]);
        for part in [0.3, 0.7, 1.0] {
            self.move_to(from + (to - from) * part);
        }
        self.xdotool(&["mouseup", "1"]);
        self.twin.drag(from, to);
        self.settle();
    }

    /// Selects the address at the end of the article and copies it.
    fn copy_the_address(&mut self) {
        let paragraph = self.twin.harness.get_by_role_and_label(Role::Label, ADDRESS).rect();
        let y = paragraph.top() + 10.0;
        self.drag(pos2(paragraph.left() + 2.0, y), pos2(paragraph.right() - 2.0, y));
        self.right_click(pos2(paragraph.left() + 40.0, y));
        self.click(Role::Button, "Copy the words");
    }

    /// Pastes into a field from the field's own menu.
    fn paste_into(&mut self, label: &str) {
        let at = self.twin.harness.get_by_role_and_label(Role::TextInput, label).rect().center();
        self.right_click(at);
        self.click(Role::Button, "Paste");
        // The twin has no clipboard of the system.
        self.twin.harness.event(egui::Event::Paste(ADDRESS.to_owned()));
        self.twin.rest();
    }
}

/// Gives the window on the display its size and the corner.
fn place(display: &str) {
    let found = xdotool(display, &["search", "--onlyvisible", "--name", "Rejoinder"]).unwrap();
    let window = found.lines().last().unwrap().to_owned();
    let [width, height] = SIZE.map(|it| format!("{it:.0}"));
    xdotool(display, &["windowsize", "--sync", &window, &width, &height]);
    xdotool(display, &["windowmove", &window, "0", "0"]).unwrap();
    xdotool(display, &["windowfocus", "--sync", &window]).unwrap();
    std::thread::sleep(Duration::from_secs(1));
}

fn article(world: &World) -> std::path::PathBuf {
    world.write("river.txt", &format!("{ARTICLE}\n{ADDRESS}\n"))
}

/// Confirms, links, cites and rates.
fn work(twins: &mut Twins<'_>) {
    twins.copy_the_address();
    twins.click(Role::Button, "Yes");
    twins.click_card("dumps waste into the river");
    twins.click(Role::Button, "Confirm");
    let answer = twins.twin.card("never dumped waste").rect().center();
    let claim = twins.twin.card("dumps waste into the river").rect().center();
    twins.drag(answer, claim);
    twins.click(Role::RadioButton, "denies");
    twins.click(Role::Button, "Link");
    twins.click_card("dumps waste into the river");
    twins.click(Role::Button, "Cite evidence…");
    twins.paste_into("Address");
    twins.click(Role::RadioButton, "refutes");
    twins.click(Role::Button, "Cite");
    twins.click(Role::ComboBox, "Verdict");
    let rating = twins.twin.app().project().scale.ratings[0].name.clone();
    twins.click(Role::Button, &rating);
}

#[test]
fn by_the_pointer_alone_on_a_real_display() {
    let Some((_server, display)) = display("the loop by the pointer in a real window") else { return };
    let (world, of_twin) = (World::new(), World::new());
    let mut command = program(&display, world.folder.path());
    // Paths are shown in a form: no dialog of the system comes in between.
    command.env_remove("DBUS_SESSION_BUS_ADDRESS").env("PATH", world.folder.path());
    let _program = Running(command.arg(article(&world)).spawn().unwrap());
    wait_for("the article", || titled(&display, |title| title.contains("River turned brown")));
    place(&display);
    of_twin.dialogs.set(false);
    let surroundings = of_twin.surroundings(Some(article(&of_twin)));
    let twin = Window::new(surroundings, Harness::builder().with_size(Vec2::from(SIZE)));
    let mut twins = Twins { display: &display, twin, steps: 0 };
    work(&mut twins);
    twins.click(Role::Button, "Save");
    // The form proposes a path in the folder of the person: it is taken as it is.
    twins.click(Role::Button, "Save");
    let is_project = |path: &Path| path.to_str().is_some_and(|path| path.ends_with(".rejoinder.ron"));
    let saved = wait_for("the saved project", || {
        let files = std::fs::read_dir(world.folder.path()).unwrap().map(|it| it.unwrap().path());
        let file = files.into_iter().find(|path| is_project(path)).ok_or("no project yet")?;
        store::load(&file).map_err(|error| error.to_string())
    });
    is_done(&saved);
    println!("the loop by the pointer alone on a real display: {} steps", twins.steps);
}
