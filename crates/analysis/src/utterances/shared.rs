//! Utterances with people's decisions on them.

use std::collections::HashSet;
use std::sync::Arc;

use foldhash::HashMap;
use model::{ArticleId, Mode, Project, ReviewStatus, StatementId, StatementPair, Why};

use super::groups::utterance_of;
use super::passages::{UtterancePassage, passages_of};
use super::vocabulary::WordNumbers;
use super::{Utterance, UtteranceMember};

/// An utterance that several articles tell, and its review status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedUtterance {
    /// The utterance, without the passages that a person has told apart from it.
    pub utterance: Arc<Utterance>,
    /// Suggested, or confirmed by a person.
    pub status: ReviewStatus,
    /// The pairs of its statements on which a person can decide: those of different articles.
    pub pairs: Vec<StatementPair>,
}

impl SharedUtterance {
    /// Returns the passages of an article that tell it.
    pub fn told_in(&self, article: ArticleId) -> impl Iterator<Item = &UtteranceMember> {
        self.utterance.members.iter().filter(move |member| member.article == article)
    }

    /// Returns the pairs of one of its statements with those of other articles.
    #[must_use]
    pub fn pairs_of(&self, statement: StatementId) -> Vec<StatementPair> {
        self.pairs.iter().copied().filter(|pair| pair.other(statement).is_some()).collect()
    }
}

/// The utterances of a project, with people's decisions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SharedUtterances {
    /// In the order of their first passages; those that people joined by hand last.
    all: Vec<SharedUtterance>,
    by_statement: HashMap<StatementId, Vec<usize>>,
}

impl SharedUtterances {
    /// Applies the decisions of a project to utterances that were found in it, now or a few changes ago: statements that are
    /// gone or rejected are left out.
    #[must_use]
    pub fn new(project: &Project, found: &[Arc<Utterance>]) -> Self {
        let mut all: Vec<SharedUtterance> =
            found.iter().flat_map(|utterance| told_apart(project, utterance)).collect();
        let joined: HashSet<StatementPair> = all.iter().flat_map(|it| it.pairs.iter().copied()).collect();
        all.extend(joined_by_hand(project, &joined));
        let mut by_statement: HashMap<StatementId, Vec<usize>> = HashMap::default();
        for (at, shared) in all.iter().enumerate() {
            for statement in shared.utterance.members.iter().filter_map(|member| member.statement) {
                let places = by_statement.entry(statement).or_default();
                if places.last() != Some(&at) {
                    places.push(at);
                }
            }
        }
        Self { all, by_statement }
    }

    /// Returns all of them.
    #[must_use]
    pub fn all(&self) -> &[SharedUtterance] {
        &self.all
    }

    /// Returns those that a statement tells.
    pub fn of(&self, statement: StatementId) -> impl Iterator<Item = &SharedUtterance> {
        let places = self.by_statement.get(&statement).into_iter().flatten();
        places.filter_map(|at| self.all.get(*at))
    }
}

/// Divides an utterance so that no two passages are together of which a person says that they are not one, and leaves out what one
/// article alone tells then.
fn told_apart(project: &Project, utterance: &Arc<Utterance>) -> Vec<SharedUtterance> {
    let is_there = |member: &&UtteranceMember| {
        member.statement.is_none_or(|id| {
            project.statements.get(&id).is_some_and(|it| it.status != ReviewStatus::Rejected)
        })
    };
    let apart = |one: &UtteranceMember, other: &UtteranceMember| {
        let pair = one.statement.zip(other.statement).map(|(one, other)| StatementPair::new(one, other));
        pair.and_then(|pair| project.same_utterances.get(&pair)).is_some_and(|decision| !decision.same)
    };
    let is_whole = utterance.members.iter().all(|member| is_there(&member))
        && !utterance
            .members
            .iter()
            .enumerate()
            .any(|(at, one)| utterance.members.iter().skip(at + 1).any(|other| apart(one, other)));
    if is_whole {
        return vec![with_status(project, utterance.clone())];
    }
    let fullest = utterance.members.get(utterance.fullest);
    let mut parts: Vec<Vec<UtteranceMember>> = Vec::new();
    for member in utterance.members.iter().filter(is_there) {
        match parts.iter_mut().find(|part| !part.iter().any(|other| apart(member, other))) {
            Some(part) => part.push(member.clone()),
            None => parts.push(vec![member.clone()]),
        }
    }
    let shared = parts.into_iter().filter(|part| {
        let first = part.first().map(|member| member.article);
        part.iter().any(|member| Some(member.article) != first)
    });
    let shared = shared.map(|mut members| {
        let place = members.iter().position(|member| Some(member) == fullest);
        if place.is_none() {
            // The words that are missing are those of a passage that is not here.
            for member in &mut members {
                member.cut.clear();
            }
        }
        let utterance = Utterance { members, fullest: place.unwrap_or(0), why: utterance.why.clone() };
        with_status(project, Arc::new(utterance))
    });
    shared.collect()
}

