//! Counting a figure of framing, with the texts that the parser has to read for it.

use std::sync::{Arc, OnceLock};

use super::reading_cache::ReadingCache;
use super::{JobControl, JobKind, JobOutcome, Jobs};
use crate::app::filter::Filter;
use analysis::Scope;
use analysis::framing::{CountTable, FramingQuery, Independence, ReadText, ReadTexts, independence};
use model::{Project, StatementId};

/// Greatest number of columns of a table in the window: those behind them are put together.
pub(crate) const MOST_COLUMNS: usize = 16;

/// A figure, counted.
#[derive(Debug)]
pub(crate) struct CountedFraming {
    /// The figure, and the choices that it was counted with.
    pub(crate) query: FramingQuery,
    /// The counts, with no more columns than the window shows.
    pub(crate) table: CountTable,
    /// For each row whether it falls on the columns by chance; nothing where that is not defined.
    pub(crate) tests: Vec<Option<Independence>>,
    /// The largest share in the table.
    pub(crate) largest: f64,
}

/// Subject of a count: a state of the project, the figure, and the filter.
type FramingKey = (u64, FramingQuery, Filter);

/// Slot for a figure as soon as it is counted; nothing where a person has stopped that.
type FramingResult = Arc<OnceLock<Option<CountedFraming>>>;

/// The figure of framing that is shown. Until the present one is counted, the one before is.
#[derive(Debug, Default)]
pub(crate) struct FramingCache {
    shown: FramingResult,
    last: Option<(FramingKey, FramingResult)>,
    texts: ReadingCache<ReadText>,
}

/// A figure to be counted.
#[derive(Debug)]
pub(crate) struct FramingRequest {
    project: Project,
    query: FramingQuery,
    /// The statements that pass the filter, in reading order.
    statements: Vec<StatementId>,
    texts: ReadingCache<ReadText>,
    result: FramingResult,
}

impl FramingCache {
    /// Asks for a figure: returns what there is to count, unless it is counted, or another is being counted.
    pub(crate) fn request(
        &mut self,
        (state, query, filter): (u64, &FramingQuery, &Filter),
        project: &Project,
        statements: impl FnOnce() -> Vec<StatementId>,
    ) -> Option<FramingRequest> {
        if let Some((of, counted)) = &self.last {
            counted.get()?;
            self.shown = counted.clone();
            if (of.0, &of.1, &of.2) == (state, query, filter) {
                return None;
            }
        }
        let result = FramingResult::default();
        self.last = Some(((state, query.clone(), filter.clone()), result.clone()));
        let texts = self.texts.clone();
        Some(FramingRequest {
            project: project.clone(),
            query: query.clone(),
            statements: statements(),
            texts,
            result,
        })
    }

    /// The figure that was counted last, if it is this one; `Err` where a person has stopped it.
    pub(crate) fn counted(&self, query: &FramingQuery) -> Result<Option<&CountedFraming>, ()> {
        match self.shown.get() {
            Some(Some(counted)) => Ok(Some(counted).filter(|counted| counted.query == *query)),
            Some(None) => Err(()),
            None => Ok(None),
        }
    }
}

impl FramingRequest {
    /// Counts; nothing where a person stops it while texts are read.
    fn count(&self, watch: &JobControl) -> Option<CountedFraming> {
        let texts: ReadTexts = if self.query.figure.reads_texts() {
            self.texts.read(&self.project, watch, extract::framing)?
        } else {
            ReadTexts::new()
        };
        let scope = Scope::with_all_links(&self.project, &self.statements);
        let table = self.query.count(&scope, &texts).with_columns(MOST_COLUMNS);
        let tests = (0..table.rows.len()).map(|row| independence(&table, row)).collect();
        let largest = table.largest_share();
        Some(CountedFraming { query: self.query.clone(), table, tests, largest })
    }
}

impl Jobs {
    /// Counts a figure of framing.
    pub(crate) fn count_framing(&mut self, request: FramingRequest) {
        let what = if request.query.figure.reads_texts() { "Reading the articles" } else { "Counting" };
        self.start(what.to_owned(), JobKind::Other, move |watch| {
            let counted = request.count(watch);
            let outcome = if counted.is_some() { JobOutcome::Nothing } else { JobOutcome::Stopped };
            // Nobody else sets it.
            let _ = request.result.set(counted);
            outcome
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering;

    use super::*;
    use analysis::framing::{Axis, FramingFigure};

    #[test]
    fn a_figure_is_counted_once_for_each_state_query_and_filter() {
        let project: Project = store::from_text(crate::SAMPLE).expect("the sample is a project");
        let all: Vec<StatementId> = project.reading_order().iter().map(|it| it.id).collect();
        let query = FramingQuery::new(FramingFigure::Tags, Axis::Party);
        let other = FramingQuery::new(FramingFigure::Agency, Axis::Party);
        let filter = Filter::default();
        let mut cache = FramingCache::default();
        let first =
            cache.request((1, &query, &filter), &project, || all.clone()).expect("nothing is counted");
        assert!(
            cache.request((1, &other, &filter), &project, || all.clone()).is_none(),
            "one after the other"
        );
        let counted = first.count(&JobControl::default());
        assert!(first.result.set(counted).is_ok());
        assert!(cache.request((1, &query, &filter), &project, || all.clone()).is_none());
        let table = &cache.counted(&query).expect("nobody stopped it").expect("it is counted").table;
        assert!(!table.is_empty());
        let second = cache.request((1, &other, &filter), &project, || all.clone()).expect("it is another");
        assert!(second.count(&JobControl::default()).is_some_and(|it| !it.table.is_empty()));
        assert_eq!(cache.counted(&other).map(|it| it.is_some()), Ok(false));
        let stopped = JobControl::default();
        stopped.stopped.store(true, Ordering::Relaxed);
        assert!(second.count(&stopped).is_none());
    }
}
