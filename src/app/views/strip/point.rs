//! The effects of the pointer on the strip.

use egui::{CursorIcon, Rect, Response, Ui};

use super::article_tracks::ArticleTrack;
use super::lanes::{StripBlock, StripScale};
use super::{NESTED, StripView, go, paint};
use crate::app::action::{Action, ActionQueue};
use crate::app::index::StatementRow;
use crate::app::view_context::ViewContext;
use crate::app::widgets::cut;
use model::{Span, Statement};

/// Letters shown of a statement that the pointer is on.
const LETTERS: usize = 90;

/// A press on a block selects its statement, one beside it goes there; the frame can be dragged.
pub(super) fn point(
    ui: &Ui,
    response: &Response,
    track: Rect,
    shown: &ViewContext<'_>,
    (stretches, present, visible): (&[ArticleTrack], &ArticleTrack, Option<Span>),
    view: &mut StripView,
    queue: &mut ActionQueue,
) {
    let Some(pointer) = response.interact_pointer_pos().or(response.hover_pos()) else {
        view.grip = None;
        return;
    };
    let x = pointer.x - track.left();
    if drag(ui, response, track, shown, (present, visible), view, queue) {
        return;
    }
    // In the room between two, the one to the left.
    let before = |stretch: &&ArticleTrack| stretch.scale.left <= x + 1.0;
    let Some(stretch) = stretches.iter().rev().find(before).or(stretches.first()) else { return };
    let low = pointer.y >= track.bottom() - track.height() * NESTED;
    let block = stretch.lanes.at(x, low);
    let statement = block.and_then(|block| nearest(shown, block, stretch.scale, x));
    let Some(article) = shown.project().article(stretch.article) else { return };
    if response.clicked() {
        match statement {
            Some(statement) => {
                let more = ui.input(|input| input.modifiers.command);
                queue.push(Action::Select { statement: statement.id, more });
            }
            None => go(article, stretch.scale.byte(x), queue),
        }
    }
    if let Some(statement) =
        statement.filter(|it| response.secondary_clicked() && !shown.selection.has(it.id))
    {
        queue.push(Action::Select { statement: statement.id, more: false });
    }
    let response = response.clone().on_hover_cursor(CursorIcon::PointingHand);
    response.on_hover_ui_at_pointer(|ui| {
        if shown.project().articles.len() > 1 {
            ui.small(cut(&article.title, LETTERS));
        }
        match block.zip(statement) {
            Some((block, statement)) => {
                ui.label(told(shown, statement));
                if block.count > 1 {
                    ui.small(format!("and {} more here", block.count - 1));
                }
            }
            None => {
                ui.label("Go to this place in the article");
            }
        }
    });
}

/// Drags the frame along the track. Returns `true` while it is being dragged.
fn drag(
    ui: &Ui,
    response: &Response,
    track: Rect,
    shown: &ViewContext<'_>,
    (present, visible): (&ArticleTrack, Option<Span>),
    view: &mut StripView,
    queue: &mut ActionQueue,
) -> bool {
    let Some((visible, article)) = visible.zip(shown.project().article(present.article)) else {
        return false;
    };
    let frame = paint::frame_rect(track, present.scale.reach(visible));
    let began = ui.input(|input| input.pointer.press_origin());
    if let Some(origin) = began.filter(|_| response.drag_started()) {
        // Taken hold of beside it, the frame comes under the pointer.
        let inside = frame.expand(2.0).x_range().contains(origin.x);
        view.grip = Some(if inside { origin.x - frame.left() - 2.0 } else { frame.width() / 2.0 });
    }
    let (Some(grip), Some(pointer)) = (view.grip, response.interact_pointer_pos()) else { return false };
    if !response.dragged() {
        view.grip = None;
        return false;
    }
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    let to = present.scale.byte(pointer.x - grip - track.left());
    if to.abs_diff(visible.start) * track.width() as usize > present.scale.words.len() {
        go(article, to, queue);
    }
    true
}

/// The statement of a block that is nearest to the pointer.
fn nearest<'a>(
    shown: &ViewContext<'a>,
    block: &StripBlock,
    scale: StripScale,
    x: f32,
) -> Option<&'a Statement> {
    let like = shown.statement(block.like)?;
    if block.count == 1 {
        return Some(like);
    }
    // Those of the other lane are between them in reading order; what the filters leave comes first.
    let layout = shown.layout();
    let index = &layout.index;
    let rows = index.table.rows.get(block.place.number()..).unwrap_or_default();
    let lane = rows
        .iter()
        .filter(|row| layout.can_have_card(row) && !row.lost && row.is_nested() == like.via.is_some());
    let left = lane.take(block.count).filter(|row| block.faint || layout.passes_or_selected(row.id));
    let far = |row: &StatementRow| (scale.x(row.extent.start) - x).abs();
    shown.statement(left.min_by(|one, other| far(one).total_cmp(&far(other)))?.id)
}

/// "Amnesty, Kate Allen said: Britain “needs to come clean…"
fn told(shown: &ViewContext<'_>, statement: &Statement) -> String {
    let party = shown.party_name(shown.project().party_of(statement));
    let cue = shown.cue(statement);
    let space = if cue.is_empty() { "" } else { " " };
    let words = cut(&shown.project().words_of(statement), LETTERS);
    let filtered = if shown.layout().passes(statement.id) { "" } else { "\nLeft out by the filters" };
    format!("{party}, {}{space}{cue}: {words}{filtered}", shown.speaker_name(statement))
}
