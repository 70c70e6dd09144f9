//! Opening and saving: what the window does with files and with unsaved work.

use std::path::{Path, PathBuf};

use egui::Context;

use super::index::ChangedAspects;
use super::jobs::{OpenRequest, WhosWhoTask, is_batch};
use super::notice::FileStatus;
use super::path_purpose::PathPurpose;
use super::picker::{FileChoice, FileRequest, WHOS_WHO_TABLE};
use super::reading::ArticleSource;
use super::request::DialogRequest;
use super::session::Session;
use super::window::Rejoinder;
use model::counted;
use store::{EXTENSION, FileEvent, Overwrite, ReadOnly, Recovery, Revision};

impl Rejoinder {
    /// Begins to read a project or an article.
    pub(super) fn open(&mut self, path: PathBuf) {
        self.open_or_take(path, false);
    }

    /// The same; where another window has the project open, it may be taken from it.
    pub(super) fn open_or_take(&mut self, path: PathBuf, take_over: bool) {
        if is_batch(&path) {
            self.begin_batch(vec![path], false);
            return;
        }
        self.touch();
        self.leaving.from_state = Some(self.session.state());
        if self.session.path() == Some(&*path) {
            // A person has agreed to give up what is not saved; otherwise it would be offered back at once.
            self.session.give_up();
        }
        let (id, after) = (self.edit_context.ids.draw(), self.session.open_project().fence());
        self.jobs.open(
            OpenRequest { path, take_over, after },
            &self.environment.home,
            id,
            self.edit_context.now,
        );
    }

    /// Pasted text, with the page that may be on the clipboard beside it.
    pub(super) fn pasted(&self, text: String) -> ArticleSource {
        ArticleSource::Pasted { text, page: self.environment.page.clone() }
    }

    /// Begins to read an article, or a folder of them, to add it to the project.
    pub(super) fn add_article(&mut self, path: PathBuf) {
        if is_batch(&path) {
            self.begin_batch(vec![path], true);
        } else {
            self.read(ArticleSource::File(path), true);
        }
    }

    /// Begins to read an article: for a project of its own, or to add it to this one.
    pub(super) fn read(&mut self, source: ArticleSource, add: bool) {
        self.touch();
        self.leaving.from_state = Some(self.session.state());
        let id = self.edit_context.ids.draw();
        self.jobs.read(source, id, self.edit_context.now, add);
    }

    /// Begins to read a document with its password, for the purpose for which it was read without.
    pub(super) fn read_protected(&mut self, purpose: PathPurpose, source: ArticleSource) {
        match purpose {
            PathPurpose::Open => self.read(source, false),
            PathPurpose::AddArticle => self.read(source, true),
            PathPurpose::Text(article) => self.read_text(article, source),
            // Nothing is read where a project is written.
            PathPurpose::SaveAs
            | PathPurpose::Export(_)
            | PathPurpose::ReadCodebook
            | PathPurpose::Evidence(_)
            | PathPurpose::ReadWhosWho
            | PathPurpose::WriteWhosWho => {}
        }
    }

    /// Shows the system's file dialog, or asks for a path where there is none.
    pub(super) fn pick(&mut self, wanted: FileRequest, context: &Context) {
        let no_copy = self.session.open_project().read_only().and_then(ReadOnly::no_copy);
        if let Some(text) = no_copy.filter(|_| matches!(wanted, FileRequest::SaveAs(_))) {
            self.leaving.after_save = None;
            self.tell_in_dialog("The project was not saved", text);
            return;
        }
        if !self.environment.picker.is_available() {
            self.ask(self.typed_path(&wanted));
            return;
        }
        let folder = self.session.path().and_then(Path::parent).map(Path::to_owned);
        let context = context.clone();
        self.environment.picker.ask(wanted, folder.as_deref(), Box::new(move || context.request_repaint()));
    }

    pub(super) fn typed_path(&self, wanted: &FileRequest) -> DialogRequest {
        let (purpose, path) = match wanted {
            FileRequest::Open | FileRequest::Article => (PathPurpose::Open, String::new()),
            FileRequest::AddArticle | FileRequest::AddFolder => (PathPurpose::AddArticle, String::new()),
            FileRequest::SaveAs(name) => {
                (PathPurpose::SaveAs, self.beside_project(name).display().to_string())
            }
            FileRequest::Export(wish, name) => {
                (PathPurpose::Export(wish.clone()), self.beside_project(name).display().to_string())
            }
            FileRequest::Text(article) => (PathPurpose::Text(*article), String::new()),
            FileRequest::ReadCodebook => (PathPurpose::ReadCodebook, String::new()),
            FileRequest::Evidence(wanted) => (PathPurpose::Evidence(wanted.clone()), String::new()),
            FileRequest::ReadWhosWho => (PathPurpose::ReadWhosWho, String::new()),
            FileRequest::WriteWhosWho => {
                (PathPurpose::WriteWhosWho, self.beside_project(WHOS_WHO_TABLE).display().to_string())
            }
        };
        DialogRequest::Path { purpose, path, no_dialog: true }
    }

