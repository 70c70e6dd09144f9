//! Small texts, one for each kind of mistake that real articles have shown.

mod reports;
mod sides;

use extract::extract;
use model::Act;

/// For each statement of speech its words and who says it.
fn said(text: &str) -> Vec<(String, String)> {
    let findings = extract(text);
    let speech = findings.statements.iter().filter(|statement| statement.act == Act::Speech);
    speech
        .map(|statement| {
            let words: Vec<&str> = statement.spans.iter().map(|span| span.of(text)).collect();
            let speaker = statement.speaker.and_then(|at| findings.speakers.get(at));
            (words.join(" … "), speaker.map(|speaker| speaker.name.clone()).unwrap_or_default())
        })
        .collect()
}

fn check(text: &str, want: &[(&str, &str)]) {
    let all = said(text);
    for (words, speaker) in want {
        let there = all.iter().any(|(own, name)| own == words && name == speaker);
        assert!(there, "{words:?} by {speaker:?} in {all:?}");
    }
}
