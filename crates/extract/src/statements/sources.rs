//! Reports by nouns of saying ("their claim that …", "the message is that …") and by clauses that name a source ("as
//! the Herald reported, …").

use super::super::rules::Rule;
use super::exclusion::is_denied;
use crate::cues::verb_frames::{class, classes, tells};
use crate::statements::reader::StatementDraft;
use crate::trees::ParsedText;
use model::Span;

/// Nouns whose clause with "that" tells what somebody said.
const SAYINGS: &str = "claim assertion allegation accusation charge suggestion statement promise pledge vow denial warning \
    announcement argument complaint testimony prediction insistence message contention admission acknowledgment doubt \
    doubts concern concerns claims assertions allegations accusations charges suggestions warnings complaints promises \
    fears speculation report reports";
/// Nouns of saying that bring what is asked or claimed with "for", "of" or an infinitive.
const DEMANDS: &str = "call request demand plea offer threat assertion accusation recommendation invitation claim appeal \
    pledge promise vow denial criticism condemnation";
/// Verbs with which somebody makes such a saying theirs.
const MAKES: &str = "express expressed expresses expressing voice voiced raise raised make made makes repeat repeated \
    repeating issue issued reiterate reiterated lay laid outline outlined air aired rejected dismiss dismissed dismisses \
    deny denied denies dispute disputed";

fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|other| other == word)
}

/// A report that was found: its words, the end exclusive, its cue and the noun that names its speaker.
struct NounReport {
    first: usize,
    last: usize,
    cue: usize,
    speaker: Option<usize>,
    rule: Rule,
    /// True if it counts only inside of another statement.
    nested: bool,
}

/// Adds reports by nouns and by clauses with "as", where no statement has their words yet.
pub(crate) fn add(parsed: &ParsedText, headline: usize, drafts: &mut Vec<StatementDraft>) {
    for at in 0..parsed.len() {
        if parsed.start(at) < headline {
            continue;
        }
        let found = noun_clause(parsed, at).or_else(|| copula(parsed, at)).or_else(|| as_told(parsed, at));
        let Some(found) = found.or_else(|| demand(parsed, at)) else { continue };
        let Some(span) = parsed.span(found.first, found.last) else { continue };
        let mention = found.speaker.and_then(|speaker| parsed.noun_phrase_span(speaker));
        let nobodys = |draft: &&mut StatementDraft| {
            draft.rule == Rule::GovernedAlone
                && draft.mention.is_none()
                && draft.spans.iter().any(|own| own.overlaps(span) && own.len() * 10 > span.len() * 6)
        };
        if let Some(draft) = drafts.iter_mut().find(nobodys) {
            draft.cue = parsed.span(found.cue, found.cue + 1);
            (draft.mention, draft.rule, draft.sure) = (mention, found.rule, None);
            continue;
        }
        let longer = |draft: &&mut StatementDraft| {
            draft.rule == Rule::SayingNoun
                && draft.spans.len() == 1
                && draft.spans.iter().all(|own| own.start == span.start)
        };
        if let Some(draft) = drafts.iter_mut().find(longer) {
            draft.spans = vec![span];
            draft.mention = draft.mention.or(mention);
            continue;
        }
        let (known, outer) = place(drafts, span);
        if known || found.nested && outer.is_none() {
            continue;
        }
        let (words, cue) = ((found.first, found.last), (found.cue, found.cue + 1));
        let draft = StatementDraft::reported(parsed, vec![span], words, cue, mention, found.rule);
        drafts.push(StatementDraft { via: outer, ..draft });
    }
}

