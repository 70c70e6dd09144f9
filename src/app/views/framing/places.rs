//! The statements behind a number of framing: the class of a reporting word, and the places.

use egui::Ui;

use crate::app::action::ActionQueue;
use crate::app::jobs::CountedFraming;
use crate::app::view_context::ViewContext;
use crate::app::views::counts::places;
use crate::app::widgets::{ComboChoice, combo};
use analysis::framing::{CueLexicon, FramingFigure};
use edit::{CueIntent, Intent};
use model::CueClass;

/// Lists the places of a number, below the class of its reporting word where it counts one.
pub(super) fn show(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    counted: &CountedFraming,
    (row, column): (usize, usize),
    queue: &mut ActionQueue,
) {
    let found = counted.table.places(row, column);
    ui.horizontal_wrapped(|ui| {
        if counted.query.figure == FramingFigure::CueWords
            && let Some(heading) = counted.table.rows.get(row)
        {
            class(ui, shown, &heading.name, queue);
        }
        places::select_button(ui, places::statements(found), queue);
    });
    places::list(ui, shown, found, queue);
}

/// The class of a reporting word, to be changed for this project.
fn class(ui: &mut Ui, shown: &ViewContext<'_>, word: &str, queue: &mut ActionQueue) {
    let lexicon = CueLexicon::new(&shown.project().cue_classes);
    let built_in = CueLexicon::built_in(word);
    let decided = lexicon.is_decided(word);
    let present = lexicon.class(word).filter(|_| decided);
    let from_list =
        built_in.map_or("not classed".to_owned(), |class| format!("{} (from the list)", class.name()));
    let mut choices = vec![ComboChoice::new(None, from_list)];
    choices.extend(
        CueClass::ALL.map(|class| ComboChoice::new(Some(class), format!("{} (said here)", class.name()))),
    );
    let label = ui.label(format!("“{word}” is"));
    let chosen = combo(ui, ("class", word), &choices, present, 190.0);
    let tip = "The stance of this reporting word, for all statements of the project. The list is Rejoinder’s own: change it where your \
               codebook says otherwise";
    chosen.response.labelled_by(label.id).on_hover_text(tip);
    match chosen.inner {
        Some(Some(class)) => queue.edit(Intent::Cue(CueIntent::SetClass { word: word.to_owned(), class })),
        Some(None) => queue.edit(Intent::Cue(CueIntent::Undecide(word.to_owned()))),
        None => {}
    }
}
