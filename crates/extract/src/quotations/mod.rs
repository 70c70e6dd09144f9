//! Quotations: quotation marks in pairs, and who says quotations, posts and turns that no reporting frame claims.

pub(crate) mod blocks;
pub(crate) mod cue_by_tree;
pub(crate) mod foreign;
pub(crate) mod pairs;
pub(crate) mod posts;
pub(crate) mod turns;
pub(crate) mod unclaimed;
