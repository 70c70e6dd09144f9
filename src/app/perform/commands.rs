//! What each command of the table does.

use egui::Context;

use super::super::columns::Voice;
use super::super::command::Command;
use super::super::crash;
use super::super::dialogs::{
    ArticleForm, CiteForm, CodebookForm, FilterForm, Page, Palette, PartyForm, RatingPicker, ReplyForm,
    SpeakerForm, SpeakersForm, TagPicker, ToldBy,
};
use super::super::filter::Wish;
use super::super::window::Rejoinder;
use super::look::ZOOM_STEP;
use analysis::Turn;
use edit::{Intent, StatementIntent};
use model::{Act, ReviewStatus, StatementId};
use settings::ThemeChoice;

impl Rejoinder {
    pub(super) fn run_command(&mut self, command: Command, context: &Context) {
        if !(command.spec().enabled)(&self.situation()) {
            return;
        }
        crash::note_command(command);
        #[cfg(debug_assertions)]
        crash::provoke(command, self.session.project());
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
            Command::Filter => {
                self.session.prepare_filters();
                self.dialog = Some(Box::new(FilterForm::new()));
            }
            Command::ClearFilters => self.filter(Wish::Clear),
            Command::ShowAttitudes => self.show_attitudes(!self.session.shows.attitudes),
            Command::Alignment
            | Command::Focus
            | Command::ShowArticle
            | Command::ShowInspector
            | Command::LessMotion
            | Command::FoldPanel
            | Command::PinPanel
            | Command::WiderPanel
            | Command::NarrowerPanel
            | Command::UsualPanel => self.arrange_command(command, context),
            Command::Palette => self.dialog = Some(Box::new(Palette::new(self.finder.clone()))),
            Command::Settings => self.ask_settings(Page::General),
            Command::Shortcuts => self.ask_settings(Page::Shortcuts),
            Command::Find => self.views.toolbar.focus_search = true,
            Command::FindNext => self.find(true),
            Command::FindPrevious => self.find(false),
            Command::Codebook => self.dialog = Some(Box::new(CodebookForm::new())),
            Command::Speakers => {
                let present = self.selection.statement();
                let speaker = present.and_then(|id| self.session.project().statements.get(&id)?.speaker);
                self.dialog = Some(Box::new(SpeakersForm::new(speaker)));
            }
            Command::AddParty => self.dialog = Some(Box::new(PartyForm::add())),
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
            Command::CorrectText | Command::EarlierTexts => self.correction_command(command),
            Command::NextUnsettled => self.go_to_unsettled(),
            Command::CopyQuotation | Command::CopyExchange => self.copy(command, context),
            _ => self.statement_command(command),
        }
    }

    fn statement_command(&mut self, command: Command) {
        let present = self.selection.statement();
        match command {
            Command::NextStatement => self.go(self.session.index.step(present, true)),
            Command::PreviousStatement => self.go(self.session.index.step(present, false)),
            Command::ExtendNext => self.extend_by_key(true),
            Command::ExtendPrevious => self.extend_by_key(false),
            Command::SelectAll => self.select_everything(),
            Command::NextSuggestion => self.go_to_open(self.suggestion(true)),
            Command::PreviousSuggestion => self.go_to_open(self.suggestion(false)),
            Command::NextMissing => self.go_to_missing(),
            Command::PanelLeft => self.go(self.beside(false)),
            Command::PanelRight => self.go(self.beside(true)),
            Command::SelectNothing => self.selection.clear(),
            _ => self.decision_command(command),
        }
    }

    /// What is decided of the selected statements.
    fn decision_command(&mut self, command: Command) {
        let present = self.selection.statement();
        let selected = self.selection.statements.clone();
        match command {
            Command::Confirm => self.review(ReviewStatus::Confirmed),
            Command::Reject => self.review(ReviewStatus::Rejected),
            Command::MakeStatement => self.make_statement(),
            Command::CorrectWords => {
                if let (Some(statement), Some((_, span))) = (present, self.selection.text.take()) {
                    self.edit(&Intent::Statement(StatementIntent::SetSpans { statement, spans: vec![span] }));
                }
            }
            Command::CorrectSpeaker => {
                self.dialog = Some(Box::new(SpeakerForm::new(self.session.project(), selected)));
            }
            Command::Claim => {
                let all = selected
                    .iter()
                    .all(|id| self.session.project().statements.get(id).is_some_and(|it| it.claim));
                self.edit(&Intent::Statement(StatementIntent::SetClaim {
                    statements: selected,
                    claim: !all,
                }));
            }
            Command::AcceptNature => {
                let noticed = |id: &StatementId| {
                    self.session.project().statements.get(id).is_some_and(|it| it.nature.is_some())
                };
                let statements = selected.into_iter().filter(noticed).collect();
                self.edit(&Intent::Statement(StatementIntent::AcceptNature(statements)));
            }
            Command::Attitude => {
                let is = |id: &StatementId, act| {
                    self.session.project().statements.get(id).is_some_and(|it| it.act == act)
                };
                let all = selected.iter().all(|id| is(id, Act::Attitude));
                let act = if all { Act::Speech } else { Act::Attitude };
                self.edit(&Intent::Statement(StatementIntent::SetAct { statements: selected, act }));
            }
            Command::MakeParty => {
                let voice = present
                    .and_then(|id| self.session.project().statements.get(&id))
                    .map(|statement| Voice::of(self.session.project(), statement));
                if let Some(voice) = voice {
                    self.make_party(voice);
                }
            }
            Command::Split => {
                if let Some(statement) = present {
                    self.split(statement);
                }
            }
            Command::Join => self.join(),
            Command::Link => self.begin_link(Turn::Answers),
            Command::AnsweredBy => self.begin_link(Turn::AnsweredBy),
            Command::Cite => self.dialog = Some(Box::new(CiteForm::new(selected))),
            Command::Rate => self.dialog = Some(Box::new(RatingPicker::new(selected))),
            Command::Tag => self.dialog = Some(Box::new(TagPicker::new(selected))),
            Command::ToldBy | Command::MissingReply | Command::ReplyDue => {
                if let Some(statement) = present {
                    self.ask_about(command, statement);
                }
            }
            Command::NoParty => self
                .edit(&Intent::Statement(StatementIntent::MoveToParty { statements: selected, party: None })),
            Command::Remove => self.remove(),
            Command::Note => {
                self.parts.inspector = Some(true);
                self.views.inspector.focus_note = true;
            }
            _ => {
                if let Some(place) = command.panel() {
                    let party = self.session.index.laid.columns.get(place).and_then(|column| column.party);
                    if party.is_some() {
                        self.edit(&Intent::Statement(StatementIntent::MoveToParty {
                            statements: selected,
                            party,
                        }));
                    }
                }
            }
        }
    }
    fn ask_about(&mut self, command: Command, statement: StatementId) {
        self.dialog = Some(match command {
            Command::MissingReply => Box::new(ReplyForm::missing(statement, None)),
            Command::ReplyDue => Box::new(ReplyForm::due(statement)),
            _ => Box::new(ToldBy::new(statement)),
        });
    }
}
