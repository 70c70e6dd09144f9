//! Offices, titles and descriptions of people, beside their names or alone.

use std::collections::HashSet;

use super::{FactMarks, touches};
use crate::lexicon::flag;
use crate::names::entities::NameKind;
use crate::names::titles::{is_honorific, is_title};
use crate::trees::ParsedText;
use model::FactKind;

/// The largest number of words before a name that say what somebody is.
const MOST: usize = 8;

/// Kin and other relations.
const KIN: &str = "brother sister mother father son daughter wife husband widow widower uncle aunt cousin nephew niece grandson \
    granddaughter grandfather grandmother fiance fiancee partner girlfriend boyfriend friend successor predecessor rival";

pub(super) fn mark(marks: &mut FactMarks) {
    let parsed = marks.parsed;
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for at in 0..parsed.len() {
        spans.extend(seat(parsed, at));
    }
    let people = parsed.names.all.iter().filter(|name| name.person().is_some());
    for name in people {
        spans.extend(before_name(parsed, name.first));
        if let Some(head) = parsed.head_of(name.first, name.last) {
            spans.extend(beside_name(parsed, head));
        }
    }
    for noun in 0..parsed.len() {
        let known = is_role(parsed, noun);
        if known && is_complement(parsed, noun)
            || (known || personal(parsed, noun)) && is_described(parsed, noun)
        {
            spans.push(phrase(parsed, noun));
        }
    }
    spans.sort_unstable_by_key(|(first, last)| (*first, std::cmp::Reverse(*last)));
    let mut seen: HashSet<String> = HashSet::new();
    for (first, last) in spans {
        let words = parsed.text_of(first, last).to_lowercase();
        if words.is_empty() || !(first..last).all(|at| marks.is_free(at)) || !seen.insert(words) {
            continue;
        }
        marks.put(first, last, FactKind::Office);
    }
}

fn is_role(parsed: &ParsedText, at: usize) -> bool {
    let lower = parsed.bare(at);
    let one = lower.strip_suffix('s').unwrap_or(&lower);
    let kin = KIN.split_whitespace().any(|it| it == one);
    let listed = parsed.flags(at) & (flag::ROLE | flag::RANK) != 0;
    parsed.tag(at).starts_with("NN") && (kin || listed || is_title(&lower) && !is_honorific(&lower))
}

