//! Places of a speaker in the articles: their statements, and the mentions of them, each in its context.

use std::collections::BTreeSet;

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Checkbox, CornerRadius, CursorIcon, FontId, Rect, Response, Role, ScrollArea, Sense, TextFormat, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::app::action::Action;
use crate::app::index::ChangedAspects;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::cut;
use model::{ArticleId, Mention, SpeakerId, Statement, StatementId, one_line};

/// The height of a place.
const HEIGHT: f32 = 44.0;
/// The number of characters of the article that are before and behind a mention.
const AROUND: usize = 70;

/// One place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SpeakerPlace {
    Statement(StatementId),
    Mention(Mention),
}

/// The places of one speaker, and which of them are ticked: they can become another speaker's.
#[derive(Debug, Default)]
pub(super) struct SpeakerPlaces {
    of: Option<(SpeakerId, u64)>,
    pub(super) statements: Vec<SpeakerPlace>,
    pub(super) mentions: Vec<SpeakerPlace>,
    pub(super) ticked: Vec<SpeakerPlace>,
}

impl SpeakerPlaces {
    /// Brings them up to date with the speaker and the project.
    pub(super) fn refresh(&mut self, shown: &ViewContext<'_>, speaker: SpeakerId) {
        let of = Some((speaker, shown.index().serial(ChangedAspects::ALL)));
        if self.of == of {
            return;
        }
        self.of = of;
        let own = super::super::rows::statements(shown, |it| it.speaker == Some(speaker));
        self.statements = own.into_iter().map(SpeakerPlace::Statement).collect();
        let known = shown.project().speakers.get(&speaker);
        self.mentions = known
            .map_or_else(Vec::new, |it| it.mentions.iter().copied().map(SpeakerPlace::Mention).collect());
        let (statements, mentions) = (&self.statements, &self.mentions);
        self.ticked.retain(|it| statements.contains(it) || mentions.contains(it));
    }

    /// The statements of the speaker.
    pub(super) fn all_statements(&self) -> Vec<StatementId> {
        self.statements.iter().filter_map(SpeakerPlace::statement).collect()
    }

    /// The articles that have the speaker.
    pub(super) fn articles(&self, shown: &ViewContext<'_>) -> BTreeSet<ArticleId> {
        let all = self.statements.iter().chain(&self.mentions);
        all.filter_map(|place| place.article(shown)).collect()
    }

    /// The places in an article, by kind.
    pub(super) fn in_article(
        &self,
        shown: &ViewContext<'_>,
        article: ArticleId,
    ) -> (Vec<StatementId>, Vec<Mention>) {
        let here = |place: &&SpeakerPlace| place.article(shown) == Some(article);
        by_kind(self.statements.iter().chain(&self.mentions).filter(here))
    }

    /// The ticked places, by kind.
    pub(super) fn ticked(&self) -> (Vec<StatementId>, Vec<Mention>) {
        by_kind(self.ticked.iter())
    }

    /// The name of the speaker in the first ticked place: the proposal for the other speaker's name.
    pub(super) fn called(&self, shown: &ViewContext<'_>) -> Option<String> {
        self.ticked.iter().find_map(|place| {
            let mention = match place {
                SpeakerPlace::Mention(mention) => *mention,
                SpeakerPlace::Statement(id) => {
                    let statement = shown.statement(*id)?;
                    Mention { article: statement.article, span: statement.mention? }
                }
            };
            let article = shown.project().article(mention.article)?;
            mention.span.fits(&article.text).then(|| one_line(mention.span.of(&article.text)))
        })
    }

    /// Shows one of the two lists; what is pressed is gone to.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        shown: &ViewContext<'_>,
        mentions: bool,
        height: f32,
    ) -> Option<Action> {
        let list = std::mem::take(if mentions { &mut self.mentions } else { &mut self.statements });
        let action = if list.is_empty() {
            let empty = if mentions { "No article mentions this speaker." } else { "No statements." };
            super::super::parts::hint(ui, empty);
            None
        } else {
            self.list(ui, shown, &list, mentions, height)
        };
        *(if mentions { &mut self.mentions } else { &mut self.statements }) = list;
        action
    }

    fn list(
        &mut self,
        ui: &mut Ui,
        shown: &ViewContext<'_>,
        list: &[SpeakerPlace],
        mentions: bool,
        height: f32,
    ) -> Option<Action> {
        let name = if mentions { "Mentions" } else { "Statements" };
        let builder = UiBuilder::new().accessibility_role(Role::List).accessibility_label(name);
        let mut action = None;
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let area = ScrollArea::vertical().id_salt(name).max_height(height).auto_shrink([false, true]);
            area.show_rows(ui, HEIGHT, list.len(), |ui, range| {
                for at in range {
                    action = action.take().or(self.row(ui, shown, list[at], at));
                }
            });
        });
        action
    }

    fn row(
        &mut self,
        ui: &mut Ui,
        shown: &ViewContext<'_>,
        place: SpeakerPlace,
        at: usize,
    ) -> Option<Action> {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
        let (words, detail) = place.words(shown);
        let plain = words.text.clone();
        let tick = Rect::from_min_size(rect.min, vec2(26.0, HEIGHT));
        let mut on = self.ticked.contains(&place);
        let check = ui.put(tick, Checkbox::without_text(&mut on));
        let name = format!("Split off: {}", cut(&plain, 60));
        check.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &name));
        if check.on_hover_text("Tick what belongs to somebody else, then split it off below").changed() {
            self.ticked.retain(|it| *it != place);
            if on {
                self.ticked.push(place);
            }
        }
        let text = rect.with_min_x(rect.left() + 28.0);
        let response = ui.interact(text, ui.scope_id().with(("place", at)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{plain}, {detail}")));
        paint(ui, text, words, &detail, &response);
        let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text("Go there");
        response.clicked().then(|| match place {
            SpeakerPlace::Statement(statement) => Action::Select { statement, more: false },
            SpeakerPlace::Mention(mention) => Action::ShowPlace(mention.article, mention.span),
        })
    }
}

