//! Grammar: the parts of speech of a sentence's words, and which word depends on which.
//!
//! Learned from a treebank by [`learn()`]; what was learned is an asset that is read in place.

pub(super) mod tags;

mod learn;
mod parser;
mod split;
mod tagger;
mod tree;
mod weights;
mod word;

use crate::text::Document;
use parser::{NONE, TaggedSentence, TransitionState};
use tags::PosTag;
use weights::LinearModel;
use word::HashedWord;

use crate::quotations::pairs::QuotePair;
use crate::text::tokens::Token;
use model::Span;
pub(super) use tree::SentenceTree;
pub(super) use weights::letters;

pub use learn::{Accuracy, TrainedGrammar, learn};

/// The weights learned from the English Web Treebank (Universal Dependencies; CC BY-SA 4.0): see
/// `assets/english.grammar.md`.
static ENGLISH: &[u8] = include_bytes!("../../../../assets/english.grammar");

/// The file of what was learned: the length of the tagger's weights (u32, little-endian), these, the parser's.
struct GrammarFile;

impl GrammarFile {
    fn write(tagger: &[u8], parser: &[u8]) -> Vec<u8> {
        let length = (tagger.len() as u32).to_le_bytes();
        [&length[..], tagger, parser].concat()
    }
}

/// The learned weights, ready for use.
#[derive(Debug, Clone, Copy)]
struct Grammar<'a> {
    tagger: LinearModel<'a>,
    parser: LinearModel<'a>,
}

impl<'a> Grammar<'a> {
    fn new(asset: &'a [u8]) -> Self {
        let (head, rest) = asset.split_at_checked(4).unwrap_or_default();
        let length = head.try_into().map_or(0, u32::from_le_bytes) as usize;
        let (tagger, parser) = rest.split_at_checked(length).unwrap_or_default();
        Self { tagger: LinearModel::new(tagger), parser: LinearModel::new(parser) }
    }

    fn read(&self, words: &[HashedWord], tags: &mut Vec<PosTag>, state: &mut TransitionState) {
        tagger::tags(&self.tagger, words, tags);
        parser::parse(&self.parser, TaggedSentence { words, tags }, state);
    }
}

/// The hash of a word's letters, case apart, the same on every machine.
pub(super) fn form_of(word: &str) -> u32 {
    HashedWord::new(word).form
}

/// A sentence of more words is a list or no prose, and gets no tree: looking around in trees stays cheap.
const LONGEST: usize = 300;

/// Reads sentences; keeps its memory from one to the next.
pub(super) struct SentenceParser {
    grammar: Grammar<'static>,
    seen: Vec<HashedWord>,
    state: TransitionState,
}

impl SentenceParser {
    pub(super) fn new() -> Self {
        Self { grammar: Grammar::new(ENGLISH), seen: Vec::new(), state: TransitionState::default() }
    }

    /// Makes the tree of a sentence, given as units in which quotations are folded. A sentence that is too long, or
    /// has no word that is asked for, gets none.
    pub(super) fn read(
        &mut self,
        document: Document,
        pairs: &[QuotePair],
        units: &[Token],
        tree: &mut SentenceTree,
        asked: impl Fn(u32, Span) -> bool,
    ) {
        let Self { grammar, seen, state } = self;
        tree.clear();
        split::words(document, pairs, units, &mut tree.spans);
        seen.clear();
        seen.extend(tree.spans.iter().take(LONGEST + 1).map(|span| HashedWord::new(span.of(document.text))));
        if seen.len() > LONGEST || !seen.iter().zip(&tree.spans).any(|(word, span)| asked(word.form, *span)) {
            return tree.clear();
        }
        grammar.read(seen, &mut tree.tags, state);
        let above = |head: &usize| head.checked_sub(1).filter(|head| *head < NONE - 1);
        tree.heads.extend(state.heads.iter().skip(1).map(above));
        tree.relations.extend(state.relations.iter().skip(1));
        tree.forms.extend(seen.iter().map(|word| word.form));
        tree.link();
    }
}
