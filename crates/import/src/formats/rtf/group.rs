//! The state of a group of Rich Text.

use super::words::Destination;

/// The state that begins and ends with a group.
#[derive(Clone)]
pub(super) struct RtfGroup {
    pub(super) destination: Destination,
    pub(super) font: i32,
    /// The number of characters that follow a `\u` for programs that do not know it.
    pub(super) skip: usize,
    pub(super) hidden: bool,
    pub(super) deleted: bool,
    /// True if the group begins with `\*`: it is passed over unless its first word is known.
    pub(super) optional: bool,
    /// True if no token of the group was met yet.
    pub(super) fresh: bool,
}

/// A font of the list of fonts.
pub(super) struct RtfFont {
    pub(super) name: String,
    pub(super) charset: i32,
}

impl RtfGroup {
    /// The state before the first group.
    pub(super) fn outermost() -> Self {
        Self {
            destination: Destination::Text,
            font: -1,
            skip: 1,
            hidden: false,
            deleted: false,
            optional: false,
            fresh: false,
        }
    }
}
