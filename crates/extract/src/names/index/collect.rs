//! Collects the names of a text.

use crate::text::Document;
use std::collections::{HashMap, HashSet};

use super::KEPT;
use super::NameIndex;
use super::NamedPerson;
use super::last_word;
use super::signs::{
    ShoutedLines, acts, aged, begins_sentence, begins_with_particle, explained, kinship, lone_person,
    party_mark,
};
use super::without_letters;
use crate::lexicon::flag;
use crate::names::people::{ahead, beside, first_name, full_person};
use crate::names::spans::{NameSpan, runs, words_of};
use crate::parties::affiliation_by_words::capital;
use crate::parties::silent;
use crate::text::tokens::{Token, TokenKind};

/// The noun for a kind of organisation right before a place: "agency" of "the relief agency Open Road".
fn noun_before(tokens: &[Token], at: usize) -> Option<Token> {
    let noun = at.checked_sub(1).and_then(|at| tokens.get(at))?;
    (noun.kind() == TokenKind::Word && !noun.upper() && noun.is(flag::BODY)).then_some(*noun)
}

/// Nouns for parts of a larger organisation whose name owns them: "the army’s 9th Brigade", "the university’s Privacy Lab".
const PARTS: &[&str] = &[
    "battalion",
    "brigade",
    "centre",
    "center",
    "command",
    "department",
    "directorate",
    "division",
    "faculty",
    "institute",
    "lab",
    "laboratory",
    "regiment",
    "school",
    "team",
    "unit",
];

