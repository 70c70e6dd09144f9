//! A text with its origin.

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{ArticleId, Span};

/// An article: a text with its outlet, byline, date and address. The text never changes silently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// The article's id.
    pub id: ArticleId,
    /// The headline; guessed from the text where it shows one, otherwise the file's name.
    pub title: String,
    /// The paper, site or station; empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outlet: String,
    /// The authors as the article names them; empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub byline: String,
    /// The date as a person wrote it ("5 June 2018"); empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// The web address; empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// The moment at which it was added to the project.
    pub added: Timestamp,
    /// The text, with lines ended by `\n`. Spans of statements are byte offsets into it. A file stores it as
    /// a list of lines, so that it reads and diffs like an article.
    #[serde(with = "lines")]
    pub text: Arc<str>,
}

impl Article {
    /// Returns the paragraphs: the span of every line that has words, without surrounding white space.
    pub fn paragraphs(&self) -> impl Iterator<Item = Span> + '_ {
        paragraphs(&self.text)
    }
}

/// Returns whether two texts are equal. Compares the pointers first, because most equal texts share their
/// memory and `==` would read every byte.
pub fn is_same_text(one: &Arc<str>, other: &Arc<str>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}

/// Returns the span of every line that has words, without surrounding white space.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(move |line| {
            let span = Span::new(start, start + line.len());
            start = span.end;
            span.trimmed(text)
        })
        .filter(|span| !span.is_empty())
}

/// Serializes a text as the list of its lines, for `#[serde(with = "lines")]`.
pub mod lines {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes the lines.
    ///
    /// # Errors
    /// Returns the serializer's error.
    pub fn serialize<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(text.split('\n'))
    }

    /// Reads the lines.
    ///
    /// # Errors
    /// Returns the deserializer's error.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<str>, D::Error> {
        Ok(Vec::<String>::deserialize(deserializer)?.join("\n").into())
    }
}
