//! Analyses texts of all kinds: none makes it panic, and each gets a well-formed analysis.

#![allow(clippy::expect_used, reason = "this is a test")]

use std::collections::HashSet;

use proptest::prelude::*;

/// Checks all that holds for every analysis.
fn check(text: &str) {
    let analysis = nlp::analyse(text);
    let mut end = 0;
    for token in &analysis.tokens {
        let word = text.get(token.range.clone()).expect("a token lies between characters");
        assert!(!word.is_empty(), "a token is not empty");
        let gap = &text[end..token.range.start];
        assert!(gap.is_empty() || gap == " ", "only a single space is between tokens, not {gap:?}");
        end = token.range.end;
    }
    assert!(matches!(&text[end..], "" | " "), "the text is covered up to its end");

    let first = analysis.tokens.first();
    assert!(first.is_none_or(|token| token.starts_sentence), "the first token starts a sentence");
    let mut rooted = HashSet::new();
    for start in 0..analysis.tokens.len() {
        let mut way = Vec::new();
        let mut at = start;
        while !rooted.contains(&at) {
            assert!(way.len() <= analysis.tokens.len(), "the heads above token {start} form a circle");
            way.push(at);
            let head = analysis.tokens[at].head;
            if head == at {
                break;
            }
            at = head;
        }
        rooted.extend(way);
    }

    let mut end = 0;
    for entity in &analysis.entities {
        assert!(end <= entity.tokens.start && entity.tokens.start < entity.tokens.end);
        end = entity.tokens.end;
        assert!(!entity.kind.is_empty());
    }
    assert!(end <= analysis.tokens.len());
    assert_eq!(nlp::analyse(text), analysis, "the same text has the same analysis");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_characters(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn words_and_marks_of_all_kinds(
        parts in prop::collection::vec(
            prop_oneof![
                Just("said"), Just(" "), Just("  "), Just("\n\n"), Just("\u{a0}"), Just("\u{1c}"), Just("("),
                Just(")"), Just("…"), Just("..."), Just("."), Just(","), Just("'s"), Just("’"), Just("“"),
                Just("”"), Just("don't"), Just("U.S."), Just("$5"), Just("10am"), Just("http://a.bc/d"),
                Just("@"), Just("x@y.org"), Just("1.2.3.4"), Just("-"), Just("—"), Just("Müller"), Just("İ"),
                Just("Σς"), Just("😀"), Just("e\u{301}"), Just("§"), Just("km²"), Just("5"), Just(":)"),
            ],
            0..60,
        )
    ) {
        check(&parts.concat());
    }
}

#[test]
fn texts_without_words() {
    for text in ["", " ", "  ", "\n", " \n ", "\u{feff}", ".", "''", "a", "a ", " a", "\u{0}"] {
        check(text);
    }
}

#[test]
fn long_runs_without_an_end() {
    for part in ["(", ")", "\"", "'", "..", "-", "@", "a@", "a.", "a-", "a,b", "1.", "://", "\n", " "] {
        check(&part.repeat(3_000));
    }
    check(&"said (".repeat(1_000));
    check(&"a".repeat(1_000_000));
}

#[test]
fn a_long_text_is_analysed_in_pieces() {
    let paragraph = "The mayor of Hull said that she would not go. Nobody asked her to.\n\n";
    let text = paragraph.repeat(1_000);
    let analysis = nlp::analyse(&text);
    let people = |tag| analysis.tokens.iter().filter(|token| token.tag == tag).count();
    assert_eq!(people("NNP"), 1_000);
    assert_eq!(analysis.tokens.iter().filter(|token| token.label == "ROOT").count(), 2_000);
    check(&text);
}
