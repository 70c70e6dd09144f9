//! The articles, counted once a change, sorted, filtered and grouped as a person wants it.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::app::index::ChangedAspects;
use crate::app::view_context::ViewContext;
use analysis::Event;
use model::{ArticleId, ReviewStatus, written_date};

/// An article in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ArticleLine {
    pub(super) id: ArticleId,
    pub(super) outlet: String,
    pub(super) date: String,
    /// The date in an order that can be compared; `None` where it is not known or not a whole date.
    day: Option<jiff::civil::Date>,
    pub(super) title: String,
    pub(super) statements: usize,
    pub(super) missing: usize,
    /// The byline and address, which the filter looks in too.
    more: String,
    /// The place of its event among the events; `None` where it tells of an affair of its own.
    event: Option<usize>,
    /// The place in the project.
    place: usize,
}

/// The sort key of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ArticleSort {
    Outlet,
    Date,
    Title,
    Statements,
    Missing,
}

impl ArticleSort {
    /// All of them, in the order of the columns.
    pub(super) const ALL: [Self; 5] =
        [Self::Outlet, Self::Date, Self::Title, Self::Statements, Self::Missing];

    /// The word above the column.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Outlet => "Outlet",
            Self::Date => "Date",
            Self::Title => "Title",
            Self::Statements => "Statements",
            Self::Missing => "Missing replies",
        }
    }

    fn compare(self, a: &ArticleLine, b: &ArticleLine) -> Ordering {
        match self {
            // Unknown values come at the end.
            Self::Outlet => {
                let key = |line: &ArticleLine| (line.outlet.is_empty(), line.outlet.to_lowercase());
                key(a).cmp(&key(b))
            }
            Self::Date => {
                let key = |line: &ArticleLine| (line.day.is_none(), line.day, line.date.is_empty());
                key(a).cmp(&key(b))
            }
            Self::Title => a.title.to_lowercase().cmp(&b.title.to_lowercase()),
            // The largest first.
            Self::Statements => b.statements.cmp(&a.statements),
            Self::Missing => b.missing.cmp(&a.missing),
        }
    }
}

/// The articles that come together in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ArticleGrouping {
    /// None: all are in one list.
    Nothing,
    /// Those of each outlet.
    Outlet,
    /// Those that tell of one affair.
    Event,
}

/// The lines that are wanted, and their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ArticleListQuery {
    /// Words in the title, the outlet, the byline, the date or the address.
    pub(super) filter: String,
    /// The sort key; `None` for the order of the project.
    pub(super) sort: Option<ArticleSort>,
    /// True if the order is turned round.
    pub(super) turned: bool,
    /// The articles that come together.
    pub(super) grouping: ArticleGrouping,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ArticleRow {
    /// The name of an outlet or event above its articles, how many they are, and the reason why they are together.
    Heading { name: String, count: usize, why: Option<String> },
    /// An article.
    Article(ArticleLine),
}

/// The name of an event, and the reason why its articles are together.
#[derive(Debug, Clone, PartialEq, Eq)]
struct EventHeading {
    name: String,
    why: String,
}

impl EventHeading {
    fn of(event: &Event) -> Self {
        let names = event.why.words.join(", ");
        let name = if names.is_empty() { "One affair".to_owned() } else { names };
        Self { name, why: format!("Together because of {} ({})", event.why.rule, event.why.certainty()) }
    }
}

/// The list.
#[derive(Debug, Default)]
pub(super) struct ArticleList {
    serial: Option<(u64, bool)>,
    all: Vec<ArticleLine>,
    events: Vec<EventHeading>,
    query: Option<ArticleListQuery>,
    /// The rows.
    pub(super) rows: Vec<ArticleRow>,
}

impl ArticleList {
    /// Brings the rows up to date with the project and with what is wanted. Returns whether they are others now.
    pub(super) fn refresh(&mut self, shown: &ViewContext<'_>, query: &ArticleListQuery) -> bool {
        let serial = Some((shown.index().serial(ChangedAspects::ALL), shown.session.looks_for_utterances()));
        if self.serial == serial && self.query.as_ref() == Some(query) {
            return false;
        }
        if self.serial != serial {
            self.serial = serial;
            let told = shown.session.told_elsewhere();
            self.events = told.events.iter().map(EventHeading::of).collect();
            self.all = lines_of(shown, &told.events);
        }
        self.rows = rows(&self.all, &self.events, query);
        self.query = Some(query.clone());
        true
    }

    /// The number of articles that the project has.
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// The number of articles that are listed.
    pub(super) fn listed(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row, ArticleRow::Article(_))).count()
    }
}

/// Counts the statements of every article, and the replies that are missing to them.
fn lines_of(shown: &ViewContext<'_>, events: &[Event]) -> Vec<ArticleLine> {
    let project = shown.project();
    let rejected = shown.session.shows.rejected;
    let (mut statements, mut missing) = (HashMap::new(), HashMap::new());
    for statement in project.statements.values() {
        if rejected || statement.status != ReviewStatus::Rejected {
            *statements.entry(statement.article).or_insert(0) += 1;
        }
    }
    for (place, _) in shown.session.analyses().missing.iter() {
        let statement = shown.index().table.id(*place).and_then(|id| project.statements.get(&id));
        if let Some(statement) = statement {
            *missing.entry(statement.article).or_insert(0) += 1;
        }
    }
    let line = |(place, article): (usize, &std::sync::Arc<model::Article>)| ArticleLine {
        id: article.id,
        outlet: model::one_line(&article.outlet),
        date: model::one_line(&article.date),
        day: written_date(&article.date),
        title: model::one_line(&article.title),
        statements: statements.get(&article.id).copied().unwrap_or(0),
        missing: missing.get(&article.id).copied().unwrap_or(0),
        event: events.iter().position(|event| event.articles.contains(&article.id)),
        more: format!("{} {}", article.byline, article.address),
        place,
    };
    project.articles.iter().enumerate().map(line).collect()
}

