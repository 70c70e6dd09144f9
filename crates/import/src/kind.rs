//! What kind of file it is: by its name, and by its first bytes.

/// The kinds that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text as it is.
    Plain,
    /// Text with headings, emphasis and links in the manner of Markdown.
    Markdown,
}

impl Kind {
    pub(super) fn of_name(name: &str) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        match ending.as_deref() {
            Some("md" | "markdown" | "mdown" | "mkd") => Self::Markdown,
            _ => Self::Plain,
        }
    }
}

/// How known formats begin that are not text, or not text that a person would read.
const BEGINNINGS: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (b"{\\rtf", "a Rich Text (RTF) file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a picture, sound or film"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file (7z)"),
    (b"Rar!", "a compressed file (RAR)"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3\x03", "a sound (MP3)"),
    (b"ID3\x04", "a sound (MP3)"),
    (b"OggS", "a sound or film (Ogg)"),
];

/// How many bytes are looked at.
const LOOKED_AT: usize = 4096;

/// The name of a format that is known and not read.
pub(super) fn foreign(bytes: &[u8]) -> Option<&'static str> {
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    if let Some((_, name)) = BEGINNINGS.iter().find(|(beginning, _)| start.starts_with(beginning)) {
        return Some(name);
    }
    if start.starts_with(b"PK\x03\x04") {
        return Some(zipped(start));
    }
    web_page(start).then_some("a web page (HTML)")
}

/// What a ZIP file is, by the names in it.
fn zipped(start: &[u8]) -> &'static str {
    let holds = |name: &str| memchr::memmem::find(start, name.as_bytes()).is_some();
    if holds("word/") {
        "a Word file (DOCX)"
    } else if holds("application/vnd.oasis.opendocument.text") {
        "an OpenDocument file (ODT)"
    } else if holds("application/epub+zip") {
        "an e-book (EPUB)"
    } else if holds("xl/") {
        "a spreadsheet (XLSX)"
    } else if holds("[Content_Types].xml") {
        "an Office file (such as DOCX)"
    } else {
        "a compressed file (ZIP)"
    }
}

fn web_page(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    [&b"<!doctype html"[..], b"<html"]
        .iter()
        .any(|tag| start.get(..tag.len()).is_some_and(|own| own.eq_ignore_ascii_case(tag)))
}
