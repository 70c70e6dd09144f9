//! The export formats of a project: one file for each.

mod exchange;
mod marks;
mod quotation;
#[cfg(test)]
mod testing;

pub use exchange::exchange;
pub use quotation::quotation;
