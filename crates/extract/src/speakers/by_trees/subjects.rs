//! The subject of a reporting verb by the tree, where the words beside the verb name somebody else.

use crate::cues::verb_frames;
use crate::lexicon::flag;
use crate::names::entities::NameKind;
use crate::rules::Rule;
use crate::statements::exclusion::cue_word;
use crate::statements::reader::StatementDraft;
use crate::trees::ParsedText;
use model::Span;

/// Heads between a word and the subject above it, at most.
const DEEPEST: usize = 14;

/// Takes the subject of the tree for a mention inside of it: in "The groups who wrote to her say …" and
/// "Ann Roe, who was born in Sydney, Australia, said …" not "her" and "Australia".
pub(crate) fn mend(parsed: &ParsedText, draft: &mut StatementDraft) {
    if matches!(draft.rule, Rule::Label | Rule::Dash | Rule::Post | Rule::GoesOn | Rule::RunsOn) {
        return;
    }
    let Some(verb) = cue_word(parsed, draft).filter(|cue| parsed.is_verb(*cue)) else { return };
    let own = parsed.child(verb, &["nsubj"]);
    let sure = own.is_none().then(|| parsed.caused(verb).or_else(|| issuing(parsed, verb))).flatten();
    let Some(subject) = own.or(sure).or_else(|| shared(parsed, verb)) else { return };
    if !parsed.is_nominal(subject) && parsed.names.at(subject).is_none()
        || verb_frames::classes(&parsed.lower(verb)) & verb_frames::class::SAYS == 0
    {
        return;
    }
    let Some(mention) = draft.mention else {
        if draft.rule == Rule::GovernedAlone && subject < verb {
            draft.mention = parsed.noun_phrase_span(subject);
        }
        return;
    };
    let certain = sure.is_some() || draft.rule == Rule::Governed && subject < verb;
    if let Some(span) = better(parsed, parsed.range(mention), verb, subject, certain, own.is_some()) {
        draft.mention = Some(span);
        draft.role = None;
    }
}

/// The mention of a verb's subject, where it names somebody else than the words that were taken for it.
fn better(
    parsed: &ParsedText,
    (first, last): (usize, usize),
    verb: usize,
    subject: usize,
    certain: bool,
    own: bool,
) -> Option<Span> {
    let head = parsed.head_of(first, last)?;
    let antecedent = antecedent(parsed, verb, subject, (first, last));
    if let Some(span) = antecedent.or_else(|| over_place(parsed, verb, subject, head)) {
        return Some(span);
    }
    if (first..last).contains(&subject) {
        // "rose to ten after | the office": what is before the subject and no part of it.
        let joins =
            |at: usize| matches!(parsed.part(at), "SCONJ" | "VERB" | "AUX") && parsed.names.at(at).is_none();
        let over = own && (first..parsed.subtree(subject).0).any(joins);
        return over.then(|| parsed.noun_phrase_span(subject)).flatten();
    }
    let aside = || {
        is_aside(parsed, head, subject)
            || is_setting(parsed, head, subject, verb)
            // "Officials — among them Ann Roe — have long argued"
            || matches!(parsed.part(head), "ADV" | "VERB" | "AUX") && subject < verb
    };
    let found = || apposed(parsed, subject, verb).or_else(|| parsed.noun_phrase_span(subject));
    (certain || aside()).then(found).flatten()
}

/// Whoever makes words public that a participle tells: "the campaign sent a message to supporters saying …".
fn issuing(parsed: &ParsedText, verb: usize) -> Option<usize> {
    let participle = parsed.tag(verb) == "VBG" && parsed.label(verb) == "acl";
    let issues = participle.then(|| parsed.issuer(parsed.head(verb))).flatten()?;
    parsed.child(issues, &["nsubj"])
}

/// The subject of the verb that a participle or an infinitive without a subject depends on.
fn shared(parsed: &ParsedText, verb: usize) -> Option<usize> {
    let hangs = matches!(parsed.label(verb), "advcl" | "xcomp" | "conj") && parsed.tag(verb) != "VBN";
    let head = parsed.head(verb);
    let found = hangs.then(|| parsed.child(head, &["nsubj", "nsubjpass"])).flatten()?;
    (found < verb).then_some(found)
}

