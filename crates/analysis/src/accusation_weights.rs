//! How surely a statement accuses a party or asks it to act.
//!
//! [`super::accused`] says whom a statement blames or asks by the part that each name has in its clause: few, and mostly right. In
//! real news most accusations only name somebody beside a word that attacks. Both are weighed here together, with the
//! signs for and against it. The weights began as those of a logistic regression over thirty marked articles; what
//! measures the same was put together, and they were rounded by hand.

use super::answers::signs;
use super::clause_roles::{ClauseWord, words};
use super::party_names::PartyNames;
use super::replies::ReplyReason;
use super::word_lists::{JUDGING, NEGATING, WRONGS, has};
use english::wrong_sense;
use model::{NatureKind, Project, Span, Statement};

/// A party that a statement accuses or asks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LikelyAccusation {
    /// Its place in the project.
    pub(super) party: usize,
    pub(super) reason: ReplyReason,
    /// Where the words name it.
    pub(super) named: Span,
    /// The logarithm of the odds that a reader would say so and find no answer, before anything is known of what follows.
    pub(super) weight: f64,
}

const BIAS: f64 = -4.5;
const NAMED: f64 = 1.44;
const FIRST_NAMED: f64 = 0.32;
/// Blamed or asked by the part that the name has in its clause.
const BY_GRAMMAR: f64 = 2.59;
/// The same in a statement that seems to tell of an event, a figure or an opinion: what somebody merely did is mostly no charge.
const TOLD_BY_GRAMMAR: f64 = 1.0;
const ACCUSES: f64 = 0.76;
const DEMANDS: f64 = 0.47;
const WRONG: f64 = 0.95;
const JUDGES: f64 = 0.3;
const NEGATES: f64 = 0.25;
const SHOULD: f64 = 0.47;
const PRAISES: f64 = -1.2;
const DENIES: f64 = -0.5;
const NO_SIDE: f64 = -1.04;
const NESTED: f64 = -1.01;
/// Nothing that its party says follows it; the next that it says follows at once, or in the same or the next
/// paragraph.
pub(super) const SILENT_BEHIND: f64 = 0.54;
pub(super) const SPEAKS_NEXT: f64 = -0.6;
pub(super) const SPEAKS_NEAR: f64 = -0.31;

/// From which weight on somebody is taken to be accused whom no grammar says to be: about one in four.
const ENOUGH: f64 = -1.5;

/// Words that ask for something, sorted.
const ASKING: &[&str] = &[
    "apologise",
    "apologize",
    "call",
    "demand",
    "let",
    "must",
    "need",
    "needs",
    "ought",
    "resign",
    "should",
    "stop",
    "urge",
];

/// Returns true if a statement negates every wrong in it: "That was not the firm’s mistake."
fn is_said_not_to_be(spoken: &[ClauseWord<'_>]) -> bool {
    let is_wrong = |word: &ClauseWord<'_>| {
        has(WRONGS, &word.lower) || has(JUDGING, &word.lower) || wrong_sense(&word.lower).is_some()
    };
    let mut wrongs = (0..spoken.len()).filter(|at| spoken.get(*at).is_some_and(is_wrong)).peekable();
    let negated = |at: usize| {
        let before = spoken.get(at.saturating_sub(3)..at).unwrap_or_default();
        before.iter().any(|word| has(NEGATING, &word.lower))
    };
    wrongs.peek().is_some() && wrongs.all(negated)
}

/// Whom a statement accuses or asks: those of whom its grammar says so (`told`), and those that are named beside signs enough.
pub(super) fn charges(
    project: &Project,
    statement: &Statement,
    names: &PartyNames,
    told: &[(usize, ReplyReason, Span)],
    own: Option<usize>,
) -> Vec<LikelyAccusation> {
    let text = project.text_of(statement);
    if told.is_empty() && !names.may_name(text, &statement.spans, statement, own) {
        return Vec::new();
    }
    let spoken = words(text, &statement.spans);
    let named = names.among(&spoken, text, statement.article);
    let signs = signs(text, statement, &spoken, &[], &[]);
    let should = spoken.iter().any(|word| has(ASKING, &word.lower));
    let is = |yes: bool, weight: f64| if yes { weight } else { 0.0 };
    let all = BIAS
        + is(signs.accuses, ACCUSES)
        + is(signs.demands, DEMANDS)
        + is(signs.wrong, WRONG)
        + is(signs.judges, JUDGES)
        + is(signs.negates, NEGATES)
        + is(should, SHOULD)
        + is(signs.praises, PRAISES)
        + is(signs.denies, DENIES)
        + is(own.is_none(), NO_SIDE)
        + is(statement.via.is_some(), NESTED);
    let kind = statement.nature.as_ref().map(|nature| nature.kind);
    let tells = kind.is_some_and(|kind| {
        !matches!(kind, NatureKind::Accusation | NatureKind::Demand | NatureKind::Denial)
    });
    let grammar = if tells && !signs.accuses && !signs.demands { TOLD_BY_GRAMMAR } else { BY_GRAMMAR };
    let first = named.iter().find(|name| Some(name.party) != own).map(|name| name.party);
    let weight = |party: usize, told: bool| {
        // Whom a pronoun means counts as named.
        let is_named = told || named.iter().any(|name| name.party == party);
        all + is(is_named, NAMED) + is(first == Some(party), FIRST_NAMED) + is(told, grammar)
    };
    let by_grammar = told.iter().map(|(party, reason, span)| LikelyAccusation {
        party: *party,
        reason: *reason,
        named: *span,
        weight: weight(*party, true),
    });
    let mut found: Vec<LikelyAccusation> = by_grammar.collect();
    for name in &named {
        if Some(name.party) == own || found.iter().any(|it| it.party == name.party) {
            continue;
        }
        let not_so = is(is_said_not_to_be(&spoken), WRONG);
        let weight = weight(name.party, false) - not_so;
        let span = spoken.get(name.first).zip(name.behind.checked_sub(1).and_then(|last| spoken.get(last)));
        if let Some((first, last)) = span.filter(|_| weight >= ENOUGH) {
            let reason = if signs.demands || should && !signs.accuses {
                ReplyReason::Asked
            } else {
                ReplyReason::Accused
            };
            let named = Span::new(first.span.start, last.span.end);
            found.push(LikelyAccusation { party: name.party, reason, named, weight });
        }
    }
    found
}
