//! The kind of a document, told by its content.

use memchr::memmem;

use crate::document::DocumentKind;

/// The kind of some bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sniffed {
    /// A document of a kind.
    Document(DocumentKind),
    /// Something else that is known, by its name with the article.
    Other(&'static str),
}

/// The beginnings of known formats in which there is no article.
const OTHERS: &[(&[u8], &str)] = &[
    (b"\xd0\xcf\x11\xe0", "an old Office file (save it as DOCX first)"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a picture, sound or film"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file (7z)"),
    (b"Rar!", "a compressed file (RAR)"),
    (b"SQLite format 3\0", "a database"),
    (b"bplist00", "a property list or a Safari web archive (save the page as HTML)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3\x03", "a sound (MP3)"),
    (b"ID3\x04", "a sound (MP3)"),
    (b"OggS", "a sound or film (Ogg)"),
];

/// The number of bytes that are looked at for the kind of a text.
const LOOKED_AT: usize = 16_384;

/// The endings of the names of files that are read, for dialogs that ask for one. Reading goes by the content.
pub const ENDINGS: &[&str] = &[
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "mhtml", "mht", "eml", "docx", "odt", "rtf",
    "epub", "pdf", "srt", "vtt",
];

/// Tells what some bytes are. A text is Markdown where the name says so: nothing else can.
pub(crate) fn with_name(bytes: &[u8], name: &str) -> Sniffed {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let is_markdown = matches!(ending.as_deref(), Some("md" | "markdown" | "mdown" | "mkd"));
    match sniff(bytes) {
        Sniffed::Document(DocumentKind::Text) if is_markdown => Sniffed::Document(DocumentKind::Markdown),
        sniffed => sniffed,
    }
}

/// The name, with its article, of a format that is known by its beginning and has no article in it.
pub(crate) fn other(bytes: &[u8]) -> Option<&'static str> {
    OTHERS.iter().find(|(beginning, _)| bytes.starts_with(beginning)).map(|(_, name)| *name)
}

/// Tells what some bytes are, by their content alone.
pub fn sniff(bytes: &[u8]) -> Sniffed {
    if let Some(name) = other(bytes) {
        return Sniffed::Other(name);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zipped(bytes);
    }
    // Readers of PDF look for the mark within the first kilobyte: some files have a preface.
    if memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").is_some() {
        return Sniffed::Document(DocumentKind::Pdf);
    }
    let start = readable(&bytes[..bytes.len().min(LOOKED_AT)]);
    let start = start.trim_start_matches('\u{feff}').trim_start();
    Sniffed::Document(text_kind(start))
}

/// The kind of a ZIP file, by the names in it. The directory of names is at its end.
fn zipped(bytes: &[u8]) -> Sniffed {
    let holds = |name: &str| memmem::find(bytes, name.as_bytes()).is_some();
    if holds("application/epub+zip") || holds("META-INF/container.xml") {
        Sniffed::Document(DocumentKind::Epub)
    } else if holds("application/vnd.oasis.opendocument.text") {
        Sniffed::Document(DocumentKind::Odt)
    } else if holds("word/document") {
        Sniffed::Document(DocumentKind::Docx)
    } else if holds("application/vnd.oasis.opendocument") {
        Sniffed::Other("an OpenDocument file without running text")
    } else if holds("xl/workbook") {
        Sniffed::Other("a spreadsheet (XLSX)")
    } else if holds("ppt/presentation") {
        Sniffed::Other("a presentation (PPTX)")
    } else {
        Sniffed::Other("a compressed file (ZIP)")
    }
}

/// The beginning of a file as text that is good enough to tell its kind, whatever its encoding.
fn readable(start: &[u8]) -> String {
    match encoding_rs::Encoding::for_bom(start) {
        Some((encoding, length)) => {
            encoding.decode_without_bom_handling(start.get(length..).unwrap_or_default()).0.into_owned()
        }
        // UTF-16 without a byte order mark: markup and headers are ASCII, so every other byte is zero.
        None if start.iter().take(64).filter(|byte| **byte == 0).count() >= 16 => {
            start.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect()
        }
        None => String::from_utf8_lossy(start).into_owned(),
    }
}

fn text_kind(start: &str) -> DocumentKind {
    if start.starts_with("{\\rtf") {
        return DocumentKind::Rtf;
    }
    if start.starts_with("WEBVTT") || is_srt(start) {
        return DocumentKind::Subtitles;
    }
    if let Some(headers) = mail_headers(start) {
        let related = headers.iter().any(|(name, value)| {
            (name == "content-type" && value.to_ascii_lowercase().contains("multipart/related"))
                || name == "snapshot-content-location"
        });
        // A mail can be "related" too, but then it names who wrote it to whom.
        let sent = headers.iter().any(|(name, _)| matches!(name.as_str(), "to" | "received" | "message-id"));
        return if related && !sent { DocumentKind::Mhtml } else { DocumentKind::Mail };
    }
    if is_page(start) { DocumentKind::Html } else { DocumentKind::Text }
}

/// Returns whether a text begins like `SubRip` subtitles: a number, then two times.
fn is_srt(start: &str) -> bool {
    let mut lines = start.lines().map(str::trim).filter(|line| !line.is_empty());
    let numbered = lines.next().is_some_and(|line| line.chars().all(|c| c.is_ascii_digit()));
    numbered
        && lines.next().is_some_and(|line| {
            line.split_once("-->").is_some_and(|(from, to)| is_time_code(from) && is_time_code(to))
        })
}

