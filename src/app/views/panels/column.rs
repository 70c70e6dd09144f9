//! One panel: the cards of it that are visible.

use egui::accesskit::Role;
use egui::{
    Align, Button, CursorIcon, EventFilter, Id, Layout, Rect, Response, RichText, Sense, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::card::{self, Card, Extent, Look};
use super::drag::{self, Dragged};
use super::heights::{GAP, PAD, above};
use super::{PanelsView, Scene};
use super::{group, menu};
use crate::app::action::{Action, Queue};
use crate::app::columns::Column;
use crate::app::command::Command;
use crate::app::shown::Shown;
use crate::app::theme;
use crate::app::widgets::{dashed_rect, paint_sign};
use crate::edit::Intent;
use crate::model::{Statement, StatementId, Status};

/// A card that is visible.
#[derive(Debug, Clone, Copy)]
pub(super) struct Visible {
    pub(super) id: StatementId,
    pub(super) column: usize,
    pub(super) rect: Rect,
}

/// Names the widget of a card.
pub(super) fn card_id(statement: StatementId) -> Id {
    Id::unique(("card", statement))
}

/// A card that is laid out and has its place.
pub(super) struct Placed {
    row: usize,
    id: StatementId,
    card: Card,
    rect: Rect,
}

/// Lays out the cards of a panel that are visible, and corrects their heights.
pub(super) fn lay_out(ui: &Ui, at: usize, scene: &Scene<'_>, view: &mut PanelsView) -> Vec<Placed> {
    let Some(column) = scene.shown.index().columns.get(at) else { return Vec::new() };
    let span = scene.columns(at);
    let body = scene.body;
    if column.cards.is_empty() || span.max < ui.clip_rect().left() || span.min > ui.clip_rect().right() {
        return Vec::new();
    }
    let mut laid: Vec<(usize, StatementId, Card)> = Vec::new();
    let pad = f64::from(PAD);
    let mut row = view.heights.columns[at].find(view.scroll.of(at) - pad);
    // Upwards: a card whose height was an estimate grows or shrinks at its upper edge, so that what is
    // below it stays; where that opens a hole above, the card before it comes in too.
    loop {
        let begins = view.heights.columns[at].before(row);
        let Some((id, card)) = lay_out_card(ui, column, row, scene) else { break };
        let (grown, fresh) = view.heights.measure(scene.shown.index(), (at, row), id, card.size.y);
        if fresh && begins + pad < view.scroll.of(at) {
            view.scroll.correct(at, grown);
        }
        laid.insert(0, (row, id, card));
        if row == 0 || begins + pad <= view.scroll.of(at) {
            break;
        }
        row -= 1;
    }
    let first = laid.first().map_or(row, |(row, ..)| *row);
    let top = body.top() + (view.heights.columns[at].before(first) + pad - view.scroll.of(at)) as f32;
    let mut y = top;
    let mut placed = Vec::new();
    for (row, id, card) in laid {
        let rect = Rect::from_min_size(pos2(span.min, y + above(column, row)), card.size);
        y = rect.bottom() + GAP;
        placed.push(Placed { row, id, card, rect });
    }
    let mut row = placed.last().map_or(first, |last| last.row + 1);
    while y < body.bottom() {
        let Some((id, card)) = lay_out_card(ui, column, row, scene) else { break };
        view.heights.measure(scene.shown.index(), (at, row), id, card.size.y);
        let rect = Rect::from_min_size(pos2(span.min, y + above(column, row)), card.size);
        y = rect.bottom() + GAP;
        placed.push(Placed { row, id, card, rect });
        row += 1;
    }
    placed
}

fn lay_out_card(ui: &Ui, column: &Column, row: usize, scene: &Scene<'_>) -> Option<(StatementId, Card)> {
    let id = *column.cards.get(row)?;
    let statement = scene.shown.statement(id)?;
    let echo = scene.emphasis.echo(id);
    let whole = scene.shown.selection.has(id);
    // Hovered as of the last frame: the buttons of a suggestion take room from the speaker's name.
    let hovered = ui.ctx().read_response(card_id(id)).is_some_and(|it| it.contains_pointer());
    let extent = Extent { width: scene.geometry.column, whole, buttons: hovered };
    Some((id, Card::new(ui.painter(), scene.shown, statement, echo, extent)))
}

/// Corrects the height of one card, wherever it is.
pub(super) fn measure(ui: &Ui, at: usize, row: usize, scene: &Scene<'_>, view: &mut PanelsView) {
    let Some(column) = scene.shown.index().columns.get(at) else { return };
    if let Some((id, card)) = lay_out_card(ui, column, row, scene) {
        view.heights.measure(scene.shown.index(), (at, row), id, card.size.y);
    }
}

/// Shows a panel's cards, and tells which are visible.
pub(super) fn show(
    ui: &mut Ui,
    at: usize,
    placed: &[Placed],
    scene: &Scene<'_>,
    view: &mut PanelsView,
    queue: &mut Queue,
) -> Vec<Visible> {
    let Some(column) = scene.shown.index().columns.get(at) else { return Vec::new() };
    let count = column.cards.len();
    let name = list_name(scene.shown, column);
    let rect = Rect::from_x_y_ranges(scene.columns(at), scene.body.y_range());
    let builder = UiBuilder::new()
        .id_salt(("panel", column.party))
        .max_rect(rect)
        .accessibility_role(Role::List)
        .accessibility_label(name);
    let mut ui = ui.new_child(builder);
    ui.shrink_clip_rect(scene.body);
    if column.cards.is_empty() && column.attitudes == 0 {
        show_empty(&mut ui, at, scene);
    }
    if placed.last().is_some_and(|last| last.rect.bottom() < scene.body.top() + 30.0) {
        ui.add_space(26.0);
        let text = if count == 1 { "Its statement is" } else { "All its statements are" };
        let text = RichText::new(format!("{text} further up")).color(scene.shown.tokens.soft_ink);
        let button = ui.add(Button::new(text).frame_when_inactive(false)).on_hover_text("Go there");
        if button.clicked() {
            view.scroll.show_end_of(at, &view.heights, scene.body.height());
            ui.ctx().request_repaint();
        }
    }
    let mut visible = Vec::new();
    for it in placed {
        let Some(statement) = scene.shown.statement(it.id) else { continue };
        if let Some(voice) = column.group_at(it.row) {
            group::show(&mut ui, it.rect, voice, column.group_size(it.row), scene.shown, queue);
        }
        show_card(&mut ui, it, statement, (it.row, count), scene, view, queue);
        visible.push(Visible { id: it.id, column: at, rect: it.rect });
    }
    group::show_attitudes(&mut ui, rect, column, placed.last().map(|it| (it.row, it.rect)), scene, queue);
    visible
}

/// What a panel is called as a list of cards: "Council, 2 statements, 1 attitude".
fn list_name(shown: &Shown<'_>, column: &Column) -> String {
    let attitudes = if shown.session.shows.attitudes { column.attitudes } else { 0 };
    let count = |number: usize, one: &str| format!("{number} {one}{}", if number == 1 { "" } else { "s" });
    let name =
        format!("{}, {}", shown.panel_name(column.party), count(column.cards.len() - attitudes, "statement"));
    if attitudes == 0 { name } else { format!("{name}, {}", count(attitudes, "attitude")) }
}

fn show_card(
    ui: &mut Ui,
    it: &Placed,
    statement: &Statement,
    (row, count): (usize, usize),
    scene: &Scene<'_>,
    view: &mut PanelsView,
    queue: &mut Queue,
) {
    let shown = scene.shown;
    let response = ui.interact(it.rect, card_id(it.id), Sense::click_and_drag());
    let selected = shown.selection.has(it.id);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, enabled, card::spoken(shown, statement)));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(selected);
        node.set_position_in_set(row + 1);
        node.set_size_of_set(count);
    });
    if response.has_focus() {
        view.focused = Some(it.id);
        // The arrows go from card to card by the table of commands, not by egui's own way.
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    if response.clicked() {
        let more = ui.input(|input| input.modifiers.command || input.modifiers.shift);
        queue.push(Action::Select { statement: it.id, more });
    }
    if response.secondary_clicked() && !selected && shown.selection.linking.is_none() {
        queue.push(Action::Select { statement: it.id, more: false });
    }
    response.context_menu(|ui| menu::card(ui, shown, queue));
    if response.drag_started() {
        drag::begin(ui.ctx(), Dragged::cards(shown, it.id));
    }
    let hovered = response.contains_pointer() && !drag::is_under_way(ui.ctx());
    let linking = shown.selection.linking.is_some_and(|from| from != it.id);
    let buttons = hovered && statement.status == Status::Suggested && !linking && enabled;
    let look = Look { selected, hovered, focused: response.has_focus(), buttons };
    it.card.paint(ui.painter(), it.rect.min, shown, look);
    if buttons {
        show_buttons(ui, it, scene, queue);
    }
    if linking && hovered {
        show_linking(ui, &response, scene);
    }
}

