//! Reports that cover a whole sentence before their cue: "…, the report says", "…, according to the office".

use std::collections::HashMap;

use super::super::rules::Rule;
use super::exclusion::{is_denied, is_study};
use crate::cues::verb_frames::{class, classes};
use crate::parties::panels::is_outlet;
use crate::statements::reader::StatementDraft;
use crate::statements::reporting_clauses;
use crate::trees::ParsedText;
use model::{Act, Span};

/// Words of a clause that only tells who says the sentence before it, at most.
const LONGEST: usize = 40;

/// A sentence, and who says all of it.
struct SentenceReport {
    /// Its words, the end exclusive.
    first: usize,
    last: usize,
    /// The verb, or the first word of "according to".
    cue: usize,
    /// The noun that says it.
    subject: usize,
    rule: Rule,
    /// True if a clause with "who" or "which" says more of the source.
    described: bool,
}

/// Gives the words of a whole sentence to whoever is named behind them; what was found inside is told by them.
pub(crate) fn add(parsed: &ParsedText, headline: usize, drafts: &mut Vec<StatementDraft>) {
    // The first draft whose cue has a word.
    let mut by_cue: HashMap<usize, usize> = HashMap::new();
    for (place, draft) in drafts.iter().enumerate() {
        let (first, last) = draft.cue.map_or((0, 0), |cue| parsed.range(cue));
        (first..last).for_each(|word| _ = by_cue.entry(word).or_insert(place));
    }
    for at in 0..parsed.len() {
        if parsed.quoted(at) || parsed.start(at) < headline {
            continue;
        }
        let Some(whole) = told(parsed, at).or_else(|| according(parsed, at)) else { continue };
        let Some(span) = parsed.span(whole.first, whole.last) else { continue };
        if is_quotation(parsed, &whole) {
            continue;
        }
        let known = by_cue.get(&whole.cue).copied();
        if whole.rule == Rule::AccordingTo && known.is_none() && !whole.described {
            continue;
        }
        let place = known.unwrap_or(drafts.len());
        if let Some(draft) = drafts.get_mut(place) {
            if !widen(parsed, draft, &whole, span) {
                continue;
            }
        } else {
            by_cue.insert(whole.cue, place);
            drafts.push(told_whole(parsed, &whole, span));
        }
        take_in(drafts, place, span);
    }
}

/// Gives a statement the whole sentence, where it has the end of it, or only when and where it was said; whether it could.
fn widen(parsed: &ParsedText, draft: &mut StatementDraft, whole: &SentenceReport, span: Span) -> bool {
    let starts = draft.spans.first().is_some_and(|first| span.start <= first.start);
    let ends = draft.spans.last().is_some_and(|last| last.start < span.end && last.end <= span.end + 2);
    let setting = || starts && draft.spans.iter().all(|own| is_setting(parsed, whole.cue, *own));
    if draft.via.is_some() || draft.act != Act::Speech || !starts || !ends && !setting() {
        return false;
    }
    draft.spans = vec![span];
    draft.mode = reporting_clauses::mode(parsed, whole.first, whole.last);
    true
}

/// Returns true if words behind a cue have no verb and tell when or where something was said: "he said Monday on “The Hour”".
fn is_setting(parsed: &ParsedText, cue: usize, span: Span) -> bool {
    let (first, last) = parsed.range(span);
    first > cue
        && !(first..last).any(|at| matches!(parsed.part(at), "VERB" | "AUX"))
        && (matches!(parsed.label(first), "npadvmod" | "prep" | "advmod")
            || (first..last).any(|at| parsed.label(at) == "npadvmod" && parsed.head(at) == cue))
}

/// A statement of a whole sentence.
fn told_whole(parsed: &ParsedText, whole: &SentenceReport, span: Span) -> StatementDraft {
    let (words, cue) = ((whole.first, whole.last), (whole.cue, whole.cue + 1));
    let mention = parsed.noun_phrase_span(whole.subject);
    StatementDraft::reported(parsed, vec![span], words, cue, mention, whole.rule)
}

