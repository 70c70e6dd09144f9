//! Exports: their places and results.

use std::path::{Path, PathBuf};

use egui::Context;

use ::export::{Chart, Format};

use crate::app::dialogs::{Dialog, OpenPath, ReplaceExport};
use crate::app::export::ExportRequest;
use crate::app::picker::FileRequest;
use crate::app::request::DialogRequest;
use crate::app::window::Rejoinder;

impl Rejoinder {
    /// Asks for a place to export to; the dialog that wants it stays, or comes back where the path has to be typed.
    pub(super) fn pick_export(&mut self, wish: ExportRequest, context: &Context) {
        if wish.options.chart.is_none() {
            self.dialogs.exported = wish.clone();
        }
        let name = wish.name(&self.plain_name());
        let wanted = FileRequest::Export(Box::new(wish), name);
        if self.environment.picker.is_available() {
            self.pick(wanted, context);
        } else if let DialogRequest::Path { purpose, path, .. } = self.typed_path(&wanted) {
            let below = self.take_export_form();
            self.dialogs.open =
                Some(Box::new(OpenPath::new(purpose, path).without_dialog(true).above(below)));
        }
    }

    /// Asks for a place for one chart.
    pub(super) fn pick_picture(&mut self, format: Format, chart: Chart, context: &Context) {
        self.pick_export(self.dialogs.exported.picture(format, chart), context);
    }

    /// Exports to the answer of the system's file dialog. That has asked about a file that it replaces; of a folder it
    /// knows only the place.
    pub(in crate::app) fn export_to_picked(&mut self, wish: ExportRequest, name: &str, picked: PathBuf) {
        if wish.is_folder() {
            self.export(wish, picked.join(name), false);
            return;
        }
        let to = wish.with_ending(picked.clone());
        let replace = to == picked;
        self.export(wish, to, replace);
    }

    /// Begins to export.
    pub(in crate::app) fn export(&mut self, wish: ExportRequest, to: PathBuf, replace: bool) {
        let project = self.session.project().clone();
        let file = self.session.path().map(Path::to_owned);
        self.jobs.export(project, file, wish, to, replace);
    }

    /// Names the place of the export, and puts the dialog away that has waited for it.
    pub(in crate::app) fn take_exported(&mut self, to: &Path, certain: bool) {
        let letters = self.take_export_form().is_some() && self.dialogs.exported.format == Format::Dossier;
        let to = std::path::absolute(to).unwrap_or_else(|_| to.to_owned());
        self.message = if certain {
            format!("Exported to {}", to.display())
        } else {
            format!("Exported to {}, but the drive has not confirmed it yet", to.display())
        };
        if letters {
            self.message.push_str(". Once they are sent, log whom you asked");
        }
    }

    /// Asks for leave to replace the file or folder that is there: above the dialog that waits for the export, and after any other.
    pub(in crate::app) fn ask_to_replace(&mut self, wish: Box<ExportRequest>, to: PathBuf) {
        if self.dialogs.open.as_ref().is_none_or(|dialog| dialog.awaits_export()) {
            let below = self.take_export_form();
            self.dialogs.open = Some(Box::new(ReplaceExport::new(wish, to).above(below)));
        } else {
            self.dialogs.waiting.push_back(DialogRequest::ReplaceExport { wish, to });
        }
    }

    fn take_export_form(&mut self) -> Option<Box<dyn Dialog>> {
        self.dialogs.open.take_if(|dialog| dialog.awaits_export())
    }
}
