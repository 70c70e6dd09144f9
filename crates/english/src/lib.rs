//! Knowledge of English words without their sentence: synonyms, stop words, titles, numbers.
//!
//! For suggested links (`extract`) and for the common content of two statements (`analysis`). Depends on no
//! other crate of the workspace.

pub mod classes;
mod concepts;
mod irregular;
mod numbers;
pub mod prefix_filter;
pub mod states;
mod stop_words;
pub mod titles;
mod verbs;
mod wrongdoing;

pub use concepts::concept;
pub use irregular::base as irregular_base;
pub use numbers::{NumberWord, number_word};
pub use stop_words::is_stop_word;
pub use verbs::{VerbEnding, verb_base};
pub use wrongdoing::{WrongSense, wrong_sense};
