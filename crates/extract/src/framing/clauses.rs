//! Clauses in which somebody does something to somebody.
//!
//! A clause counts where its verb has an object, or is in the passive. Reporting verbs, and those that hardly say anything by themselves ("have",
//! "make"), do not count.

use crate::lexicon::{flag, look_up};
use crate::trees::ParsedText;
use analysis::framing::Clause;
use english::{VerbEnding, verb_base, wrong_sense};
use model::Span;

/// Verbs that say little about what is done.
const LIGHT: &[&str] = &[
    "be", "have", "do", "get", "make", "take", "give", "go", "come", "see", "know", "want", "need", "like",
    "keep", "put", "let", "include", "contain", "mean", "become", "seem", "remain", "use", "try", "start",
    "begin", "stop", "continue", "hold", "bring", "set", "face", "reach", "cost", "total", "base", "name",
    "bear", "locate", "schedule", "expect", "know", "suppose",
];

/// Greatest distance of a clause from its verb, in words.
const FAR: usize = 60;

/// Finds the clauses outside of quotation marks, in the order of their verbs.
pub(super) fn clauses(parsed: &ParsedText<'_>) -> Vec<Clause> {
    (0..parsed.len()).filter_map(|verb| clause(parsed, verb)).collect()
}

fn clause(parsed: &ParsedText<'_>, verb: usize) -> Option<Clause> {
    if parsed.part(verb) != "VERB" || parsed.quoted(verb) {
        return None;
    }
    let word = parsed.bare(verb);
    let entry = look_up(&word);
    let harm = entry.flags & flag::EVENT != 0 || wrong_sense(&word).is_some();
    let base = base(&word, parsed.tag(verb));
    let is_word = base.chars().all(|c| c.is_alphabetic() || c == '-');
    // A deed that was not done does not count.
    let negated = parsed.child(verb, &["neg"]).is_some();
    if entry.cue.is_some() && !harm || LIGHT.contains(&base.as_str()) || !is_word || negated {
        return None;
    }
    let passive = is_passive(parsed, verb);
    let (agent, patient) = if passive {
        (by(parsed, verb), Some(undergoer(parsed, verb)?))
    } else {
        (Some(doer(parsed, verb)?), Some(parsed.child(verb, &["dobj"])?))
    };
    let near = |at: &usize| at.abs_diff(verb) <= FAR && parsed.paragraph(*at) == parsed.paragraph(verb);
    let phrase = |at: usize| parsed.noun_phrase_span(at);
    let named = |at: Option<usize>| at.filter(near).and_then(phrase);
    let (agent, patient) = (named(agent), named(patient));
    let verb = parsed.get(verb)?.span;
    // An active clause needs both; of a passive one it is enough to know what is done to whom.
    patient.filter(|_| passive || agent.is_some())?;
    let parts = [agent, patient].into_iter().flatten();
    let span = parts.fold(verb, Span::cover);
    Some(Clause { span, verb, base, agent, patient, passive, harm })
}

/// The base form of a verb by its Penn tag.
fn base(word: &str, tag: &str) -> String {
    match tag {
        "VBZ" => verb_base(word, VerbEnding::S),
        "VBD" | "VBN" => verb_base(word, VerbEnding::Ed),
        "VBG" => verb_base(word, VerbEnding::Ing),
        _ => word.to_owned(),
    }
}

/// Returns true if a verb is in the passive: "was killed", "killed and wounded" behind it, "civilians killed by".
fn is_passive(parsed: &ParsedText<'_>, verb: usize) -> bool {
    if parsed.tag(verb) != "VBN" {
        return false;
    }
    let active = parsed.children(verb).any(|child| {
        parsed.label(child) == "aux" && parsed.is(child, &["has", "have", "had", "having", "'ve", "’ve"])
    });
    if parsed.child(verb, &["auxpass"]).is_some() {
        return true;
    }
    let joined = parsed.label(verb) == "conj" && parsed.child(verb, &["nsubj", "nsubjpass"]).is_none();
    let above = parsed.head(verb);
    !active
        && (joined && above < verb && is_passive(parsed, above)
            || parsed.label(verb) == "acl"
                && parsed.child(verb, &["dobj"]).is_none()
                && parsed.is_nominal(above))
}

