//! What the palette finds: commands, and everything in the project that can be gone to.
//!
//! Commands are held against what was typed in the frame itself, there are some dozens; all else is looked for by the
//! [`Finder`], on a thread of its own.

mod catalogue;
mod commands;
mod finder;
mod matching;

use super::command::Command;
use model::{ArticleId, EvidenceId, PartyId, SpeakerId, StatementId, TagId};

pub(crate) use catalogue::Group;
pub(crate) use commands::commands;
pub(crate) use finder::Finder;
pub(crate) use matching::Query;

use matching::Scope;

/// Something that can be run or gone to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Command(Command),
    Party(PartyId),
    Speaker(SpeakerId),
    Tag(TagId),
    Evidence(EvidenceId),
    Article(ArticleId),
    Statement(StatementId),
    /// The words themselves, wherever they stand in the articles.
    Words,
}

/// What kind of thing it is, in the order of the headings among equals: whoever types the name of a party wants to go
/// there rather than send something there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Recent,
    Party,
    Speaker,
    Command,
    Tag,
    Evidence,
    Article,
    Statement,
    Words,
}

impl Target {
    /// Its kind.
    pub(crate) const fn kind(self) -> Kind {
        match self {
            Self::Command(_) => Kind::Command,
            Self::Party(_) => Kind::Party,
            Self::Speaker(_) => Kind::Speaker,
            Self::Tag(_) => Kind::Tag,
            Self::Evidence(_) => Kind::Evidence,
            Self::Article(_) => Kind::Article,
            Self::Statement(_) => Kind::Statement,
            Self::Words => Kind::Words,
        }
    }
}

impl Kind {
    /// The heading above them.
    pub(crate) const fn heading(self) -> &'static str {
        match self {
            Self::Recent => "Used last",
            Self::Command => "Commands",
            Self::Party => "Parties",
            Self::Speaker => "Speakers",
            Self::Tag => "Tags",
            Self::Evidence => "Evidence",
            Self::Article => "Articles",
            Self::Statement => "Statements",
            Self::Words => "In the text",
        }
    }

    /// Whether it is looked for.
    const fn is_in(self, scope: Scope) -> bool {
        match scope {
            Scope::All => true,
            Scope::Commands => matches!(self, Self::Command | Self::Recent),
            Scope::People => matches!(self, Self::Party | Self::Speaker),
            Scope::Tags => matches!(self, Self::Tag),
        }
    }
}

/// The groups in the order in which they are shown: the one with the best first.
pub(crate) fn ordered(mut groups: Vec<Group>) -> Vec<Group> {
    groups.sort_by_key(|group| (group.kind == Kind::Words, group.cost, group.kind));
    groups
}
