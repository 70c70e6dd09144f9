//! Speakers that are described and not named: "the charity", "survivors and witnesses", "the report".

use super::affiliation::{Tie, capital, tie};
use super::cast::{Caster, MEMORY, Voice, could_be, first_word, natural, plain, same_body};
use super::lexicon::flag;
use super::names::within;
use super::reading::Raw;
use super::rules::Rule;
use super::runs::{runs, words_of};
use super::tokens::{Kind, Token};
use crate::model::{Span, SpeakerKind};

impl Caster<'_> {
    /// A mention that describes: "the charity", "a coalition spokesman", "survivors and witnesses".
    pub(super) fn described(&mut self, first: usize, head: usize, last: usize, raw: &Raw) -> Option<usize> {
        let slice = self.tokens.get(first..head)?;
        let kinds = flag::ROLE | flag::BODY | flag::GROUP | flag::HUMAN | flag::DOCUMENT | flag::STAFF;
        let words =
            || slice.iter().rev().filter(|token| token.kind == Kind::Word && !token.is(flag::POSSESSIVE));
        let noun = words()
            .next()
            .filter(|token| token.upper)
            .or_else(|| words().find(|token| token.is(kinds) && !token.upper));
        let noun = noun.or_else(|| words().next())?;
        let whole = Span::new(slice.first()?.span.start, self.tokens.get(last.checked_sub(1)?)?.span.end);
        let document =
            self.tokens.get(first..last)?.iter().rev().find(|token| !token.upper && token.is(flag::DOCUMENT));
        let title = is_title(self.text, self.tokens, first, last, raw);
        if title
            || !noun.upper
                && document.is_some()
                && (noun.is(flag::DOCUMENT) || !noun.is(flag::ROLE | flag::BODY | flag::GROUP | flag::HUMAN))
        {
            return Some(self.document(whole, slice, title, raw));
        }
        let alone = slice.len() == 1 && noun.is(flag::GROUP | flag::HUMAN | flag::STAFF | flag::DOCUMENT);
        if noun.upper && !alone {
            return None;
        }
        let definite = slice.first().is_some_and(|token| {
            ["the", "this", "that", "our"].contains(&token.span.of(self.text).to_ascii_lowercase().as_str())
        });
        if noun.is(flag::GROUP | flag::STAFF) && !(noun.is(flag::BODY) && definite) {
            return Some(self.described_as(whole, SpeakerKind::Group, raw));
        }
        if noun.is(flag::BODY) {
            return Some(self.common_body(*noun, whole, definite));
        }
        if noun.is(flag::ROLE | flag::HUMAN) && definite {
            let word = noun.span.of(self.text).to_lowercase();
            let known = self.recent(|voice| {
                voice.kind == SpeakerKind::Person && voice.role.to_lowercase().contains(&word)
            });
            if known.is_some() {
                return known;
            }
        }
        let plural = noun.span.of(self.text).ends_with('s') && !noun.is(flag::ROLE);
        let kind = if plural { SpeakerKind::Group } else { SpeakerKind::Unnamed };
        Some(self.described_as(whole, kind, raw))
    }

    fn described_as(&mut self, whole: Span, kind: SpeakerKind, raw: &Raw) -> usize {
        let name = bare_name(whole.of(self.text));
        if let Some(at) =
            self.known(&name, |voice| voice.kind == kind && voice.name.eq_ignore_ascii_case(&name))
        {
            return at;
        }
        let (first, last) = within(self.tokens, whole);
        let speaks = flag::STAFF | flag::VOICE | flag::ROLE;
        let slice = self.tokens.get(first..last).unwrap_or_default();
        let for_others =
            slice.iter().any(|token| token.is(speaks) || ["at", "for"].contains(&token.span.of(self.text)));
        let tie =
            if for_others { tie(self.text, self.tokens, self.names, raw.role, Some(whole)) } else { None };
        self.add(Voice { tie, ..plain(name, kind) })
    }

    /// "the charity": an organisation that is called by what it is.
    pub(super) fn common_body(&mut self, noun: Token, whole: Span, definite: bool) -> usize {
        let word = noun.span.of(self.text).to_lowercase();
        let (first, last) = within(self.tokens, whole);
        let run = runs(self.text, self.tokens, first, last).into_iter().next();
        let named = run
            .map(|run| words_of(self.text, self.tokens, run))
            .filter(|name| self.names.person(name).is_none());
        if named.as_deref().is_some_and(|name| !name.ends_with("-led") && !name.ends_with("-backed")) {
            let name = bare_name(Span::new(whole.start, noun.span.end.max(whole.start)).of(self.text));
            return self.named_body(&name);
        }
        let last = |voice: &Voice| {
            voice.name.split(' ').next_back().is_some_and(|last| last.eq_ignore_ascii_case(&word))
        };
        if let Some(known) = self.recent(|voice| voice.kind == SpeakerKind::Organisation && last(voice)) {
            return known;
        }
        if let Some(name) = self.names.body_with(&word, whole.start) {
            let name = name.to_owned();
            return self.named_body(&name);
        }
        let generic = GENERIC.contains(&word.as_str());
        if definite && generic {
            let before = self.names.bodies_before(whole.start).find(|name| could_be(name));
            if let Some(name) = before {
                let name = name.to_owned();
                return self.named_body(&name);
            }
        }
        if !definite {
            return self.described_body(whole);
        }
        self.named_body(&capital(&word))
    }

    /// A voice that was met before under a name with the same first word.
    pub(super) fn known(&self, name: &str, fits: impl Fn(&Voice) -> bool) -> Option<usize> {
        let near = self.by_word.get(&first_word(name))?;
        near.iter().take(MEMORY).copied().find(|at| self.cast.voices.get(*at).is_some_and(&fits))
    }

    /// A document that is only called by what it is.
    pub(super) fn written(&mut self, whole: Span) -> usize {
        let name = bare_name(whole.of(self.text));
        let known = self.known(&name, |voice| voice.kind == SpeakerKind::Document && voice.name == name);
        known.unwrap_or_else(|| self.add(plain(name, SpeakerKind::Document)))
    }

    fn described_body(&mut self, whole: Span) -> usize {
        let name = whole.of(self.text).to_owned();
        self.add(plain(name, SpeakerKind::Unnamed))
    }

    fn named_body(&mut self, name: &str) -> usize {
        let name = self.names.acronyms.get(name).map_or(name, |full| full);
        if let Some(at) =
            self.known(name, |voice| voice.kind == SpeakerKind::Organisation && same_body(&voice.name, name))
        {
            return at;
        }
        self.add(plain(name.to_owned(), SpeakerKind::Organisation))
    }

    pub(super) fn body(&mut self, first: usize, head: usize, raw: &Raw) -> Option<usize> {
        let run = runs(self.text, self.tokens, first, head).into_iter().next_back();
        let Some(run) = run else {
            let slice = self.tokens.get(first..head)?;
            let whole = Span::new(slice.first()?.span.start, slice.last()?.span.end);
            return Some(self.described_as(whole, SpeakerKind::Group, raw));
        };
        let name = words_of(self.text, self.tokens, run);
        let token = self.tokens.get(run.first)?;
        let nation = token.is(flag::ADJECTIVAL) && !token.is(flag::PLACE) && run.last == run.first + 1;
        if nation && !token.is(flag::ORG_NAME) {
            let whole = Span::new(self.tokens.get(first)?.span.start, token.span.end);
            return Some(self.described_as(whole, SpeakerKind::Unnamed, raw));
        }
        if raw.rule == Rule::Label && name.len() > 3 {
            return Some(self.labelled(&name));
        }
        if run.last - run.first == 1 && token.is(flag::MAN | flag::WOMAN) {
            return Some(self.add(plain(name, SpeakerKind::Person)));
        }
        Some(self.named_body(&name))
    }

    /// "MAYOR:": a person whom the label calls by name or by role.
    fn labelled(&mut self, label: &str) -> usize {
        let name = natural(label);
        let known = self.known(&name, |voice| voice.kind == SpeakerKind::Person && voice.name == name);
        known.unwrap_or_else(|| self.add(plain(name, SpeakerKind::Person)))
    }

    fn document(&mut self, whole: Span, slice: &[Token], title: bool, raw: &Raw) -> usize {
        let words = whole.of(self.text);
        let definite = slice.first().is_some_and(|token| token.is(flag::DETERMINER) && token.span.len() > 2);
        if !title
            && definite
            && let Some(known) = self.recent(|voice| voice.kind == SpeakerKind::Document)
        {
            return known;
        }
        let name =
            if title { words.split(':').next().unwrap_or(words).trim().to_owned() } else { bare_name(words) };
        if let Some(at) = self.known(&name, |voice| voice.kind == SpeakerKind::Document && voice.name == name)
        {
            return at;
        }
        let tie = tie(self.text, self.tokens, self.names, raw.role, Some(whole))
            .map(|tie| Tie { rule: Rule::Publisher, ..tie });
        let role = raw.role.map(|span| span.of(self.text).to_owned()).unwrap_or_default();
        self.add(Voice { role, tie, ..plain(name, SpeakerKind::Document) })
    }
}

