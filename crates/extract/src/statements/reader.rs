//! From sentences to statements whose speakers are not yet known by name.

use super::attribution::{self, TrainingSample};
use crate::cues::frames::{QuoteContext, ReportingFrame, frames};
use crate::cues::noun_phrases::{NounPhrase, noun_after};
use crate::lexicon::{flag, takes};
use crate::quotations::pairs::{QuotePair, inner_pairs};
use crate::quotations::unclaimed::labels;
use crate::rules::Rule;
use crate::syntax;
use crate::text::Document;
use crate::text::sentences::{Sentence, split};
use crate::text::tokens::{Token, TokenKind};
use model::{Act, Mode, Span};

/// A statement with the words that name its speaker.
#[derive(Debug, Clone)]
pub(crate) struct StatementDraft {
    /// Its span.
    pub(crate) spans: Vec<Span>,
    /// The mode in which its words are given.
    pub(crate) mode: Mode,
    /// Said, thought or wanted.
    pub(crate) act: Act,
    /// The reporting words.
    pub(crate) cue: Option<Span>,
    /// The noun phrase that names the speaker.
    pub(crate) mention: Option<Span>,
    /// The apposition or role beside the speaker.
    pub(crate) role: Option<Span>,
    /// An earlier statement whose speaker goes on.
    pub(crate) goes_on: Option<usize>,
    /// The statement that it is told in.
    pub(crate) via: Option<usize>,
    /// The rule that found it.
    pub(crate) rule: Rule,
    /// The complements that the reporting verb takes.
    pub(crate) takes: u16,
    /// The paragraph, counting only those with words.
    pub(crate) paragraph: usize,
    /// The confidence, in percent, where that is known of it alone and not of its rule.
    pub(crate) sure: Option<u8>,
}

/// The number of speakers that may report each other inside of one statement; words are read once more for each.
const DEEPEST: usize = 6;

/// The state while the sentences are read one after the other.
pub(crate) struct StatementReader<'a> {
    pub(crate) document: Document<'a>,
    pub(crate) pairs: &'a [QuotePair],
    /// The statements so far.
    pub(crate) out: Vec<StatementDraft>,
    pub(crate) paragraph: usize,
    line: Option<usize>,
    /// The last statement that is told in no other, among the first so many.
    outer: (Option<usize>, usize),
    /// The last statement with a quotation, its paragraph, and whether its last quotation was closed.
    pub(crate) quoted: Option<(usize, usize, bool)>,
    /// Words that ended with a colon, waiting for their quotation.
    pub(crate) opened: Option<(StatementDraft, usize)>,
    /// The number of paragraphs that begin with a label in capitals.
    pub(crate) labels: usize,
    /// The last labelled statement and its paragraph.
    pub(crate) labelled: Option<(usize, usize)>,
    trees: syntax::SentenceParser,
    /// The tree of the last sentence, kept for its memory.
    tree: syntax::SentenceTree,
    /// The training sample, while weights are fitted; nothing otherwise.
    pub(crate) training: Option<TrainingSample>,
}

impl<'a> StatementReader<'a> {
    /// Nothing is read yet.
    pub(crate) fn new(document: Document<'a>, pairs: &'a [QuotePair]) -> Self {
        Self {
            document,
            pairs,
            out: Vec::new(),
            paragraph: 0,
            line: None,
            outer: (None, 0),
            quoted: None,
            opened: None,
            labels: labels(document),
            labelled: None,
            trees: syntax::SentenceParser::new(),
            tree: syntax::SentenceTree::default(),
            training: None,
        }
    }

    /// Everything that was found; the rest of its memory is given back.
    pub(crate) fn finish(self) -> Vec<StatementDraft> {
        self.out
    }

    /// Reads one sentence.
    pub(crate) fn sentence(&mut self, sentence: &Sentence) {
        if self.line.is_some_and(|line| line != sentence.paragraph) {
            self.paragraph += 1;
        }
        let first = self.line != Some(sentence.paragraph);
        self.line = Some(sentence.paragraph);
        let units = &sentence.units;
        if first && (self.label(units) || self.signature(units)) || !first && self.under_label(units) {
            return;
        }
        let from = self.out.len();
        let mut used = vec![false; units.len()];
        for frame in frames(self.document.text, units, QuoteContext::Outer) {
            for (start, end) in &frame.content {
                used.iter_mut().take(*end).skip(*start).for_each(|used| *used = true);
            }
            self.frame(units, &frame);
        }
        self.told_by(units, from);
        let tree = self.grow(units, from, &used);
        self.parser_statements(&tree, units, from, &mut used);
        self.loose(&tree, units, &used);
        self.tree = tree;
        self.introduces(units);
    }