    /// The path of a file of this name in the folder of the project; of one without a file, in the folder of the project
    /// that was opened last, else in that of the person's documents.
    fn beside_project(&self, name: &str) -> PathBuf {
        let recent = self.settings.recent.iter().map(PathBuf::as_path);
        let folder = self.session.path().into_iter().chain(recent).find_map(Path::parent);
        let folder = folder.or(self.environment.documents.as_deref());
        folder.map_or_else(|| PathBuf::from(name), |folder| folder.join(name))
    }

    /// Handles the answer of a file dialog.
    pub(super) fn picked(&mut self, picked: FileChoice) {
        match picked {
            FileChoice::Waiting => {}
            FileChoice::File(FileRequest::Open | FileRequest::Article, path) => self.open(path),
            FileChoice::File(FileRequest::AddArticle | FileRequest::AddFolder, path) => {
                self.add_article(path);
            }
            FileChoice::Files(FileRequest::AddArticle | FileRequest::AddFolder, paths) => {
                self.begin_batch(paths, true);
            }
            FileChoice::Files(FileRequest::Open | FileRequest::Article, paths) => {
                self.begin_batch(paths, false);
            }
            FileChoice::Files(FileRequest::Evidence(wanted), paths) => self.take_evidence(wanted, paths),
            // Nothing else is asked for with several answers; the first one is as good as any.
            FileChoice::Files(wanted, paths) => {
                if let Some(path) = paths.into_iter().next() {
                    self.picked(FileChoice::File(wanted, path));
                }
            }
            FileChoice::File(FileRequest::Text(article), path) => {
                self.read_text(article, ArticleSource::File(path));
            }
            FileChoice::File(FileRequest::Evidence(wanted), path) => self.take_evidence(wanted, vec![path]),
            FileChoice::File(FileRequest::SaveAs(_), path) => self.save_as(path),
            FileChoice::File(FileRequest::ReadCodebook, path) => self.jobs.read_codebook(path),
            FileChoice::File(FileRequest::ReadWhosWho, path) => {
                self.jobs.whos_who(WhosWhoTask::ReadTable(path));
            }
            FileChoice::File(FileRequest::WriteWhosWho, path) => {
                self.jobs.whos_who(WhosWhoTask::WriteTable(path));
            }
            FileChoice::File(FileRequest::Export(wish, name), path) => {
                self.export_to_picked(*wish, &name, path);
            }
            FileChoice::Nothing(wanted) => {
                self.leaving.after_save = None;
                self.message = match wanted {
                    FileRequest::SaveAs(_) => "Not saved: no file was chosen. If no dialog appeared, choose Save as… again \
                                          after installing zenity or a desktop portal, or start Rejoinder with the path of a project."
                        .to_owned(),
                    FileRequest::Export(..) => "Not exported: no place was chosen. If no dialog appeared, install zenity or a \
                                           desktop portal, or use “rejoinder export” on the command line."
                        .to_owned(),
                    _ => "No file was chosen. If no dialog appeared, use “Open by path…”.".to_owned(),
                };
            }
        }
    }

    /// Saves to the project's own file; asks for one where it has none, or may not be written.
    pub(super) fn save(&mut self, context: &Context) {
        let open_project = self.session.open_project();
        match (
            open_project.path(),
            open_project.own_revision().filter(|_| open_project.read_only().is_none()),
        ) {
            (Some(path), Some(revision)) => self.begin_save(path.to_owned(), Overwrite::Own(revision)),
            _ => self.pick(FileRequest::SaveAs(self.file_name()), context),
        }
    }

    /// Saves to another file. A name without the project's ending gets it.
    pub(super) fn save_as(&mut self, path: PathBuf) {
        let path = with_extension(path);
        let open_project = self.session.open_project();
        let own = open_project.own_revision().filter(|_| open_project.path() == Some(&*path));
        if let Some(why) = open_project.read_only().filter(|_| own.is_some()) {
            let text = format!("{} Choose another name.", why.words());
            self.tell_in_dialog("The project was not saved", text);
            return;
        }
        self.begin_save(path, own.map_or(Overwrite::Project, Overwrite::Own));
    }

    pub(super) fn begin_save(&mut self, path: PathBuf, overwrite: Overwrite) {
        self.jobs.save(self.session.open_project().saving(path, overwrite));
    }

    /// The file name to propose for the project.
    pub(super) fn file_name(&self) -> String {
        format!("{}.{EXTENSION}", self.plain_name())
    }

