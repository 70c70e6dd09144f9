//! The lines of the list: paragraphs, and long stretches of menus and the like folded to one line each.

use std::collections::BTreeSet;
use std::ops::Range;

use super::words::is_furniture;
use import::Block;

/// The least number of parts that are folded.
const LEAST: usize = 3;

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PreviewLine {
    /// The paragraph at this place.
    Block(usize),
    /// The parts of this stretch, in one line.
    Folded(Range<usize>),
}

impl PreviewLine {
    /// The place of its first paragraph.
    pub(super) const fn first(&self) -> usize {
        match self {
            Self::Block(at) => *at,
            Self::Folded(range) => range.start,
        }
    }
}

/// The lines, and which stretches are folded.
#[derive(Debug, Default)]
pub(super) struct PreviewLines {
    stretches: Vec<Range<usize>>,
    unfolded: BTreeSet<usize>,
    laid_out: Vec<PreviewLine>,
}

impl PreviewLines {
    /// Those of a document as it was read, with everything folded that can be.
    pub(super) fn new(blocks: &[Block]) -> Self {
        let mut stretches = Vec::new();
        let mut first = None;
        for at in 0..=blocks.len() {
            let folds = blocks.get(at).is_some_and(|block| !block.kept && is_furniture(block.role));
            match (folds, first) {
                (true, None) => first = Some(at),
                (false, Some(start)) => {
                    if at - start >= LEAST {
                        stretches.push(start..at);
                    }
                    first = None;
                }
                _ => {}
            }
        }
        let mut lines = Self { stretches, ..Self::default() };
        lines.lay_out(blocks.len());
        lines
    }

    fn lay_out(&mut self, count: usize) {
        self.laid_out.clear();
        let mut at = 0;
        for stretch in &self.stretches {
            self.laid_out.extend((at..stretch.start).map(PreviewLine::Block));
            if self.unfolded.contains(&stretch.start) {
                self.laid_out.extend(stretch.clone().map(PreviewLine::Block));
            } else {
                self.laid_out.push(PreviewLine::Folded(stretch.clone()));
            }
            at = stretch.end;
        }
        self.laid_out.extend((at..count).map(PreviewLine::Block));
    }

    /// All lines, in reading order.
    pub(super) fn all(&self) -> &[PreviewLine] {
        &self.laid_out
    }

    /// Shows the parts of the stretch that a paragraph lies in, or folds them. Returns whether anything changed.
    pub(super) fn fold(&mut self, block: usize, folded: bool, count: usize) -> bool {
        let Some(stretch) = self.stretches.iter().find(|stretch| stretch.contains(&block)) else {
            return false;
        };
        let changed =
            if folded { self.unfolded.remove(&stretch.start) } else { self.unfolded.insert(stretch.start) };
        if changed {
            self.lay_out(count);
        }
        changed
    }

    /// The place of the line that shows a paragraph.
    pub(super) fn place(&self, block: usize) -> usize {
        self.laid_out.partition_point(|line| line.first() <= block).saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use import::BlockRole::{Navigation, Paragraph, Related};

    #[test]
    fn long_stretches_are_folded_and_shown_again() {
        let roles = [Navigation, Navigation, Related, Paragraph, Navigation, Paragraph];
        let blocks = roles.map(|role| Block::new("Words", role, role == Paragraph));
        let mut lines = PreviewLines::new(&blocks);
        let folded =
            [PreviewLine::Folded(0..3), PreviewLine::Block(3), PreviewLine::Block(4), PreviewLine::Block(5)];
        assert_eq!(lines.all(), folded);
        assert_eq!((lines.place(1), lines.place(4)), (0, 2));
        assert!(lines.fold(1, false, blocks.len()));
        assert!(!lines.fold(1, false, blocks.len()), "it is shown already");
        assert_eq!(lines.all().len(), blocks.len());
        assert_eq!(lines.place(2), 2);
        assert!(lines.fold(2, true, blocks.len()));
        assert_eq!(lines.all(), folded);
        assert!(!lines.fold(3, true, blocks.len()), "a paragraph folds nothing");
        assert!(PreviewLines::new(&[]).all().is_empty());
    }
}
