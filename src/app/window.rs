//! The window as a whole: what happens before a frame, and what is shown in it.

use std::collections::{HashSet, VecDeque};
use std::path::PathBuf;

use egui::{Context, Ui, ViewportCommand};

use super::accessible;
use super::action::{Action, Queue};
use super::clean;
use super::command::{Command, CommandContext};
use super::departure::Departure;
use super::dialogs::{self, Dialog};
use super::export::ExportWish;
use super::frame;
use super::jobs::Jobs;
use super::keys::{self, Keymap, TypeAhead};
use super::linking;
use super::notice::{self, Standing};
use super::palette::Finder;
use super::picker::Picked;
use super::reading::Drafts;
use super::request::DialogRequest;
use super::search::Search;
use super::selection::Selection;
use super::session::Session;
use super::shown::{Parts, Shown};
use super::signals::EndRequest;
use super::surroundings::Surroundings;
use super::theme::{self, FontSearch};
use super::views::{self, ViewStates};
use edit::EditContext;
use model::{ArticleId, Coder, Project, StatementId, spelled_out};
use settings::{Arrangement, Settings};
use store::Recovery;

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
    /// The choices of the last export.
    pub(super) exported: ExportWish,
    /// Whether the dialog has words that a person typed: no other takes its place.
    pub(super) typed: bool,
    /// The article in the reading column.
    pub(super) article: Option<ArticleId>,
    /// What the status bar says of the last thing that happened.
    pub(super) message: String,
    /// What is to be done once the project is saved.
    pub(super) after_save: Option<Departure>,
    /// Whether a person has agreed to close the window.
    pub(super) closing: bool,
    /// The state of the project that a person has agreed to leave for what is being opened.
    pub(super) leaving_state: Option<u64>,
    /// What lastingly stands between the project and its file.
    pub(super) standing: Standing,
    /// Unsaved work that was found and not asked about yet.
    pub(super) recoveries: VecDeque<Recovery>,
    /// Changes that a person wants restored in a file that is being opened for it.
    pub(super) restoring: Option<Recovery>,
    /// The journals that were asked about.
    pub(super) asked: HashSet<PathBuf>,
    /// Set where no file was named at the start: unsaved changes of all files are offered.
    pub(super) offers_all: bool,
    /// The decisions about documents that were looked at.
    pub(super) drafts: Drafts,
    /// What has failed and was not told yet, because another dialog was open.
    pub(super) untold: VecDeque<DialogRequest>,
    pub(super) surroundings: Surroundings,
    pub(super) stamp: EditContext,
    queue: Queue,
    /// Whether a text field or the edge of a panel had the focus at the end of the last frame: Escape takes it away before keys
    /// are looked at, and is then not meant for what is selected.
    writing: bool,
    /// The statement of the last frame, and whether that had a dialog: with them their fields go.
    fields_of: (Option<StatementId>, bool),
    /// Whether fields have gone that were not let go of yet.
    fields_gone: bool,
    /// What had the focus before the dialog came: it gets it back.
    focus_before: Option<egui::Id>,
    /// Whether a frame was shown.
    begun: bool,
    /// Set once it was looked for unsaved work.
    looked: bool,
    fonts: Option<FontSearch>,
    /// Whether the system has asked the program to end.
    pub(super) end_request: EndRequest,
    title: String,
}

impl Rejoinder {
    /// Sets up the window's state; reads the first file on a worker thread.
    #[must_use]
    pub fn new(context: &Context, mut surroundings: Surroundings) -> Self {
        let loaded = surroundings.settings.as_ref().map(settings::SettingsFile::load);
        let (settings, mut warnings) = loaded.unwrap_or_default();
        let fonts = surroundings.system_fonts.then(|| FontSearch::prepare(context));
        if fonts.is_none() {
            context.set_fonts(theme::bundled());
        }
        theme::apply(context, settings.theme);
        accessible::install(context);
        clean::install(context);
        TypeAhead::install(context);
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
            jobs: Jobs::new(context.clone(), surroundings.program.clone()),
            finder: Finder::new(context.clone()),
            views: ViewStates::default(),
            dialog: None,
            exported: ExportWish::default(),
            typed: false,
            message: warnings.join(" "),
            after_save: None,
            closing: false,
            leaving_state: None,
            standing: Standing::default(),
            recoveries: VecDeque::new(),
            restoring: None,
            asked: HashSet::new(),
            offers_all: file.is_none(),
            drafts: Drafts::default(),
            untold: VecDeque::new(),
            surroundings,
            stamp,
            queue: Queue::default(),
            writing: false,
            fields_of: (None, false),
            fields_gone: false,
            focus_before: None,
            begun: false,
            looked: false,
            fonts,
            end_request: EndRequest::default(),
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
        for outcome in self.jobs.outcomes() {
            self.finish(outcome, context);
        }
        self.take_fonts(context);
        self.look_for_unfinished();
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
        self.heed_end_request(context);
        self.tell_title(context);
    }

