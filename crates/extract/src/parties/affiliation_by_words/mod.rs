//! The organisation that a speaker speaks for, read from the words beside the name.

mod before_role;
mod body;

use crate::lexicon::{flag, look_up};
use crate::names::index::{NameIndex, within};
use crate::names::spans::{runs, words_of};
use crate::rules::Rule;
use crate::text::Document;
use crate::text::tokens::TokenKind;
use body::AffiliationReader;
use model::Span;

/// The affiliation of a speaker to an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Affiliation {
    /// The organisation as it is named there.
    pub(crate) body: String,
    /// The rule that read it.
    pub(crate) rule: Rule,
    /// The words that it was read from.
    pub(crate) words: String,
    /// True if the organisation is named and not only called "the company".
    pub(crate) named: bool,
}

/// Reads an affiliation from the apposition and, failing that, from the words before the name.
pub(crate) fn affiliation(
    document: Document,
    names: &NameIndex,
    role: Option<Span>,
    before: Option<Span>,
) -> Option<Affiliation> {
    let read = |span: Span, rule: Rule| {
        if let Some(body) = court_side(span.of(document.text)) {
            return Some(Affiliation {
                body,
                rule,
                words: span.of(document.text).trim().to_owned(),
                named: true,
            });
        }
        let (first, last) = within(document.tokens, span);
        let reader = AffiliationReader { document, names };
        let (body, named) = reader.body_in(first, last)?;
        Some(Affiliation { body, rule, words: span.of(document.text).trim().to_owned(), named })
    };
    role.and_then(|span| read(span, Rule::Apposition))
        .or_else(|| before.and_then(|span| read(span, Rule::BeforeName)))
}

/// "For Clearbrook, Rupert Hale said …": whom a speaker speaks for, from the words before the name.
pub(crate) fn for_client(document: Document, names: &NameIndex, first: usize) -> Option<Affiliation> {
    let comma = first
        .checked_sub(1)
        .filter(|at| document.tokens.get(*at).is_some_and(|it| it.kind() == TokenKind::Comma))?;
    let begin = (comma.saturating_sub(7)..comma).rev().find(|at| {
        document.tokens.get(*at).is_some_and(|it| {
            matches!(it.span().of(document.text), "For" | "for" | "Representing" | "representing")
        })
    })?;
    let opens = begin.checked_sub(1).and_then(|at| document.tokens.get(at));
    let opens = opens.is_none_or(|it| {
        matches!(it.kind(), TokenKind::Line | TokenKind::Stop | TokenKind::Double | TokenKind::Close)
    });
    let run = runs(document, begin + 1, comma).into_iter().next().filter(|run| run.last == comma && opens)?;
    let name = words_of(document, run);
    let time = document.tokens.get(run.first..run.last)?.iter().any(|it| it.is(flag::TIME));
    let words = Span::new(document.tokens.get(begin)?.span().start, document.tokens.get(comma)?.span().start)
        .of(document.text)
        .to_owned();
    (!time).then(|| Affiliation {
        body: names.acronyms.get(&name).cloned().unwrap_or(name),
        rule: Rule::BeforeName,
        words,
        named: true,
    })
}

/// A word with a capital at its beginning: "coalition" as the name "Coalition".
pub(crate) fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Everybody who speaks for the state in a criminal court is one side, and those who defend are the other.
fn court_side(words: &str) -> Option<String> {
    let words = words.to_lowercase();
    let has = |marks: &[&str]| marks.iter().any(|mark| words.contains(mark));
    if has(&[
        "prosecutor",
        "district attorney",
        "u.s. attorney",
        "for the prosecution",
        "prosecuting",
        "for the crown",
        "by the crown",
        "by the prosecution",
    ]) {
        return Some("Prosecution".to_owned());
    }
    has(&["for the defence", "for the defense", "by the defence", "by the defense", "defending"])
        .then(|| "Defence".to_owned())
}

/// A word for a kind of organisation on its own: "Group", "the Union".
pub(crate) fn is_generic(name: &str) -> bool {
    look_up(&name.to_lowercase()).flags & flag::BODY != 0
}
