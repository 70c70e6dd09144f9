//! Whom a speaker speaks for, read from the words beside the name.

use super::lexicon::flag;
use super::names::{Names, within};
use super::rules::Rule;
use super::runs::{runs, words_of};
use super::tokens::{Kind, Token};
use crate::model::Span;

/// What ties a speaker to an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tie {
    /// The organisation as it is named there.
    pub(super) body: String,
    /// The rule that read it.
    pub(super) rule: Rule,
    /// The words that it was read from.
    pub(super) words: String,
    /// Whether the organisation is named and not only called "the company".
    pub(super) named: bool,
}

/// Reads an affiliation from the apposition and, failing that, from the words before the name.
pub(super) fn tie(
    text: &str,
    tokens: &[Token],
    names: &Names,
    role: Option<Span>,
    before: Option<Span>,
) -> Option<Tie> {
    let read = |span: Span, rule: Rule| {
        if let Some(body) = prosecution(span.of(text)) {
            return Some(Tie { body, rule, words: span.of(text).trim().to_owned(), named: true });
        }
        let (first, last) = within(tokens, span);
        let reader = Reader { text, tokens, names };
        let (body, named) = reader.body_in(first, last)?;
        Some(Tie { body, rule, words: span.of(text).trim().to_owned(), named })
    };
    role.and_then(|span| read(span, Rule::Apposition))
        .or_else(|| before.and_then(|span| read(span, Rule::BeforeName)))
}

/// A word with a capital at its beginning: "coalition" as the name "Coalition".
pub(super) fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Everybody who speaks for the state in a criminal court is one side.
fn prosecution(words: &str) -> Option<String> {
    let words = words.to_lowercase();
    let marks = ["prosecutor", "district attorney", "u.s. attorney", "for the prosecution"];
    marks.iter().any(|mark| words.contains(mark)).then(|| "Prosecution".to_owned())
}

/// Verbs that tie their subject to an organisation: "who chairs the …".
const SERVES: &[&str] = &[
    "runs",
    "owns",
    "leads",
    "founded",
    "co-founded",
    "represents",
    "representing",
    "represented",
    "chairs",
    "heads",
    "directs",
    "edits",
    "manages",
];

/// Participles that tell who made a document: "published by …".
const WRITTEN: &[&str] =
    &["published", "released", "written", "issued", "commissioned", "produced", "compiled"];

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    names: &'a Names,
}

