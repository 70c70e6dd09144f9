//! Appositions between commas beside a name: "Ann Roe, the head of the union, said".

use crate::cues::noun_phrases::{NounPhrase, get, is_noun, named, noun_ending};
use crate::lexicon::{VerbForm, flag};
use crate::text::tokens::{Token, TokenKind};

/// The noun phrase before an apposition between commas that ends at the comma `comma`.
pub(crate) fn over_apposition(text: &str, units: &[Token], floor: usize, comma: usize) -> Option<NounPhrase> {
    let mut role_end = comma;
    let mut found: Option<NounPhrase> = None;
    let mut looked = 0;
    for at in (floor..comma).rev().take(50) {
        let unit = get(units, at)?;
        if matches!(unit.kind(), TokenKind::Quoted(_) | TokenKind::Semicolon) {
            break;
        }
        if !matches!(unit.kind(), TokenKind::Comma | TokenKind::Dash) {
            continue;
        }
        looked += 1;
        let Some(noun) = noun_ending(text, units, floor, at) else { break };
        let first = get(units, at + 1)?;
        let stretch = units.get(at + 1..role_end).unwrap_or_default();
        let name = (1..=6).contains(&stretch.len())
            && stretch.iter().all(|unit| unit.upper() || unit.kind() == TokenKind::Stop);
        let described = units
            .get(noun.start..noun.end)
            .unwrap_or_default()
            .iter()
            .any(|unit| !unit.upper() && is_noun(unit));
        // "Dylan Pell, 26, of Marsh Lane, Fenwick, denies": where somebody lives is no name of theirs.
        let word = |at: usize| get(units, at).map_or("", |unit| unit.span().of(text));
        let home = word(noun.start) == "of" || word(noun.start) == "both" && word(noun.start + 1) == "of";
        if name && described && !home && !first.is(flag::TIME) {
            return Some(NounPhrase {
                start: at + 1,
                end: role_end,
                role: Some((noun.start, noun.end)),
                relative: false,
            });
        }
        let fits = stretch.len() < 4
            || first.is(flag::DETERMINER
                | flag::ROLE
                | flag::WH
                | flag::ADVERB
                | flag::PREPOSITION
                | flag::HONORIFIC)
            || first.kind() == TokenKind::Number
            || !first.upper()
            || is_adjective(first)
            || role_end != comma;
        if !fits && !short_place(units, noun) {
            break;
        }
        let place = stretch.iter().all(|unit| unit.upper() || unit.kind() == TokenKind::Stop);
        let role = (describes(units, at + 1, role_end) && !place).then_some((at + 1, role_end));
        found = Some(NounPhrase { role: role.or(found.and_then(|noun| noun.role)), ..noun });
        role_end = at;
        let before = noun.start.checked_sub(1).and_then(|at| get(units, at));
        let more = before.is_some_and(|unit| matches!(unit.kind(), TokenKind::Comma | TokenKind::Dash));
        if !more || looked > 4 || (named(units, noun) && !short_place(units, noun)) {
            break;
        }
    }
    found
}

fn is_adjective(unit: &Token) -> bool {
    unit.is(flag::ADJECTIVAL | flag::ORG_NAME)
}

/// One or two capitalised words right behind a comma, as in "Springfield, Va.," or "…, Leeds,".
fn short_place(units: &[Token], noun: NounPhrase) -> bool {
    let slice = units.get(noun.start..noun.end).unwrap_or_default();
    let before = noun.start.checked_sub(2).and_then(|at| get(units, at));
    let comma = noun.start.checked_sub(1).and_then(|at| get(units, at));
    slice.len() <= 2
        && slice.iter().all(|unit| unit.upper() || unit.kind() == TokenKind::Stop)
        && comma.is_some_and(|unit| unit.kind() == TokenKind::Comma)
        && before.is_some_and(Token::upper)
}

/// Returns true if the words between two commas say what somebody is.
fn describes(units: &[Token], start: usize, end: usize) -> bool {
    let slice = units.get(start..end).unwrap_or_default();
    let first = slice.first();
    let begins = first.is_some_and(|unit| {
        unit.is(flag::DETERMINER | flag::ROLE | flag::GROUP | flag::HUMAN | flag::WH | flag::RANK)
            || (unit.kind() == TokenKind::Word && !unit.is(flag::PREPOSITION | flag::ADVERB | flag::CLAUSE))
    });
    let doing = first.is_some_and(|unit| {
        unit.kind() == TokenKind::Word
            && !unit.upper()
            && unit.span().len() > 5
            && unit.cue().is_some_and(|cue| cue.form == VerbForm::Ing)
    });
    begins && !doing && slice.iter().any(|unit| is_noun(unit) || unit.upper())
}

/// The apposition that begins at a comma: ", head of the centre".
pub(crate) fn role_after(units: &[Token], comma: usize) -> Option<(usize, usize)> {
    get(units, comma).filter(|unit| unit.kind() == TokenKind::Comma)?;
    let length = units
        .iter()
        .skip(comma + 1)
        .take(40)
        .take_while(|unit| {
            unit.wordy() || matches!(unit.kind(), TokenKind::Open | TokenKind::Close | TokenKind::Single)
        })
        .count();
    describes(units, comma + 1, comma + 1 + length).then_some((comma + 1, comma + 1 + length))
}
