//! Which statements look checkable: a figure, an event, an accusation, a comparison, a cause.

use super::lexicon::flag;
use super::names::within;
use super::tokens::{Kind, Token};
use crate::model::Span;

/// Whether a statement looks like a claim that can be checked. Conservative: questions, wishes and bare
/// opinions are left alone.
pub(super) fn is_claim(text: &str, tokens: &[Token], spans: &[Span]) -> bool {
    let (mut words, mut figure, mut event, mut compares, mut wish, mut asks) = (0, false, 0, 0, false, false);
    for span in spans {
        let (first, last) = within(tokens, *span);
        for token in tokens.get(first..last).unwrap_or_default() {
            words += usize::from(token.wordy());
            figure |= token.kind == Kind::Number;
            event += usize::from(token.is(flag::EVENT));
            compares += usize::from(token.is(flag::COMPARES));
            asks |= token.kind == Kind::Stop && token.span.of(text).contains('?');
            wish |=
                ["will", "should", "must", "hope", "let", "please", "want"].contains(&token.span.of(text));
        }
    }
    words > 4 && !asks && (figure || event > 0 && !wish || event > 1 || compares > 1 && !wish)
}
