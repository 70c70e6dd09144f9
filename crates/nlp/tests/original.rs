//! Holds the analysis equal to that of the original. `examples/nlp/fixture.py` writes what is expected.

#![allow(clippy::unwrap_used, reason = "this is a test")]

use std::fmt::Write;

const SENTENCES: &str = include_str!("data/sentences.txt");
const EXPECTED: &str = include_str!("data/sentences.expected");

/// Writes an analysis as the fixture has it.
fn written(text: &str, analysis: &nlp::Analysis) -> String {
    let mut lines = String::new();
    for token in &analysis.tokens {
        let word = text[token.range.clone()].replace('\n', "\\n");
        let start = u8::from(token.starts_sentence);
        writeln!(lines, "{word}\t{}\t{}\t{}\t{}\t{start}", token.tag, token.part, token.head, token.label)
            .unwrap();
    }
    for entity in &analysis.entities {
        writeln!(lines, "{}\t{}\t{}", entity.tokens.start, entity.tokens.end, entity.kind).unwrap();
    }
    lines
}

#[test]
fn what_is_found_is_what_the_original_finds() {
    let mut expected = EXPECTED.split_terminator("\n\n");
    let paragraphs: Vec<&str> = SENTENCES.lines().collect();
    assert_eq!(paragraphs.len(), 14);
    for text in paragraphs.into_iter().chain([SENTENCES]) {
        let found = written(text, &nlp::analyse(text));
        assert_eq!(found.trim_end(), expected.next().unwrap().trim_end(), "in {text:?}");
    }
    assert_eq!(expected.next(), None);
}

#[test]
fn a_paragraph_among_others_is_analysed_as_if_it_were_alone() {
    let mut start = 0;
    let ranges: Vec<_> = SENTENCES
        .split_inclusive('\n')
        .map(|line| {
            let range = start..start + line.trim_end().len();
            start += line.len();
            range
        })
        .collect();
    let together = nlp::analyse_paragraphs(SENTENCES, &ranges);
    let (mut tokens, mut entities) = (0, 0);
    for range in ranges {
        let alone = nlp::analyse(&SENTENCES[range.clone()]);
        for (token, other) in alone.tokens.iter().zip(&together.tokens[tokens..]) {
            assert_eq!(token.range.start + range.start, other.range.start);
            assert_eq!(token.range.end + range.start, other.range.end);
            assert_eq!((token.tag, token.label, token.head + tokens), (other.tag, other.label, other.head));
        }
        for (entity, other) in alone.entities.iter().zip(&together.entities[entities..]) {
            assert_eq!((entity.kind, entity.tokens.start + tokens), (other.kind, other.tokens.start));
        }
        tokens += alone.tokens.len();
        entities += alone.entities.len();
    }
    assert_eq!((tokens, entities), (together.tokens.len(), together.entities.len()));
}

#[test]
fn paragraphs_outside_of_the_text_have_no_tokens() {
    let analysis = nlp::analyse_paragraphs("é", &[0..1, 1..2, 2..9, 9..12]);
    assert_eq!(analysis, nlp::Analysis::default());
}
