//! The steps since the project was opened, to go back or forward to one.

use egui::{Button, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::parts::hint;
use super::{Dialog, DialogOutcome, buttons, main_button};
use crate::app::action::{Action, ActionQueue};
use crate::app::text::when;
use crate::app::view_context::ViewContext;
use crate::app::widgets::cut;
use model::counted;

/// Letters of a step that are shown.
const MOST: usize = 70;

/// Lists the steps.
#[derive(Default)]
pub(crate) struct HistoryDialog {
    /// True once the present step was brought into sight.
    scrolled: bool,
}

impl Dialog for HistoryDialog {
    fn title(&self) -> String {
        "History of steps".to_owned()
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let history = shown.session.history();
        let done = history.done().len();
        let all = done + history.undone().len();
        ui.visuals_mut().selection.stroke.color = shown.tokens.ink;
        if all == 0 {
            hint(ui, "Nothing was changed since the project was opened.");
            return close(ui);
        }
        hint(
            ui,
            &format!(
                "{}. Choose one to go to the project as it was after it.",
                counted(all, "step", "steps")
            ),
        );
        ui.add_space(6.0);
        let most = (ui.available_height() - 60.0).max(80.0);
        let row = ui.spacing().interact_size.y;
        let mut area = ScrollArea::vertical().max_height(most).auto_shrink([false, true]);
        if !std::mem::replace(&mut self.scrolled, true) {
            let each = row + ui.spacing().item_spacing.y;
            area = area.vertical_scroll_offset((done as f32 * each - most / 2.0).max(0.0));
        }
        area.show_rows(ui, row, all + 1, |ui, rows| {
            for at in rows {
                let (name, time) = match at.checked_sub(1).and_then(|at| history.step(at)) {
                    Some((label, at)) => (cut(label, MOST), when(at)),
                    None => ("As it was opened".to_owned(), String::new()),
                };
                if step(ui, &name, &time, (at, done)) && at != done {
                    queue.push(Action::GoToStep(at));
                }
            }
        });
        close(ui)
    }
}

fn close(ui: &mut Ui) -> DialogOutcome {
    let done = buttons(ui, |ui| main_button(ui, "Close", true));
    if done { DialogOutcome::Close } else { DialogOutcome::Stay }
}

/// A step: the present one is selected, those that were undone are weak. Returns `true` if it was pressed.
fn step(ui: &mut Ui, name: &str, time: &str, (at, present): (usize, usize)) -> bool {
    let text = RichText::new(name);
    let text = if at > present { text.weak() } else { text };
    let button = Button::selectable(at == present, text).shortcut_text(RichText::new(time).small().weak());
    let width = ui.available_width();
    let response = ui.add(button.min_size(egui::vec2(width, 0.0)));
    let state = match at.cmp(&present) {
        std::cmp::Ordering::Less => "",
        std::cmp::Ordering::Equal => ", the project is here",
        std::cmp::Ordering::Greater => ", undone",
    };
    response
        .widget_info(|| WidgetInfo::selected(Role::Button, true, at == present, format!("{name}{state}")));
    response.clicked()
}
