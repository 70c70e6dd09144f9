//! Noun phrases before and after a verb: who is named as the one who speaks.
//!
//! There is no parser: a phrase is walked word by word until a word comes that no noun
//! phrase of news English contains (a finite verb, a conjunction, a mark).

use super::apposition::{over_apposition, role_after};
use crate::lexicon::{flag, takes};
use crate::text::tokens::{Token, TokenKind};

/// A noun phrase, in places of the units of its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NounPhrase {
    /// Its first unit.
    pub(crate) start: usize,
    /// One past its last unit, apposition apart.
    pub(crate) end: usize,
    /// Its apposition between commas: "the director of …".
    pub(crate) role: Option<(usize, usize)>,
    /// True if it was reached over "who", "which" or "that".
    pub(crate) relative: bool,
}

/// The longest noun phrase in units; more is not a name but a runaway.
const LONGEST: usize = 30;

pub(crate) fn get(units: &[Token], at: usize) -> Option<&Token> {
    units.get(at)
}

/// The noun phrase that is the subject of a verb at `verb`, not reaching before `floor`.
pub(crate) fn subject_before(text: &str, units: &[Token], floor: usize, verb: usize) -> Option<NounPhrase> {
    let end = skip_back(units, floor, verb);
    let last = end.checked_sub(1).filter(|at| *at >= floor).and_then(|at| get(units, at))?;
    match last.kind() {
        TokenKind::Comma | TokenKind::Dash => over_apposition(text, units, floor, end - 1),
        TokenKind::Word if last.is(flag::RELATIVE) => {
            let mut before = end - 1;
            let dashed =
                before > floor && get(units, before - 1).is_some_and(|unit| unit.kind() == TokenKind::Dash);
            let comma =
                before > floor && get(units, before - 1).is_some_and(|unit| unit.kind() == TokenKind::Comma);
            if dashed || comma {
                before -= 1;
            }
            noun_ending(text, units, floor, before).map(|noun| NounPhrase { relative: true, ..noun })
        }
        TokenKind::Word if last.is(flag::PRONOUN) => {
            Some(NounPhrase { start: end - 1, end, role: None, relative: false })
        }
        TokenKind::Word | TokenKind::Number | TokenKind::Stop => noun_ending(text, units, floor, end),
        _ => None,
    }
}

/// Skips words allowed between a subject and its verb: "has also", "on Tuesday", "(R-Ohio)".
fn skip_back(units: &[Token], floor: usize, verb: usize) -> usize {
    let mut at = verb;
    while at > floor {
        let Some(unit) = get(units, at - 1) else { break };
        if unit.kind() == TokenKind::Close {
            let open = (floor..at)
                .rev()
                .take(12)
                .find(|at| get(units, *at).is_some_and(|u| u.kind() == TokenKind::Open));
            match open {
                Some(open) if open > floor => at = open,
                _ => break,
            }
        } else if unit.is(flag::TIME) && unit.kind() == TokenKind::Word {
            let before = skip_time(units, floor, at);
            if before == floor {
                break;
            }
            at = before;
        } else if unit.is(flag::ADVERB | flag::AUXILIARY) && unit.kind() == TokenKind::Word && !is_noun(unit)
        {
            at -= 1;
        } else {
            break;
        }
    }
    at
}

pub(crate) fn is_noun(unit: &Token) -> bool {
    unit.is(flag::ROLE | flag::BODY | flag::DOCUMENT | flag::GROUP | flag::HUMAN)
}

fn skip_time(units: &[Token], floor: usize, end: usize) -> usize {
    let mut at = end;
    while at > floor {
        let Some(unit) = get(units, at - 1) else { break };
        let timely = unit.kind() == TokenKind::Word
            && unit.is(flag::TIME | flag::DETERMINER)
            && !unit.is(flag::RELATIVE);
        if !timely && unit.kind() != TokenKind::Number {
            break;
        }
        at -= 1;
    }
    if at > floor && get(units, at - 1).is_some_and(|unit| unit.is(flag::PREPOSITION)) { at - 1 } else { at }
}

/// Returns true if a noun phrase holds a proper name.
pub(crate) fn named(units: &[Token], noun: NounPhrase) -> bool {
    let slice = units.get(noun.start..noun.end).unwrap_or_default();
    slice.iter().any(|unit| unit.upper() && !unit.is(flag::DETERMINER | flag::PRONOUN | flag::PREPOSITION))
        && !slice.first().is_some_and(|unit| unit.is(flag::DETERMINER) && !unit.upper())
}

