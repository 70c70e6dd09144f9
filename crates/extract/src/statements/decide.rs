//! Decides which drafts are statements, and where their words end.

use super::super::rules::Rule;
use super::around_cues;
use super::attitudes;
use super::bounds;
use super::exclusion::judged;
use super::sources;
use crate::quotations::blocks;
use crate::quotations::cue_by_tree;
use crate::quotations::posts;
use crate::quotations::turns;
use crate::speakers::by_trees::subjects;
use crate::statements::headline;
use crate::statements::inserted_sources;
use crate::statements::passives;
use crate::statements::reader::StatementDraft;
use crate::statements::reporting_clauses;
use crate::statements::whole_sentences;
use crate::trees::ParsedText;
use model::{Act, Mode, Span};
use std::collections::HashMap;

/// Goes over the statements that were found: leaves out what is none, cuts what says too much, and adds what only
/// the trees and the layout of posts show.
pub(crate) fn decide(parsed: &ParsedText, drafts: Vec<StatementDraft>) -> Vec<StatementDraft> {
    let headline = headline::headline(parsed.text);
    let drafts = without_sources(parsed, drafts);
    let mut kept =
        KeptDrafts { out: Vec::with_capacity(drafts.len()), place: Vec::with_capacity(drafts.len()) };
    for draft in drafts {
        if let Some(before) = kept.before(parsed, &draft) {
            kept.join(before, draft);
            continue;
        }
        let in_headline = draft.spans.first().is_some_and(|span| span.start < headline);
        let draft = if draft.act == Act::Speech && in_headline { None } else { judged(parsed, draft) };
        kept.take(parsed, draft);
    }
    let mut out = kept.out;
    posts::add(parsed, headline, &mut out);
    turns::add(parsed, &mut out);
    blocks::add(parsed, &mut out);
    let mut out = without_empty(out);
    for draft in &mut out {
        subjects::mend(parsed, draft);
    }
    reporting_clauses::split(parsed, &mut out);
    for draft in &mut out {
        bounds::begin(parsed, draft);
        bounds::cut_tail(parsed, draft);
        bounds::clip(parsed, draft);
        bounds::cut_occasion(parsed, draft);
        bounds::close(parsed, draft);
    }
    around_cues::mend(parsed, headline, &mut out);
    let mut out = without_empty(out);
    whole_sentences::add(parsed, headline, &mut out);
    let mut out = without_empty(out);
    reporting_clauses::add(parsed, headline, &mut out);
    reporting_clauses::split(parsed, &mut out);
    passives::add(parsed, headline, &mut out);
    sources::add(parsed, headline, &mut out);
    inserted_sources::add(parsed, headline, &mut out);
    without_far_vias(&mut out);
    without_doubles(&mut out);
    let mut out = without_empty(out);
    nest(&mut out);
    attitudes::add(parsed, headline, &mut out);
    out
}

/// Leaves out statements without words; what points at them points at nothing.
fn without_empty(drafts: Vec<StatementDraft>) -> Vec<StatementDraft> {
    let mut count = 0;
    let place: Vec<Option<usize>> = drafts
        .iter()
        .map(|draft| {
            let stays = !draft.spans.is_empty();
            count += usize::from(stays);
            stays.then(|| count - 1)
        })
        .collect();
    let moved = |at: Option<usize>| at.and_then(|at| place.get(at).copied().flatten());
    let stays = drafts.into_iter().filter(|draft| !draft.spans.is_empty());
    stays
        .map(|draft| StatementDraft { via: moved(draft.via), goes_on: moved(draft.goes_on), ..draft })
        .collect()
}

/// Takes statements out of others that hold neither their words nor their cue: a second report of the sentence, as in
/// "though he said that …, Marsh said that …".
fn without_far_vias(drafts: &mut [StatementDraft]) {
    for at in 0..drafts.len() {
        let apart = drafts.get(at).is_some_and(|draft| {
            let Some(outer) = draft.via.and_then(|via| drafts.get(via)) else { return false };
            let within =
                |span: &Span| outer.spans.iter().any(|own| own.start < span.end && span.start < own.end);
            !draft.spans.iter().chain(&draft.cue).any(within)
        });
        if apart && let Some(draft) = drafts.get_mut(at) {
            draft.via = None;
        }
    }
}

