//! From sentences to statements whose speakers are not yet known by name.

use super::frames::{Frame, Scope, frames};
use super::lexicon::{flag, takes};
use super::nouns::{Noun, subject_before};
use super::quotes::{Pair, inner_pairs};
use super::rules::Rule;
use super::sentences::{Sentence, split};
use super::tokens::{Kind, Token};
use crate::model::{Mode, Span};

/// A statement with the words that name its speaker.
#[derive(Debug, Clone)]
pub(super) struct Raw {
    /// Where it stands.
    pub(super) spans: Vec<Span>,
    /// How its words are given.
    pub(super) mode: Mode,
    /// The reporting words.
    pub(super) cue: Option<Span>,
    /// The noun phrase that names the speaker.
    pub(super) mention: Option<Span>,
    /// What is said of the speaker beside it.
    pub(super) role: Option<Span>,
    /// An earlier statement whose speaker goes on.
    pub(super) goes_on: Option<usize>,
    /// The statement that it is told in.
    pub(super) via: Option<usize>,
    /// What found it.
    pub(super) rule: Rule,
    /// What the reporting verb takes.
    pub(super) takes: u16,
    /// The paragraph, counting only those with words.
    pub(super) paragraph: usize,
    /// Words before it that mark an answer: "In response".
    pub(super) answer: Option<Span>,
}

/// What is known while the sentences are read one after the other.
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) pairs: &'a [Pair],
    /// The statements so far.
    pub(super) out: Vec<Raw>,
    paragraph: usize,
    line: Option<usize>,
    /// The last statement with a quotation, its paragraph, and whether its last quotation was closed.
    quoted: Option<(usize, usize, bool)>,
    /// Words that ended with a colon, waiting for their quotation.
    opened: Option<(Raw, usize)>,
}

impl<'a> Reading<'a> {
    /// Nothing is read yet.
    pub(super) fn new(text: &'a str, tokens: &'a [Token], pairs: &'a [Pair]) -> Self {
        Self { text, tokens, pairs, out: Vec::new(), paragraph: 0, line: None, quoted: None, opened: None }
    }

    /// Reads one sentence.
    pub(super) fn sentence(&mut self, sentence: &Sentence) {
        if self.line.is_some_and(|line| line != sentence.paragraph) {
            self.paragraph += 1;
        }
        let first = self.line != Some(sentence.paragraph);
        self.line = Some(sentence.paragraph);
        let units = &sentence.units;
        if first && self.label(units) {
            return;
        }
        let from = self.out.len();
        let mut used = vec![false; units.len()];
        for frame in frames(self.text, units, Scope::Outer) {
            for (start, end) in &frame.content {
                used.iter_mut().take(*end).skip(*start).for_each(|used| *used = true);
            }
            self.frame(units, &frame);
        }
        self.mark_answer(units, from);
        self.loose(units, &used);
        self.introduces(units);
    }

    fn frame(&mut self, units: &[Token], frame: &Frame) {
        let Some(raw) = self.raw(units, frame) else { return };
        if frame.content.is_empty() {
            self.opened = Some((raw, self.paragraph));
            return;
        }
        if raw.spans.is_empty() || self.words(&raw.spans) < 2 && raw.mode == Mode::Indirect {
            return;
        }
        let index = self.out.len();
        self.out.push(raw);
        self.remember(units, frame, index);
        self.nested(units, frame, index);
    }

    fn remember(&mut self, units: &[Token], frame: &Frame, index: usize) {
        let content = frame.content.iter().flat_map(|part| units.get(part.0..part.1).unwrap_or_default());
        let last = content.filter_map(|unit| self.pair(*unit)).next_back();
        if let Some(pair) = last {
            self.quoted = Some((index, self.paragraph, pair.closed));
        }
    }

    fn pair(&self, unit: Token) -> Option<Pair> {
        let Kind::Quoted(at) = unit.kind else { return None };
        self.pairs.get(at).copied()
    }

