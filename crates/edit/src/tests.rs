//! Properties of every change, and examples of each kind.

use std::sync::Arc;

use jiff::Timestamp;

use super::testing::{make, project, stamp};
use super::*;
use model::testing::{self, FindingsBuilder};
use model::{
    Article, EvidenceSource, Findings, IdGenerator, Nature, NatureKind, Project, Relation, Span, Statement,
    StatementId, Why,
};

mod anything;
mod deciding;
mod finding;
mod parting;
mod restoring;
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

fn sample(stamp: &mut EditContext) -> Project {
    project(stamp, "Pay", TEXT, findings())
}

fn run(project: &mut Project, stamp: &mut EditContext, intent: Intent) -> Edit {
    make(project, stamp, &intent)
}

fn statements(project: &Project) -> Vec<StatementId> {
    project.reading_order().iter().map(|statement| statement.id).collect()
}

fn first(project: &Project) -> &Statement {
    project.reading_order()[0]
}

#[test]
fn nonsense_is_refused_in_words() {
    let mut stamp = stamp();
    let project = sample(&mut stamp);
    let id = first(&project).id;
    let refused =
        |intent: Intent, stamp: &mut EditContext| intent.plan(&project, stamp).unwrap_err().to_string();
    let own =
        Intent::AddLink { from: vec![id], to: vec![id], relation: Relation::Rebuts, note: String::new() };
    assert_eq!(refused(own, &mut stamp), "A statement cannot answer itself.");
    let nameless = Intent::AddParty { name: "  ".into(), short: String::new() };
    assert_eq!(refused(nameless, &mut stamp), "A party needs a name.");
    let facts = EvidenceFacts {
        title: "Report".into(),
        source: EvidenceSource::Address("file:///etc/passwd".into()),
        publisher: String::new(),
        date: String::new(),
        passage: String::new(),
        place: String::new(),
    };
    assert!(refused(Intent::AddEvidence(facts), &mut stamp).contains("not a web address"));
}

#[test]
fn an_edit_that_breaks_an_invariant_or_comes_too_late_changes_nothing() {
    let mut stamp = stamp();
    let mut project = sample(&mut stamp);
    let whole = project.clone();
    let mut broken = project.clone();
    let id = first(&project).id;
    broken.statements.get_mut(&id).unwrap().spans = vec![Span::new(0, 100_000)];
    let edit = Edit::between("break".into(), &project, &broken);
    assert!(matches!(edit.apply(&mut project), Err(EditError::Breaks(_))));
    assert_eq!(project, whole);

    let late = Intent::SetClaim { statements: vec![id], claim: false }.plan(&project, &mut stamp).unwrap();
    run(&mut project, &mut stamp, Intent::SetNote { statement: id, note: "first".into() });
    let before = project.clone();
    assert!(matches!(late.apply(&mut project), Err(EditError::Stale(_))));
    assert_eq!(project, before);
}

#[test]
fn typing_is_one_step_and_a_pause_begins_another() {
    let mut stamp = stamp();
    let mut project = sample(&mut stamp);
    let start = project.clone();
    let mut history = History::default();
    let statement = first(&project).id;
    let mut write = |note: &str, second: i64, history: &mut History, project: &mut Project| {
        stamp.now = Timestamp::from_second(second).unwrap();
        let intent = Intent::SetNote { statement, note: note.into() };
        let edit = intent.plan(project, &mut stamp).unwrap();
        history.apply(project, edit, intent.merge_key(), stamp.now).unwrap();
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
