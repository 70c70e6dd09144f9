//! Reports of verbs that no other rule has found, and second verbs of one subject.

use super::super::lexicon::flag;
use super::super::rules::Rule;
use super::exclusion::{cue_word, is_denied};
use crate::cues::verb_frames::{class, classes, tells};
use crate::statements::reader::StatementDraft;
use crate::trees::ParsedText;
use model::{Act, Mode, Span};

/// Cuts a report in two where a second verb of its subject reports something else: "said he would stay and urged
/// others to follow".
pub(crate) fn split(parsed: &ParsedText, drafts: &mut Vec<StatementDraft>) {
    let mut second = Vec::new();
    for draft in drafts.iter_mut().filter(|draft| draft.mode != Mode::Direct && draft.act == Act::Speech) {
        let Some(cue) = cue_word(parsed, draft).filter(|cue| parsed.is_verb(*cue)) else { continue };
        let found = draft.spans.iter().enumerate().find_map(|(place, span)| {
            let (first, last) = parsed.range(*span);
            let verb = (first + 2..last).find(|at| cue < first && joins(parsed, cue, *at))?;
            Some((place, first, last, verb))
        });
        let Some((place, first, last, verb)) = found else { continue };
        let own = parsed.children(verb).find(|child| parsed.label(*child) == "nsubj");
        let begin = own.map_or(verb, |subject| parsed.subtree(subject).0);
        let mut end = begin.max(first + 1) - 1;
        while end > first
            && (!parsed.quoted(end) || parsed.part(end) == "PUNCT")
            && (matches!(parsed.part(end), "CCONJ" | "PUNCT" | "ADV" | "AUX")
                || matches!(parsed.label(end), "cc" | "advmod" | "aux" | "mark"))
        {
            end -= 1;
        }
        let mut start = verb + 1;
        while start < last && (parsed.is(start, &[",", ":"]) || is_that(parsed, start)) {
            start += 1;
        }
        let takes = class::CLAUSE | class::STANCE | class::ASKS | class::NAMES;
        let tells = classes(&parsed.lower(verb)) & takes != 0;
        let stop = parsed.with_closing_mark(first, end + 1).min(begin);
        let (Some(kept), Some(told)) = (parsed.span(first, stop), parsed.span(start, last)) else {
            continue;
        };
        if end <= first {
            continue;
        }
        let rest = draft.spans.split_off(place + 1);
        if let Some(span) = draft.spans.get_mut(place) {
            *span = kept;
        }
        if !tells {
            continue;
        }
        let mention = own.and_then(|subject| parsed.noun_phrase_span(subject));
        second.push(StatementDraft {
            spans: std::iter::once(told).chain(rest).collect(),
            mode: mode(parsed, start, last),
            cue: parsed.span(verb, verb + 1),
            mention: mention.or(draft.mention),
            goes_on: None,
            rule: Rule::SharedSubject,
            takes: takes_of(parsed, verb),
            sure: None,
            ..draft.clone()
        });
    }
    drafts.append(&mut second);
}

/// Returns true if a reporting verb outside of quotation marks is joined to the cue by "and" or "but".
fn joins(parsed: &ParsedText, cue: usize, verb: usize) -> bool {
    if is_behind_quotation(parsed, cue, verb) {
        return true;
    }
    let finite = matches!(parsed.tag(verb), "VBD" | "VBZ" | "VBP" | "VBN" | "VBG");
    if parsed.quoted(verb)
        || parsed.part(verb) != "VERB"
        || !finite
        || parsed.label(verb) != "conj" && !(parsed.label(verb) == "advcl" && parsed.is(verb - 1, &["and"]))
        || classes(&parsed.lower(verb)) & class::SAYS == 0
    {
        return false;
    }
    let mut head = parsed.head(verb);
    for _ in 0..5 {
        if head == cue || parsed.label(head) != "conj" {
            break;
        }
        head = parsed.head(head);
    }
    head == cue || of_one_form(parsed, cue, verb)
}

/// Returns true if a participle of saying is right behind a quotation: "stressed that “the mill is safe,” suggesting that …".
fn is_behind_quotation(parsed: &ParsedText, cue: usize, verb: usize) -> bool {
    let marks = || {
        verb.checked_sub(2).is_some_and(|comma| {
            comma > cue
                && parsed.is(comma, &[","])
                && parsed.quoted(comma)
                && parsed.part(comma + 1) == "PUNCT"
        })
    };
    // "rebuked those who say he is “weak,” saying …": the subject of the clause with "who" says no more.
    matches!(parsed.label(cue), "ROOT" | "conj")
        && parsed.tag(verb) == "VBG"
        && !parsed.quoted(verb)
        && tells(&parsed.lower(verb))
        && complement(parsed, verb, class::CLAUSE | class::SAYS).is_some()
        && marks()
}

