//! What is known of an article beside its text.

use egui::Ui;

use super::super::action::Queue;
use super::super::shown::Shown;
use super::{Dialog, Outcome, buttons, field, focus_first, main_button, pressed_enter};
use crate::edit::{ArticleFacts, Intent};
use crate::model::{Article, ArticleId};

/// Corrects title, outlet, byline, date and address of an article, or removes it.
pub(crate) struct ArticleForm {
    article: ArticleId,
    facts: ArticleFacts,
    fresh: bool,
}

impl ArticleForm {
    /// Begins with what is known.
    pub(crate) fn new(article: &Article) -> Self {
        let facts = ArticleFacts {
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            byline: article.byline.clone(),
            date: article.date.clone(),
            address: article.address.clone(),
        };
        Self { article: article.id, facts, fresh: true }
    }
}

impl Dialog for ArticleForm {
    fn title(&self) -> String {
        "About the article".to_owned()
    }

    fn ui(&mut self, ui: &mut Ui, shown: &Shown<'_>, queue: &mut Queue) -> Outcome {
        let facts = &mut self.facts;
        let fields = [
            field(ui, "Title", &mut facts.title, "The headline"),
            field(ui, "Outlet", &mut facts.outlet, "The paper, site or station"),
            field(ui, "Byline", &mut facts.byline, "The authors, as the article names them"),
            field(ui, "Date", &mut facts.date, "5 June 2018"),
            field(ui, "Web address", &mut facts.address, "https://"),
        ];
        focus_first(&fields[0], &mut self.fresh);
        let entered = fields.iter().any(|field| pressed_enter(ui, field));
        let ready = !self.facts.title.trim().is_empty();
        let statements = shown.project().statements.values().filter(|it| it.article == self.article).count();
        buttons(ui, |ui| {
            if main_button(ui, "Apply", ready) || (entered && ready) {
                queue.edit(Intent::DescribeArticle { article: self.article, facts: self.facts.clone() });
                return Outcome::Close;
            }
            if ui.button("Cancel").clicked() {
                return Outcome::Close;
            }
            let help =
                format!("Takes it out of the project with its {statements} statements. Can be undone.");
            if ui.button("Remove the article").on_hover_text(help).clicked() {
                queue.edit(Intent::RemoveArticle(self.article));
                return Outcome::Close;
            }
            Outcome::Stay
        })
    }
}