    fn raw(&self, units: &[Token], frame: &Frame) -> Option<Raw> {
        let spans = self.spans(units, &frame.content);
        let covered = |(start, end): (usize, usize)| self.cover(units, start, end);
        let subject: Option<Noun> = frame.subject;
        Some(Raw {
            mode: mode(units, &frame.content),
            spans,
            cue: covered(frame.cue),
            mention: subject.and_then(|noun| covered((noun.start, noun.end))),
            role: subject.and_then(|noun| noun.role).and_then(covered),
            goes_on: None,
            via: None,
            rule: frame.rule,
            takes: frame.takes,
            paragraph: self.paragraph,
            answer: None,
        })
    }

    fn cover(&self, units: &[Token], start: usize, end: usize) -> Option<Span> {
        let first = units.get(start)?;
        let last = units.get(end.checked_sub(1)?)?;
        let span = Span::new(first.span.start, last.span.end);
        span.fits(self.text).then_some(span)
    }

    /// The places of a content, without the marks at its ends that are not its own.
    fn spans(&self, units: &[Token], content: &[(usize, usize)]) -> Vec<Span> {
        let mut out: Vec<Span> = Vec::new();
        for (start, end) in content {
            let (mut start, mut end) = (*start, *end);
            let loose = |unit: &Token| matches!(unit.kind, Kind::Comma | Kind::Dash | Kind::Colon | Kind::Semicolon);
            while start < end && units.get(start).is_some_and(loose) {
                start += 1;
            }
            let stop = |unit: &Token| loose(unit) || unit.kind == Kind::Stop;
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

    fn words(&self, spans: &[Span]) -> usize {
        spans.iter().map(|span| span.of(self.text).split_whitespace().take(20).count()).sum()
    }

    /// What the reported words themselves report.
    fn nested(&mut self, units: &[Token], frame: &Frame, outer: usize) {
        for (start, end) in &frame.content {
            let inside = units.get(*start..*end).unwrap_or_default();
            self.nested_in(inside, outer);
            for unit in inside {
                let Some(pair) = self.pair(*unit) else { continue };
                self.nested_in_quote(pair, outer);
            }
        }
    }

    fn nested_in_quote(&mut self, pair: Pair, outer: usize) {
        let range = pair.first + 1..pair.last;
        let singles = inner_pairs(self.text, self.tokens, range.start, range.end);
        for sentence in split(self.text, self.tokens, &singles, range) {
            self.nested_in(&sentence.units, outer);
        }
    }

    fn nested_in(&mut self, units: &[Token], outer: usize) {
        for frame in frames(self.text, units, Scope::Nested) {
            let noun = frame.takes == 0;
            let speech = frame.takes & (takes::CLAUSE | takes::THAT) != 0 && frame.takes & takes::THOUGHT == 0;
            let kind = matches!(frame.rule, Rule::ReportedClause | Rule::CueBefore | Rule::SayingNoun | Rule::ControlledNoun);
            let Some(raw) = self.raw(units, &frame) else { continue };
            if (noun || speech) && kind && self.words(&raw.spans) > 2 && raw.mention.is_some() {
                self.out.push(Raw { via: Some(outer), ..raw });
            }
        }
    }

    /// "SMITH: We go on." at the start of a paragraph.
    fn label(&mut self, units: &[Token]) -> bool {
        let colon = units.iter().take(6).position(|unit| unit.kind == Kind::Colon);
        let Some(colon) = colon.filter(|colon| *colon > 0) else { return false };
        let name = units.get(..colon).unwrap_or_default();
        let shouted = name.iter().all(|unit| {
            let word = unit.span.of(self.text);
            unit.kind == Kind::Stop || unit.kind == Kind::Word && word.len() > 1 && !word.chars().any(char::is_lowercase)
        });
        let quoted = units.get(colon + 1).is_some_and(|unit| matches!(unit.kind, Kind::Quoted(_)));
        let titled = name.iter().all(|unit| unit.upper && unit.kind == Kind::Word && unit.cue.is_none()) && quoted;
        let (Some(mention), Some(said)) = (self.cover(units, 0, colon), self.cover(units, colon + 1, units.len())) else {
            return false;
        };
        if !(shouted && name.len() < 4 || titled) || self.words(&[said]) < 3 {
            return false;
        }
        let index = self.out.len();
        self.out.push(Raw {
            spans: vec![said],
            mode: Mode::Direct,
            cue: None,
            mention: Some(mention),
            role: None,
            goes_on: None,
            via: None,
            rule: Rule::Label,
            takes: 0,
            paragraph: self.paragraph,
            answer: None,
        });
        self.quoted = Some((index, self.paragraph, true));
        true
    }

    /// Quotations that no frame has claimed.
    fn loose(&mut self, units: &[Token], used: &[bool]) {
        if self.signed(units) {
            return;
        }
        let pure = !units.iter().any(Token::wordy);
        for (at, unit) in units.iter().enumerate() {
            let Some(pair) = self.pair(*unit).filter(|_| !used.get(at).copied().unwrap_or(true)) else { continue };
            if pure {
                self.loose_sentence(pair);
            } else if self.words(&[pair.span]) >= 4 {
                self.loose_phrase(units, at, pair);
            }
        }
    }

    /// "“We go on.” — Ann Roe": a quotation with its speaker behind a dash.
    fn signed(&mut self, units: &[Token]) -> bool {
        let [quoted, dash, name @ ..] = units else { return false };
        let Some(pair) = self.pair(*quoted).filter(|_| dash.kind == Kind::Dash) else { return false };
        let names = name.first().is_some_and(|unit| unit.upper) && (1..=12).contains(&name.len());
        let says = name.iter().any(|unit| unit.cue.is_some() && !unit.upper || matches!(unit.kind, Kind::Quoted(_)));
        let end = name.iter().position(|unit| unit.kind == Kind::Comma).unwrap_or(name.len());
        let Some(mention) = self.cover(units, 2, 2 + end).filter(|_| names && !says) else { return false };
        let role = self.cover(units, 3 + end, units.len());
        let raw = Raw { mention: Some(mention), role, ..self.bare(Rule::Dash) };
        self.add_quote(raw, pair);
        true
    }

    /// Keeps who "made the following comment:" for the quotation in the next paragraph.
    fn introduces(&mut self, units: &[Token]) {
        let Some(colon) = units.len().checked_sub(1).filter(|at| units.get(*at).is_some_and(|unit| unit.kind == Kind::Colon)) else {
            return;
        };
        if self.opened.as_ref().is_some_and(|(_, paragraph)| *paragraph == self.paragraph) {
            return;
        }
        let verb = (1..colon).take(40).find(|at| units.get(*at).is_some_and(|unit| self.verbal(unit)));
        let noun = verb.and_then(|verb| subject_before(self.text, units, 0, verb));
        let mention = noun.and_then(|noun| self.cover(units, noun.start, noun.end));
        if mention.is_some() {
            let cue = verb.and_then(|verb| self.cover(units, verb, colon));
            self.opened = Some((Raw { mention, cue, ..self.bare(Rule::Colon) }, self.paragraph));
        }
    }

    fn verbal(&self, unit: &Token) -> bool {
        let word = unit.span.of(self.text);
        let verb = unit.is(flag::AUXILIARY | flag::VERB) && !unit.is(flag::POSSESSIVE) || unit.cue.is_some();
        unit.kind == Kind::Word && !unit.upper && (verb || word.ends_with("ed"))
    }

    /// A quotation that is a sentence or a paragraph by itself.
    fn loose_sentence(&mut self, pair: Pair) {
        let same = self.quoted.filter(|(_, paragraph, _)| *paragraph == self.paragraph);
        let spoken = self.out.iter().rposition(|raw| raw.via.is_none());
        let spoken = spoken.filter(|at| self.out.get(*at).is_some_and(|raw| raw.paragraph == self.paragraph));
        if let Some((index, ..)) = same
            && let Some(raw) = self.out.get_mut(index).filter(|raw| raw.via.is_none())
        {
            if raw.spans.last().is_some_and(|last| last.end <= pair.span.start) {
                raw.spans.push(pair.span);
                self.quoted = Some((index, self.paragraph, pair.closed));
                self.nested_in_quote(pair, index);
            }
            return;
        }
        let before = self.quoted.filter(|(_, paragraph, _)| paragraph + 1 == self.paragraph);
        let opened = self.opened.take().filter(|(_, paragraph)| paragraph + 1 >= self.paragraph);
        let raw = match (opened, spoken, before) {
            (Some((raw, _)), ..) => raw,
            (None, Some(index), _) => self.going_on(index, Rule::GoesOn),
            (None, None, Some((index, _, closed))) => {
                self.going_on(index, if closed { Rule::GoesOn } else { Rule::RunsOn })
            }
            (None, None, None) if self.words(&[pair.span]) >= 4 => self.bare(Rule::Unattributed),
            (None, None, None) => return,
        };
        self.add_quote(raw, pair);
    }

    /// The speaker of an earlier statement goes on.
    fn going_on(&self, index: usize, rule: Rule) -> Raw {
        let mention = self.out.get(index).and_then(|raw| raw.mention);
        Raw { goes_on: Some(index), mention, ..self.bare(rule) }
    }

    fn bare(&self, rule: Rule) -> Raw {
        Raw {
            spans: Vec::new(),
            mode: Mode::Direct,
            cue: None,
            mention: None,
            role: None,
            goes_on: None,
            via: None,
            rule,
            takes: 0,
            paragraph: self.paragraph,
            answer: None,
        }
    }

    fn add_quote(&mut self, raw: Raw, pair: Pair) {
        let index = self.out.len();
        let paragraph = self.paragraph;
        self.out.push(Raw { spans: vec![pair.span], mode: Mode::Direct, paragraph, ..raw });
        self.quoted = Some((index, paragraph, pair.closed));
        self.nested_in_quote(pair, index);
    }

    /// A quotation inside a sentence without a reporting verb: its subject is a guess.
    fn loose_phrase(&mut self, units: &[Token], at: usize, pair: Pair) {
        let verb = (1..at).take(40).find(|at| units.get(*at).is_some_and(|unit| self.verbal(unit)));
        let noun = verb.and_then(|verb| subject_before(self.text, units, 0, verb));
        let mention = noun.and_then(|noun| self.cover(units, noun.start, noun.end));
        if mention.is_none() {
            return;
        }
        let role = noun.and_then(|noun| noun.role).and_then(|role| self.cover(units, role.0, role.1));
        let raw = Raw { mention, role, ..self.bare(Rule::SentenceSubject) };
        self.out.push(Raw { spans: vec![pair.span], ..raw });
    }

    /// "In response, …" before the first statement of a sentence.
    fn mark_answer(&mut self, units: &[Token], from: usize) {
        let marks = ["response", "reply", "answer", "rebuttal", "contrast", "responding", "replying", "hitting"];
        let found = units.iter().take(4).find(|unit| {
            marks.contains(&unit.span.of(self.text).to_ascii_lowercase().as_str())
        });
        if let Some(mark) = found
            && let Some(raw) = self.out.get_mut(from)
        {
            let start = units.first().map_or(mark.span.start, |unit| unit.span.start);
            raw.answer = Some(Span::new(start, mark.span.end));
        }
    }
}

/// Whether the words of a content all stand in quotation marks, partly, or not at all.
fn mode(units: &[Token], content: &[(usize, usize)]) -> Mode {
    let all = content.iter().flat_map(|part| units.get(part.0..part.1).unwrap_or_default());
    let (mut inside, mut outside) = (false, false);
    for unit in all {
        inside |= matches!(unit.kind, Kind::Quoted(_));
        outside |= unit.wordy();
    }
    match (inside, outside) {
        (true, false) => Mode::Direct,
        (true, true) => Mode::Mixed,
        _ => Mode::Indirect,
    }
}
