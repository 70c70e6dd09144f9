//! Quotations whose cue the words beside them do not tell: by the verb that they depend on.

use super::super::rules::Rule;
use crate::cues::verb_frames::{class, classes};
use crate::statements::reader::StatementDraft;
use crate::trees::ParsedText;
use model::{Act, Mode, Span};

/// Words of a quotation that are looked at.
const LOOKED_AT: usize = 80;
/// Bytes of a label before its colon, at most.
const LABEL: usize = 40;
/// Words of a sentence that only tells whose the next quotation is, at most.
const SHORT: usize = 12;
/// Words before a colon that leads to a quotation, at most.
const LEAD: usize = 8;

/// Verbs with which a document says its words: "“…,” read the letter".
const READS: &[&str] = &["read", "reads"];

/// Returns true if a word is a form of a verb that reports clauses.
fn reports(parsed: &ParsedText, at: usize) -> bool {
    let kind = class::SAYS | class::CLAUSE;
    classes(&parsed.lower(at)) & kind == kind
}

/// Takes the verb of saying that a quotation depends on, and its subject, where only a guess was made; whether it found one.
pub(crate) fn mend(parsed: &ParsedText, draft: &mut StatementDraft) -> bool {
    let guessed = matches!(draft.rule, Rule::VerbAfter | Rule::VerbBefore | Rule::SentenceSubject);
    let before = draft.rule == Rule::CueBefore;
    let nobodys = draft.rule == Rule::Unattributed;
    if !guessed && !before && !nobodys || draft.act == Act::Attitude || draft.mode == Mode::Indirect {
        return false;
    }
    let Some(span) = draft.spans.first() else { return false };
    let (first, last) = parsed.range(*span);
    let says = |verb: &usize| {
        let outside = *verb < first || *verb >= last;
        outside
            && (reports(parsed, *verb) || nobodys && parsed.is(*verb, READS))
            && parsed.part(*verb) == "VERB"
            && !parsed.quoted(*verb)
    };
    // "“We will stay,” Roe shot back": the comma before the closing mark leads to a verb of speaking, of whatever kind.
    let whole = nobodys && draft.mode == Mode::Direct && leads_on(parsed, last);
    let speaks = |at: usize| {
        let verb = parsed.head(at);
        let behind = (last..last + SHORT).contains(&verb) && parsed.label(at) == "ccomp";
        (whole && behind && parsed.part(verb) == "VERB" && !parsed.quoted(verb)).then_some(verb)
    };
    let hangs = |at: usize| Some(parsed.head(at)).filter(says).or_else(|| speaks(at));
    let put_in = |at: usize| {
        let mut behind = parsed.children(at).filter(|verb| *verb >= last);
        behind.find(|verb| parsed.label(*verb) == "parataxis" && says(verb))
    };
    let mut words = first..last.min(first + LOOKED_AT);
    let verb = words.find_map(|at| hangs(at).or_else(|| put_in(at).filter(|_| nobodys)));
    let Some(verb) = verb else { return nobodys && take_next(parsed, draft, last) };
    // "called on her to go and said, “…”": the second verb is nearer.
    let nearer = || draft.cue.is_some_and(|cue| parsed.start(verb) >= cue.end && verb < first);
    if before && !nearer() {
        return false;
    }
    let Some(subject) =
        parsed.subject(verb).filter(|at| parsed.is_nominal(*at) && !(first..last).contains(at))
    else {
        return nobodys && take_next(parsed, draft, last);
    };
    let (from, to) = parsed.noun_phrase(subject);
    draft.cue = parsed.span(verb, verb + 1);
    draft.mention = parsed.span(from, to);
    draft.role = None;
    draft.rule = if verb >= last { Rule::VerbAfter } else { Rule::VerbBefore };
    true
}

/// Returns true if a quotation ends with a mark that its sentence goes on behind: "“We will stay,”", "“Who knows?”".
fn leads_on(parsed: &ParsedText, last: usize) -> bool {
    (last.saturating_sub(2)..last).any(|at| parsed.is(at, &[",", "?", "!"]))
}

