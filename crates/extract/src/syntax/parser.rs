//! The dependencies of a sentence: a transition parser that never looks back.
//!
//! The arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta, "Dynamic programming algorithms for transition-based
//! dependency parsers", ACL 2011), each step chosen by an averaged perceptron that learned from its own mistakes
//! (Goldberg and Nivre, "Training deterministic parsers with non-deterministic oracles", TACL 2013). Two steps a
//! word, so the time is linear in the length of the sentence.

use super::tags::{DependencyRelation, PosTag, RELATIONS, TAGS, rel};
use super::weights::{LinearModel, key};
use super::word::HashedWord;

/// The steps: shift, an arc from the right with each relation, an arc from the left with each.
pub(super) const STEPS: usize = 1 + 2 * RELATIONS.len();

/// A transition of the parser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Transition {
    /// The next word goes on the stack.
    Shift,
    /// The top of the stack depends on the next word.
    Left(DependencyRelation),
    /// The top of the stack depends on the one below it.
    Right(DependencyRelation),
}

impl Transition {
    pub(super) const fn number(self) -> usize {
        match self {
            Self::Shift => 0,
            Self::Left(relation) => 1 + relation as usize,
            Self::Right(relation) => 1 + RELATIONS.len() + relation as usize,
        }
    }
}

/// No word: the head of the root, or a place that is empty.
pub(super) const NONE: usize = usize::MAX;

/// The state of the parser. Word 0 is the root of the sentence, which is above all; the words follow.
#[derive(Debug, Default)]
pub(super) struct TransitionState {
    pub(super) stack: Vec<usize>,
    pub(super) next: usize,
    pub(super) count: usize,
    pub(super) heads: Vec<usize>,
    pub(super) relations: Vec<DependencyRelation>,
    /// The outermost dependents to the left and to the right so far, and how many there are.
    left: Vec<usize>,
    right: Vec<usize>,
    valency: Vec<(u8, u8)>,
}

impl TransitionState {
    /// Resets the state for a sentence of so many words.
    pub(super) fn begin(&mut self, words: usize) {
        self.count = words + 1;
        self.stack.clear();
        self.stack.push(0);
        self.next = 1;
        for list in [&mut self.heads, &mut self.left, &mut self.right] {
            list.clear();
            list.resize(self.count, NONE);
        }
        self.relations.clear();
        self.relations.resize(self.count, rel::DEP);
        self.valency.clear();
        self.valency.resize(self.count, (0, 0));
    }

    pub(super) fn done(&self) -> bool {
        self.next >= self.count && self.stack.len() <= 1
    }

    /// The word so far below the top of the stack.
    pub(super) fn below(&self, depth: usize) -> usize {
        self.stack.len().checked_sub(depth + 1).and_then(|at| self.stack.get(at)).copied().unwrap_or(NONE)
    }

    pub(super) fn may_shift(&self) -> bool {
        self.next < self.count
    }

    pub(super) fn may_left(&self) -> bool {
        self.next < self.count && self.stack.len() > 1
    }

    pub(super) fn may_right(&self) -> bool {
        self.stack.len() > 1
    }

    pub(super) fn take(&mut self, step: Transition) {
        match step {
            Transition::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Transition::Left(relation) => {
                if let Some(top) = self.stack.pop() {
                    self.attach(self.next, top, relation);
                }
            }
            Transition::Right(relation) => {
                let head = self.below(1);
                if let Some(top) = self.stack.pop() {
                    self.attach(head, top, relation);
                }
            }
        }
    }

    fn attach(&mut self, head: usize, word: usize, relation: DependencyRelation) {
        if let (Some(slot), Some(name)) = (self.heads.get_mut(word), self.relations.get_mut(word)) {
            *slot = head;
            *name = relation;
        }
        let (side, count) = match self.valency.get_mut(head) {
            None => return,
            Some((left, _)) if word < head => (&mut self.left, left),
            Some((_, right)) => (&mut self.right, right),
        };
        *count = count.saturating_add(1).min(3);
        if let Some(outermost) = side.get_mut(head) {
            *outermost = word;
        }
    }
}

/// The words of a sentence with their tags; the root is not among them.
#[derive(Debug, Clone, Copy)]
pub(super) struct TaggedSentence<'a> {
    pub(super) words: &'a [HashedWord],
    pub(super) tags: &'a [PosTag],
}

impl TaggedSentence<'_> {
    fn form(&self, word: usize) -> u32 {
        match word.checked_sub(1) {
            None => 1,
            Some(at) => self.words.get(at).map_or(0, |word| word.form),
        }
    }

    fn tag(&self, word: usize) -> u32 {
        let outside = TAGS.len() as u32;
        match word.checked_sub(1) {
            None => outside + 1,
            Some(at) => self.tags.get(at).map_or(outside, |tag| u32::from(*tag)),
        }
    }
}

/// Parses a sentence into `state.heads` and `state.relations`.
pub(super) fn parse(weights: &LinearModel<'_>, input: TaggedSentence<'_>, state: &mut TransitionState) {
    state.begin(input.words.len());
    let mut scores = [0; STEPS];
    while !state.done() {
        scores.fill(0);
        weights.add(&features(state, input), &mut scores);
        state.take(best(state, &scores));
    }
}

