//! Denials.

use super::NatureGuess;
use super::StatementWords;
use super::words::NOT_SO;
use crate::rules::Rule;
use crate::text::tokens::{Token, TokenKind};
use model::{Mode, NatureKind};

impl StatementWords<'_> {
    /// "No, I did not", "there was no fraud", "that is a lie".
    pub(crate) fn not_so(&self, count: usize) -> Option<NatureGuess> {
        let denial = |word: &str| Some((NatureKind::Denial, Rule::SaysNot, word.to_owned()));
        let first = self.words.iter().find(|(_, token)| token.wordy()).map_or("", |(word, _)| word.as_str());
        if ["no", "not", "never"].contains(&first) {
            return denial(first);
        }
        let quote = |token: &Token| matches!(token.kind(), TokenKind::Double | TokenKind::Single);
        let words: Vec<&str> =
            self.words.iter().filter(|(_, token)| !quote(token)).map(|(word, _)| word.as_str()).collect();
        let stands = ["is", "was", "were", "are", "'s", "been", "has", "have", "had", "'ve"];
        let past = ["have", "had", "did", "do", "does", "has", "'ve", "was", "were", "is", "are"];
        let told = self.draft.mode != Mode::Direct;
        for (at, word) in words.iter().enumerate() {
            let before =
                |steps: usize| at.checked_sub(steps).and_then(|at| words.get(at)).map_or("", |word| *word);
            let short = word.ends_with("n't") && !["won't", "wouldn't", "can't", "couldn't"].contains(word);
            let long = ["not", "never"].contains(word) && past.contains(&before(1));
            let mine = ["i", "we"].contains(&before(if short { 1 } else { 2 }));
            let flat = *word == "no" && stands.contains(&before(1));
            let near = told && at <= 5;
            if flat || (short || long) && (mine || near) {
                return denial(format!("{} {word}", before(1)).trim());
            }
        }
        let mut before = "";
        for (word, _) in self.words.iter().filter(|_| count < 40) {
            // "A digger cost nothing" is a figure.
            let price = word == "nothing" && ["cost", "costs", "for"].contains(&before);
            if NOT_SO.contains(&word.as_str()) && !price {
                return denial(word);
            }
            before = word;
        }
        None
    }
}
