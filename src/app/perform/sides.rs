//! The step that settles the sides of an article.

use crate::app::window::Rejoinder;
use edit::Edit;

impl Rejoinder {
    /// Takes the sides as a person has settled them, as one step; as they are where there is no edit.
    pub(super) fn settle_sides(&mut self, edit: Option<Edit>) {
        self.layout.asks_sides = false;
        let Some(edit) = edit.filter(|edit| !edit.is_empty()) else { return };
        self.touch();
        let left = self.session.layout.left();
        match self.session.apply_edit(edit, self.edit_context.now) {
            Ok(()) => {
                self.changed();
                self.announce("Settled the sides".to_owned(), left);
            }
            Err(error) => self.tell_in_dialog("That cannot be done", error.to_string()),
        }
    }
}
