//! The purposes for which a path is asked for.

use super::evidence::EvidenceFile;
use super::export::ExportRequest;
use model::ArticleId;

/// The purpose of a path that is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PathPurpose {
    /// To open a project or an article.
    Open,
    /// To add an article to the project.
    AddArticle,
    /// To read a newer version of an article's text.
    Text(ArticleId),
    /// To take a file or folder for evidence.
    Evidence(EvidenceFile),
    /// To write the project.
    SaveAs,
    /// To write an export.
    Export(Box<ExportRequest>),
    /// To read the tags of a codebook.
    ReadCodebook,
    /// To read entries of the who's who from a table.
    ReadWhosWho,
    /// To write the who's who as a table.
    WriteWhosWho,
}
