//! Sources outside of the article, and what ties them to statements.

use serde::{Deserialize, Serialize};

use super::{CitationId, Coded, EvidenceId, PassageId, StatementId};

/// A source outside of the article, with the passages that matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// What it is called: "Monthly civilian casualty report".
    pub title: String,
    /// Where it is to be found.
    pub source: Source,
    /// Who issued it; empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub publisher: String,
    /// Its date as a person wrote it; empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// The passages that matter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<Passage>,
}

/// Where a piece of evidence is to be found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// On the web: an address that begins with `http://` or `https://`.
    Address(String),
    /// A file, as the person who added it named it.
    File(String),
    /// Nowhere that the app could open: a book, a call, a document on paper.
    Elsewhere,
}

/// The words of a source that matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// Its id.
    pub id: PassageId,
    /// The words.
    pub text: String,
    /// Where in the source: "p. 9"; empty when that is not needed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// Ties a piece of evidence, best one passage of it, to one statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// Its id.
    pub id: CitationId,
    /// The statement.
    pub statement: StatementId,
    /// The evidence.
    pub evidence: EvidenceId,
    /// The passage; nothing where the whole source is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passage: Option<PassageId>,
    /// Whether it speaks for the statement or against it.
    pub stance: Stance,
    /// A person's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Who cited it, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coded: Option<Coded>,
}

/// Whether evidence speaks for a statement or against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Stance {
    /// For it.
    Supports,
    /// Against it.
    Refutes,
    /// Neither: what one needs to know beside it.
    Context,
}

impl Stance {
    /// All of them, in the order of a menu.
    pub const ALL: [Self; 3] = [Self::Supports, Self::Refutes, Self::Context];

    /// The word on the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Refutes => "refutes",
            Self::Context => "context",
        }
    }
}

impl Evidence {
    /// Finds one of its passages.
    #[must_use]
    pub fn passage(&self, id: PassageId) -> Option<&Passage> {
        self.passages.iter().find(|passage| passage.id == id)
    }
}

/// Whether text is an address that the app may open: http or https, with a host.
#[must_use]
pub fn is_web_address(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

#[cfg(test)]
mod tests {
    use super::is_web_address;

    #[test]
    fn only_web_addresses_are_web_addresses() {
        assert!(is_web_address("https://example.org/report?p=9"));
        assert!(is_web_address("http://example.org"));
        for other in
            ["file:///etc/passwd", "javascript:alert(1)", "example.org", "https://", "", "ftp://a.org"]
        {
            assert!(!is_web_address(other), "{other}");
        }
    }
}
