//! The links that are shown, from either end.

use crate::app::index::{LinkIndex, LinkRow};
use analysis::StatementIndex;
use model::LinkId;

/// The links between statements that can have cards.
#[derive(Debug, Default)]
pub(super) struct ShownLinks {
    /// The begin of each statement's links in `list`, by its place in the table; one more at the end.
    begins: Vec<u32>,
    /// The links of one statement after the other.
    list: Vec<LinkId>,
    /// The number of links.
    pub(super) count: usize,
    /// The ones that nobody has reviewed yet, in reading order of what they answer.
    pub(super) open: Vec<LinkId>,
}

impl ShownLinks {
    /// Lists the links whose ends both have cards; rejected ones only where that is wanted.
    pub(super) fn list(
        &mut self,
        links: &LinkIndex,
        statements: usize,
        has_card: impl Fn(StatementIndex) -> bool,
        rejected: bool,
    ) {
        let is_shown =
            |link: &&LinkRow| (rejected || !link.rejected) && has_card(link.from) && has_card(link.to);
        self.begins.clear();
        self.begins.resize(statements + 1, 0);
        self.count = 0;
        self.open.clear();
        for link in links.rows.iter().filter(is_shown) {
            self.begins[link.from.number()] += 1;
            self.begins[link.to.number()] += 1;
            self.count += 1;
            self.open.extend(link.open.then_some(link.id));
        }
        // From how many there are to where they end; filling them in backwards turns that into where they begin.
        let mut sum = 0;
        for count in &mut self.begins {
            sum += *count;
            *count = sum;
        }
        self.list.clear();
        let Some(any) = links.rows.first().map(|link| link.id) else { return };
        self.list.resize(sum as usize, any);
        for link in links.rows.iter().rev().filter(is_shown) {
            for end in [link.to.number(), link.from.number()] {
                self.begins[end] -= 1;
                self.list[self.begins[end] as usize] = link.id;
            }
        }
    }

    /// Returns the links of a statement, by its place in the table; in reading order of the other end.
    pub(super) fn of(&self, place: StatementIndex) -> &[LinkId] {
        let range = self.begins.get(place.number()).zip(self.begins.get(place.number() + 1));
        range.and_then(|(begin, end)| self.list.get(*begin as usize..*end as usize)).unwrap_or_default()
    }
}
