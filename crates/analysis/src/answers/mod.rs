//! The probable answers to statements and to sides: worked out from who speaks after whom, whom the words name, and
//! what the words do (attack, deny, respond).
//!
//! Every statement is held against those of other sides near it ([`pair`]); a logistic regression gives the chance that it
//! answers each ([`weights`]). A chance that is high enough makes a link; the chances of all statements of one side together make
//! "answers this side". Shared words hardly count: in real news more than half of the answers share none with what they answer.
//! `docs/links.md` says how well it works.

mod facts;
mod pair;
mod weights;
mod why;

use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;
use std::ops::ControlFlow;

use self::facts::{StatementProfile, chance_of, read};
use self::pair::{Totals, pairs};
use self::weights::{BIAS, WEIGHTS};
use super::non_response::is_silent;
use super::party_names::PartyNames;
use model::{Article, ArticleId, PartyId, Project, Relation, ReviewStatus, Statement, StatementId, Why};

pub(super) use facts::signs;
pub use pair::{FEATURES, Features};

/// From which chance on a statement is linked to what it answers.
const LINKED: f64 = 0.255;

/// The confidence in percent from which on a link is told while a person has not confirmed both statements.
pub const SURE: u8 = 38;

/// From which chance on a statement is said to answer a side.
const MARKED: f64 = 0.4;

/// The number of claims that are ranked for each answer.
const RANKED: usize = 12;

/// The probable answers among the statements of a project.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LikelyAnswers {
    /// The likeliest links, the surest first.
    pub links: Vec<LikelyLink>,
    /// The sides that statements answer, whether it is known which claim they take up or not, the surest first.
    pub sides: Vec<AnswersSide>,
    /// The claims that each statement may answer, the likeliest first; statements in reading order.
    pub claims: Vec<Claims>,
}

/// A link that is likely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LikelyLink {
    /// The statement that answers.
    pub from: StatementId,
    /// The statement that it answers.
    pub to: StatementId,
    /// The relation of the answer to the claim.
    pub relation: Relation,
    /// True if the answer denies by its cue, or shows that it speaks against something, and one of the two names the side of the
    /// other, in its words or beside them.
    pub is_firm: bool,
    /// The reasons.
    pub why: Why,
}

/// A side that a statement probably answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswersSide {
    /// The statement that answers.
    pub statement: StatementId,
    /// The side.
    pub party: PartyId,
    /// The reasons.
    pub why: Why,
}

/// The claims that a statement may answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Claims {
    /// The statement.
    pub statement: StatementId,
    /// The claims with the chance of each (from 0 to 1), the likeliest first.
    pub claims: Vec<(StatementId, f64)>,
}

/// A pair of statements as the model sees it, for its lessons.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerSample {
    /// The statement that may answer.
    pub answer: StatementId,
    /// The claims that it may answer.
    pub claim: StatementId,
    /// The pair as numbers, in the order of [`FEATURES`].
    pub features: Features,
}

/// Works out what the statements of a project probably answer, article by article: rejected statements count for nothing, and links
/// that there are already are not looked at.
#[must_use]
pub fn answers(project: &Project) -> LikelyAnswers {
    let mut all = LikelyAnswers::default();
    let names = PartyNames::new(project);
    for (article, order) in articles(project) {
        let Some(known) = read(project, article, &order, &names, &|| ControlFlow::Continue(())) else {
            continue;
        };
        Weighing::new(project, article, &known).add_to(&mut all);
    }
    all.links.sort_by_key(|it| Reverse(it.why.confidence));
    all.sides.sort_by_key(|it| Reverse(it.why.confidence));
    all
}

/// Works out the likeliest links among the statements of a project, the surest first: those of [`answers`], with less work.
#[must_use]
pub fn likely_links(project: &Project) -> Vec<LikelyLink> {
    let mut all = Vec::new();
    let names = PartyNames::new(project);
    for (article, order) in articles(project) {
        let Some(known) = read(project, article, &order, &names, &|| ControlFlow::Continue(())) else {
            continue;
        };
        let weighing = Weighing::new(project, article, &known);
        all.extend((0..known.len()).filter_map(|at| weighing.likeliest(at)));
    }
    all.sort_by_key(|it: &LikelyLink| Reverse(it.why.confidence));
    all
}

