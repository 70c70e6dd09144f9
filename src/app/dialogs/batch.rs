//! Many articles: the question what to do with files that were dropped, and the result of reading them.

use super::super::request::BatchReport;
use std::path::PathBuf;

use egui::{Label, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::parts::hint;
use super::{Dialog, DialogOutcome, buttons, main_button};
use crate::app::action::{Action, ActionQueue};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use model::counted;

/// More names are counted and not shown one by one.
const MOST: usize = 500;

/// Asks where files go that were dropped together.
pub(crate) struct BatchQuestion {
    paths: Vec<PathBuf>,
}

impl BatchQuestion {
    /// Asks about these files and folders.
    pub(crate) const fn new(paths: Vec<PathBuf>) -> Self {
        Self { paths }
    }
}

impl Dialog for BatchQuestion {
    fn title(&self) -> String {
        "Take these articles?".to_owned()
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let here = shown.project().articles.len();
        let files = counted(self.paths.len(), "file or folder was", "files and folders were");
        ui.label(format!("{files} dropped. The open project has {}.", counted(here, "article", "articles")));
        hint(ui, "What cannot be read is listed, and what is in the project already is not added twice.");
        buttons(ui, |ui| {
            let add = main_button(ui, "Add to this project", true);
            let begin = ui.button("Begin a project with them").clicked();
            let cancel = ui.button("Cancel").clicked();
            if add || begin {
                queue.push(Action::ReadBatch { paths: std::mem::take(&mut self.paths), add });
                return DialogOutcome::Close;
            }
            if cancel { DialogOutcome::Close } else { DialogOutcome::Stay }
        })
    }
}

/// Tells which articles were not taken, and why.
impl Dialog for BatchReport {
    fn title(&self) -> String {
        "The articles that were read".to_owned()
    }

    fn width(&self) -> f32 {
        640.0
    }

    fn ui(&mut self, ui: &mut Ui, _: &ViewContext<'_>, _: &mut ActionQueue) -> DialogOutcome {
        ui.add(Label::new(&self.done).wrap());
        let most = (ui.available_height() - 60.0).clamp(60.0, 460.0);
        ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
            ui.set_width(ui.available_width() - 8.0);
            for (heading, lines) in &self.parts {
                ui.add_space(8.0);
                let title =
                    ui.add(Label::new(RichText::new(heading).font(theme::bold(theme::INTERFACE))).wrap());
                title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, heading));
                for (name, words) in lines.iter().take(MOST) {
                    ui.add(Label::new(RichText::new(format!("{name}: {words}")).small()).wrap());
                }
                if lines.len() > MOST {
                    hint(ui, &format!("and {} more", lines.len() - MOST));
                }
            }
        });
        buttons(
            ui,
            |ui| if main_button(ui, "Close", true) { DialogOutcome::Close } else { DialogOutcome::Stay },
        )
    }
}
