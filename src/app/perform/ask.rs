//! The one place that builds dialogs.

use crate::app::dialogs::{
    AlteredTexts, ArticleForm, ArticlesDialog, BatchQuestion, BesideForm, CheckedDialog, ChecklistForm,
    CitationForm, CiteForm, CodebookForm, ConflictDialog, CorrectText, CorrectionPreview, Dialog,
    EarlierTexts, EarlierVersions, EvidenceForm, ExportForm, FactForm, FilterForm, HistoryDialog,
    LibraryDialog, LockedDialog, MachineDialog, MessageDialog, OpenAddressDialog, OpenPath, Palette,
    PartyForm, PasswordForm, PasteDialog, PreviewForm, RatingPicker, ReadingDialog, RecoveryForm,
    ReferencesForm, ReplaceExport, ReplyForm, ReportForm, RequestForm, ScaleForm, SettingsForm, SidesForm,
    SourceTextForm, SpeakerForm, SpeakersForm, SplitForm, TagPicker, ToldByDialog, UnsavedDialog,
    UtterancesDialog, VerdictForm, WorkForm,
};
use crate::app::path_purpose::PathPurpose;
use crate::app::request::DialogRequest;
use crate::app::text::day_time;
use crate::app::window::Rejoinder;
use analysis::ReplyState;
use edit::EditContext;
use model::{ArticleId, DayTime, FoundFact, PartyId};

impl Rejoinder {
    /// Shows a dialog in place of any other, but after one in which a person has typed; does nothing where its
    /// subject is gone.
    pub(in crate::app) fn ask(&mut self, request: DialogRequest) {
        if self.dialogs.typed && self.dialogs.open.is_some() {
            self.dialogs.waiting.push_back(request);
            "Finish or cancel what you are typing first".clone_into(&mut self.message);
            return;
        }
        if matches!(request, DialogRequest::Filters) {
            self.session.prepare_filters();
        }
        if let Some(dialog) = self.build(request) {
            self.dialogs.open = Some(dialog);
        }
    }

    /// Shows an error, or a fact to know before going on.
    pub(in crate::app) fn tell_in_dialog(&mut self, title: &str, text: String) {
        self.ask(DialogRequest::Message { title: title.to_owned(), text });
    }

    /// Asks for the path of a newer text, above the dialog that waits for it.
    pub(super) fn ask_for_text_by_path(&mut self, article: ArticleId) {
        self.ask_by_path_above(PathPurpose::Text(article));
    }