/// The two things that a suggestion waits for.
fn show_buttons(ui: &mut Ui, it: &Placed, scene: &Scene<'_>, queue: &mut Queue) {
    let rect = Card::buttons(it.rect);
    let ground = Rect::from_min_max(rect.min, rect.max - vec2(0.0, 1.0));
    ui.painter().rect_filled(ground, egui::CornerRadius::same(theme::RADIUS), scene.shown.tokens.card);
    let builder = UiBuilder::new()
        .id_salt(("buttons", it.id))
        .max_rect(rect)
        .layout(Layout::right_to_left(Align::Center));
    let mut ui = ui.new_child(builder);
    ui.spacing_mut().item_spacing.x = 4.0;
    ui.spacing_mut().button_padding = vec2(7.0, 2.0);
    let wordy = card::has_wordy_buttons(it.rect.width());
    for (command, status) in [(Command::Reject, Status::Rejected), (Command::Confirm, Status::Confirmed)] {
        let name = command.spec().name;
        let text = RichText::new(if wordy { name } else { "" }).font(theme::sans(theme::META));
        let mut button = ui.add(Button::new(text).small().min_size(vec2(26.0, 20.0)));
        if !wordy {
            paint_sign(
                ui.painter(),
                button.rect.center(),
                status == Status::Confirmed,
                scene.shown.tokens.ink,
            );
            button = button.accessible_name(name);
        }
        if button.on_hover_text(command.tooltip(ui.ctx())).clicked() {
            queue.edit(Intent::Review { statements: vec![it.id], status });
        }
    }
}

