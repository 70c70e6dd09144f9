//! The work of a desk on claims: who does what until when, the checklist, and the earlier verdicts.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ChecklistItemId, Coded, Statement, StatementId, Verdict};

/// The state of the work on a claim: a column of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum WorkStage {
    /// Nobody has begun.
    Unchecked,
    /// Somebody looks for evidence.
    InProgress,
    /// Somebody was asked, and has not answered.
    WaitingForReply,
    /// A second person reads the verdict.
    InReview,
    /// Finished.
    Done,
}

impl WorkStage {
    /// Every stage, in the order of the board.
    pub const ALL: [Self; 5] =
        [Self::Unchecked, Self::InProgress, Self::WaitingForReply, Self::InReview, Self::Done];

    /// Returns the head of its column.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unchecked => "Unchecked",
            Self::InProgress => "In progress",
            Self::WaitingForReply => "Waiting for a reply",
            Self::InReview => "In review",
            Self::Done => "Done",
        }
    }

    /// Returns the name within a sentence.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Unchecked => "unchecked",
            Self::InProgress => "in progress",
            Self::WaitingForReply => "waiting for a reply",
            Self::InReview => "in review",
            Self::Done => "done",
        }
    }

    /// Returns the next stage, or the one before; `None` at the ends.
    #[must_use]
    pub fn beside(self, forward: bool) -> Option<Self> {
        let at = Self::ALL.iter().position(|stage| *stage == self)?;
        let at = if forward { at + 1 } else { at.checked_sub(1)? };
        Self::ALL.get(at).copied()
    }

    /// Returns the stage that the work itself shows, for a claim that nobody has moved: whether it has evidence, a
    /// verdict, and a second reader. Nothing in the project says that somebody waits for a reply.
    #[must_use]
    pub fn of_work(verdict: Option<&Verdict>, has_evidence: bool) -> Self {
        match verdict.map(|verdict| verdict.last_reading().map(|reading| reading.agrees)) {
            Some(Some(true)) => Self::Done,
            Some(Some(false)) => Self::InProgress,
            Some(None) => Self::InReview,
            None if has_evidence => Self::InProgress,
            None => Self::Unchecked,
        }
    }
}

/// The urgency of a claim.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Priority {
    /// To be done first.
    High,
    /// In its turn.
    #[default]
    Normal,
    /// When there is time.
    Low,
}

impl Priority {
    /// Every priority, the most urgent first.
    pub const ALL: [Self; 3] = [Self::High, Self::Normal, Self::Low];

    /// Returns the word for the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Normal => "normal",
            Self::Low => "low",
        }
    }

    /// Returns whether it is to be done in its turn.
    #[must_use]
    pub fn is_normal(&self) -> bool {
        *self == Self::Normal
    }
}

/// The work on a claim. A project has none for claims of which nothing is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimWork {
    /// The claim.
    pub statement: StatementId,
    /// The column to which a person moved it, or `None` for the one that the work shows ([`WorkStage::of_work`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<WorkStage>,
    /// The person who works on it, as people call them; empty where nobody does.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// The urgency.
    #[serde(default, skip_serializing_if = "Priority::is_normal")]
    pub priority: Priority,
    /// The day on which it should be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The points of the checklist that are done, in the order of their ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ticks: Vec<Tick>,
    /// The verdicts before the present one, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier_verdicts: Vec<Verdict>,
}

/// A point of the checklist that is done for a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tick {
    /// The point.
    pub item: ChecklistItemId,
    /// The person who ticked it, and the moment.
    pub coded: Coded,
}

/// A point of the checklist that every claim of the project has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    /// Its id.
    pub id: ChecklistItemId,
    /// The words: "Read the source itself".
    pub text: String,
}

/// A checklist to begin with, in the order of the work.
pub const STANDARD_CHECKLIST: [&str; 7] = [
    "Asked whoever made the claim for its source",
    "Read the source itself, not a report of it",
    "Looked for a source that says otherwise",
    "Compared figures, units, dates and places with the source",
    "Asked whoever is criticised for a reply",
    "Kept an archived copy of each web page",
    "Wrote down what is not known",
];

impl ClaimWork {
    /// Creates a record that says nothing yet.
    #[must_use]
    pub const fn new(statement: StatementId) -> Self {
        Self {
            statement,
            stage: None,
            who: String::new(),
            priority: Priority::Normal,
            due: None,
            ticks: Vec::new(),
            earlier_verdicts: Vec::new(),
        }
    }

    /// Returns whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::new(self.statement)
    }

    /// Returns the tick of a point.
    #[must_use]
    pub fn tick(&self, item: ChecklistItemId) -> Option<&Tick> {
        self.ticks.iter().find(|tick| tick.item == item)
    }

    /// Returns the column of a statement on the board.
    #[must_use]
    pub fn stage_of(work: Option<&Self>, statement: &Statement, has_evidence: bool) -> WorkStage {
        let moved = work.and_then(|work| work.stage);
        moved.unwrap_or_else(|| WorkStage::of_work(statement.verdict.as_deref(), has_evidence))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{IdGenerator, SecondReading};

    #[test]
    fn the_column_follows_the_work() {
        let mut ids = IdGenerator::seeded(1);
        let coded = Coded { by: ids.draw(), at: jiff::Timestamp::UNIX_EPOCH };
        let mut verdict = Verdict::new(ids.draw(), coded);
        assert_eq!(WorkStage::of_work(None, false), WorkStage::Unchecked);
        assert_eq!(WorkStage::of_work(None, true), WorkStage::InProgress);
        assert_eq!(WorkStage::of_work(Some(&verdict), true), WorkStage::InReview);
        let reading = |agrees| SecondReading { agrees, note: "Page 4?".to_owned(), coded };
        verdict.readings.push(reading(false));
        assert_eq!(WorkStage::of_work(Some(&verdict), true), WorkStage::InProgress);
        verdict.readings.push(reading(true));
        assert_eq!(WorkStage::of_work(Some(&verdict), false), WorkStage::Done);
    }

    #[test]
    fn the_stages_are_a_row() {
        let mut at = WorkStage::Unchecked;
        let mut seen = vec![at];
        while let Some(next) = at.beside(true) {
            assert_eq!(next.beside(false), Some(at));
            seen.push(next);
            at = next;
        }
        assert_eq!(seen, WorkStage::ALL);
        assert_eq!(WorkStage::Unchecked.beside(false), None);
    }
}
