//! The changes of verdicts, of their scale, and of the work on claims.

use jiff::civil::Date;

use model::{ChecklistItemId, PartyColour, Priority, RatingId, ScalePreset, StatementId, WorkStage};

/// A change of verdicts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum VerdictIntent {
    /// Rate statements, or remove their verdicts. A new rating has no summary yet.
    Rate { statements: Vec<StatementId>, rating: Option<RatingId> },
    /// Write the verdict on a statement in full.
    Write { statement: StatementId, rating: RatingId, summary: String, unknown: Vec<String> },
    /// Agree with a verdict as a second person, or return it with a note.
    Read { statement: StatementId, agrees: bool, note: String },
}

/// A change of the verdict scale.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum ScaleIntent {
    /// Set the name of the scale.
    Rename(String),
    /// Add a rating behind those that are given.
    AddRating(String),
    /// Set the name and the colour of a rating; without a colour it has that of its place.
    Describe { rating: RatingId, name: String, colour: Option<PartyColour> },
    /// Put a rating in another place among those that are given.
    Move { rating: RatingId, to: usize },
    /// Remove a rating. One that verdicts have stays for them, and is no longer given.
    Remove(RatingId),
    /// Give a retired rating again.
    Restore(RatingId),
    /// Say how many ratings are steps from the worst to the best; `None` where nobody knows.
    SetSteps(Option<usize>),
    /// Take a preset. Ratings of the same name stay; others that verdicts have stay for them.
    Take(ScalePreset),
}

/// A change of the work on claims.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum WorkIntent {
    /// Move claims to a column of the board; with `None` to the one that their work shows.
    Move { statements: Vec<StatementId>, stage: Option<WorkStage> },
    /// Say who works on claims; nobody where it is empty.
    Assign { statements: Vec<StatementId>, who: String },
    /// Set the urgency of claims.
    SetPriority { statements: Vec<StatementId>, priority: Priority },
    /// Set the day on which claims should be done.
    SetDue { statements: Vec<StatementId>, due: Option<Date> },
    /// Tick a point of the checklist for claims, or take the tick away.
    Tick { statements: Vec<StatementId>, item: ChecklistItemId, done: bool },
    /// Add points to the checklist. Those that it has already are left out.
    AddItems(Vec<String>),
    /// Set the words of a point of the checklist.
    RenameItem { item: ChecklistItemId, text: String },
    /// Put a point of the checklist in another place.
    MoveItem { item: ChecklistItemId, to: usize },
    /// Remove a point of the checklist with its ticks.
    RemoveItem(ChecklistItemId),
}
