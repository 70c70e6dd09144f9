//! A line over the article that says what to expect of it; it stays until a person puts it away.

use std::collections::HashSet;

use egui::{Align, Button, Frame, Label, Layout, Margin, RichText, Ui};

use super::super::super::theme;
use super::super::super::view_context::ViewContext;
use super::super::super::widgets::paint_sign;
use super::margin::MARGIN;
use model::{Article, ArticleId};

/// The language of the shown article as far as known, and which notices were put away.
#[derive(Default)]
pub(super) struct LanguageNotice {
    /// The article that was looked at, and the name of its language where that is not English.
    looked: Option<(ArticleId, Option<&'static str>)>,
    put_away: HashSet<ArticleId>,
}

impl LanguageNotice {
    /// Shows the line where the article needs one. Looks at its text once, and not once a frame.
    pub(super) fn show(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, article: &Article) {
        let looked = self.looked.filter(|(id, _)| *id == article.id);
        let (_, language) =
            *self.looked.insert(looked.unwrap_or_else(|| {
                (article.id, extract::foreign(&article.text).map(|language| language.name))
            }));
        let Some(language) = language.filter(|_| !self.put_away.contains(&article.id)) else { return };
        let frame = Frame::NONE.fill(shown.tokens.ground).inner_margin(Margin {
            left: MARGIN as i8,
            right: 8,
            top: 7,
            bottom: 7,
        });
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
                if dismissed(ui, shown) {
                    self.put_away.insert(article.id);
                }
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    let text = RichText::new(words(language)).font(theme::sans(theme::META));
                    ui.add(Label::new(text.color(shown.tokens.ink)).wrap());
                });
            });
        });
    }
}

fn words(language: &str) -> String {
    format!(
        "This article seems to be in {language}: quotations are marked, but only English is attributed by itself."
    )
}

fn dismissed(ui: &mut Ui, shown: &ViewContext<'_>) -> bool {
    let button = ui.add(Button::new("").frame_when_inactive(false).min_size(egui::Vec2::splat(22.0)));
    paint_sign(ui.painter(), button.rect.center(), false, shown.tokens.soft_ink);
    button.accessible_name("Put this notice away").on_hover_text("Put this notice away").clicked()
}
