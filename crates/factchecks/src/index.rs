//! The inverted index: which claims have a term, how often, and how long each claim is.

use std::collections::HashMap;

use super::terms::{Term, each_term, figure_key, word_key};

/// Weight of a term that occurs again, and of the length of a claim: BM25's `k1` and `b`. Claims are single
/// sentences, so that repetition and length say less than in documents.
const K1: f32 = 0.9;
const B: f32 = 0.3;

/// A term of a query with its weight.
struct Weighted {
    term: u32,
    idf: f32,
}

/// The index.
#[derive(Debug, Default)]
pub(crate) struct TermIndex {
    /// The number of each term.
    terms: HashMap<Box<str>, u32>,
    postings: Vec<Postings>,
    /// The number of terms of each claim.
    lengths: Vec<u8>,
    all_lengths: u64,
}

/// The claims that have a term, ascending: the distance to the claim before and the count, coded in as many bytes as it needs.
#[derive(Debug, Default)]
struct Postings {
    bytes: Vec<u8>,
    last: u32,
    claims: u32,
}

impl Postings {
    fn add(&mut self, claim: u32, count: u32) {
        let gap = claim - self.last;
        self.last = claim;
        self.claims += 1;
        // The lowest bit says that the term occurs again: then the count follows.
        put(&mut self.bytes, u64::from(gap) << 1 | u64::from(count > 1));
        if count > 1 {
            put(&mut self.bytes, u64::from(count));
        }
    }

    fn each(&self, mut see: impl FnMut(u32, u32)) {
        let (mut bytes, mut claim) = (self.bytes.iter(), 0_u32);
        while let Some(coded) = take(&mut bytes) {
            claim = claim.wrapping_add((coded >> 1) as u32);
            let count = if coded & 1 == 1 { take(&mut bytes).unwrap_or(1) } else { 1 };
            see(claim, count as u32);
        }
    }
}

