//! Pictures on a page: one thing to a screen reader, which reads what it shows in words; lines and letters to everybody else.

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};

use super::faces::{Faces, LetterShapes};
use super::flow::{Child, DrawnBlock, PdfFlow, Tagged};
use super::style::{BOTTOM, LEFT, TOP, WIDTH};
use crate::picture::{Picture, Rgb, Shape};

/// The room above and below a picture, in points.
const AROUND: f32 = 10.0;
/// The most points of a page to a pixel, so that small pictures are not blown up.
const LARGEST: f32 = 0.75;
/// The part of the radius by which the handles of a curve lie away, so that four curves make a disc.
const HANDLE: f32 = 0.552_285;

/// Sets a picture on a page that has room for it, with the heading before it.
pub(super) fn lay(flow: &mut PdfFlow<'_>, picture: &Picture) {
    let room = BOTTOM - TOP - 3.0 * AROUND;
    let fit = |room: f32, length: f32| if length > 0.0 { room / length } else { LARGEST };
    let scale = fit(WIDTH, picture.width).min(fit(room, picture.height)).min(LARGEST);
    let height = picture.height * scale;
    flow.settle(height + AROUND);
    flow.need(height + AROUND);
    flow.y += AROUND;
    let alt = format!("{}. {}", picture.title, picture.words.replace('\n', " "));
    let node = flow.node(Tagged::Figure { alt }, None);
    let (at, y) = (flow.page(), flow.y);
    if let Some(page) = flow.laid.pages.last_mut() {
        let drawn = DrawnBlock::Picture { x: LEFT, y, scale, picture: picture.clone() };
        let place = page.len();
        page.push(drawn);
        if let Some(node) = flow.laid.nodes.get_mut(node) {
            node.children.push(Child::Drawn(at, place));
        }
    }
    flow.y += height + AROUND;
}

/// Draws the shapes of a picture.
pub(super) fn draw(
    surface: &mut Surface<'_>,
    (x, y): (f32, f32),
    scale: f32,
    picture: &Picture,
    faces: &mut Faces,
) {
    let pen = Pen { x, y, scale };
    for shape in &picture.shapes {
        pen.shape(surface, shape, faces);
    }
    surface.set_stroke(None);
}

/// The place and the scale of a picture on its page.
struct Pen {
    x: f32,
    y: f32,
    scale: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y + y * self.scale)
    }

    fn shape(&self, surface: &mut Surface<'_>, shape: &Shape, faces: &mut Faces) {
        match shape {
            // Round corners of a pixel or three are not seen on paper.
            Shape::Area { x, y, width, height, colour, .. } => {
                let (left, top) = self.at(*x, *y);
                let mut path = PathBuilder::new();
                if let Some(area) = Rect::from_xywh(left, top, width * self.scale, height * self.scale) {
                    path.push_rect(area);
                }
                fill_path(surface, path, *colour);
            }
            Shape::Disc { x, y, radius, colour } => {
                fill_path(surface, disc(self.at(*x, *y), radius * self.scale), *colour);
            }
            Shape::Line { from, to, width, dashed, colour } => {
                let mut path = PathBuilder::new();
                let (x, y) = self.at(from[0], from[1]);
                path.move_to(x, y);
                let (x, y) = self.at(to[0], to[1]);
                path.line_to(x, y);
                let dash = StrokeDash { array: vec![6.0 * self.scale, 4.0 * self.scale], offset: 0.0 };
                let stroke = Stroke {
                    paint: paint(*colour).into(),
                    width: width * self.scale,
                    dash: dashed.then_some(dash),
                    ..Stroke::default()
                };
                surface.set_fill(None);
                surface.set_stroke(Some(stroke));
                path.finish().iter().for_each(|path| surface.draw_path(path));
                surface.set_stroke(None);
            }
            Shape::Text { x, y, size, bold, colour, words } => {
                let letters = if *bold { LetterShapes::SansBold } else { LetterShapes::Sans };
                let place = self.at(*x, *y);
                text(surface, faces, (letters, size * self.scale, *colour), place, words);
            }
        }
    }
}

fn paint([red, green, blue]: Rgb) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

fn fill(colour: Rgb) -> Fill {
    Fill { paint: paint(colour).into(), opacity: NormalizedF32::ONE, rule: FillRule::default() }
}

fn fill_path(surface: &mut Surface<'_>, path: PathBuilder, colour: Rgb) {
    surface.set_stroke(None);
    surface.set_fill(Some(fill(colour)));
    path.finish().iter().for_each(|path| surface.draw_path(path));
}

/// A disc of four curves.
fn disc((x, y): (f32, f32), radius: f32) -> PathBuilder {
    let (r, h) = (radius, radius * HANDLE);
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    path.cubic_to(x + r, y + h, x + h, y + r, x, y + r);
    path.cubic_to(x - h, y + r, x - r, y + h, x - r, y);
    path.cubic_to(x - r, y - h, x - h, y - r, x, y - r);
    path.cubic_to(x + h, y - r, x + r, y - h, x + r, y);
    path.close();
    path
}

fn text(
    surface: &mut Surface<'_>,
    faces: &mut Faces,
    (letters, size, colour): (LetterShapes, f32, Rgb),
    (x, y): (f32, f32),
    words: &str,
) {
    let shaped = faces.shape(letters, words);
    let Some(font) = faces.font(letters) else { return };
    let glyph = |it: &super::faces::ShapedGlyph| {
        KrillaGlyph::new(GlyphId::new(it.id), it.advance, it.dx, it.dy, 0.0, it.start..it.end, None)
    };
    let glyphs: Vec<KrillaGlyph> = shaped.glyphs.iter().map(glyph).collect();
    surface.set_fill(Some(fill(colour)));
    surface.draw_glyphs(Point::from_xy(x, y), &glyphs, font, words, size, false);
}
