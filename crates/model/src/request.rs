//! Requests for replies: the log of whom a desk asked, and what came of it.

use serde::{Deserialize, Serialize};

use super::{Coded, DayTime, PartyId, RequestId, StatementId};

/// A request for a reply: who asked which party, when and how, by when it was to answer, and what came of it.
///
/// Only people know it: `analysis` derives from words and links whose replies are missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyRequest {
    /// Its id.
    pub id: RequestId,
    /// The party that was asked.
    pub party: PartyId,
    /// The statements to which it was asked to reply, in the order of their ids. Empty once all of them are gone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<StatementId>,
    /// The person or office of the party that was asked; empty where nobody wrote it down.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub person: String,
    /// The person of the desk who asked; empty where nobody wrote it down.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub asked_by: String,
    /// The way in which it was asked.
    pub channel: Channel,
    /// The moment at which it was asked.
    pub asked: DayTime,
    /// The moment until which it was to answer, or `None` if no deadline was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<DayTime>,
    /// The outcome, or `None` while there is no answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<RequestAnswer>,
    /// A person's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The person who wrote it down last, and the moment.
    pub coded: Coded,
}

/// The answer to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestAnswer {
    /// The moment at which it came, or `None` if nobody wrote it down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<DayTime>,
    /// True if the party declined to say anything.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub declined: bool,
    /// The statement of the article that has the answer, or `None` while no article has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub included: Option<StatementId>,
}

/// The way in which somebody is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Channel {
    /// By e-mail.
    #[default]
    Email,
    /// By telephone.
    Telephone,
    /// By letter on paper.
    Letter,
    /// Face to face.
    InPerson,
    /// By a message of another kind: a messenger, a form on a site.
    Message,
}

impl Channel {
    /// Every channel, in the order of a menu.
    pub const ALL: [Self; 5] = [Self::Email, Self::Telephone, Self::Letter, Self::InPerson, Self::Message];

    /// Returns the words for the screen: asked *by e-mail*.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "by e-mail",
            Self::Telephone => "by telephone",
            Self::Letter => "by letter",
            Self::InPerson => "in person",
            Self::Message => "by message",
        }
    }
}

/// The state of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RequestState {
    /// No answer has come.
    Waiting,
    /// An answer came, and no article has it.
    Answered,
    /// An answer came, and an article has it.
    Included,
    /// The party declined.
    Declined,
}

impl RequestState {
    /// Returns the words for the screen and for tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "no answer",
            Self::Answered => "answered, not in the article",
            Self::Included => "answered, in the article",
            Self::Declined => "declined",
        }
    }
}

impl ReplyRequest {
    /// Returns the state.
    #[must_use]
    pub const fn state(&self) -> RequestState {
        match self.answer {
            None => RequestState::Waiting,
            Some(RequestAnswer { declined: true, .. }) => RequestState::Declined,
            Some(RequestAnswer { included: Some(_), .. }) => RequestState::Included,
            Some(_) => RequestState::Answered,
        }
    }

    /// Returns whether it asks for a reply to a statement.
    #[must_use]
    pub fn is_about(&self, statement: StatementId) -> bool {
        self.statements.binary_search(&statement).is_ok()
    }
}
