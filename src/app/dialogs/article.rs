//! What is known of an article.

use egui::Ui;

use super::super::action::Queue;
use super::super::shown::Shown;
use super::{Dialog, Outcome};

/// What is known of an article.
pub(crate) struct ArticleForm {}

impl ArticleForm {
    pub(crate) fn new(article: &crate::model::Article) -> Self {
        let _ = article;
        Self {}
    }
}

impl Dialog for ArticleForm {
    fn title(&self) -> String {
        "About the article".to_owned()
    }

    fn ui(&mut self, _: &mut Ui, _: &Shown<'_>, _: &mut Queue) -> Outcome {
        Outcome::Stay
    }
}