/// Returns true if a word is part of a clause, a phrase or an apposition of a noun, and not beside it.
fn is_aside(parsed: &ParsedText, word: usize, noun: usize) -> bool {
    let mut at = word;
    let mut clause = false;
    for _ in 0..DEEPEST {
        let label = parsed.label(at);
        let head = parsed.head(at);
        if head == at {
            return false;
        }
        clause |= matches!(label, "relcl" | "acl" | "advcl" | "ccomp" | "prep" | "agent");
        if head == noun {
            let person = || parsed.names.at(noun).is_some_and(|name| name.person().is_some());
            if label == "appos" && at == word && person() {
                return true;
            }
            return clause && !matches!(label, "conj" | "poss" | "compound");
        }
        at = head;
    }
    false
}

/// The noun within a mention that "who" refers to by the tree: in "a lecture from the minister, who said …" the minister.
fn antecedent(parsed: &ParsedText, verb: usize, subject: usize, mention: (usize, usize)) -> Option<Span> {
    let noun = parsed.head(verb);
    let who = parsed.is(subject, &["who"]) && parsed.label(verb) == "relcl";
    let person = parsed.part(noun) == "PROPN"
        || parsed.flags(noun) & (flag::HUMAN | flag::ROLE | flag::RANK | flag::GROUP) != 0;
    let inside = who && person && parsed.label(noun) == "pobj" && (mention.0..mention.1).contains(&noun);
    let (from, to) = inside.then(|| parsed.noun_phrase(noun)).filter(|(from, _)| *from > mention.0)?;
    parsed.span(from, to)
}

/// The person that "who" refers to over a place: in "said Ann Roe, a doctor from Vale, Maine, who said …" Ann Roe.
fn over_place(parsed: &ParsedText, verb: usize, subject: usize, mention: usize) -> Option<Span> {
    let place = |at: usize| parsed.names.at(at).is_some_and(|name| name.kind == NameKind::Place);
    let mut at = parsed.head(verb);
    if !parsed.is(subject, &["who"]) || parsed.label(verb) != "relcl" || !place(at) || !place(mention) {
        return None;
    }
    for _ in 0..DEEPEST {
        let above = parsed.head(at);
        if above == at || parsed.is_verb(above) {
            return None;
        }
        at = above;
        let apposed = parsed.label(at) == "appos";
        let person = parsed.names.at(at).is_some_and(|name| name.person().is_some())
            || parsed.flags(at) & (flag::HUMAN | flag::ROLE | flag::GROUP) != 0;
        if person && !apposed {
            return parsed.noun_phrase_span(at);
        }
    }
    None
}

/// Returns true if a word tells where or when the subject before it speaks: "Ann Roe, at a meeting in Vale, said".
fn is_setting(parsed: &ParsedText, word: usize, subject: usize, verb: usize) -> bool {
    let preposition = parsed.head(word);
    let place = parsed.label(word) == "pobj"
        && parsed.label(preposition) == "prep"
        && parsed.head(preposition) == verb;
    place && subject < preposition && word < verb
}

/// The name between commas before the verb and says who a common noun is: "The company that runs the mill,
/// Northway, said …".
fn apposed(parsed: &ParsedText, noun: usize, verb: usize) -> Option<Span> {
    if parsed.part(noun) != "NOUN" || verb <= noun || parsed.child(noun, &["relcl"]).is_none() {
        return None;
    }
    let comma = (noun + 1..verb).rev().find(|at| parsed.is(*at, &[","]))?;
    let free = (comma + 1..verb).all(|at| matches!(parsed.part(at), "ADV" | "AUX"));
    let name = parsed.names.at(comma.checked_sub(1)?).copied().filter(|_| free)?;
    let fits = name.last == comma
        && name.first > noun
        && matches!(name.kind, NameKind::Organisation | NameKind::Person(_) | NameKind::Other);
    let set_off = name.first.checked_sub(1).is_some_and(|at| parsed.is(at, &[","]));
    parsed.span(name.first, name.last).filter(|_| fits && set_off)
}
