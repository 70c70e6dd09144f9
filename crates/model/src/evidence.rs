//! Sources outside the article, and citations that connect them to statements.

use serde::{Deserialize, Serialize};

use super::text::counted;
use super::{CitationId, Coded, EvidenceId, PassageId, Span, StatementId};

/// A source outside the article, with the passages that matter. Its own text, where the project has it, is a
/// [`super::SourceText`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// The title: "Monthly civilian casualty report".
    pub title: String,
    /// The address or file of the source.
    pub source: EvidenceSource,
    /// The kind of source.
    #[serde(default, skip_serializing_if = "EvidenceKind::is_unspecified")]
    pub kind: EvidenceKind,
    /// The author, or for an interview the person who was asked; empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// The publisher; empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub publisher: String,
    /// The date of publication as a person wrote it; empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// The date on which it was retrieved, as a person wrote it; empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub retrieved: String,
    /// The web address of an archived copy; empty when there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub archive: String,
    /// A person's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The state of the file when it was added, or `None` for a source that is no file or was not looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<FileFingerprint>,
    /// The passages that matter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<Passage>,
}

/// The kind of a source. Its location says whether it is an address or a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EvidenceKind {
    /// Nobody said.
    #[default]
    Unspecified,
    /// A report, a law, a letter, a page.
    Document,
    /// Figures in a table or a database.
    Dataset,
    /// A person whom one asked oneself.
    Interview,
    /// The published check of a claim.
    FactCheck,
}

impl EvidenceKind {
    /// Every kind, in the order of a menu.
    pub const ALL: [Self; 5] =
        [Self::Unspecified, Self::Document, Self::Dataset, Self::Interview, Self::FactCheck];

    /// Returns the word for the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unspecified => "not specified",
            Self::Document => "document",
            Self::Dataset => "dataset",
            Self::Interview => "interview",
            Self::FactCheck => "fact-check",
        }
    }

    /// Returns whether nobody said.
    #[must_use]
    pub fn is_unspecified(&self) -> bool {
        *self == Self::Unspecified
    }
}

/// The content of a file at one moment, for finding out later whether it has changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileFingerprint {
    /// The SHA-256 of its bytes: 64 hexadecimal digits in lower case.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
}

impl FileFingerprint {
    /// Returns whether the digest has the form of one.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.sha256.len() == 64 && self.sha256.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    }
}

/// The location of a piece of evidence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum EvidenceSource {
    /// On the web: an address that begins with `http://` or `https://`.
    Address(String),
    /// A file, as a path relative to the project's folder ([`crate::is_inside_folder`]). It is shown and never
    /// opened.
    File(String),
    /// Nothing that the app could open: a book, a call, a document on paper.
    #[default]
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
    /// The place in the source: "p. 9"; empty when not needed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// The span of these words in the source's own text, in bytes; `None` where the project does not have that
    /// text, or the words are not in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// A citation of a piece of evidence, preferably of one of its passages, for a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// Its id.
    pub id: CitationId,
    /// The statement.
    pub statement: StatementId,
    /// The evidence.
    pub evidence: EvidenceId,
    /// The passage, or `None` for the whole source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passage: Option<PassageId>,
    /// The stance of the evidence towards the statement.
    pub stance: Stance,
    /// The strength of the evidence in that, or `None` while nobody has judged it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
    /// A person's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The person who cited it, and the moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coded: Option<Coded>,
}

/// The stance of evidence towards a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Stance {
    /// Speaks for the statement.
    Supports,
    /// Speaks against the statement.
    Refutes,
    /// Neither: background that a reader needs.
    Context,
}

impl Stance {
    /// Every stance, in the order of a menu.
    pub const ALL: [Self; 3] = [Self::Supports, Self::Refutes, Self::Context];

    /// Returns the word for the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Refutes => "refutes",
            Self::Context => "context",
        }
    }
}

/// The strength with which evidence supports or refutes a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Strength {
    /// Indirect, partial or second-hand.
    Weak,
    /// Credible, but not enough by itself.
    Moderate,
    /// Direct and enough by itself.
    Strong,
}

impl Strength {
    /// Every strength, from weak to strong.
    pub const ALL: [Self; 3] = [Self::Weak, Self::Moderate, Self::Strong];

    /// Returns the word for the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Moderate => "moderate",
            Self::Strong => "strong",
        }
    }
}

/// The number of citations of each stance: a claim's balance of evidence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EvidenceBalance {
    /// The citations that support it.
    pub supports: usize,
    /// The citations that refute it.
    pub refutes: usize,
    /// The citations that give context.
    pub context: usize,
}

impl EvidenceBalance {
    /// Counts citations.
    #[must_use]
    pub fn of<'a>(citations: impl IntoIterator<Item = &'a Citation>) -> Self {
        let mut balance = Self::default();
        for citation in citations {
            *match citation.stance {
                Stance::Supports => &mut balance.supports,
                Stance::Refutes => &mut balance.refutes,
                Stance::Context => &mut balance.context,
            } += 1;
        }
        balance
    }

    /// Returns the balance in words: "2 support, 1 refutes, 1 for context"; empty without citations.
    #[must_use]
    pub fn words(self) -> String {
        let parts = [
            (self.supports, counted(self.supports, "supports", "support")),
            (self.refutes, counted(self.refutes, "refutes", "refute")),
            (self.context, format!("{} for context", self.context)),
        ];
        let told: Vec<String> =
            parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
        told.join(", ")
    }
}

impl Evidence {
    /// Creates a piece of evidence of which only the title and the location are known.
    #[must_use]
    pub fn new(id: EvidenceId, title: &str, source: EvidenceSource) -> Self {
        Self {
            id,
            title: title.to_owned(),
            source,
            kind: EvidenceKind::Unspecified,
            author: String::new(),
            publisher: String::new(),
            date: String::new(),
            retrieved: String::new(),
            archive: String::new(),
            note: String::new(),
            fingerprint: None,
            passages: Vec::new(),
        }
    }

    /// Finds a passage by its id.
    #[must_use]
    pub fn passage(&self, id: PassageId) -> Option<&Passage> {
        self.passages.iter().find(|passage| passage.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::EvidenceBalance;

    #[test]
    fn a_balance_is_told_in_words() {
        let balance = EvidenceBalance { supports: 2, refutes: 1, context: 0 };
        assert_eq!(balance.words(), "2 support, 1 refutes");
        let balance = EvidenceBalance { supports: 1, refutes: 0, context: 3 };
        assert_eq!(balance.words(), "1 supports, 3 for context");
        assert_eq!(EvidenceBalance::default().words(), "");
    }
}
