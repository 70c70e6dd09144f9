//! People, organisations and places, from the entities that were recognised and from capitals.

use std::collections::{HashMap, HashSet};

use super::super::lexicon::{flag, look_up};
use super::forms::{gender_of, is_short_form, key, titled};
use super::labels::{EntityLabel, LabelCounts};
use super::sightings::sightings;
use super::titles::{is_honorific, is_title};
use crate::list::List;
use crate::trees::ParsedText;
use english::states::{STATES, state_of};
use model::ListIndex;

/// The kind of a named entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum NameKind {
    /// Somebody.
    Person(PersonIndex),
    Organisation,
    /// A country, a state, a town.
    Place,
    /// A people, a creed, a political colour: "Republicans", "Jordanian".
    People,
    Other,
}

/// A place at which somebody or something is named.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NamedEntity {
    /// Its first word.
    pub(crate) first: usize,
    /// One past its last word.
    pub(crate) last: usize,
    pub(crate) kind: NameKind,
}

impl NamedEntity {
    pub(crate) const fn person(self) -> Option<PersonIndex> {
        match self.kind {
            NameKind::Person(person) => Some(person),
            _ => None,
        }
    }
}

/// The gender in which somebody is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    Man,
    Woman,
}

/// The place of a person among [`NamedEntities::people`].
pub(crate) type PersonIndex = ListIndex<PersonEntity>;

/// A person whom the article names.
#[derive(Debug, Clone, Default)]
pub(crate) struct PersonEntity {
    /// The fullest name.
    pub(crate) name: String,
    /// The first name in small letters; empty where only the last is known.
    pub(crate) given: String,
    /// The last name in small letters.
    pub(crate) family: String,
    pub(crate) gender: Option<Gender>,
    /// The names of this person, as places in [`NamedEntities::all`].
    pub(crate) places: Vec<usize>,
    /// The person's roles beside the name: "spokesman", "former", "justice".
    pub(crate) roles: HashSet<String>,
}

/// Everybody and everything that an article names.
#[derive(Debug, Default)]
pub(crate) struct NamedEntities {
    /// In the order of the text, apart from each other.
    pub(crate) all: Vec<NamedEntity>,
    pub(crate) people: List<PersonEntity>,
    /// The fuller name of a short one or of initials: "ACLU" → "American Civil Liberties Union".
    pub(super) fuller: HashMap<String, String>,
    pub(super) places: HashSet<String>,
    /// The last names of the people, in small letters.
    families: HashSet<String>,
}

/// The people by their names.
#[derive(Debug, Default)]
struct PeopleByName {
    /// By the first and the last name.
    whole: HashMap<(String, String), PersonIndex>,
    family: HashMap<String, Vec<PersonIndex>>,
    given: HashMap<String, PersonIndex>,
}

impl NamedEntities {
    pub(crate) fn new(parsed: &ParsedText, entities: &[nlp::Entity]) -> Self {
        let draft = sightings(parsed, entities);
        let mut names = Self::default();
        names.sort(parsed, &draft);
        names.join_forms(parsed);
        names.note_roles(parsed);
        super::genders::note(parsed, &mut names);
        names.families = names.people.iter().map(|person| person.family.clone()).collect();
        names
    }

    /// The name to which a word belongs.
    pub(crate) fn at(&self, word: usize) -> Option<&NamedEntity> {
        let at = self.all.partition_point(|name| name.last <= word);
        self.all.get(at).filter(|name| name.first <= word)
    }

    /// The names before a word, the nearest first.
    pub(crate) fn before(&self, word: usize) -> impl Iterator<Item = &NamedEntity> {
        let end = self.all.partition_point(|name| name.first < word);
        self.all.get(..end).unwrap_or_default().iter().rev()
    }

    /// The fullest form of an organisation's name.
    pub(crate) fn full<'n>(&'n self, name: &'n str) -> &'n str {
        self.fuller.get(name).map_or(name, String::as_str)
    }

    /// The shortest form that the article has of an organisation's name.
    pub(crate) fn short(&self, full: &str) -> Option<&str> {
        // "Arab" is no name of the Arab League.
        let adjective = |form: &str| look_up(&form.to_lowercase()).flags & flag::ADJECTIVAL != 0;
        let forms = self
            .fuller
            .iter()
            .filter(|(_, long)| long.as_str() == full)
            .map(|(short, _)| short.as_str())
            .filter(|form| !adjective(form));
        forms.min_by_key(|short| (short.len(), *short))
    }

    /// Returns true if a word in small letters is somebody's last name.
    pub(crate) fn is_family(&self, word: &str) -> bool {
        self.families.contains(word)
    }

