//! The choice of the figure, of its groups, and of what else it needs.

use egui::{Checkbox, TextEdit, Ui};

use super::FramingView;
use crate::app::action::ActionQueue;
use crate::app::view_context::ViewContext;
use crate::app::views::picture::save_picture;
use crate::app::widgets::{ComboChoice, combo, hint, segments};
use ::export::Chart;
use analysis::framing::{Axis, FramingFigure, Within};

/// Width of the list of figures, in points.
const FIGURES: f32 = 230.0;

/// The places to look for words, with a word and a tip for each.
const PLACES: [(Within, &str, &str); 3] = [
    (Within::Articles, "Everywhere", "In the whole articles"),
    (Within::OwnWords, "Outlet’s own words", "Outside of all statements"),
    (Within::Statements, "In statements", "In the words of speakers"),
];

/// The two ways to show a figure.
const WAYS: [(bool, &str, &str); 2] = [
    (false, "Table", "All numbers; the stronger the colour, the larger the share"),
    (true, "Bars", "The row of the number that you look at, as bars"),
];

pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, view: &mut FramingView, queue: &mut ActionQueue) {
    let before = view.query();
    ui.horizontal_wrapped(|ui| {
        let choices: Vec<ComboChoice<FramingFigure>> =
            FramingFigure::ALL.iter().map(|figure| ComboChoice::new(*figure, figure.title())).collect();
        let chosen = combo(ui, "framing figure", &choices, view.figure, FIGURES);
        chosen.response.on_hover_text(view.figure.definition()).widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Figure");
            info.current_text_value = Some(view.figure.title().to_owned());
            info
        });
        if let Some(figure) = chosen.inner {
            view.figure = figure;
        }
        ui.add_space(8.0);
        segments(ui, &WAYS, &mut view.bars);
        let query = view.query();
        if let Ok(Some(counted)) = shown.session.framing.counted(&query)
            && !counted.table.is_empty()
        {
            save_picture(ui, queue, || Chart::of_counts(shown.project(), &query, &counted.table));
        }
    });
    let axes = axes(view.figure);
    if !axes.is_empty() {
        let mut axis = before_axis(view);
        if segments(ui, &axes, &mut axis) {
            view.axis = axis;
        }
    }
    match view.figure {
        FramingFigure::Agency | FramingFigure::AgencyVerbs => {
            let tip = "Leave out verbs that tell of no harm and no wrong";
            ui.add(Checkbox::new(&mut view.harm, "Verbs of harm or wrong only")).on_hover_text(tip);
        }
        FramingFigure::Words => words(ui, view),
        _ => {}
    }
    if !shown.filter().is_empty() && is_of_articles(view) {
        hint(ui, "The filters are for statements: this figure counts all articles.");
    }
    if view.query() != before {
        view.chosen = None;
    }
}

/// The words to compare: looked for when a person leaves the field or presses Enter.
fn words(ui: &mut Ui, view: &mut FramingView) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label("Words");
        let field = TextEdit::singleline(&mut view.typed)
            .hint_text("fighters, militants, terrorist*")
            .desired_width(320.0);
        let response = ui.add(field).labelled_by(label.id);
        if response.lost_focus() {
            view.words.clone_from(&view.typed);
        }
        if !matches!(view.axis, Axis::Party | Axis::Speaker) {
            segments(ui, &PLACES, &mut view.within);
        }
    });
}

/// The axis of the figure as it is shown.
fn before_axis(view: &FramingView) -> Axis {
    view.query().axis
}

/// Returns true where a figure is not one of statements, which filters choose from.
fn is_of_articles(view: &FramingView) -> bool {
    matches!(
        view.figure,
        FramingFigure::Agency | FramingFigure::AgencyVerbs | FramingFigure::Names | FramingFigure::Labels
    )
}

/// The groups that a figure may have, with a word and a tip for each.
fn axes(figure: FramingFigure) -> Vec<(Axis, &'static str, &'static str)> {
    let named = |axis: &Axis| match axis {
        Axis::Party => (Axis::Party, "By party", "A column for each party"),
        Axis::Speaker => (Axis::Speaker, "By speaker", "A column for each speaker, the one with most first"),
        Axis::Outlet => (Axis::Outlet, "By outlet", "A column for each outlet"),
        Axis::Month => (Axis::Month, "By month", "A column for each month, by the dates of the articles"),
    };
    figure.axes().iter().map(named).collect()
}
