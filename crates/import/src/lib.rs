//! A file or pasted text → an article.
//!
//! The text of an article is what a person sees in the file: of plain text in UTF-8 with `\n` at its line
//! ends not a byte is changed. What is known about the article (title, outlet, byline, date) is guessed where
//! the text shows it and can be edited afterwards.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "articles are read here")]

mod decode;
mod error;
mod guess;
mod header;
mod kind;
mod lines;
mod markdown;

use std::path::Path;

use jiff::Timestamp;

use files::FileKind;
use guess::Guess;
use kind::Kind;
use model::{Article, ArticleId, is_control};

pub use error::{ImportError, ImportProblem};
pub use lines::{Lines, same_file, size};

/// The largest text that is read, in bytes: some four million words.
pub const MAX_BYTES: u64 = FileKind::Article.max_bytes();

/// An article, and what a person should know about how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The article.
    pub article: Article,
    /// In sentences: "Read as windows-1252 …".
    pub notes: Vec<String>,
}

/// Reads an article from a file.
///
/// # Errors
/// Says why the file is not a text that can be read, and what to do.
pub fn read_file(path: &Path, id: ArticleId, now: Timestamp) -> Result<Imported, ImportError> {
    let name = path.display().to_string();
    let fail = |problem| ImportError { name: name.clone(), problem };
    let bytes = files::read(path, FileKind::Article).map_err(|error| fail(error.into()))?;
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let kind = Kind::of_name(&name);
    import(&bytes, kind, &stem, id, now).map_err(fail)
}

/// Reads an article from bytes that came with a name, as from standard input.
///
/// # Errors
/// Says why the bytes are not a text that can be read.
pub fn read_bytes(name: &str, bytes: &[u8], id: ArticleId, now: Timestamp) -> Result<Imported, ImportError> {
    import(bytes, Kind::of_name(name), stem(name), id, now)
        .map_err(|problem| ImportError { name: name.to_owned(), problem })
}

/// Reads an article from text that a person pasted.
///
/// # Errors
/// When there are no words in it, or too many.
pub fn read_paste(text: &str, id: ArticleId, now: Timestamp) -> Result<Imported, ImportError> {
    let fail = |problem| ImportError { name: "the pasted text".to_owned(), problem };
    if text.len() as u64 > MAX_BYTES {
        return Err(fail(ImportProblem::TooLarge));
    }
    let text = decode::with_newlines(text.replace('\0', ""));
    article(text, Kind::Plain, "Pasted text", id, now, Vec::new()).map_err(fail)
}

/// A name without its folder and its last ending.
fn stem(name: &str) -> &str {
    Path::new(name).file_stem().and_then(|stem| stem.to_str()).unwrap_or(name)
}

fn import(
    bytes: &[u8],
    kind: Kind,
    stem: &str,
    id: ArticleId,
    now: Timestamp,
) -> Result<Imported, ImportProblem> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ImportProblem::TooLarge);
    }
    if bytes.is_empty() {
        return Err(ImportProblem::Empty);
    }
    if let Some(foreign) = kind::foreign(bytes) {
        return Err(ImportProblem::Foreign(foreign));
    }
    let (text, notes) = decode::decode(bytes)?;
    article(text, kind, stem, id, now, notes)
}

/// What is known of an article stands on one line, whatever the heading had that it was read from.
fn one_line(text: String) -> String {
    if text.contains('\n') { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text }
}

/// Tells of control characters. They stay, because a text does not change silently and every place in it is counted; wherever they
/// are shown, a sign stands for them. Those that only end a line or a page need no word.
fn controls(text: &str) -> Option<String> {
    let mut controls = text.chars().filter(|c| is_control(*c) && !c.is_whitespace());
    let first = controls.next()?;
    Some(match controls.count() {
        0 => format!(
            "The text has a control character (U+{:04X}). It is kept, and shown as a sign.",
            first as u32
        ),
        more => format!(
            "The text has {} control characters, the first of them U+{:04X}. They are kept, and shown as signs.",
            more + 1,
            first as u32
        ),
    })
}

fn article(
    text: String,
    kind: Kind,
    stem: &str,
    id: ArticleId,
    now: Timestamp,
    mut notes: Vec<String>,
) -> Result<Imported, ImportProblem> {
    let (text, known) = match kind {
        Kind::Markdown if markdown::is_dense(&text) => {
            notes.push(
                "Read as plain text: it has more marks of Markdown than an article could have.".to_owned(),
            );
            (text, Guess::default())
        }
        Kind::Plain => (text, Guess::default()),
        Kind::Markdown => markdown::plain(&text),
    };
    if text.trim().is_empty() {
        return Err(ImportProblem::Blank);
    }
    notes.extend(controls(&text));
    let guess = known.or(guess::guess(&text));
    let title = if guess.title.is_empty() { guess::readable(stem) } else { guess.title };
    let Guess { outlet, byline, date, address, .. } = guess;
    let [title, outlet, byline, date, address] = [title, outlet, byline, date, address].map(one_line);
    let article = Article { id, title, outlet, byline, date, address, added: now, text: text.into() };
    Ok(Imported { article, notes })
}
