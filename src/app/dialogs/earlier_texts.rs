//! The texts that an article had before it was corrected.

use egui::text::{LayoutJob, TextFormat};
use egui::{Label, ScrollArea, Ui};

use super::super::action::{Action, ActionQueue};
use super::super::request::DialogRequest;
use super::super::theme;
use super::super::view_context::ViewContext;
use super::parts::{choose, hint};
use super::{Dialog, DialogOutcome, buttons, main_button};
use crate::app::text::when;
use crate::app::widgets::ComboChoice;
use model::{ArticleId, EarlierText, Span, StatementId, TextId, paragraphs};

/// So many paragraphs are shown at a time.
const PARAGRAPHS: usize = 300;

/// Shows the earlier texts of an article, one at a time; where it is about a statement, its words there.
pub(crate) struct EarlierTexts {
    article: ArticleId,
    statement: Option<StatementId>,
    text: Option<TextId>,
    /// The first paragraph that is shown; nothing until that of the statement was looked for.
    first: Option<usize>,
    reveal: bool,
}

impl EarlierTexts {
    /// Those of an article; begins with the one in which a statement stood, or the last.
    pub(crate) fn new(article: ArticleId, statement: Option<StatementId>) -> Self {
        Self { article, statement, text: None, first: None, reveal: true }
    }

    /// Returns the place of the statement in an earlier text.
    fn marked(&self, shown: &ViewContext<'_>, text: TextId) -> Vec<Span> {
        let earlier = self.statement.and_then(|id| shown.statement(id)?.earlier.as_ref());
        earlier.filter(|it| it.text == text).map(|it| it.spans.clone()).unwrap_or_default()
    }
}

impl Dialog for EarlierTexts {
    fn title(&self) -> String {
        "Earlier texts".to_owned()
    }

    fn width(&self) -> f32 {
        720.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let own = |text: &&EarlierText| text.article == self.article;
        let mut texts: Vec<&EarlierText> = shown.project().earlier_texts.values().filter(own).collect();
        texts.sort_by_key(|text| std::cmp::Reverse((text.replaced.at, text.id)));
        let begin = self.statement.and_then(|id| Some(shown.statement(id)?.earlier.as_ref()?.text));
        let chosen = self.text.or(begin);
        let Some(text) = texts.iter().find(|text| Some(text.id) == chosen).or(texts.first()) else {
            ui.label("The text of this article was never corrected.");
            return buttons(ui, |ui| {
                if main_button(ui, "Close", true) { DialogOutcome::Close } else { DialogOutcome::Stay }
            });
        };
        let mut present = text.id;
        let choices: Vec<_> =
            texts.iter().map(|text| ComboChoice::new(text.id, replaced(shown, text))).collect();
        if choose(ui, "The text that was", &choices, &mut present) {
            (self.text, self.first) = (Some(present), None);
        }
        ui.add_space(6.0);
        self.show(ui, shown, text);
        buttons(ui, |ui| {
            if main_button(ui, "Close", true) {
                return DialogOutcome::Close;
            }
            let back = ui.button("Correct the text back to this…");
            if back.on_hover_text("Begin a correction with this text; nothing is changed yet").clicked() {
                queue.push(Action::Ask(DialogRequest::CorrectText {
                    article: self.article,
                    text: Some(text.text.clone()),
                }));
                return DialogOutcome::Close;
            }
            DialogOutcome::Stay
        })
    }
}

/// "replaced by Robin, 5 June 2018, 14:02".
fn replaced(shown: &ViewContext<'_>, text: &EarlierText) -> String {
    let coder = shown.project().coders.get(&text.replaced.by).map_or("somebody", |coder| coder.name.as_str());
    format!("replaced by {coder}, {}", when(text.replaced.at))
}

impl EarlierTexts {
    fn show(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, text: &EarlierText) {
        let marked = self.marked(shown, text.id);
        let all: Vec<Span> = paragraphs(&text.text).collect();
        let first = *self.first.get_or_insert_with(|| {
            let at = marked.first().map_or(0, |mark| all.partition_point(|it| it.end <= mark.start));
            at / PARAGRAPHS * PARAGRAPHS
        });
        if all.len() > PARAGRAPHS {
            self.pages(ui, first, all.len());
        }
        let most = (ui.available_height() - 56.0).clamp(80.0, 520.0);
        ScrollArea::vertical().id_salt((text.id, first)).max_height(most).auto_shrink([false, true]).show(
            ui,
            |ui| {
                for paragraph in all.iter().skip(first).take(PARAGRAPHS) {
                    let response = ui
                        .add(Label::new(job(shown, &text.text, *paragraph, &marked)).wrap().selectable(true));
                    let here = marked.first().is_some_and(|mark| mark.overlaps(*paragraph));
                    if here && std::mem::take(&mut self.reveal) {
                        response.scroll_to_me(Some(egui::Align::Center));
                    }
                    ui.add_space(6.0);
                }
            },
        );
    }

    fn pages(&mut self, ui: &mut Ui, first: usize, of: usize) {
        ui.horizontal(|ui| {
            let last = (first + PARAGRAPHS).min(of);
            hint(ui, &format!("Paragraphs {} to {last} of {of}", first + 1));
            if ui.add_enabled(first > 0, egui::Button::new("Before")).clicked() {
                self.first = Some(first.saturating_sub(PARAGRAPHS));
            }
            if ui.add_enabled(last < of, egui::Button::new("After")).clicked() {
                self.first = Some(last);
            }
        });
    }
}

/// A paragraph, with the words of the statement set off.
fn job(shown: &ViewContext<'_>, text: &str, paragraph: Span, marked: &[Span]) -> LayoutJob {
    let tokens = shown.tokens;
    let mut plain = TextFormat::simple(theme::serif(theme::READING), tokens.ink);
    plain.line_height = Some(22.0);
    let mark = TextFormat {
        background: tokens.found,
        underline: egui::Stroke::new(1.5, tokens.ink),
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    let mut at = paragraph.start;
    for span in marked.iter().filter(|span| span.overlaps(paragraph)) {
        let (start, end) = (span.start.max(at), span.end.min(paragraph.end));
        job.append(Span::new(at, start).of(text), 0.0, plain.clone());
        job.append(Span::new(start, end).of(text), 0.0, mark.clone());
        at = end;
    }
    job.append(Span::new(at, paragraph.end).of(text), 0.0, plain);
    job
}
