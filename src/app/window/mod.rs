//! The window as a whole: the work before a frame, and the frame itself.

mod between_frames;
mod state;

use egui::{Context, Ui, ViewportCommand};

use self::state::{DialogState, FieldState, LeavingState, RecoveryState, WindowLayout};
use crate::app::accessible;
use crate::app::action::{Action, ActionQueue};
use crate::app::clean;
use crate::app::command::CommandContext;
use crate::app::dialogs;
use crate::app::environment::Environment;
use crate::app::evidence::EvidenceDesk;
use crate::app::frame;
use crate::app::jobs::Jobs;
use crate::app::keys::{Keymap, TypeAhead};
use crate::app::notice::{self, FileStatus};
use crate::app::palette::PaletteSearch;
use crate::app::picker::FileChoice;
use crate::app::search::TextSearch;
use crate::app::selection::Selection;
use crate::app::session::Session;
use crate::app::text::day_time;
use crate::app::theme::{self, FontSearch};
use crate::app::view_context::{ViewContext, window_room};
use crate::app::views::{self, ViewStates};
use crate::app::visible_parts::WindowRoom;
use edit::EditContext;
use model::{ArticleId, Coder, Project, StatementId, spelled_out};
use settings::{Alignment, PanelSetting, Settings};

/// The application: the open project, the selection, and the work under way.
pub struct Rejoinder {
    pub(in crate::app) session: Session,
    pub(in crate::app) selection: Selection,
    pub(in crate::app) search: TextSearch,
    /// The article in the reading column.
    pub(in crate::app) article: Option<ArticleId>,
    pub(in crate::app) settings: Settings,
    pub(in crate::app) layout: WindowLayout,
    pub(in crate::app) jobs: Jobs,
    /// The archive of fact-checks, and the state of the project's files.
    pub(in crate::app) desk: EvidenceDesk,
    /// The search of the palette.
    pub(in crate::app) palette_search: PaletteSearch,
    pub(in crate::app) views: ViewStates,
    pub(in crate::app) dialogs: DialogState,
    /// The message of the status bar about the last event.
    pub(in crate::app) message: String,
    pub(in crate::app) leaving: LeavingState,
    /// The lasting problems between the project and its file.
    pub(in crate::app) file_status: FileStatus,
    pub(in crate::app) recovery: RecoveryState,
    pub(in crate::app) environment: Environment,
    pub(in crate::app) edit_context: EditContext,
    queue: ActionQueue,
    fields: FieldState,
    /// True once a frame was shown.
    begun: bool,
    fonts: Option<FontSearch>,
    title: String,
}

impl Rejoinder {
    /// Sets up the window's state; reads the first file on a worker thread.
    #[must_use]
    pub fn new(context: &Context, mut environment: Environment) -> Self {
        let loaded = environment.settings.as_ref().map(settings::SettingsFile::load);
        let (settings, mut warnings) = loaded.unwrap_or_default();
        let fonts = environment.system_fonts.then(|| FontSearch::prepare(context));
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
        let stamp = first_stamp(&settings, &mut environment);
        let file = environment.file.take();
        let project = if file.is_none() { sample() } else { None };
        let project = match project {
            Some(project) => project,
            None => Project::new("Untitled", stamp.now, &mut stamp.ids.clone()),
        };
        let session = Session::unsaved(project, &environment.home, context);
        let mut app = Self {
            article: session.project().articles.first().map(|article| article.id),
            session,
            selection: Selection::default(),
            search: TextSearch::default(),
            settings,
            layout: WindowLayout::default(),
            jobs: Jobs::new(
                context.clone(),
                environment.program.clone(),
                environment.settings.as_ref().map(settings::SettingsFile::whos_who),
            ),
            desk: EvidenceDesk::default(),
            palette_search: PaletteSearch::new(context.clone()),
            views: ViewStates::default(),
            dialogs: DialogState::default(),
            message: warnings.join(" "),
            leaving: LeavingState::default(),
            file_status: FileStatus::default(),
            recovery: RecoveryState { offers_all: file.is_none(), ..RecoveryState::default() },
            environment,
            edit_context: stamp,
            queue: ActionQueue::default(),
            fields: FieldState::default(),
            begun: false,
            fonts,
            title: String::new(),
        };
        app.begin_known_archive();
        if let Some(file) = file {
            app.open(file);
        }
        app
    }

    /// Shows the bundled sample as somebody new should meet it: the exchanges, with the first claim that has an answer
    /// selected.
    pub(super) fn present_sample(&mut self) {
        self.layout.arrangement.alignment = Alignment::Exchanges;
        self.select_answered_claim();
    }

    /// Selects the first claim that has an answer.
    pub(super) fn select_answered_claim(&mut self) {
        let project = self.session.project();
        let answered = |id: &StatementId| project.links.values().any(|link| link.to == *id);
        let claims = project.statements.values().filter(|it| it.claim && answered(&it.id));
        let first = claims.min_by_key(|it| it.spans.first().map(|span| span.start)).map(|it| it.id);
        if let Some(claim) = first {
            self.selection.select(claim, false);
            self.show_selected();
        }
    }

    /// The same with a project that is handed in: for benchmarks and tests.
    #[doc(hidden)]
    #[must_use]
    pub fn with_project(context: &Context, environment: Environment, project: Project) -> Self {
        let mut app = Self::new(context, environment);
        app.article = project.articles.first().map(|article| article.id);
        app.session = Session::unsaved(project, &app.environment.home, context);
        app
    }

