//! Stretches of a text that name somebody or something.

use super::super::lexicon::flag;
use crate::cues::verb_frames::{class, classes};
use crate::names::labels::EntityLabel;
use crate::names::titles::{is_honorific, is_letters, is_title};
use crate::trees::ParsedText;

/// Stretches that name something: those that were recognised, and other words in capitals.
pub(crate) fn sightings(parsed: &ParsedText, entities: &[nlp::Entity]) -> Vec<(usize, usize, EntityLabel)> {
    let mut draft = Vec::new();
    let mut covered = vec![false; parsed.len()];
    for (entity, tokens) in
        entities.iter().flat_map(|entity| parts(parsed, entity).map(move |part| (entity, part)))
    {
        let label = match entity.kind {
            "PERSON" => EntityLabel::Person,
            "ORG" => EntityLabel::Organisation,
            "GPE" => EntityLabel::Place,
            "NORP" => EntityLabel::People,
            "LOC" | "FAC" | "PRODUCT" | "WORK_OF_ART" => EntityLabel::Other,
            _ => continue,
        };
        let (from, to) = (tokens.start, tokens.end);
        let role = |at: usize| parsed.flags(at) & flag::ROLE != 0 && is_given(parsed, at + 1) && at + 2 < to;
        // "Fox Radio’s Ann Roe"
        let owned = from > entity.tokens.start && parsed.tag(from - 1) == "POS";
        // "Secretary of State Ann Roe"
        let of_state = to > from + 1 && of_state(parsed, from);
        let honoured = of_state || owned || (from..to).any(|at| is_honorific(&parsed.bare(at)) || role(at));
        let named = honoured && (label == EntityLabel::Organisation || of_state || owned);
        let label = if named { EntityLabel::Person } else { label };
        let (first, last) = trimmed(parsed, from, to, label == EntityLabel::Person);
        let bare_title = last == first + 1
            && is_title(&parsed.bare(first))
            && !matches!(label, EntityLabel::Place | EntityLabel::People);
        if !bare_title && is_name(parsed.text_of(first, last)) {
            covered.iter_mut().take(last).skip(first).for_each(|covered| *covered = true);
            draft.push((first, last, label));
        }
    }
    let proper = |at: usize| matches!(parsed.tag(at), "NNP" | "NNPS");
    let mut at = 0;
    while at < parsed.len() {
        let word = parsed.word(at);
        let free = proper(at) && covered.get(at) == Some(&false);
        let begins = free && word.starts_with(char::is_uppercase) && word.len() > 1 && is_name(word);
        if !begins || is_title(&parsed.bare(at)) || is_letters(word) || parsed.flags(at) & flag::TIME != 0 {
            at += 1;
            continue;
        }
        let mut end = at;
        while end < at + 12 && proper(end) && covered.get(end) == Some(&false) {
            end += 1;
        }
        let (first, last) = trimmed(parsed, at, end, true);
        draft.push((first, last, EntityLabel::Unknown));
        at = end.max(at + 1);
    }
    draft.retain(|(first, last, _)| first < last);
    draft.sort_unstable_by_key(|(first, ..)| *first);
    draft.dedup_by(|later, earlier| later.0 < earlier.1);
    draft
}

/// Returns true if a word is a first name.
fn is_given(parsed: &ParsedText, at: usize) -> bool {
    parsed.flags(at) & (flag::MAN | flag::WOMAN) != 0
}

/// The names in what was recognised as one: "ROME - Ann Roe", "Fox Radio’s Ann Roe", "Roe told Business Week".
fn parts(parsed: &ParsedText, entity: &nlp::Entity) -> impl Iterator<Item = std::ops::Range<usize>> {
    let (mut from, to) = (entity.tokens.start, entity.tokens.end);
    let mut out = Vec::new();
    for at in from + 1..to.saturating_sub(1) {
        let dash = parsed.word(at).chars().all(|mark| matches!(mark, '-' | '–' | '—'))
            && parsed
                .get(at)
                .zip(parsed.get(at - 1))
                .is_some_and(|(own, before)| own.span.start > before.span.end);
        let owner = parsed.tag(at) == "POS" && is_given(parsed, at + 1) && at + 2 < to;
        let says = parsed.tag(at) == "VBD" && classes(&parsed.lower(at)) & class::SAYS != 0;
        if dash || owner || says {
            out.push(from..at);
            from = at + 1;
        }
    }
    out.push(from..to);
    out.into_iter().filter(|part| !part.is_empty())
}

