//! Which statement answers which: the content words that both use, weighed by how rare they are.
//!
//! The weight of a word is its inverse document frequency over the statements (Spärck Jones 1972). Words that
//! say the same in news ("killed", "deaths") count as one.

use std::collections::{BTreeMap, HashMap};

use super::concepts::concept;
use super::lexicon::{flag, takes};
use super::names::within;
use super::reading::Raw;
use super::rules::Rule;
use super::tokens::{Kind, Token};
use crate::model::{FoundLink, Relation, Span};

/// How many links are suggested at most: two for each answer, and no more than these in all.
const MOST: usize = 60;
/// How many earlier statements an answer is compared with.
const WINDOW: usize = 60;

/// A statement as links see it.
pub(super) struct Said<'a> {
    /// The statement as it was read.
    pub(super) raw: &'a Raw,
    /// Its speaker's place.
    pub(super) speaker: Option<usize>,
    /// Its party's place.
    pub(super) party: Option<usize>,
    /// The outer statement's place.
    pub(super) via: Option<usize>,
}

/// What a statement is about: its content words, each with a form to show.
type Topics = BTreeMap<String, Span>;

/// Suggests links between statements of different parties.
pub(super) fn links(
    text: &str,
    tokens: &[Token],
    said: &[Said],
    names: &[String],
    parties: &[String],
) -> Vec<FoundLink> {
    let topics: Vec<Topics> = said.iter().map(|said| topics(text, tokens, &said.raw.spans)).collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for topic in topics.iter().flat_map(|topics| topics.keys()) {
        *times.entry(topic).or_default() += 1;
    }
    let matcher = Matcher { text, said, topics: &topics, times: &times, names, parties };
    let mut out = Vec::new();
    for from in 0..said.len() {
        matcher.answers(from, &mut out);
        matcher.scorned(from, &mut out);
        matcher.accused(from, &mut out);
    }
    out.sort_by(|a, b| (a.from, a.to).cmp(&(b.from, b.to)).then(b.why.confidence.cmp(&a.why.confidence)));
    out.dedup_by_key(|link| (link.from, link.to));
    out.sort_by(|a, b| b.why.confidence.cmp(&a.why.confidence).then((a.from, a.to).cmp(&(b.from, b.to))));
    out.truncate(MOST.min(said.len() * 3 / 4));
    out
}

struct Matcher<'a> {
    text: &'a str,
    said: &'a [Said<'a>],
    topics: &'a [Topics],
    times: &'a HashMap<&'a str, usize>,
    names: &'a [String],
    parties: &'a [String],
}

