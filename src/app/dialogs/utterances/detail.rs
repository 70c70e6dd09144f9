//! The present utterance in each paper, with the words that it cut struck through in the fullest passage.

use egui::text::{LayoutJob, TextFormat};
use egui::{Label, RichText, ScrollArea, Stroke, Ui};

use super::list::UtteranceLine;
use crate::app::theme;
use crate::app::utterances::{member_words, outlet, telling};
use crate::app::view_context::ViewContext;
use analysis::UtteranceMember;
use model::{ReviewStatus, Span};

/// Shows an utterance, paper by paper, in a part of this height.
pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, it: &UtteranceLine, height: f32) {
    ui.add_space(6.0);
    ScrollArea::vertical()
        .id_salt("told by each paper")
        .max_height(height - 12.0)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - 8.0);
            let why = &it.shared.utterance.why;
            let status = match it.shared.status {
                ReviewStatus::Confirmed => "Confirmed".to_owned(),
                _ => format!("Suggested, {}: {}", why.certainty(), why.rule),
            };
            ui.add(Label::new(RichText::new(status).small().weak()).wrap());
            for member in &it.shared.utterance.members {
                passage(ui, shown, it, member);
            }
            for article in &it.silent {
                let text = format!("{}: not found in this article", outlet(shown.project(), *article));
                ui.add(Label::new(RichText::new(text).small().color(shown.tokens.warning)).wrap());
            }
        });
}

/// The words of one paper; below them, where it cut some, the fullest passage with these struck through.
fn passage(ui: &mut Ui, shown: &ViewContext<'_>, it: &UtteranceLine, member: &UtteranceMember) {
    let project = shown.project();
    let head = format!("{}, {}  ", outlet(project, member.article), telling(Some(member.told)));
    let soft = TextFormat::simple(theme::sans(theme::META), shown.tokens.soft_ink);
    let plain = TextFormat {
        line_height: Some(20.0),
        ..TextFormat::simple(theme::serif(theme::CARD_TEXT), shown.tokens.ink)
    };
    let mut job = LayoutJob::default();
    job.append(&head, 0.0, soft.clone());
    job.append(&member_words(project, member), 0.0, plain.clone());
    ui.add(Label::new(job).wrap());
    let utterance = &it.shared.utterance;
    let fullest = utterance.members.get(utterance.fullest);
    let Some(fullest) = fullest.filter(|_| !member.cut.is_empty()) else { return };
    let Some(article) = project.article(fullest.article) else { return };
    let struck = TextFormat {
        strikethrough: Stroke::new(1.0, shown.tokens.warning),
        color: shown.tokens.soft_ink,
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    job.append("Cut there  ", 0.0, soft);
    for (at, span) in fullest.spans.iter().enumerate() {
        if at > 0 {
            job.append(" … ", 0.0, plain.clone());
        }
        for (part, is_cut) in parts(*span, &member.cut) {
            job.append(part.of(&article.text), 0.0, if is_cut { struck.clone() } else { plain.clone() });
        }
    }
    ui.indent(("cut", member.article, member.spans.first().map(|it| it.start)), |ui| {
        ui.add(Label::new(job).wrap());
    });
}

/// Divides a span at others, which come in order: the parts, each with whether it lies in one of them.
fn parts(span: Span, cut: &[Span]) -> Vec<(Span, bool)> {
    let mut found = Vec::new();
    let mut at = span.start;
    for cut in cut.iter().filter(|cut| cut.start >= span.start && cut.end <= span.end) {
        if cut.start > at {
            found.push((Span::new(at, cut.start), false));
        }
        if cut.end > at {
            found.push((Span::new(cut.start.max(at), cut.end), true));
            at = cut.end;
        }
    }
    if at < span.end {
        found.push((Span::new(at, span.end), false));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_divided_at_the_words_that_were_cut() {
        let cut = [Span::new(2, 4), Span::new(6, 10), Span::new(20, 22)];
        let expected = [(0, 2, false), (2, 4, true), (4, 6, false), (6, 10, true)];
        let read: Vec<_> =
            parts(Span::new(0, 10), &cut).iter().map(|(it, cut)| (it.start, it.end, *cut)).collect();
        assert_eq!(read, expected);
        assert_eq!(parts(Span::new(0, 3), &[]), [(Span::new(0, 3), false)]);
    }
}
