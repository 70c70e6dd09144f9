//! One card, laid out: who says it, the words, what it is coded with and tied to.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, CornerRadius, Galley, Painter, Pos2, Rect, Stroke, StrokeKind, Vec2, pos2, vec2};

use super::card_text::{correction_note, facts, perhaps_answered};
use super::words;
use crate::app::theme::{self, ThemeTokens};
use crate::app::view_context::ViewContext;
use crate::app::widgets::{CHIP_HEIGHT, Chip, ChipKind, dashed_rect, paint_letters};
use analysis::SharedSpan;
use model::{Act, PartyId, ReviewStatus, Statement, one_line};

/// Rows of words before a card is cut, as long as it is not selected.
pub(super) const MOST_ROWS: usize = 12;
/// The height of a row of words.
pub(super) const WORDS_ROW: f32 = 21.0;
/// The height of a row of chips, with the room above it.
pub(super) const FOOT_ROW: f32 = CHIP_HEIGHT + 6.0;

const LEFT: f32 = 12.0 + theme::BAR;
const RIGHT: f32 = 11.0;
const TOP: f32 = 9.0;
const BOTTOM: f32 = 10.0;
const HEAD: f32 = 17.0;
const HEAD_GAP: f32 = 3.0;
const LETTER: f32 = 14.0;
const CHIP_GAP: f32 = 5.0;
const SPEAKER: f32 = 12.0;
/// The part of the first row that the buttons of a suggestion take.
const BUTTONS: f32 = 118.0;
/// The same where the card is too narrow for words, and signs are on the buttons.
const SIGNS: f32 = 58.0;
/// Cards narrower than that have signs.
const WORDY: f32 = 300.0;

/// The share of a card's width that its words have.
pub(super) fn inner_width(card: f32) -> f32 {
    card - LEFT - RIGHT
}

/// Returns `true` if the buttons of a suggestion have words on them; signs otherwise.
pub(super) fn has_wordy_buttons(card: f32) -> bool {
    card >= WORDY
}

fn buttons_width(card: f32) -> f32 {
    if has_wordy_buttons(card) { BUTTONS } else { SIGNS }
}

/// The height of a card, given its words and its foot.
pub(super) fn height_of(words: f32, foot: f32) -> f32 {
    TOP + HEAD + HEAD_GAP + words + foot + BOTTOM
}

/// The state of a card for the person at the screen.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct CardState {
    pub(super) selected: bool,
    pub(super) hovered: bool,
    pub(super) focused: bool,
    /// True if buttons are where the word "suggested" is.
    pub(super) buttons: bool,
}

/// The room of a card, and its uses.
#[derive(Debug, Clone, Copy)]
pub(super) struct CardExtent {
    pub(super) width: f32,
    /// True if all of the words are shown, however many.
    pub(super) whole: bool,
    /// True if the buttons of a suggestion are beside the speaker's name.
    pub(super) buttons: bool,
}

/// A card that is laid out and can be painted.
pub(super) struct Card {
    party: Option<PartyId>,
    /// True if it has the letter of its party.
    letter: bool,
    status: ReviewStatus,
    head: Arc<Galley>,
    state: Option<Arc<Galley>>,
    words: Arc<Galley>,
    chips: Vec<(Vec2, Chip)>,
    facts: Option<(Vec2, Arc<Galley>)>,
    /// Its size.
    pub(super) size: Vec2,
}

impl Card {
    /// Lays a card out.
    pub(super) fn new(
        painter: &Painter,
        shown: &ViewContext<'_>,
        statement: &Statement,
        echo: &[SharedSpan],
        extent: CardExtent,
    ) -> Self {
        let CardExtent { width, whole, buttons } = extent;
        let tokens = shown.tokens;
        let inner = inner_width(width);
        let small = |text: &str, colour: Color32| {
            painter.layout_no_wrap(text.to_owned(), theme::sans(theme::META), colour)
        };
        // Where the panel says whose the card is, no letter does.
        let letter = !shown.has_own_panel(statement);
        let before = if letter { LETTER + 6.0 } else { 0.0 };
        let room = inner - before;
        let mut named = painter.layout_job(head(shown, statement, room, 3));
        let named_to = named.rows.first().map_or(0.0, |row| row.rect().right());
        // Where the name leaves no room for the state, that is below with the other facts.
        let state = state(tokens, statement.status).map(|(text, ink)| small(text, ink));
        let state = state.filter(|galley| named_to + galley.size().x + 8.0 <= room);
        if buttons && statement.status == ReviewStatus::Suggested {
            // The same number of rows: nothing may jump when the pointer comes by.
            named = painter.layout_job(head(shown, statement, room - buttons_width(width), named.rows.len()));
        }
        let words = painter.layout_job(words::job(shown, statement, echo, inner, whole));
        let mut card = Self {
            party: shown.project().party_of(statement),
            letter,
            status: statement.status,
            head: named,
            state,
            words,
            chips: Vec::new(),
            facts: None,
            size: Vec2::ZERO,
        };
        let foot = card.lay_out_foot(painter, shown, statement, inner);
        let more = (card.head.size().y - HEAD).max(0.0);
        card.size = vec2(width, (height_of(card.words.size().y, foot) + more).ceil());
        card
    }

