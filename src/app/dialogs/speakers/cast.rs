//! Everybody who speaks, counted once a change and sorted as a person wants it.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::app::index::Aspects;
use crate::app::palette::Query;
use crate::app::shown::Shown;
use model::{PartyId, Project, ReviewStatus, Speaker, SpeakerId, SpeakerKind};

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) id: SpeakerId,
    pub(super) name: String,
    pub(super) role: String,
    pub(super) kind: SpeakerKind,
    pub(super) party: Option<PartyId>,
    pub(super) party_name: String,
    pub(super) statements: usize,
    pub(super) mentions: usize,
}

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Name,
    Kind,
    Party,
    Statements,
    Mentions,
}

impl Sort {
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

    /// Whether the largest comes first, until a person wants it the other way round.
    const fn begins_large(self) -> bool {
        matches!(self, Self::Statements | Self::Mentions)
    }

    fn compare(self, a: &Line, b: &Line) -> Ordering {
        match self {
            Self::Name => Ordering::Equal,
            Self::Kind => a.kind.name().cmp(b.kind.name()),
            // Whose party is not known, at the end.
            Self::Party => {
                let key = |line: &Line| (line.party.is_none(), line.party_name.to_lowercase());
                key(a).cmp(&key(b))
            }
            Self::Statements => a.statements.cmp(&b.statements),
            Self::Mentions => a.mentions.cmp(&b.mentions),
        }
    }
}

/// Whose speakers are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// Everybody's.
    Any,
    /// Those of one party; of none that is known where there is nothing inside.
    Of(Option<PartyId>),
}

impl Whose {
    fn has(self, party: Option<PartyId>) -> bool {
        self == Self::Any || self == Self::Of(party)
    }
}

/// Which lines there are, and in which order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wish {
    /// Words in the name, the role, the kind or the party.
    pub(super) filter: String,
    /// Whose speakers.
    pub(super) party: Whose,
    pub(super) sort: Sort,
    /// Whether the order is turned round.
    pub(super) turned: bool,
}

impl Default for Wish {
    fn default() -> Self {
        Self { filter: String::new(), party: Whose::Any, sort: Sort::Statements, turned: false }
    }
}

/// Everybody who speaks.
#[derive(Debug, Default)]
pub(super) struct Cast {
    serial: u64,
    all: Vec<Line>,
    wish: Option<Wish>,
    /// What is shown of them.
    pub(super) lines: Vec<Line>,
}

impl Cast {
    /// Brings the lines up to date with the project and with what is wanted.
    pub(super) fn refresh(&mut self, shown: &Shown<'_>, wish: &Wish) {
        let serial = shown.index().serial(Aspects::ALL);
        if self.serial == serial && self.wish.as_ref() == Some(wish) {
            return;
        }
        if self.serial != serial {
            self.serial = serial;
            self.all = counted(shown.project(), shown.session.shows.rejected);
        }
        self.lines = sorted(&self.all, wish);
        self.wish = Some(wish.clone());
    }

    /// How many there are, whether they are shown or not.
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// The place of a speaker in what is shown.
    pub(super) fn place(&self, id: SpeakerId) -> Option<usize> {
        self.lines.iter().position(|line| line.id == id)
    }
}

fn counted(project: &Project, rejected: bool) -> Vec<Line> {
    let mut statements: HashMap<SpeakerId, usize> = HashMap::new();
    for statement in project.statements.values() {
        if let Some(speaker) =
            statement.speaker.filter(|_| rejected || statement.status != ReviewStatus::Rejected)
        {
            *statements.entry(speaker).or_default() += 1;
        }
    }
    let line = |speaker: &Speaker| Line {
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
    let mut all: Vec<Line> = project.speakers.values().map(line).collect();
    all.sort_by_cached_key(|line| line.name.to_lowercase());
    all
}

/// The lines that are wanted; equals by name.
fn sorted(all: &[Line], wish: &Wish) -> Vec<Line> {
    let query = Query::read(&wish.filter);
    let fits = |line: &&Line| {
        wish.party.has(line.party)
            && query.fits(&[&line.name, &line.role, line.kind.name(), &line.party_name])
    };
    let mut lines: Vec<Line> = all.iter().filter(fits).cloned().collect();
    let down = wish.sort.begins_large() != wish.turned;
    if wish.sort == Sort::Name {
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

    fn lines() -> Vec<Line> {
        let project = store::from_text(crate::SAMPLE).unwrap();
        counted(&project, false)
    }

    #[test]
    fn statements_and_mentions_are_counted() {
        let project = store::from_text(crate::SAMPLE).unwrap();
        let lines = counted(&project, true);
        let with_speaker = project.statements.values().filter(|it| it.speaker.is_some()).count();
        assert_eq!(lines.iter().map(|line| line.statements).sum::<usize>(), with_speaker);
        assert_eq!(lines.len(), project.speakers.len());
    }

    #[test]
    fn the_list_is_sorted_by_any_column_either_way() {
        let all = lines();
        for sort in Sort::ALL {
            let one = sorted(&all, &Wish { sort, ..Wish::default() });
            let other = sorted(&all, &Wish { sort, turned: true, ..Wish::default() });
            assert_eq!(one.len(), all.len());
            assert_eq!(one == other, all.len() < 2, "{sort:?}");
        }
        let most = &sorted(&all, &Wish::default())[0];
        assert!(all.iter().all(|line| line.statements <= most.statements));
    }

    #[test]
    fn the_filter_forgives_slips_and_looks_at_the_party() {
        let all = lines();
        let known = all.iter().find(|line| line.party.is_some()).unwrap();
        let wish = Wish { filter: known.name.to_uppercase(), ..Wish::default() };
        assert!(sorted(&all, &wish).iter().any(|line| line.id == known.id));
        let of_party = sorted(&all, &Wish { party: Whose::Of(known.party), ..Wish::default() });
        assert!(!of_party.is_empty() && of_party.iter().all(|line| line.party == known.party));
        assert_eq!(sorted(&all, &Wish { filter: "qqqqqqqq".to_owned(), ..Wish::default() }), []);
    }
}
