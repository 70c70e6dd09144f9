//! A network as a picture: discs for actors, squares for what they take positions on, lines as wide as their ties.

use std::collections::HashMap;

use analysis::{network_places, spread};

use super::net::{Network, NetworkNode, NodeShape};
use crate::ExportError;
use crate::picture::{INK, Letters, PLAIN, Picture, Rgb, SOFT, Shape, WHITE};

/// The most nodes of a picture: those with the most weight. The tables have all of them.
pub const MOST_NODES: usize = 40;

/// Lengths in pixels.
const WIDTH: f32 = 900.0;
const AREA: [f32; 2] = [860.0, 560.0];
const EDGE: f32 = 20.0;
const TEXT: f32 = 12.0;
const LINE: f32 = 17.0;
const TITLE: f32 = 18.0;
/// The widest that a name is.
const NAME: f32 = 150.0;
/// Ties with numbers beside them are no more than these, or nobody can read them.
const NUMBERED: usize = 40;

/// The nodes of a network that a picture shows, with their places from 0 to 1.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NetworkLayout {
    /// The nodes, by their places in the network.
    pub nodes: Vec<usize>,
    /// The place of each, across and down.
    pub places: Vec<[f32; 2]>,
    /// The radius of each, from 0 to 1, by the weight of all its ties.
    pub sizes: Vec<f32>,
}

impl Network {
    /// Works out the places of the nodes that have the most weight.
    #[must_use]
    pub fn layout(&self) -> NetworkLayout {
        let mut weights = vec![0.0; self.nodes.len()];
        for tie in &self.ties {
            for end in [tie.from, tie.to] {
                if let Some(sum) = weights.get_mut(end) {
                    *sum += tie.weight().abs();
                }
            }
        }
        let mut nodes: Vec<usize> =
            (0..self.nodes.len()).filter(|at| weights.get(*at).is_some_and(|it| *it > 0.0)).collect();
        let weight = |at: &usize| weights.get(*at).copied().unwrap_or_default();
        nodes.sort_by(|one, other| weight(other).total_cmp(&weight(one)).then(one.cmp(other)));
        nodes.truncate(MOST_NODES);
        nodes.sort_unstable();
        let seats: HashMap<usize, usize> = nodes.iter().copied().zip(0..).collect();
        let tied = self
            .ties
            .iter()
            .filter_map(|tie| Some((*seats.get(&tie.from)?, *seats.get(&tie.to)?, tie.weight())));
        let ties: Vec<_> = tied.collect();
        let places = network_places(nodes.len(), &ties);
        let largest = nodes.iter().map(weight).fold(0.0, f64::max);
        let sizes =
            nodes.iter().map(|at| if largest > 0.0 { (weight(at) / largest).sqrt() as f32 } else { 0.0 });
        NetworkLayout { sizes: sizes.collect(), places, nodes }
    }

    /// Draws the network.
    pub(in crate::networks) fn picture(
        &self,
        layout: NetworkLayout,
        colours: &HashMap<String, Rgb>,
    ) -> Result<Picture, ExportError> {
        let mut drawing =
            NetworkDrawing { net: self, layout, letters: Letters::new()?, shapes: Vec::new(), y: EDGE };
        drawing.head();
        let points = drawing.points();
        drawing.ties(&points);
        drawing.nodes(&points, colours);
        drawing.foot();
        let (title, words) = (self.title.clone(), self.in_words());
        Ok(Picture { width: WIDTH, height: drawing.y + EDGE, title, words, shapes: drawing.shapes })
    }

    /// All ties in words, the heaviest first.
    fn in_words(&self) -> String {
        let mut ties: Vec<_> = self.ties.iter().collect();
        ties.sort_by(|one, other| other.weight().abs().total_cmp(&one.weight().abs()));
        let sign = if self.shape == NodeShape::Directed { "to" } else { "and" };
        let told = ties.iter().filter_map(|tie| {
            let (from, to) = (self.nodes.get(tie.from)?, self.nodes.get(tie.to)?);
            Some(format!("{} {sign} {}: {}.", from.label, to.label, tie.weight()))
        });
        told.collect::<Vec<_>>().join("\n")
    }
}

