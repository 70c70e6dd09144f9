//! The facets of every statement: small numbers in columns, computed once a revision.
//!
//! A filter of 100,000 statements is then a pass over flat memory, and an edit of one of them a few numbers.

use std::collections::HashMap;

use imbl::ordmap::DiffItem;

use super::bits::BitSet;
use super::choice::{FilterChoice, FilterKind, ReplyFilter};
use super::column::{ChoiceIndex, FacetColumn};
use crate::app::index::StatementTable;
use analysis::{ReplyDue, ReplyState, StatementIndex};
use model::{Act, Codebook, NatureKind, Project, ReviewStatus, Statement, TagId};

/// The facets.
#[derive(Debug)]
pub(super) struct Facets {
    /// The project that it was computed from: a copy costs next to nothing.
    of: Project,
    /// The number of statements. Each has its place in the table of the index.
    size: usize,
    /// The choices of each kind.
    choices: Vec<Vec<FilterChoice>>,
    numbers: HashMap<FilterChoice, ChoiceIndex>,
    columns: Vec<FacetColumn>,
    attitudes: BitSet,
    rejected: BitSet,
    /// The tags that name kinds of claim.
    types: Vec<(TagId, Option<NatureKind>)>,
}

/// The result of following a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FacetUpdate {
    /// All is as it was.
    None,
    /// Something of a statement is another.
    Facts,
    /// Everything was computed again: the words of statements may be others, or are at other places.
    Words,
}

/// Returns `true` if the choices, whose a speaker's statements are, and the order of the articles are still the same.
fn same_cast(before: &Project, project: &Project) -> bool {
    let articles = |project: &Project| project.articles.iter().map(|article| article.id).collect::<Vec<_>>();
    before.speakers.ptr_eq(&project.speakers)
        && before.parties == project.parties
        && before.codebook == project.codebook
        && articles(before) == articles(project)
}

impl Facets {
    /// Computes everything.
    pub(super) fn new(project: &Project, table: &StatementTable) -> Self {
        let size = table.rows.len();
        let choices: Vec<Vec<FilterChoice>> =
            FilterKind::ALL.iter().map(|kind| FilterChoice::all(*kind, project)).collect();
        let numbered = choices.iter().flat_map(|all| all.iter().copied().zip(ChoiceIndex::all(all.len())));
        let mut facets = Self {
            of: project.clone(),
            size,
            numbers: numbered.collect(),
            columns: FilterKind::ALL
                .iter()
                .zip(&choices)
                .map(|(kind, all)| match kind {
                    FilterKind::Tag | FilterKind::Relation | FilterKind::ClaimType | FilterKind::Reply => {
                        FacetColumn::many(size, all.len())
                    }
                    _ => FacetColumn::one(size),
                })
                .collect(),
            choices,
            attitudes: BitSet::new(size, false),
            rejected: BitSet::new(size, false),
            types: types(&project.codebook),
        };
        for (row, place) in table.rows.iter().zip(StatementIndex::all(size)) {
            if let Some(statement) = project.statements.get(&row.id) {
                facets.enter(project, place, statement);
            }
        }
        facets.relations(project, table);
        facets.evidence(project, table);
        facets
    }

    /// Brings it up to a project, and tells what that came to.
    pub(super) fn follow(&mut self, project: &Project, table: &StatementTable) -> FacetUpdate {
        if !same_cast(&self.of, project) {
            *self = Self::new(project, table);
            return FacetUpdate::Words;
        }
        let before = self.of.statements.clone();
        let mut news = FacetUpdate::None;
        for change in before.diff(&project.statements) {
            let DiffItem::Update { old: (_, old), new: (id, new) } = change else {
                *self = Self::new(project, table);
                return FacetUpdate::Words;
            };
            let moved = old.article != new.article
                || (&old.spans, old.lost) != (&new.spans, new.lost)
                || old.via.is_some() != new.via.is_some();
            // Another order is another place for all.
            let Some(place) = table.place(*id).filter(|_| !moved) else {
                *self = Self::new(project, table);
                return FacetUpdate::Words;
            };
            self.enter(project, place, new);
            news = FacetUpdate::Facts;
        }
        if !self.of.links.ptr_eq(&project.links) {
            self.relations(project, table);
            news = FacetUpdate::Facts;
        }
        if !self.of.citations.ptr_eq(&project.citations) {
            self.evidence(project, table);
            news = FacetUpdate::Facts;
        }
        self.of = project.clone();
        news
    }

    /// The number of statements.
    pub(super) fn len(&self) -> usize {
        self.size
    }

