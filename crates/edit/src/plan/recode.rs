//! Plans that recode: tags merged, split, moved and added, each in one step with the taggings of everybody.

use super::super::draft::{Draft, move_to, named};
use super::super::{EditError, Label};
use super::codebook::{find_group, find_tag};
use model::{
    GroupId, NewTagGroup, StatementId, Tag, TagGroup, TagId, Tagging, comparable_name, counted, one_line,
};

/// Merges a tag into another: whoever gave the first has given the second, and the first is gone.
pub(super) fn merge(draft: &mut Draft<'_>, from: TagId, into: TagId) -> Result<Label, EditError> {
    let (name, target) = (find_tag(draft, from)?.name.clone(), find_tag(draft, into)?.name.clone());
    if from == into {
        return Err(EditError::Refused("A tag is not merged with itself: choose another one.".to_owned()));
    }
    let recoded = recode(draft, from, into, None)?;
    for group in &mut draft.project.codebook.groups {
        group.tags.retain(|tag| tag.id != from);
    }
    let statements = counted(recoded, "statement", "statements");
    Ok(Label::new("Merge", "Merged", format_args!("the tag “{name}” into “{target}” ({statements})")))
}

/// Makes a new tag of some statements that have one: whoever gave it to them has given the new one instead.
pub(super) fn split(
    draft: &mut Draft<'_>,
    tag: TagId,
    name: &str,
    statements: &[StatementId],
) -> Result<Label, EditError> {
    let name = named(name, "tag")?;
    let before = find_tag(draft, tag)?.name.clone();
    let tagged = |id: &&StatementId| {
        let statement = draft.project.statements.get(*id);
        statement.is_some_and(|it| it.tags.iter().any(|tagging| tagging.tag == tag))
    };
    let chosen: Vec<StatementId> = statements.iter().filter(tagged).copied().collect();
    if chosen.is_empty() {
        let problem = format!(
            "None of the selected statements has the tag “{before}”: select those that the new tag is for."
        );
        return Err(EditError::Refused(problem));
    }
    let id = draft.context.ids.draw();
    let new = Tag::new(id, name.clone(), String::new());
    for group in &mut draft.project.codebook.groups {
        if let Some(at) = group.tags.iter().position(|it| it.id == tag) {
            group.tags.insert(at + 1, new.clone());
        }
    }
    let recoded = recode(draft, tag, id, Some(&chosen))?;
    let statements = counted(recoded, "statement", "statements");
    Ok(Label::new("Split", "Split", format_args!("the tag “{name}” off “{before}” ({statements})")))
}

/// Puts a tag in another place, or another group.
pub(super) fn move_tag(
    draft: &mut Draft<'_>,
    tag: TagId,
    group: GroupId,
    at: usize,
) -> Result<Label, EditError> {
    let moved = find_tag(draft, tag)?.clone();
    let own = draft.project.codebook.tag(tag).map(|(group, _)| group.id);
    if own != Some(group) && find_group(draft, group)?.one_only {
        let others: Vec<TagId> = find_group(draft, group)?.tags.iter().map(|tag| tag.id).collect();
        refuse_rivals(draft, tag, &others)?;
    }
    for group in &mut draft.project.codebook.groups {
        group.tags.retain(|it| it.id != tag);
    }
    let target = find_group(draft, group)?;
    let at = at.min(target.tags.len());
    let name = moved.name.clone();
    target.tags.insert(at, moved);
    let group = target.name.clone();
    let place = at + 1;
    Ok(Label::new("Move", "Moved", format_args!("the tag “{name}” to place {place} of “{group}”")))
}

/// Puts a group in another place.
pub(super) fn move_group(draft: &mut Draft<'_>, group: GroupId, at: usize) -> Result<Label, EditError> {
    let name = find_group(draft, group)?.name.clone();
    move_to(&mut draft.project.codebook.groups, |it| it.id == group, at);
    let place = at + 1;
    Ok(Label::new("Move", "Moved", format_args!("the tag group “{name}” to place {place}")))
}

