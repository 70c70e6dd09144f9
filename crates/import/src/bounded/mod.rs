//! Containers and markup that are read within bounds: an archive that unpacks without end, or markup that never
//! closes, is refused by name before it fills the memory.

pub(crate) mod xml;
pub(crate) mod zip;
