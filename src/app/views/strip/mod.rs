//! The strip: the articles at a glance, from the first word to the last.

mod article_tracks;
mod lanes;
mod paint;
mod point;

use std::sync::Arc;

use egui::accesskit::Orientation;
use egui::{EventFilter, Id, Key, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use self::article_tracks::ArticleTrack;
use super::super::action::{Action, ActionQueue};
use super::super::index::ChangedAspects;
use super::super::view_context::ViewContext;
use super::menus;
use model::{Article, ArticleId, Span, counted};

/// The height of the track in which the blocks are, and of the words above it.
const TRACK: f32 = 19.0;
const LABELS: f32 = 15.0;
/// The height of the strip.
pub(crate) const HEIGHT: f32 = LABELS + TRACK;
/// The share of the track's height that a nested statement has.
const NESTED: f32 = 0.5;

/// The index, the article in the reading column, and the width.
type StripKey = (u64, Option<ArticleId>, f32);

/// The state of the strip.
#[derive(Default)]
pub(crate) struct StripView {
    /// The articles of the tracks.
    of: Option<StripKey>,
    stretches: Arc<[ArticleTrack]>,
    /// The ones before, for whoever goes back and forth.
    other: (Option<StripKey>, Arc<[ArticleTrack]>),
    slivers: paint::BlockTriangles,
    /// The distance of the pointer from the frame's left edge when it took hold of it.
    grip: Option<f32>,
}

impl StripView {
    /// The stretches, computed once for a state of the project and a width.
    fn stretches(&mut self, shown: &ViewContext<'_>, width: f32) -> Arc<[ArticleTrack]> {
        let of = Some((
            shown.index().serial(ChangedAspects::CARDS | ChangedAspects::REVIEW | ChangedAspects::TEXTS),
            shown.article,
            width,
        ));
        if self.of != of {
            self.slivers.forget();
            let left = (std::mem::replace(&mut self.of, of), self.stretches.clone());
            let (known, stretches) = std::mem::replace(&mut self.other, left);
            self.stretches = if known == of { stretches } else { article_tracks::all(shown, width).into() };
        }
        self.stretches.clone()
    }
}

/// Shows the strip; `visible` is the stretch of the article that the reading column shows.
pub(crate) fn show(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    visible: Option<Span>,
    view: &mut StripView,
    queue: &mut ActionQueue,
) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let track = Rect::from_min_max(pos2(rect.left(), rect.bottom() - TRACK), rect.max);
    let stretches = view.stretches(shown, track.width());
    let present = stretches.iter().find(|stretch| Some(stretch.article) == shown.article);
    paint::labels(ui.painter(), rect, shown, &stretches);
    paint::stretches(ui.painter(), track, shown, &stretches, &mut view.slivers);
    let Some((present, article)) = present.zip(shown.article.and_then(|id| shown.project().article(id)))
    else {
        return;
    };
    let response = ui.interact(track, Id::unique("strip"), Sense::click_and_drag());
    describe(ui, &response, shown, present, article, visible);
    paint::rings(ui.painter(), track, shown, &stretches);
    let visible = visible.filter(|_| !present.scale.words.is_empty());
    if let Some(visible) = visible {
        let strong = response.has_focus() || response.dragged();
        paint::frame(ui.painter(), track, shown, present.scale.reach(visible), strong);
    }
    keys(ui, &response, article, visible, queue);
    if !shown.selection.statements.is_empty() {
        response.context_menu(|ui| menus::statement(ui, shown, queue));
    }
    point::point(ui, &response, track, shown, (&stretches, present, visible), view, queue);
}

/// The words for screen readers: how much there is, and the part in sight.
fn describe(
    ui: &Ui,
    response: &Response,
    shown: &ViewContext<'_>,
    present: &ArticleTrack,
    article: &Article,
    visible: Option<Span>,
) {
    let mut name =
        format!("Strip: {} of the article", counted(present.lanes.count, "statement", "statements"));
    let articles = shown.project().articles.len();
    if articles > 1 {
        name = format!("{name} “{}”, one of {articles}", article.title);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, ui.is_enabled(), &name));
    let paragraphs = shown.index().paragraphs.get(&article.id).map_or(&[][..], Vec::as_slice);
    let Some(visible) = visible.filter(|_| !paragraphs.is_empty()) else { return };
    let number = |byte: usize| {
        paragraphs.partition_point(|paragraph| paragraph.span.end <= byte).min(paragraphs.len() - 1) + 1
    };
    let (first, last) = (number(visible.start), number(visible.end.saturating_sub(1)));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_orientation(Orientation::Horizontal);
        node.set_min_numeric_value(1.0);
        node.set_max_numeric_value(paragraphs.len() as f64);
        node.set_numeric_value(first as f64);
        node.set_value(format!("Paragraphs {first} to {last} of {} in sight", paragraphs.len()));
        node.add_action(egui::accesskit::Action::Increment);
        node.add_action(egui::accesskit::Action::Decrement);
    });
}

/// While the strip has the focus, keys move the article under the frame.
fn keys(ui: &Ui, response: &Response, article: &Article, visible: Option<Span>, queue: &mut ActionQueue) {
    let Some(visible) = visible else { return };
    let asked = |action| ui.input(|input| input.num_accesskit_action_requests(response.id, action)) > 0;
    let focused = response.has_focus();
    if focused {
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, EventFilter::default()));
    }
    let pressed = |key| focused && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    let step = (visible.len() * 9 / 10).max(1);
    let to = if pressed(Key::PageDown) || asked(egui::accesskit::Action::Increment) {
        visible.start + step
    } else if pressed(Key::PageUp) || asked(egui::accesskit::Action::Decrement) {
        visible.start.saturating_sub(step)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        article.text.len()
    } else {
        return;
    };
    go(article, to, queue);
}

/// Brings a place of an article to the top of the reading column.
fn go(article: &Article, byte: usize, queue: &mut ActionQueue) {
    let byte = byte.min(article.text.len());
    let byte = (0..=byte).rev().find(|at| article.text.is_char_boundary(*at)).unwrap_or(0);
    queue.push(Action::ScrollTo { article: article.id, byte });
}

/// Returns the rectangle of a block.
fn place(track: Rect, reach: (f32, f32), nested: bool) -> Rect {
    let top = if nested { track.bottom() - track.height() * NESTED } else { track.top() + 2.0 };
    let bottom = if nested { track.bottom() } else { track.bottom() - 2.0 };
    // A hair is left free, so that statements that follow each other are two blocks and not one.
    let right = (reach.1 - 0.75).max(reach.0 + 1.5);
    Rect::from_min_max(pos2(track.left() + reach.0, top), pos2(track.left() + right, bottom))
}
