//! The one place where actions are carried out.

use egui::{Context, ViewportCommand};

use super::action::Action;
use super::columns::Voice;
use super::command::Command;
use super::dialogs::{
    ArticleForm, CiteForm, CodebookForm, LinkForm, Message, OpenPath, PartyForm, Paste, Purpose, Shortcuts,
    SpeakerForm, TagPicker, ToldBy,
};
use super::jobs::Source;
use super::picker::Wanted;
use super::theme;
use super::window::Rejoinder;
use crate::edit::Intent;
use crate::model::{Act, PartyChoice, Statement, StatementId, Status};
use crate::store::{Overwrite, ThemeChoice};

/// How much larger or smaller one step of the zoom is, and how far it goes.
const ZOOM_STEP: f32 = 1.1;
const ZOOM_RANGE: std::ops::RangeInclusive<f32> = 0.5..=3.0;

impl Rejoinder {
    /// Carries out an action.
    pub(super) fn perform(&mut self, action: Action, context: &Context) {
        match action {
            Action::Run(command) => self.run_command(command, context),
            Action::Edit(intent) => self.edit(&intent),
            Action::Select { statement, more } => self.select(statement, more),
            Action::MakeParty(voice) => self.make_party(voice),
            Action::SelectLink(link) => self.selection.select_link(link),
            Action::SelectText(text) => self.selection.text = text,
            Action::ShowArticle(article) => self.article = Some(article),
            Action::BeginLink(statement) => self.selection.linking = Some(statement),
            Action::LinkTo { from, to } => {
                self.selection.linking = None;
                self.dialog = Some(Box::new(LinkForm::new(from, Some(to))));
            }
            Action::Ask(dialog) => self.dialog = Some(dialog),
            Action::CloseDialog { cancelled } => {
                self.dialog = None;
                if cancelled && !self.jobs.is_saving() {
                    self.after_save = None;
                }
            }
            Action::Take(outcome) => self.take(*outcome, context),
            Action::Open(path) => {
                if let Some(Action::Open(path)) = self.leaving(Action::Open(path)) {
                    self.open(path);
                }
            }
            Action::AddArticle(path) => self.read(Source::File(path), true),
            Action::Paste { text, add } => {
                let leaving = if add {
                    Some(Action::Paste { text, add })
                } else {
                    self.leaving(Action::Paste { text, add })
                };
                if let Some(Action::Paste { text, add }) = leaving {
                    self.read(Source::Text(text), add);
                }
            }
            Action::SaveAs(path) => self.save_as(path),
            Action::SaveThen(next) => {
                self.after_save = Some(*next);
                self.save(context);
            }
            Action::DiscardThen(next) => self.discard_then(*next, context),
            Action::OpenAddress(address) => {
                self.message = format!("Opening {address} in the browser");
                if let Err(text) = (self.surroundings.opener)(&address) {
                    let title = "The address was not opened".to_owned();
                    self.dialog = Some(Box::new(Message { title, text }));
                }
            }
            Action::Search(words) => {
                self.search.words = words;
                self.search.run(self.session.project());
            }
            Action::Cancel(job) => self.jobs.stop(job),
            Action::SetPanes(panes) => {
                self.settings.panes = panes;
                self.save_settings();
            }
            Action::Restore(_)
            | Action::Discard(_)
            | Action::TakeOver
            | Action::KeepMine(_)
            | Action::TakeTheirs
            | Action::Earlier { .. } => self.perform_keeping(action, context),
            Action::Quit => self.quit(context),
        }
    }

