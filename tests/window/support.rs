//! A window without a screen, with stand-ins for the world around it.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, Instant};

use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, HarnessBuilder};
use jiff::Timestamp;
use model::{IdGenerator, Statement, StatementId};
use rejoinder::app::{ClipboardPage, Environment, FileChoice, FilePicker, FileRequest, Rejoinder};

/// An article with two sides, an accusation and its answer.
pub(crate) const ARTICLE: &str = "River turned brown, anglers say\n\n\
    By Jo Park\n\n\
    The paper mill has killed 400 trout this year, the Anglers’ Union has claimed.\n\n\
    “The mill dumps waste into the river at night,” said Nadia Stone, the chair of the Anglers’ Union.\n\n\
    In response, mill spokesman Carl Vance said the mill “has never dumped waste into the river”.\n\n\
    “We test the water every day,” he said.\n";

/// Words in the labels of missing replies that those of cards lack.
const HOLE: &str = "o reply from";

/// The parts that a test hands to the window and looks at afterwards.
pub(crate) struct World {
    /// A folder of its own.
    pub(crate) folder: tempfile::TempDir,
    /// The answers of the next file dialogs.
    pub(crate) answers: Rc<RefCell<VecDeque<PathBuf>>>,
    /// The addresses that were opened.
    pub(crate) opened: Rc<RefCell<Vec<String>>>,
    /// The page on the clipboard.
    pub(crate) page: std::sync::Arc<std::sync::Mutex<Option<String>>>,
    /// True if the system has file dialogs.
    pub(crate) dialogs: Rc<Cell<bool>>,
}

impl World {
    /// A folder, and no answers yet.
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            answers: Rc::default(),
            opened: Rc::default(),
            page: std::sync::Arc::default(),
            dialogs: Rc::new(Cell::new(true)),
        }
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file in the folder.
    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    /// Lets the next file dialog answer with a path.
    pub(crate) fn answer(&self, path: PathBuf) {
        self.answers.borrow_mut().push_back(path);
    }

    /// The world as the window sees it.
    pub(crate) fn surroundings(&self, file: Option<PathBuf>) -> Environment {
        let second = Cell::new(1_700_000_000);
        let opened = self.opened.clone();
        Environment {
            // Ten seconds pass between two looks at the clock, so that typing goes on only where it should.
            clock: Box::new(move || {
                second.set(second.get() + 10);
                Timestamp::from_second(second.get()).unwrap()
            }),
            ids: IdGenerator::seeded(5),
            picker: Box::new(Answers {
                next: self.answers.clone(),
                dialogs: self.dialogs.clone(),
                asked: None,
            }),
            page: ClipboardPage::from_fn({
                let page = self.page.clone();
                move || page.lock().unwrap().clone()
            }),
            opener: Box::new(move |address| {
                opened.borrow_mut().push(address.to_owned());
                Ok(())
            }),
            settings: Some(settings::SettingsFile::at(&self.path("settings"))),
            documents: Some(self.folder.path().to_owned()),
            home: store::Home::at(&self.path("state"), "Robin"),
            user: "Robin".to_owned(),
            program: Some(PathBuf::from(env!("CARGO_BIN_EXE_rejoinder"))),
            system_fonts: false,
            pause: Duration::ZERO,
            file,
        }
    }

    /// Opens the window and waits until it is at rest.
    pub(crate) fn window(&self, file: Option<PathBuf>) -> Window {
        Window::new(self.surroundings(file), Harness::builder().with_size(Vec2::new(1600.0, 1000.0)))
    }
}

struct Answers {
    next: Rc<RefCell<VecDeque<PathBuf>>>,
    dialogs: Rc<Cell<bool>>,
    asked: Option<FileRequest>,
}

impl FilePicker for Answers {
    fn ask(&mut self, wanted: FileRequest, _: Option<&Path>, _: Box<dyn Fn() + Send>) {
        self.asked = Some(wanted);
    }

    fn answer(&mut self) -> FileChoice {
        let Some(wanted) = self.asked.take() else { return FileChoice::Waiting };
        match self.next.borrow_mut().pop_front() {
            Some(path) => FileChoice::File(wanted, path),
            None => FileChoice::Nothing(wanted),
        }
    }

    fn is_available(&self) -> bool {
        self.dialogs.get()
    }
}

/// A file that is dropped on the window.
#[derive(Debug)]
struct DroppedFile(std::path::PathBuf);

impl egui::DroppedFile for DroppedFile {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// A window without a screen.
pub(crate) struct Window {
    /// The harness that drives it.
    pub(crate) harness: Harness<'static, Option<Rejoinder>>,
}

impl Window {
    /// Opens it and waits until it is at rest.
    pub(crate) fn new(surroundings: Environment, builder: HarnessBuilder<Option<Rejoinder>>) -> Self {
        let mut surroundings = Some(surroundings);
        let harness = builder.with_max_steps(30).allow_missing_glyphs().build_ui_state(
            move |ui, app: &mut Option<Rejoinder>| {
                let app = app.get_or_insert_with(|| Rejoinder::new(ui.ctx(), surroundings.take().unwrap()));
                app.logic(ui.ctx());
                // A real window is cleared in this colour before each frame.
                let paper = ui.visuals().panel_fill;
                ui.painter().rect_filled(ui.max_rect(), 0.0, paper);
                app.show(ui);
            },
            None,
        );
        let mut window = Self { harness };
        window.rest();
        window
    }

    /// The app.
    pub(crate) fn app(&self) -> &Rejoinder {
        self.harness.state().as_ref().unwrap()
    }

