//! Reports that cover a whole sentence before their cue: "…, the report says", "…, according to the office".

use super::super::reading::Raw;
use super::super::rules::Rule;
use super::decide::{cue_word, is_denied};
use super::panels::is_outlet;
use super::verbs::{class, classes};
use super::{Parsed, clauses};
use model::{Act, Span};

/// Words of a clause that only tells who says the sentence before it, at most.
const LONGEST: usize = 40;

/// A sentence, and who says all of it.
struct Whole {
    /// Its words, the end exclusive.
    first: usize,
    last: usize,
    /// The verb, or the first word of "according to".
    cue: usize,
    /// The noun that says it.
    subject: usize,
    rule: Rule,
}

/// Gives the words of a whole sentence to whoever is named behind them; what was found inside is told by them.
pub(super) fn add(parsed: &Parsed, headline: usize, raws: &mut Vec<Raw>) {
    for at in 0..parsed.len() {
        if parsed.quoted(at) || parsed.start(at) < headline {
            continue;
        }
        let Some(whole) = told(parsed, at).or_else(|| according(parsed, at)) else { continue };
        let Some(span) = parsed.span(whole.first, whole.last) else { continue };
        if is_quotation(parsed, &whole) {
            continue;
        }
        let known = raws
            .iter()
            .position(|raw| cue_word(parsed, raw) == Some(whole.cue) || cue_at(parsed, raw, whole.cue));
        if whole.rule == Rule::AccordingTo && known.is_none() {
            continue;
        }
        let place = known.unwrap_or(raws.len());
        if let Some(raw) = raws.get_mut(place) {
            if !widen(parsed, raw, &whole, span) {
                continue;
            }
        } else {
            raws.push(told_whole(parsed, &whole, span));
        }
        take_in(raws, place, span);
    }
}

/// Gives a statement the whole sentence, where it has the end of it; whether it could.
fn widen(parsed: &Parsed, raw: &mut Raw, whole: &Whole, span: Span) -> bool {
    let starts = raw.spans.first().is_some_and(|first| span.start <= first.start);
    let ends = raw.spans.last().is_some_and(|last| last.start < span.end && last.end <= span.end + 2);
    if raw.via.is_some() || raw.act != Act::Speech || !starts || !ends {
        return false;
    }
    raw.spans = vec![span];
    raw.mode = clauses::mode(parsed, whole.first, whole.last);
    true
}

/// A statement of a whole sentence.
fn told_whole(parsed: &Parsed, whole: &Whole, span: Span) -> Raw {
    let (from, to) = parsed.noun_phrase(whole.subject);
    Raw {
        spans: vec![span],
        mode: clauses::mode(parsed, whole.first, whole.last),
        act: Act::Speech,
        cue: parsed.span(whole.cue, whole.cue + 1),
        mention: parsed.span(from, to),
        role: None,
        goes_on: None,
        via: None,
        rule: whole.rule,
        takes: clauses::takes_of(parsed, whole.cue),
        paragraph: parsed.paragraph(whole.cue),
        sure: None,
    }
}

fn cue_at(parsed: &Parsed, raw: &Raw, word: usize) -> bool {
    raw.cue.is_some_and(|cue| {
        let (first, last) = parsed.range(cue);
        (first..last).contains(&word)
    })
}

/// Makes what lies inside of a statement told in it, and empties what has the very same words by another cue.
fn take_in(raws: &mut [Raw], outer: usize, span: Span) {
    let cue = raws.get(outer).and_then(|raw| raw.cue);
    for (at, raw) in raws.iter_mut().enumerate() {
        // What was found inside may run on over the cue of the whole.
        if at != outer
            && let Some(last) = raw.spans.last_mut()
            && last.start >= span.start
            && last.start < span.end
            && cue.is_some_and(|cue| last.end >= cue.end && raw.cue.is_some_and(|own| own.end < cue.start))
        {
            last.end = span.end;
        }
        let inside = raw.spans.first().is_some_and(|first| first.start >= span.start)
            && raw.spans.last().is_some_and(|last| last.end <= span.end);
        if at == outer || raw.via.is_some() || !inside {
            continue;
        }
        let own_cue = raw.cue.is_some_and(|cue| cue.start >= span.start && cue.end <= span.end);
        let begins = raw.spans.first().is_some_and(|first| first.start == span.start);
        let guessed = matches!(raw.rule, Rule::Parenthetical | Rule::Governed | Rule::GovernedAlone);
        if !own_cue || begins && guessed {
            raw.spans.clear();
        } else {
            raw.via = Some(outer);
            raw.goes_on = None;
        }
    }
}

