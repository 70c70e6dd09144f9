//! The bounds of reported words by the tree.

use super::super::lexicon::flag;
use super::super::rules::Rule;
use super::exclusion::cue_word;
use crate::cues::verb_frames::classes;
use crate::statements::reader::StatementDraft;
use crate::statements::reporting_clauses::{complement, is_that};
use crate::trees::ParsedText;
use model::{Act, Mode};

/// Words between a verb and the clause that it reports, at most.
const GAP: usize = 8;

/// Begins a report where the clause of its verb does: behind "this weekend", before the subject of a second report, and
/// with whoever is asked: "urged | the council to …".
pub(crate) fn begin(parsed: &ParsedText, draft: &mut StatementDraft) {
    let rules = [Rule::ReportedClause, Rule::SharedSubject, Rule::Participle];
    if draft.mode == Mode::Direct || draft.act == Act::Attitude || !rules.contains(&draft.rule) {
        return;
    }
    let Some(cue) = cue_word(parsed, draft).filter(|cue| parsed.is_verb(*cue)) else { return };
    let Some(span) = draft.spans.first().copied() else { return };
    let (first, last) = parsed.range(span);
    let Some((top, end)) = complement(parsed, cue, classes(&parsed.lower(cue))) else { return };
    let asks = top != end && matches!(parsed.label(end), "xcomp" | "ccomp");
    if !asks && parsed.label(top) != "ccomp" {
        return;
    }
    let (mut low, high) = (parsed.subtree(top).0, parsed.subtree(end).1);
    while low < high
        && (parsed.is(low, &[",", ":"])
            || is_that(parsed, low)
            || parsed.is(low, &["that"]) && parsed.tag(low) == "IN")
    {
        low += 1;
    }
    // A clause right behind the verb begins there, however far away the words seemed to begin.
    let close = low <= cue + 2 && low < first;
    let near = low > cue
        && (close || low.abs_diff(first) <= (if asks { GAP * 2 } else { GAP }))
        && low < last
        && high >= first;
    if near
        && low != first
        && (parsed.quoted(low) == parsed.quoted(first) || is_title(parsed, first, low))
        && let Some(start) = parsed.get(low).map(|word| word.span.start)
        && let Some(slot) = draft.spans.first_mut()
        && start < slot.end
    {
        slot.start = start;
    }
}

/// Returns true if a title between quotation marks is between a verb and its clause: "told “The Evening Hour” that …".
fn is_title(parsed: &ParsedText, first: usize, low: usize) -> bool {
    let named = |at: usize| {
        matches!(parsed.part(at), "PROPN" | "PUNCT" | "ADP" | "DET" | "ADJ" | "SCONJ")
            || parsed.word(at).starts_with(char::is_uppercase)
    };
    first < low && low - first < 10 && parsed.quoted(first) && !parsed.quoted(low) && (first..low).all(named)
}

/// Returns true if a phrase or a clause tells when or where something was said.
fn is_occasion(parsed: &ParsedText, at: usize, first: usize) -> bool {
    const OCCASIONS: &str = "statement interview letter speech post posts tweet tweets email emails page website filing hearing \
        conference rally stop meeting session debate call appearance event events remarks memo report column address \
        briefing video testimony broadcast op-ed message series today";
    let time = |at: usize| parsed.flags(at) & flag::TIME != 0;
    match parsed.label(at) {
        "npadvmod" => time(at),
        "advcl" => parsed.is(first, &["after", "before", "when", "while"]),
        "prep" if parsed.is(at, &["after", "before", "following", "during"]) => true,
        "prep" if parsed.is(at, &["in", "on", "at", "via"]) => {
            let object = parsed.child(at, &["pobj"]);
            object.is_some_and(|at| {
                let word = parsed.lower(at);
                time(at) || OCCASIONS.split_whitespace().any(|other| other == word)
            })
        }
        _ => false,
    }
}

