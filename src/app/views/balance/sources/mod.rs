//! The audit of sources: a form that says which traits speakers have, and how many have which.

mod cell;
mod figures;
mod form;

use egui::{Button, RichText, Ui};

use self::form::SourceForm;
use crate::app::action::ActionQueue;
use crate::app::command::Command;
use crate::app::jobs::CountedAudit;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{command_button, hint, segments};
use ::export::{AUDIT_LIMITS, Among, AuditGroup, SOURCE_DEFINITION};
use edit::{AuditIntent, Intent, NewTrait};
use model::{SourceChoice, TRAIT_PRESETS, counted};

/// The two halves of the audit, with a word and a tip for each.
const HALVES: [(bool, &str, &str); 2] = [
    (false, "Fill in", "Say which traits the speakers have: a row for each, a column for each trait"),
    (
        true,
        "Figures",
        "See how many speakers have which trait; each number opens the statements that it counts",
    ),
];

/// The choices of a person in the audit.
#[derive(Default)]
pub(crate) struct SourcesView {
    figures: bool,
    /// The trait that is counted, by its place.
    of: usize,
    among: Among,
    bars: bool,
    /// The row and column of the number that is looked at.
    chosen: Option<(usize, usize)>,
    form: SourceForm,
}

impl SourcesView {
    /// Returns whether a cell of the form has the focus: letters and digits belong to it.
    pub(crate) fn has_keys(&self, context: &egui::Context) -> bool {
        self.form.has_keys(context)
    }

    /// Returns whether a cell is to get the focus that does not have it yet.
    pub(crate) const fn awaits_focus(&self) -> bool {
        self.form.awaits_focus()
    }
}

/// Shows the audit: the form for the speakers of a group, or the figures of all groups.
pub(super) fn show(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    view: &mut SourcesView,
    audit: &CountedAudit,
    group: usize,
    queue: &mut ActionQueue,
) {
    let groups = audit.table.groups();
    let Some(group) = groups.get(group).or(groups.first()) else {
        hint(ui, "Nobody speaks in the articles yet. Open an article, or say who makes its statements.");
        return;
    };
    if shown.project().traits.is_empty() {
        begin(ui, shown, queue);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        segments(ui, &HALVES, &mut view.figures);
        ui.add_space(8.0);
        command_button(ui, Command::Traits, &shown.commands, queue);
        if view.figures {
            figures::save(ui, shown, view, audit, queue);
        } else {
            call_the_rest_chosen(ui, group, queue);
        }
    });
    ui.add_space(4.0);
    if view.figures {
        figures::show(ui, shown, view, audit, queue);
    } else {
        ui.label(RichText::new(progress(group)).small()).on_hover_text(SOURCE_DEFINITION);
        form::show(ui, shown, &mut view.form, group, queue);
    }
}

/// "12 speakers in 3 articles; 20 of 36 answers are not known yet".
fn progress(group: &AuditGroup) -> String {
    let (open, asked) = group.open_answers();
    format!(
        "{} in {}; {open} of {} not known. Arrow keys go from cell to cell; the first letter or the number of a value sets it, Delete \
         takes it back, Enter lists the values.",
        counted(group.speakers.len(), "speaker", "speakers"),
        counted(group.articles, "article", "articles"),
        counted(asked, "answer", "answers"),
    )
}

/// Shown while the desk has not said what it wants to know.
fn begin(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    hint(
        ui,
        "Choose what your desk wants to know of the people it quotes. Nothing is guessed: you say it for each speaker, once for all \
         articles, and whatever nobody says is counted as not known.",
    );
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new("Begin with").small().weak());
        for preset in &TRAIT_PRESETS {
            let tip = format!("{} Values: {}.", preset.help, preset.values.join(", "));
            if ui.add(Button::new(preset.name)).on_hover_text(tip).clicked() {
                queue.edit(Intent::Audit(AuditIntent::AddTraits(vec![NewTrait::from(preset)])));
            }
        }
        command_button(ui, Command::Traits, &shown.commands, queue);
    });
    ui.add_space(4.0);
    hint(ui, AUDIT_LIMITS);
}

/// A button for those of whom nobody said whether the article chose them.
fn call_the_rest_chosen(ui: &mut Ui, group: &AuditGroup, queue: &mut ActionQueue) {
    let open = group.sources.iter().filter(|it| it.choice.is_none());
    let sources: Vec<_> = open.map(|it| (it.source.speaker, it.source.article)).collect();
    let tip = "Mark those who are integral to the story first; then all others of these articles were chosen";
    let button = ui.add_enabled(!sources.is_empty(), Button::new("Call the rest chosen"));
    if button.on_hover_text(tip).clicked() {
        queue.edit(Intent::Audit(AuditIntent::Choose { sources, choice: Some(SourceChoice::Chosen) }));
    }
}