/// Returns true if most of a span is told already, and the statement around it.
fn place(drafts: &[StatementDraft], span: Span) -> (bool, Option<usize>) {
    let mut outer: Option<(usize, usize)> = None;
    let mut known = false;
    for (at, draft) in drafts.iter().enumerate() {
        for own in &draft.spans {
            let shared = own.end.min(span.end).saturating_sub(own.start.max(span.start));
            if own.start <= span.start && span.end <= own.end && own.len() > span.len() * 5 / 4 {
                if outer.is_none_or(|(length, _)| own.len() < length) {
                    outer = Some((own.len(), at));
                }
            } else if shared * 10 > span.len() * 3 {
                known = true;
            }
        }
    }
    (known, outer.map(|(_, at)| at))
}

/// The words of a clause without its "that" and the marks at its end.
fn words(parsed: &ParsedText, clause: usize, after: usize) -> Option<(usize, usize)> {
    let (low, high) = parsed.subtree(clause);
    let mut first = low.max(after + 1);
    while first < high
        && (parsed.is(first, &[",", ":"]) || parsed.label(first) == "mark" && parsed.is(first, &["that"]))
    {
        first += 1;
    }
    let last = parsed.without_end_marks(first, high + 1);
    (last > first + 2).then_some((first, last))
}

fn begins_with_that(parsed: &ParsedText, clause: usize) -> bool {
    parsed.children(clause).any(|at| parsed.label(at) == "mark" && parsed.is(at, &["that"]))
}

/// "their claim that the mill is safe", "the House expressed doubt that …".
fn noun_clause(parsed: &ParsedText, noun: usize) -> Option<NounReport> {
    if parsed.part(noun) != "NOUN" || !has(SAYINGS, &parsed.lower(noun)) {
        return None;
    }
    let clause = parsed.children(noun).find(|at| {
        *at > noun && matches!(parsed.label(*at), "acl" | "ccomp" | "relcl") && begins_with_that(parsed, *at)
    })?;
    let verb = parsed.head(noun);
    let made = parsed.label(noun) == "dobj" && has(MAKES, &parsed.lower(verb));
    if made && is_denied(parsed, verb) {
        return None;
    }
    let maker = || made.then(|| parsed.subject(verb)).flatten();
    let by = || {
        let from = parsed.children(noun);
        let mut from = from.filter(|at| parsed.label(*at) == "prep" && parsed.is(*at, &["by", "of", "from"]));
        from.find_map(|at| parsed.child(at, &["pobj"]))
    };
    let speaker = parsed.child(noun, &["poss"]).or_else(by).or_else(maker);
    let speaker = speaker.filter(|at| {
        parsed.is_nominal(*at) || crate::speakers::by_trees::pronouns::is_pronoun(parsed, *at)
    })?;
    let (first, last) = words(parsed, clause, noun)?;
    Some(NounReport { first, last, cue: noun, speaker: Some(speaker), rule: Rule::SayingNoun, nested: false })
}

/// "the union’s call for a ban", "Roe’s request to see the books".
fn demand(parsed: &ParsedText, noun: usize) -> Option<NounReport> {
    if parsed.part(noun) != "NOUN" || !has(DEMANDS, &parsed.lower(noun)) {
        return None;
    }
    let speaker = parsed.child(noun, &["poss"])?;
    let infinitive = |at: usize| parsed.tag(at) == "VB" && parsed.has_to(at);
    let said = parsed.children(noun).filter(|at| *at > noun).find_map(|at| match parsed.label(at) {
        "acl" | "relcl" | "xcomp" if infinitive(at) => Some(at),
        "prep" if parsed.is(at, &["for", "of", "on"]) => parsed.child(at, &["pobj"]),
        _ => None,
    })?;
    let (mut first, mut last) = (parsed.subtree(said).0.max(noun + 1), parsed.subtree(said).1 + 1);
    if parsed.is(first, &["to"]) {
        first += 1;
    }
    last = parsed.without_end_marks(first, last);
    (last > first).then_some(NounReport {
        first,
        last,
        cue: noun,
        speaker: Some(speaker),
        rule: Rule::SayingNoun,
        nested: true,
    })
}

