//! Leaves out drafts that are no statements: titles, headings, topics, occasions, and what was not said.

use super::super::lexicon::flag;
use crate::cues::verb_frames::{class, classes};
use crate::quotations::cue_by_tree;
use crate::rules::Rule;
use crate::statements::reader::StatementDraft;
use crate::trees::ParsedText;
use model::{Act, Mode, Span};

/// Words of a heading are fewer.
const HEADING: usize = 9;

/// The statement, or nothing where it is none.
pub(crate) fn judged(parsed: &ParsedText, mut draft: StatementDraft) -> Option<StatementDraft> {
    if draft.spans.is_empty() {
        return None;
    }
    if draft.act == Act::Attitude {
        return Some(draft);
    }
    cue_by_tree::mend(parsed, &mut draft);
    cue_by_tree::take_label(parsed, &mut draft);
    cue_by_tree::take_lead(parsed, &mut draft);
    let cue = cue_word(parsed, &draft);
    let kind = cue.map_or(0, |cue| classes(&parsed.lower(cue)));
    let weak = matches!(draft.rule, Rule::Governed | Rule::GovernedAlone);
    let beside = matches!(draft.rule, Rule::VerbBefore | Rule::VerbAfter);
    if malformed(parsed, &draft, cue) {
        return None;
    }
    if weak && (draft.sure.is_some_and(|sure| sure < 35) || kind & class::STRONG == 0) {
        return None;
    }
    if (weak || draft.rule == Rule::ReportedClause)
        && (kind & class::ABOUT != 0 || is_occasion(parsed, &draft))
    {
        return None;
    }
    if cue.is_some_and(|cue| is_asked(parsed, cue))
        || draft.rule == Rule::Parenthetical && draft.mode == Mode::Indirect && is_occasion(parsed, &draft)
    {
        return None;
    }
    if weak
        && cue.is_some_and(|cue| parsed.is(cue, &["asked", "asks", "ask", "asking"]))
        && is_topic(parsed, &draft)
    {
        return None;
    }
    let whole = cue.is_some_and(|cue| is_whole_quotation(parsed, &draft, cue));
    if draft.rule == Rule::VerbAfter && kind & class::SAYS == 0 && !whole
        || is_title(parsed, &draft)
        || is_heading(parsed, &draft)
    {
        return None;
    }
    if cue.is_some_and(|cue| cue_by_tree::reports_another(parsed, &draft, cue)) {
        return None;
    }
    if matches!(draft.rule, Rule::VerbBefore | Rule::SentenceSubject)
        && (kind & class::STRONG == 0 && !whole || words(parsed, &draft.spans) < 4)
    {
        return None;
    }
    let cue_behind = match draft.rule {
        Rule::Parenthetical => draft.mode == Mode::Indirect,
        // "Ann Roe, host of “Morning Call,” suggested the mayor had lied": a title before the verb is no quotation.
        Rule::CueAfter => draft.mode == Mode::Mixed,
        _ => false,
    };
    take_object_before(parsed, &mut draft, cue);
    if cue_behind && is_anothers(parsed, &draft, cue) {
        return None;
    }
    // "The fire did not spread, according to the office": the verb above "according" is what is reported.
    let verb = cue.filter(|cue| draft.rule != Rule::AccordingTo && parsed.is_verb(*cue));
    if draft.mode != Mode::Direct && verb.is_some_and(|verb| is_denied(parsed, verb)) {
        return None;
    }
    if weak || beside || matches!(draft.rule, Rule::ReportedClause | Rule::Participle) {
        if kind & class::THINKS != 0 {
            draft.act = Act::Attitude;
        } else if kind & class::SHOWS != 0 && (weak || beside || !is_finding(parsed, &draft)) {
            return None;
        }
    }
    cue_by_tree::take_person_before(parsed, &mut draft);
    Some(draft)
}

