//! Pages that are broken, or made to stop or to fill a program: every one is read or refused, within bounds.

use std::time::{Duration, Instant};

use import::{Origin, ReadOptions, read};
use proptest::prelude::*;

/// Memory for each byte of input, and beside that for any input, in bytes.
const TIMES: u64 = 20;
const BESIDE: u64 = 3 << 20;

/// The size of a hostile page, in bytes.
const SIZE: usize = 200_000;

/// The part that a hostile page repeats.
const REPEATED: &[&str] = &[
    "<p>a",
    "<div>",
    "<b>",
    "<a href=x>",
    "<table>",
    "<table><tr><td>",
    "<ul><li>",
    "</p>",
    "<br>",
    "<!--",
    "<p hidden>x</p>",
    "<span class='sr-only'>x</span>",
    "<div class='related'>",
    "<p class='a b c d e f g h'>x, y.</p>",
    "<font color=red><i><b>x</p><p>",
    "<h1>x</h1>",
    "<article><h1>x</h1><p>Some words, which are a sentence.</p></article>",
    "<q>",
    "<sup><a href=#1>1</a></sup>",
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script>",
    "<script>",
    "<template><p>x",
    "<select><option>x",
    "<svg><p>",
    "<math><mi>",
    "<form>",
    "&amp;",
    "&notanentity",
    "<meta name=a content=b>",
    "<time datetime='2024-01-01'>x</time>",
    "<blockquote>This was said before, again and again.</blockquote><p>This was said before, again and again.</p>",
    "\u{a0}\u{ad}",
    "word ",
    "x",
    "<",
    "<p title=\"",
];

fn cost(page: &str, options: &ReadOptions) -> (Duration, u64) {
    let begun = Instant::now();
    let used = allocation_counter::measure(|| {
        let _ = read(page.as_bytes(), options);
    });
    (begun.elapsed(), used.bytes_max)
}

#[test]
fn what_is_repeated_costs_in_proportion() {
    for origin in [Origin::File, Origin::Clipboard] {
        let options = ReadOptions { origin, ..ReadOptions::default() };
        for repeated in REPEATED {
            let page = format!("<!doctype html><body>{}", repeated.repeat(SIZE / repeated.len()));
            let (time, memory) = cost(&page, &options);
            assert!(time < Duration::from_secs(10), "{repeated:?} took {time:?}");
            let most = page.len() as u64 * TIMES + BESIDE;
            assert!(
                memory <= most,
                "{repeated:?} took {memory} bytes, {} times its size",
                memory / page.len() as u64
            );
        }
    }
}

#[test]
fn json_of_many_values_costs_in_proportion() {
    for value in ["0,", "\"\",", "\"a\",", "{},", "[],", "{\"name\":\"a\"},", "{\"x\":1},"] {
        let values = value.repeat(SIZE / value.len());
        let page = format!("<!doctype html><script type='application/ld+json'>[{values}0]</script><p>Words.");
        let (time, memory) = cost(&page, &ReadOptions::default());
        assert!(time < Duration::from_secs(10), "{value:?} took {time:?}");
        assert!(memory <= page.len() as u64 * TIMES + BESIDE, "{value:?} took {memory} bytes");
    }
}

/// Parts of pages that are put together at random.
fn part() -> impl Strategy<Value = String> {
    let tags = prop::sample::select(vec![
        "div",
        "p",
        "b",
        "a href='x'",
        "table",
        "tr",
        "td",
        "ul",
        "li",
        "h1",
        "h2",
        "article",
        "main",
        "aside class='related'",
        "figure",
        "figcaption",
        "blockquote",
        "br",
        "q",
        "sup",
        "script",
        "script type='application/ld+json'",
        "template",
        "svg",
        "select",
        "form",
        "font",
        "i",
        "time datetime='2024-05-03'",
        "span class='tooltip'",
        "div class='byline'",
        "pre",
        "button",
        "noscript",
        "frameset",
        "math",
        "title",
    ]);
    prop_oneof![
        tags.clone().prop_map(|tag| format!("<{tag}>")),
        tags.prop_map(|tag| format!("</{}>", tag.split(' ').next().unwrap_or_default())),
        "[a-zA-Z .,“”\"'«»&;<>\u{a0}\u{ad}éß漢\n]{0,60}",
        Just("{\"@type\":\"NewsArticle\",\"headline\":\"a\",\"author\":[{\"name\":\"By A B\"}]}".to_owned()),
        Just("The council met on Monday, and it decided nothing at all, a spokesman said.".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = read(&bytes, &ReadOptions::default());
    }

    #[test]
    fn any_soup_of_tags_gives_clean_blocks(parts in prop::collection::vec(part(), 0..120), copied in any::<bool>()) {
        let page = format!("<!doctype html>{}", parts.concat());
        let origin = if copied { Origin::Clipboard } else { Origin::File };
        if let Ok(document) = read(page.as_bytes(), &ReadOptions { origin, ..ReadOptions::default() }) {
            prop_assert!(!document.blocks.is_empty());
            for block in &document.blocks {
                prop_assert!(!block.text.trim().is_empty());
                prop_assert_eq!(block.text.trim_matches([' ', '\n', '\t']), &block.text);
                prop_assert!(!block.text.contains("  "), "{:?}", block.text);
                prop_assert!(block.kept || !copied);
            }
        }
    }

    #[test]
    fn the_text_of_a_plain_page_is_kept_whole(sentences in prop::collection::vec("[A-Z][a-z]{4,9}( [a-z]{3,9}){12,20}\\.", 3..12)) {
        let paragraphs: String = sentences.iter().map(|text| ["<p>", text, "</p>"].concat()).collect();
        let page = format!("<!doctype html><html><body><article><h1>Head</h1>{paragraphs}</article></body></html>");
        let document = read(page.as_bytes(), &ReadOptions::default()).unwrap();
        let mut distinct = sentences.clone();
        distinct.dedup();
        prop_assert_eq!(document.body(), distinct.join("\n\n"));
    }
}
