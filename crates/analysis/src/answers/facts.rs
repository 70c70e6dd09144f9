//! Facts of one statement, read off its words and those around it before it is compared with others.

use std::collections::HashMap;
use std::ops::ControlFlow;

use super::super::accusation_detector::AccusationDetector;
use super::super::accusation_weights::likely_accusations;
use super::super::clause_roles::{ClauseWord, words};
use super::super::party_names::PartyNames;
use super::super::replies::ReplyReason;
use super::super::word_lists::WordList;
use english::wrong_sense;
use model::{Article, ArticleId, Mode, PartyId, Project, Span, SpeakerId, Statement, StatementId};

/// The number of bytes of a paragraph that are read on either side of a statement.
const AROUND: usize = 600;

/// Added to the weight of an accusation, which is that of one without a reply: here those with a reply count too.
const OPEN: f64 = 1.5;

/// The number of words of a statement that are read.
const MOST: usize = 400;

/// The signs of what a statement does, in its cue and its words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a feature of its own")]
pub(in super::super) struct Signs {
    pub(in super::super) accuses: bool,
    pub(in super::super) demands: bool,
    pub(in super::super) denies: bool,
    pub(in super::super) responds: bool,
    pub(in super::super) praises: bool,
    pub(in super::super) negates: bool,
    pub(in super::super) judges: bool,
    pub(in super::super) wrong: bool,
    pub(in super::super) contrasts: bool,
    pub(in super::super) points: bool,
    pub(in super::super) refers: bool,
    /// It is reported, with some words in quotation marks.
    pub(in super::super) quotes: bool,
    pub(in super::super) direct: bool,
}

impl Signs {
    /// Returns true if the words or the cue speak against something that was said.
    pub(super) fn opposes(&self) -> bool {
        self.denies || self.responds || self.negates || self.judges || self.contrasts || self.points
    }
}

/// The facts of one statement.
#[derive(Debug)]
pub(super) struct StatementProfile {
    pub(super) id: StatementId,
    /// The place of its party in the project.
    pub(super) party: Option<usize>,
    pub(super) speaker: Option<SpeakerId>,
    /// The place of the statement in which it is told.
    pub(super) via: Option<usize>,
    pub(super) paragraph: usize,
    /// Start of the sentence in which it begins, in bytes.
    pub(super) sentence: usize,
    pub(super) extent: Span,
    pub(super) signs: Signs,
    /// The parties that its words name, by their places; those named beside it in its sentence.
    pub(super) named: Vec<usize>,
    pub(super) around: Vec<usize>,
    /// The parties that it accuses or asks by the part that the name has in its clause.
    pub(super) charged: Vec<(usize, ReplyReason)>,
    /// The chance that it accuses or asks each party (0 to 1), by their places.
    pub(super) accused: Vec<(usize, f64)>,
    /// The beginnings of its longer words, each as a number, sorted.
    pub(super) topics: Vec<u64>,
}

impl StatementProfile {
    pub(super) fn names(&self, party: Option<usize>) -> bool {
        party.is_some_and(|party| self.named.contains(&party))
    }

    pub(super) fn names_around(&self, party: Option<usize>) -> bool {
        party.is_some_and(|party| self.around.contains(&party))
    }

    pub(super) fn accuses(&self, party: Option<usize>) -> f64 {
        self.accused.iter().find(|(known, _)| Some(*known) == party).map_or(0.0, |(_, chance)| *chance)
    }

    pub(super) fn charges(&self, party: Option<usize>) -> bool {
        party.is_some_and(|party| self.charged.iter().any(|(known, _)| *known == party))
    }
}

