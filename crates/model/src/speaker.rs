//! The speakers of statements.

use serde::{Deserialize, Serialize};

use super::{ArticleId, PartyId, Span, SpeakerId, Why};

/// The speaker of statements. Belongs to at most one party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speaker {
    /// Its id.
    pub id: SpeakerId,
    /// The fullest name that the articles give: "Kate Allen".
    pub name: String,
    /// The kind of speaker.
    pub kind: SpeakerKind,
    /// The description in the articles: "the director of Amnesty International UK"; empty when there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// The party for which it speaks, or `None` while that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<PartyId>,
    /// The places where the articles name it: "Kate Allen", "Ms Allen", "she".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention>,
    /// The reason why the app proposed it and its party, or `None` if a person did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
}

/// A place where an article names a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mention {
    /// The article.
    pub article: ArticleId,
    /// The span, in bytes of the article's text.
    pub span: Span,
}

/// The kinds of speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum SpeakerKind {
    /// A single human being.
    #[default]
    Person,
    /// A charity, ministry, company or court, for instance.
    Organisation,
    /// A text that "says" something: a report, a letter, a law.
    Document,
    /// Several people together: survivors, officials.
    Group,
    /// Somebody whom the article does not name: "a source".
    Unnamed,
}

impl SpeakerKind {
    /// Every kind, in the order of a menu.
    pub const ALL: [Self; 5] = [Self::Person, Self::Organisation, Self::Document, Self::Group, Self::Unnamed];

    /// Returns the word for the screen, as in "War Of Annihilation (document)".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Document => "document",
            Self::Group => "group",
            Self::Unnamed => "unnamed",
        }
    }
}