    /// Returns true if a name is mostly taken for a country or a town.
    pub(crate) fn is_place(&self, name: &str) -> bool {
        self.places.contains(name)
    }

    /// Tells people from all else, and joins the names of each person.
    fn sort(&mut self, parsed: &ParsedText, draft: &[(usize, usize, EntityLabel)]) {
        let mut votes: HashMap<&str, LabelCounts> = HashMap::new();
        for (first, last, label) in draft {
            votes.entry(parsed.text_of(*first, *last)).or_default().add(*label);
        }
        let mut index = self.collect(parsed, draft, &votes);
        for (first, last, _) in draft {
            let name = parsed.text_of(*first, *last);
            let label = votes.get(name).map_or(EntityLabel::Unknown, |votes| votes.most());
            let title = first.checked_sub(1).map(|at| parsed.bare(at)).unwrap_or_default();
            let single = !name.contains(char::is_whitespace);
            let lower = name.to_lowercase();
            let person = if !single {
                index.whole.get(&key(name)).copied()
            } else if let Some(fitting) = index.family.get(&lower) {
                let place = votes.get(name).is_some_and(|votes| votes.place > votes.person * 2);
                let place = place && !is_honorific(&title) && is_where(parsed, draft, name);
                if place { None } else { self.of_family(fitting, &title) }
            } else if let Some(known) = index.given.get(&lower).filter(|_| label != EntityLabel::Place) {
                Some(*known)
            } else if label == EntityLabel::Person && name.len() > 2 && name.chars().all(char::is_alphabetic)
            {
                let at = self.people.push(PersonEntity {
                    name: name.to_owned(),
                    family: lower.clone(),
                    ..PersonEntity::default()
                });
                index.family.entry(lower.clone()).or_default().push(at);
                Some(at)
            } else {
                None
            };
            let kind = match (person, label) {
                (Some(person), _) => NameKind::Person(person),
                (_, EntityLabel::Organisation) => NameKind::Organisation,
                // "White House", "Downing Street": what acts for a state, whatever building it is.
                _ if acts_for_state(name) => NameKind::Organisation,
                (_, EntityLabel::Place) => NameKind::Place,
                (_, EntityLabel::People) => NameKind::People,
                _ => NameKind::Other,
            };
            let place = self.all.len();
            self.all.push(NamedEntity { first: *first, last: *last, kind });
            if let Some(person) = person.and_then(|at| self.people.get_mut(at)) {
                person.places.push(place);
                if person.gender.is_none() {
                    person.gender = titled(&title);
                }
            }
        }
    }

    /// Collects the people who are named in full, each once.
    fn collect(
        &mut self,
        parsed: &ParsedText,
        draft: &[(usize, usize, EntityLabel)],
        votes: &HashMap<&str, LabelCounts>,
    ) -> PeopleByName {
        let mut index = PeopleByName::default();
        for (first, last, _) in draft {
            let name = parsed.text_of(*first, *last);
            if !is_full_name(name, votes) {
                continue;
            }
            let key = key(name);
            if let Some(at) = index.whole.get(&key).copied() {
                if let Some(person) = self.people.get_mut(at).filter(|it| it.name.len() < name.len()) {
                    name.clone_into(&mut person.name);
                }
                continue;
            }
            let kin = index.family.get(&key.1).map(Vec::as_slice).unwrap_or_default();
            // "Al Saud" is the end of "Abu Anas Al Saud".
            let ends = |person: &PersonEntity| {
                person.name.strip_suffix(name).is_some_and(|before| before.ends_with(' '))
            };
            let short = |at: &PersonIndex| {
                self.people.get(*at).is_some_and(|it| is_short_form(&it.given, &key.0) || ends(it))
            };
            if let Some(at) = kin.iter().copied().find(short) {
                if let Some(person) =
                    self.people.get_mut(at).filter(|it| it.given.len() < key.0.len() && !ends(it))
                {
                    name.clone_into(&mut person.name);
                    person.gender = gender_of(&key.0).or(person.gender);
                    person.given.clone_from(&key.0);
                }
                index.whole.insert(key, at);
                continue;
            }
            let at = self.people.push(PersonEntity {
                name: name.to_owned(),
                gender: gender_of(&key.0),
                given: key.0.clone(),
                family: key.1.clone(),
                ..PersonEntity::default()
            });
            index.family.entry(key.1.clone()).or_default().push(at);
            index.given.entry(key.0.clone()).or_insert(at);
            index.whole.insert(key, at);
        }
        index
    }

