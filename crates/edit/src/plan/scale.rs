//! Plans for the verdict scale.

use std::collections::HashSet;

use super::super::draft::{Draft, move_to, named};
use super::super::{EditError, Label, ScaleIntent};
use model::{Project, Rating, RatingId, ScalePreset, one_line};

pub(super) fn plan(intent: &ScaleIntent, draft: &mut Draft<'_>) -> Result<Label, EditError> {
    match intent {
        ScaleIntent::Rename(name) => {
            draft.project.scale.name = named(&one_line(name), "scale")?;
            Ok(Label::new("Rename", "Renamed", "the verdict scale"))
        }
        ScaleIntent::AddRating(name) => {
            let name = new_name(&draft.project, name, None)?;
            let id = draft.context.ids.draw();
            let at = draft.project.scale.given().count();
            draft.project.scale.ratings.insert(at, Rating::new(id, &name));
            Ok(Label::new("Add", "Added", format_args!("the rating “{name}”")))
        }
        ScaleIntent::Describe { rating, name, colour } => {
            let name = new_name(&draft.project, name, Some(*rating))?;
            let record = rating_of(draft, *rating)?;
            (record.name, record.colour) = (name.clone(), *colour);
            Ok(Label::new("Change", "Changed", format_args!("the rating “{name}”")))
        }
        ScaleIntent::Move { rating, to } => {
            let name = rating_of(draft, *rating)?.name.clone();
            let last = draft.project.scale.given().count().saturating_sub(1);
            place(draft, *rating, (*to).min(last))?;
            Ok(Label::new("Move", "Moved", format_args!("the rating “{name}”")))
        }
        ScaleIntent::Remove(rating) => remove(draft, *rating),
        ScaleIntent::Restore(rating) => {
            let name = rating_of(draft, *rating)?.name.clone();
            let at = draft.project.scale.given().count();
            place(draft, *rating, at)?;
            rating_of(draft, *rating)?.retired = false;
            Ok(Label::new("Give", "Gave", format_args!("the rating “{name}” again")))
        }
        ScaleIntent::SetSteps(steps) => {
            draft.project.scale.steps = *steps;
            Ok(Label::new("Say", "Said", "how many ratings are steps"))
        }
        ScaleIntent::Take(preset) => Ok(take(draft, preset)),
    }
}

fn rating_of<'a>(draft: &'a mut Draft<'_>, id: RatingId) -> Result<&'a mut Rating, EditError> {
    let ratings = &mut draft.project.scale.ratings;
    ratings.iter_mut().find(|rating| rating.id == id).ok_or(EditError::Gone("rating"))
}

/// Returns the name for a rating, or an error if it is empty or another rating has it.
fn new_name(project: &Project, name: &str, own: Option<RatingId>) -> Result<String, EditError> {
    let name = named(&one_line(name), "rating")?;
    let other = |it: &&Rating| Some(it.id) != own && it.name.to_lowercase() == name.to_lowercase();
    match project.scale.ratings.iter().find(other) {
        Some(it) if it.retired => {
            Err(EditError::Refused(format!("“{}” was taken off the scale: give it again instead.", it.name)))
        }
        Some(it) => Err(EditError::Refused(format!("The scale has “{}” already.", it.name))),
        None => Ok(name),
    }
}

/// Puts a rating in a place.
fn place(draft: &mut Draft<'_>, id: RatingId, to: usize) -> Result<(), EditError> {
    let moved = move_to(&mut draft.project.scale.ratings, |rating| rating.id == id, to);
    moved.map(|_| ()).ok_or(EditError::Gone("rating"))
}

/// Returns the ratings that a verdict has, a present or an earlier one.
fn used(project: &Project) -> HashSet<RatingId> {
    let present = project.statements.values().filter_map(|it| it.verdict.as_ref());
    let earlier = project.claim_work.values().flat_map(|work| &work.earlier_verdicts);
    present.map(|it| it.rating).chain(earlier.map(|it| it.rating)).collect()
}

fn remove(draft: &mut Draft<'_>, id: RatingId) -> Result<Label, EditError> {
    let name = rating_of(draft, id)?.name.clone();
    let is_used = used(&draft.project).contains(&id);
    let scale = &mut draft.project.scale;
    let at = scale.given().position(|rating| rating.id == id);
    // One step less where the rating was one.
    if let (Some(at), Some(steps)) = (at, scale.steps) {
        scale.steps = Some(if at < steps { steps - 1 } else { steps });
    }
    if is_used {
        let last = scale.ratings.len();
        place(draft, id, last)?;
        rating_of(draft, id)?.retired = true;
        return Ok(Label::new("Take", "Took", format_args!("the rating “{name}” off the scale")));
    }
    scale.ratings.retain(|rating| rating.id != id);
    Ok(Label::new("Remove", "Removed", format_args!("the rating “{name}”")))
}

fn take(draft: &mut Draft<'_>, preset: &ScalePreset) -> Label {
    let used = used(&draft.project);
    let mut before = std::mem::take(&mut draft.project.scale.ratings);
    let mut ratings = Vec::new();
    for name in preset.ratings {
        let known = before.iter().position(|rating| rating.name.to_lowercase() == name.to_lowercase());
        ratings.push(match known {
            Some(at) => Rating { retired: false, ..before.remove(at) },
            None => Rating::new(draft.context.ids.draw(), name),
        });
    }
    let kept = before.into_iter().filter(|rating| used.contains(&rating.id));
    ratings.extend(kept.map(|rating| Rating { retired: true, ..rating }));
    let scale = &mut draft.project.scale;
    scale.ratings = ratings;
    preset.name.clone_into(&mut scale.name);
    scale.steps = Some(preset.steps);
    Label::new("Take", "Took", format_args!("the scale “{}”", preset.name))
}
