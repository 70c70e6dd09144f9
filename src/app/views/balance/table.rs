//! The figures of all parties in a table: each opens the statements that it counts.

use egui::{Button, Grid, RichText, Ui};

use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::letters;
use ::export::{FigureGroup, FigureRow, OTHERS};
use analysis::Figure;
use model::{PartyId, StatementId, is_same_name};

/// Shows a row a party and a column a figure. A column's head sets the figure of the chart. Returns the statements of the figure that
/// was pressed.
pub(super) fn show(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    group: &FigureGroup,
    figures: &[Figure],
    charted: &mut Figure,
) -> Option<Vec<StatementId>> {
    let mut opened = None;
    Grid::new("figures").striped(true).spacing([10.0, 4.0]).show(ui, |ui| {
        ui.label(RichText::new("Party").small().weak());
        ui.visuals_mut().selection.stroke.color = shown.tokens.ink;
        for figure in figures {
            let head = Button::selectable(charted == figure, RichText::new(figure.title()).small());
            let response =
                ui.add(head).on_hover_text(format!("{} Click to see it as bars.", figure.definition()));
            if response.clicked() {
                *charted = *figure;
            }
        }
        ui.end_row();
        for row in &group.rows {
            let (name, party) = name_of(shown, row);
            ui.horizontal(|ui| {
                letters(ui, shown.party_letters(party), shown.party_colour(party), 15.0);
                ui.label(RichText::new(&name).font(theme::bold(12.0)));
            });
            for figure in figures {
                opened = opened.take().or(cell(ui, row, *figure, &name));
            }
            ui.end_row();
        }
    });
    opened
}

/// A figure; one that counts something is a button.
fn cell(ui: &mut Ui, row: &FigureRow, figure: Figure, name: &str) -> Option<Vec<StatementId>> {
    let text = value(row, figure);
    let statements = row.figures.statements(figure);
    if statements.is_empty() {
        // Level with the figures that are buttons.
        ui.horizontal(|ui| {
            ui.add_space(ui.spacing().button_padding.x);
            ui.label(RichText::new(text).weak());
        });
        return None;
    }
    let spoken = format!("{name}, {}: {text}", figure.title());
    let response = ui.add(Button::new(text).frame_when_inactive(false));
    let response = response.accessible_name(spoken).on_hover_text("Select the statements that this counts");
    response.clicked().then(|| statements.to_vec())
}

/// A value as it is shown; a dash where it is not defined.
pub(super) fn value(row: &FigureRow, figure: Figure) -> String {
    row.figures.value(figure).map_or_else(|| "–".to_owned(), |value| value.to_string())
}

/// The name of a row, and its party in the project.
pub(super) fn name_of(shown: &ViewContext<'_>, row: &FigureRow) -> (String, Option<PartyId>) {
    let Some(name) = &row.party else { return (OTHERS.to_owned(), None) };
    let party =
        shown.project().parties.iter().find(|party| is_same_name(&model::one_line(&party.name), name));
    (party.map_or_else(|| name.clone(), |party| party.short.clone()), party.map(|party| party.id))
}
