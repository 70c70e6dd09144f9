//! A path, typed: the way in where the system has no file dialog.

use std::path::PathBuf;

use egui::Ui;

use super::super::action::{Action, Queue};
use super::super::shown::Shown;
use super::{Dialog, Outcome, buttons, field, focus_first, main_button, pressed_enter};
use model::ArticleId;

/// What a path is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To open a project or an article.
    Open,
    /// To add an article to the project.
    AddArticle,
    /// To read a newer version of an article's text.
    Text(ArticleId),
    /// To write the project.
    SaveAs,
}

/// Asks for a path.
pub(crate) struct OpenPath {
    purpose: Purpose,
    path: String,
    fresh: bool,
    /// The dialog to come back to.
    back: Option<Box<dyn Dialog>>,
}

impl OpenPath {
    /// Asks for a path, with one to begin from.
    pub(crate) fn new(purpose: Purpose, path: String) -> Self {
        Self { purpose, path, fresh: true, back: None }
    }

    /// Comes back to a dialog, whether a path is given or not.
    pub(crate) fn back_to(mut self, dialog: Option<Box<dyn Dialog>>) -> Self {
        self.back = dialog;
        self
    }
}

impl Dialog for OpenPath {
    fn title(&self) -> String {
        match self.purpose {
            Purpose::Open => "Open by path",
            Purpose::AddArticle => "Add an article by path",
            Purpose::Text(_) => "Newer version by path",
            Purpose::SaveAs => "Save as",
        }
        .to_owned()
    }

    fn back(&mut self) -> Option<Box<dyn Dialog>> {
        self.back.take()
    }

    fn ui(&mut self, ui: &mut Ui, _: &Shown<'_>, queue: &mut Queue) -> Outcome {
        let (hint, verb) = match self.purpose {
            Purpose::Open => ("/home/me/article.txt", "Open"),
            Purpose::AddArticle => ("/home/me/article.txt", "Add"),
            Purpose::Text(_) => ("/home/me/article.txt", "Read"),
            Purpose::SaveAs => ("/home/me/name.rejoinder.ron", "Save"),
        };
        let response = field(ui, "Path of the file", &mut self.path, hint);
        focus_first(&response, &mut self.fresh);
        let entered = pressed_enter(ui, &response);
        let path = self.path.trim().trim_matches('"');
        let ready = !path.is_empty();
        buttons(ui, |ui| {
            if main_button(ui, verb, ready) || (entered && ready) {
                let path = PathBuf::from(path);
                let asked = match self.purpose {
                    Purpose::Open => Action::Open(path),
                    Purpose::AddArticle => Action::AddArticle(path),
                    Purpose::Text(article) => Action::ReadText(article, path),
                    Purpose::SaveAs => Action::SaveAs(path),
                };
                queue.push(asked);
                // It waits for the file: what was written in it is still there if that cannot be read.
                if let Some(back) = self.back.take() {
                    queue.push(Action::Ask(back));
                }
                return Outcome::Close;
            }
            if ui.button("Cancel").clicked() { Outcome::Close } else { Outcome::Stay }
        })
    }
}
