//! Words that a person chooses, by group: which of "fighters" and "militants" an outlet writes.

use std::collections::BTreeMap;

use unicode_segmentation::UnicodeSegmentation;

use super::columns::{Group, Groups, standing};
use super::{Axis, CountTable, CountedPlace, Heading};
use crate::scope::Scope;
use model::{ArticleId, Span};

/// Greatest number of terms of a list, and of words of one of them.
const TERMS: usize = 40;
const TERM_WORDS: usize = 8;

/// Part of the articles in which words are looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Within {
    /// Everywhere in the articles.
    #[default]
    Articles,
    /// Outside of all statements: in the outlet's own words.
    OwnWords,
    /// In statements.
    Statements,
}

/// Words to look for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordList {
    /// Each as it was written, and in words of lower case; one that ends in `*` fits every word that begins so.
    terms: Vec<(String, Vec<String>)>,
}

impl WordList {
    /// Reads terms that commas or line breaks part; one may have several words. Terms that are the same count once.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut terms: Vec<(String, Vec<String>)> = Vec::new();
        for term in text.split([',', ';', '\n']) {
            let words: Vec<String> = term
                .split_whitespace()
                .flat_map(|word| {
                    let whole: Vec<String> = word.unicode_words().map(lower).collect();
                    let last = whole.len().saturating_sub(1);
                    let open = word.ends_with('*');
                    whole
                        .into_iter()
                        .enumerate()
                        .map(move |(at, word)| if open && at == last { format!("{word}*") } else { word })
                })
                .take(TERM_WORDS)
                .collect();
            if !words.is_empty() && terms.len() < TERMS && terms.iter().all(|(_, known)| *known != words) {
                terms.push((model::one_line(term), words));
            }
        }
        Self { terms }
    }

    /// Returns true if it has no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

fn lower(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// Counts the places of each term, by group: whole words, in any case. By party and speaker those in their statements alone. The base of a
/// group is the places of all terms, so that a share says how often one is used rather than the others.
#[must_use]
pub fn words_for(scope: &Scope<'_>, list: &WordList, axis: Axis, within: Within) -> CountTable {
    let groups = Groups::new(scope.project, axis);
    let mut said: BTreeMap<ArticleId, Vec<(Span, Group, model::StatementId)>> = BTreeMap::new();
    for fact in standing(scope) {
        let spans = scope.project.statements.get(&fact.id).map(|it| it.spans.as_slice()).unwrap_or_default();
        // A statement told in another one lies in that: its words are its own speaker's.
        let all = said.entry(fact.article).or_default();
        all.extend(spans.iter().map(|span| (*span, groups.of(&fact), fact.id)));
    }
    let by_statement = matches!(axis, Axis::Party | Axis::Speaker);
    let mut bases: BTreeMap<Group, usize> = BTreeMap::new();
    let mut counted: BTreeMap<(usize, Group), Vec<CountedPlace>> = BTreeMap::new();
    for article in &scope.project.articles {
        let said = said.get(&article.id).map(Vec::as_slice).unwrap_or_default();
        let holder = NarrowestStatement::new(said);
        for (term, span) in found(&article.text, list) {
            let own = holder.of(span);
            let group = match own {
                Some((group, _)) if by_statement => group,
                None if by_statement => continue,
                _ => groups.of_article(article.id),
            };
            let fits = match within {
                Within::Articles => true,
                Within::OwnWords => own.is_none(),
                Within::Statements => own.is_some(),
            };
            if fits {
                *bases.entry(group).or_default() += 1;
                let statement = own.map(|(_, id)| id);
                let place = CountedPlace { article: article.id, span, statement };
                counted.entry((term, group)).or_default().push(place);
            }
        }
    }
    let rows = list.terms.iter().map(|(name, _)| Heading::named(name)).enumerate().collect();
    CountTable::new(rows, groups.headings(&bases), &bases, counted)
}

/// Statement that a place belongs to: of several that hold it the one with the narrowest span.
struct NarrowestStatement {
    spans: Vec<(Span, Group, model::StatementId)>,
    /// The furthest end of all spans up to each.
    ends: Vec<usize>,
}

impl NarrowestStatement {
    fn new(said: &[(Span, Group, model::StatementId)]) -> Self {
        let mut spans = said.to_vec();
        spans.sort_by_key(|(span, _, id)| (span.start, span.end, *id));
        let mut end = 0;
        let ends = spans
            .iter()
            .map(|(span, ..)| {
                end = end.max(span.end);
                end
            })
            .collect();
        Self { spans, ends }
    }

    fn of(&self, place: Span) -> Option<(Group, model::StatementId)> {
        let last = self.spans.partition_point(|(span, ..)| span.start <= place.start);
        let before = self.spans.iter().zip(&self.ends).take(last).rev();
        let near = before.take_while(|(_, end)| **end >= place.end);
        let holding = near.filter(|((span, ..), _)| span.contains(place));
        holding.min_by_key(|((span, ..), _)| span.len()).map(|((_, group, id), _)| (*group, *id))
    }
}

/// The places of the terms in a text, in its order. Where two begin at one word, the longer one counts.
fn found(text: &str, list: &WordList) -> Vec<(usize, Span)> {
    let words: Vec<(usize, &str, String)> =
        text.unicode_word_indices().map(|(at, word)| (at, word, lower(word))).collect();
    let mut by_first: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut open = Vec::new();
    for (term, (_, wanted)) in list.terms.iter().enumerate() {
        match wanted.first() {
            Some(first) if first.ends_with('*') => open.push(term),
            Some(first) => by_first.entry(first).or_default().push(term),
            None => {}
        }
    }
    let fits = |word: &str, wanted: &str| match wanted.strip_suffix('*') {
        Some(start) => word.starts_with(start),
        None => word == wanted,
    };
    let mut places = Vec::new();
    for (at, (start, _, lower)) in words.iter().enumerate() {
        let may = by_first.get(lower.as_str()).into_iter().flatten().chain(&open);
        let here = may.filter_map(|term| {
            let (_, wanted) = list.terms.get(*term)?;
            let here = words.get(at..at + wanted.len())?;
            let (end, last, _) = here.last()?;
            let all = here.iter().zip(wanted).all(|((.., word), wanted)| fits(word, wanted));
            all.then(|| (wanted.len(), *term, Span::new(*start, end + last.len())))
        });
        // Of two as long the one that comes first in the list.
        if let Some((_, term, span)) = here.max_by_key(|(length, term, _)| (*length, usize::MAX - term)) {
            places.push((term, span));
        }
    }
    places
}
