//! The parties that words name.

mod words;

use std::collections::HashSet;

use foldhash::HashMap;
use unicode_segmentation::UnicodeSegmentation;

use super::clause_roles::{ClauseRole, ClauseWord, part, plain, words};
use super::descriptions::Descriptions;
use super::name_filter::{NameFilter, PartyBits};
use english::classes::is_organisation_noun;
use english::states::{STATES, state_of};
use model::{ArticleId, PartyId, Project, Span, Speaker, SpeakerKind, Statement};
pub(super) use words::bare;
use words::{COMPANIES, MANAGERS, is_leader, is_pronoun, same};

/// The number of bytes before a pronoun in which its antecedent is looked for.
const FAR: usize = 700;

/// The number of bytes on either side of "both sides" in which the sides are looked for.
const WIDE: usize = 3000;

/// The weight of a paragraph for "both sides", by its distance: a fifth less each time.
const NEARNESS: &[u32] = &[100, 80, 64, 51, 41, 33, 26, 21, 17, 13, 11, 9, 7, 5, 4, 3, 2];

/// For how many of these in a stretch it is looked whom they mean.
const CALLED: usize = 4;

/// The number of mentions that are looked at in one stretch.
const MOST: usize = 400;

/// Places where the articles name parties, and the words.
#[derive(Debug, Default)]
pub(super) struct PartyNames {
    /// The names that begin with a word, by their second word, both in small letters; a name of one word has an empty second
    /// one. A party may have very many people of one first name.
    by_first: HashMap<String, HashMap<String, Vec<PartyName>>>,
    /// The first bytes of these words.
    letters: Vec<u8>,
    /// Places where speakers of parties are named, in the order of the text.
    mentions: HashMap<ArticleId, Vec<(Span, usize)>>,
    descriptions: Descriptions,
    hints: NameFilter,
    /// The parties that may be companies: no people, and nothing in their names says what else they are.
    companies: Vec<bool>,
}

/// Words that name a party: the party's place in the project, and the range of the words.
#[derive(Debug, Clone, Copy)]
pub(super) struct PartyMention {
    pub(super) party: usize,
    pub(super) first: usize,
    pub(super) behind: usize,
}

#[derive(Debug)]
struct PartyName {
    words: Vec<String>,
    party: usize,
}

impl PartyNames {
    pub(super) fn new(project: &Project) -> Self {
        let place: HashMap<PartyId, usize> = project.parties.iter().map(|party| party.id).zip(0..).collect();
        let party_of = |speaker: &Speaker| speaker.party.and_then(|id| place.get(&id)).copied();
        let mut names = Self { descriptions: Descriptions::new(project, party_of), ..Self::default() };
        let people: HashSet<&str> = project
            .speakers
            .values()
            .filter(|speaker| speaker.kind == SpeakerKind::Person)
            .map(|speaker| speaker.name.as_str())
            .collect();
        for (party, at) in project.parties.iter().zip(0..) {
            let other = party.name.unicode_words().any(|word| is_organisation_noun(&word.to_lowercase()));
            names.companies.push(!other && !people.contains(party.name.as_str()));
            names.add(&party.name, at);
            names.add(&party.short, at);
        }
        for speaker in project.speakers.values() {
            let Some(party) = party_of(speaker) else { continue };
            if matches!(speaker.kind, SpeakerKind::Organisation | SpeakerKind::Person) {
                names.add(&speaker.name, party);
            }
            for mention in &speaker.mentions {
                names.mentions.entry(mention.article).or_default().push((mention.span, party));
            }
        }
        for mentions in names.mentions.values_mut() {
            mentions.sort_unstable();
        }
        names.states(project, party_of);
        names.hints = NameFilter::new(names.telling());
        names
    }