    /// Asks for a path, above the dialog that waits for it.
    pub(super) fn ask_by_path_above(&mut self, purpose: PathPurpose) {
        let below = self.dialogs.open.take();
        let no_dialog = !self.environment.picker.is_available();
        let path = OpenPath::new(purpose, String::new()).without_dialog(no_dialog);
        self.dialogs.open = Some(Box::new(path.above(below)));
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each dialog")]
    fn build(&mut self, request: DialogRequest) -> Option<Box<dyn Dialog>> {
        let project = self.session.project();
        Some(match request {
            DialogRequest::AlteredTexts => Box::new(AlteredTexts::default()),
            DialogRequest::ArticleFacts(article) => Box::new(ArticleForm::new(project.article(article)?)),
            request @ (DialogRequest::Citation(_)
            | DialogRequest::Cite(_)
            | DialogRequest::CiteBeside { .. }
            | DialogRequest::SourceText(_)
            | DialogRequest::EvidenceLibrary(_)
            | DialogRequest::References
            | DialogRequest::CheckedBefore) => return self.build_for_evidence(request),
            request @ (DialogRequest::MissingReply { .. }
            | DialogRequest::LogRequest(_)
            | DialogRequest::ReplyRequest(_)
            | DialogRequest::ReplyDue(_)) => return self.build_for_replies(request),
            request @ (DialogRequest::Rating(_)
            | DialogRequest::Verdict(_)
            | DialogRequest::Scale
            | DialogRequest::Work(_)
            | DialogRequest::Checklist) => return self.build_for_claims(request),
            DialogRequest::Codebook => Box::new(CodebookForm::new()),
            DialogRequest::Conflict(theirs) => Box::new(ConflictDialog::new(theirs)),
            DialogRequest::CorrectText { article, text } => {
                let known = project.article(article)?;
                Box::new(CorrectText::new(article, text.as_deref().unwrap_or(&known.text)))
            }
            DialogRequest::CorrectionPreview(compared) => Box::new(CorrectionPreview::new(compared)),
            DialogRequest::EarlierTexts { article, statement } => {
                Box::new(EarlierTexts::new(article, statement))
            }
            DialogRequest::EarlierVersions { of, versions } => Box::new(EarlierVersions::new(of, versions)),
            DialogRequest::AddEvidence => Box::new(EvidenceForm::add()),
            DialogRequest::EditEvidence(evidence) => {
                Box::new(EvidenceForm::edit(project.evidence.get(&evidence)?))
            }
            DialogRequest::Export => Box::new(ExportForm::new(self.dialogs.exported.clone())),
            DialogRequest::ExportAs(format) => Box::new(ExportForm::new(self.dialogs.exported.with(format))),
            DialogRequest::Letter(to) => Box::new(ExportForm::new(self.dialogs.exported.letter(to))),
            DialogRequest::Fact { article, fact } => Box::new(self.fact_form(article, fact)?),
            DialogRequest::Filters => Box::new(FilterForm::new()),
            DialogRequest::Sides => {
                let by = EditContext { ids: self.edit_context.ids.fork(), ..self.edit_context.clone() };
                Box::new(SidesForm::new(project, self.session.state(), by))
            }
            DialogRequest::History => Box::new(HistoryDialog::default()),
            DialogRequest::Reading(text) => Box::new(ReadingDialog::new(text)),
            DialogRequest::ReportProblem => Box::new(ReportForm::new(project)),
            DialogRequest::WhosWho(known) => Box::new(self.whos_who_form(*known)),
            DialogRequest::Held(holder) => Box::new(LockedDialog::new(holder)),
            DialogRequest::Message { title, text } => Box::new(MessageDialog { title, text }),
            DialogRequest::OpenAddress(address) => Box::new(OpenAddressDialog::to(&address)?),
            DialogRequest::Path { purpose, path, no_dialog } => {
                Box::new(OpenPath::new(purpose, path).without_dialog(no_dialog))
            }
            DialogRequest::Password { purpose, path, wrong } => {
                Box::new(PasswordForm::new(purpose, path, wrong))
            }
            DialogRequest::Palette => Box::new(Palette::new(self.palette_search.clone())),
            DialogRequest::AddParty => Box::new(PartyForm::add()),
            DialogRequest::EditParty(party) => Box::new(PartyForm::edit(project.party(party)?)),
            DialogRequest::Paste(text) => Box::new(PasteDialog::new(text)),
            DialogRequest::BatchQuestion(paths) => Box::new(BatchQuestion::new(paths)),
            DialogRequest::BatchReport(report) => report,
            DialogRequest::Articles => Box::new(ArticlesDialog::new(self.article)),
            DialogRequest::Machine => Box::new(MachineDialog::new()),
            DialogRequest::Utterances => Box::new(UtterancesDialog::new(self.article)),
            DialogRequest::Preview(document) => {
                Box::new(PreviewForm::new(*document, &self.dialogs.drafts, project))
            }
            DialogRequest::Recovery(recovery) => {
                Box::new(RecoveryForm::new(*recovery, (self.environment.clock)()))
            }
            DialogRequest::ReplaceExport { wish, to } => Box::new(ReplaceExport::new(wish, to)),
            DialogRequest::Settings(page) => {
                Box::new(SettingsForm::new(page, self.edit_context.coder.clone()))
            }
            DialogRequest::Speaker(statements) => Box::new(SpeakerForm::new(project, statements)),
            DialogRequest::Speakers(present) => Box::new(SpeakersForm::new(present)),
            DialogRequest::Split(statement) => Box::new(SplitForm::new(project, statement)),
            DialogRequest::Tags(statements) => Box::new(TagPicker::new(statements)),
            DialogRequest::ToldBy(statement) => Box::new(ToldByDialog::new(statement)),
            DialogRequest::Unsaved(departure) => Box::new(UnsavedDialog::before(departure)),
        })
    }

    /// Builds the dialogs about citations, texts of sources, the evidence of the project and the archive of fact-checks.
    fn build_for_evidence(&self, request: DialogRequest) -> Option<Box<dyn Dialog>> {
        let project = self.session.project();
        Some(match request {
            DialogRequest::Citation(citation) => {
                let citation = project.citations.get(&citation)?;
                let evidence = project.evidence.get(&citation.evidence)?;
                Box::new(CitationForm::new(citation, &evidence.title))
            }
            DialogRequest::Cite(statements) => Box::new(CiteForm::new(statements)),
            DialogRequest::CiteBeside { statement, evidence } => {
                Box::new(BesideForm::new(project, statement, evidence)?)
            }
            DialogRequest::SourceText(evidence) => Box::new(SourceTextForm::new(project, evidence)?),
            DialogRequest::EvidenceLibrary(present) => Box::new(LibraryDialog::new(present)),
            DialogRequest::References => Box::new(ReferencesForm::default()),
            DialogRequest::CheckedBefore => Box::new(CheckedDialog::default()),
            _ => return None,
        })
    }

    /// Builds the dialogs about replies that are due, and the log of requests for them.
    fn build_for_replies(&self, request: DialogRequest) -> Option<Box<dyn Dialog>> {
        Some(match request {
            DialogRequest::MissingReply { statement, party, outcome } => {
                Box::new(ReplyForm::missing(statement, party).saying(outcome))
            }
            DialogRequest::LogRequest(party) => {
                let by = self.edit_context.coder.name.clone();
                let deadline = &self.dialogs.exported.options.letter.deadline;
                Box::new(RequestForm::log(party, by, self.now(), deadline))
            }
            DialogRequest::ReplyRequest(request) => {
                Box::new(RequestForm::change(self.session.project().requests.get(&request)?, self.now()))
            }
            DialogRequest::ReplyDue(statement) => Box::new(ReplyForm::due(statement)),
            _ => return None,
        })
    }

    /// Builds the dialogs about verdicts and the work on claims.
    fn build_for_claims(&self, request: DialogRequest) -> Option<Box<dyn Dialog>> {
        let project = self.session.project();
        Some(match request {
            DialogRequest::Rating(statements) => Box::new(RatingPicker::new(statements)),
            DialogRequest::Verdict(statement) => {
                Box::new(VerdictForm::new(project, statement, self.edit_context.coder.id)?)
            }
            DialogRequest::Scale => Box::new(ScaleForm::default()),
            DialogRequest::Work(statements) => {
                Box::new(WorkForm::new(statements, self.edit_context.coder.name.clone()))
            }
            DialogRequest::Checklist => Box::new(ChecklistForm::default()),
            _ => return None,
        })
    }

    /// The form of a fact, on the day of today.
    fn fact_form(&self, article: ArticleId, fact: FoundFact) -> Option<FactForm> {
        let today = (self.environment.clock)().strftime("%-d %B %Y").to_string();
        FactForm::new(self.session.project(), (article, fact), &self.layout.check.source, today)
    }

    /// Asks about the article in the reading column.
    pub(super) fn ask_about_article(&mut self, request: impl FnOnce(ArticleId) -> DialogRequest) {
        if let Some(article) = self.article.filter(|id| self.session.project().article(*id).is_some()) {
            self.ask(request(article));
        }
    }

    /// Asks about the statement that was selected last.
    pub(super) fn ask_about_statement(&mut self, request: impl FnOnce(model::StatementId) -> DialogRequest) {
        if let Some(statement) = self.selection.statement() {
            self.ask(request(statement));
        }
    }

    /// Asks about all selected statements.
    pub(super) fn ask_about_selection(
        &mut self,
        request: impl FnOnce(Vec<model::StatementId>) -> DialogRequest,
    ) {
        self.ask(request(self.selection.statements.clone()));
    }

    /// Asks for the facts of a request that was made: to the party whose reply to the selected statement is missing, or to any.
    pub(super) fn log_request(&mut self) {
        let to = self.silent_party();
        self.ask(DialogRequest::LogRequest(to));
    }

    /// The present moment, by the clock on the wall.
    fn now(&self) -> DayTime {
        day_time((self.environment.clock)())
    }

    /// Asks for the facts of a letter to the party whose reply to the selected statement is missing, or to all.
    pub(super) fn ask_for_reply(&mut self) {
        let to = self.silent_party();
        self.ask(DialogRequest::Letter(to));
    }

    /// The party whose reply to the selected statement is missing.
    fn silent_party(&self) -> Option<PartyId> {
        let statement = self.selection.statement()?;
        let analyses = self.session.analyses();
        let mut dues = analyses.dues(self.session.index(), statement).iter();
        dues.find(|due| due.state == ReplyState::Missing).map(|due| due.party)
    }

    pub(super) fn list_speakers(&mut self) {
        let present = self.selection.statement();
        let speaker = present.and_then(|id| self.session.project().statements.get(&id)?.speaker);
        self.ask(DialogRequest::Speakers(speaker));
    }
}
