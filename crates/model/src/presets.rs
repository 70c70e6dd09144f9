//! Groups of tags that others have defined, to begin a codebook with.

use serde::{Deserialize, Serialize};

use super::codebook::{CLAIM_TYPE, CLAIM_TYPES, FRAMES, TONES};
use super::{PartyColour, Tag, TagGroup};

/// A group of tags with its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preset {
    /// The name of the group.
    pub name: &'static str,
    /// Source of its tags.
    pub source: &'static str,
    /// `true` if a coder gives a statement at most one of them.
    pub one_only: bool,
    /// The names and definitions. The words of the definitions are Rejoinder's.
    pub tags: &'static [(&'static str, &'static str)],
}

/// A group of tags that is to be added to a codebook, from a preset or another program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewTagGroup {
    /// The name of the group.
    pub name: String,
    /// `true` if a coder gives a statement at most one of its tags.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub one_only: bool,
    /// Its tags.
    pub tags: Vec<NewTag>,
}

/// A tag that is to be added to a codebook.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewTag {
    /// The name.
    pub name: String,
    /// When to use it; empty when the name is enough.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub definition: String,
    /// Words that it is for, one example each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<String>,
    /// Its colour, or `None` where nobody chose one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<PartyColour>,
}

impl NewTag {
    /// Makes a tag without examples and colour.
    #[must_use]
    pub fn new(name: &str, definition: &str) -> Self {
        Self { name: name.to_owned(), definition: definition.to_owned(), ..Self::default() }
    }

    /// Returns a tag of a codebook, to be added to another.
    #[must_use]
    pub fn of(tag: &Tag) -> Self {
        Self {
            name: tag.name.clone(),
            definition: tag.definition.clone(),
            examples: tag.examples.clone(),
            colour: tag.colour,
        }
    }
}

impl NewTagGroup {
    /// Returns a group of a codebook, to be added to another.
    #[must_use]
    pub fn of(group: &TagGroup) -> Self {
        let tags = group.tags.iter().map(NewTag::of).collect();
        Self { name: group.name.clone(), one_only: group.one_only, tags }
    }
}

/// A codebook in a file of its own, in RON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CodebookFile {
    /// The name that every such file begins with.
    RejoinderCodebook {
        /// The version of the layout.
        format: u32,
        /// The groups, in the order in which they are shown.
        groups: Vec<NewTagGroup>,
    },
}

impl CodebookFile {
    /// The version of the layout that is written.
    pub const FORMAT: u32 = 1;
}

impl Preset {
    /// Returns the group that the preset adds.
    #[must_use]
    pub fn group(&self) -> NewTagGroup {
        let tag = |(name, definition): &(&str, &str)| NewTag::new(name, definition);
        NewTagGroup {
            name: self.name.to_owned(),
            one_only: self.one_only,
            tags: self.tags.iter().map(tag).collect(),
        }
    }
}

/// The groups, in the order of a menu.
pub const PRESETS: [Preset; 5] = [
    Preset { name: CLAIM_TYPE, source: "Rejoinder", one_only: false, tags: CLAIM_TYPES },
    Preset {
        name: "Frame",
        source: "H. A. Semetko and P. M. Valkenburg, “Framing European politics”, Journal of Communication 50 (2), 2000",
        one_only: false,
        tags: FRAMES,
    },
    Preset {
        name: "Policy frame",
        source: "A. E. Boydstun, D. Card, J. H. Gross, P. Resnik and N. A. Smith, “Tracking the development of media frames within and across \
                 policy issues”, 2014",
        one_only: false,
        tags: POLICY_FRAMES,
    },
    Preset {
        name: "Function of the frame",
        source: "R. M. Entman, “Framing: toward clarification of a fractured paradigm”, Journal of Communication 43 (4), 1993",
        one_only: false,
        tags: FUNCTIONS,
    },
    Preset { name: "Tone", source: "Rejoinder", one_only: true, tags: TONES },
];

const POLICY_FRAMES: &[(&str, &str)] = &[
    ("economic", "Costs, gains or other effects on money"),
    ("capacity and resources", "Whether there are enough means, time or people"),
    ("morality", "Duty, faith, right and wrong"),
    ("fairness and equality", "How rights, burdens or means are shared out"),
    (
        "legality, constitutionality and jurisprudence",
        "Rights, freedoms and powers that laws, constitutions or courts set",
    ),
    ("policy prescription and evaluation", "What should be done, and whether what is done works"),
    ("crime and punishment", "Breaking laws, enforcing them, and sentences"),
    ("security and defence", "Threats to people, places or the state, and protection from them"),
    ("health and safety", "Illness, injury, care, and safety of life"),
    ("quality of life", "How people fare from day to day: happiness, homes, mobility, community"),
    ("cultural identity", "Customs, traditions and who belongs"),
    ("public opinion", "What people think of it, polls and protests"),
    ("political", "Parties, elections, lobbying and bargaining"),
    (
        "external regulation and reputation",
        "Relations with other states or bodies, and one's name among them",
    ),
    ("other", "A frame that is none of these"),
];

const FUNCTIONS: &[(&str, &str)] = &[
    ("problem definition", "Says what is wrong, at what cost, for whom"),
    ("causal interpretation", "Says who or what brought it about"),
    ("moral evaluation", "Judges those who did it, or what they did"),
    ("treatment recommendation", "Says what should be done about it, and what that would do"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_have_as_many_tags_as_their_sources() {
        let counts = PRESETS.map(|preset| preset.tags.len());
        assert_eq!(counts, [11, 5, 15, 4, 4]);
        for preset in PRESETS {
            let mut names: Vec<&str> = preset.tags.iter().map(|(name, _)| *name).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), preset.tags.len(), "{}", preset.name);
            assert!(preset.tags.iter().all(|(_, definition)| !definition.is_empty()));
        }
    }
}
