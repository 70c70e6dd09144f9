//! The invariants of verdicts and of the work on claims.

use std::fmt::Arguments;

use super::Checker;
use crate::{ClaimWork, Verdict};

impl Checker<'_> {
    pub(super) fn claim_work(&mut self, work: &ClaimWork) {
        let place = format_args!("work on the claim {}", work.statement);
        let known = self.has_statement(work.statement);
        self.require(known, place, format_args!("is about {}, which does not exist", work.statement));
        self.require(!work.is_empty(), place, "says nothing");
        for tick in &work.ticks {
            let known = self.checklist.contains(&tick.item);
            self.require(known, place, format_args!("ticks the point {}, which does not exist", tick.item));
            self.coder(place, tick.coded.by);
        }
        let sorted = work.ticks.windows(2).all(|pair| pair[0].item < pair[1].item);
        self.require(sorted, place, "ticks a point twice, or its ticks are out of order");
        for verdict in &work.earlier_verdicts {
            self.verdict(place, verdict);
        }
        self.no_control_characters(place, work);
    }

    pub(super) fn verdict(&mut self, place: Arguments<'_>, verdict: &Verdict) {
        let known = self.ratings.contains(&verdict.rating);
        self.require(known, place, format_args!("has the rating {}, which does not exist", verdict.rating));
        self.coder(place, verdict.coded.by);
        let said = verdict.unknown.iter().all(|gap| !gap.trim().is_empty());
        self.require(said, place, "has a gap of what is known without words");
        for reading in &verdict.readings {
            self.coder(place, reading.coded.by);
            let other = verdict.may_be_read_by(reading.coded.by);
            self.require(other, place, "has a verdict that its own reviewer read as a second person");
            let explained = reading.agrees || !reading.note.trim().is_empty();
            self.require(explained, place, "has a verdict that was returned without a note");
        }
    }
}
