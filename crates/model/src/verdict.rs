//! Verdicts: the ratings that fact-checkers give claims.

use serde::{Deserialize, Serialize};

use super::{Coded, IdGenerator, RatingId};

/// The ratings of a project, from the worst to the best, followed by those outside the order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerdictScale {
    /// The name of the scale.
    pub name: String,
    /// The ratings, in the order in which they are shown.
    pub ratings: Vec<Rating>,
}

/// A rating of a scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// Its id.
    pub id: RatingId,
    /// The name: "Mostly true".
    pub name: String,
}

/// The rating that a person gave a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rated {
    /// The rating.
    pub rating: RatingId,
    /// The person who gave it, and the moment.
    pub coded: Coded,
}

impl VerdictScale {
    /// Returns the scale of a new project.
    #[must_use]
    pub fn standard(ids: &mut IdGenerator) -> Self {
        let names = ["False", "Mostly false", "Half true", "Mostly true", "True", "Not enough evidence yet"];
        let ratings = names.map(|name| Rating { id: ids.draw(), name: name.to_owned() });
        Self { name: "Six ratings".to_owned(), ratings: ratings.into() }
    }

    /// Finds a rating.
    #[must_use]
    pub fn rating(&self, id: RatingId) -> Option<&Rating> {
        self.ratings.iter().find(|rating| rating.id == id)
    }
}
