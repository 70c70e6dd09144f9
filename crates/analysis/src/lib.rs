//! Analyses of a project: exchanges, the right of reply, figures of parties, content that two statements share, and the figures that
//! statements have.
//!
//! Each is a pure function of a [`Scope`] (the statements and links that are looked at) and costs time in
//! proportion to it, but for sorting. Results hold places in the scope's list and ids, no words, so that they are small and
//! can be kept as long as the project and the scope stay as they are: compute them once a revision, when they are
//! first asked for.

mod accusation_detector;
mod accusation_weights;
mod accusations;
pub mod answers;
mod balance;
mod check_worth;
mod clause_roles;
pub mod coders;
mod conduct;
mod descriptions;
mod events;
mod exchanges;
mod figures;
pub mod framing;
mod galley;
mod likely_passages;
mod link_candidates;
mod name_filter;
mod networks;
mod non_response;
mod party_names;
mod quantities;
mod quoted;
mod replies;
mod reply_context;
mod reply_graph;
mod scope;
mod shared_content;
mod split_points;
pub mod stated_figures;
#[cfg(test)]
mod testing;
mod utterances;
mod word_lists;
mod word_starts;

pub use accusations::{Accusations, AccusedParty, ParsedAccusations, accused_parties};
pub use balance::{ArticleBalance, Figure, PartyBalance, balance, evenness};
pub use check_worth::{CheckWorth, CheckWorths};
pub use events::{Event, events};
pub use exchanges::{EntryRole, ExchangeEntry, ExchangeRow, Exchanges, RowKind};
pub use figures::{PanelFigures, PartyFigures, SpokenText};
pub use galley::{FactState, Galley, GalleyCounts, GalleyFact, WrongFact, wrong_facts};
pub use likely_passages::{LikelyPassage, likely_passages};
pub use link_candidates::{Direction, LinkCandidate, likely_relation, link_candidates};
pub use networks::{
    Actor, ActorPair, Actors, AffiliationNetwork, AnswerCounts, AnswerNetwork, Compared, Concept,
    ConceptUses, Concepts, Measure, Normalisation,
};
pub use non_response::NonResponse;
pub use party_names::likely_kind;
pub use replies::{ReplyDue, ReplyReason, ReplyState, RightOfReply};
pub use reply_graph::ReplyGraph;
pub use scope::{LinkEdge, PartyIndex, Scope, StatementFact, StatementFacts, StatementIndex};
pub use shared_content::{SharedContent, SharedKind, SharedSpan, shared_content, shared_words};
pub use split_points::{SplitPoint, SplitPointKind, split_points};
pub use utterances::{
    SharedUtterance, SharedUtterances, SpeakerProposal, Telling, Utterance, UtteranceMember,
    speaker_proposal, utterances, utterances_while,
};
pub use word_starts::WordStarts;