impl Matcher<'_> {
    /// The earlier statements of other parties that one statement seems to answer.
    fn answers(&self, from: usize, out: &mut Vec<FoundLink>) {
        let Some(answer) = self.said.get(from).filter(|said| said.via.is_none()) else { return };
        let Some(party) = answer.party else { return };
        let mut found: Vec<(f64, usize, Vec<&str>)> = Vec::new();
        for to in from.saturating_sub(WINDOW)..from {
            let Some(claim) = self.said.get(to).filter(|said| said.via.is_none()) else { continue };
            if claim.party.is_none_or(|other| other == party) {
                continue;
            }
            let (score, words) = self.shared(from, to);
            found.push((score, to, words));
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        self.denies(from, &found, out);
        let best = found.first().map_or(0.0, |found| found.0);
        let strong =
            |found: &&(f64, usize, Vec<&str>)| found.0 > 2.0 && found.2.len() > 1 && found.0 > best * 0.6;
        let marked = answer.raw.answer.is_some();
        for (score, to, words) in found.iter().filter(strong).take(2) {
            let confidence = (30.0 + score * 6.0).min(88.0) as u8 + if marked { 5 } else { 0 };
            out.push(self.link(from, *to, Rule::SharedWords.why_at(words, confidence)));
        }
        if marked {
            self.marked(from, party, out);
        } else if best <= 2.0
            && let Some((score, to, words)) = found.first().filter(|found| found.0 > 1.2)
            && words.first().is_some_and(|word| word.chars().next().is_some_and(char::is_lowercase))
        {
            out.push(self.link(from, *to, Rule::SharedWords.why_at(words, (20.0 + score * 8.0) as u8)));
        }
    }

    /// A denial answers the statement that shares the most with it, or the last one of the side it names.
    fn denies(&self, from: usize, found: &[(f64, usize, Vec<&str>)], out: &mut Vec<FoundLink>) {
        let Some(answer) = self.said.get(from) else { return };
        let words: String = answer.raw.spans.iter().map(|span| span.of(self.text)).collect();
        let marks = [
            "untrue",
            "false",
            "nonsense",
            "baseless",
            "unfounded",
            "fantasy",
            "inaccurate",
            "misleading",
            "lie",
            "untruth",
            "wrong",
            "lies",
        ];
        let mark = words.split(|c: char| !c.is_alphabetic()).find(|word| marks.contains(word));
        let cue = answer.raw.cue.filter(|_| answer.raw.takes & takes::DENIES != 0);
        let Some(mark) = cue.map(|span| span.of(self.text)).or(mark) else { return };
        let named = |to: usize| {
            let party =
                self.said.get(to).and_then(|said| said.party).and_then(|party| self.parties.get(party));
            party.is_some_and(|short| words.to_lowercase().contains(&short.to_lowercase()))
        };
        let score = |entry: &(f64, usize, Vec<&str>)| entry.0 + if named(entry.1) { 2.0 } else { 0.0 };
        let best = found.iter().max_by(|a, b| score(a).total_cmp(&score(b)).then(a.1.cmp(&b.1)));
        let Some((_, to, shared)) = best else { return };
        let mut list = vec![mark];
        list.extend(shared.iter().take(3));
        out.push(FoundLink { relation: Relation::Denies, ..self.link(from, *to, Rule::Denial.why(&list)) });
    }

    /// An answer that is marked as one goes to the first statement of the person it speaks of, or else to the
    /// first of the other side.
    fn marked(&self, from: usize, party: usize, out: &mut Vec<FoundLink>) {
        let Some(answer) = self.said.get(from) else { return };
        let around = answer.raw.mention.map_or(answer.raw.spans.first().copied(), Some);
        let Some(start) = around.map(|span| span.start) else { return };
        let end = answer.raw.spans.last().map_or(start, |span| span.end);
        let words = Span::new(start, end.max(start)).of(self.text);
        let other = |said: &Said| said.via.is_none() && said.party.is_some_and(|other| other != party);
        let named = self.said.iter().take(from).position(|said| {
            let name = said.speaker.and_then(|speaker| self.names.get(speaker));
            other(said)
                && name
                    .is_some_and(|name| name.split(' ').next_back().is_some_and(|last| words.contains(last)))
        });
        let to = named.or_else(|| self.said.iter().take(from).position(other));
        let Some(to) = to else { return };
        let mark = answer.raw.answer.map_or("", |span| span.of(self.text));
        let name =
            self.said.get(to).and_then(|said| said.speaker).and_then(|speaker| self.names.get(speaker));
        let why = Rule::MarkedAnswer.why(&[mark, name.map_or("", String::as_str)]);
        out.push(FoundLink { relation: Relation::Deflects, ..self.link(from, to, why) });
    }

    /// The first statement of a party after it was accused by name answers the accusation.
    fn accused(&self, to: usize, out: &mut Vec<FoundLink>) {
        let Some(claim) = self.said.get(to).filter(|said| said.via.is_none()) else { return };
        if claim.raw.takes & takes::ADDRESSES == 0 || claim.raw.takes & takes::OBJECT == 0 {
            return;
        }
        let words = claim.raw.spans.first().map_or("", |span| span.of(self.text)).to_lowercase();
        let next = self.said.iter().enumerate().skip(to + 1).take(6).find(|(_, said)| {
            let short =
                said.party.and_then(|party| self.parties.get(party)).map(|short| short.to_lowercase());
            said.via.is_none()
                && said.party != claim.party
                && short.is_some_and(|short| words.contains(&short))
        });
        if let (Some((from, _)), Some(cue)) = (next, claim.raw.cue) {
            let party =
                self.said.get(from).and_then(|said| said.party).and_then(|party| self.parties.get(party));
            let name = party.map_or("", String::as_str);
            out.push(self.link(from, to, Rule::AccusedAnswers.why(&[cue.of(self.text), name])));
        }
    }

    /// An outer statement that calls what it tells a mantra or a myth.
    fn scorned(&self, from: usize, out: &mut Vec<FoundLink>) {
        let Some(inner) = self.said.get(from) else { return };
        let Some(outer) = inner.via else { return };
        if inner.raw.rule == Rule::ControlledNoun {
            let cue = inner.raw.cue.map_or("", |span| span.of(self.text));
            let word = cue.split(' ').next_back().unwrap_or(cue);
            out.push(self.link(outer, from, Rule::ScornedSaying.why(&[word])));
        }
    }

    fn shared(&self, from: usize, to: usize) -> (f64, Vec<&str>) {
        let (Some(answer), Some(claim)) = (self.topics.get(from), self.topics.get(to)) else {
            return (0.0, Vec::new());
        };
        let mut common: Vec<(f64, &str)> = answer
            .iter()
            .filter(|(topic, _)| claim.contains_key(*topic))
            .map(|(topic, span)| (self.weight(topic), span.of(self.text)))
            .collect();
        common.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let score = common.iter().map(|(weight, _)| weight).sum::<f64>();
        (score, common.into_iter().take(5).map(|(_, word)| word).collect())
    }

    fn weight(&self, topic: &str) -> f64 {
        let times = self.times.get(topic).copied().unwrap_or(1) as f64;
        (1.0 + self.said.len() as f64 / times).ln()
    }

    fn link(&self, from: usize, to: usize, why: crate::model::Why) -> FoundLink {
        let takes = self.said.get(from).map_or(0, |said| said.raw.takes);
        let words: String = self
            .said
            .get(from)
            .map(|said| said.raw.spans.iter().map(|span| span.of(self.text)).collect())
            .unwrap_or_default();
        let grants = ["tragedy", "regret", "sorry", "apolog", "accept that", "mistake"]
            .iter()
            .any(|word| words.contains(word));
        let relation = if takes & takes::DENIES != 0 {
            Relation::Denies
        } else if takes & takes::GRANTS != 0 || grants {
            Relation::Concedes
        } else {
            Relation::Rebuts
        };
        FoundLink { from, to, relation, why }
    }
}

/// The content words of a statement, light stems of them, with the first place of each.
fn topics(text: &str, tokens: &[Token], spans: &[Span]) -> Topics {
    let mut out = Topics::new();
    for span in spans {
        let (first, last) = within(tokens, *span);
        for token in tokens.get(first..last).unwrap_or_default().iter().take(400) {
            let word = token.span.of(text);
            if token.kind == Kind::Number && word.len() > 1 {
                out.entry(word.to_owned()).or_insert(token.span);
            }
            if token.kind != Kind::Word || token.is(flag::EMPTY) || word.len() < 3 {
                continue;
            }
            out.entry(concept(&word.to_lowercase())).or_insert(token.span);
        }
    }
    out
}
