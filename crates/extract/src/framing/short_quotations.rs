//! One to three words between quotation marks. Whether somebody is said to have said them is told by the statements of a project; those of
//! nobody may be words from which the writer keeps a distance.

use crate::quotations::pairs::QuotePair;
use model::Span;
use unicode_segmentation::UnicodeSegmentation;

/// Greatest number of words of such a quotation.
const MOST: usize = 3;

/// Finds them, in the order of the text. Names and titles, which have capitals, numbers and whole sentences are none.
pub(super) fn short_quotations(text: &str, pairs: &[QuotePair]) -> Vec<Span> {
    let is_short = |pair: &&QuotePair| {
        let words = pair.span.of(text);
        let inside = words.trim_matches(|c: char| !c.is_alphanumeric());
        let count = inside.unicode_words().take(MOST + 1).count();
        let plain = |c: char| c.is_lowercase() || matches!(c, ' ' | '-' | '’' | '\'');
        let small = inside.chars().all(plain) && !words.contains('@');
        pair.closed && small && (1..=MOST).contains(&count) && !words.contains(['!', '?', '\n'])
    };
    pairs.iter().filter(is_short).map(|pair| pair.span).collect()
}
