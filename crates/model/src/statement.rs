//! What a speaker says in an article.

use serde::{Deserialize, Serialize};

use super::{
    Act, ArticleId, Coded, EarlierPlace, Nature, PartyId, Rated, ReviewStatus, Span, SpeakerId, StatementId,
    Tagging, Why,
};

/// A stretch (or stretches) of an article in which a speaker says something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Its id.
    pub id: StatementId,
    /// The article it stands in.
    pub article: ArticleId,
    /// Where it stands: at least one span, in the order of the text, apart from each other. Quotation
    /// marks belong to it. None only where it has lost its place.
    pub spans: Vec<Span>,
    /// That a correction of the article took its place away: the byte of the text near which it stood. Its words
    /// are then those of `earlier`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost: Option<usize>,
    /// Where it stood before a correction of the article that changed its words, moved them or took their place
    /// away; nothing once a person has looked at that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<EarlierPlace>,
    /// How its words are given.
    pub mode: Mode,
    /// Whether it was said, or is what somebody thinks or wants.
    #[serde(default, skip_serializing_if = "Act::is_speech")]
    pub act: Act,
    /// The word that tells of the saying: "said", "claims", "according to".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Span>,
    /// Where the article names the speaker of this statement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mention: Option<Span>,
    /// Who says it; nothing while that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<SpeakerId>,
    /// The party whose panel shows it, where that is not simply the speaker's.
    #[serde(default, skip_serializing_if = "PartyChoice::is_of_speaker")]
    pub party: PartyChoice,
    /// The outer statement in which this one is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<StatementId>,
    /// Suggested, confirmed or rejected.
    pub status: ReviewStatus,
    /// Why the app proposed it; nothing where a person made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    /// What kind of statement the app takes it for; nothing where no kind is plain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<Nature>,
    /// Whether it is a claim: checkable or disputed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub claim: bool,
    /// What it is coded with, in the order of tag and coder.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Tagging>,
    /// The rating that a person gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Rated>,
    /// A person's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Who last decided on it, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coded: Option<Coded>,
}

/// How a statement's words are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mode {
    /// All in quotation marks.
    Direct,
    /// Partly in quotation marks.
    Mixed,
    /// Reported, without quotation marks.
    Indirect,
}

impl Mode {
    /// All of them, in the order of a menu.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Mixed, Self::Indirect];

    /// The word on the screen and in what the program prints.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// Which party's panel shows a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum PartyChoice {
    /// That of its speaker, whatever that becomes.
    #[default]
    OfSpeaker,
    /// A person put it in this one.
    Given(PartyId),
    /// A person said that its party is not known.
    Unknown,
}

impl PartyChoice {
    fn is_of_speaker(&self) -> bool {
        *self == Self::OfSpeaker
    }
}

impl Statement {
    /// Whether a correction of the article took its place away, and nobody has placed it again.
    #[must_use]
    pub const fn is_orphan(&self) -> bool {
        self.lost.is_some()
    }

    /// From its first byte to its last, whatever lies between its spans. Where it has lost its place, the empty
    /// stretch near which it stood: that keeps it among its neighbours.
    #[must_use]
    pub fn extent(&self) -> Span {
        let near = self.lost.unwrap_or_default();
        let first = self.spans.first().copied().unwrap_or(Span::new(near, near));
        self.spans.iter().fold(first, |all, span| all.cover(*span))
    }

    /// Whether it overlaps a stretch of its article.
    #[must_use]
    pub fn touches(&self, span: Span) -> bool {
        self.spans.iter().any(|own| own.overlaps(span))
    }
}