/// Works out the links that one article should suggest now, the surest first; nothing where it was told to break.
///
/// Between statements that a person has confirmed, every likely link; else firm and sure ones between parties that have panels.
#[must_use]
pub fn suggested_links(
    project: &Project,
    article: ArticleId,
    goes_on: &dyn Fn() -> ControlFlow<()>,
) -> Option<Vec<LikelyLink>> {
    let record = project.article(article)?;
    if goes_on().is_break() {
        return None;
    }
    let mut order: Vec<&Statement> =
        project.statements.values().filter(|it| it.article == article && counts(project, it)).collect();
    order.sort_by_key(|it| (it.extent().start, Reverse(it.extent().end), it.id));
    let names = PartyNames::new(project);
    let known = read(project, record, &order, &names, goes_on)?;
    let weighing = Weighing::new(project, record, &known);
    let mut links = Vec::new();
    for at in 0..known.len() {
        if goes_on().is_break() {
            return None;
        }
        links.extend(weighing.likeliest(at));
    }
    let confirmed =
        |id: StatementId| project.statements.get(&id).is_some_and(|it| it.status == ReviewStatus::Confirmed);
    let shown = |id: StatementId| {
        let party = project.statements.get(&id).and_then(|it| project.party_of(it));
        party.and_then(|party| project.party(party)).is_some_and(|party| !party.waiting)
    };
    links.retain(|link| {
        let ends = [link.from, link.to];
        ends.into_iter().all(confirmed)
            || link.is_firm && link.why.confidence >= SURE && ends.into_iter().all(shown)
    });
    links.sort_by_key(|it| Reverse(it.why.confidence));
    Some(links)
}

/// Returns true if a reason is that of a link which was worked out here.
#[must_use]
pub fn is_own_reason(why: &Why) -> bool {
    why.rule == why::RULE
}

/// Every pair of statements that is weighed, for the lessons of the model.
#[must_use]
pub fn lessons(project: &Project) -> Vec<AnswerSample> {
    let names = PartyNames::new(project);
    let mut all = Vec::new();
    for (article, order) in articles(project) {
        let Some(known) = read(project, article, &order, &names, &|| ControlFlow::Continue(())) else {
            continue;
        };
        let totals = Totals::new(&known, project.parties.len());
        for (at, answer) in known.iter().enumerate() {
            let of = pairs(&known, &totals, at).into_iter();
            let lesson = |(place, features): (usize, Features)| {
                Some(AnswerSample { answer: answer.id, claim: known.get(place)?.id, features })
            };
            all.extend(of.filter_map(lesson));
        }
    }
    all
}

/// The articles with their statements in reading order, without those that were rejected, have lost
/// their place or only say that somebody gave no answer.
fn articles(project: &Project) -> Vec<(&Article, Vec<&Statement>)> {
    let mut own: HashMap<ArticleId, Vec<&Statement>> = HashMap::new();
    for statement in project.reading_order() {
        if counts(project, statement) {
            own.entry(statement.article).or_default().push(statement);
        }
    }
    let each = project.articles.iter().filter_map(|it| Some((&**it, own.remove(&it.id)?)));
    each.collect()
}

/// Returns true if a statement can answer or be answered: it is not rejected, has its place, and says more than that somebody
/// gave no answer.
fn counts(project: &Project, statement: &Statement) -> bool {
    statement.status != ReviewStatus::Rejected
        && !statement.is_orphan()
        && !is_silent(project.text_of(statement), statement)
}

/// The statements of one article, held against each other.
struct Weighing<'a> {
    project: &'a Project,
    article: &'a Article,
    known: &'a [StatementProfile],
    totals: Totals,
}

impl<'a> Weighing<'a> {
    fn new(project: &'a Project, article: &'a Article, known: &'a [StatementProfile]) -> Self {
        Self { project, article, known, totals: Totals::new(known, project.parties.len()) }
    }

    fn add_to(&self, all: &mut LikelyAnswers) {
        (0..self.known.len()).for_each(|at| self.add(at, all));
    }

