//! Reports whose source is put in before their verb: "The mill, according to the mayor, is safe", "In May, experts say, it
//! will close".

use super::super::rules::Rule;
use super::exclusion::is_denied;
use super::sources::is_as_clause;
use crate::cues::verb_frames::{class, classes, tells};
use crate::statements::reader::StatementDraft;
use crate::trees::ParsedText;

/// A source that was put in.
struct InsertedSource {
    /// The commas around it.
    before: usize,
    after: usize,
    /// The words of the cue, the end exclusive.
    cue: (usize, usize),
    /// The noun that names who says it.
    subject: usize,
    /// The verb of what is reported.
    main: usize,
    rule: Rule,
}

/// Adds reports with a source before their verb that no statement has for its cue.
pub(crate) fn add(parsed: &ParsedText, headline: usize, drafts: &mut Vec<StatementDraft>) {
    for at in 1..parsed.len() {
        if parsed.start(at) < headline || parsed.quoted(at) {
            continue;
        }
        let Some(source) = according(parsed, at).or_else(|| told(parsed, at)) else { continue };
        let Some(found) = report(parsed, &source) else { continue };
        let taken = |draft: &StatementDraft| {
            draft.cue.zip(found.cue).is_some_and(|(own, cue)| own.overlaps(cue))
                || found.spans.iter().any(|span| draft.spans.iter().any(|other| other.overlaps(*span)))
        };
        if !drafts.iter().any(taken) {
            drafts.push(found);
        }
    }
}

/// "…, according to the mayor, is …"
fn according(parsed: &ParsedText, at: usize) -> Option<InsertedSource> {
    if !parsed.is(at, &["according"]) || !parsed.is(at + 1, &["to"]) {
        return None;
    }
    let before = at.checked_sub(1).filter(|before| parsed.is(*before, &[","]))?;
    let subject = parsed.child(at + 1, &["pobj"])?;
    let main = parsed.head(at);
    let reported = parsed.child(main, &["nsubj", "nsubjpass", "expl", "csubj"])?;
    if main <= subject || reported >= before || !(parsed.is_verb(main) || parsed.part(main) == "AUX") {
        return None;
    }
    let helper = |at: usize| matches!(parsed.label(at), "aux" | "auxpass" | "neg" | "advmod");
    let verb = parsed.children(main).filter(|child| *child > subject && helper(*child)).min();
    let verb = verb.map_or(main, |helper| helper.min(main));
    let after = verb.checked_sub(1).filter(|comma| parsed.is(*comma, &[",", "”"]))?;
    let rule = Rule::AccordingTo;
    Some(InsertedSource { before, after, cue: (at, at + 2), subject, main, rule })
}

/// "…, experts say, …"
fn told(parsed: &ParsedText, verb: usize) -> Option<InsertedSource> {
    let main = parsed.head(verb);
    // "Two weeks ago, as the Herald reported, …"
    let as_told = is_as_clause(parsed, verb) && classes(&parsed.lower(main)) & class::SAYS == 0;
    if parsed.label(verb) != "parataxis" && !as_told
        || main < verb
        || !tells(&parsed.lower(verb))
        || is_denied(parsed, verb)
        || parsed.child(verb, &["dobj", "ccomp", "xcomp"]).is_some()
    {
        return None;
    }
    let subject = parsed.child(verb, &["nsubj"]).filter(|at| {
        parsed.is_nominal(*at) && !parsed.is(*at, &["i", "we", "you", "it", "that", "which", "who", "this"])
    })?;
    let (mut low, mut high) = parsed.subtree(verb);
    while low < verb && parsed.part(low) == "PUNCT" {
        low += 1;
    }
    while high > verb && parsed.part(high) == "PUNCT" {
        high -= 1;
    }
    let before = low.checked_sub(1).filter(|at| parsed.is(*at, &[","]))?;
    let after = Some(high + 1).filter(|at| parsed.is(*at, &[","]))?;
    Some(InsertedSource { before, after, cue: (verb, verb + 1), subject, main, rule: Rule::Parenthetical })
}

/// The words on both sides of a source.
fn report(parsed: &ParsedText, source: &InsertedSource) -> Option<StatementDraft> {
    let (mut low, high) = parsed.subtree(source.main);
    let skipped = |at: usize| parsed.label(at) == "cc" || parsed.part(at) == "PUNCT" && !parsed.quoted(at);
    while low < source.before && skipped(low) {
        low += 1;
    }
    let last = parsed.without_end_marks(source.after + 1, high + 1);
    let spans = vec![parsed.span(low, source.before)?, parsed.span(source.after + 1, last)?];
    let mention = parsed.noun_phrase_span(source.subject);
    (low < source.before && last > source.after + 2)
        .then(|| StatementDraft::reported(parsed, spans, (low, last), source.cue, mention, source.rule))
}
