//! Figures, comparisons and dates.

use super::NatureGuess;
use super::StatementWords;
use crate::lexicon::flag;
use crate::rules::Rule;
use crate::text::tokens::TokenKind;
use english::{NumberWord, number_word};
use model::{Mode, NatureKind};

impl StatementWords<'_> {
    /// A number that is no year, no date and no time of day.
    pub(crate) fn figure(&self) -> Option<NatureGuess> {
        let found = self.words.iter().enumerate().find(|(at, (word, token))| {
            let next = self.words.get(at + 1).map(|(_, token)| token);
            let digits: String = word.chars().filter(char::is_ascii_digit).collect();
            let year =
                digits.len() == 4 && word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
            let timed = next.is_some_and(|next| next.is(flag::TIME) && !next.upper())
                || next.is_some_and(|next| next.kind() == TokenKind::Colon);
            let dated = next.is_some_and(|next| next.is(flag::TIME) && next.upper())
                || at
                    .checked_sub(1)
                    .and_then(|at| self.words.get(at))
                    .is_some_and(|(_, token)| token.is(flag::TIME) && token.upper());
            let unit =
                next.is_some_and(|next| ["times", "per", "percent"].contains(&next.span().of(self.text)));
            match token.kind() {
                TokenKind::Number => !year && !dated,
                TokenKind::Word => {
                    let written = is_written(word);
                    written && (!timed || unit) && word != "third" && word != "two"
                        || word == "third" && unit
                        || written && next.is_some_and(|next| next.span().of(self.text) == "of")
                        || word == "two" && next.is_some_and(|next| next.kind() == TokenKind::Word && !timed)
                }
                _ => false,
            }
        });
        found.map(|(_, (word, _))| (NatureKind::Figure, Rule::GivesFigure, word.clone()))
    }

    pub(crate) fn compared(&self) -> Option<NatureGuess> {
        let than = self.words.iter().position(|(word, _)| {
            ["than", "whereas", "compared", "fewer", "twice"].contains(&word.as_str())
        })?;
        let word = self.words.get(than).map(|(word, _)| word.clone())?;
        Some((NatureKind::Comparison, Rule::Compares, word))
    }

    /// A year or a day beside a verb of the past.
    pub(crate) fn date(&self) -> Option<NatureGuess> {
        let (_, date) =
            self.words.iter().zip(self.words.iter().skip(1)).find(|((before, _), (word, token))| {
                let year =
                    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1500..2100).contains(&year));
                let placed = ["in", "on", "since", "until", "from", "by"].contains(&before.as_str());
                (year || token.is(flag::TIME) && token.upper()) && placed
            })?;
        let short = self.words.len() < 25 && self.draft.mode != Mode::Direct;
        short.then_some(())?;
        Some((NatureKind::Date, Rule::GivesDate, date.0.clone()))
    }
}

/// Returns true if a word writes out a number. "One" and "zero" seldom count anything.
fn is_written(word: &str) -> bool {
    !matches!(number_word(word), None | Some(NumberWord::Count(0 | 1)))
}
