//! Proper names of a text: people with their last names, organisations with their acronyms.

mod collect;
mod signs;

use std::collections::{HashMap, HashSet};

pub(crate) use self::collect::names;
pub(crate) use self::signs::begins_sentence;
use self::signs::{begins_with_particle, has_word};
pub(crate) use super::entities::Gender;
use crate::list::List;
use crate::text::tokens::Token;
use model::{ListIndex, Span};

/// The place of a person among [`NameIndex::people`].
pub(crate) type NamedPersonIndex = ListIndex<NamedPerson>;

/// A person whom the text names.
#[derive(Debug, Clone)]
pub(crate) struct NamedPerson {
    /// The fullest name.
    pub(crate) name: String,
    /// The gender in which the text speaks of the person, where that is known.
    pub(crate) gender: Option<Gender>,
    /// True if a first name or a title makes it sure that this is a person.
    pub(crate) sure: bool,
    /// The words between commas behind one of its mentions.
    pub(crate) beside: Option<Span>,
    /// The words before one of its mentions.
    pub(crate) ahead: Option<Span>,
    /// True if the text also calls it by its last name alone, as it does with people.
    pub(crate) short: bool,
    /// The mark of an American party behind the name somewhere: "R-Kan".
    pub(crate) mark: Option<Span>,
}

/// All names of a text.
#[derive(Debug, Default)]
pub(crate) struct NameIndex {
    /// The people, in the order of their first mention.
    pub(crate) people: List<NamedPerson>,
    /// Organisations by name, and how often each is named.
    pub(crate) bodies: HashMap<String, usize>,
    /// Organisations in the order in which they are named: place and name.
    pub(crate) order: Vec<(usize, String)>,
    /// The full name of an acronym, and where it is explained: `MoD` → `Ministry of Defence`.
    pub(crate) acronyms: HashMap<String, String>,
    /// Mentions of people: place and person, in order.
    pub(crate) sightings: Vec<(usize, NamedPersonIndex)>,
    /// The organisations that a noun introduced: "the relief agency Open Road", by noun, with places.
    introduced: HashMap<String, Vec<(usize, String)>>,
    /// The larger organisation that an organisation is part of, where the article names it: "the army’s 9th Brigade".
    pub(crate) owners: HashMap<String, String>,
    /// Names of states: "the government of Karelland", "Karelland’s defence ministry".
    pub(crate) states: HashSet<String>,
    /// Words that the text writes small somewhere.
    pub(crate) small: HashSet<String>,
    /// True if the article speaks of "the ministry".
    pub(crate) ministry: bool,
    /// Names behind "in" or "near": places, whatever they look like.
    pub(crate) located: HashSet<String>,
    /// The people of a last name and of a first name, each with the places where they are named in full.
    by_last: HashMap<String, Vec<(usize, NamedPersonIndex)>>,
    by_first: HashMap<String, Vec<(usize, NamedPersonIndex)>>,
    by_name: HashMap<String, NamedPersonIndex>,
    by_word: HashMap<String, Vec<usize>>,
}

/// The number of organisations that are kept for one word of their names.
const KEPT: usize = 400;

impl NamedPerson {
    /// Returns true if nothing shows that it is a person: no first name that is known, no title, role, age or last name alone.
    pub(crate) fn could_be_organisation(&self) -> bool {
        !self.sure && !self.short && self.gender.is_none() && self.ahead.is_none() && self.mark.is_none()
    }
}

impl NameIndex {
    /// The person of a full name, a last name or a first name as it is at a place: of a family, the one
    /// whose full name is nearest before it.
    pub(crate) fn person_at(&self, name: &str, place: usize) -> Option<NamedPersonIndex> {
        let lower = without_letters(name.to_owned()).to_lowercase();
        if let Some(known) = self.by_name.get(&lower) {
            let single = !lower.contains(' ');
            return if single { self.of_last(&lower, place).or(Some(*known)) } else { Some(*known) };
        }
        if !lower.contains(' ') || begins_with_particle(&lower) {
            return self.of_last(&lower, place).or_else(|| self.of_first(&lower, place));
        }
        let all = self.by_last.get(last_word(&lower))?;
        let fits = |(_, person): &&(usize, NamedPersonIndex)| {
            self.people.get(*person).is_some_and(|person| first_fits(&person.name.to_lowercase(), &lower))
        };
        all.iter().take(KEPT).find(fits).map(|(_, person)| *person)
    }

