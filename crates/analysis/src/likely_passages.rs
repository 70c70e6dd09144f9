//! The sentences of a source that are most likely about a claim.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use unicode_segmentation::UnicodeSegmentation;

use super::shared_content::ComparableText;
use model::{Span, paragraphs};

/// Number of passages that are proposed.
const MOST: usize = 20;
/// The longest stretch that is compared as a whole, in bytes: a table or a list without stops.
const LONGEST: usize = 2_000;
/// Weight of a figure that is the same, or that is of the same thing and differs: as much as so many rare words.
const FIGURE: f32 = 1.5;

/// A sentence of a source that shares words or figures with a claim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LikelyPassage {
    /// The span in the source's text, in bytes.
    pub span: Span,
    /// Measure of what it shares: the higher, the more likely. Only comparable within one source.
    pub score: f32,
}

/// Ranks the sentences of a source by what they share with a claim, the most likely first. A shared word counts by how rare it
/// is among the sentences of the source (inverse document frequency). A sentence that shares a single word is not proposed,
/// unless it shares a figure too. Calls `watch` now and then, and returns `None` when told to break.
#[must_use]
pub fn likely_passages(
    claim: (&str, &[Span]),
    source: &str,
    watch: &dyn Fn() -> ControlFlow<()>,
) -> Option<Vec<LikelyPassage>> {
    let claim = ComparableText::new(claim.0, claim.1);
    let wanted: HashSet<&str> = claim.words.iter().map(|(concept, _)| concept.as_str()).collect();
    let mut sentences: Vec<(Span, HashSet<&str>, usize)> = Vec::new();
    let mut having: HashMap<&str, usize> = HashMap::new();
    let mut count = 0_usize;
    for span in paragraphs(source).flat_map(|paragraph| sentences_of(source, paragraph)) {
        count += 1;
        if count.is_multiple_of(64) && watch().is_break() {
            return None;
        }
        let own = ComparableText::new(source, &[span]);
        let words: HashSet<&str> =
            own.words.iter().filter_map(|(concept, _)| wanted.get(concept.as_str()).copied()).collect();
        let alike = |figure: &super::quantities::Quantity| {
            claim.figures.iter().any(|it| it.says_the_same(figure) || it.counts_the_same(figure))
        };
        let figures = own.figures.iter().filter(|figure| alike(figure)).count();
        for word in &words {
            *having.entry(word).or_default() += 1;
        }
        if words.len() + figures > 1 {
            sentences.push((span, words, figures));
        }
    }
    let rarity = |word: &&str| {
        let having = having.get(*word).copied().unwrap_or(1) as f32;
        (1.0 + (count as f32 - having + 0.5) / (having + 0.5)).ln()
    };
    let typical = (1.0 + count as f32).ln();
    let mut likely: Vec<LikelyPassage> = sentences
        .into_iter()
        .map(|(span, words, figures)| {
            let score = words.iter().map(rarity).sum::<f32>() + FIGURE * typical * figures.min(3) as f32;
            LikelyPassage { span, score }
        })
        .collect();
    likely.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.span.cmp(&b.span)));
    likely.truncate(MOST);
    Some(likely)
}

/// Returns the sentences of a paragraph, without white space at their ends.
fn sentences_of(text: &str, paragraph: Span) -> impl Iterator<Item = Span> + '_ {
    paragraph.of(text).split_sentence_bound_indices().filter_map(move |(at, sentence)| {
        let start = paragraph.start + at;
        let end = start + sentence.floor_char_boundary(LONGEST);
        let span = Span::new(start, end).trimmed(text);
        (!span.is_empty()).then_some(span)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'a>(claim: &str, source: &'a str) -> Vec<&'a str> {
        let spans = [Span::new(0, claim.len())];
        let likely = likely_passages((claim, &spans), source, &|| ControlFlow::Continue(())).unwrap();
        likely.into_iter().map(|passage| passage.span.of(source)).collect()
    }

    #[test]
    fn the_sentence_with_the_rare_words_and_the_figure_comes_first() {
        let source = "Minutes of the board\n\nThe board met on Monday. Repairs of the wall cost 3,900 pounds in March. \
                      The board thanked the staff.\n\nThe wall is old. The board will meet again.";
        let found = found("The board says that repairs of the wall cost 4,000 pounds", source);
        assert_eq!(found.first(), Some(&"Repairs of the wall cost 3,900 pounds in March."));
        assert!(!found.contains(&"The board thanked the staff."), "one word is not enough: {found:?}");
    }

    #[test]
    fn nothing_is_likely_where_nothing_is_shared() {
        assert!(found("The dam held", "Bread is dearer. Cats sleep.").is_empty());
        let stopped =
            likely_passages(("a", &[Span::new(0, 1)]), &"A b. ".repeat(99), &|| ControlFlow::Break(()));
        assert_eq!(stopped, None);
    }

    proptest! {
        #[test]
        fn passages_fit(claim in "(dam|held|1,200|é|[ .,]){1,12}", source in "(dam|held|1,200|deaths|é|👩‍👧|[ .,!\n]){0,60}") {
            let spans = [Span::new(0, claim.len())];
            let likely = likely_passages((&claim, &spans), &source, &|| ControlFlow::Continue(())).unwrap();
            prop_assert!(likely.iter().all(|it| it.span.fits(&source)));
            prop_assert!(likely.windows(2).all(|pair| pair[0].score >= pair[1].score));
        }
    }
}
