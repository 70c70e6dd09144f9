//! The selection: the same in every view.

use super::link_walk::LinkWalk;
use model::{ArticleId, LinkId, Project, Span, StatementId};

/// The selection: statements, or a link; besides, words in an article.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Selection {
    /// The statements, the one that was selected last at the end.
    pub(crate) statements: Vec<StatementId>,
    /// The link.
    pub(crate) link: Option<LinkId>,
    /// Words in an article.
    pub(crate) text: Option<(ArticleId, Span)>,
    /// The link that is being made.
    pub(crate) linking: Option<LinkWalk>,
    /// Grows when views should bring the selection into sight.
    pub(crate) reveal: u64,
    /// True if a key has led to it: its card then gets the focus, where nothing else has it.
    pub(crate) keyed: bool,
    /// The statement from which Shift extends.
    anchor: Option<StatementId>,
}

impl Selection {
    /// The statement that the inspector shows.
    pub(crate) fn statement(&self) -> Option<StatementId> {
        self.statements.last().copied()
    }

    /// Returns `true` if a statement is selected.
    pub(crate) fn has(&self, statement: StatementId) -> bool {
        self.statements.contains(&statement)
    }

    /// The statement that views bring into sight: the end of a link in the making, what is selected, or the answer of
    /// the selected link.
    pub(crate) fn in_sight(&self, project: &Project) -> Option<StatementId> {
        let candidate = self.linking.as_ref().and_then(LinkWalk::candidate);
        let answer = || self.link.and_then(|id| project.links.get(&id)).map(|link| link.from);
        candidate.or_else(|| self.statement()).or_else(answer)
    }

    /// Selects one statement alone, or one more (or one less, where it was selected already).
    pub(crate) fn select(&mut self, statement: StatementId, more: bool) {
        self.link = None;
        self.reveal += 1;
        self.anchor = Some(statement);
        if !more {
            self.statements = vec![statement];
        } else if self.has(statement) {
            self.statements.retain(|it| *it != statement);
        } else {
            self.statements.push(statement);
        }
    }

    /// Selects these statements, the last of them being the present one.
    pub(crate) fn select_all(&mut self, statements: Vec<StatementId>) {
        self.link = None;
        self.reveal += 1;
        self.anchor = statements.first().copied();
        self.statements = statements;
    }

    /// Selects everything in a list from where the selection began up to a statement.
    pub(crate) fn extend(&mut self, list: &[StatementId], to: StatementId) {
        let place = |id: StatementId| list.iter().position(|it| *it == id);
        let anchor = self.anchor.or(self.statement()).unwrap_or(to);
        let (Some(from), Some(upto)) = (place(anchor), place(to)) else {
            self.select(to, false);
            return;
        };
        self.statements = list[from.min(upto)..=from.max(upto)].to_vec();
        if upto < from {
            self.statements.reverse();
        }
        self.link = None;
        self.anchor = Some(anchor);
        self.reveal += 1;
    }

    /// From where Shift extends.
    pub(crate) fn anchor(&self) -> Option<StatementId> {
        self.anchor.or(self.statement())
    }

    /// Selects a link.
    pub(crate) fn select_link(&mut self, link: LinkId) {
        self.statements.clear();
        self.link = Some(link);
        self.reveal += 1;
    }

    /// Lets go of everything.
    pub(crate) fn clear(&mut self) {
        *self = Self { reveal: self.reveal, ..Self::default() };
    }

    /// Lets go of what the project no longer has.
    pub(crate) fn remove_stale(&mut self, project: &Project) {
        let is_there = |id: &StatementId| project.statements.contains_key(id);
        self.statements.retain(is_there);
        self.link = self.link.filter(|id| project.links.contains_key(id));
        self.anchor = self.anchor.filter(is_there);
        if self.linking.as_mut().is_some_and(|linking| !linking.remove_stale(project)) {
            self.linking = None;
        }
        self.text = self.text.filter(|(article, span)| {
            project.article(*article).is_some_and(|article| span.fits(&article.text))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shift_extends_from_where_the_selection_began() {
        let list: Vec<StatementId> = (0..6).map(StatementId::from).collect();
        let mut selection = Selection::default();
        selection.select(list[2], false);
        selection.extend(&list, list[4]);
        assert_eq!(selection.statements, list[2..=4]);
        selection.extend(&list, list[3]);
        assert_eq!(selection.statements, list[2..=3], "and takes back what is no longer between");
        selection.extend(&list, list[0]);
        assert_eq!(selection.statements, [list[2], list[1], list[0]]);
        assert_eq!(selection.statement(), Some(list[0]));
        selection.select(list[5], true);
        selection.extend(&list[..3], list[1]);
        assert_eq!(selection.statements, [list[1]], "of another panel: begins anew");
    }
}
