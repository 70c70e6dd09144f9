//! From the words that name a speaker to the speaker: last names, pronouns, "the charity", "the report".

use std::collections::HashMap;

use super::affiliation::{Tie, tie};
use super::lexicon::flag;
use super::names::{Gender, Names, runs, within, words_of};
use super::reading::Raw;
use super::rules::Rule;
use super::tokens::{Kind, Token};
use crate::model::{Span, SpeakerKind};

/// A speaker as far as the text makes one known.
#[derive(Debug, Clone)]
pub(super) struct Voice {
    /// The fullest name.
    pub(super) name: String,
    /// What kind of speaker it is.
    pub(super) kind: SpeakerKind,
    /// What the text says of it.
    pub(super) role: String,
    /// Where it is named.
    pub(super) mentions: Vec<Span>,
    /// The organisation it speaks for, and what says so.
    pub(super) tie: Option<Tie>,
    /// How a person is spoken of.
    pub(super) gender: Option<Gender>,
}

/// Everybody who speaks, and who speaks each statement.
#[derive(Debug, Default)]
pub(super) struct Cast {
    /// The speakers, in the order in which they were met.
    pub(super) voices: Vec<Voice>,
    /// The speaker of each statement.
    pub(super) of: Vec<Option<usize>>,
    /// A statement whose speaker ("a charity") is taken for one who is named later.
    pub(super) guessed: Option<usize>,
}

/// Resolves the speakers of all statements, in reading order.
pub(super) fn cast(text: &str, tokens: &[Token], names: &Names, raws: &[Raw]) -> Cast {
    let mut caster = Caster { text, tokens, names, cast: Cast::default(), last: None, of_person: HashMap::new(), by_word: HashMap::new() };
    for raw in raws {
        let voice = match (raw.goes_on, raw.mention) {
            (Some(before), _) => caster.cast.of.get(before).copied().flatten(),
            (None, Some(mention)) => caster.resolve(mention, raw),
            (None, None) => None,
        };
        caster.cast.of.push(voice);
        if raw.via.is_none() {
            caster.last = voice.or(caster.last);
        }
    }
    caster.lead();
    caster.cast
}

struct Caster<'a> {
    text: &'a str,
    tokens: &'a [Token],
    names: &'a Names,
    cast: Cast,
    /// Who spoke the statement before.
    last: Option<usize>,
    /// The voice of each person.
    of_person: HashMap<usize, usize>,
    /// The voices by the first word of their names.
    by_word: HashMap<String, Vec<usize>>,
}

/// How many names or statements back a pronoun or a description reaches.
const MEMORY: usize = 60;

