//! The work on claims: the column, who works on it, how urgent it is, until when, and the checklist.

use egui::{Button, Checkbox, RichText, Ui};
use jiff::civil::Date;

use super::parts::{body, choose, hint, problem, quoted, segments, undo_hint};
use super::{Dialog, DialogOutcome, buttons, main_button, pressed_enter, search_field, undo_keys};
use crate::app::action::ActionQueue;
use crate::app::command::Command;
use crate::app::ratings::by_whom;
use crate::app::request::DialogRequest;
use crate::app::view_context::ViewContext;
use crate::app::widgets::ComboChoice;
use edit::{Intent, WorkIntent};
use model::{ClaimWork, Priority, Project, StatementId, WorkStage, written_date};

const PRIORITIES: [(Priority, &str, &str); 3] = [
    (Priority::High, "High", "To be done first"),
    (Priority::Normal, "Normal", "In its turn"),
    (Priority::Low, "Low", "When there is time"),
];

/// The most names that are offered.
const NAMES: usize = 6;

/// Asks about the work on claims. Each change holds at once, and each can be undone.
pub(crate) struct WorkForm {
    statements: Vec<StatementId>,
    /// The person at the screen.
    me: String,
    /// The field that names who works on it, where it differs from the project.
    who: Option<String>,
    /// The field for the day, where it differs from the project.
    due: Option<String>,
}

impl WorkForm {
    /// Asks about claims, as the person of this name.
    pub(crate) fn new(statements: Vec<StatementId>, me: String) -> Self {
        Self { statements, me, who: None, due: None }
    }

    fn edit(&self, queue: &mut ActionQueue, intent: impl FnOnce(Vec<StatementId>) -> WorkIntent) {
        queue.edit(Intent::Work(intent(self.statements.clone())));
    }

    fn column(&self, ui: &mut Ui, work: &ClaimWork, follows: WorkStage, queue: &mut ActionQueue) {
        let own = format!("As the work shows: {}", follows.words());
        let mut choices = vec![ComboChoice::new(None, own)];
        choices.extend(WorkStage::ALL.map(|stage| ComboChoice::new(Some(stage), stage.name())));
        let mut stage = work.stage;
        if choose(ui, "Column of the board", &choices, &mut stage) {
            self.edit(queue, |statements| WorkIntent::Move { statements, stage });
        }
    }

    fn who(&mut self, ui: &mut Ui, project: &Project, work: &ClaimWork, queue: &mut ActionQueue) {
        let mut who = self.who.clone().unwrap_or_else(|| work.who.clone());
        let response = search_field(ui, "Who works on it", &mut who, "Nobody yet");
        if response.changed() {
            self.who = Some(who);
        }
        // Enter takes the words over; the dialog stays.
        let enter = pressed_enter(ui, &response);
        if (response.lost_focus() || enter)
            && let Some(who) = self.who.take()
        {
            self.edit(queue, |statements| WorkIntent::Assign { statements, who });
        }
        let mut names = vec![self.me.clone()];
        names.extend(project.claim_work.values().map(|it| it.who.clone()));
        names.extend(project.coders.values().map(|coder| coder.name.clone()));
        let mut seen = std::collections::HashSet::new();
        names.retain(|name| !name.is_empty() && *name != work.who && seen.insert(name.clone()));
        ui.horizontal_wrapped(|ui| {
            for name in names.into_iter().take(NAMES) {
                let button = ui.add(Button::new(RichText::new(&name).small()));
                let button = button.accessible_name(format!("Give it to {name}"));
                if button.on_hover_text(format!("Give it to {name}")).clicked() {
                    self.who = None;
                    self.edit(queue, |statements| WorkIntent::Assign { statements, who: name });
                }
            }
        });
    }