/// Returns the facts of the statements of one article, which are given in reading order; nothing where it was told to break.
pub(super) fn read(
    project: &Project,
    article: &Article,
    order: &[&Statement],
    names: &PartyNames,
    goes_on: &dyn Fn() -> ControlFlow<()>,
) -> Option<Vec<StatementProfile>> {
    let places: HashMap<StatementId, usize> = order.iter().map(|it| it.id).zip(0..).collect();
    let seats: HashMap<PartyId, usize> = project.parties.iter().map(|it| it.id).zip(0..).collect();
    let lines: Vec<Span> = article.paragraphs().collect();
    let reader = FactReader {
        text: &article.text,
        article: article.id,
        names,
        tell: AccusationDetector::new(project),
        lines,
    };
    order
        .iter()
        .map(|statement| {
            if goes_on().is_break() {
                return None;
            }
            let party = project.party_of(statement).and_then(|id| seats.get(&id).copied());
            let via = statement.via.and_then(|via| places.get(&via).copied());
            Some(reader.know(statement, party, via))
        })
        .collect()
}

struct FactReader<'a> {
    text: &'a str,
    article: ArticleId,
    names: &'a PartyNames,
    tell: AccusationDetector<'a>,
    lines: Vec<Span>,
}

impl FactReader<'_> {
    fn know(&self, statement: &Statement, party: Option<usize>, via: Option<usize>) -> StatementProfile {
        let text = self.text;
        let extent = statement.extent();
        let at = self.lines.partition_point(|line| line.end <= extent.start);
        let line = self.lines.get(at).copied().unwrap_or(extent);
        let (near, far) = (self.near(line, extent.start), self.near(line, extent.end));
        let begin = sentence_start(text, near.start.min(extent.start), extent.start);
        let behind = sentence_end(text, extent.end, far.end.max(extent.end));
        let mut spoken = words(text, &statement.spans);
        let whom = self.tell.whom(statement, self.names);
        let accused = likely_accusations(self.tell.project(), (statement, &spoken), self.names, &whom, party);
        spoken.truncate(MOST);
        let before = words(text, &[Span::new(begin, extent.start)]);
        let after = words(text, &[Span::new(extent.end, behind)]);
        let parties = |list: &[ClauseWord<'_>]| {
            let mut all: Vec<usize> =
                self.names.among(list, text, self.article).iter().map(|it| it.party).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let mut around = parties(&before);
        around.extend(parties(&after));
        StatementProfile {
            id: statement.id,
            party,
            speaker: statement.speaker,
            via,
            paragraph: at,
            sentence: begin,
            extent,
            signs: signs(text, statement, &spoken, &before, &after),
            named: parties(&spoken),
            around,
            accused: accused.into_iter().map(|it| (it.party, chance_of(it.weight + OPEN))).collect(),
            charged: whom.into_iter().map(|(party, ground, _)| (party, ground)).collect(),
            topics: topics(&spoken),
        }
    }

    /// The part of a paragraph that lies near a place.
    fn near(&self, line: Span, place: usize) -> Span {
        let text = self.text;
        let first = line.start.max(place.saturating_sub(AROUND));
        let last = line.end.min(place.saturating_add(AROUND));
        let start = (first..=place.max(first)).find(|at| text.is_char_boundary(*at)).unwrap_or(place);
        let end = (place.min(last)..=last).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(place);
        Span::new(start, end)
    }
}

