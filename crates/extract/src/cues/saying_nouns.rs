//! Frames without a verb: "according to" and nouns of saying.

use super::frames::{FrameReader, QuoteContext, ReportingFrame};
use crate::cues::clause_ends::clause_end;
use crate::cues::noun_phrases::{NounPhrase, noun_after, noun_ending, subject_before};
use crate::lexicon::{VerbForm, flag};
use crate::rules::Rule;
use crate::text::tokens::TokenKind;

/// Nouns for those who hear a case.
const HEARERS: &[&str] =
    &["committee", "court", "hearing", "inquest", "inquiry", "judge", "jury", "magistrates", "tribunal"];

impl FrameReader<'_> {
    /// "According to the ministry, …" and "…, according to the ministry".
    pub(crate) fn according(&self, at: usize, floor: usize) -> Option<ReportingFrame> {
        let noun = noun_after(self.units, at + 2)?;
        let left = self.without_comma(floor, at);
        let closed = |role: &(usize, usize)| left > floor + 1 || self.kind(role.1) == Some(TokenKind::Comma);
        let noun = NounPhrase { role: noun.role.filter(closed), ..noun };
        let after = noun.role.map_or(noun.end, |role| role.1);
        let mut content = Vec::new();
        let quoted = left > floor && self.quoted(left - 1);
        if left > floor + 1 || quoted {
            content.push((floor, left));
        }
        let mut resume = after;
        // "…, according to the office, which keeps the records": more of the source.
        let more = ["which", "who", "whose"].contains(&self.word(after + 1).to_lowercase().as_str());
        let goes_on = matches!(self.kind(after), Some(TokenKind::Comma | TokenKind::Colon))
            && after + 1 < self.units.len()
            && !more;
        if goes_on && (content.is_empty() || self.is(after + 1, flag::AND | flag::CLAUSE)) {
            let end = clause_end(self, after + 1, None);
            if content.is_empty() {
                content.push((after + 1, end));
            }
            resume = end;
        }
        if content.is_empty() {
            return None;
        }
        let rule = Rule::AccordingTo;
        Some(ReportingFrame {
            cue: (at, at + 2),
            subject: Some(noun),
            content,
            rule,
            takes: 0,
            resume,
            floor: resume,
        })
    }

    /// "In his view, …", "In Ann Roe’s opinion, …".
    pub(crate) fn in_view(&self, at: usize) -> Option<ReportingFrame> {
        if at > 0 || !self.word(at).eq_ignore_ascii_case("in") {
            return None;
        }
        let noun = (at + 2..at + 7).find(|at| ["judgment", "opinion", "view"].contains(&self.word(*at)))?;
        let first = self.get(at + 1)?;
        let owner = if noun == at + 2 && ["his", "her", "their"].contains(&self.word(at + 1)) {
            NounPhrase { start: at + 1, end: at + 2, role: None, relative: false }
        } else {
            let named = first.upper() && self.is(noun - 1, flag::POSSESSIVE);
            named.then_some(NounPhrase { start: at + 1, end: noun - 1, role: None, relative: false })?
        };
        let from = (self.kind(noun + 1) == Some(TokenKind::Comma)).then_some(noun + 2)?;
        let end = clause_end(self, from, None);
        (from + 1 < end).then_some(ReportingFrame {
            cue: (noun, noun + 1),
            subject: Some(owner),
            content: vec![(from, end)],
            rule: Rule::SayingNoun,
            takes: 0,
            resume: end,
            floor: end,
        })
    }

    /// "…, a tribunal heard", "The court was told that …": reports of a hearing, which name who hears and not who speaks.
    pub(crate) fn heard(&self, at: usize, floor: usize) -> Option<ReportingFrame> {
        let passive = || at.checked_sub(1).is_some_and(|at| self.is(at, flag::BE));
        match self.word(at) {
            "heard" => {}
            "told" if passive() => {}
            _ => return None,
        }
        let hearer = subject_before(self.text, self.units, floor, at)?;
        let head = hearer.end.checked_sub(1).map_or("", |at| self.word(at)).to_lowercase();
        if !HEARERS.contains(&head.as_str()) {
            return None;
        }
        let left = self.without_comma(floor, hearer.start);
        let (content, resume) = if self.is(at + 1, flag::THAT) {
            let end = clause_end(self, at + 2, Some(VerbForm::Past));
            ((at + 2, end), end)
        } else {
            let verb = (floor..left).any(|at| {
                self.get(at).is_some_and(|unit| {
                    unit.is(flag::AUXILIARY | flag::VERB)
                        || unit.cue().is_some()
                        || unit.span().of(self.text).ends_with("ed")
                })
            });
            let set_off = left < hearer.start && left > floor + 2 && verb;
            let end = (at + 1..self.units.len())
                .find(|at| self.kind(*at) == Some(TokenKind::Stop))
                .unwrap_or(self.units.len());
            set_off.then_some(((floor, left), end))?
        };
        let rule = Rule::Parenthetical;
        (content.0 < content.1).then(|| ReportingFrame {
            cue: (at, at + 1),
            subject: None,
            content: vec![content],
            rule,
            takes: 0,
            resume,
            floor: resume,
        })
    }

    /// "the coalition’s claims that …", "repeating a mantra about …".
    pub(crate) fn saying_noun(&self, at: usize) -> Option<ReportingFrame> {
        let that = self.is(at + 1, flag::THAT);
        let about =
            self.scope == QuoteContext::Nested && self.word(at + 1) == "about" && self.is(at, flag::SCORNED);
        if !that && !about {
            return None;
        }
        let (subject, rule) = match self.owner(at) {
            Some(owner) => (owner, Rule::SayingNoun),
            None if about => (self.main_subject(at)?, Rule::ControlledNoun),
            None => return None,
        };
        let end = match rule {
            Rule::ControlledNoun => {
                (at..self.units.len()).take(40).find(|at| self.kind(*at) == Some(TokenKind::Comma))?
            }
            _ => clause_end(self, at + 2, None),
        };
        let start = if self.word(at + 2) == "there" && self.is(at + 3, flag::BE) { at + 4 } else { at + 2 };
        let cue = (if rule == Rule::ControlledNoun { self.governed(at) } else { at }, at + 1);
        let content = vec![(start, end)];
        (start < end).then_some(ReportingFrame {
            cue,
            subject: Some(subject),
            content,
            rule,
            takes: 0,
            resume: end,
            floor: end,
        })
    }

    /// The owner of the claim: a possessive before the noun ("the coalition’s", "his").
    fn owner(&self, at: usize) -> Option<NounPhrase> {
        let mut before = at;
        while before > 0 && at - before < 3 {
            let unit = self.get(before - 1)?;
            if unit.is(flag::POSSESSIVE) {
                let noun = noun_ending(self.text, self.units, 0, before - 1)?;
                return Some(NounPhrase { end: before, ..noun });
            }
            let word = unit.span().of(self.text).to_ascii_lowercase();
            if ["his", "her", "their", "its"].contains(&word.as_str()) {
                return Some(NounPhrase { start: before - 1, end: before, role: None, relative: false });
            }
            if !unit.wordy() || unit.is(flag::DETERMINER | flag::PREPOSITION | flag::AUXILIARY) {
                return None;
            }
            before -= 1;
        }
        None
    }

    /// Returns the start of "repeating a mantra".
    fn governed(&self, at: usize) -> usize {
        (at.saturating_sub(3)..at)
            .find(|at| self.get(*at).is_some_and(|u| u.cue().is_some_and(|c| c.form == VerbForm::Ing)))
            .unwrap_or(at)
    }

    /// The subject of the main clause behind an opening "Instead of repeating a mantra about …, ".
    fn main_subject(&self, at: usize) -> Option<NounPhrase> {
        let opened = (0..at)
            .take(12)
            .any(|at| self.get(at).is_some_and(|u| u.cue().is_some_and(|c| c.form == VerbForm::Ing)));
        if !opened {
            return None;
        }
        let comma = (at..self.units.len()).take(30).find(|at| self.kind(*at) == Some(TokenKind::Comma))?;
        let noun = noun_after(self.units, comma + 1)?;
        (!self.is(noun.start, flag::FIRST)).then_some(noun)
    }
}
