//! Suggests the links of an article again, after a person has decided something.

use super::{JobControl, JobKind, JobOutcome, Jobs};
use analysis::answers::{is_own_reason, suggested_links};
use edit::{Intent, LinkIntent, SuggestedLink};
use model::{ArticleId, LinkId, Project, ReviewStatus};
use std::sync::atomic::Ordering;
use std::time::Duration;

/// The links that an article should suggest.
#[derive(Debug)]
pub(crate) struct NewSuggestions {
    /// The state of the project for which they were worked out.
    pub(crate) state: u64,
    /// The article.
    pub(crate) article: ArticleId,
    /// The change that makes them.
    pub(crate) intent: Intent,
}

impl Jobs {
    /// Works out the links of an article for a state of the project, after a pause. What is under way for an earlier state is
    /// stopped: somebody who decides one after another is not followed step by step.
    pub(crate) fn suggest_again(
        &mut self,
        project: Project,
        article: ArticleId,
        state: u64,
        pause: Duration,
    ) {
        self.stop_suggesting();
        self.start("Suggesting links".to_owned(), JobKind::Suggesting, move |watch| {
            if !watch.pauses(pause) {
                return JobOutcome::Nothing;
            }
            match new_suggestions(&project, article, watch) {
                Some(intent) => JobOutcome::Suggested(Box::new(NewSuggestions { state, article, intent })),
                None => JobOutcome::Nothing,
            }
        });
    }

    /// Stops the work on links that an article should suggest.
    pub(crate) fn stop_suggesting(&self) {
        for job in self.running.iter().filter(|job| job.kind == JobKind::Suggesting) {
            job.watch.stopped.store(true, Ordering::Relaxed);
        }
    }
}

fn new_suggestions(project: &Project, article: ArticleId, watch: &JobControl) -> Option<Intent> {
    let found = suggested_links(project, article, &|| watch.goes_on())?;
    let here = |id| project.statements.get(&id).is_some_and(|it| it.article == article);
    let replaced: Vec<LinkId> = project
        .links
        .values()
        .filter(|link| link.status == ReviewStatus::Suggested && here(link.from) && here(link.to))
        .filter(|link| link.why.as_ref().is_some_and(is_own_reason))
        .map(|link| link.id)
        .collect();
    let links = found.into_iter().map(|it| SuggestedLink {
        from: it.from,
        to: it.to,
        relation: it.relation,
        why: it.why,
    });
    Some(Intent::Link(LinkIntent::Suggest { replaced, links: links.collect() }))
}
