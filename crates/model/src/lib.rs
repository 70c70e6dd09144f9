//! The project as plain data, and what must always hold of it.
//!
//! Knows no other part of the crate: no screen, no file, no clock. Ids and moments are handed in.

mod article;
mod check;
mod clean;
mod codebook;
mod earlier;
mod evidence;
mod findings;
mod hidden;
mod id;
mod kept;
mod link;
mod mend;
mod nature;
mod party;
mod project;
mod reply;
mod span;
mod speaker;
mod statement;
mod strings;
#[doc(hidden)]
pub mod testing;
mod verdict;
mod why;

pub use article::{Article, is_same_text, lines, paragraphs};
pub use check::{Record, Violation, Violations};
pub use clean::CleanText;
pub use codebook::{Codebook, Tag, TagGroup, Tagging};
pub use earlier::{EarlierPlace, EarlierText, TextRef};
pub use evidence::{
    Citation, Evidence, Passage, Source, Stance, host_of, is_web_address, leads_out, path_inside,
    stays_inside, web_address,
};
pub use findings::{Findings, FoundLink, FoundParty, FoundSpeaker, FoundStatement, Language};
pub use hidden::{is_control, is_letter, is_obeyed, marked, one_line, pasteable, spelled};
pub use id::{
    ArticleId, BadId, CitationId, CoderId, EvidenceId, GroupId, Ids, LinkId, PartyId, PassageId, ProjectId,
    RatingId, SpeakerId, StatementId, TagId, TextId,
};
pub use kept::{Branch, Kept, Step};
pub use link::{Link, Relation};
pub use mend::{mend_letters, mended, mended_article};
pub use nature::{Act, Nature, NatureKind};
pub use party::{Party, PartyColour};
pub use project::{Project, Table};
pub use reply::{Outcome, Reply, ReplyId};
pub use span::{CodePoints, Span};
pub use speaker::{Mention, Speaker, SpeakerKind};
pub use statement::{Mode, PartyChoice, Statement};
pub use verdict::{Rated, Rating, VerdictScale};
pub use why::{Coded, Coder, Status, Why};
