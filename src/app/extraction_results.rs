//! The messages after an extraction, the first or a repeated one.

use super::window::Rejoinder;
use edit::{ArticleIntent, Intent};
use model::{ArticleId, Findings, Project, ReviewStatus, counted};

impl Rejoinder {
    /// "Found 17 statements and 3 attitudes".
    pub(super) fn count_found(&self) -> String {
        let layout = &self.session.layout;
        let index = &layout.index;
        let said = counted(index.speech.suggested + index.speech.confirmed, "statement", "statements");
        match layout.laid.attitudes.len() {
            0 => format!("Found {said}"),
            number => format!("Found {said} and {}", counted(number, "attitude", "attitudes")),
        }
    }

    /// Takes what was found once more in an article, and says what that came to.
    pub(super) fn take_found_again(&mut self, article: ArticleId, findings: Findings) {
        let kept = decided(self.session.project(), article);
        let state = self.session.state();
        let extract = Intent::Article(ArticleIntent::ExtractAgain { article, findings });
        let Some(applied) = self.try_edit(&extract) else { return };
        self.message = if self.session.state() == state {
            "Nothing else was found: the suggestions are as they were".to_owned()
        } else {
            told(applied.removed.len(), applied.added.len(), kept)
        };
    }
}

/// The number of statements of an article that a person has decided on.
fn decided(project: &Project, article: ArticleId) -> usize {
    let own = project.statements.values().filter(|it| it.article == article);
    own.filter(|it| it.status != ReviewStatus::Suggested).count()
}

/// "12 suggestions replaced by 14; your 7 statements kept".
fn told(gone: usize, new: usize, kept: usize) -> String {
    let replaced = format!("{} replaced by {new}", counted(gone, "suggestion", "suggestions"));
    match kept {
        0 => replaced,
        number => format!("{replaced}; your {} kept", counted(number, "statement", "statements")),
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
