//! One statement made two, and neighbours made one.

use super::super::request::DialogRequest;
use super::super::window::Rejoinder;
use analysis::split_points;
use edit::{Intent, StatementIntent};

impl Rejoinder {
    /// Splits the selected statement where words are selected in it or the caret is; asks where, else.
    pub(super) fn split(&mut self) {
        let Some(statement) = self.selection.statement() else { return };
        let project = self.session.project();
        let Some(record) = project.statements.get(&statement) else { return };
        let article = record.article;
        let words = self.selection.text.filter(|(of, _)| *of == article).map(|(_, span)| span);
        let caret = self.views.article.caret(statement).filter(|_| self.article == Some(article));
        // A click hits a letter: what is meant is between two words.
        let near = |caret: usize| {
            let split_points = split_points(project.text_of(record), &record.spans);
            split_points.into_iter().map(|seam| seam.at).min_by_key(|at| at.abs_diff(caret))
        };
        let caret = caret.filter(|at| record.extent().holds(*at)).and_then(near);
        let places = words.map(|span| [span.start, span.end]).into_iter().flatten().chain(caret);
        for at in places {
            let intent = Intent::Statement(StatementIntent::Split { statement, at });
            if intent.plan(self.session.project(), &mut self.edit_context.clone()).is_ok() {
                self.selection.text = None;
                self.edit(&intent);
                return;
            }
        }
        self.ask(DialogRequest::Split(statement));
    }

    /// Joins the selected statements; a single one with the next in its panel.
    pub(super) fn join(&mut self) {
        let mut statements = self.selection.statements.clone();
        if let [one] = statements[..] {
            let layout = &self.session.layout;
            let card = layout.card(one);
            let next =
                card.and_then(|card| layout.laid.columns.get(card.column())?.cards.get(card.row() + 1));
            statements.extend(next);
        }
        if self.try_edit(&Intent::Statement(StatementIntent::Join(statements.clone()))).is_some() {
            let project = self.session.project();
            let left = statements.into_iter().filter(|id| project.statements.contains_key(id)).collect();
            self.selection.select_all(left);
        }
    }
}