/// The one behind "by"; of verbs that are joined the one behind the last.
fn by(parsed: &ParsedText<'_>, verb: usize) -> Option<usize> {
    let own = |verb: usize| {
        let by = parsed.child(verb, &["agent"])?;
        parsed.child(by, &["pobj"])
    };
    let joined = || parsed.children(verb).filter(|at| parsed.label(*at) == "conj");
    own(verb).or_else(|| joined().filter(|at| is_passive(parsed, *at)).find_map(own)).filter(|at| {
        // "by 2018", "by law": nobody does it.
        !matches!(parsed.part(*at), "NUM")
            && parsed.flags(*at) & flag::TIME == 0
            && !parsed.tag(*at).starts_with("VBG")
    })
}

/// To whom a verb in the passive does something.
fn undergoer(parsed: &ParsedText<'_>, verb: usize) -> Option<usize> {
    if let Some(subject) = parsed.child(verb, &["nsubjpass"]) {
        return Some(meant(parsed, subject, verb));
    }
    let above = parsed.head(verb);
    match parsed.label(verb) {
        "acl" | "relcl" => Some(above),
        "conj" if above < verb => undergoer(parsed, above),
        _ => None,
    }
}

/// Returns the subject of a verb in the active.
fn doer(parsed: &ParsedText<'_>, verb: usize) -> Option<usize> {
    if let Some(subject) = parsed.child(verb, &["nsubj"]) {
        return Some(meant(parsed, subject, verb));
    }
    let above = parsed.head(verb);
    let shared =
        parsed.label(verb) == "conj" && above < verb && parsed.is_verb(above) && !is_passive(parsed, above);
    if shared { doer(parsed, above) } else { None }
}

/// The noun before a clause for the "who", "which" or "that" in it.
fn meant(parsed: &ParsedText<'_>, subject: usize, verb: usize) -> usize {
    let relative = matches!(parsed.tag(subject), "WP" | "WDT" | "WP$");
    if relative && parsed.label(verb) == "relcl" { parsed.head(verb) } else { subject }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let parsed = ParsedText::new(text, &[]);
        let words = |span: Option<Span>| span.map_or("–", |span| span.of(text)).to_owned();
        clauses(&parsed)
            .iter()
            .map(|it| {
                let way = if it.passive { "passive" } else { "active" };
                format!("{} | {} | {} | {way}", words(it.agent), it.base, words(it.patient))
            })
            .collect()
    }

    #[test]
    fn active_and_passive_clauses_are_told_apart() {
        for (text, clauses) in [
            ("The coalition bombed the city on Tuesday.", vec!["The coalition | bomb | the city | active"]),
            (
                "The city was bombed by the coalition on Tuesday.",
                vec!["the coalition | bomb | The city | passive"],
            ),
            (
                "Hundreds of civilians were killed on Tuesday.",
                vec!["– | kill | Hundreds of civilians | passive"],
            ),
            (
                "The soldiers who shot the boy left the village.",
                vec![
                    "The soldiers | shoot | the boy | active",
                    "The soldiers | leave | the village | active",
                ],
            ),
            ("The bridge was closed by 2018.", vec!["– | close | The bridge | passive"]),
        ] {
            let found = found(text);
            for clause in &clauses {
                assert!(found.iter().any(|it| it == clause), "{text}: {found:?}");
            }
        }
    }

    #[test]
    fn verbs_that_report_or_say_little_do_not_count() {
        for text in [
            "The council said the bridge.",
            "The council has a plan.",
            "The mayor made a speech.",
            "The council did not close the bridge.",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
