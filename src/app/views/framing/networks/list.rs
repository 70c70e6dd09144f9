//! The ties as a list: whose, and how heavy each is. Pressed, one opens the statements that it counts.

use egui::{
    Align2, CornerRadius, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use super::NetworksView;
use crate::app::action::{Action, ActionQueue};
use crate::app::command::Command;
use crate::app::jobs::PlacedNetwork;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::line;
use ::export::{Network, NetworkTie, NodeShape};
use model::counted;

/// The height of a tie, and the width of its number, in points.
const ROW: f32 = 26.0;
const NUMBER: f32 = 52.0;

/// Shows the ties, or those of the node that is chosen.
pub(super) fn show(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    view: &mut NetworksView,
    placed: &PlacedNetwork,
    queue: &mut ActionQueue,
) {
    let network = &placed.network;
    let chosen = view.chosen.and_then(|of| network.nodes.iter().position(|node| node.of == of));
    let is_listed = |at: &&usize| {
        let Some(node) = chosen else { return true };
        network.ties.get(**at).is_some_and(|tie| tie.from == node || tie.to == node)
    };
    let listed: Vec<usize> = placed.order.iter().filter(is_listed).copied().collect();
    ui.horizontal_wrapped(|ui| {
        let name = chosen.and_then(|at| network.nodes.get(at)).map(|node| format!("{}: ", node.label));
        let title = format!("{}{}", name.unwrap_or_default(), counted(listed.len(), "tie", "ties"));
        ui.label(RichText::new(title).font(theme::bold(theme::INTERFACE)));
        if chosen.is_some() && ui.button("All ties").clicked() {
            view.chosen = None;
        }
    });
    let height = ui.available_height().max(ROW * 2.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().id_salt("ties").max_height(height).auto_shrink(false);
    area.show_rows(ui, ROW, listed.len(), |ui, rows| {
        for row in rows {
            let tie = listed.get(row).and_then(|at| network.ties.get(*at));
            if let Some(tie) = tie
                && tie_line(ui, shown, network, tie)
            {
                queue.push(Action::SelectAll(network.statements(shown.project(), tie)));
                queue.run(Command::ShowPanels);
            }
        }
    });
}

/// One tie. Returns whether it was pressed.
fn tie_line(ui: &mut Ui, shown: &ViewContext<'_>, network: &Network, tie: &NetworkTie) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let ends = network.nodes.get(tie.from).zip(network.nodes.get(tie.to));
    let Some((from, to)) = ends else { return false };
    let (between, spoken_between) = match network.shape {
        NodeShape::Directed => ("→", "to"),
        NodeShape::TwoMode { .. } | NodeShape::Undirected => ("–", "and"),
    };
    let spoken = format!("{} {spoken_between} {}: {}", from.label, to.label, tie.weight());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let tokens = shown.tokens;
    if response.has_focus() || response.hovered() {
        let edge = Stroke::new(if response.has_focus() { 2.0 } else { 1.0 }, tokens.accent);
        ui.painter().rect_stroke(rect, CornerRadius::same(3), edge, StrokeKind::Inside);
    }
    let words = format!("{} {between} {}", from.label, to.label);
    let font = theme::sans(theme::INTERFACE);
    let at = pos2(rect.left() + 6.0, rect.center().y);
    line(ui, at, &words, font.clone(), tokens.ink, rect.width() - NUMBER - 12.0);
    let number = Rect::from_min_max(pos2(rect.right() - NUMBER, rect.top()), rect.max);
    let place = number.right_center() - vec2(12.0, 0.0);
    ui.painter().text(place, Align2::RIGHT_CENTER, tie.weight().to_string(), font, tokens.ink);
    response
        .on_hover_text(format!(
            "{spoken}\n{}\nClick to see the statements that it counts",
            values(network, tie)
        ))
        .clicked()
}

/// All values of a tie that are not 0: "weight 3, rebuts 2, denies 1".
fn values(network: &Network, tie: &NetworkTie) -> String {
    let told = network.values.iter().zip(&tie.values).filter(|(_, value)| **value != 0.0);
    let told = told.map(|(name, value)| {
        let number = if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.2}") };
        format!("{} {number}", name.replace('_', " "))
    });
    told.collect::<Vec<_>>().join(", ")
}
