//! Proper names of a text: people with their last names, organisations with their acronyms.

use std::collections::{HashMap, HashSet};

use super::lexicon::flag;
use super::people::{ahead, beside, first_name, full_person};
use super::runs::{Run, runs, words_of};
use super::tokens::{Kind, Token};
use crate::model::Span;

/// Whether a person is spoken of as "he" or "she".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    /// she
    Woman,
    /// he
    Man,
}

/// A person whom the text names.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// The fullest name.
    pub(super) name: String,
    /// How the text speaks of the person, where that is known.
    pub(super) gender: Option<Gender>,
    /// Whether a first name or a title makes it sure that this is a person.
    pub(super) sure: bool,
    /// What stands between commas behind the name somewhere.
    pub(super) beside: Option<Span>,
    /// What stands before the name somewhere.
    pub(super) ahead: Option<Span>,
}

/// All names of a text.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The people, in the order of their first mention.
    pub(super) people: Vec<Person>,
    /// Organisations by name, and how often each is named.
    pub(super) bodies: HashMap<String, usize>,
    /// Organisations in the order in which they are named: place and name.
    pub(super) order: Vec<(usize, String)>,
    /// The full name of an acronym, and where it is explained: `MoD` → `Ministry of Defence`.
    pub(super) acronyms: HashMap<String, String>,
    /// Where people are named: place and person, in order.
    pub(super) sightings: Vec<(usize, usize)>,
    /// Names that stand behind "in" or "near": places, whatever they look like.
    pub(super) located: HashSet<String>,
    by_last: HashMap<String, usize>,
    by_name: HashMap<String, usize>,
    by_word: HashMap<String, Vec<usize>>,
}

/// How many organisations are kept for one word of their names.
const KEPT: usize = 400;

/// Collects the names of a text.
pub(super) fn names(text: &str, tokens: &[Token]) -> Names {
    let mut names = Names::default();
    let runs = runs(text, tokens, 0, tokens.len());
    for run in &runs {
        if let Some(full) = explained(text, tokens, *run) {
            names.acronyms.insert(full.0, full.1);
        }
    }
    for run in &runs {
        if let Some(sure) = full_person(tokens, *run) {
            names.add_person(text, tokens, *run, sure);
        }
    }
    for run in &runs {
        if full_person(tokens, *run).is_some() {
            continue;
        }
        let words = words_of(text, tokens, *run);
        let single = words.split(' ').count() == 1;
        let lower = words.to_lowercase();
        let known = names.by_name.contains_key(&lower);
        if known || single && (run.titled || names.by_last.contains_key(&lower)) {
            names.add_person(text, tokens, *run, run.titled);
        } else {
            names.add_body(text, tokens, *run, words);
        }
    }
    names.sightings.sort_unstable();
    names.guess_acronyms(text, tokens);
    for (index, (_, name)) in names.order.iter().enumerate() {
        for word in name.to_lowercase().split(' ') {
            let kept = names.by_word.entry(word.to_owned()).or_default();
            if kept.len() < KEPT {
                kept.push(index);
            }
        }
    }
    names
}

impl Names {
    /// The person of a full name or a last name.
    pub(super) fn person(&self, name: &str) -> Option<usize> {
        let lower = name.to_lowercase();
        let last = lower.split(' ').next_back().unwrap_or_default();
        self.by_name.get(&lower).copied().or_else(|| {
            let found = *self.by_last.get(last)?;
            let full = self.people.get(found)?.name.to_lowercase();
            (!lower.contains(' ') || first_fits(&full, &lower)).then_some(found)
        })
    }

    /// The person of a name with all its words.
    pub(super) fn full_person(&self, name: &str) -> Option<usize> {
        self.by_name.get(&name.to_lowercase()).copied()
    }

    /// The last organisation before a place whose name has a word; the first of the text where none is before.
    pub(super) fn body_with(&self, word: &str, before: usize) -> Option<&str> {
        let kept = self.by_word.get(word)?;
        let at =
            kept.partition_point(|index| self.order.get(*index).is_some_and(|(place, _)| *place < before));
        let index = at.checked_sub(1).and_then(|at| kept.get(at)).or_else(|| kept.first())?;
        self.order.get(*index).map(|(_, name)| name.as_str())
    }

    /// The organisations before a place, the nearest first; not more than a reader remembers.
    pub(super) fn bodies_before(&self, place: usize) -> impl Iterator<Item = &str> {
        let end = self.order.partition_point(|(start, _)| *start < place);
        self.order.iter().take(end).rev().take(60).map(|(_, name)| name.as_str())
    }

