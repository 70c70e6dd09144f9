//! Finding the checkable facts of an article.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::{JobKind, JobOutcome, Jobs};
use analysis::Galley;
use model::{Article, ArticleId, FoundFact, Project, is_same_text};

/// The facts of one text, as soon as they are found.
pub(crate) type FoundFacts = Arc<OnceLock<Vec<FoundFact>>>;

/// The facts of articles, each found once for a text, and the galley that was asked for last.
#[derive(Debug, Default)]
pub(crate) struct FactCache {
    found: HashMap<ArticleId, (Arc<str>, FoundFacts)>,
    galley: RefCell<Option<(ArticleId, u64, Arc<Galley>)>>,
}

impl FactCache {
    /// Begins to find the facts of an article: returns where they are to be put, unless somebody is finding them already.
    pub(crate) fn begin(&mut self, article: &Article) -> Option<FoundFacts> {
        let known = self.found.get(&article.id);
        if known.is_some_and(|(text, _)| is_same_text(text, &article.text)) {
            return None;
        }
        let found = FoundFacts::default();
        self.found.insert(article.id, (article.text.clone(), found.clone()));
        Some(found)
    }

    /// Returns the place where the facts of an article are being put.
    #[cfg(test)]
    pub(crate) fn pending(&self, article: &Article) -> Option<FoundFacts> {
        self.found.get(&article.id).map(|(_, found)| found.clone())
    }

    /// The facts of an article; `None` before they are found.
    pub(crate) fn of(&self, article: &Article) -> Option<&[FoundFact]> {
        let (text, found) = self.found.get(&article.id)?;
        found.get().filter(|_| is_same_text(text, &article.text)).map(Vec::as_slice)
    }

    /// The galley of an article in a state of the project; `None` before its facts are found.
    pub(crate) fn galley(&self, project: &Project, article: &Article, state: u64) -> Option<Arc<Galley>> {
        let found = self.of(article)?;
        let mut kept = self.galley.borrow_mut();
        if let Some((_, _, galley)) = kept.as_ref().filter(|(of, at, _)| (*of, *at) == (article.id, state)) {
            return Some(galley.clone());
        }
        let galley = Arc::new(Galley::new(project, article, found));
        *kept = Some((article.id, state, galley.clone()));
        Some(galley)
    }
}

impl Jobs {
    /// Finds the facts of a text.
    pub(crate) fn find_facts(&mut self, article: &Arc<Article>, found: FoundFacts) {
        let article = article.clone();
        self.start(format!("Finding the facts of {}", article.title), JobKind::Other, move |_| {
            // Nobody else sets it.
            let _ = found.set(extract::facts(&article.text));
            JobOutcome::Nothing
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_found_once_for_a_text_and_again_when_it_is_corrected() {
        let project = store::from_text(crate::SAMPLE).expect("the sample is a project");
        let mut article = (*project.articles[0]).clone();
        let mut cache = FactCache::default();
        let found = cache.begin(&article).expect("nobody looks for them yet");
        assert!(cache.begin(&article).is_none());
        assert!(cache.galley(&project, &article, 1).is_none(), "they are not found yet");
        found.set(extract::facts(&article.text)).expect("nobody else sets it");
        let galley = cache.galley(&project, &article, 1).expect("they are found");
        assert!(galley.counts().open > 20);
        assert!(Arc::ptr_eq(&galley, &cache.galley(&project, &article, 1).expect("it is kept")));
        assert!(!Arc::ptr_eq(&galley, &cache.galley(&project, &article, 2).expect("it is made again")));
        article.text = "Another text.".into();
        assert!(cache.galley(&project, &article, 2).is_none());
        assert!(cache.begin(&article).is_some());
    }
}
