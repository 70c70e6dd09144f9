//! Reports on both sides of their cue ("The plan was good, she said, but it cost too much"), behind a long source
//! ("According to the officer in charge of the base, the film is wrong"), and verbs whose subject was read as their words.

use super::exclusion::cue_word;
use crate::rules::Rule;
use crate::statements::reader::StatementDraft;
use crate::statements::reporting_clauses::mode;
use crate::trees::ParsedText;
use model::{Act, Mode, Span};

/// Words of a cue with its subject, at most.
const LONGEST_CUE: usize = 25;

/// Mends statements by the tree of their sentence, and adds those behind "According to …".
pub(crate) fn mend(parsed: &ParsedText, headline: usize, drafts: &mut Vec<StatementDraft>) {
    for at in 0..drafts.len() {
        let taken: Vec<Span> = others(parsed, drafts, at);
        if let Some(draft) = drafts.get_mut(at).filter(|draft| draft.act == Act::Speech) {
            without_subject(parsed, draft);
            without_occasion(parsed, draft);
            add_tail(parsed, draft, &taken);
        }
    }
    for at in 0..parsed.len() {
        if parsed.start(at) >= headline && !parsed.quoted(at) {
            according(parsed, at, drafts);
        }
    }
}

/// The words and cues of the statements beside one, but for those that somebody inside of it says.
fn others(parsed: &ParsedText, drafts: &[StatementDraft], own: usize) -> Vec<Span> {
    let sentence = |draft: &StatementDraft| {
        draft.cue.and_then(|cue| parsed.get(parsed.range(cue).0)).map(|word| word.sentence)
    };
    let inside = |draft: &StatementDraft| {
        draft.mode == Mode::Indirect
            && matches!(draft.rule, Rule::Governed | Rule::GovernedAlone | Rule::ReportedClause)
            && sentence(draft).is_some_and(|its| drafts.get(own).and_then(sentence) == Some(its))
    };
    let near = drafts.iter().enumerate().skip(own.saturating_sub(6)).take(13).filter(|(at, _)| *at != own);
    near.filter(|(_, draft)| !inside(draft))
        .flat_map(|(_, draft)| draft.spans.iter().copied().chain(draft.cue))
        .collect()
}

/// Returns true if a verb has a clause behind it.
fn clause_behind(parsed: &ParsedText, verb: usize) -> bool {
    parsed.children(verb).any(|at| at > verb && parsed.label(at) == "ccomp")
}

/// Empties a statement whose words are the subject of its verb and nothing else; the verb's clause is then read off the tree.
fn without_subject(parsed: &ParsedText, draft: &mut StatementDraft) {
    let [span] = draft.spans.as_slice() else { return };
    let Some(cue) = cue_word(parsed, draft).filter(|cue| parsed.part(*cue) == "VERB") else { return };
    let (first, last) = parsed.range(*span);
    let Some(subject) = parsed.child(cue, &["nsubj"]).filter(|at| (first..last).contains(at)) else { return };
    let (low, high) = parsed.subtree(subject);
    let clause = clause_behind(parsed, cue);
    if (draft.mode == Mode::Indirect || draft.mode == Mode::Mixed && clause)
        && !parsed.quoted(subject)
        && parsed.is_nominal(subject)
        && first >= low
        && last <= high + 2
    {
        draft.spans.clear();
    }
}

