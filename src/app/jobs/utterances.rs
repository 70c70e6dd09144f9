//! Finds the utterances that several articles tell, and the events that they tell of.

use super::{JobControl, JobKind, JobOutcome, Jobs};
use crate::app::utterances::{FoundUtterances, UtteranceSearch};
use analysis::{events, utterances_while};
use model::Project;
use std::sync::Arc;
use std::sync::atomic::Ordering;

impl Jobs {
    /// Begins a search. What is under way for an earlier state of the project is stopped.
    pub(crate) fn find_utterances(&mut self, project: Project, search: UtteranceSearch) {
        for job in self.running.iter().filter(|job| job.kind == JobKind::Utterances) {
            job.watch.stopped.store(true, Ordering::Relaxed);
        }
        let label = "Comparing the articles".to_owned();
        self.start(label, JobKind::Utterances, move |watch| match found(&project, search, watch) {
            Some(found) => JobOutcome::Utterances(Box::new(found)),
            None => JobOutcome::Nothing,
        });
    }
}

fn found(project: &Project, search: UtteranceSearch, watch: &JobControl) -> Option<FoundUtterances> {
    let goes_on = || watch.goes_on();
    let utterances = utterances_while(project, &goes_on)?;
    let events = events(project, &utterances, &goes_on)?;
    let utterances = utterances.into_iter().map(Arc::new).collect();
    Some(FoundUtterances { search, utterances, events })
}
