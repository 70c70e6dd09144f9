//! Where the words of an article begin.

use std::collections::HashMap;
use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use crate::model::{ArticleId, Project, Span};

/// Where the words of each article begin, by the word rules of Unicode (UAX #29). An article's text hardly ever
/// changes: kept from one revision to the next, it is read once.
#[derive(Debug, Default)]
pub struct Words {
    articles: HashMap<ArticleId, Article>,
}

#[derive(Debug)]
struct Article {
    text: Arc<str>,
    starts: Vec<usize>,
}

impl Words {
    /// Reads the articles whose text is new, and forgets those that are gone.
    pub fn read(&mut self, project: &Project) {
        self.articles.retain(|id, known| project.article(*id).is_some_and(|it| known.text == it.text));
        for article in &project.articles {
            self.articles.entry(article.id).or_insert_with(|| Article {
                text: article.text.clone(),
                starts: article.text.unicode_word_indices().map(|(start, _)| start).collect(),
            });
        }
    }

    /// How many words begin in a stretch of an article that was read.
    #[must_use]
    pub fn count(&self, article: ArticleId, span: Span) -> usize {
        let Some(article) = self.articles.get(&article) else { return 0 };
        let before = |at: usize| article.starts.partition_point(|start| *start < at);
        before(span.end).saturating_sub(before(span.start))
    }
}