/// Empties a statement whose words only tell when something happened, where the clause of its verb is behind it: "As the
/// parade began, the station reported six planes had left".
fn without_occasion(parsed: &ParsedText, draft: &mut StatementDraft) {
    let [span] = draft.spans.as_slice() else { return };
    let Some(cue) = cue_word(parsed, draft).filter(|cue| parsed.part(*cue) == "VERB") else { return };
    let (first, last) = parsed.range(*span);
    let clause = clause_behind(parsed, cue);
    let tops: Vec<usize> =
        (first..last).filter(|at| parsed.head(*at) == cue && parsed.part(*at) != "PUNCT").collect();
    let occasion = !tops.is_empty()
        && tops.iter().all(|top| matches!(parsed.label(*top), "advcl" | "prep" | "npadvmod" | "advmod"));
    // A title in quotation marks is no quotation: "On “The Evening Hour,” she said the mill was safe".
    let mut quoted = (first..last).filter(|at| parsed.quoted(*at) && parsed.part(*at) != "PUNCT");
    let title = quoted.clone().count() < 6
        && quoted.all(|at| parsed.word(at).starts_with(char::is_uppercase) || parsed.part(at) == "ADP");
    // "While it is “a fine bridge,” he said it had to go": the clause with the quotation has a conjunction of its own.
    let led = || {
        let mark = |top: &usize| parsed.child(*top, &["mark"]).is_some_and(|mark| !parsed.quoted(mark));
        tops.iter().any(|top| parsed.label(*top) == "advcl" && mark(top))
    };
    if draft.mode != Mode::Direct && clause && last <= cue && occasion && (title || led()) {
        draft.spans.clear();
    }
}

/// Adds the words of the same sentence behind a cue in its middle.
fn add_tail(parsed: &ParsedText, draft: &mut StatementDraft, taken: &[Span]) {
    let middle = match draft.mode {
        Mode::Indirect => matches!(draft.rule, Rule::Parenthetical | Rule::AccordingTo),
        Mode::Mixed => matches!(draft.rule, Rule::Parenthetical | Rule::CueAfter),
        Mode::Direct => false,
    };
    let Some(last) = draft.spans.last().copied().filter(|_| middle) else { return };
    let Some(cue) = draft.cue.filter(|cue| cue.start >= last.end) else { return };
    let (word, _) = parsed.range(cue);
    let (begin, end) = parsed.range(last);
    let Some((low, high)) = inserted(parsed, word, begin, end) else { return };
    if high - low > LONGEST_CUE || !parsed.is(high + 1, &[","]) && !parsed.is(high, &[","]) {
        return;
    }
    let first = if parsed.is(high, &[","]) { high + 1 } else { high + 2 };
    let sentence = parsed.get(word).map(|word| word.sentence);
    let same = |at: &usize| parsed.get(*at).map(|word| word.sentence) == sentence;
    let mut stop = (first..parsed.len()).take_while(same).last().map_or(first, |at| at + 1);
    while stop > first && parsed.part(stop - 1) == "PUNCT" {
        stop -= 1;
    }
    let joined = || {
        let verb =
            (first..stop).find(|at| parsed.label(*at) == "conj" && (begin..end).contains(&parsed.head(*at)));
        verb.is_some_and(|verb| parsed.is_verb(verb))
    };
    let other = parsed.is(first, &["who", "which", "where", "whose"])
        || parsed.tag(first) == "VBG"
        || parsed.is(first, &["and"]) && !joined();
    let quoted = parsed.quoted(first);
    let tied = (first..stop).any(|at| {
        let head = parsed.head(at);
        (begin..end).contains(&head) && head != at
    }) || (begin..end).any(|at| (first..stop).contains(&parsed.head(at)))
        // "It had become so bad, she noted, that …"
        || parsed.children(word).any(|at| (first..stop).contains(&at) && parsed.label(at) == "ccomp");
    // ", said Ann Roe, head of the union, a body that …": what is told of the speaker.
    let tells = |at: usize| matches!(parsed.label(at), "appos" | "relcl" | "acl");
    let of_cue = (first..stop).any(|at| (low..=high).contains(&parsed.head(at)) && tells(at));
    let Some(tail) =
        parsed.span(first, stop).filter(|_| tied && !other && !quoted && !of_cue && stop > first + 1)
    else {
        return;
    };
    if !taken.iter().any(|span| span.overlaps(tail)) {
        draft.spans.push(tail);
    }
}

