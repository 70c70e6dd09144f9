//! Frames: a reporting word, its subject, and the words that it reports, within one sentence.

use crate::cues::clause_ends::clause_end;
use crate::cues::complements::{VerbComplement, rest};
use crate::cues::noun_phrases::{NounPhrase, noun_after, noun_ending, subject_before};
use crate::lexicon::{CueForm, VerbForm, flag, takes};
use crate::rules::Rule;
use crate::text::tokens::{Token, TokenKind};

/// One frame, in places of the units of its sentence.
#[derive(Debug, Clone)]
pub(crate) struct ReportingFrame {
    /// The reporting words.
    pub(crate) cue: (usize, usize),
    /// The person named as speaking.
    pub(crate) subject: Option<NounPhrase>,
    /// The words that are reported, in order; none where they are in the next paragraph.
    pub(crate) content: Vec<(usize, usize)>,
    /// The rule that found it.
    pub(crate) rule: Rule,
    /// The complements that the reporting verb takes; 0 for a noun.
    pub(crate) takes: u16,
    /// Place at which reading goes on.
    pub(crate) resume: usize,
    /// Start of the part of the sentence that is not yet used.
    pub(crate) floor: usize,
}

/// The context in which words are read: the article's own words, or inside a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum QuoteContext {
    /// The article speaks.
    Outer,
    /// A speaker speaks: "I", "we" and "you" are no other speaker, and weak rules are left out.
    Nested,
}

/// All frames of one sentence, in order.
pub(crate) fn frames(text: &str, units: &[Token], scope: QuoteContext) -> Vec<ReportingFrame> {
    let reader = FrameReader { text, units, scope };
    let mut out: Vec<ReportingFrame> = Vec::new();
    let (mut at, mut floor) = (0, 0);
    while at < units.len() {
        match reader.frame_at(at, floor, out.last()) {
            Some(frame) => {
                at = frame.resume.max(at + 1);
                floor = frame.floor.max(floor);
                out.push(frame);
            }
            None => at += 1,
        }
    }
    out
}

pub(crate) struct FrameReader<'a> {
    pub(crate) text: &'a str,
    pub(crate) units: &'a [Token],
    pub(crate) scope: QuoteContext,
}

