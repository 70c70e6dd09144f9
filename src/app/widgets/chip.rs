//! Chips: small rounded labels for claims, tags and verdicts, and borders that are dashed.

use std::sync::Arc;

use egui::{Color32, CornerRadius, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, vec2};

use super::super::theme;

/// The looks of a chip, which say what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChipKind {
    /// A sign for an attitude: a dashed outline.
    Attitude,
    /// A guess that nobody has confirmed: a dashed outline.
    Perhaps,
    /// A sign for a claim: outlined strongly.
    Claim,
    /// A tag of the codebook: outlined lightly.
    Tag,
    /// The verdict: filled.
    Verdict,
    /// A warning: outlined in the colour of warnings, with an exclamation mark before the words.
    Warning,
}

/// The height of chips, in points.
pub(crate) const CHIP_HEIGHT: f32 = 18.0;

const SIDE: f32 = 7.0;

/// A chip that is laid out and can be painted.
#[derive(Debug, Clone)]
pub(crate) struct Chip {
    kind: ChipKind,
    galley: Arc<Galley>,
}

impl Chip {
    /// Lays out a chip; a long name is cut so that it fits the width.
    pub(crate) fn new(painter: &Painter, kind: ChipKind, text: &str, width: f32) -> Self {
        let tokens = theme::of(painter.ctx());
        let (font, ink) = match kind {
            ChipKind::Claim | ChipKind::Verdict => (theme::bold(11.0), tokens.ink),
            ChipKind::Attitude => (theme::sans(11.0), tokens.ink),
            ChipKind::Tag | ChipKind::Perhaps => (theme::sans(11.0), tokens.soft_ink),
            ChipKind::Warning => (theme::bold(11.0), tokens.warning),
        };
        let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, ink);
        job.wrap = egui::text::TextWrapping::truncate_at_width((width - 2.0 * SIDE).max(20.0));
        Self { kind, galley: painter.layout_job(job) }
    }

    /// Its size.
    pub(crate) fn size(&self) -> Vec2 {
        vec2(self.galley.size().x + 2.0 * SIDE, CHIP_HEIGHT)
    }

    /// Paints it.
    pub(crate) fn paint(&self, painter: &Painter, at: Pos2) {
        let tokens = theme::of(painter.ctx());
        let rect = Rect::from_min_size(at, self.size());
        let radius = CornerRadius::same((CHIP_HEIGHT / 2.0) as u8);
        let (fill, border) = match self.kind {
            ChipKind::Attitude => (tokens.ground, Stroke::NONE),
            ChipKind::Perhaps => (tokens.card, Stroke::NONE),
            ChipKind::Claim => (tokens.card, Stroke::new(1.4, tokens.ink)),
            ChipKind::Tag => (tokens.card, Stroke::new(1.0, tokens.line)),
            ChipKind::Warning => (tokens.card, Stroke::new(1.4, tokens.warning)),
            ChipKind::Verdict => (tokens.pressed, Stroke::new(1.0, tokens.edge)),
        };
        painter.rect(rect, radius, fill, border, StrokeKind::Inside);
        if matches!(self.kind, ChipKind::Attitude | ChipKind::Perhaps) {
            dashed_rect(
                painter,
                rect.shrink(0.5),
                CHIP_HEIGHT / 2.0,
                Stroke::new(1.0, tokens.edge),
                2.5,
                2.5,
            );
        }
        let text = rect.center() - self.galley.size() / 2.0;
        painter.galley(text, self.galley.clone(), tokens.ink);
    }
}

/// A dashed border with round corners.
pub(crate) fn dashed_rect(painter: &Painter, rect: Rect, radius: f32, stroke: Stroke, dash: f32, gap: f32) {
    painter.extend(Shape::dashed_line(&round_path(rect, radius), stroke, dash, gap));
}

/// The path round a rectangle with round corners, ending where it began.
fn round_path(rect: Rect, radius: f32) -> Vec<Pos2> {
    let corners = [
        (rect.left_top(), vec2(1.0, 1.0), 180.0f32),
        (rect.right_top(), vec2(-1.0, 1.0), 270.0),
        (rect.right_bottom(), vec2(-1.0, -1.0), 0.0),
        (rect.left_bottom(), vec2(1.0, -1.0), 90.0),
    ];
    let mut path = Vec::with_capacity(21);
    for (corner, inwards, from) in corners {
        let centre = corner + inwards * radius;
        for step in 0..5u8 {
            let angle = (from + f32::from(step) * 22.5).to_radians();
            path.push(centre + vec2(angle.cos(), angle.sin()) * radius);
        }
    }
    path.extend(path.first().copied());
    path
}

/// A tick for yes, a cross for no.
pub(crate) fn paint_sign(painter: &Painter, centre: Pos2, yes: bool, colour: Color32) {
    let stroke = Stroke::new(1.6, colour);
    if yes {
        let path = [vec2(-4.5, 0.5), vec2(-1.5, 3.5), vec2(4.5, -3.5)];
        painter.line(path.map(|step| centre + step).to_vec(), stroke);
    } else {
        for side in [-1.0, 1.0] {
            let half = vec2(3.5 * side, 3.5);
            painter.line_segment([centre - half, centre + half], stroke);
        }
    }
}

/// Three dots, one above the other: what opens a menu.
pub(crate) fn paint_dots(painter: &Painter, centre: Pos2, colour: Color32) {
    for step in [-5.0, 0.0, 5.0] {
        painter.circle_filled(centre + vec2(0.0, step), 1.6, colour);
    }
}
