//! The export formats of a project: one file for each.

mod quotation;

pub use quotation::{exchange, quotation};
