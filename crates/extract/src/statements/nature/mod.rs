//! The nature of a statement: a figure, an event, an accusation, a promise, an opinion …
//!
//! First the reporting verb decides ("accused", "denied", "urged"), then the words that are
//! said, the most telling marks first. Where nothing is plain, nothing is suggested.

mod denial;
mod figures;
mod future;
mod words;

use crate::lexicon::{flag, takes};
use crate::names::index::within;
use crate::rules::Rule;
use crate::statements::reader::StatementDraft;
use crate::text::Document;
use crate::text::tokens::{Token, TokenKind};
use english::{WrongSense, wrong_sense};
use model::{Mode, Nature, NatureKind};
use words::{CAUSES, FUTURE, JUDGING, NAMING, NOT_SO, VERBS};

/// The number of tokens of a statement that are looked at.
const LONGEST: usize = 300;

/// Guesses the nature of a statement. `own` is how the speaker and its party are called.
pub(crate) fn nature(document: Document, draft: &StatementDraft, own: &[&str]) -> Option<Nature> {
    let said = StatementWords::new(document, draft, own);
    let (kind, rule, word) = said.by_verb().or_else(|| said.by_words())?;
    Some(Nature { kind, why: rule.why(&[word.as_str()]) })
}

/// A kind with what speaks for it: the rule and the words.
type NatureGuess = (NatureKind, Rule, String);

/// The words of a statement.
struct StatementWords<'a> {
    text: &'a str,
    draft: &'a StatementDraft,
    /// Its tokens, with their words in small letters and a straight apostrophe.
    words: Vec<(String, Token)>,
    cue: String,
    own: &'a [&'a str],
}

