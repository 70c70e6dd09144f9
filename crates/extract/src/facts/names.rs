//! Names, each where it is first written in full.

use std::collections::HashSet;

use super::{FactMarks, inner};
use crate::names::entities::{NameKind, NamedEntity, PersonIndex};
use crate::trees::ParsedText;
use model::{FactKind, FoundFact};

/// Names that the recogniser knows and that are not those of people, bodies or places.
const OTHERS: &[&str] = &["EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "FAC", "LOC"];

/// A stretch that names something.
struct Named {
    first: usize,
    last: usize,
    kind: FactKind,
    /// The words in one form: small letters, without article, possessive and full stops.
    words: Vec<String>,
    person: Option<PersonIndex>,
    /// A people, a creed or a political colour.
    people: bool,
}

pub(super) fn mark(marks: &mut FactMarks, entities: &[nlp::Entity], quotes: &[FoundFact]) {
    let parsed = marks.parsed;
    let heads = headline(parsed);
    let all = collect(parsed, entities);
    let full: HashSet<String> = all.iter().flat_map(parts).collect();
    let mut seen: HashSet<(bool, String)> = HashSet::new();
    for name in &all {
        let words = name.words.join(" ");
        let place = name.kind == FactKind::Place;
        let person = name.person.and_then(|at| parsed.names.people.get(at));
        let repeated = match person {
            Some(person) => {
                let whole = folded(&person.name);
                name.words != whole && name.words.iter().all(|word| whole.contains(word))
            }
            None => !place && !name.people && full.contains(&words),
        };
        // In a headline all words have capitals: only a name that the text has again is one.
        let doubtful = name.first < heads
            && name.person.is_none()
            && !all.iter().any(|it| it.first >= heads && it.words == name.words);
        let common = common(parsed, name);
        if words.is_empty()
            || repeated
            || doubtful
            || common
            || fills(parsed, name, quotes)
            || !seen.insert((place, words))
        {
            continue;
        }
        let (mut first, mut last) = (name.first, name.last);
        while first < last && !marks.is_free(first) {
            first += 1;
        }
        while last > first && !marks.is_free(last - 1) {
            last -= 1;
        }
        if first < last && parsed.text_of(first, last).chars().any(char::is_uppercase) {
            marks.put(first, last, name.kind);
        }
    }
}

/// The contiguous parts of a name that are shorter than it.
fn parts(name: &Named) -> Vec<String> {
    let count = name.words.len();
    let mut parts = Vec::new();
    if count > 12 || name.kind == FactKind::Place {
        return parts;
    }
    for from in 0..count {
        for to in from + 1..=count {
            if to - from < count {
                parts.extend(name.words.get(from..to).map(|words| words.join(" ")));
            }
        }
    }
    parts
}

/// The words of a name in one form.
fn folded(name: &str) -> Vec<String> {
    let words = name.split_whitespace().map(|word| {
        let word = word.to_lowercase().replace('.', "");
        let word = word.trim_end_matches("’s").trim_end_matches("'s");
        word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '+').to_owned()
    });
    words.filter(|word| !word.is_empty() && word != "the").collect()
}

/// Every stretch that names something, in the order of the text.
fn collect(parsed: &ParsedText, entities: &[nlp::Entity]) -> Vec<Named> {
    let of = |name: &NamedEntity| Named {
        first: name.first,
        last: name.last,
        kind: if name.kind == NameKind::Place { FactKind::Place } else { FactKind::Name },
        words: folded(parsed.text_of(name.first, name.last)),
        person: name.person(),
        people: name.kind == NameKind::People,
    };
    let mut all: Vec<Named> = parsed.names.all.iter().map(of).collect();
    for entity in entities.iter().filter(|entity| OTHERS.contains(&entity.kind)) {
        let (mut first, mut last) = (entity.tokens.start, entity.tokens.end);
        while first < last
            && (!parsed.word(first).starts_with(char::is_alphanumeric) || parsed.is(first, &["the"]))
        {
            first += 1;
        }
        while last > first && !parsed.word(last - 1).ends_with(|c: char| c.is_alphanumeric() || c == '.') {
            last -= 1;
        }
        let overlaps = |name: &Named| name.first < last && first < name.last;
        // A longer name takes the place of those inside of it.
        let longer =
            all.iter().filter(|name| overlaps(name)).all(|name| first <= name.first && name.last <= last);
        if first < last && longer {
            all.retain(|name| !overlaps(name));
            let kind = match entity.kind {
                "WORK_OF_ART" => FactKind::Title,
                "LOC" | "FAC" => FactKind::Place,
                _ => FactKind::Name,
            };
            let words = folded(parsed.text_of(first, last));
            all.push(Named { first, last, kind, words, person: None, people: false });
        }
    }
    all.sort_unstable_by_key(|name| name.first);
    all
}

/// Returns whether a word that begins a sentence is written small elsewhere, and so is no name.
fn common(parsed: &ParsedText, name: &Named) -> bool {
    let begins = name.first == 0
        || parsed.get(name.first - 1).map(|it| it.sentence) != parsed.get(name.first).map(|it| it.sentence);
    let small = || {
        let lower = parsed.lower(name.first);
        (0..parsed.len()).any(|at| parsed.word(at) == lower)
    };
    let once = name.person.is_none_or(|at| parsed.names.people.get(at).is_some_and(|it| it.places.len() < 2));
    begins && name.last == name.first + 1 && once && small()
}

/// Returns whether a name is all that a quotation or a title in quotation marks has.
fn fills(parsed: &ParsedText, name: &Named, quotes: &[FoundFact]) -> bool {
    let Some(span) = parsed.span(name.first, name.last) else { return true };
    let at = quotes.partition_point(|quote| quote.span.end <= span.start);
    quotes.get(at).is_some_and(|quote| {
        quote.span.overlaps(span)
            && inner(parsed.text, quote.span).len() <= inner(parsed.text, span).len() + 4
    })
}

/// The number of words of the headline, if its words are written with capitals.
fn headline(parsed: &ParsedText) -> usize {
    let words = (0..parsed.len()).take_while(|at| parsed.paragraph(*at) == 0);
    let long: Vec<usize> = words.filter(|at| parsed.word(*at).len() > 3).collect();
    let capitals = long.iter().filter(|at| parsed.word(**at).starts_with(char::is_uppercase)).count();
    if long.len() > 3 && capitals * 10 >= long.len() * 7 {
        (0..parsed.len()).take_while(|at| parsed.paragraph(*at) == 0).count()
    } else {
        0
    }
}
