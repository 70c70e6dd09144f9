//! Shares texts between the project and all steps of the history.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Change, Edit};
use model::{Article, Project};

impl Edit {
    /// Returns the edit with texts that are shared with the project. An edit from a journal has its own
    /// copies of all articles.
    pub(super) fn with_shared_texts(self: Arc<Self>, project: &Project) -> Arc<Self> {
        if !self.changes.iter().any(|change| {
            matches!(change, Change::Articles(_) | Change::EarlierText(_) | Change::SourceText(_))
        }) {
            return self;
        }
        let earlier = project.earlier_texts.values().map(|it| &it.text);
        let sources = project.source_texts.values().map(|it| &it.text);
        let mut texts: HashMap<Arc<str>, Arc<str>> = HashMap::new();
        for text in project.articles.iter().map(|it| &it.text).chain(earlier).chain(sources) {
            texts.insert(text.clone(), text.clone());
        }
        let mut share = |text: &mut Arc<str>| {
            let own = texts.entry(text.clone()).or_insert_with(|| text.clone());
            text.clone_from(own);
        };
        let mut edit = Arc::unwrap_or_clone(self);
        for change in &mut edit.changes {
            match change {
                Change::Articles(replacement) => {
                    for article in &mut replacement.before {
                        share_article(article, project, &mut share);
                    }
                    for article in &mut replacement.after {
                        let same = replacement.before.iter().find(|old| *old == article);
                        match same {
                            Some(old) => article.clone_from(old),
                            None => share(&mut Arc::make_mut(article).text),
                        }
                    }
                }
                Change::EarlierText(replacement) => {
                    for earlier in [&mut replacement.before, &mut replacement.after].into_iter().flatten() {
                        share(&mut earlier.text);
                    }
                }
                Change::SourceText(replacement) => {
                    for source in [&mut replacement.before, &mut replacement.after].into_iter().flatten() {
                        share(&mut source.text);
                    }
                }
                _ => {}
            }
        }
        Arc::new(edit)
    }
}

/// Replaces an article by the project's own if both are equal, else shares its text.
fn share_article(article: &mut Arc<Article>, project: &Project, share: &mut impl FnMut(&mut Arc<str>)) {
    match project.articles.iter().find(|own| *own == article) {
        Some(own) => article.clone_from(own),
        None => share(&mut Arc::make_mut(article).text),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{context, project};
    use crate::{ArticleFacts, ArticleIntent, Edit, History, HistoryOperation, Intent};
    use model::Findings;

    /// Returns an edit as read from a journal, sharing no memory.
    fn read(edit: &Edit) -> Edit {
        serde_json::from_str(&serde_json::to_string(edit).unwrap()).unwrap()
    }

    #[test]
    fn edits_from_a_journal_share_their_texts_with_the_project() {
        let mut context = context();
        let text = "The mill was closed, the union said.\n".repeat(50);
        let mut project = project(&mut context, "Mill", &text, Findings::default());
        let article = project.articles[0].id;
        let mut history = History::default();
        for title in ["One", "Two", "Three"] {
            let facts = ArticleFacts { title: title.to_owned(), ..ArticleFacts::default() };
            let edit = Intent::Article(ArticleIntent::Describe { article, facts })
                .plan(&project, &mut context)
                .unwrap()
                .edit;
            history.replay(&mut project, read(&edit).into(), HistoryOperation::Apply, context.now).unwrap();
        }
        let corrected = text.replace("mill", "plant");
        let correction = crate::Correction::new(&project, article, &corrected).unwrap();
        let edit = Intent::Article(ArticleIntent::CorrectText(correction.into()))
            .plan(&project, &mut context)
            .unwrap()
            .edit;
        let own = project.articles[0].text.clone();
        history.replay(&mut project, read(&edit).into(), HistoryOperation::Apply, context.now).unwrap();
        let kept = project.earlier_texts.values().next().unwrap();
        assert!(std::sync::Arc::ptr_eq(&own, &kept.text), "the earlier text is the one that the article had");
        while history.undo(&mut project).unwrap().is_some() {}
        assert!(std::sync::Arc::ptr_eq(&own, &project.articles[0].text), "each step has the same text");
        assert_eq!(project.articles[0].title, "Mill");
    }
}