/// The first and the last word of a cue that is inserted into the sentence of its words.
fn inserted(parsed: &ParsedText, cue: usize, begin: usize, end: usize) -> Option<(usize, usize)> {
    if parsed.is(cue, &["according"]) {
        let (low, high) = parsed.subtree(cue);
        return (low >= end).then_some((low, high));
    }
    let inside = |at: usize| (begin..end).contains(&at);
    let subject = parsed.child(cue, &["nsubj"])?;
    if parsed.label(cue) == "parataxis" {
        let (mut low, mut high) = parsed.subtree(cue);
        while low < cue && parsed.part(low) == "PUNCT" {
            low += 1;
        }
        while high > cue && (parsed.part(high) == "PUNCT" || parsed.label(high) == "cc") {
            high -= 1;
        }
        return (low >= end).then_some((low, high));
    }
    // "There is a risk, some said, that …": the verb is above the words on both sides.
    let before = parsed.children(cue).any(|at| parsed.label(at) == "ccomp" && inside(at));
    let after = parsed.children(cue).any(|at| parsed.label(at) == "ccomp" && at > cue);
    let (low, high) = (subject.min(cue), subject.max(cue));
    (before && after && low >= end).then_some((low, high))
}

/// Adds or widens the report of a sentence that begins with "According to".
fn according(parsed: &ParsedText, at: usize, drafts: &mut Vec<StatementDraft>) {
    if !parsed.is(at, &["according"]) || !parsed.is(at + 1, &["to"]) {
        return;
    }
    let Some(own) = parsed.get(at).map(|word| word.sentence) else { return };
    let same = |at: &usize| parsed.get(*at).is_some_and(|word| word.sentence == own);
    let led = at.checked_sub(1).filter(same);
    let begins = led.is_none_or(|before| parsed.part(before) == "PUNCT" && !parsed.is(before, &[","]))
        || led.is_some_and(|before| {
            parsed.part(before) == "CCONJ" && before.checked_sub(1).is_none_or(|at| !same(&at))
        });
    let main = parsed.head(at);
    if !begins || main <= at || !parsed.is_verb(main) {
        return;
    }
    let Some(source) = parsed.child(at + 1, &["pobj"]) else { return };
    let subject = parsed.children(main).find(|child| {
        matches!(parsed.label(*child), "nsubj" | "nsubjpass" | "expl" | "csubj") && *child > source
    });
    let Some(start) = subject.map(|subject| parsed.subtree(subject).0).filter(|start| *start > source) else {
        return;
    };
    let first = (source + 1..start).rev().find(|at| parsed.is(*at, &[","])).map_or(start, |comma| comma + 1);
    let last = parsed
        .without_end_marks(first, (first..parsed.len()).take_while(same).last().map_or(first, |at| at + 1));
    let (from, to) = parsed.noun_phrase(source);
    let Some(words) = parsed.span(first, last).filter(|_| last > first + 2 && to <= first) else { return };
    let cue = parsed.span(at, at + 2);
    let known =
        drafts.iter_mut().find(|draft| draft.cue.is_some_and(|own| cue.is_some_and(|cue| own.overlaps(cue))));
    if let Some(draft) = known {
        let inside = draft.spans.iter().all(|span| span.start >= words.start && span.end <= words.end);
        let longer = draft.spans.first().is_some_and(|span| span.start > words.start);
        if draft.spans.len() == 1 && inside && longer && draft.via.is_none() {
            draft.spans = vec![words];
            draft.mode = mode(parsed, first, last);
        }
        return;
    }
    let shared = |span: &Span| span.end.min(words.end).saturating_sub(span.start.max(words.start));
    if drafts.iter().any(|draft| draft.spans.iter().any(|span| shared(span) * 10 > words.len() * 4)) {
        return;
    }
    let mention = parsed.span(from, to);
    let rule = Rule::AccordingTo;
    drafts.push(StatementDraft::reported(parsed, vec![words], (first, last), (at, at + 2), mention, rule));
}
