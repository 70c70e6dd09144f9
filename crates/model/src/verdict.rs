//! Verdicts: the ratings that fact-checkers give claims, and the scale of a project.

use serde::{Deserialize, Serialize};

use super::{Coded, CoderId, IdGenerator, PartyColour, RatingId};

/// The ratings of a project: the steps from the worst to the best, then those outside the order, then those that are
/// no longer given.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerdictScale {
    /// The name of the scale.
    pub name: String,
    /// The ratings, in the order in which they are shown.
    pub ratings: Vec<Rating>,
    /// The number of ratings that are steps from the worst to the best, or `None` where nobody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steps: Option<usize>,
}

/// A rating of a scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// Its id.
    pub id: RatingId,
    /// The name: "Mostly true".
    pub name: String,
    /// The colour that the desk chose, or `None` for the one of its place ([`VerdictScale::colour`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<PartyColour>,
    /// `true` if it is no longer given, and stays for the verdicts that have it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

/// The verdict on a statement: the rating that a person gave it, and what they say of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// The rating.
    pub rating: RatingId,
    /// The person who gave it, and the moment.
    pub coded: Coded,
    /// The reasons in a few sentences; empty where nobody wrote any.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Gaps in what is known, one each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<String>,
    /// Readings of it by second persons, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<SecondReading>,
}

/// The opinion of a second person on a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecondReading {
    /// `true` if they agree; `false` if they return it to the reviewer.
    pub agrees: bool,
    /// Their note, which a returned verdict must have.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The person, and the moment.
    pub coded: Coded,
}

impl Verdict {
    /// Creates a verdict that is a rating alone.
    #[must_use]
    pub const fn new(rating: RatingId, coded: Coded) -> Self {
        Self { rating, coded, summary: String::new(), unknown: Vec::new(), readings: Vec::new() }
    }

    /// Returns the last reading, which decides whether the verdict is agreed or returned.
    #[must_use]
    pub fn last_reading(&self) -> Option<&SecondReading> {
        self.readings.last()
    }

    /// Returns whether a person may be its second reader: anybody but the reviewer.
    #[must_use]
    pub fn may_be_read_by(&self, person: CoderId) -> bool {
        self.coded.by != person
    }
}

/// The names of the scale of a new project, and the number of them that are steps.
const STANDARD: [&str; 6] =
    ["False", "Mostly false", "Half true", "Mostly true", "True", "Not enough evidence yet"];
const STANDARD_STEPS: usize = 5;

/// The colours of five steps, from the worst to the best.
const STEP_COLOURS: [PartyColour; 5] =
    [PartyColour::Crimson, PartyColour::Ochre, PartyColour::Olive, PartyColour::Teal, PartyColour::Green];

impl VerdictScale {
    /// Returns the scale of a new project.
    #[must_use]
    pub fn standard(ids: &mut IdGenerator) -> Self {
        let ratings = STANDARD.map(|name| Rating::new(ids.draw(), name));
        Self { name: "Six ratings".to_owned(), ratings: ratings.into(), steps: None }
    }

    /// Finds a rating.
    #[must_use]
    pub fn rating(&self, id: RatingId) -> Option<&Rating> {
        self.ratings.iter().find(|rating| rating.id == id)
    }

    /// Returns the ratings that can be given.
    pub fn given(&self) -> impl Iterator<Item = &Rating> {
        self.ratings.iter().filter(|rating| !rating.retired)
    }

    /// Returns the number of ratings that are steps from the worst to the best: as the desk says, otherwise that of
    /// the standard scale where this is that; `None` where nobody knows.
    #[must_use]
    pub fn known_steps(&self) -> Option<usize> {
        let given = self.given().count();
        let names = self.given().map(|rating| rating.name.as_str());
        let standard = || names.eq(STANDARD).then_some(STANDARD_STEPS);
        self.steps.map(|steps| steps.min(given)).or_else(standard)
    }

