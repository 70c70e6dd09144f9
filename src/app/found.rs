//! What is said after statements were found, or found once more.

use std::collections::BTreeSet;

use super::text::count;
use super::window::Rejoinder;
use edit::Intent;
use model::{ArticleId, Findings, Project, StatementId, Status};

impl Rejoinder {
    /// "Found 17 statements and 3 attitudes".
    pub(super) fn count_found(&self) -> String {
        let layout = &self.session.layout;
        let index = &layout.index;
        let said = count(index.speech.suggested + index.speech.confirmed, "statement", "statements");
        match layout.laid.attitudes.len() {
            0 => format!("Found {said}"),
            number => format!("Found {said} and {}", count(number, "attitude", "attitudes")),
        }
    }

    /// Takes what was found once more in an article, and says what that came to.
    pub(super) fn take_found_again(&mut self, article: ArticleId, findings: Findings) {
        let before = ids(self.session.project(), article);
        let kept = decided(self.session.project(), article);
        let state = self.session.state();
        if !self.try_edit(&Intent::ExtractAgain { article, findings }) {
            return;
        }
        let after = ids(self.session.project(), article);
        self.message = if self.session.state() == state {
            "Nothing else was found: the suggestions are as they were".to_owned()
        } else {
            told(before.difference(&after).count(), after.difference(&before).count(), kept)
        };
    }
}

fn ids(project: &Project, article: ArticleId) -> BTreeSet<StatementId> {
    project.statements.values().filter(|it| it.article == article).map(|it| it.id).collect()
}

/// How many statements of an article a person has decided on.
fn decided(project: &Project, article: ArticleId) -> usize {
    let own = project.statements.values().filter(|it| it.article == article);
    own.filter(|it| it.status != Status::Suggested).count()
}

/// "12 suggestions replaced by 14; your 7 statements kept".
fn told(gone: usize, new: usize, kept: usize) -> String {
    let replaced = format!("{} replaced by {new}", count(gone, "suggestion", "suggestions"));
    match kept {
        0 => replaced,
        number => format!("{replaced}; your {} kept", count(number, "statement", "statements")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_is_told_in_words() {
        let text = told(12, 14, 7);
        assert_eq!(text, "12 suggestions replaced by 14; your 7 statements kept");
        assert_eq!(told(1, 0, 0), "1 suggestion replaced by 0");
    }
}
