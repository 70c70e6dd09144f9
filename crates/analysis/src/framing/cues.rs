//! Reporting words by group: which class of them goes to whom.

use std::collections::BTreeMap;

use super::columns::{Group, Groups, standing};
use super::{Axis, CountTable, CountedPlace, CueLexicon, Heading};
use crate::scope::Scope;
use model::CueClass;

/// Counts the statements whose reporting words are of each class, by group. The base of a group is its statements with reporting words.
#[must_use]
pub fn cue_classes(scope: &Scope<'_>, axis: Axis) -> CountTable {
    let lexicon = CueLexicon::new(&scope.project.cue_classes);
    let place = |class: Option<CueClass>| {
        let known = CueClass::ALL.iter().position(|it| Some(*it) == class);
        known.unwrap_or(CueClass::ALL.len())
    };
    let heads = CueClass::ALL.iter().map(|class| Heading {
        name: class.title().to_owned(),
        note: class.definition().to_owned(),
        party: None,
    });
    let unknown = Heading {
        name: "Not classed".to_owned(),
        note: "Reporting words of which neither the list nor a person says a class".to_owned(),
        party: None,
    };
    let rows = heads.chain([unknown]).enumerate().collect();
    table(scope, axis, rows, |base| place(lexicon.class(base)))
}

/// Counts the statements with each reporting word in its base form, by group: the most frequent first. The note of a row is the class.
#[must_use]
pub fn cue_words(scope: &Scope<'_>, axis: Axis) -> CountTable {
    let lexicon = CueLexicon::new(&scope.project.cue_classes);
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for (_, base) in with_cues(scope) {
        *numbers.entry(base).or_default() += 1;
    }
    let mut words: Vec<(String, usize)> = numbers.into_iter().collect();
    words.sort_by(|(a, one), (b, other)| other.cmp(one).then_with(|| a.cmp(b)));
    let places: BTreeMap<String, usize> = words.iter().map(|(word, _)| word.clone()).zip(0..).collect();
    let head = |(word, _): (String, usize)| Heading {
        note: lexicon.class(&word).map_or("not classed", CueClass::name).to_owned(),
        name: word,
        party: None,
    };
    let rows = words.into_iter().map(head).enumerate().collect();
    table(scope, axis, rows, |base| places.get(base).copied().unwrap_or_default())
}

/// The statements with reporting words: their facts, and the base form of the words.
fn with_cues<'a>(scope: &'a Scope<'_>) -> impl Iterator<Item = (crate::scope::StatementFact, String)> + 'a {
    let project = scope.project;
    let lexicon = CueLexicon::new(&project.cue_classes);
    let mut known: BTreeMap<&'a str, String> = BTreeMap::new();
    let mut article = project.articles.first();
    standing(scope).filter_map(move |fact| {
        let statement = project.statements.get(&fact.id)?;
        if article.is_none_or(|it| it.id != fact.article) {
            article = project.article(fact.article);
        }
        let cue = statement.cue?.of(article.map_or("", |it| &it.text));
        let base = known.entry(cue).or_insert_with(|| lexicon.base(cue)).clone();
        (!base.is_empty()).then_some((fact, base))
    })
}

fn table(
    scope: &Scope<'_>,
    axis: Axis,
    rows: Vec<(usize, Heading)>,
    row: impl Fn(&str) -> usize,
) -> CountTable {
    let groups = Groups::new(scope.project, axis);
    let mut bases: BTreeMap<Group, usize> = BTreeMap::new();
    let mut counted: BTreeMap<(usize, Group), Vec<CountedPlace>> = BTreeMap::new();
    for (fact, base) in with_cues(scope) {
        let group = groups.of(&fact);
        *bases.entry(group).or_default() += 1;
        let place = CountedPlace { article: fact.article, span: fact.extent, statement: Some(fact.id) };
        counted.entry((row(&base), group)).or_default().push(place);
    }
    CountTable::new(rows, groups.headings(&bases), &bases, counted)
}
