//! Attitudes by the tree, where somebody wants, fears or thinks something: "her plan to sell the mill", "concerns about the dam".

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::lexicon::forms;
use crate::rules::Rule;
use crate::statements::exclusion::is_denied;
use crate::statements::reader::StatementDraft;
use crate::trees::ParsedText;
use model::{Act, Span};

/// The confidence in such an attitude, in percent: as many were right of those found in articles whose attitudes people marked.
const SURE: u8 = 60;
/// Words of an attitude, at most.
const LONGEST: usize = 60;

/// Verbs whose object is what somebody likes, wants or takes up.
const OBJECTS: &[&str] = &[
    "admire",
    "champion",
    "discuss",
    "dislike",
    "embrace",
    "endorse",
    "express",
    "favor",
    "favour",
    "fear",
    "highlight",
    "mention",
    "prefer",
    "question",
    "resent",
    "voice",
    "want",
    "welcome",
];
/// Verbs of saying whose object is what is said.
const SAID: &[&str] = &[
    "acknowledge",
    "affirm",
    "announce",
    "cite",
    "claim",
    "clarify",
    "confirm",
    "explain",
    "note",
    "predict",
    "propose",
    "reaffirm",
    "recall",
    "recount",
    "tweet",
];
/// Verbs with an infinitive of what somebody wants.
const INFINITIVES: &[&str] = &["expect", "hope", "intend", "like", "plan", "prefer", "seek", "wish"];
/// Verbs with a clause that polls, studies and pictures show, or that somebody holds for true.
const CLAUSES: &[&str] =
    &["assume", "believe", "convince", "demonstrate", "doubt", "expect", "fear", "show", "suspect"];
/// Verbs and nouns with the preposition that brings what they are about.
const VERBS_WITH: &[(&str, &str)] = &[
    ("talk", "about of"),
    ("speak", "about against"),
    ("refer", "to"),
    ("push", "for"),
    ("vouch", "for"),
    ("see", "as"),
    ("view", "as"),
    ("regard", "as"),
    ("worry", "about"),
    ("complain", "about"),
    ("joke", "about"),
    ("tweet", "about"),
    ("write", "about"),
    ("ask", "about"),
    ("rail", "against"),
    ("brag", "about"),
];
/// Adjectives of an attitude with the preposition that brings its object.
const ADJECTIVES_WITH: &[(&str, &str)] = &[
    ("angry", "about at with"),
    ("certain", "of about"),
    ("concerned", "about"),
    ("confident", "in about of"),
    ("critical", "of"),
    ("excited", "about"),
    ("happy", "with about"),
    ("interested", "in"),
    ("opposed", "to"),
    ("satisfied", "with"),
    ("skeptical", "of about"),
    ("supportive", "of"),
    ("unhappy", "with about"),
    ("wary", "of"),
    ("worried", "about"),
];
const NOUNS_WITH: &[(&str, &str)] = &[
    ("question", "about"),
    ("concern", "about over"),
    ("comment", "about on"),
    ("remark", "about on"),
    ("story", "about"),
    ("joke", "about"),
    ("anxiety", "about over"),
    ("worry", "about over"),
    ("doubt", "about"),
    ("debate", "about"),
    ("statement", "about"),
    ("talk", "about of"),
    ("opposition", "to"),
    ("reference", "to"),
    ("support", "for"),
    ("call", "for"),
    ("advocate", "for"),
    ("view", "of on about"),
    ("accusation", "of"),
    ("denunciation", "of"),
    ("allegation", "of"),
    ("message", "of"),
];
/// Nouns with an infinitive or a clause of what somebody wants or has decided.
const NOUNS: &[&str] = &[
    "argument",
    "complaint",
    "decision",
    "desire",
    "hope",
    "inclination",
    "intention",
    "plan",
    "pledge",
    "promise",
    "proposal",
    "reluctance",
    "request",
    "suggestion",
    "wish",
];

static OBJECT_FORMS: LazyLock<HashSet<String>> = LazyLock::new(|| all_forms(OBJECTS));
static SAID_FORMS: LazyLock<HashSet<String>> = LazyLock::new(|| all_forms(SAID));
static INFINITIVE_FORMS: LazyLock<HashSet<String>> = LazyLock::new(|| all_forms(INFINITIVES));
static CLAUSE_FORMS: LazyLock<HashSet<String>> = LazyLock::new(|| all_forms(CLAUSES));

fn all_forms(verbs: &[&str]) -> HashSet<String> {
    let irregular = |verb: &str| if verb == "show" { "showed shown" } else { "" };
    verbs.iter().flat_map(|verb| forms(verb, irregular(verb))).map(|(_, form)| form).collect()
}

