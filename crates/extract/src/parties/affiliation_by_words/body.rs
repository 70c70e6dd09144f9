//! The organisation that the words of a role name.

use super::{capital, is_generic};
use crate::lexicon::flag;
use crate::names::index::NameIndex;
use crate::names::spans::{NameSpan, runs, words_of};
use crate::speakers::by_words::could_be;
use crate::speakers::by_words::organisations::{GENERIC, could_be_called};
use crate::text::Document;
use crate::text::tokens::{Token, TokenKind};

/// Verbs that tie their subject to an organisation: "who chairs the …".
const SERVES: &[&str] = &[
    "runs",
    "ran",
    "owns",
    "owned",
    "leads",
    "led",
    "founded",
    "co-founded",
    "represents",
    "representing",
    "represented",
    "chairs",
    "chaired",
    "heads",
    "headed",
    "directs",
    "directed",
    "edits",
    "edited",
    "manages",
    "managed",
    "commands",
    "commanded",
    "oversees",
    "oversaw",
];

/// The most tokens between the police and a "department" that means them.
const REMEMBERED: usize = 400;

/// Words for a place whose name follows: "the village of Tell Amud".
const SETTLEMENTS: &[&str] = &[
    "village", "town", "city", "county", "state", "district", "province", "island", "port", "parish",
    "suburb", "region",
];

/// Participles that tell who made a document: "published by …".
const WRITTEN: &[&str] =
    &["published", "released", "written", "issued", "commissioned", "produced", "compiled"];

/// The name of a political side, which is an adjective too.
fn is_political(name: &str) -> bool {
    ["Labour", "Conservatives", "Conservative", "Republicans", "Democrats", "Liberals", "Greens"]
        .contains(&name)
}

/// Reads the words beside a name.
pub(super) struct AffiliationReader<'a> {
    pub(super) document: Document<'a>,
    pub(super) names: &'a NameIndex,
}

