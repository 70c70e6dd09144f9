//! A desk's own archive of fact-checks: has this claim been checked before?
//!
//! [`Archive`] reads the `ClaimReview`s of a file or folder ([`ArchiveReader`]) into a compact index in memory, and finds those
//! whose claims are like a given one ([`Archive::search`]). Everything happens on this machine. A hit is no verdict: it is
//! something that a person looks at.
//!
//! The ranking is BM25 (S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework, 2009) over concepts of words and
//! normalised figures, with postings as delta-coded variable-length integers. The search engines among the crates keep their
//! index on the disk or store documents apart from it, and take longer to compile than everything else here; this index of
//! 250,000 claims is a few dozen megabytes and is built while the file is read.

mod archive;
mod error;
mod index;
mod node;
mod read;
mod terms;

pub use archive::{Archive, Hit, LEAST_LIKENESS};
pub use error::ArchiveError;
pub use read::ArchiveReader;