/// The best step among those that are possible; of equals, the first.
pub(super) fn best(state: &TransitionState, scores: &[i32; STEPS]) -> Transition {
    let [shift, arcs @ ..] = scores;
    let (left, right) = arcs.split_at(RELATIONS.len());
    let mut best = (Transition::Right(rel::DEP), i32::MIN);
    if state.may_shift() {
        best = (Transition::Shift, *shift);
    }
    if state.may_left() {
        best = better(best, left, Transition::Left);
    }
    if state.may_right() {
        best = better(best, right, Transition::Right);
    }
    best.0
}

fn better(
    best: (Transition, i32),
    scores: &[i32],
    step: impl Fn(DependencyRelation) -> Transition,
) -> (Transition, i32) {
    let top = scores.iter().copied().max().unwrap_or(i32::MIN);
    if top <= best.1 {
        return best;
    }
    let place = scores.iter().position(|score| *score == top).unwrap_or_default();
    (step(place as DependencyRelation), top)
}

/// The number of features that a state has.
const FEATURES: usize = 40;

/// The features of a parser state.
pub(super) fn features(state: &TransitionState, input: TaggedSentence<'_>) -> [u32; FEATURES] {
    let at = |list: &[usize], word: usize| list.get(word).copied().unwrap_or(NONE);
    let label = |word: usize| state.relations.get(word).map_or(99, |relation| u32::from(*relation));
    let (s0, s1, s2) = (state.below(0), state.below(1), state.below(2));
    let ahead = |offset: usize| if state.next + offset < state.count { state.next + offset } else { NONE };
    let (b0, b1, b2) = (ahead(0), ahead(1), ahead(2));
    let (s0l, s0r) = (at(&state.left, s0), at(&state.right, s0));
    let (s1l, s1r, b0l) = (at(&state.left, s1), at(&state.right, s1), at(&state.left, b0));
    let (w, t) = (|word| input.form(word), |word| input.tag(word));
    let (s0w, s0t, s1w, s1t, b0w, b0t) = (w(s0), t(s0), w(s1), t(s1), w(b0), t(b0));
    let (b1t, b2t, s2t) = (t(b1), t(b2), t(s2));
    let apart = |a: usize, b: usize| if a == NONE || b == NONE { 9 } else { a.abs_diff(b).min(8) as u32 };
    let (near, nearer) = (apart(s0, b0), apart(s1, s0));
    let valency = |word: usize| state.valency.get(word).copied().unwrap_or_default();
    let (right, left) = (u32::from(valency(s0).1), u32::from(valency(s0).0));
    let held = u32::from(valency(s1).1);
    let (s0ll, s0rl, s1ll, s1rl, b0ll) = (
        label_of(s0l, label),
        label_of(s0r, label),
        label_of(s1l, label),
        label_of(s1r, label),
        label_of(b0l, label),
    );
    [
        key(101, [s0w, s0t, 0]),
        key(102, [s0t, 0, 0]),
        key(103, [s1w, s1t, 0]),
        key(104, [s1t, 0, 0]),
        key(105, [b0w, b0t, 0]),
        key(106, [b0t, 0, 0]),
        key(107, [w(b1), b1t, 0]),
        key(108, [b1t, b2t, b0t]),
        key(109, [w(b2), 0, 0]),
        key(110, [s0w, b0w, 0]),
        key(111, [s0w, b0t, 0]),
        key(112, [s0t, b0w, 0]),
        key(113, [s0t, b0t, b1t]),
        key(114, [s0t, b0t, near]),
        key(115, [s1w, s0w, 0]),
        key(116, [s1t, s0w, nearer]),
        key(117, [s1w, s0t, nearer]),
        key(118, [s1t, s0t, b0t]),
        key(119, [s1t, s0t, nearer]),
        key(120, [s2t, s1t, s0t]),
        key(121, [s2t, s1t, b0t]),
        key(122, [s1t, b0t, s0w]),
        key(123, [s1w, b0w, s0t]),
        key(124, [s0t, t(s0l) << 8 | s0ll, b0t]),
        key(125, [s0t, t(s0r) << 8 | s0rl, b0t]),
        key(126, [s0t, t(b0l) << 8 | b0ll, b0t]),
        key(127, [s1t, t(s1l) << 8 | s1ll, s0t]),
        key(128, [s1t, t(s1r) << 8 | s1rl, s0t]),
        key(129, [s1t, t(s0r) << 8 | s0rl, s0t]),
        key(130, [s0w, s0rl << 4 | right, 0]),
        key(131, [s0w, s0ll << 4 | left, 0]),
        key(132, [s0t, right << 4 | left, b0t]),
        key(133, [s1w, s1rl << 4 | held, 0]),
        key(134, [s1t, s1rl << 4 | held, s0t]),
        key(135, [b0w, b0ll, 0]),
        key(136, [w(s0l), s0t, s0ll]),
        key(137, [w(s0r), s0t, s0rl]),
        key(138, [s0ll, s0rl, s0t]),
        key(139, [w(s1r), s1w, s0w]),
        key(140, [w(b0l), b0t, s0t]),
    ]
}

fn label_of(word: usize, label: impl Fn(usize) -> u32) -> u32 {
    if word == NONE { 98 } else { label(word) }
}