impl Caster<'_> {
    fn resolve(&mut self, mention: Span, raw: &Raw) -> Option<usize> {
        let (first, last) = within(self.tokens, mention);
        let slice = self.tokens.get(first..last)?;
        let only = slice.first().filter(|_| last - first <= 2);
        if let Some(token) = only.filter(|token| is_pronoun(self.text, token)) {
            let voice = self.pronoun(token.span, *token)?;
            self.note(voice, token.span);
            return Some(voice);
        }
        let head = first + head_end(slice);
        let voice = self
            .person(first, head, raw)
            .or_else(|| self.described(first, head, last, raw))
            .or_else(|| self.body(first, head, raw))?;
        self.note(voice, mention);
        Some(voice)
    }

    fn note(&mut self, voice: usize, mention: Span) {
        if let Some(voice) = self.cast.voices.get_mut(voice)
            && voice.mentions.last() != Some(&mention)
        {
            voice.mentions.push(mention);
        }
    }

    /// "he", "she", "they", "it": the last speaker that fits, and else the person named last.
    fn pronoun(&mut self, span: Span, token: Token) -> Option<usize> {
        let word = span.of(self.text).to_ascii_lowercase();
        let gender = match word.as_str() {
            "he" | "his" | "him" => Some(Gender::Man),
            "she" | "her" => Some(Gender::Woman),
            _ => None,
        };
        if !token.is(flag::THIRD) {
            let plural = word == "they" || word == "their";
            return self.recent(|voice| voice.kind != SpeakerKind::Person && (plural || voice.kind != SpeakerKind::Group));
        }
        let fits = |known: Option<Gender>| known.is_none() || known == gender;
        let before = self.names.sightings.partition_point(|(place, _)| *place < span.start);
        let named = self.names.sightings.iter().take(before).rev().take(MEMORY);
        let nearest = named.copied().find(|(_, index)| self.names.people.get(*index).is_some_and(|person| fits(person.gender)));
        let last = self.last.and_then(|at| self.cast.voices.get(at).map(|voice| (at, voice)));
        let last = last.filter(|(_, voice)| {
            matches!(voice.kind, SpeakerKind::Person | SpeakerKind::Unnamed) && fits(voice.gender)
        });
        let last = last.map(|(at, voice)| (voice.mentions.last().map_or(0, |span| span.start), at));
        match (last, nearest) {
            (Some((place, at)), Some((near, _))) if place + 600 > span.start || near < place => Some(at),
            (_, Some((_, person))) => Some(self.of_person(person)),
            (last, None) => last.map(|last| last.1).or_else(|| {
                self.recent(|voice| matches!(voice.kind, SpeakerKind::Person | SpeakerKind::Unnamed) && fits(voice.gender))
            }),
        }
    }

    fn recent(&self, fits: impl Fn(&Voice) -> bool) -> Option<usize> {
        let spoken = self.cast.of.iter().rev().flatten().take(MEMORY);
        spoken.copied().find(|at| self.cast.voices.get(*at).is_some_and(&fits))
    }

    fn of_person(&mut self, person: usize) -> usize {
        if let Some(at) = self.of_person.get(&person) {
            return *at;
        }
        let known = self.names.people.get(person);
        let name = known.map(|person| person.name.clone()).unwrap_or_default();
        let gender = known.and_then(|person| person.gender);
        let voice = self.add(Voice { gender, ..plain(name, SpeakerKind::Person) });
        self.of_person.insert(person, voice);
        voice
    }

    fn add(&mut self, voice: Voice) -> usize {
        let first = first_word(&voice.name);
        self.by_word.entry(first).or_default().push(self.cast.voices.len());
        self.cast.voices.push(voice);
        self.cast.voices.len() - 1
    }

    /// A mention whose head is a person's name.
    fn person(&mut self, first: usize, head: usize, raw: &Raw) -> Option<usize> {
        let run = runs(self.text, self.tokens, first, head).into_iter().next_back()?;
        if self.tokens.get(run.last..head)?.iter().any(|token| token.kind == Kind::Word) {
            return None;
        }
        let name = words_of(self.text, self.tokens, run);
        let person = self.names.person(&name)?;
        let voice = self.of_person(person);
        let before = self.tokens.get(first..run.first).and_then(|slice| {
            let start = slice.first()?.span.start;
            Some(Span::new(start, slice.last()?.span.end))
        });
        let tie = tie(self.text, self.tokens, self.names, raw.role, before);
        let role = raw.role.or(before).map(|span| span.of(self.text).trim().to_owned()).unwrap_or_default();
        if let Some(voice) = self.cast.voices.get_mut(voice) {
            if voice.role.is_empty() && role.contains(char::is_lowercase) && role.len() > 4 {
                voice.role = role;
            }
            voice.tie = voice.tie.take().or(tie);
        }
        Some(voice)
    }

    /// A mention that describes: "the charity", "a coalition spokesman", "survivors and witnesses".
    fn described(&mut self, first: usize, head: usize, last: usize, raw: &Raw) -> Option<usize> {
        let slice = self.tokens.get(first..head)?;
        let noun = slice.iter().rev().find(|token| token.kind == Kind::Word && !token.is(flag::POSSESSIVE))?;
        let whole = Span::new(slice.first()?.span.start, self.tokens.get(last.checked_sub(1)?)?.span.end);
        let document = self.tokens.get(first..last)?.iter().rev().find(|token| !token.upper && token.is(flag::DOCUMENT));
        let title = is_title(self.text, self.tokens, first, last, raw);
        if title || !noun.upper && document.is_some() && (noun.is(flag::DOCUMENT) || !noun.is(flag::ROLE | flag::BODY | flag::GROUP | flag::HUMAN)) {
            return Some(self.document(whole, slice, title, raw));
        }
        if noun.upper {
            return None;
        }
        let definite = slice.first().is_some_and(|token| ["the", "this", "that", "our"].contains(&token.span.of(self.text).to_ascii_lowercase().as_str()));
        if noun.is(flag::GROUP | flag::STAFF) {
            return Some(self.described_as(whole, SpeakerKind::Group, raw));
        }
        if noun.is(flag::BODY) {
            return Some(self.common_body(*noun, whole, definite));
        }
        if noun.is(flag::ROLE | flag::HUMAN) && definite {
            let word = noun.span.of(self.text).to_lowercase();
            let known = self.recent(|voice| voice.kind == SpeakerKind::Person && voice.role.to_lowercase().contains(&word));
            if known.is_some() {
                return known;
            }
        }
        let plural = noun.span.of(self.text).ends_with('s') && !noun.is(flag::ROLE);
        let kind = if plural { SpeakerKind::Group } else { SpeakerKind::Unnamed };
        Some(self.described_as(whole, kind, raw))
    }

    fn described_as(&mut self, whole: Span, kind: SpeakerKind, raw: &Raw) -> usize {
        let name = bare_name(whole.of(self.text));
        if let Some(at) = self.known(&name, |voice| voice.kind == kind && voice.name.eq_ignore_ascii_case(&name)) {
            return at;
        }
        let tie = tie(self.text, self.tokens, self.names, raw.role, Some(whole));
        self.add(Voice { tie, ..plain(name, kind) })
    }

    /// "the charity": an organisation that is called by what it is.
    fn common_body(&mut self, noun: Token, whole: Span, definite: bool) -> usize {
        let word = noun.span.of(self.text).to_lowercase();
        let (first, last) = within(self.tokens, whole);
        let run = runs(self.text, self.tokens, first, last).into_iter().next();
        let named = run.map(|run| words_of(self.text, self.tokens, run)).filter(|name| self.names.person(name).is_none());
        if let Some(name) = named.filter(|_| word != "coalition") {
            return self.named_body(&format!("{name} {word}"));
        }
        if let Some(name) = self.names.body_with(&word, whole.start) {
            let name = name.to_owned();
            return self.named_body(&name);
        }
        let generic = GENERIC.contains(&word.as_str());
        if definite && generic {
            let before = self.names.bodies_before(whole.start).find(|name| could_be(name));
            if let Some(name) = before {
                let name = name.to_owned();
                return self.named_body(&name);
            }
        }
        if !definite {
            return self.described_body(whole);
        }
        self.named_body(&super::affiliation::capital(&word))
    }

    /// A voice that was met before under a name with the same first word.
    fn known(&self, name: &str, fits: impl Fn(&Voice) -> bool) -> Option<usize> {
        let near = self.by_word.get(&first_word(name))?;
        near.iter().take(MEMORY).copied().find(|at| self.cast.voices.get(*at).is_some_and(&fits))
    }

    fn described_body(&mut self, whole: Span) -> usize {
        let name = whole.of(self.text).to_owned();
        self.add(plain(name, SpeakerKind::Unnamed))
    }

    fn named_body(&mut self, name: &str) -> usize {
        let name = self.names.acronyms.get(name).map_or(name, |full| full);
        if let Some(at) = self.known(name, |voice| voice.kind == SpeakerKind::Organisation && same_body(&voice.name, name)) {
            return at;
        }
        self.add(plain(name.to_owned(), SpeakerKind::Organisation))
    }

    fn body(&mut self, first: usize, head: usize, raw: &Raw) -> Option<usize> {
        let run = runs(self.text, self.tokens, first, head).into_iter().next_back();
        let Some(run) = run else {
            let slice = self.tokens.get(first..head)?;
            let whole = Span::new(slice.first()?.span.start, slice.last()?.span.end);
            return Some(self.described_as(whole, SpeakerKind::Group, raw));
        };
        let name = words_of(self.text, self.tokens, run);
        let token = self.tokens.get(run.first)?;
        if run.last - run.first == 1 && token.is(flag::MAN | flag::WOMAN) {
            return Some(self.add(plain(name, SpeakerKind::Person)));
        }
        Some(self.named_body(&name))
    }

    fn document(&mut self, whole: Span, slice: &[Token], title: bool, raw: &Raw) -> usize {
        let words = whole.of(self.text);
        let definite = slice.first().is_some_and(|token| token.is(flag::DETERMINER) && token.span.len() > 2);
        if !title && definite && let Some(known) = self.recent(|voice| voice.kind == SpeakerKind::Document) {
            return known;
        }
        let name = if title { words.split(':').next().unwrap_or(words).trim().to_owned() } else { bare_name(words) };
        if let Some(at) = self.known(&name, |voice| voice.kind == SpeakerKind::Document && voice.name == name) {
            return at;
        }
        let tie = tie(self.text, self.tokens, self.names, raw.role, Some(whole)).map(|tie| Tie { rule: Rule::Publisher, ..tie });
        let role = raw.role.map(|span| span.of(self.text).to_owned()).unwrap_or_default();
        self.add(Voice { tie, role, ..plain(name, SpeakerKind::Document) })
    }

    /// "a charity" in the opening lines is the first organisation that is named after it and speaks.
    fn lead(&mut self) {
        let Some(body) = self.cast.voices.iter().position(|voice| voice.kind == SpeakerKind::Unnamed) else { return };
        let Some(voice) = self.cast.voices.get(body) else { return };
        let start = voice.mentions.first().map_or(usize::MAX, |span| span.start);
        let (from, to) = within(self.tokens, voice.mentions.first().copied().unwrap_or(Span::new(0, 0)));
        let is_body = self.tokens.get(from..to).unwrap_or_default().iter().any(|token| token.is(flag::BODY));
        if start > 600 || !is_body {
            return;
        }
        let words = voice.name.clone();
        let next = self.cast.voices.iter().skip(body + 1).take(MEMORY).find_map(|voice| match (&voice.tie, voice.kind) {
            (Some(tie), _) if tie.named => Some(tie.body.clone()),
            (None, SpeakerKind::Organisation) if could_be(&voice.name) => Some(voice.name.clone()),
            _ => None,
        });
        let Some(name) = next else { return };
        let own = self.known(&name, |voice| voice.kind == SpeakerKind::Organisation && same_body(&voice.name, &name));
        if let Some(own) = own {
            self.merge(body, own);
        } else if let Some(voice) = self.cast.voices.get_mut(body) {
            voice.tie = Some(Tie { body: name.clone(), rule: Rule::AnotherName, words, named: true });
            voice.name = name;
            voice.kind = SpeakerKind::Organisation;
        }
    }
}

