//! The facts of a text that a checker strikes off: names, offices, figures, dates, places, titles, quotations and
//! superlatives.
//!
//! Dates come first and figures next, because neither may be taken for the other; names come last. Marks of these kinds
//! lie apart from each other. A quotation is a fact of its own and may have others inside. A name is marked where it is
//! first written in full: later forms that are part of it are the same fact.

mod dates;
mod figures;
mod names;
mod offices;
mod quotes;
mod superlatives;
#[cfg(test)]
mod tests;

use crate::quotations::pairs;
use crate::text::{Document, invisible, language, tokens};
use crate::trees::ParsedText;
use model::{FactKind, FoundFact, Span};

/// Finds the facts of a text that a checker strikes off, in its order; a quotation comes before what is inside of it.
///
/// Of a text that is not English only quotations and figures are found. Takes time in proportion to the length.
#[must_use]
pub fn facts(text: &str) -> Vec<FoundFact> {
    let Some(folded) = invisible::folded(text) else { return read(text) };
    let mut found = read(&folded.text);
    for fact in &mut found {
        fact.span = folded.span(fact.span);
    }
    found.retain(|fact| fact.span.fits(text));
    found
}

fn read(text: &str) -> Vec<FoundFact> {
    let tokens = tokens::tokens(text);
    let document = Document { text, tokens: &tokens };
    let foreign = language::foreign(text).is_some();
    let pairs = if foreign { pairs::all_pairs(document) } else { pairs::pairs(document) };
    let (parsed, entities) = ParsedText::with_entities(text, &pairs);
    let quotes = quotes::quotes(text, &pairs);
    let mut marks = FactMarks { parsed: &parsed, taken: vec![false; parsed.len()], found: Vec::new() };
    if !foreign {
        dates::mark(&mut marks, &entities);
    }
    figures::mark(&mut marks, &entities);
    if !foreign {
        superlatives::mark(&mut marks);
        offices::mark(&mut marks);
        names::mark(&mut marks, &entities, &quotes);
    }
    let mut found = marks.found;
    found.extend(quotes);
    found.sort_unstable_by_key(|fact| (fact.span.start, std::cmp::Reverse(fact.span.end)));
    found
}

/// Finds the figures and dates of a parsed text in English, as ranges of its words, in its order.
pub(crate) fn figures_and_dates(
    parsed: &ParsedText<'_>,
    entities: &[nlp::Entity],
) -> Vec<(FactKind, std::ops::Range<usize>)> {
    let mut marks = FactMarks { parsed, taken: vec![false; parsed.len()], found: Vec::new() };
    dates::mark(&mut marks, entities);
    figures::mark(&mut marks, entities);
    marks.found.sort_unstable_by_key(|fact| fact.span.start);
    let words = |span: Span| {
        let (first, last) = parsed.range(span);
        first..last
    };
    marks.found.iter().map(|fact| (fact.kind, words(fact.span))).collect()
}

/// The marks of a text while they are collected.
struct FactMarks<'a> {
    parsed: &'a ParsedText<'a>,
    /// The words that are part of a mark.
    taken: Vec<bool>,
    found: Vec<FoundFact>,
}

impl FactMarks<'_> {
    fn is_free(&self, word: usize) -> bool {
        self.taken.get(word) == Some(&false)
    }

    /// Marks words, the end exclusive, unless one of them is marked already. Returns whether they were marked.
    fn put(&mut self, first: usize, last: usize, kind: FactKind) -> bool {
        let Some(span) = self.parsed.span(first, last) else { return false };
        if !(first..last).all(|word| self.is_free(word)) {
            return false;
        }
        self.taken.iter_mut().take(last).skip(first).for_each(|taken| *taken = true);
        self.found.push(FoundFact { span, kind });
        true
    }
}

/// Returns whether words of one paragraph lie side by side.
fn together(parsed: &ParsedText, first: usize, last: usize) -> bool {
    last <= parsed.len() && parsed.paragraph(first) == parsed.paragraph(last.saturating_sub(1))
}

/// Returns whether two neighbouring words touch, as those around a hyphen do.
fn touches(parsed: &ParsedText, word: usize) -> bool {
    let end = |at: usize| parsed.get(at).map(|word| word.span.end);
    word.checked_sub(1).and_then(end) == Some(parsed.start(word))
}

/// Returns the words of a span without the marks around it.
fn inner(text: &str, span: Span) -> &str {
    span.of(text).trim_matches(|letter: char| !letter.is_alphanumeric())
}