/// "…, the report says.": a verb of saying whose clause stands before it.
fn told(parsed: &Parsed, verb: usize) -> Option<Whole> {
    let says = class::CLAUSE | class::SAYS;
    if parsed.part(verb) != "VERB" || classes(&parsed.lower(verb)) & says != says || is_denied(parsed, verb) {
        return None;
    }
    if !matches!(parsed.tag(verb), "VBD" | "VBZ" | "VBP" | "VBN") {
        return None;
    }
    let clause =
        parsed.children(verb).iter().copied().find(|at| parsed.label(*at) == "ccomp" && *at < verb)?;
    let subject = parsed.child(verb, &["nsubj"]).filter(|at| parsed.is_nominal(*at) && *at > clause)?;
    let nobody = ["i", "we", "you", "it", "that", "which", "what", "who", "there", "this"];
    if parsed.is(subject, &nobody) {
        return None;
    }
    let begin = parsed.subtree(subject).0.min(verb);
    whole(parsed, begin, verb, subject, Rule::Parenthetical)
}

/// "…, according to the office": only behind a sentence that nobody else is said to say.
fn according(parsed: &Parsed, at: usize) -> Option<Whole> {
    if !parsed.is(at, &["according"]) || !parsed.is(at + 1, &["to"]) {
        return None;
    }
    let subject = parsed.child(at + 1, &["pobj"])?;
    let sentence = parsed.get(at)?.sentence;
    let mut root = at;
    for _ in 0..30 {
        let head = parsed.head(root);
        if head == root {
            break;
        }
        root = head;
    }
    let said = parsed.is_verb(root)
        && classes(&parsed.lower(root)) & class::SAYS != 0
        && parsed.child(root, &["ccomp", "xcomp"]).is_some();
    if said || parsed.get(root).map(|word| word.sentence) != Some(sentence) {
        return None;
    }
    whole(parsed, at, at, subject, Rule::AccordingTo)
}

/// The sentence up to the comma before its cue.
fn whole(parsed: &Parsed, begin: usize, cue: usize, subject: usize, rule: Rule) -> Option<Whole> {
    let sentence = parsed.get(cue)?.sentence;
    let paragraph = parsed.paragraph(cue);
    let same = |at: &usize| {
        parsed.get(*at).is_some_and(|word| word.sentence == sentence && word.paragraph == paragraph)
    };
    let comma =
        begin.checked_sub(1).filter(|at| parsed.is(*at, &[","]) || parsed.is(at.wrapping_sub(1), &[","]))?;
    let mut first = cue;
    while first > 0 && same(&(first - 1)) {
        first -= 1;
    }
    while parsed.part(first) == "PUNCT" && !parsed.quoted(first) && first < comma {
        first += 1;
    }
    let mut last = comma;
    while last > first && parsed.part(last - 1) == "PUNCT" && !parsed.is(last - 1, &["”", "\"", "''", ")"])
    {
        last -= 1;
    }
    // A second half of the sentence behind the cue belongs to the words as well: that is read elsewhere.
    let rest = (cue..cue + LONGEST)
        .take_while(same)
        .skip(1)
        .find(|at| parsed.is(*at, &[","]) && !parsed.quoted(*at));
    let goes_on = rest.is_some_and(|comma| {
        (comma + 1..comma + 12)
            .take_while(same)
            .any(|at| matches!(parsed.tag(at), "VBD" | "VBZ" | "VBP" | "MD") && !parsed.is_above(cue, at))
    });
    (last > first + 2 && !goes_on).then_some(Whole { first, last, cue, subject, rule })
}

/// Whether the words before a cue are a quotation and nothing else: what rules of quotations find.
fn is_quotation(parsed: &Parsed, whole: &Whole) -> bool {
    let own =
        |at: &usize| !parsed.quoted(*at) && !matches!(parsed.part(*at), "PUNCT" | "CCONJ" | "ADV" | "SCONJ");
    parsed.quoted(whole.first) || !(whole.first..whole.last).any(|at| own(&at))
}

/// The saying that a statement only names the newspaper of: "…, she said, according to The Herald".
pub(super) fn told_before(parsed: &Parsed, raw: &Raw, raws: &[Raw]) -> Option<usize> {
    let source = raw.mention.filter(|mention| is_outlet(mention.of(parsed.text)))?;
    let (first, last) = raw.spans.first().zip(raw.spans.last()).filter(|_| raw.rule == Rule::AccordingTo)?;
    raws.iter().position(|other| {
        other.rule != Rule::AccordingTo
            && other.spans.first().is_some_and(|own| own.start >= first.start && own.start < first.end)
            && other.cue.is_some_and(|cue| cue.end <= last.end + 1 && cue.end < source.start)
    })
}