/// Takes the name and the verb right behind a quotation, or the verb and the noun, where the tree reads them otherwise:
/// "“…,” Roe notes.", "“…,” read the letter."
fn take_next(parsed: &ParsedText, draft: &mut StatementDraft, last: usize) -> bool {
    let leads = leads_on(parsed, last);
    let says = |at: usize| {
        let known = class::SAYS | class::STRONG;
        reports(parsed, at) || parsed.is(at, READS) || leads && classes(&parsed.lower(at)) & known != 0
    };
    let near = |at: usize| parsed.paragraph(at) == parsed.paragraph(last.saturating_sub(1));
    let ends = |at: usize| !near(at) || parsed.is(at, &[".", ",", ":"]);
    let inverted = || (last + 2..last + SHORT).find(|at| ends(*at)).map(|end| (last, (last + 1, end)));
    let found = if says(last) && near(last) {
        inverted()
    } else {
        let name = parsed.names.at(last).filter(|name| name.first == last && near(last));
        // A name that is a word of another kind as well: "Will wrote", "Early said".
        let capital = || near(last) && parsed.word(last).starts_with(char::is_uppercase);
        name.map(|name| (name.last, (name.first, name.last)))
            .filter(|(verb, _)| says(*verb) && ends(verb + 1))
            .or_else(|| (leads && capital()).then_some((last + 1, (last, last + 1))))
            .filter(|(verb, _)| says(*verb) && ends(verb + 1))
    };
    let Some((verb, (from, to))) = found else { return false };
    let plain = (from..to).all(|at| !matches!(parsed.part(at), "VERB" | "AUX" | "ADP"));
    let named = parsed.head_of(from, to).is_some_and(|head| parsed.is_nominal(head));
    if from < verb && to - from == 1 && leads {
        // One word with a capital before a verb of saying is a name, whatever the tagger reads.
    } else if !plain || !named {
        return false;
    }
    draft.cue = parsed.span(verb, verb + 1);
    draft.mention = parsed.span(from, to);
    draft.role = None;
    draft.rule = Rule::VerbAfter;
    true
}

/// Returns true if the verb before a quotation reports a clause that ends before it: "said that he had not read it, but
/// called it a “starting point”".
pub(crate) fn reports_another(parsed: &ParsedText, draft: &StatementDraft, cue: usize) -> bool {
    let Some(span) = draft.spans.first().filter(|_| draft.rule == Rule::VerbBefore) else { return false };
    let (first, _) = parsed.range(*span);
    let mut clauses = parsed.children(cue).filter(|at| *at > cue && parsed.label(*at) == "ccomp");
    clauses.any(|at| parsed.subtree(at).1 < first)
}

/// Takes the label in capitals with which a quotation begins, as transcripts in quotation marks do: "“ROE: Well, …”".
pub(crate) fn take_label(parsed: &ParsedText, draft: &mut StatementDraft) {
    let nobodys = matches!(draft.rule, Rule::Unattributed | Rule::RunsOn | Rule::GoesOn);
    let Some(span) = draft.spans.first().copied().filter(|_| nobodys) else { return };
    let words = span.of(parsed.text);
    let mark = words.len() - words.trim_start_matches(['“', '"', '‘', '\'']).len();
    let Some(colon) = words.find(':').filter(|colon| *colon > mark && *colon < mark + LABEL) else { return };
    let label = words.get(mark..colon).unwrap_or_default();
    let shouted = label.chars().all(|it| it.is_uppercase() || matches!(it, ' ' | '.' | '-' | '\'' | '’'));
    let rest = words.get(colon + 1..).unwrap_or_default();
    let begin = colon + 1 + rest.len() - rest.trim_start().len();
    let letters = label.chars().filter(|it| it.is_uppercase()).count();
    if letters < 2 || !shouted || !label.starts_with(char::is_uppercase) || begin >= words.len() {
        return;
    }
    draft.mention = Some(Span::new(span.start + mark, span.start + mark + label.trim_end().len()));
    draft.goes_on = None;
    draft.rule = Rule::Label;
    if let Some(first) = draft.spans.first_mut() {
        first.start = span.start + begin;
    }
}

