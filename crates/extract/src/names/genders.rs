//! Of what sex somebody is spoken of, by words beside the name and by the pronouns that follow it.

use std::collections::HashMap;

use crate::names::entities::{Gender, NamedEntities, PersonIndex};
use crate::trees::ParsedText;

const WOMEN: &str = "wife daughter mother sister niece aunt widow girlfriend grandmother congresswoman chairwoman \
    spokeswoman businesswoman policewoman councilwoman actress assemblywoman saleswoman waitress heiress";
const MEN: &str = "husband son father brother nephew uncle widower boyfriend grandfather congressman businessman \
    policeman councilman assemblyman fisherman salesman waiter";
/// Words between a name and a pronoun that agrees with it, at most.
const NEAR: usize = 30;

/// Finds the sex of those whose first names and titles do not tell it.
pub(crate) fn note(parsed: &ParsedText, names: &mut NamedEntities) {
    let mut votes: HashMap<PersonIndex, i32> = HashMap::new();
    for at in 0..parsed.len() {
        let Some(gender) = shown(parsed, at).filter(|_| !parsed.quoted(at)) else { continue };
        if let Some(person) = agreeing(parsed, names, at) {
            *votes.entry(person).or_default() += if gender == Gender::Woman { 1 } else { -1 };
        }
    }
    for name in &names.all {
        let Some((person, gender)) = name.person().zip(described(parsed, name.first, name.last)) else {
            continue;
        };
        *votes.entry(person).or_default() += if gender == Gender::Woman { 2 } else { -2 };
    }
    for (at, person) in names.people.enumerate_mut() {
        if person.gender.is_some() {
            continue;
        }
        let is = |list: &str| list.split(' ').any(|role| person.roles.contains(role));
        let vote = votes.get(&at).copied().unwrap_or_default();
        person.gender = match (is(WOMEN), is(MEN)) {
            (true, false) => Some(Gender::Woman),
            (false, true) => Some(Gender::Man),
            _ if vote > 0 => Some(Gender::Woman),
            _ if vote < 0 => Some(Gender::Man),
            _ => None,
        };
    }
}

/// The gender of a predicate noun: "Roe is one of the first women to …".
fn described(parsed: &ParsedText, first: usize, last: usize) -> Option<Gender> {
    let head = parsed.head_of(first, last).filter(|at| parsed.label(*at) == "nsubj")?;
    let noun = parsed.child(parsed.head(head), &["attr"])?;
    let (low, high) = parsed.noun_phrase(noun);
    let any = |words: &[&str]| (low..high).any(|at| parsed.is(at, words));
    match (any(&["woman", "women", "mother", "actress"]), any(&["man", "men", "father", "businessman"])) {
        (true, false) => Some(Gender::Woman),
        (false, true) => Some(Gender::Man),
        _ => None,
    }
}

/// The gender that a pronoun tells: of possessives, subjects and reflexives, and no objects, which mean somebody else.
fn shown(parsed: &ParsedText, at: usize) -> Option<Gender> {
    let subject = matches!(parsed.label(at), "nsubj" | "nsubjpass");
    match parsed.lower(at).as_str() {
        "his" | "himself" => Some(Gender::Man),
        "herself" => Some(Gender::Woman),
        "her" if parsed.tag(at) == "PRP$" => Some(Gender::Woman),
        "he" if subject => Some(Gender::Man),
        "she" if subject => Some(Gender::Woman),
        _ => None,
    }
}

/// The person that a pronoun agrees with: the subject of its sentence, or of the one before it in the paragraph, where
/// nobody else is named between them.
fn agreeing(parsed: &ParsedText, names: &NamedEntities, pronoun: usize) -> Option<PersonIndex> {
    let own = parsed.get(pronoun)?.sentence;
    let mut found = None;
    for name in names.before(pronoun).take(6) {
        let at = parsed.head_of(name.first, name.last)?;
        let sentence = parsed.get(at)?.sentence;
        if sentence + 1 < own
            || name.first + NEAR < pronoun
            || parsed.paragraph(at) != parsed.paragraph(pronoun)
        {
            break;
        }
        let Some(person) = name.person() else { continue };
        if found.is_some_and(|known| known != person) {
            return None;
        }
        let subject = matches!(parsed.label(at), "nsubj" | "nsubjpass") && !parsed.quoted(at);
        if !subject && found.is_none() {
            return None;
        }
        found = Some(person);
    }
    found
}
