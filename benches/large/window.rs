//! The window without a screen, for benchmarks and tests of what it costs.

use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, pos2, vec2};
use model::Project;
use rejoinder::app::{Environment, Rejoinder};

/// The size of the window.
const SIZE: egui::Vec2 = vec2(1600.0, 1000.0);
/// Over the cards of the middle panel.
pub(crate) const CARDS: Pos2 = pos2(800.0, 500.0);

/// The world around a window for a test: nothing is kept but in a folder.
pub(crate) fn surroundings(folder: &Path) -> Environment {
    Environment::for_tests(store::Home::at(folder, "Bench"))
}

/// The window without a screen.
pub(crate) struct Window {
    context: egui::Context,
    pub(crate) app: Rejoinder,
    now: f64,
    /// The number of frames so far.
    pub(crate) frames: usize,
    /// The places of what had a name in the last tree of a window with a screen reader.
    named: HashMap<String, Pos2>,
    /// True while these places are taken down.
    names_wanted: bool,
    /// True if it is at rest only when all work is done; else when nobody waits for any.
    pub(crate) is_followed: bool,
}

impl Window {
    /// Opens a window with a project, and waits until it is at rest.
    pub(crate) fn new(project: Project, folder: &Path, accessible: bool) -> Self {
        let context = egui::Context::default();
        if accessible {
            context.enable_accesskit();
        }
        Self::with(project, surroundings(folder), context)
    }

    /// The same with the given surroundings.
    pub(crate) fn with(project: Project, surroundings: Environment, context: egui::Context) -> Self {
        let app = Rejoinder::with_project(&context, surroundings, project);
        let mut window = Self::of(context, app);
        window.rest();
        window
    }

    /// A window before its first frame.
    fn of(context: egui::Context, app: Rejoinder) -> Self {
        Self {
            context,
            app,
            now: 0.0,
            frames: 0,
            named: HashMap::new(),
            names_wanted: false,
            is_followed: true,
        }
    }

    /// Opens another project in the same window, and waits until it is at rest.
    pub(crate) fn begin(&mut self, project: Project, folder: &Path) {
        self.app = Rejoinder::with_project(&self.context, surroundings(folder), project);
        self.rest();
    }

    /// Opens a window with a file, and waits until that is shown.
    pub(crate) fn open(surroundings: Environment) -> Self {
        let context = egui::Context::default();
        let app = Rejoinder::new(&context, surroundings);
        let mut window = Self::of(context, app);
        while window.app.is_busy() {
            std::thread::sleep(Duration::from_millis(2));
            window.app.logic(&window.context);
        }
        window.frame(Vec::new());
        window
    }

    /// Opens a window with a file, and waits until its statements are shown: what is found beside the frames may come later.
    pub(crate) fn open_without_rest(surroundings: Environment) -> Self {
        let context = egui::Context::default();
        let app = Rejoinder::new(&context, surroundings);
        let before = app.project().id;
        let mut window = Self::of(context, app);
        while window.app.project().id == before {
            std::thread::sleep(Duration::from_millis(2));
            window.app.logic(&window.context);
        }
        window.frame(Vec::new());
        window
    }

    /// One frame with these events; gives after how long the next one is wanted.
    pub(crate) fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.now += 1.0 / 60.0;
        self.frames += 1;
        let input = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.now),
            focused: true,
            events,
            ..egui::RawInput::default()
        };
        let app = &mut self.app;
        let mut output = self.context.run_ui(input, |ui| {
            app.logic(ui.ctx());
            app.show(ui);
        });
        self.remember(output.platform_output.accesskit_update.as_ref());
        // No graphics card takes the letters.
        output.textures_delta.clear();
        std::hint::black_box(self.context.tessellate(output.shapes, output.pixels_per_point));
        output.viewport_output.values().map(|it| it.repaint_delay).min().unwrap_or_default()
    }

    /// Returns the reasons for which the last frame wanted another one.
    pub(crate) fn causes(&self) -> Vec<String> {
        self.context.repaint_causes().iter().map(ToString::to_string).collect()
    }

    /// Frames until nothing moves any longer but a caret that blinks; gives how many there were.
    pub(crate) fn rest(&mut self) -> usize {
        const MOST: usize = 300;
        const BLINK: Duration = Duration::from_millis(300);
        for count in 1..=MOST {
            let delay = self.frame(Vec::new());
            let is_busy = if self.is_followed { self.app.is_busy() } else { self.app.is_waited_for() };
            if delay >= BLINK && !is_busy {
                return count;
            }
            self.now += delay.min(BLINK).as_secs_f64();
        }
        MOST
    }

    /// The same, however long the work beside the frames takes.
    pub(crate) fn rest_long(&mut self) {
        self.rest();
        while self.app.is_busy() {
            std::thread::sleep(Duration::from_millis(2));
            self.rest();
        }
    }

    /// Presses a key with modifiers, with the frames that follow.
    pub(crate) fn press(&mut self, key: Key, modifiers: Modifiers) {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.frame(vec![event(true), event(false)]);
        self.rest();
    }

    /// Writes text where the focus is, with the frames that follow.
    pub(crate) fn write(&mut self, text: &str) {
        self.frame(vec![Event::Text(text.to_owned())]);
        self.rest();
    }

    /// Turns the wheel over the cards, in one frame.
    pub(crate) fn scroll(&mut self, points: f32) {
        self.frame(vec![
            Event::PointerMoved(CARDS),
            Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: vec2(0.0, points),
                modifiers: Modifiers::NONE,
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
            },
        ]);
    }

    fn remember(&mut self, tree: Option<&egui::accesskit::TreeUpdate>) {
        let Some(tree) = tree.filter(|_| self.names_wanted) else { return };
        for (_, node) in &tree.nodes {
            if let (Some(label), Some(bounds)) = (node.label(), node.bounds()) {
                let middle = pos2((bounds.x0 + bounds.x1) as f32 / 2.0, (bounds.y0 + bounds.y1) as f32 / 2.0);
                self.named.insert(label.to_owned(), middle);
            }
        }
    }

    /// Clicks what has this name, in a window with a screen reader.
    ///
    /// # Panics
    /// If nothing has.
    pub(crate) fn click_label(&mut self, label: &str) {
        self.names_wanted = true;
        self.frame(Vec::new());
        self.names_wanted = false;
        let at = self.named.get(label).copied();
        assert!(at.is_some(), "nothing is called “{label}”");
        self.named.clear();
        if let Some(at) = at {
            self.click(at);
        }
    }

    /// Clicks somewhere, with the frames that follow.
    pub(crate) fn click(&mut self, at: Pos2) {
        let button = |pressed| Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(at)]);
        self.frame(vec![button(true)]);
        self.frame(vec![button(false)]);
        self.rest();
    }
}
