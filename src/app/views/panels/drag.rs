//! Dragging: a card onto a card links them, a card onto a panel sends it there, a header onto a header
//! changes the order of the panels.

use egui::{Context, CornerRadius, DragAndDrop, LayerId, Order, Pos2, Rect, Stroke, StrokeKind, Ui, vec2};

use super::placed::VisibleCard;
use super::scene::PanelScene;
use crate::app::action::{Action, ActionQueue};
use crate::app::theme::{self, ThemeTokens};
use crate::app::view_context::ViewContext;
use crate::app::widgets::dashed_rect;
use edit::{Intent, PartyIntent, StatementIntent};
use model::{PartyId, StatementId};

/// The dragged item.
#[derive(Debug, Clone)]
pub(super) enum DraggedItem {
    /// A card, and with it all that are selected where it is one of them.
    Cards { card: StatementId, all: Vec<StatementId> },
    /// A panel.
    Panel(PartyId),
}

/// Place at which it would go.
#[derive(Debug, Clone, Copy, PartialEq)]
enum DropTarget {
    Card { id: StatementId, rect: Rect },
    Panel { column: usize, party: Option<PartyId> },
    Nowhere,
}

impl DraggedItem {
    /// A card, and with it all that are selected where it is one of them.
    pub(super) fn cards(shown: &ViewContext<'_>, card: StatementId) -> Self {
        let selected = &shown.selection.statements;
        let all = if selected.contains(&card) { selected.clone() } else { vec![card] };
        Self::Cards { card, all }
    }
}

/// Begins to drag. Escape and letting go end it: egui's own store of what is dragged sees to that.
pub(super) fn begin(context: &Context, dragged: DraggedItem) {
    DragAndDrop::set_payload(context, dragged);
}

/// Returns `true` if something is being dragged.
pub(super) fn is_under_way(context: &Context) -> bool {
    DragAndDrop::has_payload_of_type::<DraggedItem>(context)
}

/// Shows what letting go would do, and does it when let go.
pub(super) fn show(ui: &Ui, scene: &PanelScene<'_>, visible: &[VisibleCard], queue: &mut ActionQueue) {
    let Some(dragged) = DragAndDrop::payload::<DraggedItem>(ui.ctx()) else { return };
    let Some(pointer) = ui.input(|input| input.pointer.interact_pos()) else { return };
    let target = target(scene, visible, &dragged, pointer);
    let Some((text, action)) = outcome(scene.shown, &dragged, target) else {
        let words = ghost_words(scene.shown, &dragged);
        hint(ui.ctx(), scene.shown.tokens, "Drop on a card to link, on a panel to move", words.as_deref());
        return;
    };
    highlight(ui, scene, target);
    hint(ui.ctx(), scene.shown.tokens, &text, ghost_words(scene.shown, &dragged).as_deref());
    if ui.input(|input| input.pointer.any_released()) {
        DragAndDrop::clear_payload(ui.ctx());
        queue.push(action);
    }
}

/// Returns the distance to scroll because something is dragged to the upper or lower edge.
pub(super) fn scroll(ui: &Ui, body: Rect) -> f64 {
    const EDGE: f32 = 36.0;
    if !is_under_way(ui.ctx()) {
        return 0.0;
    }
    let Some(pointer) = ui.input(|input| input.pointer.interact_pos()) else { return 0.0 };
    if !body.x_range().contains(pointer.x) || !body.y_range().contains(pointer.y) {
        return 0.0;
    }
    let up = (body.top() + EDGE - pointer.y).max(0.0);
    let down = (pointer.y - body.bottom() + EDGE).max(0.0);
    let points = f64::from((down - up) / EDGE) * 14.0;
    if points != 0.0 {
        ui.ctx().request_repaint();
    }
    points
}

fn target(
    scene: &PanelScene<'_>,
    visible: &[VisibleCard],
    dragged: &DraggedItem,
    pointer: Pos2,
) -> DropTarget {
    if let DraggedItem::Cards { card, .. } = dragged {
        let over = |it: &&VisibleCard| it.rect.contains(pointer) && scene.body.contains(pointer);
        match visible.iter().find(over) {
            Some(it) if it.id != *card => return DropTarget::Card { id: it.id, rect: it.rect },
            Some(_) => return DropTarget::Nowhere,
            None => {}
        }
    }
    let columns = &scene.shown.layout().laid.columns;
    let over = |at: &usize| {
        scene.columns(*at).expand(6.0).contains(pointer.x) && scene.area.y_range().contains(pointer.y)
    };
    match (0..columns.len()).find(over) {
        Some(column) => DropTarget::Panel { column, party: columns[column].party },
        None => DropTarget::Nowhere,
    }
}

