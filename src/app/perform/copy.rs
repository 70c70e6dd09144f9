//! Copies statements as text.

use egui::Context;

use super::super::analyses;
use super::super::window::Rejoinder;
use analysis::RowKind;
use export::{exchange, quotation};
use model::StatementId;

impl Rejoinder {
    /// Copies the selected statements as quotations.
    pub(super) fn copy_quotations(&mut self, context: &Context) {
        self.copy(&self.quotations(&self.selected_in_order()), "quotation", context);
    }

    /// Copies the exchanges of the selected statements.
    pub(super) fn copy_exchanges(&mut self, context: &Context) {
        self.copy(&self.exchanges(&self.selected_in_order()), "exchange", context);
    }

    fn selected_in_order(&self) -> Vec<StatementId> {
        let mut selected = self.selection.statements.clone();
        selected.sort_by_key(|id| analyses::place(self.session.index(), *id));
        selected
    }

    fn copy(&mut self, text: &[String], what: &str, context: &Context) {
        let count = text.len();
        self.message = match count {
            1 => format!("Copied as text: 1 {what}"),
            _ => format!("Copied as text: {count} {what}s"),
        };
        context.copy_text(text.join("\n\n"));
    }

    fn quotations(&self, selected: &[StatementId]) -> Vec<String> {
        let project = self.session.project();
        let statements = selected.iter().filter_map(|id| project.statements.get(id));
        statements.map(|statement| quotation(project, statement)).collect()
    }

    /// The exchanges of the statements, each once; a statement that is in none by itself.
    fn exchanges(&self, selected: &[StatementId]) -> Vec<String> {
        let (project, index, analyses) =
            (self.session.project(), self.session.index(), self.session.analyses());
        let scope = analyses::scope(project, index);
        let mut copied = Vec::new();
        let mut rows = Vec::new();
        for id in selected {
            let row = analyses::place(index, *id).and_then(|place| analyses.exchanges.row_of(place));
            let is_exchange =
                |row: &usize| analyses.exchanges.row(*row).is_some_and(|it| it.kind == RowKind::Exchange);
            match row.filter(is_exchange) {
                Some(row) if rows.contains(&row) => {}
                Some(row) => {
                    rows.push(row);
                    copied.push(exchange(
                        &scope,
                        &analyses.threads,
                        &analyses.replies,
                        &analyses.exchanges,
                        row,
                    ));
                }
                None => copied.extend(self.quotations(&[*id])),
            }
        }
        copied
    }
}
