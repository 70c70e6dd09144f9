//! Every command in every situation.

use egui::Context;

use crate::app::action::{Action, CheckAction};
use crate::app::command::Command;
use crate::app::environment::Environment;
use crate::app::filter::{FilterChange, FilterChoice};
use crate::app::search::TextSearch;
use crate::app::session::Session;
use crate::app::view::View;
use crate::app::visible_parts::VisibleParts;
use crate::app::window::Rejoinder;
use edit::{ArticleIntent, Intent};
use model::testing::article;
use model::{Act, FoundFact, Nature, NatureKind, Project, ReviewStatus, StatementId, Why};
use store::Home;

/// A state of the window: its name, and how it comes about.
type Situation = (&'static str, fn(&mut Rejoinder, &Context));

const SITUATIONS: [Situation; 13] = [
    ("nothing selected", |_, _| {}),
    ("an empty project", |app, context| {
        let empty = Project::new("Empty", app.edit_context.now, &mut app.edit_context.ids);
        let session = Session::unsaved(empty, &app.environment.home, context);
        app.replace_session(session);
    }),
    ("suggestions with claim types, an attitude, a party without a panel", |app, context| {
        let mut project = app.project().clone();
        let ids: Vec<StatementId> = project.statements.keys().copied().collect();
        for (at, id) in ids.iter().enumerate() {
            let statement = project.statements.get_mut(id).unwrap();
            (statement.status, statement.verdict) = (ReviewStatus::Suggested, None);
            let why = Why::new("test", &[], 50);
            statement.nature = Some(Nature { kind: NatureKind::Accusation, why });
            statement.act = if at == 0 { Act::Attitude } else { Act::Speech };
        }
        let party = project.parties.iter_mut().next().unwrap();
        party.waiting = true;
        app.replace_session(Session::unsaved(project, &app.environment.home, context));
        let project = app.project();
        let outside = |id: &&StatementId| project.panel_of(&project.statements[*id]).is_none();
        let statement = *app.session.layout.laid.order.iter().find(outside).unwrap();
        app.perform(Action::Select { statement, more: false }, context);
    }),
    ("one statement selected", |app, context| select(app, 1, context)),
    ("several statements selected", |app, context| select(app, 4, context)),
    ("all statements selected", |app, context| select(app, usize::MAX, context)),
    ("a statement that lacks a reply selected", |app, context| {
        let (place, _) = app.session.analyses().missing[0];
        let statement = app.session.index().table.id(place).unwrap();
        app.perform(Action::Select { statement, more: false }, context);
    }),
    ("a link selected", |app, context| {
        let link = *app.project().links.keys().next().unwrap();
        app.perform(Action::SelectLink(link), context);
    }),
    ("statements of two papers selected", |app, context| {
        let by = &mut app.edit_context.clone();
        let mut project = app.project().clone();
        let text = "“The ferry sails,” said Lena Voss.";
        let (article, findings) = (article(&mut by.ids, "Ferry", text), extract::extract(text));
        Intent::Article(ArticleIntent::Add { article, findings }).make(&mut project, by).unwrap();
        app.replace_session(Session::unsaved(project, &app.environment.home, context));
        select(app, usize::MAX, context);
    }),
    ("words selected in the text", |app, context| {
        select(app, 1, context);
        let statement = app.project().statements[&app.selection.statement().unwrap()].clone();
        app.perform(Action::SelectText(Some((statement.article, statement.spans[0]))), context);
    }),
    ("words searched for, a filter, changes made and undone", |app, context| {
        select(app, 1, context);
        app.perform(Action::Search("the".to_owned()), context);
        let change = FilterChange::Toggle(FilterChoice::Status(ReviewStatus::Confirmed));
        app.perform(Action::Filter(change), context);
        for command in [Command::Claim, Command::Reject, Command::Undo] {
            app.perform(Action::Run(command), context);
        }
    }),
    ("a galley with a fact that was checked", |app, context| {
        app.perform(Action::Run(Command::Check), context);
        let article = app.article.expect("an article is shown");
        let article = app.project().article(article).expect("it is there").clone();
        let facts = app.session.facts.begin(&article).or_else(|| app.session.facts.pending(&article));
        let _ = facts.expect("they are looked for").set(extract::facts(&article.text));
        let first = app.session.galley(article.id).expect("they are found").facts[0].clone();
        let fact = FoundFact { span: first.span, kind: first.kind };
        app.perform(Action::Check(CheckAction::Select(fact)), context);
        app.perform(Action::Run(Command::StrikeOff), context);
        app.perform(Action::Check(CheckAction::Select(fact)), context);
    }),
    ("making a link, attitudes and rejected shown, exchanges aligned", |app, context| {
        select(app, 1, context);
        for command in [Command::ShowAttitudes, Command::ShowRejected, Command::Alignment, Command::Link] {
            app.perform(Action::Run(command), context);
        }
    }),
];

fn select(app: &mut Rejoinder, count: usize, context: &Context) {
    let statements = app.session.layout.laid.order.iter().take(count).copied().collect();
    app.perform(Action::SelectAll(statements), context);
}

/// Puts everything back that a command may have changed.
fn reset(app: &mut Rejoinder, project: &Project, context: &Context) {
    let session = Session::unsaved(project.clone(), &app.environment.home, context);
    app.replace_session(session);
    app.dialogs.open = None;
    app.layout.parts = VisibleParts::default();
    app.layout.view = View::Panels;
    app.search = TextSearch::default();
}

/// A command that cannot run says why and changes nothing; one that can leaves a project without contradictions.
#[test]
fn every_command_runs_in_every_situation() {
    let context = Context::default();
    let mut app = Rejoinder::new(&context, Environment::for_tests(Home::in_memory()));
    let project = app.project().clone();
    let mut never: Vec<Command> = Command::specs().iter().map(|spec| spec.command).collect();
    for (name, prepare) in SITUATIONS {
        for spec in Command::specs() {
            reset(&mut app, &project, &context);
            prepare(&mut app, &context);
            let enabled = spec.is_enabled(&app.command_context(&context));
            let (before, selection) = (app.project().clone(), app.selection.clone());
            let asked = app.dialogs.open.is_some();
            app.perform(Action::Run(spec.command), &context);
            if enabled {
                never.retain(|command| *command != spec.command);
            } else {
                assert!(spec.missing(&app.command_context(&context)).is_some(), "{}: {name}", spec.name);
                assert!(app.project().clone() == before, "{}: {name}", spec.name);
                assert_eq!(app.selection, selection, "{}: {name}", spec.name);
                assert_eq!(app.dialogs.open.is_some(), asked, "{}: {name}", spec.name);
            }
            let broken = app.project().check();
            assert!(broken.is_empty(), "{}: {name}: {broken:?}", spec.name);
        }
    }
    // The tests of the whole window bring about what these need: a file, a corrected text, and a panel for each
    // number.
    let needs_more = |command: &Command| {
        matches!(
            command,
            Command::EarlierVersions
                | Command::EarlierTexts
                | Command::NextUnsettled
                | Command::SendToPanel(_)
        )
    };
    never.retain(|command| !needs_more(command));
    assert_eq!(never, []);
}