    /// The person of this last name who was named in full last before a place; else the first of the text.
    fn of_last(&self, lower: &str, place: usize) -> Option<NamedPersonIndex> {
        nearest(self.by_last.get(last_word(lower))?, place)
    }

    /// The same for a first name.
    fn of_first(&self, lower: &str, place: usize) -> Option<NamedPersonIndex> {
        nearest(self.by_first.get(lower)?, place)
    }

    /// Returns true if a word is the last name of somebody.
    pub(crate) fn is_last_name(&self, name: &str) -> bool {
        !name.contains(' ') && self.by_last.contains_key(&name.to_lowercase())
    }

    /// The person whose description beside the name has a word: the nearest before a place, else the next.
    pub(crate) fn person_called(&self, text: &str, word: &str, place: usize) -> Option<NamedPersonIndex> {
        let said = |span: Option<Span>| span.is_some_and(|span| has_word(span.of(text), word));
        let fits = |(_, person): &&(usize, NamedPersonIndex)| {
            self.people.get(*person).is_some_and(|person| said(person.ahead) || said(person.beside))
        };
        let end = self.sightings.partition_point(|(start, _)| *start < place);
        let (before, after) = self.sightings.split_at(end);
        let near = before.iter().rev().take(KEPT).find(fits).or_else(|| after.iter().take(KEPT).find(fits));
        near.map(|(_, person)| *person)
    }

    /// The person of a name with all its words.
    pub(crate) fn full_person(&self, name: &str) -> Option<NamedPersonIndex> {
        self.by_name.get(&name.to_lowercase()).copied()
    }

    /// The last organisation before a place whose name has a word; the first of the text where none is before.
    pub(crate) fn organisation_with(&self, word: &str, before: usize) -> Option<&str> {
        let kept = self.by_word.get(word)?;
        let at =
            kept.partition_point(|index| self.order.get(*index).is_some_and(|(place, _)| *place < before));
        let index = at.checked_sub(1).and_then(|at| kept.get(at)).or_else(|| kept.first())?;
        self.order.get(*index).map(|(_, name)| name.as_str())
    }

    /// The organisation that a noun introduced last before a place.
    pub(crate) fn introduced(&self, noun: &str, before: usize) -> Option<&str> {
        let all = self.introduced.get(noun)?;
        let end = all.partition_point(|(place, _)| *place < before);
        end.checked_sub(1).and_then(|at| all.get(at)).map(|(_, name)| name.as_str())
    }

    /// The organisations before a place, the nearest first; not more than a reader remembers.
    pub(crate) fn organisations_before(&self, place: usize) -> impl Iterator<Item = &str> {
        let end = self.order.partition_point(|(start, _)| *start < place);
        self.order.iter().take(end).rev().take(60).map(|(_, name)| name.as_str())
    }

    /// The organisations behind a place, the nearest first.
    pub(crate) fn organisations_after(&self, place: usize) -> impl Iterator<Item = &str> {
        let end = self.order.partition_point(|(start, _)| *start < place);
        self.order.iter().skip(end).take(60).map(|(_, name)| name.as_str())
    }
}

fn last_word(name: &str) -> &str {
    name.split(' ').next_back().unwrap_or_default()
}

/// Of people with their places, in order: the last before a place, else the first.
fn nearest(all: &[(usize, NamedPersonIndex)], place: usize) -> Option<NamedPersonIndex> {
    let end = all.partition_point(|(start, _)| *start <= place);
    end.checked_sub(1).and_then(|at| all.get(at)).or_else(|| all.first()).map(|(_, person)| *person)
}

/// The tokens of a span.
pub(crate) fn within(tokens: &[Token], span: Span) -> (usize, usize) {
    let first = tokens.partition_point(|token| token.span().start < span.start);
    let last = tokens.partition_point(|token| token.span().start < span.end);
    (first, last)
}

fn first_fits(full: &str, other: &str) -> bool {
    let first = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
    let (a, b) = (first(full), first(other));
    a == b
        || !b.is_empty() && a.starts_with(b.trim_end_matches('.'))
        || b.starts_with(a.trim_end_matches('.'))
}

/// A person’s name without the letters behind it: "Harriet Onslow KC".
fn without_letters(name: String) -> String {
    let letters = ["KC", "QC", "SC", "MP", "MSP", "MEP", "CBE", "OBE", "MBE", "PhD", "MD", "Jr", "Sr"];
    match name.rsplit_once(' ') {
        Some((head, tail)) if letters.contains(&tail) && head.contains(' ') => head.to_owned(),
        _ => name,
    }
}