    /// "“…,” she said, according to the court": what she said is told by the court.
    fn told_by(&mut self, units: &[Token], from: usize) {
        let Some(inner) = (from..self.out.len()).rev().find(|at| self.out[*at].via.is_none()) else { return };
        let Some(draft) = self.out.get(inner) else { return };
        let (Some(first), Some(last)) = (draft.spans.first().copied(), draft.spans.last().copied()) else {
            return;
        };
        let behind = draft.cue.map_or(last.end, |cue| cue.end.max(last.end));
        let word = |at: usize| units.get(at).map_or("", |unit| unit.span().of(self.document.text));
        let at = (1..units.len()).find(|at| {
            units.get(*at).is_some_and(|unit| unit.span().start >= behind)
                && word(*at) == "according"
                && word(at + 1) == "to"
        });
        let Some(at) = at.filter(|_| draft.rule != Rule::AccordingTo) else { return };
        let Some(noun) = noun_after(units, at + 2) else { return };
        let end = (0..at).rev().find(|at| units.get(*at).is_some_and(|unit| unit.kind() != TokenKind::Comma));
        let told = end.and_then(|end| units.get(end)).map(|unit| Span::new(first.start, unit.span().end));
        let Some(told) = told.filter(|told| told.fits(self.document.text) && told.contains(last)) else {
            return;
        };
        let outer = StatementDraft {
            spans: vec![told],
            mode: if draft.mode == Mode::Indirect { Mode::Indirect } else { Mode::Mixed },
            cue: self.cover(units, at, at + 2),
            mention: self.cover(units, noun.start, noun.end),
            role: noun.role.and_then(|role| self.cover(units, role.0, role.1)),
            rule: Rule::AccordingTo,
            takes: 0,
            ..draft.clone()
        };
        self.out.push(outer);
        let index = self.out.len() - 1;
        if let Some(draft) = self.out.get_mut(inner) {
            draft.via = Some(index);
        }
    }

    /// The grammar of a sentence, where a word may be a cue that no frame has found, or a quotation is not
    /// used yet.
    fn grow(&mut self, units: &[Token], from: usize, used: &[bool]) -> syntax::SentenceTree {
        let mut tree = std::mem::take(&mut self.tree);
        let quoted = |(unit, used): (&Token, &bool)| !used && matches!(unit.kind(), TokenKind::Quoted(_));
        let loose = units.iter().zip(used).any(quoted);
        let frames = self.out.get(from..).unwrap_or_default();
        let found = |word: Span| {
            let within =
                |draft: &StatementDraft| draft.spans.iter().chain(&draft.cue).any(|span| span.overlaps(word));
            frames.iter().any(within)
        };
        let asked = |form, word| loose || attribution::may_tell(form) && !found(word);
        self.trees.read(self.document, self.pairs, units, &mut tree, asked);
        tree
    }

    fn frame(&mut self, units: &[Token], frame: &ReportingFrame) {
        let draft = self.draft(units, frame);
        if frame.content.is_empty() {
            self.opened = Some((draft, self.paragraph));
            return;
        }
        let words = self.words(&draft.spans);
        let first = frame.content.first().and_then(|part| part.0.checked_sub(1)).and_then(|at| units.get(at));
        let clause = frame.takes & takes::OBJECT == 0 && frame.takes & takes::CLAUSE != 0;
        let denied = frame.takes & takes::DENIES != 0 && frame.takes & takes::THAT != 0;
        let object =
            words < 4 && !denied && !clause && !first.is_some_and(|unit| unit.is(flag::THAT | flag::TO));
        if draft.spans.is_empty() || draft.mode == Mode::Indirect && (words < 2 && !denied || object) {
            return;
        }
        let index = self.out.len();
        self.out.push(draft);
        self.remember(units, frame, index);
        self.nested(units, frame, index);
    }

    fn remember(&mut self, units: &[Token], frame: &ReportingFrame, index: usize) {
        let content = frame.content.iter().flat_map(|part| units.get(part.0..part.1).unwrap_or_default());
        let last = content.filter_map(|unit| self.pair(*unit)).next_back();
        if let Some(pair) = last {
            self.quoted = Some((index, self.paragraph, pair.closed));
        }
    }

    /// The last statement that is told in no other. Each statement is looked at once for it, however many are nested.
    pub(crate) fn last_outer(&mut self) -> Option<usize> {
        let (last, seen) = self.outer;
        let fresh = self.out.get(seen..).unwrap_or_default();
        let last = fresh.iter().rposition(|draft| draft.via.is_none()).map(|at| seen + at).or(last);
        self.outer = (last, self.out.len());
        last
    }

    pub(crate) fn pair(&self, unit: Token) -> Option<QuotePair> {
        let TokenKind::Quoted(at) = unit.kind() else { return None };
        self.pairs.get(at as usize).copied()
    }

