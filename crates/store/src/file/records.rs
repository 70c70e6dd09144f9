//! The records that hold a text, with its checksum beside it.
//!
//! The checksum is a fact of the file and no part of the project: it is worked out when a text is written and compared
//! when one is read. The fields are those of the project's records: one that is new there does not compile here until it
//! has its place.

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
    /// Any text, so that a damaged one is told as what it is and nothing else becomes unreadable by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text_sha256: Option<String>,
    #[serde(with = "lines")]
    text: Arc<str>,
}

impl ArticleRecord {
    /// An article as it is written.
    pub(super) fn of(article: &Article, text_sha256: String) -> Self {
        let Article { id, title, outlet, byline, date, address, added, text } = article.clone();
        Self { id, title, outlet, byline, date, address, added, text_sha256: Some(text_sha256), text }
    }

    /// The article, and the checksum that the file gives for its text.
    pub(super) fn read(self) -> (Article, Option<String>) {
        let Self { id, title, outlet, byline, date, address, added, text_sha256, text } = self;
        (Article { id, title, outlet, byline, date, address, added, text }, text_sha256)
    }
}

/// A text that an article had before.
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
    /// An earlier text as it is written.
    pub(super) fn of(earlier: &EarlierText, text_sha256: String) -> Self {
        let EarlierText { id, article, replaced, text } = earlier.clone();
        Self { id, article, replaced, text_sha256: Some(text_sha256), text }
    }

    /// The earlier text, and the checksum that the file gives for it.
    pub(super) fn read(self) -> (EarlierText, Option<String>) {
        let Self { id, article, replaced, text_sha256, text } = self;
        (EarlierText { id, article, replaced, text }, text_sha256)
    }
}
