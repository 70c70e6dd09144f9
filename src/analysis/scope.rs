//! What is looked at.

use crate::model::{Link, LinkId, Project, Statement, StatementId, Status};

/// A statement, as its place in the list of a [`Scope`].
pub type Place = u32;

/// What is looked at: of a project, some statements in reading order, and some links.
///
/// What is hidden from a person (rejected statements and links, attitudes while they are put away) is left out of it
/// by whoever makes it. Of what is in it nevertheless, rejected statements and links count for nothing: they stand alone.
#[derive(Debug, Clone)]
pub struct Scope<'a> {
    pub(super) project: &'a Project,
    /// The records, looked up once: every analysis passes over them.
    statements: Vec<Option<&'a Statement>>,
    /// The place of each, by its id.
    by_id: Vec<(StatementId, Place)>,
    pub(super) links: Vec<&'a Link>,
}

impl<'a> Scope<'a> {
    /// Looks at these statements, in reading order, and these links, in any order. Links whose ends are not both among
    /// the statements are passed over.
    #[must_use]
    pub fn new(
        project: &'a Project,
        statements: &[StatementId],
        links: impl IntoIterator<Item = LinkId>,
    ) -> Self {
        Self::of(project, statements, links.into_iter().filter_map(|id| project.links.get(&id)).collect())
    }

    /// Looks at these statements, in reading order, and all links between them.
    #[must_use]
    pub fn with_all_links(project: &'a Project, statements: &[StatementId]) -> Self {
        Self::of(project, statements, project.links.values().collect())
    }

    fn of(project: &'a Project, statements: &[StatementId], links: Vec<&'a Link>) -> Self {
        let mut by_id: Vec<(StatementId, Place)> = statements.iter().copied().zip(0..).collect();
        by_id.sort_unstable();
        Self { project, statements: look_up(project, &by_id), by_id, links }
    }

    /// The project.
    #[must_use]
    pub fn project(&self) -> &'a Project {
        self.project
    }

    /// The statement in a place.
    #[must_use]
    pub fn statement(&self, place: Place) -> Option<&'a Statement> {
        self.statements.get(place as usize).copied().flatten()
    }

    /// How many places there are.
    pub(super) fn len(&self) -> usize {
        self.statements.len()
    }

    /// The statements with their places.
    pub(super) fn placed(&self) -> impl Iterator<Item = (Place, &'a Statement)> + '_ {
        self.statements.iter().zip(0..).filter_map(|(statement, place)| Some((place, (*statement)?)))
    }

    /// The place of a statement that stands.
    pub(super) fn place(&self, statement: StatementId) -> Option<Place> {
        let at = self.by_id.binary_search_by_key(&statement, |(id, _)| *id).ok()?;
        let (_, place) = self.by_id.get(at)?;
        self.statement(*place).filter(|it| it.status != Status::Rejected).map(|_| *place)
    }
}

/// The records of statements whose ids are sorted, each in its place.
fn look_up<'a>(project: &'a Project, by_id: &[(StatementId, Place)]) -> Vec<Option<&'a Statement>> {
    /// To pass over so many records costs about as much as to look one up.
    const PASSED: usize = 16;
    let all = &project.statements;
    let mut found = vec![None; by_id.len()];
    let mut put = |place: Place, statement: Option<&'a Statement>| {
        if let Some(slot) = found.get_mut(place as usize) {
            *slot = statement;
        }
    };
    if by_id.len() < all.len() / PASSED {
        for (id, place) in by_id {
            put(*place, all.get(id));
        }
        return found;
    }
    let mut rest = all.iter().peekable();
    for (id, place) in by_id {
        while rest.next_if(|(other, _)| *other < id).is_some() {}
        put(*place, rest.peek().filter(|(other, _)| *other == id).map(|(_, statement)| *statement));
    }
    found
}
