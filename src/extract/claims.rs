//! What kind of statement something is: checkable by a figure, an event, a comparison, or none of these.

use super::lexicon::flag;
use super::names::within;
use super::rules::Rule;
use super::tokens::{Kind, Token};
use crate::model::{Nature, NatureKind, Span};

/// What kind of statement it seems to be. Conservative: questions, wishes and bare opinions get none.
pub(super) fn nature(text: &str, tokens: &[Token], spans: &[Span]) -> Option<Nature> {
    let mut told = Told::default();
    for span in spans {
        let (first, last) = within(tokens, *span);
        for token in tokens.get(first..last).unwrap_or_default() {
            told.read(text, *token);
        }
    }
    if told.words <= 4 || told.asks {
        return None;
    }
    let (kind, rule, token) = told.kind()?;
    Some(Nature { kind, why: rule.why(&[token.span.of(text)]) })
}

/// What stands in the words of a statement.
#[derive(Default)]
struct Told {
    words: usize,
    figure: Option<Token>,
    events: Vec<Token>,
    compares: Vec<Token>,
    wish: bool,
    asks: bool,
}

impl Told {
    fn read(&mut self, text: &str, token: Token) {
        let word = token.span.of(text);
        self.words += usize::from(token.wordy());
        if token.kind == Kind::Number {
            self.figure = self.figure.or(Some(token));
        }
        if token.is(flag::EVENT) {
            self.events.push(token);
        }
        if token.is(flag::COMPARES) {
            self.compares.push(token);
        }
        self.asks |= token.kind == Kind::Stop && word.contains('?');
        self.wish |= ["will", "should", "must", "hope", "let", "please", "want"].contains(&word);
    }

    fn kind(&self) -> Option<(NatureKind, Rule, Token)> {
        if let Some(figure) = self.figure {
            return Some((NatureKind::Figure, Rule::GivesFigure, figure));
        }
        let wanted = usize::from(self.wish) + 1;
        if self.events.len() >= wanted {
            return Some((NatureKind::Event, Rule::TellsEvent, *self.events.first()?));
        }
        let compares = self.compares.first().filter(|_| self.compares.len() > 1 && !self.wish)?;
        Some((NatureKind::Comparison, Rule::Compares, *compares))
    }
}
