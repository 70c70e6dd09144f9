//! The menu that saves a chart or a network as a picture.

use egui::Ui;

use crate::app::action::{Action, ActionQueue};
use ::export::{ChosenPicture, Format};

/// The kinds of picture, with a tip for each.
const KINDS: [(Format, &str, &str); 2] = [
    (Format::Png, "As PNG…", "Pixels, for pages and slides"),
    (Format::Svg, "As SVG…", "Lines and words, to print and to edit, with all numbers for screen readers"),
];

/// Shows the menu; the picture is made when a kind is chosen.
pub(crate) fn save_picture<P: Into<ChosenPicture>>(
    ui: &mut Ui,
    queue: &mut ActionQueue,
    picture: impl FnOnce() -> P,
) {
    let mut chosen = None;
    let menu = ui.menu_button("Save picture", |ui| {
        for (format, name, tip) in KINDS {
            if ui.button(name).on_hover_text(tip).clicked() {
                chosen = Some(format);
                ui.close();
            }
        }
    });
    menu.response.on_hover_text("Save what is shown as a chart");
    if let Some(format) = chosen {
        queue.push(Action::PickPicture(format, Box::new(picture().into())));
    }
}
