//! Tables of counts: as a table or as bars, with the places that each number counts. Framing and the audit of sources show theirs so.

pub(crate) mod bars;
pub(crate) mod places;
pub(crate) mod table;
