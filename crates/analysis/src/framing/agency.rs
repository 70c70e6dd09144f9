//! Agency: who does what to whom, in the writers' own words: active, passive, and with nobody who does it.

use std::collections::BTreeMap;

use super::columns::{Group, Groups};
use super::mentioned::Mentioned;
use super::{Axis, Clause, CountTable, CountedPlace, Heading, ReadText};
use crate::scope::Scope;
use model::{ArticleId, PartyId};

/// The texts of a project as a parser reads them, by their articles.
pub type ReadTexts = BTreeMap<ArticleId, std::sync::Arc<ReadText>>;

/// The parts that a party can have in a clause, in the order of the rows.
const PARTS: [(&str, &str); 4] = [
    ("Does it", "The party does something to somebody, in the active: “the coalition bombed the city”"),
    (
        "Does it, behind “by”",
        "The party does something, told in the passive: “the city was bombed by the coalition”",
    ),
    ("It is done to, by somebody", "Somebody who is named does something to the party"),
    (
        "It is done to, by nobody named",
        "Something is done to the party, and nobody is said to do it: “civilians were killed”",
    ),
];

/// The ways in which a clause is told, in the order of the rows.
const WAYS: [(&str, &str); 3] = [
    ("Active", "Somebody does it: “the coalition bombed the city”"),
    (
        "Passive, with “by”",
        "It is done, and somebody is said to do it: “the city was bombed by the coalition”",
    ),
    ("Passive, nobody named", "It is done, and nobody is said to do it: “civilians were killed”"),
];

const fn way(clause: &Clause) -> usize {
    match (clause.passive, clause.agent.is_some()) {
        (false, _) => 0,
        (true, true) => 1,
        (true, false) => 2,
    }
}

/// Counts clauses in which parties do something or something is done to them, by party, or how clauses are told, by outlet or month. With `harm`
/// those alone whose verb tells of harm or wrong. The base of a column is its clauses; a party that does something to itself has two of them.
#[must_use]
pub fn agency(scope: &Scope<'_>, texts: &ReadTexts, axis: Axis, harm: bool) -> CountTable {
    let groups = Groups::new(scope.project, axis);
    let mentioned = Mentioned::new(scope.project);
    let mut counted = GroupCounts::default();
    for (article, clause) in clauses(scope, texts, harm) {
        let place = CountedPlace { article, span: clause.span, statement: None };
        if axis != Axis::Party {
            counted.add(way(clause), groups.of_article(article), place);
            continue;
        }
        let party = |span: Option<model::Span>| span.and_then(|span| mentioned.party(article, span));
        let mut note = |party: Option<PartyId>, part: usize| {
            if party.is_some() {
                counted.add(part, groups.of_party(party), place);
            }
        };
        note(party(clause.agent), usize::from(clause.passive));
        note(party(clause.patient), if clause.agent.is_some() { 2 } else { 3 });
    }
    let rows = if axis == Axis::Party { heads(&PARTS) } else { heads(&WAYS) };
    counted.table(rows, &groups)
}

/// Counts clauses by verb and by the way they are told: the most frequent verb first. The base of a column is all clauses that are told so.
#[must_use]
pub fn agency_verbs(scope: &Scope<'_>, texts: &ReadTexts, harm: bool) -> CountTable {
    let mut by_verb: BTreeMap<&str, Vec<(usize, CountedPlace)>> = BTreeMap::new();
    for (article, clause) in clauses(scope, texts, harm) {
        let place = CountedPlace { article, span: clause.span, statement: None };
        by_verb.entry(&clause.base).or_default().push((way(clause), place));
    }
    let mut verbs: Vec<(&str, Vec<(usize, CountedPlace)>)> = by_verb.into_iter().collect();
    verbs.sort_by(|(a, one), (b, other)| other.len().cmp(&one.len()).then_with(|| a.cmp(b)));
    let (mut rows, mut bases, mut counted) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
    for (row, (verb, places)) in verbs.into_iter().enumerate() {
        rows.push((row, Heading::named(verb)));
        for (way, place) in places {
            *bases.entry(way).or_default() += 1;
            let cell: &mut Vec<CountedPlace> = counted.entry((row, way)).or_default();
            cell.push(place);
        }
    }
    CountTable::new(rows, heads(&WAYS), &bases, counted)
}

/// The clauses of the articles that are looked at, in the order of the project.
fn clauses<'a>(
    scope: &'a Scope<'_>,
    texts: &'a ReadTexts,
    harm: bool,
) -> impl Iterator<Item = (ArticleId, &'a Clause)> {
    let articles = scope.project.articles.iter().filter_map(|it| Some((it.id, texts.get(&it.id)?)));
    articles
        .flat_map(|(id, text)| text.clauses.iter().map(move |clause| (id, clause)))
        .filter(move |(_, clause)| clause.harm || !harm)
}

fn heads(names: &[(&str, &str)]) -> Vec<(usize, Heading)> {
    let head = |(name, note): &(&str, &str)| Heading {
        name: (*name).to_owned(),
        note: (*note).to_owned(),
        party: None,
    };
    names.iter().map(head).enumerate().collect()
}

/// Counts with the bases of their groups.
#[derive(Default)]
pub(super) struct GroupCounts {
    bases: BTreeMap<Group, usize>,
    cells: BTreeMap<(usize, Group), Vec<CountedPlace>>,
}

impl GroupCounts {
    pub(super) fn add(&mut self, row: usize, group: Group, place: CountedPlace) {
        *self.bases.entry(group).or_default() += 1;
        self.cells.entry((row, group)).or_default().push(place);
    }

    pub(super) fn table(self, rows: Vec<(usize, Heading)>, groups: &Groups<'_>) -> CountTable {
        CountTable::new(rows, groups.headings(&self.bases), &self.bases, self.cells)
    }
}
