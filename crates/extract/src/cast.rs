//! From the words that name a speaker to the speaker: by last names here, else by `pronouns`, `described` and `bodies`.

use std::collections::HashMap;

use super::affiliation::{Tie, capital, for_client, tie};
use super::lexicon::flag;
use super::names::{Gender, Names, Person, within};
use super::pronouns::is_pronoun;
use super::reading::Raw;
use super::rules::Rule;
use super::runs::{runs, words_of};
use super::tokens::{Kind, Token};
use model::{Span, SpeakerKind};

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
    /// Who else speaks each statement; empty where nobody does in all of the text.
    pub(super) also: Vec<Vec<usize>>,
    /// A statement whose speaker ("a charity") is taken for one who is named later.
    pub(super) guessed: Option<usize>,
}

/// Resolves the speakers of all statements, in reading order.
pub(super) fn cast(text: &str, tokens: &[Token], names: &Names, raws: &[Raw]) -> Cast {
    let mut caster = Caster {
        text,
        tokens,
        names,
        cast: Cast::default(),
        last: None,
        outer: None,
        of_person: HashMap::new(),
        by_word: HashMap::new(),
        spoken: Vec::new(),
    };
    for raw in raws {
        let voice = match (raw.goes_on, raw.mention) {
            (Some(before), _) => caster.cast.of.get(before).copied().flatten(),
            (None, Some(mention)) => {
                caster.outer = raw.via.and_then(|outer| caster.cast.of.get(outer).copied().flatten());
                caster.resolve(mention, raw)
            }
            (None, None) => None,
        };
        caster.cast.of.push(voice);
        caster.spoken.extend(voice);
        if raw.via.is_none() {
            caster.last = voice.or(caster.last);
        }
    }
    caster.lead();
    caster.cast
}

pub(super) struct Caster<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) names: &'a Names,
    pub(super) cast: Cast,
    /// Who spoke the statement before.
    pub(super) last: Option<usize>,
    /// Who speaks the statement around the one that is being read.
    pub(super) outer: Option<usize>,
    /// The voice of each person.
    pub(super) of_person: HashMap<usize, usize>,
    /// The voices by the first word of their names.
    pub(super) by_word: HashMap<String, Vec<usize>>,
    /// Who spoke the statements whose speaker is known, one after the other.
    spoken: Vec<usize>,
}

/// How many names or statements back a pronoun or a description reaches.
pub(super) const MEMORY: usize = 60;

impl Caster<'_> {
    fn resolve(&mut self, mention: Span, raw: &Raw) -> Option<usize> {
        let (first, last) = within(self.tokens, mention);
        let slice = self.tokens.get(first..last)?;
        let words = slice.iter().filter(|token| token.kind == Kind::Word).count();
        let only = slice.first().filter(|token| words == 1 || words == 2 && !token.is(flag::DETERMINER));
        if let Some(token) = only.filter(|token| is_pronoun(self.text, token)) {
            let voice = if token.is(flag::FIRST) { self.outer? } else { self.pronoun(token.span, *token)? };
            self.note(voice, token.span);
            return Some(voice);
        }
        let head = first + head_end(slice);
        let voice = self
            .person(first, head, raw)
            .or_else(|| self.named_beside(first, head, raw))
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

    pub(super) fn recent(&self, fits: impl Fn(&Voice) -> bool) -> Option<usize> {
        self.recent_place(|_, voice| fits(voice))
    }

    pub(super) fn recent_place(&self, fits: impl Fn(usize, &Voice) -> bool) -> Option<usize> {
        let spoken = self.spoken.iter().rev().take(MEMORY);
        spoken.copied().find(|at| self.cast.voices.get(*at).is_some_and(|voice| fits(*at, voice)))
    }

    pub(super) fn of_person(&mut self, person: usize) -> usize {
        if let Some(at) = self.of_person.get(&person) {
            return *at;
        }
        let known = self.names.people.get(person);
        let name = known.map(|person| natural(&person.name)).unwrap_or_default();
        let gender = known.and_then(|person| person.gender);
        let (beside, ahead) = known.map_or((None, None), |person| (person.beside, person.ahead));
        let tie = tie(self.text, self.tokens, self.names, beside, ahead).or_else(|| self.mark(person));
        let role = beside.or(ahead).map(|span| span.of(self.text).trim().to_owned()).unwrap_or_default();
        let role = if role.contains(char::is_lowercase) && role.len() > 4 { role } else { String::new() };
        let roled = beside.is_none_or(|span| {
            let (first, last) = within(self.tokens, span);
            let noun = self.tokens.get(first..last).unwrap_or_default().iter().take(6);
            !noun.clone().any(|token| token.is(flag::BODY))
                || noun.clone().any(|token| token.is(flag::ROLE | flag::HUMAN))
        });
        let body = known.is_some_and(Person::could_be_body) && !roled;
        let kind = if body { SpeakerKind::Organisation } else { SpeakerKind::Person };
        let tie = tie.filter(|_| !body);
        let voice = self.add(Voice { role, tie, gender, ..plain(name, kind) });
        self.of_person.insert(person, voice);
        voice
    }

    pub(super) fn add(&mut self, voice: Voice) -> usize {
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
        let place = self.tokens.get(run.first).map_or(0, |token| token.span.start);
        let person = self.names.person_at(&name, place)?;
        let voice = self.of_person(person);
        let before = self.tokens.get(first..run.first).and_then(|slice| {
            let start = slice.first()?.span.start;
            Some(Span::new(start, slice.last()?.span.end))
        });
        let known = self.names.people.get(person);
        let (beside, ahead) = known.map_or((None, None), |person| (person.beside, person.ahead));
        let behind = self.behind(head, raw);
        let read = |role, before| tie(self.text, self.tokens, self.names, role, before);
        let tie = read(raw.role, before)
            .or_else(|| read(behind, None))
            .or_else(|| self.of_another(raw.role.or(before).or(beside).or(ahead)))
            .or_else(|| self.office(raw.role.or(before).or(beside).or(ahead)?))
            .or_else(|| for_client(self.text, self.tokens, self.names, first));
        let before = before.filter(|span| span.of(self.text).contains(char::is_lowercase));
        let role = raw.role.or(beside).or(before).or(ahead).or(behind);
        let role = role.map(|span| span.of(self.text).trim().to_owned()).unwrap_or_default();
        if let Some(voice) = self.cast.voices.get_mut(voice) {
            if voice.role.is_empty() && role.contains(char::is_lowercase) && role.len() > 4 {
                voice.role = role;
            }
            let known = voice.tie.take();
            let tie = tie.filter(|_| voice.kind == SpeakerKind::Person);
            voice.tie = if voice.mentions.is_empty() { tie.or(known) } else { known.or(tie) };
        }
        Some(voice)
    }

    /// "Sen. Ann Roe, R-Kan.": the party that the mark stands for.
    fn mark(&self, person: usize) -> Option<Tie> {
        let mark = self.names.people.get(person)?.mark?;
        let words = mark.of(self.text).to_owned();
        let body = if words.starts_with('R') { "Republicans" } else { "Democrats" };
        Some(Tie { body: body.to_owned(), rule: Rule::PartyMark, words, named: true })
    }

    /// What stands behind a name within its noun phrase: "of the University of Bergen".
    fn behind(&self, head: usize, raw: &Raw) -> Option<Span> {
        let end = raw.mention?.end;
        let first =
            self.tokens.get(head).filter(|token| token.span.start < end && token.is(flag::PREPOSITION))?;
        Some(Span::new(first.span.start, end))
    }

    /// "his lawyer", "its director": speaks for whoever was named or spoke last.
    pub(super) fn of_another(&self, role: Option<Span>) -> Option<Tie> {
        let span = role?;
        let words = span.of(self.text).to_lowercase();
        let owner = words.split_whitespace().next()?;
        let voiced = ["lawyer", "attorney", "solicitor", "counsel", "barrister", "spokes", "agent"];
        let body = match owner {
            "his" | "her" if voiced.iter().any(|voice| words.contains(voice)) => {
                let before = self.names.sightings.partition_point(|(place, _)| *place < span.start);
                let (_, person) = self.names.sightings.get(before.checked_sub(1)?)?;
                self.names.people.get(*person)?.name.clone()
            }
            "its" | "their" => self.subject_body(span).or_else(|| {
                let voice = self.recent(|voice| voice.kind == SpeakerKind::Organisation)?;
                Some(self.cast.voices.get(voice)?.name.clone())
            })?,
            _ => return None,
        };
        Some(Tie { body, rule: Rule::Apposition, words: span.of(self.text).to_owned(), named: true })
    }
}

