//! The tour of the sample: five steps, each of which shows something and says what it is.

use egui::Context;

use super::command::Command;
use super::session::Session;
use super::view::View;
use super::window::Rejoinder;
use settings::Alignment;

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

    /// Its text, with the keys as a person has them.
    pub(crate) fn words(self, context: &Context) -> String {
        let key = |command: Command| command.shortcut_text(context).unwrap_or_else(|| "the menu".to_owned());
        match self {
            Self::Article => format!(
                "On the left is the article. What somebody says is underlined in the colour of their party, and has a \
                 card in that party’s panel. Click either one: it is marked in both. {} and {} go on and back.",
                key(Command::NextStatement),
                key(Command::PreviousStatement)
            ),
            Self::Exchanges => format!(
                "Each row begins with a claim, and level with it is what answers it. The band between two cards says \
                 what the answer does: it rebuts, denies, concedes. {} changes to the panels in order and back.",
                key(Command::Alignment)
            ),
            Self::MissingReply => format!(
                "A dashed box is a reply that the article does not have: it stands in the panel of whoever was accused. \
                 {} goes to the next one, and {} says what became of it.",
                key(Command::NextMissing),
                key(Command::MissingReply)
            ),
            Self::Suggestions => format!(
                "What Rejoinder finds by itself is a suggestion: its card is dashed, and the inspector on the right says \
                 why. {} confirms, {} rejects, {} takes back. In the sample a person has confirmed most of it.",
                key(Command::Confirm),
                key(Command::Reject),
                key(Command::Undo)
            ),
            Self::Away => format!(
                "{} ties a source to a claim, {} gives a verdict, and {} writes reports and tables. Now open an article \
                 of your own with {}: the first question will be whether its sides are right.",
                key(Command::Cite),
                key(Command::Rate),
                key(Command::Export),
                key(Command::Open)
            ),
        }
    }
}

impl Rejoinder {
    /// Opens the sample, where another project is open, and begins the tour.
    pub(super) fn begin_tour(&mut self, context: &Context) {
        let Some(project) = store::from_text(crate::SAMPLE).ok() else { return };
        if self.session.path().is_some() || self.session.project().id != project.id {
            self.replace_session(Session::unsaved(project, &self.environment.home, context));
        }
        self.tour(Some(TourStep::Article));
    }

    /// Goes to a step of the tour, and shows what it is about; ends the tour where there is none.
    pub(super) fn tour(&mut self, step: Option<TourStep>) {
        self.layout.tour = step;
        self.show_view(View::Panels);
        match step {
            Some(TourStep::Article) => {
                self.layout.arrangement.alignment = Alignment::InOrder;
                self.select_answered_claim();
            }
            Some(TourStep::Exchanges) => self.present_sample(),
            Some(TourStep::MissingReply) => {
                self.present_sample();
                self.go_to_missing();
            }
            Some(TourStep::Suggestions | TourStep::Away) => self.select_answered_claim(),
            None => {}
        }
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
