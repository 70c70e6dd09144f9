//! The audit of sources: the traits that a desk wants to know of speakers, and what it knows of each.
//!
//! Nothing here is ever guessed. A trait of which nobody said anything is not known.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{ArticleId, Coded, SpeakerId, SpeakerKind, TraitId, TraitValueId};

/// A trait of speakers that the desk counts: "Gender", "Official or not".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpeakerTrait {
    /// Its id.
    pub id: TraitId,
    /// The name, as the head of a column.
    pub name: String,
    /// A sentence that says how to decide; empty where nobody wrote one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// The kinds of speakers of whom it is asked; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked_of: Vec<SpeakerKind>,
    /// The values, in the order in which they are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<TraitValue>,
}

/// A value of a trait: "woman".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TraitValue {
    /// Its id.
    pub id: TraitValueId,
    /// The name.
    pub name: String,
}

/// The knowledge of a desk about a speaker. A project has none for speakers of whom nobody said anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpeakerAudit {
    /// The speaker.
    pub speaker: SpeakerId,
    /// The traits that are known or that the speaker declined to tell, in the order of the traits' ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<TraitAnswer>,
    /// The articles of which somebody said why they have this speaker, in the order of the articles' ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<SourceReason>,
    /// The person who changed it last, and the moment.
    pub coded: Coded,
}

/// The answer of a speaker on a trait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TraitAnswer {
    /// The trait.
    pub of: TraitId,
    /// The answer.
    pub given: GivenAnswer,
}

/// An answer on a trait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum GivenAnswer {
    /// One of its values.
    Value(TraitValueId),
    /// The speaker declined to say.
    Declined,
}

/// The reason why an article has a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceReason {
    /// The article.
    pub article: ArticleId,
    /// The reason.
    pub choice: SourceChoice,
}

/// The choice that an article had of a speaker. A desk that measures what it controls counts those that it chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SourceChoice {
    /// The article could have had somebody else: an expert, a witness among many.
    Chosen,
    /// The story cannot be told without this speaker: whoever is accused, the minister who decided.
    Integral,
}

impl SourceChoice {
    /// Both choices, in the order of a menu.
    pub const ALL: [Self; 2] = [Self::Chosen, Self::Integral];

    /// Returns the word for the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chosen => "chosen",
            Self::Integral => "integral",
        }
    }
}

/// The name of an answer that a speaker declined to give.
pub const DECLINED_TO_SAY: &str = "declined to say";

/// The name of an answer that nobody knows.
pub const ANSWER_NOT_KNOWN: &str = "not known";

impl SpeakerTrait {
    /// Finds a value.
    #[must_use]
    pub fn value(&self, id: TraitValueId) -> Option<&TraitValue> {
        self.values.iter().find(|value| value.id == id)
    }

    /// Returns whether it is asked of speakers of a kind.
    #[must_use]
    pub fn is_asked_of(&self, kind: SpeakerKind) -> bool {
        self.asked_of.is_empty() || self.asked_of.contains(&kind)
    }

    /// Returns the words for an answer; for `None` those for one that is not known.
    #[must_use]
    pub fn answer_name(&self, answer: Option<GivenAnswer>) -> &str {
        match answer {
            Some(GivenAnswer::Value(id)) => self.value(id).map_or(ANSWER_NOT_KNOWN, |value| &value.name),
            Some(GivenAnswer::Declined) => DECLINED_TO_SAY,
            None => ANSWER_NOT_KNOWN,
        }
    }

    /// Returns all answers that can be given, in the order of a menu: the values, declined, not known.
    pub fn choices(&self) -> impl Iterator<Item = Option<GivenAnswer>> {
        let values = self.values.iter().map(|value| Some(GivenAnswer::Value(value.id)));
        values.chain([Some(GivenAnswer::Declined), None])
    }
}

impl SpeakerAudit {
    /// Creates a record that says nothing yet.
    #[must_use]
    pub const fn new(speaker: SpeakerId, coded: Coded) -> Self {
        Self { speaker, answers: Vec::new(), reasons: Vec::new(), coded }
    }