/// Adds groups with their tags. A group or a tag that is there by the same name is not added again; a definition that is there stays.
pub(super) fn add_groups(
    draft: &mut Draft<'_>,
    groups: &[NewTagGroup],
    from: &str,
) -> Result<Label, EditError> {
    let mut added = 0;
    for facts in groups {
        let name = named(&facts.name, "group of tags")?;
        let same = |group: &&TagGroup| comparable_name(&group.name) == comparable_name(&name);
        let known = draft.project.codebook.groups.iter().find(same).map(|group| group.id);
        let id = known.unwrap_or_else(|| {
            let id = draft.context.ids.draw();
            let group = TagGroup { id, name: name.clone(), one_only: facts.one_only, tags: Vec::new() };
            draft.project.codebook.groups.push(group);
            added += 1;
            id
        });
        for facts in &facts.tags {
            let name = named(&facts.name, "tag")?;
            let id_of_tag = draft.context.ids.draw();
            let mut tag = Tag::new(id_of_tag, name, facts.definition.trim().to_owned());
            tag.examples = examples(&facts.examples);
            tag.colour = facts.colour;
            let group = find_group(draft, id)?;
            let known =
                group.tags.iter_mut().find(|it| comparable_name(&it.name) == comparable_name(&tag.name));
            if let Some(known) = known {
                added += usize::from(fill(known, tag));
            } else {
                group.tags.push(tag);
                added += 1;
            }
        }
    }
    if added == 0 {
        return Err(EditError::Refused(format!("The codebook has everything of {from} already.")));
    }
    Ok(Label::new("Add", "Added", format_args!("{from} to the codebook")))
}

/// Gives a tag what it lacks of another. Returns whether it lacked anything.
fn fill(known: &mut Tag, tag: Tag) -> bool {
    let before = known.clone();
    if known.definition.is_empty() {
        known.definition = tag.definition;
    }
    if known.examples.is_empty() {
        known.examples = tag.examples;
    }
    known.colour = known.colour.or(tag.colour);
    *known != before
}

/// Returns examples without those that have no words or come twice.
pub(super) fn examples(words: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for words in words.iter().map(|words| one_line(words)) {
        if !words.is_empty() && !kept.contains(&words) {
            kept.push(words);
        }
    }
    kept
}

/// Makes taggings with one tag such with another, in these statements or in all. Returns in how many it did.
fn recode(
    draft: &mut Draft<'_>,
    from: TagId,
    into: TagId,
    only: Option<&[StatementId]>,
) -> Result<usize, EditError> {
    let rivals: Vec<TagId> = match draft.project.codebook.tag(into) {
        Some((group, _)) if group.one_only => group.tags.iter().map(|tag| tag.id).collect(),
        _ => Vec::new(),
    };
    let rivals: Vec<TagId> = rivals.into_iter().filter(|tag| ![from, into].contains(tag)).collect();
    refuse_rivals(draft, from, &rivals)?;
    let has = |tags: &[Tagging]| tags.iter().any(|tagging| tagging.tag == from);
    let tagged = draft.project.statements.values().filter(|it| has(&it.tags)).map(|it| it.id);
    let tagged: Vec<StatementId> = tagged.filter(|id| only.is_none_or(|only| only.contains(id))).collect();
    for id in &tagged {
        let tags = &mut draft.statement(*id)?.tags;
        for tagging in tags.iter_mut().filter(|tagging| tagging.tag == from) {
            tagging.tag = into;
        }
        // Somebody who had given both has given the one that stays, at the earlier moment.
        tags.sort_unstable();
        tags.dedup_by_key(|tagging| (tagging.tag, tagging.by));
    }
    Ok(tagged.len())
}

/// Refuses a change by which a coder would have given a statement two tags of a group that takes one.
fn refuse_rivals(draft: &Draft<'_>, tag: TagId, rivals: &[TagId]) -> Result<(), EditError> {
    let clashes = |tags: &[Tagging]| {
        let mut own = tags.iter().filter(|it| it.tag == tag);
        own.any(|own| tags.iter().any(|it| it.by == own.by && rivals.contains(&it.tag)))
    };
    match draft.project.statements.values().filter(|it| clashes(&it.tags)).count() {
        0 => Ok(()),
        count => {
            let statements = counted(count, "statement has", "statements have");
            let problem = format!(
                "{statements} another tag of that group by the same coder, and it takes one only: take one of them off first."
            );
            Err(EditError::Refused(problem))
        }
    }
}
