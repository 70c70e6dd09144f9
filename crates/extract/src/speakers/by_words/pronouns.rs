//! The referents of "he", "she", "they" and "it".

use crate::lexicon::{VerbForm, flag};
use crate::names::index::{Gender, NamedPersonIndex, within};
use crate::names::spans::{runs, words_of};
use crate::speakers::by_words::{MEMORY, ResolvedIndex, ResolvedSpeaker, SpeakerResolver, could_be};
use crate::text::tokens::{Token, TokenKind};
use model::{Span, SpeakerKind};

/// The most tokens between a pronoun and the subject of its paragraph.
const FAR: usize = 250;

impl SpeakerResolver<'_> {
    /// "he", "she", "they", "it": whom the paragraph is about, else the last speaker that fits, else the person
    /// named last.
    pub(crate) fn pronoun(&mut self, span: Span, token: Token) -> Option<ResolvedIndex> {
        let word = span.of(self.document.text).to_ascii_lowercase();
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
                self.recent_place(|at, speaker| {
                    speaker.kind != SpeakerKind::Person
                        && (plural || speaker.kind != SpeakerKind::Group)
                        && Some(at) != outer
                })
            };
            return near.or_else(known);
        }
        self.somebody(span.start, gender)
    }

    /// The person that a pronoun or "the 24-year-old" refers to.
    pub(crate) fn somebody(&mut self, place: usize, gender: Option<Gender>) -> Option<ResolvedIndex> {
        let fits = |known: Option<Gender>| known.is_none() || gender.is_none() || known == gender;
        let single = |speaker: &ResolvedSpeaker| {
            matches!(speaker.kind, SpeakerKind::Person | SpeakerKind::Unnamed) && fits(speaker.gender)
        };
        // Asked by name, so that the cost does not grow with how many people a text names.
        let outer_person = self
            .outer
            .and_then(|at| self.resolved.speakers.get(at))
            .and_then(|speaker| self.names.full_person(&speaker.name));
        let person_fits = |index: NamedPersonIndex| {
            Some(index) != outer_person
                && self.names.people.get(index).is_some_and(|person| fits(person.gender))
        };
        let last = self.last.filter(|at| Some(*at) != self.outer);
        let last = last.and_then(|at| self.resolved.speakers.get(at).map(|speaker| (at, speaker)));
        let last = last.filter(|(_, speaker)| single(speaker));
        let last = last.map(|(at, speaker)| (speaker.mentions.last().map_or(0, |span| span.start), at));
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
                    .or_else(|| self.recent_place(|at, speaker| single(speaker) && Some(at) != outer))
            }
        }
    }

    /// The person whom the paragraph before a place is about: the first of its last sentence that names one.
    fn subject_before(
        &self,
        place: usize,
        gender: Option<Gender>,
        fits: &dyn Fn(NamedPersonIndex) -> bool,
    ) -> Option<(usize, NamedPersonIndex)> {
        let end = self.document.tokens.partition_point(|token| token.span().start < place);
        let mut sentence = place;
        let near = |start: usize, end: usize| {
            let from = self.names.sightings.partition_point(|(at, _)| *at < start);
            let within = self.names.sightings.iter().skip(from).take_while(|(at, _)| *at < end).take(MEMORY);
            let fitting: Vec<(usize, NamedPersonIndex)> =
                within.copied().filter(|(_, index)| fits(*index)).collect();
            let known = |entry: &&(usize, NamedPersonIndex)| {
                gender.is_some()
                    && self.names.people.get(entry.1).is_some_and(|person| person.gender == gender)
            };
            fitting.iter().find(known).or_else(|| fitting.first()).copied()
        };
        for at in (end.saturating_sub(FAR)..end).rev() {
            let token = self.document.tokens.get(at)?;
            let line = token.kind() == TokenKind::Line;
            if line || self.ends_sentence(at) {
                if let Some(found) = near(token.span().end, sentence) {
                    return Some(found);
                }
                sentence = token.span().start;
            }
            if line {
                return None;
            }
        }
        if end <= FAR { near(0, sentence) } else { None }
    }

    /// Returns true if a stop ends its sentence: what follows begins with a capital, and no abbreviation is before it.
    fn ends_sentence(&self, at: usize) -> bool {
        let stop = self.document.tokens.get(at).filter(|token| token.kind() == TokenKind::Stop);
        let short = at.checked_sub(1).and_then(|at| self.document.tokens.get(at)).is_some_and(|token| {
            token.upper() && (token.is(flag::ABBREVIATION | flag::RANK) || token.span().len() == 1)
        });
        stop.is_some() && !short
    }

    /// The report or body that begins the sentence before "it": "The trial followed … It found …".
    fn thing_before(&mut self, span: Span) -> Option<ResolvedIndex> {
        let subject = self.subject(span)?;
        let whole = Span::new(subject.first()?.span().start, subject.last()?.span().end);
        let noun = subject.iter().rfind(|token| token.is(flag::DOCUMENT | flag::BODY) && !token.upper());
        if let Some(noun) = noun.copied() {
            let document = noun.is(flag::DOCUMENT);
            return Some(if document {
                self.written(whole)
            } else {
                self.common_organisation(noun, whole, true)
            });
        }
        let name = self.body_named(subject)?;
        Some(self.named_organisation(&name))
    }

    /// The organisation that begins the sentence before a place.
    pub(crate) fn subject_organisation(&self, span: Span) -> Option<String> {
        self.body_named(self.subject(span)?)
    }

    fn body_named(&self, subject: &[Token]) -> Option<String> {
        let whole = Span::new(subject.first()?.span().start, subject.last()?.span().end);
        let (first, behind) = within(self.document.tokens, whole);
        let run = runs(self.document, first, behind).into_iter().next()?;
        let name = words_of(self.document, run);
        let whole = run.last == behind
            || self.document.tokens.get(run.last).is_some_and(|token| token.kind() == TokenKind::Open);
        (whole && !run.titled && self.names.bodies.contains_key(&name) && could_be(&name)).then_some(name)
    }

    /// The words before the verb of the sentence before a place, within its paragraph.
    fn subject(&self, span: Span) -> Option<&[Token]> {
        let (at, _) = within(self.document.tokens, span);
        let from = at.saturating_sub(60);
        let last = self.document.tokens.get(from..at)?;
        let line = last
            .iter()
            .rposition(|token| token.kind() == TokenKind::Line)
            .map_or(from, |line| from + line + 1);
        let end = (line..at).rev().find(|at| self.ends_sentence(*at))?;
        let start = (line..end).rev().find(|at| self.ends_sentence(*at)).map_or(line, |at| at + 1);
        let verb = |token: &&Token| {
            token.is(flag::AUXILIARY | flag::PREPOSITION | flag::RELATIVE)
                && !token.is(flag::POSSESSIVE)
                && !token.upper()
                || token.kind() == TokenKind::Comma
                || token.cue().is_some_and(|cue| cue.form == VerbForm::Past)
        };
        let words = self.document.tokens.get(start..end)?;
        let length = words.iter().take(9).take_while(|token| !verb(token)).count();
        words.get(..length)
    }
}

/// Returns true if a word refers to somebody named elsewhere.
pub(crate) fn is_pronoun(text: &str, token: &Token) -> bool {
    let word = token.span().of(text).to_ascii_lowercase();
    ["he", "she", "they", "it", "his", "her", "their", "its", "i", "we", "us", "me"].contains(&word.as_str())
}
