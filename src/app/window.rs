//! The window as a whole: what happens before a frame, and what is shown in it.

use std::collections::VecDeque;
use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{CentralPanel, Context, Frame, Margin, Panel, Ui, ViewportCommand};

use super::action::{Action, Queue};
use super::columns::Voice;
use super::command::{self, Situation};
use super::crash;
use super::dialogs::{self, Dialog, Paste};
use super::jobs::Jobs;
use super::keys::Keymap;
use super::linking;
use super::notice::{self, Standing};
use super::palette::Finder;
use super::picker::Picked;
use super::search::Search;
use super::selection::Selection;
use super::session::Session;
use super::shown::{Parts, Shown};
use super::surroundings::Surroundings;
use super::theme;
use super::views::{self, ViewStates};
use crate::edit::Stamp;
use crate::model::{ArticleId, Coder, Project, spelled};
use crate::store::{Arrangement, Panes, Recovery, Settings};

/// Why there is no window, or none any longer.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// The system gives none.
    #[error("{0}")]
    None(String),
    /// The program went wrong.
    #[error("{0} The window is closed. What was not saved is offered at the next start.")]
    Crashed(String),
}

impl WindowError {
    /// What a person can make of an error: its last part, without the places in libraries before it.
    fn of(error: &eframe::Error) -> Self {
        let text = error.to_string();
        let reason = text.rsplit(": ").next().unwrap_or(&text);
        Self::None(reason.trim_end_matches('.').to_owned())
    }

    /// Whether the system says from the start that it has no display.
    fn without_display() -> Option<Self> {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let none = cfg!(all(unix, not(target_os = "macos")))
            && !["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].into_iter().any(is_set);
        none.then(|| Self::None("there is no display: neither DISPLAY nor WAYLAND_DISPLAY is set".to_owned()))
    }
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// Where no display can be opened, or the program goes wrong.
pub fn run(file: Option<PathBuf>) -> Result<(), WindowError> {
    if let Some(error) = WindowError::without_display() {
        return Err(error);
    }
    let viewport = egui::ViewportBuilder::default()
        .with_title("Rejoinder")
        .with_app_id("rejoinder")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([720.0, 480.0]);
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    let surroundings = Surroundings::real(file);
    crash::watch(surroundings.home.folder().map(std::path::Path::to_owned));
    let build = move |creation: &eframe::CreationContext<'_>| {
        let app = Rejoinder::new(&creation.egui_ctx, surroundings);
        if app.settings.less_motion.is_none() {
            theme::set_motion(&creation.egui_ctx, crate::store::wants_less_motion());
        }
        let app: Box<dyn eframe::App> = Box::new(app);
        Ok(app)
    };
    let ran = crash::guard(|| eframe::run_native("Rejoinder", options, Box::new(build)));
    ran.map_err(WindowError::Crashed)?.map_err(|error| WindowError::of(&error))
}

/// The application: the open project, what is selected, and what is under way.
pub struct Rejoinder {
    pub(super) session: Session,
    pub(super) selection: Selection,
    pub(super) search: Search,
    pub(super) settings: Settings,
    /// How the panels are arranged.
    pub(super) arrangement: Arrangement,
    /// Which parts a person wants beside the panels.
    pub(super) parts: Parts,
    /// Whether only the exchange of what is selected is shown.
    pub(super) focus: bool,
    pub(super) jobs: Jobs,
    /// What the palette asks.
    pub(super) finder: Finder,
    pub(super) views: ViewStates,
    pub(super) dialog: Option<Box<dyn Dialog>>,
    /// The article in the reading column.
    pub(super) article: Option<ArticleId>,
    /// What the status bar says of the last thing that happened.
    pub(super) message: String,
    /// What is to be done once the project is saved.
    pub(super) after_save: Option<Action>,
    /// Whether a person has agreed to close the window.
    pub(super) closing: bool,
    /// The state of the project that a person has agreed to leave for what is being opened.
    pub(super) leaving_state: Option<u64>,
    /// What lastingly stands between the project and its file.
    pub(super) standing: Standing,
    /// Unsaved work that was found and not asked about yet.
    pub(super) recoveries: VecDeque<Recovery>,
    pub(super) surroundings: Surroundings,
    pub(super) stamp: Stamp,
    queue: Queue,
    /// Whether a text field or the edge of a panel had the focus at the end of the last frame: Escape takes it away before keys
    /// are looked at, and is then not meant for what is selected.
    writing: bool,
    /// What had the focus before the dialog came: it gets it back.
    focus_before: Option<egui::Id>,
    /// Whether a frame was shown.
    begun: bool,
    fonts: Option<std::sync::mpsc::Receiver<egui::FontDefinitions>>,
    title: String,
}

impl Rejoinder {
    /// Sets up the window's state; reads the first file on a worker thread.
    #[must_use]
    pub fn new(context: &Context, mut surroundings: Surroundings) -> Self {
        let loaded = surroundings.settings.as_ref().map(crate::store::SettingsFile::load);
        let (settings, mut warnings) = loaded.unwrap_or_default();
        theme::apply(context, settings.theme);
        theme::set_motion(context, settings.less_motion.unwrap_or_default());
        let (keymap, odd) = Keymap::new(&settings.shortcuts);
        keymap.install(context);
        warnings.extend(odd);
        context.set_zoom_factor(settings.zoom);
        context.options_mut(|options| options.zoom_with_keyboard = false);
        let stamp = first_stamp(&settings, &mut surroundings);
        let file = surroundings.file.take();
        let project = if file.is_none() { sample() } else { None };
        let project = match project {
            Some(project) => project,
            None => Project::new("Untitled", stamp.now, &mut stamp.ids.clone()),
        };
        let session = Session::unsaved(project, &surroundings.home, context);
        let mut app = Self {
            article: session.project().articles.first().map(|article| article.id),
            session,
            selection: Selection::default(),
            search: Search::default(),
            settings,
            arrangement: Arrangement::default(),
            parts: Parts::default(),
            focus: false,
            jobs: Jobs::new(context.clone()),
            finder: Finder::new(context.clone()),
            views: ViewStates::default(),
            dialog: None,
            message: warnings.join(" "),
            after_save: None,
            closing: false,
            leaving_state: None,
            standing: Standing::default(),
            recoveries: VecDeque::new(),
            surroundings,
            stamp,
            queue: Queue::default(),
            writing: false,
            focus_before: None,
            begun: false,
            fonts: None,
            title: String::new(),
        };
        if let Some(file) = file {
            app.open(file);
        }
        app
    }