/// The noun phrase that ends right before `end`.
pub(crate) fn noun_ending(text: &str, units: &[Token], floor: usize, end: usize) -> Option<NounPhrase> {
    let mut start = end;
    while start > floor && end - start < LONGEST {
        match step_back(text, units, floor, start, end) {
            NounStep::Take => start -= 1,
            NounStep::Last => {
                start -= 1;
                break;
            }
            NounStep::Stop => break,
        }
    }
    start = without_lead(units, start, end);
    let slice = units.get(start..end).unwrap_or_default();
    let real = slice.iter().any(|unit| {
        unit.kind() == TokenKind::Word && !unit.is(flag::DETERMINER | flag::ADVERB | flag::PREPOSITION)
    });
    let counted = slice.iter().any(|unit| unit.is(flag::DETERMINER) && !unit.is(flag::RELATIVE));
    (real || counted).then_some(NounPhrase { start, end, role: None, relative: false })
}

enum NounStep {
    Take,
    Last,
    Stop,
}

/// Returns true if the unit before `start` belongs to the noun phrase `start..end`.
fn step_back(text: &str, units: &[Token], floor: usize, start: usize, end: usize) -> NounStep {
    let Some(unit) = get(units, start - 1) else { return NounStep::Stop };
    let before = (start - 1).checked_sub(1).filter(|at| *at >= floor).and_then(|at| get(units, at));
    let after = get(units, start).filter(|_| start < end);
    match unit.kind() {
        TokenKind::Number => return NounStep::Take,
        TokenKind::Stop => {
            let short = before.is_some_and(|word| {
                word.kind() == TokenKind::Word && word.span().end == unit.span().start && word.upper()
            });
            return if short && unit.span().len() == 1 { NounStep::Take } else { NounStep::Stop };
        }
        TokenKind::Colon => {
            let title = before.is_some_and(Token::upper) && after.is_some_and(Token::upper);
            return if title && end < units.len() { NounStep::Take } else { NounStep::Stop };
        }
        TokenKind::Single => {
            let glued = before
                .is_some_and(|word| word.kind() == TokenKind::Word && word.span().end == unit.span().start);
            return if glued && start < end { NounStep::Take } else { NounStep::Stop };
        }
        TokenKind::Close => return if (start - 1) > floor { NounStep::Take } else { NounStep::Stop },
        TokenKind::Open => return if start < end { NounStep::Take } else { NounStep::Stop },
        TokenKind::Word => {}
        _ => return NounStep::Stop,
    }
    let noun_before = before.is_some_and(|unit| {
        unit.wordy() && !unit.is(flag::AUXILIARY | flag::VERB | flag::PREPOSITION | flag::CLAUSE | flag::AND)
    });
    if unit.is(flag::POSSESSIVE) {
        return if noun_before { NounStep::Take } else { NounStep::Stop };
    }
    if unit.is(flag::TO) {
        let close = before.is_some_and(|unit| unit.is(flag::ROLE) || unit.span().of(text) == "close");
        return if close { NounStep::Take } else { NounStep::Stop };
    }
    if unit.is(flag::PREPOSITION) {
        let ok = noun_before && !before.is_some_and(|unit| unit.cue().is_some() && !is_noun(unit));
        return if ok && start < end { NounStep::Take } else { NounStep::Stop };
    }
    if unit.is(flag::AND) {
        let alike = before.is_some_and(|unit| after.is_some_and(|after| after.upper() == unit.upper()));
        return if noun_before && alike { NounStep::Take } else { NounStep::Stop };
    }
    if unit.is(flag::RELATIVE | flag::AUXILIARY | flag::CLAUSE | flag::WH)
        || unit.is(flag::PRONOUN) && !unit.is(flag::DETERMINER)
    {
        return NounStep::Stop;
    }
    if unit.is(flag::DETERMINER) {
        let inside = before.is_some_and(|unit| unit.is(flag::PREPOSITION)) && (start - 1) > floor + 1;
        let counted = before.is_some_and(|unit| unit.is(flag::DETERMINER) && !unit.is(flag::RELATIVE));
        return if inside || counted { NounStep::Take } else { NounStep::Last };
    }
    if !unit.upper() && is_finite(text, *unit, before, after) { NounStep::Stop } else { NounStep::Take }
}

