//! Many articles in one job: files, folders of them, and files with an article on each line.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::work::{name, report_progress};
use super::{ExtractedArticle, JobControl, JobKind, JobOutcome, Jobs};
use crate::app::evidence::evidence_of;
use crate::app::known_articles::KnownArticles;
use edit::EvidenceFacts;
use import::{CorpusLine, Importer, Lines};
use model::{Article, IdGenerator, counted};
use settings::WhosWho;

/// The endings of files with an article on each line.
const LINES: [&str; 2] = ["jsonl", "ndjson"];

/// The articles to read.
#[derive(Debug)]
pub(crate) struct BatchRequest {
    /// Files and folders.
    pub(crate) paths: Vec<PathBuf>,
    /// True if they are added to the open project; otherwise they begin one.
    pub(crate) add: bool,
    /// The articles that are there already.
    pub(crate) known: KnownArticles,
    /// Draws the ids of the articles.
    pub(crate) ids: IdGenerator,
    /// The moment at which they are added.
    pub(crate) now: Timestamp,
}

/// The result of reading many articles.
#[derive(Debug, Default)]
pub(crate) struct BatchResult {
    /// The articles that were read, in order.
    pub(crate) articles: Vec<ExtractedArticle>,
    /// The names of those that were not taken, each with the reason in words.
    pub(crate) failed: Vec<(String, String)>,
    /// The names of those that are there already, each with words that say as which.
    pub(crate) known: Vec<(String, String)>,
    /// The names of those of which something is uncertain, each with it in words.
    pub(crate) notes: Vec<(String, String)>,
    /// True if a person stopped the work: the rest was not read.
    pub(crate) stopped: bool,
    /// True if they are added to the open project.
    pub(crate) add: bool,
}

/// Returns `true` for a path that may lead to more than one article.
pub(crate) fn is_batch(path: &Path) -> bool {
    import::is_folder(path) || has_lines(path)
}

fn has_lines(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| LINES.contains(&ending.as_str()))
}

/// An article that was read.
struct Read {
    /// The name of its source for a person.
    name: String,
    article: Article,
    /// The fact-checks that came with it.
    evidence: Vec<EvidenceFacts>,
    source: Option<PathBuf>,
}

/// A source of one article.
enum BatchItem {
    File(PathBuf),
    Line { name: String, line: CorpusLine },
}

impl Jobs {
    /// Reads many articles and extracts their statements. Those that were read when it is stopped are kept.
    pub(crate) fn read_batch(&mut self, request: BatchRequest) {
        let label = match request.paths.as_slice() {
            [one] => format!("Reading the articles of {}", name(one)),
            several => format!("Reading {}", counted(several.len(), "file", "files")),
        };
        let (context, program) = (self.context.clone(), self.program.clone());
        self.start(label, JobKind::Other, move |watch| {
            JobOutcome::Batch(Box::new(read(request, program, watch, &context)))
        });
    }
}

fn read(
    request: BatchRequest,
    program: Option<PathBuf>,
    watch: &JobControl,
    context: &egui::Context,
) -> BatchResult {
    let BatchRequest { paths, add, mut known, mut ids, now } = request;
    let mut result = BatchResult { add, ..BatchResult::default() };
    let pieces = pieces(paths, &mut result);
    let all = pieces.len().max(1) as f32;
    for (at, piece) in pieces.into_iter().enumerate() {
        let goes_on = |part: f32| report_progress((at as f32 + part) / all, watch, context);
        if goes_on(0.0).is_break() {
            result.stopped = true;
            break;
        }
        let importer =
            Importer { goes_on: &|| watch.goes_on().is_continue(), ..Importer::new(program.clone(), now) };
        let Some(Read { name, article, evidence, source }) =
            article(piece, &importer, &mut ids, &mut result, watch)
        else {
            continue;
        };
        if let Some(words) = known.has(&article) {
            result.known.push((name, words));
            continue;
        }
        let Some(findings) = extract::extract_watched(&article.text, &goes_on) else {
            result.stopped = true;
            break;
        };
        known.add(&article);
        let article = Arc::new(article);
        let notes = Vec::new();
        result.articles.push(ExtractedArticle {
            article,
            findings,
            notes,
            // It is followed in single articles alone.
            known: WhosWho::default(),
            evidence,
            add,
            source,
            only_opened: false,
        });
    }
    result
}

/// The sources of articles in files and folders; what cannot be listed is told.
fn pieces(paths: Vec<PathBuf>, result: &mut BatchResult) -> Vec<BatchItem> {
    let mut pieces = Vec::new();
    for path in paths {
        if import::is_folder(&path) {
            match import::list_folder(&path) {
                Ok(files) if files.is_empty() => {
                    let words = "is a folder without a document. Folders in it are not looked into.";
                    result.failed.push((name(&path), words.to_owned()));
                }
                Ok(files) => pieces.extend(files.into_iter().map(BatchItem::File)),
                Err(error) => result.failed.push((name(&path), error.problem.to_string())),
            }
        } else if has_lines(&path) {
            lines(&path, &mut pieces, result);
        } else {
            pieces.push(BatchItem::File(path));
        }
    }
    pieces
}

/// The articles of a file that has one on each line.
fn lines(path: &Path, pieces: &mut Vec<BatchItem>, result: &mut BatchResult) {
    let lines = match Lines::open(path) {
        Ok(lines) => lines,
        Err(error) => {
            result.failed.push((name(path), error.problem.to_string()));
            return;
        }
    };
    for (bytes, number) in lines.zip(1_usize..) {
        let name = format!("{}, line {number}", name(path));
        match bytes.map_err(|error| error.to_string()).and_then(|bytes| CorpusLine::read(&bytes, number == 1))
        {
            Ok(Some(line)) => pieces.push(BatchItem::Line { name, line }),
            Ok(None) => {}
            Err(words) => result.failed.push((name, words)),
        }
    }
}

/// Reads one article; where it cannot be read, that is told.
fn article(
    piece: BatchItem,
    importer: &Importer<'_>,
    ids: &mut IdGenerator,
    result: &mut BatchResult,
    watch: &JobControl,
) -> Option<Read> {
    match piece {
        BatchItem::File(path) => match importer.read_file(&path, ids.draw()) {
            Ok(imported) => {
                let name = name(&path);
                result.notes.extend(imported.notes.into_iter().map(|note| (name.clone(), note)));
                // Without a preview, every fact-check of a page is kept: it can be removed again.
                let evidence = imported.claim_reviews.iter().map(evidence_of).collect();
                Some(Read { name, article: imported.article, evidence, source: Some(path) })
            }
            Err(error) => {
                // A person who stops the work knows why the rest is missing.
                if watch.goes_on() == ControlFlow::Continue(()) {
                    result.failed.push((name(&path), error.problem.to_string()));
                }
                None
            }
        },
        BatchItem::Line { name, line } => match importer.read_paste(&line.text, ids.draw()) {
            Ok(imported) => {
                let title = line.title.filter(|title| !title.trim().is_empty());
                let article = imported.article;
                let title = title.unwrap_or_else(|| article.title.clone());
                // A line's text is taken as it is.
                let article = Article { title, text: line.text.into(), ..article };
                Some(Read { name, article, evidence: Vec::new(), source: None })
            }
            Err(error) => {
                result.failed.push((name, error.problem.to_string()));
                None
            }
        },
    }
}
