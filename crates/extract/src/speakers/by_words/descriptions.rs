//! Speakers that are described and not named: "the charity", "survivors and witnesses", "the report".

use crate::lexicon::{flag, look_up};
use crate::names::index::{Gender, within};
use crate::names::spans::{runs, words_of};
use crate::parties::affiliation_by_words::{Affiliation, affiliation};
use crate::rules::Rule;
use crate::speakers::by_words::{
    MEMORY, ResolvedIndex, ResolvedSpeaker, SpeakerResolver, could_be, first_word, natural, plain,
};
use crate::statements::reader::StatementDraft;
use crate::text::Document;
use crate::text::tokens::{Token, TokenKind};
use model::{Span, SpeakerKind};

impl SpeakerResolver<'_> {
    /// A mention that only describes, with the name behind it: "the victim’s mother, Denise Bell", "one of them,
    /// Lee Garbutt", "the regulator, the Dams Inspectorate".
    pub(crate) fn named_beside(
        &mut self,
        first: usize,
        head: usize,
        draft: &StatementDraft,
    ) -> Option<ResolvedIndex> {
        let roles = [draft.role, draft.mention.and_then(|mention| self.between_commas(mention.end))];
        roles.into_iter().flatten().find_map(|role| self.named_in(first, head, role))
    }

    fn named_in(&mut self, first: usize, head: usize, role: Span) -> Option<ResolvedIndex> {
        let slice = self.document.tokens.get(first..head)?;
        let noun = slice
            .iter()
            .rev()
            .find(|token| token.kind() == TokenKind::Word && !token.is(flag::POSSESSIVE))?;
        let one =
            ["one", "another", "other"].contains(&noun.span().of(self.document.text).to_lowercase().as_str());
        if noun.upper() && !one {
            return None;
        }
        let (from, to) = within(self.document.tokens, role);
        let lead = self.document.tokens.get(from..to)?.iter().take_while(|token| !token.upper()).count();
        let run = runs(self.document, from, to).into_iter().next()?;
        if lead > 3 || run.first > from + lead + 6 {
            return None;
        }
        let name = words_of(self.document, run);
        let place = self.document.tokens.get(run.first)?.span().start;
        let before = Span::new(slice.first()?.span().start, slice.last()?.span().end);
        if let Some(person) = self.names.person_at(&name, place) {
            let speaker = self.of_person(person);
            let affiliation = affiliation(self.document, self.names, None, Some(before))
                .or_else(|| self.of_another(Some(before)));
            if let Some(speaker) = self.resolved.speakers.get_mut(speaker) {
                speaker.affiliation = speaker.affiliation.take().or(affiliation);
                if speaker.role.is_empty() {
                    before.of(self.document.text).clone_into(&mut speaker.role);
                }
            }
            return Some(speaker);
        }
        let body = run.last == to && !run.titled && !noun.is(flag::ROLE | flag::HUMAN | flag::GROUP)
            || noun.is(flag::BODY) && run.last == to;
        (body && self.names.bodies.contains_key(&name) && could_be(&name))
            .then(|| self.named_organisation(&name))
    }

    /// A mention that describes: "the charity", "a coalition spokesman", "survivors and witnesses".
    pub(crate) fn described(
        &mut self,
        first: usize,
        head: usize,
        last: usize,
        draft: &StatementDraft,
    ) -> Option<ResolvedIndex> {
        let slice = self.document.tokens.get(first..head)?;
        if draft.rule == Rule::Label && slice.iter().all(Token::upper) {
            return None;
        }
        let kinds = flag::ROLE | flag::BODY | flag::GROUP | flag::HUMAN | flag::DOCUMENT | flag::STAFF;
        let words = || {
            slice.iter().rev().filter(|token| token.kind() == TokenKind::Word && !token.is(flag::POSSESSIVE))
        };
        let noun = words()
            .next()
            .filter(|token| token.upper())
            .or_else(|| words().find(|token| token.is(kinds) && !token.upper()));
        let noun = noun.or_else(|| words().next())?;
        let whole = Span::new(
            slice.first()?.span().start,
            self.document.tokens.get(last.checked_sub(1)?)?.span().end,
        );
        let document = self
            .document
            .tokens
            .get(first..last)?
            .iter()
            .rev()
            .find(|token| !token.upper() && token.is(flag::DOCUMENT));
        let title = is_title(self.document, first, last, draft);
        if title
            || !noun.upper()
                && document.is_some()
                && (noun.is(flag::DOCUMENT) || !noun.is(flag::ROLE | flag::BODY | flag::GROUP | flag::HUMAN))
        {
            return Some(self.document(whole, slice, title, draft));
        }
        let alone = slice.len() == 1
            && noun.is(flag::GROUP | flag::HUMAN | flag::STAFF | flag::DOCUMENT | flag::ROLE)
            && !self.names.bodies.contains_key(noun.span().of(self.document.text));
        let word = noun.span().of(self.document.text).to_lowercase();
        if let Some(person) = self.by_age_or_nation(*noun, slice) {
            return Some(person);
        }
        if noun.upper() && !alone {
            return None;
        }
        if let Some(person) = self.by_role(&word, slice, last > head) {
            return Some(person);
        }
        let definite = slice.first().is_some_and(|token| {
            ["the", "this", "that", "our"]
                .contains(&token.span().of(self.document.text).to_ascii_lowercase().as_str())
        });
        if noun.is(flag::GROUP | flag::STAFF) && !(noun.is(flag::BODY) && definite) {
            return Some(self.described_as(whole, SpeakerKind::Group, draft));
        }
        if noun.is(flag::BODY) {
            return Some(self.common_organisation(*noun, whole, definite));
        }
        if noun.is(flag::ROLE | flag::HUMAN) && definite && last == head {
            let ends =
                |speaker: &ResolvedSpeaker| has_word(&speaker.name, &word) || has_word(&speaker.role, &word);
            let known = self.recent(|speaker| {
                matches!(speaker.kind, SpeakerKind::Person | SpeakerKind::Unnamed) && ends(speaker)
            });
            if known.is_some() {
                return known;
            }
        }
        let plural = noun.span().of(self.document.text).ends_with('s') && !noun.is(flag::ROLE);
        let kind = if plural { SpeakerKind::Group } else { SpeakerKind::Unnamed };
        Some(self.described_as(whole, kind, draft))
    }

    /// The words between the comma at a place and the next one.
    fn between_commas(&self, end: usize) -> Option<Span> {
        let at = self.document.tokens.partition_point(|token| token.span().start < end);
        self.document.tokens.get(at).filter(|token| token.kind() == TokenKind::Comma)?;
        let words = self.document.tokens.get(at + 1..)?;
        let titled = |at: usize| {
            let title = at.checked_sub(1).and_then(|at| words.get(at));
            title.is_some_and(|title| {
                title.is(flag::ABBREVIATION | flag::RANK | flag::HONORIFIC) && title.upper()
            })
        };
        let inside =
            |(at, token): &(usize, &Token)| token.wordy() || token.kind() == TokenKind::Stop && titled(*at);
        let length = words.iter().enumerate().take(12).take_while(inside).count();
        self.document
            .tokens
            .get(at + 1 + length)
            .filter(|token| matches!(token.kind(), TokenKind::Comma | TokenKind::Stop))?;
        let words = self.document.tokens.get(at + 1..at + 1 + length)?;
        Some(Span::new(words.first()?.span().start, words.last()?.span().end))
    }

    /// "the Dutchman", "the 24-year-old": the person whom the text is about there.
    fn by_age_or_nation(&mut self, noun: Token, slice: &[Token]) -> Option<ResolvedIndex> {
        let word = noun.span().of(self.document.text).to_lowercase();
        let definite = slice
            .first()
            .is_some_and(|token| token.span().of(self.document.text).eq_ignore_ascii_case("the"));
        let man = noun.upper() && word.len() > 6 && word.ends_with("man");
        let woman = noun.upper() && word.len() > 6 && word.ends_with("woman");
        let aged = word.contains("-year-old");
        if !definite || !(man || aged) || noun.is(flag::ROLE | flag::RANK) {
            return None;
        }
        let gender = if woman {
            Some(Gender::Woman)
        } else if man {
            Some(Gender::Man)
        } else {
            None
        };
        self.somebody(noun.span().start, gender)
    }

    /// "his son", "the police chief": somebody who is named elsewhere with these words beside the name.
    fn by_role(&mut self, word: &str, slice: &[Token], more: bool) -> Option<ResolvedIndex> {
        let first = slice.first()?;
        let known = look_up(word).flags & (flag::ROLE | flag::HUMAN) != 0;
        let determiner = first.span().of(self.document.text).to_ascii_lowercase();
        let definite = ["the", "his", "her", "their", "its"].contains(&determiner.as_str())
            || first.upper() && slice.len() == 1;
        if !known || !definite || more && slice.len() < 3 {
            return None;
        }
        let person = self.names.person_called(self.document.text, word, first.span().start)?;
        Some(self.of_person(person))
    }

    pub(crate) fn described_as(
        &mut self,
        whole: Span,
        kind: SpeakerKind,
        draft: &StatementDraft,
    ) -> ResolvedIndex {
        let name = bare_name(whole.of(self.document.text));
        if let Some(at) =
            self.known(&name, |speaker| speaker.kind == kind && speaker.name.eq_ignore_ascii_case(&name))
        {
            return at;
        }
        let (first, last) = within(self.document.tokens, whole);
        let speaks = flag::STAFF | flag::VOICE | flag::ROLE;
        let slice = self.document.tokens.get(first..last).unwrap_or_default();
        let joins = ["at", "for", "from", "of"];
        let for_others = slice
            .iter()
            .any(|token| token.is(speaks) || joins.contains(&token.span().of(self.document.text)));
        let affiliation =
            if for_others { affiliation(self.document, self.names, draft.role, Some(whole)) } else { None };
        let affiliation = affiliation.or_else(|| self.office(whole));
        self.add(ResolvedSpeaker { affiliation, ..plain(name, kind) })
    }

    /// A known speaker under a name with the same first word.
    pub(crate) fn known(&self, name: &str, fits: impl Fn(&ResolvedSpeaker) -> bool) -> Option<ResolvedIndex> {
        let near = self.by_word.get(&first_word(name))?;
        near.iter().take(MEMORY).copied().find(|at| self.resolved.speakers.get(*at).is_some_and(&fits))
    }

    /// A document that is only called by what it is.
    pub(crate) fn written(&mut self, whole: Span) -> ResolvedIndex {
        let name = bare_name(whole.of(self.document.text));
        let known =
            self.known(&name, |speaker| speaker.kind == SpeakerKind::Document && speaker.name == name);
        known.unwrap_or_else(|| self.add(plain(name, SpeakerKind::Document)))
    }

    /// "MAYOR:": a person whom the label calls by name or by role.
    pub(crate) fn labelled(&mut self, label: &str) -> ResolvedIndex {
        let name = natural(label);
        let known = self.known(&name, |speaker| speaker.kind == SpeakerKind::Person && speaker.name == name);
        known.unwrap_or_else(|| self.add(plain(name, SpeakerKind::Person)))
    }

    fn document(
        &mut self,
        whole: Span,
        slice: &[Token],
        title: bool,
        draft: &StatementDraft,
    ) -> ResolvedIndex {
        let words = whole.of(self.document.text);
        let definite =
            slice.first().is_some_and(|token| token.is(flag::DETERMINER) && token.span().len() > 2);
        if !title
            && definite
            && let Some(known) = self.recent(|speaker| speaker.kind == SpeakerKind::Document)
        {
            return known;
        }
        let head = Span::new(whole.start, slice.last().map_or(whole.end, |token| token.span().end));
        let name = if title {
            words.split(':').next().unwrap_or(words).trim().to_owned()
        } else {
            bare_name(head.of(self.document.text))
        };
        if let Some(at) =
            self.known(&name, |speaker| speaker.kind == SpeakerKind::Document && speaker.name == name)
        {
            return at;
        }
        let affiliation = affiliation(self.document, self.names, draft.role, Some(whole))
            .map(|affiliation| Affiliation { rule: Rule::Publisher, ..affiliation })
            .or_else(|| self.written_by_last(whole, definite));
        let role = draft.role.map(|span| span.of(self.document.text).to_owned()).unwrap_or_default();
        self.add(ResolvedSpeaker { role, affiliation, ..plain(name, SpeakerKind::Document) })
    }
}