impl FrameReader<'_> {
    pub(crate) fn get(&self, at: usize) -> Option<&Token> {
        self.units.get(at)
    }

    pub(crate) fn is(&self, at: usize, flags: u64) -> bool {
        self.get(at).is_some_and(|unit| unit.is(flags))
    }

    pub(crate) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.get(at).map(Token::kind)
    }

    pub(crate) fn word(&self, at: usize) -> &str {
        self.get(at).map_or("", |unit| unit.span().of(self.text))
    }

    pub(crate) fn quoted(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(TokenKind::Quoted(_)))
    }

    fn frame_at(&self, at: usize, floor: usize, last: Option<&ReportingFrame>) -> Option<ReportingFrame> {
        let unit = self.get(at)?;
        if unit.kind() != TokenKind::Word {
            return None;
        }
        if self.scope == QuoteContext::Outer
            && self.word(at).eq_ignore_ascii_case("according")
            && self.is(at + 1, flag::TO)
        {
            return self.according(at, floor);
        }
        if self.scope == QuoteContext::Outer
            && let Some(frame) = self.heard(at, floor).or_else(|| self.in_view(at))
        {
            return Some(frame);
        }
        if unit.is(flag::SAYING)
            && let Some(frame) = self.saying_noun(at)
        {
            return Some(frame);
        }
        let cue = unit.cue()?;
        if cue.form == VerbForm::Ing {
            self.participle(at, cue, floor, last)
        } else {
            self.verb(at, cue, floor, last)
        }
    }

    /// "…, adding that …": its subject is that of the frame or clause before it.
    fn participle(
        &self,
        at: usize,
        cue: CueForm,
        floor: usize,
        last: Option<&ReportingFrame>,
    ) -> Option<ReportingFrame> {
        let mut before = at;
        while before > 0 && self.is(before - 1, flag::ADVERB) {
            before -= 1;
        }
        let previous = before.checked_sub(1);
        if previous.is_some_and(|at| self.is(at, flag::BE | flag::AUXILIARY) || self.word(at) == "as") {
            return self.verb(at, cue, floor, last);
        }
        let free = previous.is_some_and(|at| {
            matches!(self.kind(at), Some(TokenKind::Comma | TokenKind::Dash | TokenKind::Quoted(_)))
                || self.is(at, flag::AND)
        });
        let own = if free { None } else { self.absolute(floor, before) };
        if !free && own.is_none() || self.scope == QuoteContext::Nested {
            return None;
        }
        let shared = || last.and_then(|frame| frame.subject).or_else(|| self.first_noun(floor, at));
        let subject = own.or_else(shared)?;
        let rest = rest(self, at, at + 1, cue);
        let VerbComplement::Content(start) = rest else { return None };
        let end = clause_end(self, start, Some(cue.form));
        let content = self.content(start, end);
        let rule = Rule::Participle;
        let resume = end;
        (start < end).then_some(ReportingFrame {
            cue: (at, at + 1),
            subject: Some(subject),
            content,
            rule,
            takes: cue.takes,
            resume,
            floor: end,
        })
    }

    /// "…, with one senator calling it “a farce”": a participle with a subject of its own.
    fn absolute(&self, floor: usize, at: usize) -> Option<NounPhrase> {
        let noun = noun_ending(self.text, self.units, floor, at)?;
        let with = noun.start.checked_sub(1).is_some_and(|at| self.word(at) == "with");
        with.then_some(noun)
    }

    /// The first noun phrase of a clause, as far as a verb follows it soon.
    fn first_noun(&self, floor: usize, before: usize) -> Option<NounPhrase> {
        let verb = (floor + 1..before).take(25).find(|at| {
            self.get(*at).is_some_and(|unit| {
                unit.kind() == TokenKind::Word
                    && !unit.upper()
                    && (unit.is(flag::AUXILIARY | flag::VERB) && !unit.is(flag::POSSESSIVE)
                        || unit.cue().is_some_and(|cue| cue.form == VerbForm::Past)
                        || unit.span().of(self.text).ends_with("ed"))
            })
        })?;
        let noun = subject_before(self.text, self.units, floor, verb)?;
        self.speaks(noun).then_some(noun)
    }

    /// Returns true if a noun phrase can be another speaker here.
    pub(crate) fn speaks(&self, noun: NounPhrase) -> bool {
        let single = noun.end - noun.start == 1;
        if single && self.is(noun.start, flag::FIRST) {
            return false;
        }
        let before = noun.start.checked_sub(1);
        let called = (noun.end..noun.end + 6).any(|at| self.quoted(at));
        let what = before.is_some_and(|at| self.word(at).eq_ignore_ascii_case("what")) && !called;
        let slice = self.units.get(noun.start..noun.end).unwrap_or_default();
        let first = self.word(noun.start).to_ascii_lowercase();
        if ["each", "neither", "no", "nobody", "every"].contains(&first.as_str()) {
            return false;
        }
        let vague = noun.relative
            && !slice.iter().any(|unit| {
                unit.upper() || unit.is(flag::ROLE | flag::BODY | flag::DOCUMENT | flag::GROUP | flag::HUMAN)
            });
        let thing = single
            && ["one", "it", "everyone", "nobody"].contains(&self.word(noun.start))
            && self.scope == QuoteContext::Nested;
        !what && !thing && !vague
    }

    /// A finite reporting verb.
    fn verb(
        &self,
        at: usize,
        cue: CueForm,
        floor: usize,
        last: Option<&ReportingFrame>,
    ) -> Option<ReportingFrame> {
        if !self.finite(at, cue) {
            return None;
        }
        let mut shared = None;
        let mut inverted = false;
        let mut subject =
            subject_before(self.text, self.units, floor, at).filter(|noun| self.agrees(*noun, at, cue));
        if subject.is_none() {
            let joined = self.coordinated(at);
            shared = last.filter(|_| joined).and_then(|frame| frame.subject);
            if joined && shared.is_none() && self.scope == QuoteContext::Outer {
                shared = self.first_noun(floor, at);
            }
            subject = shared.or_else(|| {
                inverted = self.inverts(at, floor, cue);
                if inverted { noun_after(self.units, at + 1) } else { None }
            });
        }
        let subject = subject.filter(|noun| self.speaks(*noun))?;
        let end_of_subject = subject.role.map_or(subject.end, |role| role.1.max(subject.end));
        let (start, after) = match (shared.is_some(), inverted) {
            (true, _) => (at, at + 1),
            (_, true) => (at, end_of_subject),
            _ => (subject.role.map_or(subject.start, |role| role.0.min(subject.start)), at + 1),
        };
        let found = self.layout(at, cue, floor, start, after, subject, inverted)?;
        let rule = if shared.is_some() { Rule::SharedSubject } else { found.rule };
        Some(ReportingFrame { rule, ..found })
    }

    fn finite(&self, at: usize, cue: CueForm) -> bool {
        let Some(previous) = at.checked_sub(1) else { return false };
        let unit = self.get(at);
        if unit.is_some_and(Token::upper) || self.is(previous, flag::TO) {
            return false;
        }
        let mut back = at;
        while back > 0 && self.is(back - 1, flag::ADVERB) && !self.is(back - 1, flag::DETERMINER) {
            back -= 1;
        }
        let before = back.checked_sub(1);
        let has = |flags| before.is_some_and(|at| self.is(at, flags));
        if has(flag::TO) || has(flag::NOT) && cue.form == VerbForm::Base {
            return false;
        }
        match cue.form {
            VerbForm::Past => {
                let passive = has(flag::BE)
                    || before.is_some_and(|at| self.word(at) == "being" || self.word(at) == "having");
                !passive && !has(flag::DETERMINER) || has(flag::RELATIVE)
            }
            VerbForm::Present => !has(flag::DETERMINER) || has(flag::RELATIVE),
            VerbForm::Base => {
                let modal = has(flag::AUXILIARY) && !has(flag::BE);
                let weak = before.is_some_and(|at| {
                    ["could", "should", "may", "might", "must", "can", "would"].contains(&self.word(at))
                });
                let plural = before.is_some_and(|at| {
                    self.get(at).is_some_and(|unit| {
                        let word = unit.span().of(self.text);
                        unit.is(flag::GROUP | flag::AND | flag::RELATIVE)
                            || unit.is(flag::PRONOUN) && !unit.is(flag::THIRD)
                            || word.ends_with('s')
                                && unit.kind() == TokenKind::Word
                                && !unit.is(flag::POSSESSIVE)
                            || unit.kind() == TokenKind::Comma
                            || unit.is(flag::TIME)
                    })
                });
                modal && !weak && !cue.can(takes::NOUN) || plural
            }
            VerbForm::Ing => true,
        }
    }

    /// Returns true if a subject and a verb that may be a noun ("claims", "report") go together.
    fn agrees(&self, noun: NounPhrase, at: usize, cue: CueForm) -> bool {
        if !cue.can(takes::NOUN) || cue.form == VerbForm::Past || noun.relative {
            return true;
        }
        let own = at
            .checked_sub(1)
            .is_some_and(|at| self.is(at, flag::POSSESSIVE | flag::PREPOSITION | flag::ADJECTIVAL));
        let next = self.get(at + 1);
        let object = next.is_some_and(|unit| {
            matches!(
                unit.kind(),
                TokenKind::Quoted(_) | TokenKind::Number | TokenKind::Comma | TokenKind::Colon
            ) || unit.is(flag::DETERMINER | flag::PRONOUN | flag::THAT | flag::WH)
                || unit.upper()
                || unit.wordy() && !unit.is(flag::PREPOSITION | flag::AUXILIARY | flag::VERB | flag::AND)
        });
        let led = next.is_some_and(|unit| {
            matches!(unit.kind(), TokenKind::Quoted(_) | TokenKind::Comma | TokenKind::Colon)
                || unit.is(flag::THAT | flag::WH)
        });
        let bare = cue.can(takes::CLAUSE | takes::OBJECT | takes::INFINITIVE | takes::ABOUT);
        let rules = self.word(at).starts_with("rule");
        !own && object && (bare || led) && !rules
    }

    /// Returns true if a verb without a subject of its own shares that of the verb before it: "…, and stressed".
    fn coordinated(&self, at: usize) -> bool {
        let mut before = at;
        while before > 0 && self.is(before - 1, flag::ADVERB | flag::AUXILIARY) {
            before -= 1;
        }
        before
            .checked_sub(1)
            .is_some_and(|at| self.is(at, flag::AND) || ["but", "then"].contains(&self.word(at)))
    }

    /// Returns true if the subject may follow the verb: "“…,” said Ms Roe".
    fn inverts(&self, at: usize, floor: usize, cue: CueForm) -> bool {
        let Some(previous) = at.checked_sub(1).filter(|at| *at >= floor) else { return false };
        let behind = match self.kind(previous) {
            Some(TokenKind::Quoted(_)) => true,
            Some(TokenKind::Comma | TokenKind::Dash) => previous > floor,
            _ => false,
        };
        let named = self.get(at + 1).is_some_and(|unit| {
            unit.upper() && !unit.is(flag::TIME)
                || unit.kind() == TokenKind::Number
                || unit.is(flag::DETERMINER | flag::GROUP | flag::ROLE | flag::THIRD) && !unit.is(flag::THAT)
        });
        let quote = (previous.saturating_sub(1)..=previous).any(|at| self.quoted(at));
        let named = named || quote && self.job_and_name(at + 1);
        let reports = quote || cue.can(takes::CLAUSE);
        behind
            && named
            && reports
            && cue.can(takes::QUOTE)
            && cue.form != VerbForm::Base
            && self.scope == QuoteContext::Outer
    }

    /// "shopkeeper Omar Reid", "retired teacher Ann Roe": up to three words in small letters before a name.
    fn job_and_name(&self, at: usize) -> bool {
        let plain = |at: &usize| {
            self.get(*at).is_some_and(|unit| {
                unit.kind() == TokenKind::Word
                    && !unit.upper()
                    && unit.cue().is_none()
                    && !unit.is(flag::AUXILIARY | flag::VERB | flag::CLAUSE | flag::PREPOSITION | flag::TIME)
                    && !unit.is(flag::PRONOUN | flag::ADVERB | flag::AND | flag::TO | flag::THAT | flag::WH)
            })
        };
        let jobs = (at..at + 3).take_while(plain).count();
        let named = |at: usize| {
            self.get(at).is_some_and(|unit| {
                unit.kind() == TokenKind::Word && unit.upper() && !unit.is(flag::TIME | flag::DETERMINER)
            })
        };
        jobs > 0 && named(at + jobs) && named(at + jobs + 1)
    }

    /// One past the last unit before `at` that is no comma.
    pub(crate) fn without_comma(&self, floor: usize, at: usize) -> usize {
        let mut end = at;
        while end > floor && matches!(self.kind(end - 1), Some(TokenKind::Comma | TokenKind::Dash)) {
            end -= 1;
        }
        end
    }
}