    /// The project's title, without signs that file systems dislike.
    pub(super) fn plain_name(&self) -> String {
        let clean = |c: char| if c.is_alphanumeric() || " -_.,’'".contains(c) { c } else { ' ' };
        let title: String = self.session.project().title.chars().map(clean).take(60).collect();
        let words: Vec<&str> = title.split_whitespace().collect();
        let name = words.join(" ");
        // The ending follows: "Bridge is unsafe." would have two full stops.
        let name = name.trim_end_matches(['.', ' ']);
        if name.is_empty() { "Untitled".to_owned() } else { name.to_owned() }
    }

    /// Makes the changes again that were not saved: of the project that is open, of one without a file, or of one whose
    /// file is opened first.
    pub(super) fn restore(&mut self, recovery: Recovery, context: &Context) {
        match &recovery.path {
            None => {
                let project = recovery.project.clone();
                self.replace_session(Session::unsaved(project, &self.environment.home, context));
            }
            Some(path) if self.session.path() != Some(path) => {
                let path = path.clone();
                self.recovery.restoring = Some(recovery);
                self.open(path);
                return;
            }
            Some(_) => {}
        }
        let whole = recovery.path.is_none() && recovery.entries.is_empty();
        let restored = self.session.restore(recovery);
        self.changed();
        let changes = counted(restored.count, "change", "changes");
        self.message = match restored.stopped {
            None if whole => "Restored the project. It is not saved yet.".to_owned(),
            None => format!("Restored {changes}. Undo takes them back one by one; they are not saved yet."),
            Some(why) => {
                format!("Restored {changes}. The next one does not fit ({why}); a copy is kept for 30 days.")
            }
        };
    }

    /// Handles changes by others to the project's file.
    pub(super) fn look_around(&mut self) {
        for seen in self.session.open_project().file_events() {
            match seen {
                FileEvent::Changed(theirs) => self.changed_by_others(theirs),
                FileEvent::Gone => self.file_status.gone = true,
                FileEvent::Back => {
                    self.file_status = FileStatus { gone: false, theirs: None, ..self.file_status.clone() }
                }
                FileEvent::TakenOver(holder) => self.session.taken_over(holder),
                FileEvent::Left(left) => {
                    self.recovery.found.push_back(self.session.open_project().left(left));
                }
                FileEvent::Lost(journal, loss) => self.file_status.lost = Some((journal, loss)),
            }
        }
        if self.dialogs.open.is_none()
            && let Some(message) = self.dialogs.waiting.pop_front()
        {
            self.ask(message);
        }
        let free = self.dialogs.open.is_none() && !self.jobs.is_saving();
        if let Some(recovery) = if free { self.recovery.found.pop_front() } else { None } {
            self.ask(DialogRequest::Recovery(Box::new(recovery)));
        }
    }

    pub(super) fn changed_by_others(&mut self, theirs: Revision) {
        if self.session.open_project().read_only().is_some() {
            // The project read here is a copy; opening it again shows theirs.
            return;
        }
        self.file_status.gone = false;
        self.file_status.theirs = Some(theirs);
        if self.dialogs.open.is_none() {
            self.ask(DialogRequest::Conflict(theirs));
        }
    }

    /// Opens the project again, as another program has left it. Changes made here are discarded.
    pub(super) fn take_theirs(&mut self) {
        if let Some(path) = self.session.path().map(Path::to_owned) {
            self.open(path);
        }
    }

    /// Puts another project in the place of this one; a person has agreed to give up what is not saved of it.
    pub(super) fn replace_session(&mut self, mut session: Session) {
        self.session.give_up();
        session.follows(&mut self.session);
        self.file_status = FileStatus::default();
        self.article = session.project().articles.first().map(|article| article.id);
        let before = std::mem::replace(&mut self.session, session);
        // It waits for its journal, which no frame may do.
        std::thread::spawn(move || drop(before));
        self.selection.clear();
        self.dialogs.exported.of_another_project();
        self.views = super::views::ViewStates::default();
        self.recall_arrangement();
        self.layout.focus = false;
        self.layout.asks_sides = false;
        self.layout.tour = None;
        self.layout.followed = None;
        let serial = self.session.index().serial(ChangedAspects::TEXTS);
        self.search.follow(self.session.project(), serial);
    }

    pub(super) fn remember(&mut self, path: &Path) {
        self.settings.remember(path);
        self.save_settings();
    }

    /// Writes the preferences; that they could not be written is said, and stops nothing.
    pub(super) fn save_settings(&mut self) {
        self.settings.coder = Some(self.edit_context.coder.clone());
        if let Some(Err(error)) = self.environment.settings.as_ref().map(|file| file.save(&self.settings)) {
            self.message = format!("Your preferences could not be saved: {error}");
        }
    }
}

/// A path that ends as project files do.
fn with_extension(path: PathBuf) -> PathBuf {
    if store::is_project_name(&path) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(EXTENSION);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_file_is_named_like_one() {
        assert_eq!(with_extension("a/b".into()), PathBuf::from("a/b.rejoinder.ron"));
        assert_eq!(with_extension("b.rejoinder.ron".into()), PathBuf::from("b.rejoinder.ron"));
    }
}
