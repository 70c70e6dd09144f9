//! The steps of the parser that lose nothing that could still be right.

use super::super::parser::{NONE, Transition, TransitionState};
use super::super::tags::DependencyRelation;

/// The annotated tree of a sentence; word 0 is the root.
pub(super) struct GoldTree {
    heads: Vec<usize>,
    relations: Vec<DependencyRelation>,
}

impl GoldTree {
    pub(super) fn new(heads: &[usize], relations: &[DependencyRelation]) -> Self {
        let root = [NONE];
        Self {
            heads: root.iter().chain(heads).copied().collect(),
            relations: [0].iter().chain(relations).copied().collect(),
        }
    }

    fn head(&self, word: usize) -> usize {
        self.heads.get(word).copied().unwrap_or(NONE)
    }

    pub(super) fn relation(&self, word: usize) -> DependencyRelation {
        self.relations.get(word).copied().unwrap_or_default()
    }

    /// The steps that cost nothing (Goldberg and Nivre 2013, section 4.2).
    pub(super) fn free(&self, state: &TransitionState) -> Vec<Transition> {
        let (top, below, next) = (state.below(0), state.below(1), state.next);
        let ahead = next..state.count;
        let children_ahead = |word: usize| ahead.clone().filter(|at| self.head(*at) == word).count();
        let mut free = Vec::new();
        if state.may_shift() {
            let under = state.stack.iter().filter(|word| self.head(**word) == next).count();
            let deeper = state.stack.iter().rev().skip(1).any(|word| *word == self.head(next));
            if under == 0 && !deeper {
                free.push(Transition::Shift);
            }
        }
        let relation = self.relation(top);
        if state.may_left() {
            let lost_head = self.head(top) == below || ahead.clone().skip(1).any(|at| at == self.head(top));
            if children_ahead(top) == 0 && !lost_head {
                free.push(Transition::Left(relation));
            }
        }
        if state.may_right() && children_ahead(top) == 0 && !ahead.clone().any(|at| at == self.head(top)) {
            free.push(Transition::Right(relation));
        }
        free
    }
}
