//! What is known of English words without their sentence: which say the same, and which say nothing by themselves.
//!
//! For what compares texts: suggested links (`extract`) and what two statements share (`analysis`). Knows nobody.

mod concepts;
mod small;

pub use concepts::concept;
pub use small::is_small;
