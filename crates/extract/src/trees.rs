//! The article as its dependency trees show it: words with tags, heads and relations, and who is named.

mod marks;
mod subjects;

use super::lexicon::look_up;
use crate::names::entities::NamedEntities;
use crate::quotations::pairs::QuotePair;
use model::Span;

/// A word of a tree.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TreeWord {
    pub(crate) span: Span,
    /// Its Penn tag.
    pub(crate) tag: &'static str,
    /// Its universal part of speech.
    pub(crate) part: &'static str,
    /// Its relation to its head.
    pub(crate) label: &'static str,
    /// Its head; itself at the root of a sentence.
    pub(crate) head: usize,
    /// The sentence that it belongs to.
    pub(crate) sentence: usize,
    /// True if it lies between quotation marks.
    pub(crate) quoted: bool,
}

/// A word as it is kept: a text of some megabytes has millions.
///
/// Heads and children lie in one piece of some thousand words: they are told by how far they are away.
#[derive(Debug, Clone, Copy)]
struct PackedWord {
    start: u32,
    end: u32,
    sentence: u32,
    /// The way to its head; 0 at a root.
    head: i16,
    /// The way to its first child; 0 where it has none.
    child: i16,
    /// The way to the next child of its head; 0 at the last.
    sibling: i16,
    /// The tag, the part of speech and the relation, as places in [`LabelTable`].
    names: [u8; 3],
    quoted: bool,
}

/// The names of tags, parts of speech and relations, each once.
#[derive(Debug, Default)]
struct LabelTable {
    names: Vec<&'static str>,
}

impl LabelTable {
    fn pack(&mut self, word: &TreeWord, at: usize) -> PackedWord {
        PackedWord {
            start: narrow(word.span.start),
            end: narrow(word.span.end),
            head: way(at, word.head),
            child: 0,
            sibling: 0,
            sentence: narrow(word.sentence),
            names: [word.tag, word.part, word.label].map(|name| self.place(name)),
            quoted: word.quoted,
        }
    }

    fn unpack(&self, word: PackedWord, at: usize) -> TreeWord {
        let [tag, part, label] =
            word.names.map(|place| self.names.get(usize::from(place)).copied().unwrap_or_default());
        TreeWord {
            span: Span::new(word.start as usize, word.end as usize),
            tag,
            part,
            label,
            head: at.saturating_add_signed(word.head.into()),
            sentence: word.sentence as usize,
            quoted: word.quoted,
        }
    }

    fn place(&mut self, name: &'static str) -> u8 {
        let place = self.names.iter().position(|known| *known == name).unwrap_or_else(|| {
            self.names.push(name);
            self.names.len() - 1
        });
        debug_assert!(u8::try_from(place).is_ok(), "more names than a byte can count");
        u8::try_from(place).unwrap_or_default()
    }
}

/// A place in 32 bits.
fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// The way from one word to another; 0 where it is too long.
fn way(from: usize, to: usize) -> i16 {
    let way = if to < from { i16::try_from(from - to).map(|way| -way) } else { i16::try_from(to - from) };
    way.unwrap_or_default()
}

/// A text with its trees and names.
pub(crate) struct ParsedText<'a> {
    pub(crate) text: &'a str,
    words: Vec<PackedWord>,
    labels: LabelTable,
    /// The first word of each paragraph.
    paragraphs: Vec<u32>,
    pub(crate) names: NamedEntities,
}

impl<'a> ParsedText<'a> {
    /// Parses a text, paragraph by paragraph, so that no analysis of more than one is kept beside the words.
    pub(crate) fn new(text: &'a str, pairs: &[QuotePair]) -> Self {
        Self::with_entities(text, pairs).0
    }

