//! Tells names of people from others, by their form and by the words beside them.

use crate::lexicon::{VerbForm, flag};
use crate::names::index::Gender;
use crate::names::spans::NameSpan;
use crate::text::Document;
use crate::text::tokens::{Token, TokenKind};
use model::Span;

/// The number of tokens that a description beside a name may have.
const LONGEST: usize = 30;

/// Tells if a span looks like the full name of a person, and if a first name or a title makes that sure.
pub(crate) fn full_person(tokens: &[Token], run: NameSpan) -> Option<bool> {
    let words = || {
        tokens
            .get(run.first..run.last)
            .unwrap_or_default()
            .iter()
            .filter(|token| token.kind() == TokenKind::Word)
    };
    let count = words().count();
    let body = words().any(|token| token.is(flag::ORG_NAME | flag::BODY));
    let strange = words().any(|token| {
        token.is(flag::PLACE | flag::TIME | flag::DOCUMENT | flag::PREPOSITION | flag::GROUP | flag::HUMAN)
            || token.is(flag::ROLE) && !token.is(flag::MAN | flag::WOMAN)
    });
    let known = words().next().is_some_and(|token| token.is(flag::MAN | flag::WOMAN));
    let adjective = words().next().is_some_and(|token| token.is(flag::ADJECTIVAL));
    if !(2..=4).contains(&count) || body || adjective {
        return None;
    }
    if known || run.titled && !strange {
        return Some(true);
    }
    (!strange && in_company(tokens, run)).then_some(false)
}

/// Returns true if the words around a name are such as are found around people.
fn in_company(tokens: &[Token], run: NameSpan) -> bool {
    let before = run.first.checked_sub(1).and_then(|at| tokens.get(at));
    let next = tokens.get(run.last);
    let second = tokens.get(run.last + 1);
    let says = |token: &Token| !token.upper() && token.cue().is_some_and(|cue| cue.form != VerbForm::Base);
    let described = next.is_some_and(|next| next.kind() == TokenKind::Comma)
        && second.is_some_and(|token| {
            token.kind() == TokenKind::Number
                || !token.upper() && token.is(flag::DETERMINER | flag::ROLE | flag::WH)
        });
    let body = before.is_some_and(|token| token.is(flag::BODY) && !token.upper());
    let thing = second.is_some_and(|token| token.is(flag::RELATIVE) && token.span().len() == 5);
    // "the Northern Pact", "its Northern Pact": people have no article.
    let article = before.is_some_and(|token| token.is(flag::DETERMINER) && token.span().len() == 3);
    if body || thing || article {
        return false;
    }
    if described || next.is_some_and(says) || before.is_some_and(|token| says(token) || token.is(flag::ROLE))
    {
        return true;
    }
    !before.is_some_and(|token| {
        token.kind() == TokenKind::Word && token.is(flag::PREPOSITION | flag::DETERMINER | flag::BODY)
    })
}

/// The gender that a first name tells.
pub(crate) fn first_name(tokens: &[Token], run: NameSpan) -> Option<Gender> {
    let token = tokens.get(run.first).filter(|_| run.last > run.first + 1)?;
    match (token.is(flag::WOMAN), token.is(flag::MAN)) {
        (true, false) => Some(Gender::Woman),
        (false, true) => Some(Gender::Man),
        _ => None,
    }
}

/// The description behind a name: ", a neurologist at King’s Hospital who was not involved,".
pub(crate) fn beside(document: Document, run: NameSpan) -> Option<Span> {
    let mut at = run.last;
    document.tokens.get(at).filter(|token| token.kind() == TokenKind::Comma)?;
    at += 1;
    if document.tokens.get(at).is_some_and(|token| token.kind() == TokenKind::Number)
        && document.tokens.get(at + 1).is_some_and(|token| token.kind() == TokenKind::Comma)
    {
        at += 2;
    }
    let first = document.tokens.get(at)?;
    let length = length(document.tokens, at);
    let slice = document.tokens.get(at..at + length)?;
    let word = first.span().of(document.text);
    let court =
        ["prosecuting", "defending", "representing"].contains(&word) || word == "for" && slice.len() < 6;
    if court {
        return Some(Span::new(first.span().start, slice.last()?.span().end));
    }
    let fits = first.is(flag::DETERMINER | flag::ROLE | flag::RELATIVE | flag::RANK) && !first.upper();
    let tells = slice.iter().any(|token| token.is(flag::ROLE | flag::BODY | flag::VOICE | flag::RELATIVE));
    let end = slice.last()?.span().end;
    (fits && tells).then(|| Span::new(first.span().start, end))
}

