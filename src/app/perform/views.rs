//! The views: which one is shown, and the work that it needs.

use crate::app::check::CheckPart;
use crate::app::view::View;
use crate::app::window::Rejoinder;

impl Rejoinder {
    /// Shows a view.
    pub(in crate::app) fn show_view(&mut self, view: View) {
        self.layout.view = view;
    }

    /// Begins to count, beside the frame, what the present view shows of the project as it is now.
    pub(in crate::app) fn count_for_view(&mut self) {
        match self.layout.view {
            View::Balance => {
                if let Some(counted) = self.session.balance.begin_count(self.session.state()) {
                    self.jobs.count_balance(self.session.project().clone(), counted);
                }
            }
            View::Check if self.layout.check.part == CheckPart::Figures => self.find_figures(),
            View::Check => self.find_facts(),
            View::Framing => self.count_framing(),
            View::Panels => {}
        }
    }

    /// Begins to find the figures of all statements.
    fn find_figures(&mut self) {
        if let Some(request) = self.session.figures_to_find() {
            self.jobs.find_figures(request);
        }
    }

    /// Begins to count the figure of framing that a person has chosen, of the statements that pass the filter.
    fn count_framing(&mut self) {
        let query = self.views.framing.query();
        if let Some(request) = self.session.framing_to_count(&query) {
            self.jobs.count_framing(request);
        }
    }
}