/// Returns true if a report has its own cue among its words, or a cue that only says of what kind something is: "a branding
/// firm".
fn malformed(parsed: &ParsedText, draft: &StatementDraft, cue: Option<usize>) -> bool {
    let Some(cue) = cue.filter(|_| draft.mode != Mode::Direct) else { return false };
    let inside =
        || parsed.get(cue).is_some_and(|word| draft.spans.iter().any(|span| span.overlaps(word.span)));
    let weak = matches!(draft.rule, Rule::Governed | Rule::GovernedAlone);
    // "the “poison pill” measures added by the board"
    let done =
        || parsed.tag(cue) == "VBN" && parsed.label(cue) == "acl" && parsed.child(cue, &["agent"]).is_some();
    weak && inside()
        || draft.rule == Rule::Participle && !parsed.is_verb(cue)
        || draft.rule == Rule::CueAfter && done()
        || is_noun_for_verb(parsed, draft, cue)
}

/// Returns true if a noun was taken for the verb that it looks like: "to prevent terrorist | attacks", "smaller | states".
fn is_noun_for_verb(parsed: &ParsedText, draft: &StatementDraft, cue: usize) -> bool {
    let verbal = match draft.rule {
        Rule::ReportedClause | Rule::SharedSubject => true,
        Rule::Parenthetical => draft.mode == Mode::Indirect,
        _ => false,
    };
    let within = ["appos", "attr", "compound", "conj", "dobj", "nmod", "nsubj", "nsubjpass", "pobj", "poss"];
    verbal && parsed.part(cue) == "NOUN" && within.contains(&parsed.label(cue))
}

/// The reporting word of a statement: the first verb of its cue, else the cue's last word.
pub(crate) fn cue_word(parsed: &ParsedText, draft: &StatementDraft) -> Option<usize> {
    let (first, last) = parsed.range(draft.cue?);
    (first..last).find(|at| parsed.is_verb(*at)).or_else(|| last.checked_sub(1).filter(|at| *at >= first))
}

/// ", said he would …": the word behind the verb is the subject of the clause that it reports.
fn is_anothers(parsed: &ParsedText, draft: &StatementDraft, cue: Option<usize>) -> bool {
    let Some((cue, mention)) = cue.zip(draft.mention) else { return false };
    let (first, last) = parsed.range(mention);
    parsed.head_of(first, last).is_some_and(|head| {
        let verb = parsed.head(head);
        head > cue && parsed.label(head) == "nsubj" && verb != cue && parsed.is_above(cue, verb)
    })
}

/// Gives a report the object that its words say more of: "proposed a toll that would pay for it" reports the toll.
fn take_object_before(parsed: &ParsedText, draft: &mut StatementDraft, cue: Option<usize>) {
    let ([span], Some(cue)) = (draft.spans.as_slice(), cue) else { return };
    let (first, last) = parsed.range(*span);
    let that = first.checked_sub(1).filter(|at| parsed.is(*at, &["that"]) && parsed.tag(*at) == "WDT");
    let Some(that) = that.filter(|_| draft.rule == Rule::ReportedClause) else { return };
    let Some(object) = parsed.child(cue, &["dobj"]).filter(|object| (cue..that).contains(object)) else {
        return;
    };
    let (low, high) = parsed.subtree(object);
    if low > cue
        && high >= that
        && let Some(whole) = parsed.span(low, last)
    {
        draft.spans = vec![whole];
    }
}

/// "Asked whether the council knew, …", "… when asked if …": a question of the writer to whoever is the subject.
fn is_asked(parsed: &ParsedText, cue: usize) -> bool {
    parsed.tag(cue) == "VBN"
        && parsed.is(cue, &["asked", "questioned", "pressed", "quizzed"])
        && matches!(parsed.label(cue), "advcl" | "acl")
        && parsed.child(cue, &["agent", "nsubj"]).is_none()
}

/// "asked about …", "when asked …": the words name a topic.
fn is_topic(parsed: &ParsedText, draft: &StatementDraft) -> bool {
    let Some(first) = draft.spans.first().map(|span| parsed.range(*span).0) else { return false };
    parsed.is(first, &["about", "when"])
        || first.checked_sub(1).is_some_and(|at| parsed.is(at, &["about", "when"]))
}

