//! Evidence: texts of sources, files beside the project, bibliographies, and the archive of fact-checks.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use crate::app::evidence::{
    ArchiveSearch, ArchiveState, EvidenceAction, EvidenceFile, EvidenceOutcome, keep_check, searched,
};
use crate::app::index::ChangedAspects;
use crate::app::path_purpose::PathPurpose;
use crate::app::picker::FileRequest;
use crate::app::reading::ArticleSource;
use crate::app::request::DialogRequest;
use crate::app::window::Rejoinder;
use edit::{EvidenceFacts, EvidenceIntent, Intent};
use model::{StatementId, counted};

impl Rejoinder {
    /// Carries out a request about evidence.
    pub(super) fn perform_on_evidence(&mut self, action: EvidenceAction, context: &Context) {
        match action {
            EvidenceAction::Pick(wanted) => self.pick_evidence(wanted, context),
            EvidenceAction::Take(wanted, paths) => self.take_evidence(wanted, paths),
            EvidenceAction::SetText { evidence, text, places } => {
                self.touch();
                let project = self.session.project().clone();
                self.jobs.anchor_source_text(project, evidence, (text, places));
            }
            EvidenceAction::FindLikely { statement, evidence, found } => {
                let project = self.session.project();
                let text = project.source_texts.get(&evidence).map(|it| it.text.clone());
                if let Some((text, statement)) = text.zip(project.statements.get(&statement)) {
                    let (words, spans) = project.place_of(statement);
                    self.jobs.find_likely((words.into(), spans.to_vec()), text, found);
                }
            }
            EvidenceAction::ReadReferences(text) => self.jobs.read_references(Err(text)),
            EvidenceAction::CheckFiles => self.look_at_files(),
            EvidenceAction::CheckAll(found) => {
                if let Some(archive) = self.desk.archive.ready() {
                    self.jobs.search_archive_for_all(archive.clone(), self.session.project().clone(), found);
                }
            }
            EvidenceAction::Keep { statement, hit } => {
                let intent = keep_check(self.session.project(), statement, &hit.review);
                self.edit(&intent);
            }
            EvidenceAction::ForgetArchive => {
                self.desk.archive = ArchiveState::None;
                self.desk.search = None;
                self.settings.archive = None;
                self.save_settings();
            }
        }
    }

    /// Asks for a file; the dialog that wants it stays, or comes back where the path has to be typed.
    fn pick_evidence(&mut self, wanted: EvidenceFile, context: &Context) {
        if wanted == EvidenceFile::Copies && self.session.path().is_none() {
            self.ask_to_save_first();
        } else if self.environment.picker.is_available() {
            self.pick(FileRequest::Evidence(wanted), context);
        } else {
            self.ask_by_path_above(PathPurpose::Evidence(wanted));
        }
    }

    fn ask_to_save_first(&mut self) {
        let text = "Files are copied into a folder beside the project, so it needs a file first: save it, then add them again.";
        self.dialogs.waiting.push_back(DialogRequest::Message {
            title: "Save the project first".to_owned(),
            text: text.to_owned(),
        });
        "Save the project first: files are copied beside it.".clone_into(&mut self.message);
    }

    /// Takes files for their purpose.
    pub(in crate::app) fn take_evidence(&mut self, wanted: EvidenceFile, paths: Vec<PathBuf>) {
        let Some(first) = paths.first().cloned() else { return };
        match wanted {
            EvidenceFile::Text(evidence) => {
                self.touch();
                let id = self.edit_context.ids.draw();
                let now = self.edit_context.now;
                self.jobs.read_source_text(evidence, ArticleSource::File(first), (id, now));
            }
            EvidenceFile::Copies => match self.session.path().map(Path::to_owned) {
                Some(project) => self.jobs.copy_evidence(project, paths),
                None => self.ask_to_save_first(),
            },
            EvidenceFile::References => self.jobs.read_references(Ok(first)),
            EvidenceFile::Archive | EvidenceFile::ArchiveFolder => self.begin_archive(first),
        }
    }

    /// Begins to read the archive of fact-checks.
    fn begin_archive(&mut self, path: PathBuf) {
        self.desk.archive = ArchiveState::Reading(path.clone());
        self.desk.search = None;
        self.jobs.read_archive(path);
    }

