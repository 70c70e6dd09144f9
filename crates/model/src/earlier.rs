//! The texts of articles before corrections, and the spans of statements in them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::article::lines;
use super::{ArticleId, Coded, Span, TextId};

/// The text of an article before a person corrected it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarlierText {
    /// Its id.
    pub id: TextId,
    /// The article whose text it was.
    pub article: ArticleId,
    /// The person who replaced it, and the moment.
    pub replaced: Coded,
    /// The text, stored as a list of lines like that of an article.
    #[serde(with = "lines")]
    pub text: Arc<str>,
}

/// A reference to a text of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextRef {
    /// The text of an article.
    Article(ArticleId),
    /// An earlier text of an article.
    Earlier(TextId),
}

/// The spans of a statement in an earlier text of its article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarlierPlace {
    /// The earlier text.
    pub text: TextId,
    /// Byte offsets into the earlier text: at least one span, ordered, not overlapping.
    pub spans: Vec<Span>,
    /// The reporting word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Span>,
    /// The words that name the speaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mention: Option<Span>,
}
