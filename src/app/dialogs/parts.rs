//! The parts of forms.

use egui::{Label, RichText, Role, ScrollArea, Ui, WidgetInfo};

use crate::app::command::Command;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{ComboChoice, cut};
pub(super) use crate::app::widgets::{choose, hint, segments};
use model::{PartyId, Statement, StatementId};

/// The room that is kept below a form for its buttons.
pub(super) const BUTTONS: f32 = 52.0;

/// The room beside the fields of a form for its scroll bar.
const BAR: f32 = 8.0;

/// The fields of a form: they scroll where the window is too low for them.
pub(super) fn body<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let most = (ui.available_height() - BUTTONS).max(80.0);
    ScrollArea::vertical()
        .max_height(most)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            // Room for the scroll bar, so that it hides no field.
            ui.set_width(ui.available_width() - BAR);
            add(ui)
        })
        .inner
}

/// Shows the problem of the field above, in words.
pub(super) fn problem(ui: &mut Ui, text: &str) {
    let warning = theme::of(ui.ctx()).warning;
    let response = ui.add(Label::new(RichText::new(text).small().color(warning)).wrap());
    response.widget_info(|| WidgetInfo::labeled(Role::Alert, true, text));
}

/// "Undo with Ctrl+Z", for what removes something.
pub(super) fn undo_hint(ui: &Ui) -> String {
    let keys = Command::Undo.shortcut_text(ui.ctx()).unwrap_or_default();
    format!("Undo with {keys}")
}

/// The parties to choose from, and that none is known.
pub(super) fn parties(shown: &ViewContext<'_>) -> Vec<ComboChoice<Option<PartyId>>> {
    let known = shown.project().parties.iter().map(|party| ComboChoice {
        value: Some(party.id),
        text: party.name.clone(),
        letters: Some((party.letters, shown.tokens.party(party.colour))),
    });
    known.chain([ComboChoice::new(None, shown.party_name(None))]).collect()
}

/// The speaker of a statement, with the letter of the party.
pub(super) fn speaker(ui: &mut Ui, shown: &ViewContext<'_>, statement: &Statement) {
    let party = shown.project().party_of(statement);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        crate::app::widgets::letters(ui, shown.party_letters(party), shown.party_colour(party), 15.0);
        let name = RichText::new(shown.speaker_name(statement)).font(theme::bold(12.0));
        ui.add(Label::new(name).truncate());
    });
}

/// The words of a statement under whose they are, cut to so many characters.
pub(super) fn quoted(ui: &mut Ui, shown: &ViewContext<'_>, id: StatementId, most: usize) {
    let Some(statement) = shown.statement(id) else {
        problem(ui, "This statement is no longer in the project.");
        return;
    };
    speaker(ui, shown, statement);
    let words = cut(&shown.project().words_of(statement), most);
    let text = RichText::new(words).font(theme::serif(theme::CARD_TEXT)).line_height(Some(20.0));
    ui.add(Label::new(text).wrap());
}
