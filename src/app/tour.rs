//! The steps of the tour of the sample.

/// A step of the tour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TourStep {
    Article,
    Exchanges,
    MissingReply,
    Suggestions,
    Away,
}

impl TourStep {
    /// Every step, in its order.
    pub(crate) const ALL: [Self; 5] =
        [Self::Article, Self::Exchanges, Self::MissingReply, Self::Suggestions, Self::Away];

    /// Its number, from 1 on.
    pub(crate) fn number(self) -> usize {
        self.place() + 1
    }

    /// The step after it, and the one before.
    pub(crate) fn next(self) -> Option<Self> {
        Self::ALL.get(self.place() + 1).copied()
    }

    pub(crate) fn previous(self) -> Option<Self> {
        self.place().checked_sub(1).and_then(|at| Self::ALL.get(at).copied())
    }

    fn place(self) -> usize {
        Self::ALL.iter().position(|it| *it == self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tour_has_five_steps_one_after_the_other() {
        let mut steps = vec![TourStep::ALL[0]];
        while let Some(next) = steps.last().and_then(|it| it.next()) {
            assert_eq!(next.previous().as_ref(), steps.last());
            steps.push(next);
        }
        assert_eq!(steps, TourStep::ALL);
        assert_eq!(TourStep::Away.number(), 5);
    }
}
