//! Proper names of a text: people with their last names, organisations with their acronyms.

use std::collections::{HashMap, HashSet};

use super::affiliation::capital;
use super::lexicon::flag;
use super::people::{ahead, beside, first_name, full_person};
use super::runs::{Run, runs, words_of};
use super::tokens::{Kind, Token, is_particle};
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
    /// Whether the text also calls it by its last name alone, as it does with people.
    pub(super) short: bool,
    /// The mark of an American party behind the name somewhere: "R-Kan".
    pub(super) mark: Option<Span>,
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
    /// Whom a noun introduced: "the relief agency Open Road", by noun, with places.
    introduced: HashMap<String, Vec<(usize, String)>>,
    /// What organisations are part of, where the article says so: "the army’s 9th Brigade".
    pub(super) owners: HashMap<String, String>,
    /// Names of states: "the government of Karelland", "Karelland’s defence ministry".
    pub(super) states: HashSet<String>,
    /// Words that the text writes small somewhere.
    pub(super) small: HashSet<String>,
    /// Whether the article speaks of "the ministry".
    pub(super) ministry: bool,
    /// Names that stand behind "in" or "near": places, whatever they look like.
    pub(super) located: HashSet<String>,
    /// The people of a last name and of a first name, each with the places where they are named in full.
    by_last: HashMap<String, Vec<(usize, usize)>>,
    by_first: HashMap<String, Vec<(usize, usize)>>,
    by_name: HashMap<String, usize>,
    by_word: HashMap<String, Vec<usize>>,
}

/// The noun for a kind of organisation right before a place: "agency" of "the relief agency Open Road".
fn noun_before(tokens: &[Token], at: usize) -> Option<Token> {
    let noun = at.checked_sub(1).and_then(|at| tokens.get(at))?;
    (noun.kind == Kind::Word && !noun.upper && noun.is(flag::BODY)).then_some(*noun)
}

/// What is part of a larger organisation whose name owns it: "the army’s 9th Brigade", "the university’s Privacy Lab".
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

/// How many organisations are kept for one word of their names.
const KEPT: usize = 400;