/// The effect of letting go, in words and as an action.
fn outcome(shown: &ViewContext<'_>, dragged: &DraggedItem, target: DropTarget) -> Option<(String, Action)> {
    let party_of = |id: &StatementId| shown.statement(*id).and_then(|it| shown.project().party_of(it));
    match (dragged, target) {
        (DraggedItem::Cards { all, .. }, DropTarget::Card { id: to, .. }) => {
            let to_name = shown.statement(to).map_or("this", |it| shown.speaker_name(it));
            let text = format!("Link: answers {to_name}");
            let from = all.iter().copied().filter(|id| *id != to).collect();
            Some((text, Action::LinkTo { from, to }))
        }
        (DraggedItem::Cards { all, .. }, DropTarget::Panel { party, .. }) => {
            if all.iter().all(|id| party_of(id) == party) {
                return None;
            }
            let many = if all.len() > 1 { format!("{} statements ", all.len()) } else { String::new() };
            let text = format!("Move {many}to {}", shown.party_name(party));
            Some((
                text,
                Action::Edit(Intent::Statement(StatementIntent::MoveToParty {
                    statements: all.clone(),
                    party,
                })),
            ))
        }
        (DraggedItem::Panel(from), DropTarget::Panel { party: Some(to), .. }) if *from != to => {
            let place = shown.project().parties.iter().position(|party| party.id == to)?;
            let text = format!("Put where {} is", shown.party_name(Some(to)));
            Some((text, Action::Edit(Intent::Party(PartyIntent::Reorder { party: *from, place }))))
        }
        _ => None,
    }
}

fn highlight(ui: &Ui, scene: &PanelScene<'_>, target: DropTarget) {
    let tokens = scene.shown.tokens;
    match target {
        DropTarget::Card { rect, .. } => {
            let painter = ui.painter().with_clip_rect(scene.body);
            let stroke = Stroke::new(2.0, tokens.accent);
            dashed_rect(&painter, rect.expand(2.0), 8.0, stroke, 6.0, 4.0);
        }
        DropTarget::Panel { column, party } => {
            let colour = scene.shown.party_colour(party);
            let rect = Rect::from_x_y_ranges(scene.columns(column), scene.area.y_range()).expand(5.0);
            let radius = CornerRadius::same(theme::RADIUS + 2);
            ui.painter().rect_filled(rect, radius, tokens.tint(colour, 0.12));
            ui.painter().rect_stroke(rect, radius, Stroke::new(1.5, colour), StrokeKind::Inside);
        }
        DropTarget::Nowhere => {}
    }
}

/// The first words of what is dragged.
fn ghost_words(shown: &ViewContext<'_>, dragged: &DraggedItem) -> Option<String> {
    match dragged {
        DraggedItem::Cards { card, .. } => {
            let statement = shown.statement(*card)?;
            let (text, spans) = shown.project().place_of(statement);
            let words = spans.first()?.of(text);
            let start: String = words.chars().take(60).collect();
            let more = if start.len() < words.len() || spans.len() > 1 { "…" } else { "" };
            Some(format!("{}: {}{more}", shown.speaker_name(statement), start.replace('\n', " ")))
        }
        DraggedItem::Panel(party) => Some(format!("Panel of {}", shown.party_name(Some(*party)))),
    }
}

/// A note beside the pointer, above everything.
pub(super) fn hint(context: &Context, tokens: &ThemeTokens, text: &str, words: Option<&str>) {
    let Some(pointer) = context.input(|input| input.pointer.latest_pos()) else { return };
    let painter = context.layer_painter(LayerId::new(Order::Tooltip, egui::Id::unique("panels' hint")));
    let font = theme::bold(theme::META + 0.5);
    let title = painter.layout(text.to_owned(), font, tokens.ink, 250.0);
    let words = words.map(|words| {
        let mut job = egui::text::LayoutJob::simple(
            words.to_owned(),
            theme::serif(theme::INTERFACE),
            tokens.soft_ink,
            250.0,
        );
        job.wrap.max_rows = 2;
        painter.layout_job(job)
    });
    let words_size = words.as_ref().map_or(vec2(0.0, 0.0), |galley| galley.size() + vec2(0.0, 3.0));
    let size = vec2(title.size().x.max(words_size.x), title.size().y + words_size.y) + vec2(20.0, 14.0);
    let screen = context.content_rect();
    let mut at = pointer + vec2(14.0, 14.0);
    at.x = at.x.min(screen.right() - size.x - 4.0);
    at.y = at.y.min(screen.bottom() - size.y - 4.0);
    let rect = Rect::from_min_size(at, size);
    let radius = CornerRadius::same(theme::RADIUS);
    painter.rect(rect, radius, tokens.card, Stroke::new(1.0, tokens.edge), StrokeKind::Inside);
    painter.galley(at + vec2(10.0, 7.0), title.clone(), tokens.ink);
    if let Some(words) = words {
        painter.galley(at + vec2(10.0, 10.0 + title.size().y), words, tokens.ink);
    }
}
