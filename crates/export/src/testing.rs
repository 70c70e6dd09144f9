//! A small project with an exchange, for the tests of several formats.

use std::sync::Arc;

use edit::{Intent, ReplyFacts, ReplyIntent, testing};
use model::testing::{FindingsBuilder, spot};
use model::{Mode, Project, Relation, ReplyOutcome, Span, StatementId};

const TEXT: &str = "“We never got\nan answer,” Kate Allen of Amnesty said. The coalition said it had \"replied twice\". The \
                    ministry claims the coalition once asked. Amnesty called that “a lie,” and “worse.”";

/// Returns the place of the first of these words.
fn cue(words: &str) -> Span {
    let span = spot(TEXT, words);
    Span::new(span.start, span.start + words.find(' ').unwrap())
}

/// Returns a small project with an exchange, and its statements in reading order.
pub(crate) fn project() -> (Project, Vec<StatementId>) {
    let mut finds = FindingsBuilder::of(TEXT);
    for (at, (party, short, speaker)) in [
        ("Amnesty International", "Amnesty", "Kate Allen"),
        ("the Coalition", "Coalition", "Coalition"),
        ("Ministry of Defence", "MoD", "the ministry"),
    ]
    .into_iter()
    .enumerate()
    {
        finds.party(party);
        finds.findings.parties[at].short = short.to_owned();
        finds.speaker(speaker, Some(at));
    }
    finds.says(0, "“We never got\nan answer,”").mode = Mode::Direct;
    let twice = finds.says(1, "it had \"replied twice\"");
    twice.mode = Mode::Mixed;
    twice.cue = Some(cue("said it had"));
    let once = finds.says(2, "the coalition once asked");
    once.via = Some(1);
    once.cue = Some(cue("claims the coalition"));
    let worse = finds.says(0, "“a lie,”");
    worse.mode = Mode::Direct;
    worse.spans.push(spot(TEXT, "“worse.”"));
    finds.link(1, 0, Relation::Denies);
    finds.link(3, 1, Relation::Rebuts);
    let mut stamp = testing::context();
    let mut project = testing::project(&mut stamp, "Answers", TEXT, finds.findings);
    let article = Arc::make_mut(&mut project.articles[0]);
    (article.outlet, article.date) = ("The Outlet".to_owned(), "5 June 2018".to_owned());
    let order: Vec<StatementId> = project.reading_order().iter().map(|it| it.id).collect();
    for (party, outcome) in [(2, ReplyOutcome::Due), (1, ReplyOutcome::Declined)] {
        let party = project.parties[party].id;
        let facts = ReplyFacts { outcome, source: None, note: String::new() };
        let mark = Intent::Reply(ReplyIntent::Mark { statements: vec![order[3]], party, facts });
        testing::make(&mut project, &mut stamp, &mark);
    }
    (project, order)
}
