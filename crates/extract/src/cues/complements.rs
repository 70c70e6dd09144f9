//! The complement of a reporting verb: where its content begins, and where the clause ends.

use super::frames::FrameReader;
use crate::lexicon::{CueForm, VerbForm, flag, takes};
use crate::text::tokens::{Token, TokenKind};

/// The complement that follows a reporting verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VerbComplement {
    /// Its content, from this unit on.
    Content(usize),
    /// A colon that ends the sentence: the content is in the next paragraph.
    Opens,
    /// Nothing that is content.
    Nothing,
}

/// The longest reach of a listener or an adjunct.
const NEAR: usize = 28;

/// Reads on behind the verb at `at`; `from` is the first unit behind it (or behind its subject).
pub(crate) fn rest(reader: &FrameReader, at: usize, from: usize, cue: CueForm) -> VerbComplement {
    let mut here = from;
    if cue.can(takes::LISTENER) {
        here = behind_listener(reader, here);
    }
    while here < from + 4 && is_filler(reader, here) {
        here += 1;
    }
    let Some(unit) = reader.get(here) else { return VerbComplement::Nothing };
    match unit.kind() {
        TokenKind::Comma if reader.quoted(here + 1) && cue.can(takes::QUOTE) => {
            VerbComplement::Content(here + 1)
        }
        // "noted, however, that …"
        TokenKind::Comma
            if cue.can(takes::THAT)
                && reader.is(here + 1, flag::ADVERB)
                && reader.kind(here + 2) == Some(TokenKind::Comma)
                && reader.is(here + 3, flag::THAT) =>
        {
            VerbComplement::Content(here + 4)
        }
        TokenKind::Colon if here + 1 >= reader.units.len() => VerbComplement::Opens,
        TokenKind::Colon if cue.can(takes::QUOTE | takes::THAT) => VerbComplement::Content(here + 1),
        TokenKind::Quoted(_) => VerbComplement::Content(here),
        TokenKind::Word | TokenKind::Number if only_time(reader, here) => VerbComplement::Nothing,
        TokenKind::Word | TokenKind::Number => words(reader, at, here, cue, *unit),
        TokenKind::Open if cue.can(takes::CLAUSE) => VerbComplement::Content(here),
        _ => VerbComplement::Nothing,
    }
}

/// Returns true if nothing but a date follows: "said last month."
fn only_time(reader: &FrameReader, from: usize) -> bool {
    let mut at = from;
    while at < from + 8
        && reader.get(at).is_some_and(|unit| unit.is(flag::TIME) || unit.kind() == TokenKind::Number)
    {
        at += 1;
    }
    let done = reader
        .get(at)
        .is_none_or(|unit| matches!(unit.kind(), TokenKind::Stop | TokenKind::Comma | TokenKind::Semicolon));
    at > from && done && !reader.quoted(at + 1)
}

/// Words allowed between a verb and its content: "said on Tuesday", "said again".
fn is_filler(reader: &FrameReader, at: usize) -> bool {
    let next = reader.get(at + 1);
    let used = next.is_some_and(|unit| {
        unit.is(flag::THAT | flag::WH)
            || matches!(
                unit.kind(),
                TokenKind::Quoted(_) | TokenKind::Comma | TokenKind::Colon | TokenKind::Stop
            )
    });
    let starts = next.is_some_and(|unit| {
        unit.is(flag::PRONOUN | flag::DETERMINER) || unit.upper() || unit.is(flag::PREPOSITION)
    });
    reader.is(at, flag::TIME) && !reader.is(at, flag::DETERMINER) && (used || starts)
        || reader.is(at, flag::ADVERB) && !reader.is(at, flag::TIME) && used
}