/// Collects the names of a text.
pub(crate) fn names(document: Document) -> NameIndex {
    let mut names = NameIndex::default();
    let runs = runs(document, 0, document.tokens.len());
    let mut shouted = ShoutedLines::default();
    let runs: Vec<NameSpan> = runs.into_iter().filter(|run| !shouted.has(document, *run)).collect();
    for run in &runs {
        if let Some(full) = explained(document, *run) {
            names.acronyms.insert(full.0, full.1);
        }
    }
    let mut bodies = called_by_first(document, &runs);
    let introduced = runs
        .iter()
        .filter(|run| run.last < run.first + 3 && noun_before(document.tokens, run.first).is_some());
    bodies.extend(introduced.map(|run| words_of(document, *run)));
    let person = |run: NameSpan| {
        let sure = full_person(document.tokens, run)?;
        (sure || !bodies.contains(&words_of(document, run))).then_some(sure)
    };
    for run in &runs {
        if let Some(sure) = person(*run) {
            names.add_person(document, *run, sure);
        }
    }
    let inside: HashSet<String> = runs
        .iter()
        .filter(|run| !begins_sentence(document.tokens, run.first))
        .map(|run| words_of(document, *run).to_lowercase())
        .collect();
    let small: HashSet<&str> = document
        .tokens
        .iter()
        .filter(|token| token.kind() == TokenKind::Word && !token.upper())
        .map(|token| token.span().of(document.text))
        .collect();
    names.ministry = small.contains("ministry");
    for run in &runs {
        if person(*run).is_some() {
            continue;
        }
        let words = words_of(document, *run);
        names.introduce(document, *run, &words);
        let lower = words.to_lowercase();
        let single = words.split(' ').count() == 1 || begins_with_particle(&words);
        let place = document.tokens.get(run.first).map_or(0, |token| token.span().start);
        let known = names.by_name.contains_key(&lower);
        let met =
            single && (names.of_last(&lower, place).is_some() || names.of_first(&lower, place).is_some());
        let lone = single && !run.titled && lone_person(document.tokens, *run);
        if known || single && run.titled || met || lone {
            names.add_person(document, *run, run.titled);
        } else if !begins_sentence(document.tokens, run.first)
            || inside.contains(&lower)
            || !single
            || !small.contains(lower.as_str()) && acts(document.tokens, run.last)
        {
            names.add_body(document, *run, words);
        }
    }
    names.small = small.into_iter().map(str::to_owned).collect();
    names.sightings.sort_unstable();
    names.guess_acronyms(document);
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

/// Names of two words that the text shortens to the first of them, as it does with "Bluewell Leisure" and not with people.
fn called_by_first(document: Document, runs: &[NameSpan]) -> HashSet<String> {
    let alone: HashMap<String, bool> = runs
        .iter()
        .filter(|run| run.last == run.first + 1 || run.titled)
        .filter(|run| !begins_sentence(document.tokens, run.first) || acts(document.tokens, run.last))
        .map(|run| (words_of(document, *run), run.titled))
        .collect();
    let shortened = |run: &&NameSpan| {
        let words = words_of(document, **run);
        let (first, last) = words.split_once(' ').unwrap_or_default();
        let by_first = alone.get(first).is_some_and(|titled| !titled);
        !run.titled && by_first && !last.contains(' ') && !alone.contains_key(last)
    };
    let human: HashSet<String> = runs
        .iter()
        .filter(|run| aged(document.tokens, run.last))
        .map(|run| words_of(document, *run))
        .collect();
    let shortened = |run: &&NameSpan| shortened(run) && !human.contains(&words_of(document, **run));
    runs.iter().filter(shortened).map(|run| words_of(document, *run)).collect()
}

impl NameIndex {
    /// Notes what a name is said to be, or to be part of, by the words right before it.
    fn introduce(&mut self, document: Document, run: NameSpan, words: &str) {
        let token = |back: usize| run.first.checked_sub(back).and_then(|at| document.tokens.get(at));
        let word = |token: Option<&Token>| token.map_or("", |token| token.span().of(document.text));
        if let Some(noun) = noun_before(document.tokens, run.first) {
            let known = self.introduced.entry(noun.span().of(document.text).to_lowercase()).or_default();
            known.push((noun.span().start, words.to_owned()));
        }
        let rules = |at: usize| ["army", "government", "ministry"].contains(&word(document.tokens.get(at)));
        let owns = document.tokens.get(run.last).is_some_and(|token| token.is(flag::POSSESSIVE));
        if word(token(1)) == "of" && word(token(2)) == "government"
            || owns && (rules(run.last + 1) || rules(run.last + 2))
        {
            self.states.insert(words.to_owned());
        }
        // "the army’s 9th Brigade"
        let mark = 1 + usize::from(word(token(1)).starts_with(|c: char| c.is_ascii_digit()));
        let part = words.split(' ').next_back().is_some_and(|last| PARTS.contains(&&*last.to_lowercase()));
        if !part || !token(mark).is_some_and(|token| token.is(flag::POSSESSIVE)) {
            return;
        }
        let before = run.first.saturating_sub(mark);
        let common =
            noun_before(document.tokens, before).map(|token| capital(token.span().of(document.text)));
        let owner = common.or_else(|| {
            let named = self.order.last().filter(|(place, name)| {
                token(mark).is_some_and(|token| place + name.len() == token.span().start)
            });
            named.map(|(_, name)| name.clone()).filter(|name| silent::is_organisation(name))
        });
        if let Some(owner) = owner {
            self.owners.entry(words.to_owned()).or_insert(owner);
        }
    }

    fn add_person(&mut self, document: Document, run: NameSpan, sure: bool) {
        let name = without_letters(words_of(document, run));
        let place = document.tokens.get(run.first).map_or(0, |token| token.span().start);
        let lower = name.to_lowercase();
        let beside = beside(document, run);
        let ahead = ahead(document.tokens, run);
        let kin = || {
            ahead
                .and_then(|span| kinship(span.of(document.text)))
                .or_else(|| beside.and_then(|span| kinship(span.of(document.text))))
        };
        let gender = run.gender.or_else(|| first_name(document.tokens, run)).or_else(kin);
        let index = self.person_at(&name, place).unwrap_or_else(|| {
            self.people.push(NamedPerson {
                name: name.clone(),
                gender: None,
                sure,
                beside: None,
                ahead: None,
                short: false,
                mark: None,
            })
        });
        let full = lower.contains(' ') && !begins_with_particle(&lower);
        let fresh = !self.by_last.contains_key(last_word(&lower));
        if full || fresh && self.people.get(index).is_some_and(|person| person.name == name) {
            self.by_last.entry(last_word(&lower).to_owned()).or_default().push((place, index));
        }
        if full {
            let first = lower.split(' ').next().unwrap_or_default();
            self.by_first.entry(first.to_owned()).or_default().push((place, index));
        }
        self.by_name.entry(lower).or_insert(index);
        self.sightings.push((place, index));
        if let Some(person) = self.people.get_mut(index) {
            person.gender = person.gender.or(gender);
            person.sure |= sure || aged(document.tokens, run.last);
            person.short |= !full && person.name.contains(' ');
            person.beside = person.beside.or(beside);
            person.ahead = person.ahead.or(ahead);
            person.mark = person.mark.or_else(|| party_mark(document, run));
            if name.len() > person.name.len() && full {
                person.name = name;
            }
        }
    }

    /// Takes an acronym that is not explained for the organisation with these initials.
    fn guess_acronyms(&mut self, document: Document) {
        let short = |name: &&str| (2..=6).contains(&name.len()) && name.chars().all(char::is_uppercase);
        let seen: HashSet<&str> =
            document.tokens.iter().map(|token| token.span().of(document.text)).filter(short).collect();
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

    fn add_body(&mut self, document: Document, run: NameSpan, words: String) {
        let first = document.tokens.get(run.first);
        let place = first.map_or(0, |token| token.span().start);
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
        let slice = document.tokens.get(run.first..run.last).unwrap_or_default();
        let title = slice.iter().any(|token| token.is(flag::ROLE))
            && slice.iter().all(|token| token.is(flag::ROLE | flag::RANK | flag::BODY | flag::ADJECTIVAL));
        let nation =
            slice.len() == 1 && words.len() > 6 && (words.ends_with("man") || words.ends_with("woman"));
        let word = |at: Option<usize>| at.and_then(|at| document.tokens.get(at));
        let part = slice.len() == 1
            && word(run.first.checked_sub(1))
                .is_some_and(|token| ["of", "for"].contains(&token.span().of(document.text)))
            && word(run.first.checked_sub(2))
                .is_some_and(|token| token.upper() && !token.is(flag::ROLE | flag::RANK | flag::BODY));
        if title || nation || part {
            return;
        }
        let before = run.first.checked_sub(1).and_then(|at| document.tokens.get(at));
        if before.is_some_and(|token| ["in", "near", "across"].contains(&token.span().of(document.text))) {
            self.located.insert(words.clone());
        }
        *self.bodies.entry(words.clone()).or_default() += 1;
        self.order.push((place, words));
    }
}
