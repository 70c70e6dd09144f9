//! Introductions of speakers, and short quotations that nobody is said to have said.

use std::collections::BTreeMap;

use super::agency::{GroupCounts, ReadTexts};
use super::columns::{Group, Groups, standing};
use super::mentioned::Mentioned;
use super::{Axis, CountTable, CountedPlace, Heading, LabelKind};
use crate::scope::Scope;
use model::{ArticleId, Project, Span, SpeakerId, comparable_name, one_line};

/// Counts the words that introduce each speaker: titles, words before the name, words beside it, and words that keep a distance. By party and
/// speaker the columns are those who are introduced, by outlet and month those of the articles. The base of a column is all that it counts.
#[must_use]
pub fn labels(scope: &Scope<'_>, texts: &ReadTexts, axis: Axis) -> CountTable {
    let project = scope.project;
    let groups = Groups::new(project, axis);
    let mentioned = Mentioned::new(project);
    let mut found: BTreeMap<(Group, SpeakerId, LabelKind, String), Vec<CountedPlace>> = BTreeMap::new();
    for (article, text, read) in read(project, texts) {
        for label in &read.labels {
            let Some(speaker) = mentioned.speaker(article, label.named) else { continue };
            let party = project.speakers.get(&speaker).and_then(|it| it.party);
            let words = comparable_name(&one_line(label.words.of(text)));
            let place = CountedPlace { article, span: label.words.cover(label.named), statement: None };
            found
                .entry((groups_of_parties(project, party), speaker, label.kind, words))
                .or_default()
                .push(place);
        }
    }
    let mut all: Vec<_> = found.into_iter().collect();
    all.sort_by(
        |((party, speaker, kind, words), places), ((other_party, other, other_kind, others), more)| {
            (party, speaker, kind)
                .cmp(&(other_party, other, other_kind))
                .then(more.len().cmp(&places.len()))
                .then_with(|| words.cmp(others))
        },
    );
    let (mut rows, mut counted) = (Vec::new(), GroupCounts::default());
    for (row, ((_, speaker, kind, words), places)) in all.into_iter().enumerate() {
        let known = project.speakers.get(&speaker);
        let name = known.map(|it| one_line(&it.name)).unwrap_or_default();
        let party = known.and_then(|it| it.party);
        rows.push((row, Heading { name: words, note: format!("{name}, {}", kind.name()), party }));
        for place in places {
            let group = match axis {
                Axis::Party => groups.of_party(party),
                Axis::Speaker => Group::Speaker(speaker),
                Axis::Outlet | Axis::Month => groups.of_article(place.article),
            };
            counted.add(row, group, place);
        }
    }
    counted.table(rows, &groups)
}

/// Returns the place of a party in the order of the panels.
fn groups_of_parties(project: &Project, party: Option<model::PartyId>) -> Group {
    let place = project.parties.iter().position(|it| Some(it.id) == party);
    place.map_or(Group::Unknown, Group::At)
}

/// Counts words between quotation marks that no statement has, by outlet or month: the most frequent first. The base of a column is all that it
/// counts.
#[must_use]
pub fn scare_quotes(scope: &Scope<'_>, texts: &ReadTexts, axis: Axis) -> CountTable {
    let groups = Groups::new(scope.project, axis);
    let mut said: BTreeMap<ArticleId, Vec<Span>> = BTreeMap::new();
    for fact in standing(scope) {
        said.entry(fact.article).or_default().push(fact.extent);
    }
    let mut found: BTreeMap<String, Vec<CountedPlace>> = BTreeMap::new();
    for (article, text, read) in read(scope.project, texts) {
        let said = said.get(&article).map(Vec::as_slice).unwrap_or_default();
        for span in read.short_quotations.iter().filter(|span| !said.iter().any(|it| it.overlaps(**span))) {
            let words = one_line(span.of(text)).trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            let place = CountedPlace { article, span: *span, statement: None };
            found.entry(words).or_default().push(place);
        }
    }
    let mut all: Vec<(String, Vec<CountedPlace>)> = found.into_iter().collect();
    all.sort_by(|(a, one), (b, other)| other.len().cmp(&one.len()).then_with(|| a.cmp(b)));
    let (mut rows, mut counted) = (Vec::new(), GroupCounts::default());
    for (row, (words, places)) in all.into_iter().enumerate() {
        rows.push((row, Heading::named(words)));
        for place in places {
            counted.add(row, groups.of_article(place.article), place);
        }
    }
    counted.table(rows, &groups)
}

/// The articles that were read, in the order of the project.
fn read<'a>(
    project: &'a Project,
    texts: &'a ReadTexts,
) -> impl Iterator<Item = (ArticleId, &'a str, &'a super::ReadText)> {
    project.articles.iter().filter_map(|it| Some((it.id, &*it.text, &**texts.get(&it.id)?)))
}
