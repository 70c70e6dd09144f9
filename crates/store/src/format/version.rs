//! The version of a file's layout.

use std::fmt;

/// The version of a layout. A newer *minor* one has more fields, and nothing else that an older program would have
/// to know: it reads what it knows and keeps the rest. Anything more is a newer *major* one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Format {
    /// What an older program cannot work on.
    pub major: u32,
    /// What an older program can carry along.
    pub minor: u32,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}
