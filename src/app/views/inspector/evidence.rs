//! The evidence that is cited for a statement.

use egui::{Atoms, Button, Label, Rect, RichText, Ui};

use super::parts::{MORE, card, heading, more, quiet, small_row, soft, stance_mark};
use super::view::InspectorView;
use crate::app::action::ActionQueue;
use crate::app::command::Command;
use crate::app::request::DialogRequest;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::command_button;
use edit::{EvidenceIntent, Intent};
use model::{Citation, Evidence, EvidenceBalance, EvidenceSource, Stance, Statement, host_of, spelled_out};

/// The number of citations that are shown.
const MOST: usize = 60;

/// Shows what is cited for a statement.
pub(super) fn show(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    statement: &Statement,
    view: &mut InspectorView,
    queue: &mut ActionQueue,
) {
    heading(ui, "Evidence");
    let ids = shown.index().citations.get(&statement.id).map_or(&[][..], Vec::as_slice);
    if ids.is_empty() {
        soft(ui, "No source is cited for it yet.");
    } else {
        let citations = ids.iter().filter_map(|id| shown.project().citations.get(id));
        let balance = EvidenceBalance::of(citations).words();
        soft(ui, &format!("Balance: {balance}")).on_hover_text("How many citations support and refute it");
    }
    let before = view.cited.replace((statement.id, ids.len()));
    // The one that was cited last is in sight, wherever the sources are.
    let added = before.is_some_and(|(of, count)| of == statement.id && count < ids.len());
    for (at, id) in ids.iter().take(MOST).enumerate() {
        let Some(citation) = shown.project().citations.get(id) else { continue };
        let Some(evidence) = shown.project().evidence.get(&citation.evidence) else { continue };
        let card = cited(ui, shown, citation, evidence, queue);
        if added && at + 1 == ids.len() {
            ui.scroll_to_rect(card.expand(8.0), None);
        }
        ui.add_space(4.0);
    }
    if ids.len() > MOST {
        soft(ui, &format!("and {} more", ids.len() - MOST));
    }
    ui.add_space(2.0);
    small_row(ui, 0, |ui| {
        command_button(ui, Command::Cite, &shown.commands, queue);
        // Beside the other button, whose verb it shares: both have room in one row.
        let beside = ui.button("Beside the words…").accessible_name(Command::CiteBeside.spec().name);
        if beside.on_hover_text(Command::CiteBeside.tooltip(ui.ctx())).clicked() {
            queue.run(Command::CiteBeside);
        }
    });
}

fn cited(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    citation: &Citation,
    evidence: &Evidence,
    queue: &mut ActionQueue,
) -> Rect {
    let shown_card = card(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let width = ui.available_width() - MORE - 4.0;
            ui.scope(|ui| {
                ui.set_width(width);
                let title = RichText::new(spelled_out(&evidence.title)).font(theme::bold(theme::INTERFACE));
                ui.add(Label::new(title).wrap());
            });
            menu(ui, citation, evidence, queue);
        });
        let passage = citation.passage.and_then(|id| evidence.passage(id));
        let place = passage.map_or("", |passage| passage.place.as_str());
        let kind = if evidence.kind.is_unspecified() { "" } else { evidence.kind.name() };
        let facts = facts(&[kind, &evidence.author, &evidence.publisher, &evidence.date, place]);
        if !facts.is_empty() {
            soft(ui, &facts);
        }
        if let Some(passage) = passage {
            let text =
                RichText::new(spelled_out(&passage.text)).font(theme::serif(13.0)).line_height(Some(18.0));
            ui.add(Label::new(text).wrap().selectable(true));
        }
        if let Some(words) = shown.desk.files.problem(evidence) {
            let warning = RichText::new(words).small().color(shown.tokens.warning);
            ui.add(Label::new(warning).wrap());
        }
        stance(ui, shown, citation, evidence, queue);
        if let Some(strength) = citation.strength {
            soft(ui, &format!("Strength: {}", strength.name()));
        }
        if !citation.note.is_empty() {
            soft(ui, &format!("Note: {}", citation.note));
        }
        source(ui, &evidence.source, queue);
        if !evidence.archive.is_empty() {
            source(ui, &EvidenceSource::Address(evidence.archive.clone()), queue);
        }
    });
    shown_card.response.rect
}