/// Takes whoever is named with a verb of saying before the colon that leads to a quotation: "Said Ann Roe: “…”".
pub(crate) fn take_lead(parsed: &ParsedText, draft: &mut StatementDraft) {
    let Some(span) = draft.spans.first().copied().filter(|_| draft.rule == Rule::Unattributed) else {
        return;
    };
    let (first, _) = parsed.range(span);
    let Some(colon) = (first.saturating_sub(3)..first).rev().find(|at| parsed.is(*at, &[":"])) else {
        return;
    };
    let Some(own) = parsed.get(colon).map(|word| word.sentence) else { return };
    let lead = (colon.saturating_sub(LEAD)..colon)
        .filter(|at| parsed.get(*at).is_some_and(|word| word.sentence == own));
    let lead: Vec<usize> = lead.collect();
    let says = |at: &&usize| {
        classes(&parsed.lower(**at)) & class::CLAUSE != 0
            && matches!(parsed.tag(**at), "VBD" | "VBZ" | "VBP" | "VBN")
    };
    let Some(verb) = lead.iter().rfind(says).copied() else { return };
    let name = lead.iter().rev().filter(|at| **at != verb).find_map(|at| parsed.names.at(*at)).copied();
    let Some(mention) = name.and_then(|name| parsed.span(name.first, name.last)) else { return };
    draft.cue = parsed.span(verb, verb + 1);
    draft.mention = Some(mention);
    draft.rule = Rule::Colon;
}

/// Takes the one person whom the words before a quotation name: a line that ends with a colon ("And from Ann Roe:"), or a
/// short sentence about the speaker ("Ann Roe was adamant.").
pub(crate) fn take_person_before(parsed: &ParsedText, draft: &mut StatementDraft) {
    let open = matches!(draft.rule, Rule::Unattributed | Rule::GoesOn) && draft.mode == Mode::Direct;
    let Some(span) = draft.spans.first().copied().filter(|_| open) else { return };
    let (first, _) = parsed.range(span);
    let Some(end) = first.checked_sub(1) else { return };
    let colon = parsed.is(end, &[":"]);
    let stop = parsed.is(end, &["."]) && parsed.paragraph(end) == parsed.paragraph(first);
    let apart = parsed.paragraph(first) - parsed.paragraph(end);
    let Some(own) = parsed.get(end).map(|word| word.sentence).filter(|_| colon && apart < 2 || stop) else {
        return;
    };
    let before = (0..end).rev().take_while(|at| parsed.get(*at).is_some_and(|word| word.sentence == own));
    let before: Vec<usize> = before.take(SHORT + 1).collect();
    // "“Is it lit?” Ann Roe asked. “No.”": what follows is the answer.
    let asks = |at: &usize| parsed.is(*at, &["asked", "asks"]);
    if before.len() > SHORT || before.iter().any(|at| parsed.quoted(*at) || asks(at)) {
        return;
    }
    let named = before.iter().filter_map(|at| parsed.names.at(*at)).filter(|name| name.person().is_some());
    let mut people: Vec<_> = named.collect();
    people.dedup_by_key(|name| name.person());
    let [name] = people.as_slice() else { return };
    let early = before.last().is_some_and(|begin| name.first <= begin + 3);
    if draft.rule == Rule::GoesOn && (colon || !early) {
        return;
    }
    draft.goes_on = None;
    draft.mention = parsed.span(name.first, name.last);
    draft.rule = if colon { Rule::Colon } else { Rule::SentenceSubject };
    draft.sure = Some(if colon { 60 } else { 40 });
}

/// Returns true if a quotation is the rest of the one before it: "“…,” Ann Roe said, pointing to the mill, “and …”".
pub(crate) fn goes_on(parsed: &ParsedText, before: &StatementDraft, draft: &StatementDraft) -> bool {
    let guessed = matches!(
        draft.rule,
        Rule::VerbBefore | Rule::SentenceSubject | Rule::Unattributed | Rule::GoesOn | Rule::GovernedAlone
    );
    let told = matches!(before.rule, Rule::CueAfter | Rule::VerbAfter);
    let (Some(last), Some(first)) = (before.spans.last(), draft.spans.first()) else { return false };
    let (_, end) = parsed.range(*last);
    let (start, _) = parsed.range(*first);
    let open = last.of(parsed.text).trim_end_matches(['”', '"', '’', '\'']).ends_with([',', '-', '–', '—']);
    let small =
        (start..start + 3).find(|at| parsed.word(*at).starts_with(char::is_alphabetic)).is_some_and(|at| {
            parsed.word(at).starts_with(char::is_lowercase) || parsed.is(at, &["I", "I’m", "I'm"])
        });
    guessed
        && told
        && draft.mode == Mode::Direct
        && end <= start
        && before.cue.is_some_and(|cue| cue.start >= last.end && cue.end <= first.start)
        && parsed.paragraph(end.saturating_sub(1)) == parsed.paragraph(start)
        && open
        && small
}
