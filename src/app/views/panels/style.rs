//! The looks of a ribbon: its relation by the stroke of its sides and the sign at what is answered, and by colour too.

use egui::{Color32, Pos2, Shape, Stroke, Vec2};

use super::emphasis::LinkWeight;
use crate::app::theme::ThemeTokens;
use model::Relation;

/// The stroke of the sides of a ribbon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RibbonEdge {
    Plain,
    Dashed,
    Dotted,
}

/// The sign at the end of a ribbon, at the answered statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RibbonSign {
    /// An arrow: goes against it.
    Arrow,
    /// A bar across: no.
    Bar,
    /// A hollow lozenge: goes for what it is on.
    Lozenge,
    /// A ring: accepts the other statement.
    Ring,
    /// Half an arrow: passes by.
    Barb,
    /// A plus: adds to it.
    Plus,
    /// Two bars along: the same.
    Equals,
}

/// The looks of a ribbon.
#[derive(Debug, Clone, Copy)]
pub(super) struct RibbonStyle {
    pub(super) fill: Color32,
    pub(super) line: Color32,
    pub(super) edge: RibbonEdge,
    pub(super) sign: Option<RibbonSign>,
}

impl RibbonStyle {
    /// The look of a relation that matters so much.
    pub(super) fn of(tokens: &ThemeTokens, relation: Relation, suggested: bool, weight: LinkWeight) -> Self {
        let colour = colour(tokens, relation);
        let (fill, line) = match weight {
            LinkWeight::Aside => (0.04, 0.09),
            LinkWeight::Usual => (0.15, 0.30),
            LinkWeight::Strong => (0.22, 0.85),
            LinkWeight::Selected => (0.32, 1.0),
        };
        let (share, edge, sign) = shape(relation);
        let fill = fill * share * if suggested { 0.6 } else { 1.0 };
        let sign = (weight > LinkWeight::Aside).then_some(sign);
        Self { fill: tokens.tint(colour, fill), line: tokens.tint(colour, line), edge, sign }
    }
}

/// The marks that distinguish a relation without colour: its fill, its sides, its end.
const fn shape(relation: Relation) -> (f32, RibbonEdge, RibbonSign) {
    match relation {
        Relation::Rebuts => (1.0, RibbonEdge::Plain, RibbonSign::Arrow),
        Relation::Denies => (1.0, RibbonEdge::Plain, RibbonSign::Bar),
        Relation::Undercuts => (0.8, RibbonEdge::Dashed, RibbonSign::Lozenge),
        Relation::Concedes => (0.0, RibbonEdge::Plain, RibbonSign::Ring),
        Relation::Deflects => (0.3, RibbonEdge::Dashed, RibbonSign::Barb),
        Relation::Supports => (0.6, RibbonEdge::Plain, RibbonSign::Plus),
        Relation::Repeats => (0.3, RibbonEdge::Dotted, RibbonSign::Equals),
    }
}

/// The colour of a relation's family: against, beside the point, for, the same.
pub(super) fn colour(tokens: &ThemeTokens, relation: Relation) -> Color32 {
    match relation {
        Relation::Rebuts | Relation::Denies => tokens.warning,
        Relation::Undercuts | Relation::Deflects => tokens.accent,
        Relation::Concedes | Relation::Supports => tokens.good,
        Relation::Repeats => tokens.soft_ink,
    }
}

impl RibbonSign {
    /// Draws it with its tip there; `back` points to where the ribbon comes from.
    pub(super) fn shape(self, tip: Pos2, back: Vec2, colour: Color32) -> Shape {
        let side = back.rot90();
        let at = |along: f32, across: f32| tip + back * along + side * across;
        let stroke = Stroke::new(1.8, colour);
        match self {
            Self::Arrow => {
                Shape::convex_polygon(vec![tip, at(8.0, 5.0), at(8.0, -5.0)], colour, Stroke::NONE)
            }
            Self::Bar => Shape::line_segment([at(3.0, 8.0), at(3.0, -8.0)], Stroke::new(3.0, colour)),
            Self::Lozenge => {
                let points = vec![at(1.0, 0.0), at(6.0, 4.5), at(11.0, 0.0), at(6.0, -4.5)];
                Shape::closed_line(points, stroke)
            }
            Self::Ring => Shape::circle_stroke(at(5.5, 0.0), 4.0, stroke),
            Self::Barb => {
                Shape::convex_polygon(vec![at(1.0, -1.0), at(9.0, -7.0), at(9.0, -1.0)], colour, Stroke::NONE)
            }
            Self::Plus => Shape::Vec(vec![
                Shape::line_segment([at(2.0, 0.0), at(10.0, 0.0)], stroke),
                Shape::line_segment([at(6.0, 4.0), at(6.0, -4.0)], stroke),
            ]),
            Self::Equals => Shape::Vec(vec![
                Shape::line_segment([at(2.0, 2.5), at(9.0, 2.5)], stroke),
                Shape::line_segment([at(2.0, -2.5), at(9.0, -2.5)], stroke),
            ]),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_relations_look_the_same_without_colour() {
        let looks: HashSet<String> =
            Relation::ALL.into_iter().map(|relation| format!("{:?}", shape(relation))).collect();
        assert_eq!(looks.len(), Relation::ALL.len());
    }
}