    /// The statements that the one in a place may answer, each with its chance.
    fn chances(&self, at: usize) -> Vec<(f64, usize)> {
        pairs(self.known, &self.totals, at).iter().map(|(place, it)| (chance(it), *place)).collect()
    }

    /// The link to what the statement in a place most likely answers, if that is likely enough.
    fn likeliest(&self, at: usize) -> Option<LikelyLink> {
        let best = self.chances(at).into_iter().min_by(by_chance);
        let (chance, to) = best.filter(|(chance, _)| *chance >= LINKED)?;
        self.link(at, to, chance)
    }

    /// Adds what the statement in a place probably answers.
    fn add(&self, at: usize, all: &mut LikelyAnswers) {
        let Some(answer) = self.known.get(at) else { return };
        let mut likely = self.chances(at);
        likely.sort_by(by_chance);
        let sides = self.sides(&likely);
        if let Some((chance, to)) = likely.first().filter(|(chance, _)| *chance >= LINKED) {
            all.links.extend(self.link(at, *to, *chance));
        }
        let marked = sides.into_iter().filter(|(_, chance)| *chance >= MARKED);
        all.sides.extend(marked.filter_map(|(party, chance)| self.side(at, party, chance, &likely)));
        if !likely.is_empty() {
            let ranked = likely.iter().take(RANKED);
            let claims = ranked.filter_map(|(chance, place)| Some((self.known.get(*place)?.id, *chance)));
            all.claims.push(Claims { statement: answer.id, claims: claims.collect() });
        }
    }

    /// The chance that a statement answers each side: that it answers at least one of its statements.
    fn sides(&self, likely: &[(f64, usize)]) -> Vec<(usize, f64)> {
        let mut not: Vec<(usize, f64, usize)> = Vec::new();
        for (chance, place) in likely {
            let Some(party) = self.known.get(*place).and_then(|it| it.party) else { continue };
            match not.iter_mut().find(|(known, ..)| *known == party) {
                // The likeliest few: many unlikely ones do not make a likely one.
                Some((_, none, count)) if *count < MANY => {
                    *none *= 1.0 - chance;
                    *count += 1;
                }
                Some(_) => {}
                None => not.push((party, 1.0 - chance, 1)),
            }
        }
        not.into_iter().map(|(party, none, _)| (party, 1.0 - none)).collect()
    }

    fn link(&self, at: usize, to: usize, chance: f64) -> Option<LikelyLink> {
        let (answer, claim) = (self.known.get(at)?, self.known.get(to)?);
        let relation = why::relation(&answer.signs, &claim.signs);
        let why = why::why(self.project, self.article, answer, claim, chance);
        let names = |one: &StatementProfile, other: &StatementProfile| {
            one.names(other.party) || one.names_around(other.party)
        };
        let names = names(answer, claim) || names(claim, answer);
        let is_firm = relation == Relation::Denies || names && answer.signs.opposes();
        Some(LikelyLink { from: answer.id, to: claim.id, relation, is_firm, why })
    }

    fn side(&self, at: usize, party: usize, chance: f64, likely: &[(f64, usize)]) -> Option<AnswersSide> {
        let answer = self.known.get(at)?;
        let of = likely.iter().filter_map(|(_, place)| self.known.get(*place));
        let claim = of.into_iter().find(|claim| claim.party == Some(party))?;
        let why = why::why(self.project, self.article, answer, claim, chance);
        Some(AnswersSide { statement: answer.id, party: self.project.parties.get(party)?.id, why })
    }
}

/// The order of claims with their chances, the likeliest first. Of those that are alike, the later in the text is.
fn by_chance((one, place): &(f64, usize), (other, other_place): &(f64, usize)) -> Ordering {
    other.total_cmp(one).then(other_place.cmp(place))
}

/// The number of a side's likeliest claims that count for the chance that it is answered.
const MANY: usize = 8;

/// The chance that one statement answers the other, from 0 to 1.
fn chance(features: &Features) -> f64 {
    let score: f64 = features.iter().zip(&WEIGHTS).map(|(value, weight)| value * weight).sum();
    chance_of(BIAS + score)
}

#[cfg(test)]
mod tests;
