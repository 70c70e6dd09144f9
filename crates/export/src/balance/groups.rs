//! The groups of articles of which figures are told.

use model::{Article, comparable_name, one_line, written_date};

/// The grouping of articles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// All of them: one row a party.
    #[default]
    Party,
    /// Those of an outlet.
    Outlet,
    /// Those of a month.
    Month,
    /// Each by itself.
    Article,
}

/// Key by which groups are sorted: the unknown comes last.
pub(in super::super) type Key = (bool, String, usize, usize);

impl Grouping {
    /// Every grouping, in the order of a menu.
    pub const ALL: [Self; 4] = [Self::Party, Self::Outlet, Self::Month, Self::Article];

    /// Returns the word for the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Outlet => "outlet",
            Self::Month => "month",
            Self::Article => "article",
        }
    }

    /// Returns the head of its column on the screen.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Party => "Articles",
            Self::Outlet => "Outlet",
            Self::Month => "Month",
            Self::Article => "Article",
        }
    }

    /// The group of an article: where it is among the others, and its name. Project and article are told by their numbers.
    pub(in super::super) fn of(self, article: &Article, project: usize, number: usize) -> (Key, String) {
        let named = |name: String| {
            if name.is_empty() {
                ((true, String::new(), 0, 0), "not known".to_owned())
            } else {
                ((false, comparable_name(&name), 0, 0), name)
            }
        };
        match self {
            Self::Party => ((false, String::new(), 0, 0), "all".to_owned()),
            Self::Outlet => named(one_line(&article.outlet)),
            Self::Month => {
                let date = written_date(&article.date);
                named(date.map(|date| date.strftime("%Y-%m").to_string()).unwrap_or_default())
            }
            Self::Article => {
                let title = one_line(&article.title);
                let name = if title.is_empty() { format!("Article {}", number + 1) } else { title };
                ((false, String::new(), project, number), name)
            }
        }
    }
}
