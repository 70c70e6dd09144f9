//! From a file, bytes, pasted text or the clipboard's page to an article.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::decode::{self, Decoded};
use crate::document::{Block, BlockRole, ClaimReview, Document, DocumentKind};
use crate::error::{ImportError, ImportProblem, ReadError};
use crate::formats::{self, markdown, transcript};
use crate::guess::{self, Guess};
use crate::options::{Limits, Origin, ReadOptions};
use crate::sniff::{self, Sniffed};
use crate::{MAX_BYTES, MAX_TEXT_BYTES, isolated};
use files::FileKind;
use model::{Article, ArticleId, is_control};

/// An article, and what a person should know about how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The article.
    pub article: Article,
    /// The kind of document that it was read from.
    pub kind: DocumentKind,
    /// The time of publication in ISO 8601; nothing where it is not known.
    pub published: Option<String>,
    /// The uncertain parts of the reading, in sentences: "Read as windows-1252 …".
    pub notes: Vec<String>,
    /// The paragraphs of the document, kept and left out, in reading order. Empty for plain text and Markdown, which are
    /// kept whole.
    pub blocks: Vec<Block>,
    /// The fact-checks that the page carries.
    pub claim_reviews: Vec<ClaimReview>,
}

/// Reads articles.
pub struct Importer<'a> {
    /// The program that reads foreign documents in a process of its own: see [`isolated::this_program`]. Without one they
    /// are read in this process, which is for tests and fuzzers alone.
    pub program: Option<PathBuf>,
    /// The password that opens documents which ask for one.
    pub password: Option<String>,
    /// Asked now and then while a document is read; the reading ends soon after it says no.
    pub goes_on: &'a dyn Fn() -> bool,
    /// The moment at which articles are added.
    pub now: Timestamp,
    /// A person chooses among the paragraphs afterwards: a document of which none is kept is then no error.
    pub chosen_later: bool,
}