    /// Prepares a frame: answers of workers and dialogs, keys, and the requests of the last frame.
    pub fn logic(&mut self, context: &Context) {
        for outcome in self.jobs.outcomes() {
            self.finish(outcome, context);
        }
        self.take_fonts(context);
        self.look_for_unfinished();
        self.look_around();
        match self.environment.picker.answer() {
            FileChoice::Waiting => {}
            picked => self.picked(picked),
        }
        if context.input(|input| input.viewport().close_requested())
            && !self.leaving.closing
            && (self.session.is_unsaved() || self.jobs.is_saving())
        {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            self.queue.push(Action::Quit);
        }
        self.take_input(context);
        let asked = self.dialogs.open.is_some();
        for action in self.queue.take() {
            self.perform(action, context);
            self.invite_selected();
        }
        if asked && self.dialogs.open.is_none() {
            self.give_focus_back(context);
        }
        self.find_utterances();
        self.search_archive_for_selection();
        self.follow_files();
        self.count_for_view();
        self.heed_end_request(context);
        self.update_title(context);
    }

    /// Shows a frame.
    pub fn show(&mut self, ui: &mut Ui) {
        let context = ui.ctx().clone();
        let shown = ViewContext {
            session: &self.session,
            selection: &self.selection,
            search: &self.search,
            commands: arranged(
                CommandContext::of(&self.session, &self.selection, &self.search, &self.jobs, self.article),
                (&self.layout, &self.settings, self.present_panel()),
                self.room(&context),
                &context,
            )
            .with_facts(&self.session, self.layout.galley_of(self.article), &self.layout.check),
            settings: &self.settings,
            arrangement: &self.layout.arrangement,
            parts: self.layout.parts,
            view: self.layout.view,
            check: &self.layout.check,
            focus: self.layout.focus,
            tour: self.layout.tour,
            followed: self.layout.followed.as_ref().filter(|_| self.session.state() == 0).map(|it| it.count),
            asks_sides: self.layout.asks_sides,
            jobs: &self.jobs,
            desk: &self.desk,
            tokens: theme::of(&context),
            today: self.edit_context.now.to_zoned_datetime(jiff::tz::TimeZone::system()).date(),
            article: self.article,
            now: day_time((self.environment.clock)()),
            message: &self.message,
        };
        let queue = &mut self.queue;
        let notices = notice::all(&self.session, &self.file_status);
        let free = self.dialogs.open.is_none();
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
        self.dialogs.typed = dialogs::show(&context, self.dialogs.open.as_mut(), card, &shown, queue);
        views::edit_menu::show(&context);
        self.begin(&context);
        self.let_go_of_fields(&context);
        self.fields.writing = context.text_edit_focused() || self.views.panels.takes_arrows;
        self.follow_focus(&context);
        TypeAhead::finish_frame(&context, !self.queue.is_empty() || self.views.await_focus());
        if !self.queue.is_empty() {
            // Carried out before the next frame, which must come at once.
            context.request_repaint();
        }
    }

    /// Returns `true` if there is work that no file holds.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.session.is_unsaved()
    }

    /// The project that is open.
    #[must_use]
    pub fn project(&self) -> &Project {
        self.session.project()
    }

    /// Returns `true` if reading, extracting, searching or saving is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        !self.jobs.running().is_empty() || self.palette_search.is_busy()
    }

    /// Returns `true` if a person waits for something: what is done beside their work does not count.
    #[doc(hidden)]
    pub fn is_waited_for(&self) -> bool {
        self.jobs.told().next().is_some() || self.palette_search.is_busy()
    }

    /// The room that the window has.
    pub(in crate::app) fn room(&self, context: &Context) -> WindowRoom {
        let width = context.content_rect().width();
        window_room(width, &self.settings, &self.session.layout, &self.layout.arrangement)
    }

    /// The context that decides which commands can run now.
    pub(in crate::app) fn command_context(&self, context: &Context) -> CommandContext<'_> {
        let of = CommandContext::of(&self.session, &self.selection, &self.search, &self.jobs, self.article);
        arranged(of, (&self.layout, &self.settings, self.present_panel()), self.room(context), context)
            .with_facts(&self.session, self.layout.galley_of(self.article), &self.layout.check)
    }

    fn update_title(&mut self, context: &Context) {
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

/// Adds to the state of the project that of the window, as a person has arranged it.
fn arranged<'a>(
    of: CommandContext<'a>,
    (layout, settings, panel): (&WindowLayout, &Settings, Option<PanelSetting>),
    room: WindowRoom,
    context: &Context,
) -> CommandContext<'a> {
    CommandContext {
        view: layout.view,
        alignment: layout.arrangement.alignment,
        focused: layout.focus,
        still: theme::is_still(context),
        shows_article: layout.parts.has_article(room),
        shows_inspector: layout.parts.has_inspector(room),
        theme: settings.theme,
        panel_folded: panel.is_some_and(|it| it.folded == Some(true)),
        panel_pinned: panel.is_some_and(|it| it.pinned),
        ..of
    }
}

/// The person who works, and where ids and the time come from.
fn first_stamp(settings: &Settings, environment: &mut Environment) -> EditContext {
    let coder = settings
        .coder
        .clone()
        .unwrap_or_else(|| Coder { id: environment.ids.draw(), name: environment.user.clone() });
    EditContext { ids: environment.ids.clone(), now: (environment.clock)(), coder }
}

/// The bundled sample: a small finished project.
fn sample() -> Option<Project> {
    store::from_text(crate::SAMPLE).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::Home;

    #[test]
    fn the_first_look_is_at_an_answered_claim_among_the_exchanges() {
        let mut app = Rejoinder::new(&Context::default(), Environment::for_tests(Home::in_memory()));
        app.present_sample();
        assert_eq!(app.layout.arrangement.alignment, Alignment::Exchanges);
        let [selected] = app.selection.statements[..] else { panic!("one statement is selected") };
        let project = app.project();
        assert!(project.statements[&selected].claim);
        assert!(project.links.values().any(|link| link.to == selected));
    }
}
