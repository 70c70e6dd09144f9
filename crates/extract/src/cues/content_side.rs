//! The side of its frame on which reported words are found.

use super::frames::{FrameReader, QuoteContext, ReportingFrame};
use crate::cues::clause_ends::clause_end;
use crate::cues::complements::{VerbComplement, rest};
use crate::cues::noun_phrases::NounPhrase;
use crate::lexicon::{CueForm, VerbForm, flag, takes};
use crate::rules::Rule;
use crate::text::tokens::TokenKind;

/// The distance to the left of a frame in which a quotation is looked for, in units.
const REACH: usize = 200;

impl FrameReader<'_> {
    /// Finds the content of the verb at `at`. The frame covers `start..after`.
    #[expect(clippy::too_many_arguments, reason = "they are the parts of one frame")]
    pub(crate) fn layout(
        &self,
        at: usize,
        cue: CueForm,
        floor: usize,
        start: usize,
        after: usize,
        subject: NounPhrase,
        inverted: bool,
    ) -> Option<ReportingFrame> {
        let frame = ReportingFrame {
            cue: (at, at + 1),
            subject: Some(subject),
            content: Vec::new(),
            rule: Rule::CueBefore,
            takes: cue.takes,
            resume: after,
            floor: after,
        };
        let left = self.without_comma(floor, start);
        let behind_quote = left > floor && self.quoted(left - 1) && cue.can(takes::QUOTE);
        let rest = if inverted { VerbComplement::Nothing } else { rest(self, at, after, cue) };
        if behind_quote && !self.introduced(at, after, &rest) {
            return Some(self.after_quote(frame, floor, left, after));
        }
        match rest {
            VerbComplement::Content(from) => {
                let end = clause_end(self, from, Some(cue.form));
                let content = self.content(from, end);
                let direct = content.first().is_some_and(|part| self.quoted(part.0) && part.1 == part.0 + 1);
                let rule = if direct { Rule::CueBefore } else { Rule::ReportedClause };
                let resume = content.last().map_or(end, |part| part.1).max(after);
                let floor = resume;
                (from < end).then_some(ReportingFrame { content, rule, resume, floor, ..frame })
            }
            VerbComplement::Opens => Some(ReportingFrame { rule: Rule::Colon, ..frame }),
            VerbComplement::Nothing => self.parenthetical(frame, floor, start, left, after, cue),
        }
    }

    /// Returns true if what follows the verb is its content although a quotation is before it.
    fn introduced(&self, at: usize, after: usize, rest: &VerbComplement) -> bool {
        match rest {
            VerbComplement::Content(from) => {
                let that = (after..(*from).min(after + 3))
                    .any(|at| self.is(at, flag::THAT) || self.kind(at) == Some(TokenKind::Colon));
                that || self.is(*from, flag::WH)
                    || (*from == at + 1
                        && !self.quoted(*from)
                        && !self.is(*from, flag::TIME)
                        && !self.is(from + 1, flag::TIME))
            }
            VerbComplement::Opens => true,
            VerbComplement::Nothing => false,
        }
    }

    /// "“…,” she said", and what goes on behind it: ", “…”".
    fn after_quote(&self, frame: ReportingFrame, floor: usize, left: usize, after: usize) -> ReportingFrame {
        let quote = left - 1;
        let begin = self.quote_begins(floor, quote);
        let mut content = vec![(begin, left)];
        let mut resume = after;
        let mut at = after;
        while at < self.units.len() && at < after + 12 {
            match self.kind(at) {
                Some(TokenKind::Comma | TokenKind::Colon | TokenKind::Dash) if self.quoted(at + 1) => {
                    content.push((at + 1, at + 2));
                    resume = at + 2;
                    break;
                }
                Some(TokenKind::Word | TokenKind::Number)
                    if self.get(at).is_some_and(|unit| unit.cue().is_none()) =>
                {
                    at += 1;
                }
                _ => break,
            }
        }
        ReportingFrame { content, rule: Rule::CueAfter, resume, floor: resume, ..frame }
    }

    /// Returns the start of the statement that ends with a quotation: at the quotation where that is a sentence of
    /// its own, and else at the start of the clause whose last words it quotes.
    fn quote_begins(&self, floor: usize, quote: usize) -> usize {
        let first = self.word(quote).chars().find(|c| c.is_alphanumeric());
        let whole = first.is_some_and(char::is_uppercase) && self.quote_is_apart(quote);
        let alone =
            (floor..quote).take(REACH).all(|at| !self.get(at).is_some_and(crate::text::tokens::Token::wordy));
        if !whole && !alone && quote - floor < REACH { floor } else { quote }
    }

    fn quote_is_apart(&self, quote: usize) -> bool {
        quote
            .checked_sub(1)
            .is_none_or(|at| !matches!(self.kind(at), Some(TokenKind::Word | TokenKind::Number)))
    }

    /// "The plan, he said, is dead" and "The plan is dead, he said."
    fn parenthetical(
        &self,
        frame: ReportingFrame,
        floor: usize,
        start: usize,
        left: usize,
        after: usize,
        cue: CueForm,
    ) -> Option<ReportingFrame> {
        let set_off =
            start > floor && matches!(self.kind(start - 1), Some(TokenKind::Comma | TokenKind::Dash));
        let wordy = left > floor && left - floor < 3 * REACH;
        let verb = (floor..left).take(60).any(|at| {
            self.get(at).is_some_and(|unit| {
                matches!(unit.kind(), TokenKind::Quoted(_))
                    || unit.is(flag::AUXILIARY | flag::VERB)
                    || unit.cue().is_some()
                    || unit.span().of(self.text).ends_with("ed")
            })
        });
        let reports = cue.can(takes::CLAUSE) || cue.can(takes::THAT) && cue.can(takes::QUOTE);
        if !set_off || !wordy || !reports || self.scope == QuoteContext::Nested {
            return None;
        }
        if cue.form == VerbForm::Base && !self.is(start, flag::PRONOUN) && !cue.can(takes::CLAUSE) {
            return None;
        }
        let from = if self.is(floor, flag::AND | flag::CLAUSE) && floor > 0 { floor + 1 } else { floor };
        let from = if self.kind(from) == Some(TokenKind::Comma) { from + 1 } else { from };
        let mut content = vec![(from, left)];
        let mut resume = after;
        let comma = (after..self.units.len())
            .take(10)
            .find(|at| !self.get(*at).is_some_and(crate::text::tokens::Token::wordy));
        if let Some(comma) = comma
            && self.kind(comma) == Some(TokenKind::Comma)
            && left - floor < 12
        {
            let participle = self
                .get(comma + 1)
                .is_some_and(|unit| unit.cue().is_some_and(|cue| cue.form == VerbForm::Ing));
            // "…, he said, that was their mistake"
            let that = self.word(comma + 1) == "that" && self.is(comma + 2, flag::AUXILIARY);
            let joined = !that && self.is(comma + 1, flag::AND | flag::CLAUSE);
            let end = clause_end(self, comma + 1, Some(cue.form));
            if !participle && !joined && end > comma + 2 {
                content.push((comma + 1, end));
                resume = end;
            }
        }
        if let Some(mark) = comma
            && matches!(self.kind(mark), Some(TokenKind::Semicolon | TokenKind::Colon))
            && content.len() == 1
            && verb
        {
            // "The county was not to blame, she said; the mayor had sold it."
            let end = self.sentence_end(mark + 1);
            let quoted = (mark + 1..end)
                .any(|at| self.quoted(at) || self.get(at).is_some_and(|unit| unit.cue().is_some()));
            if !quoted && end > mark + 2 {
                content.push((mark + 1, end));
                resume = end;
            }
        }
        if content.len() < 2 && (!verb || left < floor + 2) {
            return None;
        }
        Some(ReportingFrame { content, rule: Rule::Parenthetical, resume, floor: resume, ..frame })
    }

    /// Returns the end of the sentence that goes on at a place: before its full stop.
    fn sentence_end(&self, at: usize) -> usize {
        let last = self.units.len();
        (at..last)
            .rev()
            .find(|at| self.get(*at).is_some_and(crate::text::tokens::Token::wordy))
            .map_or(at, |at| at + 1)
    }

    /// The content `start..end`, cut to its first quotation where that is a whole sentence.
    pub(crate) fn content(&self, start: usize, end: usize) -> Vec<(usize, usize)> {
        let mut out = vec![(start, end)];
        if self.quoted(start) {
            let words = self.word(start);
            let inner = words.trim_end_matches(['”', '"', '\'', '’', '»', '`']);
            let first = words.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
            let complete = inner.ends_with(['.', '!', '?', ',']) && first;
            if complete {
                out = vec![(start, start + 1)];
            }
        }
        out
    }
}
