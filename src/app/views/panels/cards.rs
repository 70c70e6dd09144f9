//! The interaction with a card.

use egui::accesskit::Role;
use egui::{
    Align, Button, CursorIcon, EventFilter, Layout, Rect, Response, RichText, Sense, Ui, UiBuilder,
    WidgetInfo, vec2,
};

use super::card::{self, Card, CardState};
use super::card_text;
use super::drag::{self, DraggedItem};
use super::ids::card_id;
use super::placed::PlacedItem;
use super::scene::PanelScene;
use super::view::PanelsView;
use crate::app::action::{Action, ActionQueue};
use crate::app::command::Command;
use crate::app::theme;
use crate::app::views::menus;
use crate::app::widgets::{dashed_rect, paint_sign};
use edit::{Intent, StatementIntent};
use model::{ReviewStatus, Statement, StatementId};

/// Shows a card, and does what a person does with it.
pub(super) fn show(
    ui: &mut Ui,
    it: &PlacedItem,
    card: &Card,
    count: usize,
    scene: &PanelScene<'_>,
    view: &mut PanelsView,
    queue: &mut ActionQueue,
) {
    let shown = scene.shown;
    let Some(statement) = it.item.card().and_then(|id| shown.statement(id)) else { return };
    let response = respond(ui, it, statement, count, scene, view, queue);
    let hovered = response.contains_pointer() && !drag::is_under_way(ui.ctx());
    let linking = shown.selection.linking.as_ref().filter(|linking| !linking.own.contains(&statement.id));
    let candidate = linking.is_some_and(|linking| linking.candidate() == Some(statement.id));
    let linking = linking.is_some();
    let enabled = ui.is_enabled();
    let buttons = hovered && statement.status == ReviewStatus::Suggested && !linking && enabled;
    let selected = shown.selection.has(statement.id);
    let look = CardState { selected, hovered, focused: response.has_focus(), buttons };
    card.paint(ui.painter(), it.rect.min, shown, look);
    if buttons {
        show_buttons(ui, it.rect, statement.id, scene, queue);
    }
    if candidate {
        show_candidate(ui, it.rect, scene);
    } else if linking && hovered {
        show_linking(ui, &response, scene);
    }
}

/// The widget of a card, which can be clicked, focused, dragged and read out.
pub(super) fn respond(
    ui: &Ui,
    it: &PlacedItem,
    statement: &Statement,
    count: usize,
    scene: &PanelScene<'_>,
    view: &mut PanelsView,
    queue: &mut ActionQueue,
) -> Response {
    let shown = scene.shown;
    let id = statement.id;
    let response = ui.interact(it.rect, card_id(id), Sense::click_and_drag());
    let selected = shown.selection.has(id);
    let enabled = ui.is_enabled();
    response
        .widget_info(|| WidgetInfo::labeled(Role::ListItem, enabled, card_text::spoken(shown, statement)));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        let described = card_text::described(shown, statement, scene.emphasis.shared_content(id));
        if !described.is_empty() {
            node.set_description(described);
        }
        node.set_selected(selected);
        // Counted from 0; screen readers count from 1. Some ask the list how many there are.
        node.set_position_in_set(it.at);
        node.set_size_of_set(count);
    });
    if response.has_focus() {
        view.focused = Some(id);
        // The arrows go from card to card by the table of commands, not by egui's own way.
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    if response.clicked() {
        let modifiers = ui.input(|input| input.modifiers);
        queue.push(if modifiers.shift {
            Action::Extend(id)
        } else {
            Action::Select { statement: id, more: modifiers.command }
        });
    }
    if response.secondary_clicked() && !selected && shown.selection.linking.is_none() {
        queue.push(Action::Select { statement: id, more: false });
    }
    response.context_menu(|ui| menus::statement(ui, shown, queue));
    if response.drag_started() {
        drag::begin(ui.ctx(), DraggedItem::cards(shown, id));
    }
    response
}

/// The two things that a suggestion waits for.
fn show_buttons(ui: &mut Ui, card: Rect, id: StatementId, scene: &PanelScene<'_>, queue: &mut ActionQueue) {
    let rect = Card::buttons(card);
    let ground = Rect::from_min_max(rect.min, rect.max - vec2(0.0, 1.0));
    ui.painter().rect_filled(ground, egui::CornerRadius::same(theme::RADIUS), scene.shown.tokens.card);
    let builder =
        UiBuilder::new().id_salt(("buttons", id)).max_rect(rect).layout(Layout::right_to_left(Align::Center));
    let mut ui = ui.new_child(builder);
    ui.spacing_mut().item_spacing.x = 4.0;
    ui.spacing_mut().button_padding = vec2(7.0, 2.0);
    let wordy = card::has_wordy_buttons(card.width());
    for (command, status) in
        [(Command::Reject, ReviewStatus::Rejected), (Command::Confirm, ReviewStatus::Confirmed)]
    {
        let name = command.spec().name;
        let text = RichText::new(if wordy { name } else { "" }).font(theme::sans(theme::META));
        let mut button = ui.add(Button::new(text).small().min_size(vec2(26.0, 20.0)));
        if !wordy {
            paint_sign(
                ui.painter(),
                button.rect.center(),
                status == ReviewStatus::Confirmed,
                scene.shown.tokens.ink,
            );
            button = button.accessible_name(name);
        }
        if button.on_hover_text(command.tooltip(ui.ctx())).clicked() {
            queue.edit(Intent::Statement(StatementIntent::Review { statements: vec![id], status }));
        }
    }
}

/// The card to which the walk to the other end of a link has come.
fn show_candidate(ui: &Ui, rect: Rect, scene: &PanelScene<'_>) {
    let stroke = egui::Stroke::new(3.0, scene.shown.tokens.accent);
    let radius = egui::CornerRadius::same(theme::RADIUS + 2);
    ui.painter().rect_stroke(rect.expand(2.0), radius, stroke, egui::StrokeKind::Outside);
}

/// The statement that a click would choose while a link is being made.
fn show_linking(ui: &Ui, response: &Response, scene: &PanelScene<'_>) {
    let tokens = scene.shown.tokens;
    ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    let stroke = egui::Stroke::new(2.0, tokens.accent);
    dashed_rect(ui.painter(), response.rect.expand(2.0), 8.0, stroke, 6.0, 4.0);
}