    /// Chips from the left, facts at the right, in as many rows as they need; gives how high that is.
    fn lay_out_foot(
        &mut self,
        painter: &Painter,
        shown: &ViewContext<'_>,
        it: &Statement,
        width: f32,
    ) -> f32 {
        let mut at = Vec2::ZERO;
        for (kind, text) in chips(shown, it, width) {
            let chip = Chip::new(painter, kind, &text, width);
            if at.x > 0.0 && at.x + chip.size().x > width {
                at = vec2(0.0, at.y + CHIP_HEIGHT + CHIP_GAP);
            }
            let next = at.x + chip.size().x + CHIP_GAP;
            self.chips.push((at, chip));
            at.x = next;
        }
        let facts = facts(shown, it);
        let state = state(shown.tokens, it.status).filter(|_| self.state.is_none());
        if !facts.is_empty() || state.is_some() {
            let mut job = LayoutJob::default();
            let small = |ink| TextFormat::simple(theme::sans(theme::META), ink);
            if let Some((text, ink)) = state {
                job.append(text, 0.0, small(ink));
            }
            let dot = if state.is_some() && !facts.is_empty() { " · " } else { "" };
            job.append(&format!("{dot}{facts}"), 0.0, small(shown.tokens.soft_ink));
            job.wrap = TextWrapping { max_rows: 3, ..TextWrapping::wrap_at_width(width) };
            let galley = painter.layout_job(job);
            let size = galley.size();
            if at.x > 0.0 && at.x + size.x + 4.0 > width {
                at.y += CHIP_HEIGHT + 2.0;
            }
            let down = ((CHIP_HEIGHT - size.y) / 2.0).max(0.0);
            self.facts = Some((vec2(width - size.x, at.y + down), galley));
            at.y += (size.y - CHIP_HEIGHT).max(0.0);
        }
        if self.chips.is_empty() && self.facts.is_none() { 0.0 } else { at.y + FOOT_ROW }
    }

    /// Returns the rectangle of the buttons of a suggestion.
    pub(super) fn buttons(rect: Rect) -> Rect {
        Rect::from_min_max(
            pos2(rect.right() - RIGHT - buttons_width(rect.width()), rect.top() + 4.0),
            pos2(rect.right() - 6.0, rect.top() + 27.0),
        )
    }

    /// Paints it, with its left top corner there.
    pub(super) fn paint(&self, painter: &Painter, at: Pos2, shown: &ViewContext<'_>, look: CardState) {
        let tokens = shown.tokens;
        let rect = Rect::from_min_size(at, self.size);
        let colour = shown.party_colour(self.party);
        self.paint_ground(painter, rect, shown, colour, look);
        let left = at.x + LEFT;
        let mut y = at.y + TOP;
        let mut name = left;
        if self.letter {
            let letter = Rect::from_min_size(pos2(left, y + (HEAD - LETTER) / 2.0), Vec2::splat(LETTER));
            paint_letters(painter, letter, shown.party_letters(self.party), colour);
            name += LETTER + 6.0;
        }
        let down = (HEAD - self.head.size().y).max(0.0) / 2.0;
        painter.galley(pos2(name, y + down), self.head.clone(), tokens.ink);
        if let Some(state) = self.state.as_ref().filter(|_| !look.buttons) {
            let right = rect.right() - RIGHT - state.size().x;
            let down = (HEAD - state.size().y) / 2.0;
            painter.galley(pos2(right, y + down), state.clone(), tokens.ink);
        }
        y += self.head.size().y.max(HEAD) + HEAD_GAP;
        painter.galley(pos2(left, y), self.words.clone(), tokens.ink);
        let foot = pos2(left, y + self.words.size().y + FOOT_ROW - CHIP_HEIGHT);
        for (offset, chip) in &self.chips {
            chip.paint(painter, foot + *offset);
        }
        if let Some((offset, galley)) = &self.facts {
            painter.galley(foot + *offset, galley.clone(), tokens.ink);
        }
    }

