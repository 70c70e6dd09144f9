//! One article → its piece of the output.

use std::path::PathBuf;

use jiff::Timestamp;
use serde_json::Value;

use super::args::OutputFormat;
use super::contract::{ArticleOutput, DocumentOrigin};
use super::reader::ArticleReader;
use super::{panels, project, reader, terminal};
use extract::extract;
use import::{CorpusLine, Imported};
use model::{Article, ArticleId, CleanText, IdGenerator, Language};

/// An article that is still to be read.
pub(super) struct PendingArticle {
    /// Its origin, in words.
    pub(super) name: String,
    pub(super) source: PieceSource,
}

impl PendingArticle {
    /// Its share of the input, in bytes.
    pub(super) fn size(&self) -> u64 {
        match &self.source {
            PieceSource::Line { bytes, .. } => bytes.len() as u64 + 1,
            PieceSource::Bytes(bytes) => bytes.len() as u64,
            PieceSource::File(path) => import::size(path).unwrap_or_default(),
            PieceSource::Unreadable(_) => 0,
        }
    }

    /// The id that its output will have; nothing for a line without an article.
    pub(super) fn id(self) -> Result<Option<Value>, String> {
        match self.source {
            PieceSource::Unreadable(problem) => Err(problem),
            PieceSource::Line { bytes, first } => Ok(CorpusLine::read(&bytes, first)?.map(|line| line.id)),
            PieceSource::File(_) | PieceSource::Bytes(_) => Ok(Some(Value::from(self.name))),
        }
    }
}

/// The source that an article is read from.
pub(super) enum PieceSource {
    File(PathBuf),
    Bytes(Vec<u8>),
    Line {
        bytes: Vec<u8>,
        /// True if a byte order mark may be before it.
        first: bool,
    },
    /// It could not be read, for this reason.
    Unreadable(String),
}

/// The result of reading an article.
pub(super) struct RenderResult {
    pub(super) name: String,
    /// Its piece of the output, nothing for an empty line, or why there is none.
    pub(super) text: Result<Option<CleanText>, String>,
    /// The notes for a person about how it was read.
    pub(super) notes: Vec<String>,
    /// Its language, where it is not English.
    pub(super) foreign: Option<Language>,
    /// Its share of the input.
    pub(super) bytes: u64,
}

/// The facts of an article before extraction.
pub(super) struct ArticleInfo {
    pub(super) id: Value,
    pub(super) article: Article,
    /// The document that it was read from; nothing for a line of a corpus.
    origin: Option<DocumentOrigin>,
    pub(super) notes: Vec<String>,
}

pub(super) fn render(format: OutputFormat, piece: PendingArticle, reader: &ArticleReader) -> RenderResult {
    let bytes = piece.size();
    let PendingArticle { name, source } = piece;
    let (found, mut notes) = match known(&name, source, reader) {
        Ok(None) => (Ok(None), Vec::new()),
        Ok(Some(ArticleInfo { id, article, origin, notes })) => {
            (format_article(format, id, article, origin.as_ref()).map(Some), notes)
        }
        Err(problem) => (Err(problem), Vec::new()),
    };
    let (text, foreign) = match found {
        Ok(Some(FoundText { text, foreign, nothing })) => {
            // Of a corpus with a text a line it would be told by the thousand.
            if nothing && format != OutputFormat::Jsonl {
                notes.push(NOTHING.to_owned());
            }
            (Ok(Some(text)), foreign)
        }
        Ok(None) => (Ok(None), None),
        Err(problem) => (Err(problem), None),
    };
    RenderResult { name, text, notes, foreign, bytes }
}

/// Reads an article; nothing for an empty line of a corpus.
pub(super) fn known(
    name: &str,
    source: PieceSource,
    reader: &ArticleReader,
) -> Result<Option<ArticleInfo>, String> {
    let (id, now) = (ArticleId::from(0), Timestamp::now());
    let imported = match source {
        PieceSource::Unreadable(problem) => return Err(problem),
        PieceSource::Line { bytes, first } => return Ok(CorpusLine::read(&bytes, first)?.map(taken_as_it_is)),
        PieceSource::File(path) => reader.importer(now).read_file(&path, id),
        PieceSource::Bytes(bytes) => reader.importer(now).read_bytes(name, &bytes, id),
    };
    let Imported { article, kind, published, notes, blocks, .. } =
        imported.map_err(|error| reader::problem(&error.problem))?;
    let times = import::times(&blocks, &article.text);
    let origin = DocumentOrigin { kind, published, notes: notes.clone(), times };
    Ok(Some(ArticleInfo { id: Value::from(name), article, origin: Some(origin), notes }))
}

/// An article of this text as panels.
pub(super) fn shown(text: &str) -> Result<CleanText, String> {
    let line = CorpusLine { id: Value::from("text"), text: text.to_owned(), title: None };
    let ArticleInfo { id, article, .. } = taken_as_it_is(line);
    format_article(OutputFormat::Text, id, article, None).map(|set| set.text)
}

fn taken_as_it_is(line: CorpusLine) -> ArticleInfo {
    let article = Article {
        id: ArticleId::from(0),
        title: line.title.unwrap_or_default(),
        outlet: String::new(),
        byline: String::new(),
        date: String::new(),
        address: String::new(),
        added: Timestamp::UNIX_EPOCH,
        text: line.text.into(),
    };
    ArticleInfo { id: line.id, article, origin: None, notes: Vec::new() }
}

/// The message for a text in which nothing is found.
pub(super) const NOTHING: &str = "No statements were found. Look whether the text has quotations or words such as \
                                  “said”; in a transcript each turn needs a line of its own that begins with a name and a colon.";

/// The findings of an article, as text.
struct FoundText {
    text: CleanText,
    /// Its language, where that is not English.
    foreign: Option<Language>,
    /// True if it has no statement.
    nothing: bool,
}

/// Finds the statements of an article, and sets them in a format.
fn format_article(
    format: OutputFormat,
    id: Value,
    mut article: Article,
    origin: Option<&DocumentOrigin>,
) -> Result<FoundText, String> {
    if format == OutputFormat::Text {
        // No project has a NUL in a text; here nothing counts places in it.
        article.text = article.text.replace('\0', "\u{fffd}").into();
    }
    let findings = extract(&article.text);
    let foreign = findings.foreign;
    let nothing = findings.statements.is_empty();
    let id = match format {
        OutputFormat::Json => None,
        OutputFormat::Jsonl => Some(&id),
        OutputFormat::Text => {
            if article.title.is_empty() {
                article.title = id.as_str().map_or_else(|| id.to_string(), str::to_owned);
            }
            // The ids do not show; the same ones each time give the same output each time.
            let project = project::assemble(
                None,
                vec![(article, findings)],
                IdGenerator::seeded(0),
                Timestamp::UNIX_EPOCH,
            )?;
            let text = panels::text(&project, terminal::width()).trimmed();
            return Ok(FoundText { text, foreign, nothing });
        }
    };
    ArticleOutput::new(id, &article, origin, &findings).to_json().map(|text| FoundText {
        text,
        foreign,
        nothing,
    })
}
