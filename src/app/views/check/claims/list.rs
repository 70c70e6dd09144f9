//! The claims as lines, sorted; made anew where the project or the choice has changed.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::app::view_context::ViewContext;
use analysis::{CheckWorth, CheckWorths, ReplyState};
use jiff::civil::Date;
use model::{ClaimWork, Priority, ReviewStatus, Statement, StatementId, WorkStage};

/// The columns of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in super::super) enum ClaimColumn {
    /// Its place in the text.
    Claim,
    #[default]
    Worth,
    Party,
    Status,
    Verdict,
    Sources,
    Reply,
    Stage,
}

impl ClaimColumn {
    pub(super) const ALL: [Self; 8] = [
        Self::Claim,
        Self::Worth,
        Self::Party,
        Self::Status,
        Self::Verdict,
        Self::Sources,
        Self::Reply,
        Self::Stage,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Claim => "Claim",
            Self::Worth => "Check",
            Self::Party => "Party",
            Self::Status => "Status",
            Self::Verdict => "Verdict",
            Self::Sources => "Sources",
            Self::Reply => "Reply",
            Self::Stage => "Work",
        }
    }
}

/// The statements that are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in super::super) enum ClaimScope {
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
pub(in super::super) struct ClaimQuery {
    pub(super) scope: ClaimScope,
    pub(super) sort: ClaimColumn,
    /// `true` if the order is the other way round.
    pub(super) turned: bool,
}

/// The next step that is due to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum ReplyOfClaim {
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
pub(in super::super) struct ClaimLine {
    pub(in super::super) id: StatementId,
    pub(in super::super) worth: CheckWorth,
    /// The place in reading order.
    pub(in super::super) place: usize,
    /// The column of the board.
    pub(in super::super) stage: WorkStage,
    pub(in super::super) priority: Priority,
    pub(in super::super) due: Option<Date>,
    /// The place of the party in the project; those without one last.
    party: usize,
    status: ReviewStatus,
    /// The place of the rating on the scale; those without one last.
    verdict: usize,
    pub(super) sources: usize,
    pub(super) reply: ReplyOfClaim,
}

#[cfg(test)]
impl ClaimLine {
    /// A line of which only the claim is known.
    pub(in super::super) const fn plain(id: StatementId) -> Self {
        Self {
            id,
            worth: CheckWorth::Unclear,
            place: 0,
            stage: WorkStage::Unchecked,
            priority: Priority::Normal,
            due: None,
            party: 0,
            status: ReviewStatus::Suggested,
            verdict: 0,
            sources: 0,
            reply: ReplyOfClaim::NotDue,
        }
    }
}

/// The state of the project, the number of statements that pass the filters, and the choice.
pub(in super::super) type ListVersion = (u64, usize, ClaimQuery);

/// The lines of one state of the project.
#[derive(Debug, Default)]
pub(super) struct ClaimList {
    of: Option<ListVersion>,
    pub(super) lines: Vec<ClaimLine>,
    /// The place of each statement among the lines.
    places: HashMap<StatementId, usize>,
    pub(super) worths: CheckWorths,
}

impl ClaimList {
    /// Brings the lines up to date. Nothing is done while project, filters and choice are the same.
    pub(super) fn refresh(&mut self, shown: &ViewContext<'_>, query: ClaimQuery) -> ListVersion {
        let of = (shown.session.state(), shown.layout().laid.passing, query);
        if self.of == Some(of) {
            return of;
        }
        self.of = Some(of);
        let project = shown.project();
        self.worths = CheckWorths::new(project);
        let analyses = shown.analyses();
        let mut sources = HashMap::new();
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
        let work = |statement: &Statement| project.claim_work.get(&statement.id);
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
            .enumerate()
            .map(|(place, (statement, worth))| ClaimLine {
                id: statement.id,
                worth,
                place,
                priority: work(statement).map(|work| work.priority).unwrap_or_default(),
                due: work(statement).and_then(|work| work.due),
                stage: ClaimWork::stage_of(work(statement), statement, sources.contains_key(&statement.id)),
                party: party(statement),
                status: statement.status,
                verdict: verdict(statement),
                sources: sources.get(&statement.id).copied().unwrap_or_default(),
                reply: reply(analyses.dues(shown.index(), statement.id)),
            })
            .collect();
        self.sort(query);
        self.places = self.lines.iter().enumerate().map(|(at, line)| (line.id, at)).collect();
        of
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
            ClaimColumn::Stage => {
                self.lines.sort_by_key(|line| (line.stage, line.priority, line.due.is_none(), line.due));
            }
        }
        if query.turned {
            self.lines.reverse();
        }
    }

    /// The place of a statement in the table.
    pub(super) fn place(&self, statement: StatementId) -> Option<usize> {
        self.places.get(&statement).copied()
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