fn put(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push((value as u8) | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

fn take(bytes: &mut std::slice::Iter<'_, u8>) -> Option<u64> {
    let (mut value, mut shift) = (0_u64, 0);
    loop {
        let byte = *bytes.next()?;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 || shift > 56 {
            return Some(value);
        }
        shift += 7;
    }
}

/// Fills an index, claim by claim.
#[derive(Debug, Default)]
pub(crate) struct IndexBuilder {
    index: TermIndex,
    /// The term of each word as it is written, so that it is stemmed once.
    words: HashMap<Box<str>, u32>,
    counts: Vec<(u32, u32)>,
}

impl IndexBuilder {
    /// Adds the next claim.
    pub(crate) fn add(&mut self, claim: &str) {
        let number = self.index.lengths.len() as u32;
        let (index, words) = (&mut self.index, &mut self.words);
        let mut found: Vec<u32> = Vec::new();
        each_term(claim, &mut |term| {
            let term = match term {
                Term::Word(word) => {
                    if let Some(known) = words.get(word) {
                        *known
                    } else {
                        let term = index.number(word_key(word));
                        words.insert(word.into(), term);
                        term
                    }
                }
                Term::Figure(value) => index.number(figure_key(value)),
            };
            found.push(term);
        });
        found.sort_unstable();
        self.counts.clear();
        for term in &found {
            match self.counts.last_mut().filter(|(last, _)| last == term) {
                Some((_, count)) => *count += 1,
                None => self.counts.push((*term, 1)),
            }
        }
        for (term, count) in &self.counts {
            if let Some(postings) = index.postings.get_mut(*term as usize) {
                postings.add(number, *count);
            }
        }
        index.lengths.push(u8::try_from(found.len()).unwrap_or(u8::MAX));
        index.all_lengths += found.len() as u64;
    }

    /// Returns the index.
    pub(crate) fn finish(self) -> TermIndex {
        let mut index = self.index;
        index.postings.iter_mut().for_each(|postings| postings.bytes.shrink_to_fit());
        index.postings.shrink_to_fit();
        index.lengths.shrink_to_fit();
        index
    }
}

impl TermIndex {
    fn number(&mut self, key: String) -> u32 {
        let next = self.postings.len() as u32;
        let number = *self.terms.entry(key.into_boxed_str()).or_insert(next);
        if number == next {
            self.postings.push(Postings::default());
        }
        number
    }

    /// Returns the claims that are most like a text, `most` at most, with their likeness: the BM25 score as a part of what the
    /// text itself would score.
    pub(crate) fn search(&self, text: &str, most: usize) -> Vec<(u32, f32)> {
        let (query, unknown) = self.query(text);
        if query.is_empty() || self.lengths.is_empty() {
            return Vec::new();
        }
        let mean = (self.all_lengths as f32 / self.lengths.len() as f32).max(1.0);
        let gain =
            |count: f32, length: f32| count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length / mean));
        let own = (query.len() as f32 + unknown).max(1.0);
        let full: f32 = query.iter().map(|it| it.idf * gain(1.0, own)).sum::<f32>()
            + unknown * self.idf(0) * gain(1.0, own);
        let mut scores = vec![0.0_f32; self.lengths.len()];
        let mut touched: Vec<u32> = Vec::new();
        for Weighted { term, idf } in &query {
            let Some(postings) = self.postings.get(*term as usize) else { continue };
            postings.each(|claim, count| {
                let (Some(score), Some(length)) =
                    (scores.get_mut(claim as usize), self.lengths.get(claim as usize))
                else {
                    return;
                };
                if *score == 0.0 {
                    touched.push(claim);
                }
                *score += idf * gain(count as f32, f32::from(*length));
            });
        }
        let likeness = |claim: &u32| scores.get(*claim as usize).map_or(0.0, |score| (score / full).min(1.0));
        let mut found: Vec<(u32, f32)> = touched.iter().map(|claim| (*claim, likeness(claim))).collect();
        let order = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if found.len() > most && most > 0 {
            found.select_nth_unstable_by(most - 1, order);
        }
        found.truncate(most);
        found.sort_unstable_by(order);
        found
    }

    /// Returns the terms of a text that the index has, each once, and how many others there are.
    fn query(&self, text: &str) -> (Vec<Weighted>, f32) {
        let (mut terms, mut unknown) = (Vec::new(), Vec::new());
        each_term(text, &mut |term| {
            let key = match term {
                Term::Word(word) => word_key(word),
                Term::Figure(value) => figure_key(value),
            };
            match self.terms.get(key.as_str()) {
                Some(term) => terms.push(*term),
                None => unknown.push(key),
            }
        });
        terms.sort_unstable();
        terms.dedup();
        unknown.sort_unstable();
        unknown.dedup();
        let weighted = |term: u32| {
            let claims = self.postings.get(term as usize).map_or(0, |postings| postings.claims);
            Weighted { term, idf: self.idf(claims) }
        };
        (terms.into_iter().map(weighted).collect(), unknown.len() as f32)
    }

    /// Returns how much a term says that so many claims have.
    fn idf(&self, claims: u32) -> f32 {
        let (all, having) = (self.lengths.len() as f32, claims as f32);
        (1.0 + (all - having + 0.5) / (having + 0.5)).ln()
    }

    /// Returns about how much memory the index takes, in bytes.
    pub(crate) fn memory(&self) -> usize {
        let postings: usize = self.postings.iter().map(|it| it.bytes.capacity()).sum();
        let keys: usize = self.terms.keys().map(|key| key.len()).sum();
        postings
            + self.postings.capacity() * size_of::<Postings>()
            + keys
            + self.terms.capacity() * (size_of::<(Box<str>, u32)>() + 1)
            + self.lengths.capacity()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn index(claims: &[&str]) -> TermIndex {
        let mut builder = IndexBuilder::default();
        for claim in claims {
            builder.add(claim);
        }
        builder.finish()
    }

    #[test]
    fn the_claim_with_most_of_the_rare_words_comes_first() {
        let index = index(&[
            "The mayor said the bridge is safe",
            "The mayor said 1,600 people died at the dam",
            "A bridge and a dam",
        ]);
        let found = index.search("Sixteen hundred deaths at the dam", 2);
        assert_eq!(found[0].0, 1);
        assert!(found[0].1 > 0.6 && found[1].1 < 0.5, "{found:?}");
        assert!(index.search("the of and", 3).is_empty());
        assert!(index.search("A bridge and a dam", 1)[0].1 > 0.99);
    }

    proptest! {
        /// The postings give back what was put into them.
        #[test]
        fn postings_are_kept(gaps in prop::collection::vec((1u32..100_000, 1u32..300), 0..60)) {
            let mut postings = Postings::default();
            let mut all = Vec::new();
            let mut claim = 0;
            for (gap, count) in gaps {
                claim += gap;
                postings.add(claim, count);
                all.push((claim, count));
            }
            let mut read = Vec::new();
            postings.each(|claim, count| read.push((claim, count)));
            prop_assert_eq!(read, all);
        }

        /// A search finds what a comparison with each claim finds: every claim that shares a term, the best first.
        #[test]
        fn a_search_misses_nothing(claims in prop::collection::vec("(dam|bridge|mayor|1,600|died|hill){1,6}( (dam|bridge|cat|dog|40)){0,5}", 1..20), query in "(dam|bridge|mayor|cat)( (dog|1600|hill|40)){0,3}") {
            let all: Vec<&str> = claims.iter().map(String::as_str).collect();
            let index = index(&all);
            let found = index.search(&query, usize::MAX);
            let terms = |text: &str| {
                let mut keys = Vec::new();
                each_term(text, &mut |term| keys.push(match term { Term::Word(word) => word_key(word), Term::Figure(value) => figure_key(value) }));
                keys
            };
            let asked = terms(&query);
            let shares = |claim: &str| terms(claim).iter().any(|key| asked.contains(key));
            let expected = all.iter().filter(|claim| shares(claim)).count();
            prop_assert_eq!(found.len(), expected);
            prop_assert!(found.windows(2).all(|pair| pair[0].1 >= pair[1].1));
            prop_assert!(found.iter().all(|(_, likeness)| (0.0..=1.0).contains(likeness)));
        }
    }
}
