//! Which of the statements that were found are any, and where their words end.

use super::super::lexicon::flag;
use super::super::reading::Raw;
use super::super::rules::Rule;
use super::verbs::{class, classes};
use super::{Parsed, bounds, clauses, posts, quotations, sources, subjects, turns, wholes};
use model::{Act, Mode, Span};

/// Words of a headline and its letters, at most.
const HEADLINE: (usize, usize) = (16, 105);

/// Goes over the statements that were found: leaves out what is none, cuts what says too much, and adds what only
/// the trees and the layout of posts show.
pub(in super::super) fn decide(parsed: &Parsed, raws: Vec<Raw>) -> Vec<Raw> {
    let headline = headline(parsed.text);
    let raws = without_sources(parsed, raws);
    let mut kept = Kept { out: Vec::with_capacity(raws.len()), place: Vec::with_capacity(raws.len()) };
    for raw in raws {
        if let Some(before) = kept.before(parsed, &raw) {
            kept.join(before, raw);
            continue;
        }
        let in_headline = raw.spans.first().is_some_and(|span| span.start < headline);
        let raw = if raw.act == Act::Speech && in_headline { None } else { judged(parsed, raw) };
        kept.take(parsed, raw);
    }
    let mut out = kept.out;
    posts::add(parsed, &mut out);
    turns::add(parsed, &mut out);
    let mut out = without_empty(out);
    for raw in &mut out {
        subjects::mend(parsed, raw);
    }
    clauses::split(parsed, &mut out);
    for raw in &mut out {
        bounds::begin(parsed, raw);
        bounds::cut_tail(parsed, raw);
        bounds::clip(parsed, raw);
        bounds::cut_occasion(parsed, raw);
    }
    wholes::add(parsed, headline, &mut out);
    let mut out = without_empty(out);
    clauses::add(parsed, headline, &mut out);
    sources::add(parsed, headline, &mut out);
    nest(&mut out);
    out
}

/// Leaves out statements without words; what points at them points at nothing.
fn without_empty(raws: Vec<Raw>) -> Vec<Raw> {
    let mut count = 0;
    let place: Vec<Option<usize>> = raws
        .iter()
        .map(|raw| {
            let stays = !raw.spans.is_empty();
            count += usize::from(stays);
            stays.then(|| count - 1)
        })
        .collect();
    let moved = |at: Option<usize>| at.and_then(|at| place.get(at).copied().flatten());
    let stays = raws.into_iter().filter(|raw| !raw.spans.is_empty());
    stays.map(|raw| Raw { via: moved(raw.via), goes_on: moved(raw.goes_on), ..raw }).collect()
}

/// Statements that are compared with so many others before them.
const NEAR: usize = 30;

/// Tells each statement by the shortest other one that has its words and its cue.
fn nest(raws: &mut [Raw]) {
    let mut order: Vec<usize> = (0..raws.len()).collect();
    order.sort_by_key(|at| {
        raws.get(*at).and_then(|raw| raw.spans.first()).map(|span| (span.start, usize::MAX - span.end))
    });
    for (rank, at) in order.iter().enumerate() {
        let Some(raw) = raws.get(*at).filter(|raw| raw.act == Act::Speech) else { continue };
        let (Some(cue), Some(first), Some(last)) = (raw.cue, raw.spans.first(), raw.spans.last()) else {
            continue;
        };
        let (start, end) = (first.start.min(cue.start), last.end.max(cue.end));
        let holds = |other: &&usize| {
            raws.get(**other).is_some_and(|other| {
                other.act == Act::Speech
                    && other.spans.iter().any(|span| span.start <= start && span.end >= end)
                    && other.cue.is_none_or(|own| own.end <= start || own.start >= end)
            })
        };
        let length = |other: &&usize| {
            raws.get(**other).map(|other| other.spans.iter().map(|span| span.len()).sum::<usize>())
        };
        let near = order.get(rank.saturating_sub(NEAR)..(rank + 3).min(order.len())).unwrap_or_default();
        let outer = near.iter().filter(|other| *other != at).filter(holds).min_by_key(length).copied();
        if let Some(outer) = outer
            && let Some(raw) = raws.get_mut(*at)
        {
            raw.via = Some(outer);
            raw.goes_on = None;
            raw.sure = Some(raw.sure.unwrap_or_else(|| raw.rule.confidence()).min(nested(raw.rule)));
        }
    }
}

