//! The arc-eager parser: heads, relations and the ends of sentences in one pass.

use crate::encoder::Vector;
use crate::matrix::best;
use crate::reader::ModelReader;
use crate::scorer::MoveScorer;
use crate::tree::Arc;

/// The tokens of a state that are looked at.
const FEATURES: usize = 8;

#[derive(Clone, Copy, PartialEq, Eq)]
enum ParserMove {
    Shift,
    Reduce,
    Left,
    Right,
    Break,
}

/// The parser's layers and its moves.
pub(crate) struct Parser {
    scorer: MoveScorer,
    kinds: Vec<ParserMove>,
}

impl Parser {
    pub(crate) fn read(reader: &mut ModelReader) -> Option<Self> {
        let scorer = MoveScorer::read(reader, FEATURES)?;
        let kinds = scorer.moves().iter().map(|name| kind(name)).collect::<Option<Vec<_>>>()?;
        Some(Self { scorer, kinds })
    }

    /// Returns for each token the arc to its head, where it has one.
    pub(crate) fn parse(&self, vectors: &[Vector]) -> Vec<Option<Arc<'_>>> {
        let mut prepared = self.scorer.prepare(vectors);
        let mut state = ParserState::new(vectors.len());
        // Each token is shifted, reduced and given up a few times at most: this only stops what never ends.
        for _ in 0..vectors.len().saturating_mul(16) + 16 {
            if state.is_final() {
                break;
            }
            let scores = prepared.scores(&state.features());
            let valid = state.valid();
            let is_valid = |at: usize| self.kinds.get(at).is_some_and(|kind| valid(*kind));
            let Some(chosen) = best(scores, is_valid) else { break };
            let name = self.scorer.moves().get(chosen).map_or("", |name| &**name);
            let label = name.split_once('-').map_or("", |(_, label)| label);
            if let Some(kind) = self.kinds.get(chosen) {
                state.make(*kind, label);
            }
        }
        state.arcs
    }
}

fn kind(name: &str) -> Option<ParserMove> {
    Some(match name.split('-').next()? {
        "S" => ParserMove::Shift,
        "D" => ParserMove::Reduce,
        "L" => ParserMove::Left,
        "R" => ParserMove::Right,
        "B" => ParserMove::Break,
        _ => return None,
    })
}

/// The dependents of a token on one side: the one found last, which knows the one before it.
type LastChild = Vec<Option<usize>>;

/// A parse that is under way.
struct ParserState<'a> {
    stack: Vec<usize>,
    /// Tokens put back on the buffer, the next one last.
    returned: Vec<usize>,
    /// The first token that was never taken from the buffer.
    next: usize,
    arcs: Vec<Option<Arc<'a>>>,
    last_left: LastChild,
    last_right: LastChild,
    /// The dependent of the same head on the same side that was found before.
    earlier: LastChild,
    was_returned: Vec<bool>,
    starts_sentence: Vec<bool>,
}

impl<'a> ParserState<'a> {
    fn new(length: usize) -> Self {
        Self {
            stack: Vec::new(),
            returned: Vec::new(),
            next: 0,
            arcs: vec![None; length],
            last_left: vec![None; length],
            last_right: vec![None; length],
            earlier: vec![None; length],
            was_returned: vec![false; length],
            starts_sentence: vec![false; length],
        }
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.left() == 0
    }

    /// Returns how many tokens are left on the buffer.
    fn left(&self) -> usize {
        self.arcs.len() - self.next + self.returned.len()
    }

    fn buffer(&self, at: usize) -> Option<usize> {
        match at.checked_sub(self.returned.len()) {
            None => self.returned.iter().rev().nth(at).copied(),
            Some(beyond) => Some(self.next + beyond).filter(|token| *token < self.arcs.len()),
        }
    }

    fn stacked(&self, at: usize) -> Option<usize> {
        self.stack.iter().rev().nth(at).copied()
    }

    fn features(&self) -> [Option<usize>; FEATURES] {
        let last =
            |of: &LastChild, token: Option<usize>| token.and_then(|token| of.get(token).copied().flatten());
        let (buffer, top) = (self.buffer(0), self.stacked(0));
        [
            buffer,
            self.buffer(1),
            top,
            self.stacked(1),
            self.stacked(2),
            last(&self.last_left, buffer),
            last(&self.last_left, top),
            last(&self.last_right, top),
        ]
    }

    /// Returns which kinds of moves are allowed.
    fn valid(&self) -> impl Fn(ParserMove) -> bool + use<> {
        let flag = |of: &[bool], token: Option<usize>| {
            token.is_some_and(|token| of.get(token).copied().unwrap_or(false))
        };
        let (depth, left) = (self.stack.len(), self.left());
        let (first, second) = (self.buffer(0), self.buffer(1));
        let at_start = flag(&self.starts_sentence, first);
        let shift = depth == 0 || left >= 2 && !at_start && !flag(&self.was_returned, first);
        let reduce = depth > 0;
        let arc = depth > 0 && left > 0 && !at_start;
        let adjacent = first.is_some() && second == first.map(|first| first + 1);
        let split = left >= 2 && adjacent && !flag(&self.starts_sentence, second);
        move |kind| match kind {
            ParserMove::Shift => shift,
            ParserMove::Reduce => reduce,
            ParserMove::Left | ParserMove::Right => arc,
            ParserMove::Break => split,
        }
    }

    fn make(&mut self, kind: ParserMove, label: &'a str) {
        match kind {
            ParserMove::Shift => self.push(),
            ParserMove::Reduce => self.reduce(),
            ParserMove::Left => {
                if let (Some(head), Some(child)) = (self.buffer(0), self.stack.pop()) {
                    self.attach(head, child, label);
                    set(&mut self.was_returned, head, false);
                }
            }
            ParserMove::Right => {
                if let (Some(head), Some(child)) = (self.stacked(0), self.buffer(0)) {
                    self.attach(head, child, label);
                    self.push();
                }
            }
            ParserMove::Break => {
                if let Some(second) = self.buffer(1) {
                    set(&mut self.starts_sentence, second, true);
                }
            }
        }
    }

    fn push(&mut self) {
        if let Some(token) = self.returned.pop() {
            self.stack.push(token);
        } else if self.next < self.arcs.len() {
            self.stack.push(self.next);
            self.next += 1;
        }
    }

    /// Takes the top off the stack; one without a head goes back on the buffer.
    fn reduce(&mut self) {
        let Some(top) = self.stack.pop() else { return };
        let has_head = self.arcs.get(top).is_some_and(Option::is_some);
        if !has_head && !self.stack.is_empty() {
            set(&mut self.was_returned, top, true);
            self.returned.push(top);
        }
    }

    fn attach(&mut self, head: usize, child: usize, label: &'a str) {
        let before = self.earlier.get(child).copied().flatten();
        if let Some(old) = self.arcs.get(child).copied().flatten() {
            // The child of a token on the stack is the last that it got.
            let side = if old.head > child { &mut self.last_left } else { &mut self.last_right };
            set(side, old.head, before);
        }
        let side = if head > child { &mut self.last_left } else { &mut self.last_right };
        let before = side.get(head).copied().flatten();
        set(side, head, Some(child));
        set(&mut self.earlier, child, before);
        set(&mut self.arcs, child, Some(Arc { head, label }));
    }
}

fn set<T>(list: &mut [T], at: usize, value: T) {
    if let Some(place) = list.get_mut(at) {
        *place = value;
    }
}