impl Importer<'_> {
    /// An importer that is never stopped and knows no password.
    #[must_use]
    pub fn new(program: Option<PathBuf>, now: Timestamp) -> Self {
        Importer { program, password: None, goes_on: &|| true, now, chosen_later: false }
    }

    /// Reads an article from a file.
    ///
    /// # Errors
    /// Says why the file is not a document that can be read, and what to do.
    pub fn read_file(&self, path: &Path, id: ArticleId) -> Result<Imported, ImportError> {
        let name = path.display().to_string();
        files::read(path, FileKind::Document)
            .map_err(ImportProblem::from)
            .and_then(|bytes| self.import(&name, &bytes, id))
            .map_err(|problem| ImportError { name, problem })
    }

    /// Reads an article from bytes that came with a name, as from standard input.
    ///
    /// # Errors
    /// Says why the bytes are not a document that can be read.
    pub fn read_bytes(&self, name: &str, bytes: &[u8], id: ArticleId) -> Result<Imported, ImportError> {
        self.import(name, bytes, id).map_err(|problem| ImportError { name: name.to_owned(), problem })
    }

    /// Reads an article from text that a person pasted.
    ///
    /// # Errors
    /// Says that there are no words in it, or too many.
    pub fn read_paste(&self, text: &str, id: ArticleId) -> Result<Imported, ImportError> {
        let read = || {
            not_larger(text.len(), MAX_TEXT_BYTES)?;
            let text = decode::with_newlines(text.replace('\0', ""));
            let decoded = Decoded { text, notes: Vec::new() };
            self.take_text(decoded, DocumentKind::Text, id)
        };
        read().map_err(|problem| ImportError { name: "the pasted text".to_owned(), problem: problem.into() })
    }

    /// Reads an article from the page that another program put on the clipboard. All of it is kept, because a person has
    /// chosen it already.
    ///
    /// # Errors
    /// Says why the page cannot be read.
    pub fn read_clipboard_page(&self, page: &str, id: ArticleId) -> Result<Imported, ImportError> {
        let read = || {
            not_larger(page.len(), MAX_BYTES)?;
            let document = self.read_document(page.as_bytes(), Origin::Clipboard)?;
            self.take_document(document, id)
        };
        read().map_err(|problem| ImportError { name: "the pasted page".to_owned(), problem: problem.into() })
    }

    fn import(&self, name: &str, bytes: &[u8], id: ArticleId) -> Result<Imported, ImportProblem> {
        not_larger(bytes.len(), MAX_BYTES)?;
        if bytes.is_empty() {
            return Err(ReadError::Empty.into());
        }
        let kind = match sniff::with_name(bytes, name) {
            Sniffed::Document(kind) => kind,
            Sniffed::Other(name) => return Err(crate::foreign(bytes, name).into()),
        };
        let imported = if matches!(kind, DocumentKind::Text | DocumentKind::Markdown) {
            not_larger(bytes.len(), MAX_TEXT_BYTES)?;
            self.take_text(decode::plain(bytes)?, kind, id)?
        } else {
            self.take_document(self.read_document(bytes, Origin::File)?, id)?
        };
        Ok(imported)
    }

    /// Reads a foreign document, in a process of its own where there is a program for it.
    fn read_document(&self, bytes: &[u8], origin: Origin) -> Result<Document, ReadError> {
        let today = jiff::tz::Offset::UTC.to_datetime(self.now).date();
        let options = ReadOptions {
            password: self.password.clone(),
            origin,
            limits: Limits::default(),
            today: Some((today.year(), today.month().unsigned_abs(), today.day().unsigned_abs())),
        };
        match &self.program {
            Some(program) => isolated::read(program, bytes, &options, self.goes_on),
            None => crate::read(bytes, &options),
        }
    }

    /// An article of a text, which stays as it is unless it is Markdown or a transcript.
    fn take_text(&self, decoded: Decoded, kind: DocumentKind, id: ArticleId) -> Result<Imported, ReadError> {
        if kind == DocumentKind::Text && transcript::is_transcript(&decoded.text) {
            let mut document = transcript::from_text(decoded);
            document.notes.push(
                "Read as a transcript: each turn is a paragraph that begins with its speaker, without time codes."
                    .to_owned(),
            );
            return self.take_document(document, id);
        }
        let Decoded { mut text, mut notes } = decoded;
        let mut known = Guess::default();
        if kind == DocumentKind::Markdown {
            if markdown::is_dense(&text) {
                notes.push(
                    "Read as plain text: it has more marks of Markdown than an article could have."
                        .to_owned(),
                );
            } else {
                (text, known) = markdown::plain(&text);
            }
        }
        let known = known.or(guess::guess(&text));
        let published = formats::html::iso_date(&known.date);
        if text.trim().is_empty() {
            return Err(ReadError::Blank);
        }
        let article = self.article(text, known, id, &mut notes);
        Ok(Imported { article, kind, published, notes, blocks: Vec::new(), claim_reviews: Vec::new() })
    }

    /// An article of what is kept of a document.
    fn take_document(&self, document: Document, id: ArticleId) -> Result<Imported, ReadError> {
        let text = document.body();
        let Document { kind, metadata, blocks, mut notes, claim_reviews } = document;
        let shown = first_lines(kind, &text);
        let published = metadata.published.or_else(|| formats::html::iso_date(&shown.date));
        let mut known = Guess {
            title: metadata.title.filter(|title| !title.trim().is_empty()).unwrap_or(shown.title),
            outlet: metadata.outlet.unwrap_or_default(),
            byline: authors(kind, metadata.byline, shown.byline, &text, &mut notes),
            date: published.as_deref().map(date_in_words).unwrap_or_default(),
            address: metadata.url.unwrap_or_default(),
        };
        if known.title.is_empty()
            && let Some(head) = running_head(&blocks)
        {
            notes.push("The title is not known: the head of the pages takes its place.".to_owned());
            known.title = head;
        }
        let may_be_blank = self.chosen_later && !blocks.is_empty();
        if text.trim().is_empty() && !may_be_blank {
            return Err(ReadError::Blank);
        }
        let article = self.article(text, known, id, &mut notes);
        Ok(Imported { article, kind, published, notes, blocks, claim_reviews })
    }

    fn article(&self, text: String, known: Guess, id: ArticleId, notes: &mut Vec<String>) -> Article {
        notes.extend(controls(&text));
        let Guess { mut title, outlet, byline, date, address } = known;
        if title.trim().is_empty() {
            notes.push("The title is not known: the first words take its place.".to_owned());
            title = guess::opening(&text).unwrap_or_else(|| UNTITLED.to_owned());
        }
        let [title, outlet, byline, date, address] = [title, outlet, byline, date, address].map(one_line);
        Article { id, title, outlet, byline, date, address, added: self.now, text: text.into() }
    }
}

/// The facts that the first lines of a document show, for what it does not name itself.
fn first_lines(kind: DocumentKind, text: &str) -> Guess {
    use DocumentKind::{Docx, Epub, Odt, Pdf, Rtf};
    if matches!(kind, Docx | Epub | Odt | Pdf | Rtf) { guess::guess(text) } else { Guess::default() }
}

/// Returns the byline: the names that the document shows, else those that it states. The author that a text processor writes into its
/// files is often only who typed them: such a name is a byline where the text begins with it, and otherwise a note.
fn authors(
    kind: DocumentKind,
    stated: Vec<String>,
    shown: String,
    text: &str,
    notes: &mut Vec<String>,
) -> String {
    use DocumentKind::{Docx, Odt, Pdf, Rtf};
    let names = stated.join(", ");
    if !matches!(kind, Docx | Odt | Pdf | Rtf) || names.is_empty() {
        return if names.is_empty() { shown } else { names };
    }
    let head = text.get(..text.floor_char_boundary(BYLINE_PLACE)).unwrap_or_default();
    if stated.iter().all(|name| head.contains(name.as_str())) {
        return names;
    }
    if shown.is_empty() {
        notes.push(format!(
            "The file names {names} as its author, who may only have typed it: the byline is not known."
        ));
    }
    shown
}

