//! Draws the window's triangles on the processor, so that pictures need no graphics driver and are the same on every
//! machine.
//!
//! Follows how egui's own painters draw: premultiplied colours blended in gamma space, bilinear textures, pixels whose
//! centre lies in a triangle, and the top-left rule for shared edges.

use std::cmp::Ordering;
use std::collections::HashMap;

use egui::epaint::{ClippedPrimitive, ImageData, ImageDelta, Mesh, Primitive, Vertex};
use egui::{Color32, ColorImage, Context, FullOutput, Pos2, Rect, TextureId, TexturesDelta, pos2};
use egui_kittest::TestRenderer;
use image::{Rgba, RgbaImage};

/// A renderer without a graphics driver.
#[derive(Default)]
pub(crate) struct SoftwareRenderer {
    textures: HashMap<TextureId, ColorImage>,
}

impl TestRenderer for SoftwareRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, images) in delta.set.drain() {
            for image in images {
                self.update(id, image);
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, context: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = context.pixels_per_point();
        let size = context.content_rect().size() * scale;
        let mut picture = RgbaImage::new(size.x.round() as u32, size.y.round() as u32);
        for ClippedPrimitive { clip_rect, primitive } in context.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = primitive else {
                return Err("a shape that only a graphics driver can draw".to_owned());
            };
            let texture = self.textures.get(&mesh.texture_id).ok_or("a texture that is not there")?;
            draw(&mut picture, texture, &mesh, clip_rect, scale);
        }
        Ok(picture)
    }
}

impl SoftwareRenderer {
    fn update(&mut self, id: TextureId, ImageDelta { image, pos, .. }: ImageDelta) {
        let ImageData::Color(image) = image;
        let Some([left, top]) = pos else {
            self.textures.insert(id, (*image).clone());
            return;
        };
        let Some(texture) = self.textures.get_mut(&id) else { return };
        let (width, stride) = (image.size[0], texture.size[0]);
        for (row, pixels) in image.pixels.chunks_exact(width).enumerate() {
            let begin = (top + row) * stride + left;
            texture.pixels[begin..begin + width].copy_from_slice(pixels);
        }
    }
}

fn draw(picture: &mut RgbaImage, texture: &ColorImage, mesh: &Mesh, clip: Rect, scale: f32) {
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    let round =
        |at: Pos2| pos2((at.x * scale).round().clamp(0.0, width), (at.y * scale).round().clamp(0.0, height));
    let clip = Rect::from_min_max(round(clip.min), round(clip.max));
    for corners in mesh.indices.chunks_exact(3) {
        let corner = |at: usize| mesh.vertices[corners[at] as usize];
        triangle(picture, texture, [corner(0), corner(1), corner(2)], clip, scale);
    }
}

/// Twice the area of a triangle; positive where its corners go clockwise on the screen.
fn area(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// Returns whether a pixel on an edge belongs to the triangle at its right or below it.
fn is_top_left(from: Pos2, to: Pos2) -> bool {
    match to.y.total_cmp(&from.y) {
        Ordering::Less => true,
        Ordering::Equal => to.x > from.x,
        Ordering::Greater => false,
    }
}

fn triangle(picture: &mut RgbaImage, texture: &ColorImage, corners: [Vertex; 3], clip: Rect, scale: f32) {
    let [a, mut b, mut c] = corners;
    for corner in [&mut b, &mut c] {
        corner.pos = pos2(corner.pos.x * scale, corner.pos.y * scale);
    }
    let a = Vertex { pos: pos2(a.pos.x * scale, a.pos.y * scale), ..a };
    if area(a.pos, b.pos, c.pos) < 0.0 {
        std::mem::swap(&mut b, &mut c);
    }
    let whole = area(a.pos, b.pos, c.pos);
    let bounds = Rect::from_points(&[a.pos, b.pos, c.pos]).intersect(clip);
    if whole <= 0.0 || !bounds.is_positive() {
        return;
    }
    let edges = [(b.pos, c.pos), (c.pos, a.pos), (a.pos, b.pos)];
    for y in bounds.min.y.floor() as u32..bounds.max.y.ceil() as u32 {
        for x in bounds.min.x.floor() as u32..bounds.max.x.ceil() as u32 {
            let centre = pos2(x as f32 + 0.5, y as f32 + 0.5);
            if !clip.contains(centre) {
                continue;
            }
            let weights = edges.map(|(from, to)| area(from, to, centre));
            let inside = weights
                .iter()
                .zip(edges)
                .all(|(weight, (from, to))| *weight > 0.0 || (*weight == 0.0 && is_top_left(from, to)));
            if inside {
                let weights = weights.map(|weight| weight / whole);
                blend(picture.get_pixel_mut(x, y), shade(texture, [a, b, c], weights));
            }
        }
    }
}

/// Returns the premultiplied colour of a point of a triangle, from 0 to 1.
fn shade(texture: &ColorImage, corners: [Vertex; 3], weights: [f32; 3]) -> [f32; 4] {
    let mut uv = [0.0; 2];
    let mut colour = [0.0; 4];
    for (corner, weight) in corners.iter().zip(weights) {
        uv[0] += corner.uv.x * weight;
        uv[1] += corner.uv.y * weight;
        for (sum, part) in colour.iter_mut().zip(corner.color.to_array()) {
            *sum += f32::from(part) / 255.0 * weight;
        }
    }
    let texel = sample(texture, uv);
    std::array::from_fn(|channel| colour[channel] * texel[channel])
}

/// Returns the bilinear sample of a texture, from 0 to 1.
fn sample(texture: &ColorImage, [u, v]: [f32; 2]) -> [f32; 4] {
    let [width, height] = texture.size;
    let (x, y) = (u * width as f32 - 0.5, v * height as f32 - 0.5);
    let (right, below) = (x - x.floor(), y - y.floor());
    let texel = |x: f32, y: f32| {
        let column = x.clamp(0.0, (width - 1) as f32) as usize;
        let row = y.clamp(0.0, (height - 1) as f32) as usize;
        let pixel: Color32 = texture.pixels[row * width + column];
        pixel.to_array().map(|part| f32::from(part) / 255.0)
    };
    let (left, top) = (x.floor(), y.floor());
    let corners =
        [texel(left, top), texel(left + 1.0, top), texel(left, top + 1.0), texel(left + 1.0, top + 1.0)];
    let shares = [(1.0 - right) * (1.0 - below), right * (1.0 - below), (1.0 - right) * below, right * below];
    std::array::from_fn(|channel| {
        corners.iter().zip(shares).map(|(corner, share)| corner[channel] * share).sum()
    })
}

fn blend(Rgba(pixel): &mut Rgba<u8>, colour: [f32; 4]) {
    let behind = 1.0 - colour[3];
    for (old, new) in pixel.iter_mut().zip(colour) {
        let sum = new + f32::from(*old) / 255.0 * behind;
        *old = (sum * 255.0).round().clamp(0.0, 255.0) as u8;
    }
}
