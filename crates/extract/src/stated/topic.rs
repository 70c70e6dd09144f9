//! The subject of a figure by the trees: the noun that it counts, the words that narrow that down, the verb that says what became of it, and
//! the clause around them.

use std::ops::Range;

use crate::trees::ParsedText;
use analysis::stated_figures::{FigureValue, Topic, Unit};
use english::concept;
use model::Span;

/// Verbs that say nothing about what is counted.
const LIGHT: &[&str] = &[
    "be", "is", "are", "was", "were", "been", "being", "'s", "’s", "have", "has", "had", "do", "does", "did",
    "get", "got", "include", "includes", "included", "become", "became", "remain", "remained", "remains",
    "make", "made", "take", "took",
];
/// Words that say that a figure counts a part, or something besides.
const PARTIAL: &[&str] =
    &["another", "more", "other", "others", "additional", "extra", "further", "remaining", "least"];
/// Words beside a verb that make what it says no report.
const SUPPOSED: &[&str] = &["could", "would", "might", "may", "will", "should", "can", "wo", "’d", "'d"];
/// Greatest number of steps from a figure to its verb.
const STEPS: usize = 5;

/// Reads the subject of a figure, and the span of the noun that it counts.
pub(super) fn topic(
    parsed: &ParsedText<'_>,
    words: &Range<usize>,
    value: FigureValue,
    dates: &[Range<usize>],
) -> (Topic, Option<Span>) {
    let mut topic = Topic::default();
    let anchor = anchor(parsed, words);
    let noun = noun(parsed, anchor, value).filter(|noun| !is_apart(parsed, words, *noun));
    let top = noun.unwrap_or(anchor);
    if let Some(noun) = noun {
        topic.noun = Some(concept_of(parsed, noun));
        narrow(parsed, words, noun, &mut topic);
    }
    topic.is_partial =
        around_figure(parsed, words, noun).any(|at| parsed.is(at, PARTIAL) && !is_bound(parsed, at));
    let verb = verb(parsed, top);
    if let Some(verb) = verb {
        clause(parsed, verb, (top, words), value, &mut topic);
    }
    surroundings(parsed, verb.unwrap_or(top), (words, noun), dates, &mut topic);
    if let Some(noun) = &topic.noun {
        topic.words.insert(noun.clone());
    }
    let counted = noun.filter(|noun| !words.contains(noun)).and_then(|noun| phrase(parsed, words, noun));
    (topic, counted)
}

/// Returns whether a number does not count the noun that it hangs on: "two-state solution", "30,000 Clinton's lawyers".
fn is_apart(parsed: &ParsedText<'_>, words: &Range<usize>, noun: usize) -> bool {
    let end = parsed.get(words.end.saturating_sub(1)).map(|word| word.span.end);
    let hyphen = parsed.is(words.end, &["-", "‑"]) && end == Some(parsed.start(words.end));
    let owner = (words.end..noun).any(|at| parsed.label(at) == "poss" && parsed.head(at) == noun);
    noun >= words.end && (hyphen || owner)
}

fn concept_of(parsed: &ParsedText<'_>, at: usize) -> String {
    concept(&parsed.bare(at))
}

/// The topmost word of a figure.
fn anchor(parsed: &ParsedText<'_>, words: &Range<usize>) -> usize {
    let top = |at: &usize| {
        let head = parsed.head(*at);
        !words.contains(&head) || head == *at
    };
    words.clone().rev().find(top).unwrap_or(words.start)
}

fn is_noun(parsed: &ParsedText<'_>, at: usize) -> bool {
    matches!(parsed.part(at), "NOUN" | "PROPN")
        && !matches!(parsed.tag(at), "CD" | "$")
        && !parsed.is(at, &["%"])
}

/// The noun that a figure counts or belongs to.
fn noun(parsed: &ParsedText<'_>, anchor: usize, value: FigureValue) -> Option<usize> {
    let is_count = matches!(value, FigureValue::Number(_, Unit::Count) | FigureValue::Words);
    // "1,200 people": the noun may lie within the figure.
    let number_word = |at: usize| english::number_word(&parsed.lower(at)).is_some();
    let bound =
        |at: usize| parsed.is(at, &["dozen", "dozens", "hundreds", "thousands", "millions", "billions"]);
    if is_count && is_noun(parsed, anchor) && !number_word(anchor) && !bound(anchor) {
        return Some(anchor);
    }
    let head = parsed.head(anchor);
    let modifies =
        matches!(parsed.label(anchor), "nummod" | "nmod" | "compound" | "amod" | "quantmod" | "npadvmod");
    if modifies && head != anchor && is_noun(parsed, head) && head.abs_diff(anchor) < 8 {
        return Some(head);
    }
    of_noun(parsed, anchor).filter(|at| is_noun(parsed, *at))
}

/// The noun behind "of".
fn of_noun(parsed: &ParsedText<'_>, at: usize) -> Option<usize> {
    let of = parsed.children(at).find(|child| parsed.is(*child, &["of"]))?;
    parsed.child(of, &["pobj"])
}

/// The words before the figure and between it and its noun.
fn around_figure<'a>(
    parsed: &'a ParsedText<'_>,
    words: &Range<usize>,
    noun: Option<usize>,
) -> impl Iterator<Item = usize> + 'a {
    let first = words.start.saturating_sub(1);
    let last =
        noun.filter(|noun| *noun >= words.start).map_or(words.end + 1, |noun| noun + 1).max(words.end + 1);
    (first..last.min(parsed.len()).min(first + 10))
        .filter(move |at| parsed.paragraph(*at) == parsed.paragraph(first))
}