    /// Drops files on the window.
    pub(crate) fn drop_files(&mut self, paths: &[PathBuf]) {
        for path in paths {
            self.harness.input_mut().dropped_files.push(std::sync::Arc::new(DroppedFile(path.clone())));
        }
        self.rest();
    }

    /// Waits until no work is under way and nothing moves.
    pub(crate) fn rest(&mut self) {
        let begun = Instant::now();
        self.harness.run_steps(4);
        while self.app().is_busy() {
            assert!(begun.elapsed() < Duration::from_mins(1), "work goes on for a minute");
            std::thread::sleep(Duration::from_millis(5));
            self.harness.step();
        }
        self.harness.run_ok();
    }

    /// Presses a key.
    pub(crate) fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.rest();
    }

    /// Presses a key with Ctrl (Cmd on a Mac).
    pub(crate) fn ctrl(&mut self, key: Key) {
        self.harness.key_press_modifiers(Modifiers::COMMAND, key);
        self.rest();
    }

    /// Presses a key with Shift.
    pub(crate) fn shift(&mut self, key: Key) {
        self.harness.key_press_modifiers(Modifiers::SHIFT, key);
        self.rest();
    }

    /// Presses a key with Alt.
    pub(crate) fn alt(&mut self, key: Key) {
        self.harness.key_press_modifiers(Modifiers::ALT, key);
        self.rest();
    }

    /// Presses a key with Ctrl and Shift.
    pub(crate) fn ctrl_shift(&mut self, key: Key) {
        self.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, key);
        self.rest();
    }

    /// Types into whatever has the focus.
    pub(crate) fn write(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.rest();
    }

    /// Clicks what has exactly this label.
    pub(crate) fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.rest();
    }

    /// Clicks what has exactly this label in the dialog, which is drawn after all else.
    pub(crate) fn click_in_dialog(&mut self, label: &str) {
        let node = self.harness.get_all_by_label(label).last();
        node.unwrap_or_else(|| panic!("no dialog has “{label}”")).click();
        self.rest();
    }

    /// Clicks the first thing whose label has these words in it.
    pub(crate) fn click_with(&mut self, words: &str) {
        // It may be further down than the window shows.
        self.with(words).scroll_to_me();
        self.rest();
        self.with(words).click();
        self.rest();
    }

    /// The first thing whose label has these words in it.
    fn with<'a>(&'a self, words: &'a str) -> egui_kittest::Node<'a> {
        let node = self.harness.get_all_by_label_contains(words).next();
        node.unwrap_or_else(|| panic!("nothing is labelled with “{words}”"))
    }

    /// The card of the statement that has these words.
    pub(crate) fn card(&self, words: &str) -> egui_kittest::Node<'_> {
        let has = |label: &str| label.contains(words) && !label.contains(HOLE);
        self.item(has).unwrap_or_else(|| panic!("no card has “{words}”"))
    }

    /// The missing reply that a reply of this party to the statement with these words has left.
    pub(crate) fn missing_reply(&self, party: &str, words: &str) -> egui_kittest::Node<'_> {
        let has = |label: &str| label.contains(&format!("{HOLE} {party} ")) && label.contains(words);
        self.item(has).unwrap_or_else(|| panic!("{party} has no missing reply at “{words}”"))
    }

    /// The first card, missing reply or reference whose label is like that.
    pub(crate) fn item(&self, has: impl Fn(&str) -> bool) -> Option<egui_kittest::Node<'_>> {
        let mut items = self.harness.query_all_by_role(egui::Role::ListItem);
        items.find(|node| node.accesskit_node().label().is_some_and(|label| has(&label)))
    }

    /// Clicks the card of the statement that has these words.
    pub(crate) fn click_card(&mut self, words: &str) {
        let at = self.card(words).rect().left_top() + egui::vec2(60.0, 30.0);
        self.click_at(at);
    }

    /// Clicks a place.
    pub(crate) fn click_at(&mut self, at: egui::Pos2) {
        self.drag(at, at);
    }

    /// Presses the pointer at one place and lets it go at another.
    pub(crate) fn drag(&mut self, from: egui::Pos2, to: egui::Pos2) {
        self.harness.hover_at(from);
        self.harness.step();
        self.harness.drag_at(from);
        self.harness.step();
        if from != to {
            self.harness.hover_at(from + (to - from) * 0.5);
            self.harness.step();
            self.harness.hover_at(to);
            self.harness.step();
        }
        self.harness.drop_at(to);
        self.rest();
    }

    /// Puts the focus into the field with this label.
    pub(crate) fn focus(&mut self, label: &str) {
        self.harness.get_by_role_and_label(egui::Role::TextInput, label).focus();
        self.rest();
    }

    /// Returns whether anything is labelled with these words.
    pub(crate) fn shows(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    /// The statement with these words in it.
    pub(crate) fn statement(&self, words: &str) -> &Statement {
        let project = self.app().project();
        let mut statements = project.statements.values();
        statements
            .find(|statement| project.words_of(statement).contains(words))
            .unwrap_or_else(|| panic!("no statement has “{words}”"))
    }

    /// Its id.
    pub(crate) fn id(&self, words: &str) -> StatementId {
        self.statement(words).id
    }
}

/// Says that a test was skipped, past the capture of the test runner; fails instead where that is not allowed.
pub(crate) fn skip(name: &str, missing: &str) {
    use std::io::Write;
    assert!(std::env::var_os("REJOINDER_REQUIRE_ALL").is_none(), "{name} needs {missing}");
    let _ = writeln!(std::io::stderr(), "skipped: {name}: {missing}");
}
