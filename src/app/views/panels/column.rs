//! The panels as lists, with what is in them when no card does.

use egui::accesskit::Role;
use egui::{Button, Rangef, Rect, RichText, Stroke, Ui, UiBuilder};

use super::placed::{DrawnItem, PlacedItem, VisibleCard};
use super::plan::PanelItem;
use super::rows::GAP;
use super::scene::PanelScene;
use super::view::PanelsView;
use super::{cards, fold, missing_reply, reference, separators};
use crate::app::action::ActionQueue;
use crate::app::command::{Command, PanelNumber};
use crate::app::layout::PanelColumn;
use crate::app::view_context::ViewContext;
use model::counted;

/// Shows the panels' cards in the order in which they are read, and tells which are visible.
pub(super) fn show(
    ui: &mut Ui,
    placed: &[PlacedItem],
    scene: &PanelScene<'_>,
    view: &mut PanelsView,
    queue: &mut ActionQueue,
) -> Vec<VisibleCard> {
    rules(ui, scene, view);
    let count = scene.shown.layout().laid.columns.len();
    let mut lists: Vec<Option<Ui>> = (0..count).map(|at| list(ui, at, scene, view)).collect();
    for (at, list) in lists.iter_mut().enumerate() {
        let Some(list) = list else { continue };
        if scene.geometry.is_folded(at) {
            let own = placed.iter().filter(|it| it.column == at);
            let signs: Vec<Rangef> = own.map(|it| it.rect.y_range()).collect();
            fold::show_name(list, at, view.rows.plan.missing_replies(at), &signs, scene);
        }
        let own = placed.iter().filter(|it| it.column == at);
        show_nothing(list, at, own.take(1).count() == 0, scene, view);
    }
    let mut visible = Vec::new();
    for it in placed {
        let Some(list) = lists.get_mut(it.column).and_then(Option::as_mut) else { continue };
        let unplaced = view.rows.plan.unplaced_above(scene.shown.layout(), it.column, it.at);
        if let Some((unplaced, count)) = unplaced.filter(|_| !scene.geometry.is_folded(it.column)) {
            separators::show(list, it.rect, unplaced, count, scene.shown, queue);
        }
        let size = view.rows.len(it.column);
        if let Some(id) = it.item.card() {
            visible.push(VisibleCard { id, column: it.column, rect: it.rect });
        }
        match (&it.drawn, it.item) {
            (DrawnItem::Card(card), _) => cards::show(list, it, card, size, scene, view, queue),
            (_, PanelItem::MissingReply { claim, party }) => {
                missing_reply::show(list, it, (claim, party), size, scene, queue);
            }
            (DrawnItem::Reference(reference), PanelItem::Reference { statement, of }) => {
                reference::show(list, it, reference, (statement, of), size, scene, queue);
            }
            _ => fold::show_sign(list, it, size, scene, view, queue),
        }
    }
    for (at, list) in lists.iter_mut().enumerate() {
        let column = scene.shown.layout().laid.columns.get(at);
        let Some((list, column)) = list.as_mut().zip(column) else { continue };
        if !scene.geometry.is_folded(at) {
            let end = view.rows.end_of(at) + f64::from(GAP) - view.scroll.of(at);
            separators::show_attitudes(list, scene.columns(at), end, column, scene, queue);
        }
    }
    visible
}

/// The rules between rows.
fn rules(ui: &Ui, scene: &PanelScene<'_>, view: &PanelsView) {
    let scroll = view.scroll.of(0);
    let stroke = Stroke::new(1.0, scene.shown.tokens.tint(scene.shown.tokens.line, 0.8));
    let painter = ui.painter().with_clip_rect(scene.body.intersect(ui.clip_rect()));
    for at in view.rows.rules(scroll, scroll + f64::from(scene.body.height())) {
        let y = scene.body.top() + (at - scroll) as f32;
        painter.hline(scene.area.x_range(), y, stroke);
    }
}

/// A panel as a list.
fn list(ui: &mut Ui, at: usize, scene: &PanelScene<'_>, view: &PanelsView) -> Option<Ui> {
    let column = scene.shown.layout().laid.columns.get(at).filter(|_| !scene.geometry.is_left_out(at))?;
    let rect = Rect::from_x_y_ranges(scene.columns(at), scene.body.y_range());
    let builder = UiBuilder::new()
        .id_salt(("panel", column.party))
        .max_rect(rect)
        .accessibility_role(Role::List)
        .accessibility_label(list_name(scene.shown, column, view.rows.plan.missing_replies(at)));
    let mut list = ui.new_child(builder);
    list.shrink_clip_rect(scene.clip(at));
    ui.ctx().accesskit_node_builder(list.unique_id(), |node| node.set_size_of_set(view.rows.len(at)));
    Some(list)
}

/// Shows, in a panel with no card in sight, how cards get there, or where they are.
fn show_nothing(ui: &mut Ui, at: usize, nothing: bool, scene: &PanelScene<'_>, view: &mut PanelsView) {
    let Some(column) = scene.shown.layout().laid.columns.get(at) else { return };
    if !nothing || scene.geometry.is_folded(at) {
        return;
    }
    let count = view.rows.len(at);
    if count == 0 && column.attitudes == 0 {
        show_empty(ui, at, scene);
    } else if count > 0 && view.rows.end_of(at) < view.scroll.of(at) + 30.0 {
        ui.add_space(26.0);
        let text = match column.cards.len() {
            0 => "What it has not answered is",
            1 => "Its statement is",
            _ => "All its statements are",
        };
        let text = RichText::new(format!("{text} further up")).color(scene.shown.tokens.soft_ink);
        let button = ui.add(Button::new(text).frame_when_inactive(false)).on_hover_text("Go there");
        if button.clicked() {
            view.scroll.show_end_of(at, &view.rows, scene.body.height());
            ui.ctx().request_repaint();
        }
    }
}

/// The name of a panel as a list of cards: "Council, 2 statements, 1 attitude, 1 missing reply".
fn list_name(shown: &ViewContext<'_>, column: &PanelColumn, missing_replies: usize) -> String {
    let attitudes = if shown.session.shows.attitudes { column.attitudes } else { 0 };
    let statements = column.cards.len() - attitudes;
    let mut name =
        format!("{}, {}", shown.panel_name(column.party), counted(statements, "statement", "statements"));
    for (number, one, many) in
        [(attitudes, "attitude", "attitudes"), (missing_replies, "missing reply", "missing replies")]
    {
        if number > 0 {
            name = format!("{name}, {}", counted(number, one, many));
        }
    }
    name
}

/// A panel without cards says how cards get there.
fn show_empty(ui: &mut Ui, at: usize, scene: &PanelScene<'_>) {
    let column = scene.shown.layout().laid.columns.get(at);
    let known = column.is_some_and(|column| column.party.is_some());
    let command = if known { PanelNumber::at(at).map(Command::SendToPanel) } else { Some(Command::NoParty) };
    let keys = command.and_then(|command| command.shortcut_text(ui.ctx()));
    let whole = column.map_or(0, |column| column.whole);
    let text = if whole > 0 {
        let keys = Command::ClearFilters.shortcut_text(ui.ctx()).unwrap_or_default();
        match whole {
            1 => format!("The filters leave out its one statement. {keys} clears them."),
            _ => format!("The filters leave out all its {whole} statements. {keys} clears them."),
        }
    } else if scene.shown.layout().laid.order.is_empty() {
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