    /// Parses a text in the same way, and returns its entities as well, as ranges of its words.
    pub(crate) fn with_entities(text: &'a str, pairs: &[QuotePair]) -> (Self, Vec<nlp::Entity>) {
        let mut words: Vec<PackedWord> = Vec::new();
        let mut labels = LabelTable::default();
        // Places are kept in 32 bits: of a text that needs more, nothing is read.
        let text = if u32::try_from(text.len()).is_ok() { text } else { "" };
        let mut entities: Vec<nlp::Entity> = Vec::new();
        let (mut sentence, mut pair) = (0, 0);
        let paragraphs = paragraphs(text);
        let mut starts: Vec<u32> = Vec::with_capacity(paragraphs.len());
        nlp::each_paragraph(text, &paragraphs, |paragraph, analysis| {
            let before = words.len();
            // A paragraph without words begins where the next one does.
            starts.resize(starts.len().max(paragraph + 1), narrow(before));
            if words.capacity() < before + analysis.tokens.len() {
                // By what the text so far has needed, and not twice as much: words take more memory than all else.
                let start = analysis.tokens.first().map_or(0, |token| token.range.start);
                let left = (text.len() - start) / 4 + analysis.tokens.len();
                words.reserve_exact(left.min(before / 4 + analysis.tokens.len() + 4096));
            }
            for token in &analysis.tokens {
                let span = Span::new(token.range.start, token.range.end);
                while pairs.get(pair).is_some_and(|pair| pair.span.end <= span.start) {
                    pair += 1;
                }
                sentence += usize::from(token.starts_sentence);
                let word = TreeWord {
                    span,
                    tag: token.tag,
                    part: token.part,
                    label: token.label,
                    head: before + token.head,
                    sentence,
                    quoted: pairs.get(pair).is_some_and(|pair| pair.span.start <= span.start),
                };
                words.push(labels.pack(&word, words.len()));
            }
            hang(words.get_mut(before..).unwrap_or_default());
            entities.extend(analysis.entities.into_iter().map(|entity| nlp::Entity {
                tokens: before + entity.tokens.start..before + entity.tokens.end,
                ..entity
            }));
        });
        let mut parsed = Self { text, words, labels, paragraphs: starts, names: NamedEntities::default() };
        parsed.names = NamedEntities::new(&parsed, &entities);
        (parsed, entities)
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The words that hang on a word, in the order of the text.
    pub(crate) fn children(&self, at: usize) -> impl Iterator<Item = usize> + Clone {
        let step = move |at: usize, way: i16| (way != 0).then(|| at.saturating_add_signed(way.into()));
        let first = self.words.get(at).and_then(|word| step(at, word.child));
        std::iter::successors(first, move |at| step(*at, self.words.get(*at)?.sibling))
    }

    pub(crate) fn get(&self, at: usize) -> Option<TreeWord> {
        self.words.get(at).map(|word| self.labels.unpack(*word, at))
    }

    pub(crate) fn word(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |word| word.span.of(self.text))
    }

    pub(crate) fn lower(&self, at: usize) -> String {
        self.word(at).to_lowercase()
    }

    /// The lower-case word without the full stop of an abbreviation.
    pub(crate) fn bare(&self, at: usize) -> String {
        self.lower(at).trim_end_matches('.').to_owned()
    }

    pub(crate) fn is(&self, at: usize, any: &[&str]) -> bool {
        let word = self.word(at);
        any.iter().any(|other| word.eq_ignore_ascii_case(other))
    }

    pub(crate) fn flags(&self, at: usize) -> u64 {
        look_up(&self.bare(at).replace('’', "'")).flags
    }

