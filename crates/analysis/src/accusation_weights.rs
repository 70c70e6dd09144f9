//! The odds that a statement accuses a party or asks it to act, and that the reply is missing.
//!
//! [`super::accusation_detector`] says whom a statement blames or asks by the part that each name has in its clause: few, and mostly
//! right. In real news most accusations only name somebody beside a word that attacks. A logistic regression weighs both,
//! with the signs for and against, and what the party says in the article. It learned from thirty marked articles, its
//! weights drawn towards what was expected of each sign (a normal prior of precision 12).

use super::answers::signs;
use super::clause_roles::ClauseWord;
use super::party_names::{PartyMention, PartyNames};
use super::replies::ReplyReason;
use super::word_lists::WordList;
use english::wrong_sense;
use model::{NatureKind, Project, Span, Statement};

/// A party that a statement accuses or asks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LikelyAccusation {
    /// Its place in the project.
    pub(super) party: usize,
    pub(super) reason: ReplyReason,
    /// Places where the words name it.
    pub(super) named: Span,
    /// The logarithm of the odds that a reader would say so and find no answer, before anything is known of the article.
    pub(super) weight: f64,
    /// True if the grammar of the statement says so.
    pub(super) by_grammar: bool,
}

const BIAS: f64 = -4.1;
const NAMED: f64 = 1.15;
const FIRST_NAMED: f64 = 0.17;
const ALONE_NAMED: f64 = 0.2;
const OFTEN_NAMED: f64 = 0.39;
/// Blamed or asked by the part that the name has in its clause.
const BLAMED: f64 = 1.4;
const ASKED: f64 = 1.44;
/// Blamed or asked in a statement that seems to tell of an event, a figure or an opinion: a deed is mostly no charge.
const PLAIN_REPORT: f64 = -0.8;
/// Blamed or asked in a statement that is taken for an accusation or a demand. Readers did not mark kinds: set by hand.
const CHARGES: f64 = 1.6;
const ACCUSES: f64 = 0.72;
const DEMANDS: f64 = 0.41;
const WRONG: f64 = 0.57;
const JUDGES: f64 = 0.31;
const NEGATES: f64 = 0.32;
const SHOULD: f64 = 0.48;
const PRAISES: f64 = -1.01;
const DENIES: f64 = -0.5;
const RESPONDS: f64 = -0.42;
const NO_SIDE: f64 = -1.06;
/// Said by a party that waits among the others: experts and witnesses judge, and mostly accuse nobody. Set by hand.
const BYSTANDER: f64 = -0.9;
const NESTED: f64 = -0.99;
/// Merely named where the grammar accuses or asks somebody else.
const ELSEWHERE: f64 = -1.2;
/// Merely named, without a sign of a charge.
const NO_SIGN: f64 = -0.5;
/// Every wrong in it is negated.
const NO_WRONG: f64 = -0.79;
const DIRECT: f64 = 0.28;

/// Returns true if a statement negates every wrong in it: "That was not the firm’s mistake."
fn is_said_not_to_be(spoken: &[ClauseWord<'_>]) -> bool {
    let is_wrong = |word: &ClauseWord<'_>| {
        word.is(WordList::Wrongs) || word.is(WordList::Judging) || wrong_sense(&word.lower).is_some()
    };
    let mut wrongs = (0..spoken.len()).filter(|at| spoken.get(*at).is_some_and(is_wrong)).peekable();
    let negated = |at: usize| {
        let before = spoken.get(at.saturating_sub(3)..at).unwrap_or_default();
        before.iter().any(|word| word.is(WordList::Negating))
    };
    wrongs.peek().is_some() && wrongs.all(negated)
}

/// Weighs each party that a statement names, or accuses or asks by its grammar (`told`).
pub(super) fn likely_accusations(
    project: &Project,
    (statement, spoken): (&Statement, &[ClauseWord<'_>]),
    names: &PartyNames,
    told: &[(usize, ReplyReason, Span)],
    own: Option<usize>,
) -> Vec<LikelyAccusation> {
    let text = project.text_of(statement);
    if told.is_empty() && !names.may_name(text, &statement.spans, statement, own) {
        return Vec::new();
    }
    let mut named = names.among(spoken, text, statement.article);
    named.retain(|name| Some(name.party) != own);
    let signs = signs(text, statement, spoken, &[], &[]);
    let should = spoken.iter().any(|word| word.is(WordList::Asking));
    let no_wrong = is_said_not_to_be(spoken);
    let bystander = own.and_then(|at| project.parties.get(at)).is_some_and(|party| party.waiting);
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
        + is(signs.responds, RESPONDS)
        + is(own.is_none(), NO_SIDE)
        + is(bystander, BYSTANDER)
        + is(statement.via.is_some(), NESTED)
        + is(no_wrong, NO_WRONG)
        + is(signs.direct, DIRECT);
    let kind = statement.nature.as_ref().map(|nature| nature.kind);
    let tells = kind.is_some_and(|kind| {
        !matches!(kind, NatureKind::Accusation | NatureKind::Demand | NatureKind::Denial)
    });
    let charges = matches!(kind, Some(NatureKind::Accusation | NatureKind::Demand));
    let plain = tells && !signs.accuses && !signs.demands;
    let by_name = |party: usize| {
        let first = named.first().is_some_and(|name| name.party == party);
        let times = named.iter().filter(|name| name.party == party).count();
        is(times > 0, NAMED)
            + is(first, FIRST_NAMED)
            + is(times > 0 && times == named.len(), ALONE_NAMED)
            + is(times > 1, OFTEN_NAMED)
    };
    let by_grammar = told.iter().map(|(party, reason, span)| {
        let role = if *reason == ReplyReason::Asked { ASKED } else { BLAMED };
        // Whom a pronoun means counts as named.
        let name = by_name(*party).max(NAMED);
        let weight = all + name + role + is(plain, PLAIN_REPORT) + is(charges, CHARGES);
        LikelyAccusation { party: *party, reason: *reason, named: *span, weight, by_grammar: true }
    });
    let mut found: Vec<LikelyAccusation> = by_grammar.collect();
    let asks = signs.demands || should && !signs.accuses;
    let reason = if asks { ReplyReason::Asked } else { ReplyReason::Accused };
    let attacks = signs.accuses || signs.demands || should || (signs.wrong || signs.judges) && !no_wrong;
    for name in &named {
        if let Some(span) = span_of(name, spoken).filter(|_| !found.iter().any(|it| it.party == name.party)) {
            let weight = all + by_name(name.party) + is(!told.is_empty(), ELSEWHERE) + is(!attacks, NO_SIGN);
            found.push(LikelyAccusation {
                party: name.party,
                reason,
                named: span,
                weight,
                by_grammar: false,
            });
        }
    }
    found
}

/// The bytes of the words that name a party.
fn span_of(name: &PartyMention, spoken: &[ClauseWord<'_>]) -> Option<Span> {
    let (first, last) = (spoken.get(name.first)?, spoken.get(name.behind.checked_sub(1)?)?);
    Some(Span::new(first.span.start, last.span.end))
}
