//! What holds of every change, and what each kind of change does.

use std::sync::Arc;

use jiff::Timestamp;

use super::*;
use crate::model::{
    Act, Article, Coder, Findings, FoundLink, FoundParty, FoundSpeaker, FoundStatement, Ids, Mode, Nature,
    NatureKind, Project, Relation, Source, Span, SpeakerKind, Statement, StatementId, Why,
};

mod anything;
mod deciding;
mod finding;
mod parting;
mod voices;

const TEXT: &str = "The union said pay had fallen by a fifth. “We cannot go on,” Ana Ruiz said 👩‍🏭.\n\n\
                    The firm denied it. A spokesman said the figures were “wrong”.";

fn stamp() -> Stamp {
    let mut ids = Ids::seeded(11);
    let coder = Coder { id: ids.draw(), name: "Robin".to_owned() };
    Stamp { ids, now: Timestamp::UNIX_EPOCH, coder }
}

fn spot(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn found(words: &str, speaker: usize, via: Option<usize>) -> FoundStatement {
    FoundStatement {
        spans: vec![spot(words)],
        mode: Mode::Indirect,
        cue: None,
        mention: None,
        speaker: Some(speaker),
        via,
        act: Act::Speech,
        nature: words
            .contains("fifth")
            .then(|| Nature { kind: NatureKind::Figure, why: Why::new("test", &["a fifth"], 80) }),
        why: Why::new("test", &[words], 80),
    }
}

fn findings() -> Findings {
    let party = |name: &str| FoundParty {
        name: name.into(),
        short: name.into(),
        waits: false,
        why: Why::new("test", &[], 70),
    };
    let speaker = |name: &str, party| FoundSpeaker {
        name: name.into(),
        kind: SpeakerKind::Person,
        role: String::new(),
        party: Some(party),
        mentions: vec![],
        why: None,
    };
    Findings {
        foreign: None,
        parties: vec![party("Union"), party("Firm")],
        speakers: vec![speaker("Ana Ruiz", 0), speaker("a spokesman", 1)],
        statements: vec![
            found("pay had fallen by a fifth", 0, None),
            found("“We cannot go on,”", 0, None),
            found("the figures were “wrong”", 1, None),
            found("“wrong”", 0, Some(2)),
        ],
        links: vec![FoundLink { from: 2, to: 0, relation: Relation::Rebuts, why: Why::new("test", &[], 60) }],
    }
}

fn article(ids: &mut Ids) -> Arc<Article> {
    Arc::new(Article {
        id: ids.draw(),
        title: "Pay".into(),
        outlet: String::new(),
        byline: String::new(),
        date: String::new(),
        address: String::new(),
        added: Timestamp::UNIX_EPOCH,
        text: TEXT.into(),
    })
}

fn sample(stamp: &mut Stamp) -> Project {
    let mut project = Project::new("Pay", stamp.now, &mut stamp.ids);
    let article = article(&mut stamp.ids);
    run(&mut project, stamp, Intent::AddArticle { article, findings: findings() });
    project
}

fn run(project: &mut Project, stamp: &mut Stamp, intent: Intent) -> Edit {
    let edit = intent.plan(project, stamp).unwrap();
    edit.apply(project).unwrap();
    edit
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
    let refused = |intent: Intent, stamp: &mut Stamp| intent.plan(&project, stamp).unwrap_err().to_string();
    let own =
        Intent::AddLink { from: vec![id], to: vec![id], relation: Relation::Rebuts, note: String::new() };
    assert_eq!(refused(own, &mut stamp), "A statement cannot answer itself.");
    let nameless = Intent::AddParty { name: "  ".into(), short: String::new() };
    assert_eq!(refused(nameless, &mut stamp), "A party needs a name.");
    let facts = EvidenceFacts {
        title: "Report".into(),
        source: Source::Address("file:///etc/passwd".into()),
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
