//! Framing: which tags, reporting verbs and names go to whom. `docs/figures.md` defines every figure and says where it comes from.
//!
//! Every figure is a [`CountTable`]: a number in it is a list of places, so that whoever reads it can read what it counts. Rejected
//! statements count nowhere; suggestions count like confirmed ones where the [`crate::Scope`] has them.

mod agency;
mod columns;
mod count_table;
mod cue_classes;
mod cues;
mod figure;
mod independence;
mod labels;
mod mentioned;
mod names;
mod read_text;
mod tags;
#[cfg(test)]
mod tests;
mod words;

pub use agency::{ReadTexts, agency, agency_verbs};
pub use columns::{Axis, NOT_KNOWN};
pub use count_table::{CountTable, CountedPlace, Heading, ShareOf};
pub use cue_classes::CueLexicon;
pub use cues::{cue_classes, cue_words};
pub use figure::{FramingFigure, FramingQuery};
pub use independence::{Independence, chi_square_tail, fisher, independence};
pub use labels::{labels, scare_quotes};
pub use names::names;
pub use read_text::{Clause, Label, LabelKind, ReadText};
pub use tags::{tags, tags_together};
pub use words::{Within, WordList, words_for};
