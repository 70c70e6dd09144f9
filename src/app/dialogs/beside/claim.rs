//! The words of the statement, with what the source says too.

use egui::text::{LayoutJob, TextFormat};
use egui::{Label, Stroke, Ui};

use super::super::parts::{hint, speaker};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use analysis::{SharedKind, SharedSpan};
use model::{Span, Statement, spelled_out};

/// Returns the format of a part of the words: shared words are tinted, shared figures underlined too, and figures that differ have a
/// thick line.
pub(super) fn format(ui: &Ui, kind: SharedKind, plain: &TextFormat) -> TextFormat {
    let tokens = theme::of(ui.ctx());
    let (colour, underline) = match kind {
        SharedKind::Word => (tokens.accent, Stroke::NONE),
        SharedKind::SameFigure => (tokens.accent, Stroke::new(1.0, tokens.accent)),
        SharedKind::DifferingFigure => (tokens.warning, Stroke::new(2.0, tokens.warning)),
    };
    TextFormat { background: tokens.tint(colour, theme::ECHO), underline, ..plain.clone() }
}

/// Shows who says it, and the words.
pub(super) fn words(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    statement: &Statement,
    (text, spans): (&str, &[Span]),
    marks: &[SharedSpan],
) {
    speaker(ui, shown, statement);
    let mut plain = TextFormat::simple(theme::serif(theme::READING), shown.tokens.ink);
    plain.line_height = Some(22.0);
    let mut job = LayoutJob::default();
    for (at, span) in spans.iter().enumerate() {
        if at > 0 {
            job.append(" … ", 0.0, plain.clone());
        }
        let mut from = span.start;
        for mark in marks.iter().filter(|mark| span.contains(mark.span) && mark.span.fits(text)) {
            if mark.span.start < from {
                continue;
            }
            job.append(&spelled_out(Span::new(from, mark.span.start).of(text)), 0.0, plain.clone());
            let tinted = format(ui, mark.shared, &plain);
            job.append(&spelled_out(mark.span.of(text)), 0.0, tinted);
            if mark.shared == SharedKind::DifferingFigure {
                let sign = TextFormat {
                    line_height: plain.line_height,
                    ..TextFormat::simple(theme::bold(theme::META), shown.tokens.warning)
                };
                job.append("\u{2060}≠", 1.0, sign);
            }
            from = mark.span.end;
        }
        job.append(&spelled_out(Span::new(from, span.end).of(text)), 0.0, plain.clone());
    }
    ui.add(Label::new(job).wrap().selectable(true));
    hint(ui, "Tinted: both say it. Underlined: the same figure or date. ≠: a figure that differs.");
}