    /// The white card, its bar, and a border that shows its state.
    fn paint_ground(
        &self,
        painter: &Painter,
        rect: Rect,
        shown: &ViewContext<'_>,
        bar: Color32,
        look: CardState,
    ) {
        let tokens = shown.tokens;
        let radius = CornerRadius::same(theme::RADIUS);
        let mut inner = rect;
        inner.min.x += theme::BAR;
        let flat = CornerRadius { nw: 2, sw: 2, ..radius };
        // No wider than it is seen: its colour would show at the card's other corners.
        let seen = rect.with_max_x(inner.min.x + f32::from(flat.nw));
        painter.with_clip_rect(painter.clip_rect().intersect(seen)).rect_filled(rect, radius, bar);
        painter.rect_filled(inner, flat, tokens.card);
        let border = if look.hovered { tokens.edge } else { tokens.line };
        match self.status {
            ReviewStatus::Suggested => {
                let stroke = Stroke::new(1.0, if look.hovered { tokens.ink } else { tokens.edge });
                dashed_rect(painter, rect.shrink(0.5), f32::from(theme::RADIUS), stroke, 4.0, 3.0);
            }
            ReviewStatus::Confirmed | ReviewStatus::Rejected => {
                painter.rect_stroke(rect, radius, Stroke::new(1.0, border), StrokeKind::Inside);
            }
        }
        let outer = CornerRadius::same(theme::RADIUS + 2);
        if look.selected {
            painter.rect_stroke(rect, radius, Stroke::new(2.0, tokens.ink), StrokeKind::Outside);
        }
        if look.focused {
            let stroke = Stroke::new(1.5, tokens.accent);
            painter.rect_stroke(rect.expand(2.5), outer, stroke, StrokeKind::Outside);
        }
    }
}

/// The word for a statement that was rejected. A suggestion is told by its dashed border, and by a word to screen readers.
fn state(tokens: &ThemeTokens, status: ReviewStatus) -> Option<(&'static str, Color32)> {
    match status {
        ReviewStatus::Suggested | ReviewStatus::Confirmed => None,
        ReviewStatus::Rejected => Some(("rejected", tokens.warning)),
    }
}

/// Shows who says it: the name, the cue, and who tells of it.
fn head(shown: &ViewContext<'_>, statement: &Statement, width: f32, max_rows: usize) -> LayoutJob {
    let tokens = shown.tokens;
    let wrap = TextWrapping { max_width: width.max(40.0), max_rows, ..TextWrapping::default() };
    let mut job = LayoutJob { wrap, ..LayoutJob::default() };
    let name = TextFormat::simple(theme::bold(SPEAKER), tokens.ink);
    let soft = TextFormat::simple(theme::sans(theme::META), tokens.soft_ink);
    job.append(&one_line(shown.speaker_name(statement)), 0.0, name);
    if let Some(told) = shown.told_by(statement) {
        let cue = one_line(shown.cue(statement));
        let space = if cue.is_empty() { "" } else { " " };
        job.append(&format!("{space}{cue}, {told}"), 0.0, soft);
    } else {
        // With a space, so that a line can end before the cue and not within it.
        job.append(&format!(" {}", one_line(shown.cue(statement))), 3.0, soft);
    }
    job
}

/// The nature and the coding of a statement, as chips: attitude and claim first, the verdict last.
fn chips(shown: &ViewContext<'_>, statement: &Statement, width: f32) -> Vec<(ChipKind, String)> {
    let project = shown.project();
    let mut chips = Vec::new();
    let unsettled = correction_note(shown, statement);
    // A card has no room for all of it; its name and the inspector say it whole.
    let short = |text: &'static str| text.strip_suffix(" in the corrected text").unwrap_or(text);
    chips.extend(unsettled.map(|text| (ChipKind::Warning, format!("! {}", short(text)))));
    if statement.act == Act::Attitude {
        chips.push((ChipKind::Attitude, "Attitude".to_owned()));
    }
    if statement.claim {
        chips.push((ChipKind::Claim, "Claim".to_owned()));
    }
    let mut seen = Vec::new();
    for tagging in &statement.tags {
        if seen.contains(&tagging.tag) {
            continue;
        }
        seen.push(tagging.tag);
        if let Some((_, tag)) = project.codebook.tag(tagging.tag) {
            let sign = statement.position_sign(tag.id);
            chips.push((ChipKind::Tag, format!("{sign}{}", tag.name)));
        }
    }
    chips.extend(perhaps_answered(shown, statement).map(|words| (ChipKind::Perhaps, words)));
    let rating = statement.verdict.as_ref().and_then(|rated| project.scale.rating(rated.rating));
    // Where room is short the name of the rating says enough: only verdicts are filled.
    let prefix = if width < 230.0 { "" } else { "Verdict: " };
    chips.extend(rating.map(|rating| (ChipKind::Verdict, format!("{prefix}{}", rating.name))));
    chips
}
