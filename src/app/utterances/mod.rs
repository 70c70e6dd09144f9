//! Utterances that several articles tell: found beside the frame, shown with people's decisions.

#[cfg(test)]
mod tests;
mod words;

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use imbl::ordmap::DiffItem;

use super::index::{ChangedAspects, Index};
use analysis::{Event, SharedUtterances, Utterance};
use model::{
    ArticleId, Project, ReviewStatus, SameUtterance, Speaker, SpeakerId, Statement, StatementId,
    StatementPair, Table,
};

pub(crate) use words::{cut_words, member_words, outlet, telling};

/// The state of a project from which utterances are found: articles, places, modes and speakers of statements, and which of them are
/// rejected. A decision on an utterance changes none of it.
#[derive(Debug, Clone)]
pub(crate) struct UtteranceInput {
    serial: u64,
    statements: Table<StatementId, Statement>,
    speakers: Table<SpeakerId, Speaker>,
}

impl UtteranceInput {
    /// Reads the state.
    fn of(project: &Project, index: &Index) -> Self {
        let (statements, speakers) = (project.statements.clone(), project.speakers.clone());
        Self { serial: index.serial(PLACES), statements, speakers }
    }

    /// Returns whether this is the state of a project. Costs as much as has changed since.
    fn is_of(&self, project: &Project, index: &Index) -> bool {
        self.serial == index.serial(PLACES)
            && self.speakers == project.speakers
            && rejects_the_same(&self.statements, &project.statements)
    }
}

/// The aspects of a project that decide which passages are compared, but for the review status.
const PLACES: ChangedAspects =
    ChangedAspects::TEXTS.and(ChangedAspects::PLACES).and(ChangedAspects::SPEAKERS);

/// Returns whether the same statements are rejected in two states of the same statements.
fn rejects_the_same(before: &Table<StatementId, Statement>, now: &Table<StatementId, Statement>) -> bool {
    let rejected = |it: &Statement| it.status == ReviewStatus::Rejected;
    !before.diff(now).any(|change| match change {
        DiffItem::Update { old: (_, old), new: (_, new) } => rejected(old) != rejected(new),
        DiffItem::Add(..) | DiffItem::Remove(..) => true,
    })
}

/// A search for utterances.
#[derive(Debug)]
pub(crate) struct UtteranceSearch {
    number: u64,
    /// The state of the project.
    input: UtteranceInput,
}

/// The findings of a worker.
#[derive(Debug)]
pub(crate) struct FoundUtterances {
    /// The search that it answers.
    pub(crate) search: UtteranceSearch,
    /// The utterances of several articles.
    pub(crate) utterances: Vec<Arc<Utterance>>,
    /// The articles that tell of one affair.
    pub(crate) events: Vec<Event>,
}

/// The utterances of a project with people's decisions, ready to be shown.
#[derive(Debug, Default)]
pub(crate) struct ToldElsewhere {
    /// The utterances.
    pub(crate) shared: SharedUtterances,
    /// The articles that tell of one affair.
    pub(crate) events: Vec<Event>,
    event_of: HashMap<ArticleId, usize>,
}

impl ToldElsewhere {
    fn new(project: &Project, found: &FoundUtterances) -> Self {
        let shared = SharedUtterances::new(project, &found.utterances);
        let events = found.events.clone();
        let places = events.iter().enumerate();
        let event_of =
            places.flat_map(|(at, event)| event.articles.iter().map(move |id| (*id, at))).collect();
        Self { shared, events, event_of }
    }

    /// The event of an article; `None` where it tells of an affair of its own.
    pub(crate) fn event(&self, article: ArticleId) -> Option<&Event> {
        self.events.get(*self.event_of.get(&article)?)
    }

    /// The articles that tell of the same affair as an utterance, and have nothing of it that was found.
    pub(crate) fn silent(&self, told: &Utterance) -> Vec<ArticleId> {
        let tells = |id: &ArticleId| told.members.iter().any(|member| member.article == *id);
        let mut silent: Vec<ArticleId> = told
            .members
            .iter()
            .filter_map(|member| self.event(member.article))
            .flat_map(|event| event.articles.iter().copied())
            .filter(|id| !tells(id))
            .collect();
        silent.sort_unstable();
        silent.dedup();
        silent
    }
}

/// The state that a result was made from.
#[derive(Debug)]
struct ShownState {
    /// Revision at which anything that it may depend on changed last.
    serial: u64,
    input: UtteranceInput,
    made: Table<StatementPair, SameUtterance>,
}

/// The utterances of the open project.
#[derive(Debug, Default)]
pub(crate) struct UtteranceCache {
    /// The last findings.
    found: Option<Arc<FoundUtterances>>,
    /// The state for which a worker looks now, and the number of the search.
    under_way: Option<(u64, UtteranceInput)>,
    /// The number of the last search.
    searches: u64,
    shown: RefCell<Option<(ShownState, Arc<ToldElsewhere>)>>,
}

impl UtteranceCache {
    /// Returns the search that a worker has to begin now; `None` where all is known, or looked for already.
    pub(crate) fn next_search(&mut self, project: &Project, index: &Index) -> Option<UtteranceSearch> {
        if project.articles.len() < 2 {
            (self.found, self.under_way) = (None, None);
            return None;
        }
        let known = self.found.as_ref().is_some_and(|found| found.search.input.is_of(project, index));
        let looking = self.under_way.as_ref().is_some_and(|(_, input)| input.is_of(project, index));
        if known || looking {
            return None;
        }
        let input = UtteranceInput::of(project, index);
        self.searches += 1;
        self.under_way = Some((self.searches, input.clone()));
        Some(UtteranceSearch { number: self.searches, input })
    }

    /// Takes over what a worker has found. Returns whether it was looked for.
    pub(crate) fn take(&mut self, found: FoundUtterances) -> bool {
        if self.under_way.as_ref().is_none_or(|(number, _)| *number != found.search.number) {
            return false;
        }
        self.under_way = None;
        self.found = Some(Arc::new(found));
        *self.shown.get_mut() = None;
        true
    }

    /// Returns true while a worker looks for utterances.
    pub(crate) fn is_looking(&self) -> bool {
        self.under_way.is_some()
    }

    /// The utterances with the present decisions; none before they were found.
    pub(crate) fn of(&self, project: &Project, index: &Index) -> Arc<ToldElsewhere> {
        let Some(found) = &self.found else { return Arc::default() };
        let serial = index.serial(PLACES | ChangedAspects::LINKS | ChangedAspects::REVIEW);
        let mut shown = self.shown.borrow_mut();
        if let Some((state, told)) = shown.as_mut() {
            if state.serial == serial {
                return told.clone();
            }
            if state.made == project.same_utterances && state.input.is_of(project, index) {
                // The kind of change does not matter here.
                (state.serial, state.input.statements) = (serial, project.statements.clone());
                return told.clone();
            }
        }
        let told = Arc::new(ToldElsewhere::new(project, found));
        let input = UtteranceInput::of(project, index);
        *shown = Some((ShownState { serial, input, made: project.same_utterances.clone() }, told.clone()));
        told
    }
}
