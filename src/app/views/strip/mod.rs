//! The strip: the article at a glance, from its first word to its last.

mod lanes;

use std::sync::Arc;

use egui::{
    Align2, Color32, CornerRadius, CursorIcon, Id, Painter, Rect, Response, Role, Sense, Shape, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use self::lanes::{Block, Given, Lanes, Scale};
use super::super::action::{Action, Queue};
use super::super::index::Aspects;
use super::super::shown::Shown;
use super::super::theme;
use crate::model::{Act, Article, ArticleId, Span, Statement, Status};

/// The height of the track in which the blocks are, and of the words above it.
const TRACK: f32 = 19.0;
const LABELS: f32 = 14.0;
/// The narrowest block that has room for a letter.
const LETTERED: f32 = 14.0;
/// How much of the track's height a nested statement has.
const NESTED: f32 = 0.5;
/// How much of its lane's height an attitude has.
const ATTITUDE: f32 = 0.45;
/// Words shown of a statement that the pointer is on.
const WORDS: usize = 14;

/// What is kept from one frame to the next.
#[derive(Clone)]
struct Kept {
    of: (u64, ArticleId, Scale),
    lanes: Arc<Lanes>,
}

/// Shows the strip; `visible` is the stretch of the article that the reading column shows.
pub(crate) fn show(ui: &mut Ui, shown: &Shown<'_>, visible: Option<Span>, queue: &mut Queue) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LABELS + TRACK), Sense::hover());
    let track = Rect::from_min_max(pos2(rect.left(), rect.bottom() - TRACK), rect.max);
    labels(ui.painter(), rect, shown);
    ui.painter().rect_filled(track, CornerRadius::same(3), shown.tokens.ground);
    let Some(article) = shown.article.and_then(|id| shown.project().article(id)) else {
        return;
    };
    let words = Span::new(0, article.text.trim_end().len());
    let scale = Scale { words, width: track.width() };
    let lanes = kept(ui, shown, article, scale);
    // Not a stop of the Tab key: the cards are, and each block stands for one of them.
    let response = ui.interact(track, Id::unique("strip"), Sense::CLICK);
    response.widget_info(|| {
        let many = if lanes.count == 1 { "" } else { "s" };
        let name = format!("Strip: {} statement{many} of the article in reading order", lanes.count);
        WidgetInfo::labeled(Role::GenericContainer, ui.is_enabled(), name)
    });
    paint(ui.painter(), track, shown, &lanes);
    ring(ui.painter(), track, shown, article, scale);
    if let Some(visible) = visible.filter(|_| !words.is_empty()) {
        frame(ui.painter(), track, shown, scale.reach(visible));
    }
    point(ui, &response, track, shown, (&lanes, scale), queue);
}

fn labels(painter: &Painter, rect: Rect, shown: &Shown<'_>) {
    let middle = match shown.article {
        Some(_) => "the article, first word to last",
        None => "the article’s statements will be here, first word to last",
    };
    let y = rect.top() + 4.0;
    let font = theme::sans(10.0);
    for (x, align, text) in [
        (rect.left(), Align2::LEFT_CENTER, "lead"),
        (rect.center().x, Align2::CENTER_CENTER, middle),
        (rect.right(), Align2::RIGHT_CENTER, "end"),
    ] {
        painter.text(pos2(x, y), align, text, font.clone(), shown.tokens.soft_ink);
    }
}

/// The blocks, computed once for a state of the project and a width.
fn kept(ui: &Ui, shown: &Shown<'_>, article: &Article, scale: Scale) -> Arc<Lanes> {
    let id = Id::unique("strip's blocks");
    let index = shown.index();
    let of = (index.serial(Aspects::CARDS | Aspects::REVIEW), article.id, scale);
    if let Some(kept) = ui.data(|data| data.get_temp::<Kept>(id)).filter(|kept| kept.of == of) {
        return kept.lanes;
    }
    let place = index.table.article(article.id);
    let given = index.shown().filter(|row| row.article == place && !row.lost).map(|row| Given {
        id: row.id,
        extent: row.extent,
        party: index.table.party(row),
        status: row.status,
        nested: row.nested,
        act: row.act,
    });
    let lanes = Arc::new(Lanes::new(given, scale));
    ui.data_mut(|data| data.insert_temp(id, Kept { of, lanes: lanes.clone() }));
    lanes
}

/// Where a block is drawn.
fn place(track: Rect, reach: (f32, f32), nested: bool) -> Rect {
    let top = if nested { track.bottom() - track.height() * NESTED } else { track.top() + 2.0 };
    let bottom = if nested { track.bottom() } else { track.bottom() - 2.0 };
    // A hair is left free, so that statements that follow each other are two blocks and not one.
    let right = (reach.1 - 0.75).max(reach.0 + 1.5);
    Rect::from_min_max(pos2(track.left() + reach.0, top), pos2(track.left() + right, bottom))
}

fn paint(painter: &Painter, track: Rect, shown: &Shown<'_>, lanes: &Lanes) {
    for (lane, nested) in [(&lanes.outer, false), (&lanes.nested, true)] {
        for block in lane {
            let mut rect = place(track, (block.left, block.right), nested);
            if block.act == Act::Attitude {
                // Lower than what is said.
                rect = rect.with_min_y(rect.bottom() - rect.height() * ATTITUDE);
            }
            paint_block(painter, rect, shown, block, nested);
        }
    }
}

/// Filled where a person agreed, an outline where the app suggests, crossed where a person said no.
fn paint_block(painter: &Painter, rect: Rect, shown: &Shown<'_>, block: &Block, nested: bool) {
    let tokens = shown.tokens;
    let colour = shown.party_colour(block.party);
    let radius = CornerRadius::same(2);
    let stroke = Stroke::new(1.25, colour);
    if nested {
        // Apart from the block of the statement that tells it.
        painter.rect_filled(rect.expand2(vec2(1.5, 0.0)).with_min_y(rect.top() - 1.5), radius, tokens.ground);
    }
    let ink = if block.status == Status::Confirmed {
        painter.rect_filled(rect, radius, colour);
        tokens.card
    } else {
        painter.rect_filled(rect, radius, tokens.paper);
        painter.rect_filled(rect, radius, tokens.tint(colour, 0.18));
        if rect.width() < 5.0 {
            // Too narrow for an outline: broken in the middle.
            let x = rect.center().x;
            let stroke = Stroke::new(rect.width(), colour);
            let ends = [pos2(x, rect.top()), pos2(x, rect.bottom())];
            painter.extend(Shape::dashed_line(&ends, stroke, 3.0, 2.0));
        } else {
            painter.rect_stroke(rect, radius, stroke, StrokeKind::Inside);
        }
        colour
    };
    if block.status == Status::Rejected {
        painter.line_segment([rect.left_bottom(), rect.right_top()], stroke);
    }
    letter(painter, rect, shown, block, ink);
}

fn letter(painter: &Painter, rect: Rect, shown: &Shown<'_>, block: &Block, ink: Color32) {
    let size = (rect.height() * 0.82).min(10.0);
    if block.count == 1 && block.act == Act::Speech && rect.width() >= LETTERED && size >= 5.0 {
        let letter = shown.party_letter(block.party);
        // At the left, where a nested statement that covers the rest seldom is.
        let at = pos2(rect.left() + LETTERED / 2.0, rect.center().y);
        painter.text(at, Align2::CENTER_CENTER, letter, theme::bold(size), ink);
    }
}

/// Rings the selected statements. Each has its own ring, however many share a block.
fn ring(painter: &Painter, track: Rect, shown: &Shown<'_>, article: &Article, scale: Scale) {
    const MOST: usize = 200;
    for id in shown.selection.statements.iter().rev().take(MOST) {
        let own = |it: &&Statement| it.article == article.id && !it.is_lost();
        let Some(statement) = shown.statement(*id).filter(own) else { continue };
        let rect = place(track, scale.reach(statement.extent()), statement.via.is_some()).expand(2.0);
        let rect = rect.expand2(Vec2::new(if rect.width() < 8.0 { 1.0 } else { 0.0 }, 0.0));
        painter.rect_stroke(
            rect,
            CornerRadius::same(3),
            Stroke::new(1.75, shown.tokens.ink),
            StrokeKind::Inside,
        );
    }
}

/// Frames what the reading column shows.
fn frame(painter: &Painter, track: Rect, shown: &Shown<'_>, reach: (f32, f32)) {
    let rect = Rect::from_min_max(
        pos2(track.left() + reach.0, track.top()),
        pos2((track.left() + reach.1).min(track.right()), track.bottom()),
    );
    let stroke = Stroke::new(1.0, shown.tokens.soft_ink);
    painter.rect_stroke(rect.expand(2.0), CornerRadius::same(4), stroke, StrokeKind::Middle);
}

/// The statement of a block that is nearest to the pointer.
fn nearest<'a>(shown: &Shown<'a>, block: &Block, scale: Scale, x: f32) -> Option<&'a Statement> {
    let first = shown.index().place(block.first)?;
    if block.count == 1 {
        return shown.statement(block.first);
    }
    let nested = shown.statement(block.first)?.via.is_some();
    // Those of the other lane stand between them in reading order.
    let order = shown.index().order.get(first..).unwrap_or_default();
    let own = |it: &&Statement| it.via.is_some() == nested && !it.is_lost();
    let all = order.iter().filter_map(|id| shown.statement(*id)).filter(own);
    let far = |statement: &Statement| (scale.x(statement.extent().start) - x).abs();
    all.take(block.count).min_by(|one, other| far(one).total_cmp(&far(other)))
}