    /// Returns whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.reasons.is_empty()
    }

    /// Returns the answer on a trait; `None` where it is not known.
    #[must_use]
    pub fn answer(&self, of: TraitId) -> Option<GivenAnswer> {
        let at = self.answers.binary_search_by_key(&of, |answer| answer.of).ok()?;
        self.answers.get(at).map(|answer| answer.given)
    }

    /// Returns the reason why an article has the speaker; `None` where nobody said one.
    #[must_use]
    pub fn choice(&self, article: ArticleId) -> Option<SourceChoice> {
        let at = self.reasons.binary_search_by_key(&article, |reason| reason.article).ok()?;
        self.reasons.get(at).map(|reason| reason.choice)
    }

    /// Sets the answer on a trait; `None` for one that is not known.
    pub fn set_answer(&mut self, of: TraitId, answer: Option<GivenAnswer>) {
        self.answers.retain(|it| it.of != of);
        if let Some(given) = answer {
            let at = self.answers.partition_point(|it| it.of < of);
            self.answers.insert(at, TraitAnswer { of, given });
        }
    }

    /// Sets the reason why an article has the speaker; `None` where nobody says one.
    pub fn set_choice(&mut self, article: ArticleId, choice: Option<SourceChoice>) {
        self.reasons.retain(|it| it.article != article);
        if let Some(choice) = choice {
            let at = self.reasons.partition_point(|it| it.article < article);
            self.reasons.insert(at, SourceReason { article, choice });
        }
    }
}

/// A trait to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TraitPreset {
    /// The name.
    pub name: &'static str,
    /// A sentence that says how to decide.
    pub help: &'static str,
    /// The kinds of speakers of whom it is asked; empty for all.
    pub asked_of: &'static [SpeakerKind],
    /// The names of the values.
    pub values: &'static [&'static str],
}

/// People, with a name or without.
const PEOPLE: &[SpeakerKind] = &[SpeakerKind::Person, SpeakerKind::Unnamed];

/// The traits to begin with.
pub const TRAIT_PRESETS: [TraitPreset; 5] = [
    TraitPreset {
        name: "Official or not",
        help: "Official: speaks for a government, an authority, the police or the armed forces.",
        asked_of: &[],
        values: &["official", "not official"],
    },
    TraitPreset {
        name: "Role in the story",
        help: "Expert: asked for knowledge of the subject. Affected: it happens to them. Party: takes part in the dispute.",
        asked_of: &[],
        values: &["expert", "affected", "party to the dispute", "witness", "other"],
    },
    TraitPreset {
        name: "Gender",
        help: "As the person says it, or as the article tells it. Ask where you do not know: a name is no evidence.",
        asked_of: PEOPLE,
        values: &["woman", "man", "another gender"],
    },
    TraitPreset {
        name: "Region",
        help: "The place for which the speaker speaks. Rename the values to those of your readers.",
        asked_of: &[],
        values: &["local", "national", "foreign"],
    },
    TraitPreset {
        name: "Disability",
        help: "Only as the person says it of themselves.",
        asked_of: PEOPLE,
        values: &["disabled", "not disabled"],
    },
];

impl fmt::Display for SourceChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CoderId, IdGenerator};

    #[test]
    fn answers_and_reasons_keep_their_order_and_are_taken_back() {
        let mut ids = IdGenerator::seeded(3);
        let coded = Coded { by: CoderId::from(1), at: jiff::Timestamp::UNIX_EPOCH };
        let mut audit = SpeakerAudit::new(ids.draw(), coded);
        let traits: Vec<TraitId> = (0..5).map(|_| ids.draw()).collect();
        for of in &traits {
            assert_eq!(audit.answer(*of), None);
            audit.set_answer(*of, Some(GivenAnswer::Declined));
            audit.set_choice(ArticleId::from(7), Some(SourceChoice::Integral));
        }
        let value = GivenAnswer::Value(ids.draw());
        audit.set_answer(traits[2], Some(value));
        assert_eq!(audit.answer(traits[2]), Some(value));
        assert!(audit.answers.is_sorted_by(|one, next| one.of < next.of) && audit.answers.len() == 5);
        assert_eq!(audit.choice(ArticleId::from(7)), Some(SourceChoice::Integral));
        for of in traits {
            audit.set_answer(of, None);
        }
        assert!(!audit.is_empty());
        audit.set_choice(ArticleId::from(7), None);
        assert!(audit.is_empty());
    }

    #[test]
    fn every_preset_has_a_help_and_no_value_twice_and_none_that_the_program_adds() {
        for preset in TRAIT_PRESETS {
            assert!(preset.values.len() > 1 && !preset.help.is_empty(), "{}", preset.name);
            let mut names = preset.values.to_vec();
            names.extend([DECLINED_TO_SAY, ANSWER_NOT_KNOWN]);
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), preset.values.len() + 2, "{}", preset.name);
        }
    }
}
