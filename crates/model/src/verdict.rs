//! How a fact-checker rates a claim.

use serde::{Deserialize, Serialize};

use super::{Coded, IdGenerator, RatingId};

/// The ratings that a project chooses from, from the worst to the best and then those outside of the row.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerdictScale {
    /// What the scale is called.
    pub name: String,
    /// Its ratings, in the order in which they are shown.
    pub ratings: Vec<Rating>,
}

/// One rating of a scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// Its id.
    pub id: RatingId,
    /// What it is called: "Mostly true".
    pub name: String,
}

/// The rating that a person gave a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rated {
    /// The rating.
    pub rating: RatingId,
    /// Who gave it, and when.
    pub coded: Coded,
}

impl VerdictScale {
    /// The scale of a new project.
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
