//! The labels that the recogniser gives to names.

/// Names that were recognised of one spelling, by what they were taken for.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct LabelCounts {
    pub(super) person: u32,
    organisation: u32,
    pub(super) place: u32,
    people: u32,
    other: u32,
}

/// The label that the recogniser gave to a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EntityLabel {
    Person,
    Organisation,
    Place,
    People,
    Other,
    Unknown,
}

impl LabelCounts {
    pub(super) fn add(&mut self, label: EntityLabel) {
        match label {
            EntityLabel::Person => self.person += 1,
            EntityLabel::Organisation => self.organisation += 1,
            EntityLabel::Place => self.place += 1,
            EntityLabel::People => self.people += 1,
            EntityLabel::Other => self.other += 1,
            EntityLabel::Unknown => {}
        }
    }

    /// The kind that most were taken for; the first named of equals.
    pub(super) fn most(self) -> EntityLabel {
        let all = [
            (self.person, EntityLabel::Person),
            (self.organisation, EntityLabel::Organisation),
            (self.place, EntityLabel::Place),
            (self.people, EntityLabel::People),
            (self.other, EntityLabel::Other),
        ];
        let most = all.iter().map(|(count, _)| *count).max().unwrap_or_default();
        if most == 0 {
            return EntityLabel::Unknown;
        }
        all.iter().find(|(count, _)| *count == most).map_or(EntityLabel::Unknown, |(_, label)| *label)
    }
}
