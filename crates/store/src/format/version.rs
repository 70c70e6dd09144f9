//! The version of the project file.

use std::fmt;

/// The version of a layout. A newer *minor* version only adds fields that an older program can ignore and
/// keep. Anything else makes a newer *major* version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FormatVersion {
    /// The version of what an older program must understand.
    pub major: u32,
    /// The version of what an older program can keep without understanding it.
    pub minor: u32,
}

impl fmt::Display for FormatVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}
