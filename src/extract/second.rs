//! What the second voice adds to the statements of a sentence.

use super::attribution::{self, Proposal};
use super::reading::{Raw, Reading};
use super::rules::Rule;
use super::tokens::Token;
use crate::model::{Act, Mode, Span};

/// What a proposal must reach to become a statement, in thousandths of a log-odd: that at which what is found and
/// what is right of it are in balance.
const ENOUGH: [i32; 2] = [-619, -405];

impl Reading<'_> {
    /// Adds what the grammar of a sentence shows beside its frames, the surest first. `from` is where the statements
    /// of this sentence begin; units that become part of a statement are marked as used.
    pub(super) fn second_voice(&mut self, units: &[Token], from: usize, used: &mut [bool]) {
        let Self { trees, out, lesson, .. } = self;
        let Some(tree) = trees.read(self.text, self.tokens, self.pairs, units, attribution::may_tell) else {
            return;
        };
        let frames: Vec<Span> =
            out.get(from..).unwrap_or_default().iter().flat_map(|raw| raw.spans.iter().copied()).collect();
        if let Some(lesson) = lesson {
            return lesson.add(tree, self.text, |spans| is_known(spans, &frames));
        }
        let mut proposals = attribution::proposals(tree, self.text);
        proposals.retain(|it| it.score >= enough(it.act) && !is_known(&it.spans, &frames));
        proposals.sort_by_key(|it| -it.score);
        let mut taken: Vec<Span> = Vec::new();
        let mut cues: Vec<Span> = Vec::new();
        for proposal in proposals {
            let free = !proposal.spans.iter().any(|span| taken.iter().any(|other| other.overlaps(*span)));
            if free && !cues.contains(&proposal.cue) {
                cues.push(proposal.cue);
                taken.extend(&proposal.spans);
                self.add_proposal(&proposal);
            }
        }
        for (unit, used) in units.iter().zip(used) {
            *used |= taken.iter().any(|span| span.contains(unit.span));
        }
    }

    fn add_proposal(&mut self, proposal: &Proposal) {
        let raw = Raw {
            spans: proposal.spans.clone(),
            mode: self.mode_of(&proposal.spans),
            cue: Some(proposal.cue),
            mention: proposal.mention,
            role: proposal.role,
            act: proposal.act,
            sure: Some(proposal.percent()),
            ..self.bare(Rule::Governed)
        };
        self.out.push(raw);
    }

    /// How the words of some spans are given, by the quotation marks that they hold.
    fn mode_of(&self, spans: &[Span]) -> Mode {
        let quoted = |span: &Span| {
            let at = self.pairs.partition_point(|pair| pair.span.end <= span.start);
            self.pairs.get(at).is_some_and(|pair| pair.span.overlaps(*span))
        };
        if spans.iter().any(quoted) { Mode::Mixed } else { Mode::Indirect }
    }
}

const fn enough(act: Act) -> i32 {
    match act {
        Act::Speech => ENOUGH[0],
        Act::Attitude => ENOUGH[1],
    }
}

/// Whether more than a fifth of some spans is found already.
fn is_known(spans: &[Span], known: &[Span]) -> bool {
    let shared = |span: &Span| -> usize {
        known.iter().map(|other| span.end.min(other.end).saturating_sub(span.start.max(other.start))).sum()
    };
    let length: usize = spans.iter().map(|span| span.len()).sum();
    spans.iter().map(shared).sum::<usize>() * 5 > length
}
