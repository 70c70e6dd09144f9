//! Promises of the speaker, and demands on others.

use super::NatureGuess;
use super::StatementWords;
use crate::rules::Rule;
use model::{Mode, NatureKind};

impl StatementWords<'_> {
    /// "I will", "it would look at": the speaker’s own future.
    pub(crate) fn future_of_own(&self) -> Option<NatureGuess> {
        let future = ["will", "would", "'ll", "won't", "shall", "wouldn't"];
        let at =
            self.words.iter().position(|(word, _)| future.contains(&word.as_str()) || word == "going")?;
        let before: Vec<&str> =
            self.words.get(at.saturating_sub(3)..at)?.iter().map(|(word, _)| word.as_str()).collect();
        let direct = self.draft.mode == Mode::Direct;
        let mine = before.iter().any(|word| ["i", "we"].contains(word));
        let told = !direct && before.iter().any(|word| ["he", "she", "it", "they"].contains(word));
        let named = !direct
            && self.own.iter().any(|own| {
                own.split(' ')
                    .next_back()
                    .is_some_and(|last| before.iter().any(|word| word.eq_ignore_ascii_case(last)))
            });
        let word = self.words.get(at).map(|(word, _)| word.clone())?;
        let going = word != "going" || self.words.get(at + 1).is_some_and(|(word, _)| word == "to");
        ((mine || told || named) && going).then_some((NatureKind::Promise, Rule::WillDo, word))
    }

    /// "ministers should explain", "let’s not", "please write".
    pub(crate) fn asked(&self) -> Option<NatureGuess> {
        let asks = ["should", "must", "ought", "please", "let's", "deserves"];
        let needs = |at: usize| {
            let word = |at: usize| self.words.get(at).map_or("", |(word, _)| word.as_str());
            ["needs", "need", "has", "have"].contains(&word(at)) && word(at + 1) == "to"
        };
        let at = (0..self.words.len()).find(|at| {
            self.words.get(*at).is_some_and(|(word, _)| asks.contains(&word.as_str())) || needs(*at)
        })?;
        let mine = at
            .checked_sub(1)
            .and_then(|at| self.words.get(at))
            .is_some_and(|(word, _)| ["i", "we"].contains(&word.as_str()));
        let word = self.words.get(at).map(|(word, _)| word.clone())?;
        (!mine).then_some((NatureKind::Demand, Rule::ShouldBe, word))
    }
}