/// Returns true if a word in lower case looks like a finite verb in its place.
fn is_finite(text: &str, unit: Token, before: Option<&Token>, after: Option<&Token>) -> bool {
    if is_noun(&unit) {
        return false;
    }
    let determined =
        before.is_some_and(|unit| unit.is(flag::DETERMINER | flag::POSSESSIVE) && !unit.is(flag::RELATIVE));
    let participle = after.is_some_and(|unit| unit.is(flag::PREPOSITION));
    let word = unit.span().of(text);
    if let Some(cue) = unit.cue() {
        let past = cue.form == crate::lexicon::VerbForm::Past;
        return !(determined
            || past && participle && !cue.can(takes::CLAUSE)
            || cue.can(takes::NOUN) && !past);
    }
    let past = word.ends_with("ed") && word.len() > 4;
    (unit.is(flag::VERB) || past) && !determined && !(past && participle)
}

/// Drops what no noun phrase begins with: "But", "In London", a closing bracket.
fn without_lead(units: &[Token], start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end {
        let Some(unit) = get(units, at) else { break };
        let loose =
            unit.is(flag::AND | flag::CLAUSE) && !unit.is(flag::PREPOSITION) && !unit.is(flag::DETERMINER)
                || matches!(unit.kind(), TokenKind::Stop | TokenKind::Close | TokenKind::Colon)
                || unit.is(flag::ADVERB) && !unit.is(flag::DETERMINER) && !is_noun(unit);
        if loose {
            at += 1;
        } else if unit.is(flag::PREPOSITION) {
            let inner = (at + 2..end).rev().find(|at| {
                let before = at.checked_sub(1).and_then(|at| get(units, at));
                get(units, *at).is_some_and(|unit| unit.is(flag::DETERMINER))
                    && before.is_some_and(|unit| !unit.is(flag::PREPOSITION))
            });
            at = inner.unwrap_or(at + 1);
        } else {
            break;
        }
    }
    at
}

/// The noun phrase that begins at `start`: the subject behind its verb, the one after "according to".
pub(crate) fn noun_after(units: &[Token], start: usize) -> Option<NounPhrase> {
    let first = get(units, start)?;
    if first.kind() != TokenKind::Word && first.kind() != TokenKind::Number
        || first.is(flag::CLAUSE | flag::AUXILIARY) && !first.is(flag::DETERMINER)
    {
        return None;
    }
    let mut end = start;
    while let Some(unit) = get(units, end).filter(|_| end - start < LONGEST) {
        let before = end.checked_sub(1).and_then(|at| get(units, at)).filter(|_| end > start);
        if !goes_on(units, *unit, before, end) {
            break;
        }
        end += 1;
    }
    (end > start).then(|| NounPhrase { start, end, role: role_after(units, end), relative: false })
}

fn goes_on(units: &[Token], unit: Token, before: Option<&Token>, at: usize) -> bool {
    let next = get(units, at + 1);
    match unit.kind() {
        TokenKind::Word => {}
        TokenKind::Number => return true,
        TokenKind::Stop => {
            let short = before.is_some_and(|word| {
                word.upper() && word.span().end == unit.span().start && word.span().len() < 5
            });
            return short
                && next.is_some_and(Token::upper)
                && before.is_some_and(|word| {
                    word.is(flag::ABBREVIATION | flag::HONORIFIC | flag::RANK) || word.span().len() == 1
                });
        }
        _ => return false,
    }
    if unit.is(flag::TIME) && before.is_some() && !unit.is(flag::BODY) {
        return false;
    }
    if unit.is(flag::AND) {
        return next.is_some_and(|unit| {
            unit.wordy()
                && !unit.is(flag::PRONOUN | flag::AUXILIARY)
                && (unit.upper() || before.is_some_and(|before| !before.upper()))
                && unit.cue().is_none()
        });
    }
    if unit.is(flag::POSSESSIVE) {
        return true;
    }
    if unit.is(flag::PREPOSITION) {
        let joins = unit.span().len() <= 4
            && !unit.is(flag::TO | flag::CLAUSE)
            && before.is_some_and(|unit| !unit.is(flag::PREPOSITION));
        let timed = next.is_some_and(|unit| unit.is(flag::TIME));
        return joins && !timed;
    }
    if unit.is(flag::PRONOUN) && !unit.is(flag::DETERMINER) {
        return before.is_none();
    }
    let stops =
        unit.is(flag::AUXILIARY | flag::CLAUSE | flag::RELATIVE | flag::VERB) && !unit.is(flag::DETERMINER);
    let verb = !unit.upper() && unit.cue().is_some_and(|cue| !cue.can(takes::NOUN)) && !is_noun(&unit);
    !(stops || verb) || unit.upper()
}
