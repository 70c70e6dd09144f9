//! Web pages saved with their parts in one file, as browsers do.

use mail_parser::{HeaderValue, MessageParser, MessagePart, MimeHeaders, PartType};

use super::html;
use crate::document::{Document, DocumentKind};
use crate::error::ReadError;
use crate::options::ReadOptions;

/// Reads a page saved in one file. Pictures and style sheets in it are not looked at, and nothing is fetched.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    // Where a part begins, its boundary is written out: counting them bounds what the parser builds.
    let parts = memchr::memmem::find_iter(bytes, b"\n--").take(options.limits.parts / 16 + 1).count();
    if parts > options.limits.parts / 16 {
        return Err(ReadError::TooManyParts { limit: options.limits.parts / 16 });
    }
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or_else(|| ReadError::Damaged("its parts cannot be told apart".to_owned()))?;
    let saved_from = match message.header("Snapshot-Content-Location") {
        Some(HeaderValue::Text(address)) => Some(address.trim().to_owned()),
        _ => None,
    };
    let pages = || message.parts.iter().filter_map(|part| Some((part, page(part)?)));
    // The first page is the one that was saved, unless another says so; the rest are frames in it.
    let (part, text) = pages()
        .find(|(part, _)| saved_from.is_some() && part.content_location() == saved_from.as_deref())
        .or_else(|| pages().next())
        .ok_or_else(|| ReadError::Damaged("no page is in it".to_owned()))?;
    let mut document = html::page(text, options)?;
    document.kind = DocumentKind::Mhtml;
    if document.metadata.url.is_none() {
        let address = part.content_location().map(str::to_owned).or(saved_from);
        document.metadata.url =
            address.filter(|url| url.starts_with("http://") || url.starts_with("https://"));
    }
    Ok(document)
}

/// The text of a part that is a page.
fn page<'a>(part: &'a MessagePart<'_>) -> Option<&'a str> {
    match &part.body {
        PartType::Html(text) => Some(text),
        PartType::Text(text)
            if part
                .content_type()
                .is_some_and(|own| own.subtype().is_some_and(|kind| kind.contains("html"))) =>
        {
            Some(text)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAVED: &str = "From: <Saved by a browser>\r\n\
        Snapshot-Content-Location: https://herald.example/news/bridge\r\n\
        Subject: Bridge closed\r\n\
        MIME-Version: 1.0\r\n\
        Content-Type: multipart/related; type=\"text/html\"; boundary=\"-cut-\"\r\n\r\n\
        ---cut-\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/frame\r\n\r\n\
        <html><body><p>Buy a boat today, and sail wherever you like, for less than you think.</p></body></html>\r\n\
        ---cut-\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\
        Content-Location: https://herald.example/news/bridge\r\n\r\n\
        <html><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1>\
        <p>The town has closed the old bridge for good, =E2=80=9Cfor everybody=E2=80=99s safety=E2=80=9D, =\r\n\
        the mayor said on Monday.</p></article></body></html>\r\n\
        ---cut---\r\n";

    #[test]
    fn the_page_that_was_saved_is_read() {
        let document = read(SAVED.as_bytes(), &ReadOptions::default()).unwrap();
        let expected = "The town has closed the old bridge for good, “for everybody’s safety”, the mayor said on Monday.";
        assert_eq!((document.kind, document.body().as_str()), (DocumentKind::Mhtml, expected));
        assert_eq!(document.metadata.title.as_deref(), Some("Bridge closed"));
        assert_eq!(document.metadata.url.as_deref(), Some("https://herald.example/news/bridge"));
    }

    #[test]
    fn a_file_without_a_page_is_damaged() {
        let bytes = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--\r\n";
        assert!(matches!(read(bytes, &ReadOptions::default()), Err(ReadError::Damaged(_))));
    }
}