    /// Returns the colour of a rating: the one that the desk chose, otherwise for a step one between red for the worst
    /// and green for the best, and slate for all others.
    #[must_use]
    pub fn colour(&self, id: RatingId) -> PartyColour {
        let chosen = self.rating(id).and_then(|rating| rating.colour);
        let by_place = || {
            let steps = self.known_steps().filter(|steps| *steps > 1)?;
            let at = self.given().position(|rating| rating.id == id).filter(|at| *at < steps)?;
            STEP_COLOURS.get((at * (STEP_COLOURS.len() - 1) + (steps - 1) / 2) / (steps - 1)).copied()
        };
        chosen.or_else(by_place).unwrap_or(PartyColour::Slate)
    }
}

impl Rating {
    /// Creates a rating with the colour of its place.
    #[must_use]
    pub fn new(id: RatingId, name: &str) -> Self {
        Self { id, name: name.to_owned(), colour: None, retired: false }
    }
}

/// A scale to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScalePreset {
    /// The name of the scale.
    pub name: &'static str,
    /// The source of the scale, in a few words.
    pub source: &'static str,
    /// The names of the ratings, the steps first.
    pub ratings: &'static [&'static str],
    /// The number of them that are steps from the worst to the best.
    pub steps: usize,
}

/// The scales to begin with.
pub const SCALES: [ScalePreset; 3] = [
    ScalePreset {
        name: "Five steps of truth",
        source: "The scale of many desks: five steps, and one rating for claims that cannot be judged",
        ratings: &STANDARD,
        steps: STANDARD_STEPS,
    },
    ScalePreset {
        name: "AVeriTeC’s four labels",
        source: "Schlichtkrull, Guo and Vlachos (2023): evidence supports or refutes a claim, conflicts, or is not enough",
        ratings: &["Refuted", "Conflicting evidence or cherry-picking", "Supported", "Not enough evidence"],
        steps: 3,
    },
    ScalePreset {
        name: "True or false",
        source: "Three ratings for desks that give no degrees",
        ratings: &["False", "True", "Cannot be judged"],
        steps: 2,
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(names: &[&str]) -> VerdictScale {
        let mut ids = IdGenerator::seeded(1);
        let ratings = names.iter().map(|name| Rating::new(ids.draw(), name)).collect();
        VerdictScale { name: "Own".to_owned(), ratings, steps: None }
    }

    #[test]
    fn a_step_has_the_colour_of_its_place_and_other_ratings_are_grey() {
        let mut standard = VerdictScale::standard(&mut IdGenerator::seeded(1));
        let colours = |scale: &VerdictScale| -> Vec<PartyColour> {
            scale.ratings.iter().map(|rating| scale.colour(rating.id)).collect()
        };
        let mut expected = STEP_COLOURS.to_vec();
        expected.push(PartyColour::Slate);
        assert_eq!(colours(&standard), expected);
        standard.ratings[1].colour = Some(PartyColour::Blue);
        expected[1] = PartyColour::Blue;
        assert_eq!(colours(&standard), expected);
        let mut own = scale(&["Wrong", "Right", "Open"]);
        assert_eq!(colours(&own), [PartyColour::Slate; 3], "nobody said what is worse");
        own.steps = Some(2);
        assert_eq!(colours(&own), [PartyColour::Crimson, PartyColour::Green, PartyColour::Slate]);
        own.steps = Some(1);
        assert_eq!(colours(&own), [PartyColour::Slate; 3]);
    }

    #[test]
    fn only_the_desk_and_the_standard_scale_say_how_many_ratings_are_steps() {
        assert_eq!(VerdictScale::standard(&mut IdGenerator::seeded(1)).known_steps(), Some(5));
        let mut own = scale(&["Wrong", "Right"]);
        assert_eq!(own.known_steps(), None);
        own.steps = Some(9);
        assert_eq!(own.known_steps(), Some(2));
        own.ratings[1].retired = true;
        assert_eq!(own.known_steps(), Some(1));
    }

    #[test]
    fn every_preset_has_more_ratings_than_none_and_no_name_twice() {
        for preset in SCALES {
            assert!(preset.steps <= preset.ratings.len() && preset.steps > 1, "{}", preset.name);
            let mut names = preset.ratings.to_vec();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), preset.ratings.len(), "{}", preset.name);
        }
    }
}