    /// The choices of a kind.
    pub(super) fn choices(&self, kind: FilterKind) -> &[FilterChoice] {
        self.choices.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    /// The statements that have one of these choices, which are of one kind.
    pub(super) fn having(&self, kind: FilterKind, chosen: impl Iterator<Item = FilterChoice>) -> BitSet {
        let numbers: Vec<ChoiceIndex> =
            chosen.filter_map(|choice| self.numbers.get(&choice).copied()).collect();
        self.columns.get(kind as usize).map_or_else(BitSet::default, |column| column.having(&numbers))
    }

    /// The number of these statements that have each choice of a kind.
    pub(super) fn counts(&self, kind: FilterKind, among: &BitSet) -> Vec<u32> {
        let column = self.columns.get(kind as usize);
        column.map_or_else(Vec::new, |column| column.counts(among, self.choices(kind).len()))
    }

    /// The statements that can have cards at all.
    pub(super) fn population(&self, attitudes: bool, rejected: bool) -> BitSet {
        let mut all = BitSet::new(self.len(), true);
        if !attitudes {
            all.and(&self.attitudes.not());
        }
        if !rejected {
            all.and(&self.rejected.not());
        }
        all
    }

    /// Writes down what one statement says of itself.
    fn enter(&mut self, project: &Project, place: StatementIndex, statement: &Statement) {
        self.attitudes.set(place, statement.act == Act::Attitude);
        self.rejected.set(place, statement.status == ReviewStatus::Rejected);
        self.give(place, FilterChoice::Article(statement.article));
        self.give(place, FilterChoice::Party(project.party_of(statement)));
        self.give(place, FilterChoice::Speaker(statement.speaker));
        self.give(place, FilterChoice::Status(statement.status));
        self.give(place, FilterChoice::Claim(statement.claim));
        self.give(place, FilterChoice::Mode(statement.mode));
        for kind in [FilterKind::Tag, FilterKind::ClaimType] {
            self.columns[kind as usize].clear(place);
        }
        for tagging in &statement.tags {
            self.give(place, FilterChoice::Tag(Some(tagging.tag)));
        }
        if statement.tags.is_empty() {
            self.give(place, FilterChoice::Tag(None));
        }
        let kinds = claim_types(&self.types, statement);
        if kinds.is_empty() {
            self.give(place, FilterChoice::ClaimType(None));
        }
        for kind in kinds {
            self.give(place, FilterChoice::ClaimType(Some(kind)));
        }
    }

    fn give(&mut self, place: StatementIndex, choice: FilterChoice) {
        if let (Some(number), Some(column)) =
            (self.numbers.get(&choice), self.columns.get_mut(choice.kind() as usize))
        {
            column.give(place, *number);
        }
    }

    fn relations(&mut self, project: &Project, table: &StatementTable) {
        let mut linked = BitSet::new(self.len(), false);
        self.columns[FilterKind::Relation as usize] =
            FacetColumn::many(self.len(), self.choices(FilterKind::Relation).len());
        for link in project.links.values().filter(|link| link.status != ReviewStatus::Rejected) {
            let ends = [table.place(link.from), table.place(link.to)];
            for place in ends.into_iter().flatten() {
                self.give(place, FilterChoice::Relation(Some(link.relation)));
                linked.set(place, true);
            }
        }
        for place in linked.not().iter() {
            self.give(place, FilterChoice::Relation(None));
        }
    }

    /// Takes over what became of the replies that are due, which the analysis of the whole project knows.
    pub(super) fn replies(&mut self, dues: &[ReplyDue]) {
        let mut due = BitSet::new(self.len(), false);
        self.columns[FilterKind::Reply as usize] =
            FacetColumn::many(self.len(), self.choices(FilterKind::Reply).len());
        for it in dues {
            let reply = match it.state {
                ReplyState::Missing => ReplyFilter::Missing,
                ReplyState::Explained(_) => ReplyFilter::Explained,
                ReplyState::Answered(_) | ReplyState::Heard(_) => ReplyFilter::Answered,
                ReplyState::NotAccused => continue,
            };
            due.set(it.place, true);
            self.give(it.place, FilterChoice::Reply(Some(reply)));
        }
        for place in due.not().iter() {
            self.give(place, FilterChoice::Reply(None));
        }
    }

    fn evidence(&mut self, project: &Project, table: &StatementTable) {
        let mut cited = BitSet::new(self.len(), false);
        let places = project.citations.values().filter_map(|citation| table.place(citation.statement));
        places.for_each(|place| cited.set(place, true));
        for place in StatementIndex::all(self.len()) {
            self.give(place, FilterChoice::Evidence(cited.has(place)));
        }
    }
}

/// The tags of the codebook that name kinds of claim, and which.
fn types(codebook: &Codebook) -> Vec<(TagId, Option<NatureKind>)> {
    let of_kind =
        |tag: TagId| NatureKind::ALL.into_iter().find(|kind| codebook.claim_type(*kind) == Some(tag));
    let groups = codebook.groups.iter();
    let typed = groups.filter(|group| group.tags.iter().any(|tag| of_kind(tag.id).is_some()));
    typed.flat_map(|group| group.tags.iter().map(|tag| (tag.id, of_kind(tag.id)))).collect()
}

/// The claim types of a statement: those that people decided, and where nobody has, those that it seems to have.
pub(super) fn claim_types(types: &[(TagId, Option<NatureKind>)], statement: &Statement) -> Vec<NatureKind> {
    let decided = |tag: TagId| types.iter().find(|(of, _)| *of == tag);
    let mut tags = statement.tags.iter().filter_map(|tagging| decided(tagging.tag)).peekable();
    if tags.peek().is_some() {
        return tags.filter_map(|(_, kind)| *kind).collect();
    }
    statement.nature.iter().map(|nature| nature.kind).collect()
}
