//! Electronic mail: what its sender wrote, and apart from it what is quoted, signed and added.

mod parts;
mod phrases;
mod plain;

use mail_parser::{Address, Message, MessageParser, MimeHeaders};

use crate::document::{Block, BlockRole, Document, DocumentKind, Metadata};
use crate::error::ReadError;
use crate::formats::html;
use crate::options::{Origin, ReadOptions};
use crate::paragraph::stated;

/// The number of names of attachments that are listed.
const ATTACHMENTS: usize = 20;

/// Reads a mail.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    let bytes = without_envelope(bytes);
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or_else(|| ReadError::Damaged("its head cannot be read".to_owned()))?;
    if message.parts.len() > options.limits.parts.min(10_000) {
        return Err(ReadError::TooManyParts { limit: options.limits.parts.min(10_000) });
    }
    let mut document = Document::new(DocumentKind::Mail);
    let is_forward = phrases::is_forward(message.subject().unwrap_or_default());
    let (blocks, is_passed_on) = body(&message, is_forward, options)?;
    document.blocks = blocks;
    if document.blocks.is_empty() && is_encrypted(&message) {
        return Err(ReadError::UnknownProtection);
    }
    let is_newsletter =
        is_bulk(&message) || document.blocks.iter().any(|block| phrases::is_unsubscribe(&block.text));
    document.metadata = metadata(&message, is_newsletter);
    if is_passed_on {
        document.metadata.byline = parts::first_sender(&document.blocks).into_iter().collect();
        document.notes.push("A mail that was passed on: the date is that of passing it on.".to_owned());
    }
    let names: Vec<&str> =
        message.attachments().filter_map(|part| part.attachment_name()).take(ATTACHMENTS).collect();
    if !names.is_empty() {
        document.notes.push(format!("Attached and not read: {}.", names.join(", ")));
    }
    if message.parts.iter().any(|part| part.is_encoding_problem) {
        document.notes.push("Some of its bytes could not be read: words may be missing.".to_owned());
    }
    Ok(document)
}

/// A mail without the line that mailboxes put before it.
fn without_envelope(bytes: &[u8]) -> &[u8] {
    if !bytes.starts_with(b"From ") {
        return bytes;
    }
    let end = memchr::memchr(b'\n', bytes).map_or(0, |end| end + 1);
    bytes.get(end..).unwrap_or_default()
}

/// The blocks of the mail's text, from its plain form or from its page, whichever says more surely what it is, and
/// whether the text is that of another mail, which was passed on.
fn body(
    message: &Message<'_>,
    is_forward: bool,
    options: &ReadOptions,
) -> Result<(Vec<Block>, bool), ReadError> {
    let mut plain: Vec<Block> = Vec::new();
    let mut is_clean = true;
    for part in message.text_bodies().filter(|part| !part.is_text_html()) {
        let Some(text) = part.text_contents() else {
            continue;
        };
        let format = part.content_type().and_then(|kind| kind.attribute("format"));
        let delete = part.content_type().and_then(|kind| kind.attribute("delsp"));
        let flowed = format.is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
        let joined = delete.is_some_and(|delete| delete.eq_ignore_ascii_case("yes"));
        is_clean &= flowed || plain::is_clean(text);
        plain.extend(plain::blocks(text, flowed, joined));
    }
    let mut page: Vec<Block> = Vec::new();
    for part in message.html_bodies().filter(|part| part.is_text_html()) {
        if let Some(text) = part.text_contents() {
            let all = ReadOptions { origin: Origin::Clipboard, ..options.clone() };
            page.extend(html::page(text, &all)?.blocks);
        }
    }
    let passed_on = (parts::judge(&mut plain, is_forward), parts::judge(&mut page, is_forward));
    let words = |blocks: &[Block]| -> usize {
        blocks.iter().filter(|block| block.kept).map(|block| block.text.split_whitespace().count()).sum()
    };
    // Some plain forms say only that the mail has another.
    let is_whole = words(&plain) * 2 > words(&page);
    let is_plain = page.is_empty() || (is_clean && is_whole && !plain.is_empty());
    Ok(if is_plain { (plain, passed_on.0) } else { (page, passed_on.1) })
}

fn is_encrypted(message: &Message<'_>) -> bool {
    message.parts.iter().any(|part| {
        part.content_type().is_some_and(|kind| {
            let subtype = kind.subtype().unwrap_or_default().to_ascii_lowercase();
            subtype == "encrypted" || subtype.ends_with("pkcs7-mime")
        })
    })
}

/// Returns whether the head of a mail says that it was sent to many.
fn is_bulk(message: &Message<'_>) -> bool {
    ["List-Unsubscribe", "List-Id", "X-Campaign", "X-Mailgun-Tag", "X-MC-User", "Feedback-ID"]
        .iter()
        .any(|name| message.header(*name).is_some())
        || message.header_raw("Precedence").is_some_and(|value| value.trim().eq_ignore_ascii_case("bulk"))
}

fn metadata(message: &Message<'_>, is_newsletter: bool) -> Metadata {
    let sender = message.from().and_then(name_of);
    let (byline, outlet) = if is_newsletter { (None, sender) } else { (sender, None) };
    Metadata {
        title: message.subject().and_then(stated),
        byline: byline.into_iter().collect(),
        outlet,
        published: message.date().filter(|date| date.is_valid()).map(mail_parser::DateTime::to_rfc3339),
        url: None,
        language: message.header_raw("Content-Language").and_then(stated),
    }
}

/// The name of a sender, or nothing where only the address is known.
fn name_of(address: &Address<'_>) -> Option<String> {
    let name = address.first()?.name()?;
    let name = name.trim_matches(['"', '\'', ' ']);
    stated(name).filter(|name| !name.contains('@'))
}

/// The role of words that the sender did not write for the reader.
pub(super) const NOT_WRITTEN: BlockRole = BlockRole::Navigation;

#[cfg(test)]
mod tests;
