//! Quotation marks in pairs.
//!
//! Newspapers leave a quotation open at the end of a paragraph and open it again at the start of the next;
//! so marks are paired within a paragraph, and one that stays open runs to the paragraph's end. Where a text
//! has hardly any double marks but single ones that pair, the single ones are its quotation marks (British
//! books and papers), and the double ones are inside of them.

use crate::lexicon::{VerbForm, flag, takes};
use crate::text::Document;
use crate::text::tokens::{Token, TokenKind};
use model::Span;

/// A span between quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct QuotePair {
    /// Its place, with the marks.
    pub(crate) span: Span,
    /// Its first token: the opening mark.
    pub(crate) first: usize,
    /// One past its last token.
    pub(crate) last: usize,
    /// True if it was closed before its paragraph ended.
    pub(crate) closed: bool,
}

/// Pairs the marks of a whole text. The pairs are in order and apart from each other.
pub(crate) fn pairs(document: Document) -> Vec<QuotePair> {
    let doubles = document.tokens.iter().filter(|token| token.kind() == TokenKind::Double).count();
    let singles = pair_singles(document, 0, document.tokens.len());
    let long = |pair: &&QuotePair| pair.closed && pair.last - pair.first > 4;
    if singles.iter().filter(long).count() > doubles {
        return singles;
    }
    let mut doubles = pair_doubles(document);
    doubles.retain(|pair| {
        pair.closed || !document.tokens.get(pair.first).is_some_and(|mark| guillemet(document.text, *mark))
    });
    for pair in &mut doubles {
        close_before_cue(document.tokens, pair);
    }
    with_single_lines(document, doubles, &singles)
}

/// Closes a pair whose second mark is missing before its reporting verb: "“The pier is shut, said Ann Roe, the mayor."
/// Where the next paragraph begins with a mark too, only a name behind the verb shows that the first is over.
fn close_before_cue(tokens: &[Token], pair: &mut QuotePair) {
    if pair.closed {
        return;
    }
    let next =
        tokens.get(pair.last..).unwrap_or_default().iter().find(|token| token.kind() != TokenKind::Line);
    let goes_on = next.is_some_and(|token| token.kind() == TokenKind::Double);
    let at = |at: usize| tokens.get(at).filter(|_| at < pair.last);
    let reports = |comma: &usize| {
        at(*comma).is_some_and(|token| token.kind() == TokenKind::Comma)
            && at(comma + 1).is_some_and(|token| {
                token.cue().is_some_and(|cue| cue.can(takes::QUOTE) && cue.form == VerbForm::Past)
            })
            && at(comma + 2)
                .is_some_and(|token| token.upper() || !goes_on && token.is(flag::DETERMINER | flag::THIRD))
    };
    if let Some(comma) = (pair.first + 3..pair.last).find(reports)
        && let Some(token) = tokens.get(comma)
    {
        pair.last = comma + 1;
        pair.span.end = token.span().end;
        pair.closed = true;
    }
}

/// Puts in the single pairs of paragraphs that begin with one: there the writer has used the other marks.
fn with_single_lines(document: Document, doubles: Vec<QuotePair>, singles: &[QuotePair]) -> Vec<QuotePair> {
    let spoken = |pair: &&QuotePair| {
        let words = pair.span.of(document.text).trim_end_matches(['’', '\'']);
        pair.closed
            && pair.last - pair.first > 4
            && begins_paragraph(document.tokens, pair.first)
            && words.ends_with([',', '.', '?', '!'])
    };
    let lines: Vec<Span> = singles
        .iter()
        .filter(spoken)
        .map(|pair| {
            let rest = document.tokens.get(pair.first..).unwrap_or_default();
            let end = rest
                .iter()
                .find(|token| token.kind() == TokenKind::Line)
                .map_or(document.text.len(), |token| token.span().start);
            Span::new(pair.span.start, end)
        })
        .collect();
    if lines.is_empty() {
        return doubles;
    }
    let within = |pair: &QuotePair| {
        let at = lines.partition_point(|line| line.start <= pair.span.start);
        at.checked_sub(1).and_then(|at| lines.get(at)).is_some_and(|line| pair.span.start < line.end)
    };
    let mut all: Vec<QuotePair> = doubles.into_iter().filter(|pair| !within(pair)).collect();
    all.extend(singles.iter().filter(|pair| pair.closed && within(pair)));
    all.sort_by_key(|pair| pair.first);
    all
}

