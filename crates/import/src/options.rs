//! The way in which a document is read, and the limits of that.

use serde::{Deserialize, Serialize};

/// The origin of the bytes of a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// A file: the article is looked for in it.
    #[default]
    File,
    /// The clipboard: a person has chosen the text already, and all of it is kept.
    Clipboard,
}

/// Bounds of the work that a document may cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// The size of a document, in bytes.
    pub bytes: usize,
    /// The size of all parts of a document once they are unpacked, in bytes.
    pub unpacked: usize,
    /// The number of parts that a document may have: elements of a page, files of an archive, pages of a PDF, parts of a mail.
    pub parts: usize,
    /// The largest depth of parts in parts.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: crate::MAX_BYTES as usize, unpacked: 256 << 20, parts: 1_000_000, depth: 1_024 }
    }
}

/// The way in which a document is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadOptions {
    /// The password that opens the document, if a person gave one.
    pub password: Option<String>,
    /// Origin of the bytes.
    pub origin: Origin,
    /// Bounds of the work.
    pub limits: Limits,
    /// Today's date, as year, month and day: a page that claims to be from the future is doubted. Without it nothing is.
    pub today: Option<(i16, u8, u8)>,
}
