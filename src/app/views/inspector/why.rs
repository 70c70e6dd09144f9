//! The reason for a suggestion, in a sentence.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Atom, Button, CornerRadius, Frame, Label, Layout, Margin, Role, Shape, Stroke, Ui, WidgetInfo,
    vec2,
};

use super::parts::{heading, quiet, soft};
use super::view::InspectorView;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::unbroken;
use model::{Link, ReviewStatus, Statement, Why};

/// Shows why a statement was found, why its speaker was given to a party, and why it looks like a kind of claim: one line, which
/// unfolds. Once a person has confirmed the statement nothing but its heading is left of it.
pub(super) fn of_statement(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    statement: &Statement,
    view: &mut InspectorView,
) {
    let reasons = reasons(shown, statement);
    let first = reasons.first().map_or("A person made it.", String::as_str);
    let open = view.unfolded == Some(statement.id);
    let hint = if open || statement.status == ReviewStatus::Confirmed { "" } else { first };
    if line(ui, open, hint, first) {
        view.unfolded = (!open).then_some(statement.id);
    }
    if open {
        let none = [first.to_owned()];
        show(ui, if reasons.is_empty() { &none } else { &reasons });
    }
}

fn reasons(shown: &ViewContext<'_>, statement: &Statement) -> Vec<String> {
    let speaker = statement.speaker.and_then(|id| shown.project().speakers.get(&id));
    let Some(why) = &statement.why else { return Vec::new() };
    let mut reasons = vec![reason(why)];
    if let Some((speaker, why)) = speaker.and_then(|speaker| Some((speaker, speaker.why.as_ref()?))) {
        let party = shown.party_name(speaker.party);
        reasons.push(format!("{} is in the panel of {party}: {}", speaker.name, reason(why)));
    }
    if let Some(nature) = &statement.nature {
        reasons.push(format!("It looks like {}: {}", nature.kind.name(), reason(&nature.why)));
    }
    reasons
}

/// The line: an arrow, the heading, and as much of the reason as there is room for. Returns `true` if it was pressed.
fn line(ui: &mut Ui, open: bool, hint: &str, whole: &str) -> bool {
    const HEADING: &str = "Why it was found";
    let tokens = theme::of(ui.ctx());
    ui.add_space(4.0);
    let arrow = Atom::paint(vec2(8.0, 8.0), move |ui, args| {
        let rect = args.rect;
        let corners = if open {
            vec![rect.left_top(), rect.right_top(), rect.center_bottom()]
        } else {
            vec![rect.left_top(), rect.right_center(), rect.left_bottom()]
        };
        let colour = args.fallback_text_color;
        ui.painter().add(Shape::convex_polygon(corners, colour, Stroke::NONE));
    });
    let mut job = LayoutJob::default();
    job.append(HEADING, 0.0, TextFormat::simple(theme::bold(11.0), tokens.soft_ink));
    if !hint.is_empty() {
        job.append(hint, 8.0, TextFormat::simple(theme::sans(theme::META), tokens.soft_ink));
    }
    let width = ui.available_width();
    let button = Button::new((arrow, job)).truncate().min_size(vec2(width, 0.0));
    let response = quiet(ui, |ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        ui.with_layout(Layout::top_down(Align::Min), |ui| ui.add(button)).inner
    });
    response.widget_info(|| {
        let name = if open { HEADING.to_owned() } else { format!("{HEADING}: {whole}") };
        WidgetInfo::selected(Role::DisclosureTriangle, true, open, name)
    });
    response.on_hover_text(whole).clicked()
}

/// Shows why a link was suggested.
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
                job.append(&unbroken(text), 0.0, format.clone());
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
