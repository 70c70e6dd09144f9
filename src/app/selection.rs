//! What is selected: the same in every view.

use crate::model::{ArticleId, LinkId, Project, Span, StatementId};

/// What is selected. Statements, or a link; beside them, words in an article.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Selection {
    /// The statements, the one that was selected last at the end.
    pub(crate) statements: Vec<StatementId>,
    /// The link.
    pub(crate) link: Option<LinkId>,
    /// Words in an article.
    pub(crate) text: Option<(ArticleId, Span)>,
    /// The statement from which a link is being made.
    pub(crate) linking: Option<StatementId>,
    /// Grows when views should bring the selection into sight.
    pub(crate) reveal: u64,
}

impl Selection {
    /// The statement that the inspector shows.
    pub(crate) fn statement(&self) -> Option<StatementId> {
        self.statements.last().copied()
    }

    /// Whether a statement is selected.
    pub(crate) fn has(&self, statement: StatementId) -> bool {
        self.statements.contains(&statement)
    }

    /// Selects one statement alone, or one more (or one less, where it was selected already).
    pub(crate) fn select(&mut self, statement: StatementId, more: bool) {
        self.link = None;
        self.reveal += 1;
        if !more {
            self.statements = vec![statement];
        } else if self.has(statement) {
            self.statements.retain(|it| *it != statement);
        } else {
            self.statements.push(statement);
        }
    }

    /// Selects a link.
    pub(crate) fn select_link(&mut self, link: LinkId) {
        self.statements.clear();
        self.link = Some(link);
    }

    /// Lets go of everything.
    pub(crate) fn clear(&mut self) {
        *self = Self { reveal: self.reveal, ..Self::default() };
    }

    /// Lets go of what the project no longer has.
    pub(crate) fn tidy(&mut self, project: &Project) {
        self.statements.retain(|id| project.statements.contains_key(id));
        self.link = self.link.filter(|id| project.links.contains_key(id));
        self.linking = self.linking.filter(|id| project.statements.contains_key(id));
        self.text = self.text.filter(|(article, span)| {
            project.article(*article).is_some_and(|article| span.fits(&article.text))
        });
    }
}