impl Reader<'_> {
    /// The organisation among some tokens, and whether it has a name.
    fn body_in(&self, first: usize, last: usize) -> Option<(String, bool)> {
        let slice = self.tokens.get(first..last)?;
        let roles: Vec<usize> = slice
            .iter()
            .enumerate()
            .filter(|(_, token)| token.kind == Kind::Word && Self::is_role(token))
            .map(|(at, _)| first + at)
            .collect();
        for role in &roles {
            let before = || self.before_role(first, *role);
            let after = || self.after_role(*role, last);
            let named = |found: &(String, bool)| found.1;
            let found =
                before().filter(named).or_else(|| after().filter(named)).or_else(before).or_else(after);
            if found.is_some() {
                return found;
            }
        }
        if roles.is_empty() { self.by(first, last) } else { None }
    }

    fn is_role(token: &Token) -> bool {
        token.is(flag::ROLE | flag::STAFF | flag::VOICE) || token.is(flag::RANK) && token.upper
    }

    /// "coalition spokesman", "the ministry’s lawyer", "Greenwatch researchers".
    fn before_role(&self, first: usize, role: usize) -> Option<(String, bool)> {
        let near = role.saturating_sub(8).max(first);
        let slice = self.tokens.get(near..role)?;
        let run = runs(self.text, self.tokens, near, role).into_iter().next_back().filter(|run| {
            let between = self.tokens.get(run.last..role).unwrap_or_default();
            between.iter().all(|token| token.kind == Kind::Word && !token.is(flag::PREPOSITION))
                && !run.titled
        });
        if let Some(run) = run {
            let name = words_of(self.text, self.tokens, run);
            let bare = self
                .tokens
                .get(run.first..run.last)?
                .iter()
                .all(|token| token.is(flag::ADJECTIVAL | flag::TIME | flag::RANK | flag::ROLE));
            if !bare {
                return Some((self.full(&name), true));
            }
        }
        let loose = ["country", "state", "city", "nation", "family", "county", "industry", "cabinet"];
        let noun = slice.iter().rev().take(3).find(|token| {
            let body = token.kind == Kind::Word && !token.upper && token.is(flag::BODY);
            body && !loose.contains(&token.span.of(self.text))
        })?;
        Some(self.common(noun))
    }

    /// "director of Greenwatch UK", "spokeswoman for the ministry".
    fn after_role(&self, role: usize, last: usize) -> Option<(String, bool)> {
        let joint = (role + 1..last).take(6).find(|at| {
            self.tokens
                .get(*at)
                .is_some_and(|token| ["of", "for", "at", "from", "with"].contains(&token.span.of(self.text)))
        })?;
        self.organisation(joint + 1, last)
    }

    /// "published by Greenwatch", "a report from the bank".
    fn by(&self, first: usize, last: usize) -> Option<(String, bool)> {
        let opening = self.tokens.get(first).is_some_and(|token| token.is(flag::PREPOSITION));
        let written = self.tokens.get(first..last)?.iter().any(|token| {
            token.is(flag::DOCUMENT | flag::GROUP) || WRITTEN.contains(&token.span.of(self.text))
        });
        let joint = (first..last).take(20).find(|at| {
            self.tokens.get(*at).is_some_and(|token| {
                let word = token.span.of(self.text);
                SERVES.contains(&word)
                    || (opening || written) && ["by", "from", "at", "for", "of"].contains(&word)
            })
        });
        match joint {
            Some(joint) => self.organisation(joint + 1, last),
            None => self.owner(first, last),
        }
    }

    /// "the council’s report".
    fn owner(&self, first: usize, last: usize) -> Option<(String, bool)> {
        let mark =
            (first..last).find(|at| self.tokens.get(*at).is_some_and(|token| token.is(flag::POSSESSIVE)))?;
        self.organisation(first, mark)
    }

    fn organisation(&self, first: usize, last: usize) -> Option<(String, bool)> {
        let end = (first..last)
            .find(|at| {
                self.tokens.get(*at).is_some_and(|token| {
                    token.kind == Kind::Comma || token.is(flag::RELATIVE | flag::CLAUSE) && !token.upper
                })
            })
            .unwrap_or(last);
        let found = runs(self.text, self.tokens, first, end).into_iter().find(|run| {
            let name = words_of(self.text, self.tokens, *run);
            let bare = self
                .tokens
                .get(run.first..run.last)
                .unwrap_or_default()
                .iter()
                .all(|token| token.is(flag::ADJECTIVAL | flag::TIME) && !token.is(flag::PLACE));
            let person = self.names.full_person(&name).and_then(|person| self.names.people.get(person));
            !run.titled && !bare && !person.is_some_and(|person| person.sure)
        });
        if let Some(run) = found {
            return Some((self.full(&words_of(self.text, self.tokens, run)), true));
        }
        let noun = self
            .tokens
            .get(first..end)?
            .iter()
            .take(5)
            .find(|token| token.is(flag::BODY) && token.kind == Kind::Word)?;
        Some(self.common(noun))
    }

    fn full(&self, name: &str) -> String {
        self.names.acronyms.get(name).cloned().unwrap_or_else(|| name.to_owned())
    }

    /// An organisation that is called by what it is: the last one named so, or that word as its name.
    fn common(&self, noun: &Token) -> (String, bool) {
        let word = noun.span.of(self.text).to_lowercase();
        let named = self.names.body_with(&word, noun.span.start);
        named.map_or_else(|| (capital(&word), false), |name| (self.full(name), true))
    }
}