/// What the pointer does: it tells whose words are under it, and selects them.
fn point(
    ui: &Ui,
    response: &Response,
    track: Rect,
    shown: &Shown<'_>,
    blocks: (&Lanes, Scale),
    queue: &mut Queue,
) {
    let (lanes, scale) = blocks;
    let Some(pointer) = response.hover_pos().or(response.interact_pointer_pos()) else { return };
    let low = pointer.y >= track.bottom() - track.height() * NESTED;
    let x = pointer.x - track.left();
    let Some(block) = lanes.at(x, low) else { return };
    let Some(statement) = nearest(shown, block, scale, x) else { return };
    if response.clicked() {
        let more = ui.input(|input| input.modifiers.command);
        queue.push(Action::Select { statement: statement.id, more });
    }
    let response = response.clone().on_hover_cursor(CursorIcon::PointingHand);
    response.on_hover_ui_at_pointer(|ui| {
        ui.label(told(shown, statement));
        if block.count > 1 {
            ui.small(format!("and {} more here", block.count - 1));
        }
    });
}

/// "Amnesty, Kate Allen said: Britain “needs to come clean…"
fn told(shown: &Shown<'_>, statement: &Statement) -> String {
    let party = shown.party_name(shown.project().party_of(statement));
    let cue = shown.cue(statement);
    let all = shown.project().words_of(statement);
    let mut words: Vec<&str> = all.split_whitespace().take(WORDS + 1).collect();
    let more = words.len() > WORDS;
    words.truncate(WORDS);
    let space = if cue.is_empty() { "" } else { " " };
    let end = if more { " …" } else { "" };
    format!("{party}, {}{space}{cue}: {}{end}", shown.speaker_name(statement), words.join(" "))
}
