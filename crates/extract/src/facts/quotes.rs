//! Quotations, and titles in quotation marks.

use super::inner;
use crate::lexicon::look_up;
use crate::quotations::pairs::QuotePair;
use model::{FactKind, FoundFact};

/// The largest number of words of a title in quotation marks.
const TITLE: usize = 9;

/// Finds everything between quotation marks.
pub(super) fn quotes(text: &str, pairs: &[QuotePair]) -> Vec<FoundFact> {
    let worded = pairs.iter().filter(|pair| !inner(text, pair.span).is_empty());
    worded
        .map(|pair| {
            let kind = if is_title(inner(text, pair.span)) { FactKind::Title } else { FactKind::Quotation };
            FoundFact { span: pair.span.trimmed(text), kind }
        })
        .filter(|fact| fact.span.fits(text))
        .collect()
}

/// Returns whether words are written as a title is: all but the small ones begin with a capital.
fn is_title(words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    let capital =
        |word: &&&str| word.starts_with(|letter: char| letter.is_uppercase() || letter.is_numeric());
    let is_small = |word: &str| word.len() < 5 && look_up(word).flags != 0;
    let capitals = words.iter().filter(capital).count();
    let pronoun =
        words.first().is_some_and(|word| ["I", "We", "He", "She", "It", "Yes", "No"].contains(word));
    (2..=TITLE).contains(&words.len())
        && !pronoun
        && capitals >= 2
        && words.iter().all(|word| capital(&word) || is_small(word))
}
