//! The codebook: groups of tags with which statements are coded.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Coded, CoderId, GroupId, IdGenerator, NatureKind, PartyColour, TagId};

/// The tags of a project, in groups.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Codebook {
    /// The groups, in the order in which they are shown.
    pub groups: Vec<TagGroup>,
    /// The changes that people made of it, the first one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<CodebookStep>,
}

/// A change that a person made of a codebook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodebookStep {
    /// The change in words: "Merged the tag “angry” into “hostile” (3 statements)".
    pub what: String,
    /// The person, and the moment.
    pub coded: Coded,
}

/// Tags that belong together, such as claim types, frames or tones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TagGroup {
    /// Its id.
    pub id: GroupId,
    /// The name of the group.
    pub name: String,
    /// `true` if a coder gives a statement at most one of its tags.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub one_only: bool,
    /// Its tags, in the order in which they are shown.
    pub tags: Vec<Tag>,
}

/// A code for statements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// Its id.
    pub id: TagId,
    /// The name of the tag.
    pub name: String,
    /// Rule for using the tag; empty when the name is enough.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub definition: String,
    /// Words that it is for, one example each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<String>,
    /// Its colour, or `None` where nobody chose one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<PartyColour>,
}

impl Tag {
    /// Makes a tag without examples and colour.
    #[must_use]
    pub const fn new(id: TagId, name: String, definition: String) -> Self {
        Self { id, name, definition, examples: Vec::new(), colour: None }
    }
}

/// The position that a statement takes on what its tag is about, as discourse network analysis has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Position {
    /// The speaker is for it.
    Agrees,
    /// The speaker is against it.
    Disagrees,
}

impl Position {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Agrees, Self::Disagrees];

    /// Returns the word for the screen and for tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Disagrees => "disagrees",
        }
    }
}

/// One tag that one person gave a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tagging {
    /// The tag.
    pub tag: TagId,
    /// The coder who gave it.
    pub by: CoderId,
    /// The moment, in UTC.
    pub at: Timestamp,
    /// The position of the statement on it, or `None` where the coder says neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
}

impl Tagging {
    /// Makes a tagging that says neither agrees nor disagrees.
    #[must_use]
    pub const fn new(tag: TagId, by: CoderId, at: Timestamp) -> Self {
        Self { tag, by, at, position: None }
    }
}

impl Codebook {
    /// Returns every tag with its group, in the order in which they are shown.
    pub fn tags(&self) -> impl Iterator<Item = (&TagGroup, &Tag)> {
        self.groups.iter().flat_map(|group| group.tags.iter().map(move |tag| (group, tag)))
    }

    /// Finds a tag with its group.
    #[must_use]
    pub fn tag(&self, id: TagId) -> Option<(&TagGroup, &Tag)> {
        self.tags().find(|(_, tag)| tag.id == id)
    }

    /// Returns the tag for a kind of claim: the one of the same name in the group of claim types.
    #[must_use]
    pub fn claim_type(&self, kind: NatureKind) -> Option<TagId> {
        let tags = &self.claim_types()?.tags;
        tags.iter().find(|tag| same(&tag.name, kind.name())).map(|tag| tag.id)
    }

    /// Returns the group of claim types, or `None` if the codebook has no group of that name.
    #[must_use]
    pub fn claim_types(&self) -> Option<&TagGroup> {
        self.groups.iter().find(|group| same(&group.name, CLAIM_TYPE))
    }

    /// Returns the codebook of a new project: claim types, the five generic news frames, and tone.
    ///
    /// The frames are those of Semetko and Valkenburg, "Framing European politics", Journal of Communication
    /// 50 (2), 2000.
    #[must_use]
    pub fn standard(ids: &mut IdGenerator) -> Self {
        let mut group = |name: &str, one_only: bool, tags: &[(&str, &str)]| TagGroup {
            id: ids.draw(),
            name: name.to_owned(),
            one_only,
            tags: tags
                .iter()
                .map(|(name, definition)| Tag::new(ids.draw(), (*name).to_owned(), (*definition).to_owned()))
                .collect(),
        };
        Self {
            groups: vec![
                group(CLAIM_TYPE, false, CLAIM_TYPES),
                group("Frame", false, FRAMES),
                group("Tone", true, TONES),
            ],
            history: Vec::new(),
        }
    }
}

fn same(a: &str, b: &str) -> bool {
    a.trim().eq_ignore_ascii_case(b)
}

/// The name of the group of claim types.
pub(super) const CLAIM_TYPE: &str = "Claim type";

pub(super) const CLAIM_TYPES: &[(&str, &str)] = &[
    ("figure", "Gives a number, a share or an amount that can be checked"),
    ("event", "Says that something happened, where or when"),
    ("cause", "Says that one thing led to another"),
    ("comparison", "Sets one thing above, below or beside another"),
    ("accusation", "Holds somebody responsible for a wrong"),
    ("legality", "Says that something is or is not lawful"),
    ("denial", "Says that something is not so"),
    ("demand", "Asks somebody to act"),
    ("assurance", "Says that all due care was or will be taken"),
    ("prediction", "Says what will happen"),
    ("opinion", "Judges, and cannot be checked"),
];

pub(super) const FRAMES: &[(&str, &str)] = &[
    ("conflict", "Sides disagree, attack or blame each other"),
    ("human interest", "A face, a story, a feeling"),
    ("economic consequences", "Costs and gains, for whom"),
    ("morality", "Right and wrong, law, duty or faith"),
    ("responsibility", "Who caused it, and who must put it right"),
];

pub(super) const TONES: &[(&str, &str)] = &[
    ("hostile", "Attacks or belittles"),
    ("critical", "Finds fault, with reasons"),
    ("neutral", "Reports without judging"),
    ("conciliatory", "Grants, regrets or offers"),
];