/// Adds the attitudes behind the headline that lie in no other statement.
pub(crate) fn add(parsed: &ParsedText, headline: usize, drafts: &mut Vec<StatementDraft>) {
    let mut taken = vec![false; parsed.len()];
    for span in drafts.iter().flat_map(|draft| draft.spans.iter().chain(&draft.cue)) {
        let (first, last) = parsed.range(*span);
        taken.iter_mut().take(last).skip(first).for_each(|taken| *taken = true);
    }
    for at in 0..parsed.len() {
        if taken.get(at) == Some(&true) || parsed.start(at) < headline || parsed.quoted(at) {
            continue;
        }
        // A tag of marked-up text: "<tweet author=…>".
        if parsed.text.get(..parsed.start(at)).is_some_and(|text| text.ends_with('<')) {
            continue;
        }
        let top = match parsed.part(at) {
            "VERB" if !is_denied(parsed, at) => of_verb(parsed, at),
            "NOUN" => of_noun(parsed, at),
            "ADJ" => parsed.children(at).find(|child| {
                *child > at
                    && parsed.label(*child) == "prep"
                    && brings(ADJECTIVES_WITH, &parsed.lower(at), &parsed.lower(*child), parsed, *child)
            }),
            _ => None,
        };
        let Some((first, last)) = top.and_then(|top| words(parsed, at, top)) else { continue };
        let free = (first..last).all(|at| taken.get(at) == Some(&false) && !parsed.quoted(at));
        let Some(span) = parsed.span(first, last).filter(|_| free && last - first <= LONGEST) else {
            continue;
        };
        taken.iter_mut().take(last).skip(first).for_each(|taken| *taken = true);
        drafts.push(attitude(parsed, at, span, (first, last)));
    }
}

fn attitude(parsed: &ParsedText, cue: usize, span: Span, (first, last): (usize, usize)) -> StatementDraft {
    let holder = holder(parsed, cue).filter(|at| !(first..last).contains(at));
    let mention = holder.and_then(|holder| parsed.noun_phrase_span(holder));
    let words = (first, last);
    StatementDraft {
        act: if SAID_FORMS.contains(&parsed.lower(cue)) { Act::Speech } else { Act::Attitude },
        takes: 0,
        sure: Some(SURE),
        ..StatementDraft::reported(parsed, vec![span], words, (cue, cue + 1), mention, Rule::Complement)
    }
}

/// The holder of an attitude: the subject of a verb, the owner of a noun, or the subject of the verb whose object the noun is.
fn holder(parsed: &ParsedText, cue: usize) -> Option<usize> {
    let nominal = |at: &usize| parsed.is_nominal(*at);
    if parsed.part(cue) == "VERB" {
        return parsed.subject(cue).filter(nominal);
    }
    let verb = parsed.head(cue);
    if parsed.part(cue) == "ADJ" {
        let whole = matches!(parsed.label(cue), "acomp" | "oprd" | "conj");
        return if whole { parsed.subject(verb).filter(nominal) } else { Some(verb).filter(nominal) };
    }
    let made = || (parsed.label(cue) == "dobj").then(|| parsed.subject(verb)).flatten();
    parsed.child(cue, &["poss"]).or_else(made).filter(nominal)
}

/// The head of the words that a verb brings.
fn of_verb(parsed: &ParsedText, verb: usize) -> Option<usize> {
    // "in an effort to clarify": what somebody tries to say is not said.
    let tried = parsed.label(verb) == "acl" && parsed.tag(verb) == "VB";
    if parsed.child(verb, &["auxpass"]).is_some() || tried {
        return None;
    }
    let form = parsed.lower(verb);
    let behind = || parsed.children(verb).filter(|child| *child > verb);
    behind().find(|at| match parsed.label(*at) {
        "dobj" => (OBJECT_FORMS.contains(&form) || SAID_FORMS.contains(&form)) && parsed.is_nominal(*at),
        "xcomp" => INFINITIVE_FORMS.contains(&form) && parsed.tag(*at) == "VB",
        "ccomp" => CLAUSE_FORMS.contains(&form),
        "prep" => brings(VERBS_WITH, &form, &parsed.lower(*at), parsed, *at),
        _ => false,
    })
}

/// The head of the words that a noun brings.
fn of_noun(parsed: &ParsedText, noun: usize) -> Option<usize> {
    let form = parsed.lower(noun);
    let listed =
        NOUNS.iter().any(|base| form.strip_prefix(base).is_some_and(|end| end.is_empty() || end == "s"));
    let behind = || parsed.children(noun).filter(|child| *child > noun);
    behind().find(|at| match parsed.label(*at) {
        "acl" => listed && matches!(parsed.tag(*at), "VB" | "VBZ" | "VBD" | "VBP"),
        "prep" => {
            parsed.is(*at, &["about"]) && parsed.child(*at, &["pobj", "pcomp"]).is_some()
                || brings(NOUNS_WITH, &form, &parsed.lower(*at), parsed, *at)
        }
        _ => false,
    })
}

/// Returns true if a word takes a preposition with something behind it.
fn brings(list: &[(&str, &str)], form: &str, preposition: &str, parsed: &ParsedText, at: usize) -> bool {
    let same = |base: &str| {
        forms(base, "").iter().any(|(_, other)| other == form) || form == base || form == format!("{base}s")
    };
    parsed.child(at, &["pobj", "pcomp"]).is_some()
        && list.iter().any(|(base, words)| {
            words.split(' ').any(|word| word == preposition)
                && form.get(..2) == base.get(..2)
                && (same(base)
                    || matches!((*base, form), ("see", "saw" | "seen") | ("speak", "spoke" | "spoken")))
        })
}

/// The words below a head, behind their cue and its preposition; the end exclusive.
fn words(parsed: &ParsedText, cue: usize, top: usize) -> Option<(usize, usize)> {
    let (low, high) = parsed.subtree(top);
    let mut first = low.max(cue + 1);
    while first < high
        && (parsed.part(first) == "PUNCT"
            || first == top && parsed.label(top) == "prep"
            || parsed.label(first) == "mark" && parsed.is(first, &["that"]))
    {
        first += 1;
    }
    let mut last = high + 1;
    while last > first && parsed.part(last - 1) == "PUNCT" {
        last -= 1;
    }
    (last > first).then_some((first, last))
}