/// Nouns that stand for an organisation named before.
const GENERIC: &[&str] = &[
    "charity",
    "group",
    "company",
    "firm",
    "organisation",
    "organization",
    "agency",
    "association",
    "bank",
    "airline",
    "university",
    "hospital",
    "club",
    "team",
    "department",
    "watchdog",
    "regulator",
    "newspaper",
    "foundation",
    "institute",
    "retailer",
    "manufacturer",
    "operator",
    "developer",
    "trust",
    "think-tank",
    "ngo",
    "nonprofit",
    "non-profit",
    "corporation",
    "giant",
    "maker",
    "supermarket",
    "insurer",
    "magazine",
    "broadcaster",
    "network",
    "body",
];

/// Whether a name is the title of something written: "War And Peace: A Report".
fn is_title(text: &str, tokens: &[Token], first: usize, last: usize, raw: &Raw) -> bool {
    let slice = tokens.get(first..last).unwrap_or_default();
    let colon = slice.iter().any(|token| token.kind == Kind::Colon);
    let odd = slice.iter().skip(1).any(|token| {
        token.upper && token.is(flag::PREPOSITION | flag::AND | flag::DETERMINER) && token.span.len() > 1
    });
    let capital = slice.iter().filter(|token| token.upper).count() > 2;
    let published = raw.role.is_some_and(|role| {
        ["published", "released", "written", "issued"].iter().any(|word| role.of(text).starts_with(word))
    });
    capital && (colon || odd && published) || published && slice.first().is_some_and(|token| token.upper)
}

/// A description as a name: without its article and its number.
fn bare_name(words: &str) -> String {
    let mut rest = words.trim();
    for lead in ["The ", "the ", "A ", "a ", "An ", "an "] {
        rest = rest.strip_prefix(lead).unwrap_or(rest);
    }
    let bare = rest.trim_start_matches(|c: char| c.is_numeric() || c == ',').trim();
    if bare.is_empty() { words.trim().to_owned() } else { bare.to_owned() }
}
