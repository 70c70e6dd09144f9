//! Reads documents as they come, saved pages, office files, mail and transcripts, as articles.

mod document;

pub use document::{Block, BlockRole, ClaimReview, Document, DocumentKind, Metadata};