    /// Takes the result of work on evidence.
    pub(in crate::app) fn take_evidence_outcome(&mut self, outcome: EvidenceOutcome) {
        match outcome {
            EvidenceOutcome::TextRead { evidence, text, places, notes } => {
                self.message = notes.join(" ");
                let project = self.session.project().clone();
                self.jobs.anchor_source_text(project, evidence, (text, places));
            }
            EvidenceOutcome::Text(correction) => {
                self.touch();
                self.edit(&Intent::Evidence(EvidenceIntent::SetText(Arc::new(*correction))));
            }
            EvidenceOutcome::Copied { added, problems } => self.take_copies(added, problems),
            EvidenceOutcome::References(all) => {
                self.touch();
                self.edit(&Intent::Evidence(EvidenceIntent::AddAll(all)));
            }
            EvidenceOutcome::Files(states) => self.desk.files = states,
            EvidenceOutcome::Archive { path, archive } => {
                let skipped = match archive.skipped() {
                    0 => String::new(),
                    number => {
                        format!("; {} could not be read", counted(number, "line or file", "lines or files"))
                    }
                };
                let checks = counted(archive.len(), "fact-check", "fact-checks");
                self.message = format!("{checks} of {} can be searched{skipped}", path.display());
                self.settings.archive = Some(path.clone());
                self.save_settings();
                self.desk.archive = ArchiveState::Ready { path, archive };
            }
            EvidenceOutcome::NoArchive(words) => {
                self.message.clone_from(&words);
                self.desk.archive = ArchiveState::Failed(words);
            }
        }
    }

    fn take_copies(&mut self, added: Vec<EvidenceFacts>, problems: Vec<String>) {
        if !added.is_empty() {
            self.touch();
            self.edit(&Intent::Evidence(EvidenceIntent::AddAll(added)));
        }
        if !problems.is_empty() {
            self.dialogs.waiting.push_back(DialogRequest::Message {
                title: "Not all files were copied".to_owned(),
                text: problems.join("\n\n"),
            });
        }
    }

    /// Reads the archive of a person's settings, when the window begins.
    pub(in crate::app) fn begin_known_archive(&mut self) {
        if let Some(path) = self.settings.archive.clone() {
            self.begin_archive(path);
        }
    }

    /// Searches the archive for the selected statement, once a selection.
    pub(in crate::app) fn search_archive_for_selection(&mut self) {
        let Some(archive) = self.desk.archive.ready().cloned() else { return };
        let project = self.session.project();
        let Some(statement) = self.selection.statement().and_then(|id| project.statements.get(&id)) else {
            self.desk.search = None;
            return;
        };
        let known = self.desk.search.as_ref().filter(|it| it.statement == statement.id);
        let words = searched(project, statement);
        if known.is_some_and(|it| it.words == words) {
            return;
        }
        let search = ArchiveSearch { statement: statement.id, words, hits: Arc::default() };
        self.jobs.search_archive(archive, search.words.clone(), search.hits.clone());
        self.desk.search = Some(search);
    }

    /// Looks at the files of the project where they, the evidence or the project's place have changed.
    pub(in crate::app) fn follow_files(&mut self) {
        let serial = self.session.index().serial(ChangedAspects::EVIDENCE);
        let path = self.session.path();
        if path.is_some() && (self.desk.files.of.as_deref() != path || self.desk.files.serial != serial) {
            self.look_at_files();
        }
    }

    fn look_at_files(&mut self) {
        let serial = self.session.index().serial(ChangedAspects::EVIDENCE);
        let Some(path) = self.session.path().map(Path::to_owned) else { return };
        // Looked at from now on, so that the next frame does not begin again.
        (self.desk.files.of, self.desk.files.serial) = (Some(path.clone()), serial);
        self.jobs.look_at_files(self.session.project().clone(), path, serial);
    }

    /// Keeps the fact-check that is most like the selected statement.
    pub(super) fn keep_best_check(&mut self) {
        let Some(search) = &self.desk.search else {
            "No archive of fact-checks was searched: choose one with “Checked before…”."
                .clone_into(&mut self.message);
            return;
        };
        let statement: StatementId = search.statement;
        match search.hits.get().and_then(|hits| hits.first()) {
            Some(hit) => {
                let intent = keep_check(self.session.project(), statement, &hit.review);
                self.edit(&intent);
            }
            None => "No fact-check of the archive is like this statement.".clone_into(&mut self.message),
        }
    }
}