    fn due(&mut self, ui: &mut Ui, work: &ClaimWork, queue: &mut ActionQueue) {
        let stored = work.due.map(|day| day.strftime("%-d %B %Y").to_string()).unwrap_or_default();
        let mut due = self.due.clone().unwrap_or(stored);
        let response = search_field(ui, "Due on", &mut due, "5 June 2018 or 2018-06-05; empty for no day");
        if response.changed() {
            self.due = Some(due);
        }
        // Enter takes the words over; the dialog stays.
        let enter = pressed_enter(ui, &response);
        if (response.lost_focus() || enter)
            && let Some(Ok(day)) = self.due.as_deref().map(day)
        {
            self.due = None;
            self.edit(queue, |statements| WorkIntent::SetDue { statements, due: day });
        }
        if let Some(written) = self.due.as_deref().filter(|written| day(written).is_err()) {
            problem(ui, &format!("“{}” is no full date: write day, month by name, and year", written.trim()));
        }
    }

    fn checklist(&self, ui: &mut Ui, project: &Project, queue: &mut ActionQueue) {
        ui.add_space(6.0);
        let work = |id: &StatementId| project.claim_work.get(id);
        for item in &project.checklist {
            let ticks: Vec<_> =
                self.statements.iter().map(|id| work(id).and_then(|work| work.tick(item.id))).collect();
            let mut done = ticks.iter().all(Option::is_some);
            let some = !done && ticks.iter().any(Option::is_some);
            let response = ui.add(Checkbox::new(&mut done, &item.text).indeterminate(some));
            let told = ticks.iter().flatten().next().map(|tick| by_whom(project, tick.coded));
            let response = match told {
                Some(told) => response.on_hover_text(format!("Ticked by {told}")),
                None => response.on_hover_text("Not done yet"),
            };
            if response.clicked() {
                self.edit(queue, |statements| WorkIntent::Tick { statements, item: item.id, done });
            }
        }
        if project.checklist.is_empty() {
            hint(ui, "The project has no checklist yet.");
        }
    }
}

/// Returns the day that a field says, `None` for an empty one, or an error for words that are no full date.
fn day(written: &str) -> Result<Option<Date>, NoDate> {
    match written_date(written) {
        None if !written.trim().is_empty() => Err(NoDate),
        day => Ok(day),
    }
}

/// Words that are no full date.
struct NoDate;

impl Dialog for WorkForm {
    fn title(&self) -> String {
        "Work on the claim".to_owned()
    }

    fn applies_at_once(&self) -> bool {
        true
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        undo_keys(ui, queue);
        let project = shown.project();
        self.statements.retain(|id| project.statements.contains_key(id));
        let Some((last, statement)) =
            self.statements.last().and_then(|id| Some((*id, project.statements.get(id)?)))
        else {
            return DialogOutcome::Close;
        };
        let work = project.claim_work.get(&last).cloned().unwrap_or_else(|| ClaimWork::new(last));
        body(ui, |ui| {
            if self.statements.len() > 1 {
                hint(ui, &format!("For {} statements", self.statements.len()));
            } else {
                quoted(ui, shown, last, 220);
            }
            hint(ui, &format!("Every change holds at once. {}.", undo_hint(ui)));
            let cited = project.citations.values().any(|citation| citation.statement == last);
            let follows = WorkStage::of_work(statement.verdict.as_deref(), cited);
            self.column(ui, &work, follows, queue);
            self.who(ui, project, &work, queue);
            ui.label(RichText::new("Priority").small().weak());
            let mut priority = work.priority;
            if segments(ui, &PRIORITIES, &mut priority) {
                self.edit(queue, |statements| WorkIntent::SetPriority { statements, priority });
            }
            self.due(ui, &work, queue);
            self.checklist(ui, project, queue);
        });
        buttons(ui, |ui| {
            if main_button(ui, "Done", true) {
                return DialogOutcome::Close;
            }
            let edit = ui.button("Edit the checklist…");
            if edit.on_hover_text(Command::Checklist.tooltip(ui.ctx())).clicked() {
                queue.ask(DialogRequest::Checklist);
                return DialogOutcome::Close;
            }
            DialogOutcome::Stay
        })
    }
}
