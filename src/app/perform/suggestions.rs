//! Suggested links follow the decisions of a person.

use super::super::jobs::NewSuggestions;
use super::super::window::Rejoinder;
use model::ArticleId;

impl Rejoinder {
    /// Begins to work out again, beside the frame, which links the article at hand should suggest.
    pub(super) fn suggest_again(&mut self) {
        let selected = self.selection.statement().and_then(|id| self.session.project().statements.get(&id));
        if let Some(article) = selected.map(|it| it.article).or(self.article) {
            self.suggest(article);
        }
    }

    fn suggest(&mut self, article: ArticleId) {
        let (project, state) = (self.session.project().clone(), self.session.state());
        self.jobs.suggest_again(project, article, state, self.environment.pause);
    }

    /// Puts suggested links in place, as a part of the change that they follow. Begins once more where the project has changed
    /// meanwhile; not where a change was undone, which could not be redone then.
    pub(in crate::app) fn take_suggestions(&mut self, found: &NewSuggestions) {
        if self.session.history().redo_label().is_some() {
            return;
        }
        if self.session.state() != found.state {
            self.suggest(found.article);
            return;
        }
        self.touch();
        // Nobody has asked for it, so nobody is told where it cannot be done: the project is read-only.
        if self.session.amend(&found.intent, &mut self.edit_context).is_ok() {
            self.changed();
        }
    }
}
