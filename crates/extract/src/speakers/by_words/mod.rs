//! From the words that name a speaker to the speaker: by last names here, else by `pronouns`, `described` and `bodies`.

pub(crate) mod descriptions;
pub(crate) mod lead;
pub(crate) mod organisations;
pub(crate) mod pronouns;

use crate::text::Document;
use std::collections::HashMap;

use crate::lexicon::flag;
use crate::list::List;
use crate::names::index::{Gender, NameIndex, NamedPerson, NamedPersonIndex, within};
use crate::names::spans::{runs, words_of};
use crate::parties::affiliation_by_words::{Affiliation, affiliation, capital, for_client};
use crate::rules::Rule;
use crate::speakers::by_words::pronouns::is_pronoun;
use crate::statements::reader::StatementDraft;
use crate::text::tokens::{Token, TokenKind};
use model::{ListIndex, Span, SpeakerKind};

/// The place of a speaker among [`ResolvedSpeakers::speakers`].
pub(crate) type ResolvedIndex = ListIndex<ResolvedSpeaker>;

/// A speaker as far as the text makes one known.
#[derive(Debug, Clone)]
pub(crate) struct ResolvedSpeaker {
    /// The fullest name.
    pub(crate) name: String,
    /// The kind of speaker.
    pub(crate) kind: SpeakerKind,
    /// Its description in the text.
    pub(crate) role: String,
    /// Places that name it.
    pub(crate) mentions: Vec<Span>,
    /// The organisation it speaks for, and what says so.
    pub(crate) affiliation: Option<Affiliation>,
    /// The gender in which a person is spoken of.
    pub(crate) gender: Option<Gender>,
}

/// Everybody who speaks, and who speaks each statement.
#[derive(Debug, Default)]
pub(crate) struct ResolvedSpeakers {
    /// The speakers, in the order in which they were met.
    pub(crate) speakers: List<ResolvedSpeaker>,
    /// The speaker of each statement.
    pub(crate) of: Vec<Option<ResolvedIndex>>,
    /// Further speakers of each statement; empty if no statement of the text has any.
    pub(crate) also: Vec<Vec<ResolvedIndex>>,
    /// A statement whose speaker ("a charity") is taken for one who is named later.
    pub(crate) guessed: Option<usize>,
}

/// Resolves the speakers of all statements, in reading order.
pub(crate) fn resolve_speakers(
    document: Document,
    names: &NameIndex,
    drafts: &[StatementDraft],
) -> ResolvedSpeakers {
    let mut resolver = SpeakerResolver {
        document,
        names,
        resolved: ResolvedSpeakers::default(),
        last: None,
        outer: None,
        of_person: HashMap::new(),
        by_word: HashMap::new(),
        spoken: Vec::new(),
    };
    for draft in drafts {
        let speaker = match (draft.goes_on, draft.mention) {
            (Some(before), _) => resolver.resolved.of.get(before).copied().flatten(),
            (None, Some(mention)) => {
                resolver.outer =
                    draft.via.and_then(|outer| resolver.resolved.of.get(outer).copied().flatten());
                resolver.resolve(mention, draft)
            }
            (None, None) => None,
        };
        resolver.resolved.of.push(speaker);
        resolver.spoken.extend(speaker);
        if draft.via.is_none() {
            resolver.last = speaker.or(resolver.last);
        }
    }
    resolver.lead();
    resolver.resolved
}

pub(crate) struct SpeakerResolver<'a> {
    pub(crate) document: Document<'a>,
    pub(crate) names: &'a NameIndex,
    pub(crate) resolved: ResolvedSpeakers,
    /// Speaker of the statement before.
    pub(crate) last: Option<ResolvedIndex>,
    /// Speaker of the statement around the one that is being read.
    pub(crate) outer: Option<ResolvedIndex>,
    /// The speaker of each person.
    pub(crate) of_person: HashMap<NamedPersonIndex, ResolvedIndex>,
    /// The speakers by the first word of their names.
    pub(crate) by_word: HashMap<String, Vec<ResolvedIndex>>,
    /// Speakers of the statements whose speaker is known, one after the other.
    spoken: Vec<ResolvedIndex>,
}

/// The number of names or statements back that a pronoun or a description reaches.
pub(crate) const MEMORY: usize = 60;