impl Caster<'_> {
    /// Gives all that one voice says to another, which takes its place in the order.
    fn merge(&mut self, gone: usize, kept: usize) {
        let mentions = self.cast.voices.get(gone).map(|voice| voice.mentions.clone()).unwrap_or_default();
        if let Some(voice) = self.cast.voices.get_mut(kept) {
            voice.mentions.splice(0..0, mentions);
        }
        self.cast.guessed = self.cast.of.iter().position(|voice| *voice == Some(gone));
        let moved = |voice: usize| if voice == gone { kept } else { voice };
        let shifted = |voice: usize| if voice > gone { voice - 1 } else { voice };
        for voice in self.cast.of.iter_mut().flatten() {
            *voice = shifted(moved(*voice));
        }
        self.cast.voices.remove(gone);
    }
}

/// Nouns that stand for an organisation named before.
const GENERIC: &[&str] = &[
    "charity", "group", "company", "firm", "organisation", "organization", "agency", "association", "bank", "airline",
    "university", "hospital", "club", "team", "department", "watchdog", "regulator", "newspaper", "foundation",
    "institute", "retailer", "manufacturer", "operator", "developer", "trust", "think-tank", "ngo", "nonprofit",
    "non-profit", "corporation", "giant", "maker", "supermarket", "insurer", "magazine", "broadcaster", "network", "body",
];