/// Adds the review status: confirmed where a person has confirmed every pair.
fn with_status(project: &Project, utterance: Arc<Utterance>) -> SharedUtterance {
    let mut pairs = Vec::new();
    for (at, one) in utterance.members.iter().enumerate() {
        for other in utterance.members.iter().skip(at + 1).filter(|other| other.article != one.article) {
            pairs.extend(one.statement.zip(other.statement).map(|(a, b)| StatementPair::new(a, b)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let confirmed = |pair| project.same_utterances.get(pair).is_some_and(|decision| decision.same);
    let all = !pairs.is_empty() && pairs.iter().all(confirmed);
    let status = if all { ReviewStatus::Confirmed } else { ReviewStatus::Suggested };
    SharedUtterance { utterance, status, pairs }
}

/// The utterances that people joined although their words are not found to be one, each with all statements that are tied.
fn joined_by_hand(project: &Project, joined: &HashSet<StatementPair>) -> Vec<SharedUtterance> {
    let by_hand = project.same_utterances.iter().filter(|(pair, it)| it.same && !joined.contains(pair));
    let mut groups: Vec<Vec<StatementId>> = Vec::new();
    for (pair, _) in by_hand {
        let ends = [pair.first, pair.second];
        let (tied, mut apart): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| ends.iter().any(|id| group.contains(id)));
        let mut group: Vec<StatementId> = tied.into_iter().flatten().chain(ends).collect();
        group.sort_unstable();
        group.dedup();
        apart.push(group);
        groups = apart;
    }
    groups.sort();
    groups.iter().filter_map(|group| by_hand_utterance(project, group)).collect()
}

fn by_hand_utterance(project: &Project, statements: &[StatementId]) -> Option<SharedUtterance> {
    let articles: Vec<ArticleId> = project.articles.iter().map(|article| article.id).collect();
    let mut vocabulary = WordNumbers::default();
    let statements = statements.iter().filter_map(|id| project.statements.get(id));
    let mut passages: Vec<UtterancePassage> = statements
        .filter(|it| it.status != ReviewStatus::Rejected)
        .filter_map(|it| {
            let at = articles.iter().position(|id| *id == it.article)?;
            Some(passages_of(project, it, at, &mut vocabulary))
        })
        .flatten()
        .collect();
    passages.sort_by_key(|passage| (passage.article, passage.span.start, passage.span.end));
    let all: Vec<&UtterancePassage> = passages.iter().collect();
    let utterance = utterance_of(&articles, &all, 1.0);
    let why = Why::new("joined by a person", &[], 99);
    let shared = with_status(project, Arc::new(Utterance { why, ..utterance }));
    let first = shared.utterance.members.first()?.article;
    shared
        .utterance
        .members
        .iter()
        .any(|member| member.article != first)
        .then_some(SharedUtterance { status: ReviewStatus::Confirmed, ..shared })
}

/// Returns true if a statement quotes: its words, or some of them, are those of its speaker.
pub(super) fn quotes(project: &Project, statement: StatementId) -> bool {
    project.statements.get(&statement).is_some_and(|it| it.mode != Mode::Indirect)
}
