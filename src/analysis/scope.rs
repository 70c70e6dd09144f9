//! What is looked at.

use std::collections::HashMap;

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
        let statements = statements.iter().map(|id| project.statements.get(id)).collect();
        let links = links.into_iter().filter_map(|id| project.links.get(&id)).collect();
        Self { project, statements, links }
    }

    /// Looks at these statements, in reading order, and all links between them.
    #[must_use]
    pub fn with_all_links(project: &'a Project, statements: &[StatementId]) -> Self {
        let statements = statements.iter().map(|id| project.statements.get(id)).collect();
        Self { project, statements, links: project.links.values().collect() }
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

    /// The place of each statement that stands.
    pub(super) fn places(&self) -> HashMap<StatementId, Place> {
        let stands = |(_, it): &(Place, &Statement)| it.status != Status::Rejected;
        self.placed().filter(stands).map(|(place, statement)| (statement.id, place)).collect()
    }
}