impl<'a> StatementWords<'a> {
    fn new(document: Document<'a>, draft: &'a StatementDraft, own: &'a [&'a str]) -> Self {
        let lower = |token: &Token| token.span().of(document.text).to_lowercase().replace('’', "'");
        let mut words = Vec::new();
        for span in &draft.spans {
            let (first, last) = within(document.tokens, *span);
            let slice = document.tokens.get(first..last).unwrap_or_default();
            words.extend(slice.iter().take(LONGEST).map(|token| (lower(token), *token)));
        }
        let cue = draft.cue.map_or(String::new(), |span| span.of(document.text).to_lowercase());
        Self { text: document.text, draft, words, cue, own }
    }

    /// The verb of saying decides: "accused", "denied", "urged".
    fn by_verb(&self) -> Option<NatureGuess> {
        let cue = self.cue.as_str();
        let quoted = self.draft.mode == Mode::Direct;
        for (kind, rule, stems) in VERBS {
            let begins = stems.iter().any(|stem| cue.starts_with(stem));
            if begins && !quoted {
                return Some((*kind, *rule, cue.to_owned()));
            }
        }
        let asks = self.draft.takes & takes::INFINITIVE != 0
            && self.words.iter().take(6).any(|(word, _)| word == "to");
        let told = ["told", "tell", "asked", "ask", "warned", "invited", "advised"].contains(&cue);
        if asks && told && !quoted {
            return Some((NatureKind::Demand, Rule::DemandingVerb, cue.to_owned()));
        }
        if self.draft.takes & takes::DENIES != 0 && cue != "counters" && cue != "countered" {
            return Some((NatureKind::Denial, Rule::DenyingVerb, cue.to_owned()));
        }
        let named = NAMING.contains(&cue) && self.draft.mode != Mode::Direct;
        if named && !self.any(NOT_SO) {
            return Some((NatureKind::Opinion, Rule::Judging, cue.to_owned()));
        }
        None
    }

    fn by_words(&self) -> Option<NatureGuess> {
        let count = self.words.iter().filter(|(_, token)| token.wordy()).count();
        if let Some(found) = self.not_so(count) {
            return Some(found);
        }
        if self.only_asks() {
            return None;
        }
        if count <= 2 {
            return self.first(JUDGING).map(|word| (NatureKind::Opinion, Rule::Judging, word));
        }
        self.wrong(WrongSense::Plain)
            .filter(|_| !self.first_person())
            .map(|word| (NatureKind::Accusation, Rule::Wrong, word))
            .or_else(|| self.future_of_own())
            .or_else(|| self.asked())
            .or_else(|| self.figure())
            .or_else(|| self.first(FUTURE).map(|word| (NatureKind::Prediction, Rule::WillBe, word)))
            .or_else(|| self.compared())
            .or_else(|| self.first(CAUSES).map(|word| (NatureKind::Cause, Rule::GivesCause, word)))
            .or_else(|| {
                let wrong = self.wrong(WrongSense::Done).filter(|_| !self.first_person())?;
                Some((NatureKind::Accusation, Rule::Wrong, wrong))
            })
            .or_else(|| self.date())
            .or_else(|| self.judged())
            .or_else(|| self.happened())
            .or_else(|| {
                let direct = self.draft.mode == Mode::Direct && count > 3;
                let word = self
                    .words
                    .iter()
                    .find(|(word, _)| ["is", "are", "'s", "'re", "isn't"].contains(&word.as_str()));
                word.filter(|_| direct).map(|(word, _)| (NatureKind::Opinion, Rule::Generally, word.clone()))
            })
    }

    /// Words that judge, or a copula before a quotation: "the plan was “cruel”".
    fn judged(&self) -> Option<NatureGuess> {
        if let Some(word) = self.first(JUDGING) {
            return Some((NatureKind::Opinion, Rule::Judging, word));
        }
        let quote = self
            .words
            .iter()
            .position(|(_, token)| matches!(token.kind(), TokenKind::Double | TokenKind::Single))?;
        let before = quote.checked_sub(1).and_then(|at| self.words.get(at))?;
        let copula = ["is", "was", "are", "were", "be", "as", "'s", "been", "a", "an", "felt", "looked"];
        let short = self.words.len() - quote < 12 && self.draft.mode == Mode::Mixed;
        (short && copula.contains(&before.0.as_str()))
            .then(|| (NatureKind::Opinion, Rule::Judging, before.0.clone()))
    }

    /// Something that happened: a verb of the past.
    fn happened(&self) -> Option<NatureGuess> {
        let event = self.words.iter().find(|(_, token)| token.is(flag::EVENT));
        let past = || {
            self.words.iter().find(|(word, token)| {
                token.kind() == TokenKind::Word
                    && !token.upper()
                    && (word.len() > 4 && word.ends_with("ed")
                        || [
                            "was", "were", "had", "went", "came", "took", "made", "saw", "told", "rose",
                            "fell", "knew",
                        ]
                        .contains(&word.as_str()))
            })
        };
        event.or_else(past).map(|(word, _)| (NatureKind::Event, Rule::TellsEvent, word.clone()))
    }

    fn only_asks(&self) -> bool {
        let mut stops = self.words.iter().filter(|(_, token)| token.kind() == TokenKind::Stop).peekable();
        stops.peek().is_some() && stops.all(|(word, _)| word.contains('?'))
    }

    /// Returns true if the speaker speaks of what the speaker did.
    fn first_person(&self) -> bool {
        self.words
            .iter()
            .filter(|(_, token)| token.wordy())
            .take(2)
            .any(|(word, _)| ["i", "we", "my", "our"].contains(&word.as_str()))
    }

    fn first(&self, list: &[&str]) -> Option<String> {
        self.words.iter().find(|(word, _)| list.contains(&word.as_str())).map(|(word, _)| word.clone())
    }

    fn wrong(&self, kind: WrongSense) -> Option<String> {
        self.words.iter().find(|(word, _)| wrong_sense(word) == Some(kind)).map(|(word, _)| word.clone())
    }

    fn any(&self, list: &[&str]) -> bool {
        self.first(list).is_some()
    }
}
