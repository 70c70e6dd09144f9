//! The parser's statements: those that the tree of a sentence shows, and that no frame has found.
//!
//! [`crate::cues::frames`] reads quotations and plain reports surely and misses what it has no rule for. Here every word
//! of saying or thought proposes its dependents, and learned weights over grammar choose.

mod adjacent_verb;
mod content;
mod cues;
mod features;
mod learn;
mod source;
mod weights;

use content::{ContentSpan, CueSelection};
use cues::{CueClasses, CuePartOfSpeech};
use features::AttributionCandidate;
use source::SourceRelation;

use crate::lexicon::is_time;
use crate::syntax::SentenceTree;
use crate::syntax::tags::{PosTag, rel, tag};
use model::{Act, Span};

pub(crate) use adjacent_verb::beside;
pub(crate) use learn::TrainingSample;
pub use learn::{TrainingArticle, weigh};

/// A statement that is proposed.
#[derive(Debug, Clone)]
pub(crate) struct AttributedSpan {
    pub(crate) spans: Vec<Span>,
    pub(crate) cue: Span,
    pub(crate) mention: Option<Span>,
    pub(crate) role: Option<Span>,
    pub(crate) act: Act,
    /// The evidence for it, in thousandths of a log-odd.
    pub(crate) score: i32,
    /// True if the cue is a verb whose subject should be right before it.
    pub(crate) finite: bool,
}

impl AttributedSpan {
    /// The confidence, in percent, that its words and their source are right. Of a hundred with the
    /// right words, some 74 have the right source, or some 55 where nobody is named.
    pub(crate) fn percent(&self) -> u8 {
        let whose = if self.mention.is_some() { 74 } else { 55 };
        (u32::from(weights::percent(self.score)) * whose / 100) as u8
    }
}

/// Returns true if a word may be a cue of a saying or a thought, given as the hash of its form.
pub(crate) fn may_tell(form: u32) -> bool {
    cues::leads(form)
}

/// Everything that the words of a sentence propose, in the order of the cues.
pub(crate) fn proposals(tree: &SentenceTree, text: &str) -> Vec<AttributedSpan> {
    let mut out = Vec::new();
    each(tree, text, |proposed| {
        if let Some(proposal) = proposal(proposed, weights::score(&proposed)) {
            out.push(proposal);
        }
    });
    out
}

fn each(tree: &SentenceTree, text: &str, mut tell: impl FnMut(AttributionCandidate<'_>)) {
    for cue in 0..tree.len() {
        let known = cues::classes(tree.form(cue));
        if known == 0 {
            continue;
        }
        let Some(part) = part(tree.tag(cue)) else { continue };
        let classes = cues::in_part(known, part);
        if classes == 0 {
            continue;
        }
        let (source, contents) = match part {
            CuePartOfSpeech::Noun => {
                (source::of_noun(tree, text, cue), content::of_noun(tree, text, cue).into_iter().collect())
            }
            _ => (source::of_verb(tree, text, cue), content::contents(tree, text, asked(cue, classes))),
        };
        for content in contents {
            if let Some(content) = trimmed(tree, text, content) {
                tell(AttributionCandidate { tree, text, cue, classes, source, content });
            }
        }
    }
}

const fn part(at: PosTag) -> Option<CuePartOfSpeech> {
    match at {
        tag::VB | tag::VBD | tag::VBZ | tag::VBP | tag::VBG | tag::VBN => Some(CuePartOfSpeech::Verb),
        tag::NN | tag::NNS => Some(CuePartOfSpeech::Noun),
        tag::JJ => Some(CuePartOfSpeech::Adjective),
        _ => None,
    }
}

fn asked(word: usize, classes: CueClasses) -> CueSelection {
    let any = |names: &[&str]| cues::each(classes).any(|class| names.contains(&class.name));
    CueSelection {
        word,
        has_listener: any(&["tell", "urge", "promise"]),
        takes_subject: any(&["seem", "want", "think"]),
    }
}

/// A content without the marks at its ends; nothing where no more than a pronoun or a day is left.
fn trimmed(tree: &SentenceTree, text: &str, content: ContentSpan) -> Option<ContentSpan> {
    let (first, last) = trim(tree, content.first, content.last)?;
    let says = |at: usize| {
        !matches!(
            tree.tag(at),
            tag::PRP | tag::WP | tag::WDT | tag::WRB | tag::DT | tag::EX | tag::RB | tag::RP
        ) && !is_time(tree.word(text, at))
    };
    (last > first || says(first)).then_some(ContentSpan { first, last, ..content })
}

fn trim(tree: &SentenceTree, mut first: usize, last: usize) -> Option<(usize, usize)> {
    let mark = |at: usize| {
        matches!(tree.tag(at), tag::COMMA | tag::COLON | tag::STOP | tag::QUOTE | tag::HYPH | tag::NFP)
    };
    while first <= last && mark(first) {
        first += 1;
    }
    let last = (first..=last).rev().find(|at| !mark(*at))?;
    Some((first, last))
}

fn proposal(proposed: AttributionCandidate<'_>, score: i32) -> Option<AttributedSpan> {
    let AttributionCandidate { tree, cue, source, content, .. } = proposed;
    let cover = |words| tree.cover(proposed.text, words);
    let spans: Vec<Span> = if content.around {
        let (low, high) = missing_reply(tree, cue, source, content);
        let before = low.checked_sub(1).filter(|last| *last >= content.first);
        let before = before.and_then(|last| trim(tree, content.first, last));
        let after = (high < content.last).then(|| trim(tree, high + 1, content.last)).flatten();
        before.into_iter().chain(after).filter_map(cover).collect()
    } else {
        cover((content.first, content.last)).into_iter().collect()
    };
    // "It seems" names nobody to whom it seems so.
    let nobody = cues::each(proposed.classes).any(|class| class.name == "seem");
    let named = source.word.filter(|_| !nobody).map(|word| source::named(tree, word));
    let act = cues::each(proposed.classes).next().map_or(Act::Speech, |class| class.act);
    Some(AttributedSpan {
        mention: named.and_then(|named| cover(named.mention)),
        role: named.and_then(|named| named.role).and_then(cover),
        cue: cover((cue, cue))?,
        act,
        score,
        spans,
        finite: matches!(tree.tag(cue), tag::VBD | tag::VBZ | tag::VBP)
            && source.how != "rel"
            && !content.around,
    })
    .filter(|proposal| !proposal.spans.is_empty())
}

/// The words of the cue, and of its source where that is beside it, inside of what it reports.
fn missing_reply(
    tree: &SentenceTree,
    cue: usize,
    source: SourceRelation,
    content: ContentSpan,
) -> (usize, usize) {
    let subject = content.pattern == "with_subject" || content.pattern.starts_with("passive");
    let helper = tree.children(cue).iter().copied().filter(|child| {
        matches!(tree.relation(*child), rel::AUX | rel::AUX_PASS)
            || tree.relation(*child) == rel::ADVMOD && *child < cue
    });
    let first = helper.filter(|child| *child < cue).min().unwrap_or(cue);
    match source.word.filter(|_| !subject) {
        Some(word) => (first.min(tree.low(word)), cue.max(tree.high(word))),
        None => (first, cue),
    }
}
