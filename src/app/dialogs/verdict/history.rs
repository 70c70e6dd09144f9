//! Readings of a verdict by second persons, and the verdicts before it.

use egui::{Label, RichText, Role, Ui, WidgetInfo};

use crate::app::ratings::{by_whom, rating_colour, rating_name, rating_sign};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::letters;
use model::{StatementId, Verdict, spelled_out};

/// Shows every reading of a verdict, the oldest first.
pub(super) fn readings(ui: &mut Ui, shown: &ViewContext<'_>, verdict: &Verdict) {
    for reading in &verdict.readings {
        let what = if reading.agrees { "Agreed" } else { "Returned" };
        let by = by_whom(shown.project(), reading.coded);
        let text = if reading.note.is_empty() {
            format!("{what} by {by}")
        } else {
            format!("{what} by {by}: {}", spelled_out(&reading.note))
        };
        let ink = if reading.agrees { shown.tokens.good } else { shown.tokens.warning };
        ui.add(Label::new(RichText::new(text).font(theme::sans(theme::META)).color(ink)).wrap());
    }
}

/// Shows the verdicts before the present one, the newest first.
pub(super) fn earlier(ui: &mut Ui, shown: &ViewContext<'_>, statement: StatementId) {
    let Some(work) = shown.project().claim_work.get(&statement) else { return };
    if work.earlier_verdicts.is_empty() {
        return;
    }
    ui.add_space(8.0);
    let head = ui.label(RichText::new("Earlier verdicts").font(theme::bold(11.0)));
    head.widget_info(|| WidgetInfo::labeled(Role::Heading, true, "Earlier verdicts"));
    for verdict in work.earlier_verdicts.iter().rev() {
        self::verdict(ui, shown, verdict);
    }
}

fn verdict(ui: &mut Ui, shown: &ViewContext<'_>, verdict: &Verdict) {
    let project = shown.project();
    let name = project.scale.rating(verdict.rating).map(rating_name).unwrap_or_default();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        letters(ui, rating_sign(project, verdict.rating), rating_colour(shown, verdict.rating), 15.0);
        let text = RichText::new(name).font(theme::bold(12.0));
        ui.add(Label::new(text).truncate());
        ui.label(RichText::new(by_whom(project, verdict.coded)).small().weak());
    });
    let gaps = verdict.unknown.iter().map(|gap| format!("Not known: {gap}"));
    let said = std::iter::once(verdict.summary.clone()).filter(|summary| !summary.is_empty());
    for text in said.chain(gaps) {
        ui.add(Label::new(RichText::new(spelled_out(&text)).small()).wrap());
    }
    readings(ui, shown, verdict);
    ui.add_space(4.0);
}