fn length(tokens: &[Token], start: usize) -> usize {
    let goes_on = |token: &&Token| {
        token.wordy() || matches!(token.kind(), TokenKind::Single | TokenKind::Open | TokenKind::Close)
    };
    tokens.iter().skip(start).take(LONGEST).take_while(goes_on).count()
}

/// The words before a name that say what the person is: "the union’s general secretary", "chief executive".
pub(crate) fn ahead(tokens: &[Token], run: NameSpan) -> Option<Span> {
    let ranked = behind_rank(tokens, run.first);
    if ranked < run.first
        && let Some(role) = role_before(tokens, ranked)
    {
        return Some(role);
    }
    role_before(tokens, run.first)
}

/// Returns the start of the ranks right before a name: "spokesman US Army Colonel" has none, "spokesman, Lt. Col." has two.
fn behind_rank(tokens: &[Token], end: usize) -> usize {
    let mut start = end;
    while let Some(token) = start.checked_sub(1).and_then(|at| tokens.get(at)).filter(|_| end - start < 6) {
        let stop = token.kind() == TokenKind::Stop && token.span().len() == 1;
        let rank = token.upper() && token.is(flag::RANK | flag::HONORIFIC);
        let titled = stop
            && start
                .checked_sub(2)
                .and_then(|at| tokens.get(at))
                .is_some_and(|token| token.upper() && token.is(flag::RANK | flag::HONORIFIC));
        if !rank && !titled {
            break;
        }
        start -= 1;
    }
    start
}

/// The role that ends before a place.
fn role_before(tokens: &[Token], end: usize) -> Option<Span> {
    if let Some(title) = title(tokens, end) {
        let first = tokens.partition_point(|token| token.span().start < title.start);
        let before = first.checked_sub(1).and_then(|at| tokens.get(at));
        if !before.is_some_and(|token| !token.upper() && token.is(flag::ROLE | flag::VOICE)) {
            return Some(title);
        }
        return ahead_of(tokens, first, title.end);
    }
    let last = end.checked_sub(1).and_then(|at| tokens.get(at))?;
    let comma = last.kind() == TokenKind::Comma;
    let role = if comma { end.checked_sub(2).and_then(|at| tokens.get(at))? } else { last };
    if role.upper() || !role.is(flag::ROLE | flag::VOICE) {
        return None;
    }
    let stop = if comma { end - 1 } else { end };
    ahead_of(tokens, stop, tokens.get(stop - 1)?.span().end)
}

/// The noun phrase that ends before a place, up to its determiner; it is taken to end at `end`.
fn ahead_of(tokens: &[Token], stop: usize, end: usize) -> Option<Span> {
    let mut start = stop;
    while start > 0 && stop - start < 8 {
        let Some(token) = tokens.get(start - 1) else { break };
        let inside = token.wordy()
            && !token.is(flag::PREPOSITION | flag::AUXILIARY | flag::CLAUSE | flag::AND)
            || token.is(flag::POSSESSIVE);
        if !inside {
            break;
        }
        start -= 1;
        if token.is(flag::DETERMINER) {
            break;
        }
    }
    Some(Span::new(tokens.get(start)?.span().start, end))
}

/// "Transport Secretary", "Police Chief": a role with capitals right before the name.
fn title(tokens: &[Token], end: usize) -> Option<Span> {
    let capital = |token: &&Token| {
        token.kind() == TokenKind::Word && token.upper() && !token.is(flag::HONORIFIC | flag::TIME)
    };
    let length = tokens.get(end.saturating_sub(6)..end)?.iter().rev().take_while(capital).count();
    let words = tokens.get(end - length..end)?;
    let role = words.iter().any(|token| token.is(flag::ROLE))
        || words.len() > 1 && words.iter().any(|token| token.is(flag::RANK));
    let (first, last) = (words.first()?, words.last()?);
    role.then(|| Span::new(first.span().start, last.span().end))
}
