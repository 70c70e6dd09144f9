//! A link in the making: what is linked, and a walk through the statements at its other end.

use analysis::{Direction, LinkCandidate, likely_relation, link_candidates};
use model::{Project, Relation, ReviewStatus, StatementId};

/// The meaning of each relation, and the key that chooses it.
pub(crate) const RELATIONS: [(Relation, egui::Key, &str); 7] = [
    (Relation::Rebuts, egui::Key::R, "Gives reasons or facts against it"),
    (Relation::Denies, egui::Key::D, "Says that it is not so, without more"),
    (Relation::Undercuts, egui::Key::U, "Attacks its ground or its source"),
    (Relation::Concedes, egui::Key::C, "Grants it, wholly or in part"),
    (Relation::Deflects, egui::Key::F, "Answers with something else"),
    (Relation::Supports, egui::Key::S, "Speaks for it"),
    (Relation::Repeats, egui::Key::P, "Says it again"),
];

/// A link in the making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LinkWalk {
    /// The statements that are being linked.
    pub(crate) own: Vec<StatementId>,
    /// True if they answer or are answered.
    pub(crate) turn: Direction,
    /// The relation of the answer.
    pub(crate) relation: Relation,
    /// The search text for other statements.
    pub(crate) words: String,
    /// Everything that may be at the other end, the likeliest first.
    all: Vec<LinkCandidate>,
    /// Those that have the words, as places in `all`.
    found: Vec<usize>,
    at: usize,
    /// True if a person has said what the answer does, so that it stays while walking.
    decided: bool,
}

/// The effect of a key or a button of the walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LinkStep {
    /// Go to the next candidate, or the one before.
    Go { forward: bool },
    /// Say what the answer does.
    Relate(Relation),
    /// Look the other way.
    Turn,
    /// Look only among those with these words.
    Find(String),
    /// Begin to write such words.
    Write,
    /// Make the link, and be done.
    Link,
    /// Stop.
    Stop,
}

impl LinkWalk {
    /// Begins with the statements that are being linked; `order` are those that are shown, in reading order. Nothing
    /// where there is nothing to link them with.
    pub(crate) fn new(
        project: &Project,
        order: &[StatementId],
        own: Vec<StatementId>,
        turn: Direction,
    ) -> Option<Self> {
        let all = link_candidates(project, order, &own, turn);
        if own.is_empty() || all.is_empty() {
            return None;
        }
        let found = (0..all.len()).collect();
        let relation = Relation::Rebuts;
        let words = String::new();
        let mut linking = Self { own, turn, relation, words, all, found, at: 0, decided: false };
        linking.suggest(project);
        Some(linking)
    }

    /// The statement to which the walk has come.
    pub(crate) fn candidate(&self) -> Option<StatementId> {
        self.present().map(|candidate| candidate.statement)
    }

    /// The same with what speaks for it.
    pub(crate) fn present(&self) -> Option<&LinkCandidate> {
        self.all.get(*self.found.get(self.at)?)
    }

    /// "3 of 17": where the walk has come to.
    pub(crate) fn place(&self) -> (usize, usize) {
        ((self.at + 1).min(self.found.len()), self.found.len())
    }

    /// Returns `true` if a person has linked them in this way already.
    pub(crate) fn is_linked(&self) -> bool {
        let linked = self.present().and_then(|candidate| candidate.linked);
        self.own.len() == 1 && linked == Some((self.relation, ReviewStatus::Confirmed))
    }

    /// The answers, and what they answer.
    pub(crate) fn ends(&self) -> Option<(Vec<StatementId>, Vec<StatementId>)> {
        let candidate = vec![self.candidate()?];
        Some(match self.turn {
            Direction::Answers => (self.own.clone(), candidate),
            Direction::AnsweredBy => (candidate, self.own.clone()),
        })
    }

    /// Goes to the next or previous candidate, round the end.
    pub(crate) fn go(&mut self, project: &Project, forward: bool) {
        let count = self.found.len().max(1);
        self.at = if forward { self.at + 1 } else { self.at + count - 1 } % count;
        self.suggest(project);
    }

