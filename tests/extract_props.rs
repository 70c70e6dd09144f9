//! Whatever the text, findings hold together: spans fit, references point back, order is that of reading.

use extract::extract;
use model::{Findings, Span};
use proptest::prelude::*;

use articles::ARTICLES;

#[path = "extract/articles.rs"]
mod articles;

/// Checks that hold of the findings of any text.
fn sound(text: &str, findings: &Findings) {
    let fits = |span: &Span| assert!(span.fits(text), "{span:?} does not fit");
    let mut last_outer = 0;
    for (index, statement) in findings.statements.iter().enumerate() {
        assert!(!statement.spans.is_empty());
        statement.spans.iter().for_each(fits);
        assert!(statement.spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", statement.spans);
        statement.cue.iter().for_each(fits);
        statement.mention.iter().for_each(fits);
        assert!(statement.speaker.is_none_or(|at| at < findings.speakers.len()));
        assert!(statement.via.is_none_or(|outer| outer < index), "an outer statement comes first");
        assert!(statement.why.confidence <= 100);
        if statement.via.is_none() {
            assert!(last_outer <= statement.spans[0].start, "out of reading order");
            last_outer = statement.spans[0].start;
        }
    }
    for speaker in &findings.speakers {
        assert!(!speaker.name.trim().is_empty());
        speaker.mentions.iter().for_each(fits);
        assert!(speaker.party.is_none_or(|at| at < findings.parties.len()));
    }
    for link in &findings.links {
        assert!(link.from != link.to);
        assert!(link.from.max(link.to) < findings.statements.len());
    }
    for party in &findings.parties {
        assert!(!party.name.trim().is_empty() && !party.short.trim().is_empty());
    }
}

#[test]
fn articles_are_sound() {
    for text in ARTICLES {
        let findings = extract(text);
        sound(text, &findings);
        assert_eq!(findings, extract(text), "the same text gives the same findings");
    }
}

/// The words of every statement, cue and mention, and who speaks: what must not depend on how a text is stored.
fn told(text: &str, plain: impl Fn(&str) -> String) -> Vec<String> {
    let findings = extract(text);
    sound(text, &findings);
    let words = |spans: &[Span]| spans.iter().map(|span| plain(span.of(text))).collect::<Vec<_>>().join("|");
    let speaker = |at: usize| plain(&findings.speakers[at].name);
    let statements = findings.statements.iter().map(|it| {
        let (cue, mention) = (words(it.cue.as_slice()), words(it.mention.as_slice()));
        format!("{}: {} [{cue}] [{mention}]", it.speaker.map(speaker).unwrap_or_default(), words(&it.spans))
    });
    statements.collect()
}

/// Bytes, characters and what a person sees as one all differ in these.
const STRANGE: [&str; 7] =
    ["👩‍👧 ", "Re\u{301}my e\u{308}. ", "ﬁrst eﬀort. ", "\u{a0}\u{202f}", "\u{feff}", "日本 ", "🏴󠁧󠁢󠁳󠁣󠁴󠁿🇺🇦 "];

#[test]
fn strange_signs_before_an_article_move_every_offset_and_change_nothing_else() {
    for text in ARTICLES {
        let plain = told(text, str::to_owned);
        for sign in STRANGE {
            for end in ["\n\n", "\r\n\r\n"] {
                assert_eq!(told(&format!("{sign}{end}{text}"), str::to_owned), plain, "{sign:?}");
            }
        }
    }
}

#[test]
fn no_break_spaces_change_no_statement() {
    for text in ARTICLES {
        let spaced = told(&text.replace(' ', "\u{a0}"), |words| words.replace('\u{a0}', " "));
        assert_eq!(spaced, told(text, str::to_owned));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_sound(text in any::<String>()) {
        sound(&text, &extract(&text));
    }

    #[test]
    fn any_heap_of_news_is_sound(
        parts in prop::collection::vec(prop::sample::select(vec![
            "“", "”", "\"", "‘", "’", "'", "''", "«", "»", "(", ")", " ", "\n", "\r\n", "\u{a0}", ",", ".", "?", ":", "—",
            "said", " said ", " claims that ", "according to", "Ann Roe", "Ms Roe", "the charity", "he", "’s", " who ", "It",
            "Sen.", "MoD", "(MoD)", " and ", " adding that ", "👩‍👧", "e\u{301}", "ﬁ", "42", "mantra about", "A:", "told",
        ]), 0..80),
    ) {
        let text = parts.concat();
        sound(&text, &extract(&text));
    }

    #[test]
    fn signs_put_into_an_article_keep_offsets_right(
        which in 0..ARTICLES.len(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(vec![
            "👩‍👧", "\u{301}", "\r\n", "\u{a0}", "ﬁ", "“", "\u{200b}", "\u{feff}",
        ])), 0..12),
    ) {
        let mut text = ARTICLES[which].to_owned();
        for (index, sign) in cuts {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            text.insert_str(places[index.index(places.len())], sign);
        }
        sound(&text, &extract(&text));
    }

    #[test]
    fn any_bytes_are_sound(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let text = String::from_utf8_lossy(&bytes);
        sound(&text, &extract(&text));
    }

    #[test]
    fn line_ends_change_no_statement(which in 0..ARTICLES.len()) {
        let unix = ARTICLES[which];
        let dos = unix.replace('\n', "\r\n");
        let plain = |words: &str| words.replace("\r\n", "\n");
        prop_assert_eq!(told(unix, plain), told(&dos, plain));
    }

    /// Texts that repeat without end: no sentence, quotation or bracket is too long or too deep.
    #[test]
    fn what_repeats_is_sound(
        parts in prop::collection::vec(prop::sample::select(vec![
            "“", "”", "\"", "‘", "(", "[", "said ", "Ann Roe ", "he ", "that ", "word ", ", ", ". ", "\n", "the claim ", "and ",
        ]), 1..5),
        times in 1usize..600,
    ) {
        let text = parts.concat().repeat(times);
        sound(&text, &extract(&text));
    }
}
