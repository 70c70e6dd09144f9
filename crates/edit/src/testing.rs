//! A project with one article for tests, and changes of it.
#![allow(clippy::unwrap_used, reason = "for tests alone, which make no change that is refused")]

use jiff::Timestamp;

use super::{ArticleIntent, Edit, EditContext, Intent};
use model::testing::article;
use model::{Coder, Findings, IdGenerator, Project};

/// Returns a context with the same ids each time, at the Unix epoch, by Robin.
#[must_use]
pub fn context() -> EditContext {
    let mut ids = IdGenerator::seeded(11);
    let coder = Coder { id: ids.draw(), name: "Robin".to_owned() };
    EditContext { ids, now: Timestamp::UNIX_EPOCH, coder }
}

/// Returns a project with one article of the same title, and its findings.
#[must_use]
pub fn project(context: &mut EditContext, title: &str, text: &str, findings: Findings) -> Project {
    let mut project = Project::new(title, context.now, &mut context.ids);
    let article = article(&mut context.ids, title, text);
    make(&mut project, context, &Intent::Article(ArticleIntent::Add { article, findings }));
    project
}

/// Plans and applies a change.
pub fn make(project: &mut Project, context: &mut EditContext, intent: &Intent) -> Edit {
    let edit = intent.plan(project, context).unwrap().edit;
    edit.apply(project).unwrap();
    edit
}
