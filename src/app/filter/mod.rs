//! Filters: which statements have cards. They belong to the view and not to the project.
//!
//! Within one kind of filter a statement needs one of the choices, and of every kind that is chosen from it needs
//! one. [`facets`] holds what is filtered by as small numbers, so that a filter is a pass over flat memory.

mod bits;
mod choice;
mod column;
mod facets;
#[cfg(test)]
mod tests;
mod texts;
mod visibility;

use std::sync::Arc;

use self::bits::BitSet;
pub(crate) use self::choice::{FilterChoice, FilterKind};
use self::facets::{FacetUpdate, Facets};
use self::texts::SearchableTexts;
pub(crate) use self::visibility::Visibility;
use super::analyses::Analyses;
use super::index::StatementTable;
use analysis::StatementIndex;
use model::{ArticleId, Project, ReviewStatus, StatementId};

/// The filter of a person.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Filter {
    /// The choices: kinds in their order, in each the one that was chosen first.
    chosen: Vec<FilterChoice>,
    /// Words that statements must have; empty where any will do.
    pub(crate) text: String,
}

/// A change of the filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FilterChange {
    /// Choose something, or no longer.
    Toggle(FilterChoice),
    /// Choose this alone of its kind.
    Only(FilterChoice),
    /// Only statements that have these words; all where there are none.
    Text(String),
    /// Nothing of a kind is chosen any longer.
    Without(FilterKind),
    /// Nothing is.
    Clear,
}

impl Filter {
    /// Returns `true` if nothing is left out.
    pub(crate) fn is_empty(&self) -> bool {
        self.chosen.is_empty() && self.text.is_empty()
    }

    /// Returns `true` if something is chosen.
    pub(crate) fn has(&self, choice: FilterChoice) -> bool {
        self.chosen.contains(&choice)
    }

    /// The choices of a kind.
    pub(crate) fn of(&self, kind: FilterKind) -> impl Iterator<Item = FilterChoice> + '_ {
        self.chosen.iter().copied().filter(move |choice| choice.kind() == kind)
    }

    /// The kinds that something is chosen of, in their order.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = FilterKind> + '_ {
        FilterKind::ALL.into_iter().filter(|kind| self.of(*kind).next().is_some())
    }

    /// The one article that is chosen; none where all are shown, or several.
    pub(crate) fn article(&self) -> Option<ArticleId> {
        let mut chosen = self.of(FilterKind::Article);
        match (chosen.next(), chosen.next()) {
            (Some(FilterChoice::Article(id)), None) => Some(id),
            _ => None,
        }
    }

    /// Returns `true` if it asks for what was rejected: then that is shown.
    pub(crate) fn wants_rejected(&self) -> bool {
        self.has(FilterChoice::Status(ReviewStatus::Rejected))
    }

    fn change(&mut self, wish: FilterChange) {
        match wish {
            FilterChange::Toggle(choice) if self.has(choice) => self.chosen.retain(|it| *it != choice),
            FilterChange::Toggle(choice) => {
                self.chosen.push(choice);
                self.chosen.sort_by_key(|choice| choice.kind());
            }
            FilterChange::Only(choice) => {
                self.change(FilterChange::Without(choice.kind()));
                self.change(FilterChange::Toggle(choice));
            }
            FilterChange::Text(text) => self.text = text.split_whitespace().collect::<Vec<_>>().join(" "),
            FilterChange::Without(kind) => self.chosen.retain(|choice| choice.kind() != kind),
            FilterChange::Clear => *self = Self::default(),
        }
    }
}

/// The number of statements that a choice represents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ChoiceCount {
    /// The possible choices.
    pub(crate) choice: FilterChoice,
    /// The number that it would leave alone of its kind, given what is chosen of the other kinds.
    pub(crate) left: u32,
    /// The number that it would leave if nothing else were chosen.
    pub(crate) all: u32,
}