/// How sure a statement inside of another is at most, in percent, as measured on articles that people read.
const fn nested(rule: Rule) -> u8 {
    match rule {
        Rule::Complement => 36,
        Rule::SayingNoun => 45,
        Rule::CueBefore => 52,
        _ => 65,
    }
}

/// Empties what a newspaper is only the source of, and passes on what pointed at it.
fn without_sources(parsed: &Parsed, mut raws: Vec<Raw>) -> Vec<Raw> {
    for at in 0..raws.len() {
        let Some(inner) = raws.get(at).and_then(|raw| wholes::told_before(parsed, raw, &raws)) else {
            continue;
        };
        for raw in &mut raws {
            if raw.via == Some(at) {
                raw.via = None;
            }
            if raw.goes_on == Some(at) {
                raw.goes_on = Some(inner);
            }
        }
        if let Some(raw) = raws.get_mut(at) {
            raw.spans.clear();
        }
    }
    raws
}

/// Statements that stay, and where each of those before went.
struct Kept {
    out: Vec<Raw>,
    place: Vec<Option<usize>>,
}

impl Kept {
    /// The statement before, where this one is the rest of it.
    fn before(&self, parsed: &Parsed, raw: &Raw) -> Option<usize> {
        let last = self.out.iter().rposition(|before| before.via.is_none())?;
        let near = raw.via.is_none() && self.out.len() - last < 4;
        (near && quotations::goes_on(parsed, self.out.get(last)?, raw)).then_some(last)
    }

    fn join(&mut self, before: usize, mut raw: Raw) {
        if let Some(outer) = self.out.get_mut(before) {
            outer.spans.append(&mut raw.spans);
        }
        self.place.push(Some(before));
    }

    fn take(&mut self, parsed: &Parsed, raw: Option<Raw>) {
        let Some(mut raw) = raw else {
            self.place.push(None);
            return;
        };
        let moved = |at: usize| self.place.get(at).copied().flatten();
        let orphan = raw.via.is_some_and(|via| moved(via).is_none());
        raw.via = raw.via.and_then(moved);
        let before = raw.goes_on.and_then(moved);
        if raw.rule == Rule::GoesOn && !orphan {
            let last = before.filter(|at| at + 1 == self.out.len());
            if let Some(outer) = last.and_then(|at| self.out.get_mut(at)).filter(|it| it.via.is_none())
                && goes_on_at_once(parsed, outer, &raw)
            {
                outer.spans.append(&mut raw.spans);
                self.place.push(last);
                return;
            }
        }
        if raw.goes_on.is_some() && before.is_none() {
            raw.goes_on = None;
        } else {
            raw.goes_on = before;
        }
        self.place.push(Some(self.out.len()));
        self.out.push(raw);
    }
}

/// Whether a statement begins in the paragraph in which the one before it ends, or is all of the next one: there a
/// quotation that is left open, for further paragraphs, is one of its own.
fn goes_on_at_once(parsed: &Parsed, before: &Raw, raw: &Raw) -> bool {
    let (Some(last), Some(first)) = (before.spans.last(), raw.spans.first()) else { return false };
    let (_, end) = parsed.range(*last);
    let (start, _) = parsed.range(*first);
    let apart = parsed.paragraph(start).saturating_sub(parsed.paragraph(end.saturating_sub(1)));
    let closed = || first.of(parsed.text).ends_with(['”', '"', '’', '\'', '»']);
    last.end <= first.start && (apart == 0 || apart == 1 && raw.spans.len() == 1 && closed())
}