    fn add_person(&mut self, text: &str, tokens: &[Token], run: Run, sure: bool) {
        let name = words_of(text, tokens, run);
        let place = tokens.get(run.first).map_or(0, |token| token.span.start);
        let lower = name.to_lowercase();
        let last = lower.split(' ').next_back().unwrap_or_default().to_owned();
        let gender = run.gender.or_else(|| first_name(tokens, run));
        let known = self.by_last.get(&last).copied().filter(|known| {
            let full = self.people.get(*known).map(|person| person.name.to_lowercase()).unwrap_or_default();
            !lower.contains(' ') || !full.contains(' ') || first_fits(&full, &lower)
        });
        let index = known.unwrap_or_else(|| {
            self.people.push(Person { name: name.clone(), gender: None, sure, beside: None, ahead: None });
            self.people.len() - 1
        });
        self.by_last.entry(last).or_insert(index);
        self.by_name.entry(lower.clone()).or_insert(index);
        self.sightings.push((place, index));
        if let Some(person) = self.people.get_mut(index) {
            person.gender = person.gender.or(gender);
            person.sure |= sure;
            person.beside = person.beside.or_else(|| beside(tokens, run));
            person.ahead = person.ahead.or_else(|| ahead(tokens, run));
            if name.len() > person.name.len() && lower.contains(' ') {
                person.name = name;
            }
        }
    }

    /// An acronym that is not explained stands for the organisation with these initials.
    fn guess_acronyms(&mut self, text: &str, tokens: &[Token]) {
        let short = |name: &&str| (2..=6).contains(&name.len()) && name.chars().all(char::is_uppercase);
        let seen: HashSet<&str> = tokens.iter().map(|token| token.span.of(text)).filter(short).collect();
        let initials = |name: &str| {
            name.split(' ')
                .filter_map(|word| word.chars().next())
                .filter(|c| c.is_uppercase())
                .collect::<String>()
        };
        let mut full: HashMap<String, String> = HashMap::new();
        for name in self.bodies.keys().filter(|name| name.contains(' ')) {
            let kept = full.entry(initials(name)).or_insert_with(|| name.clone());
            if name < kept {
                kept.clone_from(name);
            }
        }
        for (short, name) in full {
            if seen.contains(short.as_str()) {
                self.acronyms.entry(short).or_insert(name);
            }
        }
    }

    fn add_body(&mut self, text: &str, tokens: &[Token], run: Run, words: String) {
        let first = tokens.get(run.first);
        let place = first.map_or(0, |token| token.span.start);
        let common = flag::TIME
            | flag::ADJECTIVAL
            | flag::GROUP
            | flag::HUMAN
            | flag::STAFF
            | flag::ROLE
            | flag::DOCUMENT;
        if first.is_some_and(|token| token.is(common)) && run.last - run.first == 1 {
            return;
        }
        let before = run.first.checked_sub(1).and_then(|at| tokens.get(at));
        if before.is_some_and(|token| ["in", "near", "across"].contains(&token.span.of(text))) {
            self.located.insert(words.clone());
        }
        *self.bodies.entry(words.clone()).or_default() += 1;
        self.order.push((place, words));
    }
}

fn first_fits(full: &str, other: &str) -> bool {
    let first = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
    let (a, b) = (first(full), first(other));
    a == b || a.starts_with(b.trim_end_matches('.')) || b.starts_with(a.trim_end_matches('.'))
}

/// "Ministry of Defence (MoD)": the acronym and the full name.
fn explained(text: &str, tokens: &[Token], run: Run) -> Option<(String, String)> {
    let open = tokens.get(run.last).filter(|token| token.kind == Kind::Open)?;
    let short = tokens
        .get(run.last + 1)
        .filter(|token| token.kind == Kind::Word && token.span.start == open.span.end)?;
    tokens.get(run.last + 2).filter(|token| token.kind == Kind::Close)?;
    let word = short.span.of(text);
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    (capitals >= 2 && word.len() < 10).then(|| (word.to_owned(), words_of(text, tokens, run)))
}

/// The tokens of a span.
pub(super) fn within(tokens: &[Token], span: Span) -> (usize, usize) {
    let first = tokens.partition_point(|token| token.span.start < span.start);
    let last = tokens.partition_point(|token| token.span.start < span.end);
    (first, last)
}