    /// Of the people of one family the one whom a title fits, else the one named last.
    fn of_family(&self, fitting: &[PersonIndex], title: &str) -> Option<PersonIndex> {
        let gender = titled(title);
        let fits = |at: &&PersonIndex| {
            let known = self.people.get(**at).and_then(|person| person.gender);
            gender.is_none() || known.is_none() || known == gender
        };
        let place = |at: &PersonIndex| self.people.get(*at).and_then(|person| person.places.last().copied());
        let best = fitting.iter().filter(fits).max_by_key(|at| place(at));
        best.or_else(|| fitting.iter().max_by_key(|at| place(at))).copied()
    }

    /// Collects what people are called beside their names.
    fn note_roles(&mut self, parsed: &ParsedText) {
        for name in &self.all {
            let Some(person) = name.person() else { continue };
            let mut roles: Vec<String> = Vec::new();
            for at in (name.first.saturating_sub(5)..name.first).rev() {
                let inside =
                    matches!(parsed.label(at), "compound" | "amod" | "nmod" | "poss" | "case" | "det")
                        || parsed.tag(at).starts_with("NN")
                        || matches!(parsed.tag(at), "JJ" | "POS" | "HYPH");
                if !inside || parsed.paragraph(at) != parsed.paragraph(name.first) {
                    break;
                }
                roles.push(parsed.bare(at));
            }
            if let Some(head) = parsed.head_of(name.first, name.last) {
                let mut beside = |noun: usize| {
                    roles.push(parsed.lower(noun));
                    let close = parsed.children(noun);
                    let close =
                        close.filter(|at| matches!(parsed.label(*at), "compound" | "amod" | "advmod"));
                    roles.extend(close.map(|at| parsed.bare(at)));
                };
                for child in parsed.children(head) {
                    if parsed.label(child) == "appos" {
                        beside(child);
                    }
                }
                if parsed.label(head) == "appos" {
                    beside(parsed.head(head));
                }
                let verb = parsed.head(head);
                if parsed.label(head) == "nsubj"
                    && parsed.is(verb, &["is", "was", "be", "’s", "'s"])
                    && let Some(noun) = parsed.child(verb, &["attr"])
                {
                    roles.push(parsed.lower(noun));
                }
            }
            if let Some(person) = self.people.get_mut(person) {
                person.roles.extend(roles);
            }
        }
    }
}

/// Returns true if a name of several words is a person's: so recognised, or used by its last word alone.
fn is_full_name(name: &str, votes: &HashMap<&str, LabelCounts>) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let flags = |word: &str| look_up(&word.to_lowercase()).flags;
    if words.len() < 2 || flags(last) & (flag::ORG_NAME | flag::BODY) != 0 {
        return false;
    }
    let label = votes.get(name).map_or(EntityLabel::Unknown, |votes| votes.most());
    let given = flags(first) & (flag::MAN | flag::WOMAN) != 0;
    if label == EntityLabel::Person {
        return true;
    }
    if given
        && matches!(label, EntityLabel::Unknown | EntityLabel::Organisation | EntityLabel::Place)
        && words.len() <= 3
    {
        return true;
    }
    let initial = |word: &str| word.len() == 2 && word.ends_with('.');
    let plain = |word: &&str| {
        if initial(word) {
            return true;
        }
        let unlike = flag::ORG_NAME | flag::BODY | flag::PLACE | flag::ADJECTIVAL | flag::TIME;
        word.starts_with(char::is_uppercase)
            && word.chars().all(char::is_alphabetic)
            && flags(word) & unlike == 0
            && !is_title(&word.to_lowercase())
    };
    let shouted = last.chars().all(char::is_uppercase);
    matches!(words.len(), 2 | 3)
        && words.iter().all(plain)
        && votes.contains_key(last)
        && !votes.contains_key(first)
        && flags(last) & flag::GROUP == 0
        && !shouted
}

/// Returns true if a name mostly follows a word that tells where: "in Lincoln".
fn is_where(parsed: &ParsedText, draft: &[(usize, usize, EntityLabel)], name: &str) -> bool {
    let places = draft.iter().filter(|(first, last, _)| parsed.text_of(*first, *last) == name).take(40);
    let (mut all, mut behind) = (0, 0);
    for (first, ..) in places {
        all += 1;
        let before =
            first.checked_sub(1).is_some_and(|at| parsed.is(at, &["in", "at", "near", "to", "from", "of"]));
        behind += usize::from(before);
    }
    behind * 2 > all
}

fn acts_for_state(name: &str) -> bool {
    state_of(name).and_then(|at| STATES.get(at)).is_some_and(|state| state.institutions.contains(&name))
}
