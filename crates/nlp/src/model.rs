//! The model as a whole, and a text on its way through it.

use std::ops::Range;
use std::sync::OnceLock;

use crate::encoder::Encoder;
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

    /// Analyses a part of a text and adds what it finds.
    pub(crate) fn analyse(&'static self, text: &str, range: Range<usize>, analysis: &mut Analysis) {
        let Some(stretch) = text.get(range.clone()) else { return };
        let pieces = self.tokenizer.split(stretch, &self.words);
        let mut rest = &pieces[..];
        while !rest.is_empty() {
            let (now, later) = rest.split_at(self.length_at_once(stretch, rest));
            self.analyse_pieces(stretch, now, range.start, analysis);
            rest = later;
        }
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

    fn analyse_pieces(
        &'static self,
        text: &str,
        pieces: &[TokenSpan],
        offset: usize,
        analysis: &mut Analysis,
    ) {
        let first = analysis.tokens.len();
        let attributes: Vec<Attributes> = pieces
            .iter()
            .map(|piece| {
                let word = text.get(piece.range.clone()).unwrap_or_default();
                self.words.attributes(word, piece.norm, piece.space_follows)
            })
            .collect();
        let is_space = |at: usize| attributes.get(at).is_some_and(|[.., is_space]| *is_space == 1);
        let vectors = self.encoder.encode(&attributes);
        let tags = self.tagger.tags(&vectors);
        let tree = DependencyTree::new(&self.parser.parse(&vectors), is_space);
        let mut before: Option<TokenView> = None;
        let lowers: Vec<String> = pieces
            .iter()
            .map(|piece| text.get(piece.range.clone()).filter(|word| word.len() < LONGEST_RULED))
            .map(|word| word.unwrap_or_default().to_lowercase())
            .collect();
        let rows = pieces.iter().zip(&tags).zip(&tree.labels).zip(tree.heads.iter().zip(&tree.starts));
        for ((((piece, tag), label), (head, starts)), (at, lower)) in rows.zip(lowers.iter().enumerate()) {
            let seen = TokenView { tag, lower, label, is_space: is_space(at) };
            let part = self.parts.part(&seen, before.as_ref());
            let own = if seen.is_space { SPACE } else { (*tag, *label, part) };
            analysis.tokens.push(Token {
                range: piece.range.start + offset..piece.range.end + offset,
                tag: own.0,
                label: own.1,
                part: own.2,
                head: first + head,
                starts_sentence: *starts,
            });
            before = Some(seen);
        }
        let starts = |at: usize| tree.starts.get(at).copied().unwrap_or(false);
        let found = self.finder.find(&attributes, is_space, starts);
        analysis.entities.extend(
            found
                .into_iter()
                .map(|(tokens, kind)| Entity { tokens: first + tokens.start..first + tokens.end, kind }),
        );
    }
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