/// Ends what a verb takes as its object before the occasion of the saying: "called for a ban | in a statement".
pub(crate) fn cut_occasion(parsed: &ParsedText, draft: &mut StatementDraft) {
    if draft.mode == Mode::Direct || draft.act == Act::Attitude || draft.spans.len() != 1 {
        return;
    }
    let Some(cue) = cue_word(parsed, draft).filter(|cue| parsed.part(*cue) == "VERB") else { return };
    let Some(span) = draft.spans.first().copied() else { return };
    let (first, last) = parsed.range(span);
    let Some((top, end)) = complement(parsed, cue, classes(&parsed.lower(cue))) else { return };
    if parsed.label(end) == "ccomp" || first <= cue {
        return;
    }
    let (low, _) = parsed.subtree(top);
    let (_, high) = parsed.subtree(end);
    if low.abs_diff(first) > 4 || high < first + 1 {
        return;
    }
    let clause = (parsed.is(high + 1, &[","]) && high + 2 < last && !parsed.quoted(high + 1)).then(|| {
        let beside = |at: usize| {
            parsed.label(at) == "conj"
                && parsed.head(at) == cue
                && parsed.child(at, &["nsubj", "nsubjpass"]).is_some()
        };
        let finite = |at: &usize| {
            matches!(parsed.tag(*at), "VBD" | "VBZ" | "VBP" | "MD")
                && (!parsed.is_above(cue, *at) || beside(*at) || beside(parsed.head(*at)))
        };
        (high + 2..last).find(finite).map(|_| high + 1)
    });
    let cut = clause.flatten().or_else(|| {
        parsed.children(cue).find_map(|child| {
            let (from, _) = parsed.subtree(child);
            let adjunct = matches!(parsed.label(child), "prep" | "npadvmod" | "advcl" | "advmod");
            (from > high
                && from < last
                && adjunct
                && is_occasion(parsed, child, from)
                && !parsed.quoted(from))
            .then_some(from)
        })
    });
    let Some(cut) = cut.map(|cut| parsed.without_end_marks(first, cut)) else { return };
    if let Some(short) = parsed.span(first, cut).filter(|_| cut > first) {
        draft.spans = vec![short];
    }
}

/// Ends a report before what the writer adds: ", who …", "— and …", ", with prices rising".
pub(crate) fn cut_tail(parsed: &ParsedText, draft: &mut StatementDraft) {
    if draft.mode == Mode::Direct || draft.act == Act::Attitude {
        return;
    }
    let Some(span) = draft.spans.last().copied() else { return };
    let (first, last) = parsed.range(span);
    let cue = cue_word(parsed, draft);
    // Words before the verb of the reported clause are put in between and end nothing: "the man, who is ill, would go".
    let told = cue
        .and_then(|cue| complement(parsed, cue, classes(&parsed.lower(cue))))
        .filter(|(_, end)| (first..last).contains(end));
    let verb = told.map_or(first, |(_, end)| end);
    let clause = told.map(|(top, _)| top).filter(|top| parsed.label(*top) == "ccomp");
    let clause_end = clause.map_or(usize::MAX, |top| parsed.subtree(top).1);
    let adds = |at: &usize| {
        if *at < verb {
            return false;
        }
        let next = at + 1;
        let spaced = parsed.start(*at).checked_sub(1).and_then(|end| parsed.text.get(end..parsed.start(*at)));
        let closed = parsed.is(*at, &["”", "\"", "''"]) && parsed.is(at - 1, &[","]) && parsed.quoted(*at);
        if parsed.quoted(*at) && !closed {
            return false;
        }
        if parsed.is(*at, &["—", "–", "--", "-"]) {
            let joint = ["and", "but", "while", "a", "though", "although", "with", "which"];
            let goes_on = parsed.is(next, &["and", "but"]) && parsed.is(next + 1, &["that"]);
            return spaced == Some(" ")
                && parsed.is(next, &joint)
                && !goes_on
                && !is_put_in(parsed, *at, last);
        }
        if !closed && !parsed.is(*at, &[","]) {
            return false;
        }
        if *at > clause_end && second_clause(parsed, next, last) {
            return true;
        }
        let participle = |at: usize| parsed.tag(at) == "VBG";
        let adverb = parsed.part(next) == "ADV" && participle(next + 1);
        let verb = next + usize::from(adverb);
        parsed.is(next, &["who", "although", "though", "while", "whereas", "whose"])
            || parsed.is(next, &["with"]) && (next + 1..(next + 7).min(last)).any(participle)
            || participle(verb) && Some(parsed.head(verb)) == cue
    };
    let cut = (first + 2..last.saturating_sub(1)).find(adds);
    if let Some(short) = cut.and_then(|at| parsed.span(first, at + usize::from(parsed.quoted(at))))
        && let Some(slot) = draft.spans.last_mut()
    {
        *slot = short;
    }
}

