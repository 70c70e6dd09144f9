//! The size of a step of the history: it holds the records that it changes, and no text of an article.

use std::sync::Arc;

use allocation_counter::measure;
use edit::testing::context;
use edit::{ArticleFacts, ArticleIntent, Correction, History, Intent, LinkIntent, StatementIntent};
use model::{PartyId, Project, Relation, ReviewStatus, StatementId};

use super::project::project;

/// The number of statements that the project has; its article has more than two million letters.
const STATEMENTS: usize = 20_000;
/// The number of steps that are made of a kind.
const STEPS: usize = 300;
/// Bytes that a step may hold that changes one record.
const ONE: u64 = 4 * 1024;
/// Bytes that a step may hold for each statement that it moves.
const MOVED: u64 = 2 * 1024;

/// Makes the intent of a step, by its number.
type Kind<'a> = Box<dyn Fn(usize) -> Intent + 'a>;

/// The bytes that a step holds, with what the project itself has grown by.
fn held(project: &mut Project, steps: usize, intent: impl Fn(&Project, usize) -> Intent) -> u64 {
    let (mut history, mut stamp) = (History::default(), context());
    let intents: Vec<Intent> = (0..steps).map(|at| intent(project, at)).collect();
    let live = measure(|| {
        for intent in &intents {
            let edit = intent.plan(project, &mut stamp).unwrap().edit;
            history.apply(project, edit, None, stamp.now).unwrap();
        }
    });
    assert!(history.undo_label().is_some(), "the steps are there");
    u64::try_from(live.bytes_current).unwrap_or(0) / steps as u64
}

#[test]
fn a_step_of_the_history_holds_the_record_that_it_changes() {
    let mut project = project(STATEMENTS);
    let ids: Vec<StatementId> = project.statements.keys().copied().collect();
    let (article, text) = (project.articles[0].id, project.articles[0].text.len());
    let party: PartyId = project.parties[1].id;
    let facts = |at: usize| ArticleFacts { title: format!("Title {at}"), ..ArticleFacts::default() };
    let kinds: [(&str, Kind<'_>); 6] = [
        (
            "confirm",
            Box::new(|at| {
                Intent::Statement(StatementIntent::Review {
                    statements: vec![ids[at]],
                    status: ReviewStatus::Confirmed,
                })
            }),
        ),
        (
            "note",
            Box::new(|at| {
                Intent::Statement(StatementIntent::SetNote {
                    statement: ids[at],
                    note: format!("A note of some words, number {at}"),
                })
            }),
        ),
        (
            "move",
            Box::new(|at| {
                Intent::Statement(StatementIntent::MoveToParty {
                    statements: vec![ids[at]],
                    party: Some(party),
                })
            }),
        ),
        (
            "link",
            Box::new(|at| {
                Intent::Link(LinkIntent::Add {
                    from: vec![ids[2 * at]],
                    to: vec![ids[2 * at + 1]],
                    relation: Relation::Denies,
                    note: String::new(),
                })
            }),
        ),
        ("title", Box::new(|at| Intent::RenameProject(format!("Title {at}")))),
        ("article", Box::new(|at| Intent::Article(ArticleIntent::Describe { article, facts: facts(at) }))),
    ];
    assert!(text > 2_000_000);
    for (name, intent) in kinds {
        let bytes = held(&mut project, STEPS, |_, at| intent(at));
        println!("{name}: {bytes} bytes a step");
        assert!(bytes <= ONE, "{name}: a step holds {bytes} bytes");
    }
}

#[test]
fn a_correction_holds_the_new_text_once_and_the_statements_that_it_moves() {
    let mut project = project(STATEMENTS);
    let article = project.articles[0].id;
    // Every statement moves by a few letters.
    let text = format!("New first words.\n\n{}", project.articles[0].text);
    let correction = Arc::new(Correction::new(&project, article, &text).unwrap());
    let (new, moved) = (text.len() as u64, STATEMENTS as u64);
    let bytes = held(&mut project, 1, |_, _| Intent::Article(ArticleIntent::CorrectText(correction.clone())));
    println!("correction: {} bytes a statement", bytes / moved);
    assert!(bytes <= MOVED * moved, "a correction holds {bytes} bytes, {} a statement", bytes / moved);
    // One word of a text that is longer by nothing: the text is the correction's own, and no statement moves.
    let other = text.replacen("New first", "Old first", 1);
    let correction = Arc::new(Correction::new(&project, article, &other).unwrap());
    let bytes = held(&mut project, 1, |_, _| Intent::Article(ArticleIntent::CorrectText(correction.clone())));
    assert!(bytes < new / 2, "no text is copied: {bytes} bytes");
}
