//! The facts of a project that everything above is computed from, kept up to date by what has changed.
//!
//! The index knows the project and what the analyses ask of it, and nothing of what is shown: the filters and the layout
//! of the panels are above it.
//!
//! # How it keeps up
//!
//! An [`Index`] keeps the project that it was made from. [`Index::follow`] compares that with the present one, by the
//! records in which they differ (a persistent map skips what two of its states share), and renews only what depends on
//! these:
//!
//! - a note, a verdict: nothing;
//! - a tag, a citation, the status: the lists and counts that name it;
//! - a link: the list of links;
//! - a party, a speaker: a pass over the [`table`]'s plain numbers;
//! - a statement that is new, gone or moved, or another text: everything.
//!
//! # How to add something derived
//!
//! - A count or list that does not depend on what is shown: a field here, filled in in [`Index::new`] and, by what has
//!   changed, in `follow`. One that does belongs to the layout. The property test of the layout compares following with
//!   computing everything: add the field to its `State`.
//! - A fact of a statement that is needed of all statements (a filter, a figure): a field of [`StatementRow`].
//! - A value that is expensive, or not always needed (figures of the analysis, a list in the inspector): a [`Memo`]
//!   of the [`ChangedAspects`] that it is made from, where it is used. It is computed when it is first asked for.
//! - A value that a view keeps from one frame to the next: beside it, [`Index::serial`] of the aspects that it is made
//!   from.

mod follow;
mod links;
mod memo;
mod paragraphs;
mod reading_order;
mod review_progress;
mod revisions;
mod row;
mod table;
#[cfg(test)]
pub(crate) mod testing;
mod unplaced_speaker;

use std::collections::HashMap;

pub(crate) use self::links::{LinkIndex, LinkRow};
pub(crate) use self::memo::Memo;
pub(crate) use self::paragraphs::Paragraph;
pub(crate) use self::reading_order::ReadingOrder;
pub(crate) use self::review_progress::ReviewProgress;
pub(crate) use self::revisions::ChangedAspects;
use self::revisions::Revisions;
pub(crate) use self::row::{CompactRow, StatementRow};
pub(crate) use self::table::StatementTable;
pub(crate) use self::unplaced_speaker::UnplacedSpeaker;

use analysis::{LinkEdge, StatementFact, StatementFacts, StatementIndex};
use model::{Act, ArticleId, CitationId, Project, StatementId, TagId};

/// The facts of one state of a project.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// The project that all of this is made of; nothing before there is one.
    of: Option<Project>,
    serials: Revisions,
    /// All statements in reading order, also those that are not shown.
    pub(crate) table: StatementTable,
    /// The citations of each statement.
    pub(crate) citations: HashMap<StatementId, Vec<CitationId>>,
    /// The paragraphs of each article, with the statements in them.
    pub(crate) paragraphs: HashMap<ArticleId, Vec<Paragraph>>,
    /// The number of statements that each tag was given to.
    pub(crate) tag_uses: HashMap<TagId, usize>,
    /// The review progress of what was said.
    pub(crate) speech: ReviewProgress,
    /// The review progress of attitudes.
    pub(crate) attitude: ReviewProgress,
    links: LinkIndex,
}

impl Index {
    /// Computes the index of a project.
    pub(crate) fn new(project: &Project) -> Self {
        let mut index = Self { of: Some(project.clone()), ..Self::default() };
        index.table = StatementTable::new(project);
        index.links = LinkIndex::new(project, &index.table);
        for row in &index.table.rows {
            let reviewed = if row.act == Act::Speech { &mut index.speech } else { &mut index.attitude };
            *reviewed.count(row.status) += 1;
        }
        index.paragraphs = paragraphs::all(project, &index.table);
        for statement in project.statements.values() {
            index.count_tags(statement, true);
        }
        for citation in project.citations.values() {
            index.citations.entry(citation.statement).or_default().push(citation.id);
        }
        index.serials.touch(ChangedAspects::ALL);
        index
    }

    /// Notes that something above the index has changed: [`ChangedAspects::CARDS`].
    pub(crate) fn touch(&mut self, aspects: ChangedAspects) {
        self.serials.touch(aspects);
    }

    /// Notes that these are again as they were when they changed at that time. Nothing else may have changed since.
    pub(crate) fn revert(&mut self, aspects: ChangedAspects, to: u64) {
        self.serials.revert(aspects, to);
    }

    /// The links of all statements, whether they are shown or not.
    pub(crate) fn all_links(&self) -> &LinkIndex {
        &self.links
    }

    /// Returns the revision at which one of these aspects changed last: what was kept with this number is still good while it is the
    /// same. No two projects have the same.
    pub(crate) fn serial(&self, aspects: ChangedAspects) -> u64 {
        self.serials.of(aspects)
    }
}

/// All statements, as the analyses look at them: whatever is shown, and whatever the filters leave out.
impl StatementFacts for &Index {
    fn count(&self) -> usize {
        self.table.rows.len()
    }

    fn fact(&self, place: StatementIndex) -> Option<StatementFact> {
        self.table.fact(place)
    }

    fn place(&self, statement: StatementId) -> Option<StatementIndex> {
        self.table.place(statement)
    }

    fn ties(&self) -> Vec<LinkEdge> {
        self.links.ties()
    }
}
