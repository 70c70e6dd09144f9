//! Links from answers that are marked as such: "In response, …".

use std::collections::{HashMap, HashSet};

use super::recent::KEPT;
use super::{Matcher, Said};
use crate::rules::Rule;
use model::{FoundLink, Relation, Span};

/// With how many people of one last name an answer is held.
const NAMESAKES: usize = 60;

/// The first statement of everybody who speaks, by the last name in small letters.
pub(super) struct FirstSayings(HashMap<String, Vec<usize>>);

impl FirstSayings {
    pub(super) fn new(said: &[Said], names: &[String]) -> Self {
        let mut first: HashMap<String, Vec<usize>> = HashMap::new();
        let mut met = HashSet::new();
        for (at, said) in said.iter().enumerate().filter(|(_, said)| said.via.is_none()) {
            let Some(speaker) = said.speaker.filter(|speaker| met.insert(*speaker)) else { continue };
            let last = names.get(speaker).and_then(|name| name.split(' ').next_back());
            let Some(last) = last.filter(|last| !last.is_empty()) else { continue };
            let known = first.entry(last.to_lowercase()).or_default();
            if known.len() < NAMESAKES {
                known.push(at);
            }
        }
        Self(first)
    }

    /// Where those whose last name is a word are first heard, in order.
    fn of(&self, word: &str) -> &[usize] {
        self.0.get(word).map_or(&[], Vec::as_slice)
    }
}

impl Matcher<'_> {
    /// An answer that is marked as one goes to the first statement of the person it speaks of, or else to the one of
    /// the other side with which it shares most, the first among equals.
    pub(super) fn marked(&self, from: usize, out: &mut Vec<FoundLink>) {
        let Some(answer) = self.said.get(from) else { return };
        let known = self.recent.get(from);
        let opposed = |to: &usize| *to < from && self.opposed(from, *to);
        let of_word = |word: &str| self.first.of(word).iter().copied().find(opposed);
        let spoken_of = known.near.split(' ').filter_map(of_word).min();
        let shared = |to: usize| self.shared(&known, &self.recent.get(to)).0;
        let earlier = (from.saturating_sub(KEPT)..from).filter(opposed);
        let likest = || earlier.reduce(|best, to| if shared(to) > shared(best) { to } else { best });
        let Some(to) = spoken_of.or_else(likest) else { return };
        let mark = answer.raw.answer.map_or("", |span: Span| span.of(self.text));
        let name =
            self.said.get(to).and_then(|said| said.speaker).and_then(|speaker| self.names.get(speaker));
        let why = Rule::MarkedAnswer.why(&[mark, name.map_or("", String::as_str)]);
        out.push(FoundLink { from, to, relation: Relation::Deflects, why });
    }
}
