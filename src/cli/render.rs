//! One article → its piece of the output.

use std::path::PathBuf;

use jiff::Timestamp;
use serde_json::Value;

use super::args::Format;
use super::contract::{Origin, Output};
use super::reader::Reader;
use super::{line, panels, project, reader, terminal};
use extract::extract;
use import::Imported;
use model::{Article, ArticleId, CleanText, IdGenerator, Language};

/// An article that is still to be read.
pub(super) struct Piece {
    /// Where it comes from, in words.
    pub(super) name: String,
    pub(super) source: Source,
}

impl Piece {
    /// How much of the input it is, in bytes.
    pub(super) fn size(&self) -> u64 {
        match &self.source {
            Source::Line { bytes, .. } => bytes.len() as u64 + 1,
            Source::Bytes(bytes) => bytes.len() as u64,
            Source::File(path) => import::size(path).unwrap_or_default(),
            Source::Unreadable(_) => 0,
        }
    }

    /// The id that its output will have; nothing for a line without an article.
    pub(super) fn id(self) -> Result<Option<Value>, String> {
        match self.source {
            Source::Unreadable(problem) => Err(problem),
            Source::Line { bytes, first } => Ok(line::read(&bytes, first)?.map(|line| line.id)),
            Source::File(_) | Source::Bytes(_) => Ok(Some(Value::from(self.name))),
        }
    }
}

/// What an article is read from.
pub(super) enum Source {
    File(PathBuf),
    Bytes(Vec<u8>),
    Line {
        bytes: Vec<u8>,
        /// Whether a byte order mark may stand before it.
        first: bool,
    },
    /// It could not be read, for this reason.
    Unreadable(String),
}

/// What became of an article.
pub(super) struct Rendered {
    pub(super) name: String,
    /// Its piece of the output, nothing for an empty line, or why there is none.
    pub(super) text: Result<Option<CleanText>, String>,
    /// What a person should know about how it was read.
    pub(super) notes: Vec<String>,
    /// Its language, where it is not English.
    pub(super) foreign: Option<Language>,
    /// How much of the input it was.
    pub(super) bytes: u64,
}

/// What is known of an article before anything is found in it.
pub(super) struct Known {
    pub(super) id: Value,
    pub(super) article: Article,
    /// The document that it was read from; nothing for a line of a corpus.
    origin: Option<Origin>,
    pub(super) notes: Vec<String>,
}

pub(super) fn render(format: Format, piece: Piece, reader: &Reader) -> Rendered {
    let bytes = piece.size();
    let Piece { name, source } = piece;
    let (found, mut notes) = match known(&name, source, reader) {
        Ok(None) => (Ok(None), Vec::new()),
        Ok(Some(Known { id, article, origin, notes })) => {
            (set(format, id, article, origin.as_ref()).map(Some), notes)
        }
        Err(problem) => (Err(problem), Vec::new()),
    };
    let (text, foreign) = match found {
        Ok(Some(Set { text, foreign, nothing })) => {
            // Of a corpus with a text a line it would be told by the thousand.
            if nothing && format != Format::Jsonl {
                notes.push(NOTHING.to_owned());
            }
            (Ok(Some(text)), foreign)
        }
        Ok(None) => (Ok(None), None),
        Err(problem) => (Err(problem), None),
    };
    Rendered { name, text, notes, foreign, bytes }
}

/// Reads an article; nothing for an empty line of a corpus.
pub(super) fn known(name: &str, source: Source, reader: &Reader) -> Result<Option<Known>, String> {
    let (id, now) = (ArticleId::from(0), Timestamp::now());
    let imported = match source {
        Source::Unreadable(problem) => return Err(problem),
        Source::Line { bytes, first } => return Ok(line::read(&bytes, first)?.map(taken_as_it_is)),
        Source::File(path) => reader.importer(now).read_file(&path, id),
        Source::Bytes(bytes) => reader.importer(now).read_bytes(name, &bytes, id),
    };
    let Imported { article, kind, published, notes, .. } =
        imported.map_err(|error| reader::problem(&error.problem))?;
    let origin = Origin { kind, published, notes: notes.clone() };
    Ok(Some(Known { id: Value::from(name), article, origin: Some(origin), notes }))
}

/// An article of this text as panels.
pub(super) fn shown(text: &str) -> Result<CleanText, String> {
    let line = line::Line { id: Value::from("text"), text: text.to_owned(), title: None };
    let Known { id, article, .. } = taken_as_it_is(line);
    set(Format::Text, id, article, None).map(|set| set.text)
}

fn taken_as_it_is(line: line::Line) -> Known {
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
    Known { id: line.id, article, origin: None, notes: Vec::new() }
}

/// What to tell of a text in which nothing is found.
pub(super) const NOTHING: &str = "No statements were found. Look whether the text has quotations or words such as \
                                  “said”; in a transcript each turn needs a line of its own that begins with a name and a colon.";

/// What is found in an article, as text.
struct Set {
    text: CleanText,
    /// Its language, where that is not English.
    foreign: Option<Language>,
    /// Whether it has no statement.
    nothing: bool,
}

/// Finds the statements of an article, and sets them in a format.
fn set(format: Format, id: Value, mut article: Article, origin: Option<&Origin>) -> Result<Set, String> {
    if format == Format::Text {
        // No project has a NUL in a text; here nothing counts places in it.
        article.text = article.text.replace('\0', "\u{fffd}").into();
    }
    let findings = extract(&article.text);
    let foreign = findings.foreign;
    let nothing = findings.statements.is_empty();
    let id = match format {
        Format::Json => None,
        Format::Jsonl => Some(&id),
        Format::Text => {
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
            return Ok(Set { text, foreign, nothing });
        }
    };
    Output::new(id, &article, origin, &findings).to_json().map(|text| Set { text, foreign, nothing })
}