impl AffiliationReader<'_> {
    /// The organisation among some tokens, and whether it has a name.
    pub(super) fn body_in(&self, first: usize, last: usize) -> Option<(String, bool)> {
        if let Some(person) = self.client(first, last) {
            return Some((person, true));
        }
        let slice = self.document.tokens.get(first..last)?;
        let roles: Vec<usize> = slice
            .iter()
            .enumerate()
            .filter(|(_, token)| token.kind() == TokenKind::Word && Self::is_role(token))
            .map(|(at, _)| first + at)
            .collect();
        for role in &roles {
            let after = || self.after_role(*role, last);
            let named = |found: &(String, bool)| found.1;
            let found = self
                .before_role(first, *role)
                .or_else(|| after().filter(named))
                .or_else(|| self.kind_before_role(first, *role))
                .or_else(after);
            if found.is_some() {
                return found;
            }
        }
        self.by(first, last, roles.is_empty())
    }

    fn is_role(token: &Token) -> bool {
        token.is(flag::ROLE | flag::STAFF | flag::VOICE) || token.is(flag::RANK) && token.upper()
    }

    /// "director of Greenwatch UK", "spokeswoman for the ministry".
    fn after_role(&self, role: usize, last: usize) -> Option<(String, bool)> {
        let at = |at: &usize| {
            self.document.tokens.get(*at).is_some_and(|token| token.span().of(self.document.text) == "at")
        };
        let joint = (role + 1..last).take(6).find(at).or_else(|| {
            (role + 1..last).take(6).find(|at| {
                self.document.tokens.get(*at).is_some_and(|token| {
                    ["of", "for", "at", "from", "with"].contains(&token.span().of(self.document.text))
                })
            })
        })?;
        let word =
            |at: usize| self.document.tokens.get(at).map_or("", |token| token.span().of(self.document.text));
        let speaks = self.document.tokens.get(role).is_some_and(|token| token.is(flag::VOICE | flag::STAFF));
        let from = self.organisation(joint + 1, last)?;
        let body = crate::parties::silent::is_organisation(&from.0) || !from.1;
        let hails = word(joint) == "from" && !speaks && !body;
        (!hails).then_some(from)
    }

    /// "counsel for Jasper": a person whom somebody speaks for.
    fn client(&self, first: usize, last: usize) -> Option<String> {
        let speaks = |token: &Token| {
            let word = token.span().of(self.document.text).to_lowercase();
            [
                "lawyer",
                "attorney",
                "counsel",
                "solicitor",
                "barrister",
                "spokesman",
                "spokeswoman",
                "spokesperson",
                "agent",
            ]
            .contains(&word.as_str())
        };
        let role = (first..last).find(|at| self.document.tokens.get(*at).is_some_and(speaks))?;
        let joint = (role + 1..last).take(2).find(|at| {
            self.document
                .tokens
                .get(*at)
                .is_some_and(|token| ["for", "to"].contains(&token.span().of(self.document.text)))
        })?;
        let run =
            runs(self.document, joint + 1, last).into_iter().next().filter(|run| run.first <= joint + 3)?;
        let place = self.document.tokens.get(run.first)?.span().start;
        let person = self.names.person_at(&words_of(self.document, run), place)?;
        self.names.people.get(person).map(|person| person.name.clone())
    }

    /// "published by Greenwatch", "a report from the bank".
    fn by(&self, first: usize, last: usize, roleless: bool) -> Option<(String, bool)> {
        let opening = self.document.tokens.get(first).is_some_and(|token| token.is(flag::PREPOSITION));
        let written = self.document.tokens.get(first..last)?.iter().any(|token| {
            token.is(flag::DOCUMENT | flag::GROUP) || WRITTEN.contains(&token.span().of(self.document.text))
        });
        let described = self.document.tokens.get(first).is_some_and(|token| token.is(flag::DETERMINER));
        let joint = (first..last).take(20).find(|at| {
            self.document.tokens.get(*at).is_some_and(|token| {
                let word = token.span().of(self.document.text);
                let speaks = ["speaks", "works", "campaigns", "spoke", "worked"].contains(&word)
                    && self
                        .document
                        .tokens
                        .get(*at + 1)
                        .is_some_and(|next| ["for", "at"].contains(&next.span().of(self.document.text)));
                SERVES.contains(&word)
                    || speaks
                    || roleless && (opening || written) && ["by", "from", "at", "for", "of"].contains(&word)
                    || roleless && described && word == "at"
            })
        });
        match joint {
            Some(joint) => self.organisation(joint + 1, last),
            None if roleless => self.owner(first, last),
            None => None,
        }
    }

    /// "the council’s report".
    fn owner(&self, first: usize, last: usize) -> Option<(String, bool)> {
        let mark = (first..last)
            .find(|at| self.document.tokens.get(*at).is_some_and(|token| token.is(flag::POSSESSIVE)))?;
        self.organisation(first, mark)
    }

    fn organisation(&self, first: usize, last: usize) -> Option<(String, bool)> {
        let end = (first..last)
            .find(|at| {
                self.document.tokens.get(*at).is_some_and(|token| {
                    token.kind() == TokenKind::Comma
                        || token.is(flag::RELATIVE | flag::CLAUSE) && !token.upper()
                })
            })
            .unwrap_or(last);
        let found = runs(self.document, first, end).into_iter().map(|run| self.whole(run)).find(|run| {
            let name = words_of(self.document, *run);
            let bare = self
                .document
                .tokens
                .get(run.first..run.last)
                .unwrap_or_default()
                .iter()
                .all(|token| token.is(flag::ADJECTIVAL | flag::TIME) && !token.is(flag::PLACE));
            let bare = bare && !is_political(&name);
            let person = self.names.full_person(&name).and_then(|person| self.names.people.get(person));
            let person = person.is_some_and(|person| person.sure) || self.names.is_last_name(&name);
            let generic = run.last == run.first + 1 && is_generic(&name);
            !run.titled && !bare && !person && !generic && !self.is_place(*run)
        });
        if let Some(run) = found {
            return Some((self.full(&words_of(self.document, run)), true));
        }
        let noun = self
            .document
            .tokens
            .get(first..end)?
            .iter()
            .take(5)
            .find(|token| token.is(flag::BODY) && token.kind() == TokenKind::Word)?;
        Some(self.common(noun))
    }

    /// A name with what belongs to it behind "&" or a plural’s apostrophe: "Oduya & Sons", "Farmers’ Federation".
    fn whole(&self, run: NameSpan) -> NameSpan {
        let mut last = run.last;
        while let Some(joint) = self.document.tokens.get(last) {
            let and = joint.span().of(self.document.text) == "&";
            let plural = joint.kind() == TokenKind::Single
                && self
                    .document
                    .tokens
                    .get(last - 1)
                    .is_some_and(|token| token.span().end == joint.span().start);
            let next = self
                .document
                .tokens
                .get(last + 1)
                .filter(|next| next.kind() == TokenKind::Word && next.upper());
            let fits = next.is_some_and(|next| and || plural && next.is(flag::ORG_NAME | flag::BODY));
            if !fits || last > run.first + 8 {
                break;
            }
            last += 2;
        }
        NameSpan { last, ..run }
    }

    /// "the village of Tell Amud", "the Tarn Valley dam": the name of a place or of a thing.
    fn is_place(&self, run: NameSpan) -> bool {
        let word = |at: Option<usize>| {
            at.and_then(|at| self.document.tokens.get(at))
                .map_or("", |token| token.span().of(self.document.text))
        };
        let settled =
            word(run.first.checked_sub(1)) == "of" && SETTLEMENTS.contains(&word(run.first.checked_sub(2)));
        let thing = self.document.tokens.get(run.last).is_some_and(|next| {
            next.kind() == TokenKind::Word
                && !next.upper()
                && !next.is(u64::MAX)
                && next.cue().is_none()
                && !next.span().of(self.document.text).ends_with("ed")
        });
        let name = words_of(self.document, run);
        let located = self.names.located.contains(&name) && !crate::parties::silent::is_organisation(&name);
        let inside = ["in", "near", "across", "outside", "around"].contains(&word(run.first.checked_sub(1)));
        settled || thing || located || inside
    }

    pub(super) fn full(&self, name: &str) -> String {
        let full = self.names.acronyms.get(name).cloned().unwrap_or_else(|| name.to_owned());
        self.names.owners.get(&full).cloned().unwrap_or(full)
    }

    /// Returns true if the noun at a place has "the" or "a" right before it: "the trust", not "supporters’ trust".
    fn points_back(&self, place: usize) -> bool {
        let at = self.document.tokens.partition_point(|token| token.span().start < place);
        let before = at.checked_sub(1).and_then(|at| self.document.tokens.get(at));
        before.is_some_and(|token| token.is(flag::DETERMINER) && !token.is(flag::POSSESSIVE))
    }

    /// An organisation that the article has introduced by what it is ("the relief agency Open Road"): the last before a place.
    fn introduced(&self, word: &str, place: usize) -> Option<&str> {
        self.points_back(place).then(|| self.names.introduced(word, place)).flatten()
    }

    /// An organisation that is called by what it is: the last one named so, or that word as its name.
    pub(super) fn common(&self, noun: &Token) -> (String, bool) {
        let word = noun.span().of(self.document.text).to_lowercase();
        let place = noun.span().start;
        let called = || {
            let fits = |name: &&str| {
                could_be(name) && could_be_called(name, &word) && !self.names.located.contains(*name)
            };
            let often = |name: &&str| {
                fits(name)
                    && (name.contains(' ') || self.names.bodies.get(*name).is_some_and(|times| *times > 1))
            };
            let before = || self.names.organisations_before(place);
            let after = || self.names.organisations_after(place).find(fits);
            let known = GENERIC.contains(&word.as_str()) && self.points_back(place);
            before().find(often).or_else(|| before().find(fits)).or_else(after).filter(|_| known)
        };
        let police = ["department", "force"].contains(&word.as_str())
            && self.names.organisation_with(&word, place).is_none();
        let at = self.document.tokens.partition_point(|token| token.span().start < place);
        let near = self.document.tokens.get(at.saturating_sub(REMEMBERED)..at).unwrap_or_default();
        if police
            && near.iter().any(|token| token.span().of(self.document.text).eq_ignore_ascii_case("police"))
        {
            return ("Police".to_owned(), false);
        }
        let named = self
            .names
            .organisation_with(&word, place)
            .or_else(|| self.introduced(&word, place))
            .or_else(called);
        named.map_or_else(|| (capital(&word), false), |name| (self.full(name), true))
    }
}