impl SpeakerResolver<'_> {
    fn resolve(&mut self, mention: Span, draft: &StatementDraft) -> Option<ResolvedIndex> {
        let (first, last) = within(self.document.tokens, mention);
        let slice = self.document.tokens.get(first..last)?;
        let words = slice.iter().filter(|token| token.kind() == TokenKind::Word).count();
        let only = slice.first().filter(|token| words == 1 || words == 2 && !token.is(flag::DETERMINER));
        if let Some(token) = only.filter(|token| is_pronoun(self.document.text, token)) {
            let speaker =
                if token.is(flag::FIRST) { self.outer? } else { self.pronoun(token.span(), *token)? };
            self.note(speaker, token.span());
            return Some(speaker);
        }
        let head = first + head_end(slice);
        let speaker = self
            .person(first, head, draft)
            .or_else(|| self.named_beside(first, head, draft))
            .or_else(|| self.described(first, head, last, draft))
            .or_else(|| self.body(first, head, draft))?;
        self.note(speaker, mention);
        Some(speaker)
    }

    fn note(&mut self, speaker: ResolvedIndex, mention: Span) {
        if let Some(speaker) = self.resolved.speakers.get_mut(speaker)
            && speaker.mentions.last() != Some(&mention)
        {
            speaker.mentions.push(mention);
        }
    }

    pub(crate) fn recent(&self, fits: impl Fn(&ResolvedSpeaker) -> bool) -> Option<ResolvedIndex> {
        self.recent_place(|_, speaker| fits(speaker))
    }

    pub(crate) fn recent_place(
        &self,
        fits: impl Fn(ResolvedIndex, &ResolvedSpeaker) -> bool,
    ) -> Option<ResolvedIndex> {
        let spoken = self.spoken.iter().rev().take(MEMORY);
        spoken.copied().find(|at| self.resolved.speakers.get(*at).is_some_and(|speaker| fits(*at, speaker)))
    }

    pub(crate) fn of_person(&mut self, person: NamedPersonIndex) -> ResolvedIndex {
        if let Some(at) = self.of_person.get(&person) {
            return *at;
        }
        let known = self.names.people.get(person);
        let name = known.map(|person| natural(&person.name)).unwrap_or_default();
        let gender = known.and_then(|person| person.gender);
        let (beside, ahead) = known.map_or((None, None), |person| (person.beside, person.ahead));
        let affiliation = affiliation(self.document, self.names, beside, ahead).or_else(|| self.mark(person));
        let role =
            beside.or(ahead).map(|span| span.of(self.document.text).trim().to_owned()).unwrap_or_default();
        let role = if role.contains(char::is_lowercase) && role.len() > 4 { role } else { String::new() };
        let roled = beside.is_none_or(|span| {
            let (first, last) = within(self.document.tokens, span);
            let noun = self.document.tokens.get(first..last).unwrap_or_default().iter().take(6);
            !noun.clone().any(|token| token.is(flag::BODY))
                || noun.clone().any(|token| token.is(flag::ROLE | flag::HUMAN))
        });
        let body = known.is_some_and(NamedPerson::could_be_organisation) && !roled;
        let kind = if body { SpeakerKind::Organisation } else { SpeakerKind::Person };
        let affiliation = affiliation.filter(|_| !body);
        let speaker = self.add(ResolvedSpeaker { role, affiliation, gender, ..plain(name, kind) });
        self.of_person.insert(person, speaker);
        speaker
    }

    pub(crate) fn add(&mut self, speaker: ResolvedSpeaker) -> ResolvedIndex {
        let first = first_word(&speaker.name);
        let added = self.resolved.speakers.push(speaker);
        self.by_word.entry(first).or_default().push(added);
        added
    }

    /// A mention whose head is a person's name.
    fn person(&mut self, first: usize, head: usize, draft: &StatementDraft) -> Option<ResolvedIndex> {
        let run = runs(self.document, first, head).into_iter().next_back()?;
        if self.document.tokens.get(run.last..head)?.iter().any(|token| token.kind() == TokenKind::Word) {
            return None;
        }
        let name = words_of(self.document, run);
        let place = self.document.tokens.get(run.first).map_or(0, |token| token.span().start);
        let person = self.names.person_at(&name, place)?;
        let speaker = self.of_person(person);
        let before = self.document.tokens.get(first..run.first).and_then(|slice| {
            let start = slice.first()?.span().start;
            Some(Span::new(start, slice.last()?.span().end))
        });
        let known = self.names.people.get(person);
        let (beside, ahead) = known.map_or((None, None), |person| (person.beside, person.ahead));
        let behind = self.behind(head, draft);
        let read = |role, before| affiliation(self.document, self.names, role, before);
        let affiliation = read(draft.role, before)
            .or_else(|| read(behind, None))
            .or_else(|| self.of_another(draft.role.or(before).or(beside).or(ahead)))
            .or_else(|| self.office(draft.role.or(before).or(beside).or(ahead)?))
            .or_else(|| for_client(self.document, self.names, first));
        let before = before.filter(|span| span.of(self.document.text).contains(char::is_lowercase));
        let role = draft.role.or(beside).or(before).or(ahead).or(behind);
        let role = role.map(|span| span.of(self.document.text).trim().to_owned()).unwrap_or_default();
        if let Some(speaker) = self.resolved.speakers.get_mut(speaker) {
            if speaker.role.is_empty() && role.contains(char::is_lowercase) && role.len() > 4 {
                speaker.role = role;
            }
            let known = speaker.affiliation.take();
            let affiliation = affiliation.filter(|_| speaker.kind == SpeakerKind::Person);
            speaker.affiliation =
                if speaker.mentions.is_empty() { affiliation.or(known) } else { known.or(affiliation) };
        }
        Some(speaker)
    }

    /// "Sen. Ann Roe, R-Kan.": the party that the mark abbreviates.
    fn mark(&self, person: NamedPersonIndex) -> Option<Affiliation> {
        let mark = self.names.people.get(person)?.mark?;
        let words = mark.of(self.document.text).to_owned();
        let body = if words.starts_with('R') { "Republicans" } else { "Democrats" };
        Some(Affiliation { body: body.to_owned(), rule: Rule::PartyMark, words, named: true })
    }

    /// The words behind a name within its noun phrase: "of the University of Bergen".
    fn behind(&self, head: usize, draft: &StatementDraft) -> Option<Span> {
        let end = draft.mention?.end;
        let first = self
            .document
            .tokens
            .get(head)
            .filter(|token| token.span().start < end && token.is(flag::PREPOSITION))?;
        Some(Span::new(first.span().start, end))
    }

    /// "his lawyer", "its director": speaks for whoever was named or spoke last.
    pub(crate) fn of_another(&self, role: Option<Span>) -> Option<Affiliation> {
        let span = role?;
        let words = span.of(self.document.text).to_lowercase();
        let owner = words.split_whitespace().next()?;
        let voiced = ["lawyer", "attorney", "solicitor", "counsel", "barrister", "spokes", "agent"];
        let body = match owner {
            "his" | "her" if voiced.iter().any(|speaker| words.contains(speaker)) => {
                let before = self.names.sightings.partition_point(|(place, _)| *place < span.start);
                let (_, person) = self.names.sightings.get(before.checked_sub(1)?)?;
                self.names.people.get(*person)?.name.clone()
            }
            "its" | "their" => self.subject_organisation(span).or_else(|| {
                let speaker = self.recent(|speaker| speaker.kind == SpeakerKind::Organisation)?;
                Some(self.resolved.speakers.get(speaker)?.name.clone())
            })?,
            _ => return None,
        };
        Some(Affiliation {
            body,
            rule: Rule::Apposition,
            words: span.of(self.document.text).to_owned(),
            named: true,
        })
    }
}