/// The filter, and which statements it lets through. Statements are named by their places in the table of the index.
#[derive(Debug, Default)]
pub(crate) struct Filters {
    filter: Filter,
    /// Computed when a person first wants to filter, and kept up to date from then on.
    facets: Option<Facets>,
    texts: Option<SearchableTexts>,
    /// The statements that pass; nothing while nothing is filtered.
    passing: Option<BitSet>,
    /// Statements that do not pass and have cards nevertheless, because they are selected.
    guests: Vec<StatementId>,
    /// The analyses from which the facets know of replies.
    replies: Option<Arc<Analyses>>,
    /// True if the filter is another one than that of `passing`.
    changed: bool,
    /// The selected statements, of which the guests are those that do not pass.
    selected: Vec<StatementId>,
    /// The guests that were told of last.
    told: Vec<StatementId>,
    /// True if the guests are others than those who have cards.
    others: bool,
}

impl Filters {
    /// The filter of a person.
    pub(crate) fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Returns `true` if a statement passes.
    pub(crate) fn passes(&self, place: Option<StatementIndex>) -> bool {
        self.passing.as_ref().is_none_or(|passing| place.is_some_and(|place| passing.has(place)))
    }

    /// Returns `true` if a statement has a card as far as filters go: it passes, or is selected.
    pub(crate) fn has_card(&self, place: StatementIndex, id: StatementId) -> bool {
        self.passes(Some(place)) || self.guests.contains(&id)
    }

    /// The statements that have cards although they do not pass.
    pub(crate) fn exceptions(&self) -> &[StatementId] {
        &self.guests
    }

    /// Changes what is filtered by.
    pub(crate) fn change(&mut self, wish: FilterChange) {
        self.filter.change(wish);
        self.changed = true;
    }

    /// Lets the selected statements that do not pass have cards. Tells whether there are others than it was told before.
    pub(crate) fn set_exceptions(
        &mut self,
        selected: &[StatementId],
        place: impl Fn(StatementId) -> Option<StatementIndex>,
    ) -> bool {
        self.selected = selected.to_vec();
        self.seat_guests(place);
        let others = self.guests != self.told;
        if others {
            self.told.clone_from(&self.guests);
        }
        others
    }

    /// Tells whether cards have to follow, because there are other guests.
    pub(crate) fn are_behind(&self) -> bool {
        self.others
    }

    fn seat_guests(&mut self, place: impl Fn(StatementId) -> Option<StatementIndex>) {
        let guests: Vec<StatementId> = match self.passing {
            None => Vec::new(),
            Some(_) => self.selected.iter().copied().filter(|id| !self.passes(place(*id))).collect(),
        };
        self.others |= guests != self.guests;
        self.guests = guests;
    }

    /// Returns `true` if a person has filtered, or is about to.
    pub(crate) fn are_in_use(&self) -> bool {
        self.facets.is_some()
    }

    /// Makes counts possible from now on.
    pub(crate) fn prepare(&mut self, project: &Project, table: &StatementTable) {
        self.facets.get_or_insert_with(|| Facets::new(project, table));
        self.texts.get_or_insert_with(|| SearchableTexts::new(project, table));
    }

    /// Takes over what the analyses know of replies. Tells whether that can change which statements pass.
    fn update_replies(&mut self, analyses: Arc<Analyses>) -> bool {
        let Some(facets) = &mut self.facets else { return false };
        if self.replies.as_ref().is_some_and(|known| Arc::ptr_eq(known, &analyses)) {
            return false;
        }
        facets.replies(analyses.replies.replies_due());
        self.replies = Some(analyses);
        self.filter.of(FilterKind::Reply).next().is_some()
    }

