//! The organisation that the words before a role name.

use super::body::AffiliationReader;
use super::is_generic;
use crate::lexicon::flag;
use crate::names::index::begins_sentence;
use crate::names::spans::{runs, words_of};
use crate::text::tokens::TokenKind;
use model::Span;

/// Words for the fields that ministers are responsible for.
const FIELDS: &[&str] = &[
    "prime",
    "health",
    "transport",
    "energy",
    "finance",
    "foreign",
    "home",
    "defence",
    "defense",
    "education",
    "interior",
    "justice",
    "environment",
    "agriculture",
    "culture",
    "housing",
    "labour",
    "trade",
    "treasury",
    "state",
    "junior",
    "government",
];

/// Words between a state and a role that show somebody who does not speak for it: "Karelland’s opposition leader".
const OPPOSED: &[&str] = &["dissident", "exiled", "opposition", "rebel", "separatist"];

impl AffiliationReader<'_> {
    /// "coalition spokesman", "the ministry’s lawyer", "Greenwatch researchers".
    pub(super) fn before_role(&self, first: usize, role: usize) -> Option<(String, bool)> {
        let near = role.saturating_sub(8).max(first);
        let run = runs(self.document, near, role).into_iter().next_back().filter(|run| {
            let between = self.document.tokens.get(run.last..role).unwrap_or_default();
            between.iter().all(|token| token.kind() == TokenKind::Word && !token.is(flag::PREPOSITION))
                && !run.titled
        });
        if let Some(run) = run {
            let name = words_of(self.document, run);
            let bare =
                self.document.tokens.get(run.first..run.last)?.iter().all(|token| {
                    token.is(flag::ADJECTIVAL | flag::TIME | flag::RANK | flag::ROLE | flag::BODY)
                });
            let opposed = (run.last..role).any(|at| {
                self.document
                    .tokens
                    .get(at)
                    .is_some_and(|token| OPPOSED.contains(&token.span().of(self.document.text)))
            });
            // "Election officials" at the start of a sentence is no name; but whatever has a spokesman is an organisation.
            let single = run.last == run.first + 1;
            let spoken = self
                .document
                .tokens
                .get(role)
                .is_some_and(|it| it.span().of(self.document.text).starts_with("spokes"));
            let small = !spoken
                && begins_sentence(self.document.tokens, run.first)
                && (self.names.small.contains(&name.to_lowercase()) || single && run.last < role);
            let generic = single && (small || is_generic(&name)) || self.is_minister(role) || opposed;
            let person = self.names.full_person(&name).is_some() || self.names.is_last_name(&name);
            if !bare && !generic && !person {
                return Some((self.full(&name), true));
            }
        }
        self.owned_by_person(near, role).map(|name| (name, true))
    }

    /// "Energy minister", "the transport secretary": a member of a government.
    fn is_minister(&self, role: usize) -> bool {
        let word = |at: Option<usize>| {
            at.and_then(|at| self.document.tokens.get(at))
                .map_or(String::new(), |token| token.span().of(self.document.text).to_lowercase())
        };
        let office = ["minister", "secretary", "ministers"].contains(&word(Some(role)).as_str());
        let before = word(role.checked_sub(1));
        office && FIELDS.contains(&before.as_str())
            || word(Some(role)).starts_with("minister") && before == "the"
    }

    /// The article's name for the government whose minister somebody is: by its ministry, where it speaks of one.
    fn government(&self) -> String {
        let ministry = self.names.ministry.then_some("Ministry");
        ministry.unwrap_or("Government").to_owned()
    }

    /// "the group’s president", "council spokesman": an organisation that is called by what it is.
    pub(super) fn kind_before_role(&self, first: usize, role: usize) -> Option<(String, bool)> {
        let near = role.saturating_sub(8).max(first);
        if self.is_minister(role) {
            return Some((self.government(), false));
        }
        let loose = ["country", "state", "city", "nation", "county", "industry", "cabinet"];
        let at = (near..role).rev().take(3).find(|at| {
            self.document.tokens.get(*at).is_some_and(|token| {
                let generic = token.is(flag::BODY)
                    && (!token.upper() || is_generic(token.span().of(self.document.text)));
                token.kind() == TokenKind::Word
                    && generic
                    && !loose.contains(&token.span().of(self.document.text))
            })
        });
        let at = at.or_else(|| self.spoken_for(near, role))?;
        let noun = self.document.tokens.get(at)?;
        let party = at
            .checked_sub(1)
            .and_then(|at| self.document.tokens.get(at))
            .filter(|token| token.upper() && token.is(flag::ADJECTIVAL));
        if let Some(party) = party.filter(|_| noun.span().of(self.document.text) == "group" && at > first) {
            return Some((
                Span::new(party.span().start, noun.span().end).of(self.document.text).to_owned(),
                true,
            ));
        }
        let definite = (at.saturating_sub(3)..at)
            .any(|at| self.document.tokens.get(at).is_some_and(|token| token.is(flag::DETERMINER)));
        // "Police Chief Ann Roe": there is one police.
        let one = noun.span().of(self.document.text).eq_ignore_ascii_case("police");
        Some(self.common(noun)).filter(|(_, named)| *named || definite || !noun.upper() || one)
    }

    /// "mill spokesman": whatever has somebody to speak for it is an organisation, known as one or not.
    fn spoken_for(&self, near: usize, role: usize) -> Option<usize> {
        const RANKS: &[&str] =
            &["chief", "senior", "deputy", "former", "official", "lead", "acting", "press", "media"];
        let word =
            |at: usize| self.document.tokens.get(at).map_or("", |token| token.span().of(self.document.text));
        let at = role.checked_sub(1).filter(|at| *at >= near && word(role).starts_with("spokes"))?;
        let noun =
            self.document.tokens.get(at).filter(|token| token.kind() == TokenKind::Word && !token.upper())?;
        let other = flag::DETERMINER | flag::ADJECTIVAL | flag::POSSESSIVE | flag::PREPOSITION | flag::ADVERB;
        (!noun.is(other | flag::PRONOUN | flag::AND) && !RANKS.contains(&word(at))).then_some(at)
    }

    /// "Mr Quill’s campaign manager", "Dunn’s lawyer": the person.
    fn owned_by_person(&self, near: usize, role: usize) -> Option<String> {
        let mark = (near..role)
            .find(|at| self.document.tokens.get(*at).is_some_and(|token| token.is(flag::POSSESSIVE)))?;
        let run = runs(self.document, near, mark).into_iter().next_back().filter(|run| run.last == mark)?;
        let place = self.document.tokens.get(run.first)?.span().start;
        let person = self.names.person_at(&words_of(self.document, run), place)?;
        self.names.people.get(person).map(|person| person.name.clone())
    }
}
