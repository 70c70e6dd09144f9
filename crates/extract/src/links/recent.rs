//! The words of the statements that were met last: with those of a whole book in memory, links would take ten times its
//! size.

use std::collections::VecDeque;
use std::rc::Rc;

use super::words::{Known, Reader};

/// The words of how many statements are kept; no answer looks further back for what it shares with another.
pub(super) const KEPT: usize = 400;

/// The words of statements, read one after the other.
pub(super) struct Recent<'a> {
    reader: Reader<'a>,
    kept: VecDeque<Rc<Known>>,
    /// The place of the first that is kept.
    first: usize,
}

impl<'a> Recent<'a> {
    pub(super) const fn new(reader: Reader<'a>) -> Self {
        Self { reader, kept: VecDeque::new(), first: 0 }
    }

    /// Reads the next statement, and lets go of the one that is too far back.
    pub(super) fn read(&mut self, at: usize) {
        if self.kept.len() > KEPT {
            self.kept.pop_front();
            self.first += 1;
        }
        self.kept.push_back(Rc::new(self.reader.know(at)));
    }

    /// The words of a statement; those of one that is not kept are read again.
    pub(super) fn get(&self, at: usize) -> Rc<Known> {
        let kept = at.checked_sub(self.first).and_then(|at| self.kept.get(at)).cloned();
        kept.unwrap_or_else(|| Rc::new(self.reader.know(at)))
    }
}