    /// What is about unsaved work, and about others who have the file.
    fn perform_keeping(&mut self, action: Action, context: &Context) {
        match action {
            Action::Restore(recovery) => {
                // That of the project that is open gives nothing up.
                let restore = Action::Restore(recovery);
                let of_this = matches!(&restore, Action::Restore(recovery) if recovery.path.is_some());
                let agreed = if of_this { Some(restore) } else { self.leaving(restore) };
                if let Some(Action::Restore(recovery)) = agreed {
                    self.restore(*recovery, context);
                }
            }
            Action::Discard(recovery) => self.jobs.put_away(*recovery, &self.surroundings.home),
            Action::TakeOver => {
                if let Some(path) = self.session.path().map(std::path::Path::to_owned) {
                    self.open_or_take(path, true);
                }
            }
            Action::KeepMine(theirs) => {
                if let Some(path) = self.session.path().map(std::path::Path::to_owned) {
                    self.begin_save(path, Overwrite::Own(theirs));
                }
            }
            Action::TakeTheirs => self.take_theirs(),
            Action::Earlier { of, version, restore } => {
                let look = Action::Earlier { of, version, restore };
                let agreed = if restore { Some(look) } else { self.leaving(look) };
                if let Some(Action::Earlier { of, version, restore }) = agreed {
                    self.leaving_state = Some(self.session.state());
                    self.jobs.look_at(of, version, restore, &self.surroundings.home);
                }
            }
            _ => {}
        }
    }

    /// Plans, applies and remembers a change; says in words where it cannot be made.
    pub(super) fn edit(&mut self, intent: &Intent) {
        let _ = self.try_edit(intent);
    }

    /// The same, and tells whether the change was made.
    pub(super) fn try_edit(&mut self, intent: &Intent) -> bool {
        self.touch();
        let made = self.session.apply(intent, &mut self.stamp);
        match &made {
            Ok(()) => self.changed(),
            Err(error) => {
                let title = "That cannot be done".to_owned();
                self.dialog = Some(Box::new(Message { title, text: error.to_string() }));
            }
        }
        made.is_ok()
    }

    /// Brings the stamp's moment up to now.
    pub(super) fn touch(&mut self) {
        self.stamp.now = (self.surroundings.clock)();
    }

    pub(super) fn changed(&mut self) {
        let project = self.session.project();
        self.selection.tidy(project);
        self.show_selected();
        let project = self.session.project();
        if self.article.is_none_or(|id| project.article(id).is_none()) {
            self.article = project.articles.first().map(|article| article.id);
        }
        self.search.run(project);
    }

    /// A person chose a statement; while linking, it is what the other one answers.
    fn select(&mut self, statement: StatementId, more: bool) {
        if let Some(from) = self.selection.linking.take().filter(|from| *from != statement) {
            self.dialog = Some(Box::new(LinkForm::new(from, Some(statement))));
            return;
        }
        self.bring(statement, more);
    }

    /// Selects a statement and shows its article.
    fn bring(&mut self, statement: StatementId, more: bool) {
        self.selection.select(statement, more);
        self.show_selected();
        if let Some(statement) = self.session.project().statements.get(&statement) {
            self.article = Some(statement.article);
        }
    }

    /// Lets attitudes have cards where one of them is selected: what is selected is always in sight.
    fn show_selected(&mut self) {
        let project = self.session.project();
        let is_attitude = |id: &StatementId| {
            project.statements.get(id).is_some_and(|statement| statement.act == Act::Attitude)
        };
        if !self.session.shows.attitudes && self.selection.statements.iter().any(is_attitude) {
            self.show_attitudes(true);
        }
    }

    /// Shows attitudes in the panels, or puts them away and lets go of those that are selected.
    fn show_attitudes(&mut self, shown: bool) {
        self.session.shows.attitudes = shown;
        self.session.refresh();
        let keys = Command::ShowAttitudes.spec().shortcuts.first().copied();
        let keys = keys.map_or_else(String::new, |keys| self.jobs.context().format_shortcut(&keys));
        if shown {
            self.message = format!("Attitudes have cards too now; {keys} puts them away");
        } else {
            let index = &self.session.index;
            self.selection.statements.retain(|id| index.place.contains_key(id));
            self.message = format!("Only what was said has cards now; {keys} shows attitudes again");
        }
    }

