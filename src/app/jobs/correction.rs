//! The effect of another text for an article.

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::app::prepared_views::PreparedViews;
use edit::{ArticleIntent, Correction, EditContext, EditError, Intent, PreparedEdit};
use model::{ArticleId, Project};

/// The share of the work that is done once the result of the statements is known.
const KNOWN: f32 = 0.8;
/// And when the change is ready.
const READY: f32 = 0.9;

/// The effect of another text on an article's statements, to be looked at, and the change itself: a person who agrees
/// waits for nothing, although all of a long article may move.
#[derive(Debug)]
pub(crate) struct CorrectionResult {
    /// The re-anchoring results.
    pub(crate) correction: Arc<Correction>,
    /// The change.
    pub(crate) ready: PreparedEdit,
    /// The data derived from the project after it.
    pub(crate) prepared: PreparedViews,
}

impl CorrectionResult {
    /// Works it out; tells how far that is, from 0 to 1. Nothing where it was told to break.
    pub(crate) fn compute(
        project: &Project,
        article: ArticleId,
        text: &str,
        mut stamp: EditContext,
        tell: &dyn Fn(f32) -> ControlFlow<()>,
    ) -> Option<Result<Self, EditError>> {
        if project.article(article).is_none() {
            return Some(Err(EditError::Gone("article")));
        }
        let goes_on = |part: f32| tell(part).is_continue().then_some(());
        goes_on(0.0)?;
        let correction = Correction::watched(project, article, text, &|part| tell(KNOWN * part))?;
        goes_on(KNOWN)?;
        let correction = Arc::new(correction);
        let ready = match PreparedEdit::new(
            &Intent::Article(ArticleIntent::CorrectText(correction.clone())),
            project,
            &mut stamp,
        ) {
            Ok(ready) => ready,
            Err(error) => return Some(Err(error)),
        };
        goes_on(READY)?;
        let prepared = PreparedViews::of(ready.project_after());
        goes_on(1.0)?;
        Some(Ok(Self { correction, ready, prepared }))
    }
}
