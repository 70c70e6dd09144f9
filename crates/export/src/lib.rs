//! What leaves a project for other programs and for people's texts: one file a format.

mod quotation;

pub use quotation::{exchange, quotation};
