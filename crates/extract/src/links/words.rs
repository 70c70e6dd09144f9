//! What links look at in the words of one statement and around it.

use std::collections::{BTreeMap, HashSet};

use super::Said;
use crate::lexicon::flag;
use crate::names::within;
use crate::tokens::{Kind, Token};
use english::concept;
use model::Span;

/// How many tokens around a statement are read.
const AROUND: usize = 60;

/// What a statement is about: its content words, each with a form to show.
pub(super) type Topics = BTreeMap<String, Span>;

/// What is known of one statement.
pub(super) struct Known {
    /// Its content words.
    pub(super) topics: Topics,
    /// Its words and those around it in its paragraph, in small letters, with a space at either end.
    pub(super) near: String,
    /// Its own words, the same way.
    pub(super) words: String,
    /// Both again with their capitals, in which names are looked for.
    pub(super) near_as_written: String,
    pub(super) words_as_written: String,
    /// Phrases between quotation marks inside of it.
    pub(super) quoted: Vec<(String, Span)>,
}

/// Reads the words of statements.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) said: &'a [Said<'a>],
    /// The words of names, which are no topics.
    pub(super) called: &'a HashSet<String>,
}

impl Reader<'_> {
    /// The content words of one statement.
    pub(super) fn topics(&self, at: usize) -> Topics {
        let mut topics = topics(self.text, self.tokens, self.spans(at));
        topics.retain(|topic, _| !self.called.contains(topic));
        topics
    }

    fn spans(&self, at: usize) -> &[Span] {
        self.said.get(at).map_or(&[], |said| said.raw.spans.as_slice())
    }

    /// Reads the words of one statement and those around it.
    pub(super) fn know(&self, at: usize) -> Known {
        let (text, tokens, spans) = (self.text, self.tokens, self.spans(at));
        let start = spans.first().map_or(0, |span| span.start);
        let end = spans.last().map_or(0, |span| span.end);
        let (first, _) = within(tokens, Span::new(start, start));
        let line = |token: &Token| token.kind == Kind::Line;
        let before = tokens.get(first.saturating_sub(AROUND)..first).unwrap_or_default();
        let cut = before.iter().rposition(line).map_or(0, |at| at + 1);
        let last = tokens.partition_point(|token| token.span.start < end);
        let behind = tokens
            .get(last..)
            .unwrap_or_default()
            .iter()
            .take(12)
            .take_while(|token| !line(token) && token.kind != Kind::Stop);
        let sentence = before
            .iter()
            .rposition(|token| matches!(token.kind, Kind::Stop | Kind::Line))
            .map_or(cut, |at| at + 1);
        let inside = tokens.get(first..last).unwrap_or_default();
        let near = before.get(sentence..).unwrap_or_default().iter().chain(inside).chain(behind);
        Known {
            topics: self.topics(at),
            near: plain(text, near.clone()),
            words: plain(text, inside.iter()),
            near_as_written: spaced(text, near),
            words_as_written: spaced(text, inside.iter()),
            quoted: quoted(text, inside),
        }
    }
}

/// Words with single spaces, one at either end.
fn spaced<'t>(text: &str, tokens: impl Iterator<Item = &'t Token>) -> String {
    let mut out = String::from(" ");
    for token in tokens.filter(|token| token.wordy()).take(400) {
        out.push_str(token.span.of(text));
        out.push(' ');
    }
    out
}

/// The same in small letters, with straight apostrophes.
fn plain<'t>(text: &str, tokens: impl Iterator<Item = &'t Token>) -> String {
    spaced(text, tokens).to_lowercase().replace('’', "'")
}

/// The phrases of up to eight words between quotation marks.
fn quoted(text: &str, tokens: &[Token]) -> Vec<(String, Span)> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    for (at, token) in tokens.iter().enumerate().take(400) {
        if !matches!(token.kind, Kind::Double | Kind::Single) {
            continue;
        }
        if let Some(start) = open
            && let Some(words) = tokens.get(start + 1..at).filter(|words| (1..=9).contains(&words.len()))
            && let (Some(first), Some(last)) = (words.first(), words.last())
        {
            out.push((
                plain(text, words.iter()).trim().to_owned(),
                Span::new(first.span.start, last.span.end),
            ));
        }
        open = Some(at);
    }
    out
}

/// The content words of a statement, light stems of them, with the first place of each.
fn topics(text: &str, tokens: &[Token], spans: &[Span]) -> Topics {
    let mut out = Topics::new();
    for span in spans {
        let (first, last) = within(tokens, *span);
        for token in tokens.get(first..last).unwrap_or_default().iter().take(400) {
            let word = token.span.of(text);
            if token.kind == Kind::Number && word.len() > 1 {
                out.entry(word.to_owned()).or_insert(token.span);
            }
            if token.kind != Kind::Word || token.is(flag::EMPTY) || word.len() < 3 {
                continue;
            }
            out.entry(concept(&word.to_lowercase())).or_insert(token.span);
        }
    }
    out
}
