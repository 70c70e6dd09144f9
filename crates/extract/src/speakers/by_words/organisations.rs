//! Organisations: by their name, and by what they are ("the charity", "the team at the university").

use crate::lexicon::flag;
use crate::names::index::{Gender, within};
use crate::names::spans::{NameSpan, runs, words_of};
use crate::parties::affiliation_by_words::{Affiliation, affiliation, capital};
use crate::rules::Rule;
use crate::speakers::by_words::descriptions::bare_name;
use crate::speakers::by_words::{
    ResolvedIndex, ResolvedSpeaker, SpeakerResolver, could_be, plain, same_organisation,
};
use crate::statements::reader::StatementDraft;
use crate::text::tokens::Token;
use model::{Span, SpeakerKind};

impl SpeakerResolver<'_> {
    /// "the charity": an organisation that is called by what it is.
    pub(crate) fn common_organisation(&mut self, noun: Token, whole: Span, definite: bool) -> ResolvedIndex {
        let word = noun.span().of(self.document.text).to_lowercase();
        let (first, last) = within(self.document.tokens, whole);
        let run = runs(self.document, first, last).into_iter().next();
        let behind = run.is_some_and(|run| {
            self.document.tokens.get(run.first).is_some_and(|token| token.span().start > noun.span().end)
        });
        if behind && GENERIC.contains(&word.as_str()) {
            return self.group_of(whole);
        }
        if let Some(affiliation) = run.and_then(|run| self.owned_by(run, &word, whole)) {
            let name = bare_name(whole.of(self.document.text));
            let known = self.known(&name, |speaker| speaker.name.eq_ignore_ascii_case(&name));
            return known.unwrap_or_else(|| {
                self.add(ResolvedSpeaker {
                    affiliation: Some(affiliation),
                    ..plain(name, SpeakerKind::Group)
                })
            });
        }
        let named = run
            .map(|run| words_of(self.document, run))
            .filter(|name| self.names.person_at(name, whole.start).is_none());
        if named.as_deref().is_some_and(|name| !name.ends_with("-led") && !name.ends_with("-backed")) {
            let name =
                bare_name(Span::new(whole.start, noun.span().end.max(whole.start)).of(self.document.text));
            return self.named_organisation(&name);
        }
        let last = |speaker: &ResolvedSpeaker| {
            speaker.name.split(' ').next_back().is_some_and(|last| last.eq_ignore_ascii_case(&word))
        };
        if let Some(known) = self.recent(|speaker| speaker.kind == SpeakerKind::Organisation && last(speaker))
        {
            return known;
        }
        if let Some(name) = self.names.organisation_with(&word, whole.start) {
            let name = name.to_owned();
            return self.named_organisation(&name);
        }
        if definite && GENERIC.contains(&word.as_str()) {
            let fits = |name: &str| could_be(name) && could_be_called(name, &word);
            if let Some(known) =
                self.recent(|speaker| speaker.kind == SpeakerKind::Organisation && fits(&speaker.name))
            {
                return known;
            }
            let before = self.names.organisations_before(whole.start).find(|name| fits(name));
            if let Some(name) = before {
                let name = name.to_owned();
                return self.named_organisation(&name);
            }
        }
        if !definite {
            return self.described_body(whole, &word);
        }
        self.named_organisation(&capital(&word))
    }

    /// "Hadley’s office": those who work for a person.
    fn owned_by(&self, run: NameSpan, word: &str, whole: Span) -> Option<Affiliation> {
        let own = ["administration", "campaign", "office", "team"].contains(&word);
        self.document.tokens.get(run.last).filter(|token| own && token.is(flag::POSSESSIVE))?;
        let place = self.document.tokens.get(run.first)?.span().start;
        let person = self.names.person_at(&words_of(self.document, run), place)?;
        let body = self.names.people.get(person)?.name.clone();
        Some(Affiliation {
            body,
            rule: Rule::BeforeName,
            words: whole.of(self.document.text).to_owned(),
            named: true,
        })
    }

    /// "the team at Calder University": people of an organisation.
    fn group_of(&mut self, whole: Span) -> ResolvedIndex {
        let name = bare_name(whole.of(self.document.text));
        if let Some(at) = self.known(&name, |speaker| speaker.name.eq_ignore_ascii_case(&name)) {
            return at;
        }
        let affiliation = affiliation(self.document, self.names, None, Some(whole))
            .map(|affiliation| Affiliation { rule: Rule::Staff, ..affiliation });
        self.add(ResolvedSpeaker { affiliation, ..plain(name, SpeakerKind::Group) })
    }

    fn described_body(&mut self, whole: Span, word: &str) -> ResolvedIndex {
        let name = whole.of(self.document.text).to_owned();
        if GENERIC.contains(&word) || name.contains(' ') && name.len() > 40 {
            return self.add(plain(name, SpeakerKind::Unnamed));
        }
        self.named_organisation(&capital(word))
    }

    pub(crate) fn named_organisation(&mut self, name: &str) -> ResolvedIndex {
        let name = self.names.acronyms.get(name).map_or(name, |full| full);
        if let Some(at) = self.known(name, |speaker| {
            speaker.kind == SpeakerKind::Organisation && same_organisation(&speaker.name, name)
        }) {
            return at;
        }
        self.add(plain(name.to_owned(), SpeakerKind::Organisation))
    }

    pub(crate) fn body(
        &mut self,
        first: usize,
        head: usize,
        draft: &StatementDraft,
    ) -> Option<ResolvedIndex> {
        let run = runs(self.document, first, head).into_iter().next_back();
        let Some(run) = run.filter(|run| draft.rule == Rule::Label || !self.is_common(*run)) else {
            let slice = self.document.tokens.get(first..head)?;
            let whole = Span::new(slice.first()?.span().start, slice.last()?.span().end);
            return Some(self.described_as(whole, SpeakerKind::Group, draft));
        };
        let name = words_of(self.document, run);
        let token = self.document.tokens.get(run.first)?;
        let nation = token.is(flag::ADJECTIVAL) && !token.is(flag::PLACE) && run.last == run.first + 1;
        if nation && !token.is(flag::ORG_NAME) {
            let whole = Span::new(self.document.tokens.get(first)?.span().start, token.span().end);
            return Some(self.described_as(whole, SpeakerKind::Unnamed, draft));
        }
        if draft.rule == Rule::Label && name.len() > 3 {
            return Some(self.labelled(&name));
        }
        if run.last - run.first == 1 && token.is(flag::MAN | flag::WOMAN) {
            return Some(self.add(plain(name, SpeakerKind::Person)));
        }
        let speaker = self.named_organisation(&name);
        self.own(first, run, &name);
        Some(speaker)
    }

    /// "His National Union called …": the person whom the text is about belongs to it.
    fn own(&mut self, first: usize, run: NameSpan, name: &str) {
        let Some(owner) = self.document.tokens.get(first).copied().filter(|_| first + 1 == run.first) else {
            return;
        };
        let gender = match owner.span().of(self.document.text).to_ascii_lowercase().as_str() {
            "his" => Gender::Man,
            "her" => Gender::Woman,
            _ => return,
        };
        let words = Span::new(
            owner.span().start,
            self.document.tokens.get(run.last - 1).map_or(owner.span().end, |token| token.span().end),
        );
        let affiliation = Affiliation {
            body: name.to_owned(),
            rule: Rule::BeforeName,
            words: words.of(self.document.text).to_owned(),
            named: true,
        };
        if let Some(person) = self.somebody(owner.span().start, Some(gender))
            && let Some(speaker) = self.resolved.speakers.get_mut(person)
        {
            speaker.affiliation = speaker.affiliation.take().or(Some(affiliation));
        }
    }

    /// A word with a capital only because it begins the sentence: "Chief defends officers".
    fn is_common(&self, run: NameSpan) -> bool {
        let token = self.document.tokens.get(run.first).filter(|_| run.last == run.first + 1);
        token.is_some_and(|token| {
            token.is(flag::ROLE | flag::GROUP | flag::STAFF | flag::HUMAN)
                && !self.names.bodies.contains_key(token.span().of(self.document.text))
        })
    }
}