/// A seat and a party behind a name: "D-Minn.", "(R-Ohio)".
fn seat(parsed: &ParsedText, at: usize) -> Option<(usize, usize)> {
    let word = parsed.word(at);
    let whole = word.len() > 3
        && matches!(word.get(..2), Some("D-" | "R-" | "I-"))
        && word.get(2..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    if whole {
        return Some((at, at + 1));
    }
    let hyphen = |at: usize| parsed.is(at, &["-", "–"]) && touches(parsed, at) && touches(parsed, at + 1);
    let parts = parsed.is(at, &["D", "R", "I"]) && hyphen(at + 1);
    (parts && parsed.word(at + 2).starts_with(char::is_uppercase)).then_some((at, at + 3))
}

/// The words before a name that say what somebody is: "Australian Prime Minister".
fn before_name(parsed: &ParsedText, name: usize) -> Option<(usize, usize)> {
    let paragraph = parsed.paragraph(name);
    let inside = |at: usize| {
        let tag = parsed.tag(at);
        parsed.paragraph(at) == paragraph
            && (tag.starts_with("NN")
                || matches!(tag, "JJ" | "HYPH")
                || tag == "VBN" && parsed.label(at) == "amod"
                || parsed.is(at, &["of"]) && nouns(parsed, at))
    };
    let mut first = name;
    while let Some(before) = first.checked_sub(1)
        && first + MOST > name
        && inside(before)
        && !parsed.names.at(before).is_some_and(|it| it.person().is_some() && it.last <= name)
    {
        first = before;
    }
    let mut last = name;
    // "Dr." and "Mr" are no office.
    while last > first && is_honorific(&parsed.bare(last - 1)) {
        last -= 1;
    }
    // The name of a body before the office is a fact of its own: "Walt Disney Co. executive".
    while first < last
        && let Some(body) = parsed.names.at(first).filter(|it| it.last <= last)
        && matches!(body.kind, NameKind::Organisation | NameKind::Place | NameKind::Other)
        && body.last < last
        && !(body.first..body.last).any(|at| is_role(parsed, at))
    {
        first = body.last;
    }
    let people = |at: usize| parsed.names.at(at).is_some_and(|it| it.kind == NameKind::People);
    let tells = (first..last).any(|at| is_role(parsed, at) || people(at) || parsed.tag(at) == "NN");
    (first < last && tells).then_some((first, last))
}

/// Returns whether "of" is inside an office: "Secretary of State".
fn nouns(parsed: &ParsedText, of: usize) -> bool {
    of > 0 && is_role(parsed, of - 1) && parsed.tag(of + 1).starts_with("NNP")
}

/// The description that is set beside a name: "Ann Roe, head of the council"; "the mayor's brother, Tom".
fn beside_name(parsed: &ParsedText, head: usize) -> Option<(usize, usize)> {
    let appos = parsed.children(head).find(|at| parsed.label(*at) == "appos");
    let above = (parsed.label(head) == "appos").then(|| parsed.head(head));
    let noun = appos.or(above).filter(|at| parsed.tag(*at).starts_with("NN"))?;
    if parsed.names.at(noun).is_some() && !is_role(parsed, noun) {
        return None;
    }
    let human = parsed.flags(noun) & (flag::HUMAN | flag::GROUP | flag::VOICE) != 0;
    (is_role(parsed, noun) || human || personal(parsed, noun)).then(|| phrase(parsed, noun))
}

/// Returns whether a noun ends as those of people do: "owner", "activist", "musician".
fn personal(parsed: &ParsedText, noun: usize) -> bool {
    let lower = parsed.lower(noun);
    let one = lower.strip_suffix('s').unwrap_or(&lower);
    parsed.tag(noun).starts_with("NN")
        && one.len() > 4
        && ["er", "or", "ist", "ian", "ant", "man", "woman", "eer", "expert", "ent", "geon"]
            .iter()
            .any(|end| one.ends_with(end))
}

/// Returns whether a role is what a clause says of somebody: "was named chairman", "works as an editor".
fn is_complement(parsed: &ParsedText, noun: usize) -> bool {
    const NAMED: &[&str] = &["named", "appointed", "elected", "became", "become", "becoming", "re-elected"];
    let head = parsed.head(noun);
    let before = phrase(parsed, noun).0.checked_sub(1);
    let article = before.filter(|at| parsed.tag(*at) == "DT").and_then(|at| at.checked_sub(1));
    match parsed.label(noun) {
        _ if article.or(before).is_some_and(|at| parsed.is(at, NAMED)) => true,
        "attr" | "oprd" => true,
        "pobj" if parsed.is(head, &["as"]) => parsed.is_verb(parsed.head(head)),
        _ => false,
    }
}

/// Returns whether a role is described more closely and meant of one person: "the retired neurosurgeon".
fn is_described(parsed: &ParsedText, noun: usize) -> bool {
    const KNOWN: &[&str] =
        &["former", "retired", "acting", "deputy", "presidential", "current", "outgoing", "late"];
    let close = |at: usize| matches!(parsed.label(at), "amod" | "compound") && parsed.is(at, KNOWN);
    let singular = matches!(parsed.tag(noun), "NN" | "NNP");
    singular && parsed.children(noun).any(close)
}

/// The words of a role: its noun with what describes it before, and behind it up to the next name or clause.
fn phrase(parsed: &ParsedText, noun: usize) -> (usize, usize) {
    let mut first = noun;
    while let Some(before) = first.checked_sub(1)
        && first + MOST > noun
        && parsed.paragraph(before) == parsed.paragraph(noun)
        && (parsed.tag(before).starts_with("NN")
            || matches!(parsed.tag(before), "JJ" | "JJR" | "HYPH")
            || parsed.tag(before) == "VBN" && parsed.label(before) == "amod")
        && parsed.names.at(before).is_none_or(|it| it.person().is_none())
    {
        first = before;
    }
    let mut last = noun + 1;
    // "professor of epidemiology", "expert in drug use and mental health"
    if parsed.is(last, &["of", "in", "for"]) {
        let mut end = last + 1;
        let goes_on = |at: usize| {
            parsed.paragraph(at) == parsed.paragraph(noun)
                && parsed.names.at(at).is_none()
                && matches!(parsed.tag(at), "NN" | "NNS" | "JJ" | "CC" | "HYPH")
        };
        while end < last + MOST && goes_on(end) {
            end += 1;
        }
        let named = parsed.names.at(end).is_some() || matches!(parsed.tag(end), "DT" | "PRP$");
        while end > last + 1 && parsed.tag(end - 1) == "CC" {
            end -= 1;
        }
        if end > last + 1 && !named {
            last = end;
        }
    }
    (first, last)
}
