//! The model as a whole, and a text on its way through it.

use std::ops::Range;
use std::sync::OnceLock;

use crate::encoder::{Encoder, KnownKinds, Vector};
use crate::entities::EntityRecogniser;
use crate::parser::Parser;
use crate::reader::ModelReader;
use crate::tagger::Tagger;
use crate::tokenizer::{TokenSpan, Tokenizer};
use crate::tree::DependencyTree;
use crate::universal::{TagRules, TokenView};
use crate::words::{Attributes, Vocabulary};
use crate::{Analysis, Entity, Token};

/// The file of weights. `assets/english.nlp.md` says where it is from.
const BYTES: &[u8] = include_bytes!("../../../assets/english.nlp");
/// The first bytes of the file.
const MAGIC: &[u8] = b"english.nlp 1\n";
/// The most tokens that are analysed at once: longer texts are taken in pieces, so that memory stays small.
const AT_ONCE: usize = 8192;
/// The number of tokens whose vectors are computed together: some paragraphs, so that fewer empty tokens lie between them.
const TOGETHER: usize = 512;

/// The tag, the relation and the part of speech of white space.
const SPACE: (&str, &str, &str) = ("_SP", "dep", "SPACE");

/// All tables and layers.
pub(crate) struct Model {
    tokenizer: Tokenizer,
    words: Vocabulary,
    encoder: Encoder,
    tagger: Tagger,
    parser: Parser,
    finder: EntityRecogniser,
    parts: TagRules,
}

impl Model {
    /// Returns the model that is built in, read when it is first asked for.
    pub(crate) fn built_in() -> Option<&'static Self> {
        static MODEL: OnceLock<Option<Model>> = OnceLock::new();
        MODEL.get_or_init(|| Self::read(BYTES)).as_ref()
    }

    pub(crate) fn read(bytes: &'static [u8]) -> Option<Self> {
        let mut reader = ModelReader::new(bytes.strip_prefix(MAGIC)?);
        let (tokenizer, characters) = Tokenizer::read(&mut reader)?;
        let words = Vocabulary::read(&mut reader, characters)?;
        let encoder = Encoder::read(&mut reader)?;
        let tagger = Tagger::read(&mut reader)?;
        let parser = Parser::read(&mut reader)?;
        let finder = EntityRecogniser::read(&mut reader)?;
        let parts = TagRules::read(&mut reader)?;
        reader.is_at_end().then_some(Self { tokenizer, words, encoder, tagger, parser, finder, parts })
    }

    /// Analyses parts of a text, each as if it were alone, and hands over what is found with the number of its part, in the
    /// order of the text. A long part comes in pieces.
    pub(crate) fn analyse(
        &'static self,
        text: &str,
        parts: &[Range<usize>],
        receive: &mut dyn FnMut(usize, Analysis),
    ) {
        let mut known = KnownWords::default();
        let mut waiting = Vec::new();
        let mut count = 0;
        for (part, range) in parts.iter().enumerate() {
            let Some(stretch) = text.get(range.clone()) else { continue };
            let spans = self.tokenizer.split(stretch, &self.words);
            let mut rest = &spans[..];
            while !rest.is_empty() {
                let (now, later) = rest.split_at(self.length_at_once(stretch, rest));
                waiting.push(self.piece(part, stretch, range.start, now));
                count += now.len();
                if count >= TOGETHER {
                    self.analyse_pieces(&waiting, &mut known, receive);
                    waiting.clear();
                    count = 0;
                }
                rest = later;
            }
        }
        self.analyse_pieces(&waiting, &mut known, receive);
    }

    /// Looks up the words of a piece.
    fn piece<'t>(&self, part: usize, text: &'t str, offset: usize, spans: &[TokenSpan]) -> Piece<'t> {
        let word = |span: &TokenSpan| text.get(span.range.clone()).unwrap_or_default();
        let attributes = spans
            .iter()
            .map(|span| self.words.attributes(word(span), span.norm, span.space_follows))
            .collect();
        let ranges = spans.iter().map(|span| span.range.clone()).collect();
        Piece { part, text, offset, ranges, attributes }
    }

    /// Returns how many tokens are analysed next: all, or those up to the end of a paragraph.
    fn length_at_once(&self, text: &str, pieces: &[TokenSpan]) -> usize {
        if pieces.len() <= AT_ONCE {
            return pieces.len();
        }
        let ends = |piece: &TokenSpan| {
            text.get(piece.range.clone())
                .is_some_and(|token| token.contains('\n') && self.words.is_white(token))
        };
        let second_half = pieces.get(AT_ONCE / 2..AT_ONCE).unwrap_or_default();
        second_half.iter().rposition(ends).map_or(AT_ONCE, |end| AT_ONCE / 2 + end + 1)
    }

    /// Analyses pieces, of which those that are short have their vectors computed together.
    fn analyse_pieces(
        &'static self,
        pieces: &[Piece],
        known: &mut KnownWords,
        receive: &mut dyn FnMut(usize, Analysis),
    ) {
        let attributes = pieces.iter().map(|piece| &piece.attributes[..]);
        let vectors = self.encoder.encode(attributes.clone(), &mut known.of_parser);
        let of_finder = self.finder.encoder.encode(attributes, &mut known.of_finder);
        for (piece, (vectors, of_finder)) in pieces.iter().zip(vectors.texts().zip(of_finder.texts())) {
            receive(piece.part, self.find(piece, vectors, of_finder));
        }
    }

    /// Finds tags, a tree and entities from vectors.
    fn find(&'static self, piece: &Piece, vectors: &[Vector], of_finder: &[Vector]) -> Analysis {
        let mut analysis = Analysis::default();
        let is_space = |at: usize| piece.attributes.get(at).is_some_and(|[.., is_space]| *is_space == 1);
        let tags = self.tagger.tags(vectors);
        let tree = DependencyTree::new(&self.parser.parse(vectors), is_space);
        let mut before: Option<TokenView> = None;
        let lowers: Vec<String> = piece
            .ranges
            .iter()
            .map(|range| piece.text.get(range.clone()).filter(|word| word.len() < LONGEST_RULED))
            .map(|word| word.unwrap_or_default().to_lowercase())
            .collect();
        let rows = piece.ranges.iter().zip(&tags).zip(&tree.labels).zip(tree.heads.iter().zip(&tree.starts));
        for ((((range, tag), label), (head, starts)), (at, lower)) in rows.zip(lowers.iter().enumerate()) {
            let seen = TokenView { tag, lower, label, is_space: is_space(at) };
            let part = self.parts.part(&seen, before.as_ref());
            let own = if seen.is_space { SPACE } else { (*tag, *label, part) };
            analysis.tokens.push(Token {
                range: range.start + piece.offset..range.end + piece.offset,
                tag: own.0,
                label: own.1,
                part: own.2,
                head: *head,
                starts_sentence: *starts,
            });
            before = Some(seen);
        }
        let starts = |at: usize| tree.starts.get(at).copied().unwrap_or(false);
        let found = self.finder.find(of_finder, is_space, starts);
        analysis.entities = found.into_iter().map(|(tokens, kind)| Entity { tokens, kind }).collect();
        analysis
    }
}

