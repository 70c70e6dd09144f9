//! What is known of English words without their sentence: which say the same, and which say nothing by themselves.
//!
//! For what compares texts: suggested links (`extract`) and what two statements share (`analysis`). Knows nobody.

pub mod beginnings;
pub mod classes;
mod concepts;
mod irregular;
mod numbers;
mod small;
pub mod states;
pub mod titles;
mod wrongs;

pub use concepts::concept;
pub use numbers::{NumberWord, number_word};
pub use small::is_small;
pub use wrongs::{WrongSense, wrong_sense};
