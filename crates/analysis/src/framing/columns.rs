//! The groups by which figures are told apart: parties, speakers, outlets, months.

use std::collections::{BTreeMap, HashMap};

use super::Heading;
use crate::scope::{Scope, StatementFact};
use model::{Article, ArticleId, PartyId, Project, SpeakerId, comparable_name, one_line, written_date};

/// The name of a group of which the project does not know what it belongs to.
pub const NOT_KNOWN: &str = "not known";

/// The groups that the columns of a table are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Axis {
    /// The parties; all that wait for a panel and all of no known party are one group.
    #[default]
    Party,
    /// The speakers.
    Speaker,
    /// The outlets of the articles.
    Outlet,
    /// The months of the articles' dates.
    Month,
}

impl Axis {
    /// All of them, in the order of a menu.
    pub const ALL: [Self; 4] = [Self::Party, Self::Speaker, Self::Outlet, Self::Month];

    /// Those that words have which nobody in the project says.
    pub const OF_ARTICLES: [Self; 2] = [Self::Outlet, Self::Month];

    /// One of them, as a word of the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Speaker => "speaker",
            Self::Outlet => "outlet",
            Self::Month => "month",
        }
    }

    /// The axis of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|axis| axis.name() == name)
    }
}

/// A group. The variants are in the order of their names' columns; what is not known comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Group {
    /// A party, or a group of articles, by its place in the order.
    At(usize),
    /// A speaker.
    Speaker(SpeakerId),
    /// Those of which it is not known.
    Unknown,
}

/// The groups of a project along one axis.
pub(super) struct Groups<'a> {
    project: &'a Project,
    axis: Axis,
    of_articles: HashMap<ArticleId, Group>,
    /// The names of the groups of articles, in their order.
    names: Vec<String>,
}

impl<'a> Groups<'a> {
    pub(super) fn new(project: &'a Project, axis: Axis) -> Self {
        let mut named: BTreeMap<String, String> = BTreeMap::new();
        let mut keys: HashMap<ArticleId, String> = HashMap::new();
        for article in &project.articles {
            if let Some((key, name)) = of_article(axis, article) {
                named.entry(key.clone()).or_insert(name);
                keys.insert(article.id, key);
            }
        }
        let places: HashMap<&String, usize> = named.keys().zip(0..).collect();
        let of_articles =
            keys.iter().filter_map(|(article, key)| Some((*article, Group::At(*places.get(key)?)))).collect();
        Self { project, axis, of_articles, names: named.into_values().collect() }
    }

    /// The group of a statement.
    pub(super) fn of(&self, fact: &StatementFact) -> Group {
        match self.axis {
            Axis::Party => {
                let place = fact.party.map(model::ListIndex::number);
                let shown = |place: &usize| self.project.parties.get(*place).is_some_and(|it| !it.waiting);
                place.filter(shown).map_or(Group::Unknown, Group::At)
            }
            Axis::Speaker => {
                let speaker = self.project.statements.get(&fact.id).and_then(|it| it.speaker);
                speaker.map_or(Group::Unknown, Group::Speaker)
            }
            Axis::Outlet | Axis::Month => self.of_article(fact.article),
        }
    }

    /// The group of an article; not known where groups are not of articles.
    pub(super) fn of_article(&self, article: ArticleId) -> Group {
        self.of_articles.get(&article).copied().unwrap_or(Group::Unknown)
    }

    /// The group of a party.
    pub(super) fn of_party(&self, party: Option<PartyId>) -> Group {
        let place = self.project.parties.iter().position(|it| Some(it.id) == party && !it.waiting);
        place.map_or(Group::Unknown, Group::At)
    }

    /// The heads of all groups, in their order. Speakers are in the order of how much there is of them, the one with most first.
    pub(super) fn headings(&self, bases: &BTreeMap<Group, usize>) -> Vec<(Group, Heading)> {
        let mut all: Vec<(Group, Heading)> = match self.axis {
            Axis::Party => {
                let parties = self.project.parties.iter().zip(0..);
                let head = |(party, at): (&model::Party, usize)| {
                    let note = one_line(&party.name);
                    (Group::At(at), Heading { name: one_line(&party.short), note, party: Some(party.id) })
                };
                parties.map(head).collect()
            }
            Axis::Speaker => self.speakers(bases),
            Axis::Outlet | Axis::Month => {
                let names = self.names.iter().zip(0..);
                names.map(|(name, at)| (Group::At(at), Heading::named(name))).collect()
            }
        };
        let last = if self.axis == Axis::Party { "Others" } else { NOT_KNOWN };
        all.push((Group::Unknown, Heading::named(last)));
        all
    }

    fn speakers(&self, bases: &BTreeMap<Group, usize>) -> Vec<(Group, Heading)> {
        let known = bases.iter().filter_map(|(group, base)| match group {
            Group::Speaker(id) => Some((*base, self.project.speakers.get(id)?)),
            _ => None,
        });
        let mut known: Vec<_> = known.collect();
        known.sort_by(|(one, a), (other, b)| {
            other.cmp(one).then_with(|| (&a.name, a.id).cmp(&(&b.name, b.id)))
        });
        let head = |speaker: &model::Speaker| Heading {
            name: one_line(&speaker.name),
            note: one_line(&speaker.role),
            party: speaker.party,
        };
        known.into_iter().map(|(_, speaker)| (Group::Speaker(speaker.id), head(speaker))).collect()
    }
}

/// Returns the manner of comparing the group of an article, and its name; nothing where it is not known.
fn of_article(axis: Axis, article: &Article) -> Option<(String, String)> {
    let name = match axis {
        Axis::Outlet => one_line(&article.outlet),
        Axis::Month => written_date(&article.date)?.strftime("%Y-%m").to_string(),
        Axis::Party | Axis::Speaker => return None,
    };
    (!name.is_empty()).then(|| (comparable_name(&name), name))
}

/// The statements of a scope that nobody has rejected, with their facts.
pub(super) fn standing<'a>(scope: &'a Scope<'_>) -> impl Iterator<Item = StatementFact> + 'a {
    scope.facts().map(|(_, fact)| fact).filter(|fact| fact.stands)
}
