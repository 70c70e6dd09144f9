//! Utterances that several articles tell: found beside the frame, shown with people's decisions.

#[cfg(test)]
mod tests;
mod words;

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::index::{ChangedAspects, Index};
use analysis::{Event, SharedUtterances, SpeakerProposal, Telling, Utterance, speaker_proposals};
use model::{ArticleId, Project, Speaker, SpeakerId, StatementId, Table};

pub(crate) use words::{also_in, cut_words, member_words, outlet, telling};

/// The state of a project from which utterances are found: articles, places, modes and speakers of statements, and which of them are
/// rejected. A decision on an utterance changes none of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct UtteranceInput {
    serial: u64,
    rejected: usize,
    speakers: Table<SpeakerId, Speaker>,
}

impl UtteranceInput {
    /// Reads the state; `None` where there are not two articles.
    pub(crate) fn of(project: &Project, index: &Index) -> Option<Self> {
        let aspects = ChangedAspects::TEXTS | ChangedAspects::PLACES | ChangedAspects::VOICES;
        (project.articles.len() > 1).then(|| Self {
            serial: index.serial(aspects),
            rejected: index.speech.rejected,
            speakers: project.speakers.clone(),
        })
    }
}

/// What a worker has found.
#[derive(Debug)]
pub(crate) struct FoundUtterances {
    /// The state of the project for which it was found.
    pub(crate) input: UtteranceInput,
    /// The utterances of several articles.
    pub(crate) utterances: Vec<Utterance>,
    /// The articles that tell of one affair.
    pub(crate) events: Vec<Event>,
}

/// The utterances of a project with people's decisions, ready to be shown.
#[derive(Debug, Default)]
pub(crate) struct ToldElsewhere {
    /// The utterances.
    pub(crate) shared: SharedUtterances,
    /// The speakers that one article is certain of, for the same words in another one.
    pub(crate) proposals: BTreeMap<StatementId, SpeakerProposal>,
    /// The articles that tell of one affair.
    pub(crate) events: Vec<Event>,
    event_of: HashMap<ArticleId, usize>,
}

impl ToldElsewhere {
    fn new(project: &Project, found: &FoundUtterances) -> Self {
        let shared = SharedUtterances::new(project, &found.utterances);
        let proposals = speaker_proposals(project, &shared);
        let events = found.events.clone();
        let places = events.iter().enumerate();
        let event_of =
            places.flat_map(|(at, event)| event.articles.iter().map(move |id| (*id, at))).collect();
        Self { shared, proposals, events, event_of }
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

/// The best way in which passages tell an utterance: word for word before a part before other words.
pub(crate) fn best_telling(told: impl Iterator<Item = Telling>) -> Option<Telling> {
    told.min()
}

/// The utterances of the open project.
#[derive(Debug, Default)]
pub(crate) struct UtteranceCache {
    /// What was found last.
    found: Option<Arc<FoundUtterances>>,
    /// The state for which a worker looks now.
    under_way: Option<UtteranceInput>,
    /// The last result, with the state of the decisions that it is made from.
    shown: RefCell<Option<(u64, Arc<ToldElsewhere>)>>,
}

impl UtteranceCache {
    /// Returns the state for which a worker has to begin now; `None` where all is known, or looked for already.
    pub(crate) fn to_find(&mut self, project: &Project, index: &Index) -> Option<UtteranceInput> {
        let Some(input) = UtteranceInput::of(project, index) else {
            *self = Self::default();
            return None;
        };
        let known = self.found.as_ref().is_some_and(|found| found.input == input);
        if known || self.under_way.as_ref() == Some(&input) {
            return None;
        }
        self.under_way = Some(input.clone());
        Some(input)
    }

    /// Takes over what a worker has found. Returns whether it was looked for.
    pub(crate) fn take(&mut self, found: FoundUtterances) -> bool {
        if self.under_way.as_ref() != Some(&found.input) {
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
        let serial = index.serial(
            ChangedAspects::LINKS
                | ChangedAspects::REVIEW
                | ChangedAspects::PLACES
                | ChangedAspects::VOICES
                | ChangedAspects::NAMES,
        );
        let mut shown = self.shown.borrow_mut();
        if let Some((_, told)) = shown.as_ref().filter(|(of, _)| *of == serial) {
            return told.clone();
        }
        let told = Arc::new(ToldElsewhere::new(project, found));
        *shown = Some((serial, told.clone()));
        told
    }
}
