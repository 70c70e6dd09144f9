//! Draws the strip.

use std::sync::Arc;

use egui::{Align2, Color32, CornerRadius, Mesh, Painter, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use super::article_tracks::ArticleTrack;
use super::lanes::StripBlock;
use super::place;
use crate::app::index::ChangedAspects;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use model::{Act, ReviewStatus, one_line};

/// The narrowest block that has room for an outline.
const OUTLINED: f32 = 5.0;
/// The narrowest block that has room for a letter.
const LETTERED: f32 = 14.0;
/// The share of its lane's height that an attitude has.
const ATTITUDE: f32 = 0.45;
/// The narrowest stretch that has room for the title of its article.
const TITLED: f32 = 70.0;
/// The strength of the colour of a block that the filters leave out.
const FAINT: f32 = 0.3;

/// The words above the track: where the lead is, whose stretch it is, where it ends.
pub(super) fn labels(painter: &Painter, rect: Rect, shown: &ViewContext<'_>, stretches: &[ArticleTrack]) {
    let y = rect.top() + 4.0;
    let font = theme::sans(10.0);
    let soft = shown.tokens.soft_ink;
    let text = |x: f32, align: Align2, text: &str| {
        painter.text(pos2(x, y), align, text, font.clone(), soft);
    };
    for stretch in stretches {
        lead(painter, rect, shown, stretch);
    }
    match stretches {
        [] => text(
            rect.center().x,
            Align2::CENTER_CENTER,
            "the article’s statements will be here, first word to last",
        ),
        [stretch] => {
            let lead = stretch.lead.map_or(0.0, |lead| stretch.scale.reach(lead).0);
            text(rect.left() + lead, Align2::LEFT_CENTER, "lead");
            text(rect.center().x, Align2::CENTER_CENTER, "the article, first word to last");
            text(rect.right(), Align2::RIGHT_CENTER, "end");
        }
        several => several.iter().for_each(|stretch| title(painter, rect, shown, stretch)),
    }
}

/// A bracket over the lead of an article.
fn lead(painter: &Painter, rect: Rect, shown: &ViewContext<'_>, stretch: &ArticleTrack) {
    let Some(lead) = stretch.lead else { return };
    let (left, right) = stretch.scale.reach(lead);
    // Clear of the frame round what the reading column shows.
    let y = rect.top() + super::LABELS - 4.75;
    let stroke = Stroke::new(1.25, shown.tokens.soft_ink);
    let (left, right) = (rect.left() + left + 0.5, rect.left() + right - 1.0);
    let path = [pos2(left, y + 2.0), pos2(left, y), pos2(right, y), pos2(right, y + 2.0)];
    painter.add(Shape::line(path.to_vec(), stroke));
}

/// The title of an article over its stretch, where there are several; before it the word for its lead.
fn title(painter: &Painter, rect: Rect, shown: &ViewContext<'_>, stretch: &ArticleTrack) {
    let present = Some(stretch.article) == shown.article;
    let Some(article) = shown.project().article(stretch.article).filter(|_| stretch.scale.width >= TITLED)
    else {
        return;
    };
    let (ink, font) = if present {
        (shown.tokens.ink, theme::bold(10.0))
    } else {
        (shown.tokens.soft_ink, theme::sans(10.0))
    };
    let mut job = egui::text::LayoutJob::default();
    let format = |font, ink| egui::TextFormat::simple(font, ink);
    job.append("lead  ", 0.0, format(theme::sans(10.0), shown.tokens.soft_ink));
    job.append(&one_line(&article.title), 6.0, format(font, ink));
    job.wrap = egui::text::TextWrapping::truncate_at_width(stretch.scale.width);
    let galley = painter.layout_job(job);
    let at = pos2(rect.left() + stretch.scale.left, rect.top() + 4.0 - galley.size().y / 2.0);
    painter.galley(at, galley, ink);
}

/// The track and its blocks. The narrow ones, of which a large project has a thousand, are triangles that are kept.
pub(super) fn stretches(
    painter: &Painter,
    track: Rect,
    shown: &ViewContext<'_>,
    stretches: &[ArticleTrack],
    slivers: &mut BlockTriangles,
) {
    if stretches.is_empty() {
        painter.rect_filled(track, CornerRadius::same(3), shown.tokens.ground);
    }
    let meshes = slivers.renewed(track, shown, stretches);
    for (stretch, meshes) in stretches.iter().zip(meshes) {
        let (left, right) = (stretch.scale.left, stretch.scale.right());
        let range = track.left() + left..=(track.left() + right).max(track.left() + left + 1.0);
        let ground = Rect::from_x_y_ranges(range, track.y_range());
        painter.rect_filled(ground, CornerRadius::same(3), shown.tokens.ground);
        for ((lane, nested), mesh) in lanes(stretch).into_iter().zip(meshes) {
            for block in lane {
                let rect = rect_of(track, block, nested);
                if !is_narrow(rect) {
                    block_of(painter, rect, shown, block, nested);
                }
            }
            painter.add(Shape::from(mesh.clone()));
        }
    }
}

fn lanes(stretch: &ArticleTrack) -> [(&[StripBlock], bool); 2] {
    [(&stretch.lanes.outer, false), (&stretch.lanes.nested, true)]
}

fn rect_of(track: Rect, block: &StripBlock, nested: bool) -> Rect {
    let rect = place(track, (block.left, block.right), nested);
    if block.act == Act::Attitude {
        // Lower than what is said.
        return rect.with_min_y(rect.bottom() - rect.height() * ATTITUDE);
    }
    rect
}

fn is_narrow(rect: Rect) -> bool {
    rect.width() < OUTLINED
}

/// The triangles of all narrow blocks, for as long as they look the same.
#[derive(Default)]
pub(super) struct BlockTriangles {
    /// The track, the theme, and when parties got other colours; the stretches make them again themselves.
    of: Option<(Rect, usize, u64)>,
    /// Of the two lanes of each stretch.
    meshes: Vec<[Arc<Mesh>; 2]>,
}

impl BlockTriangles {
    /// They are of other stretches from now on.
    pub(super) fn forget(&mut self) {
        self.of = None;
    }

    fn renewed(
        &mut self,
        track: Rect,
        shown: &ViewContext<'_>,
        stretches: &[ArticleTrack],
    ) -> &[[Arc<Mesh>; 2]] {
        let of = Some((
            track,
            std::ptr::from_ref(shown.tokens).addr(),
            shown.index().serial(ChangedAspects::NAMES),
        ));
        if self.of != of {
            self.of = of;
            let mesh = |(lane, nested): (&[StripBlock], bool)| {
                let mut mesh = Mesh::default();
                for block in lane {
                    let rect = rect_of(track, block, nested);
                    if is_narrow(rect) {
                        sliver(&mut mesh, rect, shown, block, nested);
                    }
                }
                Arc::new(mesh)
            };
            self.meshes = stretches.iter().map(|stretch| lanes(stretch).map(mesh)).collect();
        }
        &self.meshes
    }
}

/// Filled where a person agreed, an outline where the app suggests, crossed where a person said no. What the
/// filters leave out has neither outline nor letter.
fn block_of(painter: &Painter, rect: Rect, shown: &ViewContext<'_>, block: &StripBlock, nested: bool) {
    let tokens = shown.tokens;
    let colour = shown.party_colour(block.party);
    let radius = CornerRadius::same(2);
    let stroke = Stroke::new(1.25, colour);
    if nested {
        // Apart from the block of the statement that tells it.
        painter.rect_filled(rect.expand2(vec2(1.5, 0.0)).with_min_y(rect.top() - 1.5), radius, tokens.ground);
    }
    if block.faint {
        painter.rect_filled(rect.shrink2(vec2(0.0, rect.height() * 0.2)), radius, tokens.tint(colour, FAINT));
        return;
    }
    let ink = if block.status == ReviewStatus::Confirmed {
        painter.rect_filled(rect, radius, colour);
        tokens.card
    } else {
        painter.rect_filled(rect, radius, tokens.paper);
        painter.rect_filled(rect, radius, tokens.tint(colour, theme::SUGGESTED));
        painter.rect_stroke(rect, radius, stroke, StrokeKind::Inside);
        colour
    };
    if block.status == ReviewStatus::Rejected {
        painter.line_segment([rect.left_bottom(), rect.right_top()], stroke);
    }
    letter(painter, rect, shown, block, ink);
}

/// The same for a block that is too narrow for an outline: whole where a person agreed, in dashes where the app
/// suggests, a dot where a person said no. A large project has a thousand of these, so each is a few triangles.
fn sliver(mesh: &mut Mesh, rect: Rect, shown: &ViewContext<'_>, block: &StripBlock, nested: bool) {
    const DASH: f32 = 3.0;
    const GAP: f32 = 2.0;
    let tokens = shown.tokens;
    let colour = shown.party_colour(block.party);
    if nested {
        mesh.add_colored_rect(rect.expand2(vec2(1.5, 0.0)).with_min_y(rect.top() - 1.5), tokens.ground);
    }
    if block.faint {
        mesh.add_colored_rect(rect.shrink2(vec2(0.0, rect.height() * 0.2)), tokens.tint(colour, FAINT));
        return;
    }
    if block.status == ReviewStatus::Confirmed {
        mesh.add_colored_rect(rect, colour);
        return;
    }
    mesh.add_colored_rect(rect, tokens.paper);
    mesh.add_colored_rect(rect, tokens.tint(colour, theme::SUGGESTED));
    let mut dash = |top: f32| {
        let end = (top + DASH).min(rect.bottom());
        mesh.add_colored_rect(Rect::from_x_y_ranges(rect.x_range(), top..=end), colour);
    };
    if block.status == ReviewStatus::Rejected {
        dash(rect.center().y - DASH / 2.0);
        return;
    }
    let mut top = rect.top();
    while top < rect.bottom() {
        dash(top);
        top += DASH + GAP;
    }
}

fn letter(painter: &Painter, rect: Rect, shown: &ViewContext<'_>, block: &StripBlock, ink: Color32) {
    let size = (rect.height() * 0.82).min(10.0);
    if block.count == 1 && block.act == Act::Speech && rect.width() >= LETTERED && size >= 5.0 {
        let letter = shown.party_letters(block.party);
        // At the left, where a nested statement that covers the rest seldom is.
        let at = pos2(rect.left() + LETTERED / 2.0, rect.center().y);
        painter.text(at, Align2::CENTER_CENTER, letter, theme::bold(size), ink);
    }
}

/// Rings the selected statements. Each has its own ring, however many share a block.
pub(super) fn rings(painter: &Painter, track: Rect, shown: &ViewContext<'_>, stretches: &[ArticleTrack]) {
    const MOST: usize = 200;
    for id in shown.selection.statements.iter().rev().take(MOST) {
        let Some(statement) = shown.statement(*id).filter(|it| !it.is_orphan()) else { continue };
        let Some(stretch) = stretches.iter().find(|stretch| stretch.article == statement.article) else {
            continue;
        };
        let rect = place(track, stretch.scale.reach(statement.extent()), statement.via.is_some()).expand(2.0);
        let rect = rect.expand2(Vec2::new(if rect.width() < 8.0 { 1.0 } else { 0.0 }, 0.0));
        let stroke = Stroke::new(1.75, shown.tokens.ink);
        painter.rect_stroke(rect, CornerRadius::same(3), stroke, StrokeKind::Inside);
    }
}

/// Returns the frame round the part that the reading column shows.
pub(super) fn frame_rect(track: Rect, reach: (f32, f32)) -> Rect {
    Rect::from_min_max(
        pos2(track.left() + reach.0, track.top()),
        pos2((track.left() + reach.1).min(track.right()), track.bottom()),
    )
    .expand(2.0)
}

/// Frames what the reading column shows; strongly while keys or the pointer move it.
pub(super) fn frame(
    painter: &Painter,
    track: Rect,
    shown: &ViewContext<'_>,
    reach: (f32, f32),
    strong: bool,
) {
    let stroke =
        if strong { Stroke::new(2.0, shown.tokens.accent) } else { Stroke::new(1.0, shown.tokens.soft_ink) };
    painter.rect_stroke(frame_rect(track, reach), CornerRadius::same(4), stroke, StrokeKind::Middle);
}
