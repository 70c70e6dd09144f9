//! Finds no less than before, and is as sure as it may be, on a corpus that is not part of the project.
//!
//! `REJOINDER_CORPUS` names a file of JSON lines (`{"text", "attributions": [{"content": [[s, e]…], "source": …,
//! "kind"}]}`, offsets in code points); without it the tests say so and pass.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "reads a corpus that is not part of the project"
)]

use std::collections::BTreeSet;
use std::io::Write;

use extract::extract;
use model::{CodePoints, FoundStatement, Span};
use serde_json::Value;

/// The places of letters and digits, in code points.
type Places = BTreeSet<usize>;

/// A statement as people marked it, or as the engine found it.
struct Marked {
    content: Places,
    source: Places,
    direct: bool,
    confidence: u8,
}

struct Article {
    gold: Vec<Marked>,
    found: Vec<Marked>,
}

/// The articles; nothing where no corpus is named. Data of other people, which no script installs: its absence is
/// said and is no failure.
fn articles() -> Option<Vec<Article>> {
    let Some(file) = std::env::var_os("REJOINDER_CORPUS") else {
        let _ = writeln!(std::io::stderr(), "not run: REJOINDER_CORPUS names no file");
        return None;
    };
    let lines = std::fs::read_to_string(file).expect("the corpus");
    Some(lines.lines().map(|line| article(&serde_json::from_str(line).expect("a line of JSON"))).collect())
}

fn article(line: &Value) -> Article {
    let text = line["text"].as_str().expect("a text");
    let letters: Vec<bool> = text.chars().map(char::is_alphanumeric).collect();
    let places = |spans: &[[usize; 2]]| -> Places {
        let all = spans.iter().flat_map(|span| span[0]..span[1].min(letters.len()));
        all.filter(|at| letters[*at]).collect()
    };
    let spans =
        |value: &Value| -> Vec<[usize; 2]> { serde_json::from_value(value.clone()).unwrap_or_default() };
    let attributions = line["attributions"].as_array().into_iter().flatten();
    let gold = attributions.map(|it| Marked {
        content: places(&spans(&it["content"])),
        source: places(&spans(&it["source"])),
        direct: it["kind"] == "direct",
        confidence: 100,
    });
    let points = CodePoints::new(text);
    let point = |span: &Span| points.span(*span);
    let marked = |it: &FoundStatement| Marked {
        content: places(&it.spans.iter().map(point).collect::<Vec<_>>()),
        source: places(&it.mention.iter().map(point).collect::<Vec<_>>()),
        direct: false,
        confidence: it.why.confidence,
    };
    let findings = extract(text);
    let outermost = findings.statements.iter().filter(|it| it.via.is_none());
    Article {
        gold: gold.filter(|it| !it.content.is_empty()).collect(),
        found: outermost.map(marked).collect(),
    }
}

/// Returns true if two share at least half of what they cover together.
fn same(a: &Places, b: &Places) -> bool {
    let shared = a.intersection(b).count();
    shared > 0 && shared * 2 >= a.len() + b.len() - shared
}

#[test]
fn direct_quotations_of_a_corpus_are_found() {
    let Some(articles) = articles() else { return };
    let (mut found, mut all) = (0, 0);
    for article in &articles {
        for gold in article.gold.iter().filter(|gold| gold.direct) {
            all += 1;
            found += usize::from(article.found.iter().any(|it| same(&it.content, &gold.content)));
        }
    }
    println!("{found} of {all} direct quotations found");
    assert!(all > 0 && found * 100 >= all * 92, "{found} of {all}");
}

/// Of what is shown as sure, at least nine in ten are right: the words, and whose they are.
#[test]
fn what_is_sure_is_right_nine_times_in_ten() {
    let Some(articles) = articles() else { return };
    let mut bands = [(0, 0); 11];
    for article in &articles {
        for it in &article.found {
            let right = article.gold.iter().any(|gold| {
                let named = !gold.source.is_disjoint(&it.source) || gold.source.is_empty();
                same(&gold.content, &it.content) && named
            });
            let (all, good) = &mut bands[usize::from(it.confidence / 10)];
            *all += 1;
            *good += usize::from(right);
        }
    }
    for (band, (all, good)) in bands.iter().enumerate().filter(|(_, band)| band.0 > 0) {
        println!("confidence {}–{}: {good} of {all} right", band * 10, band * 10 + 9);
    }
    let (all, good) = (bands[9].0 + bands[10].0, bands[9].1 + bands[10].1);
    assert!(all > 0 && good * 10 >= all * 9, "{good} of {all}");
}
