//! Statements: what speakers say in an article.

use serde::{Deserialize, Serialize};

use super::{
    Act, ArticleId, Coded, EarlierPlace, Nature, PartyId, Position, Rated, ReviewStatus, Span, SpeakerId,
    StatementId, TagId, Tagging, Why,
};

/// One or more spans of an article in which a speaker says something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Its id.
    pub id: StatementId,
    /// The article.
    pub article: ArticleId,
    /// The spans, in bytes of the article's text: ordered, not overlapping, with their quotation marks. Empty
    /// only for an orphan.
    pub spans: Vec<Span>,
    /// The byte of the text near which an orphan was, or `None` if the statement is not an orphan. A
    /// correction of the article removed the words of an orphan; `earlier` has them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost: Option<usize>,
    /// The spans before a correction of the article changed, moved or removed the words, or `None` once a
    /// person has reviewed that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<EarlierPlace>,
    /// Direct, mixed or indirect.
    pub mode: Mode,
    /// Speech or attitude.
    #[serde(default, skip_serializing_if = "Act::is_speech")]
    pub act: Act,
    /// The reporting words: "said", "claims", "according to".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Span>,
    /// The words that name the speaker of this statement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mention: Option<Span>,
    /// The speaker, or `None` while not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<SpeakerId>,
    /// The party whose panel shows it, if it is not simply the speaker's.
    #[serde(default, skip_serializing_if = "PartyChoice::is_of_speaker")]
    pub party: PartyChoice,
    /// The outer statement in which this one is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<StatementId>,
    /// Suggested, confirmed or rejected.
    pub status: ReviewStatus,
    /// The reason why the app proposed it, or `None` if a person made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    /// The likely kind of claim, or `None` if no kind is clear.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<Nature>,
    /// `true` if it is a claim: checkable or disputed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub claim: bool,
    /// The tags, in the order of tag and coder.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Tagging>,
    /// The rating that a person gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Rated>,
    /// A person's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The person who last decided on it, and the moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coded: Option<Coded>,
    /// The parts of a suggestion that people changed, each once, in the order of [`ChangedPart::ALL`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<ChangedPart>,
}

/// A part of a suggested statement that a person can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ChangedPart {
    /// Its words: the place where it begins and ends.
    Words,
    /// Direct, mixed or indirect.
    Mode,
    /// Speech or attitude.
    Act,
    /// Its speaker.
    Speaker,
    /// The party whose panel shows it.
    Party,
    /// The statement in which it is told.
    ToldIn,
}

impl ChangedPart {
    /// Every part, in the order in which they are listed.
    pub const ALL: [Self; 6] = [Self::Words, Self::Mode, Self::Act, Self::Speaker, Self::Party, Self::ToldIn];

    /// Returns the word for the screen and for tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Mode => "mode",
            Self::Act => "act",
            Self::Speaker => "speaker",
            Self::Party => "party",
            Self::ToldIn => "told in",
        }
    }

    /// Returns whether two states of a statement differ in this part.
    #[must_use]
    pub fn differs(self, before: &Statement, after: &Statement) -> bool {
        match self {
            Self::Words => before.spans != after.spans,
            Self::Mode => before.mode != after.mode,
            Self::Act => before.act != after.act,
            Self::Speaker => before.speaker != after.speaker,
            Self::Party => before.party != after.party,
            Self::ToldIn => before.via != after.via,
        }
    }
}

/// The mode of a statement: quoted or reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mode {
    /// Wholly in quotation marks.
    Direct,
    /// Partly in quotation marks.
    Mixed,
    /// Reported, without quotation marks.
    Indirect,
}

impl Mode {
    /// Every mode, in the order of a menu.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Mixed, Self::Indirect];

    /// Returns the word for the screen and for printed output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// The choice of the party whose panel shows a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum PartyChoice {
    /// The party of its speaker, also when that changes.
    #[default]
    OfSpeaker,
    /// The party to which a person gave it.
    Given(PartyId),
    /// No party, because a person said that it is not known.
    Unknown,
}

impl PartyChoice {
    fn is_of_speaker(&self) -> bool {
        *self == Self::OfSpeaker
    }
}

impl Statement {
    /// Returns whether a correction of the article removed its words, and nobody has placed it again.
    #[must_use]
    pub const fn is_orphan(&self) -> bool {
        self.lost.is_some()
    }

    /// Returns the span from its first byte to its last, with all between. For an orphan, returns the empty
    /// span near which it was, which keeps it among its neighbours.
    #[must_use]
    pub fn extent(&self) -> Span {
        let near = self.lost.unwrap_or_default();
        let first = self.spans.first().copied().unwrap_or(Span::new(near, near));
        self.spans.iter().fold(first, |all, span| all.cover(*span))
    }

    /// Returns the sign of the positions that coders say it takes on what a tag is about, before the name of that tag: `+ ` where it
    /// agrees, `− ` where it disagrees, `± ` where they say both, and nothing where none says either.
    #[must_use]
    pub fn position_sign(&self, tag: TagId) -> &'static str {
        let takes = |position| self.tags.iter().any(|it| it.tag == tag && it.position == Some(position));
        match (takes(Position::Agrees), takes(Position::Disagrees)) {
            (true, true) => "± ",
            (true, false) => "+ ",
            (false, true) => "− ",
            (false, false) => "",
        }
    }

    /// Returns whether it overlaps a span of its article.
    #[must_use]
    pub fn touches(&self, span: Span) -> bool {
        self.spans.iter().any(|own| own.overlaps(span))
    }
}