/// The facts of a source, in one line.
pub(super) fn facts(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

/// Returns `true` if it speaks for the statement: mark, word, and a list to choose another.
fn stance(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    citation: &Citation,
    evidence: &Evidence,
    queue: &mut ActionQueue,
) {
    let tokens = shown.tokens;
    let look = |stance: Stance| {
        let colour = match stance {
            Stance::Supports => tokens.good,
            Stance::Refutes => tokens.warning,
            Stance::Context => tokens.soft_ink,
        };
        let text = RichText::new(stance.name()).font(theme::bold(12.0)).color(colour);
        Atoms::new((stance_mark(stance, colour), text))
    };
    quiet(ui, |ui| {
        ui.spacing_mut().button_padding.x = 1.0;
        let combo = egui::ComboBox::from_id_salt(citation.id).selected_text(look(citation.stance)).width(0.0);
        let response = combo.show_ui(ui, |ui| {
            for stance in Stance::ALL {
                let here = stance == citation.stance;
                if ui.add(Button::selectable(here, look(stance))).clicked() && !here {
                    let note = citation.note.clone();
                    queue.edit(Intent::Evidence(EvidenceIntent::SetCitation {
                        citation: citation.id,
                        stance,
                        strength: citation.strength,
                        note,
                    }));
                }
            }
        });
        let name = format!("What “{}” does", evidence.title);
        response.response.accessible_name(name).on_hover_text("Whether it speaks for the statement");
    });
}

/// Shows the place of a source; a web address can be opened.
pub(super) fn source(ui: &mut Ui, source: &EvidenceSource, queue: &mut ActionQueue) {
    match source {
        EvidenceSource::Address(address) => {
            let link = RichText::new(format!("Open {}…", host(address))).color(theme::of(ui.ctx()).accent);
            let response = ui.add(egui::Link::new(link.small()));
            let leave = response.on_hover_text(spelled_out(address)).clicked();
            if leave {
                queue.ask(DialogRequest::OpenAddress(address.clone()));
            }
        }
        EvidenceSource::File(path) => {
            let path = spelled_out(path);
            ui.add(Label::new(RichText::new(format!("File: {path}")).small().weak()).truncate())
                .on_hover_text(path);
        }
        EvidenceSource::Elsewhere => {}
    }
}

/// The host of an address: what a person knows it by.
pub(super) fn host(address: &str) -> String {
    host_of(address).map_or_else(String::new, |host| host.trim_start_matches("www.").to_owned())
}

fn menu(ui: &mut Ui, citation: &Citation, evidence: &Evidence, queue: &mut ActionQueue) {
    more(ui, &format!("More about “{}”", evidence.title), |ui| {
        if ui.button("Beside the words…").clicked() {
            let (statement, evidence) = (citation.statement, Some(evidence.id));
            queue.ask(DialogRequest::CiteBeside { statement, evidence });
        }
        if ui.button("Stance and note…").clicked() {
            queue.ask(DialogRequest::Citation(citation.id));
        }
        if ui.button("Edit the source…").clicked() {
            queue.ask(DialogRequest::EditEvidence(evidence.id));
        }
        let undo = Command::Undo.shortcut_text(ui.ctx()).unwrap_or_default();
        let tip = format!("The source stays in the project. Undo with {undo}");
        if ui.button("Remove citation").on_hover_text(tip).clicked() {
            queue.edit(Intent::Evidence(EvidenceIntent::RemoveCitation(citation.id)));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_says_where_an_address_leads() {
        assert_eq!(host("https://www.example.org/report?p=9"), "example.org");
        assert_eq!(host("http://example.org"), "example.org");
        assert_eq!(host("https://name@other.example:8080/x"), "other.example");
    }

    #[test]
    fn only_what_is_known_is_told() {
        assert_eq!(facts(&["A", "", "p. 9"]), "A · p. 9");
        assert_eq!(facts(&["", ""]), "");
    }
}
