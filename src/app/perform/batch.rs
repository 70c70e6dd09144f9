//! Many articles at once.

use std::path::PathBuf;

use egui::Context;

use super::reading::fact_check;
use crate::app::departure::Departure;
use crate::app::jobs::{BatchRequest, BatchResult, ExtractedArticle, is_batch};
use crate::app::known_articles::KnownArticles;
use crate::app::request::{BatchReport, DialogRequest};
use crate::app::session::Session;
use crate::app::window::Rejoinder;
use edit::{ArticleIntent, EditContext, EditError, Intent};
use model::{Project, counted};

impl Rejoinder {
    /// Takes files that were dropped: one is opened, of several a person says where they go.
    pub(in crate::app) fn take_dropped(&mut self, mut paths: Vec<PathBuf>, context: &Context) {
        match paths.as_slice() {
            [] => {}
            [one] if !is_batch(one) => {
                let path = paths.swap_remove(0);
                self.leave(Departure::Open(path), context);
            }
            _ => self.ask(DialogRequest::BatchQuestion(paths)),
        }
    }

    /// Begins to read many articles: after asking about unsaved work where they begin a project.
    pub(in crate::app) fn read_batch(&mut self, paths: Vec<PathBuf>, add: bool, context: &Context) {
        if add {
            self.begin_batch(paths, true);
        } else {
            self.leave(Departure::ReadBatch(paths), context);
        }
    }

    /// Begins to read many articles.
    pub(in crate::app) fn begin_batch(&mut self, paths: Vec<PathBuf>, add: bool) {
        self.touch();
        self.leaving.from_state = Some(self.session.state());
        let known = if add { KnownArticles::of(self.session.project()) } else { KnownArticles::default() };
        let (ids, now) = (self.edit_context.ids.fork(), self.edit_context.now);
        self.jobs.read_batch(BatchRequest { paths, add, known, ids, now });
    }

    /// Takes the articles that a job has read, in one step, and tells of those that were not taken.
    pub(in crate::app) fn take_batch(&mut self, result: BatchResult, context: &Context) {
        let BatchResult { articles, failed, known, notes, stopped, add } = result;
        let first = articles.first().map(|it| it.article.clone());
        if let Some(first) = &first {
            self.touch();
            if !add {
                let project = Project::new(&first.title, self.edit_context.now, &mut self.edit_context.ids);
                self.replace_session(Session::unsaved(project, &self.environment.home, context));
            }
            let label = format!("Add {}", counted(articles.len(), "article", "articles"));
            let sources = articles.iter().map(|it| (it.article.id, it.source.clone())).collect::<Vec<_>>();
            let add = |project: &mut Project, by: &mut EditContext| {
                articles.iter().try_for_each(|read| add_with_evidence(project, by, read))
            };
            if let Err(error) = self.session.apply_all(label, &mut self.edit_context, add) {
                self.tell_in_dialog("That cannot be done", error.to_string());
                return;
            }
            for (article, source) in sources {
                self.dialogs.drafts.note_source(article, source);
            }
            self.changed();
            self.article = Some(first.id);
        }
        let mut done = match articles.len() {
            0 => "No article was added.".to_owned(),
            number => format!("{} added.", counted(number, "article", "articles")),
        };
        if stopped {
            done.push_str(" You stopped the rest; undo takes these back in one step.");
        }
        self.message.clone_from(&done);
        let parts = [
            (counted(failed.len(), "was not read", "were not read"), failed),
            (
                counted(
                    known.len(),
                    "is there already and was not added",
                    "are there already and were not added",
                ),
                known,
            ),
            (counted(notes.len(), "note on what is uncertain", "notes on what is uncertain"), notes),
        ];
        let parts: Vec<_> = parts.into_iter().filter(|(_, lines)| !lines.is_empty()).collect();
        if !parts.is_empty() {
            self.dialogs.waiting.push_back(DialogRequest::BatchReport(Box::new(BatchReport { done, parts })));
        }
    }
}

/// Adds an article with its fact-checks.
fn add_with_evidence(
    project: &mut Project,
    by: &mut EditContext,
    read: &ExtractedArticle,
) -> Result<(), EditError> {
    let (article, findings) = (read.article.clone(), read.findings.clone());
    let id = article.id;
    Intent::Article(ArticleIntent::Add { article, findings }).make(project, by)?;
    for facts in &read.evidence {
        fact_check(project, id, facts.clone()).make(project, by)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
