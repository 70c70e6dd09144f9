//! From the words that name a speaker to the speaker: last names, pronouns, "the charity", "the report".

use std::collections::HashMap;

use super::affiliation::{Tie, capital, tie};
use super::lexicon::{Form, flag};
use super::names::{Gender, Names, Person, within};
use super::reading::Raw;
use super::rules::Rule;
use super::runs::{runs, words_of};
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
    let mut caster = Caster {
        text,
        tokens,
        names,
        cast: Cast::default(),
        last: None,
        outer: None,
        of_person: HashMap::new(),
        by_word: HashMap::new(),
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
}

/// How many tokens back the subject of a paragraph is looked for.
const FAR: usize = 250;

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

    /// "he", "she", "they", "it": whom the paragraph is about, else the last speaker that fits, else the person
    /// named last.
    pub(super) fn pronoun(&mut self, span: Span, token: Token) -> Option<usize> {
        let word = span.of(self.text).to_ascii_lowercase();
        let gender = match word.as_str() {
            "he" | "his" | "him" => Some(Gender::Man),
            "she" | "her" => Some(Gender::Woman),
            _ => None,
        };
        if !token.is(flag::THIRD) {
            let plural = word == "they" || word == "their";
            let near = if plural { None } else { self.thing_before(span) };
            let outer = self.outer;
            let known = || {
                self.recent_place(|at, voice| {
                    voice.kind != SpeakerKind::Person
                        && (plural || voice.kind != SpeakerKind::Group)
                        && Some(at) != outer
                })
            };
            return near.or_else(known);
        }
        self.somebody(span.start, gender)
    }

    /// The person that a pronoun or "the 24-year-old" stands for.
    pub(super) fn somebody(&mut self, place: usize, gender: Option<Gender>) -> Option<usize> {
        let fits = |known: Option<Gender>| known.is_none() || gender.is_none() || known == gender;
        let single = |voice: &Voice| {
            matches!(voice.kind, SpeakerKind::Person | SpeakerKind::Unnamed) && fits(voice.gender)
        };
        // Asked by name, so that the cost does not grow with how many people a text names.
        let outer_person = self
            .outer
            .and_then(|at| self.cast.voices.get(at))
            .and_then(|voice| self.names.full_person(&voice.name));
        let person_fits = |index: usize| {
            Some(index) != outer_person
                && self.names.people.get(index).is_some_and(|person| fits(person.gender))
        };
        let last = self.last.filter(|at| Some(*at) != self.outer);
        let last = last.and_then(|at| self.cast.voices.get(at).map(|voice| (at, voice)));
        let last = last.filter(|(_, voice)| single(voice));
        let last = last.map(|(at, voice)| (voice.mentions.last().map_or(0, |span| span.start), at));
        let subject = self.subject_before(place, gender, &person_fits);
        match (last, subject) {
            (Some((said, at)), Some((named, person))) => {
                return Some(if said >= named { at } else { self.of_person(person) });
            }
            (None, Some((_, person))) => return Some(self.of_person(person)),
            _ => {}
        }
        let before = self.names.sightings.partition_point(|(start, _)| *start < place);
        let nearest = self
            .names
            .sightings
            .iter()
            .take(before)
            .rev()
            .take(MEMORY)
            .copied()
            .find(|(_, index)| person_fits(*index));
        match (last, nearest) {
            (Some((said, at)), Some((near, _))) if said + 600 > place || near < said => Some(at),
            (_, Some((_, person))) => Some(self.of_person(person)),
            (last, None) => {
                let outer = self.outer;
                last.map(|last| last.1)
                    .or_else(|| self.recent_place(|at, voice| single(voice) && Some(at) != outer))
            }
        }
    }

    /// Whom the paragraph before a place is about: the first person of its last sentence that names one.
    fn subject_before(
        &self,
        place: usize,
        gender: Option<Gender>,
        fits: &dyn Fn(usize) -> bool,
    ) -> Option<(usize, usize)> {
        let end = self.tokens.partition_point(|token| token.span.start < place);
        let mut sentence = place;
        let near = |start: usize, end: usize| {
            let from = self.names.sightings.partition_point(|(at, _)| *at < start);
            let within = self.names.sightings.iter().skip(from).take_while(|(at, _)| *at < end).take(MEMORY);
            let fitting: Vec<(usize, usize)> = within.copied().filter(|(_, index)| fits(*index)).collect();
            let known = |entry: &&(usize, usize)| {
                gender.is_some()
                    && self.names.people.get(entry.1).is_some_and(|person| person.gender == gender)
            };
            fitting.iter().find(known).or_else(|| fitting.first()).copied()
        };
        for at in (end.saturating_sub(FAR)..end).rev() {
            let token = self.tokens.get(at)?;
            let line = token.kind == Kind::Line;
            if line || self.ends_sentence(at) {
                if let Some(found) = near(token.span.end, sentence) {
                    return Some(found);
                }
                sentence = token.span.start;
            }
            if line {
                return None;
            }
        }
        if end <= FAR { near(0, sentence) } else { None }
    }

    /// Whether a stop ends its sentence: what follows begins with a capital, and no abbreviation is before it.
    fn ends_sentence(&self, at: usize) -> bool {
        let stop = self.tokens.get(at).filter(|token| token.kind == Kind::Stop);
        let short = at.checked_sub(1).and_then(|at| self.tokens.get(at)).is_some_and(|token| {
            token.upper && (token.is(flag::ABBREVIATION | flag::RANK) || token.span.len() == 1)
        });
        stop.is_some() && !short
    }

    /// The report or body that begins the sentence before "it": "The trial followed … It found …".
    fn thing_before(&mut self, span: Span) -> Option<usize> {
        let subject = self.subject(span)?;
        let whole = Span::new(subject.first()?.span.start, subject.last()?.span.end);
        let noun = subject.iter().rfind(|token| token.is(flag::DOCUMENT | flag::BODY) && !token.upper);
        if let Some(noun) = noun.copied() {
            let document = noun.is(flag::DOCUMENT);
            return Some(if document { self.written(whole) } else { self.common_body(noun, whole, true) });
        }
        let name = self.body_named(subject)?;
        Some(self.named_body(&name))
    }

    /// The organisation that begins the sentence before a place.
    fn subject_body(&self, span: Span) -> Option<String> {
        self.body_named(self.subject(span)?)
    }

    fn body_named(&self, subject: &[Token]) -> Option<String> {
        let whole = Span::new(subject.first()?.span.start, subject.last()?.span.end);
        let (first, behind) = within(self.tokens, whole);
        let run = runs(self.text, self.tokens, first, behind).into_iter().next()?;
        let name = words_of(self.text, self.tokens, run);
        let whole =
            run.last == behind || self.tokens.get(run.last).is_some_and(|token| token.kind == Kind::Open);
        (whole && !run.titled && self.names.bodies.contains_key(&name) && could_be(&name)).then_some(name)
    }

    /// The words before the verb of the sentence before a place, within its paragraph.
    fn subject(&self, span: Span) -> Option<&[Token]> {
        let (at, _) = within(self.tokens, span);
        let from = at.saturating_sub(60);
        let last = self.tokens.get(from..at)?;
        let line =
            last.iter().rposition(|token| token.kind == Kind::Line).map_or(from, |line| from + line + 1);
        let end = (line..at).rev().find(|at| self.ends_sentence(*at))?;
        let start = (line..end).rev().find(|at| self.ends_sentence(*at)).map_or(line, |at| at + 1);
        let verb = |token: &&Token| {
            token.is(flag::AUXILIARY | flag::PREPOSITION | flag::RELATIVE)
                && !token.is(flag::POSSESSIVE)
                && !token.upper
                || token.kind == Kind::Comma
                || token.cue.is_some_and(|cue| cue.form == Form::Past)
        };
        let words = self.tokens.get(start..end)?;
        let length = words.iter().take(9).take_while(|token| !verb(token)).count();
        words.get(..length)
    }

    pub(super) fn recent(&self, fits: impl Fn(&Voice) -> bool) -> Option<usize> {
        self.recent_place(|_, voice| fits(voice))
    }

    fn recent_place(&self, fits: impl Fn(usize, &Voice) -> bool) -> Option<usize> {
        let spoken = self.cast.of.iter().rev().flatten().take(MEMORY);
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
            .or_else(|| self.office(raw.role.or(before).or(beside).or(ahead)?));
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

fn is_pronoun(text: &str, token: &Token) -> bool {
    let word = token.span.of(text).to_ascii_lowercase();
    ["he", "she", "they", "it", "his", "her", "their", "its", "i", "we", "us", "me"].contains(&word.as_str())
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
    let clean = |name: &str| name.trim_start_matches("The ").trim_start_matches("the ").to_lowercase();
    let (one, other) = (clean(one), clean(other));
    let begins = |long: &str, short: &str| {
        long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' ')) && short.len() > 3
    };
    one == other || begins(&one, &other) || begins(&other, &one)
}