    /// The same with a project that is handed in: for benchmarks and tests.
    #[doc(hidden)]
    #[must_use]
    pub fn with_project(context: &Context, surroundings: Surroundings, project: Project) -> Self {
        let mut app = Self::new(context, surroundings);
        app.article = project.articles.first().map(|article| article.id);
        app.session = Session::unsaved(project, &app.surroundings.home, context);
        app
    }

    /// What happens before a frame: answers of workers and dialogs, keys, and what the last frame asked for.
    pub fn logic(&mut self, context: &Context) {
        self.take_fonts(context);
        for outcome in self.jobs.outcomes() {
            self.finish(outcome, context);
        }
        self.look_around();
        match self.surroundings.picker.answer() {
            Picked::Waiting => {}
            picked => self.picked(picked),
        }
        if context.input(|input| input.viewport().close_requested())
            && !self.closing
            && (self.session.is_unsaved() || self.jobs.is_saving())
        {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            self.queue.push(Action::Quit);
        }
        self.take_input(context);
        let asked = self.dialog.is_some();
        for action in self.queue.take() {
            self.perform(action, context);
            self.invite_selected();
        }
        if asked && self.dialog.is_none() {
            self.give_focus_back(context);
        }
        self.tell_title(context);
    }

    /// Shows a frame.
    pub fn show(&mut self, ui: &mut Ui) {
        let context = ui.ctx().clone();
        let shown = Shown {
            session: &self.session,
            selection: &self.selection,
            search: &self.search,
            situation: situation(&self.session, &self.selection, &self.search, &self.jobs, self.article),
            settings: &self.settings,
            arrangement: &self.arrangement,
            parts: self.parts,
            focus: self.focus,
            jobs: &self.jobs,
            tokens: theme::of(&context),
            article: self.article,
            message: &self.message,
        };
        let queue = &mut self.queue;
        let notices = notice::all(&self.session, &self.standing);
        ui.add_enabled_ui(self.dialog.is_none(), |ui| {
            views::notices::show(ui, &notices, shown.tokens, queue);
            parts(ui, &shown, &mut self.views, queue);
        });
        dialogs::show(&context, self.dialog.as_mut(), &shown, queue);
        self.begin(&context);
        self.writing = context.text_edit_focused() || self.views.panels.takes_arrows;
        if self.dialog.is_none() {
            self.focus_before = context.memory(egui::Memory::focused);
        }
        if !self.queue.is_empty() {
            // Carried out before the next frame, which must come at once.
            context.request_repaint();
        }
    }

    /// Whether there is work that no file holds.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.session.is_unsaved()
    }

    /// The project that is open.
    #[must_use]
    pub fn project(&self) -> &Project {
        self.session.project()
    }

