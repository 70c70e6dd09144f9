//! Finds no less than before on a corpus that is not part of the project.
//!
//! `REJOINDER_CORPUS` names a file of JSON lines (`{"text", "attributions": [{"content": [[s, e]…], "kind"}]}`,
//! offsets in code points); without it the test says so and passes.

#![allow(clippy::disallowed_methods, reason = "reads a corpus that is not part of the project")]

use std::io::Write;

use rejoinder::extract::extract;
use rejoinder::model::CodePoints;

#[test]
fn direct_quotations_of_a_corpus_are_found() {
    let Some(file) = std::env::var_os("REJOINDER_CORPUS") else {
        // Data of other people, which no script installs: its absence is said and is no failure.
        let _ = writeln!(std::io::stderr(), "not run: REJOINDER_CORPUS names no file");
        return;
    };
    let lines = std::fs::read_to_string(file).expect("the corpus");
    let (mut found, mut all) = (0, 0);
    for line in lines.lines() {
        let article: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        let text = article["text"].as_str().expect("a text");
        let points = CodePoints::new(text);
        let findings = extract(text);
        let statements: Vec<[usize; 2]> = findings
            .statements
            .iter()
            .flat_map(|statement| &statement.spans)
            .map(|span| points.span(*span))
            .collect();
        for gold in
            article["attributions"].as_array().into_iter().flatten().filter(|gold| gold["kind"] == "direct")
        {
            let start = gold["content"][0][0].as_u64().unwrap_or(0) as usize;
            let end = gold["content"][0][1].as_u64().unwrap_or(0) as usize;
            all += 1;
            let overlap = |span: &[usize; 2]| span[1].min(end).saturating_sub(span[0].max(start));
            found += usize::from(statements.iter().any(|span| 2 * overlap(span) > end - start));
        }
    }
    println!("{found} of {all} direct quotations found");
    assert!(all > 0 && found * 100 >= all * 92, "{found} of {all}");
}
