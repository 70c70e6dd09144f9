//! What an extraction proposes for one article, before any of it has an id.
//!
//! Plain data between two parts that do not know each other: `extract` fills it, `edit` turns it into
//! suggestions. Parties, speakers and statements are referred to by their place in the lists here.

use super::{Act, Mode, Nature, Relation, Span, SpeakerKind, Why};

/// Everything that was found in one text. All spans are byte offsets into that text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// The language, where it is not English. Statements are then bare quotations: speakers, parties and links are
    /// looked for in English alone.
    pub foreign: Option<Language>,
    /// The parties that are proposed, the most important first; those that wait stand last.
    pub parties: Vec<FoundParty>,
    /// Everybody who speaks, in the order of their first mention.
    pub speakers: Vec<FoundSpeaker>,
    /// The statements, in reading order; an outer one before those told in it.
    pub statements: Vec<FoundStatement>,
    /// The links that are proposed, the surest first.
    pub links: Vec<FoundLink>,
}

/// A language that a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// Its code of three letters, by ISO 639-3: "deu".
    pub code: &'static str,
    /// Its name in English: "German".
    pub name: &'static str,
}

/// A party that is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundParty {
    /// The full name: "Ministry of Defence".
    pub name: String,
    /// The short name: "MoD"; the full one where there is no shorter.
    pub short: String,
    /// Whether its panel waits among the others: it is not of the few that matter most.
    pub waits: bool,
    /// What speaks for it.
    pub why: Why,
}

/// Somebody who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundSpeaker {
    /// The fullest name that the text gives.
    pub name: String,
    /// What kind of speaker it is.
    pub kind: SpeakerKind,
    /// What the text says of it ("the director of Amnesty International UK"); empty when nothing.
    pub role: String,
    /// Its party, as a place in [`Findings::parties`].
    pub party: Option<usize>,
    /// Where the text names it, in reading order.
    pub mentions: Vec<Span>,
    /// What speaks for its party; nothing where it has none.
    pub why: Option<Why>,
}

/// A statement that is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundStatement {
    /// Where it stands: at least one span, in order, apart from each other, on character boundaries.
    pub spans: Vec<Span>,
    /// How its words are given.
    pub mode: Mode,
    /// Whether it was said, or is what somebody thinks or wants.
    pub act: Act,
    /// The words that tell of the saying.
    pub cue: Option<Span>,
    /// Where the text names its speaker.
    pub mention: Option<Span>,
    /// Its speaker, as a place in [`Findings::speakers`].
    pub speaker: Option<usize>,
    /// Others who say it together with the speaker, as places in [`Findings::speakers`].
    pub also: Vec<usize>,
    /// The outer statement, as an earlier place in [`Findings::statements`].
    pub via: Option<usize>,
    /// What kind of statement it seems to be; nothing where no kind is plain.
    pub nature: Option<Nature>,
    /// What speaks for it.
    pub why: Why,
}

/// A link that is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundLink {
    /// The statement that answers, as a place in [`Findings::statements`].
    pub from: usize,
    /// The statement that is answered, as a place in [`Findings::statements`].
    pub to: usize,
    /// What the answer does.
    pub relation: Relation,
    /// What speaks for it.
    pub why: Why,
}
