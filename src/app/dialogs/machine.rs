//! The program as a coder: what became of its suggestions, and how far it and people agree.

use egui::{Grid, RichText, ScrollArea, Ui};

use super::parts::{BUTTONS, hint, segments};
use super::{Dialog, DialogOutcome, buttons, main_button};
use crate::app::action::ActionQueue;
use crate::app::index::ChangedAspects;
use crate::app::request::DialogRequest;
use crate::app::view_context::ViewContext;
use crate::app::widgets::cut;
use ::export::Format;
use analysis::coders::{Agreement, Fate, FateCount, Rater, agreements, fate_counts, suggestions};
use model::{counted, one_line};

/// The part that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Fates,
    Agreement,
}

const PARTS: [(Part, &str, &str); 2] = [
    (Part::Fates, "Suggestions", "What became of what the program suggested, by rule and confidence"),
    (
        Part::Agreement,
        "Agreement",
        "How far the program and people agree where both have coded, and people with each other",
    ),
];

/// Shows both, as they were worked out last.
pub(crate) struct MachineDialog {
    part: Part,
    known: Option<(u64, Vec<FateCount>, Vec<Agreement>)>,
}

impl MachineDialog {
    /// Begins with the suggestions.
    pub(crate) const fn new() -> Self {
        Self { part: Part::Fates, known: None }
    }
}

/// A share in whole percent.
fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// A coefficient; a dash where it is not defined.
fn coefficient(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.2}"))
}

fn heads(ui: &mut Ui, heads: &[(&str, &str)]) {
    for (head, tip) in heads {
        let label = ui.label(RichText::new(*head).small().weak());
        if !tip.is_empty() {
            label.on_hover_text(*tip);
        }
    }
    ui.end_row();
}

fn fates(ui: &mut Ui, counts: &[FateCount]) {
    if counts.is_empty() {
        hint(ui, "The program has suggested nothing in this project.");
        return;
    }
    Grid::new("fates").striped(true).spacing([14.0, 4.0]).show(ui, |ui| {
        heads(
            ui,
            &[
                ("Suggested", ""),
                ("By the rule", ""),
                ("Confidence", "How sure the program said it was, in percent"),
                ("All", ""),
                ("Open", "Nobody has decided on it"),
                ("Kept", "Confirmed as it was"),
                ("Changed", "A person changed it"),
                ("Rejected", ""),
                ("Kept of decided", "Of those that a person decided on, how many were kept as they were"),
            ],
        );
        for it in counts {
            let (low, high) = it.band.bounds();
            ui.label(it.kind.name());
            ui.label(cut(&it.rule, 48)).on_hover_text(&it.rule);
            ui.label(format!("{low}–{high} %"));
            ui.label(it.all().to_string());
            for fate in Fate::ALL {
                ui.label(it.of(fate).to_string());
            }
            ui.label(it.kept_share().map_or_else(|| "–".to_owned(), percent));
            ui.end_row();
        }
    });
}

fn agreement(ui: &mut Ui, shown: &ViewContext<'_>, all: &[Agreement]) {
    if all.is_empty() {
        hint(
            ui,
            "Nobody has coded a statement that another coder has coded with the same group of tags. The program codes claim types: give statements tags of that group to compare.",
        );
        return;
    }
    let project = shown.project();
    let rater = |rater: Rater| match rater {
        Rater::Program => "Program".to_owned(),
        Rater::Coder(id) => project.coders.get(&id).map(|coder| one_line(&coder.name)).unwrap_or_default(),
    };
    Grid::new("agreement").striped(true).spacing([14.0, 4.0]).show(ui, |ui| {
        heads(
            ui,
            &[
                ("Group", ""),
                ("Tag", "All: the tags of the group taken together"),
                ("Coder", ""),
                ("Coder", ""),
                ("Statements", "Those that both coded with the group"),
                ("Agree", ""),
                (
                    "Kappa",
                    "Cohen’s kappa: agreement beyond chance, 1 at most; a dash where it is not defined",
                ),
                ("Alpha", "Krippendorff’s alpha for nominal data; a dash where it is not defined"),
            ],
        );
        for it in all {
            let group = project.codebook.groups.iter().find(|group| group.id == it.group);
            let tag = it.tag.and_then(|id| project.codebook.tag(id)).map(|(_, tag)| tag.name.clone());
            ui.label(group.map_or("", |group| &group.name));
            ui.label(tag.unwrap_or_else(|| "All".to_owned()));
            for one in it.raters {
                ui.label(cut(&rater(one), 24));
            }
            ui.label(it.units.to_string());
            ui.label(percent(it.share()));
            ui.label(coefficient(it.kappa));
            ui.label(coefficient(it.alpha));
            ui.end_row();
        }
    });
}

impl Dialog for MachineDialog {
    fn title(&self) -> String {
        "Machine and person".to_owned()
    }

    fn width(&self) -> f32 {
        860.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let serial = shown.index().serial(ChangedAspects::ALL);
        let known = self.known.take().filter(|(of, ..)| *of == serial);
        let (_, counts, agreed) = self.known.insert(known.unwrap_or_else(|| {
            let project = shown.project();
            (serial, fate_counts(&suggestions(project)), agreements(project))
        }));
        segments(ui, &PARTS, &mut self.part);
        ui.add_space(6.0);
        let height = (ui.available_height() - BUTTONS - 40.0).max(80.0);
        ScrollArea::both().max_height(height).auto_shrink([false, true]).show(ui, |ui| match self.part {
            Part::Fates => fates(ui, counts),
            Part::Agreement => agreement(ui, shown, agreed),
        });
        ui.add_space(4.0);
        match self.part {
            Part::Fates => {
                let all: usize = counts.iter().map(FateCount::all).sum();
                hint(
                    ui,
                    &format!(
                        "{}. What a person removed altogether is not counted.",
                        counted(all, "suggestion", "suggestions")
                    ),
                )
            }
            Part::Agreement => hint(
                ui,
                "Whoever sees a suggestion before coding agrees with it more often: agreement is no proof that it is right.",
            ),
        };
        buttons(ui, |ui| {
            if main_button(ui, "Done", true) {
                return DialogOutcome::Close;
            }
            if ui
                .button("Export…")
                .on_hover_text("Take the tables away, every suggestion among them")
                .clicked()
            {
                queue.ask(DialogRequest::ExportAs(Format::Xlsx));
                return DialogOutcome::Close;
            }
            DialogOutcome::Stay
        })
    }
}
