//! PDF documents: their text in reading order.

mod cmap;
mod columns;
mod content;
mod encodings;
mod font;
mod font_program;
mod furniture;
mod glyph_names;
mod marks;
mod matrix;
mod paragraphs;
mod segments;
mod standard_widths;

use encoding_rs::{UTF_16BE, UTF_16LE};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use self::content::Fonts;
use crate::document::{Document, DocumentKind, Metadata};
use crate::error::ReadError;
use crate::options::ReadOptions;
use crate::paragraph::{stated_author, stated_title};

/// The most pages of a document. A long report has some hundreds.
const PAGES: usize = 2_000;

/// Reads a PDF document.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    let password = options.password.as_deref();
    let pdf = open(bytes, password)?;
    let pages = pdf.pages();
    let most = PAGES.min(options.limits.parts);
    if pages.len() > most {
        return Err(ReadError::TooManyParts { limit: most });
    }
    let mut fonts = Fonts::default();
    let (mut ordered, mut pictures, mut unknown, mut known) = (Vec::new(), 0_usize, 0_usize, 0_usize);
    let mut empty = 0_usize;
    for page in pages.iter() {
        let drawn = content::draw(page, &mut fonts);
        pictures += drawn.pictures;
        unknown += drawn.unknown;
        known += drawn.glyphs.len();
        empty += usize::from(drawn.glyphs.is_empty() && drawn.pictures > 0);
        ordered.push(columns::order(segments::of(&drawn.glyphs)));
    }
    furniture::mark(&mut ordered);
    let mut document = Document::new(DocumentKind::Pdf);
    document.blocks = paragraphs::blocks(&ordered);
    if document.blocks.is_empty() {
        return Err(match () {
            () if unknown > 0 => {
                ReadError::Damaged("its fonts do not say which letters they show".to_owned())
            }
            () if pages.is_empty() => ReadError::Damaged("it has no pages".to_owned()),
            () if pictures > 0 => ReadError::Scan,
            () => ReadError::Blank,
        });
    }
    if unknown * 50 > known {
        document
            .notes
            .push("Some fonts do not say which letters they show: words may be missing.".to_owned());
    }
    if empty > 0 {
        let pages = if empty == 1 {
            "One page is a picture".to_owned()
        } else {
            format!("{empty} pages are pictures")
        };
        document
            .notes
            .push(format!("{pages} without text: have the text recognised by another program (OCR)."));
    }
    if ordered.iter().any(|page| page.is_doubtful) {
        document.notes.push(
            "The text is set in columns with other parts between them: its order may be wrong.".to_owned(),
        );
    }
    document.metadata = metadata(&pdf);
    Ok(document)
}

fn open(bytes: &[u8], password: Option<&str>) -> Result<Pdf, ReadError> {
    // Most protected files open without a password and only ask not to be printed or changed.
    let data = std::sync::Arc::new(bytes.to_vec());
    let opened = Pdf::new_with_password(std::sync::Arc::clone(&data), "");
    let error = match (opened, password) {
        (Ok(pdf), _) => return Ok(pdf),
        (Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)), Some(password)) => {
            match Pdf::new_with_password(data, password) {
                Ok(pdf) => return Ok(pdf),
                Err(error) => error,
            }
        }
        (Err(error), _) => error,
    };
    Err(match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) if password.is_some() => {
            ReadError::WrongPassword
        }
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ReadError::Encrypted,
        LoadPdfError::Decryption(_) => ReadError::UnknownProtection,
        LoadPdfError::Invalid => {
            ReadError::Damaged("its list of contents is broken or was cut off".to_owned())
        }
    })
}

/// The title and the author that the file names. Its dates are those of the file, not of a publication.
fn metadata(pdf: &Pdf) -> Metadata {
    let own = pdf.metadata();
    let authors = own.author.as_deref().map(text_string).unwrap_or_default();
    Metadata {
        title: own.title.as_deref().and_then(|title| stated_title(&text_string(title))),
        byline: authors.split(';').filter_map(stated_author).collect(),
        ..Metadata::default()
    }
}

/// The text of a string: UTF-16 or UTF-8 with a byte order mark, or else an encoding that is nearly Latin-1.
fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xff, 0xfe, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes => bytes.iter().map(|byte| pdf_doc_character(*byte)).collect(),
    }
}

fn pdf_doc_character(byte: u8) -> char {
    const MIDDLE: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž";
    match byte {
        0x80..=0x9e => MIDDLE.chars().nth(usize::from(byte - 0x80)).unwrap_or('\u{fffd}'),
        0xa0 => '€',
        byte => char::from(byte),
    }
}

#[cfg(test)]
mod tests;