fn is_time_code(code: &str) -> bool {
    let code = code.split_whitespace().next().unwrap_or_default();
    code.contains(':') && code.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | ',' | '.'))
}

/// Headers of which a mail has three or more.
const TELLING: &[&str] = &[
    "from",
    "to",
    "subject",
    "date",
    "mime-version",
    "received",
    "return-path",
    "message-id",
    "content-type",
    "delivered-to",
    "x-mailer",
    "reply-to",
];

/// The headers of a mail, names in lower case, or nothing where a text does not begin with such.
fn mail_headers(start: &str) -> Option<Vec<(String, String)>> {
    let start =
        start.split_once('\n').filter(|(line, _)| line.starts_with("From ")).map_or(start, |(_, rest)| rest);
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in start.lines() {
        if line.trim().is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            headers.last_mut()?.1.push_str(line);
            continue;
        }
        let Some((name, value)) = line.split_once(':') else {
            break;
        };
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            break;
        }
        headers.push((name.to_ascii_lowercase(), value.to_owned()));
    }
    let telling = headers.iter().filter(|(name, _)| TELLING.contains(&name.as_str())).count();
    (telling >= 3).then_some(headers)
}

/// Elements that a page or a fragment of one begins with.
const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "body",
    "meta",
    "title",
    "link",
    "script",
    "style",
    "div",
    "span",
    "p",
    "b",
    "article",
    "main",
    "section",
    "table",
    "h1",
    "h2",
    "h3",
    "ul",
    "ol",
    "a",
    "blockquote",
    "font",
    "center",
    "br",
    "base",
    "header",
    "strong",
    "em",
    "i",
    "img",
];

/// Returns whether a text begins as a page does: past comments, declarations and what the clipboard of Windows puts first.
fn is_page(start: &str) -> bool {
    let mut rest = start;
    if rest.starts_with("Version:") && rest.contains("StartHTML:") {
        return rest.contains('<');
    }
    loop {
        rest = rest.trim_start();
        if let Some(comment) = rest.strip_prefix("<!--") {
            match comment.split_once("-->") {
                Some((_, after)) => rest = after,
                None => return true,
            }
        } else if let Some(declaration) = rest.strip_prefix("<?xml") {
            let Some((_, after)) = declaration.split_once("?>") else {
                return false;
            };
            rest = after;
        } else if rest.get(..9).is_some_and(|own| own.eq_ignore_ascii_case("<!doctype")) {
            return rest.get(9..64).unwrap_or(&rest[9..]).to_ascii_lowercase().contains("html");
        } else {
            break;
        }
    }
    let Some(tag) = rest.strip_prefix('<') else {
        return false;
    };
    let name: String =
        tag.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let ends = tag[name.len()..].starts_with(|c: char| c == '>' || c == '/' || c.is_whitespace());
    ends && ELEMENTS.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> DocumentKind {
        match sniff(text.as_bytes()) {
            Sniffed::Document(kind) => kind,
            Sniffed::Other(name) => panic!("{name}"),
        }
    }

    #[test]
    fn tells_texts_apart() {
        assert_eq!(kind("Plain words."), DocumentKind::Text);
        assert_eq!(kind("<3 is a heart"), DocumentKind::Text);
        assert_eq!(kind("<!DOCTYPE html><p>x"), DocumentKind::Html);
        assert_eq!(
            kind("\u{feff}<!-- saved from url=(0020)https://example.org/ -->\n<HTML>"),
            DocumentKind::Html
        );
        assert_eq!(kind("<b id=\"x\">words</b>"), DocumentKind::Html);
        assert_eq!(kind("Version:0.9\r\nStartHTML:0000\r\n<html>"), DocumentKind::Html);
        assert_eq!(kind("{\\rtf1 words}"), DocumentKind::Rtf);
        assert_eq!(kind("WEBVTT\n\n"), DocumentKind::Subtitles);
        assert_eq!(kind("1\n00:00:01,000 --> 00:00:02,000\nHello\n"), DocumentKind::Subtitles);
        assert_eq!(kind("%PDF-1.7"), DocumentKind::Pdf);
        let mail = "From: a@example.org\nTo: b@example.org\nSubject: Hello\n\nWords";
        assert_eq!(kind(mail), DocumentKind::Mail);
        let saved = "From: <Saved by Blink>\nSubject: A page\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\
                     \tboundary=\"x\"\n\n";
        assert_eq!(kind(saved), DocumentKind::Mhtml);
        assert_eq!(kind("Minister: I deny it.\nReporter: Why?"), DocumentKind::Text);
    }

    #[test]
    fn tells_what_is_no_document() {
        assert_eq!(sniff(b"\x89PNG\r\n\x1a\n"), Sniffed::Other("a picture (PNG)"));
        assert_eq!(sniff(b"PK\x03\x04xl/workbook.xml"), Sniffed::Other("a spreadsheet (XLSX)"));
        assert_eq!(sniff(b"PK\x03\x04word/document.xml"), Sniffed::Document(DocumentKind::Docx));
    }

    #[test]
    fn reads_utf_16() {
        let bytes: Vec<u8> = "<!doctype html><title>x".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(sniff(&bytes), Sniffed::Document(DocumentKind::Html));
    }
}
