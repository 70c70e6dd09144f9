//! Content that a claim and its answer share: words, figures and dates; and figures that differ.

use std::collections::HashSet;

use unicode_segmentation::UnicodeSegmentation;

use super::quantities::{Quantity, figures};
use english::{concept, is_stop_word};
use model::{Project, Span, Statement};

/// The number of figures of a statement that are looked at: each is held against each of the other's.
const MOST: usize = 200;

/// Content that two statements share, as spans in the text of their articles, in order and without overlap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SharedContent {
    /// In the first statement.
    pub claim: Vec<SharedSpan>,
    /// In the second one.
    pub answer: Vec<SharedSpan>,
}

/// A stretch that has its like in the other statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SharedSpan {
    /// The span in the article's text, in bytes.
    pub span: Span,
    /// The kind of shared content.
    pub shared: SharedKind,
}

/// The kind of shared content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SharedKind {
    /// A word, or one that says the same in news: "killed" and "deaths".
    Word,
    /// A figure or a date, however it is written: "1,200" and "twelve hundred".
    SameFigure,
    /// Figures of the same thing that differ: "1,600 civilians" and "70 civilians".
    DifferingFigure,
}

/// Finds the content that two statements share; meant for one pair at a time, the one that is selected.
#[must_use]
pub fn shared_content(project: &Project, claim: &Statement, answer: &Statement) -> SharedContent {
    shared_words((project.text_of(claim), &claim.spans), (project.text_of(answer), &answer.spans))
}

/// Finds the content that stretches of two texts share, such as those of a claim and of a source.
#[must_use]
pub fn shared_words(claim: (&str, &[Span]), answer: (&str, &[Span])) -> SharedContent {
    let (one, other) = (ComparableText::new(claim.0, claim.1), ComparableText::new(answer.0, answer.1));
    SharedContent { claim: one.marks(&other), answer: other.marks(&one) }
}

/// Stretches of a text prepared for comparison.
pub(super) struct ComparableText {
    pub(super) words: Vec<(String, Span)>,
    concepts: HashSet<String>,
    pub(super) figures: Vec<Quantity>,
}

impl ComparableText {
    pub(super) fn new(text: &str, spans: &[Span]) -> Self {
        let mut said = Self { words: Vec::new(), concepts: HashSet::new(), figures: Vec::new() };
        for span in spans {
            let words = span.of(text);
            let moved = |inner: Span| Span::new(span.start + inner.start, span.start + inner.end);
            for mut figure in figures(words, MOST) {
                figure.span = moved(figure.span);
                said.figures.push(figure);
            }
            for (start, word) in words.unicode_word_indices() {
                let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
                let lower = bare.to_lowercase();
                let place = moved(Span::new(start, start + bare.len()));
                let in_figure = said.figures.iter().rev().take_while(|it| it.span.end > place.start);
                if tells(&lower) && !in_figure.into_iter().any(|it| it.span.overlaps(place)) {
                    said.words.push((concept(&lower), place));
                }
            }
        }
        said.figures.truncate(MOST);
        said.concepts = said.words.iter().map(|(concept, _)| concept.clone()).collect();
        said
    }

    fn marks(&self, other: &Self) -> Vec<SharedSpan> {
        let shared = self.words.iter().filter(|(concept, _)| other.concepts.contains(concept));
        let mut marks: Vec<SharedSpan> =
            shared.map(|(_, span)| SharedSpan { span: *span, shared: SharedKind::Word }).collect();
        for figure in &self.figures {
            let shared = if other.has(figure) {
                SharedKind::SameFigure
            } else if other.figures.iter().any(|it| it.counts_the_same(figure) && !self.has(it)) {
                SharedKind::DifferingFigure
            } else {
                continue;
            };
            marks.push(SharedSpan { span: figure.span, shared });
        }
        marks.sort_unstable_by_key(|mark| mark.span);
        marks
    }