impl SpeakerResolver<'_> {
    /// "a spokesman", "Chief Executive Ann Roe": an office of the organisation that the text is about there.
    pub(crate) fn office(&self, role: Span) -> Option<Affiliation> {
        let words = role.of(self.document.text).to_lowercase();
        let office = [
            "spokes",
            "chief executive",
            "ceo",
            "chairman",
            "chairwoman",
            "co-founder",
            "managing director",
            "operations director",
        ];
        if !office.iter().any(|office| words.contains(office)) {
            return None;
        }
        let last = self.last.and_then(|at| self.resolved.speakers.get(at));
        let body = last.and_then(|speaker| match (&speaker.affiliation, speaker.kind) {
            (Some(affiliation), _) => Some(affiliation.body.clone()),
            (None, SpeakerKind::Organisation) => Some(speaker.name.clone()),
            (None, _) => None,
        });
        let before = || {
            let fits = |name: &&str| could_be(name) && !self.names.located.contains(*name);
            self.names.organisations_before(role.start).find(fits).map(str::to_owned)
        };
        let body = body.or_else(before)?;
        Some(Affiliation {
            body,
            rule: Rule::OfficeOf,
            words: role.of(self.document.text).trim().to_owned(),
            named: true,
        })
    }

    /// "the statement": of the organisation that spoke last.
    fn written_by_last(&self, whole: Span, definite: bool) -> Option<Affiliation> {
        let last = self.last.and_then(|at| self.resolved.speakers.get(at)).filter(|_| definite)?;
        let body = match (&last.affiliation, last.kind) {
            (Some(affiliation), _) => affiliation.body.clone(),
            (None, SpeakerKind::Organisation) => last.name.clone(),
            (None, _) => return None,
        };
        Some(Affiliation {
            body,
            rule: Rule::AnotherName,
            words: whole.of(self.document.text).to_owned(),
            named: true,
        })
    }
}

