//! Applies a filter, and adapts the selection.

use super::super::filter::FilterChange;
use super::super::window::Rejoinder;
use model::counted;

impl Rejoinder {
    /// Changes what is filtered by, and says what is left.
    pub(in crate::app) fn filter(&mut self, wish: FilterChange) {
        self.session.filter(wish);
        self.invite_selected();
        self.message = self.left();
    }

    /// Whatever is selected has its card: what the filters leave out is shown as long as it is selected.
    pub(in crate::app) fn invite_selected(&mut self) {
        if self.session.set_filter_exceptions(&self.selection.statements)
            && !self.session.layout.filters.exceptions().is_empty()
        {
            "The filters leave out what is selected; it is shown as long as it is"
                .clone_into(&mut self.message);
        }
    }

    /// "12 of 41 statements are left".
    fn left(&self) -> String {
        let layout = &self.session.layout;
        let all = layout.laid.order.len();
        if self.session.layout.filters.filter().is_empty() {
            return format!("No filters: {} shown", counted(all, "statement is", "statements are"));
        }
        format!("{} of {} left", layout.laid.passing, counted(all, "statement is", "statements are"))
    }
}
