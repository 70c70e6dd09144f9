//! Plans for the codebook: groups and tags.

use std::collections::HashSet;

use super::super::draft::{Draft, named};
use super::super::{CodebookIntent, EditError, Label};
use super::recode;
use model::{CodebookStep, GroupId, Tag, TagGroup, TagId, one_line};

/// Plans a change of the codebook, and writes it into its history.
pub(super) fn plan(intent: &CodebookIntent, draft: &mut Draft<'_>) -> Result<Label, EditError> {
    let before = draft.project.codebook.clone();
    let label = change(intent, draft)?;
    if draft.project.codebook != before {
        let coded = draft.coded();
        draft.project.codebook.history.push(CodebookStep { what: one_line(&label.done), coded });
    }
    Ok(label)
}

fn change(intent: &CodebookIntent, draft: &mut Draft<'_>) -> Result<Label, EditError> {
    match intent {
        CodebookIntent::MergeTags { from, into } => recode::merge(draft, *from, *into),
        CodebookIntent::SplitTag { tag, name, statements } => recode::split(draft, *tag, name, statements),
        CodebookIntent::MoveTag { tag, group, at } => recode::move_tag(draft, *tag, *group, *at),
        CodebookIntent::MoveGroup { group, at } => recode::move_group(draft, *group, *at),
        CodebookIntent::AddGroups { groups, from } => recode::add_groups(draft, groups, from),
        CodebookIntent::AddGroup { name } => {
            let name = named(name, "group of tags")?;
            let group = TagGroup {
                id: draft.context.ids.draw(),
                name: name.clone(),
                one_only: false,
                tags: Vec::new(),
            };
            draft.project.codebook.groups.push(group);
            Ok(Label::new("Add", "Added", format_args!("the tag group “{name}”")))
        }
        CodebookIntent::DescribeGroup { group, name, one_only } => {
            let name = named(name, "group of tags")?;
            let record = find_group(draft, *group)?;
            record.name.clone_from(&name);
            record.one_only = *one_only;
            Ok(Label::new("Describe", "Described", format_args!("the tag group “{name}”")))
        }
        CodebookIntent::RemoveGroup(group) => {
            let record = find_group(draft, *group)?;
            let tags: HashSet<TagId> = record.tags.iter().map(|tag| tag.id).collect();
            let label = Label::new("Remove", "Removed", format_args!("the tag group “{}”", record.name));
            draft.project.codebook.groups.retain(|it| it.id != *group);
            untag(draft, &tags)?;
            Ok(label)
        }
        CodebookIntent::AddTag { group, name, definition } => {
            let name = named(name, "tag")?;
            let definition = definition.trim().to_owned();
            let tag = Tag::new(draft.context.ids.draw(), name.clone(), definition);
            find_group(draft, *group)?.tags.push(tag);
            Ok(Label::new("Add", "Added", format_args!("the tag “{name}”")))
        }
        CodebookIntent::DescribeTag { tag, name, definition } => {
            let name = named(name, "tag")?;
            let record = find_tag(draft, *tag)?;
            record.name.clone_from(&name);
            definition.trim().clone_into(&mut record.definition);
            Ok(Label::new("Describe", "Described", format_args!("the tag “{name}”")))
        }
        CodebookIntent::SetExamples { tag, examples } => {
            let record = find_tag(draft, *tag)?;
            record.examples = recode::examples(examples);
            Ok(Label::new("Change", "Changed", format_args!("the examples of the tag “{}”", record.name)))
        }
        CodebookIntent::ColourTag { tag, colour } => {
            let record = find_tag(draft, *tag)?;
            record.colour = *colour;
            Ok(Label::new("Recolour", "Recoloured", format_args!("the tag “{}”", record.name)))
        }
        CodebookIntent::RemoveTag(tag) => {
            let label =
                Label::new("Remove", "Removed", format_args!("the tag “{}”", find_tag(draft, *tag)?.name));
            for group in &mut draft.project.codebook.groups {
                group.tags.retain(|it| it.id != *tag);
            }
            untag(draft, &HashSet::from([*tag]))?;
            Ok(label)
        }
    }
}

pub(super) fn find_group<'a>(draft: &'a mut Draft<'_>, id: GroupId) -> Result<&'a mut TagGroup, EditError> {
    let mut groups = draft.project.codebook.groups.iter_mut();
    groups.find(|group| group.id == id).ok_or(EditError::Gone("group of tags"))
}

pub(super) fn find_tag<'a>(draft: &'a mut Draft<'_>, id: TagId) -> Result<&'a mut Tag, EditError> {
    let mut tags = draft.project.codebook.groups.iter_mut().flat_map(|group| &mut group.tags);
    tags.find(|tag| tag.id == id).ok_or(EditError::Gone("tag"))
}

/// Removes tags from every statement.
fn untag(draft: &mut Draft<'_>, tags: &HashSet<TagId>) -> Result<(), EditError> {
    let tagged: Vec<_> = draft
        .project
        .statements
        .values()
        .filter(|statement| statement.tags.iter().any(|it| tags.contains(&it.tag)))
        .map(|statement| statement.id)
        .collect();
    for statement in tagged {
        draft.statement(statement)?.tags.retain(|it| !tags.contains(&it.tag));
    }
    Ok(())
}