    /// Whether reading, extracting, searching or saving is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        !self.jobs.running().is_empty() || self.finder.is_busy()
    }

    /// What commands can run now.
    pub(super) fn situation(&self) -> Situation {
        situation(&self.session, &self.selection, &self.search, &self.jobs, self.article)
    }

    /// Keys, files that were dropped, and text that was pasted where no field takes it.
    fn take_input(&mut self, context: &Context) {
        let (dropped, pasted) = context.input(|input| {
            let dropped: Vec<PathBuf> =
                input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect();
            let pasted = input.events.iter().find_map(|event| match event {
                egui::Event::Paste(text) => Some(text.clone()),
                _ => None,
            });
            (dropped, pasted)
        });
        if self.dialog.is_some() {
            return;
        }
        // A system's keys for copying come as one event, whatever they are.
        let copied = context.input(|input| input.events.contains(&egui::Event::Copy));
        if copied && !context.text_edit_focused() && self.selection.text.is_none() {
            self.queue.run(command::Command::CopyQuotation);
        }
        if let Some(file) = dropped.into_iter().next() {
            self.queue.push(Action::Open(file));
        }
        if let Some(text) = pasted.filter(|_| !context.text_edit_focused()) {
            self.queue.push(Action::Ask(Box::new(Paste::new(text))));
        }
        if self.selection.linking.is_some() && !self.writing && !context.text_edit_focused() {
            // The walk has the keys; of the commands those with Ctrl are left.
            for step in linking::pressed(context, self.views.linking.on_button) {
                self.queue.push(Action::LinkStep(step));
            }
        }
        let situation = Situation { reading: self.views.article.has_focus(context), ..self.situation() };
        let writing = self.writing || self.selection.linking.is_some();
        for command in command::pressed(context, &situation, writing) {
            self.queue.run(command);
        }
    }

    /// A dialog has gone: what had the focus before it has it again.
    fn give_focus_back(&mut self, context: &Context) {
        if let Some(before) = self.focus_before.take() {
            context.memory_mut(|memory| memory.request_focus(before));
        }
    }

    /// Begins what may come a moment later than the first frame, and would only make that wait.
    fn begin(&mut self, context: &Context) {
        if std::mem::replace(&mut self.begun, true) {
            return;
        }
        self.fonts = self.surroundings.system_fonts.then(|| find_fonts(context.clone()));
        self.jobs.look_for_unfinished(&self.surroundings.home);
    }

    fn take_fonts(&mut self, context: &Context) {
        let found = self.fonts.as_ref().and_then(|receiver| receiver.try_recv().ok());
        if let Some(fonts) = found {
            context.set_fonts(fonts);
            self.fonts = None;
        }
    }

    fn tell_title(&mut self, context: &Context) {
        let mark = if self.session.is_unsaved() { "• " } else { "" };
        let title = format!("{mark}{} – Rejoinder", spelled(&self.session.project().title));
        if title != self.title {
            context.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for Rejoinder {
    fn logic(&mut self, context: &Context, _: &mut eframe::Frame) {
        Self::logic(self, context);
    }

    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        self.show(ui);
    }
}

fn situation(
    session: &Session,
    selection: &Selection,
    search: &Search,
    jobs: &Jobs,
    article: Option<ArticleId>,
) -> Situation {
    let (index, insight) = (&session.index, session.insight());
    let selected = || selection.statements.iter().filter_map(|id| session.project().statements.get(id));
    Situation {
        project: true,
        articles: session.project().articles.len(),
        columns: index.columns.len(),
        parties: index.columns.iter().filter(|column| column.party.is_some()).count(),
        selected: selection.statements.len(),
        text_selected: selection.text.is_some(),
        link_selected: selection.link.is_some(),
        reading: false,
        suggestions: index.left().total(),
        missing: insight.missing.len(),
        unsettled: session.unsettled().len(),
        earlier_texts: session.project().earlier_texts.values().any(|it| Some(it.article) == article),
        lacks_reply: selection.statement().is_some_and(|id| insight.lacks_reply(index, id)),
        attitudes: index.attitudes.len(),
        nature: selected().any(|statement| statement.nature.is_some()),
        outsider: selected().next_back().is_some_and(|it| {
            session.project().panel_of(it).is_none() && Voice::of(session.project(), it) != Voice::Nobody
        }),
        statements: index.passing + index.filters.guests().len(),
        filtered: !index.filters.filter().is_empty(),
        hits: search.hits.len(),
        can_undo: session.history().undo_label().is_some(),
        can_redo: session.history().redo_label().is_some(),
        has_file: session.path().is_some(),
        saving: jobs.is_saving(),
    }
}

/// The parts of the window, from its edges inwards.
fn parts(ui: &mut Ui, shown: &Shown<'_>, states: &mut ViewStates, queue: &mut Queue) {
    let tokens = shown.tokens;
    let bar = Frame::NONE.fill(tokens.paper).inner_margin(Margin::symmetric(14, 6));
    Panel::top("toolbar").frame(bar).show(ui, |ui| {
        region(ui, Role::Toolbar, "Toolbar");
        views::toolbar::show(ui, shown, &mut states.toolbar, queue);
    });
    Panel::bottom("status").frame(bar).show(ui, |ui| {
        region(ui, Role::Region, "Status");
        views::status::show(ui, shown, queue);
    });
    Panel::bottom("strip").frame(bar).show(ui, |ui| {
        region(ui, Role::Region, "Strip");
        views::strip::show(ui, shown, states.article.visible(), &mut states.strip, queue);
    });
    let width = ui.available_width();
    let column = Frame::NONE.fill(tokens.paper);
    let panes = shown.settings.panes;
    // A narrow window leaves them a third each at most, so that the panels stay in sight.
    let least = 200.0f32.min(width * 0.33);
    let article = shown.parts.has_article(width).then(|| {
        Panel::left("article")
            .frame(column)
            .default_size(panes.article.unwrap_or(width * 0.25).clamp(240.0, 480.0))
            .size_range(least..=(width * 0.45).max(least + 20.0))
            .show(ui, |ui| {
                region(ui, Role::Region, "Article");
                let (mut ui, rect) = fixed(ui);
                views::article::show(&mut ui, shown, &mut states.article, queue);
                rect
            })
    });
    let inspector = shown.parts.has_inspector(width).then(|| {
        Panel::right("inspector")
            .frame(column)
            .default_size(panes.inspector.unwrap_or(width * 0.19).clamp(230.0, 320.0))
            .size_range(least..=(width * 0.4).max(least + 20.0))
            .show(ui, |ui| {
                let rect = ui.available_rect_before_wrap();
                ui.advance_cursor_after_rect(rect);
                rect
            })
    });
    CentralPanel::default().frame(Frame::NONE.fill(tokens.ground)).show(ui, |ui| {
        region(ui, Role::Region, "Panels");
        views::linking::show(ui, shown, &mut states.linking, queue);
        views::filters::show(ui, shown, queue);
        if views::filters::nothing_left(shown) {
            views::filters::say_nothing_left(ui, shown, queue);
        } else {
            let rect = ui.available_rect_before_wrap();
            let mut ui = ui.new_child(egui::UiBuilder::new().id_salt("panels").max_rect(rect));
            views::panels::show(&mut ui, shown, &mut states.panels, queue);
        }
    });
    if let Some(inspector) = &inspector {
        // Last, because it is read and walked through after the cards that it is about.
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(inspector.inner).id_salt("inspector"));
        inside.shrink_clip_rect(inspector.inner);
        region(&inside, Role::Region, "Inspector");
        views::inspector::show(&mut inside, shown, &mut states.inspector, queue);
    }
    if let Some((article, inspector)) = article.zip(inspector) {
        let widths = [article.inner.width(), inspector.inner.width()];
        remember_widths(ui, widths, &mut states.widths, queue);
    }
}

