//! The head above the words of the article: title, origin, and how much was found in it.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Context, FontId, Galley, Pos2, Rect, Role, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::super::super::action::ActionQueue;
use super::super::super::command::Command;
use super::super::super::theme;
use super::super::super::view_context::ViewContext;
use super::super::super::widgets::kept_together;
use super::blocks::{ArticleBlock, BlockKind, HeadFacts};
use super::setting::{TITLE, TextSetting};
use model::{Act, Article, counted, spelled_out};

const BUTTON: f32 = 22.0;

/// The numbers of what was found in the article; counted once a state of the project.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct ArticleCounts {
    paragraphs: usize,
    statements: usize,
    told: usize,
    attitudes: usize,
}

impl ArticleCounts {
    /// Counts what the article has.
    pub(super) fn new(shown: &ViewContext<'_>, article: &Article) -> Self {
        let layout = shown.layout();
        let index = &layout.index;
        let place = index.table.article(article.id);
        let mut counts =
            Self { paragraphs: index.paragraphs.get(&article.id).map_or(0, Vec::len), ..Self::default() };
        let own = index.table.rows.iter().filter(|row| row.article == place && layout.is_shown(row));
        for row in own {
            match row.act {
                Act::Speech => {
                    counts.statements += 1;
                    counts.told += usize::from(row.is_nested());
                }
                Act::Attitude => counts.attitudes += 1,
            }
        }
        counts
    }

    fn words(self) -> String {
        let mut words = format!("{} · ", counted(self.paragraphs, "paragraph", "paragraphs"));
        match self.statements {
            0 => words.push_str("no statements found yet"),
            count => words.push_str(&counted(count, "statement", "statements")),
        }
        if self.told > 0 {
            words = format!("{words}, {} told by another", self.told);
        }
        match self.attitudes {
            0 => words,
            count => format!("{words} · {}", counted(count, "attitude", "attitudes")),
        }
    }
}

/// The head, laid out.
#[derive(Default)]
pub(super) struct ArticleHead {
    lines: Vec<(f32, Arc<Galley>, bool)>,
    button: f32,
    /// Its height, with the room below it.
    pub(super) height: f32,
}

impl ArticleHead {
    /// Lays the head out; `told` is what the text itself begins with.
    pub(super) fn new(
        context: &Context,
        shown: &ViewContext<'_>,
        article: &Article,
        setting: &TextSetting,
        parts: (ArticleCounts, HeadFacts, bool, bool),
    ) -> Self {
        let (counts, told, titled, right_to_left) = parts;
        let tokens = shown.tokens;
        let mut head = Self::default();
        let mut add = |text: String, font: FontId, leading: f32, colour, gap: f32, is_title: bool| {
            if text.is_empty() {
                return;
            }
            let format = TextFormat {
                line_height: Some(font.size * leading),
                font_id: font,
                color: colour,
                ..TextFormat::default()
            };
            let mut job = LayoutJob::single_section(spelled_out(&text).into_owned(), format);
            job.wrap.max_width = setting.width;
            let galley = context.fonts_mut(|fonts| fonts.layout_job(job));
            let top = head.height;
            head.height += galley.size().y + gap;
            head.lines.push((top, galley, is_title));
        };
        let small = || theme::sans(theme::META);
        if titled {
            add(article.title.clone(), theme::serif_bold(TITLE), 1.25, tokens.ink, 8.0, true);
        }
        let facts =
            [(&article.outlet, told.outlet), (&article.byline, told.byline), (&article.date, told.date)];
        let known: Vec<&str> = facts
            .iter()
            .filter(|(fact, told)| !told && !fact.trim().is_empty())
            .map(|(fact, _)| fact.trim())
            .collect();
        add(known.join(" · "), small(), 1.4, tokens.soft_ink, 2.0, false);
        add(kept_together(&counts.words()), small(), 1.4, tokens.soft_ink, 2.0, false);
        if right_to_left {
            let warning = "This text has letters that are written from right to left. They may be shown in \
                           the wrong order here; what is saved is right.";
            add(warning.to_owned(), small(), 1.4, tokens.soft_ink, 2.0, false);
        }
        head.button = head.height + 4.0;
        head.height = head.button + BUTTON + 14.0;
        head
    }

    /// Shows the head with its top left corner at a place.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        at: Pos2,
        width: f32,
        shown: &ViewContext<'_>,
        queue: &mut ActionQueue,
    ) {
        for (top, galley, is_title) in &self.lines {
            let rect = Rect::from_min_size(at + vec2(0.0, *top), galley.size());
            let role = if *is_title { Role::Heading } else { Role::Label };
            let response =
                ui.interact(rect, ui.scope_id().with(("head", top.to_bits())), egui::Sense::hover());
            let plain = galley.text().replace('\u{a0}', " ");
            response.widget_info(|| WidgetInfo::labeled(role, true, &plain));
            ui.painter().galley(rect.min, galley.clone(), shown.tokens.ink);
        }
        let rect = Rect::from_min_size(at + vec2(0.0, self.button), vec2(width, BUTTON));
        let mut row = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("head button"));
        row.spacing_mut().button_padding = vec2(8.0, 2.0);
        row.spacing_mut().interact_size.y = BUTTON;
        row.style_mut().override_text_style = Some(egui::TextStyle::Small);
        let _ = super::super::super::widgets::command_button(
            &mut row,
            Command::ArticleFacts,
            &shown.commands,
            queue,
        );
    }
}

/// The head, and whether it has the title.
pub(super) fn titled(blocks: &[ArticleBlock]) -> bool {
    blocks.iter().take(8).any(|block| block.kind == BlockKind::Head { titled: true })
}

/// Says what will be here, where there is no article yet.
pub(super) fn nothing(ui: &mut Ui, shown: &ViewContext<'_>) {
    let rect = ui.available_rect_before_wrap();
    let text = "The article will be here, each statement underlined in its party’s colour.";
    let format = TextFormat {
        font_id: theme::serif(theme::READING),
        color: shown.tokens.soft_ink,
        line_height: Some(24.0),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = (rect.width() - 56.0).clamp(80.0, 300.0);
    job.halign = egui::Align::Center;
    let galley = ui.ctx().fonts_mut(|fonts| fonts.layout_job(job));
    let centre = pos2(rect.center().x, rect.top() + rect.height() * 0.38);
    let place = Align2::CENTER_CENTER.anchor_size(centre, galley.size());
    let response = ui.interact(place, ui.scope_id().with("nothing"), egui::Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter().galley(pos2(centre.x, place.top()), galley, shown.tokens.soft_ink);
    ui.advance_cursor_after_rect(rect);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_told_in_words() {
        let words = |paragraphs, statements, told, attitudes| {
            ArticleCounts { paragraphs, statements, told, attitudes }.words()
        };
        assert_eq!(words(15, 19, 3, 0), "15 paragraphs · 19 statements, 3 told by another");
        assert_eq!(words(1, 1, 0, 2), "1 paragraph · 1 statement · 2 attitudes");
        assert_eq!(words(2, 0, 0, 0), "2 paragraphs · no statements found yet");
    }
}
