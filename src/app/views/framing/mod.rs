//! Framing: which tags, reporting words, verbs and names go to whom. Every number opens the places that it counts.

mod head;
mod networks;
mod places;
mod tested;

use egui::{Frame, Margin, RichText, Ui};

use self::networks::NetworksView;
use crate::app::action::ActionQueue;
use crate::app::jobs::CountedFraming;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::views;
use crate::app::views::counts::places::title;
use crate::app::views::counts::{bars, table};
use crate::app::widgets::{hint, segments};
use analysis::framing::{Axis, FramingFigure, FramingQuery, Within};

/// The two halves of the view, with a word and a tip for each.
const HALVES: [(bool, &str, &str); 2] = [
    (false, "Figures", "Which tags, reporting words, verbs and names go to whom"),
    (
        true,
        "Networks",
        "Who answers whom, and who takes the same positions: a picture and the same as a list",
    ),
];

/// The choices of a person: which figure is shown, by what, and which of its numbers is looked at.
pub(crate) struct FramingView {
    figure: FramingFigure,
    axis: Axis,
    /// Verbs of harm or wrong alone.
    harm: bool,
    /// The words to compare, as they are typed, and as they are looked for.
    typed: String,
    words: String,
    within: Within,
    /// One row as bars instead of all as a table.
    bars: bool,
    /// The row and column of the number that is looked at.
    chosen: Option<(usize, usize)>,
    /// Networks instead of the figures.
    as_networks: bool,
    pub(crate) networks: NetworksView,
}

impl Default for FramingView {
    fn default() -> Self {
        Self {
            figure: FramingFigure::Tags,
            axis: Axis::Party,
            harm: false,
            typed: String::new(),
            words: String::new(),
            within: Within::Articles,
            bars: false,
            chosen: None,
            as_networks: false,
            networks: NetworksView::default(),
        }
    }
}

impl FramingView {
    /// Returns whether networks are shown instead of figures.
    pub(crate) const fn shows_networks(&self) -> bool {
        self.as_networks
    }

    /// The figure with the choices that apply to it.
    pub(crate) fn query(&self) -> FramingQuery {
        let mut query = FramingQuery::new(self.figure, self.axis);
        match self.figure {
            FramingFigure::Agency | FramingFigure::AgencyVerbs => query.harm = self.harm,
            FramingFigure::Words => {
                query.words.clone_from(&self.words);
                query.within = self.within;
            }
            _ => {}
        }
        query
    }
}

/// Shows the figure.
pub(crate) fn show(ui: &mut Ui, shown: &ViewContext<'_>, view: &mut FramingView, queue: &mut ActionQueue) {
    views::filters::show(ui, shown, queue);
    Frame::NONE.inner_margin(Margin::symmetric(16, 10)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        segments(ui, &HALVES, &mut view.as_networks);
        ui.add_space(2.0);
        if view.as_networks {
            networks::show(ui, shown, &mut view.networks, queue);
            return;
        }
        head::show(ui, shown, view, queue);
        ui.add_space(6.0);
        let query = view.query();
        match shown.session.framing.counted(&query) {
            Ok(Some(counted)) if counted.table.is_empty() => {
                hint(ui, nothing(view));
            }
            Ok(Some(counted)) => figure(ui, shown, view, counted, queue),
            Ok(None) => {
                hint(ui, if view.figure.reads_texts() { "Reading the articles…" } else { "Counting…" });
            }
            Err(()) => {
                hint(ui, "This was stopped. Choose the figure once more, or another one, to count it.");
            }
        }
    });
}

/// Shown where there is nothing to count.
const fn nothing(view: &FramingView) -> &'static str {
    match view.figure {
        FramingFigure::Tags | FramingFigure::TagsTogether => {
            "No statement is coded yet. Select statements and give them tags: who gets which is counted here."
        }
        FramingFigure::Words if view.words.is_empty() => {
            "Type two or more words for one thing, parted by commas: “fighters, militants, terrorist*”."
        }
        FramingFigure::Words => "None of these words is there.",
        FramingFigure::CueClasses | FramingFigure::CueWords => {
            "No statement has reporting words yet. Open an article: its words for “said” are counted here."
        }
        _ => "Nothing of this kind was found in the articles.",
    }
}

/// The number that is looked at, where the table still has it; at first the first one that counts anything.
fn chosen(view: &FramingView, counted: &CountedFraming) -> Option<(usize, usize)> {
    let table = &counted.table;
    let counts = |(row, column): (usize, usize)| table.count(row, column) > 0;
    let first = || {
        let all =
            (0..table.rows.len()).flat_map(|row| (0..table.columns.len()).map(move |column| (row, column)));
        { all }.find(|cell| counts(*cell))
    };
    view.chosen.filter(|cell| counts(*cell)).or_else(first)
}

/// The table or the bars, the sentences on them, and the places of the number that is looked at.
fn figure(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    view: &mut FramingView,
    counted: &CountedFraming,
    queue: &mut ActionQueue,
) {
    let cell = chosen(view, counted);
    let room = ui.available_height();
    // The places get what the table leaves, and a third at least.
    let most = (room * 0.58).max(96.0);
    ui.scope(|ui| {
        if view.bars {
            bars::show(ui, shown, &counted.table, cell, most, &mut view.chosen);
        } else {
            let figures = (&counted.table, counted.largest);
            table::show(ui, shown, figures, cell, most, &mut view.chosen);
        }
    });
    ui.add_space(4.0);
    let definition = counted.query.figure.definition();
    hint(ui, counted.query.figure.limits()).on_hover_text(definition);
    if let Some((row, _)) = cell {
        tested::show(ui, counted, row);
    }
    let Some((row, column)) = view.chosen.filter(|_| cell == view.chosen).or(cell) else { return };
    ui.add_space(6.0);
    let name = title(&counted.table, row, column);
    ui.label(RichText::new(name).font(theme::bold(theme::INTERFACE)));
    places::show(ui, shown, counted, (row, column), queue);
}
