//! The facts of an article.

use egui::Ui;

use super::parts::{body, hint, problem, undo_hint};
use super::{Dialog, DialogOutcome, buttons, field, focus_first, main_button, pressed_enter};
use crate::app::action::ActionQueue;
use crate::app::view_context::ViewContext;
use edit::{ArticleFacts, ArticleIntent, Intent};
use model::{Article, ArticleId, is_web_address};

/// Corrects what is known of an article.
pub(crate) struct ArticleForm {
    article: ArticleId,
    facts: ArticleFacts,
    fresh: bool,
}

impl ArticleForm {
    /// Asks about an article.
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

    /// The fields; whether Enter was pressed in one.
    fn fields(&mut self, ui: &mut Ui) -> bool {
        let title = field(ui, "Title", &mut self.facts.title, "The headline");
        focus_first(&title, &mut self.fresh);
        let mut enter = pressed_enter(ui, &title);
        for (label, value, hint) in [
            ("Outlet", &mut self.facts.outlet, "The paper, site or station"),
            ("Byline", &mut self.facts.byline, "Who wrote it"),
            ("Date", &mut self.facts.date, "5 June 2018"),
            ("Address", &mut self.facts.address, "https://…"),
        ] {
            let response = field(ui, label, value, hint);
            enter |= pressed_enter(ui, &response);
        }
        enter
    }
}

impl Dialog for ArticleForm {
    fn title(&self) -> String {
        "About the article".to_owned()
    }

    fn width(&self) -> f32 {
        500.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let address = self.facts.address.trim().to_owned();
        let wrong = !address.is_empty() && !is_web_address(&address);
        let enter = body(ui, |ui| {
            let enter = self.fields(ui);
            if wrong {
                problem(ui, "This is not a web address: one begins with https:// or http://.");
            }
            let statements = shown
                .project()
                .statements
                .values()
                .filter(|it| it.article == self.article)
                .take(1000)
                .count();
            hint(ui, &format!("The text itself stays as it is. It has {} statements.", some(statements)));
            enter
        });
        let ready = !self.facts.title.trim().is_empty() && !wrong;
        buttons(ui, |ui| {
            if main_button(ui, "Apply", ready) || (enter && ready) {
                queue.edit(Intent::Article(ArticleIntent::Describe {
                    article: self.article,
                    facts: self.facts.clone(),
                }));
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() {
                return DialogOutcome::Close;
            }
            let tip = format!(
                "Take it out of the project with its statements, their links and citations. {}",
                undo_hint(ui)
            );
            if ui.button("Remove the article").on_hover_text(tip).clicked() {
                queue.edit(Intent::Article(ArticleIntent::Remove(self.article)));
                return DialogOutcome::Close;
            }
            DialogOutcome::Stay
        })
    }
}

fn some(number: usize) -> String {
    if number < 1000 { number.to_string() } else { "more than a thousand".to_owned() }
}