    pub(crate) fn tag(&self, at: usize) -> &'static str {
        self.get(at).map_or("", |word| word.tag)
    }

    pub(crate) fn part(&self, at: usize) -> &'static str {
        self.get(at).map_or("", |word| word.part)
    }

    pub(crate) fn label(&self, at: usize) -> &'static str {
        self.get(at).map_or("", |word| word.label)
    }

    pub(crate) fn head(&self, at: usize) -> usize {
        self.get(at).map_or(at, |word| word.head)
    }

    pub(crate) fn quoted(&self, at: usize) -> bool {
        self.get(at).is_some_and(|word| word.quoted)
    }

    pub(crate) fn start(&self, at: usize) -> usize {
        self.get(at).map_or(self.text.len(), |word| word.span.start)
    }

    pub(crate) fn sentence_of(&self, at: usize) -> usize {
        self.get(at).map_or(0, |word| word.sentence)
    }

    /// The paragraph that a word belongs to, counting only those with words.
    pub(crate) fn paragraph(&self, at: usize) -> usize {
        if at >= self.words.len() {
            return 0;
        }
        self.paragraphs.partition_point(|first| *first as usize <= at).saturating_sub(1)
    }

    pub(crate) fn is_nominal(&self, at: usize) -> bool {
        matches!(self.part(at), "NOUN" | "PROPN" | "PRON")
    }

    pub(crate) fn is_verb(&self, at: usize) -> bool {
        matches!(self.part(at), "VERB" | "AUX")
    }

    /// Returns true if a word has a child of one of these relations.
    pub(crate) fn child(&self, at: usize, labels: &[&str]) -> Option<usize> {
        self.children(at).find(|child| labels.contains(&self.label(*child)))
    }

    /// The words of a span, the end exclusive.
    pub(crate) fn range(&self, span: Span) -> (usize, usize) {
        let first = self.words.partition_point(|word| word.end as usize <= span.start);
        let last = self.words.partition_point(|word| (word.start as usize) < span.end);
        (first, last.max(first))
    }

    /// The span from one word to another, the end exclusive.
    pub(crate) fn span(&self, first: usize, last: usize) -> Option<Span> {
        let start = self.get(first)?.span.start;
        let end = self.get(last.checked_sub(1)?)?.span.end;
        (start < end).then(|| Span::new(start, end))
    }

    pub(crate) fn text_of(&self, first: usize, last: usize) -> &'a str {
        self.span(first, last).map_or("", |span| span.of(self.text))
    }

    /// The head noun of a span of words.
    pub(crate) fn head_of(&self, first: usize, last: usize) -> Option<usize> {
        let heads = |at: &usize| {
            let head = self.head(*at);
            head < first || head >= last || head == *at
        };
        let noun = |at: &usize| matches!(self.part(*at), "NOUN" | "PROPN" | "PRON" | "NUM" | "ADJ");
        (first..last)
            .find(|at| heads(at) && noun(at))
            .or_else(|| (first..last).find(|at| self.is_nominal(*at)))
    }

    /// The words of the noun phrase around a noun, without clauses.
    pub(crate) fn noun_phrase_span(&self, noun: usize) -> Option<Span> {
        let (first, last) = self.noun_phrase(noun);
        self.span(first, last)
    }

    /// The noun phrase around a noun, without clauses; the end exclusive.
    pub(crate) fn noun_phrase(&self, noun: usize) -> (usize, usize) {
        const INSIDE: &[&str] = &[
            "det", "compound", "amod", "poss", "nummod", "case", "nmod", "quantmod", "predet", "prep", "pobj",
        ];
        let (mut low, mut high) = (noun, noun);
        let mut left = vec![noun];
        while let Some(at) = left.pop() {
            (low, high) = (low.min(at), high.max(at));
            let inside = self.children(at).filter(|child| INSIDE.contains(&self.label(*child)));
            left.extend(inside);
        }
        (low, high + 1)
    }

    /// The first of several that are joined by "and", for the phrase of one of them.
    pub(crate) fn first_of(&self, first: usize, last: usize, head: usize) -> (usize, usize, usize) {
        let above = self.head(head);
        let joined = self.label(head) == "conj"
            && above < head
            && self.is_nominal(above)
            && matches!(self.label(above), "nsubj" | "conj");
        if !joined {
            return (first, last, head);
        }
        let (low, high) = self.noun_phrase(above);
        if self.label(above) == "conj" { self.first_of(low, high, above) } else { (low, high, above) }
    }

    /// Returns true if one word is above another in the tree.
    pub(crate) fn is_above(&self, top: usize, word: usize) -> bool {
        let mut at = word;
        for _ in 0..20 {
            let head = self.head(at);
            if head == at {
                return false;
            }
            if head == top {
                return true;
            }
            at = head;
        }
        false
    }

    /// The first and the last word of the subtree of a word.
    pub(crate) fn subtree(&self, top: usize) -> (usize, usize) {
        let (mut low, mut high) = (top, top);
        let mut left = vec![top];
        while let Some(at) = left.pop() {
            (low, high) = (low.min(at), high.max(at));
            left.extend(self.children(at));
        }
        (low, high)
    }
}

/// Tells each word of a piece its first child and the next child of its head, both in the order of the text.
fn hang(words: &mut [PackedWord]) {
    for at in (0..words.len()).rev() {
        let Some(head) = words.get(at).filter(|word| word.head != 0) else { continue };
        let head = at.saturating_add_signed(head.head.into());
        let Some(first) = words.get_mut(head).map(|head| &mut head.child) else { continue };
        let next = *first;
        *first = way(head, at);
        if next != 0
            && let Some(word) = words.get_mut(at)
        {
            word.sibling = way(at, head.saturating_add_signed(next.into()));
        }
    }
}

/// The lines of a text that have words.
pub(crate) fn paragraphs(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut start = 0;
    let mut out = Vec::new();
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches(['\n', '\r']);
        if !words.trim().is_empty() {
            out.push(start..start + words.len());
        }
        start += line.len();
    }
    out
}
