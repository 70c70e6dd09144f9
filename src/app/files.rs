//! Opening and saving: what the window does with files and with unsaved work.

use std::path::{Path, PathBuf};

use egui::Context;

use super::action::Action;
use super::dialogs::{Message, OpenPath, Purpose, Unsaved};
use super::jobs::{Outcome, Source};
use super::picker::{Picked, Wanted};
use super::session::Session;
use super::window::Rejoinder;
use crate::edit::Intent;
use crate::model::{Article, Findings, Project};
use crate::store::{self, EXTENSION, Overwrite};

impl Rejoinder {
    /// Begins to read a project or an article.
    pub(super) fn open(&mut self, path: PathBuf) {
        self.touch();
        self.leaving_state = Some(self.session.state());
        let id = self.stamp.ids.draw();
        self.jobs.open(path, id, self.stamp.now);
    }

    /// Begins to read an article: for a project of its own, or to add it to this one.
    pub(super) fn read(&mut self, source: Source, add: bool) {
        self.touch();
        self.leaving_state = Some(self.session.state());
        let id = self.stamp.ids.draw();
        self.jobs.read(source, id, self.stamp.now, add);
    }

    /// Carries out an action that gives up the open project, after asking about unsaved work.
    pub(super) fn leaving(&mut self, action: Action) -> Option<Action> {
        if self.session.is_unsaved() {
            self.dialog = Some(Box::new(Unsaved::before(action)));
            return None;
        }
        Some(action)
    }

    /// Shows the system's file dialog, or asks for a path where there is none.
    pub(super) fn pick(&mut self, wanted: Wanted, context: &Context) {
        if !self.surroundings.picker.is_available() {
            self.dialog = Some(Box::new(self.typed_path(&wanted)));
            "This system has no file dialog, so the path is typed.".clone_into(&mut self.message);
            return;
        }
        let folder = self.session.path.as_deref().and_then(Path::parent).map(Path::to_owned);
        let context = context.clone();
        self.surroundings.picker.ask(wanted, folder.as_deref(), Box::new(move || context.request_repaint()));
    }

    fn typed_path(&self, wanted: &Wanted) -> OpenPath {
        match wanted {
            Wanted::Open | Wanted::Article => OpenPath::new(Purpose::Open, String::new()),
            Wanted::AddArticle => OpenPath::new(Purpose::AddArticle, String::new()),
            Wanted::SaveAs(name) => {
                let folder = self.session.path.as_deref().and_then(Path::parent);
                let path = folder.map_or_else(|| PathBuf::from(name), |folder| folder.join(name));
                OpenPath::new(Purpose::SaveAs, path.display().to_string())
            }
        }
    }

    /// What came of a file dialog.
    pub(super) fn picked(&mut self, picked: Picked) {
        match picked {
            Picked::Waiting => {}
            Picked::File(Wanted::Open | Wanted::Article, path) => self.open(path),
            Picked::File(Wanted::AddArticle, path) => self.read(Source::File(path), true),
            Picked::File(Wanted::SaveAs(_), path) => self.save_as(path),
            Picked::Nothing(wanted) => {
                self.after_save = None;
                self.message = match wanted {
                    Wanted::SaveAs(_) => "Not saved: no file was chosen. If no dialog appeared, choose Save as… again \
                                          after installing zenity or a desktop portal, or start Rejoinder with the path of a project."
                        .to_owned(),
                    _ => "No file was chosen. If no dialog appeared, use “Open by path…”.".to_owned(),
                };
            }
        }
    }

    /// Saves to the project's own file; asks for one where it has none.
    pub(super) fn save(&mut self, context: &Context) {
        match self.session.path.clone() {
            Some(path) => self.begin_save(path, Overwrite::Own),
            None => self.pick(Wanted::SaveAs(self.file_name()), context),
        }
    }

    /// Saves to another file. A name without the project's ending gets it.
    pub(super) fn save_as(&mut self, path: PathBuf) {
        let path = with_extension(path);
        let own = self.session.path.as_deref() == Some(&path);
        self.begin_save(path, if own { Overwrite::Own } else { Overwrite::Project });
    }