/// Returns true if an organisation with this name could be called "the company", "the charity": no public body is.
pub(crate) fn could_be_called(name: &str, word: &str) -> bool {
    let has =
        |list: &[&str]| name.split(' ').any(|own| list.iter().any(|other| own.eq_ignore_ascii_case(other)));
    let public = [
        "board",
        "ministry",
        "council",
        "department",
        "commission",
        "court",
        "parliament",
        "senate",
        "congress",
        "government",
        "police",
        "army",
        "committee",
        "authority",
        "agency",
        "office",
        "observatory",
    ];
    let school = ["university", "college", "school", "institute"];
    let union = ["union", "workers", "federation", "party", "front"];
    let armed = [
        "army",
        "brigade",
        "brigades",
        "regiment",
        "battalion",
        "force",
        "forces",
        "militia",
        "navy",
        "police",
    ];
    match word {
        "organisation" | "organization" | "group" | "charity" | "company" | "firm" | "team" | "agency"
            if has(&armed) =>
        {
            false
        }
        "company" | "firm" | "airline" | "retailer" | "manufacturer" | "operator" | "developer" | "giant"
        | "maker" | "supermarket" | "insurer" | "corporation" => {
            !has(&public) && !has(&school) && !has(&union)
        }
        "charity" | "ngo" | "nonprofit" | "non-profit" => {
            !has(&public) && !has(&["inc", "ltd", "plc", "corp", "bank"])
        }
        "university" => has(&school),
        "watchdog" | "regulator" | "agency" | "department" => {
            !has(&["inc", "ltd", "plc", "corp"]) && !has(&union)
        }
        _ => true,
    }
}

/// Nouns that refer to an organisation named before.
pub(crate) const GENERIC: &[&str] = &[
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
