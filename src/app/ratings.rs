//! The ratings of the project's scale, as lists and marks show them.

use egui::Color32;

use super::view_context::ViewContext;
use super::widgets::ComboChoice;
use model::{Coded, PartyLetters, Project, Rating, RatingId, Verdict};

/// The sign on the mark of a rating: the key that gives it, or a dash where no key does.
pub(crate) fn rating_sign(project: &Project, rating: RatingId) -> PartyLetters {
    let place = project.scale.given().position(|it| it.id == rating);
    let digit = place.and_then(|at| char::from_digit(u32::try_from(at).ok()? + 1, 10));
    PartyLetters::from(digit.unwrap_or('–'))
}

/// The colour of a rating in the theme that is shown.
pub(crate) fn rating_colour(shown: &ViewContext<'_>, rating: RatingId) -> Color32 {
    shown.tokens.party(shown.project().scale.colour(rating))
}

/// The ratings that can be given, and the present one where it is no longer given.
pub(crate) fn ratings<'a>(
    shown: &ViewContext<'a>,
    present: Option<RatingId>,
) -> impl Iterator<Item = &'a Rating> {
    let ratings = shown.session.project().scale.ratings.iter();
    ratings.filter(move |rating| !rating.retired || Some(rating.id) == present)
}

/// The same as choices of a list, behind the one that nothing is rated.
pub(crate) fn rating_choices(
    shown: &ViewContext<'_>,
    present: Option<RatingId>,
) -> Vec<ComboChoice<Option<RatingId>>> {
    let rated = ratings(shown, present).map(|rating| ComboChoice {
        value: Some(rating.id),
        text: rating_name(rating),
        letters: Some((rating_sign(shown.project(), rating.id), rating_colour(shown, rating.id))),
    });
    std::iter::once(ComboChoice::new(None, "Not rated")).chain(rated).collect()
}

/// The name of a rating, and that it is no longer given where that is so.
pub(crate) fn rating_name(rating: &Rating) -> String {
    if rating.retired { format!("{} (no longer on the scale)", rating.name) } else { rating.name.clone() }
}

/// The words for a person and a day: "Robin, 5 June 2018".
pub(crate) fn by_whom(project: &Project, coded: Coded) -> String {
    let name = project.coders.get(&coded.by).map_or("somebody", |coder| coder.name.as_str());
    format!("{name}, {}", coded.at.strftime("%-d %B %Y"))
}

/// The state of a verdict after its second reading: "agreed by Sam, 5 June 2018"; `None` while nobody has read it.
pub(crate) fn second_reading(project: &Project, verdict: &Verdict) -> Option<String> {
    let reading = verdict.last_reading()?;
    let what = if reading.agrees { "agreed" } else { "returned" };
    Some(format!("{what} by {}", by_whom(project, reading.coded)))
}