/// Empties one of two reports that share their cue and words, as said by [`superfluous`].
fn without_doubles(drafts: &mut [StatementDraft]) {
    let mut by_cue: HashMap<Span, usize> = HashMap::new();
    for at in 0..drafts.len() {
        let Some(draft) = drafts.get(at).filter(|draft| !draft.spans.is_empty()) else { continue };
        let Some((cue, before)) = draft.cue.and_then(|cue| Some((cue, by_cue.insert(cue, at)?))) else {
            continue;
        };
        let Some(gone) = drafts.get(before).and_then(|other| superfluous((before, other), (at, draft)))
        else {
            continue;
        };
        by_cue.insert(cue, at + before - gone);
        if let Some(draft) = drafts.get_mut(gone) {
            draft.spans.clear();
        }
    }
}

/// Which of two reports of one cue says nothing that the other does not: the guessed one, unless it has all words of the
/// other and more; of two alike the first.
fn superfluous(first: (usize, &StatementDraft), second: (usize, &StatementDraft)) -> Option<usize> {
    let guessed = |draft: &StatementDraft| matches!(draft.rule, Rule::Governed | Rule::GovernedAlone);
    let same = first.1.spans == second.1.spans;
    let (weak, strong) = match (guessed(first.1), guessed(second.1)) {
        (true, false) => (first, second),
        (false, true) => (second, first),
        _ => return same.then_some(first.0),
    };
    let weak_has = |test: &dyn Fn(&Span) -> bool| weak.1.spans.iter().any(test);
    let shared = strong.1.spans.iter().any(|span| weak_has(&|own| own.overlaps(*span)));
    let held =
        strong.1.spans.iter().all(|span| weak_has(&|own| own.start <= span.start && span.end <= own.end));
    shared.then_some(if held && !same { strong.0 } else { weak.0 })
}

/// Statements that are compared with so many others before them.
const NEAR: usize = 30;

/// Tells each statement by the shortest other one that has its words and its cue.
fn nest(drafts: &mut [StatementDraft]) {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|at| {
        drafts.get(*at).and_then(|draft| draft.spans.first()).map(|span| (span.start, usize::MAX - span.end))
    });
    for (rank, at) in order.iter().enumerate() {
        let Some(draft) = drafts.get(*at).filter(|draft| draft.act == Act::Speech) else { continue };
        let (Some(cue), Some(first), Some(last)) = (draft.cue, draft.spans.first(), draft.spans.last())
        else {
            continue;
        };
        let (start, end) = (first.start.min(cue.start), last.end.max(cue.end));
        let holds = |other: &&usize| {
            drafts.get(**other).is_some_and(|other| {
                other.act == Act::Speech
                    && other.spans.iter().any(|span| span.start <= start && span.end >= end)
                    && other.cue.is_none_or(|own| own.end <= start || own.start >= end)
            })
        };
        let length = |other: &&usize| {
            drafts.get(**other).map(|other| other.spans.iter().map(|span| span.len()).sum::<usize>())
        };
        let near = order.get(rank.saturating_sub(NEAR)..(rank + 3).min(order.len())).unwrap_or_default();
        let outer = near.iter().filter(|other| *other != at).filter(holds).min_by_key(length).copied();
        if let Some(outer) = outer
            && let Some(draft) = drafts.get_mut(*at)
        {
            draft.via = Some(outer);
            draft.goes_on = None;
            draft.sure = Some(draft.sure.unwrap_or_else(|| draft.rule.confidence()).min(nested(draft.rule)));
        }
    }
}

/// The largest confidence in a statement inside of another, in percent, as measured on articles that people read.
const fn nested(rule: Rule) -> u8 {
    match rule {
        Rule::Complement => 36,
        Rule::SayingNoun => 45,
        Rule::CueBefore => 52,
        _ => 65,
    }
}

/// Empties what a newspaper is only the source of, and passes on what pointed at it.
fn without_sources(parsed: &ParsedText, mut drafts: Vec<StatementDraft>) -> Vec<StatementDraft> {
    for at in 0..drafts.len() {
        let Some(inner) =
            drafts.get(at).and_then(|draft| whole_sentences::told_before(parsed, draft, &drafts))
        else {
            continue;
        };
        for draft in &mut drafts {
            if draft.via == Some(at) {
                draft.via = None;
            }
            if draft.goes_on == Some(at) {
                draft.goes_on = Some(inner);
            }
        }
        if let Some(draft) = drafts.get_mut(at) {
            draft.spans.clear();
        }
    }
    drafts
}