/// Returns true if some words have a word, whatever its capitals.
fn has_word(words: &str, word: &str) -> bool {
    words.split(|c: char| !c.is_alphanumeric() && c != '-').any(|own| own.eq_ignore_ascii_case(word))
}

/// Returns true if a name is the title of something written: "War And Peace: A Report".
fn is_title(document: Document, first: usize, last: usize, draft: &StatementDraft) -> bool {
    let slice = document.tokens.get(first..last).unwrap_or_default();
    let colon = slice.iter().any(|token| token.kind() == TokenKind::Colon);
    let odd = slice.iter().skip(1).any(|token| {
        token.upper() && token.is(flag::PREPOSITION | flag::AND | flag::DETERMINER) && token.span().len() > 1
    });
    let capital = slice.iter().filter(|token| token.upper()).count() > 2;
    let published = draft.role.is_some_and(|role| {
        ["published", "released", "written", "issued"]
            .iter()
            .any(|word| role.of(document.text).starts_with(word))
    });
    capital && (colon || odd && published) || published && slice.first().is_some_and(Token::upper)
}

/// A description as a name: without its article and its number.
pub(crate) fn bare_name(words: &str) -> String {
    // One space between words, whatever is there in the text: a line's end, a no-break space.
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.as_str();
    let mut rest = words.trim();
    for lead in ["The ", "the ", "A ", "a ", "An ", "an "] {
        rest = rest.strip_prefix(lead).unwrap_or(rest);
    }
    let number = rest.find(|c: char| !c.is_numeric() && c != ',').unwrap_or(0);
    let bare = rest.get(number..).filter(|rest| rest.starts_with(' ')).unwrap_or(rest).trim();
    if bare.is_empty() { words.trim().to_owned() } else { bare.to_owned() }
}
