//! In which other statement one is told.

use egui::{RichText, ScrollArea, Ui};

use super::super::action::Queue;
use super::super::shown::Shown;
use super::{Dialog, Outcome, buttons};
use crate::edit::Intent;
use crate::model::{Statement, StatementId};

/// How many statements are offered; those farther away hardly ever tell it.
const MOST: usize = 30;

/// Says in which other statement one is told.
pub(crate) struct ToldBy {
    statement: StatementId,
}

impl ToldBy {
    /// Asks about a statement.
    pub(crate) fn new(statement: StatementId) -> Self {
        Self { statement }
    }

    /// The statements in which it could be told: of the same article, not told in it themselves, those
    /// around it first and then the nearest.
    fn candidates<'a>(&self, shown: &Shown<'a>) -> Vec<&'a Statement> {
        let Some(inner) = shown.statement(self.statement) else { return Vec::new() };
        let mut found: Vec<&Statement> = shown
            .index()
            .order
            .iter()
            .filter_map(|id| shown.statement(*id))
            .filter(|it| it.id != inner.id && it.article == inner.article && !tells(shown, inner.id, it))
            .collect();
        let own = inner.extent();
        found.sort_by_key(|it| {
            let extent = it.extent();
            (!extent.contains(own), extent.start.abs_diff(own.start))
        });
        found.truncate(MOST);
        found
    }
}

/// Whether one statement tells another, directly or by way of others.
fn tells(shown: &Shown<'_>, outer: StatementId, inner: &Statement) -> bool {
    let mut via = inner.via;
    for _ in 0..shown.index().order.len() {
        match via {
            None => return false,
            Some(id) if id == outer => return true,
            Some(id) => via = shown.statement(id).and_then(|it| it.via),
        }
    }
    true
}

impl Dialog for ToldBy {
    fn title(&self) -> String {
        "Told by".to_owned()
    }

    fn ui(&mut self, ui: &mut Ui, shown: &Shown<'_>, queue: &mut Queue) -> Outcome {
        ui.weak(
            "In which other statement is this one told? Its panel then shows it as told by that speaker.",
        );
        let statement = self.statement;
        let present = shown.statement(statement).and_then(|it| it.via);
        let mut chosen = None;
        let most = ui.available_height() - 60.0;
        ScrollArea::vertical().max_height(most.min(360.0)).show(ui, |ui| {
            if ui.selectable_label(present.is_none(), "Nobody else").clicked() {
                chosen = Some(None);
            }
            for outer in self.candidates(shown) {
                let words = shown.project().words_of(outer);
                let text = format!("{}: {words}", shown.speaker_name(outer));
                let label =
                    egui::Button::selectable(present == Some(outer.id), RichText::new(text)).truncate();
                if ui.add(label).on_hover_text(words).clicked() {
                    chosen = Some(Some(outer.id));
                }
            }
        });
        if let Some(via) = chosen {
            queue.edit(Intent::SetVia { statement, via });
            return Outcome::Close;
        }
        buttons(ui, |ui| if ui.button("Cancel").clicked() { Outcome::Close } else { Outcome::Stay })
    }
}