/// The statement, or nothing where it is none.
fn judged(parsed: &Parsed, mut raw: Raw) -> Option<Raw> {
    if raw.spans.is_empty() {
        return None;
    }
    if raw.act == Act::Attitude {
        return Some(raw);
    }
    quotations::mend(parsed, &mut raw);
    quotations::take_label(parsed, &mut raw);
    quotations::take_lead(parsed, &mut raw);
    let cue = cue_word(parsed, &raw);
    let kind = cue.map_or(0, |cue| classes(&parsed.lower(cue)));
    let weak = matches!(raw.rule, Rule::Governed | Rule::GovernedAlone);
    let beside = matches!(raw.rule, Rule::VerbBefore | Rule::VerbAfter);
    if weak && (raw.sure.is_some_and(|sure| sure < 35) || kind & class::STRONG == 0) {
        return None;
    }
    if (weak || raw.rule == Rule::ReportedClause) && (kind & class::ABOUT != 0 || is_occasion(parsed, &raw)) {
        return None;
    }
    if weak
        && cue.is_some_and(|cue| parsed.is(cue, &["asked", "asks", "ask", "asking"]))
        && is_topic(parsed, &raw)
    {
        return None;
    }
    if raw.rule == Rule::VerbAfter && kind & class::SAYS == 0 || is_title(parsed, &raw) {
        return None;
    }
    if matches!(raw.rule, Rule::VerbBefore | Rule::SentenceSubject)
        && (kind & class::STRONG == 0 || words(parsed, &raw.spans) < 4)
    {
        return None;
    }
    if raw.rule == Rule::Parenthetical && raw.mode == Mode::Indirect && is_anothers(parsed, &raw, cue) {
        return None;
    }
    if raw.mode != Mode::Direct && cue.is_some_and(|cue| parsed.is_verb(cue) && is_denied(parsed, cue)) {
        return None;
    }
    if weak || beside || matches!(raw.rule, Rule::ReportedClause | Rule::Participle) {
        if kind & class::THINKS != 0 {
            raw.act = Act::Attitude;
        } else if kind & class::SHOWS != 0 && (weak || beside || !is_finding(parsed, &raw)) {
            return None;
        }
    }
    Some(raw)
}

/// The word that tells of a statement: the first verb of its cue, else the cue's last word.
pub(super) fn cue_word(parsed: &Parsed, raw: &Raw) -> Option<usize> {
    let (first, last) = parsed.range(raw.cue?);
    (first..last).find(|at| parsed.is_verb(*at)).or_else(|| last.checked_sub(1).filter(|at| *at >= first))
}

/// ", said he would …": the word behind the verb is the subject of the clause that it reports.
fn is_anothers(parsed: &Parsed, raw: &Raw, cue: Option<usize>) -> bool {
    let Some((cue, mention)) = cue.zip(raw.mention) else { return false };
    let (first, last) = parsed.range(mention);
    parsed.head_of(first, last).is_some_and(|head| {
        let verb = parsed.head(head);
        head > cue && parsed.label(head) == "nsubj" && verb != cue && parsed.is_above(cue, verb)
    })
}

/// "asked about …", "when asked …": the words name a topic.
fn is_topic(parsed: &Parsed, raw: &Raw) -> bool {
    let Some(first) = raw.spans.first().map(|span| parsed.range(*span).0) else { return false };
    parsed.is(first, &["about", "when"])
        || first.checked_sub(1).is_some_and(|at| parsed.is(at, &["about", "when"]))
}

/// "when asked …", "asked about …", "while visiting …": the occasion of a saying and not its words.
fn is_occasion(parsed: &Parsed, raw: &Raw) -> bool {
    let Some(first) = raw.spans.first().map(|span| parsed.range(*span).0) else { return false };
    let next = |any: &[&str]| parsed.is(first + 1, any) || parsed.tag(first + 1) == "VBG";
    parsed.is(first, &["when", "while", "after", "before"]) && next(&["asked", "questioned", "pressed"])
        || parsed.is(first, &["asked"])
            && parsed.is(first + 1, &["about", "by", "whether", "if", "why", "how"])
}

