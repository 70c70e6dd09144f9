//! Brings an [`Analyses`] up to the project: part by part, and each only where what it is made of is another.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::sync::Arc;

use imbl::ordmap::DiffItem;

use super::{Analyses, scope};
use crate::app::index::{ChangedAspects, Index};
use analysis::{
    Accusations, Exchanges, ParsedAccusations, PartyFigures, ReplyGraph, RightOfReply, Scope, SpokenText,
    StatementIndex, WordStarts,
};
use model::{Link, PartyId, Project, ReviewStatus, Statement};

/// Of more statements than that it is cheaper to read all again.
const FEW: usize = 64;

/// The last analyses, and what it takes to follow the project.
#[derive(Debug, Default)]
pub(super) struct AnalysesMemo {
    kept: Option<AnalysesState>,
    words: WordStarts,
}

#[derive(Debug)]
struct AnalysesState {
    /// The state of the project that it is made of.
    of: Project,
    serial: u64,
    /// Revision at which the texts, or the places of statements in them, changed last.
    places: u64,
    analyses: Arc<Analyses>,
    accusations: Accusations,
    said: SpokenText,
}

/// In what a project differs from the state that an analyses is made of.
#[derive(Debug, Default)]
struct ProjectDiff<'a> {
    /// The statements that are others, as they were.
    statements: BTreeMap<StatementIndex, &'a Statement>,
    /// True if links are others.
    links: bool,
    /// True if what people say of replies is, and of which statements.
    replies: Vec<StatementIndex>,
    /// True if the log of requests for replies is.
    requests: bool,
}

impl AnalysesMemo {
    /// Analyses a project while its index is made.
    pub(super) fn beside<T>(
        project: &Project,
        make: impl FnOnce() -> T,
        index: impl FnOnce(&T) -> &Index,
    ) -> (T, Self) {
        let mut words = WordStarts::default();
        let (made, charges) = std::thread::scope(|threads| {
            threads.spawn(|| words.read(project));
            let charges = threads.spawn(|| ParsedAccusations::read(project));
            (make(), charges.join().unwrap_or_else(|panic| resume_unwind(panic)))
        });
        let index = index(&made);
        let mut kept = AnalysesState::new(&scope(project, index), &words, charges);
        kept.note(index);
        (made, Self { kept: Some(kept), words })
    }

    /// The analyses into the present state of a project.
    pub(super) fn of(&mut self, project: &Project, index: &Index) -> Arc<Analyses> {
        // Unchanged records are not looked at; nor are notes, evidence, and names of parties.
        let serial = index.serial(made_of());
        if let Some(kept) = self.kept.as_ref().filter(|kept| kept.serial == serial) {
            return kept.analyses.clone();
        }
        let scope = scope(project, index);
        self.words.read(project);
        let before = self
            .kept
            .take()
            .filter(|kept| kept.places == index.serial(places()) && is_same_cast(&kept.of, project));
        let mut kept = match before {
            Some(mut kept) => {
                let of = std::mem::replace(&mut kept.of, project.clone());
                match ProjectDiff::between(&of, project, index) {
                    Some(news) => kept.follow(&scope, &self.words, &news),
                    None => kept = AnalysesState::new(&scope, &self.words, ParsedAccusations::read(project)),
                }
                kept
            }
            None => AnalysesState::new(&scope, &self.words, ParsedAccusations::read(project)),
        };
        kept.note(index);
        self.kept.insert(kept).analyses.clone()
    }
}

/// The aspects that an analyses is made of.
fn made_of() -> ChangedAspects {
    ChangedAspects::TEXTS
        | ChangedAspects::PLACES
        | ChangedAspects::SPEAKERS
        | ChangedAspects::REVIEW
        | ChangedAspects::CODING
        | ChangedAspects::LINKS
        | ChangedAspects::NAMES
}

/// The aspects on which it depends whether a statement keeps its place.
fn places() -> ChangedAspects {
    ChangedAspects::TEXTS | ChangedAspects::PLACES
}

/// Returns `true` if a statement is another one to the analyses.
fn is_other(old: &Statement, new: &Statement) -> bool {
    let saying = |it: &Statement| (it.speaker, it.party, it.via, it.act, it.mode, it.cue);
    // Less is due for a suggestion than for what a person has confirmed.
    saying(old) != saying(new) || old.status != new.status || old.nature != new.nature || old.tags != new.tags
}

