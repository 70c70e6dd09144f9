//! The words that introduce a name: before it, beside it, or the noun that it follows.

use crate::lexicon::flag;
use crate::names::entities::{NameKind, NamedEntity};
use crate::names::titles::is_title;
use crate::trees::ParsedText;
use analysis::framing::{Label, LabelKind};
use model::Span;

/// Words that keep a distance to what follows.
const DISTANCE: &[&str] = &[
    "so-called",
    "self-styled",
    "self-proclaimed",
    "self-described",
    "would-be",
    "supposed",
    "alleged",
    "purported",
];

/// Greatest number of words of an introduction: anything longer is a clause about somebody and no label.
const MOST: usize = 18;

/// Finds the labels of all people and organisations that the text names, outside of quotation marks.
pub(super) fn labels(parsed: &ParsedText<'_>) -> Vec<Label> {
    let mut labels = Vec::new();
    for name in &parsed.names.all {
        if !matches!(name.kind, NameKind::Person(_) | NameKind::Organisation) || parsed.quoted(name.first) {
            continue;
        }
        let Some((named, head)) =
            parsed.span(name.first, name.last).zip(parsed.head_of(name.first, name.last))
        else {
            continue;
        };
        let found = [before(parsed, *name), beside(parsed, *name, head), apart(parsed, *name, head)];
        for (words, kind) in found.into_iter().flatten() {
            if !words.overlaps(named) {
                labels.push(Label { named, words, kind });
            }
        }
    }
    labels
}

/// "Colonel", "far-right activist", "the so-called expert" before a name.
fn before(parsed: &ParsedText<'_>, name: NamedEntity) -> Option<(Span, LabelKind)> {
    let describes = |at: usize| {
        let inside = matches!(
            parsed.label(at),
            "compound" | "amod" | "nmod" | "poss" | "case" | "punct" | "appos" | "nummod" | "det"
        );
        let noun = matches!(parsed.part(at), "NOUN" | "PROPN" | "ADJ" | "ADV" | "DET" | "PART")
            || parsed.is(at, &["-"]);
        let when = parsed.flags(at) & flag::TIME != 0;
        inside && noun && !when && !parsed.quoted(at) && parsed.head(at) > at && parsed.head(at) < name.last
    };
    let mut first = name.first;
    while first > 0
        && name.first - first < MOST
        && parsed.sentence_of(first - 1) == parsed.sentence_of(name.first)
        && describes(first - 1)
    {
        first -= 1;
    }
    // "the", "a" begin it and are no part of it, nor is "'s" or a hyphen that is left over.
    while first < name.first
        && (parsed.part(first) == "DET" || matches!(parsed.part(first), "PART" | "PUNCT"))
    {
        first += 1;
    }
    let words = parsed.span(first, name.first)?;
    let all = |is: fn(&str) -> bool| (first..name.first).all(|at| is(&parsed.bare(at)));
    let text = words.of(parsed.text).to_lowercase();
    let kind = if DISTANCE.iter().any(|word| text.contains(word)) {
        LabelKind::Distance
    } else if all(is_title) {
        LabelKind::Title
    } else {
        LabelKind::Description
    };
    Some((words, kind))
}

/// "Ann Roe, the director of the charity,": words beside a name.
fn beside(parsed: &ParsedText<'_>, name: NamedEntity, head: usize) -> Option<(Span, LabelKind)> {
    let beside = parsed.children(head).find(|child| {
        parsed.label(*child) == "appos"
            && *child >= name.last
            && !parsed.quoted(*child)
            && parsed.names.at(*child).is_none()
    })?;
    let (mut first, mut last) = parsed.subtree(beside);
    first = first.max(name.last);
    while first < beside && matches!(parsed.part(first), "PUNCT" | "DET") {
        first += 1;
    }
    while last > beside && matches!(parsed.part(last), "PUNCT" | "SPACE") {
        last -= 1;
    }
    // A clause behind it tells more about it, and is no label.
    let clause =
        (first..=last).find(|at| *at > beside && matches!(parsed.label(*at), "relcl" | "acl" | "advcl"));
    if let Some(clause) = clause {
        let (begin, _) = parsed.subtree(clause);
        last = begin.saturating_sub(1).max(beside);
        while last > beside && matches!(parsed.part(last), "PUNCT" | "SPACE") {
            last -= 1;
        }
    }
    let words = parsed.span(first, last + 1)?;
    (last + 1 - first <= MOST).then(|| (words, distance(parsed, words, LabelKind::Apposition)))
}

/// "The director, Ann Roe,": the name is beside the words.
fn apart(parsed: &ParsedText<'_>, name: NamedEntity, head: usize) -> Option<(Span, LabelKind)> {
    let noun = Some(parsed.head(head)).filter(|noun| {
        parsed.label(head) == "appos"
            && *noun < name.first
            && parsed.part(*noun) == "NOUN"
            && !parsed.quoted(*noun)
    })?;
    let (mut first, last) = parsed.noun_phrase(noun);
    while first < noun && parsed.part(first) == "DET" {
        first += 1;
    }
    let words = parsed.span(first, last.min(name.first))?;
    let words = Span::new(
        words.start,
        words.start + words.of(parsed.text).trim_end_matches([' ', ',', '–', '—']).len(),
    );
    (last - first <= MOST && words.end > words.start)
        .then(|| (words, distance(parsed, words, LabelKind::Apposition)))
}

fn distance(parsed: &ParsedText<'_>, words: Span, kind: LabelKind) -> LabelKind {
    let text = words.of(parsed.text).to_lowercase();
    if DISTANCE.iter().any(|word| text.contains(word)) { LabelKind::Distance } else { kind }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let parsed = ParsedText::new(text, &[]);
        let labels = labels(&parsed);
        labels
            .iter()
            .map(|it| format!("{}: {} ({})", it.named.of(text), it.words.of(text), it.kind.name()))
            .collect()
    }

    #[test]
    fn names_are_introduced_before_and_beside_them() {
        for (text, label) in [
            (
                "Kate Allen, the director of the charity, spoke on Tuesday.",
                "Kate Allen: director of the charity (beside the name)",
            ),
            (
                "Far-right activist Tom Brown spoke on Tuesday.",
                "Tom Brown: Far-right activist (before the name)",
            ),
            ("On Tuesday Colonel Sean Ryan spoke in London.", "Sean Ryan: Colonel (title)"),
            (
                "The so-called expert Tom Brown spoke on Tuesday.",
                "Tom Brown: so-called expert (at a distance)",
            ),
        ] {
            let found = found(text);
            assert!(found.iter().any(|it| it == label), "{text}: {found:?}");
        }
    }
}
