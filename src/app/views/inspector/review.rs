//! The review status, who set it, and the buttons to decide.

use egui::{RichText, Role, Ui, WidgetInfo};
use jiff::tz::TimeZone;

use super::parts::{small, small_row, value};
use crate::app::action::ActionQueue;
use crate::app::command::Command;
use crate::app::theme;
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
    let again = Intent::Statement(StatementIntent::Review {
        statements: vec![statement.id],
        status: ReviewStatus::Suggested,
    });
    let again = statement.why.is_some().then_some(again);
    decide(ui, shown.project(), (statement.status, statement.coded), again, queue);
    if let Some(hint) = coding_hint(shown.project(), statement) {
        value(ui, RichText::new(hint).small().weak());
    }
}

/// The rule about coded suggestions, where it matters: no coding confirms a statement.
fn coding_hint(project: &Project, statement: &Statement) -> Option<&'static str> {
    let cited = || project.citations.values().any(|it| it.statement == statement.id);
    let coded =
        statement.verdict.is_some() || !statement.tags.is_empty() || !statement.note.is_empty() || cited();
    let open = statement.status == ReviewStatus::Suggested;
    (open && coded).then_some("Coding a suggestion does not confirm it.")
}

/// The status of a link.
pub(super) fn link(ui: &mut Ui, shown: &ViewContext<'_>, link: &Link, queue: &mut ActionQueue) {
    let again = Intent::Link(LinkIntent::Review { link: link.id, status: ReviewStatus::Suggested });
    let again = link.why.is_some().then_some(again);
    decide(ui, shown.project(), (link.status, link.coded), again, queue);
}

/// The status as a word, which says on hover who decided and when, and the buttons for what is selected; `again` makes a
/// suggestion of it once more, where it was one.
fn decide(
    ui: &mut Ui,
    project: &Project,
    (status, coded): (ReviewStatus, Option<Coded>),
    again: Option<Intent>,
    queue: &mut ActionQueue,
) {
    small_row(ui, 0, |ui| {
        let decided = coded.filter(|_| status != ReviewStatus::Suggested);
        let word = RichText::new(status_name(status)).font(theme::bold(theme::INTERFACE));
        let word = ui.label(word);
        if let Some(coded) = decided {
            let told = told(project, coded, &TimeZone::system());
            let spoken = format!("{} {told}", status_name(status));
            word.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
            word.on_hover_text(told);
        }
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
            let response = small(ui, "Suggest again").accessible_name("Suggest again: make it a suggestion");
            if response.on_hover_text("Make a suggestion of it again, as if nobody had decided").clicked() {
                queue.edit(again);
            }
        }
    });
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
    fn no_coding_confirms_a_suggestion_and_the_inspector_says_so() {
        use edit::{CitationTarget, EvidenceFacts, EvidenceIntent, VerdictIntent, testing};
        let text = "Harbour row\n\n“The bridge is safe,” said Ann Roe, a spokeswoman for the council.";
        let by = &mut testing::context();
        let mut project = testing::project(by, "Harbour row", text, extract::extract(text));
        let id = *project.statements.keys().next().expect("it has a statement");
        assert_eq!(coding_hint(&project, &project.statements[&id]), None);
        let tag = project.codebook.tags().next().expect("it has tags").1.id;
        let rating = project.scale.ratings.first().map(|it| it.id);
        let facts = EvidenceFacts { title: "Report".to_owned(), ..EvidenceFacts::default() };
        let statements = vec![id];
        for intent in [
            Intent::Statement(StatementIntent::SetTag { statements: statements.clone(), tag, on: true }),
            Intent::Verdict(VerdictIntent::Rate { statements: statements.clone(), rating }),
            Intent::Statement(StatementIntent::SetClaim { statements: statements.clone(), claim: true }),
            Intent::Statement(StatementIntent::SetNote { statement: id, note: "seen".to_owned() }),
            Intent::Evidence(EvidenceIntent::Cite {
                statements,
                cited: CitationTarget::New(facts),
                stance: model::Stance::Supports,
                strength: None,
                note: String::new(),
            }),
        ] {
            testing::make(&mut project, by, &intent);
            assert_eq!(project.statements[&id].status, ReviewStatus::Suggested, "{intent:?}");
            assert!(coding_hint(&project, &project.statements[&id]).is_some());
        }
    }

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
