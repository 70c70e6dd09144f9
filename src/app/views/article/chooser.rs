//! The choice among several articles.

use egui::{ComboBox, Frame, Margin, ScrollArea, Ui};

use super::super::super::action::{Action, ActionQueue};
use super::super::super::view_context::ViewContext;
use super::margin::MARGIN;
use model::Article;

/// Shows the choice between the articles of the project.
pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, article: &Article, queue: &mut ActionQueue) {
    let articles = &shown.project().articles;
    let margin = Margin { left: MARGIN as i8, right: 16, top: 8, bottom: 4 };
    Frame::NONE.inner_margin(margin).show(ui, |ui| {
        let combo = ComboBox::from_id_salt("article")
            .selected_text(&article.title)
            .width(ui.available_width())
            .truncate()
            .show_ui(ui, |ui| {
                let row = ui.spacing().interact_size.y;
                ScrollArea::vertical().show_rows(ui, row, articles.len(), |ui, rows| {
                    for other in articles.get(rows).unwrap_or_default() {
                        let here = other.id == article.id;
                        if ui.selectable_label(here, &other.title).clicked() {
                            queue.push(Action::ShowArticle(other.id));
                            ui.close();
                        }
                    }
                });
            });
        combo.response.on_hover_text(&article.title).accessible_name("Article");
    });
}
