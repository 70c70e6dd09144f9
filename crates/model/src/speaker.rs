//! Who uttered a statement.

use serde::{Deserialize, Serialize};

use super::{ArticleId, PartyId, Span, SpeakerId, Why};

/// Who uttered a statement. Belongs to at most one party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speaker {
    /// Its id.
    pub id: SpeakerId,
    /// The fullest name that the articles give: "Kate Allen".
    pub name: String,
    /// What kind of speaker it is.
    pub kind: SpeakerKind,
    /// What the articles say of it: "the director of Amnesty International UK"; empty when nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// The party it speaks for; nothing while that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<PartyId>,
    /// Where the articles name it: "Kate Allen", "Ms Allen", "she".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention>,
    /// Why the app proposed it and gave it to its party; nothing where a person did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
}

/// One place where an article names a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mention {
    /// The article.
    pub article: ArticleId,
    /// The place, in bytes of the article's text.
    pub span: Span,
}

/// The kinds of speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum SpeakerKind {
    /// One human being.
    #[default]
    Person,
    /// A charity, ministry, company, court …
    Organisation,
    /// Something written that "says": a report, a letter, a law.
    Document,
    /// People spoken of together: survivors, officials.
    Group,
    /// Somebody whom the article does not name: "a source".
    Unnamed,
}

impl SpeakerKind {
    /// All of them, in the order of a menu.
    pub const ALL: [Self; 5] = [Self::Person, Self::Organisation, Self::Document, Self::Group, Self::Unnamed];

    /// The word on the screen, as in "War Of Annihilation (document)".
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
