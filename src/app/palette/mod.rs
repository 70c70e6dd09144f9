//! The contents of the palette: commands, and all records of the project that can be gone to.
//!
//! Commands are held against what was typed in the frame itself, there are some dozens; all else is looked for by the
//! [`PaletteSearch`], on a thread of its own.

mod catalogue;
mod commands;
mod matching;
mod search;
mod synonyms;

use super::command::Command;
use model::{ArticleId, EvidenceId, PartyId, SpeakerId, StatementId, TagId};

pub(crate) use catalogue::ResultGroup;
pub(crate) use commands::commands;
pub(crate) use matching::Query;
pub(crate) use search::PaletteSearch;

use matching::SearchScope;

/// Something that can be run or gone to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PaletteTarget {
    Command(Command),
    Party(PartyId),
    Speaker(SpeakerId),
    Tag(TagId),
    Evidence(EvidenceId),
    Article(ArticleId),
    Statement(StatementId),
    /// The words themselves, wherever they are in the articles.
    Words,
}

/// The kind of a target, in the order of the headings among equals: whoever types the name of a party wants to go
/// there rather than send something there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TargetKind {
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

impl PaletteTarget {
    /// Its kind.
    pub(crate) const fn kind(self) -> TargetKind {
        match self {
            Self::Command(_) => TargetKind::Command,
            Self::Party(_) => TargetKind::Party,
            Self::Speaker(_) => TargetKind::Speaker,
            Self::Tag(_) => TargetKind::Tag,
            Self::Evidence(_) => TargetKind::Evidence,
            Self::Article(_) => TargetKind::Article,
            Self::Statement(_) => TargetKind::Statement,
            Self::Words => TargetKind::Words,
        }
    }
}

impl TargetKind {
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

    /// Returns `true` if it is looked for.
    const fn is_in(self, scope: SearchScope) -> bool {
        match scope {
            SearchScope::All => true,
            SearchScope::Commands => matches!(self, Self::Command | Self::Recent),
            SearchScope::People => matches!(self, Self::Party | Self::Speaker),
            SearchScope::Tags => matches!(self, Self::Tag),
        }
    }
}

/// The groups in the order in which they are shown: the one with the best first.
pub(crate) fn ordered(mut groups: Vec<ResultGroup>) -> Vec<ResultGroup> {
    groups.sort_by_key(|group| (group.kind == TargetKind::Words, group.cost, group.kind));
    groups
}
