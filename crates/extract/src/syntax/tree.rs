//! A sentence as a tree of words.

use super::tags::{DependencyRelation, PosTag, rel};
use model::Span;

/// A sentence as words that depend on each other. Places count its words from 0.
#[derive(Debug, Default)]
pub(crate) struct SentenceTree {
    /// The span of each word in the text.
    pub(crate) spans: Vec<Span>,
    /// The hash of each word, by [`super::form_of`].
    pub(super) forms: Vec<u32>,
    pub(super) tags: Vec<PosTag>,
    pub(super) heads: Vec<Option<usize>>,
    pub(super) relations: Vec<DependencyRelation>,
    /// Start of the dependents of each word in `children`, and the end of the last list.
    starts: Vec<usize>,
    children: Vec<usize>,
    /// The first and the last word of the subtree of each word, itself included.
    extents: Vec<(usize, usize)>,
}

impl SentenceTree {
    pub(super) fn clear(&mut self) {
        let Self { spans, forms, tags, heads, relations, starts, children, extents } = self;
        spans.clear();
        forms.clear();
        tags.clear();
        heads.clear();
        relations.clear();
        starts.clear();
        children.clear();
        extents.clear();
    }

    /// The number of words; none where no tree was made.
    pub(crate) fn len(&self) -> usize {
        self.spans.len()
    }

    /// The hash of a word, by [`super::form_of`].
    pub(crate) fn form(&self, word: usize) -> u32 {
        self.forms.get(word).copied().unwrap_or_default()
    }

    /// The part of speech of a word.
    pub(crate) fn tag(&self, word: usize) -> PosTag {
        self.tags.get(word).copied().unwrap_or_default()
    }

    /// The word that it depends on; nothing for the root.
    pub(crate) fn head(&self, word: usize) -> Option<usize> {
        self.heads.get(word).copied().flatten()
    }

    /// The relation to its head.
    pub(crate) fn relation(&self, word: usize) -> DependencyRelation {
        self.relations.get(word).copied().unwrap_or(rel::DEP)
    }

    /// The words that depend on it, in the order of the text.
    pub(crate) fn children(&self, word: usize) -> &[usize] {
        let range = self.starts.get(word).zip(self.starts.get(word + 1));
        range.and_then(|(start, end)| self.children.get(*start..*end)).unwrap_or_default()
    }

    /// The first child that depends in one of these ways.
    pub(crate) fn child(&self, word: usize, relations: &[DependencyRelation]) -> Option<usize> {
        self.children(word).iter().copied().find(|child| relations.contains(&self.relation(*child)))
    }

    /// The first word of the subtree of a word.
    pub(crate) fn low(&self, word: usize) -> usize {
        self.extents.get(word).map_or(word, |extent| extent.0)
    }

    /// The last word of the subtree of a word.
    pub(crate) fn high(&self, word: usize) -> usize {
        self.extents.get(word).map_or(word, |extent| extent.1)
    }

    /// The heads above a word, the nearest first.
    pub(crate) fn above(&self, word: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.head(word), |word| self.head(*word)).take(self.len())
    }

    /// The words as they are in the text.
    pub(crate) fn word<'t>(&self, text: &'t str, word: usize) -> &'t str {
        self.spans.get(word).map_or("", |span| span.of(text))
    }

    /// The span of the words from `first` to `last`; nothing where there are none.
    pub(crate) fn cover(&self, text: &str, (first, last): (usize, usize)) -> Option<Span> {
        let span = Span::new(self.spans.get(first)?.start, self.spans.get(last)?.end);
        span.fits(text).then_some(span)
    }

    /// Computes children and subtrees from the heads.
    pub(super) fn link(&mut self) {
        let count = self.heads.len();
        self.starts.clear();
        self.starts.resize(count + 2, 0);
        for head in self.heads.iter().flatten() {
            self.starts[head + 2] += 1;
        }
        for at in 1..self.starts.len() {
            self.starts[at] += self.starts[at - 1];
        }
        self.children.clear();
        self.children.resize(self.heads.iter().flatten().count(), 0);
        for (word, head) in self.heads.iter().enumerate() {
            if let Some(head) = head {
                let place = self.starts[head + 1];
                self.children[place] = word;
                self.starts[head + 1] += 1;
            }
        }
        self.starts.truncate(count + 1);
        self.stretch();
    }

    /// The extents of subtrees, from the leaves upwards.
    fn stretch(&mut self) {
        self.extents.clear();
        self.extents.extend((0..self.heads.len()).map(|word| (word, word)));
        let mut waiting: Vec<usize> = (0..self.heads.len()).map(|word| self.children(word).len()).collect();
        let mut ready: Vec<usize> = (0..waiting.len()).filter(|word| waiting[*word] == 0).collect();
        while let Some(word) = ready.pop() {
            let Some(head) = self.heads[word] else { continue };
            let (low, high) = self.extents[word];
            let extent = &mut self.extents[head];
            *extent = (extent.0.min(low), extent.1.max(high));
            waiting[head] -= 1;
            if waiting[head] == 0 {
                ready.push(head);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_and_extents_follow_from_the_heads() {
        let heads = vec![Some(1), None, Some(3), Some(1), Some(3)];
        let mut tree = SentenceTree {
            spans: vec![Span::new(0, 1); 5],
            tags: vec![0; 5],
            relations: vec![rel::DEP; 5],
            heads,
            ..SentenceTree::default()
        };
        tree.link();
        assert_eq!(tree.children(1), [0, 3]);
        assert_eq!(tree.children(3), [2, 4]);
        assert_eq!(tree.children(0), [0_usize; 0]);
        assert_eq!((tree.low(1), tree.high(1)), (0, 4));
        assert_eq!((tree.low(3), tree.high(3)), (2, 4));
        assert_eq!(tree.above(4).collect::<Vec<_>>(), [3, 1]);
    }
}
