//! One ribbon: a smooth band from the edge of one card to the edge of another.

use egui::{Mesh, Pos2, Shape, Stroke, Vec2, pos2};

use super::style::{RibbonEdge, RibbonStyle};

/// Into how many pieces a ribbon is cut to be drawn.
const PIECES: u8 = 18;

/// The course of a ribbon: a cubic curve from the answer to what it answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct RibbonCurve {
    points: [Pos2; 4],
    /// Its thickness at its ends.
    pub(super) thick: f32,
}

impl RibbonCurve {
    /// From one edge to another that faces it.
    pub(super) fn across(from: Pos2, to: Pos2, thick: f32) -> Self {
        let middle = f32::midpoint(from.x, to.x);
        Self { points: [from, pos2(middle, from.y), pos2(middle, to.y), to], thick }
    }

    /// From an edge out and back to the same edge, this far.
    pub(super) fn bracket(from: Pos2, to: Pos2, out: f32, thick: f32) -> Self {
        let x = from.x + out * 4.0 / 3.0;
        Self { points: [from, pos2(x, from.y), pos2(x, to.y), to], thick: thick.min(8.0) }
    }

    /// Returns its place after a part of the way.
    pub(super) fn at(&self, part: f32) -> Pos2 {
        let rest = 1.0 - part;
        let weights = [rest.powi(3), 3.0 * rest * rest * part, 3.0 * rest * part * part, part.powi(3)];
        let sum = self.points.iter().zip(weights).fold(Vec2::ZERO, |sum, (it, by)| sum + it.to_vec2() * by);
        sum.to_pos2()
    }

    /// Its height at a place between its ends.
    pub(super) fn y_at(&self, x: f32) -> f32 {
        let rising = self.points[0].x <= self.points[3].x;
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..20 {
            let middle = f32::midpoint(low, high);
            if (self.at(middle).x < x) == rising {
                low = middle;
            } else {
                high = middle;
            }
        }
        self.at(low).y
    }

    /// Its two sides. Thinner in the middle the steeper it runs, so that it reads as one stroke.
    fn sides(&self) -> (Vec<Pos2>, Vec<Pos2>) {
        let way = self.points[3] - self.points[0];
        let steep = (way.y.abs() / (way.x.abs() + 40.0)).min(1.0);
        let mut sides = (Vec::new(), Vec::new());
        for piece in 0..=PIECES {
            let part = f32::from(piece) / f32::from(PIECES);
            let (before, after) = ((part - 0.02).max(0.0), (part + 0.02).min(1.0));
            let along = (self.at(after) - self.at(before)).normalized();
            let taper = 1.0 - 0.72 * steep * (std::f32::consts::PI * part).sin();
            let across = along.rot90() * (self.thick / 2.0 * taper);
            let at = self.at(part);
            sides.0.push(at + across);
            sides.1.push(at - across);
        }
        sides
    }

    /// The ribbon as shapes.
    pub(super) fn shapes(&self, style: RibbonStyle, into: &mut Vec<Shape>) {
        let (upper, lower) = self.sides();
        let mut mesh = Mesh::default();
        for (at, (above, below)) in upper.iter().zip(&lower).enumerate() {
            mesh.colored_vertex(*above, style.fill);
            mesh.colored_vertex(*below, style.fill);
            if at > 0 {
                let last = 2 * at as u32;
                mesh.add_triangle(last - 2, last - 1, last);
                mesh.add_triangle(last - 1, last, last + 1);
            }
        }
        into.push(Shape::mesh(mesh));
        for side in [upper, lower] {
            match style.edge {
                RibbonEdge::Plain => into.push(Shape::line(side, Stroke::new(1.0, style.line))),
                RibbonEdge::Dashed => {
                    into.extend(Shape::dashed_line(&side, Stroke::new(1.3, style.line), 7.0, 4.0));
                }
                RibbonEdge::Dotted => {
                    into.extend(Shape::dashed_line(&side, Stroke::new(1.2, style.line), 2.0, 3.0));
                }
            }
        }
        if let Some(sign) = style.sign {
            let tip = self.points[3];
            into.push(sign.shape(tip, (self.points[2] - tip).normalized(), style.line));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_course_goes_from_end_to_end() {
        let course = RibbonCurve::across(pos2(100.0, 40.0), pos2(20.0, 300.0), 20.0);
        assert_eq!((course.at(0.0), course.at(1.0)), (pos2(100.0, 40.0), pos2(20.0, 300.0)));
        assert!((course.y_at(60.0) - 170.0).abs() < 0.5);
        let back = RibbonCurve::bracket(pos2(10.0, 0.0), pos2(10.0, 90.0), 30.0, 20.0);
        assert!((back.at(0.5).x - 40.0).abs() < 0.1);
    }
}
