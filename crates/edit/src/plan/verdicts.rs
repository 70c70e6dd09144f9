//! Plans for verdicts: give, write in full, read as a second person.

use super::super::draft::Draft;
use super::super::{EditError, Label, VerdictIntent};
use super::claim_work;
use model::{RatingId, SecondReading, StatementId, Verdict};

pub(super) fn plan(intent: &VerdictIntent, draft: &mut Draft<'_>) -> Result<Label, EditError> {
    match intent {
        VerdictIntent::Rate { statements, rating } => rate(draft, statements, *rating),
        VerdictIntent::Write { statement, rating, summary, unknown } => {
            write(draft, *statement, *rating, summary, unknown)
        }
        VerdictIntent::Read { statement, agrees, note } => read(draft, *statement, *agrees, note),
    }
}

/// Returns the name of a rating that can be given.
fn rating_name(draft: &Draft<'_>, id: RatingId) -> Result<String, EditError> {
    draft.project.scale.rating(id).map(|rating| rating.name.clone()).ok_or(EditError::Gone("rating"))
}

fn rate(draft: &mut Draft<'_>, ids: &[StatementId], rating: Option<RatingId>) -> Result<Label, EditError> {
    let name = match rating {
        Some(id) => rating_name(draft, id)?,
        None => "not rated".to_owned(),
    };
    let coded = draft.coded();
    for id in ids {
        if draft.statement(*id)?.verdict.as_ref().map(|verdict| verdict.rating) != rating {
            give(draft, *id, rating.map(|rating| Verdict::new(rating, coded)))?;
        }
    }
    Ok(Label::new("Rate", "Rated", format_args!("{} as {name}", draft.statements_name(ids))))
}

fn write(
    draft: &mut Draft<'_>,
    id: StatementId,
    rating: RatingId,
    summary: &str,
    unknown: &[String],
) -> Result<Label, EditError> {
    let name = rating_name(draft, rating)?;
    let summary = summary.trim().to_owned();
    let gaps = unknown.iter().map(|gap| gap.trim().to_owned());
    let unknown: Vec<String> = gaps.filter(|gap| !gap.is_empty()).collect();
    let before = draft.statement(id)?.verdict.clone();
    let same = before
        .as_ref()
        .is_some_and(|it| (it.rating, &it.summary, &it.unknown) == (rating, &summary, &unknown));
    if !same {
        let coded = draft.coded();
        give(draft, id, Some(Verdict { summary, unknown, ..Verdict::new(rating, coded) }))?;
    }
    Ok(Label::new("Write", "Wrote", format_args!("the verdict on {}: {name}", draft.statements_name(&[id]))))
}

/// Gives a statement a verdict in the place of the present one, which is kept.
///
/// Only words that the same person corrects before anybody else has read them replace those before: that is no
/// change of mind.
fn give(draft: &mut Draft<'_>, id: StatementId, verdict: Option<Verdict>) -> Result<(), EditError> {
    let before = draft.statement(id)?.verdict.clone();
    let corrects = |before: &Verdict| {
        let after = verdict.as_ref();
        after.is_some_and(|it| (it.rating, it.coded.by) == (before.rating, before.coded.by))
            && before.readings.is_empty()
    };
    draft.code(id, |statement| statement.verdict = verdict.clone().map(Box::new))?;
    claim_work::change(draft, id, |work| {
        work.earlier_verdicts.extend(before.filter(|it| !corrects(it)).map(|it| *it));
        // The column follows the work again, because that has just changed.
        work.stage = None;
    });
    Ok(())
}

fn read(draft: &mut Draft<'_>, id: StatementId, agrees: bool, note: &str) -> Result<Label, EditError> {
    let note = note.trim().to_owned();
    if !agrees && note.is_empty() {
        return Err(EditError::Refused("Say in the note why you return the verdict.".to_owned()));
    }
    let reader = draft.context.coder.id;
    let verdict = draft.statement(id)?.verdict.clone().ok_or(EditError::Gone("verdict"))?;
    if !verdict.may_be_read_by(reader) {
        return Err(EditError::Refused(
            "You gave this verdict yourself: a second person has to read it.".to_owned(),
        ));
    }
    let coded = draft.coded();
    let mut verdict = *verdict;
    verdict.readings.push(SecondReading { agrees, note, coded });
    // No decision on the statement itself was made, so its coder stays.
    draft.statement(id)?.verdict = Some(Box::new(verdict));
    claim_work::change(draft, id, |work| work.stage = None);
    let name = draft.statements_name(&[id]);
    Ok(if agrees {
        Label::new("Agree", "Agreed", format_args!("with the verdict on {name}"))
    } else {
        Label::new("Return", "Returned", format_args!("the verdict on {name}"))
    })
}