/// Tokens that are analysed as a text of their own.
struct Piece<'t> {
    /// The number of the part of the text in which it lies.
    part: usize,
    /// That part, and the byte where it begins.
    text: &'t str,
    offset: usize,
    /// The bytes of each token in the part.
    ranges: Vec<Range<usize>>,
    attributes: Vec<Attributes>,
}

/// Words that were seen in the pieces before.
#[derive(Default)]
struct KnownWords {
    of_parser: KnownKinds,
    of_finder: KnownKinds,
}

/// No rule for parts of speech names a word as long as this.
const LONGEST_RULED: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash;

    #[test]
    fn the_model_is_read_whole_or_not_at_all() {
        assert!(Model::built_in().is_some());
        for length in (0..BYTES.len()).step_by(BYTES.len() / 40).chain([BYTES.len() - 1]) {
            assert!(Model::read(&BYTES[..length]).is_none(), "{length} bytes");
        }
    }

    fn words(text: &str) -> Vec<&str> {
        let model = Model::built_in().unwrap();
        let pieces = model.tokenizer.split(text, &model.words);
        pieces.into_iter().map(|piece| &text[piece.range]).collect()
    }

    #[test]
    fn a_text_is_split_into_tokens() {
        assert_eq!(words("“Don’t,” he'd say."), ["“", "Do", "n’t", ",", "”", "he", "'d", "say", "."]);
        assert_eq!(words("U.S.-made (5km) at 10am"), ["U.S.-made", "(", "5", "km", ")", "at", "10", "am"]);
        assert_eq!(words("a  b\n\nc "), ["a", " ", "b", "\n\n", "c"]);
        assert_eq!(words("press@example.org..."), ["press@example.org", "..."]);
        assert_eq!(words("$2.5m–$3bn/year"), ["$", "2.5m–$3bn", "/", "year"]);
    }

    #[test]
    fn words_have_attributes() {
        let words = &Model::built_in().unwrap().words;
        let of = |text: &str| hash::of_bytes(text.as_bytes());
        let found = words.attributes("Zürich-1234567", None, true);
        assert_eq!(found, [of("zürich-1234567"), of("Z"), of("567"), of("Xxxxx-dddd"), 1, 0]);
        assert_eq!(words.attributes("\n", Some(7), false), [7, of("\n"), of("\n"), of("\n"), 0, 1]);
        let [norm, _, _, shape, ..] = words.attributes(&"A".repeat(100), None, false);
        assert_eq!((norm, shape), (of(&"a".repeat(100)), of("LONG")));
        // Some words have a number as their identity instead of a hash.
        let [norm, ..] = words.attributes("Agent", None, false);
        assert_eq!(norm, 401);
    }

    #[test]
    fn pieces_end_where_a_paragraph_does() {
        let model = Model::built_in().unwrap();
        let text = format!("{}\n\n{}", "a ".repeat(5_000), "b ".repeat(5_000));
        let pieces = model.tokenizer.split(&text, &model.words);
        assert_eq!(model.length_at_once(&text, &pieces), 5_001);
        let text = "a ".repeat(10_000);
        let pieces = model.tokenizer.split(&text, &model.words);
        assert_eq!(model.length_at_once(&text, &pieces), AT_ONCE);
    }
}