/// The pairs of single marks among some of the tokens: quotations inside of a quotation.
pub(crate) fn inner_pairs(document: Document, first: usize, last: usize) -> Vec<QuotePair> {
    let mut found = pair_singles(document, first, last);
    found.retain(|pair| pair.closed);
    found
}

/// The pairs of marks of every kind, whichever are outermost. For a text whose habits are not known: one that is
/// not English. A mark that stays open counts only at the start of its paragraph.
pub(crate) fn all_pairs(document: Document) -> Vec<QuotePair> {
    let mut all = pair_doubles(document);
    all.retain(|pair| pair.closed || begins_paragraph(document.tokens, pair.first));
    all.extend(pair_singles(document, 0, document.tokens.len()).into_iter().filter(|pair| pair.closed));
    all.sort_by_key(|pair| pair.first);
    let mut end = 0;
    all.retain(|pair| {
        let apart = pair.first >= end;
        end = end.max(pair.last);
        apart
    });
    all
}

fn begins_paragraph(tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1).and_then(|at| tokens.get(at)).is_none_or(|before| before.kind() == TokenKind::Line)
}

fn pair_doubles(document: Document) -> Vec<QuotePair> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    for (at, token) in document.tokens.iter().enumerate() {
        match token.kind() {
            TokenKind::Line => {
                if let Some(first) = open.take() {
                    out.push(pair(document.tokens, first, at, false));
                }
            }
            TokenKind::Double => {
                let opener = open.and_then(|first| document.tokens.get(first));
                if opener.is_some_and(|opener| {
                    guillemet(document.text, *opener) != guillemet(document.text, *token)
                }) {
                    continue;
                }
                let opens = opens(document.text, *token, open.is_some());
                match (open, opens) {
                    (None, true) => open = Some(at),
                    (Some(first), false) => {
                        out.push(pair(document.tokens, first, at + 1, true));
                        open = None;
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    if let Some(first) = open {
        out.push(pair(document.tokens, first, document.tokens.len(), false));
    }
    out
}

fn pair(tokens: &[Token], first: usize, last: usize, closed: bool) -> QuotePair {
    let start = tokens.get(first).map_or(0, |token| token.span().start);
    let end = last.checked_sub(1).and_then(|at| tokens.get(at)).map_or(start, |token| token.span().end);
    QuotePair { span: Span::new(start, end), first, last, closed }
}

/// Returns true if a mark is « or »: inside of them other marks open and close by themselves, and the other way round.
fn guillemet(text: &str, token: Token) -> bool {
    matches!(token.span().of(text), "«" | "»")
}

/// Returns true if a double mark opens. Straight ones tell by the space around them.
fn opens(text: &str, token: Token, inside: bool) -> bool {
    let before = text.get(..token.span().start).and_then(|text| text.chars().next_back()).unwrap_or(' ');
    let after = text.get(token.span().end..).and_then(|text| text.chars().next()).unwrap_or(' ');
    match token.span().of(text) {
        "“" | "„" | "``" => !inside,
        // Swedish and Finnish: the mark that closes opens too.
        "”" => !inside && before.is_whitespace() && after.is_alphanumeric(),
        "«" | "»" if inside => false,
        "«" | "»" => true,
        _ if inside => before.is_whitespace() && !after.is_whitespace() && !".,;:!?)".contains(after),
        _ => before.is_whitespace() || "([—–-/‘'".contains(before) || !after.is_whitespace(),
    }
}

/// Pairs single marks. A closing one looks like the apostrophe of "strikes’", so the first that is beside
/// other punctuation wins, and else the last before the next opening mark or the line's end.
fn pair_singles(document: Document, first: usize, last: usize) -> Vec<QuotePair> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    let mut maybe: Option<usize> = None;
    for at in first..last.min(document.tokens.len()) {
        let Some(token) = document.tokens.get(at) else { break };
        let ends_line = token.kind() == TokenKind::Line;
        let opening = token.kind() == TokenKind::Single && single_opens(document.text, *token);
        if (ends_line || opening)
            && let Some(begin) = open
            && let Some(end) = maybe.take()
        {
            out.push(pair(document.tokens, begin, end + 1, true));
            open = None;
        }
        if ends_line {
            if let Some(begin) = open.take() {
                out.push(pair(document.tokens, begin, at, false));
            }
            maybe = None;
        } else if opening && open.is_none() {
            open = Some(at);
        } else if token.kind() == TokenKind::Single && !opening && open.is_some() {
            if beside_punctuation(document.text, *token) {
                if let Some(begin) = open.take() {
                    out.push(pair(document.tokens, begin, at + 1, true));
                }
                maybe = None;
            } else {
                maybe = Some(at);
            }
        }
    }
    match (open, maybe) {
        (Some(begin), Some(end)) => out.push(pair(document.tokens, begin, end + 1, true)),
        (Some(begin), None) => out.push(pair(document.tokens, begin, last.min(document.tokens.len()), false)),
        _ => {}
    }
    out
}

fn single_opens(text: &str, token: Token) -> bool {
    let before = text.get(..token.span().start).and_then(|text| text.chars().next_back()).unwrap_or(' ');
    let after = text.get(token.span().end..).and_then(|text| text.chars().next()).unwrap_or(' ');
    let word_follows = after.is_alphanumeric() || "“\"([…$£€".contains(after);
    let free = before.is_whitespace() || "([—–-\"“".contains(before);
    // French sets a space behind its marks.
    let word_follows = word_follows || token.span().of(text) == "‹" && after.is_whitespace();
    free && word_follows && token.span().of(text) != "’"
}

fn beside_punctuation(text: &str, token: Token) -> bool {
    let before = text.get(..token.span().start).and_then(|text| text.chars().next_back()).unwrap_or(' ');
    let after = text.get(token.span().end..).and_then(|text| text.chars().next()).unwrap_or(' ');
    ".,!?…".contains(before) || ".,;:!?)—–”\"".contains(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::tokens;

    fn quoted(text: &str) -> Vec<&str> {
        pairs(Document { text, tokens: &tokens(text) }).iter().map(|pair| pair.span.of(text)).collect()
    }

    #[test]
    fn curly_straight_and_typewriter_marks_pair() {
        assert_eq!(quoted("He said “yes” and \"no\" and ''maybe''."), ["“yes”", "\"no\"", "''maybe''"]);
        assert_eq!(quoted("Il dit « oui » puis."), ["« oui »"]);
        assert_eq!(quoted("Er sagte „ja“ leise."), ["„ja“"]);
    }

    #[test]
    fn a_paragraph_may_open_and_not_close() {
        assert_eq!(quoted("“One.\n\n“Two.”"), ["“One.", "“Two.”"]);
    }

    #[test]
    fn single_marks_are_the_marks_of_a_text_without_double_ones() {
        let text = "‘The boys’ boat sank in the bay,’ he said. ‘It wasn’t ours.’";
        assert_eq!(quoted(text), ["‘The boys’ boat sank in the bay,’", "‘It wasn’t ours.’"]);
    }

    #[test]
    fn a_paragraph_may_have_the_other_marks() {
        let text = "“Yes,” he said. It was “true”.\n\n‘He can say “logged” for years,’ she said. ‘We know.’\n\n“So?”";
        let line = ["‘He can say “logged” for years,’", "‘We know.’"];
        assert_eq!(quoted(text), ["“Yes,”", "“true”", line[0], line[1], "“So?”"]);
    }

    #[test]
    fn single_marks_inside_double_ones_stay_inside() {
        assert_eq!(quoted("“They said ‘no’ to us,” he said."), ["“They said ‘no’ to us,”"]);
    }
}
