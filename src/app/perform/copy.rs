//! What is copied as text.

use egui::Context;

use super::super::command::Command;
use super::super::insight;
use super::super::window::Rejoinder;
use analysis::RowKind;
use export::{exchange, quotation};
use model::StatementId;

impl Rejoinder {
    /// Copies the selected statements as quotations, or the exchanges in which they stand.
    pub(super) fn copy(&mut self, command: Command, context: &Context) {
        let mut selected = self.selection.statements.clone();
        selected.sort_by_key(|id| insight::place(&self.session.index, *id));
        let (text, what) = if command == Command::CopyExchange {
            (self.exchanges(&selected), "exchange")
        } else {
            (self.quotations(&selected), "quotation")
        };
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

    /// The exchanges of the statements, each once; a statement that stands in none by itself.
    fn exchanges(&self, selected: &[StatementId]) -> Vec<String> {
        let (project, index, insight) = (self.session.project(), &self.session.index, self.session.insight());
        let scope = insight::scope(project, index);
        let mut copied = Vec::new();
        let mut rows = Vec::new();
        for id in selected {
            let row = insight::place(index, *id).and_then(|place| insight.exchanges.row_of(place));
            let is_exchange =
                |row: &usize| insight.exchanges.row(*row).is_some_and(|it| it.kind == RowKind::Exchange);
            match row.filter(is_exchange) {
                Some(row) if rows.contains(&row) => {}
                Some(row) => {
                    rows.push(row);
                    copied.push(exchange(
                        &scope,
                        &insight.threads,
                        &insight.replies,
                        &insight.exchanges,
                        row,
                    ));
                }
                None => copied.extend(self.quotations(&[*id])),
            }
        }
        copied
    }
}
