//! Tokens, parts of speech, dependencies and named entities of English text.
//!
//! Runs the small English model of [spaCy](https://spacy.io), `en_core_web_sm` 3.8.0, whose weights are built
//! in, and finds the same as the original: the same tokens, Penn tags, heads, relations, starts of sentences
//! and entities. The arithmetic gives the same bits on every machine. A text of any length is analysed in a
//! time that grows with its length, and no text makes it panic.
//!
//! ```
//! let analysis = nlp::analyse("Mr Smith paid $5 in Paris.");
//! let found: Vec<&str> = analysis.entities.iter().map(|entity| entity.kind).collect();
//! assert_eq!(found, ["PERSON", "MONEY", "GPE"]);
//! ```

#![expect(clippy::inline_always, reason = "only what is inlined is compiled for the widest instructions")]

use std::ops::Range;

mod address;
mod affixes;
mod characters;
mod encoder;
mod entities;
mod hash;
mod matrix;
mod model;
mod parser;
mod product;
mod reader;
mod scorer;
mod tagger;
mod tokenizer;
mod tree;
mod universal;
mod words;

use model::Model;

/// A word, a mark or a sequence of white space other than a single space between words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Its tag of the Penn Treebank, `NNP` for instance; `_SP` for white space.
    pub tag: &'static str,
    /// Its part of speech of Universal Dependencies, `PROPN` for instance.
    pub part: &'static str,
    /// The token on which it hangs; its own place where it is the root of a sentence.
    pub head: usize,
    /// Its relation to that token, `nsubj` for instance; `ROOT` at the root.
    pub label: &'static str,
    /// It is the first token of a sentence.
    pub starts_sentence: bool,
}

/// A named entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its kind, `PERSON` for instance.
    pub kind: &'static str,
}

/// The tokens of a text and its entities, both in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    /// The tokens.
    pub tokens: Vec<Token>,
    /// The named entities, which do not overlap.
    pub entities: Vec<Entity>,
}

/// Analyses a text as a whole.
///
/// One of more than 8,192 tokens is analysed in pieces, which end where a paragraph does.
pub fn analyse(text: &str) -> Analysis {
    analyse_paragraphs(text, std::slice::from_ref(&(0..text.len())))
}

/// Analyses paragraphs of a text, each as if it were alone. Places in the analysis are those of the text.
///
/// A paragraph that does not lie in the text between whole characters has no tokens.
pub fn analyse_paragraphs(text: &str, paragraphs: &[Range<usize>]) -> Analysis {
    let mut all = Analysis::default();
    each_paragraph(text, paragraphs, |_, analysis| {
        let first = all.tokens.len();
        all.tokens
            .extend(analysis.tokens.into_iter().map(|token| Token { head: first + token.head, ..token }));
        all.entities.extend(analysis.entities.into_iter().map(|Entity { tokens, kind }| Entity {
            tokens: first + tokens.start..first + tokens.end,
            kind,
        }));
    });
    all
}

/// Analyses paragraphs of a text in the same way, and hands over each with its number as soon as it is done.
///
/// Its tokens are counted from its own first one. A paragraph of more than 8,192 tokens comes in pieces, which are counted
/// alone.
pub fn each_paragraph(text: &str, paragraphs: &[Range<usize>], mut receive: impl FnMut(usize, Analysis)) {
    if let Some(model) = Model::built_in() {
        model.analyse(text, paragraphs, &mut receive);
    }
}
