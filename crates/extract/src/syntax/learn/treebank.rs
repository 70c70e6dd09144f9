//! Reading a treebank in the CoNLL-U format (<https://universaldependencies.org/format.html>).

use super::super::tags::{DependencyRelation, PosTag, relation_of, tag_of};
use super::super::word::HashedWord;

/// One sentence with what people say of it.
pub(super) struct TreebankSentence {
    /// Its words.
    pub(super) words: Vec<HashedWord>,
    /// Their tags.
    pub(super) tags: Vec<PosTag>,
    /// The head of each: 0 for the root, else the place of the word, counted from 1.
    pub(super) heads: Vec<usize>,
    /// Their relations to their heads.
    pub(super) relations: Vec<DependencyRelation>,
}

/// All sentences of a treebank. Lines that are no words (comments, ranges, empty nodes) are passed over.
pub(super) fn examples(text: &str) -> Vec<TreebankSentence> {
    text.split("\n\n").filter_map(example).collect()
}

fn example(block: &str) -> Option<TreebankSentence> {
    let mut out =
        TreebankSentence { words: Vec::new(), tags: Vec::new(), heads: Vec::new(), relations: Vec::new() };
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [number, form, _, _, tag, _, head, relation, ..] = fields.as_slice() else { continue };
        if number.contains(['-', '.']) {
            continue;
        }
        out.words.push(HashedWord::new(form));
        out.tags.push(tag_of(tag));
        out.heads.push(head.parse().ok()?);
        out.relations.push(relation_of(relation));
    }
    (!out.words.is_empty()).then_some(out)
}

impl TreebankSentence {
    /// Returns true if no two arcs cross: a transition parser of this kind can build no others.
    pub(super) fn is_projective(&self) -> bool {
        let arcs: Vec<(usize, usize)> = self
            .heads
            .iter()
            .enumerate()
            .map(|(at, head)| ((at + 1).min(*head), (at + 1).max(*head)))
            .collect();
        let crosses = |a: &(usize, usize), b: &(usize, usize)| a.0 < b.0 && b.0 < a.1 && a.1 < b.1;
        !arcs.iter().any(|a| arcs.iter().any(|b| crosses(a, b)))
    }
}
