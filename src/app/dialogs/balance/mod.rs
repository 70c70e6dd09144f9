//! Balance: who speaks, how much, where and how, and who was accused and heard. Every figure opens the statements that it counts.

mod chart;
mod table;

use egui::{RichText, ScrollArea, Ui};

use super::parts::{choose, hint, segments};
use super::{Dialog, DialogOutcome, buttons, main_button};
use crate::app::action::{Action, ActionQueue};
use crate::app::jobs::CountedBalance;
use crate::app::request::DialogRequest;
use crate::app::text::count;
use crate::app::view_context::ViewContext;
use crate::app::widgets::ComboChoice;
use ::export::{FIGURE_PARTS, FigureGroup, Format, Grouping, NOT_FAIR};
use analysis::Figure;

/// The groupings, with a word and a tip for each.
const GROUPINGS: [(Grouping, &str, &str); 4] = [
    (Grouping::Party, "All articles", "All articles of the project together"),
    (Grouping::Outlet, "By outlet", "The articles of one outlet"),
    (Grouping::Month, "By month", "The articles of one month, by their dates"),
    (Grouping::Article, "By article", "One article"),
];

/// The parts of the figures, with a word and a tip for each.
const PARTS: [(usize, &str, &str); 4] = [
    (0, "Words", "How much each party says, and how: quoted, reported, told by others"),
    (1, "Place", "Who has the first and the last word, the headline and the first paragraphs"),
    (2, "Speakers", "Named, in a group, unnamed, a document"),
    (3, "Replies", "Who was accused or asked to act, and what became of the reply"),
];

/// Shows the figures of the parties.
pub(crate) struct BalanceDialog {
    counted: CountedBalance,
    by: Grouping,
    /// The group that is shown.
    group: usize,
    /// The part of the figures that is shown.
    part: usize,
    /// The figure in the chart.
    charted: Figure,
}

impl BalanceDialog {
    /// Begins with the words in all articles.
    pub(crate) fn new(counted: CountedBalance) -> Self {
        Self { counted, by: Grouping::Party, group: 0, part: 0, charted: Figure::Words }
    }

    /// The choice of articles and figures.
    fn head(&mut self, ui: &mut Ui) {
        if segments(ui, &GROUPINGS, &mut self.by) {
            self.group = 0;
        }
        let groups = self.counted.get().map(|tables| tables.of(self.by).groups()).unwrap_or_default();
        if groups.len() > 1 || self.by != Grouping::Party {
            let choice = |(at, group): (usize, &FigureGroup)| {
                ComboChoice::new(
                    at,
                    format!("{} ({})", group.name, count(group.articles, "article", "articles")),
                )
            };
            let choices: Vec<ComboChoice<usize>> = groups.iter().enumerate().map(choice).collect();
            choose(ui, self.by.title(), &choices, &mut self.group);
        }
        ui.add_space(4.0);
        if segments(ui, &PARTS, &mut self.part) {
            self.charted = match self.part {
                0 => Figure::Words,
                1 => Figure::LeadWords,
                2 => Figure::Named,
                _ => Figure::Open,
            };
        }
    }
}

impl Dialog for BalanceDialog {
    fn title(&self) -> String {
        "Balance".to_owned()
    }

    fn width(&self) -> f32 {
        900.0
    }

    fn applies_at_once(&self) -> bool {
        true
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        self.head(ui);
        ui.add_space(6.0);
        let height = (ui.available_height() - 58.0).max(80.0);
        let mut opened = None;
        let figures = FIGURE_PARTS.get(self.part).map(|(_, figures)| *figures).unwrap_or_default();
        ScrollArea::both().id_salt("balance").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            let Some(tables) = self.counted.get() else {
                hint(ui, "Counting who speaks…");
                return;
            };
            let Some(group) = tables.of(self.by).groups().get(self.group) else { return };
            chart::show(ui, shown, group, self.charted);
            ui.add_space(8.0);
            opened = table::show(ui, shown, group, figures, &mut self.charted);
            ui.add_space(6.0);
            let even = group.evenness().map_or_else(|| "not defined".to_owned(), |even| format!("{even:.2}"));
            let tip = "The entropy of the shares of words by the logarithm of their number (Pielou, 1966): 0 where one party has all \
                       words, 1 where all have the same. Not defined for fewer than two parties, or where none says a word";
            ui.label(RichText::new(format!("Evenness of words: {even}")).small()).on_hover_text(tip);
            hint(ui, NOT_FAIR);
        });
        buttons(ui, |ui| {
            if main_button(ui, "Close", true) {
                return DialogOutcome::Close;
            }
            if ui.button("Export…").on_hover_text("Take the figures away as tables and a web page").clicked()
            {
                queue.ask(DialogRequest::ExportAs(Format::Balance));
                return DialogOutcome::Close;
            }
            match opened {
                Some(statements) => {
                    queue.push(Action::SelectAll(statements));
                    DialogOutcome::Close
                }
                None => DialogOutcome::Stay,
            }
        })
    }
}
