//! Carries places over from a text to its correction. Texts and spans in, spans out: it knows no project.
//!
//! A ladder, each rung for what the one before has not found:
//!
//! 1. **The same words in the same place.** The texts are aligned, by lines and within changed lines by words (a
//!    histogram of rare words, crate `imara-diff`). What lies in one run of words that are the same is where it was, byte
//!    by byte.
//! 2. **Changed words in the same place.** From the first word that is still there, or is alike, to the last. The words
//!    in common, weighed by their length, must say at least [`TOUCHED`] of what the old and the new words say
//!    (Dice's measure).
//! 3. **The same words elsewhere.** First all of them in a row as they were, whatever has moved with them; of several
//!    such places the one beside the same words. Otherwise triples of words, with those of the context, vote for a place,
//!    as the selectors of the W3C's Web Annotation model (`TextQuoteSelector`: exact words, prefix, suffix) and the fuzzy
//!    anchoring of Hypothesis do it; among equals the nearest wins. There [`ELSEWHERE`] is asked for.
//!
//! What no rung holds has lost its place.
//!
//! Costs grow with the length of the texts, whatever stands in them: what differs is compared in pieces of a bounded
//! length, gaps between runs are compared word by word up to a thousand pairs, and triples that stand in many places
//! do not vote.

mod align;
mod differences;
mod in_place;
mod moved;
mod nearby;
mod tokens;

use imara_diff::Interner;

pub use self::differences::{Difference, differences};
pub(super) use self::nearby::nearby;

use self::align::Alignment;
use self::in_place::{ChangedSpan, TextVersions};
use self::moved::TokenIndex;
use self::tokens::{TokenizedText, whole};
use model::Span;

/// How much must be the same, in percent, where the words were changed in their place.
const TOUCHED: u32 = 50;
/// How much must be the same, in percent, where the words are found in another place.
const ELSEWHERE: u32 = 75;

/// What carries places over from one text to another.
pub(super) struct Reanchorer<'a> {
    both: TextVersions<'a>,
    alignment: Alignment,
}

/// Where words were found in another place of the text.
pub(super) struct MovedSpans {
    /// Where each of them stands now.
    pub(super) spans: Vec<Span>,
    alignment: Alignment,
}

impl<'a> Reanchorer<'a> {
    /// Compares two texts. Nothing where it was not to go on, which it asks again and again, telling how far it is.
    pub(super) fn new(old: &'a str, new: &'a str, goes_on: &dyn Fn(f32) -> bool) -> Option<Self> {
        let mut interner = Interner::default();
        let both = TextVersions {
            old: TokenizedText::new(old, &mut interner),
            new: TokenizedText::new(new, &mut interner),
        };
        let alignment = Alignment::of_texts(&both.old, &both.new, goes_on)?;
        Some(Self { both, alignment })
    }

    /// Where the very same words stand, in the place where they stood.
    pub(super) fn exact(&self, span: Span) -> Option<Span> {
        self.both.exact(&self.alignment, span)
    }

    /// Where spans stand, in the place where they stood, with words that may have changed.
    pub(super) fn in_place(&self, spans: &[Span]) -> Option<Vec<Span>> {
        self.placed(&self.alignment, spans, TOUCHED)
    }

    /// The same, for what went along with words that were found elsewhere.
    pub(super) fn along(&self, moved: &MovedSpans, spans: &[Span]) -> Option<Vec<Span>> {
        self.placed(&moved.alignment, spans, TOUCHED)
    }

    fn placed(&self, alignment: &Alignment, spans: &[Span], least: u32) -> Option<Vec<Span>> {
        let found: Vec<Option<ChangedSpan>> =
            spans.iter().map(|span| self.placed_one(alignment, *span)).collect();
        let lost = spans.iter().zip(&found).filter(|(_, found)| found.is_none());
        let lost: u32 = lost.map(|(span, _)| self.both.old.weights(self.both.old.touched(*span))).sum();
        let found: Vec<ChangedSpan> = found.into_iter().flatten().collect();
        enough(&found, lost, least)
            .then(|| apart(&found, self.both.new.text))
            .filter(|spans| !spans.is_empty())
    }

    fn placed_one(&self, alignment: &Alignment, span: Span) -> Option<ChangedSpan> {
        match self.both.exact(alignment, span) {
            Some(found) => {
                let says = self.both.old.weights(self.both.old.touched(span)).max(1);
                Some(ChangedSpan { span: found, same: 2 * says, all: 2 * says })
            }
            None => self.both.touched(alignment, span),
        }
    }

    /// Where a place of the old text would be in the new one, whatever stands there.
    pub(super) fn near(&self, at: usize) -> usize {
        let token = self.both.old.touched(Span::new(at, at + 1)).start;
        self.both.new.start(self.alignment.near(token))
    }

    /// What finds these spans elsewhere.
    pub(super) fn search(&self, lost: &[&[Span]]) -> MoveSearch<'_> {
        let extents = lost.iter().filter_map(|spans| spans.iter().copied().reduce(Span::cover));
        let wanted: Vec<_> = extents.map(|span| self.both.old.touched(span)).collect();
        MoveSearch { carrier: self, places: TokenIndex::new(&self.both, &wanted) }
    }
}

/// Finds words in another place of the text.
pub(super) struct MoveSearch<'a> {
    carrier: &'a Reanchorer<'a>,
    places: TokenIndex<'a>,
}

impl MoveSearch<'_> {
    /// Where spans stand now; nothing where too little of them is the same.
    pub(super) fn find(&self, spans: &[Span]) -> Option<MovedSpans> {
        let Reanchorer { both, alignment } = self.carrier;
        let start = spans.first()?.start;
        let near = alignment.near(both.old.touched(Span::new(start, start + 1)).start);
        let found = self.places.find(both, spans, near)?;
        let spans = self.carrier.placed(&found, spans, ELSEWHERE)?;
        Some(MovedSpans { spans, alignment: found })
    }
}

/// Whether enough of the words is the same.
fn enough(found: &[ChangedSpan], lost: u32, least: u32) -> bool {
    let same: u64 = found.iter().map(|it| u64::from(it.same)).sum();
    let all: u64 = found.iter().map(|it| u64::from(it.all)).sum::<u64>() + u64::from(lost);
    all > 0 && 100 * same >= u64::from(least) * all
}

/// The spans in the order of the text and apart from each other.
fn apart(found: &[ChangedSpan], text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::with_capacity(found.len());
    for ChangedSpan { span, .. } in found {
        let start = spans.last().map_or(0, |last| last.end);
        let mut span = *span;
        if span.start < start {
            span = Span::new(start, span.end.max(start)).trimmed(text);
            // An accent may stand on a space, which is then no white space that can be left out.
            span = Some(whole(text, span)).filter(|whole| whole.start >= start).unwrap_or(span);
        }
        if span.fits(text) {
            spans.push(span);
        }
    }
    spans
}

#[cfg(test)]
mod tests;
