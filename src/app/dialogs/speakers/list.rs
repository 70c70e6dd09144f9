//! Everybody who speaks, counted once a change and sorted as a person wants it.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::app::index::ChangedAspects;
use crate::app::palette::Query;
use crate::app::view_context::ViewContext;
use model::{PartyId, Project, ReviewStatus, Speaker, SpeakerId, SpeakerKind};

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SpeakerLine {
    pub(super) id: SpeakerId,
    pub(super) name: String,
    pub(super) role: String,
    pub(super) kind: SpeakerKind,
    pub(super) party: Option<PartyId>,
    pub(super) party_name: String,
    pub(super) statements: usize,
    pub(super) mentions: usize,
}

/// The sort key of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SpeakerSort {
    Name,
    Kind,
    Party,
    Statements,
    Mentions,
}

impl SpeakerSort {
    /// All of them, in the order of the columns.
    pub(super) const ALL: [Self; 5] = [Self::Name, Self::Kind, Self::Party, Self::Statements, Self::Mentions];

    /// The word above the column.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Kind => "Kind",
            Self::Party => "Party",
            Self::Statements => "Statements",
            Self::Mentions => "Mentions",
        }
    }

    /// Returns `true` if the largest comes first, until a person wants it the other way round.
    const fn begins_large(self) -> bool {
        matches!(self, Self::Statements | Self::Mentions)
    }

    fn compare(self, a: &SpeakerLine, b: &SpeakerLine) -> Ordering {
        match self {
            Self::Name => Ordering::Equal,
            Self::Kind => a.kind.name().cmp(b.kind.name()),
            // Whose party is not known, at the end.
            Self::Party => {
                let key = |line: &SpeakerLine| (line.party.is_none(), line.party_name.to_lowercase());
                key(a).cmp(&key(b))
            }
            Self::Statements => a.statements.cmp(&b.statements),
            Self::Mentions => a.mentions.cmp(&b.mentions),
        }
    }
}

/// The party whose speakers are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SpeakerFilter {
    /// Everybody's.
    Any,
    /// Those of one party; of none that is known where there is nothing inside.
    Of(Option<PartyId>),
}

impl SpeakerFilter {
    fn has(self, party: Option<PartyId>) -> bool {
        self == Self::Any || self == Self::Of(party)
    }
}

/// The lines, and their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SpeakerListQuery {
    /// Words in the name, the role, the kind or the party.
    pub(super) filter: String,
    /// The party whose speakers they are.
    pub(super) party: SpeakerFilter,
    pub(super) sort: SpeakerSort,
    /// True if the order is turned round.
    pub(super) turned: bool,
}

impl Default for SpeakerListQuery {
    fn default() -> Self {
        Self {
            filter: String::new(),
            party: SpeakerFilter::Any,
            sort: SpeakerSort::Statements,
            turned: false,
        }
    }
}

/// Everybody who speaks.
#[derive(Debug, Default)]
pub(super) struct SpeakerList {
    serial: u64,
    all: Vec<SpeakerLine>,
    wish: Option<SpeakerListQuery>,
    /// The pages of the detail.
    pub(super) lines: Vec<SpeakerLine>,
}

impl SpeakerList {
    /// Brings the lines up to date with the project and with what is wanted.
    pub(super) fn refresh(&mut self, shown: &ViewContext<'_>, wish: &SpeakerListQuery) {
        let serial = shown.index().serial(ChangedAspects::ALL);
        if self.serial == serial && self.wish.as_ref() == Some(wish) {
            return;
        }
        if self.serial != serial {
            self.serial = serial;
            self.all = lines_of(shown.project(), shown.session.shows.rejected);
        }
        self.lines = sorted(&self.all, wish);
        self.wish = Some(wish.clone());
    }

    /// The number of all, whether they are shown or not.
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// The place of a speaker in what is shown.
    pub(super) fn place(&self, id: SpeakerId) -> Option<usize> {
        self.lines.iter().position(|line| line.id == id)
    }
}

