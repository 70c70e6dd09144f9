//! Reading articles, in a process of their own where they are foreign documents.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::whos_who::WhosWhoQueue;
use super::work::{failed, name, watched};
use super::{ExtractedArticle, JobControl, JobKind, JobOutcome, Jobs};
use crate::app::clipboard::ClipboardPage;
use crate::app::path_purpose::PathPurpose;
use crate::app::reading::{ArticleSource, ChosenArticle, DocumentPreview};
use import::{ImportError, ImportProblem, Imported, Importer, ReadError};
use model::{Article, ArticleId};

impl ArticleSource {
    /// Reads it; the reading ends when the job is asked to stop.
    pub(super) fn read(
        &self,
        id: ArticleId,
        now: Timestamp,
        program: Option<PathBuf>,
        watch: &JobControl,
    ) -> Result<Imported, ImportError> {
        let goes_on = || watch.goes_on().is_continue();
        let mut importer = Importer { goes_on: &goes_on, chosen_later: true, ..Importer::new(program, now) };
        match self {
            Self::File(path) => importer.read_file(path, id),
            Self::Protected { path, password } => {
                importer.password = Some(password.clone());
                importer.read_file(path, id)
            }
            Self::Pasted { text, page } => pasted(&importer, text, page, id),
        }
    }

    /// The outcome where it could not be read: a password that is asked for, or words.
    fn unread(&self, error: &ImportError, title: &'static str, purpose: PathPurpose) -> JobOutcome {
        match (&error.problem, self.path()) {
            (ImportProblem::Document(ReadError::Stopped), _) => JobOutcome::Stopped,
            (
                ImportProblem::Document(problem @ (ReadError::Encrypted | ReadError::WrongPassword)),
                Some(path),
            ) => JobOutcome::Protected {
                purpose,
                path: path.to_owned(),
                wrong: *problem == ReadError::WrongPassword,
            },
            _ => failed(title, error, None),
        }
    }

    /// Reads an article and finds what it says: to begin a project with it, or to add it to the one that is open.
    pub(super) fn read_and_find(
        &self,
        (id, now): (ArticleId, Timestamp),
        program: Option<PathBuf>,
        (watch, context): (&JobControl, &egui::Context),
        whos_who: &WhosWhoQueue,
        add: bool,
    ) -> JobOutcome {
        let purpose = if add { PathPurpose::AddArticle } else { PathPurpose::Open };
        let imported = match self.read(id, now, program, watch) {
            Ok(imported) => imported,
            Err(error) => return self.unread(&error, "The article could not be read", purpose),
        };
        if DocumentPreview::is_needed(&imported) {
            return JobOutcome::Preview(Box::new(DocumentPreview {
                imported,
                source: self.clone(),
                purpose,
            }));
        }
        let Imported { article, notes, .. } = imported;
        let source = self.path().map(Path::to_owned);
        let only_opened = source.is_some();
        let chosen = ChosenArticle { article, notes, evidence: Vec::new(), purpose, source, only_opened };
        find(chosen, whos_who, watch, context)
    }
}

/// Reads pasted text. Where the clipboard has a page with the same words, the paragraphs are those of the page: plain text of
/// a browser may have lost their ends. A person who has changed the text gets it as it is.
fn pasted(
    importer: &Importer<'_>,
    text: &str,
    page: &ClipboardPage,
    id: ArticleId,
) -> Result<Imported, ImportError> {
    let plain = importer.read_paste(text, id)?;
    let read = page.read().and_then(|page| importer.read_clipboard_page(&page, id).ok());
    let Some(page) =
        read.filter(|page| plain.blocks.is_empty() && has_same_letters(&page.article.text, text))
    else {
        return Ok(plain);
    };
    let address = if plain.article.address.is_empty() { page.article.address } else { plain.article.address };
    let article = Article { text: page.article.text, address, ..plain.article };
    Ok(Imported { article, notes: page.notes, ..plain })
}

/// Returns whether two texts differ only in the characters between their letters.
fn has_same_letters(one: &str, other: &str) -> bool {
    one.chars().filter(|c| c.is_alphabetic()).eq(other.chars().filter(|c| c.is_alphabetic()))
}

/// Extracts the statements of an article.
fn find(
    chosen: ChosenArticle,
    whos_who: &WhosWhoQueue,
    watch: &JobControl,
    context: &egui::Context,
) -> JobOutcome {
    let ChosenArticle { article, mut notes, evidence, purpose, source, only_opened } = chosen;
    let add = purpose == PathPurpose::AddArticle;
    match watched(&article.text, watch, context) {
        Some(findings) => {
            let article = Arc::new(article);
            let (known, warnings) = whos_who.read();
            notes.extend(warnings);
            JobOutcome::Read(Box::new(ExtractedArticle {
                article,
                findings,
                notes,
                known,
                evidence,
                add,
                source,
                only_opened,
            }))
        }
        None => JobOutcome::Stopped,
    }
}

impl Jobs {
    /// Reads an article and finds what it says.
    pub(crate) fn read(&mut self, source: ArticleSource, id: ArticleId, now: Timestamp, add: bool) {
        let label = match source.path() {
            Some(path) => format!("Finding the statements of {}", name(path)),
            None => "Finding the statements of the pasted text".to_owned(),
        };
        let (context, program) = (self.context.clone(), self.program.clone());
        let whos_who = self.whos_who.clone();
        self.start(label, JobKind::Other, move |watch| {
            source.read_and_find((id, now), program, (watch, &context), &whos_who, add)
        });
    }

    /// Extracts the statements of an article of which a person has chosen the paragraphs.
    pub(crate) fn find(&mut self, chosen: ChosenArticle) {
        let (context, whos_who) = (self.context.clone(), self.whos_who.clone());
        let label = format!("Finding the statements of {}", chosen.article.title);
        self.start(label, JobKind::Other, move |watch| find(chosen, &whos_who, watch, &context));
    }

    /// Reads a newer version of an article's text from a file.
    pub(crate) fn read_text(&mut self, article: ArticleId, source: ArticleSource, now: Timestamp) {
        let label = source.path().map_or_else(String::new, name);
        let program = self.program.clone();
        self.start(format!("Reading {label}"), JobKind::Other, move |watch| {
            match source.read(article, now, program, watch) {
                Ok(imported) if DocumentPreview::is_needed(&imported) => {
                    let purpose = PathPurpose::Text(article);
                    JobOutcome::Preview(Box::new(DocumentPreview { imported, source, purpose }))
                }
                Ok(imported) => JobOutcome::NewText(article, imported.article.text.to_string()),
                Err(error) => {
                    let purpose = PathPurpose::Text(article);
                    source.unread(&error, "The newer version could not be read", purpose)
                }
            }
        });
    }
}