pub(super) fn first_word(name: &str) -> String {
    let name = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
    name.split(' ').next().unwrap_or_default().to_lowercase()
}

/// A name as it is written in running text: "JAKE ROE" of a transcript's label as "Jake Roe".
pub(super) fn natural(name: &str) -> String {
    if name.len() < 4 || name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    name.split(' ').map(|word| capital(&word.to_lowercase())).collect::<Vec<_>>().join(" ")
}

pub(super) fn could_be(name: &str) -> bool {
    let place = name.split(' ').all(|word| {
        super::lexicon::look_up(&word.to_lowercase()).flags & (flag::PLACE | flag::ADJECTIVAL | flag::TIME)
            != 0
    });
    !place
}

pub(super) fn plain(name: String, kind: SpeakerKind) -> Voice {
    Voice { name, kind, role: String::new(), mentions: Vec::new(), tie: None, gender: None }
}

/// Where the head of a noun phrase ends: before its first preposition or participle.
fn head_end(slice: &[Token]) -> usize {
    let at = slice.iter().enumerate().skip(1).position(|(at, token)| {
        let small = token.kind == Kind::Word && !token.upper;
        let inside = slice.get(at + 1).is_some_and(|next| next.upper)
            && slice.get(at - 1).is_some_and(|last| last.upper && last.is(flag::ORG_NAME));
        small && token.is(flag::PREPOSITION) && !inside
            || token.kind == Kind::Open
            || small && token.is(flag::VERB)
            || token.cue.is_some() && small && at > 1 && !token.is(flag::DOCUMENT | flag::BODY)
    });
    at.map_or(slice.len(), |at| at + 1)
}

/// Whether two names name one organisation: the same words, or one the beginning of the other.
pub(super) fn same_body(one: &str, other: &str) -> bool {
    same_bare_body(&bare_body(one), &bare_body(other))
}

/// The name of an organisation in the form in which two are compared.
pub(super) fn bare_body(name: &str) -> String {
    name.trim_start_matches("The ").trim_start_matches("the ").to_lowercase()
}

/// The same as [`same_body`], of names in that form.
pub(super) fn same_bare_body(one: &str, other: &str) -> bool {
    let begins = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '));
    one == other
        || other.len() >= SHORTEST_BEGINNING && begins(one, other)
        || one.len() >= SHORTEST_BEGINNING && begins(other, one)
}

/// How long the beginning of a name must be to mean the same organisation, in bytes.
pub(super) const SHORTEST_BEGINNING: usize = 4;
