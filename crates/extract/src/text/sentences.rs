//! Sentences as a reader of news sees them: a quotation counts as one word of the sentence that carries it.

use crate::text::Document;
use std::ops::Range;

use super::tokens::{Token, TokenKind};
use crate::lexicon::{VerbForm, flag, look_up, takes};
use crate::quotations::pairs::QuotePair;

/// The number of units that a sentence has at most. News has none of half that length; what has no end, such as a table on one
/// line, is read in pieces, so that nothing that looks around in a sentence can look far.
const LONGEST: usize = 500;

/// One sentence: tokens in which each quotation is a single [`TokenKind::Quoted`].
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// Its tokens.
    pub(crate) units: Vec<Token>,
    /// Its paragraph, counted from 0.
    pub(crate) paragraph: usize,
}

/// All sentences of a text, in order, each made when it is asked for: a long text is never held twice.
pub(crate) fn sentences<'a>(document: Document<'a>, pairs: &'a [QuotePair]) -> Sentences<'a> {
    split(document, pairs, 0..document.tokens.len())
}

/// The sentences among some of the tokens, quotations inside of them folded.
pub(crate) fn split<'a>(
    document: Document<'a>,
    pairs: &'a [QuotePair],
    range: Range<usize>,
) -> Sentences<'a> {
    let next_pair = pairs.partition_point(|pair| pair.first < range.start);
    let end = range.end.min(document.tokens.len());
    Sentences { document, pairs, at: range.start, end, next_pair, paragraph: 0 }
}

/// One sentence after the other.
pub(crate) struct Sentences<'a> {
    document: Document<'a>,
    pairs: &'a [QuotePair],
    /// The next token, and where the last one ends.
    at: usize,
    end: usize,
    next_pair: usize,
    paragraph: usize,
}

impl Iterator for Sentences<'_> {
    type Item = Sentence;

    fn next(&mut self) -> Option<Sentence> {
        let mut units: Vec<Token> = Vec::new();
        while self.at < self.end {
            let unit = self.unit()?;
            let paragraph = self.paragraph;
            if unit.kind() == TokenKind::Line {
                self.paragraph += 1;
                if units.is_empty() {
                    continue;
                }
                return Some(Sentence { units, paragraph });
            }
            // A single mark that was left over by the quotation before it says nothing.
            let left_over = unit.kind() == TokenKind::Single
                && units.last().is_some_and(|unit| matches!(unit.kind(), TokenKind::Quoted(_)));
            if !left_over {
                units.push(unit);
            }
            let following = self.document.tokens.get(self.at).filter(|_| self.at < self.end);
            if units.len() == LONGEST
                || ends(self.document.text, &units, following, self.document.tokens, self.at)
            {
                return Some(Sentence { units, paragraph });
            }
        }
        (!units.is_empty()).then_some(Sentence { units, paragraph: self.paragraph })
    }
}

impl Sentences<'_> {
    /// The next token, or a whole quotation as one.
    fn unit(&mut self) -> Option<Token> {
        let token = self.document.tokens.get(self.at)?;
        let (unit, after) = match self.pairs.get(self.next_pair) {
            Some(pair) if pair.first == self.at && pair.last <= self.end => {
                self.next_pair += 1;
                (Token::quoted(self.next_pair - 1, pair.span), pair.last)
            }
            _ => (*token, self.at + 1),
        };
        self.at = after;
        Some(unit)
    }
}

/// Returns true if a sentence ends with the last of these units.
fn ends(text: &str, units: &[Token], following: Option<&Token>, tokens: &[Token], at: usize) -> bool {
    let Some(last) = units.last() else { return false };
    let Some(following) = following else { return true };
    let gap = text.get(last.span().end..following.span().start).unwrap_or_default();
    match last.kind() {
        TokenKind::Stop => {
            if gap.is_empty() || !starts_sentence(following) {
                return false;
            }
            !(last.span().of(text) == "." && after_abbreviation(text, units))
                || begins_anyhow(text, units, following)
        }
        TokenKind::Close => {
            units.iter().rev().nth(1).is_some_and(|before| before.kind() == TokenKind::Stop)
                && following.upper()
        }
        TokenKind::Quoted(_) => quotation_ends(text, last, following, tokens, at),
        _ => false,
    }
}