fn words(reader: &FrameReader, at: usize, here: usize, cue: CueForm, unit: Token) -> VerbComplement {
    if unit.is(flag::THAT) && cue.can(takes::THAT | takes::LISTENER) {
        let next = if reader.kind(here + 1) == Some(TokenKind::Comma) { here + 2 } else { here + 1 };
        return if reader.get(next).is_some_and(|unit| unit.kind() != TokenKind::Stop) {
            VerbComplement::Content(next)
        } else {
            VerbComplement::Nothing
        };
    }
    if unit.is(flag::WH) && cue.can(takes::THAT | takes::LISTENER) && !unit.is(flag::PREPOSITION) {
        let temporal =
            ["when", "if", "where"].contains(&reader.word(here)) && !reader.word(at).starts_with("ask");
        return if temporal { VerbComplement::Nothing } else { VerbComplement::Content(here) };
    }
    if cue.can(takes::ABOUT)
        && let Some(start) = about(reader, at, here, cue)
    {
        return VerbComplement::Content(start);
    }
    if cue.can(takes::INFINITIVE)
        && let Some(start) = infinitive(reader, here, cue)
    {
        return VerbComplement::Content(start);
    }
    if reader.word(here) == "as" && cue.can(takes::OBJECT) {
        return VerbComplement::Content(here + 1);
    }
    if unit.is(flag::PREPOSITION) && !unit.is(flag::DETERMINER)
        || unit.is(flag::ADVERB) && !cue.can(takes::CLAUSE)
    {
        return adjunct(reader, here, cue);
    }
    if cue.can(takes::CLAUSE) && clause_like(reader, at, here) {
        return VerbComplement::Content(here);
    }
    if cue.can(takes::OBJECT) && !unit.is(flag::AUXILIARY | flag::CLAUSE) && object_like(reader, at, here) {
        return VerbComplement::Content(here);
    }
    if cue.can(takes::THAT | takes::QUOTE) && !unit.is(flag::AND | flag::CLAUSE | flag::AUXILIARY) {
        return adjunct(reader, here, cue);
    }
    VerbComplement::Nothing
}

/// "told of …", "called for …", "spoke about …", "pointed out that …".
fn about(reader: &FrameReader, at: usize, here: usize, cue: CueForm) -> Option<usize> {
    let word = reader.word(here);
    let verb = reader.word(at);
    let fits = match verb.get(..4)? {
        "call" => word == "for",
        "poin" => word == "to" || word == "out",
        "told" | "tell" | "spok" | "spea" => word == "of" || word == "about" && !cue.can(takes::QUOTE),
        "warn" => ["of", "about", "against"].contains(&word),
        _ => ["of", "about", "against", "for"].contains(&word),
    };
    if !fits {
        return None;
    }
    let start = if reader.is(here + 1, flag::THAT) { here + 2 } else { here + 1 };
    reader
        .get(start)
        .filter(|unit| unit.wordy() || matches!(unit.kind(), TokenKind::Quoted(_)))
        .map(|_| start)
}

/// "promised to …", "urged the council to …", "called on her to …".
fn infinitive(reader: &FrameReader, here: usize, cue: CueForm) -> Option<usize> {
    if reader.is(here, flag::TO) {
        let silent = [
            "say",
            "comment",
            "answer",
            "discuss",
            "speak",
            "elaborate",
            "respond",
            "talk",
            "confirm",
            "name",
            "give",
        ];
        let declines =
            cue.takes & !takes::NOUN == takes::INFINITIVE && silent.contains(&reader.word(here + 1));
        return (!declines).then_some(here + 1);
    }
    if !cue.can(takes::ADDRESSES | takes::LISTENER) {
        return None;
    }
    for at in here..here + 14 {
        let unit = reader.get(at)?;
        if unit.is(flag::TO) {
            return Some(at + 1);
        }
        let stops = !unit.wordy()
            || unit.is(flag::AUXILIARY | flag::VERB | flag::CLAUSE)
                && !unit.is(flag::POSSESSIVE | flag::DETERMINER);
        if stops && !matches!(unit.kind(), TokenKind::Stop | TokenKind::Quoted(_)) {
            return None;
        }
    }
    None
}

/// Skips the listener of "told": "told the BBC that", "told her", "told reporters in Rome:".
fn behind_listener(reader: &FrameReader, from: usize) -> usize {
    let mut at = from;
    let object = ["him", "her", "them", "us", "me", "you"];
    if object.contains(&reader.word(at)) {
        return at + 1;
    }
    if reader.is(at, flag::THAT | flag::PREPOSITION | flag::TO) {
        return at;
    }
    if reader.is(at, flag::DETERMINER) {
        at += 1;
    }
    let named = at;
    while at < from + 8
        && reader.get(at).is_some_and(|unit| {
            unit.upper()
                || unit.is(flag::POSSESSIVE)
                || unit.kind() == TokenKind::Word && unit.is(flag::ADJECTIVAL)
        })
    {
        at += 1;
    }
    let nouns = if at == named { 3 } else { 1 };
    let mut taken = 0;
    while taken < nouns
        && reader.get(at).is_some_and(|unit| {
            let noun = unit.is(flag::GROUP | flag::BODY | flag::ROLE | flag::HUMAN | flag::DOCUMENT)
                || taken == 0 && at == named;
            unit.kind() == TokenKind::Word
                && !unit.upper()
                && noun
                && !unit.is(flag::PRONOUN | flag::PREPOSITION | flag::AUXILIARY)
        })
    {
        at += 1;
        taken += 1;
    }
    at
}

