//! Signs in a name and beside it that tell the kind of what it names.

use super::Gender;
use crate::lexicon::flag;
use crate::names::spans::{NameSpan, words_of};
use crate::text::Document;
use crate::text::tokens::{Token, TokenKind, is_particle};
use model::Span;

/// "van Aerden", "De la Cour": a last name alone.
pub(crate) fn begins_with_particle(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default().to_lowercase();
    name.contains(' ') && is_particle(&first)
}

/// Returns true if some words have a word, whatever its capitals.
pub(crate) fn has_word(words: &str, word: &str) -> bool {
    words.split(|c: char| !c.is_alphanumeric() && c != '-').any(|own| own.eq_ignore_ascii_case(word))
}

/// The gender that a description tells: "his mother", "a spokesman for".
pub(crate) fn kinship(words: &str) -> Option<Gender> {
    let words = words.to_lowercase();
    words
        .split(|c: char| !c.is_alphanumeric())
        .take_while(|word| !["who", "whose", "of", "for", "to"].contains(word))
        .find_map(|word| {
            let woman = [
                "mother",
                "wife",
                "widow",
                "sister",
                "daughter",
                "aunt",
                "niece",
                "stepmother",
                "grandmother",
                "granddaughter",
            ];
            let man = [
                "father",
                "husband",
                "widower",
                "brother",
                "son",
                "uncle",
                "nephew",
                "stepfather",
                "grandfather",
                "grandson",
            ];
            if woman.contains(&word) || word.len() > 5 && word.ends_with("woman") {
                Some(Gender::Woman)
            } else if man.contains(&word)
                || ["spokesman", "chairman", "businessman", "policeman"].contains(&word)
            {
                Some(Gender::Man)
            } else {
                None
            }
        })
}

/// Returns true if the word at a place has its capital because a sentence or a quotation begins there.
pub(crate) fn begins_sentence(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    before.is_none_or(|token| {
        !token.wordy() && !matches!(token.kind(), TokenKind::Comma | TokenKind::Close | TokenKind::Dash)
    })
}

/// "R-Kan" or "D-Ohio" behind a name, set off by a comma or in brackets; "a Republican" counts too.
pub(crate) fn party_mark(document: Document, run: NameSpan) -> Option<Span> {
    document
        .tokens
        .get(run.last)
        .filter(|token| matches!(token.kind(), TokenKind::Comma | TokenKind::Open))?;
    let words = document.tokens.get(run.last + 1..)?.get(..2)?;
    let marked = |token: &&Token| {
        let word = token.span().of(document.text);
        let state = word.strip_prefix("R-").or_else(|| word.strip_prefix("D-"));
        state.is_some_and(|state| state.starts_with(char::is_uppercase))
            || ["Republican", "Democrat"].contains(&word)
    };
    let article = words.first().is_some_and(|token| token.span().of(document.text) == "a");
    let at = usize::from(article);
    words.get(at).filter(marked).map(Token::span)
}

/// Tells lines that are all in capitals and have more than a name: headlines, in which capitals tell nothing. Names are
/// asked for in the order of the text, of which each part is then read once, however long a line is.
#[derive(Debug, Default)]
pub(crate) struct ShoutedLines {
    /// Start of a sequence without small letters and line ends.
    start: usize,
    /// Its end.
    end: usize,
    /// Set where it ends with a small letter.
    ends_small: bool,
}

impl ShoutedLines {
    /// Tells if the line of a name is such a line, from the name on.
    pub(crate) fn has(&mut self, document: Document, run: NameSpan) -> bool {
        let Some(place) = document.tokens.get(run.first).map(|token| token.span().start) else {
            return false;
        };
        let words = words_of(document, run);
        if words.chars().any(char::is_lowercase) || words.split(' ').count() < 4 {
            return false;
        }
        if !(self.start..self.end).contains(&place) {
            let rest = document.text.get(place..).unwrap_or_default();
            let end = rest.char_indices().find(|(_, c)| *c == '\n' || c.is_lowercase());
            self.start = place;
            self.end = place + end.map_or(rest.len(), |(at, _)| at);
            self.ends_small = end.is_some_and(|(_, c)| c != '\n');
        }
        !self.ends_small
    }
}

/// ", 44," behind a name.
pub(crate) fn aged(tokens: &[Token], at: usize) -> bool {
    let kind = |at: usize| tokens.get(at).map(Token::kind);
    kind(at) == Some(TokenKind::Comma)
        && kind(at + 1) == Some(TokenKind::Number)
        && matches!(kind(at + 2), Some(TokenKind::Comma | TokenKind::Stop))
        && tokens.get(at + 1).is_some_and(|age| age.span().len() <= 3)
}

/// Returns true if what follows a name shows that it is one: a verb, a possessive, a comma.
pub(crate) fn acts(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|next| {
        next.kind() == TokenKind::Comma
            || matches!(next.kind(), TokenKind::Open | TokenKind::Colon)
            || next.is(flag::AUXILIARY
                | flag::POSSESSIVE
                | flag::VERB
                | flag::ROLE
                | flag::BODY
                | flag::ADVERB)
            || next.cue().is_some() && !next.upper()
    })
}

/// A first name alone that is used as a person's: "his brother Crispin, 46,", "Folake said".
pub(crate) fn lone_person(tokens: &[Token], run: NameSpan) -> bool {
    let Some(token) = tokens.get(run.first).filter(|_| run.last == run.first + 1) else { return false };
    let before = run.first.checked_sub(1).and_then(|at| tokens.get(at));
    let next = tokens.get(run.last);
    let aged = aged(tokens, run.last);
    let named = token.is(flag::MAN | flag::WOMAN) && !token.is(flag::PLACE | flag::BODY | flag::ROLE);
    let kin = before.is_some_and(|token| !token.upper() && token.is(flag::ROLE | flag::HUMAN));
    let says = next.is_some_and(|next| next.cue().is_some() && !next.upper());
    let listed = token.is(flag::ORG_NAME | flag::BODY | flag::PLACE | flag::ADJECTIVAL);
    !listed && aged || named && (kin || says)
}

/// "Ministry of Defence (MoD)": the acronym and the full name.
pub(crate) fn explained(document: Document, run: NameSpan) -> Option<(String, String)> {
    let open = document.tokens.get(run.last).filter(|token| token.kind() == TokenKind::Open)?;
    let short = document
        .tokens
        .get(run.last + 1)
        .filter(|token| token.kind() == TokenKind::Word && token.span().start == open.span().end)?;
    document.tokens.get(run.last + 2).filter(|token| token.kind() == TokenKind::Close)?;
    let word = short.span().of(document.text);
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    (capitals >= 2 && word.len() < 10).then(|| (word.to_owned(), words_of(document, run)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::spans::runs;
    use crate::text::tokens::tokens;

    #[test]
    fn a_line_in_capitals_is_read_once() {
        let text = format!("{}\nHERE BE ALL FOUR Roe", "ANN ROE BOB DEE, ".repeat(50));
        let tokens = tokens(&text);
        let mut lines = ShoutedLines::default();
        let document = Document { text: &text, tokens: &tokens };
        let runs = runs(document, 0, tokens.len());
        let told: Vec<(bool, usize)> =
            runs.iter().map(|run| (lines.has(document, *run), lines.start)).collect();
        let (last, shouted) = told.split_last().unwrap();
        assert_eq!(shouted.len(), 50);
        assert!(shouted.iter().all(|it| *it == (true, 0)), "read from its start alone");
        assert!(!last.0);
    }
}