pub(crate) fn first_word(name: &str) -> String {
    let name = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
    name.split(' ').next().unwrap_or_default().to_lowercase()
}

/// A name as it is written in running text: "JAKE ROE" of a transcript's label as "Jake Roe".
pub(crate) fn natural(name: &str) -> String {
    if name.len() < 4 || name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    name.split(' ').map(|word| capital(&word.to_lowercase())).collect::<Vec<_>>().join(" ")
}

pub(crate) fn could_be(name: &str) -> bool {
    let place = name.split(' ').all(|word| {
        crate::lexicon::look_up(&word.to_lowercase()).flags & (flag::PLACE | flag::ADJECTIVAL | flag::TIME)
            != 0
    });
    !place
}

pub(crate) fn plain(name: String, kind: SpeakerKind) -> ResolvedSpeaker {
    ResolvedSpeaker { name, kind, role: String::new(), mentions: Vec::new(), affiliation: None, gender: None }
}

/// Returns the end of the head of a noun phrase: before its first preposition or participle.
fn head_end(slice: &[Token]) -> usize {
    let at = slice.iter().enumerate().skip(1).position(|(at, token)| {
        let small = token.kind() == TokenKind::Word && !token.upper();
        let inside = slice.get(at + 1).is_some_and(Token::upper)
            && slice.get(at - 1).is_some_and(|last| last.upper() && last.is(flag::ORG_NAME));
        small && token.is(flag::PREPOSITION) && !inside
            || token.kind() == TokenKind::Open
            || small && token.is(flag::VERB)
            || token.cue().is_some() && small && at > 1 && !token.is(flag::DOCUMENT | flag::BODY)
    });
    at.map_or(slice.len(), |at| at + 1)
}

/// Returns true if two names name one organisation: the same words, or one the beginning of the other.
pub(crate) fn same_organisation(one: &str, other: &str) -> bool {
    same_bare_organisation(&bare_organisation(one), &bare_organisation(other))
}

/// The name of an organisation in the form in which two are compared.
pub(crate) fn bare_organisation(name: &str) -> String {
    name.trim_start_matches("The ").trim_start_matches("the ").to_lowercase()
}

/// The same as [`same_organisation`], of names in that form.
pub(crate) fn same_bare_organisation(one: &str, other: &str) -> bool {
    let begins = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '));
    one == other
        || other.len() >= SHORTEST_BEGINNING && begins(one, other)
        || one.len() >= SHORTEST_BEGINNING && begins(other, one)
}

/// The least length of the beginning of a name that means the same organisation, in bytes.
pub(crate) const SHORTEST_BEGINNING: usize = 4;
