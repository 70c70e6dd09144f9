//! Ranks: what is called the first, the largest, the only one.

use super::FactMarks;
use crate::trees::ParsedText;
use model::FactKind;

const ORDINALS: &str = "first second third fourth fifth sixth seventh eighth ninth tenth";
const SOLE: &[&str] = &["only", "sole", "top"];
/// Nouns of which "top" tells a rank.
const TOPPED: &[&str] = &["spot", "place", "position", "scorer", "seller", "seed", "prize", "rank", "earner"];
const RECORD: &[&str] =
    &["high", "low", "number", "numbers", "profit", "profits", "sales", "levels", "year", "highs"];

pub(super) fn mark(marks: &mut FactMarks) {
    let parsed = marks.parsed;
    for at in 0..parsed.len() {
        if marks.is_free(at) && is_rank(parsed, at) {
            let end = end(marks, at);
            marks.put(at, end, FactKind::Superlative);
        }
    }
}

fn is_rank(parsed: &ParsedText, at: usize) -> bool {
    let lower = parsed.lower(at);
    let before = |words: &[&str]| at > 0 && parsed.is(at - 1, words);
    let definite = at > 0 && (before(&["the"]) || matches!(parsed.tag(at - 1), "PRP$" | "POS"));
    match parsed.tag(at) {
        _ if lower == "only" || lower == "sole" || lower == "top" => {
            definite
                && parsed.tag(at).starts_with("JJ")
                && (lower != "top" || parsed.is(at + 1, TOPPED))
                && SOLE.contains(&lower.as_str())
        }
        _ if lower == "unprecedented" => true,
        "JJS" | "RBS" => {
            let idiom = before(&["at"]) || matches!(lower.as_str(), "latest" | "least" | "best-known");
            let nth = at > 0 && ORDINALS.split_whitespace().any(|it| parsed.is(at - 1, &[it]));
            let share =
                lower == "most" && (parsed.is(at + 1, &["of"]) || parsed.tag(at + 1).starts_with("NN"));
            !idiom && (definite || nth || share || before(&["of"]))
        }
        _ if lower == "record" => parsed.is(at + 1, RECORD) || before(&["a"]) && parsed.tag(at + 1) == "JJ",
        tag if tag.starts_with("JJ") && ORDINALS.split_whitespace().any(|it| it == lower) => {
            let name = parsed.names.at(at).is_some();
            definite && !name || at > 0 && parsed.is(at - 1, &["a", "an"]) && lower != "second" && !name
        }
        _ => false,
    }
}

/// The end of the rank, with the noun that is ranked where that is near.
fn end(marks: &FactMarks, at: usize) -> usize {
    const FAR: usize = 5;
    let parsed = marks.parsed;
    let mut end = at + 1;
    while end < at + FAR && marks.is_free(end) && parsed.paragraph(end) == parsed.paragraph(at) {
        match parsed.tag(end) {
            _ if parsed.is(end, &["one", "ones"]) => return end + 1,
            "NN" | "NNS" if !parsed.tag(end + 1).starts_with("NN") => return end + 1,
            tag if tag.starts_with("NN") || tag.starts_with("JJ") => {}
            "VBG" | "VBN" | "HYPH" | "CD" | "RB" => {}
            _ => break,
        }
        end += 1;
    }
    at + 1
}
