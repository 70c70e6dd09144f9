//! What is known of English words without their sentence: which say the same, and which say nothing by themselves.
//!
//! For what compares texts: suggested links (`extract`) and what two statements share (`analysis`). Knows nobody.

pub mod classes;
mod concepts;
mod irregular;
mod numbers;
pub mod prefix_filter;
pub mod states;
mod stop_words;
pub mod titles;
mod wrongdoing;

pub use concepts::concept;
pub use numbers::{NumberWord, number_word};
pub use stop_words::is_stop_word;
pub use wrongdoing::{WrongSense, wrong_sense};