fn starts_sentence(token: &Token) -> bool {
    match token.kind() {
        TokenKind::Word => token.upper(),
        TokenKind::Number
        | TokenKind::Double
        | TokenKind::Single
        | TokenKind::Open
        | TokenKind::Dash
        | TokenKind::Other => true,
        _ => false,
    }
}

/// Returns true if the full stop that ends these units belongs to a shortened word: "Sen.", "D-Mo.", "J. Smith".
fn after_abbreviation(text: &str, units: &[Token]) -> bool {
    let Some(before) = units.iter().rev().nth(1) else { return false };
    let stop = units.last().map_or(0, |stop| stop.span().start);
    if before.span().end != stop || before.kind() != TokenKind::Word {
        return false;
    }
    let word = before.span().of(text);
    let initial = before.upper() && word.chars().count() == 1 && word != "I";
    // "then-Sen."
    let joined = word.rsplit_once('-').map_or("", |(_, last)| last);
    let title = joined.starts_with(char::is_uppercase)
        && look_up(&joined.to_lowercase()).flags & flag::ABBREVIATION != 0;
    title || before.is(flag::ABBREVIATION) && (before.upper() || word.contains('.')) || initial
}

/// Returns true if an abbreviation with dots ends its sentence, because a word that begins one follows: "in the U.S. He says".
fn begins_anyhow(text: &str, units: &[Token], following: &Token) -> bool {
    const FIRST: &[&str] = &[
        "He", "She", "They", "We", "It", "The", "This", "That", "These", "Those", "But", "In", "If", "When",
        "His", "Her", "Their", "There", "On", "At", "As", "While",
    ];
    let dotted = units.iter().rev().nth(1).is_some_and(|before| {
        let word = before.span().of(text);
        word.contains('.') && word.chars().all(|letter| letter == '.' || letter.is_uppercase())
    });
    dotted && FIRST.contains(&following.span().of(text))
}

/// Returns true if a quotation ends its sentence: it does when it closes with a stop and no frame ("he asked")
/// follows.
fn quotation_ends(text: &str, quoted: &Token, following: &Token, tokens: &[Token], at: usize) -> bool {
    let inner = quoted.span().of(text).trim_end_matches(['”', '"', '\'', '’', '»', '“', '`']);
    let last = inner.chars().next_back().unwrap_or(' ');
    if !".!?…".contains(last) {
        return false;
    }
    match following.kind() {
        TokenKind::Double | TokenKind::Single => true,
        TokenKind::Word | TokenKind::Number if following.upper() || following.kind() == TokenKind::Number => {
            last == '.' || !frame_follows(tokens, at)
        }
        _ => false,
    }
}

/// Returns true if "Mr Smith asked" follows a quotation that ended with a question or an exclamation mark.
fn frame_follows(tokens: &[Token], at: usize) -> bool {
    tokens
        .iter()
        .skip(at)
        .take(12)
        .take_while(|token| !matches!(token.kind(), TokenKind::Line | TokenKind::Double | TokenKind::Colon))
        .any(|token| {
            !token.upper()
                && token.cue().is_some_and(|cue| cue.can(takes::QUOTE) && cue.form != VerbForm::Base)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotations::pairs as quotes;
    use crate::text::tokens;
    use model::Span;

    fn parts(text: &str) -> Vec<&str> {
        let tokens = tokens::tokens(text);
        let document = Document { text, tokens: &tokens };
        let pairs = quotes::pairs(document);
        let span = |sentence: &Sentence| {
            let first = sentence.units.first().map_or(0, |unit| unit.span().start);
            Span::new(first, sentence.units.last().map_or(0, |unit| unit.span().end)).of(text)
        };
        sentences(document, &pairs).map(|sentence| span(&sentence)).collect()
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
    fn what_has_no_end_is_read_in_pieces() {
        let text = "word ".repeat(3 * LONGEST);
        let pieces = parts(&text);
        assert_eq!(pieces.len(), 3);
        assert!(pieces.iter().all(|piece| piece.split(' ').count() == LONGEST));
    }

    #[test]
    fn a_line_always_ends_a_sentence() {
        assert_eq!(parts("A headline\nThe text"), ["A headline", "The text"]);
    }
}
