//! The claims as lines, sorted; made anew where the project or the choice has changed.

use std::cmp::Reverse;

use crate::app::view_context::ViewContext;
use analysis::{CheckWorth, CheckWorths, ReplyState};
use model::{ReviewStatus, Statement, StatementId};

/// The columns of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum ClaimColumn {
    /// Its place in the text.
    Claim,
    #[default]
    Worth,
    Party,
    Status,
    Verdict,
    Sources,
    Reply,
}

impl ClaimColumn {
    pub(super) const ALL: [Self; 7] =
        [Self::Claim, Self::Worth, Self::Party, Self::Status, Self::Verdict, Self::Sources, Self::Reply];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Claim => "Claim",
            Self::Worth => "Check",
            Self::Party => "Party",
            Self::Status => "Status",
            Self::Verdict => "Verdict",
            Self::Sources => "Sources",
            Self::Reply => "Reply",
        }
    }
}

/// The statements that are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum ClaimScope {
    /// Those that a person marked as claims.
    Marked,
    /// Those, and those in which something can be looked up.
    #[default]
    Checkable,
    /// All that pass the filters.
    All,
}

/// The choice of lines and their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct ClaimQuery {
    pub(super) scope: ClaimScope,
    pub(super) sort: ClaimColumn,
    /// `true` if the order is the other way round.
    pub(super) turned: bool,
}

/// The next step that is due to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ReplyOfClaim {
    Missing,
    Explained,
    Answered,
    NotDue,
}

impl ReplyOfClaim {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Explained => "explained",
            Self::Answered => "answered",
            Self::NotDue => "–",
        }
    }
}

/// A line of the table: plain values by which it is sorted.
#[derive(Debug, Clone, Copy)]
pub(super) struct ClaimLine {
    pub(super) id: StatementId,
    pub(super) worth: CheckWorth,
    /// The place of the party in the project; those without one last.
    party: usize,
    status: ReviewStatus,
    /// The place of the rating on the scale; those without one last.
    verdict: usize,
    pub(super) sources: usize,
    pub(super) reply: ReplyOfClaim,
}

/// The lines of one state of the project.
#[derive(Debug, Default)]
pub(super) struct ClaimList {
    of: Option<(u64, usize, ClaimQuery)>,
    pub(super) lines: Vec<ClaimLine>,
    pub(super) worths: CheckWorths,
}

impl ClaimList {
    /// Brings the lines up to date. Nothing is done while project, filters and choice are the same.
    pub(super) fn refresh(&mut self, shown: &ViewContext<'_>, query: ClaimQuery) {
        let of = (shown.session.state(), shown.layout().laid.passing, query);
        if self.of == Some(of) {
            return;
        }
        self.of = Some(of);
        let project = shown.project();
        self.worths = CheckWorths::new(project);
        let analyses = shown.analyses();
        let mut sources = std::collections::HashMap::new();
        for citation in project.citations.values() {
            *sources.entry(citation.statement).or_insert(0_usize) += 1;
        }
        let party = |statement: &Statement| {
            let party = project.party_of(statement);
            project.parties.iter().position(|it| Some(it.id) == party).unwrap_or(usize::MAX)
        };
        let verdict = |statement: &Statement| {
            let rating = statement.verdict.as_ref().map(|rated| rated.rating);
            project.scale.ratings.iter().position(|it| Some(it.id) == rating).unwrap_or(usize::MAX)
        };
        let order = &shown.layout().laid.order;
        let statements =
            order.iter().filter(|id| shown.layout().passes(**id)).filter_map(|id| shown.statement(*id));
        self.lines = statements
            .map(|statement| (statement, self.worths.of(statement)))
            .filter(|(statement, worth)| match query.scope {
                ClaimScope::Marked => statement.claim,
                ClaimScope::Checkable => statement.claim || worth.is_checkable(),
                ClaimScope::All => true,
            })
            .map(|(statement, worth)| ClaimLine {
                id: statement.id,
                worth,
                party: party(statement),
                status: statement.status,
                verdict: verdict(statement),
                sources: sources.get(&statement.id).copied().unwrap_or_default(),
                reply: reply(analyses.dues(shown.index(), statement.id)),
            })
            .collect();
        self.sort(query);
    }

    /// Sorts the lines, which are in reading order; equal ones stay in that order.
    fn sort(&mut self, query: ClaimQuery) {
        match query.sort {
            ClaimColumn::Claim => {}
            ClaimColumn::Worth => self.lines.sort_by_key(|line| Reverse(line.worth)),
            ClaimColumn::Party => self.lines.sort_by_key(|line| line.party),
            ClaimColumn::Status => self.lines.sort_by_key(|line| line.status == ReviewStatus::Confirmed),
            ClaimColumn::Verdict => self.lines.sort_by_key(|line| line.verdict),
            ClaimColumn::Sources => self.lines.sort_by_key(|line| line.sources),
            ClaimColumn::Reply => self.lines.sort_by_key(|line| line.reply),
        }
        if query.turned {
            self.lines.reverse();
        }
    }

    /// The place of a statement in the table.
    pub(super) fn place(&self, statement: StatementId) -> Option<usize> {
        self.lines.iter().position(|line| line.id == statement)
    }
}

fn reply(dues: &[analysis::ReplyDue]) -> ReplyOfClaim {
    let each = dues.iter().map(|due| match due.state {
        ReplyState::Missing => ReplyOfClaim::Missing,
        ReplyState::Explained(_) => ReplyOfClaim::Explained,
        ReplyState::Answered(_) | ReplyState::Heard(_) => ReplyOfClaim::Answered,
        ReplyState::NotAccused => ReplyOfClaim::NotDue,
    });
    each.min().unwrap_or(ReplyOfClaim::NotDue)
}
