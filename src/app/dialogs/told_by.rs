//! In which other statement one is told.

use egui::Ui;

use super::list::{ListSource, ListState};
use super::parts::{hint, quoted};
use super::rows::{statement_row, statement_text};
use super::{Dialog, DialogOutcome, buttons, focus_first, main_button};
use crate::app::action::ActionQueue;
use crate::app::view_context::ViewContext;
use edit::{Intent, StatementIntent};
use model::{Statement, StatementId};

/// Asks in which other statement one is told.
pub(crate) struct ToldByDialog {
    statement: StatementId,
    list: ListState<StatementId>,
    fresh: bool,
}

impl ToldByDialog {
    /// Asks about a statement.
    pub(crate) fn new(statement: StatementId) -> Self {
        Self { statement, list: ListState::default(), fresh: true }
    }
}

impl Dialog for ToldByDialog {
    fn title(&self) -> String {
        "Told by".to_owned()
    }

    fn width(&self) -> f32 {
        540.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        quoted(ui, shown, self.statement, 160);
        ui.add_space(4.0);
        hint(ui, "Where one speaker tells what another has said, say in which statement it is told.");
        let Some(inner) = shown.statement(self.statement) else { return DialogOutcome::Close };
        let via = inner.via;
        let source = ListSource {
            label: "The statement that tells it",
            empty: "No other statement of this article has these words.",
            all: &|| candidates(shown, inner),
            text: &|id| statement_text(shown, id),
            row: &|id| statement_row(shown, id),
        };
        let height = (ui.available_height() - 130.0).clamp(90.0, 300.0);
        let (field, accepted) = self.list.show(ui, shown, &source, height);
        if let Some(via) = via.filter(|_| self.fresh) {
            self.list.choose(via);
        }
        focus_first(&field, &mut self.fresh);
        let statement = self.statement;
        buttons(ui, |ui| {
            let chosen = self.list.present();
            if main_button(ui, "Told by this one", chosen.is_some()) || accepted {
                queue.edit(Intent::Statement(StatementIntent::SetVia { statement, via: chosen }));
                return DialogOutcome::Close;
            }
            let nobody = ui.add_enabled(via.is_some(), egui::Button::new("Nobody else"));
            let nobody = nobody.on_hover_text("The article itself has it from the speaker");
            if nobody.on_disabled_hover_text("It is told by nobody else as it is").clicked() {
                queue.edit(Intent::Statement(StatementIntent::SetVia { statement, via: None }));
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() { DialogOutcome::Close } else { DialogOutcome::Stay }
        })
    }
}

/// The other statements of the article that are not told in this one: those around it first, then by how
/// near they are.
fn candidates(shown: &ViewContext<'_>, inner: &Statement) -> Vec<StatementId> {
    let extent = inner.extent();
    let is_inside = |other: &Statement| {
        let mut next = Some(other);
        for _ in 0..64 {
            match next {
                Some(it) if it.id == inner.id => return true,
                Some(it) => next = it.via.and_then(|id| shown.statement(id)),
                None => return false,
            }
        }
        true
    };
    // Attitudes too, whether they have cards or not: what somebody thinks can be told of another.
    let layout = shown.layout();
    let hidden = if shown.session.shows.attitudes { &[][..] } else { &layout.laid.attitudes };
    let all = layout.all().map(|row| row.id);
    let mut found: Vec<((bool, usize), StatementId)> = all
        .chain(hidden.iter().copied())
        .filter_map(|id| shown.statement(id))
        .filter(|other| other.article == inner.article && !is_inside(other))
        .map(|other| {
            let span = other.extent();
            let away = span.start.saturating_sub(extent.end).max(extent.start.saturating_sub(span.end));
            ((!span.contains(extent), away), other.id)
        })
        .collect();
    found.sort_by_key(|(key, _)| *key);
    found.into_iter().map(|(_, id)| id).collect()
}
