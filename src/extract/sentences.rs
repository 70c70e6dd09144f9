//! Sentences as a reader of news sees them: a quotation counts as one word of the sentence that carries it.

use std::ops::Range;

use super::lexicon::{Form, flag, takes};
use super::quotes::Pair;
use super::tokens::{Kind, Token};

/// One sentence: tokens in which each quotation is a single [`Kind::Quoted`].
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    /// Its tokens.
    pub(super) units: Vec<Token>,
    /// The paragraph it stands in, counted from 0.
    pub(super) paragraph: usize,
}

/// All sentences of a text, in order.
pub(super) fn sentences(text: &str, tokens: &[Token], pairs: &[Pair]) -> Vec<Sentence> {
    split(text, tokens, pairs, 0..tokens.len())
}

/// The sentences among some of the tokens, quotations inside of them folded.
pub(super) fn split(text: &str, tokens: &[Token], pairs: &[Pair], range: Range<usize>) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut units: Vec<Token> = Vec::new();
    let mut paragraph = 0;
    let mut next_pair = pairs.partition_point(|pair| pair.first < range.start);
    let mut at = range.start;
    while at < range.end.min(tokens.len()) {
        let Some(token) = tokens.get(at) else { break };
        let (unit, after) = match pairs.get(next_pair) {
            Some(pair) if pair.first == at && pair.last <= range.end => {
                next_pair += 1;
                (Token::quoted(next_pair - 1, pair.span), pair.last)
            }
            _ => (*token, at + 1),
        };
        at = after;
        if unit.kind == Kind::Line {
            flush(&mut units, &mut out, paragraph);
            paragraph += 1;
            continue;
        }
        // A single mark that was left over by the quotation before it says nothing.
        if !(unit.kind == Kind::Single
            && units.last().is_some_and(|unit| matches!(unit.kind, Kind::Quoted(_))))
        {
            units.push(unit);
        }
        let following = tokens.get(at).filter(|_| at < range.end);
        if ends(text, &units, following, tokens, at) {
            flush(&mut units, &mut out, paragraph);
        }
    }
    flush(&mut units, &mut out, paragraph);
    out
}

fn flush(units: &mut Vec<Token>, out: &mut Vec<Sentence>, paragraph: usize) {
    if !units.is_empty() {
        out.push(Sentence { units: std::mem::take(units), paragraph });
    }
}

/// Whether a sentence ends with the last of these units.
fn ends(text: &str, units: &[Token], following: Option<&Token>, tokens: &[Token], at: usize) -> bool {
    let Some(last) = units.last() else { return false };
    let Some(following) = following else { return true };
    let gap = text.get(last.span.end..following.span.start).unwrap_or_default();
    match last.kind {
        Kind::Stop => {
            if gap.is_empty() || !starts_sentence(following) {
                return false;
            }
            !(last.span.of(text) == "." && after_abbreviation(text, units))
        }
        Kind::Close => {
            units.iter().rev().nth(1).is_some_and(|before| before.kind == Kind::Stop) && following.upper
        }
        Kind::Quoted(_) => quotation_ends(text, last, following, tokens, at),
        _ => false,
    }
}

fn starts_sentence(token: &Token) -> bool {
    match token.kind {
        Kind::Word => token.upper,
        Kind::Number | Kind::Double | Kind::Single | Kind::Open | Kind::Dash | Kind::Other => true,
        _ => false,
    }
}

/// Whether the full stop that ends these units belongs to a shortened word: "Sen.", "D-Mo.", "J. Smith".
fn after_abbreviation(text: &str, units: &[Token]) -> bool {
    let Some(before) = units.iter().rev().nth(1) else { return false };
    let stop = units.last().map_or(0, |stop| stop.span.start);
    if before.span.end != stop || before.kind != Kind::Word {
        return false;
    }
    let word = before.span.of(text);
    let initial = before.upper && word.chars().count() == 1 && word != "I";
    before.is(flag::ABBREVIATION) && (before.upper || word.contains('.')) || initial
}

/// Whether a quotation ends its sentence: it does when it closes with a stop and no frame ("he asked")
/// follows.
fn quotation_ends(text: &str, quoted: &Token, following: &Token, tokens: &[Token], at: usize) -> bool {
    let inner = quoted.span.of(text).trim_end_matches(['”', '"', '\'', '’', '»', '“', '`']);
    let last = inner.chars().next_back().unwrap_or(' ');
    if !".!?…".contains(last) {
        return false;
    }
    match following.kind {
        Kind::Double | Kind::Single => true,
        Kind::Word | Kind::Number if following.upper || following.kind == Kind::Number => {
            last == '.' || !frame_follows(tokens, at)
        }
        _ => false,
    }
}

/// Whether "Mr Smith asked" follows a quotation that ended with a question or an exclamation mark.
fn frame_follows(tokens: &[Token], at: usize) -> bool {
    tokens
        .iter()
        .skip(at)
        .take(12)
        .take_while(|token| !matches!(token.kind, Kind::Line | Kind::Double | Kind::Colon))
        .any(|token| {
            !token.upper && token.cue.is_some_and(|cue| cue.can(takes::QUOTE) && cue.form != Form::Base)
        })
}

#[cfg(test)]
mod tests {
    use super::super::{quotes, tokens};
    use super::*;
    use crate::model::Span;

    fn parts(text: &str) -> Vec<&str> {
        let tokens = tokens::tokens(text);
        let pairs = quotes::pairs(text, &tokens);
        let span = |sentence: &Sentence| {
            let first = sentence.units.first().map_or(0, |unit| unit.span.start);
            Span::new(first, sentence.units.last().map_or(0, |unit| unit.span.end)).of(text)
        };
        sentences(text, &tokens, &pairs).iter().map(span).collect()
    }

    #[test]
    fn news_abbreviations_do_not_end_a_sentence() {
        let text = "Sen. Ann Roe, D-Mo., met Col. J. Brown. They left.";
        assert_eq!(parts(text), ["Sen. Ann Roe, D-Mo., met Col. J. Brown.", "They left."]);
    }

    #[test]
    fn a_quotation_belongs_to_the_sentence_that_carries_it() {
        let text = "“It is late. We go,” he said. “Come!” Ms Ito shouted. She left.";
        assert_eq!(parts(text), ["“It is late. We go,” he said.", "“Come!” Ms Ito shouted.", "She left."]);
    }

    #[test]
    fn a_line_always_ends_a_sentence() {
        assert_eq!(parts("A headline\nThe text"), ["A headline", "The text"]);
    }
}