/// Returns `true` if a statement counts: nobody has rejected it.
fn counts(statement: &Statement) -> bool {
    statement.status != ReviewStatus::Rejected
}

/// Returns `true` if a link ties other statements than before, or in another way.
fn ties_others(old: &Link, new: &Link) -> bool {
    let tie = |it: &Link| (it.from, it.to, it.relation, it.status != ReviewStatus::Rejected);
    tie(old) != tie(new)
}

/// Returns `true` if the words of a statement still name whom they named, and mean what they meant.
fn is_same_cast(before: &Project, project: &Project) -> bool {
    before.parties == project.parties
        && (before.speakers.ptr_eq(&project.speakers) || before.speakers == project.speakers)
        && before.codebook == project.codebook
}

impl<'a> ProjectDiff<'a> {
    /// Nothing where so much is another that all has to be computed again.
    fn between(before: &'a Project, project: &Project, index: &Index) -> Option<Self> {
        let mut news = ProjectDiff::default();
        for change in before.statements.diff(&project.statements) {
            let DiffItem::Update { old: (_, old), new: (_, new) } = change else { return None };
            if is_other(old, new) {
                news.statements.insert(super::place(index, old.id)?, old);
            }
            if news.statements.len() > FEW {
                return None;
            }
        }
        news.links = before.links.diff(&project.links).any(|change| match change {
            DiffItem::Update { old: (_, old), new: (_, new) } => ties_others(old, new),
            DiffItem::Add(..) | DiffItem::Remove(..) => true,
        });
        news.requests = before.requests != project.requests;
        for change in before.replies.diff(&project.replies) {
            let (DiffItem::Add(id, _) | DiffItem::Remove(id, _) | DiffItem::Update { new: (id, _), .. }) =
                change;
            news.replies.extend(super::place(index, id.statement));
            if news.replies.len() > FEW {
                return None;
            }
        }
        Some(news)
    }
}

impl AnalysesState {
    fn new(scope: &Scope<'_>, words: &WordStarts, charges: ParsedAccusations) -> Self {
        let threads = ReplyGraph::new(scope);
        let accusations = charges.at(scope, &threads);
        let replies = RightOfReply::to(scope, &threads, &accusations);
        let exchanges = Exchanges::new(&threads, &replies);
        let said = SpokenText::new(scope, words);
        let analyses = Analyses {
            missing: missing(&replies),
            figures: PartyFigures::of_said(scope, &replies, &said),
            threads: Arc::new(threads),
            replies: Arc::new(replies),
            exchanges: Arc::new(exchanges),
        };
        let of = scope.project().clone();
        Self { of, serial: 0, places: 0, analyses: Arc::new(analyses), accusations, said }
    }

    /// Remembers with which state of the index it goes.
    fn note(&mut self, index: &Index) {
        (self.serial, self.places) = (index.serial(made_of()), index.serial(places()));
    }

    fn follow(&mut self, scope: &Scope<'_>, words: &WordStarts, news: &ProjectDiff<'_>) {
        let same_replies = news.replies.is_empty() && !news.requests;
        if news.statements.is_empty() && same_replies && !news.links {
            return;
        }
        let mut now = Analyses::clone(&self.analyses);
        let tied = news.statements.iter().any(|(place, old)| {
            scope.statement(*place).is_none_or(|new| old.via != new.via || counts(old) != counts(new))
        });
        if news.links || tied {
            let threads = ReplyGraph::new(scope);
            if threads != *now.threads {
                now.threads = Arc::new(threads);
            }
        }
        self.accusations.update(scope, &now.threads, news.statements.keys().chain(&news.replies).copied());
        let replies = RightOfReply::to(scope, &now.threads, &self.accusations);
        let others = replies != *now.replies;
        let same_rows = Arc::ptr_eq(&now.threads, &self.analyses.threads) && replies.miss_as(&now.replies);
        if others {
            now.missing = missing(&replies);
            now.replies = Arc::new(replies);
        }
        if !same_rows {
            now.exchanges = Arc::new(Exchanges::new(&now.threads, &now.replies));
        }
        self.said.follow(scope, words, &news.statements);
        now.figures = PartyFigures::of_said(scope, &now.replies, &self.said);
        if now != *self.analyses {
            self.analyses = Arc::new(now);
        }
    }
}

/// Every missing reply that nobody has said anything of.
fn missing(replies: &RightOfReply) -> Arc<[(StatementIndex, PartyId)]> {
    replies.missing().map(|due| (due.place, due.party)).collect()
}
