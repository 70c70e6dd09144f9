//! The parties with their figures.

use model::PartyColour;

use super::content::ReportSide;
use crate::reading::{Debate, Reading};
use model::{is_same_name, one_line};

/// One row of the table of parties.
pub(super) struct ReportFigures {
    pub(super) side: ReportSide,
    /// The full name, where it is not the short one.
    pub(super) name: Option<String>,
    pub(super) statements: usize,
    pub(super) words: usize,
    /// Of the words of all parties, in percent; nothing where there are none.
    pub(super) share: Option<usize>,
    pub(super) quoted: usize,
    pub(super) accused: usize,
    pub(super) answered: usize,
    pub(super) settled: usize,
}

impl ReportFigures {
    /// Replies that are missing, and nobody has said why.
    pub(super) const fn missing(&self) -> usize {
        self.accused.saturating_sub(self.answered + self.settled)
    }
}

/// Every party in the order of its panel; then the others, where they say anything.
pub(super) fn all(reading: &Reading<'_>, debate: &Debate) -> Vec<ReportFigures> {
    let shown = reading.project.parties.iter().filter(|party| !party.waiting).map(|party| Some(party.id));
    let all = shown.chain([None]).map(|panel| {
        let own = debate.figures.of(panel);
        let party = panel.and_then(|id| reading.project.party(id));
        let whole = debate.figures.words();
        ReportFigures {
            side: ReportSide::of(reading, panel),
            name: party.filter(|it| !is_same_name(&it.name, &it.short)).map(|it| one_line(&it.name)),
            statements: own.statements,
            words: own.words,
            share: (whole > 0).then(|| (own.words * 200 + whole) / (2 * whole)),
            quoted: own.quoted,
            accused: own.accused,
            answered: own.answered,
            settled: own.settled,
        }
    });
    all.filter(|it| it.side.mark.is_some() || it.statements > 0 || it.accused > 0).collect()
}

/// A party's colour as a name that the style sheet knows.
pub(in super::super) const fn class(colour: PartyColour) -> &'static str {
    match colour {
        PartyColour::Ochre => "ochre",
        PartyColour::Blue => "blue",
        PartyColour::Green => "green",
        PartyColour::Violet => "violet",
        PartyColour::Rose => "rose",
        PartyColour::Slate => "slate",
        PartyColour::Olive => "olive",
        PartyColour::Cyan => "cyan",
        PartyColour::Crimson => "crimson",
        PartyColour::Indigo => "indigo",
        PartyColour::Brown => "brown",
        PartyColour::Teal => "teal",
    }
}