    /// All words with which a name of a party begins or that may mean one, in small letters.
    fn telling(&self) -> impl Iterator<Item = (String, PartyBits)> + '_ {
        let begin = self
            .by_first
            .iter()
            .flat_map(|(first, names)| names.values().flatten().map(|name| (first.clone(), name.party)))
            .map(|(first, party)| (first, PartyBits::one(party)));
        let called = [COMPANIES, MANAGERS].into_iter().flatten();
        let called = called.map(|noun| ((*noun).to_owned(), PartyBits::ANYBODY));
        begin.chain(called).chain(self.descriptions.words())
    }

    /// Returns true if the words of some stretches of a statement may name another party than the one in a place.
    pub(super) fn may_name(
        &self,
        text: &str,
        stretches: &[Span],
        statement: &Statement,
        own: Option<usize>,
    ) -> bool {
        let Some(all) = stretches.iter().copied().reduce(Span::cover) else { return false };
        let mentions = self.mentions.get(&statement.article).map_or(&[][..], Vec::as_slice);
        let from = mentions.partition_point(|(place, _)| place.start < all.start);
        let mut near = mentions.iter().skip(from).take_while(|(place, _)| place.start < all.end);
        let mentioned = near.any(|(_, party)| Some(*party) != own);
        mentioned || self.hints.may_name(text, stretches, statement.mode, own)
    }

    /// One party of a state has all names of that state, and a state what acts for it; of several each has its own.
    fn states(&mut self, project: &Project, party_of: impl Fn(&Speaker) -> Option<usize>) {
        let mut acting: HashMap<usize, HashSet<usize>> = HashMap::default();
        let organisations = project.speakers.values().filter(|it| it.kind == SpeakerKind::Organisation);
        let own = project.parties.iter().zip(0..).flat_map(|(it, at)| [(&it.name, at), (&it.short, at)]);
        for (name, party) in own.chain(organisations.filter_map(|it| Some((&it.name, party_of(it)?)))) {
            if let Some(state) = state_of(name) {
                acting.entry(state).or_default().insert(party);
            }
        }
        for (state, at) in STATES.iter().zip(0..) {
            let mut parties = acting.get(&at).into_iter().flatten();
            let (Some(party), None) = (parties.next(), parties.next()) else { continue };
            for name in state.names.iter().chain(state.institutions) {
                self.add(name, *party);
            }
        }
    }

    fn add(&mut self, name: &str, party: usize) {
        let mut words: Vec<String> = name.unicode_words().map(str::to_owned).collect();
        if words.len() > 1 && words.first().is_some_and(|word| word.eq_ignore_ascii_case("the")) {
            words.remove(0);
        }
        let Some(first) = words.first().filter(|_| words.concat().chars().count() > 1) else { return };
        let first = plain(first).0.into_owned();
        self.letters.extend(first.bytes().next().filter(|byte| !self.letters.contains(byte)));
        let second = words.get(1).map(|second| plain(second).0.into_owned()).unwrap_or_default();
        let known = self.by_first.entry(first).or_default().entry(second).or_default();
        if !known.iter().any(|it| it.words == words && it.party == party) {
            known.push(PartyName { words, party });
        }
    }

    /// Returns the places in a stretch of an article that name parties, in their order; "the company" among them, which means
    /// the one named last that could be called so.
    pub(super) fn among(
        &self,
        words: &[ClauseWord<'_>],
        text: &str,
        article: ArticleId,
    ) -> Vec<PartyMention> {
        let mut found = self.by_name(words, text, article);
        let lower = |at: usize| words.get(at).map_or("", |word| &*word.lower);
        let called = (0..words.len()).filter(|at| {
            let the = || match at.checked_sub(1).map_or("", lower) {
                "the" => true,
                "a" | "an" => is_told_more(words, at + 1),
                _ => false,
            };
            the() && COMPANIES.contains(&lower(*at)) || MANAGERS.contains(&lower(*at))
        });
        for at in called.take(CALLED).collect::<Vec<_>>() {
            if found.iter().any(|name| (name.first..name.behind).contains(&at)) {
                continue;
            }
            let fits = |party: usize| self.companies.get(party) == Some(&true);
            let place = words.get(at).map_or(0, |word| word.span.start);
            let party = self.before(text, article, place, fits);
            found.extend(party.map(|party| PartyMention { party, first: at, behind: at + 1 }));
        }
        found.sort_by_key(|name| name.first);
        found
    }

    /// The party that was named last before a place, in its paragraph or the one before; subjects first.
    pub(super) fn before(
        &self,
        text: &str,
        article: ArticleId,
        place: usize,
        fits: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let (words, named) = self.lines_before(text, article, place);
        let told = |name: &PartyMention| {
            let before = name.first.checked_sub(1).and_then(|at| words.get(at));
            before.is_some_and(|word| ["told", "tells", "tell"].contains(&&*word.lower))
        };
        let fitting: Vec<&PartyMention> =
            named.iter().rev().filter(|name| fits(name.party) && !told(name)).collect();
        let subject = fitting.iter().find(|name| part(&words, name.first) == ClauseRole::Subject);
        subject.or_else(|| fitting.first()).map(|name| name.party)
    }

    /// The words before a place, in its paragraph and the one before, and the names among them.
    pub(super) fn lines_before<'a>(
        &self,
        text: &'a str,
        article: ArticleId,
        place: usize,
    ) -> (Vec<ClauseWord<'a>>, Vec<PartyMention>) {
        let far = (place.saturating_sub(FAR)..=place).find(|at| text.is_char_boundary(*at)).unwrap_or(place);
        let near = text.get(far..place).unwrap_or_default();
        let mut lines = near.rmatch_indices("\n\n").map(|(at, _)| far + at);
        let start = lines.nth(1).unwrap_or(far);
        let words = words(text, &[Span::new(start, place)]);
        let named = self.by_name(&words, text, article);
        (words, named)
    }

    /// The two parties that an article names most often in one paragraph, near a place: who is meant by "both sides". What is
    /// named further away counts less, as in Lappin and Leass (1994), *An Algorithm for Pronominal Anaphora Resolution*.
    pub(super) fn rivals(
        &self,
        text: &str,
        article: ArticleId,
        place: usize,
        fits: impl Fn(usize) -> bool,
    ) -> Option<(usize, usize)> {
        let from = (place.saturating_sub(WIDE)..=place).find(|at| text.is_char_boundary(*at))?;
        let to = (place..=place + WIDE)
            .take_while(|at| *at <= text.len())
            .filter(|at| text.is_char_boundary(*at))
            .last()?;
        let present = text.get(from..place)?.matches("\n\n").count();
        let mut weights: HashMap<(usize, usize), u32> = HashMap::default();
        let mut start = from;
        for (number, line) in text.get(from..to)?.split("\n\n").enumerate() {
            let span = Span::new(start, start + line.len());
            start = span.end + 2;
            let words = words(text, &[span]);
            let mut parties: Vec<usize> =
                self.by_name(&words, text, article).iter().map(|it| it.party).collect();
            parties.retain(|party| fits(*party));
            parties.sort_unstable();
            parties.dedup();
            let weight = NEARNESS.get(number.abs_diff(present)).copied().unwrap_or(1);
            for (at, one) in parties.iter().enumerate() {
                for other in parties.iter().skip(at + 1) {
                    *weights.entry((*one, *other)).or_default() += weight;
                }
            }
        }
        let mut pairs: Vec<((usize, usize), u32)> = weights.into_iter().collect();
        pairs.sort_by(|(one, a), (other, b)| b.cmp(a).then(one.cmp(other)));
        match pairs.as_slice() {
            // Two pairs that are named alike mean neither.
            [(_, first), (_, second), ..] if first <= second => None,
            [(pair, _), ..] => Some(*pair),
            [] => None,
        }
    }

    /// The names and descriptions among some words, in their order.
    fn by_name(&self, words: &[ClauseWord<'_>], text: &str, article: ArticleId) -> Vec<PartyMention> {
        let mut found = Vec::new();
        self.mentioned(words, text, article, &mut found);
        for (at, word) in words.iter().enumerate() {
            let next = words.get(at + 1).map_or("", |word| &*word.lower);
            for name in self.beginning(&word.lower, next) {
                let here = words.get(at..at + name.words.len()).unwrap_or_default();
                let fits = here.len() == name.words.len()
                    // "the US-led coalition" is not the US.
                    && words.get(at + here.len()).is_none_or(|word| !word.is_tied())
                    && here.iter().zip(&name.words).all(|(word, own)| same(bare(word.text), bare(own)));
                if fits {
                    found.push(PartyMention { party: name.party, first: at, behind: at + here.len() });
                }
            }
            let the = || {
                let before = at.checked_sub(1).and_then(|at| words.get(at)).map_or("", |word| &*word.lower);
                before == "the" || matches!(before, "a" | "an") && is_told_more(words, at + 1)
                    // "council officials"
                    || words.get(at + 1).is_some_and(|next| !next.first && is_leader(&next.lower))
            };
            let meant = if the() {
                self.descriptions.noun(article, &word.lower)
            } else if word.text.starts_with(char::is_uppercase) {
                let surname = self.descriptions.surname(article, bare(word.text));
                surname.or_else(|| self.descriptions.people(article, &word.lower))
            } else {
                self.descriptions.people(article, &word.lower)
            };
            found.extend(meant.map(|party| PartyMention { party, first: at, behind: at + 1 }));
        }
        found.sort_unstable_by_key(|it| (it.first, std::cmp::Reverse(it.behind), it.party));
        // "the council’s own council tax" names it once where names lie in each other.
        found.dedup_by(|next, known| next.party == known.party && next.first < known.behind);
        found
    }

    /// The names that are a word or may begin with it and the next one, in small letters. Their first letters tell most words
    /// that none does.
    fn beginning<'n>(&'n self, word: &str, next: &'n str) -> impl Iterator<Item = &'n PartyName> {
        let may = word.bytes().next().is_some_and(|byte| self.letters.contains(&byte));
        let known = if may { self.by_first.get(word) } else { None };
        let longer = known.filter(|_| !next.is_empty()).and_then(|known| known.get(next));
        known.and_then(|known| known.get("")).into_iter().chain(longer).flatten()
    }

    /// The mentions of speakers among some words.
    fn mentioned(
        &self,
        words: &[ClauseWord<'_>],
        text: &str,
        article: ArticleId,
        found: &mut Vec<PartyMention>,
    ) {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let stretch = Span::new(first.span.start, last.span.end);
        let mentions = self.mentions.get(&article).map_or(&[][..], Vec::as_slice);
        let from = mentions.partition_point(|(place, _)| place.start < stretch.start);
        for (place, party) in
            mentions.iter().skip(from).take(MOST).take_while(|(place, _)| place.start < stretch.end)
        {
            if !stretch.contains(*place) || is_pronoun(place.of(text)) {
                continue;
            }
            let first = words.partition_point(|word| word.span.start < place.start);
            let behind = words.partition_point(|word| word.span.start < place.end);
            if first < behind {
                found.push(PartyMention { party: *party, first, behind });
            }
        }
    }
}

/// "a ministry that preferred not to know": whoever is meant is described and not just any.
fn is_told_more(words: &[ClauseWord<'_>], at: usize) -> bool {
    words.get(at).is_some_and(|word| matches!(&*word.lower, "that" | "which" | "who" | "whose"))
}

/// The likely kind of speaker of a name, where nothing else says so: a name of several words in capitals is a person's, unless it is
/// that of a body.
#[must_use]
pub fn likely_kind(name: &str) -> SpeakerKind {
    if !name.starts_with(char::is_uppercase) {
        return SpeakerKind::Unnamed;
    }
    let body =
        |word: &str| is_organisation_noun(&word.to_lowercase()) || word.starts_with(char::is_lowercase);
    let person = name.split_whitespace().count() > 1 && !name.split_whitespace().any(body);
    if person { SpeakerKind::Person } else { SpeakerKind::Organisation }
}