/// "when asked …", "asked about …", "while visiting …": the occasion of a saying and not its words.
fn is_occasion(parsed: &ParsedText, draft: &StatementDraft) -> bool {
    let Some(first) = draft.spans.first().map(|span| parsed.range(*span).0) else { return false };
    let next = |any: &[&str]| parsed.is(first + 1, any) || parsed.tag(first + 1) == "VBG";
    parsed.is(first, &["when", "while", "after", "before"]) && next(&["asked", "questioned", "pressed"])
        || parsed.is(first, &["asked"])
            && parsed.is(first + 1, &["about", "by", "whether", "if", "why", "how"])
}

/// A heading in capitals, or the name of a programme or a book: nobody says it.
fn is_title(parsed: &ParsedText, draft: &StatementDraft) -> bool {
    let [span] = draft.spans.as_slice() else { return false };
    let (first, last) = parsed.range(*span);
    let words: Vec<usize> =
        (first..last).filter(|at| parsed.word(*at).starts_with(char::is_alphabetic)).take(12).collect();
    let upper = |at: &usize| parsed.word(*at).chars().all(|letter| !letter.is_lowercase());
    let alone = first == 0 || parsed.paragraph(first - 1) != parsed.paragraph(first);
    let ends = last >= parsed.len() || parsed.paragraph(last) != parsed.paragraph(first);
    if alone && ends && words.len() > 1 && words.iter().all(upper) {
        return true;
    }
    let named = |at: &usize| matches!(parsed.tag(*at), "NNP" | "NNPS");
    draft.mode == Mode::Direct
        && draft.rule == Rule::CueBefore
        && (2..=5).contains(&words.len())
        && words.iter().all(named)
}

/// Returns true if those who ask for a living ask: "the first questioners were hostile: “Is it time …?”".
fn is_asked_of(parsed: &ParsedText, draft: &StatementDraft) -> bool {
    const ASKERS: &[&str] = &[
        "reporter",
        "reporters",
        "journalist",
        "journalists",
        "questioner",
        "questioners",
        "interviewer",
        "moderator",
        "moderators",
    ];
    let question = |span: &Span| span.of(parsed.text).trim_end_matches(['”', '"', '’', '\'']).ends_with('?');
    draft.spans.iter().all(question)
        && draft.mention.is_some_and(|mention| {
            let (first, last) = parsed.range(mention);
            (first..last).any(|at| parsed.is(at, ASKERS))
        })
}

/// Returns true if the marks around a quotation show that somebody speaks, whatever the verb: "“We will go,” she riffed", "he
/// returned to his lines: “We will …”".
fn is_whole_quotation(parsed: &ParsedText, draft: &StatementDraft, cue: usize) -> bool {
    let (Some(first), Some(last)) = (draft.spans.first(), draft.spans.last()) else { return false };
    if draft.mode != Mode::Direct {
        return false;
    }
    let (begin, _) = parsed.range(*first);
    let (low, high) = parsed.range(*last);
    let word = |at: &usize| parsed.word(*at).starts_with(char::is_alphabetic);
    let named = (begin..high).filter(word).all(|at| {
        parsed.word(at).starts_with(char::is_uppercase) || matches!(parsed.part(at), "ADP" | "DET" | "CCONJ")
    });
    let clause = (begin..high).any(|at| matches!(parsed.tag(at), "VBD" | "VBZ" | "VBP" | "MD" | "VB"));
    if named || !clause && words(parsed, &draft.spans) < 6 || is_asked_of(parsed, draft) {
        return false;
    }
    if draft.rule == Rule::VerbAfter {
        let (_, end) = parsed.range(*first);
        let stops = |at: usize| parsed.is(at, &[",", "?", "!", "—", "…"]);
        return cue >= end && (begin..end).rev().take(2).any(stops)
            || cue >= high && (low..high).rev().take(2).any(stops);
    }
    let Some(before) = begin.checked_sub(1).filter(|before| cue < *before) else { return false };
    let capital = (begin..high).find(word).is_some_and(|at| parsed.word(at).starts_with(char::is_uppercase));
    capital && (parsed.is(before, &[":"]) || parsed.is(before, &[","]) && cue + 1 == before)
}

