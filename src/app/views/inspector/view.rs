//! The state that the inspector keeps from one frame to the next.

use super::buffer::Buffer;
use super::summary::Summary;
use model::{LinkId, ProjectId, StatementId};

/// The state that the inspector keeps from one frame to the next.
#[derive(Default)]
pub(crate) struct InspectorView {
    /// Set when the note should get the focus.
    pub(crate) focus_note: bool,
    pub(super) note: Buffer<StatementId>,
    pub(super) link_note: Buffer<LinkId>,
    pub(super) title: Buffer<ProjectId>,
    pub(super) summary: Summary,
}