    fn begin_save(&mut self, path: PathBuf, overwrite: Overwrite) {
        self.jobs.save(self.session.project.clone(), self.session.state(), path, overwrite);
    }

    /// The file name to propose: the project's title, without signs that file systems dislike.
    pub(super) fn file_name(&self) -> String {
        let clean = |c: char| if c.is_alphanumeric() || " -_.,’'".contains(c) { c } else { ' ' };
        let title: String = self.session.project.title.chars().map(clean).take(60).collect();
        let words: Vec<&str> = title.split_whitespace().collect();
        let name = if words.is_empty() { "Untitled".to_owned() } else { words.join(" ") };
        format!("{name}.{EXTENSION}")
    }

    /// What came of a job. Work that was done while it ran is asked about before it is given up.
    pub(super) fn finish(&mut self, outcome: Outcome, context: &Context) {
        let replaces = matches!(outcome, Outcome::Opened { .. } | Outcome::Read { add: false, .. });
        let worked_on = self.leaving_state != Some(self.session.state());
        if replaces && worked_on && self.session.is_unsaved() {
            self.dialog = Some(Box::new(Unsaved::before(Action::Take(Box::new(outcome)))));
        } else {
            self.take(outcome, context);
        }
    }

    /// Takes what came of a job.
    pub(super) fn take(&mut self, outcome: Outcome, context: &Context) {
        match outcome {
            Outcome::Opened { path, project } => {
                self.message = format!("Opened {}", path.display());
                self.remember(&path);
                self.replace_session(Session::new(*project, Some(path)));
            }
            Outcome::Read { article, findings, notes, add } => {
                self.take_article(&article, findings, add);
                self.message = if notes.is_empty() { self.count_found() } else { notes.join(" ") };
            }
            Outcome::FoundAgain { article, findings } => self.take_found_again(article, findings),
            Outcome::Saved { state, saved } => {
                self.remember(&saved.path);
                self.message = if saved.certain {
                    format!("Saved {}", saved.path.display())
                } else {
                    format!(
                        "Saved {}, but the drive has not confirmed it yet: save again soon.",
                        saved.path.display()
                    )
                };
                self.session.mark_saved(state, saved.path);
                if let Some(action) = self.after_save.take() {
                    self.perform(action, context);
                }
            }
            Outcome::Failed { title, text, path } => {
                self.after_save = None;
                if let Some(path) = path {
                    self.settings.forget(&path);
                    self.save_settings();
                }
                title.clone_into(&mut self.message);
                self.dialog = Some(Box::new(Message { title: title.to_owned(), text }));
            }
            Outcome::Stopped => "Stopped. Nothing was changed.".clone_into(&mut self.message),
        }
    }

    /// Adds an article with what was found in it: to the project that is open, or to one of its own.
    fn take_article(&mut self, article: &std::sync::Arc<Article>, findings: Findings, add: bool) {
        if !add {
            self.touch();
            let project = Project::new(&article.title, self.stamp.now, &mut self.stamp.ids);
            self.replace_session(Session::new(project, None));
        }
        self.edit(&Intent::AddArticle { article: article.clone(), findings });
        self.article = Some(article.id);
    }

    fn replace_session(&mut self, session: Session) {
        self.article = session.project.articles.first().map(|article| article.id);
        self.session = session;
        self.selection.clear();
        self.views = super::views::ViewStates::default();
        self.search.run(&self.session.project);
    }

    fn remember(&mut self, path: &Path) {
        self.settings.remember(path);
        self.save_settings();
    }

    /// Writes the preferences; that they could not be written is said, and stops nothing.
    pub(super) fn save_settings(&mut self) {
        self.settings.coder = Some(self.stamp.coder.clone());
        if let Some(Err(error)) = self.surroundings.settings.as_ref().map(|file| file.save(&self.settings)) {
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