    /// Follows the project, the index and the analyses, which are asked only while the filters are in use. Tells whether
    /// other statements have cards than before.
    pub(crate) fn follow(
        &mut self,
        project: &Project,
        table: &StatementTable,
        analyses: impl FnOnce() -> Arc<Analyses>,
    ) -> bool {
        let known = self.filter.chosen.len();
        self.filter.chosen.retain(|choice| choice.name(project).is_some());
        let mut again = std::mem::take(&mut self.changed) || known != self.filter.chosen.len();
        if let Some(facets) = &mut self.facets {
            let news = facets.follow(project, table);
            again |= news != FacetUpdate::None;
            if news == FacetUpdate::Words {
                self.replies = None;
            }
            if news == FacetUpdate::Words || self.texts.as_ref().is_some_and(|texts| !texts.are_of(project)) {
                self.texts = None;
            }
        }
        if !self.filter.is_empty() {
            self.facets.get_or_insert_with(|| Facets::new(project, table));
            if self.texts.is_none() && !self.filter.text.is_empty() {
                self.texts = Some(SearchableTexts::new(project, table));
                again = true;
            }
        }
        if self.are_in_use() {
            again |= self.update_replies(analyses());
        }
        let before = self.passing.take();
        if let Some(facets) = self.facets.as_ref().filter(|_| !self.filter.is_empty()) {
            let kept = before.clone().filter(|_| !again);
            self.passing = kept.or_else(|| Some(those(&self.filter, facets, self.texts.as_ref(), |_| true)));
        }
        self.seat_guests(|id| table.place(id));
        std::mem::take(&mut self.others) || self.passing != before
    }

    /// The possible choices, and how many statements each would leave. Nothing before [`Self::prepare`].
    pub(crate) fn counts(&self, shows: Visibility) -> Vec<ChoiceCount> {
        let Some(facets) = &self.facets else { return Vec::new() };
        let of_kind = |kind: FilterKind| {
            // To choose what was rejected is to show it.
            let rejected = shows.rejected || kind == FilterKind::Status || self.filter.wants_rejected();
            let population = facets.population(shows.attitudes, rejected);
            let all = facets.counts(kind, &population);
            let mut among = those(&self.filter, facets, self.texts.as_ref(), |other| other != kind);
            among.and(&population);
            let left = facets.counts(kind, &among);
            let numbers = facets.choices(kind).iter().zip(left).zip(all);
            numbers
                .map(|((choice, left), all)| ChoiceCount { choice: *choice, left, all })
                .collect::<Vec<_>>()
        };
        FilterKind::ALL.into_iter().flat_map(of_kind).collect()
    }

    /// The number of statements that would be left without one kind of filter, or without the words where it is nothing.
    pub(crate) fn count_without(&self, kind: Option<FilterKind>, shows: Visibility) -> usize {
        let Some(facets) = &self.facets else { return 0 };
        let texts = self.texts.as_ref().filter(|_| kind.is_some());
        let mut left = those(&self.filter, facets, texts, |other| Some(other) != kind);
        let asked = self.filter.wants_rejected() && kind != Some(FilterKind::Status);
        left.and(&facets.population(shows.attitudes, shows.rejected || asked));
        left.count()
    }

    /// The number of statements that would be left with these words in place of those that are asked for.
    pub(crate) fn count_with(&self, text: &str, shows: Visibility) -> Option<usize> {
        let (facets, texts) = self.facets.as_ref().zip(self.texts.as_ref())?;
        let mut left = those(&self.filter, facets, None, |_| true);
        left.and(&facets.population(shows.attitudes, shows.rejected || self.filter.wants_rejected()));
        texts.keep(&mut left, text);
        Some(left.count())
    }
}

/// The statements that pass the kinds of a filter that are asked for; with texts, those with its words.
fn those(
    filter: &Filter,
    facets: &Facets,
    texts: Option<&SearchableTexts>,
    kinds: impl Fn(FilterKind) -> bool,
) -> BitSet {
    let mut those = BitSet::new(facets.len(), true);
    for kind in filter.kinds().filter(|kind| kinds(*kind)) {
        those.and(&facets.having(kind, filter.of(kind)));
    }
    if let Some(texts) = texts {
        texts.keep(&mut those, &filter.text);
    }
    those
}
