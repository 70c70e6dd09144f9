//! What was laid out for other [`Shows`]: whoever goes back and forth between two of them finds both as they were left.
//!
//! It is good as long as nothing but these changes: neither the project nor what the filters let through.

use std::collections::HashMap;
use std::mem::{replace, swap};

use super::{Aspects, At, Column, Figures, Index, PartyId, Shows, StatementId};

/// What [`Index::show`] makes, but for the links.
#[derive(Debug, Default)]
pub(super) struct LaidOut {
    /// What it was made for; nothing where it was made for nothing, and lends its room alone.
    of: Option<Shows>,
    /// When it became another one last.
    serial: u64,
    order: Vec<StatementId>,
    attitudes: Vec<StatementId>,
    columns: Vec<Column>,
    figures: HashMap<Option<PartyId>, Figures>,
    places: Vec<At>,
    cards: Vec<(At, At)>,
    passing: usize,
}

impl Index {
    /// Puts away what is laid out, which was made for `before`, and takes up what was made for the present wishes. Gives
    /// whether there was such a thing; otherwise all has to be laid out.
    pub(super) fn take_up(&mut self, before: Shows) -> bool {
        let mut other = self.other.take().unwrap_or_default();
        let known = other.of.replace(before) == Some(self.shows);
        swap(&mut self.order, &mut other.order);
        swap(&mut self.attitudes, &mut other.attitudes);
        swap(&mut self.columns, &mut other.columns);
        swap(&mut self.figures, &mut other.figures);
        swap(&mut self.places, &mut other.places);
        swap(&mut self.cards, &mut other.cards);
        swap(&mut self.passing, &mut other.passing);
        let serial = replace(&mut other.serial, self.serials.of(Aspects::CARDS));
        if known {
            // So is whatever views keep of it.
            self.serials.take_back(Aspects::CARDS, serial);
            self.show_links();
        }
        self.other = Some(other);
        known
    }
}
