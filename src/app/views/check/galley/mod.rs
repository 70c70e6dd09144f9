//! The galley: the article with every fact, and above it the counts and what strikes them off.

mod head;
mod lists;
mod marks;
mod text;

use std::sync::Arc;

use egui::Ui;

pub(super) use self::lists::{corrections, sources};
use crate::app::action::ActionQueue;
use crate::app::view_context::ViewContext;
use analysis::Galley;
use model::Article;

/// The state of the galley.
#[derive(Default)]
pub(crate) struct GalleyView {
    text: text::TextView,
}

/// Shows the galley of an article.
pub(super) fn show(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    article: &Arc<Article>,
    galley: &Galley,
    view: &mut GalleyView,
    queue: &mut ActionQueue,
) {
    head::show(ui, shown, article, galley, queue);
    ui.add_space(8.0);
    text::show(ui, shown, article, galley, &mut view.text, queue);
}