/// The rows that are wanted, in order.
fn rows(all: &[ArticleLine], events: &[EventHeading], query: &ArticleListQuery) -> Vec<ArticleRow> {
    let words: Vec<String> = query.filter.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let fits = |line: &&ArticleLine| {
        let text = format!("{} {} {} {}", line.title, line.outlet, line.date, line.more).to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let mut lines: Vec<ArticleLine> = all.iter().filter(fits).cloned().collect();
    lines.sort_by(|a, b| {
        let order = query.sort.map_or(Ordering::Equal, |sort| sort.compare(a, b));
        let order = if query.turned { order.reverse() } else { order };
        let groups = match query.grouping {
            ArticleGrouping::Nothing => Ordering::Equal,
            ArticleGrouping::Outlet => ArticleSort::Outlet.compare(a, b),
            ArticleGrouping::Event => (a.event.is_none(), a.event).cmp(&(b.event.is_none(), b.event)),
        };
        groups.then(order).then(a.place.cmp(&b.place))
    });
    let together = |a: &ArticleLine, b: &ArticleLine| match query.grouping {
        ArticleGrouping::Nothing => true,
        ArticleGrouping::Outlet => a.outlet.to_lowercase() == b.outlet.to_lowercase(),
        ArticleGrouping::Event => a.event == b.event,
    };
    let mut rows = Vec::new();
    for group in lines.chunk_by(together) {
        let first = group.first();
        let (name, why) = match query.grouping {
            ArticleGrouping::Nothing => {
                rows.extend(group.iter().cloned().map(ArticleRow::Article));
                continue;
            }
            ArticleGrouping::Outlet => {
                let name = first.map(|line| line.outlet.clone()).filter(|name| !name.is_empty());
                (name.unwrap_or_else(|| "Outlet not known".to_owned()), None)
            }
            ArticleGrouping::Event => match first.and_then(|line| events.get(line.event?)) {
                Some(event) => (event.name.clone(), Some(event.why.clone())),
                None => ("On other affairs".to_owned(), None),
            },
        };
        rows.push(ArticleRow::Heading { name, count: group.len(), why });
        rows.extend(group.iter().cloned().map(ArticleRow::Article));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(place: usize, outlet: &str, date: &str, title: &str, missing: usize) -> ArticleLine {
        ArticleLine {
            id: ArticleId::from(place as u64),
            outlet: outlet.to_owned(),
            date: date.to_owned(),
            day: written_date(date),
            title: title.to_owned(),
            statements: 3,
            missing,
            more: String::new(),
            event: None,
            place,
        }
    }

    fn titles(rows: &[ArticleRow]) -> Vec<&str> {
        rows.iter()
            .map(|row| match row {
                ArticleRow::Heading { name, .. } => name.as_str(),
                ArticleRow::Article(line) => line.title.as_str(),
            })
            .collect()
    }

    #[test]
    fn articles_are_sorted_filtered_and_grouped() {
        let all = [
            line(0, "The Herald", "5 June 2018", "Wall", 0),
            line(1, "", "", "Ferry", 4),
            line(2, "Argus", "3 June 2018", "Quay", 2),
            line(3, "The Herald", "1 May 2019", "Lantern", 1),
        ];
        let events = [EventHeading { name: "Skarvik".to_owned(), why: String::new() }];
        let query = ArticleListQuery {
            filter: String::new(),
            sort: None,
            turned: false,
            grouping: ArticleGrouping::Nothing,
        };
        assert_eq!(titles(&rows(&all, &events, &query)), ["Wall", "Ferry", "Quay", "Lantern"]);
        let by_date = ArticleListQuery { sort: Some(ArticleSort::Date), ..query.clone() };
        assert_eq!(titles(&rows(&all, &events, &by_date)), ["Quay", "Wall", "Lantern", "Ferry"]);
        let by_missing = ArticleListQuery { sort: Some(ArticleSort::Missing), ..query.clone() };
        assert_eq!(titles(&rows(&all, &events, &by_missing)), ["Ferry", "Quay", "Lantern", "Wall"]);
        let turned = ArticleListQuery { turned: true, ..by_missing };
        assert_eq!(titles(&rows(&all, &events, &turned)), ["Wall", "Lantern", "Quay", "Ferry"]);
        let grouped = ArticleListQuery { grouping: ArticleGrouping::Outlet, ..query.clone() };
        let expected = ["Argus", "Quay", "The Herald", "Wall", "Lantern", "Outlet not known", "Ferry"];
        assert_eq!(titles(&rows(&all, &events, &grouped)), expected);
        let mut told = all.clone();
        told[1].event = Some(0);
        told[3].event = Some(0);
        let by_event = ArticleListQuery { grouping: ArticleGrouping::Event, ..query.clone() };
        let expected = ["Skarvik", "Ferry", "Lantern", "On other affairs", "Wall", "Quay"];
        assert_eq!(titles(&rows(&told, &events, &by_event)), expected);
        let filtered = ArticleListQuery { filter: "herald 2018".to_owned(), ..query };
        assert_eq!(titles(&rows(&all, &events, &filtered)), ["Wall"]);
    }
}