/// Behind "in a statement", "in an interview on Friday" and the like: what they lead to.
fn adjunct(reader: &FrameReader, here: usize, cue: CueForm) -> VerbComplement {
    for at in here..here + NEAR {
        let Some(unit) = reader.get(at) else { break };
        match unit.kind() {
            TokenKind::Quoted(_) if cue.can(takes::QUOTE) => return VerbComplement::Content(at),
            TokenKind::Comma if reader.quoted(at + 1) && cue.can(takes::QUOTE) => {
                return VerbComplement::Content(at + 1);
            }
            TokenKind::Comma if reader.is(at + 1, flag::THAT) => return VerbComplement::Content(at + 2),
            TokenKind::Colon if at + 1 >= reader.units.len() => return VerbComplement::Opens,
            TokenKind::Colon => return VerbComplement::Content(at + 1),
            TokenKind::Comma | TokenKind::Stop | TokenKind::Semicolon | TokenKind::Dash => {
                let short = unit.kind() == TokenKind::Stop && at + 1 < reader.units.len();
                let place = unit.kind() == TokenKind::Comma
                    && reader.get(at + 1).is_some_and(Token::upper)
                    && (at + 2..at + 4).any(|at| reader.kind(at) == Some(TokenKind::Comma));
                if !short && !place {
                    break;
                }
            }
            TokenKind::Word if unit.is(flag::THAT) && at > here && cue.can(takes::THAT) => {
                return VerbComplement::Content(at + 1);
            }
            TokenKind::Word
                if unit.is(flag::PRONOUN)
                    && !unit.is(flag::RELATIVE | flag::DETERMINER)
                    && cue.can(takes::CLAUSE) =>
            {
                return if at > here { VerbComplement::Content(at) } else { VerbComplement::Nothing };
            }
            TokenKind::Word if unit.is(flag::CLAUSE) && !unit.is(flag::PREPOSITION) && at > here => break,
            _ => {}
        }
    }
    VerbComplement::Nothing
}

/// Returns true if what follows looks like a clause: it has a finite verb. After "said" nothing else is possible.
fn clause_like(reader: &FrameReader, at: usize, here: usize) -> bool {
    let verb = reader.word(at);
    let Some(unit) = reader.get(here) else { return false };
    if unit.is(flag::AND) || unit.is(flag::AUXILIARY) && !unit.is(flag::POSSESSIVE) {
        return false;
    }
    if unit.is(flag::CLAUSE)
        && !unit.is(flag::PREPOSITION | flag::THAT)
        && !["if", "while", "although", "when"].contains(&reader.word(here))
    {
        return false;
    }
    let sure = verb.starts_with("sa");
    for look in here..here + 25 {
        let Some(unit) = reader.get(look) else { break };
        let finite = match unit.kind() {
            TokenKind::Word => {
                unit.is(flag::AUXILIARY) && (look > here) && !unit.is(flag::POSSESSIVE)
                    || unit.is(flag::VERB)
                    || unit.cue().is_some_and(|cue| cue.form != VerbForm::Ing && !cue.can(takes::NOUN))
                    || unit.span().of(reader.text).ends_with("ed") && look > here
            }
            TokenKind::Semicolon => break,
            _ => false,
        };
        if finite {
            return true;
        }
    }
    sure && reader.get(here + 1).is_some_and(Token::wordy)
}

/// Returns true if what follows can be the object of "denied", "criticised" and their like.
fn object_like(reader: &FrameReader, at: usize, here: usize) -> bool {
    let named = reader.word(at).starts_with("call");
    let denies = reader.get(at).is_some_and(|unit| unit.cue().is_some_and(|cue| cue.can(takes::DENIES)));
    if denies && reader.get(here).is_some_and(|unit| !unit.is(flag::DETERMINER)) {
        return true;
    }
    if !named {
        return reader
            .get(here + 1)
            .is_some_and(|unit| unit.wordy() || matches!(unit.kind(), TokenKind::Quoted(_)));
    }
    (here..here + 12).any(|at| reader.quoted(at))
}
