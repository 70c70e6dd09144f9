//! Re-anchors spans of a text in its correction. Takes texts and spans, and knows no project.
//!
//! Each of three steps looks for what the step before has not found:
//!
//! 1. **Same words, same place.** The texts are aligned by lines, and changed lines by words (histogram diff,
//!    crate `imara-diff`). A span inside one run of common words stays byte by byte.
//! 2. **Changed words, same place.** From the first word that is the same or similar to the last. The common
//!    words, weighted by length, must make up at least [`MIN_PERCENT_IN_PLACE`] percent of the old and the new words
//!    (Dice's coefficient).
//! 3. **Same words elsewhere.** First all of them in a row; of several such places the one with the same
//!    context. Otherwise triples of words, including those of the context, vote for a place, like the
//!    selectors of the W3C's Web Annotation model (`TextQuoteSelector`: exact words, prefix, suffix) and the
//!    fuzzy anchoring of Hypothesis; the nearest wins a tie. This step requires [`MIN_PERCENT_MOVED`] percent.
//!
//! A statement that no step finds is an orphan.
//!
//! The cost grows with the length of the texts, not with its square, whatever their words are: differences
//! are compared in pieces of bounded length, gaps between runs are compared word by word up to a thousand
//! pairs, and triples with many occurrences do not vote.

mod align;
mod cuts;
mod differences;
mod in_place;
mod moved;
mod nearby;
mod tokens;

use imara_diff::Interner;

pub use self::differences::{Difference, differences};
pub(super) use self::nearby::nearby;

use self::align::WordAlignment;
use self::in_place::{ChangedSpan, TextVersions};
use self::moved::TokenIndex;
use self::tokens::{TokenizedText, whole};
use model::Span;

/// The smallest similarity, in percent, of words changed in their place.
const MIN_PERCENT_IN_PLACE: u32 = 50;
/// The smallest similarity, in percent, of words found in another place.
const MIN_PERCENT_MOVED: u32 = 75;

/// Re-anchors spans of one text in another.
pub(super) struct Reanchorer<'a> {
    both: TextVersions<'a>,
    alignment: WordAlignment,
}

/// Spans found in another place of the text.
pub(super) struct MovedSpans {
    /// The new place of each span.
    pub(super) spans: Vec<Span>,
    alignment: WordAlignment,
}

impl<'a> Reanchorer<'a> {
    /// Compares two texts. Calls `goes_on` with its progress, and returns `None` when that returns `false`.
    pub(super) fn new(old: &'a str, new: &'a str, goes_on: &dyn Fn(f32) -> bool) -> Option<Self> {
        let mut interner = Interner::default();
        let both = TextVersions {
            old: TokenizedText::new(old, &mut interner),
            new: TokenizedText::new(new, &mut interner),
        };
        let alignment = WordAlignment::of_texts(&both.old, &both.new, goes_on)?;
        Some(Self { both, alignment })
    }

    /// Returns the same words in the same place.
    pub(super) fn exact(&self, span: Span) -> Option<Span> {
        self.both.exact(&self.alignment, span)
    }

    /// Returns the words in the same place, possibly changed.
    pub(super) fn in_place(&self, spans: &[Span]) -> Option<Vec<Span>> {
        self.placed(&self.alignment, spans, MIN_PERCENT_IN_PLACE)
    }

    /// Returns the words that moved along with others, possibly changed.
    pub(super) fn along(&self, moved: &MovedSpans, spans: &[Span]) -> Option<Vec<Span>> {
        self.placed(&moved.alignment, spans, MIN_PERCENT_IN_PLACE)
    }

    fn placed(&self, alignment: &WordAlignment, spans: &[Span], least: u32) -> Option<Vec<Span>> {
        let found: Vec<Option<ChangedSpan>> =
            spans.iter().map(|span| self.placed_one(alignment, *span)).collect();
        let lost = spans.iter().zip(&found).filter(|(_, found)| found.is_none());
        let lost: u32 = lost.map(|(span, _)| self.both.old.weights(self.both.old.touched(*span))).sum();
        let found: Vec<ChangedSpan> = found.into_iter().flatten().collect();
        enough(&found, lost, least)
            .then(|| apart(&found, self.both.new.text))
            .filter(|spans| !spans.is_empty())
    }

    fn placed_one(&self, alignment: &WordAlignment, span: Span) -> Option<ChangedSpan> {
        match self.both.exact(alignment, span) {
            Some(found) => {
                let says = self.both.old.weights(self.both.old.touched(span)).max(1);
                Some(ChangedSpan { span: found, same: 2 * says, all: 2 * says })
            }
            None => self.both.touched(alignment, span),
        }
    }

    /// Returns the words between the same neighbours, whatever they are now, unless they are many more than before.
    pub(super) fn between(&self, span: Span) -> Option<Span> {
        const LONGER: usize = 3;
        let (old, new) = (&self.both.old, &self.both.new);
        let touched = old.touched(span);
        let start = match touched.start.checked_sub(1) {
            Some(before) => self.alignment.same(before)? + 1,
            None => 0,
        };
        let end =
            if touched.end < old.spans.len() { self.alignment.same(touched.end)? } else { new.spans.len() };
        let count = end.checked_sub(start)?;
        (count <= LONGER * touched.len() + LONGER).then(|| new.cover(&(start..end))).flatten()
    }

    /// Returns the byte of the new text that corresponds to one of the old text.
    pub(super) fn near(&self, at: usize) -> usize {
        let token = self.both.old.touched(Span::new(at, at + 1)).start;
        self.both.new.start(self.alignment.near(token))
    }

    /// Prepares a search for these spans in the whole text.
    pub(super) fn search(&self, lost: &[&[Span]]) -> MoveSearch<'_> {
        let extents = lost.iter().filter_map(|spans| spans.iter().copied().reduce(Span::cover));
        let wanted: Vec<_> = extents.map(|span| self.both.old.touched(span)).collect();
        MoveSearch { reanchorer: self, places: TokenIndex::new(&self.both, &wanted) }
    }
}

/// A search for words in other places of the text.
pub(super) struct MoveSearch<'a> {
    reanchorer: &'a Reanchorer<'a>,
    places: TokenIndex<'a>,
}

impl MoveSearch<'_> {
    /// Returns the new place of spans, or `None` if too few of their words are the same.
    pub(super) fn find(&self, spans: &[Span]) -> Option<MovedSpans> {
        let Reanchorer { both, alignment } = self.reanchorer;
        let start = spans.first()?.start;
        let near = alignment.near(both.old.touched(Span::new(start, start + 1)).start);
        let found = self.places.find(both, spans, near)?;
        let spans = self.reanchorer.placed(&found, spans, MIN_PERCENT_MOVED)?;
        Some(MovedSpans { spans, alignment: found })
    }
}

/// Returns whether enough of the words are the same.
fn enough(found: &[ChangedSpan], lost: u32, least: u32) -> bool {
    let same: u64 = found.iter().map(|it| u64::from(it.same)).sum();
    let all: u64 = found.iter().map(|it| u64::from(it.all)).sum::<u64>() + u64::from(lost);
    all > 0 && 100 * same >= u64::from(least) * all
}

/// Returns the spans in the order of the text, without overlaps.
fn apart(found: &[ChangedSpan], text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::with_capacity(found.len());
    for ChangedSpan { span, .. } in found {
        let start = spans.last().map_or(0, |last| last.end);
        let mut span = *span;
        if span.start < start {
            span = Span::new(start, span.end.max(start)).trimmed(text);
            // A combining mark may follow a space, which then cannot be trimmed.
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