/// Returns whether a small word bounds the figure, and names no other part: "more than", "at least", "or more".
fn is_bound(parsed: &ParsedText<'_>, at: usize) -> bool {
    parsed.is(at + 1, &["than"]) || at > 0 && parsed.is(at - 1, &["or", "and", "at"])
}

/// Adds the words that narrow a noun down: adjectives, nouns before it, "of" and what follows, clauses behind it.
fn narrow(parsed: &ParsedText<'_>, words: &Range<usize>, noun: usize, topic: &mut Topic) {
    for child in parsed.children(noun).filter(|child| !words.contains(child)) {
        match parsed.label(child) {
            "amod" | "compound" | "nmod" | "poss" if !parsed.is(child, PARTIAL) => {
                topic.words.insert(concept_of(parsed, child));
            }
            "acl" | "relcl" => {
                topic.words.insert(concept_of(parsed, child));
                if let Some(agent) =
                    parsed.child(child, &["agent"]).and_then(|by| parsed.child(by, &["pobj"]))
                {
                    topic.agent = Some(concept_of(parsed, agent));
                }
            }
            "prep" if parsed.is(child, &["of", "per"]) => {
                let object = parsed.child(child, &["pobj"]);
                topic.words.extend(object.map(|at| concept_of(parsed, at)));
            }
            _ => {}
        }
    }
}

/// The verb that says what became of a noun, or that an amount belongs to.
fn verb(parsed: &ParsedText<'_>, top: usize) -> Option<usize> {
    let mut at = top;
    for _ in 0..STEPS {
        let head = parsed.head(at);
        if head == at {
            return parsed.is_verb(at).then_some(at);
        }
        if parsed.is_verb(head) {
            return Some(head);
        }
        match parsed.label(at) {
            "conj" | "pobj" | "prep" | "attr" | "dobj" | "nsubj" | "appos" | "npadvmod" | "quantmod"
            | "nummod" => at = head,
            _ => return None,
        }
    }
    None
}

/// Adds the verb, the doer and, for an amount without a noun, the subject.
fn clause(
    parsed: &ParsedText<'_>,
    verb: usize,
    (top, words): (usize, &Range<usize>),
    value: FigureValue,
    topic: &mut Topic,
) {
    let children = || parsed.children(verb);
    let supposed = |at: usize| parsed.label(at) == "neg" || parsed.is(at, SUPPOSED) || parsed.is(at, &["if"]);
    topic.is_partial |= children().any(supposed);
    let light = parsed.is(verb, LIGHT);
    if !light {
        topic.words.insert(concept_of(parsed, verb));
    }
    let is_own = |at: usize| at == top || words.contains(&at) || parsed.is_above(at, top);
    let subject = parsed.child(verb, &["nsubj", "nsubjpass"]).filter(|at| !is_own(*at));
    let noun = subject.filter(|at| is_noun(parsed, *at));
    let passive = subject.is_some_and(|at| parsed.label(at) == "nsubjpass");
    let by = parsed.child(verb, &["agent"]).and_then(|by| parsed.child(by, &["pobj"]));
    let count = matches!(value, FigureValue::Number(_, Unit::Count) | FigureValue::Words);
    if count && !light {
        let doer = by.or(noun.filter(|_| !passive));
        topic.agent = topic.agent.take().or_else(|| doer.map(|at| concept_of(parsed, at)));
    }
    let object = parsed.child(verb, &["dobj"]).filter(|at| !is_own(*at) && is_noun(parsed, *at));
    topic.words.extend(object.map(|at| concept_of(parsed, at)));
    if !count || light {
        match (subject, noun) {
            (_, Some(noun)) => {
                let concept = concept_of(parsed, noun);
                topic.words.insert(concept.clone());
                topic.noun.get_or_insert(concept);
                narrow(parsed, words, noun, topic);
            }
            // "it rose by 5%": of what, only a reader knows.
            (Some(_), None) => topic.is_partial = true,
            (None, None) => {}
        }
    }
}

/// Adds the names, dates and occasions of the clause below a word.
fn surroundings(
    parsed: &ParsedText<'_>,
    top: usize,
    (words, noun): (&Range<usize>, Option<usize>),
    dates: &[Range<usize>],
    topic: &mut Topic,
) {
    let (first, last) = parsed.subtree(top);
    for at in (first..=last).filter(|at| !words.contains(at)) {
        if dates.iter().any(|date| date.contains(&at)) {
            continue;
        }
        if parsed.part(at) == "PROPN" {
            topic.names.insert(parsed.bare(at));
        } else if parsed.label(at) == "pobj" && is_noun(parsed, at) && Some(at) != noun && !of(parsed, at) {
            topic.around.insert(concept_of(parsed, at));
        }
    }
    let inside = dates.iter().filter(|date| date.start >= first && date.end <= last + 1);
    topic.dates.extend(inside.map(|date| parsed.text_of(date.start, date.end).to_lowercase()));
}

/// Returns whether a word hangs on "of" or "by", whose words narrow the noun down or name the doer.
fn of(parsed: &ParsedText<'_>, at: usize) -> bool {
    parsed.is(parsed.head(at), &["of", "by", "per"])
}

/// The words of a counted noun, from the end of the figure on: "civilian deaths".
fn phrase(parsed: &ParsedText<'_>, words: &Range<usize>, noun: usize) -> Option<Span> {
    let near = noun >= words.end && noun < words.end + 6;
    let first = if near { words.end } else { noun };
    let first = if parsed.is(first, &["of", "-"]) { first + 1 } else { first };
    parsed.span(first.min(noun), noun + 1)
}
