//! The words by which speakers are named, by group: two names for one side are two rows.

use std::collections::BTreeMap;

use super::columns::{Group, Groups};
use super::{Axis, CountTable, CountedPlace, Heading};
use crate::scope::Scope;
use model::{ArticleId, SpeakerId, comparable_name, one_line};

/// Pronouns, which name nobody.
const PRONOUNS: &[&str] = &[
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "him",
    "her",
    "them",
    "us",
    "me",
    "who",
    "whom",
    "which",
    "that",
    "his",
    "hers",
    "its",
    "their",
    "theirs",
    "our",
    "ours",
    "this",
    "these",
    "those",
    "himself",
    "herself",
    "itself",
    "themselves",
    "whose",
    "one",
    "both",
    "all",
];

/// Counts the places where articles name each speaker, by the words they use, pronouns apart. By party the columns are the parties that are
/// named, by outlet and month those of the articles. The base of a column is the places that it counts.
#[must_use]
pub fn names(scope: &Scope<'_>, axis: Axis) -> CountTable {
    let project = scope.project;
    let groups = Groups::new(project, axis);
    let mut bases: BTreeMap<Group, usize> = BTreeMap::new();
    let mut named: BTreeMap<(Group, SpeakerId, String), Vec<(Group, CountedPlace)>> = BTreeMap::new();
    let texts: BTreeMap<ArticleId, &str> = project.articles.iter().map(|it| (it.id, &*it.text)).collect();
    for speaker in project.speakers.values() {
        let party = groups.of_party(speaker.party);
        for mention in &speaker.mentions {
            let words = one_line(mention.span.of(texts.get(&mention.article).copied().unwrap_or_default()));
            let words = comparable_name(&words);
            if words.is_empty() || PRONOUNS.contains(&words.as_str()) {
                continue;
            }
            let group = match axis {
                Axis::Party => party,
                Axis::Speaker => Group::Speaker(speaker.id),
                Axis::Outlet | Axis::Month => groups.of_article(mention.article),
            };
            *bases.entry(group).or_default() += 1;
            let place = CountedPlace { article: mention.article, span: mention.span, statement: None };
            named.entry((party, speaker.id, words)).or_default().push((group, place));
        }
    }
    let order: BTreeMap<ArticleId, usize> = project.articles.iter().map(|it| it.id).zip(0..).collect();
    let mut rows = Vec::new();
    let mut counted: BTreeMap<(usize, Group), Vec<CountedPlace>> = BTreeMap::new();
    let mut all: Vec<_> = named.into_iter().collect();
    // Those of a party together, of them those of a speaker, the most frequent name first.
    all.sort_by(|((party, speaker, words), places), ((other_party, other, others), more)| {
        (party, speaker)
            .cmp(&(other_party, other))
            .then(more.len().cmp(&places.len()))
            .then_with(|| words.cmp(others))
    });
    for (row, ((_, speaker, words), places)) in all.into_iter().enumerate() {
        let known = project.speakers.get(&speaker);
        let note = known.map(|it| one_line(&it.name)).unwrap_or_default();
        rows.push((row, Heading { name: words, note, party: known.and_then(|it| it.party) }));
        for (group, place) in places {
            counted.entry((row, group)).or_default().push(place);
        }
    }
    for places in counted.values_mut() {
        places.sort_by_key(|it| (order.get(&it.article).copied(), it.span));
    }
    CountTable::new(rows, groups.headings(&bases), &bases, counted)
}