/// Statements that stay, and where each of those before went.
struct KeptDrafts {
    out: Vec<StatementDraft>,
    place: Vec<Option<usize>>,
}

impl KeptDrafts {
    /// The statement before, where this one is the rest of it.
    fn before(&self, parsed: &ParsedText, draft: &StatementDraft) -> Option<usize> {
        let last = self.out.iter().rposition(|before| before.via.is_none())?;
        let near = draft.via.is_none() && self.out.len() - last < 4;
        (near && cue_by_tree::goes_on(parsed, self.out.get(last)?, draft)).then_some(last)
    }

    fn join(&mut self, before: usize, mut draft: StatementDraft) {
        if let Some(outer) = self.out.get_mut(before) {
            outer.spans.append(&mut draft.spans);
        }
        self.place.push(Some(before));
    }

    /// Returns true if a quotation of nobody goes on behind the title with which the sentence of the one before it ends: "…,”
    /// Ann Roe said on “The Evening Hour.” “We …”".
    fn follows_title(&self, parsed: &ParsedText, draft: &StatementDraft) -> bool {
        let (Some(last), Some(first)) = (self.out.last(), draft.spans.first()) else { return false };
        let Some(cue) = last.cue.filter(|_| last.via.is_none() && last.mention.is_some()) else {
            return false;
        };
        let (_, from) = parsed.range(cue);
        let (to, _) = parsed.range(*first);
        let title = (from..to).any(|at| parsed.quoted(at))
            && (from..to).filter(|at| parsed.quoted(*at)).all(|at| {
                parsed.part(at) == "PUNCT"
                    || parsed.word(at).starts_with(char::is_uppercase)
                    || matches!(parsed.part(at), "ADP" | "DET" | "CCONJ")
                    || parsed.is(at, &["the", "a", "an", "of"])
            });
        draft.rule == Rule::Unattributed
            && draft.mode == Mode::Direct
            && last.spans.last().is_some_and(|span| span.end <= cue.start)
            && cue.end <= first.start
            && title
            && parsed.paragraph(from) == parsed.paragraph(to)
    }

    fn take(&mut self, parsed: &ParsedText, draft: Option<StatementDraft>) {
        let Some(mut draft) = draft else {
            self.place.push(None);
            return;
        };
        let moved = |at: usize| self.place.get(at).copied().flatten();
        let orphan = draft.via.is_some_and(|via| moved(via).is_none());
        draft.via = draft.via.and_then(moved);
        let mut before = draft.goes_on.and_then(moved);
        if self.follows_title(parsed, &draft) {
            draft.rule = Rule::GoesOn;
            before = self.out.len().checked_sub(1);
            draft.goes_on = before;
        }
        if draft.rule == Rule::GoesOn && !orphan {
            let last = before.filter(|at| at + 1 == self.out.len());
            if let Some(outer) = last.and_then(|at| self.out.get_mut(at)).filter(|it| it.via.is_none())
                && goes_on_at_once(parsed, outer, &draft)
            {
                outer.spans.append(&mut draft.spans);
                self.place.push(last);
                return;
            }
        }
        if draft.goes_on.is_some() && before.is_none() {
            draft.goes_on = None;
        } else {
            draft.goes_on = before;
        }
        self.place.push(Some(self.out.len()));
        self.out.push(draft);
    }
}

/// Returns true if a statement begins in the paragraph in which the one before it ends, or is all of the next one: there a
/// quotation that is left open, for further paragraphs, is one of its own.
fn goes_on_at_once(parsed: &ParsedText, before: &StatementDraft, draft: &StatementDraft) -> bool {
    let (Some(last), Some(first)) = (before.spans.last(), draft.spans.first()) else { return false };
    let (_, end) = parsed.range(*last);
    let (start, _) = parsed.range(*first);
    let apart = parsed.paragraph(start).saturating_sub(parsed.paragraph(end.saturating_sub(1)));
    let closed = || first.of(parsed.text).ends_with(['”', '"', '’', '\'', '»']);
    let quoted = before.mode != Mode::Indirect;
    last.end <= first.start && (apart == 0 || apart == 1 && quoted && draft.spans.len() == 1 && closed())
}
