//! Readings of articles by the parser, each made once for a text.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use super::JobControl;
use model::{ArticleId, Project, is_same_text};

/// The text of an article, and what was read of it.
type ReadArticle<T> = (Arc<str>, Arc<T>);

/// The articles that were read. Clones share them.
#[derive(Debug)]
pub(crate) struct ReadingCache<T>(Arc<Mutex<HashMap<ArticleId, ReadArticle<T>>>>);

impl<T> Default for ReadingCache<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T> Clone for ReadingCache<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> ReadingCache<T> {
    /// Reads the articles that were not read yet, and returns those of the whole project; nothing where a person stops it.
    pub(crate) fn read<C: FromIterator<(ArticleId, Arc<T>)>>(
        &self,
        project: &Project,
        watch: &JobControl,
        read: impl Fn(&str) -> T,
    ) -> Option<C> {
        let all = project.articles.len().max(1);
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let articles = project.articles.iter().enumerate().map(|(number, article)| {
            if let ControlFlow::Break(()) = watch.goes_on() {
                return None;
            }
            watch.thousandths.store((number * 1000 / all) as u32, Ordering::Relaxed);
            let before =
                known().get(&article.id).filter(|(text, _)| is_same_text(text, &article.text)).cloned();
            let found = before.map_or_else(|| Arc::new(read(&article.text)), |(_, found)| found);
            known().insert(article.id, (article.text.clone(), found.clone()));
            Some((article.id, found))
        });
        articles.collect()
    }
}
