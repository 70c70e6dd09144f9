//! Parties: for whom a speaker speaks, which parties a text has, and which of them get a panel at once.

pub(crate) mod accused;
pub(crate) mod affiliation;
pub(crate) mod affiliation_by_words;
pub(crate) mod builder;
pub(crate) mod candidates;
pub(crate) mod likely;
pub(crate) mod panels;
pub(crate) mod relationships;
pub(crate) mod silent;
mod states;
