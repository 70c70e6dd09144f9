//! The tour of the sample: five steps, each of which shows something and says what it is.

use egui::Context;

use crate::app::session::Session;
use crate::app::tour::TourStep;
use crate::app::view::View;
use crate::app::window::Rejoinder;
use settings::Alignment;

impl Rejoinder {
    /// Opens the sample, where another project is open, and begins the tour.
    pub(in crate::app) fn begin_tour(&mut self, context: &Context) {
        let Some(project) = store::from_text(crate::SAMPLE).ok() else { return };
        if self.session.path().is_some() || self.session.project().id != project.id {
            self.replace_session(Session::unsaved(project, &self.environment.home, context));
        }
        self.tour(Some(TourStep::Article));
    }

    /// Goes to a step of the tour, and shows what it is about; ends the tour where there is none.
    pub(in crate::app) fn tour(&mut self, step: Option<TourStep>) {
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
