//! How the words of a statement treat a party that they name.

use super::super::doing::{Doing, doing, is_wrong_by};
use super::super::names::Named;
use super::super::parts::{NEAR, Part, Word, is_cleft, part};
use super::is_another;
use english::classes::is_preposition;
use english::wrong_sense;

/// How the words treat a party that they name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Marked {
    /// It is blamed, or does what is wrong.
    Blamed,
    /// It is asked to do something, or should.
    Asked,
    /// It does something.
    Does,
    /// The same of whoever a pronoun seems to mean, or of what is theirs.
    Guessed,
    Named,
}

/// The words of a stretch, with the names among them.
pub(super) struct Reading<'a> {
    pub(super) words: &'a [Word<'a>],
    pub(super) named: &'a [Named],
}

impl Reading<'_> {
    pub(super) fn marks(&self, at: usize) -> Marked {
        let Some(name) = self.named.get(at) else { return Marked::Named };
        if self.is_own_wrong(name) {
            return Marked::Blamed;
        }
        if self.is_owner(name) && self.is_demanded(name) {
            return Marked::Asked;
        }
        match part(self.words, name.first) {
            Part::Subject => match doing(self.words, name.behind, self.next_subject(at)) {
                Doing::Wrong | Doing::Knows => Marked::Blamed,
                // "It is the firm that cut the cable."
                Doing::Else if is_cleft(self.words, name.first) || self.is_why(name) => Marked::Blamed,
                Doing::Due => Marked::Asked,
                Doing::Suffers | Doing::Well => Marked::Named,
                // "the board to reopen its review", as a whole statement.
                _ if self.is_whole(name) && self.is_to(name, 2) => Marked::Asked,
                Doing::Says | Doing::Plans => Marked::Named,
                Doing::Else if self.is_guess(name) => Marked::Guessed,
                Doing::Else if !self.has_verb(name) => Marked::Named,
                Doing::Else => Marked::Does,
            },
            Part::Agent if is_wrong_by(self.words, name.first) => Marked::Blamed,
            Part::Agent => Marked::Does,
            Part::Blamed => Marked::Blamed,
            Part::Asked if self.is_to(name, 4) || self.is_for(name) => Marked::Asked,
            Part::Asked | Part::Aside => Marked::Named,
        }
    }

    /// Returns true if a statement begins with nothing but a name: "the government of Karelland".
    fn is_whole(&self, name: &Named) -> bool {
        name.first < 3
            || name.first < 6 && self.words.get(name.first - 1).is_some_and(|word| word.lower == "of")
    }

    /// "the board to reopen its review", "the board’s members not to".
    fn is_to(&self, name: &Named, far: usize) -> bool {
        let behind = self.words.get(name.behind..).unwrap_or_default().iter().take(far);
        behind.take_while(|word| !word.first).any(|word| word.lower == "to")
    }

    /// "asked the board for its review".
    fn is_for(&self, name: &Named) -> bool {
        self.words.get(name.behind).is_some_and(|word| word.lower == "for")
    }

    /// "That was the agency’s mistake."
    fn is_own_wrong(&self, name: &Named) -> bool {
        let owns = self.is_owner(name);
        let of = |at: usize| {
            self.words.get(at).is_some_and(|word| !word.first && wrong_sense(&word.lower).is_some())
        };
        let not = |word: &Word<'_>| matches!(&*word.lower, "no" | "not" | "never");
        let before = || self.words.get(name.first.saturating_sub(3)..name.first).unwrap_or_default();
        owns && (of(name.behind) || of(name.behind + 1)) && !before().iter().any(not)
    }

    /// "Why did the council wait?", "How could the firm …": no question.
    fn is_why(&self, name: &Named) -> bool {
        let near = (name.first.saturating_sub(4)..name.first).rev();
        let lower = |at: usize| self.words.get(at).map_or("", |word| &*word.lower);
        near.into_iter().any(|at| match lower(at) {
            "why" => true,
            "how" => matches!(lower(at + 1), "can" | "could" | "dare"),
            _ => false,
        })
    }

    /// "demanded the minister’s resignation".
    fn is_demanded(&self, name: &Named) -> bool {
        let wanted = |at: usize| {
            let word = self.words.get(at).map_or("", |word| &*word.lower);
            matches!(word, "apology" | "departure" | "dismissal" | "removal" | "resignation")
        };
        let asks = |word: &Word<'_>| word.starts_with(&["call", "demand", "seek", "want"]);
        wanted(name.behind) && self.words.iter().take(4).any(asks)
    }

    /// Returns true if a name has something behind it that is its own: "the firm’s lorries", but not "Hartwell’s, which bakes".
    fn is_owner(&self, name: &Named) -> bool {
        let last = name.behind.checked_sub(1).and_then(|at| self.words.get(at));
        last.is_some_and(Word::is_owner)
            && self.words.get(name.behind).is_some_and(|next| !next.parts_clause())
    }

    /// Returns true if something can be said of it: no preposition follows, and its sentence does not end with it.
    fn has_verb(&self, name: &Named) -> bool {
        let next = self.words.get(name.behind).filter(|word| !word.first);
        next.is_some_and(|word| !is_preposition(&word.lower)) || self.is_owner(name)
    }

    /// Whom a pronoun means, and what belongs to somebody, tells of a charge only where more speaks for one.
    fn is_guess(&self, name: &Named) -> bool {
        let first = self.words.get(name.first);
        first.is_some_and(|word| is_another(&word.lower) || word.lower == "you") || self.is_owner(name)
    }

    /// The word with which the next subject is named that is another one: not "the firm and the board".
    fn next_subject(&self, at: usize) -> usize {
        let mut end = self.named.get(at).map_or(0, |name| name.behind);
        for next in self.named.iter().skip(at + 1).take(NEAR) {
            if next.first < end {
                continue;
            }
            let between = self.words.get(end..next.first).unwrap_or_default();
            if between.iter().all(|word| ["and", "both", "or", "the"].contains(&&*word.lower)) {
                end = next.behind;
            } else if part(self.words, next.first) == Part::Subject {
                return next.first;
            }
        }
        self.words.len()
    }
}