/// Tells screen readers what a part of the window is.
fn region(ui: &Ui, role: Role, name: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_label(name);
    });
}

/// A place for the contents of a panel that cannot make it wider: a person decides how wide it is.
fn fixed(ui: &mut Ui) -> (Ui, egui::Rect) {
    let rect = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(rect);
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    inside.shrink_clip_rect(rect);
    (inside, rect)
}

/// Remembers how wide the parts were left, once the pointer that dragged their edge has let go.
fn remember_widths(ui: &Ui, widths: [f32; 2], known: &mut Option<[f32; 2]>, queue: &mut Queue) {
    let same = |a: [f32; 2], b: [f32; 2]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1.0);
    match *known {
        Some(before) if !same(before, widths) && ui.input(|input| input.pointer.any_released()) => {
            *known = Some(widths);
            let [article, inspector] = widths.map(Some);
            queue.push(Action::SetPanes(Panes { article, inspector }));
        }
        Some(_) => {}
        None => *known = Some(widths),
    }
}

/// The person who works, and where ids and the time come from.
fn first_stamp(settings: &Settings, surroundings: &mut Surroundings) -> Stamp {
    let coder = settings
        .coder
        .clone()
        .unwrap_or_else(|| Coder { id: surroundings.ids.draw(), name: surroundings.user.clone() });
    Stamp { ids: surroundings.ids.clone(), now: (surroundings.clock)(), coder }
}

/// The bundled sample: a small finished project.
fn sample() -> Option<Project> {
    crate::store::from_text(crate::SAMPLE).ok()
}

fn find_fonts(context: Context) -> std::sync::mpsc::Receiver<egui::FontDefinitions> {
    let (send, receive) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        // The window may be gone by now; then nobody wants fonts.
        let _ = send.send(theme::find());
        context.request_repaint();
    });
    receive
}
