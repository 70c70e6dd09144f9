//! The figures of the audit: how many speakers have which trait, by group of articles.

use egui::{RichText, Ui};

use super::SourcesView;
use crate::app::action::ActionQueue;
use crate::app::jobs::CountedAudit;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::views::counts::{bars, places, table};
use crate::app::views::picture::save_picture;
use crate::app::widgets::{ComboChoice, combo, hint, segments};
use ::export::{AUDIT_LIMITS, Among, Chart, SOURCE_DEFINITION};
use analysis::framing::CountTable;

/// The kinds of sources, with a word and a tip for each.
const AMONG: [(Among, &str, &str); 4] = [
    (Among::Everybody, "Everybody", "All speakers of the articles"),
    (Among::Chosen, "Chosen", "Those that the articles chose: what a desk controls"),
    (Among::Integral, "Integral", "Those without whom the story cannot be told"),
    (Among::NotSaid, "Not said", "Those of whom nobody said whether they were chosen"),
];

/// The two ways to show a trait.
const WAYS: [(bool, &str, &str); 2] = [
    (false, "Table", "All numbers; the stronger the colour, the larger the share"),
    (true, "Bars", "The row of the number that you look at, as bars"),
];

/// Width of the list of traits, in points.
const TRAITS: f32 = 190.0;

/// The menu that saves the trait as a picture.
pub(super) fn save(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    view: &SourcesView,
    audit: &CountedAudit,
    queue: &mut ActionQueue,
) {
    if let Some((counts, _)) = audit.counts(view.of, view.among)
        && !counts.is_empty()
    {
        save_picture(ui, queue, || {
            Chart::of_audit(shown.project(), &audit.table, (view.of, view.among), counts)
        });
    }
}

/// Shows a trait as a table or as bars, and the speakers that the chosen number counts.
pub(super) fn show(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    view: &mut SourcesView,
    audit: &CountedAudit,
    queue: &mut ActionQueue,
) {
    let before = (view.of, view.among);
    head(ui, view, audit);
    if (view.of, view.among) != before {
        view.chosen = None;
    }
    let Some((counts, largest)) = audit.counts(view.of, view.among).filter(|(counts, _)| !counts.is_empty())
    else {
        let nobody = "No speaker of this kind is asked for this trait. Say under “Fill in” who was chosen, or who is integral.";
        hint(ui, nobody);
        return;
    };
    let cell = chosen(view, counts);
    let most = (ui.available_height() * 0.5).max(96.0);
    ui.scope(|ui| {
        if view.bars {
            bars::show(ui, shown, counts, cell, most, &mut view.chosen);
        } else {
            table::show(ui, shown, (counts, *largest), cell, most, &mut view.chosen);
        }
    });
    ui.add_space(4.0);
    hint(ui, AUDIT_LIMITS).on_hover_text(SOURCE_DEFINITION);
    let Some((row, column)) = view.chosen.filter(|_| cell == view.chosen).or(cell) else { return };
    ui.add_space(6.0);
    ui.label(RichText::new(places::title(counts, row, column)).font(theme::bold(theme::INTERFACE)));
    let found = counts.places(row, column);
    ui.horizontal_wrapped(|ui| {
        let statements = audit.table.all_statements(&places::statements(found));
        places::select_button(ui, statements, queue);
    });
    places::list(ui, shown, found, queue);
}

/// The choice of the trait and of the sources that count.
fn head(ui: &mut Ui, view: &mut SourcesView, audit: &CountedAudit) {
    let traits = audit.table.traits();
    view.of = view.of.min(traits.len().saturating_sub(1));
    ui.horizontal_wrapped(|ui| {
        let choices: Vec<ComboChoice<usize>> =
            traits.iter().enumerate().map(|(at, of)| ComboChoice::new(at, of.name.as_str())).collect();
        let label = ui.label(RichText::new("Trait").small().weak());
        let chosen = combo(ui, "audit trait", &choices, view.of, TRAITS);
        let help = traits.get(view.of).map(|of| of.help.as_str()).unwrap_or_default();
        chosen.response.labelled_by(label.id).on_hover_text(help);
        if let Some(of) = chosen.inner {
            view.of = of;
        }
        segments(ui, &AMONG, &mut view.among);
        ui.add_space(8.0);
        segments(ui, &WAYS, &mut view.bars);
    });
}

/// The number that is looked at, where the table still has it; at first the first one that counts anybody.
fn chosen(view: &SourcesView, counts: &CountTable) -> Option<(usize, usize)> {
    let counts_any = |(row, column): (usize, usize)| counts.count(row, column) > 0;
    let all =
        (0..counts.rows.len()).flat_map(|row| (0..counts.columns.len()).map(move |column| (row, column)));
    view.chosen.filter(|cell| counts_any(*cell)).or_else(|| { all }.find(|cell| counts_any(*cell)))
}