/// Returns true if a short quotation without a full stop is a line of its own: a heading between paragraphs.
fn is_heading(parsed: &ParsedText, draft: &StatementDraft) -> bool {
    let [span] = draft.spans.as_slice() else { return false };
    let (first, last) = parsed.range(*span);
    let line = |at: usize| (at < parsed.len()).then(|| parsed.paragraph(at));
    let alone = first.checked_sub(1).is_none_or(|at| line(at) != line(first)) && line(last) != line(first);
    let ended = (first..last).any(|at| parsed.is(at, &[".", "!", "?", ",", "…", ";", ":"]));
    matches!(draft.rule, Rule::GoesOn | Rule::Unattributed)
        && draft.mode == Mode::Direct
        && alone
        && !ended
        && words(parsed, &draft.spans) < HEADING
}

/// Returns true if somebody who studies or judges shows it.
fn is_finding(parsed: &ParsedText, draft: &StatementDraft) -> bool {
    let Some(mention) = draft.mention else { return true };
    let (first, last) = parsed.range(mention);
    (first..last).any(|at| is_study(parsed, at))
}

/// Returns true if a noun names somebody who studies or judges, or what they wrote.
pub(crate) fn is_study(parsed: &ParsedText, noun: usize) -> bool {
    parsed.flags(noun) & (flag::DOCUMENT | flag::GROUP) != 0
        || parsed.is(noun, &["poll", "study", "survey", "panel", "court", "jury", "judge", "committee"])
}

pub(crate) fn words(parsed: &ParsedText, spans: &[Span]) -> usize {
    let counted = |span: &Span| {
        let (first, last) = parsed.range(*span);
        (first..last).filter(|at| parsed.word(*at).starts_with(char::is_alphanumeric)).count()
    };
    spans.iter().map(counted).sum()
}

/// Returns true if a verb tells that something was not said, or only that it might be: "never said", "nobody claimed", "if he
/// says", "stopped short of calling".
pub(crate) fn is_denied(parsed: &ParsedText, verb: usize) -> bool {
    const NOBODY: &[&str] = &["nobody", "none", "neither", "nothing"];
    for child in parsed.children(verb) {
        let subject = parsed.label(child) == "nsubj";
        let no = || {
            parsed
                .children(child)
                .any(|at| matches!(parsed.label(at), "det" | "preconj") && parsed.is(at, &["no", "neither"]))
        };
        let not_once = || {
            parsed.is(child, &["once", "even", "ever"])
                && parsed.children(child).any(|at| parsed.label(at) == "neg")
        };
        if parsed.label(child) == "neg"
            || not_once()
            || parsed.is(child, &["never", "hardly"])
            || subject && (parsed.is(child, NOBODY) || no())
            || parsed.label(child) == "mark" && parsed.is(child, &["if", "unless", "whether"])
        {
            return true;
        }
    }
    let head = parsed.head(verb);
    let supposed = |at: usize| parsed.label(at) == "mark" && parsed.is(at, &["if", "unless", "whether"]);
    if parsed.label(verb) == "conj" && parsed.children(head).any(supposed) {
        // "if somebody walks in and says"
        return true;
    }
    if matches!(parsed.label(verb), "xcomp" | "pcomp" | "pobj" | "prep") && head != verb {
        let avoids = |at: usize| classes(&parsed.lower(at)) & class::AVOIDS != 0;
        let above = parsed.head(head);
        let negated = parsed.children(head).any(|child| parsed.label(child) == "neg");
        return avoids(head) || parsed.label(head) == "prep" && avoids(above) || negated;
    }
    false
}