/// What a click would do while a link is being made.
fn show_linking(ui: &Ui, response: &Response, scene: &Scene<'_>) {
    let tokens = scene.shown.tokens;
    ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
    let stroke = egui::Stroke::new(2.0, tokens.accent);
    dashed_rect(ui.painter(), response.rect.expand(2.0), 8.0, stroke, 6.0, 4.0);
    let from = scene.shown.selection.linking.and_then(|id| scene.shown.statement(id));
    let name = from.map_or("It", |statement| scene.shown.speaker_name(statement));
    drag::hint(ui.ctx(), tokens, &format!("{name} answers this"), None);
}

/// A panel without cards says how cards get there.
fn show_empty(ui: &mut Ui, at: usize, scene: &Scene<'_>) {
    let column = scene.shown.index().columns.get(at);
    let known = column.is_some_and(|column| column.party.is_some());
    let command = if known { Command::PANELS.get(at).copied() } else { Some(Command::NoParty) };
    let keys = command.and_then(|command| command.shortcut_text(ui.ctx()));
    let text = if scene.shown.index().order.is_empty() {
        let make = Command::MakeStatement.shortcut_text(ui.ctx()).unwrap_or_default();
        format!("No statements yet. Select words in the article and press {make} to make one.")
    } else {
        match keys {
            Some(keys) => {
                format!("No statements here. Drag a card here, or select one and press {keys}.")
            }
            None => "No statements here. Drag a card here.".to_owned(),
        }
    };
    ui.add_space(12.0);
    let label = RichText::new(text).color(scene.shown.tokens.soft_ink);
    ui.add(egui::Label::new(label).wrap());
}
