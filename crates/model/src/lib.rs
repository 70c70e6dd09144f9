//! The project as plain data, with its invariants.
//!
//! Depends on no other crate of the workspace: no screen, no files, no clock. Ids and moments are passed in.

mod article;
mod check;
mod claim_work;
mod clean;
mod codebook;
mod control_characters;
mod conversation;
mod cue_class;
mod date;
mod day_time;
mod earlier;
mod evidence;
mod fact;
mod findings;
mod id;
mod link;
mod list_index;
mod nature;
mod party;
mod party_letters;
mod presets;
mod project;
mod repair;
mod reply;
mod request;
mod same_utterance;
mod source_location;
mod source_text;
mod span;
mod speaker;
mod statement;
mod strings;
#[doc(hidden)]
pub mod testing;
mod text;
mod unknown_fields;
mod verdict;
mod why;

pub use article::{Article, is_same_text, lines, paragraphs};
pub use check::{RecordRef, Violation, Violations};
pub use claim_work::{ChecklistItem, ClaimWork, Priority, STANDARD_CHECKLIST, Tick, WorkStage};
pub use clean::CleanText;
pub use codebook::{Codebook, CodebookStep, Position, Tag, TagGroup, Tagging};
pub use control_characters::{
    is_control, is_control_or_bidi, is_letter, pasteable, spelled_out, with_visible_controls,
};
pub use conversation::SpeakerPart;
pub use cue_class::{CueClass, CueDecision};
pub use date::written_date;
pub use day_time::{DayTime, NoDay};
pub use earlier::{EarlierPlace, EarlierText, TextRef};
pub use evidence::{
    Citation, Evidence, EvidenceBalance, EvidenceKind, EvidenceSource, FileFingerprint, Passage, Stance,
    Strength,
};
pub use fact::{FactCheck, FactKind, FactResult, FactSource, FoundFact};
pub use findings::{Findings, FoundLink, FoundParty, FoundSpeaker, FoundStatement, Language};
pub use id::{
    ArticleId, ChecklistItemId, CitationId, CoderId, EvidenceId, FactCheckId, GroupId, IdGenerator,
    InvalidId, LinkId, PartyId, PassageId, ProjectId, RatingId, RequestId, SpeakerId, StatementId, TagId,
    TextId,
};
pub use link::{Link, Relation};
pub use list_index::ListIndex;
pub use nature::{Act, Nature, NatureKind};
pub use party::{Party, PartyColour};
pub use party_letters::PartyLetters;
pub use presets::{CodebookFile, NewTag, NewTagGroup, PRESETS, Preset};
pub use project::{Project, Table};
pub use repair::{repair_letters, repaired, repaired_article};
pub use reply::{Reply, ReplyId, ReplyOutcome};
pub use request::{Channel, ReplyRequest, RequestAnswer, RequestState};
pub use same_utterance::{SameUtterance, StatementPair};
pub use source_location::{
    host_of, is_inside_folder, is_web_address, path_inside, path_problem, web_address,
};
pub use source_text::{SourceText, TextPlace};
pub use span::{CodePoints, Span, span_words};
pub use speaker::{Mention, Speaker, SpeakerKind};
pub use statement::{ChangedPart, Mode, PartyChoice, Statement};
pub use text::{comparable_name, counted, is_same_name, one_line, plural};
pub use unknown_fields::{UnknownFieldTree, UnknownFields, ValuePathStep};
pub use verdict::{Rating, SCALES, ScalePreset, SecondReading, Verdict, VerdictScale};
pub use why::{Coded, Coder, ReviewStatus, Why};