struct NetworkDrawing<'a> {
    net: &'a Network,
    layout: NetworkLayout,
    letters: Letters,
    shapes: Vec<Shape>,
    y: f32,
}

impl NetworkDrawing<'_> {
    fn text(&mut self, x: f32, y: f32, (size, bold, colour): (f32, bool, Rgb), words: String) {
        self.shapes.push(Shape::Text { x, y, size, bold, colour, words });
    }

    fn head(&mut self) {
        self.y += TITLE;
        let title = self.letters.shortened(TITLE, true, &self.net.title, WIDTH - 2.0 * EDGE);
        self.text(EDGE, self.y, (TITLE, true, INK), title);
        self.y += 8.0;
    }

    fn foot(&mut self) {
        self.y += AREA[1] + 2.0 * EDGE;
        let mut notes = vec![self.net.meaning.clone()];
        let more = self.net.nodes.len() - self.layout.nodes.len();
        if more > 0 {
            let left = model::counted(more, "node", "nodes");
            notes.push(format!("In the tables alone: {left} with less or no weight."));
        }
        for note in notes {
            for line in self.letters.broken(TEXT, false, &note, WIDTH - 2.0 * EDGE) {
                self.text(EDGE, self.y, (TEXT, false, SOFT), line);
                self.y += LINE;
            }
        }
        self.y -= LINE;
    }

    /// The places of the nodes in pixels, with room for their names.
    fn points(&mut self) -> Vec<[f32; 2]> {
        let sizes: Vec<[f32; 2]> = self
            .layout
            .nodes
            .clone()
            .iter()
            .map(|at| {
                let name = self.name(*at);
                let wide = self.letters.wide(TEXT, false, &name);
                [wide.max(40.0) + 10.0, 52.0]
            })
            .collect();
        let scaled = |place: &[f32; 2]| [place[0] * AREA[0], place[1] * AREA[1]];
        let mut points: Vec<[f32; 2]> = self.layout.places.iter().map(scaled).collect();
        spread(&mut points, &sizes, AREA);
        let (left, top) = (EDGE, self.y + EDGE);
        points.iter().map(|[x, y]| [left + x, top + y]).collect()
    }

    fn name(&mut self, at: usize) -> String {
        let label = self.net.nodes.get(at).map(|node| node.label.clone()).unwrap_or_default();
        self.letters.shortened(TEXT, false, &label, NAME)
    }

    fn ties(&mut self, points: &[[f32; 2]]) {
        let seats: HashMap<usize, usize> = self.layout.nodes.iter().copied().zip(0..).collect();
        let largest = self.net.ties.iter().map(|tie| tie.weight().abs()).fold(0.0, f64::max);
        let mut numbers = Vec::new();
        for tie in &self.net.ties {
            let ends = seats.get(&tie.from).zip(seats.get(&tie.to)).filter(|(from, to)| from != to);
            let Some((from, to)) =
                ends.and_then(|(from, to)| points.get(*from).copied().zip(points.get(*to).copied()))
            else {
                continue;
            };
            let (from, to) = if self.net.shape == NodeShape::Directed { aside(from, to) } else { (from, to) };
            let part = if largest > 0.0 { (tie.weight().abs() / largest) as f32 } else { 0.0 };
            let (width, dashed) = (1.0 + 5.0 * part, tie.weight() < 0.0);
            self.shapes.push(Shape::Line { from, to, width, dashed, colour: [0xa8, 0xb0, 0xba] });
            // A third of the way, so that the two directions of a pair do not meet.
            let at = [0, 1].map(|axis| {
                from[axis]
                    + (to[axis] - from[axis]) * if self.net.shape == NodeShape::Directed { 0.36 } else { 0.5 }
            });
            numbers.push((at, tie.weight()));
            if self.net.shape == NodeShape::Directed {
                self.arrow(from, to);
            }
        }
        if numbers.len() <= NUMBERED {
            for ([x, y], weight) in numbers {
                let words = weight.to_string();
                let wide = self.letters.wide(TEXT, false, &words);
                self.shapes.push(Shape::Area {
                    x: x - wide / 2.0 - 2.0,
                    y: y - 8.0,
                    width: wide + 4.0,
                    height: 15.0,
                    round: 2.0,
                    colour: WHITE,
                });
                self.text(x - wide / 2.0, y + 4.0, (TEXT, false, SOFT), words);
            }
        }
    }

    /// The head of an arrow, before the node that it points to.
    fn arrow(&mut self, from: [f32; 2], to: [f32; 2]) {
        let way = [to[0] - from[0], to[1] - from[1]];
        let length = (way[0] * way[0] + way[1] * way[1]).sqrt();
        if length < 40.0 {
            return;
        }
        let unit = [way[0] / length, way[1] / length];
        let tip = [to[0] - unit[0] * 22.0, to[1] - unit[1] * 22.0];
        for side in [-1.0, 1.0] {
            let back = [
                tip[0] - unit[0] * 9.0 + unit[1] * 5.0 * side,
                tip[1] - unit[1] * 9.0 - unit[0] * 5.0 * side,
            ];
            self.shapes.push(Shape::Line {
                from: tip,
                to: back,
                width: 2.0,
                dashed: false,
                colour: [0x6a, 0x74, 0x80],
            });
        }
    }

    fn nodes(&mut self, points: &[[f32; 2]], colours: &HashMap<String, Rgb>) {
        let nodes: Vec<(usize, f32)> =
            self.layout.nodes.iter().copied().zip(self.layout.sizes.iter().copied()).collect();
        for ((at, size), [x, y]) in nodes.into_iter().zip(points.iter().copied()) {
            let Some(node) = self.net.nodes.get(at) else { continue };
            let radius = 7.0 + 11.0 * size;
            let colour = colours.get(&node.id).copied().unwrap_or(PLAIN);
            if is_actor(node) {
                self.shapes.push(Shape::Disc { x, y, radius, colour });
            } else {
                let (left, top, side) = (x - radius, y - radius, 2.0 * radius);
                self.shapes.push(Shape::Area {
                    x: left,
                    y: top,
                    width: side,
                    height: side,
                    round: 3.0,
                    colour,
                });
            }
            let name = self.name(at);
            let wide = self.letters.wide(TEXT, false, &name);
            let (left, top) = (x - wide / 2.0, y + radius + 2.0);
            self.shapes.push(Shape::Area {
                x: left - 2.0,
                y: top,
                width: wide + 4.0,
                height: 15.0,
                round: 2.0,
                colour: WHITE,
            });
            self.text(left, top + 11.0, (TEXT, false, INK), name);
        }
    }
}

/// Moves a line to its side, so that the two directions of a pair do not cover each other.
fn aside(from: [f32; 2], to: [f32; 2]) -> ([f32; 2], [f32; 2]) {
    const ASIDE: f32 = 4.0;
    let way = [to[0] - from[0], to[1] - from[1]];
    let length = (way[0] * way[0] + way[1] * way[1]).sqrt();
    if length <= ASIDE {
        return (from, to);
    }
    let by = [way[1] / length * ASIDE, -way[0] / length * ASIDE];
    ([from[0] + by[0], from[1] + by[1]], [to[0] + by[0], to[1] + by[1]])
}

/// Returns whether a node is somebody, and not what somebody takes a position on.
fn is_actor(node: &NetworkNode) -> bool {
    matches!(node.kind, "speaker" | "party")
}