/// Returns the signs in the cue of a statement, in its words, and in those of its sentence before and after it.
pub(in super::super) fn signs(
    text: &str,
    statement: &Statement,
    spoken: &[ClauseWord<'_>],
    before: &[ClauseWord<'_>],
    after: &[ClauseWord<'_>],
) -> Signs {
    let cue = statement.cue.map(|cue| words(text, &[cue])).unwrap_or_default();
    let any = |words: &[ClauseWord<'_>], list: WordList| words.iter().any(|word| word.is(list));
    let around = |list: WordList| any(before, list) || any(after, list);
    let first = before.first().or_else(|| spoken.first());
    let asked = |list: &[ClauseWord<'_>]| {
        list.windows(2).any(|pair| {
            let [one, other] = [pair.first(), pair.get(1)].map(|it| it.map_or("", |word| &*word.lower));
            matches!(
                (one, other),
                ("asked", "about" | "whether" | "if" | "why" | "how")
                    | ("in", "response" | "reply" | "reaction")
                    | ("responding" | "reacting", "to")
            )
        })
    };
    let marks = |mark: char| statement.spans.iter().any(|span| span.of(text).contains(mark));
    Signs {
        accuses: any(&cue, WordList::Accusing),
        demands: any(&cue, WordList::Demanding),
        denies: any(&cue, WordList::Denying),
        responds: any(&cue, WordList::Responding),
        praises: any(&cue, WordList::Praising),
        negates: any(spoken, WordList::Negating),
        judges: any(spoken, WordList::Judging),
        wrong: spoken.iter().any(|word| word.is(WordList::Wrongs) || wrong_sense(&word.lower).is_some()),
        contrasts: first.is_some_and(|word| word.is(WordList::Contrasting))
            || spoken.first().is_some_and(|word| word.is(WordList::Contrasting))
            || asked(before)
            || asked(after),
        points: any(spoken, WordList::Pointing) || around(WordList::Pointing),
        refers: any(spoken, WordList::Referring),
        quotes: statement.mode != Mode::Direct && (marks('“') || marks('"') || marks('‘')),
        direct: statement.mode == Mode::Direct,
    }
}

/// The chance for a logarithm of odds, from 0 to 1.
pub(super) fn chance_of(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

/// The beginnings of the longer words: what two statements on one matter share.
fn topics(spoken: &[ClauseWord<'_>]) -> Vec<u64> {
    let longer = spoken.iter().filter(|word| word.lower.chars().count() > 3 && !word.is(WordList::Empty));
    let mut all: Vec<u64> = longer.map(|word| number(word.lower.chars().take(6))).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// A number for some letters: the hash of Fowler, Noll and Vo (FNV-1a). Of a whole book the words themselves would take
/// many times as much memory.
fn number(letters: impl Iterator<Item = char>) -> u64 {
    letters
        .fold(0xcbf2_9ce4_8422_2325, |hash, letter| (hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3))
}

/// Returns the start of the sentence around a place, not before `from`: behind the last full stop that a capital letter or an opening
/// quotation mark follows.
pub(super) fn sentence_start(text: &str, from: usize, place: usize) -> usize {
    let part = text.get(from..place).unwrap_or_default();
    let mut found = part.char_indices().rev().filter(|(_, c)| is_stop(*c)).filter_map(|(at, c)| {
        let rest = part.get(at + c.len_utf8()..)?;
        let bare = rest.trim_start_matches(['”', '"', '’', '\'']);
        let next = bare.trim_start();
        let begins = next.len() < bare.len()
            && next.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘'));
        (begins || next.is_empty() && next.len() < bare.len()).then(|| place - next.len())
    });
    found.next().unwrap_or(from)
}

/// Returns the end of the sentence that goes on behind a place, not behind `to`.
fn sentence_end(text: &str, place: usize, to: usize) -> usize {
    let part = text.get(place..to).unwrap_or_default();
    let found = part.char_indices().filter(|(_, c)| is_stop(*c)).find_map(|(at, c)| {
        let end = at + c.len_utf8();
        let bare = part.get(end..)?.trim_start_matches(['”', '"', '’', '\'']);
        (bare.is_empty() || bare.starts_with(char::is_whitespace)).then_some(place + end)
    });
    found.unwrap_or(to)
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_begins_behind_the_last_full_stop() {
        let text = "It rained. “No,” said Ann Roe. The firm, at 3.5 per cent, lost.";
        let place = text.find("at 3.5").unwrap();
        assert_eq!(&text[sentence_start(text, 0, place)..place], "The firm, ");
        let place = text.find("lost").unwrap();
        assert_eq!(&text[sentence_start(text, 0, place)..place], "The firm, at 3.5 per cent, ");
        assert_eq!(sentence_start(text, 0, text.find("No").unwrap()), text.find('“').unwrap());
        assert_eq!(sentence_end(text, 0, text.len()), "It rained.".len());
    }
}