    fn run_command(&mut self, command: Command, context: &Context) {
        if !(command.spec().enabled)(&self.situation()) {
            return;
        }
        match command {
            Command::Undo => self.undo_or_redo(true),
            Command::Redo => self.undo_or_redo(false),
            Command::Save => self.save(context),
            Command::Quit => self.quit(context),
            Command::EarlierVersions => {
                if let Some(path) = self.session.path().map(std::path::Path::to_owned) {
                    self.jobs.find_earlier(path, self.session.project().clone());
                }
            }
            Command::Open
            | Command::OpenPath
            | Command::NewFromArticle
            | Command::Paste
            | Command::AddArticle
            | Command::SaveAs => self.file_command(command, context),
            Command::ThemeSystem => self.set_theme(ThemeChoice::System, context),
            Command::ThemeLight => self.set_theme(ThemeChoice::Light, context),
            Command::ThemeDark => self.set_theme(ThemeChoice::Dark, context),
            Command::ZoomIn => self.zoom(context, self.settings.zoom * ZOOM_STEP),
            Command::ZoomOut => self.zoom(context, self.settings.zoom / ZOOM_STEP),
            Command::ZoomReset => self.zoom(context, 1.0),
            Command::ShowRejected => {
                self.session.shows.rejected = !self.session.shows.rejected;
                self.session.refresh();
            }
            Command::ShowAttitudes => self.show_attitudes(!self.session.shows.attitudes),
            Command::Find => self.views.toolbar.focus_search = true,
            Command::FindNext => self.find(true),
            Command::FindPrevious => self.find(false),
            Command::Codebook => self.dialog = Some(Box::new(CodebookForm::new())),
            Command::AddParty => self.dialog = Some(Box::new(PartyForm::add())),
            Command::Shortcuts => self.dialog = Some(Box::new(Shortcuts)),
            Command::FindAgain => {
                if let Some(article) = self.article.and_then(|id| self.session.project().article(id)) {
                    self.jobs.find_again(article.clone());
                }
            }
            Command::ArticleFacts => {
                if let Some(article) = self.article.and_then(|id| self.session.project().article(id)) {
                    self.dialog = Some(Box::new(ArticleForm::new(article)));
                }
            }
            _ => self.statement_command(command),
        }
    }

    fn file_command(&mut self, command: Command, context: &Context) {
        let leaves = matches!(command, Command::Open | Command::OpenPath | Command::NewFromArticle);
        if !leaves || self.leaving(Action::Run(command)).is_some() {
            self.ask_for_file(command, context);
        }
    }

    /// Asks for the file that a command is about; unsaved work was asked about before.
    fn ask_for_file(&mut self, command: Command, context: &Context) {
        match command {
            Command::Open => self.pick(Wanted::Open, context),
            Command::NewFromArticle => self.pick(Wanted::Article, context),
            Command::AddArticle => self.pick(Wanted::AddArticle, context),
            Command::SaveAs => self.pick(Wanted::SaveAs(self.file_name()), context),
            Command::OpenPath => {
                self.dialog = Some(Box::new(OpenPath::new(Purpose::Open, String::new())));
            }
            _ => self.dialog = Some(Box::new(Paste::new(String::new()))),
        }
    }

    fn statement_command(&mut self, command: Command) {
        let present = self.selection.statement();
        let selected = self.selection.statements.clone();
        match command {
            Command::NextStatement => self.go(self.session.index.step(present, true)),
            Command::PreviousStatement => self.go(self.session.index.step(present, false)),
            Command::NextSuggestion => self.go(self.suggestion(true)),
            Command::PreviousSuggestion => self.go(self.suggestion(false)),
            Command::PanelLeft => self.go(self.beside(false)),
            Command::PanelRight => self.go(self.beside(true)),
            Command::SelectNothing => self.selection.clear(),
            Command::Confirm => self.review(Status::Confirmed),
            Command::Reject => self.review(Status::Rejected),
            Command::MakeStatement => self.make_statement(),
            Command::CorrectWords => {
                if let (Some(statement), Some((_, span))) = (present, self.selection.text.take()) {
                    self.edit(&Intent::SetSpans { statement, spans: vec![span] });
                }
            }
            Command::CorrectSpeaker => {
                self.dialog = Some(Box::new(SpeakerForm::new(self.session.project(), selected)));
            }
            Command::Claim => {
                let all = selected
                    .iter()
                    .all(|id| self.session.project().statements.get(id).is_some_and(|it| it.claim));
                self.edit(&Intent::SetClaim { statements: selected, claim: !all });
            }
            Command::AcceptNature => {
                let noticed = |id: &StatementId| {
                    self.session.project().statements.get(id).is_some_and(|it| it.nature.is_some())
                };
                let statements = selected.into_iter().filter(noticed).collect();
                self.edit(&Intent::AcceptNature(statements));
            }
            Command::Attitude => {
                let is = |id: &StatementId, act| {
                    self.session.project().statements.get(id).is_some_and(|it| it.act == act)
                };
                let all = selected.iter().all(|id| is(id, Act::Attitude));
                let act = if all { Act::Speech } else { Act::Attitude };
                self.edit(&Intent::SetAct { statements: selected, act });
            }
            Command::MakeParty => {
                let voice = present
                    .and_then(|id| self.session.project().statements.get(&id))
                    .map(|statement| Voice::of(self.session.project(), statement));
                if let Some(voice) = voice {
                    self.make_party(voice);
                }
            }
            Command::Tag => self.dialog = Some(Box::new(TagPicker::new(selected))),
            Command::NoParty => self.edit(&Intent::MoveToParty { statements: selected, party: None }),
            Command::Remove => self.remove(),
            Command::Note => self.views.inspector.focus_note = true,
            _ => {
                if let Some(place) = command.panel() {
                    let party = self.session.index.columns.get(place).and_then(|column| column.party);
                    if party.is_some() {
                        self.edit(&Intent::MoveToParty { statements: selected, party });
                    }
                } else if let Some(statement) = present {
                    self.ask_about(command, statement);
                }
            }
        }
    }

