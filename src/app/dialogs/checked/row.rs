//! A fact-check in the list.

use egui::{Response, Role, Ui, WidgetInfo, pos2};

use super::super::cursor;
use super::is_kept;
use crate::app::evidence::CheckedClaim;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::line;
use model::one_line;

/// Shows a row; with `statement`, the words of the statement and not those of the checked claim.
pub(super) fn show(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    it: &CheckedClaim,
    statement: bool,
    here: bool,
) -> Response {
    let tokens = theme::of(ui.ctx());
    let review = &it.hit.review;
    let words = match shown.statement(it.statement).filter(|_| statement) {
        Some(statement) => one_line(&shown.project().words_of(statement)),
        None => one_line(&review.claim),
    };
    let verdict = review.verdict.as_deref().unwrap_or("no verdict");
    let kept = if is_kept(shown, it.statement, &it.hit) { " · evidence already" } else { "" };
    let by = review.reviewer.as_deref().unwrap_or_default();
    let about = format!("{} % alike · {verdict} · {by}{kept}", it.hit.likeness);
    let (rect, response) = cursor::row(ui, super::ROW, here);
    let left = rect.left() + 10.0;
    line(ui, pos2(left, rect.top() + 14.0), &words, theme::serif(14.0), tokens.ink, rect.width() - 20.0);
    line(
        ui,
        pos2(left, rect.top() + 33.0),
        &about,
        theme::sans(theme::META),
        tokens.soft_ink,
        rect.width() - 20.0,
    );
    response
        .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, here, format!("{words}, {about}")));
    response
}