fn first_word(name: &str) -> String {
    let name = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
    name.split(' ').next().unwrap_or_default().to_lowercase()
}

fn could_be(name: &str) -> bool {
    let place = name.split(' ').all(|word| super::lexicon::look_up(&word.to_lowercase()).flags & (flag::PLACE | flag::ADJECTIVAL | flag::TIME) != 0);
    !place
}

fn plain(name: String, kind: SpeakerKind) -> Voice {
    Voice { name, kind, role: String::new(), mentions: Vec::new(), tie: None, gender: None }
}

fn is_pronoun(text: &str, token: &Token) -> bool {
    let word = token.span.of(text).to_ascii_lowercase();
    ["he", "she", "they", "it", "his", "her", "their", "its"].contains(&word.as_str())
}

/// Where the head of a noun phrase ends: before its first preposition or participle.
fn head_end(slice: &[Token]) -> usize {
    let at = slice.iter().enumerate().skip(1).position(|(at, token)| {
        let small = token.kind == Kind::Word && !token.upper;
        let inside = slice.get(at + 1).is_some_and(|next| next.upper) && slice.get(at - 1).is_some_and(|last| last.upper && last.is(flag::ORG_NAME));
        small && token.is(flag::PREPOSITION) && !inside || token.kind == Kind::Open || small && token.is(flag::VERB) || token.cue.is_some() && small && at > 1 && !token.is(flag::DOCUMENT | flag::BODY)
    });
    at.map_or(slice.len(), |at| at + 1)
}

