//! The state that the inspector keeps from one frame to the next.

use super::buffer::EditBuffer;
use super::summary::ProjectSummary;
use model::{LinkId, ProjectId, StatementId};

/// The state that the inspector keeps from one frame to the next.
#[derive(Default)]
pub(crate) struct InspectorView {
    /// Set when the note should get the focus.
    pub(crate) focus_note: bool,
    pub(super) note: EditBuffer<StatementId>,
    pub(super) link_note: EditBuffer<LinkId>,
    pub(super) title: EditBuffer<ProjectId>,
    pub(super) summary: ProjectSummary,
    /// The statement whose reason is unfolded.
    pub(super) unfolded: Option<StatementId>,
    /// The statement whose sources were shown last, and how many there were.
    pub(super) cited: Option<(StatementId, usize)>,
}
