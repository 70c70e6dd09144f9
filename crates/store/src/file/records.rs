//! The records that hold a text and its checksum.
//!
//! The checksum belongs to the file and not to the project: it is computed when a text is written and
//! compared when a text is read. The destructuring below fails to compile when a record of the model gets a
//! new field that is not handled here.

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use model::{Article, ArticleId, Coded, EarlierText, TextId, lines};

/// An article.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Article")]
pub(crate) struct ArticleRecord {
    id: ArticleId,
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    outlet: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    byline: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    date: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    address: String,
    added: Timestamp,
    /// A string rather than a hash, so that a damaged checksum counts as a mismatch and does not make the
    /// file unreadable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text_sha256: Option<String>,
    #[serde(with = "lines")]
    text: Arc<str>,
}

impl ArticleRecord {
    /// Converts an article for writing.
    pub(super) fn of(article: &Article, text_sha256: String) -> Self {
        let Article { id, title, outlet, byline, date, address, added, text } = article.clone();
        Self { id, title, outlet, byline, date, address, added, text_sha256: Some(text_sha256), text }
    }

    /// Returns the article, and the checksum that the file has for its text.
    pub(super) fn read(self) -> (Article, Option<String>) {
        let Self { id, title, outlet, byline, date, address, added, text_sha256, text } = self;
        (Article { id, title, outlet, byline, date, address, added, text }, text_sha256)
    }
}

/// A former text of an article.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "EarlierText")]
pub(crate) struct EarlierTextRecord {
    id: TextId,
    article: ArticleId,
    replaced: Coded,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text_sha256: Option<String>,
    #[serde(with = "lines")]
    text: Arc<str>,
}

impl EarlierTextRecord {
    /// Converts an earlier text for writing.
    pub(super) fn of(earlier: &EarlierText, text_sha256: String) -> Self {
        let EarlierText { id, article, replaced, text } = earlier.clone();
        Self { id, article, replaced, text_sha256: Some(text_sha256), text }
    }

    /// Returns the earlier text, and the checksum that the file has for it.
    pub(super) fn read(self) -> (EarlierText, Option<String>) {
        let Self { id, article, replaced, text_sha256, text } = self;
        (EarlierText { id, article, replaced, text }, text_sha256)
    }
}