/// Returns true if a verb that the tree joins to the reported clause has the form of the cue, and not that of the clause:
/// "claimed that they were well and asked for help".
fn of_one_form(parsed: &ParsedText, cue: usize, verb: usize) -> bool {
    let head = parsed.head(verb);
    let form = parsed.tag(verb);
    let joined = parsed.child(head, &["ccomp"]).is_none_or(|clause| clause > verb);
    joined
        && parsed.tag(cue) == form
        && parsed.tag(head) != form
        && parsed.label(head) == "ccomp"
        && parsed.head(head) == cue
        && parsed.child(head, &["aux", "auxpass"]).is_none_or(|aux| parsed.tag(aux) != form)
        && parsed.child(verb, &["nsubj", "aux", "auxpass"]).is_none()
}

pub(crate) fn is_that(parsed: &ParsedText, at: usize) -> bool {
    parsed.label(at) == "mark" && parsed.is(at, &["that"])
}

/// Adds reports of verbs behind the headline that no statement has for its cue.
pub(crate) fn add(parsed: &ParsedText, headline: usize, drafts: &mut Vec<StatementDraft>) {
    /// No statement has a word.
    const NOBODY: u32 = u32::MAX;
    let mut owner: Vec<u32> = vec![NOBODY; parsed.len()];
    let mut cues = vec![false; parsed.len()];
    for (place, draft) in drafts.iter().enumerate() {
        for span in &draft.spans {
            let (first, last) = parsed.range(*span);
            owner.iter_mut().take(last).skip(first).for_each(|owner| *owner = place as u32);
        }
        if let Some(slot) = cue_word(parsed, draft).and_then(|cue| cues.get_mut(cue)) {
            *slot = true;
        }
    }
    let owner = |at: usize| owner.get(at).filter(|owner| **owner != NOBODY).map(|owner| *owner as usize);
    for verb in 0..parsed.len() {
        if cues.get(verb) == Some(&true) || parsed.part(verb) != "VERB" || parsed.start(verb) < headline {
            continue;
        }
        let outer = owner(verb);
        if parsed.quoted(verb) && (outer.is_none() || classes(&parsed.lower(verb)) & class::CLAUSE == 0) {
            continue;
        }
        let Some((first, last, subject)) = report(parsed, verb) else { continue };
        let inside = |at: usize| owner(at) == outer;
        if outer.is_some() && !(inside(first) && inside(last - 1)) {
            continue;
        }
        // What somebody inside of the clause says hides it from nobody: "noted his lawyer offered to appear".
        let nested = |place: usize| {
            let cue = drafts.get(place).and_then(|draft| draft.cue);
            cue.map(|cue| parsed.range(cue)).is_some_and(|(from, to)| first <= from && to <= last)
        };
        let (mut known, mut last_owner, mut hides) = (0, None, false);
        for place in (first..last).filter(|_| outer.is_none()).filter_map(owner) {
            if last_owner != Some(place) {
                (last_owner, hides) = (Some(place), !nested(place));
            }
            known += usize::from(hides);
        }
        if outer.is_none() && known * 10 > (last - first) * 3 {
            continue;
        }
        let Some(span) = parsed.span(first, last) else { continue };
        let near = outer.and_then(|at| drafts.get(at));
        let draft = StatementDraft::reported(
            parsed,
            vec![span],
            (first, last),
            (verb, verb + 1),
            parsed.noun_phrase_span(subject),
            Rule::Complement,
        );
        let paragraph = near.map_or(draft.paragraph, |draft| draft.paragraph);
        drafts.push(StatementDraft { via: outer, paragraph, ..draft });
    }
}

/// The last name of somebody right before a verb, where the tree takes it for another word: "Jolly said he would go".
fn name_before(parsed: &ParsedText, verb: usize) -> Option<usize> {
    let at = verb.checked_sub(1).filter(|at| matches!(parsed.part(*at), "ADJ" | "ADV" | "VERB"))?;
    let word = parsed.word(at);
    (word.starts_with(char::is_uppercase) && parsed.names.is_family(&word.to_lowercase())).then_some(at)
}

