//! Facts of an article that a checker strikes off, and people's decisions about them.

use serde::{Deserialize, Serialize};

use super::{ArticleId, Coded, EarlierPlace, EvidenceId, FactCheckId, Span};

/// The kind of a checkable fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FactKind {
    /// The name of somebody or something, with its spelling.
    Name,
    /// An office, a title or a description of a person: "deputy mayor".
    Office,
    /// A number with its unit: "more than 10,000 people".
    Figure,
    /// A date, a time or a period.
    Date,
    /// The name of a place.
    Place,
    /// The title of a work: “The Harbour”.
    Title,
    /// Words in quotation marks, with the marks.
    Quotation,
    /// A rank: "the first", "the largest", "the only".
    Superlative,
    /// Anything else that a person marked.
    Other,
}

impl FactKind {
    /// Every kind, in the order of a menu.
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::Office,
        Self::Figure,
        Self::Date,
        Self::Place,
        Self::Title,
        Self::Quotation,
        Self::Superlative,
        Self::Other,
    ];

    /// Returns the word for the screen and for printed output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Office => "office",
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Place => "place",
            Self::Title => "title",
            Self::Quotation => "quotation",
            Self::Superlative => "superlative",
            Self::Other => "other",
        }
    }
}

/// A checkable fact that the engine found in a text. It is derived and never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundFact {
    /// The span, in bytes of the text.
    pub span: Span,
    /// Its kind.
    pub kind: FactKind,
}

impl FoundFact {
    /// Returns whether two facts mark the same thing. A quotation and a figure inside of it are two facts; of all
    /// other kinds only one lies at a place.
    #[must_use]
    pub fn is_at(&self, span: Span, kind: FactKind) -> bool {
        let quoted = |kind| kind == FactKind::Quotation;
        self.span.overlaps(span) && quoted(self.kind) == quoted(kind)
    }
}

/// A person's decision about one fact of an article. `extract` finds the facts; this record holds what only a person
/// can know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactCheck {
    /// Its id.
    pub id: FactCheckId,
    /// The article.
    pub article: ArticleId,
    /// The span, in bytes of the article's text. Empty only after a correction removed the words; `earlier` has them.
    pub span: Span,
    /// The kind.
    pub kind: FactKind,
    /// `true` if a person marked it, and not the engine.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_hand: bool,
    /// The result of the check.
    pub result: FactResult,
    /// The place before a correction of the article changed the words, or `None` once a person has decided again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<EarlierPlace>,
    /// The person who decided, and the moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coded: Option<Coded>,
}

/// The result of checking a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FactResult {
    /// Not checked yet.
    Open,
    /// Right, according to a source.
    Checked(FactSource),
    /// Wrong.
    Wrong {
        /// The right words; empty if they are not known yet.
        right: String,
        /// The source that says so.
        source: FactSource,
    },
    /// Could not be checked.
    Unanswered {
        /// The person who was asked in vain.
        asked: String,
        /// The date on which they were asked, as a person wrote it; empty when unknown.
        date: String,
    },
    /// Not a fact: a person removed the engine's mark.
    NotAFact,
}

/// The source of a check.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum FactSource {
    /// None is named.
    #[default]
    None,
    /// A piece of evidence.
    Evidence(EvidenceId),
    /// Somebody who was asked.
    Asked(String),
}

impl FactResult {
    /// Returns the source of the result, if it has one.
    #[must_use]
    pub const fn source(&self) -> Option<&FactSource> {
        match self {
            Self::Checked(source) | Self::Wrong { source, .. } => Some(source),
            Self::Open | Self::Unanswered { .. } | Self::NotAFact => None,
        }
    }

    /// Returns the evidence that the result names.
    #[must_use]
    pub const fn evidence(&self) -> Option<EvidenceId> {
        match self.source() {
            Some(FactSource::Evidence(id)) => Some(*id),
            _ => None,
        }
    }
}

impl FactCheck {
    /// Returns whether a correction of the article removed its words.
    #[must_use]
    pub const fn is_gone(&self) -> bool {
        self.span.is_empty()
    }
}
