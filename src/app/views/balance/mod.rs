//! Balance: who speaks, how much, where and how, and who was accused and heard. Every figure opens the statements that it counts.

mod chart;
mod requests;
mod sources;
mod table;

use egui::{Frame, Margin, Response, RichText, ScrollArea, Ui};

use self::sources::SourcesView;
use crate::app::action::{Action, ActionQueue};
use crate::app::command::Command;
use crate::app::request::DialogRequest;
use crate::app::view_context::ViewContext;
use crate::app::views::picture::save_picture;
use crate::app::widgets::{ComboChoice, choose, hint, segments};
use ::export::{Chart, FIGURE_PARTS, FigureGroup, Format, Grouping, NOT_FAIR};
use analysis::Figure;
use model::counted;

/// The groupings, with a word and a tip for each.
const GROUPINGS: [(Grouping, &str, &str); 4] = [
    (Grouping::Party, "All articles", "All articles of the project together"),
    (Grouping::Outlet, "By outlet", "The articles of one outlet"),
    (Grouping::Month, "By month", "The articles of one month, by their dates"),
    (Grouping::Article, "By article", "One article"),
];

/// The parts of the figures, with a word and a tip for each.
const PARTS: [(usize, &str, &str); 5] = [
    (0, "Words", "How much each party says, and how: quoted, reported, told by others"),
    (1, "Place", "Who has the first and the last word, the headline and the first paragraphs"),
    (2, "Speakers", "Named, in a group, unnamed, a document"),
    (
        REPLIES,
        "Replies",
        "Who was accused or asked to act, what became of the reply, and whom you asked for one",
    ),
    (SOURCES, "Sources", "Which traits the speakers have: a form to fill in, and how many have which"),
];

/// The part about replies, which has the log of requests below it.
const REPLIES: usize = 3;
/// The audit of sources, which has a form and figures of its own.
const SOURCES: usize = 4;

/// The choices of a person: which figures of which articles are shown.
pub(crate) struct BalanceView {
    by: Grouping,
    /// The group that is shown.
    group: usize,
    /// The part of the figures that is shown.
    part: usize,
    /// The figure in the chart.
    charted: Figure,
    /// The audit of sources.
    pub(crate) sources: SourcesView,
}

/// Begins with the words in all articles.
impl Default for BalanceView {
    fn default() -> Self {
        Self {
            by: Grouping::Party,
            group: 0,
            part: 0,
            charted: Figure::Words,
            sources: SourcesView::default(),
        }
    }
}

/// Shows the figures of the parties. A figure that is pressed selects its statements, and shows them in the panels.
pub(crate) fn show(ui: &mut Ui, shown: &ViewContext<'_>, view: &mut BalanceView, queue: &mut ActionQueue) {
    Frame::NONE.inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let groups = shown.session.balance.counted().map(|tables| tables.of(view.by).groups());
        let groups = groups.unwrap_or_default();
        view.head(ui, shown, groups, queue);
        ui.add_space(8.0);
        if view.part == SOURCES {
            match shown.session.balance.counted() {
                Some(tables) => {
                    sources::show(ui, shown, &mut view.sources, tables.audit(view.by), view.group, queue);
                }
                None => drop(hint(ui, "Counting who speaks…")),
            }
            return;
        }
        ScrollArea::both().id_salt("balance").auto_shrink(false).show(ui, |ui| {
            match groups.get(view.group).or(groups.first()) {
                Some(group) => view.figures(ui, shown, group, queue),
                None if shown.session.balance.counted().is_some() => hint(ui, NOTHING),
                None => hint(ui, "Counting who speaks…"),
            };
        });
    });
}

/// Shown for a project that has nothing to count.
const NOTHING: &str =
    "There are no statements yet. Open an article: who speaks in it, how much and where is counted here.";

/// The name of the articles whose group is not known.
const NOT_KNOWN: &str = analysis::framing::NOT_KNOWN;

/// Shown where no article has the fact by which they are grouped.
const fn nothing_known(by: Grouping) -> Option<&'static str> {
    match by {
        Grouping::Outlet => Some("No article has an outlet yet. Enter it under “About the article…”."),
        Grouping::Month => Some(
            "No article has a full date yet. Enter it under “About the article…”: “5 June 2018” or “2018-06-05”.",
        ),
        Grouping::Party | Grouping::Article => None,
    }
}

impl BalanceView {
    /// The choice of articles and figures.
    fn head(
        &mut self,
        ui: &mut Ui,
        shown: &ViewContext<'_>,
        groups: &[FigureGroup],
        queue: &mut ActionQueue,
    ) {
        ui.horizontal_wrapped(|ui| {
            if segments(ui, &GROUPINGS, &mut self.by) {
                self.group = 0;
            }
            if ui.button("Export…").on_hover_text("Take the figures away as tables and a web page").clicked()
            {
                queue.ask(DialogRequest::ExportAs(Format::Balance));
            }
            let group = groups.get(self.group).or(groups.first());
            let table = shown.session.balance.counted().map(|tables| tables.of(self.by));
            if let (Some(group), Some(table)) = (group, table)
                && self.part != SOURCES
            {
                save_picture(ui, queue, || Chart::of_figure(shown.project(), table, group, self.charted));
            }
        });
        if groups.len() > 1 || self.by != Grouping::Party {
            let choice = |(at, group): (usize, &FigureGroup)| {
                ComboChoice::new(
                    at,
                    format!("{} ({})", group.name, counted(group.articles, "article", "articles")),
                )
            };
            let choices: Vec<ComboChoice<usize>> = groups.iter().enumerate().map(choice).collect();
            choose(ui, self.by.title(), &choices, &mut self.group);
        }
        if let ([only], Some(words)) = (groups, nothing_known(self.by))
            && only.name == NOT_KNOWN
        {
            hint(ui, words);
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

    /// The chart, the table, and one sentence on what they do not mean.
    fn figures(
        &mut self,
        ui: &mut Ui,
        shown: &ViewContext<'_>,
        group: &FigureGroup,
        queue: &mut ActionQueue,
    ) -> Response {
        let seen = ui.available_width();
        let figures = FIGURE_PARTS.get(self.part).map(|(_, figures)| *figures).unwrap_or_default();
        if self.part == REPLIES {
            requests::show(ui, shown, queue);
        }
        chart::show(ui, shown, group, self.charted);
        ui.add_space(8.0);
        if let Some(statements) = table::show(ui, shown, group, figures, &mut self.charted) {
            queue.push(Action::SelectAll(statements));
            queue.run(Command::ShowPanels);
        }
        ui.add_space(6.0);
        let even = group.evenness().map_or_else(|| "not defined".to_owned(), |even| format!("{even:.2}"));
        let tip = "The entropy of the shares of words by the logarithm of their number (Pielou, 1966): 0 where one party has all \
                   words, 1 where all have the same. Not defined for fewer than two parties, or where none says a word";
        ui.label(RichText::new(format!("Evenness of words: {even}")).small()).on_hover_text(tip);
        // The table may be wider than what is seen of it; a sentence must not be.
        ui.scope(|ui| {
            ui.set_max_width(seen);
            hint(ui, NOT_FAIR)
        })
        .inner
    }
}