    fn draft(&self, units: &[Token], frame: &ReportingFrame) -> StatementDraft {
        let spans = self.spans(units, &frame.content);
        let covered = |(start, end): (usize, usize)| self.cover(units, start, end);
        let subject: Option<NounPhrase> = frame.subject;
        StatementDraft {
            mode: mode(units, &frame.content),
            spans,
            cue: covered(frame.cue),
            mention: subject.and_then(|noun| covered((noun.start, noun.end))),
            role: subject.and_then(|noun| noun.role).and_then(covered),
            takes: frame.takes,
            ..StatementDraft::bare(frame.rule, self.paragraph)
        }
    }

    pub(crate) fn cover(&self, units: &[Token], start: usize, end: usize) -> Option<Span> {
        let first = units.get(start)?;
        let last = units.get(end.checked_sub(1)?)?;
        let span = Span::new(first.span().start, last.span().end);
        span.fits(self.document.text).then_some(span)
    }

    /// The places of a content, without the marks at its ends that are not its own.
    fn spans(&self, units: &[Token], content: &[(usize, usize)]) -> Vec<Span> {
        let mut out: Vec<Span> = Vec::new();
        for (start, end) in content {
            let (mut start, mut end) = (*start, *end);
            let loose = |unit: &Token| {
                matches!(
                    unit.kind(),
                    TokenKind::Comma | TokenKind::Dash | TokenKind::Colon | TokenKind::Semicolon
                )
            };
            while start < end && units.get(start).is_some_and(loose) {
                start += 1;
            }
            let stop = |unit: &Token| loose(unit) || unit.kind() == TokenKind::Stop;
            while start < end && units.get(end - 1).is_some_and(stop) {
                end -= 1;
            }
            let Some(span) = self.cover(units, start, end).filter(|_| start < end) else { continue };
            if out.last().is_none_or(|last| last.end <= span.start) {
                out.push(span);
            }
        }
        out
    }

    pub(crate) fn words(&self, spans: &[Span]) -> usize {
        spans.iter().map(|span| span.of(self.document.text).split_whitespace().take(20).count()).sum()
    }

    /// Reads the reports inside of reported words.
    fn nested(&mut self, units: &[Token], frame: &ReportingFrame, outer: usize) {
        for (start, end) in &frame.content {
            let inside = units.get(*start..*end).unwrap_or_default();
            self.nested_in(inside, outer);
            for unit in inside {
                let Some(pair) = self.pair(*unit) else { continue };
                self.nested_in_quote(pair, outer);
            }
        }
    }

    pub(crate) fn nested_in_quote(&mut self, pair: QuotePair, outer: usize) {
        let range = pair.first + 1..pair.last;
        let singles = inner_pairs(self.document, range.start, range.end);
        for sentence in split(self.document, &singles, range) {
            self.nested_in(&sentence.units, outer);
        }
    }

    pub(crate) fn nested_in(&mut self, units: &[Token], outer: usize) {
        self.nested_deep(units, outer, DEEPEST);
    }

    /// Reads the reports inside of reported words, and those inside of these.
    fn nested_deep(&mut self, units: &[Token], outer: usize, deeper: usize) {
        for frame in frames(self.document.text, units, QuoteContext::Nested) {
            let noun = frame.takes == 0;
            let speech =
                frame.takes & (takes::CLAUSE | takes::THAT) != 0 && frame.takes & takes::THOUGHT == 0;
            let kind = matches!(
                frame.rule,
                Rule::ReportedClause | Rule::CueBefore | Rule::SayingNoun | Rule::ControlledNoun
            );
            let draft = self.draft(units, &frame);
            if (noun || speech) && kind && self.words(&draft.spans) > 2 && draft.mention.is_some() {
                let index = self.out.len();
                self.out.push(StatementDraft { via: Some(outer), ..draft });
                for (start, end) in frame.content.iter().filter(|_| deeper > 0) {
                    self.nested_deep(units.get(*start..*end).unwrap_or_default(), index, deeper - 1);
                }
            }
        }
    }
}

/// Tells if the words of a content are in quotation marks wholly, partly, or not at all.
fn mode(units: &[Token], content: &[(usize, usize)]) -> Mode {
    let all = content.iter().flat_map(|part| units.get(part.0..part.1).unwrap_or_default());
    let (mut inside, mut outside) = (false, false);
    for unit in all {
        inside |= matches!(unit.kind(), TokenKind::Quoted(_));
        outside |= unit.wordy();
    }
    match (inside, outside) {
        (true, false) => Mode::Direct,
        (true, true) => Mode::Mixed,
        _ => Mode::Indirect,
    }
}
