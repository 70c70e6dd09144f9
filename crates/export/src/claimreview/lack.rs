//! The missing properties of a ClaimReview.

use model::{Project, Statement, StatementId, web_address};

use super::{address, claimant, iso_date, number, publisher, rated};
use crate::ExportOptions;
use crate::reading::Reading;

/// Something that a ClaimReview should have and the project does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lack {
    /// The address under which the review will be published.
    Address,
    /// The publisher of the review.
    Publisher,
    /// The day on which the review is published.
    Published,
    /// The web address of whoever publishes it.
    PublisherAddress,
    /// The rating as a number.
    RatingValue,
    /// The person who made the claim.
    Claimant,
    /// The web address of the article that has the claim.
    Appearance,
    /// The day on which the claim was made.
    ClaimDate,
    /// The place where the claim was made first.
    FirstAppearance,
}

impl Lack {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Address,
        Self::Publisher,
        Self::Published,
        Self::PublisherAddress,
        Self::RatingValue,
        Self::Claimant,
        Self::Appearance,
        Self::ClaimDate,
        Self::FirstAppearance,
    ];

    /// The property of schema.org.
    #[must_use]
    pub const fn property(self) -> &'static str {
        match self {
            Self::Address => "url",
            Self::Publisher => "author",
            Self::Published => "datePublished",
            Self::PublisherAddress => "author.url",
            Self::RatingValue => "reviewRating.ratingValue",
            Self::Claimant => "itemReviewed.author",
            Self::Appearance => "itemReviewed.appearance.url",
            Self::ClaimDate => "itemReviewed.datePublished",
            Self::FirstAppearance => "itemReviewed.firstAppearance",
        }
    }

    /// The same in plain words, as part of a sentence.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Address => "the web address at which the review will be published",
            Self::Publisher => "the name of who publishes the review",
            Self::Published => "the day on which the review is published",
            Self::PublisherAddress => "the web address of who publishes the review",
            Self::RatingValue => {
                "the rating as a number: how many ratings of the scale are steps from the worst to the best"
            }
            Self::Claimant => "the name of the person or organisation that made the claim",
            Self::Appearance => "the web address of the article that has the claim",
            Self::ClaimDate => "the day on which the claim was made",
            Self::FirstAppearance => "the place where the claim was made first",
        }
    }

    /// Returns whether there is no review without it. Google requires the address, the claim and the rating in words, of which a project always has the
    /// last two; who publishes and when is asked for by validators, and nobody should have to trust a review without. All others are
    /// recommended.
    #[must_use]
    pub const fn is_required(self) -> bool {
        matches!(self, Self::Address | Self::Publisher | Self::Published)
    }
}

/// One thing that one claim's review lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// The claim.
    pub statement: StatementId,
    /// The properties that its review lacks.
    pub lack: Lack,
}

/// Everything that the reviews of a project lack, in reading order of the claims: to be shown before they are written.
#[must_use]
pub fn missing(project: &Project, options: &ExportOptions) -> Vec<Missing> {
    let reading = Reading::new(project, options);
    of(&reading, &rated(&reading))
}

/// Returns the properties that the reviews of these claims lack.
pub(super) fn of(reading: &Reading<'_>, claims: &[&Statement]) -> Vec<Missing> {
    let lacks = |claim: &&Statement| {
        let statement = claim.id;
        let here = Lack::ALL.into_iter().filter(|lack| lacks(reading, claim, *lack));
        here.map(|lack| Missing { statement, lack }).collect::<Vec<_>>()
    };
    claims.iter().flat_map(lacks).collect()
}

fn lacks(reading: &Reading<'_>, claim: &Statement, lack: Lack) -> bool {
    let article = reading.project.article(claim.article);
    match lack {
        Lack::Address => address(reading, claim).is_none(),
        Lack::Publisher => publisher(reading).is_none(),
        Lack::Published => iso_date(&reading.options.published).is_none(),
        Lack::PublisherAddress => web_address(reading.options.publisher_address.trim()).is_none(),
        Lack::RatingValue => number(reading, claim).is_none() && !is_outside(reading, claim),
        Lack::Claimant => claimant(reading, claim).is_none(),
        Lack::Appearance => article.and_then(|it| web_address(&it.address)).is_none(),
        Lack::ClaimDate => {
            !reading.options.dated_by_article || article.and_then(|it| iso_date(&it.date)).is_none()
        }
        // The project knows where a claim was read, never where it was made first.
        Lack::FirstAppearance => true,
    }
}

/// Returns whether a rating is known to be no step of its scale: it lacks no number then.
fn is_outside(reading: &Reading<'_>, claim: &Statement) -> bool {
    let known = reading.options.steps.is_some() || reading.project.scale.known_steps().is_some();
    known && number(reading, claim).is_none()
}
