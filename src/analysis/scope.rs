//! What is looked at.

use std::collections::HashMap;

use crate::model::{LinkId, Project, Statement, StatementId, Status};

/// A statement, as its place in the list of a [`Scope`].
pub type Place = u32;

/// What is looked at: of a project, these statements in reading order, and these links.
///
/// What is hidden from a person (rejected statements and links, attitudes while they are put away) is left out of it
/// by whoever makes it. Of what is in it nevertheless, rejected statements and links count for nothing: they stand alone.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its statements, in reading order.
    pub statements: &'a [StatementId],
    /// Its links, in any order; those whose ends are not both among the statements are passed over.
    pub links: &'a [LinkId],
}

impl<'a> Scope<'a> {
    /// The statements with their places.
    pub(super) fn placed(&self) -> impl Iterator<Item = (Place, &'a Statement)> + use<'a> {
        let (project, ids) = (self.project, self.statements);
        ids.iter().zip(0..).filter_map(|(id, place)| Some((place, project.statements.get(id)?)))
    }

    /// The statement in a place.
    pub(super) fn statement(&self, place: Place) -> Option<&'a Statement> {
        self.project.statements.get(self.statements.get(place as usize)?)
    }

    /// The place of each statement that stands.
    pub(super) fn places(&self) -> HashMap<StatementId, Place> {
        let stands = |(_, it): &(Place, &Statement)| it.status != Status::Rejected;
        self.placed().filter(stands).map(|(place, statement)| (statement.id, place)).collect()
    }
}