fn lines_of(project: &Project, rejected: bool) -> Vec<SpeakerLine> {
    let mut statements: HashMap<SpeakerId, usize> = HashMap::new();
    for statement in project.statements.values() {
        if let Some(speaker) =
            statement.speaker.filter(|_| rejected || statement.status != ReviewStatus::Rejected)
        {
            *statements.entry(speaker).or_default() += 1;
        }
    }
    let line = |speaker: &Speaker| SpeakerLine {
        id: speaker.id,
        name: model::one_line(&speaker.name),
        role: speaker.role.clone(),
        kind: speaker.kind,
        party: speaker.party,
        party_name: speaker
            .party
            .and_then(|id| project.party(id))
            .map_or_else(String::new, |it| it.short.clone()),
        statements: statements.get(&speaker.id).copied().unwrap_or(0),
        mentions: speaker.mentions.len(),
    };
    let mut all: Vec<SpeakerLine> = project.speakers.values().map(line).collect();
    all.sort_by_cached_key(|line| line.name.to_lowercase());
    all
}

/// The lines that are wanted; equals by name.
fn sorted(all: &[SpeakerLine], wish: &SpeakerListQuery) -> Vec<SpeakerLine> {
    let query = Query::read(&wish.filter);
    let fits = |line: &&SpeakerLine| {
        wish.party.has(line.party)
            && query.fits(&[&line.name, &line.role, line.kind.name(), &line.party_name])
    };
    let mut lines: Vec<SpeakerLine> = all.iter().filter(fits).cloned().collect();
    let down = wish.sort.begins_large() != wish.turned;
    if wish.sort == SpeakerSort::Name {
        if down {
            lines.reverse();
        }
    } else {
        lines.sort_by(|a, b| if down { wish.sort.compare(b, a) } else { wish.sort.compare(a, b) });
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines() -> Vec<SpeakerLine> {
        let project = store::from_text(crate::SAMPLE).unwrap();
        lines_of(&project, false)
    }

    #[test]
    fn statements_and_mentions_are_counted() {
        let project = store::from_text(crate::SAMPLE).unwrap();
        let lines = lines_of(&project, true);
        let with_speaker = project.statements.values().filter(|it| it.speaker.is_some()).count();
        assert_eq!(lines.iter().map(|line| line.statements).sum::<usize>(), with_speaker);
        assert_eq!(lines.len(), project.speakers.len());
    }

    #[test]
    fn the_list_is_sorted_by_any_column_either_way() {
        let all = lines();
        for sort in SpeakerSort::ALL {
            let one = sorted(&all, &SpeakerListQuery { sort, ..SpeakerListQuery::default() });
            let other = sorted(&all, &SpeakerListQuery { sort, turned: true, ..SpeakerListQuery::default() });
            assert_eq!(one.len(), all.len());
            assert_eq!(one == other, all.len() < 2, "{sort:?}");
        }
        let most = &sorted(&all, &SpeakerListQuery::default())[0];
        assert!(all.iter().all(|line| line.statements <= most.statements));
    }

    #[test]
    fn the_filter_forgives_slips_and_looks_at_the_party() {
        let all = lines();
        let known = all.iter().find(|line| line.party.is_some()).unwrap();
        let wish = SpeakerListQuery { filter: known.name.to_uppercase(), ..SpeakerListQuery::default() };
        assert!(sorted(&all, &wish).iter().any(|line| line.id == known.id));
        let of_party = sorted(
            &all,
            &SpeakerListQuery { party: SpeakerFilter::Of(known.party), ..SpeakerListQuery::default() },
        );
        assert!(!of_party.is_empty() && of_party.iter().all(|line| line.party == known.party));
        assert_eq!(
            sorted(&all, &SpeakerListQuery { filter: "qqqqqqqq".to_owned(), ..SpeakerListQuery::default() }),
            []
        );
    }
}