/// Divides places into statements and mentions.
fn by_kind<'a>(places: impl Iterator<Item = &'a SpeakerPlace>) -> (Vec<StatementId>, Vec<Mention>) {
    let (mut statements, mut mentions) = (Vec::new(), Vec::new());
    for place in places {
        match place {
            SpeakerPlace::Statement(id) => statements.push(*id),
            SpeakerPlace::Mention(mention) => mentions.push(*mention),
        }
    }
    (statements, mentions)
}

impl SpeakerPlace {
    /// Its article.
    fn article(&self, shown: &ViewContext<'_>) -> Option<ArticleId> {
        match self {
            Self::Statement(id) => shown.statement(*id).map(|it| it.article),
            Self::Mention(mention) => Some(mention.article),
        }
    }

    const fn statement(&self) -> Option<StatementId> {
        if let Self::Statement(id) = self { Some(*id) } else { None }
    }

    /// The words, the name in them in bold, and where they are.
    fn words(self, shown: &ViewContext<'_>) -> (LayoutJob, String) {
        match self {
            Self::Statement(id) => {
                let Some(statement) = shown.statement(id) else { return Default::default() };
                let words = cut(&shown.project().words_of(statement), 160);
                (job(&[("", false), (&words, false)]), said(shown, statement))
            }
            Self::Mention(mention) => {
                let Some(article) = shown.project().article(mention.article) else {
                    return Default::default();
                };
                if !mention.span.fits(&article.text) {
                    return Default::default();
                }
                let text: &str = &article.text;
                let (start, end) = (mention.span.start, mention.span.end);
                let from = text[..start].char_indices().rev().nth(AROUND / 2).map_or(0, |(at, _)| at);
                let to = text[end..].char_indices().nth(AROUND).map_or(text.len(), |(at, _)| end + at);
                let lead = if from > 0 { "…" } else { "" };
                let before = format!("{lead}{} ", one_line(&text[from..start]));
                let glued = text[..start].chars().next_back().is_some_and(|c| !c.is_whitespace());
                let before = if glued { before.trim_end().to_owned() } else { before };
                let behind = text[end..to].replace(['\n', '\r'], " ");
                let words =
                    [(before.as_str(), false), (mention.span.of(text), true), (behind.as_str(), false)];
                (job(&words), paragraph(shown, mention.article, start))
            }
        }
    }
}

fn said(shown: &ViewContext<'_>, statement: &Statement) -> String {
    let place = paragraph(shown, statement.article, statement.extent().start);
    let party = shown.party_name(shown.project().party_of(statement));
    format!("{party} · {place}")
}

/// "paragraph 3", with the article where there are several.
fn paragraph(shown: &ViewContext<'_>, article: model::ArticleId, at: usize) -> String {
    let paragraphs = shown.index().paragraphs.get(&article);
    let number = paragraphs.map_or(0, |all| all.partition_point(|it| it.span.end <= at) + 1);
    let several = shown.project().articles.len() > 1;
    match shown.project().article(article).filter(|_| several) {
        Some(article) => format!("paragraph {number} · {}", article.title),
        None => format!("paragraph {number}"),
    }
}

fn job(parts: &[(&str, bool)]) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (text, meant) in parts {
        let font: FontId = if *meant { theme::serif_bold(13.0) } else { theme::serif(13.0) };
        job.append(text, 0.0, TextFormat::simple(font, egui::Color32::PLACEHOLDER));
    }
    job
}

fn paint(ui: &Ui, rect: Rect, mut words: LayoutJob, detail: &str, response: &Response) {
    let tokens = theme::of(ui.ctx());
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.shrink(1.0), CornerRadius::same(theme::RADIUS), tokens.hover);
    }
    words.wrap = TextWrapping::truncate_at_width(rect.width() - 10.0);
    let galley = ui.painter().layout_job(words);
    ui.painter().galley(pos2(rect.left() + 4.0, rect.top() + 5.0), galley, tokens.ink);
    let mut job = LayoutJob::simple_singleline(detail.to_owned(), theme::sans(11.0), tokens.soft_ink);
    job.wrap = TextWrapping::truncate_at_width(rect.width() - 10.0);
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(rect.left() + 4.0, rect.top() + 24.0), galley, tokens.soft_ink);
}