    fn ask_about(&mut self, command: Command, statement: StatementId) {
        if command == Command::Link && self.selection.linking.is_some() {
            self.select(statement, false);
            return;
        }
        self.dialog = Some(match command {
            Command::ToldBy => Box::new(ToldBy::new(statement)),
            Command::Cite => Box::new(CiteForm::new(statement)),
            _ => Box::new(LinkForm::new(statement, None)),
        });
    }

    fn go(&mut self, statement: Option<StatementId>) {
        // Walking to a statement does not choose it yet: linking goes on until L, Enter or a click.
        if let Some(statement) = statement {
            self.bring(statement, false);
        }
    }

    /// The nearest other suggestion after or before the present statement, round the end: among what was said
    /// as long as anything there is open, then among attitudes.
    fn suggestion(&self, forward: bool) -> Option<StatementId> {
        let (index, project) = (&self.session.index, self.session.project());
        let present = self.selection.statement();
        let open = |act: Act| {
            move |id: &StatementId| {
                let is_open = |it: &Statement| it.status == Status::Suggested && it.act == act;
                Some(*id) != present && project.statements.get(id).is_some_and(is_open)
            }
        };
        around(&index.order, present, forward)
            .find(open(Act::Speech))
            .or_else(|| around(&index.attitudes, present, forward).find(open(Act::Attitude)))
    }

    /// The card nearest in reading order in the next panel that has cards.
    fn beside(&self, right: bool) -> Option<StatementId> {
        let index = &self.session.index;
        let Some(present) = self.selection.statement() else { return index.order.first().copied() };
        let (column, _) = *index.card.get(&present)?;
        let place = *index.place.get(&present)?;
        let others: Vec<usize> =
            if right { (column + 1..index.columns.len()).collect() } else { (0..column).rev().collect() };
        let cards = others.into_iter().map(|at| &index.columns[at].cards).find(|cards| !cards.is_empty())?;
        cards.iter().copied().min_by_key(|id| index.place.get(id).map_or(usize::MAX, |at| at.abs_diff(place)))
    }

    fn review(&mut self, status: Status) {
        if let Some(link) = self.selection.link {
            self.edit(&Intent::ReviewLink { link, status });
            return;
        }
        let statements = self.selection.statements.clone();
        // After a decision the next suggestion is what a person wants to see.
        let next = if statements.len() == 1 { self.suggestion(true) } else { None };
        self.edit(&Intent::Review { statements: statements.clone(), status });
        match next.filter(|id| !statements.contains(id)) {
            Some(id) => self.go(Some(id)),
            None if status == Status::Rejected && !self.session.shows.rejected => self.selection.clear(),
            None => {}
        }
    }

