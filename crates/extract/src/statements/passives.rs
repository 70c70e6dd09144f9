//! Reports in the passive: "The bank was accused by customers of hiding fees", "It is alleged that files were lost".

use crate::cues::verb_frames::{class, classes};
use crate::rules::Rule;
use crate::statements::exclusion::is_denied;
use crate::statements::reader::StatementDraft;
use crate::statements::reporting_clauses::is_that;
use crate::trees::ParsedText;
use model::Span;

/// Adds the reports of passive verbs behind the headline whose cue no statement has.
pub(crate) fn add(parsed: &ParsedText, headline: usize, drafts: &mut Vec<StatementDraft>) {
    for verb in 0..parsed.len() {
        if parsed.tag(verb) != "VBN" || parsed.start(verb) < headline || parsed.quoted(verb) {
            continue;
        }
        let Some((first, last, agent)) = report(parsed, verb) else { continue };
        let Some(words) = parsed.span(first, last) else { continue };
        let cue = parsed.span(verb, verb + 1);
        let whole = cue.map_or(words, |cue| cue.cover(words));
        let taken = |draft: &StatementDraft| {
            draft.cue.is_some_and(|own| cue.is_some_and(|cue| own.overlaps(cue)))
                || draft.spans.iter().any(|span| span.overlaps(words) && !contains(*span, whole))
        };
        if drafts.iter().any(taken) {
            continue;
        }
        let mention = agent.and_then(|agent| {
            let (from, to) = parsed.noun_phrase(agent);
            parsed.span(from, if first > agent { to.min(first - 1) } else { to })
        });
        let (range, cue, rule) = ((first, last), (verb, verb + 1), Rule::Complement);
        drafts.push(StatementDraft::reported(parsed, vec![words], range, cue, mention, rule));
    }
}

fn contains(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// The reported words of a passive verb, the end exclusive, and the noun of its agent.
fn report(parsed: &ParsedText, verb: usize) -> Option<(usize, usize, Option<usize>)> {
    let kind = classes(&parsed.lower(verb));
    parsed.child(verb, &["auxpass"])?;
    if kind & class::SAYS == 0 || is_denied(parsed, verb) {
        return None;
    }
    let agent = parsed.child(verb, &["agent"]).and_then(|by| parsed.child(by, &["pobj"]));
    let agent = agent.filter(|at| parsed.is_nominal(*at) && !parsed.is(*at, &["it", "that", "which"]));
    let behind = || parsed.children(verb).filter(|child| *child > verb);
    // "accused by customers of hiding fees": the parser hangs the charge on the agent.
    let charge = agent.filter(|_| kind & class::NAMES != 0).and_then(|agent| {
        let behind = parsed.children(agent).filter(|child| *child > agent);
        let mut behind = behind.filter(|at| parsed.label(*at) == "prep" && parsed.is(*at, &["of", "for"]));
        behind.find(|at| parsed.word(at + 1).ends_with("ing"))
    });
    let clause = behind().find(|at| parsed.label(*at) == "ccomp" && kind & class::CLAUSE != 0);
    let impersonal = || parsed.child(verb, &["nsubjpass"]).is_some_and(|at| parsed.is(at, &["it"]));
    let top = if let Some(charge) = charge {
        charge
    } else if let Some(clause) = clause {
        agent.is_some().then_some(clause).or_else(|| impersonal().then_some(clause))?
    } else {
        agent?;
        behind().find(|at| match parsed.label(*at) {
            "xcomp" => kind & class::ASKS != 0,
            "oprd" => kind & class::NAMES != 0,
            "prep" => kind & class::NAMES != 0 && parsed.is(*at, &["as", "of", "for", "with"]),
            _ => false,
        })?
    };
    let (mut low, mut high) = parsed.subtree(top);
    low = low.max(verb + 1);
    while low < high
        && (parsed.is(low, &[",", ":"]) || is_that(parsed, low) || low == top && parsed.label(top) == "prep")
    {
        low += 1;
    }
    while high > low && parsed.part(high) == "PUNCT" && !parsed.is(high, &["”", "\"", "''"]) {
        high -= 1;
    }
    let inside = agent.is_some_and(|agent| (low..=high).contains(&agent));
    (high >= low && !inside).then_some((low, high + 1, agent))
}
