//! Quotations whose cue the words beside them do not tell: by the verb that they hang on.

use super::super::reading::Raw;
use super::super::rules::Rule;
use super::Parsed;
use super::verbs::{class, classes};
use crate::model::{Act, Mode};

/// Words of a quotation that are looked at.
const LOOKED_AT: usize = 80;

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
        (outside && says == class::SAYS | class::CLAUSE && parsed.part(head) == "VERB" && !parsed.quoted(head))
            .then_some(head)
    };
    let Some(verb) = (first..last.min(first + LOOKED_AT)).find_map(hangs) else { return false };
    let Some(subject) = parsed.subject(verb).filter(|at| parsed.is_nominal(*at) && !(first..last).contains(at)) else {
        return false;
    };
    let (from, to) = parsed.noun_phrase(subject);
    raw.cue = parsed.span(verb, verb + 1);
    raw.mention = parsed.span(from, to);
    raw.role = None;
    raw.rule = if verb >= last { Rule::VerbAfter } else { Rule::VerbBefore };
    true
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
    let small = (start..start + 3)
        .find(|at| parsed.word(*at).starts_with(char::is_alphabetic))
        .is_some_and(|at| parsed.word(at).starts_with(char::is_lowercase) || parsed.is(at, &["I", "I’m", "I'm"]));
    guessed
        && told
        && raw.mode == Mode::Direct
        && end <= start
        && before.cue.is_some_and(|cue| cue.start >= last.end && cue.end <= first.start)
        && parsed.paragraph(end.saturating_sub(1)) == parsed.paragraph(start)
        && open
        && small
}
