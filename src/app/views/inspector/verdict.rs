//! The verdict on a statement: its rating, and what is said of it.

use egui::{Label, RichText, Ui};

use super::parts::{quiet, row, small, small_row, soft};
use crate::app::action::ActionQueue;
use crate::app::command::Command;
use crate::app::ratings::{by_whom, rating_choices, second_reading};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{combo, cut};
use edit::{Intent, VerdictIntent};
use model::{Statement, Verdict, counted, spelled_out};

/// The letters of a summary that are shown; the form has all.
const SUMMARY: usize = 240;

/// Shows the rating with a list to change it, and below it the reasons, the gaps and the second reader.
pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, statement: &Statement, queue: &mut ActionQueue) {
    ui.add_space(2.0);
    row(ui, "Verdict", |ui, label| {
        let present = statement.verdict.as_ref().map(|verdict| verdict.rating);
        let choices = rating_choices(shown, present);
        let width = ui.available_width();
        let chosen = quiet(ui, |ui| combo(ui, "verdict", &choices, present, width));
        let tip = format!("How the claim holds up, on the scale “{}”", shown.project().scale.name);
        chosen.response.labelled_by(label).on_hover_text(tip);
        if let Some(rating) = chosen.inner {
            queue.edit(Intent::Verdict(VerdictIntent::Rate { statements: vec![statement.id], rating }));
        }
    });
    if let Some(verdict) = &statement.verdict {
        reasons(ui, shown, verdict);
    }
    let earlier = shown.project().claim_work.get(&statement.id).map_or(0, |it| it.earlier_verdicts.len());
    if earlier > 0 {
        soft(ui, &counted(earlier, "earlier verdict", "earlier verdicts"));
    }
    if statement.verdict.is_some() || statement.claim || earlier > 0 {
        small_row(ui, 0, |ui| {
            let response = small(ui, "Verdict in full…");
            if response.on_hover_text(Command::Verdict.tooltip(ui.ctx())).clicked() {
                queue.run(Command::Verdict);
            }
        });
    }
}

fn reasons(ui: &mut Ui, shown: &ViewContext<'_>, verdict: &Verdict) {
    if !verdict.summary.is_empty() {
        let words = cut(&verdict.summary, SUMMARY);
        let words = spelled_out(&words);
        ui.add(Label::new(RichText::new(words).font(theme::sans(theme::META))).wrap());
    }
    for gap in &verdict.unknown {
        soft(ui, &format!("Not known: {gap}"));
    }
    let project = shown.project();
    soft(ui, &format!("Given by {}", by_whom(project, verdict.coded)));
    if let Some(told) = second_reading(project, verdict) {
        let agreed = verdict.last_reading().is_some_and(|reading| reading.agrees);
        let ink = if agreed { shown.tokens.good } else { shown.tokens.warning };
        let mut words: String = told.chars().take(1).flat_map(char::to_uppercase).collect();
        words.extend(told.chars().skip(1));
        ui.add(Label::new(RichText::new(words).small().color(ink)).wrap());
    }
}