/// Returns true if a text can be a name and is no abbreviation ("S.C.", "Pa.").
fn is_name(text: &str) -> bool {
    let known = ["U.S.", "U.N.", "U.K.", "E.U."].contains(&text);
    let letters = text.trim_start_matches(['-', '–']);
    let lettered = letters.len() > 1 && letters.len().is_multiple_of(2);
    let dotted = lettered && letters.split_inclusive('.').all(|part| part.len() == 2 && part.ends_with('.'));
    let clipped = text.ends_with('.') && !text.contains(' ') && text.len() < 7;
    let capital = text.starts_with(char::is_uppercase)
        || text.split(' ').next().is_some_and(|word| word.chars().any(char::is_uppercase));
    known || capital && text.chars().count() > 1 && !dotted && !clipped
}

/// Returns true if a word is the end of an office and no part of a name: "Secretary of State".
fn of_state(parsed: &ParsedText, at: usize) -> bool {
    parsed.is(at, &["State"]) && at.checked_sub(1).is_some_and(|before| parsed.is(before, &["of"]))
}

/// A name without the article, the title and the possessive around it.
fn trimmed(parsed: &ParsedText, mut first: usize, mut last: usize, person: bool) -> (usize, usize) {
    let marks = |at: usize| parsed.word(at).chars().all(|mark| !mark.is_alphanumeric());
    while first < last && (matches!(parsed.tag(first), "DT" | "PRP$" | "POS" | "IN") || marks(first)) {
        first += 1;
    }
    while last > first && (parsed.tag(last - 1) == "POS" || marks(last - 1)) {
        last -= 1;
    }
    // "al-Rawi", "Ocasio-Cortez": a name begins where its word does.
    let touches =
        |at: usize| at > 0 && parsed.get(at - 1).is_some_and(|word| word.span.end == parsed.start(at));
    let hyphened = |at: usize| parsed.word(at).starts_with('-') || parsed.word(at - 1).ends_with('-');
    while first < last && first > 0 && touches(first) && hyphened(first) {
        first -= 1;
    }
    let verbal = |at: usize| {
        matches!(parsed.tag(at), "VBD" | "VBG" | "VBZ" | "VBP" | "VB" | "RB" | "WRB" | "WP" | "HYPH" | ":")
    };
    let begins = |at: usize| {
        at == 0 || parsed.get(at - 1).map(|word| word.sentence) != parsed.get(at).map(|word| word.sentence)
    };
    let doing = |at: usize| begins(at) && parsed.word(at).len() > 5 && parsed.word(at).ends_with("ing");
    // "Added Stone: …": a reporting verb in the past begins the sentence.
    let reports = |at: usize| {
        let word = parsed.lower(at);
        begins(at) && (word.ends_with("ed") || word == "said") && classes(&word) & class::SAYS != 0
    };
    while first + 1 < last && (verbal(first) || doing(first) || reports(first)) {
        first += 1;
    }
    if person {
        let small = |at: usize| {
            let joined = parsed.word(at + 1).starts_with('-') || parsed.is(at + 1, &["-"]);
            parsed.word(at).starts_with(char::is_lowercase) && !joined
        };
        while first + 1 < last && (is_title(&parsed.bare(first)) || small(first) || of_state(parsed, first)) {
            first += 1;
        }
        // "FAB Administrator Lucille Grant": what somebody is ends before the name.
        let role = |at: &usize| {
            parsed.flags(*at) & flag::ROLE != 0 && parsed.flags(*at + 1) & (flag::MAN | flag::WOMAN) != 0
        };
        if let Some(at) = (first..last.saturating_sub(1)).rev().find(role) {
            first = at + 1;
        }
        let letters = |at: usize| is_letters(parsed.word(at));
        while last > first + 1 && (small(last - 1) || letters(last - 1)) {
            last -= 1;
        }
    }
    (first, last)
}
