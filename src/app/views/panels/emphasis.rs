//! Which links matter now: those of what is selected.

use std::collections::{HashMap, HashSet};

use crate::app::shown::Shown;
use crate::model::{LinkId, StatementId};

/// More links of one statement than that are not told apart by eye.
const MOST: usize = 60;

/// Which links matter now, and the words that their two ends share.
#[derive(Debug, Default)]
pub(super) struct Emphasis {
    strong: HashSet<LinkId>,
    selected: Option<LinkId>,
    echo: HashMap<StatementId, Vec<String>>,
    any: bool,
}

/// How much a link matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Something else is selected.
    Aside,
    /// Nothing is selected.
    Usual,
    /// A statement at one of its ends is selected.
    Strong,
    /// It is selected itself.
    Selected,
}

impl Emphasis {
    /// Looks at what is selected.
    pub(super) fn new(shown: &Shown<'_>) -> Self {
        let mut emphasis = Self { selected: shown.selection.link, ..Self::default() };
        emphasis.any = emphasis.selected.is_some() || !shown.selection.statements.is_empty();
        emphasis.strong.extend(emphasis.selected);
        for id in &shown.selection.statements {
            let links = shown.index().links(*id);
            emphasis.strong.extend(links.iter().take(MOST));
            if emphasis.strong.len() > MOST {
                break;
            }
        }
        for id in &emphasis.strong {
            let Some(link) = shown.project().links.get(id) else { continue };
            let Some(why) = &link.why else { continue };
            for end in [link.from, link.to] {
                emphasis.echo.entry(end).or_default().extend(why.words.iter().cloned());
            }
        }
        emphasis
    }

    /// How much a link matters.
    pub(super) fn of(&self, link: LinkId) -> Weight {
        if self.selected == Some(link) {
            Weight::Selected
        } else if self.strong.contains(&link) {
            Weight::Strong
        } else if self.any {
            Weight::Aside
        } else {
            Weight::Usual
        }
    }

    /// The words of a statement that its partners share.
    pub(super) fn echo(&self, statement: StatementId) -> &[String] {
        self.echo.get(&statement).map_or(&[], Vec::as_slice)
    }
}