    /// Shows a frame.
    pub fn show(&mut self, ui: &mut Ui) {
        let context = ui.ctx().clone();
        let shown = Shown {
            session: &self.session,
            selection: &self.selection,
            search: &self.search,
            commands: CommandContext {
                alignment: self.arrangement.alignment,
                focused: self.focus,
                still: theme::is_still(&context),
                ..CommandContext::of(&self.session, &self.selection, &self.search, &self.jobs, self.article)
            },
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
        let free = self.dialog.is_none();
        let faded = ui.visuals().disabled_alpha;
        if !free {
            // The veil of the dialog dims all of it alike; what fades besides would show what is below it.
            ui.visuals_mut().disabled_alpha = 1.0;
        }
        ui.add_enabled_ui(free, |ui| {
            if !free {
                ui.visuals_mut().disabled_alpha = faded;
            }
            views::notices::show(ui, &notices, shown.tokens, queue);
            frame::show(ui, &shown, &mut self.views, queue);
        });
        let card = |statement| views::panels::card_rect(&context, statement);
        self.typed = dialogs::show(&context, self.dialog.as_mut(), card, &shown, queue);
        self.begin(&context);
        self.let_go_of_fields(&context);
        self.writing = context.text_edit_focused() || self.views.panels.takes_arrows;
        if self.dialog.is_none() {
            self.focus_before = context.memory(egui::Memory::focused);
        }
        TypeAhead::settle(&context, !self.queue.is_empty() || self.views.await_focus());
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
    pub(super) fn command_context(&self, context: &Context) -> CommandContext<'_> {
        CommandContext {
            alignment: self.arrangement.alignment,
            focused: self.focus,
            still: theme::is_still(context),
            ..CommandContext::of(&self.session, &self.selection, &self.search, &self.jobs, self.article)
        }
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
            self.queue.run(Command::CopyQuotation);
        }
        if let Some(file) = dropped.into_iter().next() {
            self.queue.push(Action::Open(file));
        }
        if let Some(text) = pasted.filter(|_| !context.text_edit_focused()) {
            self.queue.ask(DialogRequest::Paste(text));
        }
        if self.selection.linking.is_some() && !self.writing && !context.text_edit_focused() {
            // The walk has the keys; of the commands those with Ctrl are left.
            for step in linking::pressed(context, self.views.linking.on_button) {
                self.queue.push(Action::LinkStep(step));
            }
        }
        let writing = self.writing || self.selection.linking.is_some();
        let reading = self.views.article.has_focus(context);
        let commands = CommandContext { reading, ..self.command_context(context) };
        for command in keys::pressed(context, &commands, writing) {
            self.queue.run(command);
        }
    }

    /// A dialog has gone: what had the focus before it has it again.
    fn give_focus_back(&mut self, context: &Context) {
        if let Some(before) = self.focus_before.take() {
            context.memory_mut(|memory| memory.request_focus(before));
        }
    }

    /// Lets go of what egui keeps of fields that are gone: the cursor, and up to a hundred copies of the text to undo by.
    fn let_go_of_fields(&mut self, context: &Context) {
        let of = (self.selection.statement(), self.dialog.is_some());
        self.fields_gone |= std::mem::replace(&mut self.fields_of, of) != of;
        // What is kept of a field that is being written in is needed.
        if self.fields_gone && !context.text_edit_focused() {
            self.fields_gone = false;
            context.data_mut(egui::util::IdTypeMap::remove_by_type::<egui::text_edit::TextEditState>);
        }
    }

    /// Begins what may come a moment later than the first frame, and would only make that wait.
    fn begin(&mut self, context: &Context) {
        if std::mem::replace(&mut self.begun, true) {
            return;
        }
        if let Some(fonts) = &mut self.fonts {
            fonts.begin(context);
        }
        self.jobs.look_for_reports(&self.surroundings.home);
        self.look_for_unfinished();
    }

    /// Looks for unsaved work, once, when the file that was named is open: its own is offered with it.
    fn look_for_unfinished(&mut self) {
        if self.begun && !self.looked && self.jobs.running().is_empty() {
            self.looked = true;
            self.jobs.look_for_unfinished(&self.surroundings.home);
        }
    }

    /// Takes over the system's faces once they are found, and says what is wrong with them.
    fn take_fonts(&mut self, context: &Context) {
        let Some(fonts) = &mut self.fonts else { return };
        fonts.follow(context);
        // What a job has to say would take its place.
        if let Some(words) = fonts.problem.take_if(|_| self.jobs.running().is_empty()) {
            self.message = words;
        }
    }

    /// Closes the window where the system has asked for it. Nobody is asked about what is not saved: it stays in the
    /// journal, and is offered at the next start. A save that is under way is waited for.
    fn heed_end_request(&mut self, context: &Context) {
        if !self.end_request.is_made() || self.closing {
            return;
        }
        // The display may be the next to go, and the program with it: all is made safe now, and nobody waits for that.
        drop(self.session.open_project().fence());
        if !self.jobs.is_saving() {
            self.closing = true;
            context.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    fn tell_title(&mut self, context: &Context) {
        let mark = if self.session.is_unsaved() { "• " } else { "" };
        let title = format!("{mark}{} – Rejoinder", spelled_out(&self.session.project().title));
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

    /// Paper: toolbar, article, inspector, strip and status are not painted themselves.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// The person who works, and where ids and the time come from.
fn first_stamp(settings: &Settings, surroundings: &mut Surroundings) -> EditContext {
    let coder = settings
        .coder
        .clone()
        .unwrap_or_else(|| Coder { id: surroundings.ids.draw(), name: surroundings.user.clone() });
    EditContext { ids: surroundings.ids.clone(), now: (surroundings.clock)(), coder }
}

/// The bundled sample: a small finished project.
fn sample() -> Option<Project> {
    store::from_text(crate::SAMPLE).ok()
}
