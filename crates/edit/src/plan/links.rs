//! Plans for links.

use super::super::draft::Draft;
use super::super::{EditError, Label, LinkIntent, SuggestedLink};
use model::{Link, LinkId, Relation, ReviewStatus, StatementId};

pub(super) fn plan(intent: &LinkIntent, draft: &mut Draft<'_>) -> Result<Label, EditError> {
    match intent {
        LinkIntent::Add { from, to, relation, note } => add_all(draft, from, to, *relation, note),
        LinkIntent::Review { link, status } => {
            let coded = if *status == ReviewStatus::Suggested { None } else { Some(draft.coded()) };
            let record = draft.link(*link)?;
            if record.status != *status {
                record.status = *status;
                record.coded = coded;
            }
            Ok(match status {
                ReviewStatus::Suggested => Label::new("Make", "Made", "a suggestion again of a link"),
                ReviewStatus::Confirmed => Label::new("Confirm", "Confirmed", "a link"),
                ReviewStatus::Rejected => Label::new("Reject", "Rejected", "a link"),
            })
        }
        LinkIntent::SetRelation { link, relation } => {
            decide(draft, *link, |it| it.relation = *relation)?;
            Ok(Label::new("Say", "Said", format_args!("that the answer {} it", relation.name())))
        }
        LinkIntent::SetNote { link, note } => {
            decide(draft, *link, |it| it.note.clone_from(note))?;
            Ok(Label::new("Write", "Wrote", "a note on a link"))
        }
        LinkIntent::Reverse(link) => {
            decide(draft, *link, |it| std::mem::swap(&mut it.from, &mut it.to))?;
            Ok(Label::new("Turn", "Turned", "a link round"))
        }
        LinkIntent::Remove(link) => {
            draft.project.links.remove(link).ok_or(EditError::Gone("link"))?;
            Ok(Label::new("Remove", "Removed", "a link"))
        }
        LinkIntent::Suggest { replaced, links } => {
            suggest(draft, replaced, links);
            Ok(Label::new("Suggest", "Suggested", "links"))
        }
    }
}

/// Replaces suggested links by others. A link that is suggested once more stays the same record; what a person has decided stays,
/// and so does a pair that a person has rejected.
fn suggest(draft: &mut Draft<'_>, replaced: &[LinkId], links: &[SuggestedLink]) {
    let project = &mut draft.project;
    for id in replaced {
        let goes = project.links.get(id).is_some_and(|link| {
            let again = links.iter().any(|it| (it.from, it.to) == (link.from, link.to));
            link.status == ReviewStatus::Suggested && !again
        });
        if goes {
            project.links.remove(id);
        }
    }
    for link in links {
        let known = project.links.values().any(|it| (it.from, it.to) == (link.from, link.to));
        let ends = [link.from, link.to].iter().all(|id| project.statements.contains_key(id));
        if known || !ends || link.from == link.to {
            continue;
        }
        let id = draft.context.ids.draw();
        let SuggestedLink { from, to, relation, ref why } = *link;
        let (note, why) = (String::new(), Some(why.clone()));
        let status = ReviewStatus::Suggested;
        project
            .links
            .insert(id, Link { id, from, to, relation, note, status, why, coded: None, changed: false });
    }
}

/// Changes a link by a person's decision, which confirms it.
fn decide(draft: &mut Draft<'_>, id: LinkId, change: impl FnOnce(&mut Link)) -> Result<(), EditError> {
    let mut link = draft.link(id)?.clone();
    change(&mut link);
    let before = draft.link(id)?.clone();
    if link != before {
        let said = |link: &Link| (link.from, link.to, link.relation);
        link.changed |= link.why.is_some() && said(&link) != said(&before);
        link.status = ReviewStatus::Confirmed;
        link.coded = Some(draft.coded());
        refuse_twin(draft, &link)?;
        *draft.link(id)? = link;
    }
    Ok(())
}

fn refuse_twin(draft: &Draft<'_>, link: &Link) -> Result<(), EditError> {
    let twin = |other: &Link| {
        other.id != link.id && (other.from, other.to, other.relation) == (link.from, link.to, link.relation)
    };
    if draft.project.links.values().any(twin) {
        let problem = format!("These two are linked already: it {} the other.", link.relation.name());
        return Err(EditError::Refused(problem));
    }
    Ok(())
}

/// Links each answer to each answered statement.
fn add_all(
    draft: &mut Draft<'_>,
    from: &[StatementId],
    to: &[StatementId],
    relation: Relation,
    note: &str,
) -> Result<Label, EditError> {
    let pairs: Vec<_> = from.iter().flat_map(|from| to.iter().map(move |to| (*from, *to))).collect();
    let mut refused = EditError::Refused("Select the answer, and what it answers.".to_owned());
    let mut made = 0;
    for (from, to) in &pairs {
        match add(draft, *from, *to, relation, note) {
            Ok(()) => made += 1,
            Err(error @ EditError::Refused(_)) => refused = error,
            Err(error) => return Err(error),
        }
    }
    if made == 0 {
        return Err(refused);
    }
    let (answers, answered) = (draft.statements_name(from), draft.statements_name(to));
    Ok(match from {
        [_] => Label::new("Link:", "Linked:", format_args!("{answers} {} {answered}", relation.name())),
        _ => Label::new("Link:", "Linked:", format_args!("{answered} is {} {answers}", relation.passive())),
    })
}

/// Links an answer by hand, unless a link that nobody rejected says already that it answers.
pub(super) fn affirm(
    draft: &mut Draft<'_>,
    from: StatementId,
    to: StatementId,
    relation: Relation,
) -> Result<(), EditError> {
    let said = |link: &Link| (link.from, link.to) == (from, to) && link.status != ReviewStatus::Rejected;
    if draft.project.links.values().any(said) {
        return Ok(());
    }
    add(draft, from, to, relation, "")
}

fn add(
    draft: &mut Draft<'_>,
    from: StatementId,
    to: StatementId,
    relation: Relation,
    note: &str,
) -> Result<(), EditError> {
    if from == to {
        return Err(EditError::Refused("A statement cannot answer itself.".to_owned()));
    }
    draft.statement(from)?;
    draft.statement(to)?;
    let same = |link: &&Link| (link.from, link.to, link.relation) == (from, to, relation);
    let suggested = draft
        .project
        .links
        .values()
        .filter(|link| link.status != ReviewStatus::Confirmed)
        .find(same)
        .map(|it| it.id);
    if let Some(id) = suggested {
        // If the same link was suggested or rejected before, it becomes the person's own.
        let coded = Some(draft.coded());
        let link = draft.link(id)?;
        link.status = ReviewStatus::Confirmed;
        link.coded = coded;
        note.clone_into(&mut link.note);
    } else {
        let id = draft.context.ids.draw();
        let coded = Some(draft.coded());
        let note = note.to_owned();
        let link = Link {
            id,
            from,
            to,
            relation,
            note,
            status: ReviewStatus::Confirmed,
            why: None,
            coded,
            changed: false,
        };
        refuse_twin(draft, &link)?;
        draft.project.links.insert(id, link);
    }
    Ok(())
}
