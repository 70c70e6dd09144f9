//! Plans for the work on claims and for the checklist.

use super::super::draft::{Draft, move_to, named, take_out};
use super::super::{EditError, Label, WorkIntent};
use model::{
    ChecklistItem, ChecklistItemId, ClaimWork, Priority, Project, StatementId, Tick, counted, one_line,
};

pub(super) fn plan(intent: &WorkIntent, draft: &mut Draft<'_>) -> Result<Label, EditError> {
    match intent {
        WorkIntent::Move { statements, stage } => {
            let name = for_each(draft, statements, |work| work.stage = *stage)?;
            Ok(match stage {
                Some(stage) => Label::new("Move", "Moved", format_args!("{name} to “{}”", stage.name())),
                None => Label::new("Let", "Let", format_args!("the column of {name} follow the work")),
            })
        }
        WorkIntent::Assign { statements, who } => {
            let who = one_line(who);
            let name = for_each(draft, statements, |work| work.who.clone_from(&who))?;
            let whom = if who.is_empty() { "nobody" } else { &who };
            Ok(Label::new("Give", "Gave", format_args!("the work on {name} to {whom}")))
        }
        WorkIntent::SetPriority { statements, priority } => {
            let name = for_each(draft, statements, |work| work.priority = *priority)?;
            let words = match priority {
                Priority::Normal => "normal".to_owned(),
                other => format!("of {} priority", other.name()),
            };
            Ok(Label::new("Call", "Called", format_args!("{name} {words}")))
        }
        WorkIntent::SetDue { statements, due } => {
            let name = for_each(draft, statements, |work| work.due = *due)?;
            Ok(match due {
                Some(day) => Label::new("Say", "Said", format_args!("that {name} is due on {day}")),
                None => Label::new("Say", "Said", format_args!("that {name} is due on no day")),
            })
        }
        WorkIntent::Tick { statements, item, done } => tick(draft, statements, *item, *done),
        WorkIntent::AddItems(texts) => add_items(draft, texts),
        WorkIntent::RenameItem { item, text } => {
            let text = named(&one_line(text), "point of the checklist")?;
            item_of(draft, *item)?.text.clone_from(&text);
            Ok(Label::new("Change", "Changed", format_args!("the point “{text}” of the checklist")))
        }
        WorkIntent::MoveItem { item, to } => {
            let name = &move_to(&mut draft.project.checklist, |it| it.id == *item, *to).ok_or(GONE)?.text;
            Ok(Label::new("Move", "Moved", format_args!("the point “{name}” of the checklist")))
        }
        WorkIntent::RemoveItem(item) => remove_item(draft, *item),
    }
}

const GONE: EditError = EditError::Gone("point of the checklist");

/// Changes the work on a claim. A record that says nothing is not kept.
pub(super) fn change(draft: &mut Draft<'_>, id: StatementId, change: impl FnOnce(&mut ClaimWork)) {
    let table = &mut draft.project.claim_work;
    let before = table.get(&id).cloned();
    let mut work = before.clone().unwrap_or_else(|| ClaimWork::new(id));
    change(&mut work);
    if work.is_empty() {
        table.remove(&id);
    } else if before.as_ref() != Some(&work) {
        table.insert(id, work);
    }
}

/// Changes the work on each of these statements, and returns their name.
fn for_each(
    draft: &mut Draft<'_>,
    ids: &[StatementId],
    mut each: impl FnMut(&mut ClaimWork),
) -> Result<String, EditError> {
    for id in ids {
        draft.statement(*id)?;
        change(draft, *id, &mut each);
    }
    Ok(draft.statements_name(ids))
}

fn item_of<'a>(draft: &'a mut Draft<'_>, id: ChecklistItemId) -> Result<&'a mut ChecklistItem, EditError> {
    draft.project.checklist.iter_mut().find(|item| item.id == id).ok_or(GONE)
}

fn tick(
    draft: &mut Draft<'_>,
    ids: &[StatementId],
    item: ChecklistItemId,
    done: bool,
) -> Result<Label, EditError> {
    let text = item_of(draft, item)?.text.clone();
    let open = |id: &&StatementId| {
        draft.project.claim_work.get(*id).is_none_or(|work| work.tick(item).is_none()) == done
    };
    let changed: Vec<StatementId> = ids.iter().filter(open).copied().collect();
    let coded = (done && !changed.is_empty()).then(|| draft.coded());
    for_each(draft, &changed, |work| match coded {
        Some(coded) => {
            let at = work.ticks.partition_point(|tick| tick.item < item);
            work.ticks.insert(at, Tick { item, coded });
        }
        None => work.ticks.retain(|tick| tick.item != item),
    })?;
    let name = draft.statements_name(ids);
    Ok(if done {
        Label::new("Tick", "Ticked", format_args!("“{text}” for {name}"))
    } else {
        Label::new("Untick", "Unticked", format_args!("“{text}” for {name}"))
    })
}

fn add_items(draft: &mut Draft<'_>, texts: &[String]) -> Result<Label, EditError> {
    let mut added = 0;
    for text in texts {
        let text = named(&one_line(text), "point of the checklist")?;
        let known = draft.project.checklist.iter().any(|it| it.text.to_lowercase() == text.to_lowercase());
        if !known {
            let id = draft.context.ids.draw();
            draft.project.checklist.push(ChecklistItem { id, text });
            added += 1;
        }
    }
    if added == 0 {
        return Err(EditError::Refused("The checklist has these points already.".to_owned()));
    }
    Ok(Label::new("Add", "Added", format_args!("{} to the checklist", counted(added, "point", "points"))))
}

fn remove_item(draft: &mut Draft<'_>, item: ChecklistItemId) -> Result<Label, EditError> {
    let text = item_of(draft, item)?.text.clone();
    draft.project.checklist.retain(|it| it.id != item);
    let ticked = |work: &&ClaimWork| work.tick(item).is_some();
    let works: Vec<StatementId> =
        draft.project.claim_work.values().filter(ticked).map(|work| work.statement).collect();
    for id in works {
        change(draft, id, |work| work.ticks.retain(|tick| tick.item != item));
    }
    Ok(Label::new("Remove", "Removed", format_args!("the point “{text}” of the checklist")))
}

/// Removes the work on removed statements.
pub(super) fn forget(draft: &mut Draft<'_>, gone: impl Fn(StatementId) -> bool) {
    take_out(&mut draft.project.claim_work, |work| gone(work.statement));
}

/// Gives the work on the second statement to the first, of which it becomes a part. What is said of the first stays.
pub(super) fn reassign(project: &mut Project, first: StatementId, second: StatementId) {
    let Some(moved) = project.claim_work.remove(&second) else { return };
    let mut work = project.claim_work.get(&first).cloned().unwrap_or_else(|| ClaimWork::new(first));
    work.stage = work.stage.or(moved.stage);
    if work.who.is_empty() {
        work.who = moved.who;
    }
    work.priority = work.priority.min(moved.priority);
    work.due = [work.due, moved.due].into_iter().flatten().min();
    // A point is done for the whole where it is done for both parts.
    work.ticks.retain(|tick| moved.ticks.iter().any(|it| it.item == tick.item));
    work.earlier_verdicts.extend(moved.earlier_verdicts);
    work.earlier_verdicts.sort_by_key(|verdict| verdict.coded.at);
    if work.is_empty() {
        project.claim_work.remove(&first);
    } else {
        project.claim_work.insert(first, work);
    }
}
