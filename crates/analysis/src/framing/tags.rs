//! Tags by group, and tags together.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::columns::{Group, Groups, standing};
use super::{Axis, CountTable, CountedPlace, Heading, ShareOf};
use crate::scope::Scope;
use model::{Project, TagId, one_line};

/// Counts the statements that are coded with each tag, by group. A statement that two coders give the same tag counts once. The base of a
/// group is its coded statements: those with any tag.
#[must_use]
pub fn tags(scope: &Scope<'_>, axis: Axis) -> CountTable {
    let groups = Groups::new(scope.project, axis);
    let places = tag_places(scope.project);
    let mut bases: BTreeMap<Group, usize> = BTreeMap::new();
    let mut counted: BTreeMap<(usize, Group), Vec<CountedPlace>> = BTreeMap::new();
    for fact in standing(scope) {
        let given = given(scope.project, fact.id, &places);
        if given.is_empty() {
            continue;
        }
        let group = groups.of(&fact);
        *bases.entry(group).or_default() += 1;
        let place = CountedPlace { article: fact.article, span: fact.extent, statement: Some(fact.id) };
        for tag in given {
            counted.entry((tag, group)).or_default().push(place);
        }
    }
    CountTable::new(headings(scope.project), groups.headings(&bases), &bases, counted)
}

/// Counts the statements that are coded with two tags, by anybody; in the diagonal those that are coded with one. Shares are the index of
/// Jaccard: those with both by those with either.
#[must_use]
pub fn tags_together(scope: &Scope<'_>) -> CountTable {
    let places = tag_places(scope.project);
    let mut bases: BTreeMap<usize, usize> = BTreeMap::new();
    let mut counted: BTreeMap<(usize, usize), Vec<CountedPlace>> = BTreeMap::new();
    for fact in standing(scope) {
        let given = given(scope.project, fact.id, &places);
        let place = CountedPlace { article: fact.article, span: fact.extent, statement: Some(fact.id) };
        for one in &given {
            *bases.entry(*one).or_default() += 1;
            for other in &given {
                counted.entry((*one, *other)).or_default().push(place);
            }
        }
    }
    let mut table = CountTable::new(headings(scope.project), headings(scope.project), &bases, counted);
    table.share_of = ShareOf::Either;
    table
}

/// The place of each tag in the order of the codebook.
fn tag_places(project: &Project) -> HashMap<TagId, usize> {
    project.codebook.tags().map(|(_, tag)| tag.id).zip(0..).collect()
}

/// The tags of a statement, each once.
fn given(
    project: &Project,
    statement: model::StatementId,
    places: &HashMap<TagId, usize>,
) -> BTreeSet<usize> {
    let tags = project.statements.get(&statement).map(|it| it.tags.as_slice()).unwrap_or_default();
    tags.iter().filter_map(|tagging| places.get(&tagging.tag).copied()).collect()
}

fn headings(project: &Project) -> Vec<(usize, Heading)> {
    let head = |(group, tag): (&model::TagGroup, &model::Tag)| {
        let group = one_line(&group.name);
        let note =
            if tag.definition.is_empty() { group } else { format!("{group}: {}", one_line(&tag.definition)) };
        Heading { name: one_line(&tag.name), note, party: None }
    };
    project.codebook.tags().map(head).enumerate().collect()
}
