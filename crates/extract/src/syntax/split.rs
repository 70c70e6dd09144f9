//! A sentence's words as the treebank splits them.

use crate::quotations::pairs::QuotePair;
use crate::text::Document;
use crate::text::tokens::{Token, TokenKind};
use model::Span;

/// A quotation of more tokens than this is no part of the sentence around it.
const LONGEST_PHRASE: usize = 24;

/// The words of a sentence. Quotation marks are left out; the words between them stay when they are a phrase of the
/// sentence ("called it “a farce”"), and go when they are sentences of their own.
pub(super) fn words(document: Document, pairs: &[QuotePair], units: &[Token], out: &mut Vec<Span>) {
    out.clear();
    for (at, unit) in units.iter().enumerate() {
        let inside = at + 1 < units.len();
        match unit.kind() {
            // A full stop inside of a sentence belongs to the shortened word before it: "Mr.", "Jr.".
            TokenKind::Stop if inside && out.last().is_some_and(|last| last.end == unit.span().start) => {
                if let Some(last) = out.last_mut() {
                    *last = last.cover(unit.span());
                }
            }
            TokenKind::Quoted(at) => {
                let inner = pairs
                    .get(at as usize)
                    .and_then(|pair| document.tokens.get(pair.first..pair.last))
                    .unwrap_or_default();
                if is_phrase(inner) {
                    for token in inner {
                        word(document.text, token, out);
                    }
                }
            }
            _ => word(document.text, unit, out),
        }
    }
}

fn is_phrase(inner: &[Token]) -> bool {
    let end = inner.len().saturating_sub(2);
    inner.len() <= LONGEST_PHRASE && !inner.iter().take(end).any(|token| token.kind() == TokenKind::Stop)
}

fn word(text: &str, token: &Token, out: &mut Vec<Span>) {
    let word = token.span().of(text);
    let mut cut = |at: usize| {
        out.push(Span::new(token.span().start, token.span().start + at));
        out.push(Span::new(token.span().start + at, token.span().end));
    };
    match token.kind() {
        TokenKind::Double | TokenKind::Single | TokenKind::Line | TokenKind::Quoted(_) => {}
        TokenKind::Word if not_at(word).is_some() => not_at(word).into_iter().for_each(cut),
        TokenKind::Number if word.starts_with(['$', '£', '€']) && word.len() > 3 => {
            cut(word.chars().next().map_or(1, char::len_utf8));
        }
        TokenKind::Number if word.ends_with('%') && word.len() > 1 => cut(word.len() - 1),
        _ => out.push(token.span()),
    }
}

/// Returns the start of "n’t" in "didn’t", and of "not" in "cannot".
fn not_at(word: &str) -> Option<usize> {
    if word.eq_ignore_ascii_case("cannot") {
        return Some(3);
    }
    let before = ["n't", "n’t", "N'T", "N’T"].iter().find_map(|end| word.strip_suffix(end))?;
    (!before.is_empty()).then_some(before.len())
}
