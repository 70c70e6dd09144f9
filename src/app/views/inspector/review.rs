//! The review status, who set it, and the buttons to decide.

use egui::{RichText, Ui};
use jiff::tz::TimeZone;

use super::parts::{small, small_row, value};
use crate::app::action::ActionQueue;
use crate::app::command::Command;
use crate::app::view_context::ViewContext;
use edit::{Intent, LinkIntent, StatementIntent};
use model::{Coded, Link, Project, ReviewStatus, Statement};

/// The status of a statement.
pub(super) fn statement(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    statement: &Statement,
    queue: &mut ActionQueue,
) {
    show_status(ui, shown.project(), statement.status, statement.coded);
    let again = Intent::Statement(StatementIntent::Review {
        statements: vec![statement.id],
        status: ReviewStatus::Suggested,
    });
    decide(ui, statement.status, statement.why.is_some().then_some(again), queue);
}

/// The status of a link.
pub(super) fn link(ui: &mut Ui, shown: &ViewContext<'_>, link: &Link, queue: &mut ActionQueue) {
    show_status(ui, shown.project(), link.status, link.coded);
    let again = Intent::Link(LinkIntent::Review { link: link.id, status: ReviewStatus::Suggested });
    decide(ui, link.status, link.why.is_some().then_some(again), queue);
}

/// The buttons for what is selected; `again` makes a suggestion of it once more, where it was one.
fn decide(ui: &mut Ui, status: ReviewStatus, again: Option<Intent>, queue: &mut ActionQueue) {
    small_row(ui, 6, |ui| {
        let mut button = |ui: &mut Ui, command: Command| {
            let keys = command.shortcut_text(ui.ctx()).unwrap_or_default();
            let response = small(ui, &format!("{} ({keys})", command.spec().name));
            let response = response.accessible_name(command.spec().name);
            if response.on_hover_text(command.tooltip(ui.ctx())).clicked() {
                queue.run(command);
            }
        };
        if status != ReviewStatus::Confirmed {
            button(ui, Command::Confirm);
        }
        if status != ReviewStatus::Rejected {
            button(ui, Command::Reject);
        }
        if let Some(again) = again.filter(|_| status != ReviewStatus::Suggested) {
            let response = small(ui, "Suggest again").accessible_name("Make a suggestion again");
            if response.on_hover_text("Make a suggestion of it again, as if nobody had decided").clicked() {
                queue.edit(again);
            }
        }
    });
}

/// The status as a word, and below it who decided, and when: "by Robin, 5 June 2018, 14:02".
fn show_status(ui: &mut Ui, project: &Project, status: ReviewStatus, coded: Option<Coded>) {
    value(ui, status_name(status));
    let Some(coded) = coded.filter(|_| status != ReviewStatus::Suggested) else { return };
    value(ui, RichText::new(told(project, coded, &TimeZone::system())).small().weak());
}

fn told(project: &Project, coded: Coded, zone: &TimeZone) -> String {
    let name = project.coders.get(&coded.by).map_or("somebody", |coder| coder.name.as_str());
    let at = coded.at.to_zoned_datetime(zone.clone()).strftime("%-d %B %Y, %H:%M").to_string();
    format!("by {name}, {at}")
}

/// The word for a status.
const fn status_name(status: ReviewStatus) -> &'static str {
    match status {
        ReviewStatus::Suggested => "Suggested",
        ReviewStatus::Confirmed => "Confirmed",
        ReviewStatus::Rejected => "Rejected",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Coder, IdGenerator};

    #[test]
    fn who_decided_is_told_with_the_moment() {
        let mut ids = IdGenerator::seeded(1);
        let at = "2018-06-05T14:02:00Z".parse().unwrap();
        let mut project = Project::new("River", at, &mut ids);
        let by = ids.draw();
        let coded = Coded { by, at };
        assert_eq!(told(&project, coded, &TimeZone::UTC), "by somebody, 5 June 2018, 14:02");
        project.coders.insert(by, Coder { id: by, name: "Robin".to_owned() });
        assert_eq!(told(&project, coded, &TimeZone::UTC), "by Robin, 5 June 2018, 14:02");
    }
}