/// Returns true if a second dash ends what the first begins, and the clause goes on with its verb: "the rules — and there
/// are many — will change".
fn is_put_in(parsed: &ParsedText, dash: usize, last: usize) -> bool {
    let dashes = ["—", "–", "--", "-"];
    let spaced =
        |at: usize| parsed.start(at) > 0 && parsed.text.as_bytes().get(parsed.start(at) - 1) == Some(&b' ');
    let closing = (dash + 2..last.min(dash + 40))
        .find(|at| parsed.is(*at, &dashes) && spaced(*at) && !parsed.quoted(*at));
    closing.is_some_and(|at| {
        let verb = at + 1 + usize::from(parsed.part(at + 1) == "ADV");
        verb < last && matches!(parsed.tag(verb), "VBD" | "VBZ" | "VBP" | "MD")
    })
}

/// Returns true if what follows a comma is a clause of its own: "however the mood has changed", "adding that …".
fn second_clause(parsed: &ParsedText, next: usize, last: usize) -> bool {
    let finite = |at: usize| matches!(parsed.tag(at), "VBD" | "VBZ" | "VBP" | "MD");
    parsed.tag(next) == "VBG"
        || parsed.is(next, &["compared"])
        || parsed.is(next, &["however"]) && (next..last).any(finite)
}

/// Ends a report behind the closing mark of a quotation at its end.
pub(crate) fn close(parsed: &ParsedText, draft: &mut StatementDraft) {
    let Some(span) = draft.spans.last_mut().filter(|_| draft.mode == Mode::Mixed) else { return };
    let (first, last) = parsed.range(*span);
    if let Some(closed) = parsed.span(first, parsed.with_closing_mark(first, last)) {
        span.end = span.end.max(closed.end);
    }
}

/// Ends a report where the dependents of its verb end, and before an apposition at its end.
pub(crate) fn clip(parsed: &ParsedText, draft: &mut StatementDraft) {
    if draft.mode == Mode::Direct
        || draft.act == Act::Attitude
        || matches!(draft.rule, Rule::AccordingTo | Rule::SayingNoun | Rule::ControlledNoun)
    {
        return;
    }
    let Some(cue) = cue_word(parsed, draft).filter(|cue| parsed.is_verb(*cue)) else { return };
    let Some(span) = draft.spans.last().copied() else { return };
    let (first, mut last) = parsed.range(span);
    if first <= cue {
        return;
    }
    let (_, high) = parsed.subtree(cue);
    // "Ann Roe, who denied chasing him, said …": a clause with "who" may be short.
    let shortest = if parsed.label(cue) == "relcl" { 1 } else { 2 };
    let mark = |at: usize| parsed.part(at) == "PUNCT";
    let quoted = |at: usize| parsed.quoted(at) && !mark(at);
    let words_behind = (high + 1..last).any(|at| !mark(at));
    let aside = match parsed.label(cue) {
        "relcl" => true,
        "advcl" => parsed.head(cue) > high,
        _ => false,
    };
    if words_behind && high >= first + shortest && (aside || !(high + 1..last).any(quoted)) {
        let mut end = high;
        while end > first && mark(end) && !parsed.quoted(end) {
            end -= 1;
        }
        while end + 1 < last && mark(end + 1) && parsed.quoted(end + 1) {
            end += 1;
        }
        last = end + 1;
    }
    let apposed = |comma: &usize| {
        parsed.is(*comma, &[","])
            && !parsed.quoted(*comma)
            && (comma + 1..(comma + 6).min(last)).any(|noun| {
                let (low, high) = if parsed.label(noun) == "appos" { parsed.subtree(noun) } else { (0, 0) };
                // "called for fairness, the end of a tax and for relief": an "and" of what is before the comma.
                let goes_on =
                    |at: usize| parsed.label(at) == "cc" && parsed.head(at) < *comma && parsed.head(at) > cue;
                let list = parsed.child(noun, &["cc", "conj"]).is_some() || (noun..last).any(goes_on);
                low == comma + 1 && high + 2 >= last && !list
            })
    };
    let last = (first + 2..last.saturating_sub(1)).find(apposed).unwrap_or(last);
    if let Some(short) = parsed.span(first, last).filter(|short| short.end < span.end)
        && let Some(slot) = draft.spans.last_mut()
    {
        *slot = short;
    }
}
