//! Statements that the parser adds to those of a sentence.

use super::attribution::{self, AttributedSpan};
use crate::cues::noun_phrases::subject_before;
use crate::lexicon::flag;
use crate::quotations::pairs::QuotePair;
use crate::rules::Rule;
use crate::statements::reader::{StatementDraft, StatementReader};
use crate::syntax::SentenceTree;
use crate::text::tokens::Token;
use model::{Act, Mode, Span};

/// The score from which a proposal becomes a statement, in thousandths of a log-odd: that at which what is found and
/// what is right of it are in balance.
const ENOUGH: [i32; 2] = [-619, -405];

/// Fewer words that nobody is named for are no statement: "said to be rich".
const UNNAMED: usize = 4;

fn words(text: &str, spans: &[Span]) -> usize {
    spans.iter().map(|span| span.of(text).split_whitespace().take(UNNAMED).count()).sum()
}

impl StatementReader<'_> {
    /// Adds what the grammar of a sentence shows beside its frames, the surest first. `from` is where the statements
    /// of this sentence begin; units that become part of a statement are marked as used.
    pub(crate) fn parser_statements(
        &mut self,
        tree: &SentenceTree,
        units: &[Token],
        from: usize,
        used: &mut [bool],
    ) {
        let frames: Vec<Span> = self
            .out
            .get(from..)
            .unwrap_or_default()
            .iter()
            .flat_map(|draft| draft.spans.iter().copied())
            .collect();
        let (text, pairs) = (self.document.text, self.pairs);
        let open = |cue: Span, spans: &[Span]| !is_quoted(pairs, cue) && !is_known(spans, &frames);
        if let Some(training) = &mut self.training {
            return training.add(tree, text, open);
        }
        let mut proposals = attribution::proposals(tree, text);
        let whole = |it: &AttributedSpan| it.mention.is_some() || words(text, &it.spans) >= UNNAMED;
        proposals.retain(|it| it.score >= enough(it.act) && open(it.cue, &it.spans) && whole(it));
        proposals.sort_by_key(|it| -it.score);
        let mut taken: Vec<Span> = Vec::new();
        let mut cues: Vec<Span> = Vec::new();
        for proposal in proposals {
            let free = !proposal.spans.iter().any(|span| taken.iter().any(|other| other.overlaps(*span)));
            if free && !cues.contains(&proposal.cue) {
                cues.push(proposal.cue);
                taken.extend(&proposal.spans);
                self.add_proposal(units, &proposal);
            }
        }
        for (unit, used) in units.iter().zip(used) {
            *used |= taken.iter().any(|span| span.contains(unit.span()));
        }
    }

    fn add_proposal(&mut self, units: &[Token], proposal: &AttributedSpan) {
        let named = proposal.mention.map(|mention| (mention, proposal.role));
        let found = self.subject(units, proposal).or(named);
        let (mention, role) = found.filter(|(mention, _)| !is_clause(mention.of(self.document.text))).unzip();
        let draft = StatementDraft {
            spans: proposal.spans.clone(),
            mode: self.mode_of(&proposal.spans),
            cue: Some(proposal.cue),
            mention,
            role: role.flatten(),
            act: proposal.act,
            sure: Some(proposal.percent()),
            ..self.bare(if mention.is_some() { Rule::Governed } else { Rule::GovernedAlone })
        };
        self.out.push(draft);
    }

    /// The noun phrase right before a finite verb: surer than the tree where the two do not agree.
    fn subject(&self, units: &[Token], proposal: &AttributedSpan) -> Option<(Span, Option<Span>)> {
        let at = units.iter().position(|unit| unit.span() == proposal.cue).filter(|_| proposal.finite)?;
        let noun = subject_before(self.document.text, units, 0, at)?;
        if units.get(noun.start).is_some_and(|unit| unit.is(flag::PREPOSITION)) {
            return None;
        }
        let role = noun.role.and_then(|role| self.cover(units, role.0, role.1));
        self.cover(units, noun.start, noun.end).map(|mention| (mention, role))
    }

    /// The mode of the words of some spans, by the quotation marks that they hold.
    fn mode_of(&self, spans: &[Span]) -> Mode {
        let quoted = |span: &Span| {
            let at = self.pairs.partition_point(|pair| pair.span.end <= span.start);
            self.pairs.get(at).is_some_and(|pair| pair.span.overlaps(*span))
        };
        if spans.iter().any(quoted) { Mode::Mixed } else { Mode::Indirect }
    }
}

/// Returns true if a mention runs over the beginning of a clause: "VALE - When the session ended".
fn is_clause(mention: &str) -> bool {
    let begins = ["after", "because", "if", "when", "while"];
    mention.split_whitespace().skip(1).any(|word| begins.contains(&word.to_lowercase().as_str()))
}

const fn enough(act: Act) -> i32 {
    match act {
        Act::Speech => ENOUGH[0],
        Act::Attitude => ENOUGH[1],
    }
}

/// Returns true if a word is between quotation marks: its report is told by the one who is quoted.
fn is_quoted(pairs: &[QuotePair], word: Span) -> bool {
    let at = pairs.partition_point(|pair| pair.span.end <= word.start);
    pairs.get(at).is_some_and(|pair| pair.span.contains(word))
}

/// Returns true if more than a fifth of some spans is found already.
fn is_known(spans: &[Span], known: &[Span]) -> bool {
    let shared = |span: &Span| -> usize {
        known.iter().map(|other| span.end.min(other.end).saturating_sub(span.start.max(other.start))).sum()
    };
    let length: usize = spans.iter().map(|span| span.len()).sum();
    spans.iter().map(shared).sum::<usize>() * 5 > length
}
