//! The choices for an export.

use std::path::PathBuf;
use std::sync::Arc;

use ::export::{ChosenPicture, ExportOptions, FileCount, Format};
use model::PartyId;

/// A format, with the choices that a person made for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportRequest {
    /// The format.
    pub format: Format,
    /// The choices.
    pub options: ExportOptions,
}

impl Default for ExportRequest {
    /// The first format, with the usual choices.
    fn default() -> Self {
        Self { format: Format::Html, options: ExportOptions::default() }
    }
}

impl ExportRequest {
    /// Takes back what was said of one project and may not hold for another.
    pub(crate) fn of_another_project(&mut self) {
        let options = &mut self.options;
        (options.steps, options.dated_by_article, options.letter.to) = (None, false, None);
        options.picture = None;
    }

    /// The same choices for another format.
    pub(crate) fn with(&self, format: Format) -> Self {
        Self { format, ..self.clone() }
    }

    /// The same choices for one picture.
    pub(crate) fn picture(&self, format: Format, picture: ChosenPicture) -> Self {
        let mut wish = self.with(format);
        wish.options.picture = Some(Arc::new(picture));
        wish
    }

    /// The same choices for a letter to a party, or to all that owe a reply.
    pub(crate) fn letter(&self, to: Option<PartyId>) -> Self {
        let mut wish = self.with(Format::Dossier);
        wish.options.letter.to = to;
        wish
    }

    /// Returns true for a format that is written as a folder of files.
    pub(crate) fn is_folder(&self) -> bool {
        self.options.picture.is_none() && self.format.facts().files == FileCount::Several
    }

    /// Proposes a name for its file or folder, from that of the project.
    pub(crate) fn name(&self, project: &str) -> String {
        let facts = self.format.facts();
        match &self.options.picture {
            Some(picture) => format!("{project} {}.{}", picture.name(), facts.ending),
            None if self.is_folder() => format!("{project} {}", facts.name),
            None => format!("{project}.{}", facts.ending),
        }
    }

    /// Gives the path of a file the ending of the format; that of a folder stays as it is.
    pub(crate) fn with_ending(&self, path: PathBuf) -> PathBuf {
        let ending = self.format.facts().ending;
        let ends = path.extension().is_some_and(|known| known.eq_ignore_ascii_case(ending));
        if self.is_folder() || ends {
            return path;
        }
        let mut name = path.into_os_string();
        name.push(".");
        name.push(ending);
        name.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_ends_as_its_format_does_and_a_folder_is_named_as_one_likes() {
        let wish = |format| ExportRequest { format, ..ExportRequest::default() };
        let path = |format, path: &str| wish(format).with_ending(path.into()).display().to_string();
        assert_eq!(path(Format::Html, "a/report"), "a/report.html");
        assert_eq!(path(Format::Html, "report.HTML"), "report.HTML");
        assert_eq!(path(Format::Xlsx, "report v1.2"), "report v1.2.xlsx");
        assert_eq!(path(Format::Csv, "a/tables"), "a/tables");
        assert_eq!(wish(Format::Json).name("Dam"), "Dam.json");
        assert_eq!(wish(Format::GraphMl).name("Dam"), "Dam graphml");
    }
}
