//! Properties of every change, and examples of each kind.

use std::sync::Arc;

use jiff::Timestamp;

use super::testing::{context, make, project};
use super::*;
use model::testing::{self, FindingsBuilder};
use model::{
    Article, EvidenceSource, Findings, IdGenerator, Nature, NatureKind, Project, Relation, Span, Statement,
    StatementId, Why,
};

mod anything;
mod auditing;
mod checking;
mod claims;
mod deciding;
mod fates;
mod finding;
mod parting;
mod recoding;
mod restoring;
mod suggesting;
mod voices;

const TEXT: &str = "The union said pay had fallen by a fifth. “We cannot go on,” Ana Ruiz said 👩‍🏭.\n\n\
                    The firm denied it. A spokesman said the figures were “wrong”.";

fn spot(words: &str) -> Span {
    testing::spot(TEXT, words)
}

fn findings() -> Findings {
    let mut finds = FindingsBuilder::of(TEXT);
    for (at, (party, speaker)) in [("Union", "Ana Ruiz"), ("Firm", "a spokesman")].into_iter().enumerate() {
        finds.party(party);
        finds.speaker(speaker, Some(at));
    }
    let figure = Nature { kind: NatureKind::Figure, why: Why::new("test", &["a fifth"], 80) };
    finds.says(0, "pay had fallen by a fifth").nature = Some(figure);
    finds.says(0, "“We cannot go on,”");
    finds.says(1, "the figures were “wrong”");
    finds.says(0, "“wrong”").via = Some(2);
    finds.link(2, 0, Relation::Rebuts);
    finds.findings
}

fn article(ids: &mut IdGenerator) -> Arc<Article> {
    testing::article(ids, "Pay", TEXT)
}

fn sample(context: &mut EditContext) -> Project {
    project(context, "Pay", TEXT, findings())
}

fn run(project: &mut Project, context: &mut EditContext, intent: Intent) -> Edit {
    make(project, context, &intent)
}

fn statements(project: &Project) -> Vec<StatementId> {
    project.reading_order().iter().map(|statement| statement.id).collect()
}

fn first(project: &Project) -> &Statement {
    project.reading_order()[0]
}

#[test]
fn nonsense_is_refused_in_words() {
    let mut context = context();
    let project = sample(&mut context);
    let id = first(&project).id;
    let refused =
        |intent: Intent, context: &mut EditContext| intent.plan(&project, context).unwrap_err().to_string();
    let own = Intent::Link(LinkIntent::Add {
        from: vec![id],
        to: vec![id],
        relation: Relation::Rebuts,
        note: String::new(),
    });
    assert_eq!(refused(own, &mut context), "A statement cannot answer itself.");
    let nameless = Intent::Party(PartyIntent::Add { name: "  ".into(), short: String::new() });
    assert_eq!(refused(nameless, &mut context), "A party needs a name.");
    let facts = EvidenceFacts {
        title: "Report".into(),
        source: EvidenceSource::Address("file:///etc/passwd".into()),
        ..EvidenceFacts::default()
    };
    assert!(
        refused(Intent::Evidence(EvidenceIntent::Add(facts)), &mut context).contains("not a web address")
    );
}

#[test]
fn an_edit_that_breaks_an_invariant_or_comes_too_late_changes_nothing() {
    let mut context = context();
    let mut project = sample(&mut context);
    let whole = project.clone();
    let mut broken = project.clone();
    let id = first(&project).id;
    broken.statements.get_mut(&id).unwrap().spans = vec![Span::new(0, 100_000)];
    let edit = Edit::between("break".into(), &project, &broken);
    assert!(matches!(edit.apply(&mut project), Err(EditError::Breaks(_))));
    assert_eq!(project, whole);

    let late = Intent::Statement(StatementIntent::SetClaim { statements: vec![id], claim: false })
        .plan(&project, &mut context)
        .unwrap()
        .edit;
    run(
        &mut project,
        &mut context,
        Intent::Statement(StatementIntent::SetNote { statement: id, note: "first".into() }),
    );
    let before = project.clone();
    assert!(matches!(late.apply(&mut project), Err(EditError::Stale(_))));
    assert_eq!(project, before);
}

#[test]
fn typing_is_one_step_and_a_pause_begins_another() {
    let mut context = context();
    let mut project = sample(&mut context);
    let start = project.clone();
    let mut history = History::default();
    let statement = first(&project).id;
    let mut write = |note: &str, second: i64, history: &mut History, project: &mut Project| {
        context.now = Timestamp::from_second(second).unwrap();
        let intent = Intent::Statement(StatementIntent::SetNote { statement, note: note.into() });
        let edit = intent.plan(project, &mut context).unwrap().edit;
        history.apply(project, edit, intent.merge_key(), context.now).unwrap();
    };
    for (second, note) in [(1, "a"), (2, "ab"), (3, "abc"), (60, "abc d")] {
        write(note, second, &mut history, &mut project);
    }
    history.undo(&mut project).unwrap();
    assert_eq!(project.statements[&statement].note, "abc");
    history.undo(&mut project).unwrap();
    assert_eq!(project, start);
    assert_eq!(history.undo(&mut project).unwrap(), None);
    history.redo(&mut project).unwrap();
    assert_eq!(project.statements[&statement].note, "abc");
}
