//! The treatment of a party by the words of a statement that name it.

use super::super::clause_roles::{ClauseRole, ClauseWord, NEAR, is_cleft, part};
use super::super::conduct::{Conduct, conduct, is_wrong_by};
use super::super::party_names::PartyMention;
use super::is_another;
use english::classes::is_preposition;
use english::wrong_sense;

/// The treatment of a party by the words that name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Addressing {
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
pub(super) struct NamedClause<'a> {
    pub(super) words: &'a [ClauseWord<'a>],
    pub(super) named: &'a [PartyMention],
}

impl NamedClause<'_> {
    pub(super) fn marks(&self, at: usize) -> Addressing {
        let Some(name) = self.named.get(at) else { return Addressing::Named };
        if self.is_own_wrong(name) {
            return Addressing::Blamed;
        }
        if self.is_owner(name) && self.is_demanded(name) {
            return Addressing::Asked;
        }
        match part(self.words, name.first) {
            ClauseRole::Subject => match conduct(self.words, name.behind, self.next_subject(at)) {
                Conduct::Wrong | Conduct::Knows => Addressing::Blamed,
                // "It is the firm that cut the cable."
                Conduct::Else if is_cleft(self.words, name.first) || self.is_why(name) => Addressing::Blamed,
                Conduct::Due => Addressing::Asked,
                Conduct::Suffers | Conduct::Well => Addressing::Named,
                // "the board to reopen its review", as a whole statement.
                _ if self.is_whole(name) && self.is_to(name, 2) => Addressing::Asked,
                Conduct::Says | Conduct::Plans => Addressing::Named,
                Conduct::Else if self.is_guess(name) => Addressing::Guessed,
                Conduct::Else if !self.has_verb(name) => Addressing::Named,
                Conduct::Else => Addressing::Does,
            },
            ClauseRole::Agent if is_wrong_by(self.words, name.first) => Addressing::Blamed,
            ClauseRole::Agent => Addressing::Does,
            ClauseRole::Blamed => Addressing::Blamed,
            ClauseRole::Asked if self.is_to(name, 4) || self.is_for(name) => Addressing::Asked,
            ClauseRole::Asked | ClauseRole::Aside => Addressing::Named,
        }
    }

    /// Returns true if a statement begins with nothing but a name: "the government of Karelland".
    fn is_whole(&self, name: &PartyMention) -> bool {
        name.first < 3
            || name.first < 6 && self.words.get(name.first - 1).is_some_and(|word| word.lower == "of")
    }

    /// "the board to reopen its review", "the board’s members not to".
    fn is_to(&self, name: &PartyMention, far: usize) -> bool {
        let behind = self.words.get(name.behind..).unwrap_or_default().iter().take(far);
        behind.take_while(|word| !word.first).any(|word| word.lower == "to")
    }

    /// "asked the board for its review".
    fn is_for(&self, name: &PartyMention) -> bool {
        self.words.get(name.behind).is_some_and(|word| word.lower == "for")
    }

    /// "That was the agency’s mistake."
    fn is_own_wrong(&self, name: &PartyMention) -> bool {
        let owns = self.is_owner(name);
        let of = |at: usize| {
            self.words.get(at).is_some_and(|word| !word.first && wrong_sense(&word.lower).is_some())
        };
        let not = |word: &ClauseWord<'_>| matches!(&*word.lower, "no" | "not" | "never");
        let before = || self.words.get(name.first.saturating_sub(3)..name.first).unwrap_or_default();
        owns && (of(name.behind) || of(name.behind + 1)) && !before().iter().any(not)
    }

    /// "Why did the council wait?", "How could the firm …": no question.
    fn is_why(&self, name: &PartyMention) -> bool {
        let near = (name.first.saturating_sub(4)..name.first).rev();
        let lower = |at: usize| self.words.get(at).map_or("", |word| &*word.lower);
        near.into_iter().any(|at| match lower(at) {
            "why" => true,
            "how" => matches!(lower(at + 1), "can" | "could" | "dare"),
            _ => false,
        })
    }

    /// "demanded the minister’s resignation".
    fn is_demanded(&self, name: &PartyMention) -> bool {
        let wanted = |at: usize| {
            let word = self.words.get(at).map_or("", |word| &*word.lower);
            matches!(word, "apology" | "departure" | "dismissal" | "removal" | "resignation")
        };
        let asks = |word: &ClauseWord<'_>| word.starts_with(&["call", "demand", "seek", "want"]);
        wanted(name.behind) && self.words.iter().take(4).any(asks)
    }

    /// Returns true if a name has something behind it that is its own: "the firm’s lorries", but not "Hartwell’s, which bakes".
    fn is_owner(&self, name: &PartyMention) -> bool {
        let last = name.behind.checked_sub(1).and_then(|at| self.words.get(at));
        last.is_some_and(ClauseWord::is_owner)
            && self.words.get(name.behind).is_some_and(|next| !next.parts_clause())
    }

    /// Returns true if something can be said of it: no preposition follows, and its sentence does not end with it.
    fn has_verb(&self, name: &PartyMention) -> bool {
        let next = self.words.get(name.behind).filter(|word| !word.first);
        next.is_some_and(|word| !is_preposition(&word.lower)) || self.is_owner(name)
    }

    /// The referent of a pronoun, and what belongs to somebody, tell of a charge only where more speaks for one.
    fn is_guess(&self, name: &PartyMention) -> bool {
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
            } else if part(self.words, next.first) == ClauseRole::Subject {
                return next.first;
            }
        }
        self.words.len()
    }
}