    fn make_statement(&mut self) {
        let Some((article, span)) = self.selection.text.take() else { return };
        let speaker =
            self.selection.statement().and_then(|id| self.session.project().statements.get(&id)?.speaker);
        let before = self.session.project().statements.clone();
        let party = PartyChoice::OfSpeaker;
        self.edit(&Intent::AddStatement { article, span, speaker, party });
        let made = self.session.project().statements.keys().find(|id| !before.contains_key(*id)).copied();
        self.go(made);
    }

    /// Gives a voice a panel of its own, and selects a card there, so that one sees where it has gone.
    fn make_party(&mut self, voice: Voice) {
        let Some(intent) = voice.make_party() else { return };
        self.edit(&intent);
        let index = &self.session.index;
        let Some((at, column)) =
            index.columns.iter().enumerate().rev().find(|(_, column)| column.party.is_some())
        else {
            return;
        };
        let present = self.selection.statement();
        let there = present.filter(|id| index.card.get(id).is_some_and(|(column, _)| *column == at));
        self.go(there.or(column.cards.first().copied()));
    }

    fn remove(&mut self) {
        match self.selection.link {
            Some(link) => self.edit(&Intent::RemoveLink(link)),
            None => self.edit(&Intent::RemoveStatements(self.selection.statements.clone())),
        }
    }

    fn undo_or_redo(&mut self, undo: bool) {
        self.touch();
        let now = self.stamp.now;
        let done = if undo { self.session.undo(now) } else { self.session.redo(now) };
        match done {
            Ok(Some(label)) => {
                self.message = format!("{}: {label}", if undo { "Undone" } else { "Done again" });
                self.changed();
            }
            Ok(None) => {}
            Err(error) => self.message = error.to_string(),
        }
    }

    fn find(&mut self, forward: bool) {
        let Some((article, span)) = self.search.step(forward) else { return };
        self.article = Some(article);
        let project = self.session.project();
        let index = &self.session.index;
        let touched = |id: &&StatementId| {
            project.statements.get(*id).is_some_and(|it| it.article == article && it.touches(span))
        };
        let inside =
            index.order.iter().rev().find(touched).or_else(|| index.attitudes.iter().rev().find(touched));
        if let Some(id) = inside.copied() {
            self.select(id, false);
        }
        self.views.article.reveal(span);
    }

    fn set_theme(&mut self, choice: ThemeChoice, context: &Context) {
        theme::choose(context, choice);
        self.settings.theme = choice;
        self.save_settings();
    }

    fn zoom(&mut self, context: &Context, zoom: f32) {
        self.settings.zoom = zoom.clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end());
        context.set_zoom_factor(self.settings.zoom);
        self.save_settings();
    }

    fn discard_then(&mut self, action: Action, context: &Context) {
        match action {
            Action::Quit => {
                self.session.give_up();
                self.closing = true;
                context.send_viewport_cmd(ViewportCommand::Close);
            }
            Action::Open(path) => self.open(path),
            Action::Paste { text, add } => self.read(Source::Text(text), add),
            Action::Run(command) => self.ask_for_file(command, context),
            Action::Restore(recovery) => self.restore(*recovery, context),
            Action::Earlier { of, version, restore } => {
                self.leaving_state = Some(self.session.state());
                self.jobs.look_at(of, version, restore, &self.surroundings.home);
            }
            other => self.perform(other, context),
        }
    }

    fn quit(&mut self, context: &Context) {
        if self.jobs.is_saving() {
            self.after_save = Some(Action::Quit);
        } else if self.leaving(Action::Quit).is_some() {
            self.closing = true;
            context.send_viewport_cmd(ViewportCommand::Close);
        }
    }
}

/// A list from behind one of its entries (or before it) round the end up to that one.
fn around(
    list: &[StatementId],
    present: Option<StatementId>,
    forward: bool,
) -> impl Iterator<Item = StatementId> + '_ {
    let count = list.len();
    let at = present.and_then(|id| list.iter().position(|it| *it == id));
    (1..=count).map(move |step| match (at, forward) {
        (None, true) => list[step - 1],
        (None, false) => list[count - step],
        (Some(at), true) => list[(at + step) % count],
        (Some(at), false) => list[(at + count - step) % count],
    })
}
