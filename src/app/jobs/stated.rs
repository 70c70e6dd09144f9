//! Finding the figures of all statements, with the texts that the parser has to read for them.

use std::sync::{Arc, OnceLock};

use super::reading_cache::ReadingCache;
use super::{JobControl, JobKind, JobOutcome, Jobs};
use analysis::stated_figures::{StatedFigures, StatedText, StatedTexts};
use model::{Project, StatementId};

/// The figures of one state of a project.
#[derive(Debug)]
pub(crate) struct FoundFigures {
    /// The figures, in reading order.
    pub(crate) stated: StatedFigures,
    /// The texts as they were read.
    pub(crate) texts: StatedTexts,
}

/// Slot for the figures as soon as they are found; nothing where a person has stopped that.
type FoundSlot = Arc<OnceLock<Option<FoundFigures>>>;

/// The figures of the open project. Until those of its present state are found, the ones before are shown.
#[derive(Debug, Default)]
pub(crate) struct StatedCache {
    shown: FoundSlot,
    /// The state that was looked at last, with its figures.
    last: Option<(u64, FoundSlot)>,
    texts: ReadingCache<StatedText>,
    /// The number of times that other figures were shown.
    version: u64,
}

/// A state of a project whose figures are to be found.
#[derive(Debug)]
pub(crate) struct StatedRequest {
    project: Project,
    texts: ReadingCache<StatedText>,
    result: FoundSlot,
}

impl StatedCache {
    /// Asks for the figures of a state: returns what there is to do, unless it is done, or another state is being looked at.
    pub(crate) fn request(&mut self, state: u64, project: &Project) -> Option<StatedRequest> {
        if let Some((of, found)) = &self.last {
            found.get()?;
            if !Arc::ptr_eq(&self.shown, found) {
                self.shown = found.clone();
                self.version += 1;
            }
            if *of == state {
                return None;
            }
        }
        let result = FoundSlot::default();
        self.last = Some((state, result.clone()));
        Some(StatedRequest { project: project.clone(), texts: self.texts.clone(), result })
    }

    /// Forgets that a person has stopped it, so that it is asked for again.
    pub(crate) fn ask_again(&mut self) {
        if self.figures().is_err() {
            self.last = None;
            self.shown = FoundSlot::default();
        }
    }

    /// The figures that were found last; `Err` where a person has stopped that.
    pub(crate) fn figures(&self) -> Result<Option<&FoundFigures>, ()> {
        match self.shown.get() {
            Some(Some(found)) => Ok(Some(found)),
            Some(None) => Err(()),
            None => Ok(None),
        }
    }

    /// Names the figures that are shown: another number for others.
    pub(crate) fn version(&self) -> u64 {
        self.version
    }
}

impl StatedRequest {
    /// Finds the figures; nothing where a person stops it while texts are read.
    fn find(&self, watch: &JobControl) -> Option<FoundFigures> {
        let texts: StatedTexts = self.texts.read(&self.project, watch, extract::stated_figures)?;
        let order: Vec<StatementId> = self.project.reading_order().iter().map(|it| it.id).collect();
        let stated = StatedFigures::new(&self.project, &order, &texts);
        Some(FoundFigures { stated, texts })
    }
}

impl Jobs {
    /// Finds the figures of all statements of a project.
    pub(crate) fn find_figures(&mut self, request: StatedRequest) {
        self.start("Finding the figures of the statements".to_owned(), JobKind::Other, move |watch| {
            let found = request.find(watch);
            let outcome = if found.is_some() { JobOutcome::Nothing } else { JobOutcome::Stopped };
            // Nobody else sets it.
            let _ = request.result.set(found);
            outcome
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering;

    use super::*;

    #[test]
    fn figures_are_found_once_for_a_state_and_asked_for_again_after_a_stop() {
        let project: Project = store::from_text(crate::SAMPLE).expect("the sample is a project");
        let mut cache = StatedCache::default();
        let first = cache.request(1, &project).expect("nothing is found yet");
        assert!(cache.request(2, &project).is_none(), "one after the other");
        assert!(first.result.set(first.find(&JobControl::default())).is_ok());
        assert!(cache.request(1, &project).is_none());
        let found = cache.figures().expect("nobody stopped it").expect("they are found");
        assert!(!found.stated.figures.is_empty());
        let (version, next) = (cache.version(), cache.request(2, &project).expect("it is another state"));
        let stopped = JobControl::default();
        stopped.stopped.store(true, Ordering::Relaxed);
        assert!(next.find(&stopped).is_none());
        assert!(next.result.set(None).is_ok());
        assert!(cache.request(2, &project).is_none() && cache.figures().is_err());
        assert!(cache.version() > version);
        cache.ask_again();
        assert!(cache.request(2, &project).is_some());
    }
}
