//! The fact-checks of an archive, with their index.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::index::{IndexBuilder, TermIndex};
use import::ClaimReview;

/// The smallest likeness, in percent, of a claim that is worth showing. See the figures in `docs/checked-before.md`.
pub const LEAST_LIKENESS: u8 = 35;

/// Number of fields of a fact-check that are kept.
const FIELDS: usize = 6;

/// The fact-checks of a desk, in memory.
#[derive(Debug, Default)]
pub struct Archive {
    /// The words of all fields, one behind the other.
    words: String,
    /// The end of each field in the words.
    ends: Vec<[u32; FIELDS]>,
    index: TermIndex,
    skipped: usize,
}

/// A fact-check whose claim is like the one that was searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The fact-check.
    pub review: ClaimReview,
    /// The likeness of the claims, in percent: how much of what the searched claim says is in the checked one.
    pub likeness: u8,
}

impl Archive {
    /// Returns the number of fact-checks.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns whether there is no fact-check.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns the number of lines and files that could not be read, and were skipped.
    #[must_use]
    pub fn skipped(&self) -> usize {
        self.skipped
    }

    /// Returns about how much memory it takes, in bytes.
    #[must_use]
    pub fn memory(&self) -> usize {
        self.words.capacity() + self.ends.capacity() * size_of::<[u32; FIELDS]>() + self.index.memory()
    }

    /// Returns a fact-check by its place in the archive.
    #[must_use]
    pub fn review(&self, place: usize) -> Option<ClaimReview> {
        let start = match place.checked_sub(1) {
            Some(before) => self.ends.get(before)?[FIELDS - 1],
            None => 0,
        };
        let mut start = start as usize;
        let mut fields = self.ends.get(place)?.iter().map(|end| {
            let words = self.words.get(start..*end as usize).unwrap_or_default();
            start = *end as usize;
            (!words.is_empty()).then(|| words.to_owned())
        });
        Some(ClaimReview {
            claim: fields.next()?.unwrap_or_default(),
            claimant: fields.next()?,
            verdict: fields.next()?,
            reviewer: fields.next()?,
            url: fields.next()?,
            published: fields.next()?,
        })
    }

    /// Returns the fact-checks whose claims are most like a text, the most alike first, `most` at most. Their likeness is at least
    /// [`LEAST_LIKENESS`].
    #[must_use]
    pub fn search(&self, claim: &str, most: usize) -> Vec<Hit> {
        let found = self.index.search(claim, most).into_iter();
        let hits = found.filter_map(|(place, part)| {
            let likeness = (part * 100.0).round() as u8;
            (likeness >= LEAST_LIKENESS).then_some(())?;
            Some(Hit { review: self.review(place as usize)?, likeness })
        });
        hits.collect()
    }
}

/// Fills an archive.
#[derive(Debug, Default)]
pub(crate) struct ArchiveBuilder {
    archive: Archive,
    index: IndexBuilder,
    known: HashSet<u64>,
}

/// The archive has more words than it can count.
pub(crate) struct IsFull;

impl ArchiveBuilder {
    /// Adds a fact-check, unless the archive has one of the same claim at the same address.
    pub(crate) fn add(&mut self, review: &ClaimReview) -> Result<(), IsFull> {
        let mut hasher = DefaultHasher::new();
        (&review.claim, &review.url, &review.reviewer, &review.verdict).hash(&mut hasher);
        if review.claim.trim().is_empty() || !self.known.insert(hasher.finish()) {
            return Ok(());
        }
        let ClaimReview { claim, claimant, verdict, reviewer, url, published } = review;
        let words = &mut self.archive.words;
        let mut ends = [0; FIELDS];
        let fields = [
            Some(claim),
            claimant.as_ref(),
            verdict.as_ref(),
            reviewer.as_ref(),
            url.as_ref(),
            published.as_ref(),
        ];
        for (end, field) in ends.iter_mut().zip(fields) {
            words.push_str(field.map_or("", String::as_str));
            *end = u32::try_from(words.len()).map_err(|_| IsFull)?;
        }
        self.archive.ends.push(ends);
        self.index.add(claim);
        Ok(())
    }

    /// Notes that a line or a file could not be read.
    pub(crate) fn skip(&mut self) {
        self.archive.skipped += 1;
    }

    /// Returns the archive.
    pub(crate) fn finish(self) -> Archive {
        let mut archive = self.archive;
        archive.words.shrink_to_fit();
        archive.ends.shrink_to_fit();
        archive.index = self.index.finish();
        archive
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_check_comes_back_as_it_was_and_once() {
        let mut builder = ArchiveBuilder::default();
        let full = ClaimReview {
            claim: "The dam held".to_owned(),
            claimant: Some("the mayor".to_owned()),
            verdict: Some("False".to_owned()),
            reviewer: Some("The desk".to_owned()),
            url: Some("https://example.org/1".to_owned()),
            published: Some("2018-06-05".to_owned()),
        };
        let bare = ClaimReview { claim: "Bread is dearer".to_owned(), ..ClaimReview::default() };
        for review in [&full, &bare, &full, &ClaimReview::default()] {
            assert!(builder.add(review).is_ok());
        }
        let archive = builder.finish();
        assert_eq!(
            (archive.len(), archive.review(0), archive.review(1), archive.review(2)),
            (2, Some(full), Some(bare), None)
        );
        let hits = archive.search("The mayor says the dam held", 5);
        assert_eq!(hits.len(), 1);
        assert!(hits[0].likeness >= LEAST_LIKENESS);
        assert!(archive.search("Nothing alike", 5).is_empty());
        assert!(archive.memory() > 0);
    }
}
