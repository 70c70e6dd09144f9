//! Why something was suggested, in a sentence.

use egui::text::{LayoutJob, TextFormat};
use egui::{CornerRadius, Frame, Label, Margin, Ui};

use super::parts::{heading, soft};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use model::{Link, Statement, Why};

/// Why a statement was found, and why its speaker was given to a party.
pub(super) fn of_statement(ui: &mut Ui, shown: &ViewContext<'_>, statement: &Statement) {
    heading(ui, "Why it was found");
    let speaker = statement.speaker.and_then(|id| shown.project().speakers.get(&id));
    match &statement.why {
        Some(why) => {
            let mut reasons = vec![reason(why)];
            if let Some((speaker, why)) = speaker.and_then(|speaker| Some((speaker, speaker.why.as_ref()?))) {
                let party = shown.party_name(speaker.party);
                reasons.push(format!("{} is in the panel of {party}: {}", speaker.name, reason(why)));
            }
            show(ui, &reasons);
        }
        None => {
            soft(ui, "A person made it.");
        }
    }
}

/// Why a link was suggested.
pub(super) fn of_link(ui: &mut Ui, link: &Link) {
    heading(ui, "Why it was suggested");
    match &link.why {
        Some(why) => show(ui, &[reason(why)]),
        None => {
            soft(ui, "A person made it.");
        }
    }
}

/// The sentence, with how sure it is as a word and a number.
pub(super) fn reason(why: &Why) -> String {
    let text = extract::explain(why);
    format!("{} ({} %).", text.trim_end_matches('.'), why.confidence)
}

/// Sentences on a ground of their own, the words that they quote in ink.
pub(super) fn show(ui: &mut Ui, reasons: &[String]) {
    let tokens = theme::of(ui.ctx());
    let frame = Frame::NONE
        .fill(tokens.ground)
        .corner_radius(CornerRadius::same(theme::RADIUS))
        .inner_margin(Margin::symmetric(10, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 7.0;
        for reason in reasons {
            let plain = TextFormat::simple(theme::sans(12.0), tokens.soft_ink);
            let mut strong = TextFormat::simple(theme::bold(12.0), tokens.ink);
            let mut job = LayoutJob::default();
            for (text, quoted) in quoted(reason) {
                let format = if quoted { &mut strong } else { &mut plain.clone() };
                format.line_height = Some(17.0);
                job.append(text, 0.0, format.clone());
            }
            ui.add(Label::new(job).wrap().selectable(true));
        }
    });
}

/// The parts of a sentence, those in quotation marks apart.
fn quoted(text: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('“') {
        let Some(length) = rest[start..].find('”') else { break };
        let end = start + length + '”'.len_utf8();
        parts.push((&rest[..start], false));
        parts.push((&rest[start..end], true));
        rest = &rest[end..];
    }
    parts.push((rest, false));
    parts.retain(|(part, _)| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_quotation_marks_stand_apart() {
        let parts = quoted("The verb “said” has “Ms “Roe” as subject.");
        let strong: Vec<&str> = parts.iter().filter(|part| part.1).map(|part| part.0).collect();
        assert_eq!(strong, ["“said”", "“Ms “Roe”"]);
        assert_eq!(quoted("no words"), [("no words", false)]);
        assert_eq!(quoted("left “open"), [("left “open", false)]);
    }

    #[test]
    fn a_reason_ends_with_how_sure_it_is() {
        let why = Why::new("label before a colon", &["Roe"], 92);
        assert!(reason(&why).ends_with("Sure (92 %)."), "{}", reason(&why));
    }
}
