//! "Are these the sides?": the parties of an article, with who speaks for each and how often it is accused. Changes are made
//! to a draft, and taken over as one step.

mod draft;
mod rows;

use egui::Ui;

use self::draft::SidesDraft;
use super::parts::{body, hint, problem};
use super::{Dialog, DialogOutcome, buttons, field, main_button, pressed_enter};
use crate::app::action::{Action, ActionQueue};
use crate::app::view_context::ViewContext;
use edit::{EditContext, Intent, PartyIntent};
use model::Project;

/// The number of those without a panel that are offered.
const MOST_OTHERS: usize = 8;

/// Settles the sides.
pub(crate) struct SidesForm {
    draft: SidesDraft,
    /// The name of a party to add.
    name: String,
    /// True if the sides are kept in the who's who.
    keep: bool,
    problem: Option<String>,
}

impl SidesForm {
    /// Shows the parties of a project in this state of its history; `by` is who changes them.
    pub(crate) fn new(project: &Project, state: u64, by: EditContext) -> Self {
        Self { draft: SidesDraft::new(project, state, by), name: String::new(), keep: false, problem: None }
    }

    fn change(&mut self, intent: &Intent) {
        self.problem = self.draft.change(intent).err().map(|error| error.to_string());
    }

    fn add_named(&mut self) {
        let name = self.name.trim().to_owned();
        if !name.is_empty() {
            self.change(&Intent::Party(PartyIntent::Add { name: name.clone(), short: name }));
            if self.problem.is_none() {
                self.name.clear();
            }
        }
    }
}

impl Dialog for SidesForm {
    fn title(&self) -> String {
        "Are these the sides?".to_owned()
    }

    fn width(&self) -> f32 {
        640.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        if self.draft.is_behind(shown.session.state()) {
            self.draft.start_over(shown.project(), shown.session.state());
            self.problem = Some("The project has changed: these are its sides now.".to_owned());
        }
        let mut wanted = None;
        let mut add = false;
        body(ui, |ui| {
            hint(
                ui,
                "Each side has a panel of its own. Accusations and missing replies are counted for sides.",
            );
            ui.add_space(6.0);
            for side in self.draft.sides() {
                rows::side(ui, shown.tokens, side, &self.draft, &mut wanted);
            }
            let others = self.draft.others(MOST_OTHERS);
            if !others.is_empty() {
                ui.add_space(8.0);
                hint(ui, "Others who speak or are talked about");
                for other in others {
                    rows::other(ui, &other, &mut wanted);
                }
            }
            ui.add_space(8.0);
            let name = field(ui, "Another side", &mut self.name, "Ministry of Defence");
            add = pressed_enter(ui, &name);
            ui.add_enabled_ui(!self.name.trim().is_empty(), |ui| add |= ui.button("Add the side").clicked());
            ui.add_space(4.0);
            let keep = ui.checkbox(&mut self.keep, "Keep them in my who’s who, for the next articles");
            keep.on_hover_text(
                "Names, who speaks for whom, what was merged, and who is no side: a file of yours alone",
            );
            if let Some(text) = &self.problem {
                problem(ui, text);
            }
        });
        if add {
            self.add_named();
        }
        if let Some(intent) = wanted {
            self.change(&intent);
        }
        buttons(ui, |ui| {
            if main_button(ui, "These are the sides", true) && !add {
                let edit = self.draft.edit(shown.project());
                let kept = self.keep.then(|| Box::new(self.draft.known(shown)));
                queue.push(Action::SettleSides(Some(Box::new(edit)), kept));
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() {
                return DialogOutcome::Close;
            }
            let reset = egui::Button::new("Start over");
            if ui.add_enabled(self.draft.is_changed(), reset).clicked() {
                self.draft.start_over(shown.project(), shown.session.state());
                self.problem = None;
            }
            DialogOutcome::Stay
        })
    }
}