/// Makes what lies inside of a statement told in it, and empties what has the very same words by another cue.
fn take_in(drafts: &mut [StatementDraft], outer: usize, span: Span) {
    let cue = drafts.get(outer).and_then(|draft| draft.cue);
    for (at, draft) in drafts.iter_mut().enumerate() {
        // A statement found inside may run on over the cue of the whole.
        if at != outer
            && let Some(last) = draft.spans.last_mut()
            && last.start >= span.start
            && last.start < span.end
            && cue.is_some_and(|cue| last.end >= cue.end && draft.cue.is_some_and(|own| own.end < cue.start))
        {
            last.end = span.end;
        }
        let inside = draft.spans.first().is_some_and(|first| first.start >= span.start)
            && draft.spans.last().is_some_and(|last| last.end <= span.end);
        if at == outer || draft.via.is_some() || !inside {
            continue;
        }
        let own_cue = draft.cue.is_some_and(|cue| cue.start >= span.start && cue.end <= span.end);
        let begins = draft.spans.first().is_some_and(|first| first.start == span.start);
        let guessed = matches!(draft.rule, Rule::Parenthetical | Rule::Governed | Rule::GovernedAlone);
        if !own_cue || begins && guessed {
            draft.spans.clear();
        } else {
            draft.via = Some(outer);
            draft.goes_on = None;
        }
    }
}

/// "…, the report says.": a verb of saying whose clause is before it.
fn told(parsed: &ParsedText, verb: usize) -> Option<SentenceReport> {
    let says = class::CLAUSE | class::SAYS;
    let kind = classes(&parsed.lower(verb));
    if parsed.part(verb) != "VERB"
        || kind & says != says && kind & class::SHOWS == 0
        || is_denied(parsed, verb)
    {
        return None;
    }
    if !matches!(parsed.tag(verb), "VBD" | "VBZ" | "VBP" | "VBN") {
        return None;
    }
    let clause = parsed.children(verb).find(|at| parsed.label(*at) == "ccomp" && *at < verb)?;
    let subject = parsed.child(verb, &["nsubj"]).filter(|at| parsed.is_nominal(*at) && *at > clause)?;
    let nobody = ["i", "we", "you", "it", "that", "which", "what", "who", "there", "this"];
    if parsed.is(subject, &nobody) || kind & says != says && !shows(parsed, subject) {
        return None;
    }
    let begin = parsed.subtree(subject).0.min(verb);
    whole(parsed, begin, verb, subject, Rule::Parenthetical)
}

/// Returns true if somebody who studies or judges, or what they wrote, shows something.
fn shows(parsed: &ParsedText, subject: usize) -> bool {
    is_study(parsed, subject)
        || parsed.is(subject, &["documents", "figures", "data", "records", "reports", "results", "numbers"])
}

/// "…, according to the office": only behind a sentence that nobody else is said to say.
fn according(parsed: &ParsedText, at: usize) -> Option<SentenceReport> {
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
fn whole(
    parsed: &ParsedText,
    begin: usize,
    cue: usize,
    subject: usize,
    rule: Rule,
) -> Option<SentenceReport> {
    let sentence = parsed.get(cue)?.sentence;
    let paragraph = parsed.paragraph(cue);
    let same = |at: &usize| {
        parsed.get(*at).is_some_and(|word| word.sentence == sentence) && parsed.paragraph(*at) == paragraph
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
    let last = parsed.without_end_marks(first, comma);
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
    (last > first + 2 && !goes_on).then(|| {
        let described = parsed.children(subject).any(|at| parsed.label(at) == "relcl");
        SentenceReport { first, last, cue, subject, rule, described }
    })
}

/// Returns true if the words before a cue are a quotation and nothing else: what rules of quotations find.
fn is_quotation(parsed: &ParsedText, whole: &SentenceReport) -> bool {
    let own =
        |at: &usize| !parsed.quoted(*at) && !matches!(parsed.part(*at), "PUNCT" | "CCONJ" | "ADV" | "SCONJ");
    parsed.quoted(whole.first) || !(whole.first..whole.last).any(|at| own(&at))
}

/// The saying that a statement only names the newspaper of: "…, she said, according to The Herald".
pub(crate) fn told_before(
    parsed: &ParsedText,
    draft: &StatementDraft,
    drafts: &[StatementDraft],
) -> Option<usize> {
    let source = draft.mention.filter(|mention| is_outlet(mention.of(parsed.text)))?;
    let (first, last) =
        draft.spans.first().zip(draft.spans.last()).filter(|_| draft.rule == Rule::AccordingTo)?;
    drafts.iter().position(|other| {
        other.rule != Rule::AccordingTo
            && other.spans.first().is_some_and(|own| own.start >= first.start && own.start < first.end)
            && other.cue.is_some_and(|cue| cue.end <= last.end + 1 && cue.end < source.start)
    })
}
