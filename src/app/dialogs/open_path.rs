//! A path, typed: the way in where the system has no file dialog.

use egui::Ui;

use super::super::action::{Action, ActionQueue, WhosWhoAction};
use super::super::evidence::{EvidenceAction, EvidenceFile};
use super::super::path_purpose::PathPurpose;
use super::super::view_context::ViewContext;
use super::parts::hint;
use super::path_field::PathField;
use super::{Dialog, DialogOutcome, buttons, focus_first, main_button, pressed_enter};

/// The reason why a path is typed, and what helps.
const NO_DIALOG: &str = "This system has no file dialog that Rejoinder could show (zenity or a desktop portal would give one), \
                         so the path is typed. Tab completes it.";

/// Asks for a path.
pub(crate) struct OpenPath {
    purpose: PathPurpose,
    field: PathField,
    /// True if the system could not be asked for a file instead.
    no_dialog: bool,
    fresh: bool,
    /// The dialog that waits for the file, with what was written in it.
    below: Option<Box<dyn Dialog>>,
}

impl OpenPath {
    /// Asks for a path, with one to begin from.
    pub(crate) fn new(purpose: PathPurpose, path: String) -> Self {
        Self { purpose, field: PathField::new(path), no_dialog: false, fresh: true, below: None }
    }

    /// Says that the path is typed because the system has no file dialog, where that is so.
    pub(crate) fn without_dialog(mut self, no_dialog: bool) -> Self {
        self.no_dialog = no_dialog;
        self
    }

    /// Shows it in place of a dialog, which comes back whether a path is given or not.
    pub(crate) fn above(mut self, dialog: Option<Box<dyn Dialog>>) -> Self {
        self.below = dialog;
        self
    }

    fn label(&self) -> &'static str {
        match &self.purpose {
            PathPurpose::Export(wish) if wish.is_folder() => "Path of the new folder",
            PathPurpose::Evidence(EvidenceFile::ArchiveFolder) => "Path of the folder",
            _ => "Path of the file",
        }
    }
}

impl Dialog for OpenPath {
    fn title(&self) -> String {
        match &self.purpose {
            PathPurpose::Open => "Open by path",
            PathPurpose::AddArticle => "Add an article by path",
            PathPurpose::Text(_) => "Newer version by path",
            PathPurpose::Evidence(EvidenceFile::Text(_)) => "Text of the source by path",
            PathPurpose::Evidence(EvidenceFile::Copies) => "Copy a file beside the project",
            PathPurpose::Evidence(EvidenceFile::References) => "Bibliography by path",
            PathPurpose::Evidence(_) => "Archive of fact-checks by path",
            PathPurpose::SaveAs => "Save as",
            PathPurpose::Export(_) => "Export by path",
            PathPurpose::ReadCodebook => "Add the tags of a codebook",
            PathPurpose::ReadWhosWho => "Read in a who’s who",
            PathPurpose::WriteWhosWho => "Write the who’s who",
        }
        .to_owned()
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn below(&mut self) -> Option<Box<dyn Dialog>> {
        self.below.take()
    }

    fn ui(&mut self, ui: &mut Ui, _: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let (example, verb) = match &self.purpose {
            PathPurpose::Open => ("/home/me/article.txt", "Open"),
            PathPurpose::AddArticle => ("/home/me/article.txt", "Add"),
            PathPurpose::Text(_) | PathPurpose::Evidence(EvidenceFile::Text(_)) => {
                ("/home/me/article.txt", "Read")
            }
            PathPurpose::Evidence(EvidenceFile::Copies) => ("/home/me/report.pdf", "Copy"),
            PathPurpose::Evidence(EvidenceFile::References) => ("/home/me/sources.bib", "Read"),
            PathPurpose::Evidence(_) => ("/home/me/fact-checks.json", "Read"),
            PathPurpose::SaveAs => ("/home/me/name.rejoinder.ron", "Save"),
            PathPurpose::Export(_) => ("/home/me/name", "Export"),
            PathPurpose::ReadCodebook => ("/home/me/codebook.qdc", "Add"),
            PathPurpose::ReadWhosWho => ("/home/me/whos-who.csv", "Read"),
            PathPurpose::WriteWhosWho => ("/home/me/whos-who.csv", "Write"),
        };
        let response = self.field.show(ui, self.label(), example);
        focus_first(&response, &mut self.fresh);
        let entered = pressed_enter(ui, &response);
        let path = files::typed(&self.field.path);
        let ready = !path.as_os_str().is_empty();
        if self.no_dialog {
            hint(ui, NO_DIALOG);
        }
        buttons(ui, |ui| {
            if main_button(ui, verb, ready) || (entered && ready) {
                let asked = match &self.purpose {
                    PathPurpose::Open => Action::Open(path),
                    PathPurpose::AddArticle => Action::AddArticle(path),
                    PathPurpose::Text(article) => Action::ReadText(*article, path),
                    PathPurpose::Evidence(wanted) => {
                        Action::Evidence(EvidenceAction::Take(wanted.clone(), vec![path]))
                    }
                    PathPurpose::SaveAs => Action::SaveAs(path),
                    PathPurpose::ReadCodebook => Action::ReadCodebook(path),
                    PathPurpose::ReadWhosWho => Action::WhosWho(WhosWhoAction::Read(path)),
                    PathPurpose::WriteWhosWho => Action::WhosWho(WhosWhoAction::Write(path)),
                    PathPurpose::Export(wish) => {
                        Action::Export { to: wish.with_ending(path), wish: wish.clone(), replace: false }
                    }
                };
                queue.push(asked);
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() { DialogOutcome::Close } else { DialogOutcome::Stay }
        })
    }
}