    fn has(&self, figure: &Quantity) -> bool {
        self.figures.iter().any(|own| own.says_the_same(figure))
    }
}

/// Returns true if a word says something by itself.
fn tells(word: &str) -> bool {
    word.chars().count() > 2 && word.chars().any(char::is_alphabetic) && !is_stop_word(word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::TestProject;
    use super::*;
    use model::StatementId;

    fn world(claim: &str, answer: &str) -> (TestProject, [StatementId; 2]) {
        let mut world = TestProject::new(&format!("{claim}\n\n{answer}"));
        let parties = [world.party("Union"), world.party("Firm")];
        let first = world.say_at(Some(parties[0]), Span::new(0, claim.len()));
        let start = claim.len() + 2;
        let second = world.say_at(Some(parties[1]), Span::new(start, start + answer.len()));
        (world, [first, second])
    }

    /// The marks as words: "=" for a figure that is the same, "≠" for one that differs.
    fn shared(claim: &str, answer: &str) -> [String; 2] {
        let (world, ids) = world(claim, answer);
        let project = &world.project;
        let shared_content =
            shared_content(project, &project.statements[&ids[0]], &project.statements[&ids[1]]);
        [shared_content.claim, shared_content.answer].map(|marks| {
            let words = marks.iter().map(|mark| {
                let sign = match mark.shared {
                    SharedKind::Word => "",
                    SharedKind::SameFigure => "=",
                    SharedKind::DifferingFigure => "≠",
                };
                format!("{sign}{}", mark.span.of(&project.articles[0].text))
            });
            words.collect::<Vec<_>>().join(", ")
        })
    }

    #[test]
    fn words_that_say_the_same_are_shared_and_small_ones_are_not() {
        assert_eq!(
            shared("the coalition’s strikes killed doctors", "The deaths of a doctor were no airstrike’s"),
            ["strikes, killed, doctors", "deaths, doctor, airstrike"]
        );
    }

    #[test]
    fn figures_match_however_they_are_written_and_differ_where_they_are_of_one_thing() {
        assert_eq!(
            shared("1,600 civilians killed on 5 June 2018", "we know of 70 civilian deaths, on June 5"),
            ["≠1,600, civilians, killed, =5 June 2018", "≠70, civilian, deaths, =June 5"]
        );
        assert_eq!(
            shared("40 per cent of strikes", "Not forty percent but 12 % of all strikes"),
            ["=40 per cent, strikes", "=forty percent, strikes"]
        );
        assert_eq!(shared("two towns burned", "two men left"), ["", ""]);
        assert_eq!(shared("it cost £5m", "it was £4.9m"), ["≠£5m", "≠£4.9m"]);
    }

    proptest! {
        /// Marks lie in the statements, cut no character, and do not overlap.
        #[test]
        fn marks_fit(
            claim in "([a-c]{1,4}|é|killed|1,200|twelve hundred|40 %|forty per cent|£5m|5 June 2018|“|” |[ ,.-]|‘|half a million){1,25}",
            answer in "([a-c]{1,4}|é|deaths|1\\.2 thousand|men|40%|civilians|June|👩‍👧|[ ,.-]|2018|\n){1,25}",
        ) {
            let (world, ids) = world(&claim, &answer);
            let project = &world.project;
            prop_assume!(project.check().is_empty());
            let (one, other) = (&project.statements[&ids[0]], &project.statements[&ids[1]]);
            let found = shared_content(project, one, other);
            for (statement, marks) in [(one, &found.claim), (other, &found.answer)] {
                for mark in marks {
                    prop_assert!(mark.span.fits(&project.articles[0].text));
                    prop_assert!(statement.spans[0].contains(mark.span));
                }
                prop_assert!(marks.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
            }
            let back = shared_content(project, other, one);
            prop_assert_eq!((back.claim, back.answer), (found.answer, found.claim));
        }
    }
}
