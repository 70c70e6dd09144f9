//! The texts that articles had before they were corrected, and where statements stood in them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::article::lines;
use super::{ArticleId, Coded, Span, TextId};

/// The text that an article had before a person corrected it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarlierText {
    /// Its id.
    pub id: TextId,
    /// The article whose text it was.
    pub article: ArticleId,
    /// Who replaced it, and when.
    pub replaced: Coded,
    /// The text, kept a line an entry as that of an article is.
    #[serde(with = "lines")]
    pub text: Arc<str>,
}

/// Names a text of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextRef {
    /// The text of an article.
    Article(ArticleId),
    /// A text that an article had before.
    Earlier(TextId),
}

/// Where a statement stood in an earlier text of its article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarlierPlace {
    /// The text.
    pub text: TextId,
    /// Where in it, in bytes: at least one span, in the order of the text, apart from each other.
    pub spans: Vec<Span>,
    /// The word in it that told of the saying.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Span>,
    /// Where it named the speaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mention: Option<Span>,
}