/// A heading in capitals, or the name of a programme or a book: nobody says it.
fn is_title(parsed: &Parsed, raw: &Raw) -> bool {
    let [span] = raw.spans.as_slice() else { return false };
    let (first, last) = parsed.range(*span);
    let words: Vec<usize> =
        (first..last).filter(|at| parsed.word(*at).starts_with(char::is_alphabetic)).take(12).collect();
    let upper = |at: &usize| parsed.word(*at).chars().all(|letter| !letter.is_lowercase());
    let alone = first == 0 || parsed.paragraph(first - 1) != parsed.paragraph(first);
    let ends = parsed.get(last).is_none_or(|next| next.paragraph != parsed.paragraph(first));
    if alone && ends && words.len() > 1 && words.iter().all(upper) {
        return true;
    }
    let named = |at: &usize| matches!(parsed.tag(*at), "NNP" | "NNPS");
    raw.mode == Mode::Direct
        && raw.rule == Rule::CueBefore
        && (2..=5).contains(&words.len())
        && words.iter().all(named)
}

/// Whether somebody who studies or judges shows it.
fn is_finding(parsed: &Parsed, raw: &Raw) -> bool {
    let Some(mention) = raw.mention else { return true };
    let (first, last) = parsed.range(mention);
    (first..last).any(|at| {
        parsed.flags(at) & (flag::DOCUMENT | flag::GROUP) != 0
            || parsed.is(at, &["poll", "study", "survey", "panel", "court", "jury", "judge", "committee"])
    })
}

pub(super) fn words(parsed: &Parsed, spans: &[Span]) -> usize {
    let counted = |span: &Span| {
        let (first, last) = parsed.range(*span);
        (first..last).filter(|at| parsed.word(*at).starts_with(char::is_alphanumeric)).count()
    };
    spans.iter().map(counted).sum()
}

/// Whether a verb tells that something was not said, or only that it might be: "never said", "nobody claimed", "if he
/// says", "stopped short of calling".
pub(super) fn is_denied(parsed: &Parsed, verb: usize) -> bool {
    const NOBODY: &[&str] = &["nobody", "none", "neither", "nothing"];
    for child in parsed.children(verb).iter().copied() {
        let subject = parsed.label(child) == "nsubj";
        let no = || {
            parsed.children(child).iter().any(|at| {
                matches!(parsed.label(*at), "det" | "preconj") && parsed.is(*at, &["no", "neither"])
            })
        };
        if parsed.label(child) == "neg"
            || parsed.is(child, &["never", "hardly"])
            || subject && (parsed.is(child, NOBODY) || no())
            || parsed.label(child) == "mark" && parsed.is(child, &["if", "unless", "whether"])
        {
            return true;
        }
    }
    let head = parsed.head(verb);
    if matches!(parsed.label(verb), "xcomp" | "pcomp" | "pobj" | "prep") && head != verb {
        let avoids = |at: usize| classes(&parsed.lower(at)) & class::AVOIDS != 0;
        let above = parsed.head(head);
        let negated = parsed.children(head).iter().any(|child| parsed.label(*child) == "neg");
        return avoids(head) || parsed.label(head) == "prep" && avoids(above) || negated;
    }
    false
}

/// Where the headline ends: a first line of few words, alone in its paragraph and without a quotation.
fn headline(text: &str) -> usize {
    let Some((line, rest)) = text.trim_start_matches('\u{feff}').split_once('\n') else { return 0 };
    let (most_words, most_letters) = HEADLINE;
    let short = line.chars().count() <= most_letters && line.split_whitespace().count() <= most_words;
    let quoted = line.contains(['“', '”', '"']);
    if short && !quoted && !is_lead(line) && !line.trim().is_empty() && !rest.trim().is_empty() {
        text.len() - rest.len()
    } else {
        0
    }
}

/// Whether a short first line is a sentence of the article: with articles, and mostly in small letters.
fn is_lead(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let small = words.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
    let joints = ["the", "a", "an", "has", "have", "said", "says"];
    small * 2 > words.len() && words.iter().any(|word| joints.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_is_told_from_a_first_sentence() {
        let behind = "\n\nThe mill is old, Ann Roe said.\n";
        for line in
            ["Union blasts mill after trout die.", "MILL KILLS TROUT", "Mill Kills Trout In the River"]
        {
            assert!(headline(&format!("{line}{behind}")) > 0, "{line}");
        }
        for line in ["The mill has killed 400 trout, the union has claimed.", "“No,” said Ann Roe."] {
            assert_eq!(headline(&format!("{line}{behind}")), 0, "{line}");
        }
    }
}
