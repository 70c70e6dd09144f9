//! Going from statement to statement.

use super::super::dialogs::LinkForm;
use super::super::window::Rejoinder;
use crate::model::{Act, ArticleId, Span, StatementId, Status};

impl Rejoinder {
    /// A person chose a statement; while linking, it is what the other one answers.
    pub(super) fn select(&mut self, statement: StatementId, more: bool) {
        if let Some(from) = self.selection.linking.take().filter(|from| *from != statement) {
            self.dialog = Some(Box::new(LinkForm::new(from, Some(statement))));
            return;
        }
        self.bring(statement, more);
    }

    /// Selects several statements; the first is the present one.
    pub(super) fn select_all(&mut self, mut statements: Vec<StatementId>) {
        let Some(first) = statements.first().copied() else { return };
        // The present one is the one that was selected last.
        statements.rotate_left(1);
        self.bring(first, false);
        self.selection.statements = statements;
        self.show_selected();
    }

    pub(super) fn go(&mut self, statement: Option<StatementId>) {
        // Walking to a statement does not choose it yet: linking goes on until L, Enter or a click.
        if let Some(statement) = statement {
            self.bring(statement, false);
        }
    }

    /// Selects a statement and shows its article.
    pub(super) fn bring(&mut self, statement: StatementId, more: bool) {
        self.selection.select(statement, more);
        self.show_selected();
        if let Some(statement) = self.session.project().statements.get(&statement) {
            self.article = Some(statement.article);
        }
    }

    /// The nearest other suggestion after or before the present statement, round the end: among what was said
    /// as long as anything there is open, then among attitudes. What the filters leave out is passed over.
    pub(super) fn suggestion(&self, forward: bool) -> Option<StatementId> {
        let index = &self.session.index;
        let present = self.selection.statement();
        let open = |act: Act| {
            move |id: &StatementId| {
                let row = index.table.place(*id).and_then(|place| index.table.rows.get(place));
                let is_open = row.is_some_and(|row| row.status == Status::Suggested && row.act == act);
                Some(*id) != present && is_open && index.passes(*id)
            }
        };
        around(&index.order, present, forward)
            .find(open(Act::Speech))
            .or_else(|| around(&index.attitudes, present, forward).find(open(Act::Attitude)))
    }

    /// Goes to the next statement to which a reply is missing.
    pub(super) fn go_to_missing(&mut self) {
        let next = self.session.insight().next_missing(&self.session.index, self.selection.statement());
        self.go(next);
    }

    /// The card nearest in reading order in the next panel that has cards.
    pub(super) fn beside(&self, right: bool) -> Option<StatementId> {
        let index = &self.session.index;
        let Some(present) = self.selection.statement() else { return index.step(None, true) };
        let (column, _) = index.card(present)?;
        let place = index.table.place(present)?;
        let others: Vec<usize> =
            if right { (column + 1..index.columns.len()).collect() } else { (0..column).rev().collect() };
        let column = others.into_iter().map(|at| &index.columns[at]).find(|it| !it.cards.is_empty())?;
        let cards = column.rows.iter().zip(&column.cards);
        cards.min_by_key(|(row, _)| place.abs_diff(**row as usize)).map(|(_, card)| *card)
    }

    pub(super) fn find(&mut self, forward: bool) {
        if let Some((article, span)) = self.search.step(forward) {
            self.show_place(article, span);
        }
    }

    /// Brings a place into sight, and selects the statement that it lies in.
    pub(super) fn show_place(&mut self, article: ArticleId, span: Span) {
        self.article = Some(article);
        let project = self.session.project();
        let index = &self.session.index;
        let touched = |id: &StatementId| {
            project.statements.get(id).is_some_and(|it| it.article == article && it.touches(span))
        };
        let all = index.all().rev().map(|row| row.id);
        let inside = all.chain(index.attitudes.iter().rev().copied()).find(touched);
        if let Some(id) = inside {
            self.select(id, false);
        }
        self.views.article.reveal(span);
    }
}

/// A list from behind one of its entries (or before it) round the end up to that one.
fn around(
    list: &[StatementId],
    present: Option<StatementId>,
    forward: bool,
) -> impl Iterator<Item = StatementId> + '_ {
    let count = list.len();
    let at = present.and_then(|id| list.iter().position(|it| *it == id));
    (1..=count).map(move |step| match (at, forward) {
        (None, true) => list[step - 1],
        (None, false) => list[count - step],
        (Some(at), true) => list[(at + step) % count],
        (Some(at), false) => list[(at + count - step) % count],
    })
}