/// Collects the names of a text.
pub(super) fn names(text: &str, tokens: &[Token]) -> Names {
    let mut names = Names::default();
    let runs = runs(text, tokens, 0, tokens.len());
    let runs: Vec<Run> = runs.into_iter().filter(|run| !is_shouted(text, tokens, *run)).collect();
    for run in &runs {
        if let Some(full) = explained(text, tokens, *run) {
            names.acronyms.insert(full.0, full.1);
        }
    }
    let mut bodies = called_by_first(text, tokens, &runs);
    let introduced =
        runs.iter().filter(|run| run.last < run.first + 3 && noun_before(tokens, run.first).is_some());
    bodies.extend(introduced.map(|run| words_of(text, tokens, *run)));
    let person = |run: Run| {
        let sure = full_person(tokens, run)?;
        (sure || !bodies.contains(&words_of(text, tokens, run))).then_some(sure)
    };
    for run in &runs {
        if let Some(sure) = person(*run) {
            names.add_person(text, tokens, *run, sure);
        }
    }
    let inside: HashSet<String> = runs
        .iter()
        .filter(|run| !begins_sentence(tokens, run.first))
        .map(|run| words_of(text, tokens, *run).to_lowercase())
        .collect();
    let small: HashSet<&str> = tokens
        .iter()
        .filter(|token| token.kind == Kind::Word && !token.upper)
        .map(|token| token.span.of(text))
        .collect();
    names.ministry = small.contains("ministry");
    for run in &runs {
        if person(*run).is_some() {
            continue;
        }
        let words = words_of(text, tokens, *run);
        names.introduce(text, tokens, *run, &words);
        let lower = words.to_lowercase();
        let single = words.split(' ').count() == 1 || begins_with_particle(&words);
        let place = tokens.get(run.first).map_or(0, |token| token.span.start);
        let known = names.by_name.contains_key(&lower);
        let met =
            single && (names.of_last(&lower, place).is_some() || names.of_first(&lower, place).is_some());
        let lone = single && !run.titled && lone_person(tokens, *run);
        if known || single && run.titled || met || lone {
            names.add_person(text, tokens, *run, run.titled);
        } else if !begins_sentence(tokens, run.first)
            || inside.contains(&lower)
            || !single
            || !small.contains(lower.as_str()) && acts(tokens, run.last)
        {
            names.add_body(text, tokens, *run, words);
        }
    }
    names.small = small.into_iter().map(str::to_owned).collect();
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

/// Names of two words that the text shortens to the first of them, as it does with "Bluewell Leisure" and not with people.
fn called_by_first(text: &str, tokens: &[Token], runs: &[Run]) -> HashSet<String> {
    let alone: HashMap<String, bool> = runs
        .iter()
        .filter(|run| run.last == run.first + 1 || run.titled)
        .filter(|run| !begins_sentence(tokens, run.first) || acts(tokens, run.last))
        .map(|run| (words_of(text, tokens, *run), run.titled))
        .collect();
    let shortened = |run: &&Run| {
        let words = words_of(text, tokens, **run);
        let (first, last) = words.split_once(' ').unwrap_or_default();
        let by_first = alone.get(first).is_some_and(|titled| !titled);
        !run.titled && by_first && !last.contains(' ') && !alone.contains_key(last)
    };
    let human: HashSet<String> =
        runs.iter().filter(|run| aged(tokens, run.last)).map(|run| words_of(text, tokens, *run)).collect();
    let shortened = |run: &&Run| shortened(run) && !human.contains(&words_of(text, tokens, **run));
    runs.iter().filter(shortened).map(|run| words_of(text, tokens, *run)).collect()
}

impl Person {
    /// Whether nothing shows that it is a person: no first name that is known, no title, role, age or last name alone.
    pub(super) fn could_be_body(&self) -> bool {
        !self.sure && !self.short && self.gender.is_none() && self.ahead.is_none() && self.mark.is_none()
    }
}

impl Names {
    /// The person of a full name, a last name or a first name as it stands at a place: of a family, the one
    /// whose full name is nearest before it.
    pub(super) fn person_at(&self, name: &str, place: usize) -> Option<usize> {
        let lower = without_letters(name.to_owned()).to_lowercase();
        if let Some(known) = self.by_name.get(&lower) {
            let single = !lower.contains(' ');
            return if single { self.of_last(&lower, place).or(Some(*known)) } else { Some(*known) };
        }
        if !lower.contains(' ') || begins_with_particle(&lower) {
            return self.of_last(&lower, place).or_else(|| self.of_first(&lower, place));
        }
        let all = self.by_last.get(last_word(&lower))?;
        let fits = |(_, person): &&(usize, usize)| {
            self.people.get(*person).is_some_and(|person| first_fits(&person.name.to_lowercase(), &lower))
        };
        all.iter().take(KEPT).find(fits).map(|(_, person)| *person)
    }

    /// The person of this last name who was named in full last before a place; else the first of the text.
    fn of_last(&self, lower: &str, place: usize) -> Option<usize> {
        nearest(self.by_last.get(last_word(lower))?, place)
    }

    /// The same for a first name.
    fn of_first(&self, lower: &str, place: usize) -> Option<usize> {
        nearest(self.by_first.get(lower)?, place)
    }

    /// Whether a word is the last name of somebody.
    pub(super) fn is_last_name(&self, name: &str) -> bool {
        !name.contains(' ') && self.by_last.contains_key(&name.to_lowercase())
    }

    /// The person whose description beside the name has a word: the nearest before a place, else the next.
    pub(super) fn person_called(&self, text: &str, word: &str, place: usize) -> Option<usize> {
        let said = |span: Option<Span>| span.is_some_and(|span| has_word(span.of(text), word));
        let fits = |(_, person): &&(usize, usize)| {
            self.people.get(*person).is_some_and(|person| said(person.ahead) || said(person.beside))
        };
        let end = self.sightings.partition_point(|(start, _)| *start < place);
        let (before, after) = self.sightings.split_at(end);
        let near = before.iter().rev().take(KEPT).find(fits).or_else(|| after.iter().take(KEPT).find(fits));
        near.map(|(_, person)| *person)
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

    /// The organisation that a noun introduced last before a place.
    pub(super) fn introduced(&self, noun: &str, before: usize) -> Option<&str> {
        let all = self.introduced.get(noun)?;
        let end = all.partition_point(|(place, _)| *place < before);
        end.checked_sub(1).and_then(|at| all.get(at)).map(|(_, name)| name.as_str())
    }

    /// Notes what a name is said to be, or to be part of, by the words right before it.
    fn introduce(&mut self, text: &str, tokens: &[Token], run: Run, words: &str) {
        let token = |back: usize| run.first.checked_sub(back).and_then(|at| tokens.get(at));
        let word = |token: Option<&Token>| token.map_or("", |token| token.span.of(text));
        if let Some(noun) = noun_before(tokens, run.first) {
            let known = self.introduced.entry(noun.span.of(text).to_lowercase()).or_default();
            known.push((noun.span.start, words.to_owned()));
        }
        let rules = |at: usize| ["army", "government", "ministry"].contains(&word(tokens.get(at)));
        let owns = tokens.get(run.last).is_some_and(|token| token.is(flag::POSSESSIVE));
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
        let common = noun_before(tokens, before).map(|token| capital(token.span.of(text)));
        let owner = common.or_else(|| {
            let named = self.order.last().filter(|(place, name)| {
                token(mark).is_some_and(|token| place + name.len() == token.span.start)
            });
            named.map(|(_, name)| name.clone()).filter(|name| super::parties::is_body(name))
        });
        if let Some(owner) = owner {
            self.owners.entry(words.to_owned()).or_insert(owner);
        }
    }

    /// The organisations before a place, the nearest first; not more than a reader remembers.
    pub(super) fn bodies_before(&self, place: usize) -> impl Iterator<Item = &str> {
        let end = self.order.partition_point(|(start, _)| *start < place);
        self.order.iter().take(end).rev().take(60).map(|(_, name)| name.as_str())
    }

    /// The organisations behind a place, the nearest first.
    pub(super) fn bodies_after(&self, place: usize) -> impl Iterator<Item = &str> {
        let end = self.order.partition_point(|(start, _)| *start < place);
        self.order.iter().skip(end).take(60).map(|(_, name)| name.as_str())
    }

    fn add_person(&mut self, text: &str, tokens: &[Token], run: Run, sure: bool) {
        let name = without_letters(words_of(text, tokens, run));
        let place = tokens.get(run.first).map_or(0, |token| token.span.start);
        let lower = name.to_lowercase();
        let beside = beside(text, tokens, run);
        let ahead = ahead(tokens, run);
        let kin = || {
            ahead
                .and_then(|span| kinship(span.of(text)))
                .or_else(|| beside.and_then(|span| kinship(span.of(text))))
        };
        let gender = run.gender.or_else(|| first_name(tokens, run)).or_else(kin);
        let index = self.person_at(&name, place).unwrap_or_else(|| {
            self.people.push(Person {
                name: name.clone(),
                gender: None,
                sure,
                beside: None,
                ahead: None,
                short: false,
                mark: None,
            });
            self.people.len() - 1
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
            person.sure |= sure || aged(tokens, run.last);
            person.short |= !full && person.name.contains(' ');
            person.beside = person.beside.or(beside);
            person.ahead = person.ahead.or(ahead);
            person.mark = person.mark.or_else(|| party_mark(text, tokens, run));
            if name.len() > person.name.len() && full {
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
        let slice = tokens.get(run.first..run.last).unwrap_or_default();
        let title = slice.iter().any(|token| token.is(flag::ROLE))
            && slice.iter().all(|token| token.is(flag::ROLE | flag::RANK | flag::BODY | flag::ADJECTIVAL));
        let nation =
            slice.len() == 1 && words.len() > 6 && (words.ends_with("man") || words.ends_with("woman"));
        let word = |at: Option<usize>| at.and_then(|at| tokens.get(at));
        let part = slice.len() == 1
            && word(run.first.checked_sub(1))
                .is_some_and(|token| ["of", "for"].contains(&token.span.of(text)))
            && word(run.first.checked_sub(2))
                .is_some_and(|token| token.upper && !token.is(flag::ROLE | flag::RANK | flag::BODY));
        if title || nation || part {
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
    a == b
        || !b.is_empty() && a.starts_with(b.trim_end_matches('.'))
        || b.starts_with(a.trim_end_matches('.'))
}

/// A person’s name without what stands behind it: "Harriet Onslow KC".
fn without_letters(name: String) -> String {
    let letters = ["KC", "QC", "SC", "MP", "MSP", "MEP", "CBE", "OBE", "MBE", "PhD", "MD", "Jr", "Sr"];
    match name.rsplit_once(' ') {
        Some((head, tail)) if letters.contains(&tail) && head.contains(' ') => head.to_owned(),
        _ => name,
    }
}

fn last_word(name: &str) -> &str {
    name.split(' ').next_back().unwrap_or_default()
}

/// Of people with their places, in order: the last before a place, else the first.
fn nearest(all: &[(usize, usize)], place: usize) -> Option<usize> {
    let end = all.partition_point(|(start, _)| *start <= place);
    end.checked_sub(1).and_then(|at| all.get(at)).or_else(|| all.first()).map(|(_, person)| *person)
}

/// "van Aerden", "De la Cour": a last name alone.
fn begins_with_particle(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default().to_lowercase();
    name.contains(' ') && is_particle(&first)
}

/// Whether some words have a word, whatever its capitals.
fn has_word(words: &str, word: &str) -> bool {
    words.split(|c: char| !c.is_alphanumeric() && c != '-').any(|own| own.eq_ignore_ascii_case(word))
}

/// Whether a description is that of a relative: "the victim’s mother".
pub(super) fn is_kin(words: &str) -> bool {
    [
        "mother", "father", "wife", "husband", "widow", "widower", "sister", "brother", "son", "daughter",
        "aunt", "uncle",
    ]
    .iter()
    .any(|kin| has_word(words, kin))
}

/// What a description says of the gender: "his mother", "a spokesman for".
fn kinship(words: &str) -> Option<Gender> {
    let words = words.to_lowercase();
    words
        .split(|c: char| !c.is_alphanumeric())
        .take_while(|word| !["who", "whose", "of", "for", "to"].contains(word))
        .find_map(|word| {
            let woman = [
                "mother",
                "wife",
                "widow",
                "sister",
                "daughter",
                "aunt",
                "niece",
                "stepmother",
                "grandmother",
                "granddaughter",
            ];
            let man = [
                "father",
                "husband",
                "widower",
                "brother",
                "son",
                "uncle",
                "nephew",
                "stepfather",
                "grandfather",
                "grandson",
            ];
            if woman.contains(&word) || word.len() > 5 && word.ends_with("woman") {
                Some(Gender::Woman)
            } else if man.contains(&word)
                || ["spokesman", "chairman", "businessman", "policeman"].contains(&word)
            {
                Some(Gender::Man)
            } else {
                None
            }
        })
}

/// Whether the word at a place has its capital because a sentence or a quotation begins there.
pub(super) fn begins_sentence(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    before.is_none_or(|token| !token.wordy() && !matches!(token.kind, Kind::Comma | Kind::Close | Kind::Dash))
}

/// "R-Kan" or "D-Ohio" behind a name, set off by a comma or in brackets; "a Republican" counts too.
fn party_mark(text: &str, tokens: &[Token], run: Run) -> Option<Span> {
    tokens.get(run.last).filter(|token| matches!(token.kind, Kind::Comma | Kind::Open))?;
    let words = tokens.get(run.last + 1..)?.get(..2)?;
    let marked = |token: &&Token| {
        let word = token.span.of(text);
        let state = word.strip_prefix("R-").or_else(|| word.strip_prefix("D-"));
        state.is_some_and(|state| state.starts_with(char::is_uppercase))
            || ["Republican", "Democrat"].contains(&word)
    };
    let article = words.first().is_some_and(|token| token.span.of(text) == "a");
    let at = usize::from(article);
    words.get(at).filter(marked).map(|token| token.span)
}

/// Whether a line is all in capitals and has more than a name: a headline, in which capitals tell nothing.
fn is_shouted(text: &str, tokens: &[Token], run: Run) -> bool {
    let Some(place) = tokens.get(run.first).map(|token| token.span.start) else { return false };
    let words = words_of(text, tokens, run);
    if words.chars().any(char::is_lowercase) || words.split(' ').count() < 4 {
        return false;
    }
    let line = text.get(place..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    !line.chars().any(char::is_lowercase)
}

/// ", 44," behind a name.
fn aged(tokens: &[Token], at: usize) -> bool {
    let kind = |at: usize| tokens.get(at).map(|token| token.kind);
    kind(at) == Some(Kind::Comma)
        && kind(at + 1) == Some(Kind::Number)
        && matches!(kind(at + 2), Some(Kind::Comma | Kind::Stop))
        && tokens.get(at + 1).is_some_and(|age| age.span.len() <= 3)
}

/// Whether what follows a name shows that it is one: a verb, a possessive, a comma.
fn acts(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|next| {
        next.kind == Kind::Comma
            || matches!(next.kind, Kind::Open | Kind::Colon)
            || next.is(flag::AUXILIARY
                | flag::POSSESSIVE
                | flag::VERB
                | flag::ROLE
                | flag::BODY
                | flag::ADVERB)
            || next.cue.is_some() && !next.upper
    })
}

/// A first name alone that stands as a person's: "his brother Crispin, 46,", "Folake said".
fn lone_person(tokens: &[Token], run: Run) -> bool {
    let Some(token) = tokens.get(run.first).filter(|_| run.last == run.first + 1) else { return false };
    let before = run.first.checked_sub(1).and_then(|at| tokens.get(at));
    let next = tokens.get(run.last);
    let aged = aged(tokens, run.last);
    let named = token.is(flag::MAN | flag::WOMAN) && !token.is(flag::PLACE | flag::BODY | flag::ROLE);
    let kin = before.is_some_and(|token| !token.upper && token.is(flag::ROLE | flag::HUMAN));
    let says = next.is_some_and(|next| next.cue.is_some() && !next.upper);
    let listed = token.is(flag::ORG_NAME | flag::BODY | flag::PLACE | flag::ADJECTIVAL);
    !listed && aged || named && (kin || says)
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