/// Whether a name is the title of something written: "War And Peace: A Report".
fn is_title(text: &str, tokens: &[Token], first: usize, last: usize, raw: &Raw) -> bool {
    let slice = tokens.get(first..last).unwrap_or_default();
    let colon = slice.iter().any(|token| token.kind == Kind::Colon);
    let odd = slice.iter().skip(1).any(|token| token.upper && token.is(flag::PREPOSITION | flag::AND | flag::DETERMINER) && token.span.len() > 1);
    let capital = slice.iter().filter(|token| token.upper).count() > 2;
    let published = raw.role.is_some_and(|role| ["published", "released", "written", "issued"].iter().any(|word| role.of(text).starts_with(word)));
    capital && (colon || odd && published) || published && slice.first().is_some_and(|token| token.upper)
}

/// A description as a name: without its article and its number.
fn bare_name(words: &str) -> String {
    let mut rest = words.trim();
    for lead in ["The ", "the ", "A ", "a ", "An ", "an "] {
        rest = rest.strip_prefix(lead).unwrap_or(rest);
    }
    rest.trim_start_matches(|c: char| c.is_numeric() || c == ',').trim().to_owned()
}

/// Whether two names name one organisation: the same words, or one the beginning of the other.
pub(super) fn same_body(one: &str, other: &str) -> bool {
    let clean = |name: &str| name.trim_start_matches("The ").trim_start_matches("the ").to_lowercase();
    let (one, other) = (clean(one), clean(other));
    let begins = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' ')) && short.len() > 3;
    one == other || begins(&one, &other) || begins(&other, &one)
}
