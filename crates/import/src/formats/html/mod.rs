//! Saved web pages, and what browsers and word processors put on the clipboard.

mod blocks;
mod boxes;
mod byline;
mod clipboard;
mod cue_words;
mod cues;
mod dates;
mod dom;
mod flow;
mod jsonld;
mod judge;
mod layout;
mod metadata;
mod names;
mod notes;
mod outlet;
mod parse;
mod plain;
mod region;
mod tags;
mod title;
mod visibility;
mod vocabulary;
mod witness;
mod zones;

pub(crate) use dates::iso as iso_date;

use crate::decode;
use crate::document::{Document, DocumentKind};
use crate::error::ReadError;
use crate::options::{Origin, ReadOptions};
use dom::DOCUMENT;
use jsonld::Statements;
use judge::JudgedPage;
use metadata::{Account, Shown};
use witness::Witness;
use zones::Zones;

/// Reads a page.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    let decoded = decode::declared(bytes, tags::encoding(bytes).as_deref())?;
    let mut document = page(&decoded.text, options)?;
    document.notes.splice(0..0, decoded.notes);
    Ok(document)
}

/// Reads the text of a page.
pub(crate) fn page(text: &str, options: &ReadOptions) -> Result<Document, ReadError> {
    if options.origin == Origin::Clipboard {
        return copied(text, options);
    }
    let dom = parse::parse(text, &options.limits)?;
    let pieces = layout::lay_out(&dom, DOCUMENT);
    let mut document = Document::new(DocumentKind::Html);
    let statements = Statements::of(&dom);
    let stated = statements.of_type(jsonld::is_article).find_map(|article| article.text_at("articleBody"));
    let witness = stated.map(Witness::new).unwrap_or_default();
    let zones = Zones::new(&dom, &pieces);
    let account = Account::of(&dom, &statements);
    let title = title::choose(&account);
    let titles: Vec<String> = title::shown(&account).into_iter().chain(title.clone()).collect();
    let region = region::find(&dom, &pieces, &zones, &witness, title.as_deref());
    let page = JudgedPage {
        dom: &dom,
        zones: &zones,
        region: &region,
        witness: &witness,
        title: title.as_deref(),
        titles,
        description: account.description(),
    };
    let judged = judge::judge(&page, &pieces);
    let shown = Shown { scope: region.scope, zones: &zones, lead: judge::lead(&judged) };
    let (metadata, notes) = metadata::choose(&account, title, &shown, options);
    document.metadata = metadata;
    document.metadata.url = document.metadata.url.or_else(|| tags::saved_from(text));
    document.notes = notes;
    document.claim_reviews = metadata::claim_reviews(&statements);
    document.blocks = blocks::blocks(&dom, &judged);
    if let Some(stated) = stated
        && witness::is_missing(stated, &document.blocks)
    {
        document.blocks.splice(0..0, witness::blocks(stated));
        document.notes.push("The text was taken from the data of the page, which shows none: its paragraphs may be run together.".to_owned());
    }
    document.notes.extend(notes::about(&account, &judged, &document.blocks));
    Ok(document)
}

/// Reads what was copied from a page or a word processor.
fn copied(text: &str, options: &ReadOptions) -> Result<Document, ReadError> {
    let (fragment, address) = clipboard::fragment(text);
    let dom = parse::parse(fragment, &options.limits)?;
    let mut document = Document::new(DocumentKind::Html);
    document.blocks = clipboard::blocks(layout::lay_out(&dom, DOCUMENT));
    document.metadata.url = address;
    Ok(document)
}