/// The bytes at the beginning of a text in which its byline is.
const BYLINE_PLACE: usize = 600;

/// Returns the line that the heads of the pages have.
fn running_head(blocks: &[Block]) -> Option<String> {
    let heads = blocks.iter().filter(|block| block.role == BlockRole::PageFurniture);
    guess::running_head(heads.map(|block| block.text.as_str()))
}

/// The title of an article without words.
const UNTITLED: &str = "Untitled article";

fn not_larger(bytes: usize, limit: u64) -> Result<(), ReadError> {
    if bytes as u64 > limit { Err(ReadError::TooLarge { limit: limit as usize }) } else { Ok(()) }
}

/// Puts on one line what is known of an article, whatever the heading had that it was read from.
fn one_line(text: String) -> String {
    if text.contains('\n') { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text }
}

/// Tells of control characters. They stay, because a text does not change silently and every place in it is counted; wherever they
/// are shown, a sign represents them. Those that only end a line or a page need no word.
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

/// Returns an ISO 8601 date as people write it, without the time: "7 March 2024", or "March 2024".
fn date_in_words(published: &str) -> String {
    let day = published.get(..10).and_then(|day| day.parse::<jiff::civil::Date>().ok());
    if let Some(day) = day {
        return day.strftime("%-d %B %Y").to_string();
    }
    let month = format!("{published}-01").parse::<jiff::civil::Date>();
    month.map_or_else(|_| published.to_owned(), |month| month.strftime("%B %Y").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_people_write_them() {
        assert_eq!(date_in_words("2024-03-07T07:55:25Z"), "7 March 2024");
        assert_eq!(date_in_words("2024-03-07"), "7 March 2024");
        assert_eq!(date_in_words("2024-03"), "March 2024");
        assert_eq!(date_in_words("2024"), "2024");
        assert_eq!(date_in_words("2024-03-é7"), "2024-03-é7");
    }

    #[test]
    fn the_first_lines_of_a_document_tell_what_it_does_not_name() {
        let body = "The wall has moved by four centimetres since the autumn, and nobody in the town can say why it did. \
                    The council wants to know by the end of the month, and has asked two engineers.";
        let document = format!(
            r"{{\rtf1\ansi The wall of Skarvik leans\par By Jane Roe\par 5 June 2018\par {body}\par}}"
        );
        let importer = Importer::new(None, Timestamp::UNIX_EPOCH);
        let read = |bytes: &[u8]| {
            let read = importer.read_bytes("x.rtf", bytes, ArticleId::from(1)).unwrap();
            (read.article.title, read.article.byline, read.article.date, read.published)
        };
        let (title, byline, date, published) = read(document.as_bytes());
        assert_eq!(
            (title.as_str(), byline.as_str(), date.as_str()),
            ("The wall of Skarvik leans", "Jane Roe", "5 June 2018")
        );
        assert_eq!(published.as_deref(), Some("2018-06-05"));
        // The account of whoever typed it is no byline.
        let own = document.replace(r"\ansi ", r"\ansi {\info{\author Ann Poe}} ");
        assert_eq!(read(own.as_bytes()).1, "Jane Roe");
    }

    #[test]
    fn who_typed_a_file_is_a_byline_only_where_the_text_names_them() {
        let importer = Importer::new(None, Timestamp::UNIX_EPOCH);
        let read = |body: &str| {
            let file = format!(r"{{\rtf1\ansi {{\info{{\author Ann Poe}}}} {body}\par}}");
            importer.read_bytes("x.rtf", file.as_bytes(), ArticleId::from(1)).unwrap()
        };
        let named =
            read(r"The wall leans\par Ann Poe\par The wall has moved by four centimetres since the autumn.");
        assert_eq!(named.article.byline, "Ann Poe");
        let other =
            read(r"The wall has moved by four centimetres since the autumn, and nobody can say why it did.");
        assert_eq!(other.article.byline, "");
        assert!(other.notes.iter().any(|note| note.contains("Ann Poe")), "{:?}", other.notes);
    }

    #[test]
    fn a_title_that_is_not_known_is_never_the_name_of_the_file() {
        let importer = Importer::new(None, Timestamp::UNIX_EPOCH);
        let text = "The harbour froze on Tuesday, and the three ferries to the islands stayed where they were, said the company.";
        let read = importer.read_bytes("old_bridge-2018.txt", text.as_bytes(), ArticleId::from(1)).unwrap();
        assert_eq!(
            read.article.title,
            "The harbour froze on Tuesday, and the three ferries to the islands stayed where…"
        );
        assert!(read.notes.iter().any(|note| note.contains("title is not known")), "{:?}", read.notes);
    }
}