    /// Goes to a statement, be it one that nothing speaks for.
    pub(crate) fn go_to(&mut self, project: &Project, statement: StatementId) {
        if self.own.contains(&statement) || !project.statements.contains_key(&statement) {
            return;
        }
        let is_it = |at: &usize| self.all.get(*at).is_some_and(|it| it.statement == statement);
        if let Some(at) = self.found.iter().position(is_it) {
            self.at = at;
        } else {
            let place = (0..self.all.len()).find(is_it).unwrap_or(self.all.len());
            if place == self.all.len() {
                self.all.push(LinkCandidate { statement, reasons: Vec::new(), linked: None });
            }
            self.found.insert(self.at.min(self.found.len()), place);
        }
        self.suggest(project);
    }

    /// Says what the answer does.
    pub(crate) fn relate(&mut self, relation: Relation) {
        self.relation = relation;
        self.decided = true;
    }

    /// Keeps those that have all these words, in what is said or in who says it.
    pub(crate) fn find(&mut self, project: &Project, words: String) {
        let wanted: Vec<String> = words.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let fits = |candidate: &LinkCandidate| {
            let Some(statement) = project.statements.get(&candidate.statement) else { return false };
            let speaker = statement.speaker.and_then(|id| project.speakers.get(&id));
            let party = project.party_of(statement).and_then(|id| project.party(id));
            let mut text = project.words_of(statement).to_lowercase();
            for name in speaker.iter().map(|it| &it.name).chain(party.iter().map(|it| &it.name)) {
                text.push(' ');
                text.push_str(&name.to_lowercase());
            }
            wanted.iter().all(|word| text.contains(word))
        };
        self.found = (0..self.all.len()).filter(|at| self.all.get(*at).is_some_and(fits)).collect();
        self.words = words;
        self.at = 0;
        self.suggest(project);
    }

    /// Lets go of what the project no longer has; tells whether anything is left.
    pub(crate) fn remove_stale(&mut self, project: &Project) -> bool {
        let is_there = |id: &StatementId| project.statements.contains_key(id);
        let gone = |it: &LinkCandidate| !is_there(&it.statement);
        if !self.own.iter().all(is_there) || self.all.iter().any(gone) {
            return false;
        }
        true
    }

    /// The likeliest relation to the current candidate, until a person chooses one.
    fn suggest(&mut self, project: &Project) {
        let linked = self.present().and_then(|candidate| candidate.linked);
        let answer = match self.turn {
            Direction::Answers => self.own.first().copied(),
            Direction::AnsweredBy => self.candidate(),
        };
        if let Some(answer) = answer.filter(|_| !self.decided) {
            self.relation = likely_relation(project, answer, linked);
        }
    }
}

/// The steps whose keys were pressed since the last frame. `on_button` tells whether a button of the walk has the focus:
/// Enter presses that one then.
pub(crate) fn pressed(context: &egui::Context, on_button: bool) -> Vec<LinkStep> {
    use egui::{Key, Modifiers};
    let mut steps = Vec::new();
    context.input_mut(|input| {
        let mut pressed =
            |key: Key| (key != Key::Enter || !on_button) && input.consume_key(Modifiers::NONE, key);
        for (key, step) in [
            (Key::ArrowDown, LinkStep::Go { forward: true }),
            (Key::J, LinkStep::Go { forward: true }),
            (Key::ArrowUp, LinkStep::Go { forward: false }),
            (Key::K, LinkStep::Go { forward: false }),
            (Key::A, LinkStep::Turn),
            (Key::Slash, LinkStep::Write),
            (Key::Enter, LinkStep::Link),
            (Key::L, LinkStep::Link),
            (Key::Escape, LinkStep::Stop),
        ] {
            if pressed(key) {
                steps.push(step);
            }
        }
        for (relation, key, _) in RELATIONS {
            if pressed(key) {
                steps.push(LinkStep::Relate(relation));
            }
        }
    });
    // The message comes before the action.
    steps.sort_by_key(|step| matches!(step, LinkStep::Link | LinkStep::Stop));
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_relation_has_a_key_of_its_own() {
        let keys: std::collections::HashSet<egui::Key> = RELATIONS.iter().map(|(_, key, _)| *key).collect();
        assert_eq!(keys.len(), Relation::ALL.len());
        assert_eq!(RELATIONS.map(|(relation, ..)| relation), Relation::ALL);
        for (relation, key, _) in RELATIONS {
            let letter = key.name().to_lowercase();
            assert!(relation.name().contains(&letter), "{} has no {letter}", relation.name());
        }
    }
}