/// "Roe’s claim is that the mill is safe".
fn copula(parsed: &ParsedText, verb: usize) -> Option<NounReport> {
    if !parsed.is(verb, &["is", "was"]) || is_denied(parsed, verb) {
        return None;
    }
    let noun = parsed.child(verb, &["nsubj"]).filter(|at| *at < verb && has(SAYINGS, &parsed.lower(*at)))?;
    let clause = parsed.children(verb);
    let mut clause =
        clause.filter(|at| *at > verb && parsed.label(*at) == "ccomp" && begins_with_that(parsed, *at));
    let (first, last) = words(parsed, clause.next()?, verb)?;
    Some(NounReport {
        first,
        last,
        cue: noun,
        speaker: parsed.child(noun, &["poss"]),
        rule: Rule::SayingNoun,
        nested: false,
    })
}

/// Returns true if a preposition says where or to whom something was told: "noted in The Herald", "told on Monday".
fn is_setting(parsed: &ParsedText, preposition: usize) -> bool {
    parsed.is(preposition, &["in", "on", "at", "to", "during", "before", "after", "for"])
        && parsed.child(preposition, &["pobj"]).is_some()
}

/// Returns true if a verb is that of a clause with "as".
pub(super) fn is_as_clause(parsed: &ParsedText, verb: usize) -> bool {
    parsed.label(verb) == "advcl"
        && parsed.child(verb, &["mark"]).is_some_and(|mark| parsed.is(mark, &["as"]))
}

/// "As the Herald reported, the mill is safe"; "…, as reported by the Herald".
fn as_told(parsed: &ParsedText, verb: usize) -> Option<NounReport> {
    if !is_as_clause(parsed, verb) || !tells(&parsed.lower(verb)) || is_denied(parsed, verb) {
        return None;
    }
    let taken = ["dobj", "ccomp", "xcomp", "acomp", "attr"];
    let agent = parsed.child(verb, &["agent"]).and_then(|by| parsed.child(by, &["pobj"]));
    let own_subject = || parsed.child(verb, &["nsubj"]);
    let speaker = agent.or_else(own_subject)?;
    if parsed.child(verb, &taken).is_some()
        || parsed.is(speaker, &["i", "we", "you", "it"])
        || parsed.children(verb).any(|at| parsed.label(at) == "prep" && !is_setting(parsed, at))
    {
        return None;
    }
    let main = parsed.head(verb);
    let stated = match parsed.label(main) {
        "ROOT" | "conj" => true,
        "ccomp" => parsed.head(main) < main && classes(&parsed.lower(parsed.head(main))) & class::SAYS == 0,
        _ => false,
    };
    // "As the Herald reported, Ann Roe was accused of …" tells what was done to her.
    let says =
        || classes(&parsed.lower(main)) & class::SAYS != 0 && parsed.child(main, &["auxpass"]).is_none();
    if !stated || says() {
        return None;
    }
    let (mut low, high) = parsed.subtree(main);
    while low < high && (parsed.label(low) == "cc" || parsed.part(low) == "PUNCT" && !parsed.quoted(low)) {
        low += 1;
    }
    let (own, end) = parsed.subtree(verb);
    // "However, as the Herald reported, …"
    let leads = (low..own).all(|at| matches!(parsed.part(at), "ADV" | "CCONJ" | "PUNCT"));
    if !leads && main > own {
        return None;
    }
    let (first, last) = if leads { (end + 1, high + 1) } else { (low, own) };
    let comma = |at: usize| parsed.is(at, &[","]);
    let set_off = if leads { comma(first) || comma(end) } else { last > 0 && comma(last - 1) };
    let (mut first, mut last) = (first, last);
    while first < last && parsed.part(first) == "PUNCT" && !parsed.quoted(first) {
        first += 1;
    }
    last = parsed.without_end_marks(first, last);
    (set_off && last > first + 3).then_some(NounReport {
        first,
        last,
        cue: verb,
        speaker: Some(speaker),
        rule: Rule::Parenthetical,
        nested: false,
    })
}