/// Returns true if a verb is told of whoever has it done to them: "are often called".
fn is_passive(parsed: &ParsedText, verb: usize) -> bool {
    let be = ["am", "is", "are", "was", "were", "be", "been", "being"];
    let helped = |at: usize| matches!(parsed.label(at), "aux" | "auxpass") && parsed.is(at, &be);
    parsed.tag(verb) == "VBN" && parsed.children(verb).any(helped)
}

/// Returns true if a verb with its object tells of an act and not of words: "denied vaccines to them", "claimed victory".
fn is_act(parsed: &ParsedText, verb: usize) -> bool {
    let Some(object) = parsed.child(verb, &["dobj"]) else { return false };
    let to = |at: usize| matches!(parsed.label(at), "prep" | "dative") && parsed.is(at, &["to"]);
    let won = ["victory", "credit", "lives", "life"];
    match parsed.bare(verb).as_str() {
        "deny" | "denies" | "denied" | "denying" => parsed.children(verb).any(to),
        "claim" | "claims" | "claimed" | "claiming" => parsed.is(object, &won),
        _ => false,
    }
}

/// The last word of the first sentence of some words, where an abbreviation ends it: "… to enter the U.S. While she …".
fn sentence_end(parsed: &ParsedText, first: usize, last: usize) -> usize {
    let begins = |at: usize| {
        parsed.word(at).starts_with(char::is_uppercase)
            && matches!(parsed.part(at), "SCONJ" | "DET" | "PRON" | "ADV" | "CCONJ")
    };
    let short = |at: usize| parsed.word(at).len() > 2 && parsed.word(at).ends_with('.');
    (first + 1..=last).find(|at| begins(*at) && short(*at - 1)).map_or(last, |at| at - 1)
}

/// Returns true if an infinitive tells what somebody does say: "continues to insist".
fn is_begun(parsed: &ParsedText, verb: usize) -> bool {
    let head = parsed.head(verb);
    let begins =
        ["continue", "continues", "continued", "begin", "began", "begun", "start", "started", "went", "goes"];
    parsed.label(verb) == "xcomp" && parsed.is(head, &begins) && !is_denied(parsed, head)
}

/// The words that a verb reports, the end exclusive, and its subject.
fn report(parsed: &ParsedText, verb: usize) -> Option<(usize, usize, usize)> {
    let kind = classes(&parsed.lower(verb));
    if kind & class::SAYS == 0 && !crate::cues::verb_frames::may_take_preposition(&parsed.lower(verb))
        || is_denied(parsed, verb)
        || parsed.child(verb, &["auxpass", "nsubjpass"]).is_some()
        || is_passive(parsed, verb)
        || is_act(parsed, verb)
    {
        return None;
    }
    let helped =
        |child: usize| parsed.label(child) == "aux" && parsed.is(child, &["did", "does", "do", "will"]);
    if parsed.tag(verb) == "VB" && !parsed.children(verb).any(helped) && !is_begun(parsed, verb) {
        return None;
    }
    let nobody = ["i", "we", "you", "it", "that", "which", "what", "one", "there", "this"];
    let subject = parsed.subject(verb).or_else(|| name_before(parsed, verb)).filter(|at| {
        (parsed.is_nominal(*at)
            || parsed.part(*at) == "NUM"
            || name_before(parsed, verb) == Some(*at)
            || parsed.is(*at, &["those", "half", "many"]))
            // "one in three said"
            && (!parsed.is(*at, &nobody) || parsed.part(*at) == "NUM" && parsed.is(*at + 1, &["in", "of"]))
            && parsed.flags(*at) & flag::TIME == 0
            && !parsed.is(*at, &["time", "way", "reason"])
    })?;
    let (top, end) = complement(parsed, verb, kind)?;
    let (low, _) = parsed.subtree(top);
    let (_, mut high) = parsed.subtree(end);
    let mut low = low.max(verb + 1);
    while low < high && (parsed.is(low, &[",", ":", "-"]) || is_that(parsed, low)) {
        low += 1;
    }
    high = sentence_end(parsed, low, high);
    if top == end && parsed.is(low, &["to"]) {
        low += 1;
    }
    while high > low && parsed.part(high) == "PUNCT" && !parsed.is(high, &["”", "\"", "''"]) {
        high -= 1;
    }
    (high > low).then(|| (low, parsed.with_closing_mark(low, high + 1), subject))
}

