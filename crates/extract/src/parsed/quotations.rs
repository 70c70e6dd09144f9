//! Quotations whose cue the words beside them do not tell: by the verb that they hang on.

use super::super::reading::Raw;
use super::super::rules::Rule;
use super::Parsed;
use super::verbs::{class, classes};
use model::{Act, Mode, Span};

/// Words of a quotation that are looked at.
const LOOKED_AT: usize = 80;
/// Bytes of a label before its colon, at most.
const LABEL: usize = 40;
/// Words before a colon that leads to a quotation, at most.
const LEAD: usize = 8;

/// Takes the verb of saying that a quotation hangs on, and its subject, where only a guess was made; whether it found one.
pub(super) fn mend(parsed: &Parsed, raw: &mut Raw) -> bool {
    let guessed = matches!(raw.rule, Rule::VerbAfter | Rule::VerbBefore | Rule::SentenceSubject);
    if !guessed || raw.act == Act::Attitude || raw.mode == Mode::Indirect {
        return false;
    }
    let Some(span) = raw.spans.first() else { return false };
    let (first, last) = parsed.range(*span);
    let hangs = |at: usize| {
        let head = parsed.head(at);
        let outside = head < first || head >= last;
        let says = classes(&parsed.lower(head)) & (class::SAYS | class::CLAUSE);
        (outside
            && says == class::SAYS | class::CLAUSE
            && parsed.part(head) == "VERB"
            && !parsed.quoted(head))
        .then_some(head)
    };
    let Some(verb) = (first..last.min(first + LOOKED_AT)).find_map(hangs) else { return false };
    let Some(subject) =
        parsed.subject(verb).filter(|at| parsed.is_nominal(*at) && !(first..last).contains(at))
    else {
        return false;
    };
    let (from, to) = parsed.noun_phrase(subject);
    raw.cue = parsed.span(verb, verb + 1);
    raw.mention = parsed.span(from, to);
    raw.role = None;
    raw.rule = if verb >= last { Rule::VerbAfter } else { Rule::VerbBefore };
    true
}

/// Takes the label in capitals with which a quotation begins, as transcripts in quotation marks do: "“ROE: Well, …”".
pub(super) fn take_label(parsed: &Parsed, raw: &mut Raw) {
    let nobodys = matches!(raw.rule, Rule::Unattributed | Rule::RunsOn | Rule::GoesOn);
    let Some(span) = raw.spans.first().copied().filter(|_| nobodys) else { return };
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
    raw.mention = Some(Span::new(span.start + mark, span.start + mark + label.trim_end().len()));
    raw.goes_on = None;
    raw.rule = Rule::Label;
    if let Some(first) = raw.spans.first_mut() {
        first.start = span.start + begin;
    }
}

/// Takes whoever is named with a verb of saying before the colon that leads to a quotation: "Said Ann Roe: “…”".
pub(super) fn take_lead(parsed: &Parsed, raw: &mut Raw) {
    let Some(span) = raw.spans.first().copied().filter(|_| raw.rule == Rule::Unattributed) else { return };
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
    raw.cue = parsed.span(verb, verb + 1);
    raw.mention = Some(mention);
    raw.rule = Rule::Colon;
}

/// Whether a quotation is the rest of the one before it: "“…,” Ann Roe said, pointing to the mill, “and …”".
pub(super) fn goes_on(parsed: &Parsed, before: &Raw, raw: &Raw) -> bool {
    let guessed = matches!(
        raw.rule,
        Rule::VerbBefore | Rule::SentenceSubject | Rule::Unattributed | Rule::GoesOn | Rule::GovernedAlone
    );
    let told = matches!(before.rule, Rule::CueAfter | Rule::VerbAfter);
    let (Some(last), Some(first)) = (before.spans.last(), raw.spans.first()) else { return false };
    let (_, end) = parsed.range(*last);
    let (start, _) = parsed.range(*first);
    let open = last.of(parsed.text).trim_end_matches(['”', '"', '’', '\'']).ends_with([',', '-', '–', '—']);
    let small =
        (start..start + 3).find(|at| parsed.word(*at).starts_with(char::is_alphabetic)).is_some_and(|at| {
            parsed.word(at).starts_with(char::is_lowercase) || parsed.is(at, &["I", "I’m", "I'm"])
        });
    guessed
        && told
        && raw.mode == Mode::Direct
        && end <= start
        && before.cue.is_some_and(|cue| cue.start >= last.end && cue.end <= first.start)
        && parsed.paragraph(end.saturating_sub(1)) == parsed.paragraph(start)
        && open
        && small
}
