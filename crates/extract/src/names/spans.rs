//! Sequences of capitalised words: the names of a text before anybody knows whose they are.

use crate::lexicon::flag;
use crate::names::index::Gender;
use crate::text::Document;
use crate::text::tokens::{Token, TokenKind};

/// A name in the text: a sequence of capitalised words, titles apart.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameSpan {
    /// Its first token.
    pub(crate) first: usize,
    /// One past its last token.
    pub(crate) last: usize,
    /// True if "Ms", "Col" or another title is before it.
    pub(crate) titled: bool,
    /// The gender that this title tells.
    pub(crate) gender: Option<Gender>,
}

/// The words of a run with single spaces, without a possessive at the end.
pub(crate) fn words_of(document: Document, run: NameSpan) -> String {
    let words = document.tokens.get(run.first..run.last).unwrap_or_default();
    let mut out = String::new();
    let mut end = usize::MAX;
    for token in words {
        if !out.is_empty() && token.span().start > end {
            out.push(' ');
        }
        out.push_str(token.span().of(document.text));
        end = token.span().end;
    }
    out
}

/// The capitalised runs among some of the tokens, their titles split off.
pub(crate) fn runs(document: Document, from: usize, to: usize) -> Vec<NameSpan> {
    let mut out = Vec::new();
    let mut at = from;
    while at < to {
        let Some(token) = document.tokens.get(at) else { break };
        if !begins_name(document, at, *token) {
            at += 1;
            continue;
        }
        let (first, titled, gender) = behind_titles(document, at, to);
        let mut last = first;
        while last < to && last < first + 12 && in_name(document, first, last) {
            last += 1;
        }
        if last > first
            && let Some(further) = spelled_out(document, first, last)
        {
            last = further.min(to);
        }
        if last > first {
            out.push(NameSpan { first, last, titled, gender });
        }
        at = last.max(first).max(at + 1);
    }
    out
}

/// "Food and Allied Union (FAU)": where a name ends that goes on behind "and", as its letters in brackets tell; after
/// Schwartz and Hearst (2003), *A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical Text*.
fn spelled_out(document: Document, first: usize, last: usize) -> Option<usize> {
    let and =
        document.tokens.get(last).filter(|token| matches!(token.span().of(document.text), "and" | "&"))?;
    let upper = |at: &usize| {
        document.tokens.get(*at).is_some_and(|token| token.kind() == TokenKind::Word && token.upper())
    };
    let end = (and.kind() != TokenKind::Line).then_some(last + 1)?;
    let end = (end..end + 8).take_while(upper).last()? + 1;
    document.tokens.get(end).filter(|token| token.kind() == TokenKind::Open)?;
    let letters = document.tokens.get(end + 1)?.span().of(document.text);
    let words = document.tokens.get(first..end)?.iter().filter(|token| token.upper());
    let initials: String = words.filter_map(|token| token.span().of(document.text).chars().next()).collect();
    (letters.len() > 1 && letters == initials).then_some(end)
}

fn begins_name(document: Document, at: usize, token: Token) -> bool {
    if token.kind() != TokenKind::Word || !token.upper() {
        return false;
    }
    let functional = token.is(flag::DETERMINER
        | flag::PRONOUN
        | flag::AUXILIARY
        | flag::CLAUSE
        | flag::WH
        | flag::AND
        | flag::ADVERB
        | flag::PREPOSITION
        | flag::NOT);
    let next_upper = document.tokens.get(at + 1).is_some_and(Token::upper);
    let us = token.is(flag::PLACE)
        || token.span().of(document.text).chars().nth(1).is_some_and(char::is_uppercase);
    (!functional || us && !token.is(flag::ADVERB)) && (!token.is(flag::TIME) || next_upper)
}

/// Skips "Mr", "US Army Colonel", "Sen." before a name.
fn behind_titles(document: Document, at: usize, to: usize) -> (usize, bool, Option<Gender>) {
    let (mut here, mut first, mut titled, mut gender) = (at, at, false, None);
    while here < to && here < at + 7 {
        let Some(token) = document.tokens.get(here) else { break };
        if token.kind() == TokenKind::Stop && titled && first == here {
            here += 1;
            first = here;
            continue;
        }
        if !token.upper() || token.kind() != TokenKind::Word {
            break;
        }
        let next = document.tokens.get(here + 1).filter(|_| here + 1 < to);
        let stopped =
            next.is_some_and(|next| next.kind() == TokenKind::Stop && next.span().start == token.span().end);
        let named = next.is_some_and(Token::upper)
            || stopped && document.tokens.get(here + 2).is_some_and(Token::upper);
        if token.is(flag::HONORIFIC | flag::RANK | flag::ROLE) && named {
            titled = true;
            gender = gender.or(match token.span().of(document.text).to_ascii_lowercase().as_str() {
                "mr" | "sir" | "lord" | "king" | "prince" | "congressman" | "father" | "brother" => {
                    Some(Gender::Man)
                }
                "ms" | "mrs" | "miss" | "lady" | "dame" | "queen" | "princess" | "congresswoman"
                | "sister" | "baroness" => Some(Gender::Woman),
                _ => None,
            });
            first = here + 1;
        }
        here += 1;
    }
    (first, titled, gender)
}

fn in_name(document: Document, first: usize, at: usize) -> bool {
    let Some(token) = document.tokens.get(at) else { return false };
    let previous = at.checked_sub(1).filter(|at| *at >= first).and_then(|at| document.tokens.get(at));
    let next = document.tokens.get(at + 1);
    match token.kind() {
        TokenKind::Word if token.upper() => {
            let glued = previous.is_none_or(|last| token.span().start - last.span().end <= 2);
            glued && (!token.is(flag::TIME | flag::PRONOUN) || token.is(flag::PLACE) || at == first)
        }
        TokenKind::Word => {
            let joins = ["of", "for", "de", "van", "von", "der", "al", "bin", "el", "la", "du", "da"]
                .contains(&token.span().of(document.text));
            let and = token.is(flag::AND)
                && previous.is_some_and(|last| last.is(flag::ORG_NAME) || last.is(flag::BODY));
            let kind = previous.is_some_and(|last| last.is(flag::ORG_NAME | flag::BODY))
                || !["of", "for"].contains(&token.span().of(document.text));
            (joins && kind || and && at > first + 1) && at > first && next.is_some_and(Token::upper)
        }
        TokenKind::Single => {
            previous.is_some_and(|last| last.span().end == token.span().start)
                && next.is_some_and(|next| next.upper() && next.is(flag::ORG_NAME))
        }
        TokenKind::Stop => {
            let short = previous.is_some_and(|last| {
                last.span().end == token.span().start
                    && (last.span().len() == 1 || last.is(flag::ABBREVIATION))
            });
            short && next.is_some_and(Token::upper) && token.span().len() == 1
        }
        _ => false,
    }
}