/// The words that a verb takes as what is said, by the heads of their first and their last part.
pub(crate) fn complement(parsed: &ParsedText, verb: usize, kind: u16) -> Option<(usize, usize)> {
    let behind = || parsed.children(verb).filter(|child| *child > verb);
    let clause = behind().find(|at| parsed.label(*at) == "ccomp" && kind & class::CLAUSE != 0);
    if let Some(clause) = clause {
        return Some((clause, clause));
    }
    if kind & class::CLAUSE != 0
        && let Some(clause) = behind_aside(parsed, verb)
    {
        return Some((clause, clause));
    }
    // "reported being logged off", "denied knowing him"
    let gerund = |at: &usize| {
        let (first, _) = parsed.subtree(*at);
        parsed.label(*at) == "xcomp" && first == verb + 1 && parsed.tag(first) == "VBG"
    };
    if let Some(clause) = behind().find(|at| kind & (class::CLAUSE | class::STANCE) != 0 && gerund(at)) {
        return Some((clause, clause));
    }
    let object = behind().find(|at| parsed.label(*at) == "dobj" && parsed.is_nominal(*at));
    let infinitive = |at: &usize| matches!(parsed.label(*at), "xcomp" | "ccomp") && parsed.has_to(*at);
    if let Some(clause) = behind().find(|at| kind & class::ASKS != 0 && infinitive(at)) {
        let asked = object.filter(|object| *object < clause).unwrap_or(clause);
        return Some((asked, clause));
    }
    if let Some(found) = named(parsed, verb, kind) {
        return Some(found);
    }
    if parsed.quoted(verb) {
        return None;
    }
    if let Some(object) = object.filter(|_| kind & class::STANCE != 0) {
        return Some((object, object));
    }
    let preposition = behind().find(|at| {
        matches!(parsed.label(*at), "prep")
            && crate::cues::verb_frames::takes_preposition(&parsed.lower(verb), &parsed.lower(*at))
    })?;
    let object = parsed.child(preposition, &["pobj"]).filter(|at| parsed.is_nominal(*at))?;
    Some((object, object))
}

/// The clause with "that" behind a place or a time, which the tree hangs on that: "said on Radio Vale, where he works, that …".
fn behind_aside(parsed: &ParsedText, verb: usize) -> Option<usize> {
    let preposition = parsed.children(verb).find(|at| *at > verb && parsed.label(*at) == "prep")?;
    let place = parsed.child(preposition, &["pobj"])?;
    let clause = |at: &usize| {
        matches!(parsed.label(*at), "relcl" | "acl") && parsed.child(*at, &["nsubj", "nsubjpass"]).is_some()
    };
    parsed.children(place).filter(clause).find(|at| parsed.children(*at).any(|mark| is_that(parsed, mark)))
}

/// Adds the words in which somebody names or blames another: "called it a farce", "accused them of lying".
fn named(parsed: &ParsedText, verb: usize, kind: u16) -> Option<(usize, usize)> {
    if kind & class::NAMES == 0 {
        return None;
    }
    let behind = || parsed.children(verb).filter(|child| *child > verb);
    let object = behind().find(|at| matches!(parsed.label(*at), "dobj" | "oprd" | "ccomp"))?;
    let rest = behind().filter(|at| *at > object).find(|at| match parsed.label(*at) {
        "oprd" | "xcomp" => true,
        "prep" => parsed.is(*at, &["as", "of", "for", "with"]),
        _ => false,
    });
    let small = || parsed.label(object) == "ccomp" && parsed.child(object, &["nsubj"]).is_some();
    rest.map(|rest| (object, rest)).or_else(|| small().then_some((object, object)))
}

/// The mode of words: with a quotation inside, or without.
pub(crate) fn mode(parsed: &ParsedText, first: usize, last: usize) -> Mode {
    if (first..last).any(|at| parsed.quoted(at)) { Mode::Mixed } else { Mode::Indirect }
}

/// The complements that a reporting verb takes, by the word lists.
pub(crate) fn takes_of(parsed: &ParsedText, verb: usize) -> u16 {
    crate::lexicon::look_up(&parsed.lower(verb)).cue.map_or(0, |cue| cue.takes)
}

/// A span without the white space and the address at its end.
pub(crate) fn without_address(text: &str, span: Span) -> Option<Span> {
    let mut words = span.of(text).trim_end();
    while let Some((before, last)) = words.rsplit_once(char::is_whitespace) {
        let address = ["http://", "https://", "pic.twitter.com/"].iter().any(|start| last.starts_with(start));
        if !address {
            break;
        }
        words = before.trim_end();
    }
    let lead = words.len() - words.trim_start().len();
    let cut = Span::new(span.start + lead, span.start + words.len());
    (cut.start < cut.end && cut.fits(text)).then_some(cut)
}
